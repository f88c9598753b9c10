"""The canvas that the plots share: axes, grid, zoom and pan, a read-out under the cursor."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from widgets.paced import Paced
from widgets.plots.key_pointer import WAYS, KeyPointer
from widgets.plots.layers import FAR, Backdrop, Layer, Names
from widgets.plots.ranges import Range, opened
from widgets.plots.ticks import Ticks, linear_ticks, log_ticks
from widgets.text_size import scaled
from widgets.theme import LIGHT, Theme

FloatArray = NDArray[np.float64]

WRAPPED = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
RERANGE_MS = 400
"""A new range is a new background and new tick labels, which nobody can read more often than this."""
POINTER_MS = 33
ROOM = 20.0
"""How many times the home range a person can zoom out."""


class Canvas(pg.GraphicsView):  # type: ignore[misc]
    """A plotting area with axes, on which layers are created once and then given new data.

    Positions on a logarithmic y axis are log10 of the values. The range comes from ``home`` and is left alone once a
    person has panned (drag) or zoomed (wheel, + and −), until ``reset_view`` (button, double click, Home key).
    """

    moved = Signal(bool)  # a person changed the view; or put it back
    pointed = Signal(object)  # QPointF under the cursor in axis positions, or None when it left; at most 30 a second

    def __init__(self, parent: QWidget | None = None, *, log_y: bool = False, names_above: bool = False) -> None:
        """``log_y`` labels positions on y as log10 of values; ``names_above`` keeps the names clear of an image."""
        super().__init__(parent, background=None)
        self.setCentralItem(None)
        # files that are dropped are the window's: Qt's view warns of every drag that it does not take
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.view = pg.ViewBox(enableMenu=False)
        self.view.disableAutoRange()
        self.scene().addItem(self.view)
        self.area = QRectF(0, 0, 1, 1)
        self.local_area = QRectF(self.area)
        """The plotting area in its own pixels."""
        self.pointer: QPointF | None = None
        self._theme = LIGHT
        self._log_y = log_y
        self.emphasis = 1.0
        self._names = ["", ""]
        self._names_above = names_above
        self._fixed: list[Ticks | None] = [None, None]
        self._ticks: list[Ticks] = [[], []]
        self.layers: list[Layer] = []
        self._home: tuple[Range, Range] = ((0.0, 1.0), (0.0, 1.0))
        self._is_moved = False
        self._placing = False
        self._cursor = QPoint()
        self.mapping: tuple[float, float, float, float] = (1.0, 0.0, 1.0, 0.0)
        self.backdrop = Backdrop(self)
        self._rerange = Paced(self, RERANGE_MS, self._apply_home)
        self._tell = Paced(self, POINTER_MS, self._tell_pointer)
        self.keys = KeyPointer(self, clicks=True)
        if names_above:
            Names(self, 50.0)
        self._note = self._label("canvas_note")
        self._readout = self._label("canvas_readout")
        self._reset = QToolButton(self)
        self._reset.setObjectName("reset_view")
        self._reset.setText(self.tr("Reset view"))
        self._reset.setToolTip(self.tr("Show everything again (double click, or the Home key)"))
        self._reset.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._reset.clicked.connect(self.reset_view)
        self._reset.hide()
        self.view.sigRangeChanged.connect(self._range_changed)
        self.view.sigRangeChangedManually.connect(self._moved_by_hand)
        self.setMinimumSize(120, 80)

    # what is shown

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours; the items' own colours are their plot's business."""
        self._theme = theme
        box = f"border: 1px solid {theme.border}; border-radius: 4px; padding: 2px 6px;"
        self._readout.setStyleSheet(f"QLabel {{ background: {theme.card}; color: {theme.text}; {box} }}")
        self._note.setStyleSheet(f"QLabel {{ color: {theme.muted}; background: {theme.plot}; border-radius: 4px; }}")
        self._reset.setStyleSheet(
            f"QToolButton {{ background: {theme.card}; color: {theme.text}; {box} }}"
            f"QToolButton:hover {{ background: {theme.hover}; }}"
        )
        self.redraw()

    def set_emphasis(self, emphasis: float) -> None:
        """Lines so many times as wide, points so many times as large: for those who sit far away."""
        if emphasis != self.emphasis:
            self.emphasis = emphasis
            self.redraw()

    def set_log(self, log_y: bool) -> None:
        """Label y as logarithmic or linear; the plot gives the positions, and a new home, itself."""
        self._log_y = log_y
        self._measure()

    def set_names(self, x: str, y: str) -> None:
        """What the axes measure; written small in the corners of the plotting area."""
        if [x, y] != self._names:
            self._names = [x, y]
            self.redraw()

    def set_ticks(self, *, x: Ticks | None = None, y: Ticks | None = None) -> None:
        """Fixed marks instead of round numbers; ``None`` for round numbers, ``[]`` for none."""
        self._fixed = [x, y]
        self._measure()

    def ticks(self) -> tuple[Ticks, Ticks]:
        """The marks that are shown, on x and on y."""
        return self._ticks[0], self._ticks[1]

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

    def redraw(self) -> None:
        """Paint everything anew: colours, a font or names changed."""
        self.resetCachedContent()
        for layer in self.layers:
            layer.changed()
        self.viewport().update()

    def redraw_backdrop(self) -> None:
        """Paint grid, labels and the layers on the backdrop anew."""
        self.resetCachedContent()
        self.viewport().update()

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

    def shown_range(self) -> tuple[Range, Range]:
        """What is shown now: lowest and highest position on x and on y."""
        (x_low, x_high), (y_low, y_high) = self.view.viewRange()
        return (x_low, x_high), (y_low, y_high)

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

    def to_pixels(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Axis positions as pixels of the plotting area, at most ``FAR`` away; nan stays nan."""
        x_scale, x_shift, y_scale, y_shift = self.mapping
        with np.errstate(over="ignore", invalid="ignore"):
            px, py = x * x_scale + x_shift, y * y_scale + y_shift
        # a third of the time of np.clip, and dozens of times a second
        return np.minimum(np.maximum(px, -FAR), FAR), np.minimum(np.maximum(py, -FAR), FAR)

    def pixel(self) -> tuple[float, float]:
        """How much of each axis one pixel is."""
        return 1.0 / abs(self.mapping[0]), 1.0 / abs(self.mapping[2])

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

    def _range_changed(self) -> None:
        if not self._placing:
            self._measure()

    def _measure(self) -> None:
        """New ticks for the range and size, margins for their labels, the mapping for both."""
        metrics = QFontMetrics(self.tick_font())
        height = metrics.height()
        lines = [max(3, round(self.width() / scaled(75))), max(2, round(self.height() / scaled(50)))]
        for axis, (low, high) in enumerate(self.shown_range()):
            fixed = self._fixed[axis]
            make = log_ticks if axis == 1 and self._log_y else linear_ticks
            self._ticks[axis] = make(low, high, lines[axis]) if fixed is None else fixed
            while axis == 0 and fixed is None and lines[0] > 1 and self._are_crowded(metrics):
                lines[0] -= 1
                self._ticks[0] = make(low, high, lines[0])
        widest = max((metrics.horizontalAdvance(text) for _, text in self._ticks[1]), default=0)
        # labels that change their width a little must not shake the picture
        left = (widest + 10 + 7) // 8 * 8
        bottom = height + 8 if any(text for _, text in self._ticks[0]) else 6
        right = max(10, metrics.horizontalAdvance(self._ticks[0][-1][1]) // 2 + 3) if self._ticks[0] else 10
        top = height // 2 + 2
        area = QRect(left, top, max(1, self.width() - left - right), max(1, self.height() - top - bottom))
        self._placing = True
        if QRectF(area) != self.area:
            self.area = QRectF(area)
            self.local_area = QRectF(0.0, 0.0, self.area.width(), self.area.height())
            self.view.setGeometry(self.area)
            for layer in self.layers:
                layer.moved()
            self._place_children()
        self._placing = False
        (x_low, x_high), (y_low, y_high) = self.shown_range()
        x_scale, y_scale = area.width() / (x_high - x_low), -area.height() / (y_high - y_low)
        self.mapping = (x_scale, -x_low * x_scale, y_scale, -y_high * y_scale)
        self.redraw_backdrop()

    def _are_crowded(self, metrics: QFontMetrics) -> bool:
        """Whether the labels under the plot would run into each other."""
        room: int = self.width() - 50
        return sum(metrics.horizontalAdvance(text) + 12 for _, text in self._ticks[0]) > room

    def tick_font(self) -> QFont:
        """The small font of the axes."""
        font = QFont(self.font())
        if font.pixelSize() > 0:
            font.setPixelSize(max(8, round(font.pixelSize() * 0.85)))
        else:
            font.setPointSizeF(max(6.0, font.pointSizeF() * 0.85))
        return font

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Grid and labels; Qt keeps the result until ``resetCachedContent``."""
        theme, area = self._theme, self.area
        painter.fillRect(rect, QColor(theme.plot))
        painter.setFont(self.tick_font())
        metrics = QFontMetrics(self.tick_font())
        grid, muted = QPen(QColor(theme.grid), 1.0), QPen(QColor(theme.muted))
        x_scale, x_shift, y_scale, y_shift = self.mapping
        half = metrics.height() / 2
        taken = -math.inf
        for at, text in self._ticks[0]:
            x = round(area.left() + at * x_scale + x_shift)
            if area.left() - 1 <= x <= area.right() + 1:
                painter.setPen(grid)
                painter.drawLine(QPointF(x + 0.5, area.top()), QPointF(x + 0.5, area.bottom()))
                wide = metrics.horizontalAdvance(text)
                if x - wide / 2 < taken:
                    continue  # letters in each other cannot be read
                taken = x + wide / 2 + 4
                painter.setPen(muted)
                box = QRectF(x - 80, area.bottom() + 5, 160, 2 * half)
                painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)
        taken = math.inf
        for at, text in self._ticks[1]:
            y = round(area.top() + at * y_scale + y_shift)
            if area.top() - 1 <= y <= area.bottom() + 1:
                painter.setPen(grid)
                painter.drawLine(QPointF(area.left(), y + 0.5), QPointF(area.right(), y + 0.5))
                if y + 0.7 * half > taken:
                    continue
                taken = y - 0.7 * half
                painter.setPen(muted)
                box = QRectF(0, y - half, area.left() - 6, 2 * half)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(grid)
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        if not self._names_above:
            self.draw_names(painter, area)
        painter.setClipRect(area)
        painter.translate(area.topLeft())
        self.backdrop.draw_members(painter)

    def name_places(self) -> list[QRectF]:
        """Where the axes' names are, in pixels of the plotting area."""
        metrics = QFontMetrics(self.tick_font())
        room = self.area.toRect().adjusted(7, 5, -7, -5)
        x, y = (
            QRectF(metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, name)).adjusted(0.0, 0.0, 8.0, 0.0)
            for name in self._names
        )
        x.moveBottomRight(QPointF(self.area.width() - 3.0, self.area.height() - 5.0))
        y.moveTopLeft(QPointF(3.0, 5.0))
        return [place for place, name in zip((x, y), self._names, strict=True) if name]

    def draw_names(self, painter: QPainter, area: QRectF) -> None:
        """What the axes measure, in two corners of ``area``; on a plate where an image lies under them."""
        painter.setFont(self.tick_font())
        painter.setPen(QColor(self._theme.muted))
        inner = area.adjusted(7, 5, -7, -5)
        corners = (
            (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, self._names[0]),
            (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._names[1]),
        )
        for corner, name in corners:
            if self._names_above and name:
                plate = painter.boundingRect(inner, corner, name).adjusted(-4, -1, 4, 1)
                painter.fillRect(plate, QColor(self._theme.plot))
            painter.drawText(inner, corner, name)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_ticks"):  # pyqtgraph's constructor resizes before there is anything to place
            self._measure()
            self._place_children()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_ticks"):
            self._measure()

    def sizeHint(self) -> QSize:
        return QSize(460, 300)

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

    def position(self, at: QPointF) -> QPointF:
        """Axis positions of a pixel of this widget."""
        x_scale, x_shift, y_scale, y_shift = self.mapping
        return QPointF(
            (at.x() - self.area.left() - x_shift) / x_scale, (at.y() - self.area.top() - y_shift) / y_scale
        )

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
