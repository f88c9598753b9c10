"""What is drawn on a canvas: lines, points, an image. Each is created once and only given new data.

They are scene items of their own rather than pyqtgraph's, because a live window has a millisecond or two for all of
them (700×400, per frame): a 2.5 px antialiased ``PlotCurveItem`` alone took 0.85 ms where ``Line`` takes 0.15 ms.
Positions are mapped to pixels in NumPy, so that a value of 1e300 is off the picture and not a broken transform.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import create_qpolygonf, ndarray_from_qpolygonf
from pyqtgraph.Qt import internals
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from widgets.plots.marker import Marker
from widgets.vector import is_vector

if TYPE_CHECKING:
    from widgets.plots.axes import Axes

FloatArray = NDArray[np.float64]
IndexArray = NDArray[np.int64]

FAR = 1e5
"""Pixels: what lies farther outside the picture is drawn at this distance, where the paint engine still computes."""
EMPTY = np.zeros(0)


class Layer(QGraphicsItem):
    """A scene item in pixels from the top left corner of the canvas's plotting area, clipped to it.

    On a ``sheet`` it is painted together with the sheet's other layers, and only after one of them changed.
    """

    def __init__(self, canvas: Axes, z: float = 0.0, sheet: Sheet | None = None) -> None:
        super().__init__(canvas.view)
        self.canvas = canvas
        canvas.layers.append(self)
        self.setZValue(z)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._sheet = sheet
        if sheet is not None:
            self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
            sheet.take(self)

    def boundingRect(self) -> QRectF:
        return self.canvas.local_area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        try:
            self.draw(painter)
        except Exception:
            # an error of C code becomes one of Python's here; as it was PySide 6.11 would end the process with it
            raise

    def changed(self) -> None:
        """The data or the looks changed: paint anew."""
        if self._sheet is None:
            self.update()
        else:
            self._sheet.changed()

    def show_if(self, shown: bool) -> None:
        """Show or hide it, on a sheet too."""
        if shown != self.isVisible():
            self.setVisible(shown)
            self.changed()

    def moved(self) -> None:
        """The plotting area was given another size."""
        self.prepareGeometryChange()

    def draw(self, painter: QPainter) -> None:
        """Paint in pixels."""
        raise NotImplementedError


class Sheet(Layer):
    """Layers that seldom change, painted into one pixmap: a frame costs one copy of it, however many they are."""

    def __init__(self, canvas: Axes, z: float) -> None:
        super().__init__(canvas, z)
        self._members: list[Layer] = []
        self._pixmap: QPixmap | None = None
        self._pixmap_of: object = None

    def take(self, layer: Layer) -> None:
        """Paint ``layer`` here from now on, in the order of the layers' z."""
        self._members = sorted([*self._members, layer], key=Layer.zValue)

    def changed(self) -> None:
        self._pixmap = None
        super().changed()

    def draw_members(self, painter: QPainter) -> None:
        """All visible layers, without the pixmap."""
        for layer in self._members:
            if layer.isVisible():
                layer.draw(painter)

    def draw(self, painter: QPainter) -> None:
        if is_vector():
            self.draw_members(painter)
            return
        ratio = painter.device().devicePixelRatioF()
        key = (self.canvas.mapping, self.canvas.area.width(), self.canvas.area.height(), ratio)
        if self._pixmap is None or key != self._pixmap_of:
            self._pixmap = QPixmap((self.canvas.area.size() * ratio).toSize())
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(Qt.GlobalColor.transparent)
            inner = QPainter(self._pixmap)
            self.draw_members(inner)
            inner.end()
            self._pixmap_of = key
        painter.drawPixmap(QPointF(), self._pixmap)


class Backdrop(Sheet):
    """The sheet under all others, painted into the view's own background, on the grid."""

    def __init__(self, canvas: Axes) -> None:
        super().__init__(canvas, -100.0)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)

    def changed(self) -> None:
        self.canvas.redraw_backdrop()


class Line(Layer):
    """A polyline, or several over the same x; with gaps where a value is not finite."""

    def __init__(
        self, canvas: Axes, z: float, sheet: Sheet | None = None, *, width: float = 1.0, dash: bool = False
    ) -> None:
        super().__init__(canvas, z, sheet)
        self.xs, self.ys = EMPTY, EMPTY
        self._width = width
        self._dash = dash
        self._pen = QPen(Qt.PenStyle.NoPen)

    def set_color(self, color: str) -> None:
        """``#rrggbb``; for a pale line mix it (``mixed``), because translucent lines cost six times as much."""
        self._pen = QPen(QColor(color), 1.0)
        # the engine draws antialiased lines of one device pixel ten times faster than any wider ones
        self._pen.setCosmetic(True)
        if self._dash:
            self._pen.setDashPattern([4.0, 3.0])
        self.changed()

    def set_data(self, x: FloatArray, y: FloatArray) -> None:
        """Points (n,) and (n,) in axis positions, or (n,) and (n, k) for k lines over the same x."""
        self.xs, self.ys = x, y
        self.changed()

    def draw(self, painter: QPainter) -> None:
        if not len(self.xs):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        px, py = self.canvas.to_pixels(self.xs, self.ys)
        columns = py.T if py.ndim == 2 else (py,)
        polygons = [polygon for column in columns for polygon in polygons_of(px, column)]
        if is_vector():
            pen = QPen(self._pen)
            pen.setWidthF(self._width * self.canvas.emphasis)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            for polygon in polygons:
                painter.drawPolyline(polygon)
            return
        ratio = painter.device().devicePixelRatioF()
        for dx, dy in _strokes(round(self._width * self.canvas.emphasis * ratio, 2)):
            painter.translate(dx / ratio, dy / ratio)
            for polygon in polygons:
                painter.drawPolyline(polygon)
            painter.translate(-dx / ratio, -dy / ratio)


def new_fragments() -> Any:
    """A C array of fragments that NumPy fills, as pyqtgraph's own scatter plot has it; for ``stamp_all``."""
    return internals.PrimitiveArray(QPainter.PixmapFragment, 10)


def stamp_all(painter: QPainter, fragments: Any, look: Marker, px: FloatArray, py: FloatArray) -> None:
    """The same marker at all pixels (n,) and (n,), in one call; one by one where pixels have no meaning."""
    if is_vector():
        for x, y in zip(px.tolist(), py.tolist(), strict=True):
            look.paint(painter, QPointF(x, y))
        return
    ratio = painter.device().devicePixelRatioF()
    stamp, half = look.pixmap(ratio), look.size / 2 + 1
    wide, high = stamp.width(), stamp.height()
    fragments.resize(len(px))
    rows = fragments.ndarray()
    # from a whole device pixel on, so that no marker is blurred; a fragment is placed by its centre
    rows[:, 0] = (np.round((px - half) * ratio) + 0.5 * wide) / ratio
    rows[:, 1] = (np.round((py - half) * ratio) + 0.5 * high) / ratio
    rows[:, 2:10] = 0.0, 0.0, wide, high, 1.0 / ratio, 1.0 / ratio, 0.0, 1.0
    array, count = fragments.drawargs()
    painter.drawPixmapFragments(array, count, stamp)


class Points(Layer):
    """Markers at data positions, each look stamped in one call: 4,000 take 0.6 ms, one call a marker takes 4 ms."""

    def __init__(self, canvas: Axes, z: float, sheet: Sheet | None = None) -> None:
        super().__init__(canvas, z, sheet)
        self._fragments = new_fragments()
        self.xs, self.ys = EMPTY, EMPTY
        self.stamps: IndexArray = np.zeros(0, dtype=np.int64)
        self._looks: Sequence[Marker] = ()

    def set_looks(self, looks: Sequence[Marker]) -> None:
        """The markers that ``stamps`` counts."""
        self._looks = looks
        self.changed()

    def look_of(self, index: int) -> Marker:
        """The marker of one point."""
        return self._looks[int(self.stamps[index])]

    def set_data(self, x: FloatArray, y: FloatArray, stamps: IndexArray | None = None) -> None:
        """Axis positions (n,), and which marker each point has (n,): the first, if not given."""
        self.xs, self.ys = x, y
        self.stamps = np.zeros(len(x), dtype=np.int64) if stamps is None else stamps
        self.changed()

    def draw(self, painter: QPainter) -> None:
        """Stamp every point that is in the picture, marker by marker."""
        if not len(self.xs) or not self._looks:
            return
        px, py = self.canvas.to_pixels(self.xs, self.ys)
        area = self.boundingRect()
        seen = (px > -20) & (px < area.width() + 20) & (py > -20) & (py < area.height() + 20)  # nan is not seen
        for index in np.unique(self.stamps[seen]).tolist():
            chosen = seen & (self.stamps == index)
            stamp_all(painter, self._fragments, self._looks[index].scaled(self.canvas.emphasis), px[chosen], py[chosen])


class Names(Layer):
    """The axes' names above an image, which would hide them in the background."""

    def draw(self, painter: QPainter) -> None:
        self.canvas.draw_names(painter, self.boundingRect())


class Picture(Layer):
    """An image over a rectangle of the axes, through a table of 256 colours with fixed levels."""

    def __init__(self, canvas: Axes, z: float = -10.0) -> None:
        super().__init__(canvas, z)
        self.values = np.zeros((0, 0))
        self.extent = (0.0, 1.0, 0.0, 1.0)
        self.levels = (0.0, 1.0)
        self._table: list[int] = []
        self._image: QImage | None = None
        self._indices: NDArray[np.uint8] = np.zeros((0, 0), dtype=np.uint8)

    def set_colors(self, table: NDArray[np.uint8]) -> None:
        """``table`` (256, 3): red, green, blue from the lowest to the highest level."""
        self._table = [0xFF000000 | int(r) << 16 | int(g) << 8 | int(b) for r, g, b in table]
        self.set_data(self.values, self.extent, self.levels)

    def set_data(
        self, values: FloatArray, extent: tuple[float, float, float, float], levels: tuple[float, float]
    ) -> None:
        """``values`` (rows upward, columns) over ``extent`` (left, right, bottom, top), the edges of the outer cells.

        ``levels`` get the first and the last colour; beyond them the colour stays, nan is the first one.
        """
        self.values, self.extent, self.levels = values, extent, levels
        low, high = levels
        with np.errstate(over="ignore", invalid="ignore"):
            scaled = (values[::-1] - low) * (255.0 / (high - low))
        scaled = np.nan_to_num(np.clip(scaled, 0.0, 255.0), copy=False)
        height, width = scaled.shape
        # a row of an indexed image is a multiple of four bytes
        self._indices = np.zeros((height, (width + 3) // 4 * 4), dtype=np.uint8)
        self._indices[:, :width] = scaled
        self._image = None
        if width and height and self._table:
            indexed = QImage(
                self._indices.data, width, height, self._indices.shape[1], QImage.Format.Format_Indexed8
            )
            indexed.setColorTable(self._table)
            self._image = indexed.convertToFormat(QImage.Format.Format_RGB32)
        self.changed()

    def draw(self, painter: QPainter) -> None:
        if self._image is None:
            return
        left, right, bottom, top = self.extent
        px, py = self.canvas.to_pixels(np.array([left, right]), np.array([top, bottom]))
        target = QRectF(QPointF(px[0], py[0]), QPointF(px[1], py[1]))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, self._image)


def mixed(color: str, ground: str, share: float) -> str:
    """``share`` (0 to 1) of the colour ``color`` on ``ground``, all ``#rrggbb``."""
    over, under = QColor(color), QColor(ground)
    channels = zip((over.red(), over.green(), over.blue()), (under.red(), under.green(), under.blue()), strict=True)
    return QColor(*(round(share * a + (1.0 - share) * b) for a, b in channels)).name()


def polygons_of(px: FloatArray, py: FloatArray) -> list[QPolygonF]:
    """The runs of finite points as polygons."""
    finite = np.isfinite(px) & np.isfinite(py)
    if finite.all():
        return [_polygon(px, py)]
    edges = np.flatnonzero(np.diff(np.concatenate(([0], finite.view(np.int8), [0]))))
    runs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [_polygon(px[start:stop], py[start:stop]) for start, stop in runs if stop - start > 1]


def _polygon(px: FloatArray, py: FloatArray) -> QPolygonF:
    polygon: QPolygonF = create_qpolygonf(len(px))
    points = ndarray_from_qpolygonf(polygon)
    points[:, 0] = px
    points[:, 1] = py
    return polygon


@cache
def _strokes(width: float) -> tuple[tuple[float, float], ...]:
    """Offsets in device pixels at which lines of one pixel together make one of ``width`` pixels: rings in a disc."""
    offsets = [(0.0, 0.0)] if width <= 1.0 else []
    radius = (width - 1.0) / 2
    while radius > 0.0:
        count = max(2, math.ceil(2 * math.pi * radius / 1.1))
        turns = [2 * math.pi * (index + 0.375) / count for index in range(count)]
        offsets += [(radius * math.cos(turn), radius * math.sin(turn)) for turn in turns]
        radius -= 1.0
    return tuple(offsets)
