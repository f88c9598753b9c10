"""A row of controls that stands in two lines where it is too narrow for one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class FoldingRow(QWidget):
    """Controls side by side, the second half below the first before one of them would be cut off.

    What is hidden keeps its place, so that the lines do not jump while one picks.
    """

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._halves = QBoxLayout(_BESIDE, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(spacing)
        self.installEventFilter(self)

    def add(self, *controls: QWidget) -> None:
        """One more half, of these ``controls``."""
        half = QHBoxLayout()
        half.setSpacing(self._halves.spacing())
        for control in controls:
            policy = control.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            control.setSizePolicy(policy)
            half.addWidget(control)
        half.addStretch(1)
        self._halves.addLayout(half)

    @property
    def is_folded(self) -> bool:
        """Whether it stands in two lines."""
        return self._halves.direction() is _BELOW

    def sizeHint(self) -> QSize:
        """As wide as one line, and as high as it is now."""
        return QSize(self._line(), self._halves.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider half, and as high as it is now."""
        return QSize(max(self._widths(), default=0), self._halves.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return False

    def _widths(self) -> list[int]:
        items = (self._halves.itemAt(index) for index in range(self._halves.count()))
        return [item.minimumSize().width() for item in items if item is not None]

    def _line(self) -> int:
        widths = self._widths()
        return sum(widths) + self._halves.spacing() * max(0, len(widths) - 1)

    def _fold(self) -> None:
        wanted = _BESIDE if self._line() <= self.width() else _BELOW
        if wanted != self._halves.direction():
            self._halves.setDirection(wanted)
