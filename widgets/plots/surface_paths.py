"""The ways of optimisers over a slice: their colours and marks, how they are drawn, which point is under a pixel."""

from __future__ import annotations

import math
from itertools import pairwise

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.landscape import FloatArray, Landscape, Path
from widgets.plots.layers import polygons_of
from widgets.plots.marker import Marker
from widgets.plots.plane import clipped, thinned
from widgets.plots.surface_scale import ColourScale
from widgets.plots.surface_sheet import Sheet
from widgets.theme import Theme

PATH_POINTS = 300
"""More points of the path than these are no longer told apart on a card; every k-th is drawn then."""
PIECES = 12
"""Shades of a path between its start and now."""
CASING = QColor(20, 20, 24)
PALE = 0.85
"""How white a path is at its start."""


class Ink(msgspec.Struct, frozen=True):
    """How one path looks."""

    shape: str
    colour: QColor

    def at(self, share: float) -> QColor:
        """The colour at a share of the time from the start to the end."""
        white = PALE * (1.0 - share)
        red, green, blue = (
            round(part + white * (255 - part)) for part in (self.colour.red(), self.colour.green(), self.colour.blue())
        )
        return QColor(red, green, blue)


_RACERS = (("^", "#56b4e9"), ("s", "#cc79a7"), ("d", "#e69f00"), ("v", "#f0e442"))


def inks(theme: Theme, count: int) -> list[Ink]:
    """Of this run's path first, then of others."""
    others = [Ink(shape, QColor(colour)) for shape, colour in _RACERS]
    return [Ink("o", QColor(theme.network)), *(others[index % len(others)] for index in range(count - 1))]


def paint_paths(painter: QPainter, sheet: Sheet, landscape: Landscape, theme: Theme) -> None:
    """All paths over a plane, this run's on top, and where the run is now."""
    looks = inks(theme, len(landscape.paths))
    here = np.array(landscape.here)
    for index in reversed(range(len(landscape.paths))):
        points = landscape.paths[index].coordinates
        if index == 0:
            points = np.concatenate([points, here[None]])
        _paint_path(painter, sheet, points, looks[index])
        if index:
            end = QPointF(*sheet.to_pixels(points[-1]))
            Marker(looks[index].shape, looks[index].colour, 11.0, QColor("#ffffff")).paint(painter, end)
    paint_ring(painter, sheet.pixel(*landscape.here), QColor(theme.network), 5.0)


def _paint_path(painter: QPainter, sheet: Sheet, points: FloatArray, ink: Ink) -> None:
    if len(points) < 2:
        return
    unit = thinned(sheet.to_unit(points), 3.0 / sheet.area.width())
    if len(unit) > PATH_POINTS:
        unit = unit[np.linspace(0, len(unit) - 1, PATH_POINTS).astype(np.intp)]
    _stroke(painter, sheet, unit, CASING, _WIDE)
    bounds = np.unique(np.linspace(0, len(unit) - 1, min(PIECES, len(unit) - 1) + 1).astype(np.intp))
    for index, (first, last) in enumerate(pairwise(bounds.tolist())):
        _stroke(painter, sheet, unit[first : last + 1], ink.at(index / max(len(bounds) - 2, 1)), _NARROW)
    paint_ring(painter, QPointF(*sheet.to_pixels(points[0])), QColor(0, 0, 0, 0), 4.0)


def _stroke(
    painter: QPainter, sheet: Sheet, unit: FloatArray, colour: QColor, offsets: list[tuple[float, float]]
) -> None:
    """A polyline in shares of the area, as hairlines at ``offsets``."""
    is_inside = bool((abs(unit - 0.5) <= 0.5).all())
    inside, area = unit if is_inside else clipped(unit, 0.0, 1.0), sheet.area
    if not len(inside):
        return
    polygons = polygons_of(area.left() + inside[:, 0] * area.width(), area.bottom() - inside[:, 1] * area.height())
    painter.setPen(hairline(colour))
    for x, y in offsets:
        painter.translate(x, y)
        for polygon in polygons:
            painter.drawPolyline(polygon)
        painter.translate(-x, -y)


def paint_ring(painter: QPainter, center: QPointF, fill: QColor, radius: float) -> None:
    """A white circle on a dark casing, hollow where ``fill`` is transparent."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(CASING, 4.0))
    painter.drawEllipse(center, radius, radius)
    painter.setBrush(fill)
    painter.setPen(QPen(QColor("#ffffff"), 1.8))
    painter.drawEllipse(center, radius, radius)


def hairline(colour: QColor) -> QPen:
    """A pen of one device pixel, which the paint engine draws several times faster than wider ones."""
    pen = QPen(colour, 1.0)
    pen.setCosmetic(True)
    return pen


def _disc(radius: float, count: int) -> list[tuple[float, float]]:
    turns = [math.tau * index / count for index in range(count)]
    return [(radius * math.cos(turn), radius * math.sin(turn)) for turn in turns]


_NARROW = _disc(0.4, 4)
_WIDE = _disc(1.5, 10)
"""Offsets in pixels at which hairlines make the path about 2 pixels wide, and its casing 4."""


def measured_pixels(path: Path, landscape: Landscape, sheet: Sheet, scale: ColourScale) -> FloatArray:
    """Where the points of a path whose losses are known are drawn (m, 2): on a line at their own losses."""
    points = path.coordinates[path.measured]
    if not len(landscape.y):
        points = np.column_stack([points[:, 0], scale.values(path.losses)])
    return sheet.to_pixels(points)
