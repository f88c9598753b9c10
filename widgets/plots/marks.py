"""A few markers with a word each, above everything else that a plot draws."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from widgets.plots.layers import Layer
from widgets.plots.marker import Marker

if TYPE_CHECKING:
    from widgets.plots.axes import Axes


TRIES = 3
"""So many places above a marker, and as many below it, are tried for its word."""


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
            mark.marker.scaled(self.canvas.emphasis).stamp(painter, self._pixel(mark.x, mark.y))
        for index, chip in self._chips().items():
            self._write(painter, self.marks[index].word, chip)

    def _pixel(self, x: float, y: float) -> QPointF:
        px, py = self.canvas.to_pixels(np.array([x]), np.array([y]))
        return QPointF(float(px[0]), float(py[0]))

    def places(self) -> list[QRectF]:
        """What the markers and their words take, in pixels."""
        found = []
        for mark in self.marks:
            reach = mark.marker.size / 2 + 1
            found.append(QRectF(-reach, -reach, 2 * reach, 2 * reach).translated(self._pixel(mark.x, mark.y)))
        return found + list(self._chips().values())

    def word_place(self, mark: Mark) -> QRectF:
        """The chip of the mark's word: where it should be, or the next place inside that hides no other words."""
        return self._chips()[self.marks.index(mark)]

    def _chips(self) -> dict[int, QRectF]:
        """The chips of all words by the number of their mark; the first one has the first choice."""
        taken, found = self.canvas.name_places(), {}
        for index, mark in enumerate(self.marks):
            if mark.word:
                found[index] = self._free(mark, taken)
                taken.append(found[index])
        return found

    def _free(self, mark: Mark, taken: Sequence[QRectF]) -> QRectF:
        metrics = QFontMetrics(self.canvas.tick_font())
        chip = QRectF(0.0, 0.0, metrics.horizontalAdvance(mark.word) + 10, metrics.height() + 2)
        at, reach = self._pixel(mark.x, mark.y), mark.marker.size / 2 + 2
        left = min(max(at.x() - chip.width() / 2, 2.0), self.canvas.area.width() - chip.width() - 2.0)
        above, below = at.y() - reach - chip.height(), at.y() + reach
        steps = [step * chip.height() for step in range(TRIES)]
        tops = [place for step in steps for place in (above - step, below + step)]
        if mark.below:
            tops[:2] = tops[1], tops[0]
        for top in tops:
            chip.moveTopLeft(QPointF(round(left), round(top)))
            inside = chip.top() >= 0.0 and chip.bottom() <= self.canvas.area.height()
            if inside and not any(map(chip.intersects, taken)):
                return chip
        chip.moveTop(round(above))
        return chip

    def _write(self, painter: QPainter, word: str, chip: QRectF) -> None:
        """On a chip of its own, so that it can be read on a noisy line."""
        painter.setFont(self.canvas.tick_font())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color, 1.0))
        painter.setBrush(self._plate)
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, word)
