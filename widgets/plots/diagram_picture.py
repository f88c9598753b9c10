"""The picture of a network diagram: values on the ground that stays, kept for as long as it is true."""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPainter, QPixmap

from playground.data.dataset import Dataset
from playground.diagram import Diagram
from widgets.plots.diagram_ground import DiagramGround
from widgets.plots.diagram_layout import DiagramLayout
from widgets.plots.diagram_paint import DiagramPaint
from widgets.plots.diagram_scale import SizeScale
from widgets.plots.diagram_words import DiagramWords
from widgets.theme import Theme
from widgets.vector import is_vector

FloatArray = NDArray[np.float64]

FIELDS = {
    "weights": ("weight", "bias"),
    "gradients": ("weight_gradient", "bias_gradient"),
    "changes": ("weight_change", "bias_change"),
}
"""What each quantity shows of a layer."""


class DiagramPicture:
    """Draws diagrams, one ``quantity`` of them, in the size that its scale among ``scales`` gives them.

    What has changed is for the canvas to say: values, everything, or where things stand.
    """

    def __init__(self, words: DiagramWords) -> None:
        self.quantity = "weights"
        self._paint = DiagramPaint()
        self._ground = DiagramGround(words)
        self._layout: DiagramLayout | None = None
        self._ground_picture: QPixmap | None = None
        self._picture: QPixmap | None = None
        self.forget_scales()

    # --- what it is drawn with

    def show_dataset(self, dataset: Dataset) -> None:
        """Take over the inputs' names and the scale of the output."""
        self._paint.show_dataset(dataset)
        self.forget_layout()

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._paint.show_theme(theme)
        self._ground.theme = theme
        self.forget()

    def set_quantity(self, quantity: str) -> None:
        """What lines and marks show: one of ``FIELDS``. Raises ``ValueError`` for another word."""
        if quantity not in FIELDS:
            raise ValueError(f"{quantity!r} is not one of {', '.join(FIELDS)}")
        self.quantity = quantity
        self.forget()

    # --- what is no longer true

    def forget_scales(self) -> None:
        """Another network comes: sizes begin anew."""
        self.scales = {name: SizeScale(log=name != "weights") for name in FIELDS}

    def forget_layout(self) -> None:
        """Things stand elsewhere."""
        self._layout = None

    def forget(self) -> None:
        """Everything is to be drawn anew."""
        self._ground_picture = self._picture = None

    def forget_ground(self) -> None:
        """What stays is another one from the next values on."""
        self._ground_picture = None

    def forget_values(self) -> None:
        """There are other values."""
        self._picture = None

    # --- drawing

    def layout_of(self, diagram: Diagram, size: QSize, font: QFont) -> DiagramLayout:
        """Where things stand, worked out anew only after ``forget_layout``."""
        if self._layout is None:
            self._layout = self._ground.lay_out(diagram, size, font)
            self._paint.lay_out(self._layout)
            self.forget()
        return self._layout

    def draw_empty(self, painter: QPainter, size: QSize) -> None:
        """What will come."""
        self._ground.draw_empty(painter, size)

    def put_up(self, painter: QPainter, diagram: Diagram, layout: DiagramLayout, ratio: float) -> float | None:
        """Put the picture up, ``ratio`` device pixels to a pixel; the seconds it took if it had to be drawn."""
        if is_vector():
            weights, biases = self._values(diagram)
            scale = self.scales[self.quantity]
            scale.show(np.concatenate([weights, *biases]))
            self._ground.paint(painter, diagram, layout, self._paint, self.quantity, scale)
            self._paint_values(painter, diagram, weights, biases)
            return None
        cost = None
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            started = time.thread_time()
            self._picture = self._draw(diagram, layout, ratio)
            cost = time.thread_time() - started
        painter.drawPixmap(0, 0, self._picture)
        return cost

    def _values(self, diagram: Diagram) -> tuple[FloatArray, list[FloatArray]]:
        """What is drawn of all weights, and of the biases of every layer."""
        of_weight, of_bias = FIELDS[self.quantity]
        weights = np.concatenate([getattr(layer, of_weight).ravel() for layer in diagram.layers])
        return weights, [getattr(layer, of_bias) for layer in diagram.layers]

    def _draw(self, diagram: Diagram, layout: DiagramLayout, ratio: float) -> QPixmap:
        weights, biases = self._values(diagram)
        scale = self.scales[self.quantity]
        moved_scale = scale.show(np.concatenate([weights, *biases]))
        ground = self._ground_picture
        if ground is None or moved_scale or ground.devicePixelRatioF() != ratio:
            ground = self._ground.draw(diagram, layout, self._paint, self.quantity, scale, ratio)
            self._ground_picture = ground
        picture = ground.copy()
        painter = QPainter(picture)
        self._paint_values(painter, diagram, weights, biases)
        painter.end()
        return picture

    def _paint_values(
        self, painter: QPainter, diagram: Diagram, weights: FloatArray, biases: list[FloatArray]
    ) -> None:
        scale = self.scales[self.quantity]
        self._paint.draw_lines(painter, weights, scale)
        self._paint.draw_nodes(painter, diagram, self.quantity)
        for index, bias in enumerate(biases):
            self._paint.draw_marks(painter, index, scale.shares(bias), bias < 0.0)
