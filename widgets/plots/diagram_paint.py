"""How the network diagram is drawn: what stays in one picture, what a new frame changes in another."""

from __future__ import annotations

import math
from itertools import chain, pairwise

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from playground.data.dataset import Dataset
from playground.diagram import Diagram, DiagramLayer
from widgets.plots.color_bar import Table, diverging, viridis
from widgets.plots.diagram_layout import Column, DiagramLayout
from widgets.plots.diagram_scale import LEVEL_DECADES, SHADES, WIDTHS, SizeScale
from widgets.plots.layers import mixed
from widgets.theme import LIGHT, Theme
from widgets.vector import is_vector

FloatArray = NDArray[np.float64]

MESH_LINES = 4000
"""Of more lines not even the faint mesh is drawn on which those with a size stand out."""
LINES_PER_PIXEL = 4.0
"""In a gap of so many pixels only so many times as many lines are drawn, the strongest: more were one blot."""
DASH = 8.0
"""Pixels of a dash and the gap after it."""
ROOM_FOR_POINTS = 60.0
MOST_POINTS = 300
"""How wide the output has to be for the training points, and how many of them are drawn."""
ROOM_FOR_CURVE = (13.0, 7.0)
"""Smallest node, in pixels, in which a curve or map can be told; smaller ones are coloured by how much they vary."""


class DiagramPaint:
    """Draws one diagram after the other into pixmaps; keeps what only another layout or theme changes."""

    def __init__(self) -> None:
        self.theme = LIGHT
        self.layout: DiagramLayout | None = None
        self._ends: FloatArray = np.zeros((0, 4))
        self._made: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self._solid: list[QLineF] = []
        self._dashes: list[list[QLineF]] = []
        self._crowded: list[tuple[int, int, int]] = []  # first line of a gap, the one after its last, how many to draw
        self._targets: tuple[FloatArray, FloatArray] | None = None  # x as share of the domain, scaled y
        self._target_range: tuple[float, float] | None = None
        self._marks: dict[tuple[bool, int, int, float], QPixmap] = {}
        self.show_theme(LIGHT)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.theme = theme
        self._marks.clear()
        self._set_pens()
        self._unit_colors = _table(diverging(theme.network, theme.plot, theme.train))
        self._fit_colors = _table(viridis())
        self._levels = [QColor(mixed(theme.text, theme.plot, 0.06 + 0.8 * step / 15)) for step in range(16)]

    def lay_out(self, layout: DiagramLayout) -> None:
        """Take over where things stand."""
        self.layout = layout
        self._marks.clear()
        self._ends = layout.all_ends()
        self._made = np.zeros(len(self._ends), dtype=bool)
        self._solid = [QLineF()] * len(self._ends)
        self._dashes = [[]] * len(self._ends)
        self._crowded = []
        first = 0
        for before, after in pairwise(layout.columns):
            count = len(before.shown) * len(after.shown)
            most = round(LINES_PER_PIXEL * (after.left - before.right))
            if most < count:
                self._crowded.append((first, first + count, most))
            first += count
        self._set_pens()

    def _set_pens(self) -> None:
        """Where many lines share a gap, all lines of the network are thinner."""
        thin = 1.0
        if self.layout is not None:
            crowd = max(self.layout.ends(layer).size // 4 for layer in range(len(self.layout.columns) - 1))
            thin = min(max(self.layout.area.height() / (2.5 * crowd), 0.45), 1.0)
        theme = self.theme
        self._pens = {
            positive: [
                _pen(mixed(color, theme.plot, shade), max(width * thin, 1.0))
                for width, shade in zip(WIDTHS, SHADES, strict=True)
            ]
            for positive, color in ((True, theme.train), (False, theme.network))
        }

    def show_dataset(self, dataset: Dataset) -> None:
        """Take over what the output is to be: its scale, and with one input the training points."""
        _, y = dataset.scaled(0)
        low, high = float(y.min()), float(y.max())
        pad = 0.08 * (high - low) or 0.5
        self._target_range = low - pad, high + pad
        self._targets = None
        if dataset.features == 1:
            rows = dataset.shown(0)[:MOST_POINTS]
            first, last = dataset.domain[0]
            share = (dataset.x[rows, 0] - first) / ((last - first) or 1.0)
            self._targets = share, dataset.y_scaling.apply(dataset.y[rows])

    # --- the parts that stay

    def draw_ground(self, painter: QPainter) -> None:
        """A faint line for every connection that is drawn at all, and the nodes' boxes."""
        layout, theme = self.layout, self.theme
        assert layout is not None  # there is nothing to draw before
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self._ends) <= MESH_LINES and not layout.strips:
            painter.setPen(_pen(theme.grid, 1.0))
            painter.drawLines([QLineF(*ends) for ends in self._ends.tolist()])
        last = len(layout.columns) - 1
        for index, column in enumerate(layout.columns):
            if not layout.strips or index in (0, last):
                self._draw_boxes(painter, column, is_input=index == 0)
        self._draw_targets(painter, layout.columns[-1])
        if not layout.loss.isEmpty():
            output, box = layout.columns[-1], layout.loss
            painter.setPen(_pen(theme.muted, 1.0))
            painter.drawLine(QPointF(output.right, box.center().y()), QPointF(box.left(), box.center().y()))
            painter.setBrush(QColor(theme.card))
            painter.drawEllipse(box)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "L")

    def _draw_targets(self, painter: QPainter, column: Column) -> None:
        """The training points behind the network's curve, where the output is large enough for them."""
        if self._targets is None or self._target_range is None or column.width < ROOM_FOR_POINTS:
            return
        low, high = self._target_range
        pad_x, pad_y = _padding(column)
        share, y = self._targets
        px = column.left + pad_x + share * (column.width - 2.0 * pad_x)
        py = column.rect(0).bottom() - pad_y - (y - low) / (high - low) * (column.height - 2.0 * pad_y)
        painter.setPen(QPen(QColor(mixed(self.theme.train, self.theme.plot, 0.55)), 2.2, c=Qt.PenCapStyle.RoundCap))
        painter.drawPoints([QPointF(*point) for point in zip(px.tolist(), py.tolist(), strict=True)])

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
        if self.layout is None or self.layout.strips:
            return
        shares = scale.shares(values)
        for first, last, most in self._crowded:
            gap = shares[first:last]
            gap[np.argpartition(gap, len(gap) - most)[: len(gap) - most]] = 0.0
        classes, negative = scale.classes(shares), values < 0.0
        self._make_lines(np.flatnonzero(classes >= 0))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(len(WIDTHS)):
            of_class = classes == number
            if (dashed := np.flatnonzero(of_class & negative)).size:
                painter.setPen(self._pens[False][number])
                painter.drawLines(list(chain.from_iterable(self._dashes[index] for index in dashed.tolist())))
            if (solid := np.flatnonzero(of_class & ~negative)).size:
                painter.setPen(self._pens[True][number])
                painter.drawLines([self._solid[index] for index in solid.tolist()])

    def _make_lines(self, wanted: NDArray[np.intp]) -> None:
        """Qt's objects for lines that are drawn for the first time; making them takes longer than drawing them.

        Qt's own dashes are cut anew at every painting, so these are cut here.
        """
        new = wanted[~self._made[wanted]]
        if not new.size:
            return
        self._made[new] = True
        start, end = self._ends[new, :2], self._ends[new, 2:]
        counts = np.maximum(2, np.rint(np.hypot(*(end - start).T) / DASH)).astype(np.intp)
        firsts = np.cumsum(counts) - counts
        steps = (np.arange(counts.sum()) - np.repeat(firsts, counts))[:, None]
        step = np.repeat((end - start) / counts[:, None], counts, axis=0)
        from_ = np.repeat(start, counts, axis=0) + steps * step
        dashes = [QLineF(*ends) for ends in np.concatenate([from_, from_ + 0.6 * step], axis=1).tolist()]
        for index, line, first, count in zip(
            new.tolist(), self._ends[new].tolist(), firsts.tolist(), counts.tolist(), strict=True
        ):
            self._solid[index] = QLineF(*line)
            self._dashes[index] = dashes[first : first + count]

    def draw_marks(self, painter: QPainter, layer: int, shares: FloatArray, negative: NDArray[np.bool_]) -> None:
        """The biases of a layer: a disc where positive, a ring where negative, larger for a larger one."""
        layout = self.layout
        assert layout is not None  # there is nothing to draw before
        column = layout.columns[layer + 1]
        if not column.marks:
            return
        ratio = painter.device().devicePixelRatioF()
        sizes = np.rint(shares * 4).astype(int).tolist()
        radius = round(column.mark_radius)
        for place, (size, below) in enumerate(zip(sizes, negative.tolist(), strict=True)):
            at = column.mark(place)
            if is_vector():
                self._paint_mark(painter, at, below, size, radius)
                continue
            stamp = self._mark(below, size, radius, ratio)
            half = 0.5 * stamp.width() / ratio
            painter.drawPixmap(QPointF(at.x() - half, at.y() - half), stamp)

    def _mark(self, negative: bool, size: int, radius: int, ratio: float) -> QPixmap:
        key = negative, size, radius, ratio
        if key not in self._marks:
            side = 2 * radius + 4
            stamp = QPixmap(round(side * ratio), round(side * ratio))
            stamp.setDevicePixelRatio(ratio)
            stamp.fill(Qt.GlobalColor.transparent)
            painter = QPainter(stamp)
            self._paint_mark(painter, QPointF(0.5 * side, 0.5 * side), negative, size, radius)
            painter.end()
            self._marks[key] = stamp
        return self._marks[key]

    def _paint_mark(self, painter: QPainter, at: QPointF, negative: bool, size: int, radius: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(self.theme.network if negative else self.theme.train)
        reach = 2.0 + (radius - 1.0) * size / 4
        painter.setPen(QPen(color if negative else QColor(self.theme.plot), 1.4))
        painter.setBrush(QColor(self.theme.plot) if negative else color)
        painter.drawEllipse(at, reach, reach)

    def draw_nodes(self, painter: QPainter, diagram: Diagram, quantity: str) -> None:
        """What every unit answers over the inputs; where that cannot be told, a colour for how much it does."""
        layout = self.layout
        assert layout is not None  # there is nothing to draw before
        levels = None
        last = len(diagram.layers) - 1
        for index, (layer, column) in enumerate(zip(diagram.layers, layout.columns[1:], strict=True)):
            if index < last and self.draws_levels:
                levels = unit_levels(diagram, quantity) if levels is None else levels
                self._draw_levels(painter, levels[index], column)
            elif layer.response is None:
                self._draw_means(painter, layer, column)
            elif layer.response.ndim == 2:
                self._draw_curves(painter, layer.response, column, is_output=index == last)
            else:
                self._draw_maps(painter, layer.response, column, is_output=index == last)

    @property
    def draws_levels(self) -> bool:
        """Whether hidden units are too small for curves and maps."""
        if self.layout is None or len(self.layout.columns) < 3:
            return False
        lowest = min(column.height for column in self.layout.columns[1:-1])
        return self.layout.columns[1].width < ROOM_FOR_CURVE[0] or lowest < ROOM_FOR_CURVE[1]

    def _draw_levels(self, painter: QPainter, levels: FloatArray, column: Column) -> None:
        """Plain cells, 0 light to 1 dark."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for place, level in enumerate((levels * 15.99).astype(int).tolist()):
            painter.fillRect(column.rect(place), self._levels[level])

    def _draw_means(self, painter: QPainter, layer: DiagramLayer, column: Column) -> None:
        """Mean and deviation of the activation as a dot on a bar, zero as a tick; one scale for the layer."""
        mean, deviation = np.nan_to_num(layer.activation_mean), np.nan_to_num(layer.activation_deviation)
        low, high = float(min(0.0, (mean - deviation).min())), float(max(0.0, (mean + deviation).max()))
        pad = min(6.0, 0.15 * column.width)
        scale = (column.width - 2.0 * pad) / ((high - low) or 1.0)
        zero = column.left + pad - low * scale
        rows = np.stack([column.middles, zero + mean * scale, deviation * scale], axis=1).tolist()
        reach = min(0.28 * column.height, 7.0)
        bar = max(2.0, 0.45 * reach)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(self.theme.muted, 1.0))
        painter.drawLines([QLineF(zero, y - reach, zero, y + reach) for y, _, _ in rows])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(self.theme.healthy, self.theme.plot, 0.5)))
        painter.drawRects([QRectF(x - d, y - bar, 2.0 * d, 2.0 * bar) for y, x, d in rows])
        painter.setPen(QPen(QColor(self.theme.text), max(3.0, 1.1 * bar), c=Qt.PenCapStyle.RoundCap))
        painter.drawPoints([QPointF(x, y) for y, x, _ in rows])

    def _draw_curves(self, painter: QPainter, response: FloatArray, column: Column, *, is_output: bool) -> None:
        """Activation against the input, on one scale for the layer, with a line at zero."""
        finite = np.isfinite(response)
        low = min(0.0, float(np.min(response, initial=0.0, where=finite)))
        high = max(0.0, float(np.max(response, initial=0.0, where=finite)))
        if is_output and self._target_range is not None:
            low, high = self._target_range
        units, points = response.shape
        pad_x, pad_y = _padding(column)
        scale = (column.height - 2.0 * pad_y) / ((high - low) or 1.0)
        floor = column.middles + 0.5 * column.height - pad_y
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_pen(self.theme.border, 1.0))
        if low <= 0.0 <= high:
            zero = (floor + low * scale).tolist()
            painter.drawLines([QLineF(column.left + 1.0, y, column.right - 1.0, y) for y in zero])
        xs = np.tile(np.linspace(column.left + pad_x, column.right - pad_x, points), units)
        # what leaves the scale of the targets runs along the edge
        ys = (floor[:, None] - (np.clip(np.where(finite, response, 0.0), low, high) - low) * scale).ravel()
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
        elif self._target_range is not None:
            low, high = self._target_range
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


def unit_levels(diagram: Diagram, quantity: str) -> list[FloatArray]:
    """What the cells of hidden units show, 0 to 1 over the network, layer by layer.

    With weights, how much the activation varies over the data (square root); with gradients, ‖∂L/∂z‖, and with
    changes, the norm of what the last update added to the unit's weights, both over ``LEVEL_DECADES`` decades.
    """
    hidden = diagram.layers[:-1]
    values = {
        "weights": [layer.activation_deviation for layer in hidden],
        "gradients": [layer.signal_norm for layer in hidden],
        "changes": [np.linalg.norm(layer.weight_change, axis=1) for layer in hidden],
    }[quantity]
    most = max((_largest(each) for each in values), default=0.0) or 1.0
    if quantity == "weights":
        return [np.sqrt(np.clip(np.nan_to_num(each) / most, 0.0, 1.0)) for each in values]
    scale = SizeScale(log=True, reference=most, decades=LEVEL_DECADES)
    return [scale.shares(each) for each in values]


def _pen(color: str, width: float) -> QPen:
    """Cosmetic: the paint engine draws lines of one device pixel several times faster than wider ones."""
    pen = QPen(QColor(color), width, c=Qt.PenCapStyle.FlatCap)
    pen.setCosmetic(width <= 1.0)
    return pen


def _padding(column: Column) -> tuple[float, float]:
    """Pixels between a node's edges and what is drawn in it."""
    return min(4.0, 0.08 * column.width), min(3.0, 0.12 * column.height)


def _table(colors: Table) -> NDArray[np.uint32]:
    """256 colours as 0xFFRRGGBB."""
    red, green, blue = colors.astype(np.uint32).T
    packed: NDArray[np.uint32] = np.uint32(0xFF000000) | (red << 16) | (green << 8) | blue
    return packed.astype(np.uint32)


def _largest(values: FloatArray) -> float:
    return float(np.max(values, initial=0.0, where=np.isfinite(values)))
