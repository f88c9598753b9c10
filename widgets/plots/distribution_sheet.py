"""Distributions before and after scaling: a row a column, its own units at the left, what the network sees right."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from playground.data.columns import Columns, Distributions
from playground.frames import SUBSETS
from widgets.numbers import fill_in
from widgets.plots.fit_view import set_marker, set_name
from widgets.plots.ground import Ground
from widgets.plots.key_pointer import KeyPointer
from widgets.plots.pair_grid import along
from widgets.plots.pair_paint import paint_distribution
from widgets.plots.readout import Readout
from widgets.plots.ticks import linear_ticks, number
from widgets.text_size import scaled
from widgets.theme import LIGHT, Theme, scaled_font

ROW, HIGHEST_ROW = 46.0, 92.0
GAP = 10.0
SPAN = (-4.0, 4.0)
"""What the axis of scaled values shows at least: four deviations to both sides of the mean."""
WIDEST = 8.0
"""And at most: a few values farther out are counted in the tooltip, and gather at the edge."""
MARK = 6.0


class DistributionSheet(QWidget):
    """Training rows filled, the other sets as lines; below each picture the mean of each set as its marker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("distribution_sheet")
        self.setMouseTracking(True)
        self._keys = KeyPointer(self)
        self.setFont(scaled_font(self.font(), 0.9))
        self.readout = Readout(self)
        self._theme = LIGHT
        self._columns: Columns | None = None
        self._scaled: Columns | None = None
        self._hidden: frozenset[str] = frozenset()
        self._ground = Ground(self, self._paint)
        self._distributions: Distributions
        self.chosen: tuple[int, ...] = ()

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.readout.show_theme(theme)
        self._changed()

    def show_columns(self, columns: Columns, distributions: Distributions, chosen: tuple[int, ...]) -> None:
        """The columns ``chosen``, one below the other."""
        if columns is not self._columns or self._scaled is None:
            self._scaled = replace(columns, values=columns.scaling.apply(columns.values))
        self._distributions = distributions
        self._columns, self.chosen = columns, chosen
        self.setMinimumHeight(self.sizeHint().height())
        self.readout.hide()
        self._changed()

    def show_sets(self, hidden: frozenset[str]) -> None:
        """Leave out the sets ``hidden``."""
        self._hidden = hidden
        self._changed()

    def sizeHint(self) -> QSize:
        return QSize(260, round(self._head() + self._foot() + ROW * len(self.chosen)))

    def boxes(self, place: int) -> tuple[QRectF, QRectF]:
        """The pictures of the column at ``place`` of ``chosen``: before and after."""
        wide = self._name_width()
        half = (self.width() - wide - 3 * GAP) / 2
        high = self._row_height()
        top = self._head() + place * high
        before = QRectF(wide + GAP, top + 2.0, half, high - MARK - 8.0)
        return before, before.translated(half + GAP, 0.0)

    @property
    def span(self) -> tuple[float, float]:
        """What the axis of the values that the network sees shows, in the same units for all columns."""
        if self._scaled is None or not self.chosen:
            return SPAN
        values = self._scaled.values[:, self.chosen]
        low, high = min(float(values.min()), SPAN[0]), max(float(values.max()), SPAN[1])
        if self._is_scaled():
            return max(low, -WIDEST), min(high, WIDEST)
        return low, high

    def _is_scaled(self) -> bool:
        assert self._columns is not None
        scaling = self._columns.scaling
        return bool((scaling.deviation != 1.0).any() or (scaling.mean != 0.0).any())

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _head(self) -> float:
        return self._line() + 6.0

    def _foot(self) -> float:
        return self._line() + 4.0

    def _row_height(self) -> float:
        room = self.height() - self._head() - self._foot()
        return min(max(room / max(len(self.chosen), 1), ROW), HIGHEST_ROW)

    def _name_width(self) -> float:
        if self._columns is None:
            return 60.0
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self._columns.names[index]) for index in self.chosen), default=0)
        ranges = max((metrics.horizontalAdvance(self._range(index)) for index in self.chosen), default=0)
        return min(max(widest, ranges) + 8.0, max(0.28 * self.width(), 60.0))

    def _range(self, column: int) -> str:
        assert self._columns is not None
        values = self._columns.values[:, column]
        return f"{number(float(values.min()))} – {number(float(values.max()))}"

    # --- painting

    def _changed(self) -> None:
        self._ground.forget()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._columns is None or not self.chosen:
            return
        painter = QPainter(self)
        self._ground.show(painter)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, metrics = self._theme, QFontMetrics(self.font())
        before, after = self.boxes(0)
        painter.setPen(QColor(theme.muted))
        whole, short = self.tr("as the network sees it: deviations from the mean"), self.tr("scaled")
        if not self._is_scaled():
            whole, short = self.tr("as the network sees it: not scaled"), self.tr("not scaled")
        fits = metrics.horizontalAdvance(whole) <= after.width()
        for box, text in ((before, self.tr("in its own units")), (after, whole if fits else short)):
            head = QRectF(box.left(), 0.0, box.width(), self._line() + 2.0)
            painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        for place, column in enumerate(self.chosen):
            self._paint_row(painter, place, column)
        bottom = self.boxes(len(self.chosen) - 1)[1].bottom() + MARK + 4.0
        self._paint_axis(painter, after, bottom)

    def _paint_name(self, painter: QPainter, before: QRectF, column: int) -> None:
        """Name and range of a column, left of its first picture."""
        assert self._columns is not None
        theme, metrics = self._theme, QFontMetrics(self.font())
        names = QRectF(4.0, before.top(), before.left() - GAP, before.height())
        name = metrics.elidedText(self._columns.names[column], Qt.TextElideMode.ElideRight, int(names.width()))
        painter.setPen(QColor(theme.text))
        painter.drawText(names, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        painter.setPen(QColor(theme.muted))
        if names.height() >= 2 * self._line():
            limits_text = metrics.elidedText(self._range(column), Qt.TextElideMode.ElideRight, int(names.width()))
            under = names.translated(0.0, self._line())
            painter.drawText(under, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, limits_text)

    def _paint_row(self, painter: QPainter, place: int, column: int) -> None:
        assert self._columns is not None
        assert self._scaled is not None
        theme = self._theme
        before, after = self.boxes(place)
        self._paint_name(painter, before, column)
        values = self._columns.values[:, column]
        own = float(values.min()), float(values.max())
        edges, heights = self._distributions[column]
        scaling = self._columns.scaling
        # scaling moves and stretches the bins, and changes no row's bin
        seen = (edges - scaling.mean[column]) / scaling.deviation[column]
        for box, columns, limits, at in (
            (before, self._columns, own, edges),
            (after, self._scaled, self.span, seen),
        ):
            painter.fillRect(box, QColor(theme.plot))
            if box is after:
                self._paint_deviations(painter, box)
            paint_distribution(painter, box, at, heights, self._hidden, theme, limits)
            painter.setPen(QPen(QColor(theme.border), 1.0))
            painter.drawLine(box.bottomLeft(), box.bottomRight())
            self._paint_means(painter, box, columns, column, limits)

    def _paint_deviations(self, painter: QPainter, box: QRectF) -> None:
        """Lines at the mean and one deviation to both sides."""
        if not self._is_scaled():
            return
        for at in (-1.0, 0.0, 1.0):
            x = float(along(np.array([at]), self.span, box.left(), box.width())[0])
            pen = QPen(QColor(self._theme.muted if at == 0.0 else self._theme.grid), 1.0)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))

    def _paint_means(
        self, painter: QPainter, box: QRectF, columns: Columns, column: int, limits: tuple[float, float]
    ) -> None:
        for key, rows in zip(SUBSETS, columns.subsets, strict=True):
            if key in self._hidden or not len(rows):
                continue
            mean = np.array([columns.values[rows, column].mean()])
            x = float(along(mean, limits, box.left(), box.width())[0])
            x = min(max(x, box.left()), box.right())
            set_marker(key, self._theme, MARK).paint(painter, QPointF(x, box.bottom() + MARK / 2 + 1.0))

    def _paint_axis(self, painter: QPainter, box: QRectF, top: float) -> None:
        painter.setPen(QColor(self._theme.muted))
        for at, text in linear_ticks(*self.span, max(2, round(box.width() / scaled(60)))):
            x = float(along(np.array([at]), self.span, box.left(), box.width())[0])
            label = QRectF(x - 40.0, top, 80.0, self._line())
            painter.drawText(label, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)

    # --- reading out

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys point at things as the mouse does."""
        if not self._keys.pressed(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.leave()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().y())
        if place is None:
            self.readout.hide()
        else:
            self.readout.show_at(self.words(self.chosen[place]), event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.readout.hide()

    def _place_at(self, y: float) -> int | None:
        place = int((y - self._head()) // self._row_height())
        return place if self._columns is not None and 0 <= place < len(self.chosen) and y >= self._head() else None

    def words(self, column: int) -> str:
        """Mean and deviation of each set, before and after scaling."""
        assert self._columns is not None
        assert self._scaled is not None
        lines = [self._columns.names[column]]
        for key, rows in zip(SUBSETS, self._columns.subsets, strict=True):
            if len(rows) and key not in self._hidden:
                own, seen = self._columns.values[rows, column], self._scaled.values[rows, column]
                lines.append(
                    fill_in(
                        self.tr("{set}: mean {mean}, deviation {deviation}; scaled {scaled_mean} and {scaled}"),
                        set=set_name(key),
                        mean=number(float(own.mean())),
                        deviation=number(float(own.std())),
                        scaled_mean=number(round(float(seen.mean()), 6)),
                        scaled=number(float(seen.std())),
                    )
                )
        low, high = self.span
        seen = self._scaled.values[:, column]
        if outside := int(np.count_nonzero((seen < low) | (seen > high))):
            lines.append(fill_in(self.tr("{n} {n:value lies|values lie} beyond the axis"), n=outside))
        return "\n".join(lines)
