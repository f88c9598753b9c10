"""The finished picture of a slice: a plane with its paths or a line as a curve, its axes, and the words below."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from widgets.plots.surface_footer import NO_WORDS, Footer, Lines, paint_footer
from widgets.plots.surface_line import paint_line, paint_places
from widgets.plots.surface_paint import (
    CENTER,
    Picture,
    axis_ticks,
    paint_axes,
    paint_colour_bar,
    paint_labels,
    paint_marks,
    paint_plane,
)
from widgets.plots.surface_paths import paint_paths
from widgets.plots.surface_scale import ColourScale
from widgets.plots.surface_sheet import Sheet
from widgets.plots.ticks import Ticks
from widgets.theme import Theme


class SurfaceTexts(msgspec.Struct, frozen=True):
    """Translated words around the picture; ``empty`` stands where there is none."""

    empty: str
    footer: Footer = NO_WORDS
    names: tuple[str, str] = ("", "")
    barrier: str = ""


class Drawing(msgspec.Struct, frozen=True):
    """Everything that can be seen, laid out on ``sheet``; ``losses`` are the marks of the colour bar."""

    picture: Picture | None
    sheet: Sheet
    texts: SurfaceTexts
    lines: Lines
    losses: Ticks
    theme: Theme

    def pixmap(self, size: QSize, ratio: float, font: QFont) -> QPixmap:
        """As a picture of ``size``, at a device pixel ratio."""
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self.theme.card))
        painter = QPainter(pixmap)
        self.paint(painter, size, font)
        painter.end()
        return pixmap

    def paint(self, painter: QPainter, size: QSize, font: QFont) -> None:
        """The same, drawn by ``painter``."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        picture = self.picture
        if picture is None:
            self._paint_empty(painter, QRectF(0.0, 0.0, size.width(), size.height()))
        else:
            if len(picture.landscape.y):
                self._paint_plane(painter, picture, metrics)
            elif picture.scale is not None:
                self._paint_line(painter, picture, picture.scale, metrics)
            paint_footer(painter, self.lines, size, metrics, self.theme)

    def _paint_empty(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.plot))
        painter.drawRoundedRect(area, 4.0, 4.0)
        painter.setPen(QColor(self.theme.muted))
        wrapped = CENTER | Qt.TextFlag.TextWordWrap
        painter.drawText(area.adjusted(16.0, 0.0, -16.0, 0.0), wrapped, self.texts.empty)

    def _paint_plane(self, painter: QPainter, picture: Picture, metrics: QFontMetricsF) -> None:
        sheet, landscape, theme = self.sheet, picture.landscape, self.theme
        painter.save()
        painter.setClipRect(sheet.area)
        paint_plane(painter, sheet, picture, theme)
        paint_paths(painter, sheet, landscape, theme)
        paint_labels(painter, sheet, picture, metrics)
        paint_marks(painter, sheet, landscape, metrics)
        painter.restore()
        painter.setPen(QColor(theme.muted))
        paint_axes(painter, sheet, axis_ticks(sheet, metrics), self.texts.names, metrics)
        if picture.scale is not None:
            paint_colour_bar(
                painter, sheet.area, picture.scale, landscape.loss, self.losses, theme, metrics.height()
            )

    def _paint_line(self, painter: QPainter, picture: Picture, scale: ColourScale, metrics: QFontMetricsF) -> None:
        sheet, theme = self.sheet, self.theme
        painter.save()
        painter.setClipRect(sheet.area)
        paint_line(painter, sheet, picture.landscape, scale, self.losses, theme)
        paint_places(painter, sheet, picture.landscape, scale, theme, metrics, self.texts.barrier)
        painter.restore()
        painter.setPen(QColor(theme.muted))
        paint_axes(painter, sheet, (axis_ticks(sheet, metrics)[0], self.losses), self.texts.names, metrics)
