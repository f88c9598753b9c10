"""Horizontal bars on a fixed log scale, painted by hand: a few dozen rectangles need no plot library."""

from __future__ import annotations

import enum
import math
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.paced import Paced
from widgets.plots.bars_over import OverBars, finite, paint_names, paint_over
from widgets.plots.decade_scale import DecadeScale
from widgets.plots.ground import Ground
from widgets.plots.key_pointer import KeyPointer
from widgets.plots.wording import number_text
from widgets.theme import LIGHT, Theme, scaled_font

BARS_MS = 50
"""Least time between two paintings of bars that only move."""


class State(enum.Enum):
    """What a bar says beside its length. The value is the pattern that says it without colour."""

    HEALTHY = Qt.BrushStyle.NoBrush
    VANISHING = Qt.BrushStyle.BDiagPattern
    EXPLODING = Qt.BrushStyle.DiagCrossPattern


class Bar(msgspec.Struct, frozen=True):
    """One row. ``value`` and ``ghost`` are ≥ 0 and may be nan (not finite); ``ghost`` is None where there is none."""

    value: float
    ghost: float | None
    state: State


class BarTexts(msgspec.Struct, frozen=True):
    """Translated words of the canvas."""

    caption: str  # what the scale measures
    ghost: str  # legend of the ghosts
    states: dict[State, str]  # legend of the patterned bars
    not_finite: str
    empty: str  # instead of bars, before the first


class BarsCanvas(QWidget):
    """Bars from top to bottom with a label each, on a ``DecadeScale``.

    Labels, grid and ticks are drawn once into a pixmap and only again when a label, the size, the scale, the theme
    or the legend changes; a new frame costs the bars alone.
    """

    hovered = Signal(int, QPointF)  # row under the mouse, and where in the widget; row -1: under none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # otherwise Qt paints every card and the window beneath it, each frame
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.scale = DecadeScale()
        self.bars: tuple[Bar, ...] = ()
        self.labels: tuple[str, ...] = ()
        self.over: tuple[OverBars, ...] = ()
        self._texts = BarTexts("", "", {}, "", "")
        self._theme = LIGHT
        self._background = Ground(self, self._paint_background)
        self._paint = Paced(self, BARS_MS, self.update)
        self._legend: tuple[object, ...] = ()
        self._row = -1
        self._area = QRectF()
        self.setMouseTracking(True)
        self._keys = KeyPointer(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(96)

    def sizeHint(self) -> QSize:
        """As in the design's picture."""
        return QSize(340, 230)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.redraw()

    def show_words(self, labels: Sequence[str], texts: BarTexts) -> None:
        """New labels (one a row, top first) and words; shows at once."""
        if (tuple(labels), texts) != (self.labels, self._texts):
            self.labels, self._texts = tuple(labels), texts
            self.redraw()

    def show_bars(self, bars: Sequence[Bar], scale: DecadeScale) -> None:
        """The newest bars, top first, one a label; the canvas takes their values into ``scale``."""
        kept = [value for over in self.over for value in over.values]
        shown = [value for bar in bars for value in (bar.value, bar.ghost)]
        moved = scale.show([value for value in (*shown, *kept) if value is not None])
        self.bars = tuple(bars)
        legend = (len(bars), any(bar.ghost is not None for bar in bars), *sorted({bar.state.name for bar in bars}))
        if moved or scale is not self.scale or legend != self._legend:
            self._legend, self.scale = legend, scale
            self._background.forget()
        self._paint.ask()

    def show_over(self, over: Sequence[OverBars]) -> None:
        """Kept runs over the bars, one value a row each."""
        if tuple(over) != self.over:
            self.over = tuple(over)
            self.redraw()

    def redraw(self) -> None:
        """Draw everything anew at the next painting."""
        self._background.forget()
        self.update()

    def row_at(self, y: float) -> int:
        """The row under ``y`` in the widget's pixels; -1 above, below or without bars."""
        if not self.bars or not self._area.top() <= y < self._area.bottom():
            return -1
        return int((y - self._area.top()) / self._area.height() * len(self.bars))

    def bar_rect(self, row: int) -> QRectF:
        """The rectangle of a bar in the widget's pixels, as painted; empty for 0, non-finite and below the scale."""
        value = self.bars[row].value
        if not 0.0 < value < math.inf or (fraction := self.scale.fraction(value)) < 0.0:
            return QRectF()
        whole = self._whole_bar(row)
        whole.setWidth(max(2.0, min(fraction, 1.0) * whole.width()))
        return whole

    def _whole_bar(self, row: int) -> QRectF:
        """The rectangle of a bar that fills the scale."""
        pitch = self._area.height() / len(self.bars)
        thickness = min(22.0, max(pitch * 0.6, pitch - 3.0, 1.0))
        top = self._area.top() + (row + 0.5) * pitch - 0.5 * thickness
        return QRectF(self._area.left(), top, self._area.width(), thickness)

    def ghost_x(self, row: int) -> float | None:
        """Where the ghost of a row stands in the widget's pixels; None where there is nothing to draw."""
        ghost = self.bars[row].ghost
        if ghost is None or not 0.0 < ghost < math.inf or not self.scale.holds(ghost):
            return None
        return self._area.left() + self.scale.fraction(ghost) * self._area.width()

    # --- events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cached background and today's bars."""
        painter = QPainter(self)
        self._background.show(painter, QColor(self._theme.card))
        if self.bars:
            self._paint_bars(painter)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another layout."""
        self._background.forget()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys point at things as the mouse does."""
        if not self._keys.pressed(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.leave()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Highlight the row under the mouse and say which it is."""
        self._hover(self.row_at(event.position().y()), event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse."""
        self._hover(-1, QPointF())

    def _hover(self, row: int, position: QPointF) -> None:
        if row != self._row:
            self._row = row
            self.update()
        self.hovered.emit(row, position)

    # --- the parts that stay

    def _paint_background(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.plot))
        painter.drawRoundedRect(QRectF(self.rect()), 4.0, 4.0)
        painter.setPen(QColor(self._theme.muted))
        if not self.bars:
            painter.drawText(self.rect().adjusted(16, 0, -16, 0), _WRAPPED, self._texts.empty)
        else:
            font = scaled_font(self.font(), 0.9)
            painter.setFont(font)
            metrics = QFontMetricsF(font)
            self._lay_out(metrics)
            self._draw_grid(painter, metrics)
            self._draw_labels(painter, metrics)
            self._draw_caption(painter, metrics)

    def _lay_out(self, metrics: QFontMetricsF) -> None:
        """Bars get what labels on the left and two lines of text below leave."""
        widest = max((metrics.horizontalAdvance(label) for label in self.labels), default=0.0)
        left = min(widest, 0.4 * self.width()) + 14.0
        lines = 3.0 if self.over else 2.0
        bottom = self.height() - lines * metrics.height() - 8.0
        right = self.width() - 0.5 * metrics.horizontalAdvance("1e-10") - 2.0
        self._area = QRectF(left, 4.0, max(right - left, 1.0), max(bottom - 4.0, 1.0))

    def _draw_grid(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        area, scale = self._area, self.scale
        room = max(1, int(area.width() / (metrics.horizontalAdvance("1e-10") + 8.0)))
        stride = math.ceil((scale.high - scale.low) / room)
        for decade in range(scale.high, scale.low - 1, -1):
            x = area.left() + (decade - scale.low) / (scale.high - scale.low) * area.width()
            if (decade - scale.low) % stride:
                continue
            painter.setPen(QPen(QColor(self._theme.grid), 1.0))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.setPen(QColor(self._theme.muted))
            text = "1" if decade == 0 else f"1e{decade}"
            box = QRectF(x - 40.0, area.bottom() + 2.0, 80.0, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _draw_labels(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        """Every k-th label where rows are thinner than text, and always the first and the last."""
        count = len(self.labels)
        pitch = self._area.height() / max(count, 1)
        stride = max(1, math.ceil(0.95 * metrics.height() / pitch))
        painter.setPen(QColor(self._theme.muted))
        for row in range(count):
            if row != count - 1 and (row % stride or (stride > 1 and count - 1 - row < stride)):
                continue
            middle = self._area.top() + (row + 0.5) * pitch
            box = QRectF(4.0, middle - metrics.height(), self._area.left() - 10.0, 2.0 * metrics.height())
            text = metrics.elidedText(self.labels[row], Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_caption(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        """What is measured on the left; on the right, from right to left, what the marks mean."""
        line = QRectF(8.0, self.height() - metrics.height() - 3.0, self.width() - 16.0, metrics.height())
        if self.over:
            paint_names(painter, line, self.over, self._theme.muted)
            line.translate(0.0, -metrics.height())
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._texts.caption)
        free = line.width() - metrics.horizontalAdvance(self._texts.caption) - 12.0
        entries = [state for state in (State.EXPLODING, State.VANISHING) if state.name in self._legend]
        right = line.right()
        for entry in (*entries, None):
            if entry is None and not any(bar.ghost is not None for bar in self.bars):
                continue
            text = self._texts.ghost if entry is None else self._texts.states[entry]
            width = metrics.horizontalAdvance(text) + 16.0
            free -= width + 8.0
            if free < 0.0:
                return
            key = QRectF(right - width, line.center().y() - 4.5, 12.0, 9.0)
            if entry is None:
                self._paint_ghosts(painter, [QRectF(key.center().x() + 1.0, key.top(), 2.0, key.height())])
            else:
                self._paint_rects(painter, [key], entry)
            painter.setPen(QColor(self._theme.muted))
            place = line.adjusted(right - width + 16.0 - line.left(), 0.0, 0.0, 0.0)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            right -= width + 8.0

    # --- the parts that move

    def _paint_bars(self, painter: QPainter) -> None:
        pitch = self._area.height() / len(self.bars)
        if self._row >= 0:
            row = QRectF(self._area.left(), self._area.top() + self._row * pitch, self._area.width(), pitch)
            painter.fillRect(row, QColor(self._theme.hover))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars: dict[State, list[QRectF]] = {state: [] for state in State}
        ghosts: list[QRectF] = []
        in_words: list[int] = []
        half = 0.5 * min(26.0, pitch)
        for index, bar in enumerate(self.bars):
            rect = self.bar_rect(index)
            if not rect.isEmpty():
                bars[bar.state].append(rect)
            if rect.isEmpty() or not self.scale.holds(bar.value):
                in_words.append(index)
            if (x := self.ghost_x(index)) is not None:
                ghosts.append(QRectF(x - 1.0, self._area.top() + (index + 0.5) * pitch - half, 2.0, 2.0 * half))
        for state, rects in bars.items():
            self._paint_rects(painter, rects, state)
        self._paint_ghosts(painter, ghosts)
        self._paint_over(painter)
        for index in in_words:
            self._paint_in_words(painter, self.bars[index], self._area.top() + (index + 0.5) * pitch)

    def _paint_over(self, painter: QPainter) -> None:
        for over in self.over:
            rows = [
                (self._whole_bar(row), min(max(self.scale.fraction(value), 0.0), 1.0))
                for row, value in enumerate(over.values[: len(self.bars)])
                if value is not None and finite(value)
            ]
            paint_over(painter, rows, over.color)

    def _paint_rects(self, painter: QPainter, rects: list[QRectF], state: State) -> None:
        if not rects:
            return
        colours = {
            State.HEALTHY: self._theme.healthy,
            State.VANISHING: self._theme.vanishing,
            State.EXPLODING: self._theme.exploding,
        }
        brushes = [QBrush(QColor(colours[state]))]
        if state is not State.HEALTHY:
            stripes = QColor(self._theme.plot)
            stripes.setAlpha(120)
            brushes.append(QBrush(stripes, state.value))
        painter.setPen(Qt.PenStyle.NoPen)
        rounded = rects[0].height() > 6.0
        for brush in brushes:
            painter.setBrush(brush)
            if rounded:
                for rect in rects:
                    painter.drawRoundedRect(rect, 3.0, 3.0)
            else:
                painter.drawRects(rects)

    def _paint_ghosts(self, painter: QPainter, ghosts: list[QRectF]) -> None:
        """Upright ticks with a casing in the plot's colour, so that they stand out from a bar too."""
        if not ghosts:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.plot))
        painter.drawRects([ghost.adjusted(-1.0, 0.0, 1.0, 0.0) for ghost in ghosts])
        painter.setBrush(QColor(self._theme.muted))
        painter.drawRects(ghosts)

    def _paint_in_words(self, painter: QPainter, bar: Bar, middle: float) -> None:
        """A value that no length can show: nothing, not a number, or off the scale (with an arrow to its side)."""
        area = self._area
        off = 0.0 < bar.value < math.inf
        text = number_text(bar.value) if bar.value < math.inf else self._texts.not_finite
        above = off and self.scale.fraction(bar.value) > 1.0
        if off:
            side, tip = (area.right(), 5.0) if above else (area.left(), -5.0)
            arrow = [QPointF(side - tip, middle - 5.0), QPointF(side, middle), QPointF(side - tip, middle + 5.0)]
            painter.setPen(QPen(QColor(self._theme.text), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF(arrow))
        if area.height() / len(self.bars) < 10.0:
            return
        metrics = QFontMetricsF(painter.font())
        size = QSizeF(metrics.horizontalAdvance(text) + 8.0, metrics.height())
        left = area.right() - size.width() - 10.0 if above else area.left() + (10.0 if off else 4.0)
        box = QRectF(QPointF(left, middle - 0.5 * size.height()), size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.plot))
        painter.drawRoundedRect(box, 3.0, 3.0)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
