"""Who sees what: hands frames to the plots that are visible, and tells the session what those want."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QTimer, SignalInstance

from playground.frames import Frame, Wish, WishList

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.appraisal import Appraisal
    from playground.contest import Contest
    from playground.data.dataset import Dataset, IndexArray
    from playground.experiment import Experiment
    from playground.landscape import Landscape, Refusal
    from playground.looks import Look
    from widgets.plots.plot_card import PlotCard
    from widgets.session import Session
    from widgets.theme import Theme

MOST_LIT = 200
"""Rows that are lit up and not drawn for themselves; more could not be told apart."""


class Pictures(msgspec.Struct, frozen=True):
    """What does not travel in frames, of the current run."""

    slice: Landscape | Refusal | None = None
    appraisal: Appraisal | None = None


class Views(QObject):
    """``is_shown(name)`` tells whether a plot can be seen, and ``is_away()`` whether the window is minimised.

    Call ``refresh`` whenever that may have changed.
    """

    def __init__(
        self, session: Session, is_shown: Callable[[str], bool], is_away: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._plots: dict[str, PlotCard] = {}
        self._is_shown, self._is_away = is_shown, is_away
        self._others: list[Callable[[], WishList]] = []
        self._shown: set[str] = set()
        self._wishes: WishList | None = None
        self._slice: Landscape | Refusal | None = None
        self._appraisal: Appraisal | None = None
        self._rows: IndexArray | None = None  # lit up in every plot
        # several docks change in one go; one look at the end is enough
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        session.frame_arrived.connect(self._on_frame)
        session.questions.slice_arrived.connect(self._on_slice)
        session.questions.appraisal_arrived.connect(self._on_appraisal)
        session.run_started.connect(self._on_run_started)
        session.experiment_changed.connect(self.show_experiment)
        session.dataset_changed.connect(self.show_dataset)
        session.test_look_changed.connect(self.show_test_look)
        session.shelf.changed.connect(self._on_kept)
        session.questions.contest_arrived.connect(self._on_contest)

    def adopt(self, plot: PlotCard, theme: Theme) -> None:
        """Look after this plot from now on; it is shown what there is."""
        self._plots[plot.objectName()] = plot
        plot.wish_changed.connect(self._send_wishes)
        plot.rows_picked.connect(self.show_rows)
        plot.moment_picked.connect(self._session.look_at)
        plot.test_shown.connect(self._session.look_at_test)
        plot.show_theme(theme)
        plot.show_experiment(self._session.experiment)
        if self._session.dataset is not None:
            plot.show_dataset(self._session.dataset)
            plot.show_test_look(self._session.test_look)
        if self._rows is not None:
            plot.show_rows(self._rows)
        plot.show_kept(self._session.shelf.over)
        if self._session.questions.contest is not None:
            plot.show_contest(self._session.questions.contest)
        self.refresh()

    def also_wants(self, wish: Callable[[], WishList], changed: SignalInstance) -> None:
        """Someone else than a plot needs something of every frame; ``changed`` says that it became another."""
        self._others.append(wish)
        changed.connect(self._send_wishes)

    def has(self, name: str) -> bool:
        """Whether the plot with this ``NAME`` was adopted."""
        return name in self._plots

    def plot(self, name: str) -> PlotCard:
        """The plot with this ``NAME``."""
        return self._plots[name]

    @property
    def pictures(self) -> Pictures:
        """What came last beside the frames."""
        return Pictures(self._slice, self._appraisal)

    def show_pictures(self, pictures: Pictures) -> None:
        """Take over what another one had, and show every visible plot what there is, at once."""
        self._slice, self._appraisal = pictures.slice, pictures.appraisal
        self._look()

    @property
    def names(self) -> frozenset[str]:
        """The plots that there are already."""
        return frozenset(self._plots)

    @property
    def shown(self) -> frozenset[str]:
        """The plots that get frames."""
        return frozenset(self._shown)

    def refresh(self) -> None:
        """Look, soon, at which plots are visible."""
        self._soon.start()

    def show_theme(self, theme: Theme) -> None:
        """Hand the theme to every plot."""
        for plot in self._plots.values():
            plot.show_theme(theme)

    def show_experiment(self, experiment: Experiment) -> None:
        """Hand the experiment to every plot, seen or not: they have to name layers and losses when they are."""
        for plot in self._plots.values():
            plot.show_experiment(experiment)

    def show_dataset(self, dataset: Dataset) -> None:
        """Hand the data to every plot; no row of other data stays lit."""
        import numpy as np

        for plot in self._plots.values():
            plot.show_dataset(dataset)
        self.show_rows(np.zeros(0, dtype=np.int64))

    def show_rows(self, rows: IndexArray) -> None:
        """Light up these rows of the dataset in every plot."""
        self._rows = rows
        for plot in self._plots.values():
            plot.show_rows(rows)
        self._send_wishes()

    @property
    def rows(self) -> IndexArray | None:
        """The rows that are lit up, counted from 0; ``None`` before there is a dataset."""
        return self._rows

    def show_test_look(self, look: Look | None) -> None:
        """Tell every plot whether the test set has been looked at."""
        for plot in self._plots.values():
            plot.show_test_look(look)

    def _look(self) -> None:
        shown = {name for name in self._plots if self._is_shown(name)}
        came = shown - self._shown
        self._shown = shown
        self._session.clock.set_away(self._is_away() and not shown)
        self._send_wishes()
        frame = self._session.last_frame
        for name in came:
            plot = self._plots[name]
            if frame is not None:
                plot.show_frame(frame)
            if self._session.questions.contest is not None:
                plot.show_contest(self._session.questions.contest)
            if self._slice is not None:
                plot.show_slice(self._slice)
            if self._appraisal is not None:
                plot.show_appraisal(self._appraisal)

    def _send_wishes(self) -> None:
        wishes = WishList(Wish.METRICS | Wish.TIMELINE)
        for wish in self._others:
            wishes |= wish()
        for name in self._plots:
            if name in self._shown:
                wishes |= self._plots[name].wish()
        wishes |= WishList(Wish.NONE, lit=self._left_out())
        if wishes != self._wishes:
            self._wishes = wishes
            self._session.set_wishes(wishes)

    def _left_out(self) -> tuple[int, ...]:
        """Rows that are lit up although a dataset of this size is drawn without them."""
        dataset = self._session.dataset
        if dataset is None or self._rows is None:
            return ()
        return tuple(dataset.left_out(self._rows)[:MOST_LIT].tolist())

    def _on_frame(self, frame: Frame) -> None:
        for name in self._shown:
            self._plots[name].show_frame(frame)
            if frame.past:
                self._plots[name].hurry()

    def _on_kept(self) -> None:
        for plot in self._plots.values():
            plot.show_kept(self._session.shelf.over)

    def _on_contest(self, contest: Contest) -> None:
        for name in self._shown if not contest.finished else self._plots:
            self._plots[name].show_contest(contest)

    def _on_slice(self, surface: Landscape | Refusal) -> None:
        self._slice = surface
        for name in self._shown:
            self._plots[name].show_slice(surface)

    def _on_appraisal(self, appraisal: Appraisal) -> None:
        self._appraisal = appraisal
        for name in self._shown:
            self._plots[name].show_appraisal(appraisal)

    def _on_run_started(self, _run: int) -> None:
        self._slice = self._appraisal = None
        for plot in self._plots.values():
            plot.clear()
