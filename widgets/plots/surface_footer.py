"""The words under the picture of a slice: short lines, left and right, then sentences that wrap."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from widgets.plots.marker import Marker
from widgets.plots.surface_paint import LEFT, RIGHT
from widgets.theme import Theme
from widgets.words import unbroken

Row = tuple[str, str]
"""Words on the left and on the right."""


Entry = tuple[str, str, str]
"""Shape, colour and words of a path; no colour is the network's."""
MARK, GAP = 13.0, 12.0
"""Pixels of a legend's mark, and between two entries."""
BETWEEN = 8.0
"""Pixels between what is on the left and what is on the right."""


class Footer(msgspec.Struct, frozen=True):
    """``rows`` stand in one line each where there is room, else they wrap; ``notes`` wrap."""

    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    legend: tuple[Entry, ...] = ()

    def text(self) -> str:
        """All of it, for a screen reader."""
        return " ".join([*(part for row in self.rows for part in row if part), *self.notes])


NO_WORDS = Footer()


class Lines(msgspec.Struct, frozen=True):
    """A footer in lines of a certain width, the legend's first."""

    legend: tuple[tuple[Entry, ...], ...] = ()
    rows: tuple[Row, ...] = ()

    def height(self, line: float) -> float:
        """In pixels, with lines of ``line``."""
        return len(self.rows) * line + (len(self.legend) * line + 3.0 if self.legend else 0.0)


def lines_of(footer: Footer, metrics: QFontMetricsF, width: float, most: int) -> Lines:
    """Everything in at most ``most`` lines of ``width`` pixels; what comes last is left out."""
    width -= GAP
    legend = _legend_lines(footer.legend, metrics, width)
    rows: list[Row] = []
    for left, right in footer.rows:
        rows += _row_lines(left, right, metrics, width)
    for note in footer.notes:
        rows += [(line, "") for line in wrapped(note, metrics, width)]
    return Lines(tuple(legend), tuple(rows[: max(most - len(legend), 1)]))


def _row_lines(left: str, right: str, metrics: QFontMetricsF, width: float) -> list[Row]:
    """Both in one line, or ``right`` behind the last line of ``left``, or below it."""
    lines = wrapped(left, metrics, width)
    if right and metrics.horizontalAdvance(lines[-1]) + BETWEEN + metrics.horizontalAdvance(right) > width:
        lines += wrapped(right, metrics, width)
        right = ""
    return [*((line, "") for line in lines[:-1]), (lines[-1], right)]


def _legend_lines(legend: Sequence[Entry], metrics: QFontMetricsF, width: float) -> list[tuple[Entry, ...]]:
    lines: list[list[Entry]] = []
    left = 0.0
    for entry in legend:
        needed = MARK + metrics.horizontalAdvance(entry[2])
        if not lines or needed > left:
            lines.append([])
            left = width
        lines[-1].append(entry)
        left -= needed + GAP
    return [tuple(line) for line in lines]


def wrapped(text: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """``text`` in lines of at most ``width`` pixels, broken at spaces."""
    lines = [""]
    for word in unbroken(text).split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def paint_footer(painter: QPainter, lines: Lines, size: QSize, metrics: QFontMetricsF, theme: Theme) -> None:
    """The lines at the bottom of ``size``."""
    height = metrics.height() + 1.0
    top = size.height() - len(lines.rows) * height
    painter.setPen(QColor(theme.muted))
    for index, (left, right) in enumerate(lines.rows):
        line = QRectF(0.0, top + index * height, size.width(), height)
        room = line.width() - metrics.horizontalAdvance(right) - BETWEEN
        painter.drawText(line, LEFT, metrics.elidedText(left, Qt.TextElideMode.ElideRight, room))
        painter.drawText(line, RIGHT, right)
    top -= len(lines.legend) * height + 1.0
    for index, entries in enumerate(lines.legend):
        _paint_entries(painter, entries, top + index * height, metrics, theme)


def _paint_entries(
    painter: QPainter, entries: Sequence[Entry], top: float, metrics: QFontMetricsF, theme: Theme
) -> None:
    x = 2.0
    for shape, colour, text in entries:
        middle = QPointF(x + 5.0, top + 0.5 * metrics.height())
        Marker(shape, QColor(colour or theme.network), 9.0, QColor(theme.muted)).paint(painter, middle)
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(x + MARK, top + metrics.ascent()), text)
        x += MARK + metrics.horizontalAdvance(text) + GAP
