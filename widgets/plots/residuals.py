"""Residuals against the prediction, and beside them how they are distributed: what the diagonal hides."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF, QSignalBlocker
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.data.dataset import Dataset, IndexArray
from playground.frames import SUBSETS, FloatArray
from widgets.numbers import fill_in, write
from widgets.plots.canvas import Canvas
from widgets.plots.fit_view import Near, marker_size, nearest, set_color, set_marker, set_name
from widgets.plots.layers import EMPTY, Line, Points
from widgets.plots.lit import LitRows
from widgets.plots.marker import Marker
from widgets.plots.ticks import number
from widgets.theme import LIGHT, Theme

BINS = 25
STEPS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 10.0)
"""The axis grows in such steps, so that it does not tremble."""
FARTHEST = 99.0
"""Percent of the residuals that are in the picture when it fits them."""
LARGEST = 1e300
"""Beyond it a residual has overflowed."""


class ResidualView(QWidget):
    """Actual − predicted of every drawn row: above zero the network predicts too little.

    The histogram at the right has the same vertical axis; each set's bars sum to one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._limit = 1.0  # of the axis, on either side of zero
        self._step = 0.0  # share of rows at the histogram's right end
        self.outside = 0  # residuals that the axis leaves out
        self.canvas, self.histogram = Canvas(), Canvas()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.canvas, 3)
        row.addWidget(self.histogram, 1)
        self._zero = Line(self.canvas, -1.0, self.canvas.backdrop, dash=True)
        self._level = Line(self.histogram, -1.0, self.histogram.backdrop, dash=True)
        self.points = {key: Points(self.canvas, z) for z, key in enumerate(SUBSETS)}
        self.bars = {
            "train": Line(self.histogram, 1.0, width=2.0),
            "valid": Line(self.histogram, 2.0, dash=True, width=2.0),
            "test": Line(self.histogram, 3.0),
        }
        self.lit = LitRows(self.canvas, self.points, self._locate)
        self._ring = Points(self.canvas, 60.0)
        self.histogram.set_ticks(y=[])
        self.canvas.view.sigRangeChanged.connect(self._follow)
        self._values: dict[str, FloatArray] = {}

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        for canvas in (self.canvas, self.histogram):
            canvas.show_theme(theme)
        for line in (self._zero, self._level):
            line.set_color(theme.truth)
        for key, bars in self.bars.items():
            bars.set_color(set_color(key, theme))
        self.lit.show_theme(theme)
        self._ring.set_looks([Marker("o", QColor(0, 0, 0, 0), 13.0, QColor(theme.text))])

    def dress(self, count: int) -> None:
        """Markers for ``count`` points in all."""
        for key, points in self.points.items():
            points.set_looks([set_marker(key, self._theme, marker_size(count))])

    def show_dataset(self, dataset: Dataset, limits: tuple[float, float]) -> None:
        """New data: ``limits`` are those of the predictions' axis."""
        spread = float(np.std(dataset.y)) or 1.0
        self._limit = _stepped(spread)
        far = np.array([limits[0] - 99.0 * spread, limits[1] + 99.0 * spread])
        self._zero.set_data(far, np.zeros(2))
        self._level.set_data(np.array([-1.0, 2.0]), np.zeros(2))
        self.show_residuals({}, {}, limits, now=True)

    def show_residuals(
        self,
        predicted: Mapping[str, FloatArray],
        actual: Mapping[str, FloatArray],
        limits: tuple[float, float],
        *,
        now: bool = False,
    ) -> None:
        """Residuals of the sets in ``predicted``, each (rows,) in the order of ``actual``."""
        self._values = _residuals(predicted, actual)
        for key, points in self.points.items():
            shown = key in predicted
            points.set_data(predicted[key] if shown else EMPTY, self._values[key] if shown else EMPTY)
        self.lit.place()
        self._set_home(limits, now)
        self._show_bars()

    def show_part(self, key: str, shown: bool) -> None:
        """Show or hide a set."""
        self.points[key].show_if(shown)
        self.bars[key].show_if(shown)
        self.lit.place()

    def show_rows(self, dataset: Dataset | None, rows: IndexArray) -> None:
        """Light up these rows."""
        self.lit.show_rows(dataset, rows)

    def _locate(self, dataset: Dataset, rows: IndexArray) -> tuple[FloatArray, FloatArray]:
        predicted = self.lit.predicted(rows)
        return predicted, dataset.y[rows] - predicted

    def nearest(self, at: QPointF | None) -> Near | None:
        """The point under the cursor, with a ring around it."""
        near = None if at is None else nearest(self.canvas, at, self.points)
        self._ring.set_data(
            EMPTY if near is None else np.array([near.x]), EMPTY if near is None else np.array([near.y])
        )
        return near

    def describe(self, predicted: Mapping[str, FloatArray], actual: Mapping[str, FloatArray]) -> str:
        """Mean and spread of every set's residuals, in words; empty without any."""
        parts = []
        for key, values in _residuals(predicted, actual).items():
            finite = values[np.abs(values) < LARGEST]
            if finite.size:
                parts.append(f"{set_name(key)} {number(float(finite.mean()))} ± {number(float(finite.std()))}")
        return (
            fill_in(self.tr("Residuals, mean ± standard deviation: {parts}."), parts=", ".join(parts)) if parts else ""
        )

    def _set_home(self, limits: tuple[float, float], now: bool) -> None:
        values = np.abs(np.concatenate([EMPTY, *self._values.values()]))
        finite = values[values < LARGEST]
        if finite.size:
            wanted = float(np.percentile(finite, FARTHEST)) * 1.1
            # it grows at once, and shrinks when much of it is empty
            if wanted > self._limit or wanted < 0.4 * self._limit:
                self._limit = _stepped(wanted)
        self.outside = int(values.size - np.count_nonzero(values <= self._limit))
        self.canvas.set_names(
            self.tr("predicted"),
            fill_in(self.tr("residual · {n:,} beyond these axes"), n=self.outside)
            if self.outside
            else self.tr("residual (actual − predicted)"),
        )
        self.histogram.set_names(self.tr("share of rows"), "")
        self.canvas.home(limits, (-self._limit, self._limit), now=now)

    def _show_bars(self) -> None:
        """Outlines of bars over the residual axis, by the share of a set's rows in each."""
        edges = np.linspace(-self._limit, self._limit, BINS + 1)
        highest = 0.0
        for key, line in self.bars.items():
            values = self._values.get(key, EMPTY)
            if not len(values):
                line.set_data(EMPTY, EMPTY)
                continue
            counts, _ = np.histogram(values[np.abs(values) <= self._limit], edges)
            shares = counts / len(values)
            highest = max(highest, float(shares.max()))
            across = np.concatenate(([0.0], np.repeat(shares, 2), [0.0]))
            line.set_data(across, np.repeat(edges, 2))
        step = next(step for step in (0.05, 0.1, 0.2, 0.3, 0.5, 1.0) if highest <= step * 0.95 or step == 1.0)
        if self._step != step:
            self._step = step
            self.histogram.set_ticks(x=[(0.0, "0"), (step, f"{write(100 * step, '.0f')} %")], y=[])
            self.histogram.home((0.0, step * 1.08), (-self._limit, self._limit), now=True)
            self._follow()

    def _follow(self) -> None:
        """The histogram shows the residuals that the points show."""
        with QSignalBlocker(self.canvas.view):
            self.histogram.view.setYRange(*self.canvas.shown_range()[1], padding=0)


def _residuals(predicted: Mapping[str, FloatArray], actual: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    with np.errstate(over="ignore", invalid="ignore"):
        return {key: actual[key] - values for key, values in predicted.items()}


def _stepped(value: float) -> float:
    """The next round number above ``value``."""
    if not 0.0 < value < LARGEST:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in STEPS if step * power >= value * (1.0 - 1e-9))
