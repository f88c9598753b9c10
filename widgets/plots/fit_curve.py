"""The fit of one input: points by set, the network's curve, the true function, the units of one layer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.alternatives import curve_words
from playground.contest import Contest
from playground.data.dataset import Dataset, IndexArray
from playground.experiment import PointsSource
from playground.frames import SUBSETS, Fit, Frame
from playground.kept_run import KeptRun
from widgets.numbers import fill_in
from widgets.paced import Paced
from widgets.plots.canvas import Canvas
from widgets.plots.curves import at_position
from widgets.plots.fit_baselines import BaselineCurves
from widgets.plots.fit_compare import CurveOverlay
from widgets.plots.fit_linear import LineOverlay
from widgets.plots.fit_view import (
    READOUT_MS,
    FitView,
    marker_size,
    nearest,
    set_entries,
    set_marker,
    set_name,
)
from widgets.plots.layers import EMPTY, Line, Points, Sheet, mixed
from widgets.plots.legend import Entry
from widgets.plots.lit import LitRows
from widgets.plots.marker import Marker
from widgets.plots.marks import Mark, Marks
from widgets.plots.ranges import range_of, rounded
from widgets.plots.ticks import number
from widgets.theme import Theme
from widgets.words import in_words

FloatArray = NDArray[np.float64]

TRUTH_POINTS = 500
UNITS_MS = 100
"""Dozens of thin curves cost more than all the rest together."""


class UnitCurves(Line):
    """Of single units: they are many, and everywhere, so that they leave out the corners with the axes' names."""

    def draw(self, painter: QPainter) -> None:
        free = QRegion(self.boundingRect().toRect())
        for place in self.canvas.name_places():
            free -= QRegion(place.toAlignedRect())
        painter.save()
        painter.setClipRegion(free, Qt.ClipOperation.IntersectClip)
        super().draw(painter)
        painter.restore()


class CurveView(FitView):
    """One canvas: y against x."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.canvas = Canvas()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas)
        still = self.canvas.backdrop
        self.points = {key: Points(self.canvas, 2.0 + index, still) for index, key in enumerate(reversed(SUBSETS))}
        self.truth = Line(self.canvas, 5.0, still, dash=True)
        self.units = UnitCurves(self.canvas, 5.5, Sheet(self.canvas, 5.5))
        self.network = Line(self.canvas, 6.0, width=2.5)
        self.over = CurveOverlay(self.canvas, below=6.0)
        self.linear = LineOverlay(self.canvas)
        self.baselines = BaselineCurves(self.canvas)
        self.lit = LitRows(self.canvas, self.points, lambda data, rows: (data.x[rows, 0], data.y[rows]))
        self.stroke = Line(self.canvas, 7.0, width=2.0)
        self.selected = Marks(self.canvas)
        self.crosshair = Marks(self.canvas)
        self.drawing = False
        self._fit: Fit | None = None
        self._units_range: tuple[float, float] | None = None
        self._read = Paced(self, READOUT_MS, self._read_out)
        self._draw_units = Paced(self, UNITS_MS, self._show_units)
        self.canvas.pointed.connect(self._read_out)
        self.show_theme(theme)

    def entries(self) -> list[Entry]:
        theme = self.theme
        entries = set_entries(self.dataset, theme)
        entries.append(Entry("network", self.tr("network"), "line", theme.network, theme.network))
        if self.dataset is None or self.dataset.truth is not None:
            entries.append(Entry("truth", self.tr("true function"), "dash", theme.truth, theme.muted))
        return entries + self.over.entries(theme) + self.linear.entries(theme)

    def canvases(self) -> list[Canvas]:
        return [self.canvas]

    def show_theme(self, theme: Theme) -> None:
        self.theme = theme
        self._dress_points()
        self.units.set_color(mixed(theme.healthy, theme.plot, 0.6))
        self.truth.set_color(theme.truth)
        self.stroke.set_color(theme.text)
        self.selected.set_colors(theme.muted, theme.plot)
        self.network.set_color(theme.network)
        self.over.show_theme(theme)
        self.linear.show_theme(theme)
        self.baselines.show_theme(theme)
        self.lit.show_theme(theme)
        self.crosshair.set_colors(theme.muted, theme.plot)
        self._dot = Marker("o", QColor(theme.network), 9, QColor(theme.plot))
        self._ring = Marker("o", QColor(0, 0, 0, 0), 13, QColor(theme.text))
        self.canvas.show_theme(theme)

    def show_dataset(self, dataset: Dataset) -> None:
        self.dataset = dataset
        for index, key in enumerate(SUBSETS):
            rows = dataset.shown(index)
            self.points[key].set_data(dataset.x[rows, 0], dataset.y[rows])
        self._dress_points()
        low, high = (float(value) for value in dataset.domain[0])
        grid, true = np.linspace(low, high, TRUTH_POINTS), EMPTY
        if dataset.truth is not None:
            true = dataset.truth(grid[:, None])
        self.truth.set_data(grid if len(true) else EMPTY, true)
        self.canvas.set_names(dataset.feature_names[0], dataset.target_name)
        self._set_range(dataset, true)
        self.over.show_dataset(dataset)
        self.linear.show_dataset(dataset)
        self.baselines.forget()
        if not self.drawing:
            self.forget()

    def _set_range(self, dataset: Dataset, true: FloatArray) -> None:
        """All there is; while points are drawn, the sheet stays where it is and only grows."""
        low, high = (float(value) for value in dataset.domain[0])
        room = 0.012 * (high - low)
        x = (low - room, high + room)
        y = rounded(range_of(dataset.y, true, room=0.03) or (-1.0, 1.0))
        if not self.drawing:
            self.canvas.home(x, y, now=True)
            return
        old_x, old_y = self.canvas.home_range()
        outside = len(dataset.y) and (dataset.y.min() < old_y[0] or dataset.y.max() > old_y[1])
        if outside:
            old_y = (min(y[0], old_y[0]), max(y[1], old_y[1]))
        self.canvas.home((min(x[0], old_x[0]), max(x[1], old_x[1])), old_y)

    def show_drawing(self, drawing: bool) -> None:
        """Whether points are being drawn: then the network's curve stays until the next one comes."""
        self.drawing = drawing
        if not drawing:
            self.selected.show_marks()

    def show_points(self, points: PointsSource) -> None:
        """Points that were just drawn, before they are data."""
        x, y, sets = np.array(points.x), np.array(points.y), np.array(points.sets or (0,) * len(points.x))
        for subset, key in enumerate(SUBSETS):
            inside = sets == subset
            self.points[key].set_data(x[inside], y[inside])

    def show_selected(self, at: tuple[float, float] | None) -> None:
        """Mark the point that was drawn or moved last."""
        self.selected.show_marks(*([] if at is None else [Mark(at[0], at[1], self._ring)]))

    def show_stroke(self, x: FloatArray, y: FloatArray) -> None:
        """The line under the hand (n,) and (n,), while a function is drawn."""
        self.stroke.set_data(x, y)

    def show_frame(self, frame: Frame) -> None:
        fit = frame.fit
        if fit is None or fit.inputs != 1 or fit.curve_x is None or fit.curve is None:
            return
        self._fit = fit
        self.network.set_data(fit.curve_x, fit.curve)
        self.linear.show_frame(frame)
        self.baselines.show_frame(frame)
        self._say_what_is_missing(fit.curve)
        if self.units.isVisible() or fit.units is not None:
            self._draw_units.ask()
        if self.canvas.pointer is not None:
            self._read.ask()

    def show_parts(self, hidden: frozenset[str]) -> None:
        self.hidden = hidden
        for key, layer in (*self.points.items(), ("network", self.network), ("truth", self.truth)):
            layer.show_if(key not in hidden)
        self.lit.place()
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

    def show_units(self, shown: bool) -> None:
        """Show the units' curves that frames bring, or not."""
        self.units.show_if(shown)
        self._units_range = None
        if not shown:
            self.units.set_data(EMPTY, EMPTY)

    def show_rows(self, rows: IndexArray) -> None:
        self.lit.show_rows(self.dataset, rows)

    def forget(self) -> None:
        self._fit = None
        self._units_range = None
        self._draw_units.drop()
        self.linear.forget()
        self.network.set_data(EMPTY, EMPTY)
        self.units.set_data(EMPTY, EMPTY)
        self.canvas.show_note("")

    def describe(self) -> str:
        if self._fit is None or self._fit.curve is None:
            return self.tr("The network has not been drawn yet.")
        if self._fit.curve_x is None or not np.all(np.isfinite(self._fit.curve)):
            return self.tr("The network's values are not finite.")
        curve = in_words(curve_words(self._fit.curve_x, self._fit.curve))
        return f"{curve} {self.over.words()}".strip()

    def _dress_points(self) -> None:
        count = sum(len(layer.xs) for layer in self.points.values())
        for key, layer in self.points.items():
            layer.set_looks([set_marker(key, self.theme, marker_size(count))])

    def _say_what_is_missing(self, curve: FloatArray) -> None:
        """A curve that cannot be seen is said in words."""
        low, high = self.canvas.shown_range()[1]
        note = ""
        if not ((curve >= low) & (curve <= high)).any():
            limits = range_of(curve, room=0.0)
            if limits is None:
                note = self.tr("The network's values are not finite: it has diverged")
            elif not self.canvas.is_moved:
                note = fill_in(
                    self.tr("The network is outside this view: from {low} to {high}"),
                    low=number(limits[0]),
                    high=number(limits[1]),
                )
        if note != self.canvas.note():
            self.canvas.show_note(note)

    def _show_units(self) -> None:
        fit = self._fit
        if fit is None or fit.units is None or fit.curve_x is None or not self.units.isVisible():
            self.units.set_data(EMPTY, EMPTY)
            return
        stride = 1 if fit.units.shape[1] <= 16 else 2
        values = fit.units[::stride]
        limits = range_of(values, room=0.0)
        if limits is None:
            self.units.set_data(EMPTY, EMPTY)
            return
        # all units by one scale, and the same scale while it fits: else the curves would dance
        low, high = self._units_range or limits
        span = limits[1] - limits[0]
        if limits[0] < low or limits[1] > high or span < 0.5 * (high - low):
            self._units_range = low, high = limits[0] - 0.1 * span, limits[1] + 0.1 * span
        bottom, top = self.canvas.home_range()[1]
        scale = (top - bottom) / ((high - low) or 1.0)
        self.units.set_data(fit.curve_x[::stride], (values - low) * scale + bottom)

    def _read_out(self) -> None:
        at = self.canvas.pointer
        if at is None or self.dataset is None:
            self.canvas.show_readout("")
            self.crosshair.show_marks()
            return
        x_name, y_name = self.dataset.feature_names[0], self.dataset.target_name
        near = nearest(self.canvas, at, self.points)
        x = at.x() if near is None else near.x
        words = [f"{x_name} = {number(x)}"]
        marks: list[Mark] = []
        if self._fit is not None and self._fit.curve_x is not None and self._fit.curve is not None:
            value = at_position(x, self._fit.curve_x, self._fit.curve)
            words.append(fill_in(self.tr("network {value}"), value=number(value)))
            if self.network.isVisible():
                marks.append(Mark(x, value, self._dot))
        if self.dataset.truth is not None:
            words.append(fill_in(self.tr("true {value}"), value=number(float(self.dataset.truth(np.array([[x]]))[0]))))
        lines = ["   ".join(words)]
        if line := self.linear.words(x):
            lines.append(line)
        if line := self.baselines.words(x):
            lines.append(line)
        if near is not None:
            lines.append(
                fill_in(
                    self.tr("{set} point: {name} = {value}"), set=set_name(near.key), name=y_name, value=number(near.y)
                )
            )
            marks.append(Mark(near.x, near.y, self._ring))
        self.crosshair.show_marks(*marks, hair=x)
        self.canvas.show_readout("\n".join(lines))
