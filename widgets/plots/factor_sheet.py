"""The factors of a product with sentences below them, in one sheet that scrolls where there is too little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from widgets.plots.chain_factors import FactorsCanvas
from widgets.text_size import px

SPACE = 6
"""Pixels between the factors and each of the sentences."""


class FactorSheet(QScrollArea):
    """Sideways only the factors move: the sentences stay as wide as what can be seen."""

    def __init__(self, factors: FactorsCanvas, sentences: Sequence[QLabel]) -> None:
        super().__init__()
        self.setObjectName("card_scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._factors, self._sentences = factors, tuple(sentences)
        self._inside = _Inside(self)
        factors.setParent(self._inside)
        for sentence in self._sentences:
            sentence.setTextFormat(Qt.TextFormat.PlainText)
            sentence.setWordWrap(True)
            sentence.setParent(self._inside)
        self.setWidget(self._inside)
        for part in (self._inside, self.viewport()):
            part.setAutoFillBackground(False)
        self.horizontalScrollBar().valueChanged.connect(self.arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.arrange)  # its bars have come or gone by then

    def arrange(self) -> None:
        """Factors as large as the room allows, the sentences below."""
        room, space = self.viewport().size(), px(SPACE)
        heights = [sentence.heightForWidth(room.width()) for sentence in self._sentences]
        words = sum(heights) + space * len(heights)
        self._factors.set_room(QSize(room.width(), room.height() - words))
        factors = self._factors.sizeHint()
        top, left = max(factors.height(), room.height() - words), self.horizontalScrollBar().value()
        self._inside.resize(max(factors.width(), room.width()), top + words)
        for sentence, height in zip(self._sentences, heights, strict=True):
            sentence.setGeometry(QRect(left, top + space, room.width(), height))
            top += space + height


class _Inside(QWidget):
    """What is scrolled; it says when one of its parts wants another size."""

    def __init__(self, sheet: FactorSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._sheet.arrange()
        return False
