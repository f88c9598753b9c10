"""The activation lab: functions and their slopes over this layer's pre-activations, and what many layers make."""

from __future__ import annotations

import math

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from playground.activations import ACTIVATIONS
from playground.checking import check
from playground.experiment import Experiment, Layer
from playground.frames import Frame, PreActivations, Wish, WishList
from playground.words import said
from widgets.formula import FormulaLabel
from widgets.numbers import fill_in
from widgets.paced import Paced
from widgets.plots.activation_compare import SlopeControl, slope_problem
from widgets.plots.activation_curves import CurvePanel
from widgets.plots.activation_header import CURVES, THROUGH, ActivationHeader
from widgets.plots.activation_math import USUAL, Function, Region, flat_regions, flat_shares, mean_slope, reach_of
from widgets.plots.activation_product import Factor, ProductPanel
from widgets.plots.activation_words import ActivationWords
from widgets.plots.marker import Marker
from widgets.plots.marks import Mark
from widgets.plots.plot_card import PlotCard
from widgets.plots.ticks import number
from widgets.text_size import px
from widgets.theme import LIGHT, Theme, scaled_font

BARS_MS = 80
"""Two canvases with new bars take 0.6 ms: every third frame is enough."""
READ_MS = 200
"""Figures that change more often cannot be read."""
BESIDE = 640
"""Pixels from which on f′ stands beside the product of many."""
ALL = 960
"""Pixels from which on everything stands side by side and the switch is not needed."""
FORMULA = 14.0
FORMULAS_FROM = 170
"""Pixels of height below which the curves need the room of the formulas."""
PRODUCT = r"|f'(z_1)| \cdot |f'(z_2)| \cdots |f'(z_n)|"


class ActivationPlot(PlotCard):
    """f and f′ of the selected hidden layer, and of others to compare, over this layer's pre-activations.

    Choosing another function here, or LeakyReLU's slope, is an edit of that layer; what is compared is remembered
    here alone. A second picture multiplies f′ through 1 to n layers.
    """

    NAME = "activation_plot"
    edited = Signal(object, object, str)  # the new Experiment, text for the undo menu, merge key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ActivationWords(self)
        self._theme = LIGHT
        self._experiment = Experiment()
        self._selected = -1
        self._histogram: PreActivations | None = None
        self._of = Layer()  # what the curves are drawn for
        self._shown: tuple[int | None, Layer | None] = (-1, None)
        self._reach = (-USUAL, USUAL)
        self._bands: tuple[Region, ...] = ()
        self._dot = Marker("o", QColor(), 8.0)
        self._build_header()
        self._build_body()
        self._bars = Paced(self, BARS_MS, self._show_histogram)
        self._figures = Paced(self, READ_MS, self._show_figures)
        self._show_layer()

    def _build_header(self) -> None:
        self._title = ActivationHeader(self.header)
        self.activation, self.compare, self.modes = self._title.activation, self._title.compare, self._title.modes
        self.layer_name = self._title.layer_name
        self.activation.currentIndexChanged.connect(self._choose)
        self.compare.changed.connect(self._show_functions)
        self.modes.idToggled.connect(self._arrange)

    def _build_body(self) -> None:
        self.f = CurvePanel("f")
        self.f_prime = CurvePanel("f′")
        self.product = ProductPanel(self._words.product_texts())
        self.panels = (self.f, self.f_prime, self.product)
        self.formulas = tuple(FormulaLabel(size=FORMULA) for _ in self.panels)
        self.formulas[2].set_latex(PRODUCT)
        self.f.pointed.connect(self._read_z)
        self.f_prime.pointed.connect(self._read_z)
        self.product.pointed.connect(self._read_n)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setFont(scaled_font(self.font(), 0.92))
        self.slope = SlopeControl()
        self.slope.whose.setFont(self.words.font())
        self.slope.edited.connect(self._choose_slope)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, (formula, panel) in enumerate(zip(self.formulas, self.panels, strict=True)):
            grid.addWidget(formula, 0, column, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(panel, 1, column)
        grid.setRowStretch(1, 1)
        self._grid = grid
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.slope)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # PlotCard made it
        layout.addLayout(grid, 1)
        layout.addLayout(foot)

    # --- the plots' interface

    def wish(self) -> WishList:
        if self.index is None:
            return WishList(Wish.NONE)
        return WishList(Wish.PRE_ACTIVATIONS, histogram_layer=self.index)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        for panel in self.panels:
            panel.show_theme(theme)
        for formula in self.formulas:
            formula.show_theme(theme)
        self.compare.show_theme(theme)
        for label in (self.words, self.slope.whose):
            label.setStyleSheet(f"QLabel {{ color: {theme.muted}; }}")
        self._dot = Marker("o", QColor(theme.network), 8.0, QColor(theme.plot))

    def show_experiment(self, experiment: Experiment) -> None:
        before = self.wish()
        self._experiment = experiment
        self._show_layer()
        if self.wish() != before:
            self._forget_histogram()
            self.wish_changed.emit()

    def show_frame(self, frame: Frame) -> None:
        if frame.pre_activations is not None and frame.pre_activations.layer == self.index:
            self._histogram = frame.pre_activations
            self._bars.ask()
            self._figures.ask()

    def clear(self) -> None:
        self._forget_histogram()

    def select_layer(self, index: int) -> None:
        """The hidden layer selected in the stack, counted from 0; -1 for none, which shows the first."""
        if index != self._selected:
            before = self.wish()
            self._selected = index
            self._forget_histogram()
            self._show_layer()
            if self.wish() != before:
                self.wish_changed.emit()

    def describe(self) -> str:
        if self.index is None:
            return self._words.no_layer()
        parts = [self._words.formula(self.index, Function.of(self._of)), self._share_text()]
        others = [shown.label for shown in self.compare.shown()[1:]]
        if others:
            parts.insert(1, fill_in(self.tr("Compared with {others}."), others=", ".join(others)))
        return " ".join([*parts, self._product_text()])

    @property
    def index(self) -> int | None:
        """The layer shown; None where the network has no hidden one."""
        count = len(self._experiment.network.layers)
        return min(max(self._selected, 0), count - 1) if count else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- showing

    def uncover(self) -> None:
        self.modes.button(CURVES).setChecked(True)

    def _arrange(self) -> None:
        """The panels that have room: all, or those of the mode; the formulas where the height allows it."""
        through = self.modes.checkedId() == THROUGH
        beside = self.width() >= px(BESIDE)
        every = self.width() >= px(ALL)
        seen = (every or not through, every or not through or beside, every or through)
        layer = self.index is not None
        tall = self.height() >= px(FORMULAS_FROM)
        for formula, panel, shown in zip(self.formulas, self.panels, seen, strict=True):
            panel.setVisible(shown if layer else panel is self.f)
            formula.setVisible(shown and layer and tall)
        for column, stretch in enumerate((4, 4 if every or not through else 3, 5)):
            self._grid.setColumnStretch(column, stretch if seen[column] else 0)
        for button in self.modes.buttons():
            button.setVisible(layer and not every)
        self._title.fit()
        self._show_words()

    def _show_layer(self) -> None:
        """Show the selected layer; a view that a person has moved stays when it is the one already shown."""
        index = self.index
        layers = self._experiment.network.layers
        layer = None if index is None else layers[index]
        self.product.set_depth(len(layers))
        if (index, layer) == self._shown:
            self._show_figures()
            return
        self._shown = (index, layer)
        for widget in (self.layer_name, self.activation, self.compare):
            widget.setVisible(layer is not None)
        self.f.show_note("" if layer is not None else self._words.no_layer())
        if index is not None and layer is not None:
            self._of = layer
            self._title.show_layer(index)
            self._show_fields()
        self._arrange()
        self._reach = reach_of(self._z())
        self._show_functions()

    def _show_fields(self) -> None:
        """What the experiment says, whatever was chosen."""
        with QSignalBlocker(self.activation):
            self.activation.setCurrentIndex(self.activation.findData(self._of.activation))
        self.compare.show_own(Function.of(self._of))
        self._show_slope()

    def _show_slope(self) -> None:
        """α where a LeakyReLU is drawn: the layer's own, or the one that it is compared with."""
        own = ACTIVATIONS[self._of.activation].has_slope
        self.slope.setVisible(self.index is not None and (own or self.compare.compares_leaky))
        self.slope.show_value(
            self._of.slope if own else self.compare.slope,
            fill_in(self.tr("α of layer {n}"), n=(self.index or 0) + 1) if own else self.tr("α, compared\ncurve only"),
        )

    def _show_functions(self) -> None:
        """All curves anew: another function, another comparison, another reach."""
        shown = self.compare.shown() if self.index is not None else []
        own = Function.of(self._of)
        self._bands = flat_regions(own, *self._reach) if shown else ()
        words = [(region, self._words.band(region.flatness, own)) for region in self._bands]
        for panel in (self.f, self.f_prime):
            panel.show_functions(shown, self._reach, words)
        latex = (f"f(z) = {own.activation.latex}", f"f'(z) = {own.activation.derivative_latex}")
        for formula, text in zip(self.formulas, latex, strict=False):
            formula.set_latex(text)
        self._show_slope()
        self._show_histogram()
        self._show_figures()

    def _show_histogram(self) -> None:
        histogram = self._z()
        low, high = reach_of(self._z())
        if low < self._reach[0] or high > self._reach[1] or high - low < 0.6 * (self._reach[1] - self._reach[0]):
            self._reach = (low, high)
            self._show_functions()
            return
        flat = None if histogram is None else flat_shares(histogram, Function.of(self._of))
        for panel in (self.f, self.f_prime):
            panel.show_histogram(histogram, flat)

    def _show_figures(self) -> None:
        """The product and the sentences, with the newest z."""
        histogram = self._z()
        factors = []
        for shown in self.compare.shown() if self.index is not None else []:
            mean = math.nan if histogram is None else mean_slope(histogram, shown.function)
            factors.append(Factor(shown, shown.function.activation.max_slope, mean))
        self.product.show_factors(factors)
        self._show_words()

    def _show_words(self) -> None:
        """Of what is seen; all of it where everything is."""
        texts = []
        if self.index is not None:
            texts += [] if self.f.isHidden() else [self._share_text()]
            texts += [] if self.product.isHidden() else [self._product_text()]
        text = " ".join(texts)
        if text != self.words.text():
            self.words.setText(text)

    def _share_text(self) -> str:
        histogram = self._z()
        if histogram is None or self.index is None:
            return self._words.no_z()
        own = Function.of(self._of)
        flat = flat_shares(histogram, own)
        share = float((flat * histogram.counts).sum() / histogram.counts.sum())
        widest = max(self._bands, key=lambda region: region.high - region.low, default=None)
        return self._words.share(self.index, share, own, None if widest is None else widest.flatness)

    def _product_text(self) -> str:
        return self._words.product(self.product.factors[0], self.product.depth) if self.product.factors else ""

    def _z(self) -> PreActivations | None:
        """The newest histogram, if there is anything in it."""
        histogram = self._histogram
        return histogram if histogram is not None and histogram.counts.sum() > 0 else None

    def _forget_histogram(self) -> None:
        self._histogram = None
        for paced in (self._bars, self._figures):
            paced.drop()
        if self.index is not None:
            self._show_histogram()
            self._show_figures()

    # --- reading out

    def _read_z(self, at: QPointF | None) -> None:
        """The same z on both canvases; the values beside the cursor."""
        here = self.f if self.f.pointer is not None else self.f_prime
        if at is None or self.index is None:
            for panel in (self.f, self.f_prime):
                panel.crosshair.show_marks()
            here.show_readout("")
            return
        z, lines = np.array([at.x()]), [f"z = {number(at.x())}"]
        own: list[float] = []
        for shown in self.compare.shown():
            values = [float(part(z)[0]) for part in (shown.function.value, shown.function.derivative)]
            own = own or values
            text = self.tr("{label}: f = {f}, f′ = {rise}")
            lines.append(fill_in(text, label=shown.label, f=number(values[0]), rise=number(values[1])))
        for panel, y in zip((self.f, self.f_prime), own, strict=True):
            panel.crosshair.show_marks(Mark(at.x(), y, self._dot), hair=at.x())
        here.show_readout("\n".join(lines))

    def _read_n(self, at: QPointF | None) -> None:
        if at is None or not self.product.factors:
            self.product.crosshair.show_marks()
            self.product.show_readout("")
            return
        n = min(max(round(at.x()), 1), self.product.most)
        lines = [fill_in(self.tr("n = {n}"), n=n)]
        lines += [self._words.factor(factor, n) for factor in self.product.factors]
        self.product.crosshair.show_marks(hair=float(n))
        self.product.show_readout("\n".join(lines))

    # --- editing

    def _choose(self, row: int) -> None:
        if self.index is None:
            return
        name = str(self.activation.itemData(row))
        text = said("change layer {n} to {label}", n=self.index + 1, label=ACTIVATIONS[name].label)
        self._edit(msgspec.structs.replace(self._of, activation=name), text, "")

    def _choose_slope(self, slope: float, merge_key: str) -> None:
        """An edit where the layer is a LeakyReLU; else the compared curve alone follows."""
        if self.index is None:
            return
        if problem := slope_problem(slope):
            self.slope.refuse(problem)
        elif ACTIVATIONS[self._of.activation].has_slope:
            text = said("change slope of layer {n} to {slope}", n=self.index + 1, slope=number(slope))
            key = f"{merge_key}:{self.index}" if merge_key else ""
            self._edit(msgspec.structs.replace(self._of, slope=slope), text, key)
        else:
            self.compare.set_slope(slope)

    def _edit(self, layer: Layer, text: str, merge_key: str) -> None:
        assert self.index is not None
        network = self._experiment.network
        stack = (*network.layers[: self.index], layer, *network.layers[self.index + 1 :])
        edited = msgspec.structs.replace(self._experiment, network=msgspec.structs.replace(network, layers=stack))
        self.edited.emit(check(edited), text, merge_key)
        self._show_fields()
