"""What a slice says under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from widgets.plots.readout import Readout
from widgets.plots.surface_canvas import SurfaceCanvas
from widgets.plots.surface_words import SurfaceWords


class Reading(Readout):
    """Beside the cursor over one canvas: a lettered place, a snapshot of a path, or a cell with its loss."""

    def __init__(self, canvas: SurfaceCanvas, words: SurfaceWords) -> None:
        super().__init__(canvas)
        self._canvas, self._words = canvas, words
        self._last = (-1, -1, QPointF())
        canvas.hovered.connect(self.show_cell)

    @property
    def cell(self) -> tuple[int, int]:
        """Row and column of what was under the mouse last; row -1 for nothing."""
        return self._last[:2]

    def show_cell(self, row: int, column: int, position: QPointF) -> None:
        """What is there; row -1 hides it."""
        self._last = row, column, position
        landscape = self._canvas.landscape
        if row < 0 or landscape is None:
            self.hide()
            return
        mark, point = self._canvas.mark_at(position), self._canvas.point_at(position)
        if mark is not None:
            text = self._words.mark(landscape, mark)
        elif point is not None:
            text = self._words.point(landscape, *point)
        else:
            text = self._words.cell(landscape, row, column)
        self.show_at(text, position)

    def again(self) -> None:
        """A resting mouse over another picture, which may have fewer cells."""
        row, _, position = self._last
        if row >= 0:
            self.show_cell(*self._canvas.cell_at(position), position)
