"""How the loss along a line is drawn: a curve, the places it goes through, and the barrier between two of them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from playground.landscape import FloatArray, Landscape, Range
from widgets.plots.layers import polygons_of
from widgets.plots.marker import Marker
from widgets.plots.surface_paint import LETTERS, paint_chip, paint_hatched
from widgets.plots.surface_paths import CASING, inks, measured_pixels, paint_ring
from widgets.plots.surface_scale import ColourScale
from widgets.plots.surface_sheet import Sheet
from widgets.plots.ticks import Ticks
from widgets.theme import Theme

ROOM, FOOT, MOST = 0.07, 0.15, 0.24
"""Shares of the height above the curve and below it, at least; and at most where the words there need more."""
AROUND_WORDS = 11.0
"""Pixels between the edge, the words there and what is drawn."""


def loss_range(landscape: Landscape, scale: ColourScale, height: float, line: float) -> Range:
    """Of the axis upwards, in the scale's units: the curve's and the places' losses with room for words.

    ``height`` is that of the picture and ``line`` that of a line of words, in pixels.
    """
    known = np.array([landscape.loss, *(mark.loss for mark in landscape.marks)])
    values = [scale.low, scale.high, *scale.values(known[np.isfinite(known)])]
    low, high = float(min(values)), float(max(values))
    words = min((line + AROUND_WORDS) / height, MOST)
    above, below = max(ROOM, words), max(FOOT, words)
    whole = (high - low) / (1.0 - above - below)
    return low - below * whole, high + above * whole


def paint_line(
    painter: QPainter, sheet: Sheet, landscape: Landscape, scale: ColourScale, marks: Ticks, theme: Theme
) -> None:
    """The curve over faint lines at the marks; where the loss is not finite, a hatched band."""
    area = sheet.area
    painter.fillRect(area, QColor(theme.plot))
    _paint_bands(painter, sheet, landscape, theme)
    painter.setPen(QPen(QColor(theme.grid), 1.0))
    for value, _ in marks:
        y = sheet.pixel(sheet.view.x[0], value).y()
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    _paint_barrier(painter, sheet, landscape, scale, theme)
    curve = sheet.to_pixels(np.column_stack([landscape.x, scale.values(landscape.losses)]))
    painter.setPen(QPen(QColor(theme.train), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for polygon in polygons_of(curve[:, 0], curve[:, 1]):
        painter.drawPolyline(polygon)
    _paint_paths(painter, sheet, landscape, scale, theme)


def _paint_paths(painter: QPainter, sheet: Sheet, landscape: Landscape, scale: ColourScale, theme: Theme) -> None:
    """The snapshots at their own losses: off the curve by what lies outside the line."""
    for path, ink in zip(landscape.paths, inks(theme, len(landscape.paths)), strict=True):
        pixels = measured_pixels(path, landscape, sheet, scale)
        for index, pixel in enumerate(pixels):
            if np.isfinite(pixel).all() and sheet.area.contains(QPointF(*pixel)):
                shade = ink.at(index / max(len(pixels) - 1, 1))
                Marker(ink.shape, shade, 7.0, CASING).paint(painter, QPointF(*pixel))


def _paint_bands(painter: QPainter, sheet: Sheet, landscape: Landscape, theme: Theme) -> None:
    """Over every stretch of x whose loss is not finite."""
    bad = ~np.isfinite(landscape.losses)
    if not bad.any():
        return
    half = 0.5 * float(landscape.x[1] - landscape.x[0])
    edges = np.flatnonzero(np.diff(np.concatenate([[False], bad, [False]])))
    area = sheet.area
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        left = sheet.pixel(float(landscape.x[first]) - half, 0.0).x()
        right = sheet.pixel(float(landscape.x[last - 1]) + half, 0.0).x()
        paint_hatched(painter, QRectF(left, area.top(), right - left, area.height()), theme)


def chord(landscape: Landscape) -> tuple[FloatArray, FloatArray] | None:
    """The straight line between the losses of the two places, over 0 ≤ α ≤ 1; None where there are no two."""
    if len(landscape.marks) != 2:
        return None
    first, second = (mark.loss for mark in landscape.marks)
    alpha = np.linspace(0.0, 1.0, 51)
    return alpha, (1.0 - alpha) * first + alpha * second


def top_of(landscape: Landscape) -> tuple[float, float, float] | None:
    """α, the chord and the loss where the loss is highest above the chord; None without a finite barrier."""
    ends = chord(landscape)
    if ends is None or not (np.isfinite(landscape.barrier) and landscape.barrier > 0.0):
        return None
    between = (landscape.x >= 0.0) & (landscape.x <= 1.0)
    x, losses = landscape.x[between], landscape.losses[between]
    straight = np.interp(x, *ends)
    best = int(np.argmax(losses - straight))
    return float(x[best]), float(straight[best]), float(losses[best])


def _paint_barrier(painter: QPainter, sheet: Sheet, landscape: Landscape, scale: ColourScale, theme: Theme) -> None:
    """The chord, dashed, and how high the loss is above it."""
    ends, top = chord(landscape), top_of(landscape)
    if ends is None:
        return
    pixels = sheet.to_pixels(np.column_stack([ends[0], scale.values(ends[1])]))
    painter.setPen(QPen(QColor(theme.muted), 1.4, Qt.PenStyle.DashLine))
    for polygon in polygons_of(pixels[:, 0], pixels[:, 1]):
        painter.drawPolyline(polygon)
    if top is not None:
        alpha, low, high = top
        start, end = (_loss_pixel(sheet, scale, alpha, loss) for loss in (low, high))
        painter.setPen(QPen(QColor(theme.exploding), 2.0))
        painter.drawLine(start, end)
        for at in (start, end):
            painter.drawLine(at - QPointF(5.0, 0.0), at + QPointF(5.0, 0.0))


def paint_places(
    painter: QPainter,
    sheet: Sheet,
    landscape: Landscape,
    scale: ColourScale,
    theme: Theme,
    metrics: QFontMetricsF,
    barrier: str,
) -> None:
    """The lettered places, where the run is now, and the words beside the barrier."""
    for at, letter in zip(mark_pixels(landscape, sheet, scale), LETTERS, strict=False):
        paint_ring(painter, at, QColor(theme.truth), 4.5)
        paint_chip(painter, _inside(at + QPointF(0.0, -16.0), sheet.area, 10.0), letter, metrics)
    if not landscape.marks:
        here = _loss_pixel(sheet, scale, landscape.here[0], landscape.loss)
        ink = inks(theme, 1)[0]
        paint_ring(painter, here, ink.colour, 5.0)
    top = top_of(landscape)
    if top is not None and barrier:
        middle = _loss_pixel(sheet, scale, top[0], 0.5 * (top[1] + top[2]))
        half = metrics.horizontalAdvance(barrier) / 2 + 10.0
        side = half if middle.x() + 2 * half < sheet.area.right() else -half
        paint_chip(painter, _inside(middle + QPointF(side, 0.0), sheet.area, 10.0), barrier, metrics)


def mark_pixels(landscape: Landscape, sheet: Sheet, scale: ColourScale) -> list[QPointF]:
    """Where the places are drawn that a plane or a line goes through."""
    if len(landscape.y):
        return [sheet.pixel(*mark.coordinates) for mark in landscape.marks]
    return [_loss_pixel(sheet, scale, mark.coordinates[0], mark.loss) for mark in landscape.marks]


def _loss_pixel(sheet: Sheet, scale: ColourScale, x: float, loss: float) -> QPointF:
    value = float(scale.values(np.array([loss]))[0])
    return sheet.pixel(x, value if np.isfinite(value) else sheet.view.y[1])


def _inside(at: QPointF, area: QRectF, margin: float) -> QPointF:
    """``at`` moved into ``area``."""
    return QPointF(at.x(), min(max(at.y(), area.top() + margin), area.bottom() - margin))
