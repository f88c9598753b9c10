"""The numbers of an exercise that is worked out by hand: what is given, in one place, to be copied from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from playground.lessons.exercise import ChainExercise
from widgets.numbers import write


class GivenNumbers(QFrame):
    """The sample in the first row, then weight and bias of each layer; hidden where nothing is worked out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_given")
        self.setAccessibleName(self.tr("The numbers of the exercise"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        self._labels: list[QLabel] = []

    @property
    def texts(self) -> list[str]:
        """What it says, number by number."""
        return [label.text() for label in self._labels]

    def show_exercise(self, exercise: ChainExercise | None) -> None:
        """What is given in ``exercise``; nothing without one."""
        self.setVisible(exercise is not None)
        rows = exercise.given() if exercise is not None else ()
        texts = [f"{name} = {write(value, 'g')}" for row in rows for name, value in row]
        while len(self._labels) < len(texts):
            label = QLabel()
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label, *divmod(len(self._labels), 2))
            self._labels.append(label)
        for label, text in zip(self._labels, texts, strict=False):
            label.setText(text)
