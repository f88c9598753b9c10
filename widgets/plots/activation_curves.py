"""The canvas of f or of f′: all chosen functions over z, and under them where this layer's z lie."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from playground.frames import FloatArray, PreActivations
from widgets.plots.activation_layers import Bands, EndLabels, HistogramBars, Label, Strokes
from widgets.plots.activation_looks import MOST, Shown
from widgets.plots.activation_math import USUAL, Function, Region, curves
from widgets.plots.canvas import Canvas
from widgets.plots.layers import EMPTY, Sheet
from widgets.plots.marks import Marks
from widgets.plots.ticks import linear_ticks
from widgets.text_size import scaled
from widgets.theme import LIGHT, Theme

BAND = 0.28
"""Share of the picture's height that the histogram has under the curves."""
LOWEST, HIGHEST = -1.5, 3.0
"""Unbounded functions leave the picture here, so that bounded ones beside them keep their shape."""
_ROWS = {"f": 1, "f′": 2}


class CurvePanel(Canvas):
    """``what`` is "f" or "f′". Static curves on one sheet; a frame changes the histogram alone."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = _ROWS[what]
        self._shown: tuple[Shown, ...] = ()
        self._reach = (-USUAL, USUAL)
        self._height = (0.0, 1.0)
        self._curves = (0.0, 1.0)  # lowest and highest value
        self.setMinimumSize(120, 60)
        self._drawn_in = LIGHT
        self.bands = Bands(self)
        self.bars = HistogramBars(self)
        self._sheet = Sheet(self, 1.0)
        self.lines = [Strokes(self, 2.0 + (index == 0) * -0.5, self._sheet) for index in range(MOST + 1)]
        self.labels = EndLabels(self, self._sheet)
        self.crosshair = Marks(self)
        self._x_name, self._y_name = "z", what

    def show_theme(self, theme: Theme) -> None:
        self._drawn_in = theme
        super().show_theme(theme)
        for layer in (self.bands, self.bars, self.labels):
            layer.show_theme(theme)
        self.crosshair.set_colors(theme.muted, theme.plot)
        self._draw_curves()

    def show_functions(
        self, shown: Sequence[Shown], reach: tuple[float, float], bands: Sequence[tuple[Region, str]]
    ) -> None:
        """These functions over z from ``reach[0]`` to ``reach[1]``, with the flat parts of the layer's own in words.

        The view that a person has moved is forgotten when the reach changed, and kept for other curves over it.
        """
        moved = self.is_moved and reach == self._reach and bool(self._shown)
        self._shown, self._reach = tuple(shown), reach
        self.set_names(self._x_name if shown else "", self._y_name if shown else "")
        self._draw_curves()
        self.bands.show_bands(bands)
        self.bars.show_if(bool(shown))
        if not shown:
            self.set_ticks(x=[], y=[])
            return
        self._place()
        if not moved:
            self._go_home()

    def show_histogram(self, histogram: PreActivations | None, flat: FloatArray | None) -> None:
        """The newest bars, and which share of each is hatched."""
        self.bars.show_bars(histogram, flat)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if getattr(self, "_shown", ()) and not self.is_moved:  # pyqtgraph's constructor resizes too
            self._go_home()

    def _draw_curves(self) -> None:
        """Every function's line in its look, and its label."""
        places = {shown.place: shown for shown in self._shown}
        labels = []
        for place, line in enumerate(self.lines):
            if place not in places:
                line.set_data(EMPTY, EMPTY)
                continue
            look = places[place].look(self._drawn_in)
            columns = curves(places[place].function, *self._reach)
            line.set_look(look)
            line.set_data(columns[0], columns[self._row])
            labels.append(Label(float(columns[self._row][-1]), places[place].label, look))
        self.labels.show_labels(labels)

    def _place(self) -> None:
        """From the lowest to the highest value over usual z, with the histogram's floor below."""
        drawn = np.concatenate([self._usual(shown.function) for shown in self._shown])
        bottom = max(min(float(drawn.min()), 0.0), LOWEST)
        top = min(max(float(drawn.max()), 1.0), HIGHEST)
        height = 1.12 * (top - bottom)
        floor = bottom - BAND / (1.0 - BAND) * height
        self.bars.stand_on(floor, bottom - 0.06 * height - floor)
        self._height = (floor - 0.02 * height, bottom + height)
        self._curves = (bottom - 0.01 * height, top)

    def _usual(self, function: Function) -> FloatArray:
        z, *columns = curves(function, -USUAL, USUAL)
        return columns[self._row - 1][np.isfinite(z)]

    def _go_home(self) -> None:
        """The whole reach, with room for the labels on the right."""
        low, high = self._reach
        width = max(self.area.width(), 1.0)
        share = min(self.labels.gutter() / width, 0.6)
        across, upward = int((1.0 - share) * width / scaled(40.0)), int(self.area.height() / scaled(45.0))
        y = linear_ticks(*self._curves, min(max(2, upward), 6))
        self.set_ticks(x=linear_ticks(low, high, min(max(3, across), 10)), y=y)
        self.home((low, low + (high - low) / (1.0 - share)), self._height, now=True)
