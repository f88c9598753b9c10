"""The words under the picture of a slice: short lines, left and right, then sentences that wrap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from widgets.plots.surface_paint import LEFT, RIGHT

Row = tuple[str, str]
"""Words on the left and on the right."""


@dataclass(frozen=True, slots=True)
class Footer:
    """``rows`` stand in one line each, ``notes`` wrap. ``legend`` has a shape, a colour and a name of each path."""

    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    legend: tuple[tuple[str, str, str], ...] = ()

    def text(self) -> str:
        """All of it, for a screen reader."""
        return " ".join([*(part for row in self.rows for part in row if part), *self.notes])


NO_WORDS = Footer()


def rows_of(footer: Footer, metrics: QFontMetricsF, width: float) -> list[Row]:
    """Everything in lines of ``width`` pixels."""
    rows = list(footer.rows)
    for note in footer.notes:
        rows += [(line, "") for line in wrapped(note, metrics, width)]
    return rows


def wrapped(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """``text`` in lines of at most ``width`` pixels, broken at spaces."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def paint_footer(painter: QPainter, rows: Sequence[Row], size: QSize, metrics: QFontMetricsF) -> None:
    """The rows at the bottom of ``size``."""
    height = metrics.height() + 1.0
    top = size.height() - len(rows) * height
    for index, (left, right) in enumerate(rows):
        line = QRectF(0.0, top + index * height, size.width(), height)
        room = line.width() - metrics.horizontalAdvance(right) - 8.0
        painter.drawText(line, LEFT, metrics.elidedText(left, Qt.TextElideMode.ElideRight, room))
        painter.drawText(line, RIGHT, right)
