"""Doing something when asked, but not more often than a person can see."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Paced(QTimer):
    """Calls ``slot`` when asked, but not more often than every ``milliseconds``: then once more, at the end."""

    def __init__(self, parent: QObject, milliseconds: int, slot: Callable[[], None]) -> None:
        super().__init__(parent)
        self._slot = slot
        self._asked = False
        self.setSingleShot(True)
        self.setInterval(milliseconds)
        self.timeout.connect(self._again)

    def ask(self) -> None:
        """Call soon: now if the last call was long enough ago."""
        if self.isActive():
            self._asked = True
        else:
            self.start()
            self._slot()

    def flush(self) -> None:
        """Call now if it was asked and has not been called since."""
        if self._asked:
            self._asked = False
            self._slot()

    def drop(self) -> None:
        """Forget what was asked."""
        self._asked = False
        self.stop()

    def _again(self) -> None:
        if self._asked:
            self._asked = False
            self.start()
            self._slot()
