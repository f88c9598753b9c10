"""Connects the list of runs, and the race, to the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from widgets.numbers import fill_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from playground.kept_run import KeptRun
    from widgets.panels.runs_panel import RunsPanel
    from widgets.plots.race_view import RaceView
    from widgets.session import Session


class RunDesk(QObject):
    """``reveal(name)`` brings a card into sight.

    ``told(title, text)`` is what a person should know of what was done; ``count_changed`` how many runs are kept.
    """

    told = Signal(str, str)
    count_changed = Signal(int)

    def __init__(self, session: Session, reveal: Callable[[str], QWidget], window: QWidget) -> None:
        super().__init__(window)
        self._window, self._reveal = window, reveal
        self._race: RaceView | None = None
        self._wanted: str | None = None  # a button of the view that is not there yet
        self._session = session
        self._panel: RunsPanel | None = None
        self._before: tuple[KeptRun, ...] = ()
        self._pinning = False
        session.shelf.changed.connect(self._show_runs)

    def pin(self) -> None:
        """Keep the current run as it is now."""
        self._pinning = True
        self._session.pin_run()

    def adopt_panel(self, panel: RunsPanel) -> None:
        """The list of runs was loaded."""
        self._panel = panel
        shelf = self._session.shelf
        panel.renamed.connect(shelf.rename)
        panel.pinned.connect(shelf.set_pinned)
        panel.shown_over.connect(shelf.show_over)
        panel.deleted.connect(lambda number: self._session.delete_run(shelf.run(number)))
        panel.restored.connect(lambda number: self._session.restore_run(shelf.run(number)))
        self._show_runs()

    def start_race(self) -> None:
        """Ask who is to race."""
        self._wanted = "race"
        self._press_wanted()

    def start_seeds(self) -> None:
        """Train the current network from many seeds."""
        self._wanted = "seeds"
        self._press_wanted()

    def _press_wanted(self) -> None:
        """Press what was asked for, as soon as its view is there."""
        if self._race is not None and self._wanted is not None:
            button, self._wanted = {"race": self._race.race, "seeds": self._race.seeds}[self._wanted], None
            self._reveal("race_view")
            button.click()

    def adopt_race(self, race: RaceView) -> None:
        """The view of the race was loaded."""
        self._race = race
        race.race_asked.connect(self._choose_racers)
        race.seeds_asked.connect(self._session.questions.train_seeds)
        race.stop_asked.connect(self._session.questions.stop_contest)
        race.pin_asked.connect(self._pin_racer)
        QTimer.singleShot(0, self, self._press_wanted)

    def _choose_racers(self, epochs: int) -> None:
        from widgets.race_dialog import RaceDialog

        dialog = RaceDialog(self._session.experiment, self._window)
        dialog.chosen.connect(lambda entrants: self._session.questions.race_variants(entrants, epochs))
        dialog.open()

    def _pin_racer(self, place: int) -> None:
        self._pinning = True
        self._session.questions.pin_contestant(place)

    def _show_runs(self) -> None:
        shelf = self._session.shelf
        if self._panel is not None:
            self._panel.show_runs(shelf.runs, shelf.over)
        if len(shelf.runs) != len(self._before):
            self.count_changed.emit(len(shelf.runs))
        if self._pinning and shelf.runs and shelf.runs[-1] not in self._before and shelf.runs[-1].pinned:
            self._pinning = False
            text = self.tr("It is kept in Runs as {name}, and drawn, dashed, over what comes next.")
            self.told.emit(self.tr("Pinned"), fill_in(text, name=shelf.runs[-1].name))
        self._before = shelf.runs
