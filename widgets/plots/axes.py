"""Axes around a plotting area: marks, names, a grid, and where positions are in pixels."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets.plots.layers import FAR, Backdrop, Layer, Names
from widgets.plots.ranges import Range
from widgets.plots.ticks import Ticks, linear_ticks, log_ticks
from widgets.text_size import scaled
from widgets.theme import LIGHT, Theme

FloatArray = NDArray[np.float64]
ROOM, MOST_ROOM = 9.0, 0.15
"""Pixels around the names of the axes, if nothing is to cross them; and their most, of the height."""


class Axes(pg.GraphicsView):  # type: ignore[misc]
    """A plotting area with axes, on which layers are created once and then given new data.

    Positions on a logarithmic y axis are log10 of the values.
    """

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
        self._theme = LIGHT
        self._log_y = log_y
        self.emphasis = 1.0
        self._names = ["", ""]
        self._name_places: list[QRectF] | None = None  # not asked for since they may have become others
        self._names_above = names_above
        self._fixed: list[Ticks | None] = [None, None]
        self._ticks: list[Ticks] = [[], []]
        self.layers: list[Layer] = []
        self._placing = False
        self.mapping: tuple[float, float, float, float] = (1.0, 0.0, 1.0, 0.0)
        self.backdrop = Backdrop(self)
        if names_above:
            Names(self, 50.0)
        self.view.sigRangeChanged.connect(self._range_changed)
        self.setMinimumSize(120, 80)

    # what is shown

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours; the items' own colours are their plot's business."""
        self._theme = theme
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
            self._name_places = None
            self.redraw()

    def set_ticks(self, *, x: Ticks | None = None, y: Ticks | None = None) -> None:
        """Fixed marks instead of round numbers; ``None`` for round numbers, ``[]`` for none."""
        self._fixed = [x, y]
        self._measure()

    def ticks(self) -> tuple[Ticks, Ticks]:
        """The marks that are shown, on x and on y."""
        return self._ticks[0], self._ticks[1]

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

    # where positions are

    def shown_range(self) -> tuple[Range, Range]:
        """What is shown now: lowest and highest position on x and on y."""
        (x_low, x_high), (y_low, y_high) = self.view.viewRange()
        return (x_low, x_high), (y_low, y_high)

    def to_pixels(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Axis positions as pixels of the plotting area, at most ``FAR`` away; nan stays nan."""
        x_scale, x_shift, y_scale, y_shift = self.mapping
        with np.errstate(over="ignore", invalid="ignore"):
            px, py = x * x_scale + x_shift, y * y_scale + y_shift
        # a third of the time of np.clip, and dozens of times a second
        return np.minimum(np.maximum(px, -FAR), FAR), np.minimum(np.maximum(py, -FAR), FAR)

    def position(self, at: QPointF) -> QPointF:
        """Axis positions of a pixel of this widget."""
        x_scale, x_shift, y_scale, y_shift = self.mapping
        return QPointF(
            (at.x() - self.area.left() - x_shift) / x_scale, (at.y() - self.area.top() - y_shift) / y_scale
        )

    def pixel(self) -> tuple[float, float]:
        """How much of each axis one pixel is."""
        return 1.0 / abs(self.mapping[0]), 1.0 / abs(self.mapping[2])

    # how it comes about

    def _range_changed(self) -> None:
        if not self._placing:
            self._measure()

    def _measure(self) -> None:
        """New ticks for the range and size, margins for their labels, the mapping for both."""
        self._name_places = None
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

    def _place_children(self) -> None:
        """The plotting area is another one: what stands on it goes with it."""

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
        grid, muted = QPen(QColor(theme.grid), 1.0), QPen(QColor(theme.muted))
        self._draw_x_marks(painter, grid, muted)
        self._draw_y_marks(painter, grid, muted)
        painter.setPen(grid)
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        if not self._names_above:
            self.draw_names(painter, area)
        painter.setClipRect(area)
        painter.translate(area.topLeft())
        self.backdrop.draw_members(painter)

    def _draw_x_marks(self, painter: QPainter, grid: QPen, muted: QPen) -> None:
        """A line at every mark, and its label where it does not run into the one before."""
        area, metrics, taken = self.area, QFontMetrics(self.tick_font()), -math.inf
        for at, text in self._ticks[0]:
            x = round(area.left() + at * self.mapping[0] + self.mapping[1])
            if area.left() - 1 <= x <= area.right() + 1:
                painter.setPen(grid)
                painter.drawLine(QPointF(x + 0.5, area.top()), QPointF(x + 0.5, area.bottom()))
                wide = metrics.horizontalAdvance(text)
                if x - wide / 2 < taken:
                    continue  # letters in each other cannot be read
                taken = x + wide / 2 + 4
                painter.setPen(muted)
                box = QRectF(x - 80, area.bottom() + 5, 160, metrics.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)

    def _draw_y_marks(self, painter: QPainter, grid: QPen, muted: QPen) -> None:
        """The same on y, from below."""
        area, taken, half = self.area, math.inf, QFontMetrics(self.tick_font()).height() / 2
        for at, text in self._ticks[1]:
            y = round(area.top() + at * self.mapping[2] + self.mapping[3])
            if area.top() - 1 <= y <= area.bottom() + 1:
                painter.setPen(grid)
                painter.drawLine(QPointF(area.left(), y + 0.5), QPointF(area.right(), y + 0.5))
                if y + 0.7 * half > taken:
                    continue
                taken = y - 0.7 * half
                painter.setPen(muted)
                box = QRectF(0, y - half, area.left() - 6, 2 * half)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def name_places(self) -> list[QRectF]:
        """Where the axes' names are, in pixels of the plotting area."""
        if self._name_places is None:
            self._name_places = self._place_names()
        return [*self._name_places]

    def room_for_names(self) -> float:
        """What of a height is to be left free above and below curves, as a share of what they span."""
        names = [place.height() for place in self.name_places()]
        share = min((max(names, default=0.0) + ROOM) / self.area.height(), MOST_ROOM)
        return share / (1.0 - 2.0 * share)

    def _place_names(self) -> list[QRectF]:
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
