"""The network's MSE on a scale that linear layers cannot go down to the end of."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.affine import Measured
from widgets.numbers import fill_in
from widgets.plots.ticks import number
from widgets.theme import LIGHT, Theme, scaled_font

BAR = 12.0
MARK = 5.0
ROOM = 1.1
"""The scale ends this far beyond the largest value on it."""
MOST = 2.0
"""A network more than so many times worse than the mean is beyond the scale."""


class MseGauge(QWidget):
    """0 on the left: hatched up to least squares, which is as far as linear layers go; a triangle for the network."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._measured: Measured | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def show_measured(self, measured: Measured | None) -> None:
        """The newest MSEs; ``None`` while there are none."""
        self._measured = measured
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(220, math.ceil(2 * line + BAR + MARK + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def top(self) -> float:
        """The MSE at the right end."""
        assert self._measured is not None
        mean, network = self._measured.mean_mse, self._measured.network_mse
        largest = max(mean, min(network, MOST * mean)) if math.isfinite(network) else mean
        return ROOM * max(largest, self._measured.best_mse) or 1.0

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.card))
        painter.setFont(scaled_font(self.font(), 0.9))
        line = painter.fontMetrics().height()
        bar = QRectF(0.5, line + 1.5, self.width() - 1.0, BAR)
        if self._measured is not None:
            self._paint_bar(painter, bar, self._measured)
            self._paint_words(painter, bar, self._measured)
        painter.end()

    def _x(self, value: float, bar: QRectF) -> float:
        return bar.left() + min(value / self.top(), 1.0) * bar.width()

    def _paint_bar(self, painter: QPainter, bar: QRectF, now: Measured) -> None:
        theme = self._theme
        wall = self._x(now.best_mse, bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.field))
        painter.drawRect(bar)
        if math.isfinite(now.network_mse) and now.network_mse > now.best_mse:
            painter.setBrush(QColor(theme.network))
            painter.drawRect(QRectF(wall, bar.top() + 3.5, self._x(now.network_mse, bar) - wall, bar.height() - 7.0))
        out_of_reach = QRectF(bar.left(), bar.top(), wall - bar.left(), bar.height())
        painter.setBrush(QBrush(QColor(theme.muted), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(out_of_reach)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.drawRect(bar)
        mean = self._x(now.mean_mse, bar)
        painter.setPen(QPen(QColor(theme.muted), 1.0))
        painter.drawLine(QPointF(mean, bar.top() - 2.0), QPointF(mean, bar.bottom()))
        painter.setPen(QPen(QColor(theme.healthy), 3.0))
        painter.drawLine(QPointF(wall, bar.top() - 2.0), QPointF(wall, bar.bottom() + 1.0))

    def _paint_words(self, painter: QPainter, bar: QRectF, now: Measured) -> None:
        theme = self._theme
        best = fill_in(self.tr("least squares {mse}"), mse=number(now.best_mse))
        mean = fill_in(self.tr("mean {mse}"), mse=number(now.mean_mse))
        taken = self._write(painter, best, self._x(now.best_mse, bar), 0.0, theme.text)
        metrics = painter.fontMetrics()
        at = self._x(now.mean_mse, bar)
        if min(at + metrics.horizontalAdvance(mean) / 2, self.width()) - metrics.horizontalAdvance(mean) > taken + 10:
            self._write(painter, mean, at, 0.0, theme.muted)
        finite = math.isfinite(now.network_mse)
        x = self._x(now.network_mse, bar) if finite else bar.right()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.network))
        base = bar.bottom() + 1.5
        corners = [QPointF(x, base), QPointF(x - MARK, base + MARK + 2), QPointF(x + MARK, base + MARK + 2)]
        if not finite or now.network_mse > self.top():  # it points on beyond the end
            middle = base + MARK / 2 + 1
            corners = [QPointF(x, middle), QPointF(x - MARK - 2, middle - MARK), QPointF(x - MARK - 2, middle + MARK)]
        painter.drawPolygon(QPolygonF(corners))
        words = fill_in(self.tr("network {mse}"), mse=number(now.network_mse))
        wide = metrics.horizontalAdvance(words)
        right = x + MARK + 5 + wide <= self.width()
        left = x + MARK + 5 if right else x - MARK - 7 - wide
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(round(left), round(base + metrics.ascent())), words)

    def _write(self, painter: QPainter, words: str, at: float, top: float, color: str) -> float:
        """``words`` centred on ``at`` within the widget; where they end."""
        metrics = painter.fontMetrics()
        wide = metrics.horizontalAdvance(words)
        left = min(max(at - wide / 2, 0.0), self.width() - wide)
        painter.setPen(QColor(color))
        painter.drawText(QPointF(round(left), round(top + metrics.ascent())), words)
        return left + wide
