"""How each of the compared activation functions looks: a colour and a dash of its own."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from widgets.plots.activation_math import Function
from widgets.theme import Theme

MOST = 5
"""Curves beside the layer's own; more than six in all could not be told apart."""
OWN = 0
"""The place of the layer's own function; the compared ones have 1 to ``MOST``."""
SAMPLE = QSize(16, 16)
"""What a menu gives an icon."""
_DASHES: tuple[tuple[float, ...], ...] = ((), (8, 4), (2, 3), (10, 3, 2, 3), (5, 2.5), (14, 4, 2, 3, 2, 4))
_COLOURS = ("network", "accent", "healthy", "test", "valid", "text")


class Look(msgspec.Struct, frozen=True):
    """One curve's colour (``#rrggbb``), dashes and gaps in pixels (none for a whole line), and width."""

    color: str
    dashes: tuple[float, ...]
    width: float

    def pen(self) -> QPen:
        """For a painter that draws seldom: the whole width in one stroke."""
        pen = QPen(QColor(self.color), self.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if self.dashes:
            pen.setDashPattern([length / self.width for length in self.dashes])
        return pen


class Shown(msgspec.Struct, frozen=True):
    """One function among those that are drawn: what it is, its place (``OWN`` or 1 to ``MOST``), and its name."""

    function: Function
    place: int
    label: str

    def look(self, theme: Theme) -> Look:
        """Its colour and dash; the layer's own is drawn strongest."""
        color: str = getattr(theme, _COLOURS[self.place])
        return Look(color, _DASHES[self.place], 3.0 if self.place == OWN else 1.8)


def sample_icon(look: Look | None) -> QIcon:
    """A piece of the line, for a menu; without a look an empty icon of that size."""
    icon = QIcon()
    for ratio in (1.0, 2.0):
        pixmap = QPixmap(SAMPLE * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        if look is not None:
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(look.pen())
            middle = SAMPLE.height() / 2
            painter.drawLine(QPointF(1.0, middle), QPointF(SAMPLE.width() - 1.0, middle))
            painter.end()
        icon.addPixmap(pixmap)
    return icon
