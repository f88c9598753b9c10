"""What lies over the window follows the widgets that it belongs to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

WATCHED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class Follower(QObject):
    """Calls ``follow`` soon after widgets that it watches have moved, once however many did."""

    def __init__(self, parent: QObject, follow: Callable[[], None]) -> None:
        super().__init__(parent)
        self._watched: tuple[QWidget, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(follow)

    def watch(self, *widgets: QWidget) -> None:
        """From now on these, and no others."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = widgets
        for widget in widgets:
            widget.installEventFilter(self)

    def hurry(self) -> None:
        """Follow as if something had moved."""
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in WATCHED:
            self._soon.start()
        return False
