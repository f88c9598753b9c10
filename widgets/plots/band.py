"""Many curves of one kind: a band from the lowest to the highest, with its members as thin lines."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from widgets.plots.canvas import Canvas
from widgets.plots.layers import EMPTY, Layer, Line, Sheet, mixed, polygons_of
from widgets.theme import LIGHT, Theme

FloatArray = NDArray[np.float64]

ALPHA = 46
NOTHING = np.zeros((0, 0))


class Fill(Layer):
    """The area between two curves over the same x."""

    def __init__(self, canvas: Canvas, z: float, sheet: Sheet) -> None:
        super().__init__(canvas, z, sheet)
        self.xs, self.low, self.high = EMPTY, EMPTY, EMPTY
        self._color = QColor()

    def set_color(self, color: str) -> None:
        """``#rrggbb``; the area is drawn translucent."""
        self._color = QColor(color)
        self._color.setAlpha(ALPHA)
        self.changed()

    def set_data(self, x: FloatArray, low: FloatArray, high: FloatArray) -> None:
        """Axis positions (n,) each."""
        self.xs, self.low, self.high = x, low, high
        self.changed()

    def draw(self, painter: QPainter) -> None:
        finite = np.isfinite(self.low) & np.isfinite(self.high)
        if finite.sum() < 2:
            return
        x = np.concatenate([self.xs[finite], self.xs[finite][::-1]])
        y = np.concatenate([self.low[finite], self.high[finite][::-1]])
        px, py = self.canvas.to_pixels(x, y)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        for polygon in polygons_of(px, py):
            painter.drawPolygon(QPolygonF(polygon))


class Band:
    """A band and its members on one canvas, painted on a sheet of their own: they change a few times a second."""

    def __init__(self, canvas: Canvas, z: float) -> None:
        sheet = Sheet(canvas, z)
        self.fill = Fill(canvas, z, sheet)
        self.members = Line(canvas, z + 0.1, sheet)
        self.middle = Line(canvas, z + 0.2, sheet, width=1.5)
        self._color = LIGHT.test

    def show_color(self, color: str, theme: Theme) -> None:
        """``#rrggbb`` of the band, and the plot under it."""
        self.fill.set_color(color)
        self.members.set_color(mixed(color, theme.plot, 0.55))
        self.middle.set_color(color)

    def show(self, x: FloatArray, members: FloatArray) -> None:
        """Members (n, k) over the same ``x`` (n,) in axis positions; none for no band. The thick line is the median."""
        if not len(x) or not members.size:
            self.fill.set_data(EMPTY, EMPTY, EMPTY)
            self.members.set_data(EMPTY, EMPTY)
            self.middle.set_data(EMPTY, EMPTY)
            return
        known = np.where(np.isfinite(members), members, np.nan)
        some = np.isfinite(known).any(axis=1)
        low, middle, high = (np.full(len(x), np.nan) for _ in range(3))
        low[some], high[some] = np.nanmin(known[some], axis=1), np.nanmax(known[some], axis=1)
        middle[some] = np.nanmedian(known[some], axis=1)
        self.fill.set_data(x, low, high)
        self.members.set_data(x, members)
        self.middle.set_data(x, middle)

    def show_if(self, shown: bool) -> None:
        """Show or hide all of it."""
        for layer in (self.fill, self.members, self.middle):
            layer.show_if(shown)
