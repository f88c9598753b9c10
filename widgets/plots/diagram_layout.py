"""Where everything of the network diagram stands, and what is under the mouse. Pixels of the canvas, no painting."""

from __future__ import annotations

import enum

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF

from playground.diagram import Diagram, IndexArray, Parameter, Part

FloatArray = NDArray[np.float64]

WIDEST_NODE = 64.0
WIDEST_OUTPUT = 190.0
NARROWEST_GAP = 9.0
"""Where lines would have to be shorter than this, layers are drawn as strips of cells side by side, without lines."""
SMALLEST_MARK = 14.0
"""Nodes narrower than this have no room for the mark of their bias."""
REACH = 6.0
"""How far from a line, in pixels, the mouse still means it."""


class Kind(enum.Enum):
    """What a place in the diagram is."""

    INPUT = "input"
    UNIT = "unit"
    BIAS = "bias"
    WEIGHT = "weight"


class Spot(msgspec.Struct, frozen=True):
    """Something that can be pointed at. Of an input, ``parameter`` has layer -1 and the input as its unit."""

    kind: Kind
    parameter: Parameter


class Column(msgspec.Struct, frozen=True, eq=False):
    """Nodes one below the other: the shown inputs, or the shown units of a layer."""

    shown: IndexArray  # (k,) ascending
    hidden: int  # how many more there are
    left: float
    width: float
    height: float  # of one node
    middles: FloatArray  # (k,) y

    @property
    def right(self) -> float:
        """The nodes' right edge."""
        return self.left + self.width

    @property
    def center(self) -> float:
        """The nodes' middle on x."""
        return self.left + 0.5 * self.width

    @property
    def marks(self) -> bool:
        """Whether there is room for the marks of biases."""
        return self.width >= SMALLEST_MARK and self.height >= 8.0

    @property
    def mark_radius(self) -> float:
        """Half the room that a mark may take."""
        return min(5.0, max(2.0, 0.2 * self.height))

    def rect(self, place: int) -> QRectF:
        """The node at ``place``, counted from the top."""
        return QRectF(self.left, float(self.middles[place]) - 0.5 * self.height, self.width, self.height)

    def mark(self, place: int) -> QPointF:
        """Where the mark of a node's bias has its middle: on its lower left corner."""
        return QPointF(self.left, float(self.middles[place]) + 0.5 * self.height)

    def place_of(self, unit: int) -> int | None:
        """Where ``unit`` stands from the top; ``None`` if it is not shown."""
        place = int(np.searchsorted(self.shown, unit))
        return place if place < len(self.shown) and self.shown[place] == unit else None


class Margins(msgspec.Struct, frozen=True):
    """What words around the nodes take, in pixels."""

    left: float
    top: float
    bottom: float
    group: float  # below a column of which not all is shown
    loss: float  # right of the output; 0 where the loss is not drawn


class DiagramLayout:
    """Columns from the inputs to the output for one shape of network and one size of canvas."""

    def __init__(self, diagram: Diagram, size: QSizeF, margins: Margins) -> None:
        self.size = size
        self.margins = margins
        some_hidden = diagram.inputs > len(diagram.inputs_shown) or any(
            layer.units > len(layer.shown) for layer in diagram.layers
        )
        bottom = margins.bottom + (margins.group if some_hidden else 0.0)
        self.area = QRectF(0.0, margins.top, size.width(), max(size.height() - margins.top - bottom, 20.0))
        self.strips = False  # whether layers are too many for lines
        self.columns = self._columns(diagram)
        self.loss = self._loss_rect()
        self._ends = [self._ends_of(layer) for layer in range(len(diagram.layers))]

    # --- how it is laid out

    def _columns(self, diagram: Diagram) -> tuple[Column, ...]:
        hidden = diagram.layers[:-1]
        area, margins = self.area, self.margins
        output = diagram.layers[-1].response
        square = output is not None and output.ndim == 3
        share = 0.14 + 0.2 / (len(hidden) + 1)
        wide = min(WIDEST_OUTPUT, 0.5 * area.height(), max(share * area.width(), 16.0))
        wide = min(wide, max(0.1 * area.width(), 2.2 * area.width() / (len(hidden) + 2)))
        dot = min(14.0, 0.7 * area.height() / len(diagram.inputs_shown))
        left = margins.left + dot
        right = area.width() - 10.0 - margins.loss - wide
        node, gap = self._spacing(diagram, right - left, square)
        columns = [self._column(diagram.inputs_shown, diagram.inputs, margins.left, dot, dot)]
        start = left + (gap if not self.strips else 14.0)
        for index, layer in enumerate(hidden):
            tall = area.height() if self.strips else node if square else max(0.8 * node, 3.0 * min(node, 6.0))
            columns.append(self._column(layer.shown, layer.units, start + index * (node + gap), node, tall))
        columns.append(self._column(diagram.layers[-1].shown, 1, right, wide, wide if square else 0.8 * wide))
        return tuple(columns)

    def _spacing(self, diagram: Diagram, room: float, square: bool) -> tuple[float, float]:
        """Width of all hidden units, and of the gaps between layers.

        The width is a part of the room, in keeping with how low the lowest units must be.
        """
        hidden = diagram.layers[:-1]
        if not hidden:
            return 0.0, room
        most = max(len(layer.shown) for layer in hidden)
        low = 0.8 * self.area.height() / most
        wanted = min(0.42 * room / (len(hidden) + 0.6), low if square else max(2.4 * low, 12.0))
        node = max(2.0, min(WIDEST_NODE, wanted))
        gap = (room - node * len(hidden)) / (len(hidden) + 1)
        self.strips = gap < NARROWEST_GAP
        if self.strips:
            pitch = (room - 28.0) / len(hidden)
            return max(pitch - 1.0, 1.0), min(1.0, pitch - 1.0)
        return node, gap

    def _column(self, shown: IndexArray, units: int, left: float, width: float, tall: float) -> Column:
        """Nodes of at most ``tall`` pixels, in the middle of the height, or over all of it if there are many."""
        count = len(shown)
        pitch = min(self.area.height() / count, 1.35 * tall + 10.0)
        middles: FloatArray = self.area.center().y() + (np.arange(count, dtype=np.float64) - 0.5 * (count - 1)) * pitch
        return Column(shown, units - count, left, width, max(min(tall, 0.82 * pitch), 1.5), middles)

    def _loss_rect(self) -> QRectF:
        if not self.margins.loss:
            return QRectF()
        output = self.columns[-1]
        side = min(26.0, self.margins.loss - 10.0)
        return QRectF(self.size.width() - side - 6.0, float(output.middles[0]) - 0.5 * side, side, side)

    def _ends_of(self, layer: int) -> FloatArray:
        source, target = self.columns[layer], self.columns[layer + 1]
        ends = np.empty((len(target.shown), len(source.shown), 4))
        ends[..., 0], ends[..., 2] = source.right, target.left
        ends[..., 1], ends[..., 3] = source.middles[None, :], target.middles[:, None]
        return ends

    # --- what is asked of it

    def ends(self, layer: int) -> FloatArray:
        """Ends of the lines into ``layer``: (units, sources, 4) x and y at the source, x and y at the unit."""
        return self._ends[layer]

    def all_ends(self) -> FloatArray:
        """Ends of all lines, layer by layer, unit by unit: (lines, 4)."""
        return np.concatenate([ends.reshape(-1, 4) for ends in self._ends])

    def line(self, parameter: Parameter) -> tuple[QPointF, QPointF] | None:
        """Both ends of a weight's line; ``None`` where it is not shown."""
        places = self.places(parameter)
        if places is None or places[1] is None:
            return None
        x1, y1, x2, y2 = self._ends[parameter.layer][places].tolist()
        return QPointF(x1, y1), QPointF(x2, y2)

    def places(self, parameter: Parameter) -> tuple[int, int | None] | None:
        """Places of a parameter's unit and source in their columns; ``None`` where one of them is not shown."""
        if not 0 <= parameter.layer < len(self._ends):
            return None
        unit = self.columns[parameter.layer + 1].place_of(parameter.unit)
        if unit is None or parameter.source is None:
            return None if unit is None else (unit, None)
        source = self.columns[parameter.layer].place_of(parameter.source)
        return None if source is None else (unit, source)

    def anchor(self, parameter: Parameter) -> QPointF | None:
        """The point of a parameter that words and handles are put to; ``None`` where it is not shown."""
        places = self.places(parameter)
        if places is None:
            return None
        if parameter.source is None:
            return self.columns[parameter.layer + 1].rect(places[0]).center()
        ends = self.line(parameter)
        assert ends is not None  # its places are known
        return (ends[0] + ends[1]) * 0.5

    def handle(self, parameter: Parameter) -> QPointF | None:
        """Where a parameter can be dragged: the middle of its line, the mark of a bias; ``None`` if not shown."""
        places = self.places(parameter)
        if places is not None and parameter.source is None:
            return self.columns[parameter.layer + 1].mark(places[0])
        return self.anchor(parameter)

    def spot_at(self, at: QPointF) -> Spot | None:
        """What is under a pixel: the mark of a bias before a node, a node before the nearest line."""
        for index, column in enumerate(self.columns):
            reach = column.mark_radius + 2.0
            if column.left - reach <= at.x() <= column.right + 1.0:
                spot = self._node_at(index, column, at)
                if spot is not None:
                    return spot
        for layer, ends in enumerate(() if self.strips else self._ends):
            if self.columns[layer].right <= at.x() <= self.columns[layer + 1].left:
                return self._line_at(layer, ends, at)
        return None

    def _node_at(self, index: int, column: Column, at: QPointF) -> Spot | None:
        if index and column.marks:
            corner = column.middles + 0.5 * column.height
            near = np.hypot(column.left - at.x(), corner - at.y())
            place = int(near.argmin())
            if near[place] <= column.mark_radius + 2.0:
                return Spot(Kind.BIAS, Parameter(index - 1, int(column.shown[place]), None))
        if not column.left <= at.x() <= column.right:
            return None
        place = int(np.abs(column.middles - at.y()).argmin())
        if abs(column.middles[place] - at.y()) > 0.5 * column.height + 1.0:
            return None
        return Spot(Kind.UNIT if index else Kind.INPUT, Parameter(index - 1, int(column.shown[place]), None))

    def _line_at(self, layer: int, ends: FloatArray, at: QPointF) -> Spot | None:
        x1, y1, x2, y2 = np.moveaxis(ends, -1, 0)
        dx, dy = x2 - x1, y2 - y1
        # every line spans the whole gap, so the foot of the perpendicular decides near its ends only
        away = np.abs(dx * (at.y() - y1) - dy * (at.x() - x1)) / np.hypot(dx, dy)
        unit, source = np.unravel_index(int(away.argmin()), away.shape)
        if away[unit, source] > REACH:
            return None
        shown, before = self.columns[layer + 1].shown, self.columns[layer].shown
        return Spot(Kind.WEIGHT, Parameter(layer, int(shown[unit]), int(before[source])))

    def rect_of(self, part: Part) -> QRectF:
        """The rectangle in which a part of the network is drawn; empty for a layer that there is not."""
        area, last = self.area, len(self._ends) - 1
        if part.kind == "loss":
            output = self.columns[-1]
            left = output.right if self.loss.isEmpty() else self.loss.left() - 4.0
            return QRectF(left, area.top(), self.size.width() - left, area.height())
        if part.kind == "input":
            return _around(self.columns[0], area)
        if part.layer > last:
            return QRectF()
        if part.kind == "weights":
            left, right = self.columns[part.layer].right, self.columns[part.layer + 1].left
            return QRectF(left, area.top(), right - left, area.height())
        column = self.columns[part.layer + 1]
        if part.kind == "biases":
            reach = column.mark_radius + 3.0
            return QRectF(column.left - reach, area.top(), 2.0 * reach, area.height())
        return _around(column, area)


def _around(column: Column, area: QRectF) -> QRectF:
    return QRectF(column.left - 4.0, area.top(), column.width + 8.0, area.height())
