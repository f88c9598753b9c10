"""Where a past moment of the run lies on a slice of the loss surface."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from playground.landscape import Landscape
from widgets.plots.surface_paths import CASING
from widgets.plots.surface_scale import ColourScale
from widgets.plots.surface_sheet import Sheet
from widgets.theme import Theme

RADIUS = 6.5


def moment_pixel(landscape: Landscape, sheet: Sheet, scale: ColourScale, update: int) -> QPointF | None:
    """Where the snapshot after ``update`` updates is drawn; ``None`` where it cannot be.

    It is a point of this run's path, or lies between two of them if the slice is older than the snapshot.
    """
    if not landscape.paths or not len(landscape.paths[0].updates):
        return None
    path = landscape.paths[0]
    updates = np.append(path.updates, float(max(landscape.update, path.updates[-1])))
    points = np.vstack([path.coordinates, np.asarray(landscape.here)[: path.coordinates.shape[1]]])
    at = np.array([float(np.interp(update, updates, column)) for column in points.T])
    if not len(landscape.y):
        loss = float(np.interp(at[0], landscape.x, landscape.losses))
        at = np.array([at[0], float(scale.values(np.array([loss]))[0])])
    pixel = QPointF(*sheet.to_pixels(at[None])[0].tolist())
    return pixel if np.isfinite([pixel.x(), pixel.y()]).all() else None


def paint_moment(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """A diamond, which no other mark on a slice is: not where the run is, but where it was."""
    corners = [QPointF(RADIUS, 0.0), QPointF(0.0, RADIUS), QPointF(-RADIUS, 0.0), QPointF(0.0, -RADIUS)]
    diamond = [at + corner for corner in corners]
    painter.setBrush(QColor(theme.accent))
    for colour, width in ((CASING, 4.5), (QColor("#ffffff"), 1.8)):
        painter.setPen(QPen(colour, width))
        painter.drawPolygon(diamond)
