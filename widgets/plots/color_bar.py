"""A slim bar that says which colour is which value."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.plots.ticks import linear_ticks
from widgets.text_size import px
from widgets.theme import LIGHT, Theme, scaled_font

Table = NDArray[np.uint8]
WIDTH = 10


def viridis() -> Table:
    """The colours (256, 3) of matplotlib's viridis, dark to light."""
    table: Table = pg.colormap.get("viridis").getLookupTable(0.0, 1.0, 256)[:, :3]
    return table


def diverging(low: str, middle: str, high: str) -> Table:
    """Colours (256, 3) from ``#rrggbb`` ``low`` over ``middle`` to ``high``, straight lines in sRGB."""
    anchors = [QColor(color) for color in (low, middle, high)]
    channels = [[c.red() for c in anchors], [c.green() for c in anchors], [c.blue() for c in anchors]]
    places = np.linspace(0.0, 2.0, 256)
    return np.stack([np.interp(places, [0, 1, 2], channel) for channel in channels], axis=1).astype(np.uint8)


class ColorBar(QWidget):
    """A vertical gradient with round numbers, from the lowest value at the bottom to the highest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._table: Table = np.zeros((256, 3), dtype=np.uint8)
        self._image = QImage()
        self._signs = ("", "")
        self.levels = (0.0, 1.0)
        self.inset = (8, 24)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_scale(
        self, table: Table, levels: tuple[float, float], theme: Theme, signs: tuple[str, str] = ("", "")
    ) -> None:
        """``table`` (256, 3) over ``levels``; ``signs`` stand before the negative and the positive numbers."""
        self._signs = signs
        self._theme, self._table, self.levels = theme, np.ascontiguousarray(table[::-1]), levels
        self._image = QImage(self._table.data, 1, 256, 3, QImage.Format.Format_RGB888).copy()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(scaled_font(self.font(), 0.85))
        widest = max((metrics.horizontalAdvance(text) for _, text in self._ticks()), default=20)
        return QSize(WIDTH + widest + 16, 80)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.plot))
        top, bottom = self.inset
        bar = QRectF(4, top, WIDTH, max(1, self.height() - top - bottom))
        painter.drawImage(bar, self._image)
        painter.setFont(scaled_font(self.font(), 0.85))
        low, high = self.levels
        half = painter.fontMetrics().height() / 2
        for value, text in self._ticks():
            y = bar.bottom() - (value - low) / (high - low) * bar.height()
            painter.setPen(QPen(QColor(self._theme.muted)))
            box = QRectF(bar.right() + 6, y - half, self.width(), 2 * half)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _ticks(self) -> list[tuple[float, str]]:
        below, above = self._signs
        ticks = linear_ticks(*self.levels, max(2, self.height() // px(45)))
        return [(at, f"{above if at > 0 else below if at < 0 else ''} {text}".strip()) for at, text in ticks]
