"""The workspace: who gets how much room, and cards that float."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QScrollArea,
    QStyle,
    QStyleOptionTab,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground.experiment import FormulaSource
from tests.widgets.cut_off import cut_off
from tests.widgets.panels import click
from widgets.app import application
from widgets.card import ColumnScroll
from widgets.documents import Answer
from widgets.main_window import MainWindow
from widgets.panels.sources import with_source
from widgets.panels.training_panel import TrainingPanel
from widgets.preferences import Preferences
from widgets.session import Session


def hidden_rows(window: MainWindow, name: str) -> int:
    """Pixels of a panel that have to be scrolled to."""
    scroll = window.dock(name).findChild(QScrollArea, "card_scroll")
    assert isinstance(scroll, QScrollArea)
    return scroll.verticalScrollBar().maximum()


def test_rows_that_come_take_the_room_that_the_network_does_not_need_and_give_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    data, network = window.dock("data_panel"), window.dock("layer_stack")
    window.resize(1440, 960)  # at 900 pixels there is not quite enough that the network does not need
    qtbot.waitUntil(lambda: window.height() == 960 and data.height() + network.height() > 520)
    before = data.height(), network.height()
    formula = with_source(window.session.experiment, FormulaSource("x"))
    window.session.edit(formula, "change data to formula")
    qtbot.waitUntil(lambda: data.height() > before[0] and hidden_rows(window, "data_panel") == 0)
    assert network.height() >= network.wanted_height()
    window.session.undo_stack.undo()
    qtbot.waitUntil(lambda: (data.height(), network.height()) == before)


def test_the_rows_under_more_are_seen_as_far_as_there_is_room(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.panel("training_panel")
    assert isinstance(panel, TrainingPanel)
    network = window.dock("layer_stack")
    click(panel.more)
    qtbot.waitUntil(lambda: 0 <= network.height() - network.wanted_height() < 30)


@pytest.mark.qt_log_ignore(r"^This plugin does not support raise\(\)$", extend=True)
def test_a_floating_card_lets_the_space_bar_train(window: MainWindow, qtbot: QtBot) -> None:
    dock = window.dock("gradient_bars")
    dock.setFloating(True)
    dock.activateWindow()
    qtbot.waitUntil(dock.isActiveWindow)
    assert QApplication.focusWidget() is dock
    QTest.keyClick(dock, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.training)
    assert not dock.isHidden()


def test_cards_of_a_small_window_do_not_overlap_while_they_are_filled(session: Session, qtbot: QtBot) -> None:
    application()
    window = MainWindow(session, Preferences(theme="light"))
    window.documents.ask = lambda: Answer.DISCARD
    window.resize(640, 480)
    with qtbot.waitExposed(window):
        window.show()
    workspace = window.content.workspace
    widths, overlaps = set(), []
    for _ in window.content.building_plots():
        cards = [workspace.centre, *(dock for dock in workspace.docks.values() if dock.shown)]
        pairs = itertools.combinations(cards, 2)
        overlaps += [(one, other) for one, other in pairs if one.geometry().intersects(other.geometry())]
        widths.add(workspace.width())
        QApplication.processEvents()
    window.close()
    window.deleteLater()
    assert not overlaps
    assert len(widths) > 1  # what fills them needs more room than there was


def test_tabs_stand_closer_together_before_a_title_is_cut_short(window: MainWindow, qtbot: QtBot) -> None:
    workspace, dock = window.content.workspace, window.dock("surface_plot")
    bars = workspace.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    [bar] = [bar for bar in bars if dock.windowTitle() in titles(bar)]
    before = bar.width()
    assert bar.property("air") == "airy"
    workspace.resizeDocks([dock], [bar.sizeHint().width() - 3], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: bar.property("air") == "tight")
    assert bar.sizeHint().width() <= bar.width() < before
    assert not cut_off(bar)
    workspace.resizeDocks([dock], [before], Qt.Orientation.Horizontal)
    qtbot.waitUntil(lambda: bar.property("air") == "airy")


def test_whichever_view_is_on_top_in_a_small_window_every_tab_of_the_centre_is_whole(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1024, 700)
    bar = window.content.workspace.centre.tabs
    qtbot.waitUntil(lambda: bar.width() < 500)
    for index in range(bar.count()):
        bar.setCurrentIndex(index)  # whose title is bold
        qtbot.waitUntil(lambda: bar.sizeHint().width() <= bar.width())
        assert not cut_off(bar)


def test_a_row_of_tabs_that_scrolls_begins_and_ends_with_a_whole_title(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    bars = window.content.workspace.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    [bar] = [bar for bar in bars if window.dock("flow_view").windowTitle() in titles(bar)]
    qtbot.waitUntil(lambda: bar.width() < 500)
    left, right = bar.findChildren(QToolButton)
    assert left.isVisible()
    scrolled = [lambda index=index: bar.setCurrentIndex(index) for index in range(bar.count())]
    for scroll in [*scrolled, *[left.click] * 3, *[right.click] * 3]:
        scroll()
        seen = letters_in(bar, left.x())
        halves = [title for title, (whole, any_part) in seen.items() if any_part and not whole]
        assert not halves
        assert sum(whole for whole, _ in seen.values()) >= 3


def letters_in(bar: QTabBar, end: int) -> dict[str, tuple[bool, bool]]:
    """By title: whether it lies wholly before ``end``, and whether anything is painted there."""
    QApplication.processEvents()
    picture = bar.grab().toImage()
    found = {}
    for index in range(bar.count()):
        rect = bar.tabRect(index)
        option = QStyleOptionTab()
        bar.initStyleOption(option, index)
        title = bar.style().subElementRect(QStyle.SubElement.SE_TabBarTabText, option, bar)
        seen = rect.intersected(QRect(2, 8, end - 2, bar.height() - 12))
        pixels = {picture.pixel(x, y) for x in range(seen.left(), seen.right() + 1) for y in range(8, seen.bottom())}
        found[bar.tabText(index)] = title.left() >= 0 and title.right() < end, len(pixels) > 1
    return found


def test_numbers_in_the_tabs_cost_no_tab_its_place(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    bars = window.content.workspace.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    [bar] = [bar for bar in bars if window.dock("runs_panel").windowTitle() in titles(bar)]
    assert not window.dock("runs_panel").windowTitle()[-1].isnumeric()
    window.content._on_runs(12)
    window.content._on_findings(3)
    assert titles(bar)[1:] == ["Diagnosis\N{NO-BREAK SPACE}³", "Runs\N{NO-BREAK SPACE}¹²"]
    qtbot.waitUntil(lambda: bar.sizeHint().width() <= bar.width())
    assert not cut_off(bar)


def titles(bar: QTabBar) -> list[str]:
    """What stands in the tabs."""
    return [bar.tabText(index) for index in range(bar.count())]


def test_letters_may_grow_while_a_lesson_has_taken_cards_out(window: MainWindow) -> None:
    workspace = window.content.workspace
    workspace.put_aside()
    for dock in workspace.docks.values():
        workspace.removeDockWidget(dock)
    window.change_text_size(125, keep=False)  # Qt warns where a card without a place is resized, which fails a test
    window.change_text_size(100, keep=False)
    workspace.bring_back()
    assert not workspace.docks["data_panel"].isHidden()


@pytest.mark.parametrize("words", range(8, 24))
def test_a_column_that_gets_what_it_wants_has_no_scroll_bar(qtbot: QtBot, words: int) -> None:
    content = QWidget()
    label = QLabel(" ".join(["weight"] * words))
    label.setWordWrap(True)
    QVBoxLayout(content).addWidget(label)
    scroll = ColumnScroll(content)
    qtbot.addWidget(scroll)
    scroll.resize(220, 20)
    scroll.show()
    bar = scroll.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible)  # which takes room from the lines: they may become more
    scroll.resize(220, scroll.sizeHint().height())
    qtbot.waitUntil(lambda: not bar.isVisible())
