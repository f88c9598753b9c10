"""The fit of more than two inputs: predicted against actual, and the partial effect of a chosen feature."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.contest import Contest
from playground.data.dataset import Dataset, IndexArray
from playground.frames import SUBSETS, Fit, Frame
from playground.kept_run import KeptRun
from widgets.numbers import fill_in
from widgets.paced import Paced
from widgets.plots.canvas import Canvas
from widgets.plots.curves import at_position
from widgets.plots.fit_compare import CurveOverlay
from widgets.plots.fit_linear import LineOverlay
from widgets.plots.fit_view import (
    READOUT_MS,
    FitView,
    marker_size,
    nearest,
    pace,
    set_entries,
    set_marker,
    set_name,
)
from widgets.plots.layers import EMPTY, Line, Points
from widgets.plots.legend import Entry
from widgets.plots.lit import LitRows
from widgets.plots.marker import Marker
from widgets.plots.marks import Mark, Marks
from widgets.plots.ranges import range_of, rounded
from widgets.plots.ticks import number
from widgets.theme import Theme

FloatArray = NDArray[np.float64]


class EffectView(FitView):
    """Two canvases: prediction against target on the left, mean prediction against one feature on the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.actual, self.effect = Canvas(), Canvas()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.actual, 1)
        row.addWidget(self.effect, 1)
        order = list(enumerate(reversed(SUBSETS)))
        self.points = {key: Points(self.actual, 2.0 + index) for index, key in order}
        self.samples = {key: Points(self.effect, 2.0 + index, self.effect.backdrop) for index, key in order}
        self.diagonal = Line(self.actual, 1.0, self.actual.backdrop, dash=True)
        self.curve = Line(self.effect, 6.0, width=2.5)
        self.over = CurveOverlay(self.effect, below=6.0)
        self.linear = LineOverlay(self.effect)
        self.lit_points = LitRows(
            self.actual, self.points, lambda data, rows: (data.y[rows], self.lit_points.predicted(rows))
        )
        self.lit_samples = LitRows(
            self.effect, self.samples, lambda data, rows: (data.x[rows, self.feature], data.y[rows])
        )
        self.actual_cursor, self.effect_cursor = Marks(self.actual), Marks(self.effect)
        self.feature = 0
        self._fit: Fit | None = None
        self._predictions: tuple[FloatArray, FloatArray, FloatArray] | None = None
        self._targets: list[FloatArray] = [EMPTY, EMPTY, EMPTY]
        self._draw_points = Paced(self, pace(0), self._show_points)
        self._read = Paced(self, READOUT_MS, self._read_out)
        self.actual.pointed.connect(self._read_actual)
        self.effect.pointed.connect(self._read_effect)
        self.show_theme(theme)

    def entries(self) -> list[Entry]:
        entries = set_entries(self.dataset, self.theme)
        entries.append(Entry("network", self.tr("effect"), "line", self.theme.network, self.theme.network))
        return entries + self.over.entries(self.theme) + self.linear.entries(self.theme)

    def canvases(self) -> list[Canvas]:
        return [self.actual, self.effect]

    def show_theme(self, theme: Theme) -> None:
        self.theme = theme
        self._dress_points()
        self.diagonal.set_color(theme.truth)
        self.curve.set_color(theme.network)
        self.over.show_theme(theme)
        self.linear.show_theme(theme)
        self.lit_points.show_theme(theme)
        self.lit_samples.show_theme(theme)
        self._dot = Marker("o", QColor(theme.network), 9, QColor(theme.plot))
        self._ring = Marker("o", QColor(0, 0, 0, 0), 13, QColor(theme.text))
        for cursor in (self.actual_cursor, self.effect_cursor):
            cursor.set_colors(theme.muted, theme.plot)
        for canvas in self.canvases():
            canvas.show_theme(theme)

    def show_dataset(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._targets = [dataset.y[dataset.shown(index)] for index in range(3)]
        self._draw_points.setInterval(pace(sum(len(values) for values in self._targets)))
        limits = rounded(range_of(dataset.y, room=0.03) or (0.0, 1.0))
        self.diagonal.set_data(np.array(limits), np.array(limits))
        self.actual.set_names(fill_in(self.tr("actual {target}"), target=dataset.target_name), self.tr("predicted"))
        self.actual.home(limits, limits, now=True)
        self.over.show_dataset(dataset)
        self.linear.show_dataset(dataset)
        self.forget()
        self.select_feature(min(self.feature, dataset.features - 1))

    def select_feature(self, feature: int) -> None:
        """Which feature the right canvas varies, counted from 0."""
        self.feature = feature
        self.over.show_feature(feature)
        self.linear.show_feature(feature)
        self.curve.set_data(EMPTY, EMPTY)
        if self.dataset is None:
            return
        for index, key in enumerate(SUBSETS):
            self.samples[key].set_data(self.dataset.x[self.dataset.shown(index), feature], self._targets[index])
        self.lit_samples.place()
        self._dress_points()
        low, high = self.dataset.domain[feature].tolist()
        self.effect.set_names(self.dataset.feature_names[feature], self.dataset.target_name)
        self.effect.home((low, high), self.actual.home_range()[1], now=True)

    def show_frame(self, frame: Frame) -> None:
        fit = frame.fit
        if fit is not None and fit.inputs > 2 and fit.curve_x is not None and fit.curve is not None:
            self._fit = fit
            if fit.feature == self.feature:
                self.curve.set_data(fit.curve_x, fit.curve)
            self.linear.show_frame(frame)
        if frame.predictions is not None:
            self._predictions = frame.predictions
            self.lit_points.show_lit(frame.lit)
            self._say_what_is_missing()
            self._draw_points.ask()
        if self.actual.pointer is not None or self.effect.pointer is not None:
            self._read.ask()

    def show_parts(self, hidden: frozenset[str]) -> None:
        self.hidden = hidden
        for key in SUBSETS:
            self.points[key].setVisible(key not in hidden)
            self.samples[key].show_if(key not in hidden)
        self.lit_points.place()
        self.lit_samples.place()
        self.curve.setVisible("network" not in hidden)
        self.over.show_parts(hidden)
        self.linear.show_parts(hidden)

    def show_kept(self, runs: Sequence[KeptRun]) -> None:
        self.over.show_kept(runs)

    def show_contest(self, contest: Contest) -> None:
        self.over.show_contest(contest)

    def best_entry(self) -> Entry:
        return self.linear.best_entry(self.theme)

    def show_linear(self, shown: bool, whole: bool) -> None:
        self.linear.show_if(shown, whole)

    def show_rows(self, rows: IndexArray) -> None:
        for lit in (self.lit_points, self.lit_samples):
            lit.show_rows(self.dataset, rows)

    def forget(self) -> None:
        self._fit = self._predictions = None
        self._draw_points.drop()
        self.linear.forget()
        self.curve.set_data(EMPTY, EMPTY)
        for layer in self.points.values():
            layer.set_data(EMPTY, EMPTY)
        self.actual.show_note("")

    def describe(self) -> str:
        if self._predictions is None or self.dataset is None:
            return self.tr("The network has not been drawn yet.")
        limits = range_of(*self._predictions, room=0.0)
        if limits is None:
            return self.tr("The network's values are not finite.")
        return fill_in(
            self.tr("Predictions run from {low} to {high}; the partial effect shown is of {feature}."),
            low=number(limits[0]),
            high=number(limits[1]),
            feature=self.dataset.feature_names[self.feature],
        )

    def _show_points(self) -> None:
        if self._predictions is None:
            return
        for index, key in enumerate(SUBSETS):
            if len(self._targets[index]) == len(self._predictions[index]):
                self.points[key].set_data(self._targets[index], self._predictions[index])
        self.lit_points.place()

    def _say_what_is_missing(self) -> None:
        assert self._predictions is not None
        broken = all(not np.isfinite(values).any() for values in self._predictions)
        note = self.tr("The network's values are not finite: it has diverged") if broken else ""
        if note != self.actual.note():
            self.actual.show_note(note)

    def _dress_points(self) -> None:
        size = marker_size(sum(len(values) for values in self._targets))
        for key in SUBSETS:
            marker = set_marker(key, self.theme, size)
            self.points[key].set_looks([marker])
            pale = QColor(marker.color)
            pale.setAlpha(80)
            self.samples[key].set_looks([Marker(marker.shape, pale, max(size - 1.5, 3.0))])

    def _read_out(self) -> None:
        self._read_actual()
        self._read_effect()

    def _read_actual(self) -> None:
        at = self.actual.pointer
        near = nearest(self.actual, at, self.points) if at is not None else None
        if near is None or self.dataset is None:
            self.actual.show_readout("")
            self.actual_cursor.show_marks()
            return
        text = self.tr("{set} point: {name} = {value}   predicted {predicted}   residual {residual}")
        self.actual.show_readout(
            fill_in(
                text,
                set=set_name(near.key),
                name=self.dataset.target_name,
                value=number(near.x),
                predicted=number(near.y),
                residual=number(near.x - near.y),
            )
        )
        self.actual_cursor.show_marks(Mark(near.x, near.y, self._ring))

    def _read_effect(self) -> None:
        at: QPointF | None = self.effect.pointer
        if at is None or self.dataset is None or self._fit is None or self._fit.feature != self.feature:
            self.effect.show_readout("")
            self.effect_cursor.show_marks()
            return
        assert self._fit.curve_x is not None
        assert self._fit.curve is not None
        value = at_position(at.x(), self._fit.curve_x, self._fit.curve)
        text = self.tr("{name} = {x}   mean prediction {value}")
        lines = [fill_in(text, name=self.dataset.feature_names[self.feature], x=number(at.x()), value=number(value))]
        if line := self.linear.words(at.x()):
            lines.append(line)
        self.effect.show_readout("\n".join(lines))
        self.effect_cursor.show_marks(Mark(at.x(), value, self._dot), hair=at.x())
