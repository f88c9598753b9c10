"""What is laid over a fit of one curve: kept runs as dashed lines, and a network from many seeds as a band."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.contest import Contest, Kind
from playground.data.dataset import Dataset
from playground.kept_run import KeptRun
from widgets.numbers import fill_in
from widgets.plots.band import NOTHING, Band
from widgets.plots.canvas import Canvas
from widgets.plots.kept_lines import KeptLine, KeptLines, fit_lines
from widgets.plots.layers import EMPTY
from widgets.plots.legend import Entry
from widgets.theme import LIGHT, Theme

SEEDS = "seeds"
"""The band's key in the legend."""


class CurveOverlay:
    """Kept runs and seeds over one canvas whose y is the target and whose x is one feature."""

    def __init__(self, canvas: Canvas, *, below: float) -> None:
        """``below`` is the depth of the network's own curve."""
        self.band = Band(canvas, below - 0.8)
        self.kept = KeptLines(canvas, below - 0.4)
        self._theme = LIGHT
        self._dataset: Dataset | None = None
        self._feature = 0
        self._runs: Sequence[KeptRun] = ()
        self._contest: Contest | None = None
        self._hidden: frozenset[str] = frozenset()

    def entries(self, theme: Theme) -> list[Entry]:
        """The band's entry in the legend, while there is one."""
        contest = self._shown_contest()
        if contest is None:
            return []
        text = fill_in(
            QCoreApplication.translate("FitPlot", "{count} {count:seed|seeds}"), count=len(contest.standings)
        )
        return [Entry(SEEDS, text, "line", theme.network, theme.muted)]

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.band.show_color(theme.network, theme)
        self.kept.show_theme(theme)
        self._place()

    def show_dataset(self, dataset: Dataset) -> None:
        """Other data: what is of another data set goes."""
        self._dataset = dataset
        self._place()
        self._place_band()

    def show_feature(self, feature: int) -> None:
        """Which feature is on x, counted from 0."""
        self._feature = feature
        self._place()
        self._place_band()

    def show_kept(self, runs: Sequence[KeptRun]) -> None:
        """These kept runs and no others."""
        self._runs = runs
        self._place()

    def show_contest(self, contest: Contest) -> None:
        """The newest state of seeds; of a race nothing is drawn here."""
        self._contest = contest
        self._place_band()

    def show_parts(self, hidden: frozenset[str]) -> None:
        """Hide the band if it is one of these entries of the legend."""
        self._hidden = hidden
        self.band.show_if(SEEDS not in hidden)

    def words(self) -> str:
        """What is laid over, in a sentence; empty for nothing."""
        lines = [line.name for line in self._lines()]
        if (contest := self._shown_contest()) is not None:
            pattern = QCoreApplication.translate("FitPlot", "a band of {count} {count:seed|seeds}")
            lines.append(fill_in(pattern, count=len(contest.standings)))
        if not lines:
            return ""
        return fill_in(QCoreApplication.translate("FitPlot", "Over it: {names}."), names=", ".join(lines))

    def _lines(self) -> list[KeptLine]:
        return fit_lines(self._runs, self._dataset, self._theme, self._feature)

    def _place(self) -> None:
        self.kept.show(self._lines())

    def _shown_contest(self) -> Contest | None:
        """The seeds that belong to the data on the screen and, of several features, to the one on x."""
        contest = self._contest
        if contest is None or contest.kind is not Kind.SEEDS or contest.dataset is not self._dataset:
            return None
        fits = contest.standings[0].fits
        return contest if self._feature < len(fits) and fits[self._feature].curve is not None else None

    def _place_band(self) -> None:
        contest = self._shown_contest()
        if contest is None:
            self.band.show(EMPTY, NOTHING)
            return
        fits = [one.fits[self._feature] for one in contest.standings]
        curves = [fit.curve for fit in fits if fit.curve is not None]
        x = fits[0].curve_x
        assert x is not None
        self.band.show(x, np.stack(curves, axis=1))
