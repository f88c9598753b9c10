"""Values beside the cursor."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget

from widgets.theme import Theme


class Readout(QLabel):
    """Plain words on a small card near a point of its parent, within the parent; wrapped where it is narrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("readout")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        box = f"border: 1px solid {theme.border}; border-radius: 4px; padding: 2px 6px;"
        self.setStyleSheet(f"QLabel {{ background: {theme.card}; color: {theme.text}; {box} }}")

    def show_at(self, text: str, at: QPointF) -> None:
        """``text`` below right of ``at`` (the parent's pixels), or on its other side where there is no room."""
        room = self._around.size()
        self.setWordWrap(False)
        self.setText(text)
        self.resize(self.sizeHint())
        if self.width() > room.width() - 8:
            self.setWordWrap(True)
            self.resize(room.width() - 8, self.heightForWidth(room.width() - 8))
        x = min(max(4, round(at.x()) + 12), max(4, room.width() - self.width() - 4))
        below = round(at.y()) + 16
        above = round(at.y()) - self.height() - 8
        self.move(x, below if below + self.height() <= room.height() or above < 0 else above)
        self.show()
