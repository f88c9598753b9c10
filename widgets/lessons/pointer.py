"""A ring around the part of the window that a step of a lesson speaks of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.theme import LIGHT, Theme

MARGIN, WIDTH, RADIUS = 3, 3.0, 9.0
WATCHED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class Pointer(QWidget):
    """Lies over ``window`` and lets every click through. It follows the widget that it points at."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("lesson_pointer")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._theme = LIGHT
        self._target: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._follow)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """What it points at."""
        return self._target

    def show_theme(self, theme: Theme) -> None:
        """The ring's colour."""
        self._theme = theme
        self.update()

    def point_at(self, target: QWidget | None) -> None:
        """Point at ``target``, a widget of the window; at nothing for ``None``."""
        if self._target is not None:
            self._target.removeEventFilter(self)
            self._window.removeEventFilter(self)
        self._target = target
        if target is not None:
            target.installEventFilter(self)
            self._window.installEventFilter(self)
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in WATCHED:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        target = self._target
        if target is None or not target.isVisible() or target.window() is not self._window:
            self.hide()
            return
        place = target.rect()
        place.moveTopLeft(target.mapTo(self._window, place.topLeft()))
        self.setGeometry(place.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN) & self._window.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.accent), WIDTH))
        half = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)
        painter.end()
