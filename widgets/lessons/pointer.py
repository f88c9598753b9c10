"""A ring around the part of the window that a step of a lesson speaks of."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from widgets.below import below
from widgets.follow import Follower
from widgets.theme import LIGHT, Theme

MARGIN, WIDTH, RADIUS = 5, 3.0, 11.0
"""Pixels; so wide that the ring stands off a button which has its colour."""
NEAR = 4
"""Pixels between a card and the row of tabs above it, at most."""


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
        self._follower = Follower(self, self._follow)
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
        self._target = target
        self._follower.watch(*(() if target is None else (target, self._window)))
        self._follower.hurry()

    def _follow(self) -> None:
        target = self._target
        if target is None or not target.isVisible() or target.window() is not self._window:
            self.hide()
            return
        place = self._place_of(target)
        for tabs in below(self._window, QTabBar):
            # the tab that names a card is its upper edge: the ring goes around both
            bar = self._place_of(tabs)
            touches = abs(place.top() - bar.bottom()) <= NEAR and bar.intersects(place.adjusted(0, -NEAR, 0, 0))
            if touches and tabs.isVisible():
                place = place.united(bar & place.adjusted(0, -bar.height() - NEAR, 0, 0))
        self.setGeometry(place.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN) & self._window.rect())
        self.show()
        self.raise_()

    def _place_of(self, widget: QWidget) -> QRect:
        """Where ``widget`` lies in the window."""
        return QRect(widget.mapTo(self._window, QPoint()), widget.size())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.accent), WIDTH))
        half = WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS)
        painter.end()
