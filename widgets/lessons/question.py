"""What a step asks: a number to type, or one of several answers to choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from playground.lessons.text import Question
from widgets.fields import explain
from widgets.icons import icon
from widgets.text_size import px
from widgets.theme import Theme
from widgets.words import unbroken

EQUALS = "="
SIGN = 16
"""Pixels of the sign in front of what is judged."""


class QuestionField(QFrame):
    """``answered(name, text)``: the number as it was typed, or the key of the chosen option."""

    answered = Signal(str, str)

    def __init__(self, name: str, question: Question, answer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"question_{name}")
        self._name = name
        self._question = question
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        asked = QLabel(question.text)
        asked.setWordWrap(True)
        asked.setTextFormat(Qt.TextFormat.PlainText)
        self.reply = Reply([option.reply for option in question.options.values()])
        self.reply.setObjectName(f"reply_{name}")
        if question.options:
            column.addWidget(asked)
            self._add_options(column, answer)
        else:
            self._add_number(column, asked, answer)
        self._sign = QLabel()
        self._sign.setObjectName(f"sign_{name}")
        self._sign.setMinimumWidth(px(SIGN))
        if question.options:
            keeps = self._sign.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            self._sign.setSizePolicy(keeps)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.reply, 1)
        column.addLayout(row)
        self._show_reply(answer)

    def show_verdict(self, right: bool, theme: Theme) -> None:
        """Whether the chosen option is the right one, as a sign before the reply."""
        name, color = ("passed", theme.healthy) if right else ("close", theme.problem_edge)
        self._sign.setPixmap(icon(name, theme, color).pixmap(px(SIGN), px(SIGN)))
        self._sign.setAccessibleName(self.tr("right") if right else self.tr("not right"))
        self._sign.setVisible(not self.reply.isHidden())

    def _add_options(self, column: QVBoxLayout, answer: str) -> None:
        group = QButtonGroup(self)
        for key, option in self._question.options.items():
            button = QRadioButton()
            button.setObjectName(f"option_{self._name}_{key}")
            button.setAccessibleName(f"{self._question.text} {option.text}")
            button.setChecked(key == answer)
            button.toggled.connect(lambda on, key=key: self._choose(key) if on else None)
            group.addButton(button)
            row = QHBoxLayout()
            row.setSpacing(4)  # the frame of the focus stands clear of the text
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
            row.addWidget(OptionText(option.text, button), 1)
            column.addLayout(row)

    def _add_number(self, column: QVBoxLayout, asked: QLabel, answer: str) -> None:
        field = QLineEdit(answer)
        field.setPlaceholderText(self.tr("number, Enter"))
        field.setObjectName(f"answer_{self._name}")
        field.setMaximumWidth(140)
        explain(field, self._question.text, self.tr("A number, such as 0.25, 1/4 or 2e-3; Enter checks it"))
        field.editingFinished.connect(lambda: self.answered.emit(self._name, field.text()))
        row = QHBoxLayout()
        if asked.text().endswith(EQUALS):  # it goes on in the field
            asked.setWordWrap(False)
            row.addWidget(asked)
        else:
            column.addWidget(asked)
        row.addWidget(field, 4)  # as wide as it may be
        row.addStretch(1)
        column.addLayout(row)

    def _choose(self, key: str) -> None:
        self._show_reply(key)
        self.answered.emit(self._name, key)

    def _show_reply(self, key: str) -> None:
        option = self._question.options.get(key)
        self.reply.setText(unbroken(option.reply) if option is not None else "")
        self.reply.setVisible(option is not None)
        self._sign.setVisible(False)  # until it has been judged


class Reply(QLabel):
    """What is said to an answer, in room for the longest of ``replies``: whichever is given, nothing below it moves."""

    def __init__(self, replies: Sequence[str]) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._replies = [unbroken(reply) for reply in replies]
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setWordWrap(True)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(bool(replies))
        policy.setHeightForWidth(True)  # which a label without words does not have
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        room, metrics = QRect(0, 0, max(width, 1), 1), self.fontMetrics()
        wrapped = int(Qt.TextFlag.TextWordWrap)
        heights = [metrics.boundingRect(room, wrapped, reply).height() for reply in self._replies]
        return max([super().heightForWidth(width), *heights])


class OptionText(QLabel):
    """The text of an option, over as many lines as it needs, which a radio button cannot; a click chooses it."""

    def __init__(self, text: str, button: QRadioButton) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._button = button

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As on the button itself."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._button.click()
