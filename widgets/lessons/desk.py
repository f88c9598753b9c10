"""Lessons at work in the window: the course, its panel, and what is shown and pointed at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QToolButton, QWidget

from playground.frames import WishList
from widgets.below import below
from widgets.card import Card
from widgets.lesson_page import LESSONS
from widgets.lessons.course import Course
from widgets.lessons.lesson_panel import NAME, LessonPanel
from widgets.lessons.pointer import Pointer
from widgets.lessons.progress import Progress
from widgets.plots.plot_card import PlotCard
from widgets.session import Session
from widgets.text_size import fix
from widgets.theme import RESOURCES, Theme

SHIPPED = RESOURCES / "lessons"
WIDTH, SLIM_WIDTH = 344, 312


def own_folder() -> Path:
    """Where a person's own lessons are looked for."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)) / "lessons"


def course_of(session: Session, progress: Progress, own_lessons: Sequence[Path]) -> Course:
    """The course with the lessons that ship and one's own, as far as the person came."""
    course = Course(session, (SHIPPED, *own_lessons), progress)
    course.look_for_lessons()
    return course


class LessonDesk(QObject):
    """``card`` is to be placed beside the workspace; it is hidden until lessons are asked for.

    ``reveal(name)`` brings a panel or plot into sight and returns its card; ``KeyError`` for a name that is none.
    With ``course`` it shows one that is already on.
    ``about_to_show`` says, before it is so, that the card or another step is to be seen, or not any more.
    """

    about_to_show = Signal()

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        actions: Mapping[str, QAction],
        reveal: Callable[[str], QWidget],
        own_lessons: Sequence[Path] = (),
        progress: Progress | None = None,
        *,
        course: Course | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._reveal = reveal
        self.course = course or course_of(session, progress or Progress(), own_lessons)
        self.panel = LessonPanel(self.course)
        self.panel.certificate_asked.connect(self.show_certificate)
        self.card = Card(NAME, self.tr("Lessons"))
        self.card.fill(self.panel)
        fix(self.card, width=WIDTH)
        about = self.tr("Put the lesson away and show data, network and training again; F3 brings it back")
        self._panels = _panels_button(self.tr("Panels"), about)
        self._panels.clicked.connect(self.toggle)
        self.card.title_row.add(self._panels)
        if "help_lock" in actions:
            self.card.title_row.add(_lock_button(actions["help_lock"]))
        self.card.hide()
        self._is_open = False
        self.pointer = Pointer(window)
        self.course.step_changed.connect(self._on_step)
        self.course.finished.connect(self._on_finished)
        self.panel.show_course()
        self._reported: frozenset[str] = frozenset()
        for name, action in actions.items():
            action.triggered.connect(partial(self._note, name))

    def count_when_done(self, actions: frozenset[str]) -> None:
        """These actions ask something first and can be called off: they count when the course is told by others."""
        self._reported |= actions

    def show_theme(self, theme: Theme) -> None:
        """Hand the theme on."""
        self.panel.show_theme(theme)
        self.pointer.show_theme(theme)

    def be_slim(self, slim: bool) -> None:
        """As narrow as can still be read, or at ease."""
        fix(self.card, width=SLIM_WIDTH if slim else WIDTH)

    def show_certificate(self) -> None:
        """The page that says what was reached, in front of the window, which stays usable."""
        from widgets.lessons.certificate_dialog import CertificateDialog

        dialog = self._window.findChild(CertificateDialog) or CertificateDialog(self.course, self._window)
        dialog.show()
        dialog.activateWindow()

    def _on_finished(self, lesson: str) -> None:
        """The course ends with a certificate."""
        if lesson == LESSONS[-1]:
            self.show_certificate()

    def show_narrow(self, narrow: bool) -> None:
        """The card has taken the place of the panels: it offers them."""
        self._panels.setVisible(narrow)

    def wish(self) -> WishList:
        """What the checks of the step need to see."""
        return self.course.wish()

    def open(self, lesson: str | None = None) -> None:
        """Show the list of lessons, or begin ``lesson``; ``KeyError`` if there is none of this name."""
        if lesson is not None and lesson not in {known.id for known in self.course.lessons}:
            raise KeyError(lesson)
        self._is_open = True
        if lesson is not None:
            self.course.start(lesson)
        self._show(True)

    @property
    def is_open(self) -> bool:
        """Whether the lessons are to be seen beside the work."""
        return self._is_open

    def toggle(self) -> None:
        """Show the lessons, or put them away; a lesson that is on goes on where it was."""
        self._show(not self._is_open)

    def _show(self, shown: bool) -> None:
        self._is_open = shown
        self.about_to_show.emit()
        self.card.setVisible(shown)
        self._point()

    def show_again(self) -> None:
        """It has taken the place of another desk with the same course, which was open."""
        self._show(True)

    def _note(self, name: str, _checked: bool = False) -> None:
        if name not in self._reported:
            self.course.note(name)

    def _on_step(self) -> None:
        self.about_to_show.emit()
        step = self.course.step
        if step is not None:
            for name in step.spec.views:
                for plot in below(self._reveal(name), PlotCard):
                    plot.uncover()
        self._point()

    def _point(self) -> None:
        step = self.course.step
        name = step.spec.point_at if step is not None and self._is_open else None
        self.pointer.point_at(self._widget_of(name) if name is not None else None)

    def _widget_of(self, name: str) -> QWidget | None:
        """The card of a view, a button of an action, or a control, by its ``objectName``."""
        try:
            return self._reveal(name)
        except KeyError:
            button = self._window.findChild(QWidget, f"{name}_button")
            return button or self._window.findChild(QWidget, name)


def _panels_button(text: str, about: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName("lesson_panels")
    button.setText(text)
    button.setToolTip(about)
    button.setAccessibleDescription(about)
    button.hide()
    return button


def _lock_button(action: QAction) -> QToolButton:
    """Whether only what the step needs can be used, and the way in and out of that."""
    button = QToolButton()
    button.setObjectName(f"{action.objectName()}_button")
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    fix(button, icon=14)
    return button
