"""What stands under the buttons of the loss surface: the picture, another one beside it, the cut, the curvature."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from widgets.plots.surface_canvas import SurfaceCanvas
from widgets.plots.surface_curvature import CurvaturePanel
from widgets.plots.surface_cut import CutStrip
from widgets.plots.surface_reading import Reading
from widgets.plots.surface_sheet import cell_at
from widgets.plots.surface_words import SurfaceWords
from widgets.text_size import px
from widgets.theme import Theme

BESIDE, BELOW = 640, 520
"""Pixels of width and height from which on curvature stands beside or below the picture instead of before it."""
PAIR = 460
"""Pixels of width from which on two pictures stand side by side instead of one above the other."""
LEAST, LEAST_OF_PAIR = 120, 80
"""Pixels that a picture is high at least."""

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class SurfaceBody(QWidget):
    """Lays itself out by its size and by what is to be seen."""

    def __init__(self, words: SurfaceWords) -> None:
        super().__init__()
        self._words = words
        self.canvas, self.other = SurfaceCanvas(), SurfaceCanvas()
        self.readout, self.other_readout = Reading(self.canvas, words), Reading(self.other, words)
        self.canvas.hovered.connect(self.show_cut)
        self.strip = CutStrip()
        self.curvature = CurvaturePanel()
        self._pair = QBoxLayout(_DOWN)
        self._pair.setSpacing(6)
        self._pair.addWidget(self.canvas, 1)
        self._pair.addWidget(self.other, 1)
        pictures = QVBoxLayout()
        pictures.setSpacing(4)
        pictures.addLayout(self._pair, 1)
        pictures.addWidget(self.strip)
        self._parts = QBoxLayout(_DOWN, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(6)
        self._parts.addLayout(pictures, 3)
        self._parts.addWidget(self.curvature, 2)
        self.other.hide()

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        for part in (self.canvas, self.other, self.readout, self.other_readout, self.strip, self.curvature):
            part.show_theme(theme)

    def arrange(self, room: QSize, bends: bool, cut: bool) -> None:
        """Curvature beside a wide picture, below a high one, before a small one. ``room`` is the card's."""
        beside = room.width() >= px(BESIDE) and bends
        roomy = beside or room.height() >= px(BELOW)
        _turn(self._parts, beside)
        _turn(self._pair, room.width() >= px(PAIR))
        landscape = self.canvas.landscape
        self.curvature.setVisible(bends)
        self.canvas.setVisible(roomy or not bends)
        self.other.setVisible(self.canvas.isVisibleTo(self) and self.other.landscape is not None)
        is_plane = landscape is not None and len(landscape.y) > 0
        for canvas in (self.canvas, self.other):
            canvas.setMinimumHeight(LEAST if self.other.isHidden() else LEAST_OF_PAIR)
        self.strip.setVisible(cut and is_plane and not self.canvas.isHidden())
        self.show_cut()

    def show_cut(self) -> None:
        """Through the cell under the mouse, or through here."""
        if self.strip.isHidden():
            return
        landscape, cell, captions = self.canvas.landscape, self.readout.cell, ("", "")
        if landscape is not None and len(landscape.y):
            if cell[0] < 0:
                cell = cell_at(landscape, (landscape.here[0], landscape.here[1]))
            if cell[0] >= 0:
                captions = self._words.cuts(landscape, cell)
        self.strip.show_cut(landscape, self.canvas.scale, cell, captions)


def _turn(layout: QBoxLayout, across: bool) -> None:
    direction = _ACROSS if across else _DOWN
    if layout.direction() != direction:
        layout.setDirection(direction)
