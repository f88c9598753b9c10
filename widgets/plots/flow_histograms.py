"""Histograms of activations and of log10 |∂L/∂z|, a row a layer, on axes that all layers share."""

from __future__ import annotations

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from playground.flow import Flow
from playground.frames import FloatArray
from widgets.plots.flow_canvas import CENTER, LEFT, RIGHT, FlowCanvas
from widgets.plots.layers import polygons_of
from widgets.plots.ticks import Ticks, linear_ticks
from widgets.plots.wording import percent
from widgets.text_size import scaled

GAP = 22.0
SPIKE = 3.0
"""A bin so many times higher than the next one is cut off, with a gap to say so: ReLU's zeros flatten the rest."""


class HistogramTexts(msgspec.Struct, frozen=True):
    """Translated words around the histograms."""

    activations: str
    gradients: tuple[str, str]  # and in a narrow column
    zeros: str  # head of the share of exact zeros


class HistogramsCanvas(FlowCanvas):
    """Activations on the left, the sizes of ∂L/∂z on the right; heights are relative to each row's highest bin."""

    HIGHEST_ROW = 90.0

    def __init__(self, texts: HistogramTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._flow: Flow | None = None
        self.activations = QRectF()
        self.gradients = QRectF()
        self._zeros = QRectF()
        self._range = (-1.0, 1.0)
        self._decades = (-6.0, 0.0)

    def show_flow(self, flow: Flow, labels: tuple[str, ...], decades: tuple[float, float]) -> None:
        """The newest histograms, with a label a layer; ``decades`` is the range of log10 |∂L/∂z|."""
        self._flow, self._decades = flow, decades
        self._range = shared_range(flow.activation_edges, flow.activation_counts)
        self.show_labels(labels)
        self.refresh((self._range, self._decades))

    def head_height(self) -> float:
        return self.metrics.height() + 4.0

    def foot_height(self) -> float:
        return self.metrics.height() + 6.0

    def arrange(self) -> None:
        start = self.label_width() + 8.0
        zeros = max(self.metrics.horizontalAdvance(text) for text in (self._texts.zeros, "100 %")) + 2.0
        width = max(0.5 * (self.body.width() - start - zeros - 3.0 * GAP), 20.0)
        self.activations = QRectF(start, 0.0, width, 1.0)
        self.gradients = QRectF(start + width + GAP, 0.0, width, 1.0)
        self._zeros = QRectF(self.gradients.right() + GAP, 0.0, zeros, 1.0)

    def value_at(self, x: float) -> tuple[bool, float] | None:
        """Which histogram is under ``x`` (true for activations), and the value there."""
        for rect, (low, high) in ((self.activations, self._range), (self.gradients, self._decades)):
            if rect.left() <= x < rect.right():
                return rect is self.activations, low + (x - rect.left()) / rect.width() * (high - low)
        return None

    # --- drawing

    def draw_back(self, painter: QPainter) -> None:
        painter.setPen(QColor(self.theme.text))
        whole, short = self._texts.gradients
        fits = self.metrics.horizontalAdvance(whole) <= self.gradients.width() + GAP - 4.0
        columns = ((self.activations, self._texts.activations), (self.gradients, whole if fits else short))
        for rect, text in columns:
            text = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + GAP - 4.0)
            painter.drawText(QRectF(rect.left(), 0.0, rect.width() + GAP, self.metrics.height()), LEFT, text)
        box = QRectF(self._zeros.left() - GAP, 0.0, self._zeros.width() + GAP, self.metrics.height())
        painter.drawText(box, RIGHT, self._texts.zeros)

        self._draw_ticks(painter)

    def _draw_ticks(self, painter: QPainter) -> None:
        """A line behind the rows at every mark, and its number below them."""
        below = QRectF(0.0, self.body.bottom() + 2.0, scaled(60), self.metrics.height())
        taken = 0.0
        for rect, ticks in self._axes():
            for at, text in ticks:
                x = self.x_of(at, rect)
                painter.setPen(QPen(QColor(self.theme.muted if at == 0.0 else self.theme.grid), 1.0))
                painter.drawLine(QPointF(x, self.body.top()), QPointF(x, self.body.bottom()))
                half = 0.5 * self.metrics.horizontalAdvance(text)
                if x - half < taken:
                    continue
                taken = x + half + 4.0
                painter.setPen(QColor(self.theme.muted))
                painter.drawText(below.translated(x - scaled(30), 0.0), CENTER, text)

    def _axes(self) -> list[tuple[QRectF, Ticks]]:
        """Both columns with their marks."""
        most = max(2, int(self.activations.width() / scaled(70.0)))
        marks = linear_ticks(*self._range, most)
        stride = max(1, round((self._decades[1] - self._decades[0]) / most))
        first = int(np.ceil(self._decades[0]))
        powers = range(first, int(np.floor(self._decades[1])) + 1)
        decades = [(float(power), "1" if power == 0 else f"1e{power}") for power in powers if power % stride == 0]
        return [(self.activations, marks), (self.gradients, decades)]

    def x_of(self, value: float, rect: QRectF) -> float:
        """Where a value is drawn in one of the two columns."""
        low, high = self._range if rect is self.activations else self._decades
        return rect.left() + (value - low) / (high - low) * rect.width()

    def draw_rows(self, painter: QPainter, rows: range) -> None:
        flow = self._flow
        if flow is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # steps have straight edges
        hidden = len(flow.activation_counts)
        for row in rows:
            if row < hidden:
                edges, counts = flow.activation_edges[row], flow.activation_counts[row]
                self._draw_histogram(painter, row, self.activations, self._range, edges, counts, self.theme.healthy)
            edges, counts = flow.gradient_edges[row], flow.gradient_counts[row]
            self._draw_histogram(painter, row, self.gradients, self._decades, edges, counts, self.theme.accent)
        self._draw_zeros(painter, rows, flow)

    def _draw_histogram(
        self,
        painter: QPainter,
        row: int,
        area: QRectF,
        span: tuple[float, float],
        edges: FloatArray,
        counts: FloatArray,
        colour: str,
    ) -> None:
        rect = self.row_rect(row)
        polygon, cut = outline(edges, counts, span, area, rect)
        if polygon is None:
            return
        fill = QColor(colour)
        fill.setAlpha(150)
        painter.setPen(QPen(QColor(colour), 1.0))
        painter.setBrush(fill)
        painter.drawPolygon(polygon)
        if cut is not None:
            painter.fillRect(QRectF(cut - 4.0, rect.top() + 0.32 * rect.height(), 9.0, 2.0), QColor(self.theme.card))

    def _draw_zeros(self, painter: QPainter, rows: range, flow: Flow) -> None:
        painter.setPen(QColor(self.theme.muted))
        for row in rows:
            rect = self.row_rect(row)
            box = QRectF(self._zeros.left(), rect.top(), self._zeros.width(), rect.height())
            self.write(painter, box, RIGHT, f"{percent(float(flow.gradient_zeros[row]))} %")


def shared_range(edges: FloatArray, counts: FloatArray) -> tuple[float, float]:
    """Lowest and highest edge of the histograms (n, bins + 1) that hold anything, rounded outwards to a tenth of it."""
    filled = counts.sum(axis=1) > 0 if len(counts) else np.zeros(0, dtype=bool)
    finite = edges[filled][np.isfinite(edges[filled]).all(axis=1)] if filled.any() else np.empty((0, 2))
    if not len(finite):
        return -1.0, 1.0
    low, high = float(finite.min()), float(finite.max())
    step = 10.0 ** np.floor(np.log10(max(high - low, 1e-30)))
    low, high = float(np.floor(low / step * 2.0) * step / 2.0), float(np.ceil(high / step * 2.0) * step / 2.0)
    return (low, high) if high > low else (low - 0.5, high + 0.5)


def outline(
    edges: FloatArray, counts: FloatArray, span: tuple[float, float], area: QRectF, rect: QRectF
) -> tuple[QPolygonF | None, float | None]:
    """The steps of a histogram as a polygon within ``area``'s columns and ``rect``'s rows, and where a bin is cut off.

    None without counts. A bin ``SPIKE`` times above the second highest is drawn at full height and cut.
    """
    total = counts.sum()
    if not total > 0 or not np.isfinite(edges).all():
        return None, None
    filled = np.flatnonzero(counts)  # empty bins at the ends would underline the whole axis
    edges, counts = edges[filled[0] : filled[-1] + 2], counts[filled[0] : filled[-1] + 1]
    order = np.argsort(counts)
    highest, second = float(counts[order[-1]]), float(counts[order[-2]]) if len(counts) > 1 else 0.0
    spiked = second > 0.0 and highest > SPIKE * second
    top = 1.6 * second if spiked else highest
    low, high = span
    x = area.left() + np.clip((edges - low) / (high - low), 0.0, 1.0) * area.width()
    base = rect.bottom() - 1.0
    y = base - np.minimum(counts / top, 1.0) * (rect.height() - 4.0)
    xs = np.concatenate([[x[0]], np.repeat(x, 2)[1:-1], [x[-1]]])
    ys = np.concatenate([[base], np.repeat(y, 2), [base]])
    cut = int(order[-1])
    return polygons_of(xs, ys)[0], float(0.5 * (x[cut] + x[cut + 1])) if spiked else None

