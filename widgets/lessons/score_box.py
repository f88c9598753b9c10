"""What a challenge earns: the points, what each part of them is for, and how they are reckoned."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.lessons.points import Score
from playground.lessons.score import COUNTED, how, parts_told, told
from playground.lessons.spec import ScoreSpec
from widgets.labels import muted_label
from widgets.theme import scaled_font
from widgets.words import in_words


class ScoreBox(QWidget):
    """Hidden where a step is not scored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_score")
        self._points = QLabel()
        self._points.setObjectName("lesson_points")
        self._points.setFont(scaled_font(self.font(), 1.0, bold=True))
        self._parts = [QLabel() for _ in COUNTED]
        self._how = muted_label()
        self._how.setFont(scaled_font(self.font(), 0.9))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(4)
        for label in (self._points, *self._parts, self._how):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)

    @property
    def lines(self) -> list[str]:
        """What every part says."""
        return [label.text() for label in self._parts if label.text()]

    def show_score(self, spec: ScoreSpec | None, score: Score | None, best: Score | None) -> None:
        """What is earned now and what was earned at best, for a step that is scored as ``spec`` says."""
        self.setVisible(spec is not None)
        if spec is None:
            return
        self._points.setText(in_words(told(score, best)))
        lines = [in_words(part) for part in parts_told(spec, score)]
        for label, line in zip(self._parts, lines + [""] * len(self._parts), strict=False):
            label.setText(line)
            label.setVisible(bool(line))
        self._how.setText(in_words(how()))
