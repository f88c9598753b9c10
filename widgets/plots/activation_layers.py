"""What lies on the activation lab's canvases: curves with looks of their own, flat parts, the histogram, labels."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from playground.frames import FloatArray, PreActivations
from widgets.plots.activation_looks import Look
from widgets.plots.activation_math import Region
from widgets.plots.canvas import Canvas
from widgets.plots.layers import EMPTY, Layer, Sheet, mixed, polygons_of
from widgets.theme import LIGHT, Theme

BoolArray = NDArray[np.bool_]

LEADER = 22.0
"""Pixels from a curve's end to its label, with a piece of the curve's line in them."""
APART = 9.0
"""Pixels between a curve's end and that piece of its line."""
GUTTER_ROOM = LEADER + 12.0


class Strokes(Layer):
    """A polyline with gaps in one stroke of its look; on a sheet, where it is seldom painted."""

    def __init__(self, canvas: Canvas, z: float, sheet: Sheet) -> None:
        super().__init__(canvas, z, sheet)
        self.xs, self.ys = EMPTY, EMPTY
        self._pen = QPen(Qt.PenStyle.NoPen)

    def set_look(self, look: Look) -> None:
        """Its colour, dash and width."""
        self._pen = look.pen()
        self._pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.changed()

    def set_data(self, x: FloatArray, y: FloatArray) -> None:
        """Points (n,) and (n,) in axis positions."""
        self.xs, self.ys = x, y
        self.changed()

    def draw(self, painter: QPainter) -> None:
        if not len(self.xs):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        for polygon in polygons_of(*self.canvas.to_pixels(self.xs, self.ys)):
            painter.drawPolyline(polygon)


class HistogramBars(Layer):
    """The histogram as one outline on a floor of its own, hatched where the function is flat."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, 0.0)
        self._floor, self._height = 0.0, 1.0
        self._histogram: PreActivations | None = None
        self._flat: FloatArray | None = None
        self.show_theme(LIGHT)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._base = QPen(QColor(theme.muted), 1.0)
        self._fill = QColor(mixed(theme.muted, theme.plot, 0.45))
        self._flat_fill = QColor(mixed(theme.vanishing, theme.plot, 0.85))
        stripes = QColor(theme.plot)
        stripes.setAlpha(150)
        self._stripes = QBrush(stripes, Qt.BrushStyle.BDiagPattern)
        self.changed()

    def stand_on(self, floor: float, height: float) -> None:
        """Where the bars stand, and how high the highest is, in axis positions."""
        self._floor, self._height = floor, height
        self.changed()

    def show_bars(self, histogram: PreActivations | None, flat: FloatArray | None) -> None:
        """The counts to draw, and which share of every bin is hatched."""
        self._histogram, self._flat = histogram, flat
        self.changed()

    def draw(self, painter: QPainter) -> None:
        """Paint all bars, and the flat ones again with stripes."""
        floor = float(self.canvas.to_pixels(EMPTY, np.array([self._floor]))[1][0])
        if self._histogram is not None and self._flat is not None:
            counts = self._histogram.counts
            heights = self._floor + self._height * counts / counts.max()
            self._paint(painter, *self.canvas.to_pixels(self._histogram.edges, heights), floor, self._flat >= 0.5)
        painter.setPen(self._base)
        painter.drawLine(QPointF(0.0, floor), QPointF(self.canvas.area.width(), floor))

    def _paint(self, painter: QPainter, edges: FloatArray, tops: FloatArray, floor: float, flat: BoolArray) -> None:
        """Bars in pixels; ``flat`` (bins,) are those with stripes."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        painter.drawPolygon(_outline(edges, tops, floor))
        if flat.any():
            outline = _outline(edges, np.where(flat, tops, floor), floor)
            painter.setBrush(self._flat_fill)
            painter.drawPolygon(outline)
            painter.setBrush(self._stripes)
            painter.drawPolygon(outline)


def _outline(edges: FloatArray, tops: FloatArray, floor: float) -> QPolygonF:
    """Steps over ``edges`` (bins + 1,) at ``tops`` (bins,), closed along the floor; all in pixels."""
    return polygons_of(np.repeat(edges, 2), np.concatenate([[floor], np.repeat(tops, 2), [floor]]))[0]


class Bands(Layer):
    """The flat parts of the layer's function as hatched bands from top to bottom, with a word in each."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, -2.0, canvas.backdrop)
        self.bands: tuple[tuple[Region, str], ...] = ()
        self._theme = LIGHT

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.changed()

    def show_bands(self, bands: Sequence[tuple[Region, str]]) -> None:
        """These parts of z, each with its word."""
        if tuple(bands) != self.bands:
            self.bands = tuple(bands)
            self.changed()

    def draw(self, painter: QPainter) -> None:
        hatch = QColor(self._theme.vanishing)
        hatch.setAlpha(70)
        wash = QColor(self._theme.vanishing)
        wash.setAlpha(24)
        for region, word in self.bands:
            x, _ = self.canvas.to_pixels(np.array([region.low, region.high]), np.zeros(2))
            start, stop = max(0.0, float(x[0])), min(self.canvas.area.width(), float(x[1]))
            if stop - start < 1.0:
                continue
            rect = QRectF(start, 0.0, stop - start, self.canvas.area.height())
            painter.fillRect(rect, wash)
            painter.fillRect(rect, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            self._write(painter, rect, word)

    def _write(self, painter: QPainter, rect: QRectF, word: str) -> None:
        """The word in the band's middle, in lines or upward where the band is narrow; nothing where it has no room."""
        font = self.canvas.tick_font()
        metrics = QFontMetricsF(font)
        line = metrics.height()
        wrapped = word.replace(", ", ",\n")
        for text, upward in ((word, False), (wrapped, False), (word, True), (wrapped, True)):
            lines = text.split("\n")
            wide = max(metrics.horizontalAdvance(part) for part in lines) + 8.0
            high = line * len(lines)
            if (wide <= 0.6 * rect.height() and high <= rect.width()) if upward else wide <= rect.width():
                break
        else:
            return
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text))
        painter.translate(QPointF(rect.center().x(), self._middle(rect, wide - 8.0 if upward else high)))
        if upward:
            painter.rotate(-90.0)
        box = QRectF(-0.5 * wide, -0.5 * high, wide, high)
        room = box.adjusted(0.0, 0.0, -4.0, 0.0) if upward else box
        plate = QColor(self._theme.plot)
        plate.setAlpha(200)
        painter.fillRect(room, plate)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _middle(self, rect: QRectF, high: float) -> float:
        """Where the middle of a word as high as that is in a band: below the name of an axis in the band's corner."""
        names = [place.bottom() for place in self.canvas.name_places() if place.top() < 0.3 * rect.height()]
        return max([0.36 * rect.height(), *(bottom + 0.5 * high for bottom in names)])


class Label(msgspec.Struct, frozen=True):
    """Words at the end of a curve: what it is, and under it what it comes to, or ``beside`` where there is no room.

    ``y`` is the curve's end.
    """

    y: float
    word: str
    look: Look
    below: str = ""
    beside: str = ""


class EndLabels(Layer):
    """Labels at the right edge, each behind a piece of its curve's line, moved apart where they would overlap."""

    def __init__(self, canvas: Canvas, sheet: Sheet) -> None:
        super().__init__(canvas, 8.0, sheet)
        self.labels: tuple[Label, ...] = ()
        self._room_for = ""
        self._theme = LIGHT

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.changed()

    def show_labels(self, labels: Sequence[Label], room_for: str = "") -> None:
        """These labels; a curve's end that is not finite is as low as can be.

        ``room_for`` is as long as a label gets whose numbers change, so that they do not shake the picture.
        """
        if (tuple(labels), room_for) != (self.labels, self._room_for):
            self.labels, self._room_for = tuple(labels), room_for
            self.changed()

    def gutter(self) -> float:
        """Pixels that the labels take on the right."""
        metrics = QFontMetricsF(self.canvas.tick_font())
        texts = [text for label in self.labels for text in (label.word, label.below)]
        return GUTTER_ROOM + max((metrics.horizontalAdvance(text) for text in (*texts, self._room_for)), default=0.0)

    def draw(self, painter: QPainter) -> None:
        if not self.labels:
            return
        font = self.canvas.tick_font()
        painter.setFont(font)
        line = QFontMetricsF(font).height()
        area = self.canvas.area
        width = self.gutter()
        left = area.width() - width
        ordered = sorted(self.labels, key=lambda label: -label.y if np.isfinite(label.y) else np.inf)
        ys = np.array([label.y for label in ordered])
        ends = np.clip(np.nan_to_num(self.canvas.to_pixels(ys, ys)[1], nan=area.height()), 2.0, area.height() - 2.0)
        lines = [2 if label.below else 1 for label in ordered]
        # above the name of the axis, which stands in the corner
        names = [place.top() for place in self.canvas.name_places() if place.right() > left and place.top() > line]
        room = min(names, default=area.height())
        if sum(lines) * line > room:
            lines = [1] * len(ordered)
        # of more than there is room for, each comes a little nearer to the next: none is lost above the edge
        tops = apart(ends - 0.5 * line, np.array(lines) * min(line, room / sum(lines)), room)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plate = QColor(self._theme.plot)
        plate.setAlpha(215)
        for top, count in zip(tops.tolist(), lines, strict=True):
            painter.fillRect(QRectF(left + LEADER, top, width - LEADER, count * line), plate)
        for label, top, count in zip(ordered, tops.tolist(), lines, strict=True):
            painter.setPen(label.look.pen())
            at = top + 0.5 * line
            # apart from the curve: joined to it, the piece would look like more of the curve, with a bend
            painter.drawLine(QPointF(left + APART, at), QPointF(left + LEADER, at))
            texts = (label.word, label.below) if count == 2 else (f"{label.word}  {label.beside}", "")
            for index, text in enumerate(texts[:count]):
                painter.setPen(QColor(self._theme.text if index == 0 else self._theme.muted))
                box = QRectF(left + LEADER + 5.0, top + index * line, width, line)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def apart(tops: FloatArray, heights: FloatArray, room: float) -> FloatArray:
    """Ascending ``tops`` (n,) of boxes, moved as little as pushing takes so that none overlaps within 0 to ``room``."""
    placed = tops.copy()
    floor = 0.0
    for index, height in enumerate(heights.tolist()):
        placed[index] = max(float(placed[index]), floor)
        floor = float(placed[index]) + height
    ceiling = room
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(float(placed[index]), ceiling - float(heights[index]))
        ceiling = float(placed[index])
    return placed
