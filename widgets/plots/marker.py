"""How a point looks."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QPolygonF

from widgets.vector import is_vector


class Marker:
    """How a point looks: circle ``o``, diamond ``d``, square ``s``, triangle ``^`` or ``v``; ``size`` pixels across."""

    def __init__(self, shape: str, color: QColor, size: float, edge: QColor | None = None, width: float = 1.0) -> None:
        """``edge`` is the colour of a line of ``width`` pixels around it."""
        self.shape, self.color, self.size, self.edge, self.width = shape, color, size, edge, width
        self._drawn: dict[float, QPixmap] = {}
        self._scaled: dict[float, Marker] = {}

    def scaled(self, factor: float) -> Marker:
        """The same, ``factor`` times as large; made once."""
        if factor == 1.0:
            return self
        if factor not in self._scaled:
            width = self.width * math.sqrt(factor)
            self._scaled[factor] = Marker(self.shape, self.color, self.size * factor, self.edge, width)
        return self._scaled[factor]

    def pixmap(self, ratio: float = 1.0) -> QPixmap:
        """The marker with a pixel of room around it, at a device pixel ratio."""
        if ratio not in self._drawn:
            side = math.ceil((self.size + 2) * ratio)
            pixmap = QPixmap(side, side)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.paint(painter, QPointF(self.size / 2 + 1, self.size / 2 + 1))
            painter.end()
            self._drawn[ratio] = pixmap
        return self._drawn[ratio]

    def stamp(self, painter: QPainter, at: QPointF) -> None:
        """Draw it centred ``at``, from a pixmap where pixels are wanted."""
        if is_vector():
            self.paint(painter, at)
        else:
            half = self.size / 2 + 1
            painter.drawPixmap(at - QPointF(half, half), self.pixmap(painter.device().devicePixelRatioF()))

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Draw it once, centred ``at``."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.edge, self.width) if self.edge else Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(self.color))
        r = self.size / 2 - (self.width / 2 if self.edge else 0.0)
        if self.shape == "o":
            painter.drawEllipse(at, r, r)
            return
        painter.drawPolygon(QPolygonF([at + QPointF(x * r, y * r) for x, y in _CORNERS[self.shape]]))


_CORNERS = {
    "d": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "s": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "^": ((0, -1), (1, 0.8), (-1, 0.8)),
    "v": ((0, 1), (1, -0.8), (-1, -0.8)),
}
