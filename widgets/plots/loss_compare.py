"""What is laid over the losses: kept runs as dashed lines, and a network from many seeds as a band."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from playground.contest import Contest, Kind
from playground.data.dataset import Dataset
from playground.experiment import Training
from playground.frames import LossCurves
from playground.kept_run import KeptRun
from widgets.plots.band import NOTHING, Band
from widgets.plots.canvas import Canvas
from widgets.plots.curves import thinned
from widgets.plots.kept_lines import KeptLine, KeptLines, caption
from widgets.plots.layers import EMPTY
from widgets.theme import LIGHT, Theme

FloatArray = NDArray[np.float64]

BINS = 160
BAND_POINTS = 240
PROBE = np.array([0.1, 1.0])
"""Losses whose positions tell one axis from another."""


class LossOverlay:
    """Kept runs and seeds over one canvas of losses by epoch.

    ``position`` says where losses lie on its axis, ``shows`` whether "train" or "valid" is wanted. Losses of another
    function are left out: they cannot be compared.
    """

    def __init__(
        self, canvas: Canvas, position: Callable[[FloatArray], FloatArray], shows: Callable[[str], bool]
    ) -> None:
        self._position, self._shows = position, shows
        self.band = Band(canvas, 0.4)
        self.kept = KeptLines(canvas, 1.5)
        self._theme = LIGHT
        self._training = Training()
        self._dataset: Dataset | None = None
        self._runs: Sequence[KeptRun] = ()
        self._contest: Contest | None = None
        self.last_epoch = 0.0  # of what is drawn
        self.drawn: list[FloatArray] = []  # positions on y
        self._placed: tuple[object, ...] | None = None  # for what it was drawn

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.band.show_color(theme.valid, theme)
        self.kept.show_theme(theme)

    def show_training(self, training: Training) -> None:
        """The current run's training, whose loss function counts."""
        self._training = training

    def show_dataset(self, dataset: Dataset) -> None:
        """The current run's data; a band of others goes."""
        self._dataset = dataset

    def show_kept(self, runs: Sequence[KeptRun]) -> None:
        """These kept runs and no others, with the next ``place``."""
        self._runs = runs

    def show_contest(self, contest: Contest) -> None:
        """The newest state of a race or of seeds, with the next ``place``; only seeds are drawn."""
        self._contest = contest

    def place(self) -> None:
        """Draw what there is, for the axis as it is now; nothing is done while that is what is drawn."""
        now = (
            self._runs, self._contest, self._dataset, self._theme, self._training.loss, self._training.huber_delta,
            self._shows("train"), self._shows("valid"), tuple(self._position(PROBE).tolist()),
        )  # fmt: skip
        if self._placed is not None and all(a is b or a == b for a, b in zip(now, self._placed, strict=True)):
            return
        self._placed = now
        self.last_epoch = 0.0
        self.drawn = []
        lines: list[KeptLine] = []
        for run in self._runs:
            if run.frame.loss is not None and self._comparable(run.experiment.training):
                lines += self._lines_of(run, run.frame.loss)
        self.kept.show(lines)
        self._place_band()

    def _comparable(self, training: Training) -> bool:
        own = self._training
        return training.loss == own.loss and (own.loss != "huber" or training.huber_delta == own.huber_delta)

    def _lines_of(self, run: KeptRun, curves: LossCurves) -> list[KeptLine]:
        """Dashed in the colours of their sets; the name is on the validation loss, if it has one."""
        lines: list[KeptLine] = []
        for key, losses, color in (
            ("valid", curves.valid, self._theme.valid),
            ("train", curves.train, self._theme.train),
        ):
            if self._shows(key) and np.isfinite(losses).any():
                x, y = thinned(curves.epochs, losses, BINS)
                y = self._position(y)
                lines.append(KeptLine(x, y, "" if lines else caption(run), color))
                self._take_in(x, y)
        return lines

    def _place_band(self) -> None:
        """The validation losses of the seeds, or the training losses without a validation set."""
        contest = self._contest
        if contest is None or contest.kind is not Kind.SEEDS or contest.dataset is not self._dataset:
            self.band.show(EMPTY, NOTHING)
            return
        key = "valid" if np.isfinite(contest.standings[0].curves.valid).any() else "train"
        self.band.show_color(self._theme.valid if key == "valid" else self._theme.train, self._theme)
        self.band.show_if(self._shows(key))
        if not self._shows(key) or not self._comparable(contest.standings[0].entrant.experiment.training):
            self.band.show(EMPTY, NOTHING)
            return
        x, members = self._members([one.curves for one in contest.standings], key)
        self.band.show(x, members)
        self._take_in(x, members)

    def _members(self, curves: Sequence[LossCurves], key: str) -> tuple[FloatArray, FloatArray]:
        """The losses of all members (n, k) at the epochs (n,) of the one that came furthest; nan where one is over."""
        longest = max(curves, key=lambda one: len(one.epochs))
        chosen = np.unique(np.linspace(0, len(longest.epochs) - 1, BAND_POINTS).astype(int))
        x = longest.epochs[chosen]
        columns = []
        for one in curves:
            column = np.interp(x, one.epochs, getattr(one, key))
            column[x > one.epochs[-1]] = np.nan
            columns.append(self._position(column))
        return x, np.stack(columns, axis=1)

    def _take_in(self, x: FloatArray, y: FloatArray) -> None:
        if len(x):
            self.last_epoch = max(self.last_epoch, float(x[-1]))
            self.drawn.append(y.ravel())
