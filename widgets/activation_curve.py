"""Small drawings of the activation functions' curves, for rows and lists."""

from __future__ import annotations

import functools
import sys

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.activations import ACTIVATIONS
from widgets.text_size import px
from widgets.theme import LIGHT, Theme

REACH = 3.5
"""Curves are drawn for pre-activations from minus to plus so much."""
KEPT = 128
"""Drawings: those of one theme and text size are half as many."""
LIST_SIZE = QSize(34, 18)
LIST_SLOPE = 0.12
"""LeakyReLU's slope in lists, where no layer says one: steep enough to be told from ReLU."""


def can_draw() -> bool:
    """Whether curves can be drawn without a wait: NumPy is not there yet when the window is painted first."""
    return "numpy" in sys.modules


@functools.lru_cache(maxsize=KEPT)
def curve_pixmap(name: str, slope: float, theme: Theme, width: int, height: int, scale: float) -> QPixmap:
    """The curve of activation ``name`` over its axes, ``width`` by ``height`` pixels of ``scale`` device pixels."""
    import numpy as np

    pixmap = QPixmap(round(width * scale), round(height * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    z = np.linspace(-REACH, REACH, 4 * width)
    values = ACTIVATIONS[name].function(z, slope)
    low, high = min(float(values.min()), -0.2), max(float(values.max()), 0.2)
    # bounded curves fill the height, unbounded ones run from corner to corner
    x = 1.5 + (z + REACH) / (2 * REACH) * (width - 3)
    y = height - 2 - (values - low) / (high - low) * (height - 4)
    painter = QPainter(pixmap)
    zero = height - 2 - (0.0 - low) / (high - low) * (height - 4)
    painter.setPen(QPen(QColor(theme.border), 1.0))
    painter.drawLine(QPointF(0.5, round(zero) + 0.5), QPointF(width - 0.5, round(zero) + 0.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in zip(x.tolist(), y.tolist(), strict=True)]))
    painter.end()
    return pixmap


def curve_icon(name: str, theme: Theme) -> QIcon:
    """The curve for a list of activations, sharp on dense displays."""
    icon = QIcon()
    for scale in (1.0, 2.0, 3.0):
        pixmap = curve_pixmap(name, LIST_SLOPE, theme, px(LIST_SIZE.width()), px(LIST_SIZE.height()), scale)
        # selected entries keep their colour
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
            icon.addPixmap(pixmap, mode)
    return icon


class ActivationCurve(QWidget):
    """The curve of one layer's activation function, as wide as ``size`` or less where room is short."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self._name = "identity"
        self._slope = 0.0
        self._theme = LIGHT
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_text_size()

    def show_text_size(self) -> None:
        """No wider than it is meant to be."""
        self.setMaximumWidth(self.sizeHint().width())

    def sizeHint(self) -> QSize:
        return QSize(px(self._size.width()), px(self._size.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def show_activation(self, name: str, slope: float) -> None:
        """Draw activation ``name`` with LeakyReLU's ``slope``."""
        # the slope is nobody's but LeakyReLU's: others share one drawing
        slope = slope if ACTIVATIONS[name].has_slope else 0.0
        if (name, slope) != (self._name, self._slope):
            self._name, self._slope = name, slope
            self.update()

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() < 12 or not can_draw():
            return
        scale = self.devicePixelRatioF()
        pixmap = curve_pixmap(self._name, self._slope, self._theme, self.width(), self.height(), scale)
        QPainter(self).drawPixmap(0, 0, pixmap)
