"""One finding as a card: what is wrong, the numbers that prove it, what to try, and where to read more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from playground.flow import Remedy
from widgets.fields import tip
from widgets.icons import icon
from widgets.numbers import fill_in
from widgets.theme import Theme, scaled_font
from widgets.words import in_words

ICONS = {"problem": "warning", "warning": "warning", "info": "info"}
"""How serious a finding is, as the notices of the window call it, and its icon."""
INDENT = 24
"""Texts and buttons stand below the title, not below the icon."""


class WrappedButton(QPushButton):
    """A button with its text in as many lines as it needs; a word that is too long has its end in the tooltip alone."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(48)

    def show_text(self, text: str) -> None:
        """The whole text."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self._wrap()
            self.updateGeometry()

    def whole_text(self) -> str:
        """The text as it would be with enough room."""
        return self._text

    def sizeHint(self) -> QSize:
        """Room for the whole text in one line across, and down for the lines that it has now."""
        size = super().sizeHint()
        return QSize(size.width() - self._width_of(self.text()) + self._width_of(self._text), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().size(0, text).width()  # as Qt measures it for a button

    def _wrap(self) -> None:
        before = self.text()
        self.setText(self._text)  # of a short line some styles make more than its letters take
        room = self.width() - (super().sizeHint().width() - self._width_of(self._text))
        lines: list[str] = []
        for word in self._text.split(" "):
            if lines and self._width_of(f"{lines[-1]} {word}") <= room:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        shown = [self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, max(room, 0)) for line in lines]
        self.setToolTip(self._text if shown != lines else "")
        self.setText("\n".join(shown))
        if self.text() != before:
            self.updateGeometry()


class FindingCard(QFrame):
    """Dressed as the window's notices are. Its words and buttons can change without a new card."""

    tried = Signal(int)  # the number of the remedy
    lesson_asked = Signal()

    def __init__(self, kind: str, lesson: str = "", parent: QWidget | None = None) -> None:
        """``kind`` is a key of ``ICONS``; ``lesson`` the title of the lesson, empty for no link."""
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("kind", kind)
        self._kind = kind
        self.sign = QLabel()
        self.title = QLabel()
        self.title.setFont(scaled_font(self.font(), 1.0, bold=True))
        self.text, self.advice = QLabel(), QLabel()
        for label in (self.text, self.advice):
            label.setFont(scaled_font(self.font(), 0.95))
        for label in (self.title, self.text, self.advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setMinimumWidth(80)
        self.buttons: list[WrappedButton] = []
        self._try = QLabel(self.tr("Try:"))
        self._try.setFont(scaled_font(self.font(), 0.95))
        self.lesson = WrappedButton()
        self.lesson.show_text(fill_in(self.tr("Lesson: {title}"), title=lesson))
        self.lesson.setObjectName("lesson_link")
        self.lesson.setCursor(Qt.CursorShape.PointingHandCursor)
        self.lesson.clicked.connect(self.lesson_asked)
        self._lay_out()
        self.lesson.setVisible(bool(lesson))  # not before it is in the card: it would be a window of its own

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._inset = QVBoxLayout()
        self._inset.setContentsMargins(INDENT, 0, 0, 0)
        self._inset.setSpacing(4)
        self._inset.addWidget(self.text)
        self._inset.addWidget(self.advice)
        self.advice.hide()
        self._column.addLayout(self._inset)
        self._try.hide()
        self._remedies = QVBoxLayout()
        self._remedies.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._try, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._remedies, 1)
        self._inset.addLayout(row)
        self._inset.addWidget(self.lesson, 0, Qt.AlignmentFlag.AlignLeft)

    def show_theme(self, theme: Theme) -> None:
        """Tint what is drawn here."""
        edges = {"warning": theme.warning_edge, "problem": theme.problem_edge}
        tint = edges.get(self._kind, theme.accent)
        self.sign.setPixmap(icon(ICONS[self._kind], theme, tint).pixmap(QSize(16, 16), self.devicePixelRatioF()))
        # a link, not a third kind of button
        self.lesson.setStyleSheet(
            f"QPushButton {{ background: transparent; border: 1px solid transparent; padding: 1px 0px;"
            f" color: {theme.accent}; text-decoration: underline; text-align: left; }}"
            f"QPushButton:hover {{ color: {theme.text}; }}"
            f"QPushButton:focus {{ border-color: {theme.accent}; }}"
        )

    def show_words(self, title: str, text: str) -> None:
        """Only what changed is laid out again."""
        for label, words in ((self.title, title), (self.text, text)):
            if label.text() != words:
                label.setText(words)
                self.setAccessibleName(f"{title}. {text}")

    def show_remedies(self, remedies: Sequence[Remedy], advice: str) -> None:
        """A button for each, or ``advice`` in words without any; buttons that stay keep their place and focus."""
        while len(self.buttons) < len(remedies):
            button = WrappedButton()
            button.setObjectName("try_remedy")
            number = len(self.buttons)
            button.clicked.connect(lambda _=False, number=number: self.tried.emit(number))
            self._remedies.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(button)
        while len(self.buttons) > len(remedies):
            button = self.buttons.pop()
            self._remedies.removeWidget(button)
            button.hide()
            button.deleteLater()
        for button, remedy in zip(self.buttons, remedies, strict=True):
            button.show_text(in_words(remedy.text))
        self._try.setVisible(bool(remedies))
        self._try.setToolTip(tip(advice))
        self.advice.setVisible(not remedies)
        if advice != self.advice.text():
            self.advice.setText(advice)

    def show_holding(self, holds: bool) -> None:
        """What no longer holds is greyed, and nothing is tried against it."""
        for part in (self.title, self.text, self.advice, self._try, *self.buttons):
            part.setEnabled(holds)
