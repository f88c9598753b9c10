"""What the window has to know of events, without standing between them and Qt."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from widgets.keys import belongs_to_focus


class WindowEvents(QObject):
    """Watches a window: keys that the focused field needs never become shortcuts; the first painting is told.

    An event filter and not the window's own ``event``: Qt paints inside that call, and a Python method around it
    would hold the interpreter lock all the while, which the training thread needs.
    """

    about_to_paint = Signal()  # for the first time
    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._was_painted = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and belongs_to_focus(event):
            event.accept()
            return True
        if kind == QEvent.Type.Paint and not self._was_painted:
            self._was_painted = True
            self.about_to_paint.emit()
            QTimer.singleShot(0, self, self.painted.emit)
        return False
