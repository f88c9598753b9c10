"""What all dialogs share: where Tab goes, where the focus is at first, and which button Enter presses."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from widgets import tab_order
from widgets.below import below


class Dialog(QDialog):
    """Tab goes as one reads. ``begins_at`` has the focus when it opens, ``enter`` is what Enter presses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.begins_at: QWidget | None = None
        self.enter: QPushButton | None = None

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The next control in the order of reading, or the one before."""
        return tab_order.step([self], forward) or super().focusNextPrevChild(forward)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if event.spontaneous():
            return
        for button in below(self, QPushButton):
            # else any button that comes to have the focus would be the one
            button.setAutoDefault(button is self.enter)
        if self.enter is not None:
            self.enter.setDefault(True)
        if self.begins_at is not None:
            self.begins_at.setFocus()
