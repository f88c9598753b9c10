"""Small buttons and labels that the panels share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton

from widgets.fields import tip
from widgets.text_size import fix


class IconButton(QToolButton):
    """A small button without an edge; its icon is set with the theme."""

    def __init__(self, name: str, label: str, about: str, size: int = 14) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("flat", True)
        self.setProperty("compact", True)
        fix(self, width=size + 4, height=size + 8, icon=size)
        self.setAccessibleName(label)
        self.setToolTip(tip(about))


class ProblemLabel(QLabel):
    """What is wrong with the field above, as a small notice; hidden while nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("kind", "problem")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(6, 3, 6, 3)
        self.hide()

    def show_problem(self, problem: str) -> None:
        """Say ``problem``; nothing if it is empty."""
        self.setText(problem)
        self.setVisible(bool(problem))


class WholeLabel(QLabel):
    """One line that can be done without: it is there whole or not at all, and asks for no room."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        """Say this, where there is room for it."""
        self._words = words
        self.setToolTip(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self._words) <= self.contentsRect().width()
        self.setText(self._words if fits else "")


def muted_label(text: str = "") -> QLabel:
    """A label in the theme's muted colour."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
