"""All lessons, with how far one came, and the certificate once there is something to certify."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from playground.lessons.achievement import Achievement, achievement
from playground.lessons.folder import Lesson
from widgets import language
from widgets.icons import icon
from widgets.labels import muted_label
from widgets.lesson_page import LESSONS
from widgets.lessons.course import Course
from widgets.numbers import fill_in
from widgets.text_size import px
from widgets.theme import LIGHT, Theme, scaled_font

SIGN = 16
"""Pixels of the sign at a lesson that is done."""


def reached(course: Course) -> Achievement:
    """What was reached in the lessons that ship, which are the course."""
    shipped = [lesson for lesson in course.lessons if lesson.id in LESSONS]
    return achievement(shipped, course.progress.passed, course.progress.best, language.current())


class LessonList(QScrollArea):
    """Every lesson with how far one came; below them, the folders that could not be read."""

    certificate_asked = Signal()
    pressed = Signal()  # on a lesson

    def __init__(self, course: Course) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("All lessons"))
        self.setObjectName("card_scroll")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._course = course
        self._theme = LIGHT

    def show_theme(self, theme: Theme) -> None:
        """The signs at what is done take the theme's colour."""
        if theme is not self._theme:
            self._theme = theme
            self.show_lessons()

    def take_focus(self) -> None:
        """The lesson that comes next gets the keyboard, so that it can be seen and Enter begins it."""
        row = self._next_row or self
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lessons(self) -> None:
        """Build the list anew."""
        content = QWidget()
        content.setObjectName("card_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(6)
        about = QLabel(self.tr("Each lesson sets up an experiment. Your own work comes back when you leave it."))
        about.setWordWrap(True)
        column.addWidget(about)
        self._next_row: QPushButton | None = None
        for lesson in self._course.lessons:
            column.addWidget(self._row(lesson))
        for problem in self._course.problems:
            notice = QLabel(str(problem))
            notice.setObjectName("notice")
            notice.setProperty("kind", "problem")
            notice.setTextFormat(Qt.TextFormat.PlainText)
            notice.setWordWrap(True)
            column.addWidget(notice)
        done = reached(self._course)
        if done.earned:
            column.addWidget(self._certificate(done))
        column.addStretch(1)
        self.setWidget(content)

    def _row(self, lesson: Lesson) -> QPushButton:
        done = sum(f"{lesson.id}/{step.spec.id}" in self._course.progress.passed for step in lesson.steps)
        state = fill_in(
            self.tr("{minutes} {minutes:minute|minutes} · {done} of {steps} {steps:step|steps} done"),
            minutes=lesson.minutes,
            done=done,
            steps=len(lesson.steps),
        )
        complete = done == len(lesson.steps)
        ahead = not complete and self._next_row is None
        if ahead:
            state = fill_in(self.tr("Next · {state}"), state=state)
        row = ListRow(f"lesson_{lesson.id}", lesson.text(language.current()).title, state)
        if complete:
            row.show_done(self._theme)
        if ahead:
            self._next_row = row
        row.pressed.connect(self.pressed)
        row.clicked.connect(lambda _checked=False: self._course.start(lesson.id))
        return row

    def _certificate(self, done: Achievement) -> QPushButton:
        state = fill_in(self.tr("{n} of {all} {all:lesson|lessons} complete"), n=done.completed, all=len(done.lessons))
        row = ListRow("lesson_certificate", self.tr("Certificate…"), state)
        row.clicked.connect(self.certificate_asked)
        return row


class ListRow(QPushButton):
    """A button of two texts, in as many lines as they need, which Qt's own cannot."""

    def __init__(self, name: str, title: str, state: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(state)
        self.setToolTip(state)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        heading = QLabel(title)
        heading.setFont(scaled_font(self.font(), 1.0, bold=True))
        note = muted_label(state)
        note.setFont(scaled_font(self.font(), 0.9))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 6, 10, 6)
        self._column.setSpacing(2)
        self._note_row = QHBoxLayout()
        self._note_row.setSpacing(6)
        self._note_row.addWidget(note, 1)
        for label in (heading, note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column.addWidget(heading)
        self._column.addLayout(self._note_row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins what is chosen, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def show_done(self, theme: Theme) -> None:
        """A sign in front of what has been done."""
        sign = QLabel()
        sign.setObjectName("lesson_done")
        sign.setPixmap(icon("passed", theme, theme.healthy).pixmap(px(SIGN), px(SIGN)))
        sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._note_row.insertWidget(0, sign, 0, Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        return QSize(self._column.sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height)

    @property
    def _height(self) -> int:
        """Pixels for the lines at this width: what Qt would ask for is more, and the list would scroll in vain."""
        return self._column.totalHeightForWidth(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
