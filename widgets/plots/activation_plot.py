"""One activation function drawn large, over the pre-activations that it gets."""

from __future__ import annotations

import math

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QLabel, QWidget

from playground.activations import ACTIVATIONS
from playground.experiment import Experiment, Layer, check
from playground.frames import FloatArray, Frame, PreActivations, Wish, WishList
from widgets.plots.activation_layers import Formulas, HistogramBars
from widgets.plots.axes import Canvas
from widgets.plots.layers import Line, Sheet
from widgets.plots.plot_card import PlotCard
from widgets.plots.ticks import linear_ticks, number
from widgets.plots.wording import percent
from widgets.theme import Theme

FLAT = 0.03
"""f is called flat where |f′| is below this share of its maximum: a gradient passing there is all but stopped."""
USUAL = 4.0
"""Without other z the picture shows z from minus to plus this, and f's axis is made for these z."""
BAND = 0.36
"""Share of the picture's height that the histogram has under the curves."""
FORMULAS = {
    "identity": ("z", "1"),
    "sigmoid": ("1 / (1 + e⁻ᶻ)", "f(z) · (1 − f(z))"),
    "tanh": ("tanh z", "1 − tanh² z"),
    "relu": ("max(0, z)", "1 if z > 0, else 0"),
    "leaky_relu": ("max(αz, z)", "1 if z > 0, else α"),
    "elu": ("z if z > 0, else eᶻ − 1", "1 if z > 0, else eᶻ"),
    "gelu": ("z · Φ(z)", "Φ(z) + z · φ(z)"),
    "silu": ("z · σ(z)", "σ(z) · (1 + z · (1 − σ(z)))"),
    "softplus": ("ln(1 + eᶻ)", "σ(z)"),
    "sine": ("sin z", "cos z"),
}
"""f and f′ as text, by the name in ``ACTIVATIONS``."""
_SUBSAMPLES = 4


class ActivationPlot(PlotCard):
    """f and f′ of the selected hidden layer over z, and under them where this layer's pre-activations lie.

    Choosing another function here is an edit of that layer. Bars over the flat part of f are hatched; their share of
    all z stands below in words.
    """

    NAME = "activation_plot"
    edited = Signal(object, str, str)  # the new Experiment, text for the undo menu, merge key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._experiment = Experiment()
        self._selected = -1
        self._histogram: PreActivations | None = None
        self._of = Layer()  # what the curves are drawn for
        self._shown: tuple[int | None, Layer | None] = (-1, None)
        self._reach = (0.0, 0.0)
        self._slope_edit = 0
        self.activation = QComboBox()
        for name, activation in ACTIVATIONS.items():
            self.activation.addItem(activation.label, name)
        self.activation.setToolTip(self.tr("The activation function of the selected layer"))
        self.activation.setAccessibleName(self.activation.toolTip())
        self.activation.currentIndexChanged.connect(self._choose)
        self.slope = QDoubleSpinBox()
        self.slope.setRange(0.0, 0.999)
        self.slope.setDecimals(3)
        self.slope.setSingleStep(0.01)
        self.slope.setPrefix("α = ")
        self.slope.setKeyboardTracking(False)
        self.slope.setToolTip(self.tr("The slope α of LeakyReLU below 0: from 0 to below 1"))
        self.slope.setAccessibleName(self.slope.toolTip())
        self.slope.valueChanged.connect(self._choose_slope)
        self.slope.editingFinished.connect(self._end_slope_edit)
        self.which = QLabel()
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.which, self.activation, self.slope):
            row.addWidget(widget)
        self.canvas = Canvas()
        self.canvas.pointed.connect(self._read_out)
        self.bars = HistogramBars(self.canvas)
        still = Sheet(self.canvas, 1.0)
        self.slope_line = Line(self.canvas, 1.0, still, width=1.6, dash=True)
        self.line = Line(self.canvas, 2.0, still, width=2.5)
        self.legend = Formulas(self.canvas, still)
        self.words = QLabel()
        self.words.setWordWrap(True)
        layout = self.layout()
        assert layout is not None  # PlotCard made it
        layout.addWidget(self.canvas)
        layout.addWidget(self.words)
        self._show_layer()

    # --- the plots' interface

    def wish(self) -> WishList:
        if self.index is None:
            return WishList(Wish.NONE)
        return WishList(Wish.PRE_ACTIVATIONS, histogram_layer=self.index)

    def show_theme(self, theme: Theme) -> None:
        self.canvas.show_theme(theme)
        self.line.set_color(theme.network)
        self.slope_line.set_color(theme.accent)
        self.bars.show_theme(theme)
        self.legend.show_theme(theme)
        self.words.setStyleSheet(f"QLabel {{ color: {theme.muted}; }}")

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
            self._show_histogram()

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
            return self._no_layer()
        text = self.tr("Layer {n} computes {label}: f(z) = {formula}.").format(
            n=self.index + 1, label=ACTIVATIONS[self._of.activation].label, formula=FORMULAS[self._of.activation][0]
        )
        return f"{text} {self.words.text()}".strip()

    @property
    def index(self) -> int | None:
        """The layer shown; None where the network has no hidden one."""
        count = len(self._experiment.network.layers)
        return min(max(self._selected, 0), count - 1) if count else None

    # --- showing

    def _show_layer(self) -> None:
        """Show the selected layer; a view that a person has moved stays when it is the one already shown."""
        index = self.index
        layer = None if index is None else self._experiment.network.layers[index]
        if (index, layer) == self._shown:
            return
        self._shown = (index, layer)
        for widget in (self.which, self.activation, self.slope):
            widget.setVisible(layer is not None)
        for drawn in (self.bars, self.slope_line, self.line, self.legend):
            drawn.show_if(layer is not None)
        self.canvas.show_note("" if layer is not None else self._no_layer())
        self.canvas.set_names("z" if layer is not None else "", "")
        if index is None or layer is None:
            self.words.setText("")
            self.canvas.set_ticks(x=[], y=[])
            return
        self._of = layer
        activation = ACTIVATIONS[layer.activation]
        self.which.setText(self.tr("layer {n}").format(n=index + 1))
        self.slope.setVisible(activation.has_slope)
        self._show_fields()
        f, f_prime = FORMULAS[layer.activation]
        alpha = f",  α = {number(layer.slope)}" if activation.has_slope else ""
        self.legend.show_text(f"f(z) = {f}{alpha}", f"f′(z) = {f_prime}")
        self._reach = (0.0, 0.0)
        self._show_histogram()

    def _show_fields(self) -> None:
        """What the experiment says, whatever was chosen."""
        with QSignalBlocker(self.activation), QSignalBlocker(self.slope):
            self.activation.setCurrentIndex(self.activation.findData(self._of.activation))
            self.slope.setValue(self._of.slope)

    def _show_curves(self, low: float, high: float) -> None:
        """f and f′ from ``low`` to ``high``, with a gap of no width at 0, where some f′ jump."""
        self._reach = (low, high)
        activation, slope = ACTIVATIONS[self._of.activation], self._of.slope
        z = np.concatenate([np.linspace(low, -1e-9, 200), np.linspace(1e-9, high, 200)])
        with_gap = np.insert(z, 200, np.nan)
        self.line.set_data(with_gap, np.insert(activation.function(z, slope), 200, np.nan))
        self.slope_line.set_data(with_gap, np.insert(activation.derivative(z, slope), 200, np.nan))
        usual = np.linspace(-USUAL, USUAL, 81)
        shown = np.stack([activation.function(usual, slope), activation.derivative(usual, slope)])
        bottom, top = min(float(shown.min()), 0.0), max(float(shown.max()), 1.0)
        crowded = float(shown[:, :25].max()) > bottom + 0.8 * (top - bottom)
        height = (1.5 if crowded else 1.25) * (top - bottom)  # room for the formulas in the corner
        floor = bottom - BAND / (1.0 - BAND) * height
        self.bars.stand_on(floor, bottom - 0.08 * height - floor)
        self.canvas.set_ticks(y=linear_ticks(bottom - 0.01 * height, top, 4))
        self.canvas.home((low, high), (floor - 0.02 * height, bottom + height), now=True)

    def _show_histogram(self) -> None:
        histogram = self._histogram
        low, high = self._wanted_reach(histogram)
        if low < self._reach[0] or high > self._reach[1] or high - low < 0.6 * (self._reach[1] - self._reach[0]):
            self._show_curves(low, high)
        if histogram is None or not histogram.counts.sum() > 0:
            self.bars.show_bars(None, None)
            self.words.setText(self.tr("The pre-activations z of this layer appear here when training starts."))
            return
        flat = flat_shares(histogram, self._of)
        self.bars.show_bars(histogram, flat)
        share = float((flat * histogram.counts).sum() / histogram.counts.sum())
        words = self.tr("{share} % of layer {n}'s z lie where |f′| < {flat:.0f} % of its maximum")
        text = words.format(share=percent(share), n=histogram.layer + 1, flat=100.0 * FLAT)
        text += self.tr(" (hatched).") if share > 0.0 else "."
        if text != self.words.text():
            self.words.setText(text)

    def _wanted_reach(self, histogram: PreActivations | None) -> tuple[float, float]:
        """Around 0, all z but half a percent at either end, in steps that grow with it."""
        if histogram is None or not histogram.counts.sum() > 0:
            return -USUAL, USUAL
        share = np.cumsum(histogram.counts) / histogram.counts.sum()
        first, last = np.searchsorted(share, [0.005, 0.995])
        edges = histogram.edges[[first, min(last + 1, len(share))]]
        return -_rounded_up(max(-float(edges[0]), USUAL)), _rounded_up(max(float(edges[1]), USUAL))

    def _forget_histogram(self) -> None:
        self._histogram = None
        if self.index is not None:
            self._show_histogram()

    def _no_layer(self) -> str:
        return self.tr("Without a hidden layer the network is one affine map: there is no activation function to show.")

    def _read_out(self, at: QPointF | None) -> None:
        if at is None or self.index is None:
            self.canvas.show_readout("")
            return
        activation, z = ACTIVATIONS[self._of.activation], np.array([at.x()])
        self.canvas.show_readout(
            self.tr("z = {z}\nf = {f}\nf′ = {rise}").format(
                z=number(at.x()),
                f=number(float(activation.function(z, self._of.slope)[0])),
                rise=number(float(activation.derivative(z, self._of.slope)[0])),
            )
        )

    # --- editing

    def _choose(self, row: int) -> None:
        if self.index is None:
            return
        name = str(self.activation.itemData(row))
        text = self.tr("change layer {n} to {label}").format(n=self.index + 1, label=ACTIVATIONS[name].label)
        self._edit(msgspec.structs.replace(self._of, activation=name), text, "")

    def _choose_slope(self, slope: float) -> None:
        if self.index is None:
            return
        text = self.tr("change slope of layer {n} to {slope}").format(n=self.index + 1, slope=number(slope))
        key = f"activation_plot.slope:{self.index}:{self._slope_edit}"
        self._edit(msgspec.structs.replace(self._of, slope=slope), text, key)

    def _end_slope_edit(self) -> None:
        """The next change of the slope is an undo step of its own."""
        self._slope_edit += 1

    def _edit(self, layer: Layer, text: str, merge_key: str) -> None:
        assert self.index is not None
        network = self._experiment.network
        stack = (*network.layers[: self.index], layer, *network.layers[self.index + 1 :])
        edited = msgspec.structs.replace(self._experiment, network=msgspec.structs.replace(network, layers=stack))
        self.edited.emit(check(edited), text, merge_key)
        self._show_fields()


def flat_shares(histogram: PreActivations, layer: Layer) -> FloatArray:
    """For every bin (bins,) the share of it over which |f′| is below ``FLAT`` of its maximum, 0 to 1."""
    activation = ACTIVATIONS[layer.activation]
    inside = (np.arange(_SUBSAMPLES) + 0.5) / _SUBSAMPLES
    z = histogram.edges[:-1, None] + np.diff(histogram.edges)[:, None] * inside
    flat = np.abs(activation.derivative(z, layer.slope)) < FLAT * activation.max_slope
    shares: FloatArray = flat.mean(axis=1)
    return shares


def _rounded_up(value: float) -> float:
    """``value`` ≥ ``USUAL`` up to the next of 4, 6, 8, 10, 15, 20, 30, 40, 60 …, so that the axis moves seldom."""
    decade = 10.0 ** math.floor(math.log10(value / USUAL))
    steps = (4.0, 6.0, 8.0, 10.0, 15.0, 20.0, 30.0, 40.0)
    return next((step * decade for step in steps if value <= step * decade * (1.0 + 1e-9)), 40.0 * decade)
