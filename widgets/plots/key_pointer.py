"""What the mouse reads out of a picture, the arrow keys read out too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from widgets.announce import announce
from widgets.below import below
from widgets.keys import ARROWS, NEEDS

Key = Qt.Key
WAYS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}
STEPS = 48
"""So many times an arrow key crosses the picture's width or height."""
READOUTS = ("readout", "canvas_readout")


class KeyPointer:
    """A pointer on ``canvas`` that arrow keys move; the canvas is told of it as of the mouse.

    Enter clicks there, Escape takes the pointer away, and so does leaving the canvas. ``canvas`` hands ``pressed`` its
    keys; ``area`` and ``step`` may be set to where the pointer can be and how far it goes, in pixels.
    """

    def __init__(self, canvas: QWidget, *, clicks: bool = False) -> None:
        self._canvas = canvas
        self._clicks = clicks
        self.at: QPointF | None = None
        self.area: QRectF | None = None
        self.step: tuple[float, float] | None = None
        if not canvas.focusPolicy() & Qt.FocusPolicy.TabFocus:
            canvas.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        canvas.setProperty(NEEDS, [key.value for key in ARROWS])

    def pressed(self, event: QKeyEvent) -> bool:
        """Whether the key was the pointer's, which then has moved."""
        key = Key(event.key())
        if key in WAYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._move(*WAYS[key])
        elif key is Key.Key_Escape and self.at is not None:
            self.leave()
        elif key in (Key.Key_Return, Key.Key_Enter) and self.at is not None and self._clicks:
            for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
                self._send(kind, Qt.MouseButton.LeftButton)
        else:
            return False
        return True

    def leave(self) -> None:
        """The pointer is gone, and so is what it read out."""
        if self.at is not None:
            self.at = None
            QApplication.sendEvent(self._canvas, QEvent(QEvent.Type.Leave))

    def _move(self, right: int, down: int) -> None:
        area = QRectF(self._canvas.rect()) if self.area is None or self.area.isEmpty() else self.area
        wide, high = self.step or (max(area.width() / STEPS, 4.0), max(area.height() / STEPS, 4.0))
        lost = self.at is None or not area.contains(self.at)
        at = area.center() if lost or self.at is None else self.at + QPointF(right * wide, down * high)
        self.at = QPointF(
            min(max(at.x(), area.left() + 1.0), area.right() - 1.0),
            min(max(at.y(), area.top() + 1.0), area.bottom() - 1.0),
        )
        self._send(QEvent.Type.MouseMove, Qt.MouseButton.NoButton)
        self._announce()

    def _target(self) -> QWidget:
        viewport = getattr(self._canvas, "viewport", None)
        return self._canvas if viewport is None else viewport()

    def _send(self, kind: QEvent.Type, button: Qt.MouseButton) -> None:
        assert self.at is not None
        target = self._target()
        held = button if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        event = QMouseEvent(
            kind, self.at, QPointF(target.mapToGlobal(self.at)), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(target, event)

    def _announce(self) -> None:
        for name in READOUTS:
            for label in below(self._canvas.window(), QLabel, name):
                if label.isVisible() and label.text():
                    announce(self._canvas, label.text())
                    return
