"""Models side by side: a row for each, its errors as points on one axis, and as numbers at the right."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.plots.key_pointer import KeyPointer
from widgets.plots.marker import Marker
from widgets.plots.ticks import linear_ticks
from widgets.text_size import scaled
from widgets.theme import LIGHT, Theme, scaled_font

HIGHEST_ROW = 44.0
LEAST_ROWS = 4
"""What there is room for however low the card is made; it does not grow when the models come."""
GAP = 12.0
LEAST_TRACK = 90.0
"""Where points have less room than this, numbers at the right give way, the last ones first."""
BEYOND = 1.6
"""A model that is so many times worse than any other lies at the edge of the axis, so that those can be told apart."""


class Point(msgspec.Struct, frozen=True):
    """One error: what it is of, its shape and its colour (``#rrggbb``)."""

    value: float
    shape: str
    color: str
    about: str


class Model(msgspec.Struct, frozen=True):
    """One row. ``band`` is a mean and a deviation; ``cells`` are the numbers at the right."""

    label: str
    about: str
    points: tuple[Point, ...]
    cells: tuple[str, ...]
    strong: bool = False
    band: tuple[float, float] | None = None


class ModelsCanvas(QWidget):
    """Drawn anew when it is given other models; ``hovered`` brings words about the row under the mouse."""

    hovered = Signal(str, QPointF)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self._keys = KeyPointer(self)
        self.setFont(scaled_font(self.font(), 0.95))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme = LIGHT
        self._heads: tuple[str, ...] = ()
        self._axis = ""
        self.models: tuple[Model, ...] = ()
        self._most = 1.0

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def show_models(self, models: Sequence[Model], heads: Sequence[str], axis: str) -> None:
        """These rows; ``heads`` name the cells and ``axis`` the errors, from 0 on."""
        self.models, self._heads, self._axis = tuple(models), tuple(heads), axis
        self._most = _end_of_axis(self.models)
        rows = (" ".join((model.label, *_said(heads, model.cells))) for model in self.models)
        self.setAccessibleName("; ".join(rows) or self.tr("Models and their errors"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, round(2 * self._foot() + scaled(30) * LEAST_ROWS))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, round(2 * self._foot() + self._line() * LEAST_ROWS))

    # --- where things are

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _head(self) -> float:
        return self._line() + 2.0 if self._heads else 4.0

    def _foot(self) -> float:
        return self._line() + 2.0

    def _row_height(self) -> float:
        room = self.height() - self._head() - self._foot()
        return min(max(room / max(len(self.models), 1), float(self._line())), scaled(HIGHEST_ROW))

    def _label_width(self) -> float:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(model.label) for model in self.models), default=0)
        return min(1.1 * widest, 0.4 * self.width())

    def _cell_widths(self) -> list[float]:
        """Widths of the cells that have room, from the left."""
        metrics = self.fontMetrics()
        widths = [
            max(metrics.horizontalAdvance(text) for text in (head, *(model.cells[index] for model in self.models)))
            + GAP
            for index, head in enumerate(self._heads)
        ]
        room = self.width() - self._label_width() - GAP - LEAST_TRACK
        while widths and sum(widths) > room:
            widths.pop()
        return widths

    def track(self, place: int) -> QRectF:
        """Where the points of a row are."""
        left = self._label_width() + GAP
        right = self.width() - sum(self._cell_widths()) - 8.0
        top = self._head() + place * self._row_height()
        return QRectF(left, top, max(right - left, 1.0), self._row_height())

    def x_of(self, value: float) -> float:
        """The pixel of an error, at most at the end of the axis."""
        track = self.track(0)
        share = min(value / self._most, 1.0) if math.isfinite(value) else 1.0
        return track.left() + share * track.width()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.models:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter)
        widths = self._cell_widths()
        for place, model in enumerate(self.models):
            self._paint_row(painter, place, model, widths)
        left = self.width() - sum(widths)
        painter.setPen(QColor(self._theme.muted))
        for head, wide in zip(self._heads, widths, strict=False):
            box = QRectF(left, 0.0, wide, self._head())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, head)
            left += wide
        painter.end()

    def _paint_axis(self, painter: QPainter) -> None:
        first, last = self.track(0), self.track(len(self.models) - 1)
        ground = QRectF(first.topLeft(), last.bottomRight())
        painter.fillRect(ground, QColor(self._theme.plot))
        name = self.fontMetrics().elidedText(self._axis, Qt.TextElideMode.ElideRight, int(ground.width()))
        name_width = self.fontMetrics().horizontalAdvance(name) + 10.0
        for at, text in linear_ticks(0.0, self._most, max(1, round(ground.width() / scaled(70)))):
            x = self.x_of(at)
            painter.setPen(QPen(QColor(self._theme.grid), 1.0))
            painter.drawLine(QPointF(round(x) + 0.5, ground.top()), QPointF(round(x) + 0.5, ground.bottom()))
            label = QRectF(x - 40.0, ground.bottom() + 2.0, 80.0, self._line())
            if x + 20.0 < ground.right() - name_width:
                painter.setPen(QColor(self._theme.muted))
                painter.drawText(label, Qt.AlignmentFlag.AlignHCenter, text)
        painter.setPen(QColor(self._theme.muted))
        under = QRectF(ground.left(), ground.bottom() + 2.0, ground.width(), self._line())
        painter.drawText(under, Qt.AlignmentFlag.AlignRight, name)

    def _paint_row(self, painter: QPainter, place: int, model: Model, widths: list[float]) -> None:
        theme, track = self._theme, self.track(place)
        font = QFont(self.font())
        font.setBold(model.strong)
        painter.setFont(font)
        painter.setPen(QColor(theme.network if model.strong else theme.text))
        name = QRectF(2.0, track.top(), self._label_width(), track.height())
        shown = painter.fontMetrics().elidedText(model.label, Qt.TextElideMode.ElideRight, int(name.width()))
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(QPen(QColor(theme.grid), 1.0))
        middle = track.center().y()
        painter.drawLine(QPointF(track.left(), middle), QPointF(track.right(), middle))
        if model.band is not None:
            self._paint_band(painter, model.band, middle, QColor(theme.network if model.strong else theme.muted))
        for point in model.points:
            self._paint_point(painter, point, middle)
        painter.setPen(QColor(theme.text))
        left = self.width() - sum(widths)
        for text, wide in zip(model.cells, widths, strict=False):
            box = QRectF(left, track.top(), wide, track.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            left += wide

    def _paint_band(self, painter: QPainter, band: tuple[float, float], middle: float, color: QColor) -> None:
        """The mean as a stroke, a deviation to both sides as a bar."""
        mean, deviation = band
        if not math.isfinite(mean):
            return
        pale = QColor(color)
        pale.setAlpha(70)
        spread = deviation if math.isfinite(deviation) else 0.0
        left, right = self.x_of(max(mean - spread, 0.0)), self.x_of(mean + spread)
        painter.fillRect(QRectF(left, middle - 5.0, right - left, 10.0), pale)
        painter.setPen(QPen(color, 2.0))
        at = self.x_of(mean)
        painter.drawLine(QPointF(at, middle - 8.0), QPointF(at, middle + 8.0))

    def _paint_point(self, painter: QPainter, point: Point, middle: float) -> None:
        if math.isnan(point.value):
            return
        x, color = self.x_of(point.value), QColor(point.color)
        if point.value > self._most:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            corners = ((0.0, 0.0), (-9.0, -6.0), (-9.0, 6.0))
            painter.drawPolygon(QPolygonF([QPointF(x + dx, middle + dy) for dx, dy in corners]))
            return
        Marker(point.shape, color, 9.0, QColor(self._theme.plot)).paint(painter, QPointF(x, middle))

    # --- reading out

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys point at things as the mouse does."""
        if not self._keys.pressed(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.leave()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = int((event.position().y() - self._head()) // self._row_height())
        inside = 0 <= place < len(self.models) and event.position().y() >= self._head()
        self.hovered.emit(self.words(place) if inside else "", event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit("", QPointF())

    def words(self, place: int) -> str:
        """What a row says: what the model is, and every one of its numbers."""
        model = self.models[place]
        points = [point.about for point in model.points if point.about]
        return "\n".join([model.about, *points, *_said(self._heads, model.cells)])


def _end_of_axis(models: Sequence[Model]) -> float:
    """The largest error; one that is far beyond all others counts no more than ``BEYOND`` times the next."""
    largest = [
        max((point.value for point in model.points if math.isfinite(point.value)), default=0.0) for model in models
    ]
    largest.sort()
    if len(largest) > 1 and largest[-2] > 0.0:
        largest[-1] = min(largest[-1], BEYOND * largest[-2])
    return 1.06 * largest[-1] if largest and largest[-1] > 0.0 else 1.0


def _said(heads: Sequence[str], cells: Sequence[str]) -> list[str]:
    return [f"{head} {cell}" for head, cell in zip(heads, cells, strict=False) if cell]
