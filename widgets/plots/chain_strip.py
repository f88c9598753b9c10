"""All steps of a walk as a strip of segments, in groups: Forward, Loss, Backward, Update."""

from __future__ import annotations

import math

import msgspec
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from widgets.theme import LIGHT, Theme, scaled_font

GAP, LEAST_GAP = 14.0, 6.0
SEGMENT = 10.0
NARROW = 3.0
"""Pixels of a step where all their names need more room than there is."""
KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class Group(msgspec.Struct, frozen=True):
    """Neighbouring steps with a name above them."""

    name: str
    titles: tuple[str, ...]


class StepStrip(QWidget):
    """Steps done are filled, the current one stands out, those to come are outlines. A click goes to a step.

    With the focus on it, ← and → go a step, Home and End to the first and the last.
    """

    picked = Signal(int)
    stepped = Signal(int)  # by so many steps, by a key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._groups: tuple[Group, ...] = ()
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The steps of this update"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.installEventFilter(self)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def show_steps(self, groups: tuple[Group, ...], current: int) -> None:
        """These steps, the one numbered ``current`` (from 0) being shown."""
        if groups != self._groups or current != self._current:
            self._groups, self._current = groups, current
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, int(QFontMetricsF(self._font()).height() + SEGMENT + 8))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font())
        names = sum(metrics.horizontalAdvance(group.name) + 2.0 for group in self._groups)
        return QSize(max(60, math.ceil(names + self._gaps(LEAST_GAP))), self.sizeHint().height())

    def segment(self, index: int) -> QRectF:
        """Where a step is."""
        return self._segments()[index]

    def _font(self) -> QFont:
        return scaled_font(self.font(), 0.85)

    @property
    def _has_room(self) -> bool:
        """Whether all names fit beside one another; else the current group alone says its name."""
        return sum(self._least()) + self._gaps(LEAST_GAP) <= self.width()

    def _gaps(self, each: float) -> float:
        """Pixels between the groups."""
        return each * max(0, len(self._groups) - 1)

    def _least(self) -> list[float]:
        """Pixels for the name of each group, and not less than its steps need."""
        metrics = QFontMetricsF(self._font())
        return [
            max(metrics.horizontalAdvance(group.name) + 2.0, NARROW * len(group.titles)) for group in self._groups
        ]

    def _spans(self) -> list[tuple[float, float]]:
        """Left edge and width of every group: by its number of steps, but wide enough for its name."""
        gap, least = LEAST_GAP, [NARROW * len(group.titles) for group in self._groups]
        if self._has_room:
            least = self._least()
            gap = min(GAP, (self.width() - sum(least)) / max(1, len(self._groups) - 1))
        room = self.width() - self._gaps(gap)
        rest = max(0.0, room - sum(least))
        steps = sum(len(group.titles) for group in self._groups) or 1
        spans, left = [], 0.0
        for group, width in zip(self._groups, least, strict=True):
            width += rest * len(group.titles) / steps
            spans.append((left, width))
            left += width + gap
        return spans

    def names(self) -> list[tuple[str, float, bool]]:
        """What stands above the steps: name, left edge, and whether it is of the group that the current step is in."""
        metrics, start, names, all_fit = QFontMetricsF(self._font()), 0, [], self._has_room
        for group, (left, _) in zip(self._groups, self._spans(), strict=True):
            active = start <= self._current < start + len(group.titles)
            start += len(group.titles)
            if all_fit or active:
                fits = max(0.0, self.width() - metrics.horizontalAdvance(group.name))
                names.append((group.name, min(left, fits), active))
        return names

    def _segments(self) -> list[QRectF]:
        top = QFontMetricsF(self._font()).height() + 3.0
        rects = []
        for group, (left, width) in zip(self._groups, self._spans(), strict=True):
            step = width / len(group.titles)
            gap = 2.0 if step > 6.0 else 1.0
            rects += [
                QRectF(left + index * step, top, max(1.0, step - gap), SEGMENT) for index in range(len(group.titles))
            ]
        return rects

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font())
        theme, metrics = self._theme, QFontMetricsF(self._font())
        for name, left, active in self.names():
            painter.setPen(QColor(theme.text if active else theme.muted))
            painter.drawText(QPointF(left, metrics.ascent()), name)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, rect in enumerate(self._segments()):
            painter.setPen(QPen(QColor(theme.accent if index <= self._current else theme.muted), 1.0))
            painter.setBrush(QColor(theme.accent) if index == self._current else Qt.BrushStyle.NoBrush)
            if index < self._current:
                done = QColor(theme.accent)
                done.setAlpha(70)
                painter.setBrush(done)
            grown = 2.0 if index == self._current else 0.0
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5 - grown, -0.5, grown - 0.5), 2.5, 2.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1.0))
            painter.drawLine(QPointF(0, self.height() - 1), QPointF(self.width(), self.height() - 1))
        painter.end()

    def _index_at(self, point: QPointF) -> int:
        for index, rect in enumerate(self._segments()):
            if rect.adjusted(-1, -6, 1, 8).contains(point):
                return index
        return -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if index >= 0:
            self.picked.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = sum(len(group.titles) for group in self._groups)
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -far, Qt.Key.Key_End: far}
        if event.key() in by:
            self.stepped.emit(by[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # ← and → are shortcuts of the program otherwise
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in KEYS:
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._index_at(QPointF(event.pos()))
            titles = [title for group in self._groups for title in group.titles]
            QToolTip.showText(event.globalPos(), titles[index] if index >= 0 else "", self)
            return True
        return False
