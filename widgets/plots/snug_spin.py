"""A spin box as wide as its words: Qt's own asks for a third more."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QSpinBox, QStyle, QStyleOptionSpinBox

MARGIN = 6
"""Pixels left of the words."""
CURSOR = 6
"""Pixels that a line of text keeps free around itself, and those of the cursor."""


class SnugSpin(QSpinBox):
    """Wants room for its prefix, its longest value, its suffix and its arrows, and for nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(MARGIN, 0, 0, 0)

    def sizeHint(self) -> QSize:
        return self._snug(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._snug(super().minimumSizeHint())

    def _snug(self, hint: QSize) -> QSize:
        """``hint`` without what the field would have beyond its words."""
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        option.rect = QRect(QPoint(), hint)
        part, control = QStyle.SubControl.SC_SpinBoxEditField, QStyle.ComplexControl.CC_SpinBox
        room = self.style().subControlRect(control, option, part, self).width()
        values = (self.textFromValue(value) for value in (self.minimum(), self.maximum()))
        words = max(self.fontMetrics().horizontalAdvance(self.prefix() + value + self.suffix()) for value in values)
        return hint - QSize(max(0, room - words - MARGIN - CURSOR), 0)
