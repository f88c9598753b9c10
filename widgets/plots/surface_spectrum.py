"""All eigenvalues of the Hessian as bars: how many of which size, negative ones on the left."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.spectrum import FloatArray, Spectrum
from widgets.numbers import fill_in
from widgets.plots.surface_paint import CENTER, LEFT, RIGHT
from widgets.plots.ticks import number
from widgets.theme import LIGHT, Theme, scaled_font

DECADES = 6
"""Sizes that are told apart on either side of what counts as flat; smaller ones are nearest to the middle."""
BINS = 4
"""Bars a decade."""


def binned(values: FloatArray, flat: float) -> tuple[FloatArray, FloatArray]:
    """Positions −1 to 1 and counts of the bars: 0 is what is flat, beside it decades of |λ| up to the largest."""
    largest = float(np.abs(values).max(initial=0.0)) or 1.0
    floor = max(flat, largest * 10.0**-DECADES)
    span = math.log10(largest / floor) if largest > floor else 1.0
    with np.errstate(divide="ignore"):
        size = np.clip(np.log10(np.abs(values) / floor) / span, 0.0, 1.0)
    bars = max(2, round(span * BINS))
    index = np.where(np.abs(values) <= floor, 0, 1 + np.minimum((size * bars).astype(np.intp), bars - 1))
    index = index * np.sign(values).astype(np.intp)
    at = np.arange(-bars, bars + 1)
    return at / (bars + 0.5), np.array([np.count_nonzero(index == each) for each in at], dtype=np.float64)


class SpectrumCanvas(QWidget):
    """A histogram on logarithmic axes both ways, so that a single eigenvalue is seen beside hundreds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = LIGHT
        self._spectrum: Spectrum | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(90)
        self.setToolTip(
            self.tr(
                "Every eigenvalue is a direction in which the loss curves: right is up, left is down, "
                "in the middle hardly at all. Bars count directions, on a logarithmic scale."
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(300, 130)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def show_spectrum(self, spectrum: Spectrum | None) -> None:
        """All eigenvalues, or None for nothing."""
        self._spectrum = spectrum
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.card))
        if self._spectrum is not None:
            painter.setFont(scaled_font(self.font(), 0.85))
            self._paint(painter, self._spectrum)
        painter.end()

    def _paint(self, painter: QPainter, spectrum: Spectrum) -> None:
        theme, metrics = self._theme, QFontMetricsF(painter.font())
        line = metrics.height()
        area = QRectF(30.0, line + 2.0, self.width() - 38.0, self.height() - 2.0 * line - 6.0)
        painter.fillRect(area, QColor(theme.plot))
        at, counts = binned(spectrum.eigenvalues, spectrum.verdict.numbers.undecided)
        most = math.log10(1.0 + counts.max(initial=1.0))
        self._paint_counts(painter, area, most)
        width = 0.8 * area.width() / len(at)
        for position, count in zip(at, counts, strict=True):
            if count == 0.0:
                continue
            height = math.log10(1.0 + count) / most * (area.height() - 4.0)
            x = area.center().x() + position * area.width() / 2.0
            colour = theme.muted if position == 0.0 else theme.train if position > 0.0 else theme.exploding
            bar = QRectF(x - width / 2, area.bottom() - height, width, height)
            painter.fillRect(bar, QBrush(QColor(colour), _PATTERNS[int(np.sign(position))]))
            painter.setPen(QPen(QColor(colour), 1.0))
            painter.drawRect(bar)
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.drawRect(area)
        self._paint_words(painter, area, spectrum, line)

    def _paint_counts(self, painter: QPainter, area: QRectF, most: float) -> None:
        for count in (1, 10, 100, 1000):
            share = math.log10(1.0 + count) / most
            if share <= 1.0:
                y = area.bottom() - share * (area.height() - 4.0)
                painter.setPen(QPen(QColor(self._theme.grid), 1.0))
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
                painter.setPen(QColor(self._theme.muted))
                painter.drawText(QRectF(0.0, y - 8.0, area.left() - 4.0, 16.0), RIGHT, str(count))

    def _paint_words(self, painter: QPainter, area: QRectF, spectrum: Spectrum, line: float) -> None:
        largest = float(np.abs(spectrum.eigenvalues).max(initial=0.0))
        upward = len(spectrum.eigenvalues) - spectrum.downward - spectrum.flat
        below = QRectF(area.left(), area.bottom() + 2.0, area.width(), line)
        above = QRectF(area.left(), 0.0, area.width(), line)
        painter.setPen(QColor(self._theme.muted))
        for side, text in ((LEFT, f"−{number(largest)}"), (CENTER, "0"), (RIGHT, number(largest))):
            painter.drawText(below, side, text)
        painter.setPen(QColor(self._theme.text))
        heads = (
            (LEFT, fill_in(self.tr("{n:,} down"), n=spectrum.downward)),
            (CENTER, fill_in(self.tr("{n:,} flat"), n=spectrum.flat)),
            (RIGHT, fill_in(self.tr("{n:,} up"), n=upward)),
        )
        for side, text in heads:
            painter.drawText(above, side, text)


_PATTERNS = {-1: Qt.BrushStyle.BDiagPattern, 0: Qt.BrushStyle.Dense5Pattern, 1: Qt.BrushStyle.SolidPattern}
