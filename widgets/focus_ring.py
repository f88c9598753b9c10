"""A frame around what has the keyboard's focus and does not show it by itself: plots, tables, rows of tabs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import Shiboken

WIDTH = 2
DRESSED = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)
"""What the style sheet gives a frame of its own."""
PLAIN = "no_focus_ring"
"""The property of a widget that was given the focus after a click elsewhere."""


class FocusRing(QObject):
    """Follows the keyboard: a click with the mouse says by itself where it was."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._frame: _Frame | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._frame is not None:
            self._frame.go()
            self._frame = None
        if now is not None and needs_ring(now):
            self._frame = _Frame(now)


def give_focus(widget: QWidget, *, ring: bool) -> None:
    """Put the keyboard on ``widget``; without a ``ring``, who clicked has no use for one."""
    widget.setProperty(PLAIN, not ring)
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    widget.setProperty(PLAIN, None)


def needs_ring(widget: QWidget) -> bool:
    """Whether it got the focus by a key, and nothing else shows that."""
    by_keys = QApplication.mouseButtons() == Qt.MouseButton.NoButton
    plain = isinstance(widget, (*DRESSED, QMainWindow)) or widget.isWindow() or widget.property(PLAIN)
    return by_keys and not plain


class _Frame(QWidget):
    """Inside the edge of ``around``, its parent, which is painted under it as before.

    It remembers no widget: in a dialog of Qt's own, what Python knew of one may be gone while the widget is there.
    """

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        around.installEventFilter(self)
        self._fit(around.rect())
        self.show()
        self.raise_()

    def go(self) -> None:
        """The focus is elsewhere, or what had it is gone, and this frame with it."""
        if Shiboken.isValid(self) and (around := self.parentWidget()) is not None:
            around.removeEventFilter(self)
            self.hide()
            self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._fit(QRect(QPoint(), event.size()))
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self.palette().color(QPalette.ColorRole.Accent)), 2 * WIDTH))
        painter.drawRect(self.rect())
        painter.end()

    def _fit(self, outer: QRect) -> None:
        self.setGeometry(outer)
        # only the frame itself: what changes inside is not painted twice
        inner = outer.adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH)
        self.setMask(QRegion(outer).subtracted(QRegion(inner)))
