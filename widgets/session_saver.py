"""Writes a ``.playground`` file: the training thread hands the runs out, another one writes, the window stays alive."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from playground.experiment import ExperimentError
from playground.files import write_atomically
from playground.messages import Handout
from playground.session_file import SessionState
from widgets.session import Session
from widgets.session_state import kept_runs, state_of
from widgets.words import in_words, why

PATIENCE_MS = 60_000
"""After which a training thread that does not answer is taken to be gone."""


class SessionSaver(QObject):
    """Saves the session as it is when ``save`` is called."""

    _finished = Signal(str)  # crosses from the writing thread to this one

    def __init__(self, session: Session, path: Path) -> None:
        super().__init__()
        self._session = session
        self._path = path
        state = state_of(session)
        # without the undo stack: a file is for going on, the autosave for going back too
        run = state.run
        self._state = SessionState(state.experiment, run, newest_run=run, kept=state.kept, looks=state.looks)
        self._kept = kept_runs(session)
        self._thread: threading.Thread | None = None
        self.update = 0  # at which the run was saved
        self._loop = QEventLoop()
        self._problem = self.tr("the training thread does not answer")
        self._finished.connect(self._on_finished)

    def save(self) -> str:
        """Write the file; why it could not be done, or nothing. The window is painted meanwhile, and takes no input."""
        self._session.hand_out(self._take)
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(self._loop.quit)
        patience.start(PATIENCE_MS)
        self._loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        patience.stop()
        if self._thread is not None:
            self._thread.join()
        return self._problem

    def _take(self, handout: Handout) -> None:
        """In the training thread, which goes on at once."""
        self._thread = threading.Thread(target=self._write, args=(handout,), name="saving")
        self._thread.start()

    def _write(self, handout: Handout) -> None:
        # a run that was just refused is none: the experiment alone is saved then, as its window shows it
        current = handout.current if handout.run == self._state.run else None
        from playground.session_writer import pack_session

        try:
            write_atomically(self._path, pack_session(self._state, current, self._kept))
        except OSError as error:
            self._finished.emit(why(error))
            return
        except ExperimentError as error:
            self._finished.emit(in_words(error.sentence))
            return
        if current is not None:
            self.update = current[0].now.update
        self._finished.emit("")

    def _on_finished(self, problem: str) -> None:
        self._problem = problem
        self._loop.quit()
