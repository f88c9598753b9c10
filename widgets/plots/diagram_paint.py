"""How the network diagram is drawn: what stays in one picture, what a new frame changes in another."""

from __future__ import annotations

import math
from itertools import chain

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from playground.diagram import Diagram, DiagramLayer
from widgets.plots.color_bar import Table, diverging, viridis
from widgets.plots.diagram_layout import Column, DiagramLayout
from widgets.plots.diagram_scale import SHADES, WIDTHS, SizeScale
from widgets.plots.layers import mixed
from widgets.theme import LIGHT, Theme

FloatArray = NDArray[np.float64]

MOST_LINES = 2600
"""Of more lines the strongest are drawn: ten layers of 16 units keep all."""
DASH = 8.0
"""Pixels of a dash and the gap after it."""
ROOM_FOR_CURVE = (13.0, 7.0)
"""Smallest node, in pixels, in which a curve or map can be told; smaller ones are coloured by how much they vary."""


class DiagramPaint:
    """Draws one diagram after the other into pixmaps; keeps what only another layout or theme changes."""

    def __init__(self) -> None:
        self.theme = LIGHT
        self.layout: DiagramLayout | None = None
        self._ends: FloatArray = np.zeros((0, 4))
        self._solid: list[QLineF | None] = []
        self._dashes: list[list[QLineF] | None] = []
        self._marks: dict[tuple[bool, int, int, float], QPixmap] = {}
        self.show_theme(LIGHT)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.theme = theme
        self._marks.clear()
        self._pens = {
            positive: [_pen(mixed(color, theme.plot, shade), width) for width, shade in zip(WIDTHS, SHADES, strict=True)]
            for positive, color in ((True, theme.train), (False, theme.network))
        }
        self._unit_colors = _table(diverging(theme.network, theme.plot, theme.train))
        self._fit_colors = _table(viridis())
        self._levels = [QColor(mixed(theme.text, theme.plot, 0.06 + 0.8 * step / 15)) for step in range(16)]

    def lay_out(self, layout: DiagramLayout) -> None:
        """Take over where things stand."""
        self.layout = layout
        self._marks.clear()
        self._ends = layout.all_ends()
        self._solid = [None] * len(self._ends)
        self._dashes = [None] * len(self._ends)

    # --- the parts that stay

    def draw_ground(self, painter: QPainter) -> None:
        """A faint line for every connection that is drawn at all, and the nodes' boxes."""
        layout, theme = self.layout, self.theme
        assert layout is not None  # there is nothing to draw before
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self._ends) <= MOST_LINES:
            painter.setPen(_pen(theme.grid, 1.0))
            painter.drawLines([QLineF(*ends) for ends in self._ends.tolist()])
        for index, column in enumerate(layout.columns):
            self._draw_boxes(painter, column, is_input=index == 0)
        if not layout.loss.isEmpty():
            output, box = layout.columns[-1], layout.loss
            painter.setPen(_pen(theme.muted, 1.0))
            painter.drawLine(QPointF(output.right, box.center().y()), QPointF(box.left(), box.center().y()))
            painter.setBrush(QColor(theme.card))
            painter.drawEllipse(box)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "L")

    def _draw_boxes(self, painter: QPainter, column: Column, *, is_input: bool) -> None:
        theme = self.theme
        painter.setBrush(QColor(theme.field if is_input else theme.plot))
        painter.setPen(_pen(theme.muted if is_input else theme.border, 1.0))
        if column.width < 6.0:
            painter.setPen(Qt.PenStyle.NoPen)
        for place in range(len(column.shown)):
            rect = column.rect(place)
            if is_input:
                painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
            else:
                corner = min(4.0, 0.2 * rect.height())
                painter.drawRoundedRect(rect, corner, corner)

    # --- the parts that a frame changes

    def draw_lines(self, painter: QPainter, values: FloatArray, scale: SizeScale) -> None:
        """Every line by its value (lines,): positive solid, negative dashed, the strongest on top."""
        shares = scale.shares(values)
        if len(values) > MOST_LINES:
            weak = np.argpartition(shares, len(shares) - MOST_LINES)[: len(shares) - MOST_LINES]
            shares[weak] = 0.0
        classes, negative = scale.classes(shares), values < 0.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(len(WIDTHS)):
            of_class = classes == number
            if (dashed := np.flatnonzero(of_class & negative)).size:
                painter.setPen(self._pens[False][number])
                painter.drawLines(list(chain.from_iterable(self._dashed(index) for index in dashed.tolist())))
            if (solid := np.flatnonzero(of_class & ~negative)).size:
                painter.setPen(self._pens[True][number])
                painter.drawLines([self._line(index) for index in solid.tolist()])

    def _line(self, index: int) -> QLineF:
        line = self._solid[index]
        if line is None:
            line = self._solid[index] = QLineF(*self._ends[index].tolist())
        return line

    def _dashed(self, index: int) -> list[QLineF]:
        dashes = self._dashes[index]
        if dashes is None:
            dashes = self._dashes[index] = _dashes(self._line(index))
        return dashes

    def draw_marks(self, painter: QPainter, layer: int, shares: FloatArray, negative: NDArray[np.bool_]) -> None:
        """The biases of a layer: a disc where positive, a ring where negative, larger for a larger one."""
        layout = self.layout
        assert layout is not None  # there is nothing to draw before
        column = layout.columns[layer + 1]
        if not column.marks:
            return
        ratio = painter.device().devicePixelRatioF()
        sizes = np.rint(shares * 4).astype(int).tolist()
        for place, (size, below) in enumerate(zip(sizes, negative.tolist(), strict=True)):
            stamp = self._mark(below, size, round(column.mark_radius), ratio)
            half = 0.5 * stamp.width() / ratio
            at = column.mark(place)
            painter.drawPixmap(QPointF(at.x() - half, at.y() - half), stamp)

    def _mark(self, negative: bool, size: int, radius: int, ratio: float) -> QPixmap:
        key = negative, size, radius, ratio
        if key not in self._marks:
            side = 2 * radius + 4
            stamp = QPixmap(round(side * ratio), round(side * ratio))
            stamp.setDevicePixelRatio(ratio)
            stamp.fill(Qt.GlobalColor.transparent)
            painter = QPainter(stamp)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            color = QColor(self.theme.network if negative else self.theme.train)
            reach = 2.0 + (radius - 1.0) * size / 4
            painter.setPen(QPen(color if negative else QColor(self.theme.plot), 1.4))
            painter.setBrush(QColor(self.theme.plot) if negative else color)
            painter.drawEllipse(QPointF(0.5 * side, 0.5 * side), reach, reach)
            painter.end()
            self._marks[key] = stamp
        return self._marks[key]

    def draw_nodes(self, painter: QPainter, diagram: Diagram) -> None:
        """What every unit answers over the inputs; where that cannot be drawn, what it is and how much it varies."""
        layout = self.layout
        assert layout is not None  # there is nothing to draw before
        spread = max((_largest(layer.activation_deviation) for layer in diagram.layers[:-1]), default=0.0)
        last = len(diagram.layers) - 1
        for index, (layer, column) in enumerate(zip(diagram.layers, layout.columns[1:], strict=True)):
            small = column.width < ROOM_FOR_CURVE[0] or column.height < ROOM_FOR_CURVE[1]
            if small and index < last:
                self._draw_levels(painter, layer, column, spread)
            elif layer.response is None:
                self._draw_means(painter, layer, column)
            elif layer.response.ndim == 2:
                self._draw_curves(painter, layer.response, column, is_output=index == last)
            else:
                self._draw_maps(painter, layer.response, column, is_output=index == last)

    def _draw_levels(self, painter: QPainter, layer: DiagramLayer, column: Column, spread: float) -> None:
        """Plain cells, the darker the more the activation varies over the data."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        shares = np.sqrt(np.nan_to_num(layer.activation_deviation) / (spread or 1.0))
        for place, level in enumerate(np.clip(shares * 15, 0, 15).astype(int).tolist()):
            painter.fillRect(column.rect(place), self._levels[level])

    def _draw_means(self, painter: QPainter, layer: DiagramLayer, column: Column) -> None:
        """Mean and deviation of the activation as a dot on a bar, zero as a tick; one scale for the layer."""
        mean, deviation = np.nan_to_num(layer.activation_mean), np.nan_to_num(layer.activation_deviation)
        low, high = float(min(0.0, (mean - deviation).min())), float(max(0.0, (mean + deviation).max()))
        pad = min(6.0, 0.15 * column.width)
        scale = (column.width - 2.0 * pad) / ((high - low) or 1.0)
        zero, at, half = (column.left + pad + (v - low) * scale for v in (0.0, mean, low + deviation))
        half = half - column.left - pad
        reach = min(0.28 * column.height, 7.0)
        rows = list(zip(column.middles.tolist(), np.atleast_1d(at).tolist(), np.atleast_1d(half).tolist(), strict=True))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(self.theme.muted, 1.0))
        painter.drawLines([QLineF(zero, y - reach, zero, y + reach) for y, _, _ in rows])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(self.theme.healthy, self.theme.plot, 0.5)))
        bar = max(2.0, 0.45 * reach)
        painter.drawRects([QRectF(x - d, y - bar, 2.0 * d, 2.0 * bar) for y, x, d in rows])
        painter.setPen(QPen(QColor(self.theme.text), max(3.0, 1.1 * bar), c=Qt.PenCapStyle.RoundCap))
        painter.drawPoints([QPointF(x, y) for y, x, _ in rows])

    def _draw_curves(self, painter: QPainter, response: FloatArray, column: Column, *, is_output: bool) -> None:
        """Activation against the input, on one scale for the layer, with a line at zero."""
        finite = np.isfinite(response)
        low = min(0.0, float(np.min(response, initial=0.0, where=finite)))
        high = max(0.0, float(np.max(response, initial=0.0, where=finite)))
        units, points = response.shape
        pad_x, pad_y = min(4.0, 0.08 * column.width), min(3.0, 0.12 * column.height)
        scale = (column.height - 2.0 * pad_y) / ((high - low) or 1.0)
        floor = column.middles + 0.5 * column.height - pad_y
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(self.theme.border, 1.0))
        zero = (floor + low * scale).tolist()
        painter.drawLines([QLineF(column.left + 1.0, y, column.right - 1.0, y) for y in zero])
        xs = np.tile(np.linspace(column.left + pad_x, column.right - pad_x, points), units)
        ys = (floor[:, None] - (np.where(finite, response, 0.0) - low) * scale).ravel()
        joined = np.ones(units * points, dtype=np.int32)
        joined[points - 1 :: points] = 0
        painter.setBrush(Qt.BrushStyle.NoBrush)
        color = self.theme.network if is_output else self.theme.text
        painter.setPen(_pen(color, 2.0 if is_output and column.width > 40.0 else 1.0))
        path: QPainterPath = pg.arrayToQPath(xs, ys, connect=joined, finiteCheck=False)
        painter.drawPath(path)

    def _draw_maps(self, painter: QPainter, response: FloatArray, column: Column, *, is_output: bool) -> None:
        """Activation over both inputs as colour: of hidden units around zero, of the output from low to high."""
        finite = np.isfinite(response)
        low = float(np.min(response, initial=math.inf, where=finite))
        high = float(np.max(response, initial=-math.inf, where=finite))
        if not is_output:
            high = max(abs(low), abs(high))
            low = -high
        table = self._fit_colors if is_output else self._unit_colors
        span = (high - low) or 1.0
        with np.errstate(all="ignore"):
            shade = np.clip((np.where(finite, response, low) - low) / span * 255.0, 0.0, 255.0).astype(np.uint8)
        # x2 grows upwards
        pixels = np.ascontiguousarray(table[shade[:, ::-1, :]])
        units, side, across = pixels.shape
        image = QImage(pixels.data, across, units * side, 4 * across, QImage.Format.Format_RGB32)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place in range(units):
            source = QRectF(0.0, place * side, across, side)
            painter.drawImage(column.rect(place).adjusted(1.0, 1.0, -1.0, -1.0), image, source)


def _pen(color: str, width: float) -> QPen:
    """Cosmetic: the paint engine draws lines of one device pixel several times faster than wider ones."""
    pen = QPen(QColor(color), width, c=Qt.PenCapStyle.FlatCap)
    pen.setCosmetic(width <= 1.0)
    return pen


def _dashes(line: QLineF) -> list[QLineF]:
    """A line as dashes. Qt's own are cut anew at every painting, which takes longer than drawing them."""
    count = max(2, round(line.length() / DASH))
    return [QLineF(line.pointAt(k / count), line.pointAt((k + 0.6) / count)) for k in range(count)]


def _table(colors: Table) -> NDArray[np.uint32]:
    """256 colours as 0xFFRRGGBB."""
    red, green, blue = colors.astype(np.uint32).T
    return (np.uint32(0xFF000000) | (red << 16) | (green << 8) | blue).astype(np.uint32)


def _largest(values: FloatArray) -> float:
    return float(np.max(values, initial=0.0, where=np.isfinite(values)))
