"""The lessons' texts as they are shown: in the language that the window speaks, without a trace of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.lessons.folder import lesson_folders, read_lesson
from widgets import language
from widgets.lesson_page import LESSONS, lesson_title
from widgets.lessons.desk import SHIPPED
from widgets.lessons.document import write_markdown
from widgets.lessons.lesson_text import LessonText
from widgets.main_window import MainWindow
from widgets.theme import LIGHT

NARROW = 270
"""Pixels for the text in the lessons' card where it is narrowest."""
FOLDERS = {folder.name: folder for folder in lesson_folders(SHIPPED)}


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.speak(qapp, "en")


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("spoken", ["en", "ko"])
def test_no_mark_of_markdown_is_left_in_what_is_read(name: str, spoken: str, qapp: QApplication) -> None:
    lesson = read_lesson(FOLDERS[name])
    texts = {"introduction": lesson.text(spoken).introduction}
    for step in lesson.steps:
        said = step.text(spoken)
        texts[step.spec.id] = said.body
        texts |= {f"{step.spec.id}, hint {number}": hint for number, hint in enumerate(said.hints, 1)}
        for question in said.questions.values():  # these are shown as they stand
            for option in question.options.values():
                for plain in (question.text, option.text, option.reply):
                    assert not set("*`$") & set(plain), f"{step.spec.id}: {plain}"
    document = QTextDocument()
    for place, text in texts.items():
        write_markdown(document, text, LIGHT, 1.0)
        assert not set("*`$_") & set(document.toPlainText()) - _names(text), f"{place}: {document.toPlainText()}"


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("spoken", ["en", "ko"])
def test_no_formula_is_wider_than_the_narrowest_card(name: str, spoken: str, qapp: QApplication) -> None:
    document = QTextDocument()
    for step in read_lesson(FOLDERS[name]).steps:
        said = step.text(spoken)
        for text in (said.body, *said.hints):
            write_markdown(document, text, LIGHT, 1.0, NARROW)
            document.setDocumentMargin(0.0)
            document.setTextWidth(NARROW)
            assert document.idealWidth() <= NARROW, f"{step.spec.id}: {text}"


def _names(text: str) -> set[str]:
    """What belongs to a name that is quoted, such as a column's or a file's."""
    return {"_"} if "model_year" in text else set()


def test_the_lessons_are_read_in_the_language_of_the_window(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    with qtbot.waitSignal(window.content_changed):
        window.action("view_language_ko").trigger()
    desk = window.lessons
    desk.open()
    rows = [desk.card.findChild(QPushButton, f"lesson_{name}") for name in LESSONS]
    assert [row.accessibleName() for row in rows if row is not None] == [lesson_title(name) for name in LESSONS]
    assert lesson_title("linear") == "왜 선형만으로는 부족할까요?"
    desk.open("linear")
    desk.course.show_hint()
    shown = [text.toPlainText() for text in desk.card.findChildren(LessonText)]
    assert "층이 다섯 개 이어진 것으로" in shown[0]
    assert any(text.startswith("직선을 늘이고 옮기면") for text in shown)
    question = desk.card.findChild(QWidget, "question_shape")
    assert question is not None
    assert "직선이 됩니다" in [label.text() for label in question.findChildren(QLabel)]
    desk.course.leave()


def test_what_a_lesson_is_about_can_be_read_at_every_step(window: MainWindow) -> None:
    desk = window.lessons
    desk.open("vanishing")
    toggle = desk.card.findChild(QPushButton, "lesson_about_toggle")
    text = desk.card.findChild(LessonText, "lesson_introduction")
    assert toggle is not None
    assert text is not None
    assert text.isHidden()
    toggle.click()
    assert not text.isHidden()
    assert text.toPlainText().startswith("On its way back from the loss")
    desk.course.next()
    assert not text.isHidden()  # who reads on goes on reading
    desk.open("relu")
    assert text.isHidden()
    assert text.toPlainText().startswith("ReLU is max(0, z).")
    desk.course.leave()
