"""The lessons: every page is there, readable, and leaves the window usable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from widgets.lesson_page import FOLDER, LESSONS, LessonPage, lesson_title, show_lesson
from widgets.theme import DARK, LIGHT


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_is_a_short_page_with_a_heading_and_something_to_watch(window: QWidget, lesson: str) -> None:
    page = show_lesson(lesson, window, LIGHT)
    text = page.text.toPlainText()
    assert text.startswith(lesson_title(lesson))
    assert page.windowTitle() == lesson_title(lesson)
    assert 150 <= len(text.split()) <= 310
    assert "What to watch here" in text
    assert "$" not in text  # formulas are set
    assert "**" not in text  # the mark-up is not shown as it is typed


def test_every_folder_of_lessons_is_listed() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} == set(LESSONS)


def test_a_page_stops_nobody_and_another_lesson_takes_its_place(window: QWidget) -> None:
    first = show_lesson("vanishing", window, LIGHT)
    assert not first.isModal()
    second = show_lesson("relu", window, DARK)
    assert second is first
    assert first.windowTitle() == lesson_title("relu")
    assert len(window.findChildren(LessonPage)) == 1


def test_another_lesson_begins_at_its_top(window: QWidget) -> None:
    page = show_lesson("vanishing", window, LIGHT)
    page.resize(400, 300)
    bar = page.text.verticalScrollBar()
    bar.setValue(bar.maximum())
    show_lesson("depth", window, LIGHT)
    assert bar.value() == 0


def test_a_page_can_be_closed_and_opened_again(window: QWidget, qtbot: QtBot) -> None:
    page = show_lesson("depth", window, LIGHT)
    close = page.findChild(QDialogButtonBox)
    assert close is not None
    with qtbot.waitSignal(page.destroyed):
        QTest.mouseClick(
            close.button(QDialogButtonBox.StandardButton.Close), Qt.MouseButton.LeftButton, pos=QPoint(5, 5)
        )
    assert show_lesson("depth", window, LIGHT).isVisible()


def test_an_unknown_lesson_is_an_error_that_names_those_there_are(window: QWidget) -> None:
    with pytest.raises(ValueError, match="'algebra' is not one of the lessons linear, depth"):
        show_lesson("algebra", window, LIGHT)
