"""Factor by factor, why the gradient fades: measured growth through each layer beside the bound that it obeys."""

from __future__ import annotations

import math
from fractions import Fraction

import msgspec
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from playground.flow import Flow
from playground.frames import FloatArray
from widgets.numbers import write
from widgets.plots.decade_scale import DecadeScale
from widgets.plots.flow_canvas import BAR, CENTER, LEFT, RIGHT, FlowCanvas
from widgets.plots.flow_reading import bound, left, text_of
from widgets.text_size import scaled
from widgets.theme import LIGHT

GAP = 18.0
LEAST_BARS = 90.0
"""Pixels below which there are bars for the factors alone; below half of them there are none."""
SUMMARY_LINES = 2
"""Lines of the summary at least, so that it does not move the rows where numbers become a little longer."""
TWO_LINES = 2.2
"""Heights of a letter that two lines take at most."""
TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class FadingTexts(msgspec.Struct, frozen=True):
    """Translated words around the bars."""

    bound: str  # head of the written-out bound
    measured: str  # head of the bars: measured
    allowed: str  # and the bound
    left: str  # head of the cumulative product
    output: str  # label of the row that everything starts from
    start: str  # what stands in it
    nothing: str  # instead of a growth that is none: nothing arrives


def fraction_text(value: float) -> str:
    """A slope's bound as it is known: ``¼``, ``1``, ``1.13``."""
    return {Fraction(1, 4): "¼", Fraction(1, 2): "½"}.get(Fraction(value), write(value, ".3g"))


class FadingCanvas(FlowCanvas):
    """Rows are read from below: the gradient starts at the output and each row above multiplies it once more."""

    def __init__(self, texts: FadingTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._flow: Flow | None = None
        self._summary = ""
        self._lines = SUMMARY_LINES
        self._bound: FloatArray = np.empty(0)
        self._left: FloatArray = np.empty(0)
        self._most: FloatArray = np.empty(0)
        self.scale = DecadeScale()  # of the factors
        self.left_scale = DecadeScale()
        self.theme = LIGHT
        self._equation = self._factors = self._products = QRectF()
        self._number = 0.0

    def show_flow(
        self, flow: Flow, labels: tuple[str, ...], summary: str, scales: tuple[DecadeScale, DecadeScale]
    ) -> None:
        """The newest numbers with a label a layer, the output's last; the scales take in factors and products."""
        self._flow, self._summary = flow, summary
        self._bound = bound(flow)
        self._left, self._most = left(flow.growth), left(self._bound)
        self.scale, self.left_scale = scales
        self.scale.show([*flow.growth.tolist(), *self._bound.tolist()])
        self.left_scale.show([*self._left.tolist(), *self._most.tolist()])
        self.show_labels(labels)
        self._make_room()
        self.refresh((self.scale.low, self.scale.high, self.left_scale.low, self.left_scale.high))

    def head_height(self) -> float:
        return 2.0 * self.metrics.height() + 6.0

    def foot_height(self) -> float:
        return self._lines * self.metrics.height() + 8.0

    def lay_out(self) -> None:
        self._lines = SUMMARY_LINES
        super().lay_out()
        self._make_room()

    def _make_room(self) -> None:
        """For all lines of the summary; no fewer until the next layout, or the rows would go up and down."""
        box = self.metrics.boundingRect(QRectF(0.0, 0.0, self.width() - 4.0, 1e4), int(TOP_LEFT), self._summary)
        lines = math.ceil(box.height() / self.metrics.height() - 0.1)
        if lines > self._lines:
            self._lines = lines
            super().lay_out()

    def arrange(self) -> None:
        advance = self.metrics.horizontalAdvance
        start = self.label_width() + 4.0
        equation = advance("‖W‖₂ 0.000 × 1.13 = 0.000 ≥ 0.0000") + 4.0
        self._number = advance("0.0e-00") + 8.0
        room = self.body.width() - start - equation - self._number - 3.0 * GAP
        factors, products = 0.6 * room, 0.4 * room
        if room < LEAST_BARS:
            number = self._head_width()
            factors, products = room + GAP - (number - self._number), 0.0
            self._number = number
        self._equation = QRectF(start, 0.0, equation, 1.0)
        self._factors = QRectF(self._equation.right() + GAP, 0.0, factors if factors >= 0.5 * LEAST_BARS else 0.0, 1.0)
        end = self.body.width() - self._number
        self._products = QRectF(end - products, 0.0, products, 1.0)

    def _head_width(self) -> float:
        """What the head above the products takes in two lines."""
        width, text = self._number, self._texts.left
        while self.metrics.boundingRect(QRectF(0.0, 0.0, width, 1e4), int(TOP_RIGHT), text).height() > TWO_LINES * (
            self.metrics.height()
        ):
            width += 4.0
        return width

    def factor_x(self, value: float) -> float:
        """Where a factor > 0 stands on the log axis around 1, at most at its ends."""
        area = self._factors
        return area.left() + min(max(self.scale.fraction(value), 0.0), 1.0) * area.width()

    def factor_rect(self, row: int) -> QRectF:
        """The bar of the measured growth: from 1 to the left where the gradient shrinks, else to the right."""
        assert self._flow is not None
        return self._between(row, float(self._flow.growth[row]), BAR)

    def _between(self, row: int, value: float, height: float) -> QRectF:
        if not 0.0 < value < math.inf or not self._factors.width():
            return QRectF()
        here, one = self.factor_x(value), self.factor_x(1.0)
        middle = self.row_rect(row).center().y()
        return QRectF(min(here, one), middle - 0.5 * height, max(abs(here - one), 1.5), height)

    def equation(self, row: int) -> str:
        """The bound of a layer written out, and what was measured."""
        flow = self._flow
        assert flow is not None
        growth = float(flow.growth[row])
        norm, most = text_of(float(flow.weight_bound[row])), fraction_text(float(flow.slope_bound[row]))
        measured = text_of(growth) if math.isfinite(growth) else self._texts.nothing
        return f"‖W‖₂ {norm} × {most} = {text_of(float(self._bound[row]))} ≥ {measured}"

    # --- drawing

    def draw_back(self, painter: QPainter) -> None:
        height = self.metrics.height()
        painter.setPen(QColor(self.theme.text))
        left = self._products.left() if self._products.width() else self.body.width() - self._number
        bound_end = self._factors.left() if self._factors.width() else left
        box = QRectF(self._equation.left(), 0.0, bound_end - 4.0 - self._equation.left(), 2.0 * height)
        painter.drawText(box, TOP_LEFT, self._texts.bound)
        box = QRectF(left, 0.0, self.body.width() - left, height * (1 if self._products.width() else 2))
        painter.drawText(box, TOP_LEFT if self._products.width() else TOP_RIGHT, self._texts.left)
        self._draw_key(painter, height)
        painter.setPen(QColor(self.theme.muted))
        for rect, scale in self._axes():
            one = rect.left() - scale.low / (scale.high - scale.low) * rect.width()
            painter.drawText(QRectF(one - 20.0, height, 40.0, height), CENTER, "1")
            box = QRectF(rect.left(), height, rect.width(), height)
            if one - rect.left() > scaled(46):
                painter.drawText(box, LEFT, f"1e{scale.low}")
            if rect.right() - one > scaled(46):
                painter.drawText(box, RIGHT, f"1e{scale.high}")

    def _axes(self) -> list[tuple[QRectF, DecadeScale]]:
        """The columns of bars that there is room for."""
        columns = ((self._factors, self.scale), (self._products, self.left_scale))
        return [(rect, scale) for rect, scale in columns if rect.width() > 0.0]

    def _draw_key(self, painter: QPainter, height: float) -> None:
        """Which bar is which."""
        x, middle = self._factors.left(), 0.5 * height
        for text, of_bound in ((self._texts.measured, False), (self._texts.allowed, True)):
            width = self.metrics.horizontalAdvance(text)
            if x + 18.0 + width > self._factors.right() + 6.0:
                return
            key = QRectF(x, middle - 4.0, 14.0, 8.0)
            if of_bound:
                self._draw_bounds(painter, [key])
            else:
                halves = (key.adjusted(0.0, 0.0, -7.0, 0.0), key.adjusted(7.0, 0.0, 0.0, 0.0))
                self.draw_rects(painter, [halves[0]], self.theme.vanishing, Qt.BrushStyle.NoBrush)
                self.draw_rects(painter, [halves[1]], self.theme.exploding, Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self.theme.text))
            painter.drawText(QRectF(x + 18.0, 0.0, width + 2.0, height), LEFT, text)
            x += width + 30.0

    def draw_rows(self, painter: QPainter, rows: range) -> None:
        flow = self._flow
        if flow is None:
            return
        hidden = [row for row in rows if row < len(flow.growth)]
        self._draw_axes(painter, rows)
        self._draw_bounds(painter, [self._between(row, float(self._bound[row]), BAR + 4.0) for row in hidden])
        shrink = [self.factor_rect(row) for row in hidden if flow.growth[row] < 1.0]
        grow = [self.factor_rect(row) for row in hidden if flow.growth[row] >= 1.0]
        self.draw_rects(painter, shrink, self.theme.vanishing, Qt.BrushStyle.NoBrush)
        self.draw_rects(painter, grow, self.theme.exploding, Qt.BrushStyle.NoBrush)
        self._draw_products(painter, rows)
        self._draw_texts(painter, rows, hidden)

    def _draw_axes(self, painter: QPainter, rows: range) -> None:
        """A line at 1 in both columns of bars, paler ones at the other decades where there is room."""
        top, bottom = self.row_rect(rows[0]).top(), self.row_rect(rows[-1]).bottom()
        for rect, scale in self._axes():
            span = scale.high - scale.low
            stride = max(1, math.ceil(12.0 * span / rect.width()))
            for decade in range(scale.low, scale.high + 1):
                if decade % stride:
                    continue
                pen = QPen(QColor(self.theme.grid if decade else self.theme.muted), 1.0)
                painter.setPen(pen)
                x = rect.left() + (decade - scale.low) / span * rect.width()
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _draw_bounds(self, painter: QPainter, rects: list[QRectF]) -> None:
        """Hollow and striped, so that the measured bar within is seen."""
        painter.setPen(QPen(QColor(self.theme.muted), 1.0))
        stripes = QColor(self.theme.muted)
        stripes.setAlpha(90)
        painter.setBrush(QBrush(stripes, Qt.BrushStyle.BDiagPattern))
        painter.drawRects([rect for rect in rects if not rect.isEmpty()])

    def _draw_products(self, painter: QPainter, rows: range) -> None:
        """Measured product as a disc, the bounds' as a tick; joined from row to row, they are two curves."""
        for products, measured in ((self._most, False), (self._left, True)) if self._products.width() else ():
            points = []
            for row in rows:
                value = float(products[row]) if row < len(products) else 1.0
                if 0.0 < value < math.inf:
                    share = min(max(self.left_scale.fraction(value), 0.0), 1.0)
                    x = self._products.left() + share * self._products.width()
                    points.append(QPointF(x, self.row_rect(row).center().y()))
            colour = QColor(self.theme.accent if measured else self.theme.muted)
            painter.setPen(QPen(colour, 1.6 if measured else 1.0, Qt.PenStyle.SolidLine if measured else _DASHES))
            painter.setBrush(colour)
            painter.drawPolyline(points)
            for point in points if measured else ():
                painter.drawEllipse(point, 2.6, 2.6)

    def _draw_texts(self, painter: QPainter, rows: range, hidden: list[int]) -> None:
        painter.setPen(QColor(self.theme.text))
        for row in rows:
            rect = self.row_rect(row)
            first = self.equation(row) if row in hidden else self._texts.start
            box = QRectF(self._equation.left(), rect.top(), self._equation.width() + GAP, rect.height())
            self.write(painter, box, LEFT, first)
            product = float(self._left[row]) if row in hidden else 1.0
            text = text_of(product)
            box = QRectF(self.body.width() - self._number, rect.top(), self._number - 2.0, rect.height())
            self.write(painter, box, RIGHT, text)

    def draw_foot(self, painter: QPainter) -> None:
        painter.setPen(QColor(self.theme.text))
        box = QRectF(2.0, self.height() - self.foot_height() + 4.0, self.width() - 4.0, self.foot_height() - 4.0)
        painter.drawText(box, LEFT | Qt.TextFlag.TextWordWrap, self._summary)


_DASHES = Qt.PenStyle.DashLine
