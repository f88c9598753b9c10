"""Presentation: the window as a room sees it, and as it was afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec
from PySide6.QtCore import QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QCursor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QMainWindow

from widgets.below import below
from widgets.plots.canvas import Canvas
from widgets.teaching.room import Room
from widgets.text_size import SIZES as TEXT_SIZES
from widgets.text_size import percent
from widgets.theme import LIGHT, Theme
from widgets.workspace import Workspace

SIZES = ((1700, 150), (1200, 125), (0, 115))
"""Letters in percent of the person's own, by the least width of the screen in pixels."""
EMPHASIS = 1.7
"""How much wider lines and larger points are."""
POINTER = 44
ARROW = ((0, 0), (0, 0.80), (0.19, 0.62), (0.32, 0.93), (0.45, 0.87), (0.32, 0.57), (0.58, 0.55))
"""The corners of the pointer, in its own height."""


class Before(msgspec.Struct, frozen=True):
    """What comes back when the presentation ends."""

    geometry: QRect
    state: Qt.WindowState
    text_size: int
    shown: str  # in the centre
    actions: tuple[QAction, ...]
    docks: tuple[str, ...]  # that were seen
    layout: bytes


class Presentation(QObject):
    """``changed`` tells whether it is on."""

    changed = Signal(bool)

    def __init__(
        self,
        window: QMainWindow,
        workspace: Workspace,
        room: Room,
        actions: Iterable[QAction],
        set_text_size: Callable[[int], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._workspace = workspace
        self._room = room
        self._actions = tuple(actions)
        self._set_text_size = set_text_size
        self._theme = LIGHT
        self._before: Before | None = None

    @property
    def is_on(self) -> bool:
        """Whether the window is shown to a room."""
        return self._before is not None

    def show_theme(self, theme: Theme) -> None:
        """The pointer's colours."""
        self._theme = theme
        if self.is_on:
            QApplication.changeOverrideCursor(large_pointer(theme))

    def toggle(self) -> None:
        """Begin or end it."""
        if self._before is None:
            self._begin()
        else:
            self._end(self._before)

    def hand_over(self) -> Before | None:
        """What comes back at its end, for the ``take_over`` of the same window's next content; this one forgets it."""
        before, self._before = self._before, None
        for action in before.actions if before is not None else ():
            self._window.removeAction(action)
        return before

    def take_over(self, before: Before) -> None:
        """Go on as the presentation that was handed over: the window is as it was, and its content is new."""
        self._before = msgspec.structs.replace(before, actions=self._lend())
        self._workspace.put_aside(before.layout)  # it was made for a larger window than that of a room
        self._room.present(before.docks)
        self._dress(True)
        self.changed.emit(True)

    def _lend(self) -> tuple[QAction, ...]:
        """A hidden menu bar takes the shortcuts of its actions along, unless the window has them itself."""
        lent = tuple(action for action in self._actions if action not in self._window.actions())
        self._window.addActions(lent)
        return lent

    def _begin(self) -> None:
        window, shown = self._window, self._workspace.centre.shown
        docks, layout = self._room.seen(), self._workspace.layout_state()
        state = window.geometry(), window.windowState(), percent()
        self._before = Before(*state, shown, self._lend(), docks, layout)
        self._room.present(docks)
        self._dress(True)
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        width = window.screen().size().width()
        larger = next(share for least, share in SIZES if width >= least)
        self._set_text_size(min(round(self._before.text_size * larger / 100), TEXT_SIZES[-1]))
        QApplication.setOverrideCursor(large_pointer(self._theme))
        self.changed.emit(True)

    def _end(self, before: Before) -> None:
        self._before = None
        QApplication.restoreOverrideCursor()
        self._set_text_size(before.text_size)
        self._dress(False)
        window = self._window
        window.setWindowState(before.state)
        if before.state == Qt.WindowState.WindowNoState:
            window.setGeometry(before.geometry)
        for action in before.actions:
            window.removeAction(action)
        self._room.present(None)
        self._workspace.centre.show_card(before.shown)
        self.changed.emit(False)

    def _dress(self, presented: bool) -> None:
        """Bars and plots for those who sit far away."""
        self._window.menuBar().setVisible(not presented)
        for canvas in below(self._window, Canvas):
            canvas.set_emphasis(EMPHASIS if presented else 1.0)


def large_pointer(theme: Theme) -> QCursor:
    """An arrow that the last row sees. A cursor costs no painting, whatever lies under it."""
    pixmap = QPixmap(POINTER + 4, POINTER + 4)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor("#ffffff"), 2.5, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(QColor(theme.network))
    painter.drawPolygon(QPolygonF([QPointF(2 + x * POINTER, 2 + y * POINTER) for x, y in ARROW]))
    painter.end()
    return QCursor(pixmap, 2, 2)
