"""What is picked out of the network diagram: the part under the mouse, the selection, the parts that act."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from playground.diagram import Parameter, Part
from widgets.plots.diagram_layout import DiagramLayout, Kind, Spot
from widgets.theme import Theme

DIM = 185
"""How opaque, of 255, the veil over the parts is that do not act."""


def draw_spot(painter: QPainter, layout: DiagramLayout, spot: Spot, theme: Theme) -> None:
    """What is under the mouse, and of a unit or input all its lines."""
    parameter = spot.parameter
    painter.setPen(QPen(QColor(theme.text), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    column = layout.columns[parameter.layer + 1]
    place = column.place_of(parameter.unit)
    if place is None:
        return
    if spot.kind is Kind.WEIGHT:
        ends = layout.line(parameter)
        if ends is not None:
            painter.drawLine(*ends)
    elif spot.kind is Kind.BIAS:
        radius = column.mark_radius + 2.0
        painter.drawEllipse(column.mark(place), radius, radius)
    else:
        painter.drawLines([QLineF(*ends) for ends in _lines_of(layout, parameter.layer, place)])
        if spot.kind is Kind.INPUT:
            painter.drawEllipse(column.rect(place))
        else:
            painter.drawRoundedRect(column.rect(place), 4.0, 4.0)


def _lines_of(layout: DiagramLayout, layer: int, place: int) -> list[list[float]]:
    """The lines into and out of the node at ``place`` of ``layer`` (-1: the inputs)."""
    lines: list[list[float]] = []
    if layer >= 0:
        lines += layout.ends(layer)[place].tolist()
    if layer + 2 < len(layout.columns):
        lines += layout.ends(layer + 1)[:, place].tolist()
    return lines


def draw_selected(
    painter: QPainter, layout: DiagramLayout, parameter: Parameter, theme: Theme, *, handle: bool
) -> None:
    """The selected parameter in the accent colour on a casing; with a ``handle`` where it can be dragged."""
    at = layout.handle(parameter)
    if at is None:
        return
    column = layout.columns[parameter.layer + 1]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if parameter.source is None:
        place = column.place_of(parameter.unit)
        assert place is not None  # it has a handle
        painter.setPen(QPen(QColor(theme.accent), 2.6))
        painter.drawRoundedRect(column.rect(place).adjusted(-2.0, -2.0, 2.0, 2.0), 5.0, 5.0)
    else:
        ends = layout.line(parameter)
        assert ends is not None  # it has a handle
        for color, width in ((theme.plot, 7.0), (theme.accent, 3.0)):
            painter.setPen(QPen(QColor(color), width, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(*ends)
    if handle:
        _draw_handle(painter, at, theme)


def _draw_handle(painter: QPainter, at: QPointF, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.plot), 2.0))
    painter.setBrush(QColor(theme.accent))
    painter.drawEllipse(at, 6.0, 6.0)
    painter.setPen(Qt.PenStyle.NoPen)
    for side in (-1.0, 1.0):
        tip, base = at.y() + side * 13.0, at.y() + side * 8.5
        painter.drawPolygon(
            QPolygonF([QPointF(at.x(), tip), QPointF(at.x() - 4.0, base), QPointF(at.x() + 4.0, base)])
        )


def draw_lit(painter: QPainter, layout: DiagramLayout, parts: frozenset[Part], theme: Theme) -> None:
    """A veil over everything but ``parts``; below them an arrow that says which way they act."""
    lit = [(part, layout.rect_of(part)) for part in parts]
    lit = [(part, rect) for part, rect in lit if not rect.isEmpty()]
    veil = QPainterPath()
    veil.addRect(layout.area)
    for _, rect in lit:
        hole = QPainterPath()
        hole.addRect(rect)
        veil -= hole
    color = QColor(theme.plot)
    color.setAlpha(DIM)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(veil, color)
    for backward in (False, True):
        rects = [rect for part, rect in lit if part.backward is backward]
        if rects:
            _draw_arrow(painter, rects, layout.area, theme, backward=backward)


def _draw_arrow(painter: QPainter, rects: list[QRectF], area: QRectF, theme: Theme, *, backward: bool) -> None:
    left, right = min(rect.left() for rect in rects), max(rect.right() for rect in rects)
    spare = max(0.0, 22.0 - (right - left)) / 2
    left, right, y = left - spare, right + spare, area.bottom() - 2.0
    tip, tail = (left, right) if backward else (right, left)
    back = 7.0 if backward else -7.0
    color = QColor(theme.network if backward else theme.accent)
    painter.setPen(QPen(color, 2.4, c=Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(tail, y), QPointF(tip + back, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(tip, y), QPointF(tip + back, y - 4.5), QPointF(tip + back, y + 4.5)]))
