"""The person's hand on the canvas while points are drawn: presses, drags and keys, as gestures at axis positions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from widgets.plots.canvas import Canvas

BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)


class DrawPointer(QObject):
    """While it is ``active``, left and right button are its own; the wheel zooms and the middle button moves as ever.

    A gesture is ``begun`` with a position (axis) and whether it is the right button's, ``moved`` and ``ended``.
    """

    begun = Signal(QPointF, bool)
    moved = Signal(QPointF)
    ended = Signal()
    delete_pressed = Signal()
    escape_pressed = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._held: Qt.MouseButton | None = None

    def set_active(self, active: bool) -> None:
        """Take the mouse, or give it back."""
        viewport = self._canvas.viewport()
        if active:
            viewport.installEventFilter(self)
            self._canvas.installEventFilter(self)
            viewport.setCursor(Qt.CursorShape.CrossCursor)
            return
        viewport.removeEventFilter(self)
        self._canvas.removeEventFilter(self)
        viewport.unsetCursor()
        if self._held is not None:
            self._held = None
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and watched is self._canvas:
            return self._key(event)
        if not isinstance(event, QMouseEvent) or watched is self._canvas:
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress | QEvent.Type.MouseButtonDblClick:
                return self._press(event)
            case QEvent.Type.MouseMove if self._held is not None:
                self.moved.emit(self._at(event))
                return False  # the read-out follows the cursor
            case QEvent.Type.MouseButtonRelease if event.button() == self._held:
                self._held = None
                self.ended.emit()
                return True
        return False

    def _press(self, event: QMouseEvent) -> bool:
        if self._held is not None:
            return True
        if event.button() not in BUTTONS or not self._canvas.area.contains(event.position()):
            return False
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        self._held = event.button()
        self.begun.emit(self._at(event), event.button() == Qt.MouseButton.RightButton)
        return True

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            (self.escape_pressed if event.key() == Qt.Key.Key_Escape else self.delete_pressed).emit()
        return True

    def _at(self, event: QMouseEvent) -> QPointF:
        area = self._canvas.area
        place = event.position()
        inside = QPointF(
            min(max(place.x(), area.left()), area.right()), min(max(place.y(), area.top()), area.bottom())
        )
        return self._canvas.position(inside)
