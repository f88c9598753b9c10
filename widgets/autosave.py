"""Saves the session every few seconds of change, from another thread, into this window's own folder."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from playground.autosave import AutosaveWriter
from playground.messages import Handout
from widgets.documents import Documents
from widgets.session_state import kept_runs, state_of
from widgets.state_folder import WindowFolder
from widgets.words import in_words

AFTER_MS = 1500
"""From a change to its being saved."""
CHECK_MS = 250
"""Between two looks whether a save is done."""
BYTES_PER_MS = 10_000
"""Large networks are saved less often, so that the disk is not kept busy: 100 MB every ten seconds."""


class Autosave(QObject):
    """Watches the session that ``documents`` keeps. Close it after the session."""

    troubled = Signal(str)  # why nothing can be saved; once, until it can be again

    def __init__(self, documents: Documents, folder: WindowFolder) -> None:
        super().__init__(documents)
        session = documents.session
        self._session, self._documents = session, documents
        self._folder = folder
        self._writer = AutosaveWriter(folder.path)
        self._writer.start()
        self._asked = False  # also written by the training thread, when it hands out
        self._seen = (session.run, 0)
        self._problem = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save)
        self._check = QTimer(self)
        self._check.setInterval(CHECK_MS)
        self._check.timeout.connect(self._look_after)
        for changed in (session.experiment_changed, session.undo_stack.indexChanged, session.shelf.changed):
            changed.connect(self._on_changed)
        documents.changed.connect(self._on_changed)
        session.frame_arrived.connect(self._on_frame)

    def move_to(self, folder: WindowFolder) -> None:
        """From now on save into ``folder``, whose content stays until it is replaced; the old folder goes."""
        self._writer.close()
        self._folder.remove()
        self._folder = folder
        self._asked = False
        self._check.stop()
        self._writer = AutosaveWriter(folder.path)
        self._writer.start()
        self._on_changed()

    def close(self, *, keep: bool) -> None:
        """Stop; the folder goes, unless its content is to be ``keep``-ed for the next start."""
        self._timer.stop()
        self._check.stop()
        self._writer.close()
        if keep:
            self._folder.release()
        else:
            self._folder.remove()

    def _on_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start(max(AFTER_MS, self._writer.bytes_written // BYTES_PER_MS))

    def _on_frame(self) -> None:
        # of the past or not: what counts is how far the run has come
        now = self._session.run, self._session.update
        if now != self._seen:
            self._seen = now
            self._on_changed()

    def _save(self) -> None:
        if self._check.isActive():  # the save before is still being written
            self._timer.start(CHECK_MS)
            return
        self._asked = True
        self._check.start()
        documents = self._documents
        state = state_of(self._session, str(documents.path) if documents.path else None, documents.openings)
        self._writer.put_state(state, kept_runs(self._session))
        self._session.hand_out(self._receive)

    def _receive(self, handout: Handout) -> None:
        """In the training thread."""
        self._writer.put_runs(handout)
        self._asked = False

    def _look_after(self) -> None:
        """When a save is done: say once why it failed, and try again; a run that trains is soon another."""
        if self._asked or not self._writer.idle:
            return
        self._check.stop()
        if self._writer.problem and self._writer.problem != self._problem:
            self.troubled.emit(in_words(self._writer.problem))
        self._problem = self._writer.problem
        if self._problem or self._session.training:
            self._on_changed()
