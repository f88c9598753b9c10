"""How the gradient flows through the layers: a table, its history, why it fades, and histograms."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QStackedWidget, QToolButton, QWidget

from playground.experiment import Experiment
from playground.flow import Flow, FlowHistory
from playground.frames import FloatArray, Frame, Wish, WishList
from widgets.numbers import fill_in
from widgets.paced import Paced
from widgets.plots.decade_scale import DecadeScale
from widgets.plots.flow_fading import FadingCanvas
from widgets.plots.flow_histograms import HistogramsCanvas
from widgets.plots.flow_history import HistoryCanvas
from widgets.plots.flow_layers import LayersCanvas
from widgets.plots.flow_reading import Finding, findings, text_of
from widgets.plots.flow_words import FlowWords
from widgets.plots.plot_card import PlotCard
from widgets.plots.readout import Readout
from widgets.theme import Theme

REFRESH_MS = 125
"""Numbers that change more often cannot be read."""
LAYERS, HISTORY, FADING, HISTOGRAMS = range(4)
MEASURES = ("W", "z")
"""What the history can show the gradient of."""


class FlowView(PlotCard):
    """Four pictures of one ``Flow``, chosen in the header; only the one that is seen is fed.

    A click into the history picks a past update, at which the whole window is to look.
    """

    NAME = "flow_view"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = FlowWords(self)
        self._flow: Flow | None = None
        self._history: FlowHistory | None = None
        self._past: int | None = None
        self._decades = (0.0, 0.0)
        self.layers = LayersCanvas(self._words.layer_texts())
        self.history = HistoryCanvas()
        self.fading = FadingCanvas(self._words.fading_texts())
        self.histograms = HistogramsCanvas(self._words.histogram_texts())
        self._canvases = (self.layers, self.history, self.fading, self.histograms)
        self._scale, self._scales = DecadeScale(), (DecadeScale(), DecadeScale())
        self._stack = QStackedWidget()
        for canvas in self._canvases:
            self._stack.addWidget(canvas)
        self.readout = Readout(self._stack)
        self._hovered: tuple[int, int, QPointF] = (-1, -1, QPointF())
        for rows in (self.layers, self.fading, self.histograms):
            rows.hovered.connect(lambda row, place: self._on_hovered(row, 0, place))
        self.history.hovered.connect(self._on_hovered)
        self.history.picked.connect(self._on_picked)
        layout = self.layout()
        assert layout is not None  # PlotCard made it
        layout.addWidget(self._stack)
        self._build_header()
        self._refresh = Paced(self, REFRESH_MS, self._show)
        self._forget()

    def _name_measure(self) -> None:
        """In the tooltip too: the card may be too narrow for the word."""
        self.measure.setToolTip(f"{self.measure.accessibleName()}: {self.measure.currentText()}")

    def _build_header(self) -> None:
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)  # in a small window the measure has no room to spare
        self.measure = QComboBox()
        self.measure.addItems([self.tr("weights"), self.tr("pre-activations")])
        self.measure.setAccessibleName(self.tr("What the loss is differentiated with respect to"))
        self._name_measure()
        self.measure.currentIndexChanged.connect(self._name_measure)
        self.measure.currentIndexChanged.connect(self._show)
        self.measure.hide()
        row.addStretch(1)
        row.addWidget(self.measure)
        self.modes = QButtonGroup(self)
        texts = (self.tr("Layers"), self.tr("History"), self.tr("Fading"), self.tr("Histograms"))
        abouts = (
            self.tr("Every layer's gradient, update, slopes, saturated and dead units"),
            self.tr("The gradient of every layer over time; a click picks a past update"),
            self.tr("Factor by factor, what passing a layer leaves of the gradient, and what it can leave at most"),
            self.tr("How activations and gradients are distributed in every layer"),
        )
        for index, (text, about) in enumerate(zip(texts, abouts, strict=True)):
            button = QToolButton()
            button.setObjectName(f"flow_mode_{index}")
            button.setText(text)
            button.setToolTip(about)
            button.setCheckable(True)
            button.setChecked(index == LAYERS)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.modes.addButton(button, index)
            row.addWidget(button)
        self.modes.idToggled.connect(self._on_mode)

    # what the window calls

    def wish(self) -> WishList:
        return WishList(Wish.FLOW)

    def show_theme(self, theme: Theme) -> None:
        for canvas in self._canvases:
            canvas.show_theme(theme)
        self.readout.show_theme(theme)

    def show_experiment(self, experiment: Experiment) -> None:
        self._words.network = experiment.network
        self._show()

    def show_frame(self, frame: Frame) -> None:
        if frame.flow_history is not None:
            self._history = frame.flow_history
        if frame.flow is not None:
            self._flow = frame.flow
        self._past = frame.update if frame.past else None
        if frame.flow is not None or frame.flow_history is not None:
            self._refresh.ask()

    def clear(self) -> None:
        self._past = None
        self._forget()

    def describe(self) -> str:
        flow = self._flow
        if flow is None:
            return self._words.empty()
        rows = range(len(flow.weight_norm))
        found = [findings(flow, row) for row in rows]
        return fill_in(
            self.tr(
                "Gradient flow at update {update:,}: ‖∂L/∂W‖ is {first} in the first layer and {last} in the output "
                "layer; of {count} {count:layer|layers} {vanishing} vanishing and {exploding} exploding. {fading}"
            ),
            update=flow.update,
            first=text_of(float(flow.weight_norm[0])),
            last=text_of(float(flow.weight_norm[-1])),
            count=len(rows),
            vanishing=sum(Finding.VANISHING in names for names in found),
            exploding=sum(Finding.EXPLODING in names for names in found),
            fading=self._words.summary(flow) if len(flow.growth) else self._words.no_hidden(),
        )

    @property
    def mode(self) -> int:
        """Which of the four pictures is shown."""
        return self._stack.currentIndex()

    # showing

    def _forget(self) -> None:
        self._flow = self._history = None
        self._scale = DecadeScale()
        self._scales = (_decades(-1, 1), _decades(-1, 0))
        self._decades = (math.inf, -math.inf)
        self._refresh.drop()
        self._show()

    def _show(self) -> None:
        """Feed the picture that is seen."""
        if self.mode == HISTORY:
            self._show_history()
        else:
            self._show_flow()
        self._on_hovered(*self._hovered)

    def _show_flow(self) -> None:
        flow = self._flow
        if flow is None:
            canvas = self._canvases[self.mode]
            assert not isinstance(canvas, HistoryCanvas)
            canvas.show_empty(self._words.empty())
            return
        labels = self._words.labels(len(flow.weight_norm))
        if self.mode == LAYERS:
            self.layers.show_flow(flow, labels, self._scale)
        elif self.mode == HISTOGRAMS:
            self.histograms.show_flow(flow, labels, self._decades_of(flow))
        elif len(flow.growth):
            self.fading.show_flow(flow, labels, self._words.summary(flow), self._scales)
        else:
            self.fading.show_empty(self._words.no_hidden())

    def _decades_of(self, flow: Flow) -> tuple[float, float]:
        """The range of log10 |∂L/∂z|, which only grows while a run lasts."""
        edges = flow.gradient_edges[flow.gradient_counts.sum(axis=1) > 0]
        if edges.size and np.isfinite(edges).all():
            low, high = self._decades
            self._decades = min(low, math.floor(float(edges.min()))), max(high, math.ceil(float(edges.max())))
        low, high = self._decades
        return (low, high) if low < high else (-6.0, 0.0)

    def _show_history(self) -> None:
        history = self._history
        symbol = MEASURES[self.measure.currentIndex()]
        texts = self._words.history_texts(symbol)
        if history is None:
            self.history.show_history(np.empty(0), np.empty((0, 0)), (), -1, texts)
            return
        values = self._measured(history)
        labels = self._words.labels(len(values))
        selected = -1 if self._past is None else int(np.abs(history.updates - self._past).argmin())
        self.history.show_history(history.updates, values, labels, selected, texts)

    def _measured(self, history: FlowHistory) -> FloatArray:
        return history.signal_norm if MEASURES[self.measure.currentIndex()] == "z" else history.weight_norm

    # a person's hands

    def uncover(self) -> None:
        self.modes.button(LAYERS).setChecked(True)

    def _on_mode(self, mode: int, chosen: bool) -> None:
        if chosen:
            self._stack.setCurrentIndex(mode)
            self.measure.setVisible(mode == HISTORY)
            self._hovered = (-1, -1, QPointF())
            self.readout.raise_()  # the stack puts the picture it turns to above it
            self._show()

    def _on_picked(self, index: int) -> None:
        self._look_at(None if index < 0 or self._history is None else int(self._history.updates[index]))

    def _look_at(self, update: int | None) -> None:
        """Look at the snapshot at ``update`` from now on, or at the run as it is now."""
        if update != self._past:
            self._past = update
            self._show()
            self.moment_picked.emit(update)

    def _on_hovered(self, row: int, index: int, place: QPointF) -> None:
        self._hovered = row, index, place
        text = self._hover_text(row, index, place)
        if text:
            self.readout.show_at(text, place)
        else:
            self.readout.hide()

    def _hover_text(self, row: int, index: int, place: QPointF) -> str:
        if self.mode == HISTORY:
            if row < 0 or self._history is None or index >= len(self._history.updates):
                return ""
            symbol = MEASURES[self.measure.currentIndex()]
            return self._words.moment(self._history, self._measured(self._history), symbol, row, index)
        flow = self._flow
        if flow is None or row >= len(flow.weight_norm):
            return ""
        if self.mode == LAYERS:
            column = self.layers.column_at(place.x())
            if column is None or place.y() < 0:
                return ""
            in_head = place.y() < self.layers.head_height()
            return self._words.about(column) if in_head else self._words.cell(flow, row, column) if row >= 0 else ""
        if row < 0:
            return ""
        if self.mode == FADING:
            return self._words.fading(flow, row)
        at = self.histograms.value_at(place.x())
        return "" if at is None else self._words.histogram(flow, row, at)


def _decades(low: int, high: int) -> DecadeScale:
    """A scale that shows no more than this before it has seen values."""
    scale = DecadeScale()
    scale.low, scale.high = low, high
    return scale
