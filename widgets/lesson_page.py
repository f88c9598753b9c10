"""A short lesson in a window of its own, beside the experiment that it is about."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from playground.lessons.text import read_text
from widgets import language
from widgets.dialog import Dialog
from widgets.text_size import on_screen
from widgets.theme import RESOURCES, Theme, scaled_font

FOLDER = RESOURCES / "lessons"
LESSONS = (
    "linear", "depth", "backpropagation", "chain_rule", "vanishing", "relu", "real_data", "surface", "wrap_up",
)  # fmt: skip
"""Every lesson by its id, in the order in which they build on one another."""


class LessonPage(Dialog):
    """One page of text. It does not stop the work in the window, and showing another lesson replaces the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.lesson = ""
        self.text = QTextBrowser()
        self.text.setObjectName("lesson_text")
        self.text.setOpenExternalLinks(True)
        self.text.setFont(scaled_font(self.font(), 1.05))
        self.text.document().setDocumentMargin(18.0)
        self.text.setAccessibleName(self.tr("Lesson"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.begins_at, self.enter = self.text, buttons.button(QDialogButtonBox.StandardButton.Close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.text)
        column.addWidget(buttons)

    def sizeHint(self) -> QSize:
        """A column of about seventy letters."""
        return on_screen(self, 640, 740)

    def show_page(self, lesson: str, theme: Theme) -> None:
        """Show a lesson out of ``LESSONS`` from its beginning; another id raises ``ValueError``."""
        self.lesson = lesson
        self.setWindowTitle(lesson_title(lesson))
        self.text.setStyleSheet(
            f"QTextBrowser {{ background: {theme.card}; color: {theme.text}; border: 1px solid {theme.border};"
            f" border-radius: 8px; }}"
        )
        from widgets.lessons.document import write_markdown  # late: it brings what sets formulas

        write_markdown(self.text.document(), _read(lesson), theme, self.devicePixelRatioF())
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def lesson_title(lesson: str) -> str:
    """The heading of a lesson; an unknown id raises ``ValueError``."""
    return _read(lesson).partition("\n")[0].removeprefix("# ").strip()


def show_lesson(lesson: str, parent: QWidget, theme: Theme) -> LessonPage:
    """Show a lesson in front of ``parent``, which stays usable; there is one page at a time."""
    page = parent.findChild(LessonPage, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if page is None:
        page = LessonPage(parent)
    page.show_page(lesson, theme)
    page.show()
    page.activateWindow()
    return page


def _read(lesson: str) -> str:
    if lesson not in LESSONS:
        raise ValueError(f"{lesson!r} is not one of the lessons {', '.join(LESSONS)}")
    text = read_text((FOLDER / lesson / f"{language.current()}.md").read_text(encoding="utf-8"))
    return f"# {text.title}\n\n{text.introduction}"
