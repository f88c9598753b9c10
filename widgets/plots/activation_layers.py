"""What lies on the activation plot beside the curves: the histogram under them and the formulas."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from playground.frames import FloatArray, PreActivations
from widgets.plots.axes import Canvas
from widgets.plots.layers import Layer, Sheet, polygons_of
from widgets.theme import LIGHT, Theme


class HistogramBars(Layer):
    """The histogram as one outline on a floor of its own, hatched where the function is flat."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, 0.0)
        self._theme = LIGHT
        self._floor, self._height = 0.0, 1.0
        self._histogram: PreActivations | None = None
        self._flat: FloatArray | None = None

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.changed()

    def stand_on(self, floor: float, height: float) -> None:
        """Where the bars stand, and how high the highest is, in axis positions."""
        self._floor, self._height = floor, height
        self.changed()

    def show_bars(self, histogram: PreActivations | None, flat: FloatArray | None) -> None:
        """The counts to draw, and which share of every bin is hatched."""
        self._histogram, self._flat = histogram, flat
        self.changed()

    def draw(self, painter: QPainter) -> None:
        """Paint all bars, and the flat ones again with stripes."""
        left, right = self.canvas.shown_range()[0]
        x, y = self.canvas.to_pixels(np.array([left, right]), np.array([self._floor, self._floor]))
        painter.setPen(QPen(QColor(self._theme.muted), 1.0))
        painter.drawLine(QPointF(x[0], y[0]), QPointF(x[1], y[1]))
        if self._histogram is None or self._flat is None:
            return
        counts = self._histogram.counts
        heights = self._floor + self._height * counts / counts.max()
        painter.setPen(Qt.PenStyle.NoPen)
        fill = QColor(self._theme.muted)
        fill.setAlpha(110)
        painter.setBrush(fill)
        painter.drawPolygon(self._outline(self._histogram.edges, heights))
        flat = self._flat >= 0.5
        if flat.any():
            low = np.where(flat, heights, self._floor)
            painter.setBrush(QColor(self._theme.vanishing))
            painter.drawPolygon(self._outline(self._histogram.edges, low))
            stripes = QColor(self._theme.plot)
            stripes.setAlpha(150)
            painter.setBrush(QBrush(stripes, Qt.BrushStyle.BDiagPattern))
            painter.drawPolygon(self._outline(self._histogram.edges, low))

    def _outline(self, edges: FloatArray, heights: FloatArray) -> QPolygonF:
        """Steps over ``edges`` at ``heights``, closed along the floor."""
        x, y = np.repeat(edges, 2), np.concatenate([[self._floor], np.repeat(heights, 2), [self._floor]])
        return polygons_of(*self.canvas.to_pixels(x, y))[0]


class Formulas(Layer):
    """The formulas in the top left corner, each behind a sample of its line."""

    def __init__(self, canvas: Canvas, sheet: Sheet) -> None:
        super().__init__(canvas, 8.0, sheet)
        self.texts: tuple[str, ...] = ()
        self._theme = LIGHT

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.changed()

    def show_text(self, *texts: str) -> None:
        """One text a line."""
        self.texts = texts
        self.changed()

    def draw(self, painter: QPainter) -> None:
        """Paint samples and texts on a veil, so that a curve behind them does not spoil them."""
        font = self.canvas.font()
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        height = metrics.height() + 3.0
        widest = max((metrics.horizontalAdvance(text) for text in self.texts), default=0.0)
        box = QRectF(8.0, 8.0, widest + 50.0, height * len(self.texts) + 6.0)
        veil = QColor(self._theme.plot)
        veil.setAlpha(215)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        painter.drawRoundedRect(box, 4.0, 4.0)
        looks = ((self._theme.network, Qt.PenStyle.SolidLine, 2.5), (self._theme.accent, Qt.PenStyle.DashLine, 1.6))
        for index, (text, (colour, style, width)) in enumerate(zip(self.texts, looks, strict=False)):
            middle = box.top() + 3.0 + (index + 0.5) * height
            painter.setPen(QPen(QColor(colour), width, style))
            painter.drawLine(QPointF(box.left() + 8.0, middle), QPointF(box.left() + 32.0, middle))
            painter.setPen(QColor(self._theme.text))
            place = QRectF(box.left() + 40.0, middle - 0.5 * height, widest + 8.0, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
