"""Connects the list of runs to the session."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from playground.kept_run import KeptRun
from widgets.panels.runs_panel import RunsPanel
from widgets.session import Session


class RunDesk(QObject):
    """``told(title, text)`` is what a person should know of what was done; ``count_changed`` how many runs are kept."""

    told = Signal(str, str)
    count_changed = Signal(int)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
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
        panel.deleted.connect(shelf.delete)
        panel.restored.connect(lambda number: self._session.restore_run(shelf.run(number)))
        self._show_runs()

    def _show_runs(self) -> None:
        shelf = self._session.shelf
        if self._panel is not None:
            self._panel.show_runs(shelf.runs, shelf.over)
        if len(shelf.runs) != len(self._before):
            self.count_changed.emit(len(shelf.runs))
        if self._pinning and shelf.runs and shelf.runs[-1] not in self._before and shelf.runs[-1].pinned:
            self._pinning = False
            text = self.tr("It is kept in Runs as {name}, and drawn, dashed, over what comes next.")
            self.told.emit(self.tr("Pinned"), text.format(name=shelf.runs[-1].name))
        self._before = shelf.runs
