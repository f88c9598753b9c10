"""Where the coordinates of a slice are in a widget, and how a person moves them."""

from __future__ import annotations

import msgspec
import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF

from playground.landscape import FloatArray, Landscape, Range

LEAST_SPAN, LARGEST_SPAN = 1e-4, 1e4
"""Zooming ends where float32 parameters make steps of the loss, and where nothing but overflow is left to see."""


class View(msgspec.Struct, frozen=True):
    """What is shown: from where to where on both axes, on a line ``y`` is of no account."""

    x: Range = (-1.0, 1.0)
    y: Range = (-1.0, 1.0)

    def panned(self, dx: float, dy: float) -> View:
        """Moved by so much of both spans."""
        return View(_panned(self.x, dx), _panned(self.y, dy))

    def zoomed(self, fx: float, fy: float, at: tuple[float, float]) -> View:
        """Spans so many times as long, with the place ``at``, in shares of them, staying where it is."""
        return View(_zoomed(self.x, fx, at[0]), _zoomed(self.y, fy, at[1]))


def _panned(limits: Range, share: float) -> Range:
    step = share * (limits[1] - limits[0])
    return limits[0] + step, limits[1] + step


def _zoomed(limits: Range, factor: float, at: float) -> Range:
    span = limits[1] - limits[0]
    wanted = min(max(factor * span, LEAST_SPAN), LARGEST_SPAN)
    fixed = limits[0] + at * span
    return fixed - at * wanted, fixed + (1.0 - at) * wanted


class Sheet(msgspec.Struct, frozen=True):
    """``area``, in pixels of a widget, shows ``view``; y is upwards."""

    area: QRectF
    view: View

    def to_pixels(self, points: FloatArray) -> FloatArray:
        """Coordinates (x, y) in the last axis as pixels (x, y)."""
        unit = self.to_unit(points)
        area = self.area
        return np.stack(
            [area.left() + unit[..., 0] * area.width(), area.bottom() - unit[..., 1] * area.height()], axis=-1
        )

    def pixel(self, x: float, y: float) -> QPointF:
        """The pixel of one place, quicker."""
        (left, right), (low, high) = self.view.x, self.view.y
        area = self.area
        return QPointF(
            area.left() + (x - left) / (right - left) * area.width(),
            area.bottom() - (y - low) / (high - low) * area.height(),
        )

    def to_unit(self, points: FloatArray) -> FloatArray:
        """Coordinates in the last axis as shares of what is shown."""
        (left, right), (low, high) = self.view.x, self.view.y
        unit: FloatArray = (points - (left, low)) / (right - left, high - low)
        return unit

    def share_of(self, position: QPointF) -> tuple[float, float]:
        """A pixel in shares of the area, from left and from below."""
        area = self.area
        return (position.x() - area.left()) / area.width(), (area.bottom() - position.y()) / area.height()

    def at(self, position: QPointF) -> tuple[float, float]:
        """The coordinates of a pixel."""
        right, up = self.share_of(position)
        (left, end), (low, high) = self.view.x, self.view.y
        return left + right * (end - left), low + up * (high - low)


def with_half_cells(limits: Range, points: int) -> Range:
    """What a picture with ticks from end to end of ``limits`` reaches: cells are coloured around their ticks."""
    half = 0.5 * (limits[1] - limits[0]) / max(points - 1, 1)
    return limits[0] - half, limits[1] + half


def without_half_cells(limits: Range, points: int) -> Range:
    """The inverse of ``with_half_cells``."""
    half = 0.5 * (limits[1] - limits[0]) / points
    return limits[0] + half, limits[1] - half


def view_of(landscape: Landscape) -> View:
    """Everything of ``landscape``: its cells, or the ends of its line."""
    x = float(landscape.x[0]), float(landscape.x[-1])
    if not len(landscape.y):
        return View(x)
    y = float(landscape.y[0]), float(landscape.y[-1])
    points = landscape.spec.points
    return View(with_half_cells(x, points), with_half_cells(y, points))


def extent(landscape: Landscape) -> View:
    """What the cells of ``landscape`` cover; those of a coarse stage reach beyond ``view_of``."""
    view = view_of(landscape)
    if not len(landscape.y):
        return view
    x = float(landscape.x[0]), float(landscape.x[-1])
    y = float(landscape.y[0]), float(landscape.y[-1])
    return View(with_half_cells(x, len(landscape.x)), with_half_cells(y, len(landscape.y)))


def cell_at(landscape: Landscape, at: tuple[float, float]) -> tuple[int, int]:
    """Row and column of the cell around a place, or (0, index) on a line; (-1, -1) outside."""
    covered = extent(landscape)
    column = _index(at[0], covered.x, len(landscape.x))
    row = _index(at[1], covered.y, len(landscape.y)) if len(landscape.y) else 0
    return (row, column) if row >= 0 and column >= 0 else (-1, -1)


def _index(value: float, limits: Range, count: int) -> int:
    share = (value - limits[0]) / (limits[1] - limits[0])
    return min(int(share * count), count - 1) if 0.0 <= share <= 1.0 else -1


def whole_y(sheet: Sheet, y: Range) -> Sheet:
    """The same with another range upwards, as a curve needs it."""
    return replace(sheet, view=View(sheet.view.x, y))
