"""A page of measures: a picture that scrolls where it has no room, and a note below on how it came about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from widgets.fields import tip
from widgets.labels import muted_label
from widgets.theme import scaled_font


class NotedPage(QWidget):
    """``picture`` in the scroll area, ``note`` under it."""

    def __init__(self, picture: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scroll = QScrollArea()
        scroll.setObjectName("card_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(picture)
        picture.setAutoFillBackground(False)  # a scroll area turns it on
        self.note = muted_label()
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.note.setFont(scaled_font(self.font(), 0.9))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(scroll, 1)
        column.addWidget(self.note)

    def show_note(self, short: str, whole: str = "") -> None:
        """What the picture shows, in few words; more of them in the tooltip."""
        self.note.setText(short)
        self.note.setToolTip(tip(whole))
