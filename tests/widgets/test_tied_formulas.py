"""Formulas in a lesson's words, and the letters right behind them."""

from __future__ import annotations

import math

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from playground.lessons.folder import lesson_folders, read_lesson
from widgets.lessons.desk import SHIPPED
from widgets.lessons.document import PICTURE, tie_formulas, write_markdown
from widgets.theme import LIGHT


def starts(document: QTextDocument) -> list[str]:
    """The last letter of every line that goes on in the next one, and the first of that."""
    found, block = [], document.begin()
    while block.isValid():
        layout, text = block.layout(), block.text()
        for number in range(1, layout.lineCount()):
            start = layout.lineAt(number).textStart()
            found.append(text[start - 1 : start + 1])
        block = block.next()
    return found


def torn(pairs: list[str]) -> list[str]:
    return [pair for pair in pairs if pair[0] == PICTURE and not pair[1].isspace()]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_line_ends_between_a_formula_and_the_letters_behind_it(qtbot: QtBot, language: str) -> None:
    before, after = 0, 0
    for folder in lesson_folders(SHIPPED):
        for step in read_lesson(folder).steps:
            body = step.text(language).body
            if "$" not in body:
                continue
            for width in range(240, 320, 16):
                document = QTextDocument()
                write_markdown(document, body, LIGHT, 1.0, width)
                document.setTextWidth(width)
                assert math.isfinite(document.size().height())
                before += len(torn(starts(document)))
                tie_formulas(document)
                after += len(torn(starts(document)))
    assert before > 0
    assert after == 0
