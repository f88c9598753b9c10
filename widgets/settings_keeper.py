"""Writes what a person prefers whenever it changes, and says once if that cannot be done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer

from widgets.numbers import fill_in
from widgets.preferences import Preferences, save
from widgets.words import why

if TYPE_CHECKING:
    from widgets.main_window import MainWindow

log = logging.getLogger(__name__)

SAY_MS = 500
"""After the change that could not be written: what it does to the window would take the notice away again."""
TRIED_BYTES = 64 * 1024
"""More than the settings take, to learn from the system why it refused them."""


class SettingsKeeper(QObject):
    """Keeps the preferences of ``window`` in the settings that ``opened`` opens.

    What could not be written is not lost: the window goes on with it, and writes all of it with the next change, at the
    latest when it is closed.
    """

    def __init__(self, window: MainWindow, opened: Callable[[], QSettings]) -> None:
        super().__init__(window)
        self._window = window
        self._opened = opened
        self._failed = False
        self._path = Path()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAY_MS)
        self._timer.timeout.connect(self._say)
        window.preferences_changed.connect(self._keep)

    def _keep(self, preferences: Preferences) -> None:
        settings = self._opened()  # anew: a status of before would hide this one's
        written = save(settings, preferences)
        if written:
            self._timer.stop()
        elif not self._failed:
            self._path = Path(settings.fileName())
            log.warning("the settings cannot be written: %s", self._path)  # also to who is closing the window
            self._timer.start()
        self._failed = not written

    def _say(self) -> None:
        bar = self._window.notice_bar
        if bar.kind == "problem":  # the other one is about the person's work: this can wait
            self._timer.start()
            return
        reason = refusal(self._path) or self.tr("the system does not say why")
        text = self.tr(
            "{path}: {reason}. Theme, language, layout and progress in lessons stay as they are until the window is "
            "closed. Make room on that disk, or allow writing to the file and its folder: then they are saved with the "
            "next change, at the latest when the window is closed."
        )
        bar.say("problem", self.tr("Settings cannot be saved."), fill_in(text, path=self._path, reason=reason))


def refusal(path: Path) -> str:
    """Why the system lets nobody write ``path``, found out by trying; empty if it would."""
    try:
        if path.exists():
            path.open("ab").close()
        folder = next(folder for folder in path.absolute().parents if folder.exists())
        with TemporaryFile(dir=folder) as file:
            file.write(bytes(TRIED_BYTES))
            file.flush()
    except OSError as error:
        return why(error)
    return ""
