"""Where the cells of a pair plot are: a square of columns against columns in a rectangle of pixels."""

from __future__ import annotations

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF

from playground.frames import FloatArray

GAP = 3.0
ROOM = 0.05
"""Share of a column's range that stays free at both ends of a cell."""


class PairGrid(msgspec.Struct, frozen=True):
    """``count`` by ``count`` cells in ``area``; rows and columns are counted from 0, from the top left."""

    area: QRectF
    count: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of a cell."""
        gaps = (self.count - 1) * GAP
        return (
            max((self.area.width() - gaps) / self.count, 1.0),
            max((self.area.height() - gaps) / self.count, 1.0),
        )

    def cell(self, row: int, column: int) -> QRectF:
        """Pixels of a cell."""
        wide, high = self.size
        return QRectF(
            self.area.left() + column * (wide + GAP), self.area.top() + row * (high + GAP), wide, high
        )

    def at(self, place: QPointF) -> tuple[int, int] | None:
        """Row and column of the cell under a pixel; ``None`` beside them."""
        if not self.count:
            return None
        wide, high = self.size
        column = int((place.x() - self.area.left()) // (wide + GAP))
        row = int((place.y() - self.area.top()) // (high + GAP))
        inside = 0 <= row < self.count and 0 <= column < self.count and self.cell(row, column).contains(place)
        return (row, column) if inside else None


def along(values: FloatArray, limits: tuple[float, float], start: float, length: float) -> FloatArray:
    """Pixels of ``values`` on a side that begins at ``start``, shows ``limits`` and leaves ``ROOM``."""
    low, high = limits
    span = (high - low) or 1.0
    share = (values - low) / span if high > low else np.full(len(values), 0.5)
    return np.asarray(start + length * (ROOM + (1.0 - 2.0 * ROOM) * share))
