"""What a learner finds where it was, or put away: the first page of a view, questions below one that is answered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from widgets.main_window import MainWindow
from widgets.plots.chain_rule_view import CHECK, STEPS, ChainRuleView
from widgets.plots.surface_plot import SurfacePlot


def test_a_reply_moves_nothing_that_is_below_it(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    window.begin_lesson("depth")
    window.lessons.course.go_to(3)
    card = window.lessons.card
    hint = card.findChild(QPushButton, "lesson_hint")
    reply = card.findChild(QLabel, "reply_most")
    assert hint is not None
    assert reply is not None
    qtbot.waitUntil(lambda: reply.height() >= reply.heightForWidth(reply.width()) > reply.fontMetrics().height())
    QApplication.processEvents()
    before = hint.mapTo(card, QPoint())
    for answer in ("first", "second", "last"):  # replies of one and of two lines
        option = card.findChild(QRadioButton, f"option_most_{answer}")
        assert option is not None
        option.click()
        qtbot.waitUntil(reply.isVisible)
        QApplication.processEvents()
        assert reply.height() >= reply.heightForWidth(reply.width())
        assert hint.mapTo(card, QPoint()) == before


def test_a_step_begins_on_the_first_page_of_its_view(window: MainWindow) -> None:
    window.begin_lesson("backpropagation")
    chain = window.plot("chain_rule_view")
    assert isinstance(chain, ChainRuleView)
    chain.go_to(CHECK)
    window.begin_lesson("chain_rule")
    assert chain.modes.checkedId() == STEPS


@pytest.mark.parametrize("step", [0, 1, 2])
def test_no_note_tells_the_answer_beside_the_question(window: MainWindow, qtbot: QtBot, step: int) -> None:
    window.begin_lesson("surface")
    window.lessons.course.go_to(step)
    surface = window.plot("surface_plot")
    assert isinstance(surface, SurfacePlot)
    qtbot.waitUntil(surface.isVisible)
    assert surface.note.text  # as the example opens from the menu
    assert surface.note.isHidden()
