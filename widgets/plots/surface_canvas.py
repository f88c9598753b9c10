"""The picture of a loss-surface slice: image, contour lines, path, axes and colour bar, painted once per slice."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.frames import FloatArray, Slice
from widgets.plots.layers import polygons_of
from widgets.plots.plane import clipped, contours, thinned
from widgets.plots.ticks import Ticks, linear_ticks, log_ticks
from widgets.theme import LIGHT, Theme, scaled_font

PATH_POINTS = 300
"""More points of the path than these are no longer told apart on a card; every k-th is drawn then."""
LOG_SPAN = 1e-12
"""A logarithmic colour scale ends at this share of the largest loss, so that a loss of 0 has a colour."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class ColourScale:
    """Loss to colour: 0 at ``low`` and 1 at ``high``, both log10 of the loss where ``log``."""

    low: float
    high: float
    log: bool

    def positions(self, losses: FloatArray) -> FloatArray:
        """Where losses lie between ``low`` (0) and ``high`` (1); what is not finite stays so."""
        with np.errstate(divide="ignore", invalid="ignore"):
            values = np.log10(losses) if self.log else losses
            return (np.maximum(values, self.low) - self.low) / (self.high - self.low)

    def ticks(self, most: int) -> Ticks:
        """Marks of the colour bar: positions in the scale's own units, and texts that tell them apart."""
        if not self.log:
            return linear_ticks(self.low, self.high, most)
        if self.high - self.low >= 1.0:
            return log_ticks(self.low, self.high, most)
        return [(math.log10(float(loss)), text) for loss, text in linear_ticks(10.0**self.low, 10.0**self.high, most)]


def scale_of(losses: FloatArray, log: bool) -> ColourScale | None:
    """The scale that the finite ones of ``losses`` span; None where no loss is finite. A scale of zeros is linear."""
    finite = losses[np.isfinite(losses)]
    if not finite.size:
        return None
    low, high = float(finite.min()), float(finite.max())
    log = log and high > 0.0
    if log:
        low, high = math.log10(max(low, LOG_SPAN * high)), math.log10(high)
    return ColourScale(low, high if high > low else low + 1.0, log)


def extent(slice_: Slice) -> tuple[float, float]:
    """Lowest and highest coordinate of the picture, the same for a and b: half a cell beyond the outermost ticks."""
    ticks = slice_.ticks
    half = 0.5 * (ticks[-1] - ticks[0]) / max(len(ticks) - 1, 1)
    return float(ticks[0] - half), float(ticks[-1] + half)


@dataclass(frozen=True, slots=True)
class SurfaceTexts:
    """Translated words around the picture. ``lines`` are the footer's, left and right."""

    empty: str
    lines: tuple[tuple[str, str], ...]


class SurfaceCanvas(QWidget):
    """A slice in viridis, with the path in white on a dark casing; nothing is drawn twice but after a change.

    A cell is coloured around its tick, so the picture reaches half a cell beyond the outermost ticks.
    """

    hovered = Signal(int, int, QPointF)  # row, column, where in the widget; row -1: no cell is under the mouse

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # otherwise Qt paints every card and the window beneath it, each frame
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.area = QRectF(0.0, 0.0, 1.0, 1.0)  # the image, in the widget's pixels
        self._slice: Slice | None = None
        self.scale: ColourScale | None = None
        self._texts = SurfaceTexts("", ())
        self._theme = LIGHT
        self._log = True
        self._image = QImage()
        self._picture: QPixmap | None = None
        self._cell = (-1, -1)
        self._colours = _viridis()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)

    def sizeHint(self) -> QSize:
        """As in the design's picture."""
        return QSize(340, 320)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self._picture = None
        self.update()

    def show_slice(self, slice_: Slice | None, log: bool, texts: SurfaceTexts) -> None:
        """The newest slice, or None for the empty picture."""
        self._slice, self._log, self._texts = slice_, log, texts
        if slice_ is None:
            self._cell = (-1, -1)
        else:
            self.scale = scale_of(slice_.losses, log)
            self._image = self._coloured(slice_.losses)
        self._lay_out()
        self.update()

    # --- where things are

    def _lay_out(self) -> None:
        """Margins for ticks, colour bar and footer around the image."""
        metrics = QFontMetricsF(scaled_font(self.font(), 0.9))
        left = metrics.horizontalAdvance("−0.75") + 6.0
        widest = max((metrics.horizontalAdvance(text) for _, text in self._bar_ticks()), default=0.0)
        # labels that change their width a little must not shake the picture
        right = 8.0 * math.ceil((max(widest, metrics.horizontalAdvance("0.001")) + 26.0) / 8.0)
        bottom = (1.0 + len(self._texts.lines)) * (metrics.height() + 1.0) + 7.0
        width, height = max(self.width() - left - right, 1.0), max(self.height() - bottom - 2.0, 1.0)
        self.area = QRectF(round(left), 2.0, round(width), round(height))
        self._picture = None

    def to_pixels(self, points: FloatArray) -> FloatArray:
        """Coordinates (a, b) in the last axis as the widget's pixels (x, y)."""
        assert self._slice is not None
        low, high = extent(self._slice)
        area = self.area
        unit = (points - low) / (high - low)
        return np.stack(
            [area.left() + unit[..., 0] * area.width(), area.bottom() - unit[..., 1] * area.height()], axis=-1
        )

    def cell_at(self, position: QPointF) -> tuple[int, int]:
        """Row and column of the cell under a pixel; (-1, -1) outside the image."""
        area = self.area
        if self._slice is None or not area.contains(position):
            return -1, -1
        rows, columns = self._slice.losses.shape
        column = int((position.x() - area.left()) / area.width() * columns)
        row = int((area.bottom() - position.y()) / area.height() * rows)
        return min(row, rows - 1), min(column, columns - 1)

    # --- events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put up the finished picture, and the frame of the cell under the mouse."""
        if self._picture is None or self._picture.devicePixelRatioF() != self.devicePixelRatioF():
            self._picture = self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        row, column = self._cell
        if self._slice is not None and row >= 0:
            rows, columns = self._slice.losses.shape
            area = self.area
            width, height = area.width() / columns, area.height() / rows
            cell = QRectF(area.left() + column * width, area.bottom() - (row + 1) * height, width, height)
            painter.setPen(QPen(QColor("#000000"), 3.0))
            painter.drawRect(cell)
            painter.setPen(QPen(QColor("#ffffff"), 1.0))
            painter.drawRect(cell)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another layout."""
        self._lay_out()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the cell under the mouse and say which it is."""
        self._hover(self.cell_at(event.position()), event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """No cell is under the mouse."""
        self._hover((-1, -1), QPointF())

    def _hover(self, cell: tuple[int, int], position: QPointF) -> None:
        if cell != self._cell:
            self._cell = cell
            self.update()
        self.hovered.emit(*cell, position)

    # --- drawing

    def _coloured(self, losses: FloatArray) -> QImage:
        """``losses`` as an image with b upwards, transparent where not finite."""
        if self.scale is None:
            return QImage()
        position = self.scale.positions(losses[::-1])
        finite = np.isfinite(position)
        index = np.where(finite, position, 0.0) * (len(self._colours) - 1)
        pixels = np.where(finite, self._colours[index.astype(np.intp)], np.uint32(0))
        rows, columns = pixels.shape
        image = QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied)
        return image.copy()  # the bytes are gone when this returns

    def _draw(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._theme.card))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.muted))
        if self._slice is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.plot))
            painter.drawRoundedRect(QRectF(self.rect()), 4.0, 4.0)
            painter.setPen(QColor(self._theme.muted))
            wrapped = _CENTER | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 0, -16, 0), wrapped, self._texts.empty)
        else:
            font = scaled_font(self.font(), 0.9)
            metrics = QFontMetricsF(font)
            self._draw_image(painter, self._slice)
            painter.setFont(font)
            self._draw_axes(painter, self._slice, metrics)
            self._draw_colour_bar(painter, self._slice, metrics)
            self._draw_footer(painter, metrics)
        painter.end()
        return pixmap

    def _draw_image(self, painter: QPainter, slice_: Slice) -> None:
        area = self.area
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, QColor(self._theme.grid))
        painter.fillRect(area, QBrush(QColor(self._theme.muted), Qt.BrushStyle.BDiagPattern))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.scale is not None:
            painter.drawImage(area, self._image)
            self._draw_contours(painter, slice_, self.scale)
        self._draw_path(painter, slice_)
        painter.restore()

    def _draw_contours(self, painter: QPainter, slice_: Slice, scale: ColourScale) -> None:
        """One thin line at every mark of the colour bar, but for the ends of it, where rounding alone draws lines."""
        edge = 0.03 * (scale.high - scale.low)
        marks = [position for position, text in self._bar_ticks() if text]
        levels = np.array([mark for mark in marks if scale.low + edge < mark < scale.high - edge])
        with np.errstate(divide="ignore", invalid="ignore"):
            values = np.log10(slice_.losses) if scale.log else slice_.losses
        values = np.where(np.isfinite(slice_.losses), np.maximum(values, scale.low), np.nan)
        lines = contours(values, levels)
        if lines.size:
            step = (slice_.ticks[-1] - slice_.ticks[0]) / (len(slice_.ticks) - 1)
            painter.setPen(_hairline(QColor(255, 255, 255, 90)))
            painter.drawPath(_lines(self.to_pixels(slice_.ticks[0] + lines * step)))

    def _draw_path(self, painter: QPainter, slice_: Slice) -> None:
        low, high = extent(slice_)
        path = slice_.path
        if len(path) > 1:
            path = thinned(path, 3.0 * (high - low) / self.area.width())
            if len(path) > PATH_POINTS:
                path = path[np.linspace(0, len(path) - 1, PATH_POINTS).astype(np.intp)]
            walked = self.to_pixels(clipped(path, low, high))
            polygons = polygons_of(walked[:, 0], walked[:, 1])
            for colour, offsets in ((_CASING, _WIDE), (QColor("#ffffff"), _NARROW)):
                painter.setPen(_hairline(colour))
                for x, y in offsets:
                    painter.translate(x, y)
                    for polygon in polygons:
                        painter.drawPolyline(polygon)
                    painter.translate(-x, -y)
            self._draw_ring(painter, QPointF(*self.to_pixels(slice_.path[0])), QColor(0, 0, 0, 0), 4.0)
        self._draw_ring(painter, QPointF(*self.to_pixels(np.zeros(2))), QColor(self._theme.network), 5.0)

    def _draw_ring(self, painter: QPainter, center: QPointF, fill: QColor, radius: float) -> None:
        """A white circle on a dark casing, hollow where ``fill`` is transparent."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_CASING, 4.0))
        painter.drawEllipse(center, radius, radius)
        painter.setBrush(fill)
        painter.setPen(QPen(QColor("#ffffff"), 1.8))
        painter.drawEllipse(center, radius, radius)

    def _draw_axes(self, painter: QPainter, slice_: Slice, metrics: QFontMetricsF) -> None:
        area = self.area
        high = extent(slice_)[1]
        ticks = linear_ticks(-high, high, 4)
        painter.setPen(QColor(self._theme.muted))
        for value, text in ticks:
            x, y = self.to_pixels(np.array([value, value]))
            painter.drawText(QRectF(x - 30.0, area.bottom() + 2.0, 60.0, metrics.height()), _CENTER, text)
            painter.drawText(QRectF(0.0, y - 10.0, area.left() - 5.0, 20.0), _RIGHT, text)
        between = 0.5 * (ticks[-1][0] + ticks[-2][0]) if len(ticks) > 1 else 0.0
        x, y = self.to_pixels(np.array([between, between]))
        font = painter.font()
        slanted = painter.font()
        slanted.setItalic(True)
        painter.setFont(slanted)
        painter.drawText(QRectF(x - 30.0, area.bottom() + 2.0, 60.0, metrics.height()), _CENTER, "a")
        painter.drawText(QRectF(0.0, y - 10.0, area.left() - 5.0, 20.0), _RIGHT, "b")
        painter.setFont(font)

    def _bar_ticks(self) -> Ticks:
        return [] if self.scale is None else self.scale.ticks(max(2, self.height() // 60))

    def _draw_colour_bar(self, painter: QPainter, slice_: Slice, metrics: QFontMetricsF) -> None:
        """The losses' colours, with a pointer at the current loss."""
        scale = self.scale
        if scale is None:
            return
        area = self.area
        bar = QRectF(area.right() + 12.0, area.top(), 8.0, area.height())
        strip = QImage(self._colours[::-1].tobytes(), 1, len(self._colours), 4, QImage.Format.Format_ARGB32)
        painter.drawImage(bar, strip)
        painter.setPen(QColor(self._theme.muted))
        top, bottom = 0.5 * metrics.height(), area.height() - 0.5 * metrics.height()
        for position, text in self._bar_ticks():
            y = (scale.high - position) / (scale.high - scale.low) * area.height()
            middle = area.top() + min(max(y, top), bottom)
            painter.drawText(QRectF(bar.right() + 4.0, middle - 10.0, 60.0, 20.0), _LEFT, text)
        if not math.isfinite(slice_.center_loss):
            return
        here = float(scale.positions(np.array(slice_.center_loss)))
        tip = QPointF(bar.left() - 1.0, area.bottom() - min(max(here, 0.0), 1.0) * area.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.network))
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-7.0, -4.5), tip + QPointF(-7.0, 4.5)]))

    def _draw_footer(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        painter.setPen(QColor(self._theme.muted))
        height = metrics.height() + 1.0
        top = self.height() - len(self._texts.lines) * height
        for index, (left, right) in enumerate(self._texts.lines):
            line = QRectF(0.0, top + index * height, self.width(), height)
            room = line.width() - metrics.horizontalAdvance(right) - 8.0
            painter.drawText(line, _LEFT, metrics.elidedText(left, Qt.TextElideMode.ElideRight, room))
            painter.drawText(line, _RIGHT, right)


def _viridis() -> NDArray[np.uint32]:
    """256 colours as 0xAARRGGBB."""
    red, green, blue = pg.colormap.get("viridis").getLookupTable(nPts=256)[:, :3].astype(np.uint32).T
    colours: NDArray[np.uint32] = np.uint32(0xFF000000) | (red << 16) | (green << 8) | blue
    return colours.astype(np.uint32)


def _hairline(colour: QColor) -> QPen:
    """A pen of one device pixel, which the paint engine draws several times faster than wider ones."""
    pen = QPen(colour, 1.0)
    pen.setCosmetic(True)
    return pen


def _disc(radius: float, count: int) -> list[tuple[float, float]]:
    turns = [math.tau * index / count for index in range(count)]
    return [(radius * math.cos(turn), radius * math.sin(turn)) for turn in turns]


_CASING = QColor(20, 20, 24)
_NARROW = _disc(0.4, 4)
_WIDE = _disc(1.5, 10)
"""Offsets in pixels at which hairlines make the path about 2 pixels wide, and its casing 4."""


def _lines(segments: FloatArray) -> QPainterPath:
    """Segments (k, 2, 2) as one path that is quick to make."""
    points = segments.reshape(-1, 2)
    x, y = np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1])
    path: QPainterPath = pg.arrayToQPath(x, y, connect="pairs", finiteCheck=False)
    return path
