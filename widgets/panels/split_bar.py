"""The bar that shows how the samples are split into training, validation and test set, with two handles on it."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.numbers import fill_in
from widgets.theme import LIGHT, Theme

Shares = tuple[float, float, float]

BAR, HANDLE = 8.0, 14.0
"""Height of the bar and of its handles in pixels."""


def shares_text(shares: Shares) -> str:
    """Three shares as percentages: ``"70·15·15"``."""
    return "·".join(f"{100.0 * share:.4g}" for share in shares)


def shares_from(text: str) -> Shares:
    """Three percentages, such as ``"70·15·15"`` or ``"70 15 15"``; ``ValueError`` with a sentence if they are not."""
    parts = [part for part in re.split(r"[^0-9.eE+-]+", text.replace("%", " ")) if part]
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = []
    if len(numbers) != 3:
        raise ValueError(
            QCoreApplication.translate(
                "SplitBar", "Write three percentages for training, validation and test, such as 70·15·15"
            )
        )
    if abs(sum(numbers) - 100.0) > 1e-4:
        problem = QCoreApplication.translate("SplitBar", "{shares} sums to {total:g}; the percentages sum to 100")
        raise ValueError(fill_in(problem, shares=text.strip(), total=sum(numbers)))
    return numbers[0] / 100.0, numbers[1] / 100.0, numbers[2] / 100.0


class SplitBar(QWidget):
    """Drag a handle, or choose one with Up and Down and move it with Left and Right, by whole percents.

    ``moved(shares, merge key)``: one drag, or the keys of one visit, share a key.
    """

    moved = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._shares: Shares = (0.7, 0.15, 0.15)
        self._theme = LIGHT
        self._handle = 0  # the one that keys and the mouse move: 0 ends the training set, 1 the validation set
        self._dragging = False
        self._gestures = 0
        self.setObjectName("split_bar")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(120, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 22)

    def show_value(self, shares: Shares) -> None:
        """Show the shares of training, validation and test set, which sum to 1."""
        self._shares = shares
        self.setAccessibleDescription(shares_text(shares))
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    @property
    def _ends(self) -> tuple[float, float]:
        return self._shares[0], self._shares[0] + self._shares[1]

    def handle_x(self, handle: int) -> int:
        """Where handle 0 or 1 is, in pixels from the left."""
        return round(3 + self._ends[handle] * (self.width() - 6))

    def _nearest(self, x: float) -> int:
        first, second = self.handle_x(0), self.handle_x(1)
        if first == second:
            # both at one place: the one that can go where the pointer is
            return int(x > first or (x == first and self._ends[0] < 1.0))
        return int(abs(x - second) < abs(x - first))

    def _move_to(self, percent: float) -> None:
        first, second = (round(100.0 * end) for end in self._ends)
        if self._handle == 0:
            first = min(max(round(percent), 1), second)
        else:
            second = min(max(round(percent), first), 100)
        shares = (first / 100.0, (second - first) / 100.0, (100 - second) / 100.0)
        if shares != self._shares:
            self.moved.emit(shares, f"split:{id(self)}:{self._gestures}")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._gestures += 1
            self._dragging = True
            self._handle = self._nearest(event.position().x())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        near = min(abs(x - self.handle_x(0)), abs(x - self.handle_x(1))) < 6
        self.setCursor(Qt.CursorShape.SplitHCursor if near or self._dragging else Qt.CursorShape.ArrowCursor)
        if self._dragging:
            self._move_to(100.0 * (x - 3) / (self.width() - 6))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self._gestures += 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: -10, Qt.Key.Key_PageUp: 10}
        key = Qt.Key(event.key())
        if key in steps:
            self._move_to(100.0 * self._ends[self._handle] + steps[key])
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._handle = int(key == Qt.Key.Key_Down)
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._gestures += 1
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        bar = QRectF(3, middle - BAR / 2, self.width() - 6, BAR)
        rounded = QPainterPath()
        rounded.addRoundedRect(bar, BAR / 2, BAR / 2)
        painter.setClipPath(rounded)
        left = bar.left()
        for share, colour in zip(self._shares, (theme.train, theme.valid, theme.test), strict=True):
            painter.fillRect(QRectF(left, bar.top(), share * bar.width(), BAR), QColor(colour))
            left += share * bar.width()
        painter.setClipping(False)
        for handle in (0, 1):
            active = self.hasFocus() and handle == self._handle
            painter.setPen(QPen(QColor(theme.text if active else theme.muted), 2.0 if active else 1.0))
            painter.setBrush(QColor(theme.card))
            painter.drawRoundedRect(QRectF(self.handle_x(handle) - 2.5, middle - HANDLE / 2, 5.0, HANDLE), 2.5, 2.5)
