"""How a plane of losses is drawn: image, contour lines with their losses, axes, marks and the colour bar."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPolygonF

from playground.landscape import FloatArray, Landscape
from widgets.plots.marker import Marker
from widgets.plots.plane import contours
from widgets.plots.surface_paths import hairline
from widgets.plots.surface_scale import VIRIDIS, ColourScale, coloured, scale_of
from widgets.plots.surface_sheet import Sheet, extent
from widgets.plots.ticks import Ticks, linear_ticks
from widgets.text_size import scaled
from widgets.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
EDGE = 0.03
"""Share of the scale at both ends where rounding alone draws contour lines."""
LABELLED_FROM = 150.0
"""Pixels of a picture from which on there is room for the losses on the contour lines."""
NAME = 150.0
"""Pixels that the name of an axis may be wide."""
CANDIDATES, ANCHORS = 24, 40
"""Places that are tried for a label, and points of each path that it keeps away from."""
_SHADE = QColor(20, 20, 24, 150)
_WHITE = QColor("#ffffff")
LETTER_ABOVE = 15.0
"""Pixels from a place up to its letter."""
LETTERS = "ABC"
"""Names of the places that a slice goes through."""


class Contour(msgspec.Struct, frozen=True, eq=False):
    """The line of one loss: its text and segments (k, 2, 2) in coordinates."""

    text: str
    segments: FloatArray


class Picture(msgspec.Struct, frozen=True, eq=False):
    """What is made of a landscape once, wherever it is then drawn."""

    landscape: Landscape
    scale: ColourScale | None
    image: QImage
    contours: tuple[Contour, ...]


def picture_of(landscape: Landscape, log: bool, marks: int) -> Picture:
    """The picture with at most about ``marks`` contour lines; a line has a scale alone."""
    scale = scale_of(landscape.losses, log)
    if not len(landscape.y):
        return Picture(landscape, scale, QImage(), ())
    return Picture(landscape, scale, coloured(landscape.losses, scale), _contours(landscape, scale, marks))


def _contours(landscape: Landscape, scale: ColourScale | None, marks: int) -> tuple[Contour, ...]:
    if scale is None:
        return ()
    edge = EDGE * (scale.high - scale.low)
    values = scale.values(landscape.losses)
    x, y = landscape.x, landscape.y
    start, step = np.array([x[0], y[0]]), np.array([x[1] - x[0], y[1] - y[0]])
    found = []
    for position, text in scale.ticks(marks):
        if text and scale.low + edge < position < scale.high - edge:
            segments = contours(values, np.array([position]))
            if len(segments):
                found.append(Contour(text, start + segments * step))
    return tuple(found)


def paint_plane(painter: QPainter, sheet: Sheet, picture: Picture, theme: Theme) -> None:
    """Image and contour lines; what is not finite, or not computed, is hatched."""
    paint_hatched(painter, sheet.area, theme)
    if picture.scale is None:
        return
    view = extent(picture.landscape)
    corners = sheet.to_pixels(np.array([[view.x[0], view.y[1]], [view.x[1], view.y[0]]]))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(QPointF(*corners[0]), QPointF(*corners[1])), picture.image)
    _cover_bad(painter, sheet, picture.landscape, theme)
    painter.setPen(hairline(QColor(255, 255, 255, 110)))
    for contour in picture.contours:
        painter.drawPath(_lines(sheet.to_pixels(contour.segments)))


def _cover_bad(painter: QPainter, sheet: Sheet, landscape: Landscape, theme: Theme) -> None:
    """The cells whose loss is not finite, with sharp edges."""
    bad = ~np.isfinite(landscape.losses)
    if not bad.any():
        return
    x, y = landscape.x, landscape.y
    half_x, half_y = 0.5 * float(x[1] - x[0]), 0.5 * float(y[1] - y[0])
    for row in np.flatnonzero(bad.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.concatenate([[False], bad[row], [False]])))
        for first, end in zip(edges[::2], edges[1::2], strict=True):
            corner = sheet.pixel(float(x[first]) - half_x, float(y[row]) + half_y)
            other = sheet.pixel(float(x[end - 1]) + half_x, float(y[row]) - half_y)
            # whole pixels, or seams would show between rows
            area = QRectF(corner, other).toAlignedRect()
            paint_hatched(painter, QRectF(area), theme)


def paint_hatched(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Where no loss is finite or known."""
    painter.fillRect(area, QColor(theme.grid))
    painter.fillRect(area, QBrush(QColor(theme.muted), Qt.BrushStyle.BDiagPattern))


def paint_labels(painter: QPainter, sheet: Sheet, picture: Picture, metrics: QFontMetricsF) -> None:
    """The loss on every contour line, away from the edges, from one another and from the paths."""
    for text, place in label_places(sheet, picture, metrics):
        paint_chip(painter, place, text, metrics)


def label_places(sheet: Sheet, picture: Picture, metrics: QFontMetricsF) -> list[tuple[str, QPointF]]:
    """The words on the contour lines and their middles; lines where there is no room have none."""
    area = sheet.area
    if min(area.width(), area.height()) < LABELLED_FROM:
        return []
    landscape = picture.landscape
    taken = [np.array([[area.left(), area.top()]]), sheet.to_pixels(np.array(landscape.here))[None]]
    taken += [sheet.to_pixels(path.coordinates) for path in landscape.paths if len(path.coordinates)]
    for mark in landscape.marks:
        at = sheet.to_pixels(np.array(mark.coordinates))
        taken.append(np.stack([at, at - (0.0, LETTER_ABOVE)]))
    anchors = np.concatenate([points[:: len(points) // ANCHORS + 1] for points in taken])
    found: list[tuple[str, QPointF]] = []
    for contour in picture.contours:
        width = metrics.horizontalAdvance(contour.text) + 6.0
        room = area.adjusted(width / 2 + 2, metrics.height() / 2 + 2, -width / 2 - 2, -metrics.height() / 2 - 18)
        middles = sheet.to_pixels(contour.segments[:: max(1, len(contour.segments) // CANDIDATES)].mean(axis=1))
        inside = (middles[:, 0] > room.left()) & (middles[:, 0] < room.right())
        inside &= (middles[:, 1] > room.top()) & (middles[:, 1] < room.bottom())
        # the names of the axes are in these corners
        right, low = middles[:, 0] - area.left(), area.bottom() - middles[:, 1]
        inside &= ~((right < NAME) & (area.height() - low < 2 * metrics.height()))
        inside &= ~((area.width() - right < NAME) & (low < 2 * metrics.height()))
        for text, other in found:
            far = 0.5 * (width + metrics.horizontalAdvance(text) + 6.0)
            beside = np.abs(middles[:, 0] - other.x()) > far
            inside &= beside | (np.abs(middles[:, 1] - other.y()) > metrics.height())
        middles = middles[inside]
        if not len(middles):
            continue
        apart = (middles[:, None] - anchors[None]) / (width, 1.6 * metrics.height())
        nearest = np.abs(apart).max(axis=2).min(axis=1)
        best = int(np.argmax(nearest))
        if nearest[best] < 0.6:
            continue
        anchors = np.concatenate([anchors, middles[best][None]])
        found.append((contour.text, QPointF(*middles[best])))
    return found


def paint_chip(painter: QPainter, center: QPointF, text: str, metrics: QFontMetricsF) -> None:
    """White words on a dark shade, to be read on any colour."""
    box = QRectF(0.0, 0.0, metrics.horizontalAdvance(text) + 6.0, metrics.height())
    box.moveCenter(center)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(box, 3.0, 3.0)
    painter.setPen(_WHITE)
    painter.drawText(box, CENTER, text)


def paint_marks(painter: QPainter, sheet: Sheet, landscape: Landscape, metrics: QFontMetricsF) -> None:
    """The places that the plane goes through, as lettered diamonds."""
    for mark, letter in zip(landscape.marks, LETTERS, strict=False):
        at = sheet.pixel(*mark.coordinates)
        Marker("d", _WHITE, 12.0, QColor(20, 20, 24)).paint(painter, at)
        paint_chip(painter, at - QPointF(0.0, LETTER_ABOVE), letter, metrics)


def paint_axes(
    painter: QPainter, sheet: Sheet, ticks: tuple[Ticks, Ticks], names: tuple[str, str], metrics: QFontMetricsF
) -> None:
    """Numbers along both sides, and what they count; the painter's pen colours the numbers."""
    area, (x_ticks, y_ticks) = sheet.area, ticks
    for value, text in x_ticks:
        x = sheet.pixel(value, sheet.view.y[0]).x()
        painter.drawText(QRectF(x - 40.0, area.bottom() + 2.0, 80.0, metrics.height()), CENTER, text)
    for value, text in y_ticks:
        y = sheet.pixel(sheet.view.x[0], value).y()
        painter.drawText(QRectF(0.0, y - 0.5 * metrics.height(), area.left() - 5.0, metrics.height()), RIGHT, text)
    pen = painter.pen()
    right, up = (f"{names[0]} →" if names[0] else "", f"{names[1]} ↑" if names[1] else "")
    half = metrics.height() / 2 + 3.0
    if right:
        paint_chip(
            painter, area.bottomRight() - QPointF(metrics.horizontalAdvance(right) / 2 + 6.0, half), right, metrics
        )
    if up:
        paint_chip(painter, area.topLeft() + QPointF(metrics.horizontalAdvance(up) / 2 + 6.0, half), up, metrics)
    painter.setPen(pen)


def axis_ticks(sheet: Sheet, metrics: QFontMetricsF) -> tuple[Ticks, Ticks]:
    """Round numbers along both sides, as many as there is room for."""
    (left, right), (low, high) = sheet.view.x, sheet.view.y
    most = max(2, round(sheet.area.width() / scaled(75.0)))
    x = linear_ticks(left, right, most)
    while most > 2 and sum(metrics.horizontalAdvance(text) + 14.0 for _, text in x) > sheet.area.width():
        most -= 1
        x = linear_ticks(left, right, most)
    return x, linear_ticks(low, high, max(2, round(sheet.area.height() / scaled(60.0))))


def paint_colour_bar(
    painter: QPainter, area: QRectF, scale: ColourScale, loss: float, marks: Ticks, theme: Theme, height: float
) -> None:
    """The losses' colours right of ``area``, with a pointer at the current loss; ``height`` is that of the font."""
    bar = QRectF(area.right() + 12.0, area.top(), 8.0, area.height())
    pixels = VIRIDIS[::-1].tobytes()  # Qt draws out of these very bytes
    painter.drawImage(bar, QImage(pixels, 1, len(VIRIDIS), 4, QImage.Format.Format_ARGB32))
    painter.setPen(QColor(theme.muted))
    top, bottom = 0.5 * height, area.height() - 0.5 * height
    taken = math.inf
    for position, text in sorted(marks):
        y = (scale.high - position) / (scale.high - scale.low) * area.height()
        middle = area.top() + min(max(y, top), bottom)
        if middle + 0.4 * height < taken:
            taken = middle - 0.4 * height
            painter.drawText(QRectF(bar.right() + 4.0, middle - 0.5 * height, 80.0, height), LEFT, text)
    if not math.isfinite(loss):
        return
    here = float(scale.positions(np.array(loss)))
    tip = QPointF(bar.left() - 1.0, area.bottom() - min(max(here, 0.0), 1.0) * area.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.network))
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-7.0, -4.5), tip + QPointF(-7.0, 4.5)]))


def _lines(segments: FloatArray) -> QPainterPath:
    """Segments (k, 2, 2) as one path that is quick to make."""
    points = segments.reshape(-1, 2)
    x, y = np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1])
    path: QPainterPath = pg.arrayToQPath(x, y, connect="pairs", finiteCheck=False)
    return path
