"""The losses of all those that race on one canvas, a number on each line; of seeds a band."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from playground.contest import Contest, Kind
from playground.experiment import LOSSES
from widgets.numbers import fill_in
from widgets.plots.band import NOTHING, Band
from widgets.plots.canvas import Canvas
from widgets.plots.curves import log10_of, thinned
from widgets.plots.layers import EMPTY, Line
from widgets.plots.marker import Marker
from widgets.plots.marks import Mark, Marks
from widgets.plots.race_grid import race_colors
from widgets.plots.ranges import range_of
from widgets.theme import LIGHT, Theme

FloatArray = NDArray[np.float64]

BINS = 160
MOST_LINES = 8
LAST_PLACE, NEXT_PLACE = 0.97, 0.09
"""Where on its line the first one's number stands, and how far left that of the next, as shares of the line."""
SOLID = 4
"""So many lines are whole; the others are dashed, so that colour alone never tells them apart."""


class RaceLosses(Canvas):
    """Validation losses by epoch with their numbers, or training losses without a validation set; a log axis."""

    def __init__(self) -> None:
        super().__init__(log_y=True)
        self.setObjectName("race_losses")
        self._theme_now = LIGHT
        self.band = Band(self, 1.0)
        self.lines = [Line(self, 3.0, width=1.8, dash=index >= SOLID) for index in range(MOST_LINES)]
        self.numbers = Marks(self, 5.0)

    def show_looks(self, theme: Theme) -> None:
        """Take over the theme's colours, on the lines too."""
        self._theme_now = theme
        self.show_theme(theme)
        self.band.show_color(theme.valid, theme)
        self.numbers.set_colors(theme.text, theme.plot)
        for line, color in zip(self.lines, race_colors(theme), strict=True):
            line.set_color(color)

    def show_contest(self, contest: Contest) -> None:
        """The newest state of everybody."""
        valid = any(np.isfinite(one.curves.valid).any() for one in contest.standings)
        loss = LOSSES[contest.standings[0].entrant.experiment.training.loss]
        name = (
            QCoreApplication.translate("RaceView", "validation {loss}")
            if valid
            else QCoreApplication.translate("RaceView", "training {loss}")
        )
        self.set_names(QCoreApplication.translate("RaceView", "epoch"), fill_in(name, loss=loss))
        curves = [
            (one.curves.epochs, log10_of(one.curves.valid if valid else one.curves.train))
            for one in contest.standings
        ]
        seeds = contest.kind is Kind.SEEDS
        self._show_lines([] if seeds else curves)
        self._show_band(curves if seeds else [])
        limits = range_of(*(y for _, y in curves), room=self.room_for_names())
        if limits is not None:
            low, high = limits
            self.home((0.0, float(contest.epochs)), (math.floor(low * 10) / 10, math.ceil(high * 10) / 10))

    def _show_lines(self, curves: list[tuple[FloatArray, FloatArray]]) -> None:
        marks = []
        colors = race_colors(self._theme_now)
        for index, line in enumerate(self.lines):
            if index >= len(curves):
                line.set_data(EMPTY, EMPTY)
                continue
            x, y = thinned(*curves[index], BINS)
            line.set_data(x, y)
            finite = np.flatnonzero(np.isfinite(y))
            if len(finite):
                # side by side, because at their ends the lines often lie on one another
                at = int(finite[int((LAST_PLACE - NEXT_PLACE * index) * (len(finite) - 1))])
                marks.append(Mark(float(x[at]), float(y[at]), Marker("o", QColor(colors[index]), 6), str(index + 1)))
        self.numbers.show_marks(*marks)

    def _show_band(self, curves: list[tuple[FloatArray, FloatArray]]) -> None:
        if not curves:
            self.band.show(EMPTY, NOTHING)
            return
        longest = max((x for x, _ in curves), key=len)
        chosen = np.unique(np.linspace(0, len(longest) - 1, 2 * BINS).astype(int))
        x = longest[chosen]
        columns = [np.interp(x, own, y, right=np.nan) for own, y in curves]
        self.band.show(x, np.stack(columns, axis=1))
