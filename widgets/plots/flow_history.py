"""Layer × time: the gradient of every layer at every snapshot as a picture on a log colour scale."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.frames import FloatArray
from widgets.plots.color_bar import viridis
from widgets.plots.flow_canvas import CENTER, FONT, LEFT, RIGHT, WRAPPED
from widgets.plots.ground import Ground
from widgets.plots.ticks import linear_ticks
from widgets.text_size import scaled
from widgets.theme import LIGHT, Theme, scaled_font

LEAST_DECADES = 3
"""A gradient that hardly changes should not look as if it did."""
LOWEST = -38
"""The smallest decade of float32."""


class HistoryTexts(msgspec.Struct, frozen=True):
    """Translated words around the picture."""

    empty: str
    caption: str
    missing: str  # what the hatching means


class HistoryCanvas(QWidget):
    """First layer on top, the output's at the bottom; a column reaches halfway to the neighbouring snapshots.

    Clicking or dragging picks a snapshot, the arrow keys step, Escape goes back to now. ``picked`` tells the index of
    the snapshot, −1 for now; ``hovered`` row and snapshot under the mouse, −1 for none.
    """

    picked = Signal(int)
    hovered = Signal(int, int, QPointF)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # otherwise Qt paints every card and the window beneath it, each frame
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.area = QRectF(0.0, 0.0, 1.0, 1.0)
        self.updates: FloatArray = np.empty(0)
        self.values: FloatArray = np.empty((0, 0))
        self.labels: tuple[str, ...] = ()
        self.decades = (-6, 0)
        self.selected = -1
        self._texts = HistoryTexts("", "", "")
        self._theme = LIGHT
        self._picture = Ground(self, self._paint_all)
        self._cell = (-1, -1)
        self._edges: FloatArray = np.empty(0)
        red, green, blue = viridis().astype(np.uint32).T
        colours = np.uint32(0xFF000000) | (red << 16) | (green << 8) | blue
        self._colours: NDArray[np.uint32] = colours.astype(np.uint32)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 120)

    def sizeHint(self) -> QSize:
        """A tab below the fit."""
        return QSize(740, 290)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.redraw()

    def show_history(
        self, updates: FloatArray, values: FloatArray, labels: Sequence[str], selected: int, texts: HistoryTexts
    ) -> None:
        """``values`` (layers, t) at ``updates`` (t,), a label a layer; ``selected`` is the snapshot shown or −1."""
        self.updates, self.values, self.labels = updates, values, tuple(labels)
        self.selected, self._texts = selected, texts
        self._edges = edges_between(updates)
        self.decades = decades_of(values)
        self._lay_out()

    def redraw(self) -> None:
        """Draw everything anew at the next painting."""
        self._picture.forget()
        self.update()

    # --- where things are

    def _lay_out(self) -> None:
        metrics = QFontMetricsF(scaled_font(self.font(), FONT))
        widest = max((metrics.horizontalAdvance(label) for label in self.labels), default=0.0)
        left = min(widest + 12.0, 0.25 * self.width())
        right = 26.0 + metrics.horizontalAdvance("1e-38")
        bottom = 2.0 * metrics.height() + 8.0
        top = 8.0
        width, height = max(self.width() - left - right, 1.0), max(self.height() - bottom - top, 1.0)
        self.area = QRectF(round(left), top, round(width), round(height))
        self.redraw()

    def x_of(self, index: int) -> float:
        """The middle of a snapshot's column."""
        first, last = self._edges[0], self._edges[-1]
        middle = 0.5 * (self._edges[index] + self._edges[index + 1])
        return self.area.left() + float((middle - first) / (last - first)) * self.area.width()

    def cell_at(self, place: QPointF) -> tuple[int, int]:
        """Row and snapshot under a pixel; (−1, −1) outside the picture."""
        if not len(self.updates) or not self.area.contains(place):
            return -1, -1
        row = int((place.y() - self.area.top()) / self.area.height() * len(self.labels))
        return min(row, len(self.labels) - 1), self.index_at(place.x())

    def index_at(self, x: float) -> int:
        """The snapshot nearest to a pixel on x."""
        share = (x - self.area.left()) / self.area.width()
        update = self._edges[0] + share * (self._edges[-1] - self._edges[0])
        return int(np.clip(np.searchsorted(self._edges, update) - 1, 0, len(self.updates) - 1))

    # --- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another layout."""
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the snapshot under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton and self.cell_at(event.position())[1] >= 0:
            self._pick(self.index_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the mouse; with the button down, pick it."""
        self._hover(self.cell_at(event.position()), event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and self.selected >= 0:
            self._pick(self.index_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        self._hover((-1, -1), QPointF())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the snapshots, or back to now."""
        last = len(self.updates) - 1
        here = self.selected if self.selected >= 0 else last + 1
        wanted = {
            Qt.Key.Key_Left: max(here - 1, 0),
            Qt.Key.Key_Right: min(here + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self.selected >= 0:
            self._pick(-1)
        elif wanted is not None and last >= 0:
            self._pick(wanted)
        else:
            super().keyPressEvent(event)

    def _pick(self, index: int) -> None:
        if index != self.selected:
            self.selected = index
            self.redraw()
            self.picked.emit(index)

    def _hover(self, cell: tuple[int, int], place: QPointF) -> None:
        if cell != self._cell:
            self._cell = cell
            self.update()
        self.hovered.emit(*cell, place)

    # --- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put up the finished picture, and the frame of the cell under the mouse."""
        painter = QPainter(self)
        self._picture.show(painter, QColor(self._theme.card))
        row, index = self._cell
        if 0 <= row < len(self.labels) and index < len(self.updates):
            height = self.area.height() / len(self.labels)
            left, right = self._column(index)
            cell = QRectF(left, self.area.top() + row * height, max(right - left, 2.0), height)
            for colour, width in (("#000000", 3.0), ("#ffffff", 1.0)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRect(cell)
        painter.end()

    def _column(self, index: int) -> tuple[float, float]:
        first, last = float(self._edges[0]), float(self._edges[-1])
        scale = self.area.width() / (last - first)
        return (
            self.area.left() + (float(self._edges[index]) - first) * scale,
            self.area.left() + (float(self._edges[index + 1]) - first) * scale,
        )

    def _paint_all(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = scaled_font(self.font(), FONT)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.muted))
        if not len(self.updates):
            painter.drawText(self.rect().adjusted(16, 0, -16, 0), WRAPPED, self._texts.empty)
        else:
            metrics = QFontMetricsF(font)
            self._draw_image(painter)
            self._draw_labels(painter, metrics)
            self._draw_axis(painter, metrics)
            self._draw_colour_bar(painter, metrics)
            self._draw_selected(painter)

    def _draw_image(self, painter: QPainter) -> None:
        """A pixel column shows the snapshot that is nearest; hatching where no logarithm is."""
        area = self.area
        painter.fillRect(area, QColor(self._theme.grid))
        painter.fillRect(area, QBrush(QColor(self._theme.muted), Qt.BrushStyle.BDiagPattern))
        columns = max(round(area.width()), 1)
        at = self._edges[0] + (np.arange(columns) + 0.5) / columns * (self._edges[-1] - self._edges[0])
        nearest = np.clip(np.searchsorted(self._edges, at) - 1, 0, len(self.updates) - 1)
        low, high = self.decades
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.log10(self.values)
        shown = np.isfinite(logs)
        position = np.clip((np.where(shown, logs, low) - low) / (high - low), 0.0, 1.0)
        pixels = np.where(shown, self._colours[(position * 255.0).astype(np.intp)], np.uint32(0))[:, nearest]
        pixels = np.ascontiguousarray(pixels.astype(np.uint32))
        image = QImage(pixels.data, columns, len(pixels), 4 * columns, QImage.Format.Format_ARGB32_Premultiplied)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(area, image)

    def _draw_labels(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        """Every k-th label where rows are thinner than text, and always the first and the last."""
        count = len(self.labels)
        pitch = self.area.height() / count
        stride = max(1, math.ceil(0.95 * metrics.height() / pitch))
        painter.setPen(QColor(self._theme.muted))
        for row in range(count):
            if row != count - 1 and (row % stride or (stride > 1 and count - 1 - row < stride)):
                continue
            middle = self.area.top() + (row + 0.5) * pitch
            box = QRectF(2.0, middle - metrics.height(), self.area.left() - 8.0, 2.0 * metrics.height())
            painter.drawText(box, RIGHT, metrics.elidedText(self.labels[row], Qt.TextElideMode.ElideRight, box.width()))

    def _draw_axis(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        area, height = self.area, metrics.height()
        first, last = float(self._edges[0]), float(self._edges[-1])
        painter.setPen(QColor(self._theme.muted))
        for at, text in linear_ticks(max(first, 0.0), last, max(2, int(area.width() / scaled(90.0)))):
            if at != round(at):
                continue
            x = area.left() + (at - first) / (last - first) * area.width()
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + 3.0))
            painter.drawText(QRectF(x - 50.0, area.bottom() + 3.0, 100.0, height), CENTER, text)
        line = QRectF(2.0, self.height() - height - 2.0, self.width() - 4.0, height)
        missing = self._texts.missing if not (self.values > 0.0).all() or not np.isfinite(self.values).all() else ""
        room = line.width() - metrics.horizontalAdvance(missing) - 8.0
        painter.drawText(line, LEFT, metrics.elidedText(self._texts.caption, Qt.TextElideMode.ElideRight, room))
        painter.drawText(line, RIGHT, missing)

    def _draw_colour_bar(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        """A step of the bar is a decade, with as many of them named as there is room for."""
        area = self.area
        bar = QRectF(area.right() + 12.0, area.top(), 8.0, area.height())
        turned = np.ascontiguousarray(self._colours[::-1])
        painter.drawImage(bar, QImage(turned.data, 1, len(turned), 4, QImage.Format.Format_ARGB32))
        low, high = self.decades
        stride = max(1, math.ceil((high - low) * metrics.height() * 1.15 / area.height()))
        painter.setPen(QColor(self._theme.muted))
        for decade in range(high, low - 1, -1):
            y = bar.bottom() - (decade - low) / (high - low) * bar.height()
            painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + (4.0 if decade % stride == 0 else 2.0), y))
            if decade % stride == 0:
                text = "1" if decade == 0 else f"1e{decade}"
                painter.drawText(QRectF(bar.right() + 6.0, y - 10.0, 60.0, 20.0), LEFT, text)

    def _draw_selected(self, painter: QPainter) -> None:
        """Two lines with a casing around the snapshot that is shown, and a pointer above it."""
        if not 0 <= self.selected < len(self.updates):
            return
        left, right = self._column(self.selected)
        middle = 0.5 * (left + right)
        for colour, width in (("#14141a", 3.6), ("#ffffff", 1.6)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(QPointF(middle, self.area.top()), QPointF(middle, self.area.bottom()))
        tip = QPointF(middle, self.area.top() + 2.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.network))
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-5.5, -9.0), tip + QPointF(5.5, -9.0)]))


def edges_between(updates: FloatArray) -> FloatArray:
    """(t + 1,) borders halfway between neighbouring ``updates`` (t,), increasing; the outer ones as far away."""
    if not len(updates):
        return np.empty(0)
    if len(updates) == 1:
        return np.array([updates[0] - 0.5, updates[0] + 0.5])
    middles = 0.5 * (updates[1:] + updates[:-1])
    return np.concatenate([[2.0 * updates[0] - middles[0]], middles, [2.0 * updates[-1] - middles[-1]]])


def decades_of(values: FloatArray) -> tuple[int, int]:
    """Whole decades around the positive finite ones of ``values``, at least ``LEAST_DECADES`` of them."""
    positive = values[np.isfinite(values) & (values > 0.0)]
    if not positive.size:
        return -LEAST_DECADES, 0
    low = max(math.floor(math.log10(float(positive.min()))), LOWEST)
    high = max(math.ceil(math.log10(float(positive.max()))), low + 1)
    return min(low, high - LEAST_DECADES), high
