"""The gradient of every layer as one bar, on a log scale that does not hide that it vanishes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.activations import ACTIVATIONS
from playground.experiment import Experiment, Network
from playground.frames import KINDS, STATISTICS, FloatArray, Frame, Wish, WishList
from playground.kept_run import KeptRun
from widgets.numbers import fill_in
from widgets.paced import Paced
from widgets.plots.bars_canvas import Bar, BarsCanvas, BarTexts, State
from widgets.plots.bars_over import OverBars, matched
from widgets.plots.decade_scale import DecadeScale
from widgets.plots.kept_lines import caption, over_colors
from widgets.plots.narrow import ShortCombo
from widgets.plots.plot_card import PlotCard
from widgets.plots.readout import Readout
from widgets.plots.wording import number_text, two_digits
from widgets.theme import LIGHT, Theme

VANISHING = 1e-3
"""A layer's gradient vanishes when it is below this share of the output layer's, zero included."""
EXPLODING = 1e3
"""A layer's gradient explodes when it is above so many times the output layer's, or not finite."""

READ_MS = 150
"""A read-out under a resting mouse follows the training this often."""

_SYMBOLS = {"weights": "W", "biases": "b", "pre_activations": "z"}


class GradientBars(PlotCard):
    """One bar a layer, layer 1 on top and the output at the bottom, with the first update's values as ghosts.

    The scale is one for all layers and stays while a run lasts (``DecadeScale``). A bar is coloured and patterned by
    its ratio to the output layer's: striped below ``VANISHING``, crossed above ``EXPLODING``. Ratio and thresholds
    stand in the tooltip in words.
    """

    NAME = "gradient_bars"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network = Network()
        self._values: FloatArray | None = None  # (kinds, layers, statistics)
        self._first: FloatArray | None = None
        self._theme = LIGHT
        self._runs: Sequence[KeptRun] = ()
        self._scales: dict[tuple[int, int], DecadeScale] = {}
        self.statistic = ShortCombo(
            [
                (self.tr("norm"), self.tr("norm")),
                (self.tr("mean"), self.tr("mean")),
                (self.tr("maximum"), self.tr("max")),
            ]
        )
        self.statistic.setCurrentIndex(STATISTICS.index("mean"))
        self.statistic.setToolTip(
            self.tr("What one number stands for a layer's whole gradient: its Euclidean norm, the mean or the maximum")
        )
        wholes = (self.tr("weights"), self.tr("biases"), self.tr("pre-activations"))
        self.kind = ShortCombo([(whole, _SYMBOLS[kind]) for whole, kind in zip(wholes, KINDS, strict=True)])
        self.kind.setToolTip(self.tr("What the loss is differentiated with respect to"))
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for box in (self.statistic, self.kind):
            box.setAccessibleName(box.toolTip())
            row.addWidget(box)
            box.currentIndexChanged.connect(self._show)
        self.canvas = BarsCanvas()
        self.canvas.hovered.connect(self._on_hovered)
        self.readout = Readout(self.canvas)
        self._hovered = (-1, QPointF())
        self._reading = Paced(self, READ_MS, lambda: self._on_hovered(*self._hovered))
        layout = self.layout()
        assert layout is not None  # PlotCard made it
        layout.addWidget(self.canvas)
        self._show()

    def wish(self) -> WishList:
        return WishList(Wish.GRADIENTS)

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._show_over()
        self.canvas.show_theme(theme)
        self.readout.show_theme(theme)

    def show_experiment(self, experiment: Experiment) -> None:
        self._network = experiment.network
        self._show()

    def show_frame(self, frame: Frame) -> None:
        if frame.gradients is not None:
            shaped_anew = self._values is None or self._values.shape != frame.gradients.values.shape
            self._values = frame.gradients.values
            self._first = None if frame.first_gradients is None else frame.first_gradients.values
            if shaped_anew:
                self._show()
            else:
                self._show_bars()

    def show_kept(self, runs: Sequence[KeptRun]) -> None:
        self._runs = runs
        self._scales.clear()
        self._show_over()
        self._show()

    def clear(self) -> None:
        self._values = self._first = None
        self._scales.clear()
        self._show()

    def describe(self) -> str:
        bars = self.canvas.bars
        if not bars:
            return self._texts().empty
        finite = [index for index, bar in enumerate(bars) if math.isfinite(bar.value)]
        if not finite:
            return self.tr("No layer has a finite gradient.")
        low = min(finite, key=lambda index: bars[index].value)
        high = max(finite, key=lambda index: bars[index].value)
        return fill_in(
            self.tr(
                "{measure} by layer: smallest {low} in {low_layer}, largest {high} in {high_layer}; of {count} "
                "{count:layer|layers} {vanishing} vanishing and {exploding} exploding."
            ),
            measure=self._measure(),
            count=len(bars),
            low=number_text(bars[low].value),
            low_layer=self._place(low),
            high=number_text(bars[high].value),
            high_layer=self._place(high),
            vanishing=sum(bar.state is State.VANISHING for bar in bars),
            exploding=sum(bar.state is State.EXPLODING for bar in bars),
        )

    def words(self, row: int) -> str:
        """What a bar says, in words and this network's numbers: its value, against the output's and the first."""
        bars = self.canvas.bars
        bar, output = bars[row], bars[-1].value
        what = {"layer": self._layer(row), "measure": self._measure()}
        if not math.isfinite(bar.value):
            return fill_in(self.tr("{layer}: {measure} is not finite"), **what)
        had = bar.ghost is not None and 0.0 < bar.ghost < math.inf
        if bar.value == 0.0:
            parts = [fill_in(self.tr("{layer}: {measure} is exactly 0"), **what)]
            if had:
                parts.append(fill_in(self.tr("{first} at the first update"), first=number_text(bar.ghost or 0.0)))
        else:
            parts = [fill_in(self.tr("{layer}: {measure} {value}"), value=number_text(bar.value), **what)]
            if row < len(bars) - 1 and 0.0 < output < math.inf:
                parts.append(self._against_output(bar.value / output))
            if had:
                parts.append(self._against_first(bar.value / (bar.ghost or 1.0)))
        lines = [",\n".join(parts)]
        if bar.state is State.VANISHING:
            lines.append(fill_in(self.tr("Vanishing: below 1/{n:,.0f} of the output layer's"), n=1.0 / VANISHING))
        elif bar.state is State.EXPLODING:
            lines.append(fill_in(self.tr("Exploding: above {n:,.0f} times the output layer's"), n=EXPLODING))
        lines += [
            fill_in(self.tr("{name}: {value}"), name=over.name, value=number_text(value))
            for over in self.canvas.over
            if (value := over.values[row]) is not None
        ]
        if bar.value > 0.0 and not self.canvas.scale.holds(bar.value):
            lines.append(self.tr("Off the scale"))
        return "\n".join(lines)

    def _show(self) -> None:
        self.canvas.show_words(self._labels(), self._texts())
        self._show_bars()

    def _show_bars(self) -> None:
        pick = (self.kind.currentIndex(), self.statistic.currentIndex())
        scale = self._scales.setdefault(pick, DecadeScale())
        bars = self._bars(*pick)
        if self._runs:
            self._show_over(len(bars))
        self.canvas.show_bars(bars, scale)
        if self._hovered[0] >= 0:
            self._reading.ask()

    def _show_over(self, rows: int | None = None) -> None:
        """The kept runs' values of the same measure, layer by layer."""
        rows = len(self.canvas.bars) if rows is None else rows
        kind, statistic = self.kind.currentIndex(), self.statistic.currentIndex()
        colors = over_colors(self._theme)
        self.canvas.show_over(
            [
                OverBars(caption(run), matched(values[kind, :, statistic].tolist(), rows), colors[index % len(colors)])
                for index, run in enumerate(self._runs if rows else ())
                if run.frame.gradients is not None and (values := run.frame.gradients.values).size
            ]
        )

    def _bars(self, kind: int, statistic: int) -> list[Bar]:
        if self._values is None:
            return []
        values: list[float] = self._values[kind, :, statistic].tolist()
        ghosts: list[float | None] = [None] * len(values)
        if self._first is not None and self._first.shape == self._values.shape:
            ghosts = self._first[kind, :, statistic].tolist()
        output = values[-1]
        return [Bar(value, ghost, state_of(value, output)) for value, ghost in zip(values, ghosts, strict=True)]

    def _labels(self) -> list[str]:
        """As many as there are bars: an edit that changes the shapes arrives before its run does."""
        layers = self._network.layers
        names = [f"{index + 1} {ACTIVATIONS[layer.activation].label}" for index, layer in enumerate(layers)]
        hidden = len(layers) if self._values is None else self._values.shape[1] - 1
        names = [*names[:hidden], *(str(index + 1) for index in range(len(names), hidden))]
        return [*names, self.tr("output")]

    def _layer(self, row: int) -> str:
        if row == len(self.canvas.bars) - 1:
            return self.tr("Output layer")
        if row >= len(self._network.layers):
            return fill_in(self.tr("Layer {n}"), n=row + 1)
        label = ACTIVATIONS[self._network.layers[row].activation].label
        return fill_in(self.tr("Layer {n} ({activation})"), n=row + 1, activation=label)

    def _place(self, row: int) -> str:
        if row == len(self.canvas.bars) - 1:
            return self.tr("the output layer")
        return fill_in(self.tr("layer {n}"), n=row + 1)

    def _measure(self) -> str:
        forms = {"norm": "‖∂L/∂{what}‖", "mean": self.tr("mean |∂L/∂{what}|"), "max": self.tr("max |∂L/∂{what}|")}
        form = forms[STATISTICS[self.statistic.currentIndex()]]
        return fill_in(form, what=_SYMBOLS[KINDS[self.kind.currentIndex()]])

    def _texts(self) -> BarTexts:
        return BarTexts(
            caption=fill_in(self.tr("{measure}, log scale"), measure=self._measure()),
            ghost=self.tr("first update"),
            states={State.VANISHING: self.tr("vanishing"), State.EXPLODING: self.tr("exploding")},
            not_finite=self.tr("not finite"),
            empty=self.tr("The gradient of every layer appears here when training starts."),
        )

    def _against_output(self, ratio: float) -> str:
        if 0.95 <= ratio <= 1.05:
            return self.tr("about the output layer's")
        if ratio > 1.0:
            return fill_in(self.tr("{n} times the output layer's"), n=two_digits(ratio))
        return fill_in(self.tr("1/{n} of the output layer's"), n=two_digits(1.0 / ratio))

    def _against_first(self, ratio: float) -> str:
        if 0.95 <= ratio <= 1.05:
            return self.tr("about what it was at the first update")
        if ratio > 1.0:
            return fill_in(self.tr("{n} times what it was at the first update"), n=two_digits(ratio))
        return fill_in(self.tr("1/{n} of what it was at the first update"), n=two_digits(1.0 / ratio))

    def _on_hovered(self, row: int, position: QPointF) -> None:
        self._hovered = row, position
        if 0 <= row < len(self.canvas.bars):
            self.readout.show_at(self.words(row), position)
        else:
            self.readout.hide()


def state_of(value: float, output: float) -> State:
    """State of a bar by its ratio to the output layer's bar; only a value that is not finite has one without it."""
    if not math.isfinite(value):
        return State.EXPLODING
    if not 0.0 < output < math.inf:
        return State.HEALTHY
    ratio = value / output
    if ratio < VANISHING:
        return State.VANISHING
    return State.EXPLODING if ratio > EXPLODING else State.HEALTHY
