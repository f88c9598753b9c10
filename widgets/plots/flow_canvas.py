"""The canvas that the views of the gradient flow share: a row for every layer, which scrolls where they are many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
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
    QPixmap,
    QResizeEvent,
    QStaticText,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QSizePolicy, QWidget

from widgets.plots.bars_canvas import State
from widgets.plots.ground import painted
from widgets.plots.key_pointer import KeyPointer
from widgets.theme import LIGHT, Theme, scaled_font
from widgets.vector import is_vector

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
WRAPPED = CENTER | Qt.TextFlag.TextWordWrap

LOWEST_ROW = 21.0
"""Pixels; rows that do not fit scroll."""
BAR = 11.0
"""Height of a bar."""
FONT = 0.9
MOST_TEXTS = 4_000
"""Numbers in two digits that are kept laid out; there are not many more of them."""


class FlowCanvas(QWidget):
    """A head, rows below it, a foot; drawn into pixmaps that are drawn again only when something changed.

    Subclasses say what is drawn: ``draw_back`` what stays while numbers change, ``draw_rows`` and ``draw_foot`` the
    rest; and where the columns are with ``arrange``. ``hovered`` tells the row (−1 for none) and where the mouse is.
    """

    HIGHEST_ROW = 40.0

    hovered = Signal(int, QPointF)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # otherwise Qt paints every card and the window beneath it, each frame
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.labels: tuple[str, ...] = ()
        self.theme = LIGHT
        self.body = QRectF()  # where the rows are, in the widget's pixels
        self.pitch = LOWEST_ROW
        self.metrics = QFontMetricsF(self.font())
        self._empty = ""
        self._picture: QPixmap | None = None
        self._back: QPixmap | None = None
        self._key: object = None
        self._written: dict[str, tuple[QStaticText, float]] = {}
        self._row = -1
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.setObjectName("flow_scroll")
        self.bar.valueChanged.connect(self.redraw)
        self.setMouseTracking(True)
        self._keys = KeyPointer(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 120)

    def sizeHint(self) -> QSize:
        """A tab below the fit."""
        return QSize(740, 290)

    # what subclasses say

    def head_height(self) -> float:
        """Pixels above the rows."""
        return 0.0

    def foot_height(self) -> float:
        """Pixels below the rows."""
        return 0.0

    def arrange(self) -> None:
        """The size, the font or the labels changed: put the columns where they belong."""

    def draw_back(self, painter: QPainter) -> None:
        """What stands above, below and behind the rows and depends on no number but the key given to ``refresh``."""

    def draw_rows(self, painter: QPainter, rows: range) -> None:
        """The rows that can be seen; ``row_rect`` says where."""

    def draw_foot(self, painter: QPainter) -> None:
        """What stands below the rows."""

    # what is shown

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.theme = theme
        self.redraw()

    def show_labels(self, labels: Sequence[str]) -> None:
        """One row a label, first layer on top."""
        if tuple(labels) != self.labels:
            self.labels = tuple(labels)
            self.lay_out()

    def show_empty(self, text: str) -> None:
        """Words instead of rows."""
        if text != self._empty or self.labels:
            self._empty = text
            self.show_labels(())
            self.redraw()

    def redraw(self) -> None:
        """Draw everything anew at the next painting."""
        self._back = self._picture = None
        self.update()

    def refresh(self, key: object) -> None:
        """Draw the numbers anew at the next painting, and the rest if ``key`` is another than the last time."""
        self._picture = None
        if key != self._key:
            self._key, self._back = key, None
        self.update()

    def row_at(self, y: float) -> int:
        """The row under ``y``; −1 above, below or without rows."""
        row = int((y - self.body.top() + self.bar.value()) // self.pitch)
        return row if self.body.top() <= y < self.body.bottom() and 0 <= row < len(self.labels) else -1

    def row_rect(self, row: int) -> QRectF:
        """Where a row is in the widget's pixels, maybe out of sight."""
        top = self.body.top() + row * self.pitch - self.bar.value()
        return QRectF(self.body.left(), top, self.body.width(), self.pitch)

    # --- layout

    def lay_out(self) -> None:
        """Rows share the room between head and foot, or scroll there."""
        self.metrics = QFontMetricsF(scaled_font(self.font(), FONT))
        self._written.clear()
        head, foot = self.head_height(), self.foot_height()
        room = max(self.height() - head - foot, 1.0)
        rows = max(len(self.labels), 1)
        lowest = max(LOWEST_ROW, self.metrics.height() + 2.0)
        self.pitch = min(max(room / rows, lowest), max(self.HIGHEST_ROW, lowest))
        over = max(round(rows * self.pitch - room), 0)
        width = self.bar.sizeHint().width() if over else 0
        self.bar.setRange(0, over)
        self.bar.setPageStep(round(room))
        self.bar.setSingleStep(round(self.pitch))
        self.bar.setVisible(over > 0)
        self.bar.setGeometry(self.width() - width, round(head), width, round(room))
        self.body = QRectF(0.0, head, self.width() - width, min(room, rows * self.pitch))
        self._keys.area, self._keys.step = self.body, (self.body.width() / 24, self.pitch)
        self.arrange()
        self.redraw()

    def label_width(self) -> float:
        """Pixels that the labels get, at most a quarter of the width."""
        widest = max((self.metrics.horizontalAdvance(label) for label in self.labels), default=0.0)
        return min(widest + 14.0, 0.25 * self.width())

    # --- events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put up the finished picture, and the row under the mouse."""
        painter = QPainter(self)
        if is_vector():
            self._paint_back(painter)
            if self.labels:
                self._paint_rows(painter)
            painter.setClipping(False)
        else:
            if self._picture is None or self._picture.devicePixelRatioF() != self.devicePixelRatioF():
                self._picture = self._draw()
            painter.drawPixmap(0, 0, self._picture)
        if 0 <= self._row < len(self.labels):
            painter.setClipRect(self.body)
            painter.setPen(QPen(QColor(self.theme.accent), 1.0))
            painter.drawRect(self.row_rect(self._row).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another layout."""
        self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the rows."""
        if self.bar.maximum() > 0:
            self.bar.setValue(self.bar.value() - round(event.angleDelta().y() / 120.0 * 2.0 * self.pitch))
            event.accept()
            self._hover(event.position())
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys point at things as the mouse does."""
        if not self._keys.pressed(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.leave()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the row under the mouse and say which it is."""
        self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse."""
        self._hover(QPointF(-1.0, -1.0))

    def _hover(self, place: QPointF) -> None:
        row = self.row_at(place.y())
        if row != self._row:
            self._row = row
            self.update()
        self.hovered.emit(row, place)

    # --- drawing

    def write(self, painter: QPainter, box: QRectF, side: Qt.AlignmentFlag, text: str) -> None:
        """A line of text in the middle of ``box``'s height, at one side of it; laid out only once for each text."""
        if text not in self._written:
            if len(self._written) > MOST_TEXTS:
                self._written.clear()
            static = QStaticText(text)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.prepare(font=painter.font())
            self._written[text] = static, self.metrics.horizontalAdvance(text)
        static, width = self._written[text]
        x = box.right() - width if side == RIGHT else box.left()
        painter.drawStaticText(QPointF(x, box.center().y() - 0.5 * self.metrics.height()), static)

    def _draw(self) -> QPixmap:
        if self._back is None or self._back.devicePixelRatioF() != self.devicePixelRatioF():
            self._back = self._draw_back()
        if not self.labels:
            return self._back
        pixmap = self._back.copy()
        painter = QPainter(pixmap)
        self._paint_rows(painter)
        painter.end()
        return pixmap

    def _draw_back(self) -> QPixmap:
        return painted(self, self._paint_back, QColor(self.theme.card))

    def _paint_rows(self, painter: QPainter) -> None:
        """What changes with every flow."""
        self._dress(painter)
        self.draw_foot(painter)
        painter.setClipRect(self.body)
        self.draw_rows(painter, self._seen_rows())

    def _paint_back(self, painter: QPainter) -> None:
        """What stays, clipped to the rows afterwards."""
        self._dress(painter)
        painter.setPen(QColor(self.theme.muted))
        if not self.labels:
            painter.drawText(self.rect().adjusted(16, 0, -16, 0), WRAPPED, self._empty)
        else:
            self.draw_back(painter)
            painter.setClipRect(self.body)
            self._draw_labels(painter, self._seen_rows())

    def _dress(self, painter: QPainter) -> None:
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(scaled_font(self.font(), FONT))

    def _seen_rows(self) -> range:
        first = int(self.bar.value() // self.pitch)
        last = int((self.bar.value() + self.body.height()) / self.pitch + 1.0)
        return range(first, min(last, len(self.labels)))

    def _draw_labels(self, painter: QPainter, rows: range) -> None:
        width = self.label_width()
        painter.setPen(QPen(QColor(self.theme.grid), 1.0))
        for row in rows:
            rect = self.row_rect(row)
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.setPen(QColor(self.theme.text))
        for row in rows:
            rect = self.row_rect(row)
            text = self.metrics.elidedText(self.labels[row], Qt.TextElideMode.ElideRight, width - 10.0)
            painter.drawText(QRectF(2.0, rect.top(), width - 2.0, rect.height()), LEFT, text)

    def draw_bars(self, painter: QPainter, bars: dict[State, list[QRectF]]) -> None:
        """Rounded bars, coloured and patterned by their state."""
        colours = {
            State.HEALTHY: self.theme.healthy,
            State.VANISHING: self.theme.vanishing,
            State.EXPLODING: self.theme.exploding,
        }
        painter.setPen(Qt.PenStyle.NoPen)
        for state, rects in bars.items():
            self.draw_rects(painter, rects, colours[state], state.value)

    def draw_rects(self, painter: QPainter, rects: list[QRectF], colour: str, pattern: Qt.BrushStyle) -> None:
        """Bars of one colour with a pattern of the plot's colour upon it."""
        painter.setPen(Qt.PenStyle.NoPen)
        brushes = [QBrush(QColor(colour))]
        if pattern is not Qt.BrushStyle.NoBrush:
            stripes = QColor(self.theme.plot)
            stripes.setAlpha(130)
            brushes.append(QBrush(stripes, pattern))
        for brush in brushes:
            painter.setBrush(brush)
            painter.drawRects(rects)
