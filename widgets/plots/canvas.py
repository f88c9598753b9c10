"""The canvas that the plots share: axes, zoom and pan, words on it, a read-out under the cursor."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from widgets.paced import Paced
from widgets.plots.axes import Axes
from widgets.plots.key_pointer import WAYS, KeyPointer
from widgets.plots.ranges import Range, opened
from widgets.theme import Theme

WRAPPED = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
RERANGE_MS = 400
"""A new range is a new background and new tick labels, which nobody can read more often than this."""
POINTER_MS = 33
ROOM = 20.0
"""How many times the home range a person can zoom out."""


class Canvas(Axes):
    """Axes that a person moves in.

    The range comes from ``home`` and is left alone once a person has panned (drag) or zoomed (wheel, + and −), until
    ``reset_view`` (button, double click, Home key).
    """

    moved = Signal(bool)  # a person changed the view; or put it back
    pointed = Signal(object)  # QPointF under the cursor in axis positions, or None when it left; at most 30 a second

    def __init__(self, parent: QWidget | None = None, *, log_y: bool = False, names_above: bool = False) -> None:
        """``log_y`` labels positions on y as log10 of values; ``names_above`` keeps the names clear of an image."""
        super().__init__(parent, log_y=log_y, names_above=names_above)
        self.pointer: QPointF | None = None
        self._home: tuple[Range, Range] = ((0.0, 1.0), (0.0, 1.0))
        self._is_moved = False
        self._cursor = QPoint()
        self._rerange = Paced(self, RERANGE_MS, self._apply_home)
        self._tell = Paced(self, POINTER_MS, self._tell_pointer)
        self.keys = KeyPointer(self, clicks=True)
        self._note = self._label("canvas_note")
        self._readout = self._label("canvas_readout")
        self._reset = QToolButton(self)
        self._reset.setObjectName("reset_view")
        self._reset.setText(self.tr("Reset view"))
        self._reset.setToolTip(self.tr("Show everything again (double click, or the Home key)"))
        self._reset.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._reset.clicked.connect(self.reset_view)
        self._reset.hide()
        self.view.sigRangeChangedManually.connect(self._moved_by_hand)

    # what is shown

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours; the items' own colours are their plot's business."""
        box = f"border: 1px solid {theme.border}; border-radius: 4px; padding: 2px 6px;"
        self._readout.setStyleSheet(f"QLabel {{ background: {theme.card}; color: {theme.text}; {box} }}")
        self._note.setStyleSheet(f"QLabel {{ color: {theme.muted}; background: {theme.plot}; border-radius: 4px; }}")
        self._reset.setStyleSheet(
            f"QToolButton {{ background: {theme.card}; color: {theme.text}; {box} }}"
            f"QToolButton:hover {{ background: {theme.hover}; }}"
        )
        super().show_theme(theme)

    def show_note(self, text: str) -> None:
        """Words in the middle of the plotting area, for what cannot be drawn (yet); empty for none."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._place_children()

    def note(self) -> str:
        """The words in the middle; empty when there are none."""
        return self._note.text()

    def show_readout(self, text: str) -> None:
        """Values beside the cursor, plain text; empty for none."""
        if text != self._readout.text():
            self._readout.setText(text)
            self._readout.adjustSize()
        self._readout.setVisible(bool(text))
        self._place_readout()

    def readout(self) -> str:
        """The values beside the cursor; empty when there are none."""
        return self._readout.text()

    # the range

    def home(self, x: Range, y: Range, *, now: bool = False) -> None:
        """The range to show, in axis positions; shown at most every ``RERANGE_MS``, and not while the view is moved.

        ``now`` is for new data: at once, and what a person had moved is forgotten. Raises ``ValueError`` for a range
        that is not finite.
        """
        if not all(math.isfinite(value) for value in (*x, *y)):
            raise ValueError(f"the range {x}, {y} is not finite; leave out what cannot be drawn")
        x, y = opened(x), opened(y)
        if (x, y) == self._home and not now:
            return
        self._home = (x, y)
        if now:
            self._set_moved(False)
            self._apply_home()
        else:
            self._rerange.ask()

    @property
    def is_moved(self) -> bool:
        """Whether a person has panned or zoomed."""
        return self._is_moved

    def home_range(self) -> tuple[Range, Range]:
        """What is shown when nobody has moved the view, or soon will be."""
        return self._home

    def hold(self) -> None:
        """Keep the range that is shown now, whatever ``home`` says later: the pictures of a film stand still."""
        self._rerange.flush()
        self._is_moved = True

    def show_range(self, x: Range, y: Range) -> None:
        """Show this range as if a person had moved the view there."""
        self._rerange.flush()
        self._set_moved(True)
        self.view.setRange(xRange=x, yRange=y, padding=0)

    def reset_view(self) -> None:
        """Show the home range again."""
        self._set_moved(False)
        self._apply_home()

    # how it comes about

    def _apply_home(self) -> None:
        if self._is_moved:
            return
        x, y = self._home
        (x_span, y_span) = x[1] - x[0], y[1] - y[0]
        limits = {"xMin": x[0] - ROOM * x_span, "xMax": x[1] + ROOM * x_span, "minXRange": 1e-6 * x_span}
        limits |= {"yMin": y[0] - ROOM * y_span, "yMax": y[1] + ROOM * y_span, "minYRange": 1e-6 * y_span}
        self.view.setLimits(**limits)
        self.view.setRange(xRange=x, yRange=y, padding=0)

    def _moved_by_hand(self) -> None:
        self._set_moved(True)

    def _set_moved(self, moved: bool) -> None:
        if moved != self._is_moved:
            self._is_moved = moved
            self._reset.setVisible(moved)
            self._place_children()
            self.moved.emit(moved)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)  # a feature may be called <b>
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.hide()
        return label

    def _place_children(self) -> None:
        self._reset.adjustSize()
        self._reset.move(int(self.area.right()) - self._reset.width() - 6, int(self.area.top()) + 6)
        self._note.setWordWrap(True)
        room = self.area.toRect().adjusted(24, 8, -24, -8)
        # as large as its words, which stand on the ground's colour: there may be points around them
        words = self._note.fontMetrics().boundingRect(room, WRAPPED, self._note.text())
        self._note.setGeometry(words.adjusted(-8, -3, 8, 3))

    def _place_readout(self) -> None:
        """Below the cursor, or above it where there is no room."""
        if self.pointer is None or self._readout.isHidden():
            return
        at = self._cursor
        wide, high = self._readout.width(), self._readout.height()
        y = at.y() + 16 if at.y() + 20 + high < self.height() else at.y() - 8 - high
        self._readout.move(max(2, min(at.x() + 14, self.width() - wide - 4)), max(2, y))

    # the person's hands

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._cursor = event.position().toPoint()
        self._tell.ask()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell.drop()
        self._point_at(None)

    def _tell_pointer(self) -> None:
        self._point_at(self._cursor)

    def _point_at(self, at: QPoint | None) -> None:
        inside = at is not None and self.area.contains(QPointF(at))
        self.pointer = self.position(QPointF(at)) if at is not None and inside else None
        if self.pointer is None:
            self.show_readout("")
        self.pointed.emit(self.pointer)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.reset_view()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the cursor: over an axis only along it."""
        delta = event.angleDelta().y() or event.angleDelta().x()
        if not delta:
            event.ignore()
            return
        self.zoom(1.0015**-delta, event.position())
        event.accept()

    def zoom(self, factor: float, at: QPointF) -> None:
        """Show ``factor`` times the range, the point under pixel ``at`` staying where it is."""
        center = self.position(at)
        along_x = at.x() >= self.area.left()
        along_y = at.y() <= self.area.bottom()
        self._set_moved(True)
        self.view.scaleBy(
            x=factor if along_x else None, y=factor if along_y else None, center=(center.x(), center.y())
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = WAYS.get(Qt.Key(event.key()))
        factors = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Equal: 0.8, Qt.Key.Key_Minus: 1.25}
        if event.key() == Qt.Key.Key_Home:
            self.reset_view()
        elif event.key() in factors:
            self.zoom(factors[Qt.Key(event.key())], self.area.center())
        elif way is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(*way)
        else:
            self.keys.area = self.area
            if not self.keys.pressed(event):
                event.ignore()

    def pan(self, right: int, down: int) -> None:
        """Show what is so many tenths of the picture further to the right, or below."""
        (x_low, x_high), (y_low, y_high) = self.shown_range()
        self._set_moved(True)
        self.view.translateBy(x=0.1 * right * (x_high - x_low), y=-0.1 * down * (y_high - y_low))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keys.leave()
