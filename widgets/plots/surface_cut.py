"""The loss along both axes through the cell under the cursor, as two small curves."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.landscape import FloatArray, Landscape
from widgets.plots.layers import polygons_of
from widgets.plots.surface_paint import LEFT, RIGHT, paint_hatched
from widgets.plots.surface_paths import hairline, paint_ring
from widgets.plots.surface_scale import ColourScale
from widgets.theme import LIGHT, Theme, scaled_font

HEIGHT = 78
GAP = 10.0


class CutStrip(QWidget):
    """Two curves on the scale of the colours; they are drawn anew with every move, and cheap for that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._theme = LIGHT
        self._landscape: Landscape | None = None
        self._scale: ColourScale | None = None
        self.cell = (-1, -1)
        self._captions = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("The loss along either axis through the cell under the mouse, or through here"))
        self.setAccessibleName(self.toolTip())

    def sizeHint(self) -> QSize:
        return QSize(300, HEIGHT)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def show_cut(
        self, landscape: Landscape | None, scale: ColourScale | None, cell: tuple[int, int], captions: tuple[str, str]
    ) -> None:
        """Through ``cell``, with what stands above either curve."""
        self._landscape, self._scale, self.cell, self._captions = landscape, scale, cell, captions
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.card))
        landscape, scale, (row, column) = self._landscape, self._scale, self.cell
        if landscape is None or scale is None or row < 0 or not len(landscape.y):
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(self.font(), 0.85))
        half = (self.width() - GAP) / 2.0
        cuts = ((landscape.losses[row], column), (landscape.losses[:, column], row))
        for index, (losses, at) in enumerate(cuts):
            box = QRectF(index * (half + GAP), 0.0, half, self.height())
            self._paint_curve(painter, box, scale, losses, at, self._captions[index])
        painter.end()

    def _paint_curve(
        self, painter: QPainter, box: QRectF, scale: ColourScale, losses: FloatArray, at: int, caption: str
    ) -> None:
        theme, metrics = self._theme, QFontMetricsF(painter.font())
        area = box.adjusted(0.5, metrics.height() + 1.0, -0.5, -0.5)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QRectF(box.left(), 0.0, box.width(), metrics.height()), LEFT if at >= 0 else RIGHT, caption)
        painter.fillRect(area, QColor(theme.plot))
        x = area.left() + (np.arange(len(losses)) + 0.5) / len(losses) * area.width()
        y = area.bottom() - 3.0 - scale.positions(losses) * (area.height() - 6.0)
        step = area.width() / len(losses)
        for bad in np.flatnonzero(~np.isfinite(losses)):
            paint_hatched(painter, QRectF(x[bad] - step / 2, area.top(), step, area.height()), theme)
        painter.setPen(hairline(QColor(theme.train)))
        for polygon in polygons_of(x, y):
            # thrice a hairline is as thick as one wide pen, and several times as quick
            for down in (-0.4, 0.0, 0.4):
                painter.drawPolyline(polygon.translated(0.0, down))
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        if np.isfinite(y[at]):
            paint_ring(painter, QPointF(float(x[at]), float(y[at])), QColor(theme.network), 3.0)
