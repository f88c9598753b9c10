"""How a pair plot is painted: scatter plots below the diagonal, correlations above it, distributions on it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from playground.data.columns import Columns, Distributions
from playground.data.dataset import IndexArray
from playground.frames import SUBSETS, FloatArray
from widgets.numbers import local
from widgets.plots.fit_view import set_marker
from widgets.plots.layers import mixed, new_fragments, stamp_all
from widgets.plots.pair_grid import PairGrid, along
from widgets.plots.ticks import number
from widgets.text_size import scaled
from widgets.theme import Theme

LEAST_RANGE_HEIGHT = 54.0
"""Cells lower than this have room for a name, but not for the range below it."""


class PairPainter:
    """Paints one table; keeps what the same table needs for every picture."""

    def __init__(
        self, columns: Columns, r: FloatArray, distributions: Distributions, rows: Mapping[str, IndexArray]
    ) -> None:
        """``r`` are the correlations of all columns; ``rows`` are drawn, by the name of their set."""
        self._columns, self._r, self._rows = columns, r, rows
        self._fragments = new_fragments()
        self._distributions = distributions
        values = columns.values
        self.limits = list(zip(values.min(axis=0).tolist(), values.max(axis=0).tolist(), strict=True))

    def pixels(self, box: QRectF, across: int, up: int, rows: IndexArray) -> tuple[FloatArray, FloatArray]:
        """Where rows stand in the scatter plot in ``box`` of table columns ``across`` and ``up``."""
        values = self._columns.values
        px = along(values[rows, across], self.limits[across], box.left(), box.width())
        py = along(values[rows, up], self.limits[up], box.bottom(), -box.height())
        return px, py

    def paint(
        self, painter: QPainter, grid: PairGrid, chosen: tuple[int, ...], hidden: frozenset[str], theme: Theme
    ) -> None:
        """The whole picture of the columns ``chosen``, without the sets ``hidden``."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, up in enumerate(chosen):
            for column, across in enumerate(chosen):
                box = grid.cell(row, column)
                if column < row:
                    self._scatter(painter, box, across, up, hidden, theme)
                elif column > row:
                    self._correlation(painter, box, float(self._r[across, up]), theme)
                else:
                    self._distribution(painter, box, up, hidden, theme)

    def _scatter(
        self, painter: QPainter, box: QRectF, across: int, up: int, hidden: frozenset[str], theme: Theme
    ) -> None:
        painter.fillRect(box, QColor(theme.plot))
        side = min(box.width(), box.height())
        size = 5.5 if side > 150 else 4.5 if side > 70 else 3.0
        painter.save()
        painter.setClipRect(box)
        for key in SUBSETS:
            if key not in hidden:
                px, py = self.pixels(box, across, up, self._rows[key])
                stamp_all(painter, self._fragments, set_marker(key, theme, size), px, py)
        painter.restore()
        self._frame(painter, box, theme)

    def _correlation(self, painter: QPainter, box: QRectF, r: float, theme: Theme) -> None:
        """The number on a ground that is the fuller the stronger it is; the sign is a colour and a sign."""
        known = bool(np.isfinite(r))
        color = theme.train if r > 0.0 else theme.network
        strength = min(abs(r), 1.0) if known else 0.0
        painter.fillRect(box, QColor(mixed(color, theme.plot, 0.55 * strength)))
        font = QFont(painter.font())
        font.setBold(strength >= 0.5)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, correlation_text(r))
        painter.restore()
        self._frame(painter, box, theme)

    def _distribution(
        self, painter: QPainter, box: QRectF, column: int, hidden: frozenset[str], theme: Theme
    ) -> None:
        """Name and range of the column over the distribution of each set."""
        target = column == self._columns.target
        painter.fillRect(box, QColor(theme.hover if target else theme.plot))
        metrics = QFontMetrics(painter.font())
        line = metrics.height()
        lines = 2 if box.height() >= scaled(LEAST_RANGE_HEIGHT) else 1
        rest = box.adjusted(2.0, line * lines + 1.0, -2.0, -1.0)
        if rest.height() >= 8.0:
            edges, heights = self._distributions[column]
            paint_distribution(painter, rest, edges, heights, hidden, theme, self.limits[column])
        name = metrics.elidedText(self._columns.names[column], Qt.TextElideMode.ElideRight, int(box.width() - 6))
        font = QFont(painter.font())
        font.setBold(True)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        top = QRectF(box.left() + 3.0, box.top() + 1.0, box.width() - 6.0, min(box.height(), line))
        painter.drawText(top, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()
        if lines == 2:
            low, high = self.limits[column]
            painter.setPen(QColor(theme.muted))
            text = f"{number(low)} – {number(high)}"
            if metrics.horizontalAdvance(text) <= box.width() - 4.0:
                painter.drawText(top.translated(0.0, line), Qt.AlignmentFlag.AlignCenter, text)
        self._frame(painter, box, theme)

    def _frame(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_distribution(
    painter: QPainter,
    box: QRectF,
    edges: FloatArray,
    found: tuple[FloatArray, FloatArray, FloatArray],
    hidden: frozenset[str],
    theme: Theme,
    limits: tuple[float, float],
) -> None:
    """The share of each set's rows bin by bin: training filled, the others as lines of their own dash.

    ``edges`` and ``found`` are as in ``Distributions``; ``limits`` the values at the sides of ``box``, less ``ROOM``.
    """
    heights = {
        key: share for key, share in zip(SUBSETS, found, strict=True) if key not in hidden and share.any()
    }
    highest = max((float(share.max()) for share in heights.values()), default=0.0)
    if highest == 0.0:
        return
    at = np.clip(along(edges, limits, box.left(), box.width()), box.left(), box.right())
    for key, share in heights.items():
        tops = box.bottom() - box.height() * share / highest
        if key == "train":
            fill = QColor(mixed(theme.train, theme.plot, 0.45))
            for index, top in enumerate(tops.tolist()):
                wide = max(at[index + 1] - at[index] - 1.0, 1.0)
                painter.fillRect(QRectF(at[index] + 0.5, top, wide, box.bottom() - top), fill)
            continue
        pen = QPen(QColor(theme.valid if key == "valid" else theme.test), 1.3)
        pen.setStyle(Qt.PenStyle.SolidLine if key == "valid" else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        corners = [QPointF(at[0], box.bottom())]
        for index, top in enumerate(tops.tolist()):
            corners += [QPointF(at[index], top), QPointF(at[index + 1], top)]
        painter.drawPolyline([*corners, QPointF(at[-1], box.bottom())])


def correlation_text(r: float) -> str:
    """r in two decimals with a true minus; a dash where a column does not vary."""
    return local(f"{r:.2f}".replace("-0.00", "0.00").replace("-", "−")) if np.isfinite(r) else "–"
