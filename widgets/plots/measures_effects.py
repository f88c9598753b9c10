"""The partial dependence on every column, as small pictures side by side with one common vertical axis."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.appraisal import Appraisal, Effect
from playground.data.dataset import Dataset
from playground.frames import FloatArray
from widgets.numbers import fill_in
from widgets.plots.key_pointer import KeyPointer
from widgets.plots.measures_page import NotedPage
from widgets.plots.ranges import range_of, rounded
from widgets.plots.readout import Readout
from widgets.plots.ticks import linear_ticks, number
from widgets.text_size import px, scaled
from widgets.theme import LIGHT, Theme, scaled_font

LEAST_WIDTH, HEIGHT, GAP = 150, 92, 8
TOP, BOTTOM = 18, 18
"""Pixels at 100 % of a small picture for its name and for the ends of its axis."""
DECILE = 4.0
"""Pixels of the marks that say where the rows are."""


class EffectsGrid(QWidget):
    """A small picture for every column. ``picked(index)`` says which one was clicked."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.effects: tuple[Effect, ...] = ()
        self.limits = (0.0, 1.0)
        self._target = ""
        self._theme = LIGHT
        self._hovered = -1
        self._axis = 30.0
        self.setMouseTracking(True)
        self._keys = KeyPointer(self, clicks=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.readout = Readout(self)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.readout.show_theme(theme)
        self.update()

    def show_effects(self, effects: tuple[Effect, ...], target: str) -> None:
        """Show these, on a vertical axis that holds them all."""
        self.effects, self._target = effects, target
        found = range_of(*(effect.means for effect in effects), room=0.02)
        self.limits = rounded(found) if found is not None else (0.0, 1.0)
        self.setAccessibleName("; ".join(self.words(effect) for effect in effects))
        self._fit()
        self.update()

    def words(self, effect: Effect) -> str:
        """From where to where the mean prediction goes over one column."""
        limits = range_of(effect.means, room=0.0)
        if limits is None:
            return fill_in(self.tr("{name}: not finite"), name=effect.part.name)
        return fill_in(
            self.tr("{name}: mean prediction from {low} to {high}"),
            name=effect.part.name,
            low=number(limits[0]),
            high=number(limits[1]),
        )

    def columns(self) -> int:
        """How many pictures stand in a row."""
        return max(1, min(len(self.effects), (self.width() + GAP) // (LEAST_WIDTH + GAP)))

    def place(self, index: int) -> QRectF:
        """Where a picture is, with its name and axis."""
        columns = self.columns()
        rows = max(1, math.ceil(len(self.effects) / columns))
        width = (self.width() - GAP * (columns - 1)) / columns
        height = max(scaled(HEIGHT), (self.height() - GAP * (rows - 1)) / rows)
        return QRectF(index % columns * (width + GAP), index // columns * (height + GAP), width, height)

    def minimumSizeHint(self) -> QSize:
        rows = math.ceil(len(self.effects) / self.columns()) if self.effects else 1
        return QSize(LEAST_WIDTH, rows * (px(HEIGHT) + GAP) - GAP)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Rows that have no room make the page scroll."""
        self.setMinimumHeight(self.minimumSizeHint().height())
        self.updateGeometry()

    # painting

    def area(self, index: int) -> QRectF:
        """Where the curve of a picture is."""
        return self.place(index).adjusted(self._axis, scaled(TOP), -2.0, -scaled(BOTTOM))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = scaled_font(self.font(), 0.85)
        metrics = QFontMetricsF(small)
        room = self.place(0).height() - scaled(TOP) - scaled(BOTTOM)
        ticks = linear_ticks(*self.limits, max(2, round(room / scaled(26))))
        self._axis = max((metrics.horizontalAdvance(text) for _, text in ticks), default=20.0) + 6.0
        for index, effect in enumerate(self.effects):
            painter.setFont(small)
            self._draw_frame(painter, index, effect, ticks)
            if effect.part.categories:
                self._draw_categories(painter, self.area(index), effect)
            else:
                self._draw_curve(painter, self.area(index), effect)
        painter.end()

    def _draw_frame(self, painter: QPainter, index: int, effect: Effect, ticks: list[tuple[float, str]]) -> None:
        theme, area, place = self._theme, self.area(index), self.place(index)
        painter.fillRect(area, QColor(theme.plot))
        for at, text in ticks:
            y = self._y(area, np.array([at]))[0]
            painter.setPen(QPen(QColor(theme.grid), 1.0))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(theme.muted))
            box = QRectF(place.left(), y - scaled(8), self._axis - 5.0, scaled(16))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QPen(QColor(theme.accent if index == self._hovered else theme.border), 1.0))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QColor(theme.text))
        metrics = QFontMetricsF(painter.font())
        name = metrics.elidedText(effect.part.name, Qt.TextElideMode.ElideMiddle, area.width())
        box = QRectF(area.left(), place.top(), area.width(), scaled(TOP) - 2.0)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(QColor(theme.muted))
        below = QRectF(area.left(), area.bottom() + 2.0, area.width(), scaled(BOTTOM) - 2.0)
        names = effect.part.categories
        ends = (names[0], names[-1]) if names else (number(effect.values[0]), number(effect.values[-1]))
        room = area.width() / 2 - 4.0
        for text, side in zip(ends, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True):
            painter.drawText(below, side, metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))

    def _draw_curve(self, painter: QPainter, area: QRectF, effect: Effect) -> None:
        low, high = float(effect.values[0]), float(effect.values[-1])
        span = (high - low) or 1.0
        painter.setPen(QPen(QColor(self._theme.muted), 1.0))
        for decile in effect.deciles.tolist():
            x = area.left() + area.width() * (decile - low) / span
            painter.drawLine(QPointF(x, area.bottom() - DECILE), QPointF(x, area.bottom()))
        if not np.isfinite(effect.means).all():
            return
        xs = area.left() + area.width() * (effect.values - low) / span
        points = [QPointF(x, y) for x, y in zip(xs.tolist(), self._y(area, effect.means).tolist(), strict=True)]
        painter.setPen(QPen(QColor(self._theme.network), 2.0))
        painter.drawPolyline(QPolygonF(points))

    def _draw_categories(self, painter: QPainter, area: QRectF, effect: Effect) -> None:
        step = area.width() / len(effect.means)
        painter.setBrush(QColor(self._theme.network))
        for place, y in enumerate(self._y(area, effect.means).tolist()):
            if math.isfinite(y):
                x = area.left() + step * (place + 0.5)
                painter.setPen(QPen(QColor(self._theme.grid), 1.0))
                painter.drawLine(QPointF(x, area.bottom()), QPointF(x, y))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(QPointF(x, y), 3.5, 3.5)

    def _y(self, area: QRectF, values: FloatArray) -> FloatArray:
        low, high = self.limits
        return np.asarray(area.bottom() - area.height() * (values - low) / (high - low))

    # the person's hands

    def index_at(self, at: QPointF) -> int:
        """The picture under a pixel; -1 between them."""
        places = (index for index in range(len(self.effects)) if self.place(index).contains(at))
        return next(places, -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys point at things as the mouse does."""
        if not self._keys.pressed(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.leave()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._hover(self.index_at(at), at)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1, QPointF())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(index)

    def _hover(self, index: int, at: QPointF) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()
        if index < 0:
            self.readout.hide()
            return
        effect, area = self.effects[index], self.area(index)
        share = min(max((at.x() - area.left()) / area.width(), 0.0), 1.0)
        if effect.part.categories:
            place = min(int(share * len(effect.means)), len(effect.means) - 1)
            value, mean = effect.part.categories[place], float(effect.means[place])
        else:
            x = float(effect.values[0] + share * (effect.values[-1] - effect.values[0]))
            value, mean = number(x), float(np.interp(x, effect.values, effect.means))
        text = self.tr("{name} = {value}\nmean prediction {mean}")
        self.readout.show_at(fill_in(text, name=effect.part.name, value=value, mean=number(mean)), at)


class EffectsPage(NotedPage):
    """The small pictures, and how they came about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.grid = EffectsGrid()
        super().__init__(self.grid, parent)
        self._dataset: Dataset | None = None
        self.show_appraisal(None)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.grid.show_theme(theme)

    def show_dataset(self, dataset: Dataset) -> None:
        """Of which data."""
        self._dataset = dataset

    def show_appraisal(self, appraisal: Appraisal | None) -> None:
        """What was measured; ``None`` for nothing yet."""
        if appraisal is None or self._dataset is None:
            self.grid.show_effects((), "")
            self.show_note(self.tr("The effects of the columns come in a moment."))
            return
        self.grid.show_effects(appraisal.effects, self._dataset.target_name)
        target = self._dataset.target_name
        self.show_note(
            fill_in(
                self.tr("Update {update:,}: mean prediction of {target} against one column; its deciles below."),
                update=appraisal.update,
                target=target,
            ),
            fill_in(
                self.tr(
                    "The mean prediction of {target} over training rows, with one column set to each value and the "
                    "others left as they are (partial dependence). The marks below are the column's deciles: where "
                    "there are none, hardly any row has shown the network what to do. A click draws the column in "
                    "the fit."
                ),
                target=target,
            ),
        )
