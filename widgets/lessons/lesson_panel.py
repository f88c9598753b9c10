"""The lesson beside the work: all lessons as a list, or the step that is on with what its checks measure."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from playground.lessons.folder import LessonStep
from playground.lessons.spec import ChoiceCheck
from widgets import language
from widgets.focus_ring import give_focus
from widgets.icons import icon
from widgets.labels import muted_label
from widgets.lessons.course import Course
from widgets.lessons.given_numbers import GivenNumbers
from widgets.lessons.lesson_list import LessonList
from widgets.lessons.lesson_text import About, LessonText
from widgets.lessons.question import SIGN, QuestionField
from widgets.lessons.score_box import ScoreBox
from widgets.numbers import fill_in
from widgets.text_size import px
from widgets.theme import LIGHT, Theme, scaled_font
from widgets.words import in_words, unbroken

NAME = "lesson_panel"


class LessonPanel(QStackedWidget):
    """Renders the course and tells it what the person wants."""

    certificate_asked = Signal()

    def __init__(self, course: Course, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self._course = course
        self._list = LessonList(course)
        self._list.certificate_asked.connect(self.certificate_asked)
        self._page = StepPage(course)
        self._list.pressed.connect(self._page.note_press)
        for page in (self._list, self._page):
            self.addWidget(page)
        course.step_changed.connect(self.show_course)
        self._list.show_lessons()

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._list.show_theme(theme)
        self._page.show_theme(theme)

    def show_course(self) -> None:
        """The list between lessons, else the step that is on."""
        if self._course.lesson is None:
            was_in = _holds_focus(self._page)
            self._list.show_lessons()
            self.setCurrentWidget(self._list)
            if was_in:
                self._list.take_focus()
        else:
            came = self.currentWidget() is not self._page and _holds_focus(self)
            self._page.show_step()
            self.setCurrentWidget(self._page)
            if came or self._page.goes_on:
                self._page.take_focus()

    def sizeHint(self) -> QSize:
        return QSize(340, 500)


class StepPage(QWidget):
    """One step: its text, its questions, what is measured, hints, and the way on. The way on is never barred."""

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._course = course
        self._theme = LIGHT
        self._clicked = True  # with the mouse, what led here
        self._title = QLabel()
        self._title.setFont(scaled_font(self.font(), 1.05, bold=True))
        self._title.setWordWrap(True)
        self._where = muted_label()
        self._where.setWordWrap(True)
        self._leave = self._button("lesson_leave", self.tr("Leave"), self.tr("Back to your own work, as you left it"))
        self._leave.clicked.connect(course.leave)
        self._text = LessonText()
        self._given = GivenNumbers()
        self._questions = QVBoxLayout()
        self._checks = QVBoxLayout()
        self._hints = QVBoxLayout()
        self._rows: list[CheckRow] = []
        self._fields: dict[str, QuestionField] = {}
        self._score = ScoreBox()
        self._about = About()
        self._hint = self._button("lesson_hint", self.tr("Hint"), self.tr("A nudge, then the way, then the answer"))
        self._hint.clicked.connect(course.show_hint)
        self._numbers = self._button("lesson_new_numbers", self.tr("New numbers"), self.tr("The same with others"))
        self._numbers.clicked.connect(course.new_numbers)
        self._back = self._button("lesson_back", self.tr("Back"), self.tr("To the step before"))
        self._back.clicked.connect(course.back)
        self._repeat = self._button("lesson_repeat", self.tr("Repeat"), self.tr("This step again from its beginning"))
        self._repeat.clicked.connect(course.repeat)
        self._next = self._button("lesson_next", self.tr("Skip"), self.tr("To the next step; nothing has to be passed"))
        self._next.clicked.connect(course.next)
        self._lay_out()
        course.judged.connect(self.show_verdicts)

    @property
    def goes_on(self) -> bool:
        """Whether the keyboard is on what leads to another step."""
        return any(button.hasFocus() for button in (self._back, self._repeat, self._next))

    def take_focus(self) -> None:
        """The text gets the keyboard: on *Skip*, the space bar that the step may ask for would skip it."""
        give_focus(self._scroll, ring=not self._clicked)

    def note_press(self) -> None:
        """A button is being pressed that may lead to a step: with the mouse, or by a key."""
        self._clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton

    def _button(self, name: str, text: str, about: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setToolTip(about)
        button.setAccessibleDescription(about)
        button.pressed.connect(self.note_press)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._where, 1)
        head.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        content.setObjectName("card_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._given)
        column.addLayout(self._questions)
        column.addLayout(self._checks)
        column.addWidget(self._score)
        tools = QHBoxLayout()
        tools.addWidget(self._hint)
        tools.addWidget(self._numbers)
        tools.addStretch(1)
        column.addLayout(tools)
        column.addLayout(self._hints)
        column.addWidget(self._about)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(self.tr("Step of the lesson"))
        self._scroll.setObjectName("card_scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A wide formula is set smaller where there is less room, so that a narrower text can be less high. With a bar
        # that comes and goes, Qt would go to and fro between the two in one call, until the stack overflows.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self._scroll.verticalScrollBar()
        bar.setEnabled(False)  # and its handle is not seen
        bar.rangeChanged.connect(lambda first, last: bar.setEnabled(last > first))
        self._scroll.setWidget(content)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self._back)
        foot.addWidget(self._repeat)
        foot.addStretch(1)
        foot.addWidget(self._next)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 4, 0, 8)
        page.setSpacing(6)
        for row in (head, foot):
            row.setContentsMargins(12, 0, 12, 0)
        page.addLayout(head)
        page.addWidget(self._scroll, 1)
        page.addLayout(foot)

    def show_theme(self, theme: Theme) -> None:
        """Colours of text, formulas and signs."""
        self._theme = theme
        if self._course.lesson is not None:
            self.show_step()

    def show_step(self) -> None:
        """Another step, or the same one in another theme."""
        lesson, step = self._course.lesson, self._course.step
        assert lesson is not None
        assert step is not None
        text = step.text(language.current())
        self._where.setText(
            fill_in(
                self.tr("Step {n} of {all} · {title}"),
                title=lesson.text(language.current()).title,
                n=self._course.index + 1,
                all=len(lesson.steps),
            )
        )
        self._about.show_introduction(lesson.text(language.current()).introduction, self._theme)
        self._title.setText(text.heading)
        self._text.show_markdown(text.body, self._theme)
        self._given.show_exercise(self._course.exercise)
        _clear(self._questions)
        self._fields = {}
        for name, question in text.questions.items():
            field = QuestionField(name, question, self._course.answers.get(name, ""))
            field.answered.connect(self._course.answer)
            self._questions.addWidget(field)
            self._fields[name] = field
        _clear(self._checks)
        self._rows = [CheckRow() for check in step.spec.checks if not isinstance(check, ChoiceCheck)]
        for row in self._rows:
            self._checks.addWidget(row)
        self._back.setEnabled(self._course.index > 0)
        self._numbers.setVisible(step.spec.exercise is not None)
        self._scroll.verticalScrollBar().setValue(0)
        self.show_verdicts()

    def show_verdicts(self) -> None:
        """What the checks say now, the hints asked for, and what the way on is called."""
        lesson, step = self._course.lesson, self._course.step
        if lesson is None or step is None:
            return
        judged = list(zip(step.spec.checks, self._course.verdicts, self._course.held, strict=False))
        seen = [(verdict, held) for check, verdict, held in judged if not isinstance(check, ChoiceCheck)]
        for row, (verdict, held) in zip(self._rows, seen, strict=False):
            row.show_verdict(held, in_words(verdict.text), self._theme)
        for check, verdict, _ in judged:
            if isinstance(check, ChoiceCheck):
                self._fields[check.name].show_verdict(verdict.passed, self._theme)
        self._score.show_score(step.spec.score, self._course.score, self._course.best)
        self._show_hints(step)
        last = self._course.index + 1 == len(lesson.steps)
        passed = self._course.passed
        self._next.setText(
            (self.tr("Finish") if last else self.tr("Next")) if passed else self.tr("Skip")
        )
        if self._next.property("primary") != passed:
            self._next.setProperty("primary", passed)
            self._next.style().unpolish(self._next)
            self._next.style().polish(self._next)

    def _show_hints(self, step: LessonStep) -> None:
        hints = step.text(language.current()).hints
        shown = self._course.hints_shown
        self._hint.setVisible(bool(hints))
        self._hint.setEnabled(shown < len(hints))
        self._hint.setText(fill_in(self.tr("Hint ({n} of {all})"), n=min(shown + 1, len(hints)), all=len(hints)))
        _clear(self._hints)
        for hint in hints[:shown]:
            text = LessonText()
            text.setObjectName("hint")
            text.show_markdown(hint, self._theme)
            self._hints.addWidget(text)


class CheckRow(QWidget):
    """A sign, passed or not yet, and what was measured."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("lesson_check")
        self.passed = False
        self._sign = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def show_verdict(self, passed: bool, text: str, theme: Theme) -> None:
        """Whether it has been passed, and the sentence."""
        self.passed = passed
        name, color = ("passed", theme.healthy) if passed else ("open-check", theme.muted)
        self._sign.setPixmap(icon(name, theme, color).pixmap(px(SIGN), px(SIGN)))
        self._sign.setAccessibleName(self.tr("passed") if passed else self.tr("not yet"))
        self._text.setText(unbroken(text))


def _holds_focus(widget: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and widget.isAncestorOf(focused)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
