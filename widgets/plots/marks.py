"""A few markers with a word each, above everything else that a plot draws."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from widgets.plots.layers import Layer
from widgets.plots.marker import Marker

if TYPE_CHECKING:
    from widgets.plots.axes import Axes


class Mark(NamedTuple):
    """A marker at an axis position, with a word above it if there is one, or below it."""

    x: float
    y: float
    marker: Marker
    word: str = ""
    below: bool = False


class Marks(Layer):
    """A few markers that move, and a vertical hair line: what a read-out speaks of, the ends of curves, the best."""

    def __init__(self, canvas: Axes, z: float = 100.0) -> None:
        super().__init__(canvas, z)
        self.marks: tuple[Mark, ...] = ()
        self.hair: float | None = None
        self._color, self._plate = QColor(), QColor()

    def set_colors(self, color: str, plate: str) -> None:
        """``#rrggbb`` of the hair line and the words, and of what lies under the words."""
        self._color, self._plate = QColor(color), QColor(plate)
        self.changed()

    def show_marks(self, *marks: Mark, hair: float | None = None) -> None:
        """These and no others; ``hair`` is the axis position of the line. What is not finite is left out."""
        if marks or hair is not None or self.marks or self.hair is not None:
            self.marks, self.hair = tuple(mark for mark in marks if math.isfinite(mark.y)), hair
            self.changed()

    def draw(self, painter: QPainter) -> None:
        if self.hair is not None:
            color = QColor(self._color)
            color.setAlpha(150)
            painter.setPen(QPen(color, 1.0))
            x = round(self._pixel(self.hair, 0.0).x()) + 0.5
            painter.drawLine(QPointF(x, 0.0), QPointF(x, self.canvas.area.height()))
        for mark in self.marks:
            at = self._pixel(mark.x, mark.y)
            mark.marker.scaled(self.canvas.emphasis).stamp(painter, at)
            if mark.word:
                self._write(painter, mark)

    def _pixel(self, x: float, y: float) -> QPointF:
        px, py = self.canvas.to_pixels(np.array([x]), np.array([y]))
        return QPointF(float(px[0]), float(py[0]))

    def places(self) -> list[QRectF]:
        """What the markers and their words take, in pixels."""
        found = []
        for mark in self.marks:
            reach = mark.marker.size / 2 + 1
            found.append(QRectF(-reach, -reach, 2 * reach, 2 * reach).translated(self._pixel(mark.x, mark.y)))
            if mark.word:
                found.append(self.word_place(mark))
        return found

    def word_place(self, mark: Mark) -> QRectF:
        """The chip of the mark's word: where it should be, or the next place inside that hides no axis's name."""
        metrics = QFontMetrics(self.canvas.tick_font())
        chip = QRectF(0.0, 0.0, metrics.horizontalAdvance(mark.word) + 10, metrics.height() + 2)
        at, reach = self._pixel(mark.x, mark.y), mark.marker.size / 2 + 2
        left = min(max(at.x() - chip.width() / 2, 2.0), self.canvas.area.width() - chip.width() - 2.0)
        above, below = at.y() - reach - chip.height(), at.y() + reach
        names = self.canvas.name_places()
        tops = [above, below, above - chip.height(), below + chip.height()]
        for top in [tops[1], tops[0], *tops[2:]] if mark.below else tops:
            chip.moveTopLeft(QPointF(round(left), round(top)))
            inside = chip.top() >= 0.0 and chip.bottom() <= self.canvas.area.height()
            if inside and not any(chip.intersects(name) for name in names):
                return chip
        chip.moveTop(round(above))
        return chip

    def _write(self, painter: QPainter, mark: Mark) -> None:
        """The word on a chip of its own, so that it can be read on a noisy line."""
        chip = self.word_place(mark)
        painter.setFont(self.canvas.tick_font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color, 1.0))
        painter.setBrush(self._plate)
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, mark.word)
