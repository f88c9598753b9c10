"""What of a slice is under a pixel: a cell, a snapshot of a path, a lettered place."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from playground.landscape import Landscape
from widgets.plots.surface_line import mark_pixels
from widgets.plots.surface_paths import measured_pixels
from widgets.plots.surface_scale import ColourScale
from widgets.plots.surface_sheet import Sheet, cell_at

NEAR = 8.0
"""Pixels from a point that still mean this point."""
RING = 5.0
"""Radius of what frames a point of a line."""


class Pointer:
    """Made anew with every slice and range. All that is the same for every pixel is found once: a mouse moves often."""

    def __init__(self, landscape: Landscape, sheet: Sheet, scale: ColourScale) -> None:
        self._landscape, self._sheet, self._scale = landscape, sheet, scale
        self._marks = mark_pixels(landscape, sheet, scale)
        paths = [measured_pixels(path, landscape, sheet, scale) for path in landscape.paths]
        self._points = np.concatenate([np.zeros((0, 2)), *paths])
        self._owners = [(path, point) for path, pixels in enumerate(paths) for point in range(len(pixels))]

    def cell(self, position: QPointF) -> tuple[int, int]:
        """Row and column of the cell, (0, index) on a line; (-1, -1) outside."""
        return cell_at(self._landscape, self._sheet.at(position))

    def point(self, position: QPointF) -> tuple[int, int] | None:
        """Which path, and which of its measured points; None where none is near."""
        if not self._owners:
            return None
        distances = np.hypot(self._points[:, 0] - position.x(), self._points[:, 1] - position.y())
        # on a line a loss that is not finite has no place
        nearest = int(np.argmin(np.where(np.isnan(distances), np.inf, distances)))
        return self._owners[nearest] if distances[nearest] < NEAR else None

    def mark(self, position: QPointF) -> int | None:
        """Which of the lettered places."""
        for index, pixel in enumerate(self._marks):
            if (pixel - position).manhattanLength() < NEAR:
                return index
        return None

    def frame(self, cell: tuple[int, int]) -> QRectF:
        """A cell of a plane, or the surroundings of a point of a line, in pixels; empty where there is nothing."""
        (row, column), landscape = cell, self._landscape
        x, y = landscape.x, landscape.y
        if len(y):
            half_x, half_y = 0.5 * float(x[1] - x[0]), 0.5 * float(y[1] - y[0])
            corner = self._sheet.pixel(float(x[column]) - half_x, float(y[row]) + half_y)
            return QRectF(corner, self._sheet.pixel(float(x[column]) + half_x, float(y[row]) - half_y))
        if not math.isfinite(landscape.losses[column]):
            return QRectF()
        value = float(self._scale.values(landscape.losses[column : column + 1])[0])
        at = self._sheet.pixel(float(x[column]), value)
        return QRectF(at.x() - RING, at.y() - RING, 2 * RING, 2 * RING)
