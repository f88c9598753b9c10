"""What survives a crash: this window's autosave, and the offer of what an earlier one left."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from playground.archive import MEMBER
from playground.experiment import ExperimentError
from playground.session_file import MANIFEST, SessionFile, SessionState, decode_state, read_session
from widgets.autosave import Autosave
from widgets.notice import Choice, Offer
from widgets.numbers import fill_in
from widgets.session_state import put_back
from widgets.state_folder import DAMAGED, WindowFolder, leftovers, set_aside
from widgets.words import in_words, why

if TYPE_CHECKING:
    from widgets.main_window import MainWindow

log = logging.getLogger(__name__)


class Recovery(QObject):
    """Begins to save what ``window`` works on below ``root``, and offers what crashes left there."""

    def __init__(self, window: MainWindow, root: Path) -> None:
        super().__init__(window)
        self._window = window
        self._root = root
        self._autosave: Autosave | None = None
        self._left: list[WindowFolder] = []

    def start(self) -> None:
        """Do both. The window should have been painted."""
        try:
            left = leftovers(self._root)
            folder = WindowFolder.new(self._root)
            folder.write_faults()
        except OSError as error:
            self._on_trouble(f"{self._root}: {why(error)}")
            return
        self._autosave = Autosave(self._window.documents, folder)
        self._autosave.troubled.connect(self._on_trouble)
        self._left = list(left.folders)
        self._offer_next(left.crash_log)

    def close(self, *, keep: bool) -> None:
        """Stop saving. Nothing is left to recover, unless what is open is to be ``keep``-ed."""
        if self._autosave is not None:
            self._autosave.close(keep=keep)
        for folder in self._left:
            folder.release()

    # ---- the offer -------------------------------------------------------------------------------------------------

    def _offer_next(self, crash_log: Path | None = None) -> None:
        """Offer the newest of what was left; what cannot be read is set aside, and said."""
        logged = fill_in(self.tr("What happened is written in {path}"), path=crash_log) if crash_log else ""
        while self._left:
            folder = self._left[0]
            try:
                state = decode_state((folder.path / MANIFEST).read_bytes())
            except (ExperimentError, OSError) as error:
                self._set_all_aside(folder, _why(error))
                continue
            self._window.notice_bar.offer(self._offer(folder, state, logged, lambda: self._offer_next(crash_log)))
            return
        if logged:
            read = self.tr("Put this notice away; the file stays")
            choice = Choice("recover_read", self.tr("All right"), read, self._window.notice_bar.answered)
            title = self.tr("The program crashed the last time.")
            self._window.notice_bar.offer(Offer(title, logged, (choice,), lambda: self._offer_next(crash_log)))

    def _offer(
        self, folder: WindowFolder, state: SessionState, logged: str, again: Callable[[], object]
    ) -> Offer:
        saved = datetime.fromtimestamp((folder.path / MANIFEST).stat().st_mtime).astimezone()
        text = self.tr("“{name}” as it was on {date} at {time} can be brought back, with its network as trained.")
        text = fill_in(text, name=state.experiment.name, date=f"{saved:%Y-%m-%d}", time=f"{saved:%H:%M:%S}")
        if len(self._left) > 1:
            text += " " + fill_in(self.tr("After it, {n} more."), n=len(self._left) - 1)
        choices = (
            Choice(
                "recover_restore",
                self.tr("Bring back"),
                self.tr("Experiment, undo steps, trained network and runs as they were; training goes on from there"),
                lambda: self.restore(folder),
            ),
            Choice(
                "recover_discard",
                self.tr("Throw away"),
                self.tr("Delete what was left, for good"),
                lambda: self._discard(folder),
            ),
        )
        return Offer(self.tr("The program ended unexpectedly."), f"{text} {logged}".strip(), choices, again)

    def restore(self, folder: WindowFolder) -> None:
        """Replace what is open by what ``folder`` holds, and go on saving there."""
        assert self._autosave is not None
        if not self._window.documents.may_leave():
            return
        self._window.notice_bar.answered()
        try:
            file = _read(folder.path)
        except (ExperimentError, OSError) as error:
            self._set_all_aside(folder, _why(error))
            self._offer_next()
            return
        put_back(self._window.session, file)
        self._window.documents.put_back(file.state.path, file.state.openings)
        self._left.remove(folder)
        self._set_damaged_aside(folder, file)
        folder.write_faults()
        self._autosave.move_to(folder)
        self._offer_next()

    def _discard(self, folder: WindowFolder) -> None:
        self._window.notice_bar.answered()
        self._left.remove(folder)
        folder.remove()
        self._offer_next()

    # ---- what goes wrong -------------------------------------------------------------------------------------------

    def _set_all_aside(self, folder: WindowFolder, problem: str) -> None:
        """A folder whose session cannot be read is kept where nobody deletes it."""
        self._left.remove(folder)
        for path in folder.path.iterdir():
            if MEMBER.fullmatch(path.name):
                set_aside(self._root, path)
        folder.remove()
        self._say_damaged(problem)

    def _set_damaged_aside(self, folder: WindowFolder, file: SessionFile) -> None:
        for name in file.damaged:
            set_aside(self._root, folder.path / name)
        if file.damaged:
            self._say_damaged(next(iter(file.damaged.values())))

    def _say_damaged(self, problem: str) -> None:
        log.info("damaged: %s", problem)
        text = fill_in(
            self.tr("Some of what was left is damaged ({problem}). It is kept in {folder}"),
            problem=problem,
            folder=self._root / DAMAGED,
        )
        self._window.notice_bar.say("problem", self.tr("Not all could be brought back."), text)

    def _on_trouble(self, reason: str) -> None:
        text = self.tr("If the program crashed now, your work would be lost. Save it yourself. ({reason})")
        self._window.notice_bar.say("problem", self.tr("Nothing is saved by itself."), fill_in(text, reason=reason))


def _read(folder: Path) -> SessionFile:
    members = {path.name: path.read_bytes() for path in folder.iterdir() if MEMBER.fullmatch(path.name)}
    return read_session(members, forgiving=True)


def _why(error: ExperimentError | OSError) -> str:
    if isinstance(error, ExperimentError):
        return in_words(error.sentence)
    return f"{error.filename or ''}: {why(error)}".lstrip(": ")
