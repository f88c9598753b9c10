"""Kept runs over the bars: dashed outlines, and a line below that names them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

DASHES = [3.0, 2.0]


class OverBars(msgspec.Struct, frozen=True):
    """One kept run: a value of every row, ``None`` where it has no such layer, and how it is called."""

    name: str
    values: tuple[float | None, ...]
    color: str


def paint_over(painter: QPainter, rows: Sequence[tuple[QRectF, float]], color: str) -> None:
    """Dashed outlines: of every row the place for a bar over the whole scale, and how much of it is filled."""
    painter.setPen(_pen(color))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for whole, share in rows:
        bar = QRectF(whole.left(), whole.top() - 2.0, max(2.0, share * whole.width()), whole.height() + 4.0)
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0)


def paint_names(painter: QPainter, line: QRectF, over: Sequence[OverBars], text_color: str) -> None:
    """The names from left to right, each after a dash of its kind; those without room are left out."""
    metrics = QFontMetricsF(painter.font())
    left = line.left()
    for bars in over:
        text = metrics.elidedText(bars.name, Qt.TextElideMode.ElideRight, line.right() - left - 22.0)
        if line.right() - left < 50.0:
            return
        painter.setPen(_pen(bars.color))
        middle = line.center().y()
        painter.drawLine(QPointF(left, middle), QPointF(left + 16.0, middle))
        painter.setPen(QColor(text_color))
        place = QRectF(left + 20.0, line.top(), line.right() - left - 20.0, line.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        left += 20.0 + metrics.horizontalAdvance(text) + 14.0


def matched(values: Sequence[float], rows: int) -> tuple[float | None, ...]:
    """A run's ``values`` by layer for ``rows`` layers of another: hidden by hidden from the input, output by output."""
    hidden = [*values[:-1], *(None for _ in range(rows))][: rows - 1]
    return *hidden, values[-1]


def finite(value: float | None) -> bool:
    """Whether a value can be drawn on a log scale."""
    return value is not None and 0.0 < value < math.inf


def _pen(color: str) -> QPen:
    pen = QPen(QColor(color), 1.4)
    pen.setDashPattern(DASHES)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen
