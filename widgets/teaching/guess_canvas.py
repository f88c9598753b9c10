"""The sheet on which a class draws what it expects, and on which the truth appears beside it."""

from __future__ import annotations

import msgspec
import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from playground.frames import FloatArray
from playground.lessons.guess import filled, stroke
from widgets.plots.canvas import Canvas
from widgets.plots.layers import EMPTY, Layer, Line, Points, mixed
from widgets.plots.marker import Marker
from widgets.plots.marks import Mark, Marks
from widgets.plots.ranges import Range
from widgets.theme import Theme

KNOTS = 41
"""Places of the guess: as many as a hand draws, and few enough to be set by keys."""
NUDGE = 0.02
"""Of the height, a press of ↑ or ↓; with Shift five times as much."""
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Sheet(msgspec.Struct, frozen=True):
    """What is on the canvas: ranges, where is guessed, what was drawn, and what was known before."""

    x: Range
    y: Range
    positions: FloatArray
    start: tuple[float, float]
    curve: FloatArray
    before: tuple[FloatArray, FloatArray]
    fixed: bool


class Curtain(Layer):
    """Covers the plot from one place on: what is there is not to be seen yet."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, -5.0)
        self.start = 0.0
        self.color = QColor()

    def draw(self, painter: QPainter) -> None:
        """Hatched, so that it is a cover and no colour of the plot's."""
        left = float(self.canvas.to_pixels(np.array([self.start]), np.array([0.0]))[0][0])
        area = self.boundingRect()
        covered = QRectF(max(left, 0.0), 0.0, area.width(), area.height())
        painter.fillRect(covered, QBrush(self.color, Qt.BrushStyle.BDiagPattern))


class GuessCanvas(Canvas):
    """``drawn`` says that the guess became another. Positions are those of the axes; on a log axis, of logarithms."""

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guess_canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.curtain = Curtain(self)
        self.points = Points(self, 1.0, self.backdrop)
        self.before = Line(self, 2.0, dash=True)
        self.guess = Line(self, 3.0, width=3.0)
        self.truth = Line(self, 4.0, width=3.0)
        self.knot = Marks(self, 5.0)
        self.positions: FloatArray = EMPTY
        self.curve: FloatArray = EMPTY
        self.fixed = False
        self._start: tuple[float, float] = (0.0, 0.0)  # where a first key press puts a point: height left and right
        self._held: tuple[float, float] | None = None
        self._chosen: int | None = None
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.installEventFilter(self)

    def show_theme(self, theme: Theme) -> None:
        self.points.set_looks([Marker("o", QColor(mixed(theme.train, theme.plot, 0.55)), 6.0)])
        self.before.set_color(theme.muted)
        self.guess.set_color(theme.text)
        self.truth.set_color(theme.network)
        self.knot.set_colors(theme.text, theme.plot)
        self.curtain.color = QColor(theme.border)
        self._ring = Marker("o", QColor(theme.plot), 11.0, QColor(theme.accent), 2.5)
        super().show_theme(theme)

    def begin(self, x: Range, y: Range, places: Range, start: tuple[float, float], *, log_y: bool) -> None:
        """An empty sheet over the ranges ``x`` and ``y``; the guess is drawn over ``places``."""
        self.set_log(log_y)
        self.home(x, y, now=True)
        self.curtain.start = places[0]
        self.positions = np.linspace(*places, KNOTS)
        self._start = start
        self.truth.set_data(EMPTY, EMPTY)
        self.fixed = False
        self.wipe()

    def sheet(self) -> Sheet:
        """All of it, for ``show_sheet``."""
        x, y = self.home_range()
        before = self.before.xs, self.before.ys
        return Sheet(x, y, self.positions, self._start, self.curve, before, self.fixed)

    def show_sheet(self, sheet: Sheet, *, log_y: bool) -> None:
        """What another canvas had."""
        places = float(sheet.positions[0]), float(sheet.positions[-1])
        self.begin(sheet.x, sheet.y, places, sheet.start, log_y=log_y)
        self.before.set_data(*sheet.before)
        self.curve, self.fixed = sheet.curve, sheet.fixed
        self._show()

    def wipe(self) -> None:
        """Nothing is guessed yet."""
        self.curve = np.full(len(self.positions), np.nan)
        self._chosen = None
        self._show()

    @property
    def is_drawn(self) -> bool:
        """Whether there is a line, and not only a dot."""
        return int(np.isfinite(self.curve).sum()) > 1

    def show_truth(self, x: FloatArray, y: FloatArray, share: float) -> None:
        """The curve that came (n,) over (n,), its first ``share`` of the way."""
        if len(x):
            end = x[0] + share * (x[-1] - x[0])
            seen = x <= end
            x, y = x[seen], y[seen]
        self.truth.set_data(x, y)

    def _show(self) -> None:
        whole = filled(self.curve)
        self.guess.set_data(self.positions, whole)
        if self._chosen is None or not np.isfinite(whole[self._chosen]):
            self.knot.show_marks()
        else:
            at = self._chosen
            self.knot.show_marks(Mark(float(self.positions[at]), float(whole[at]), self._ring))
        self.drawn.emit()

    # the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.fixed:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._chosen = None
            self._held = self._at(event)
            self._stroke(self._held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and not self.fixed:
            self._stroke(self._at(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _at(self, event: QMouseEvent) -> tuple[float, float]:
        area, place = self.area, event.position()
        inside = QPointF(min(max(place.x(), area.left()), area.right()), min(max(place.y(), area.top()), area.bottom()))
        at = self.position(inside)
        return at.x(), at.y()

    def _stroke(self, to: tuple[float, float]) -> None:
        held = self._held or to
        self.curve = stroke(self.positions, self.curve, held, to)
        self._held = to
        self._show()

    # the keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys are its own while it has the focus: they would train."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in ARROWS:
            event.accept()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.fixed or key not in (*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()
            return
        last = len(self.positions) - 1
        at = self._chosen if self._chosen is not None else 0
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if self._chosen is not None:
            at = min(max(at + by, 0), last)
        at = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(Qt.Key(key), at)
        whole = filled(self.curve)
        if not np.isfinite(whole[at]):
            known = np.flatnonzero(np.isfinite(whole))
            near = known[np.abs(known - at).argmin()] if len(known) else None
            whole[at] = whole[near] if near is not None else np.interp(at, [0, last], self._start)
        low, high = self.shown_range()[1]
        nudge = NUDGE * (high - low) * (5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        whole[at] += {Qt.Key.Key_Up: nudge, Qt.Key.Key_Down: -nudge}.get(Qt.Key(key), 0.0)
        whole[at] = min(max(whole[at], low), high)
        self._chosen, self.curve = at, whole
        self._show()
