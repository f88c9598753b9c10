"""What scrolls where there is too little room for it: the inside of a dialog, a view of many parts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

AROUND = QSize(80, 200)
"""Pixels of the screen that are left to the dialog's frame and buttons, and to the screen's own bars."""


class Scrolled(QScrollArea):
    """Scrolls ``content`` where there is too little room for it."""

    def __init__(self, content: QLayout) -> None:
        super().__init__()
        self.setObjectName("card_scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = QWidget()
        self._inside.setObjectName("card_content")
        content.setContentsMargins(0, 0, 0, 0)
        self._inside.setLayout(content)
        self.setWidget(self._inside)
        self.viewport().setAutoFillBackground(False)


class Roomy(Scrolled):
    """As large as its content, or as the screen allows."""

    def sizeHint(self) -> QSize:
        wanted, most = self._inside.sizeHint(), self.screen().availableSize() - AROUND
        bar = self.verticalScrollBar().sizeHint().width()
        wide = wanted.width() + (bar if wanted.height() > most.height() else 0)
        high = wanted.height() + (bar if wide > most.width() else 0)
        return QSize(min(wide, most.width()), min(high, most.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
