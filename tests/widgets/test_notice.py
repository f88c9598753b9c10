"""Notices stand in the status line or over the middle: they can be read and put away, and nothing moves for them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from playground.messages import RunState
from tests.widgets.cut_off import cut_off
from tests.widgets.panels import click
from tests.widgets.windows import edit
from widgets import notice
from widgets.main_window import MainWindow
from widgets.notice import NoticeBar
from widgets.panels.data_panel import DataPanel
from widgets.status import StatusLine
from widgets.theme import LIGHT

PANELS = ("data_panel", "layer_stack", "training_panel")
SHORT = "The best parameters are back."
LONG = "The best parameters are back. " * 20


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(600, 400)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def status(qtbot: QtBot) -> StatusLine:
    """Too narrow for news."""
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(150, 24)
    line.show()
    return line


@pytest.fixture
def bar(over: QWidget, status: StatusLine) -> NoticeBar:
    return NoticeBar(LIGHT, over, status)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """News goes at once."""
    for name, ms in (("STAY_MS", 1), ("OVER_DATA_MS", 1), ("LETTER_MS", 0)):
        monkeypatch.setattr(notice, name, ms)


def button(parent: QWidget, name: str) -> QToolButton:
    found = parent.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    return found


def place_in(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def geometries(window: MainWindow) -> list[QRect]:
    """Of every card and plot."""
    widgets = window.findChildren(QWidget)
    return [place_in(window, widget) for widget in widgets if widget.objectName().endswith(("_dock", "_card", "_plot"))]


# ---- in the window ----------------------------------------------------------------------------------------------


def test_a_problem_is_told_as_plain_text_and_goes_with_the_next_edit(window: MainWindow, qtbot: QtBot) -> None:
    window.session.problem.emit("data.samples", "<b>3</b> is out of range")
    qtbot.waitUntil(lambda: window.notice_bar.kind == "problem")
    assert "<b>3</b>" in window.notice_bar.text
    edit(window)
    assert window.notice_bar.kind is None


@pytest.mark.parametrize("text", [SHORT, LONG])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_nothing_moves_when_a_notice_comes_and_goes(
    window: MainWindow, size: tuple[int, int], text: str, qtbot: QtBot
) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: window.height() == size[1])
    before = geometries(window)
    window.session.notice.emit("Stopped early", text)
    QApplication.processEvents()
    assert window.notice_bar.isVisible()
    assert geometries(window) == before
    click(button(window, "notice_close"))
    QApplication.processEvents()
    assert window.notice_bar.kind is None
    assert geometries(window) == before


def test_news_stands_in_the_status_line_and_covers_no_plot(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    bar, status = window.notice_bar, window.status
    words = [label for label in status.findChildren(QLabel) if label.isVisible() and label.text()]
    window.session.notice.emit("Stopped early", SHORT)
    qtbot.waitUntil(lambda: bar.width() > 300)
    assert not bar.lies_over_plots
    assert place_in(window, status).contains(place_in(window, bar))
    assert not cut_off(bar)
    text = bar.findChildren(QLabel)[-1].fontMetrics().horizontalAdvance(SHORT)
    assert text < bar.width()
    click(button(window, "notice_close"))
    assert bar.kind is None
    assert all(label.isVisible() for label in words)


def test_a_warning_after_news_lies_over_the_plots_again(window: MainWindow) -> None:
    window.session.notice.emit("Stopped early", SHORT)
    bar = window.notice_bar
    assert not bar.lies_over_plots
    bar.say("warning", "Diverged.", SHORT)
    assert bar.isVisible()
    assert bar.lies_over_plots
    assert place_in(window, window.content.workspace.centre).contains(place_in(window, bar))
    assert window.status.findChild(QLabel, "status_undo").isVisible()


def test_news_leaves_a_status_line_that_gets_too_narrow_or_out_of_sight(window: MainWindow, qtbot: QtBot) -> None:
    window.session.notice.emit("Stopped early", SHORT * 5)
    bar = window.notice_bar
    assert not bar.lies_over_plots
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: bar.lies_over_plots and bar.isVisible())
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not bar.lies_over_plots and bar.isVisible())
    window.status.hide()
    qtbot.waitUntil(lambda: bar.lies_over_plots and bar.isVisible())


def test_news_goes_sooner_where_it_hides_a_plot(over: QWidget, status: StatusLine, bar: NoticeBar) -> None:
    bar.say("info", "Finished.", SHORT)
    assert bar.lies_over_plots
    sooner = bar._stay.interval()
    status.resize(900, 24)
    bar.say("info", "Finished.", SHORT)
    assert not bar.lies_over_plots
    assert sooner < bar._stay.interval()


def test_a_notice_hides_neither_panels_nor_titles(window: MainWindow) -> None:
    window.session.notice.emit("Stopped early", LONG)
    QApplication.processEvents()
    covered = place_in(window, window.notice_bar)
    titles = [title for title in window.findChildren(QWidget, notice.TITLES) if title.isVisible()]
    assert len(titles) > len(PANELS)
    for widget in [*titles, *(window.panel(name) for name in PANELS), window.toolbar]:
        assert not covered.intersects(place_in(window, widget))
    assert window.rect().contains(covered)


def test_a_notice_leaves_the_focus_where_it_is(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    panel = window.panel("data_panel")
    assert isinstance(panel, DataPanel)
    panel.noise.setFocus()
    window.session.notice.emit("Stopped early", LONG)
    assert panel.noise.hasFocus()
    click(button(window, "notice_close"))
    assert panel.noise.hasFocus()


def test_put_away_with_the_keyboard_it_leaves_the_space_bar_to_training(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.notice.emit("Stopped early", LONG)
    close = button(window, "notice_close")
    close.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(close, Qt.Key.Key_Space)
    assert window.notice_bar.kind is None
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.training)


def test_a_second_divergence_looks_new(window: MainWindow, qtbot: QtBot) -> None:
    wild = replace(window.session.experiment.training, optimizer="sgd", learning_rate=900.0, momentum=0.0)
    window.session.edit(replace(window.session.experiment, training=wild), "change optimiser to SGD")
    train, reset = button(window, "train_toggle_button"), button(window, "train_reset_button")
    times: list[str] = []
    for _ in range(2):
        click(train)
        qtbot.waitUntil(lambda: window.session.state is RunState.DIVERGED)
        qtbot.waitUntil(lambda: window.notice_bar.kind == "warning")
        assert window.notice_bar.flashing
        assert "Diverged at update" in window.notice_bar.text
        times.append(window.notice_bar.when)
        click(reset)
        qtbot.waitUntil(lambda: window.notice_bar.kind is None)
    assert "times" not in times[0]
    assert times[1].startswith("2 times, last at ")  # the same start diverges at the same update


# ---- by itself --------------------------------------------------------------------------------------------------


def test_the_same_words_again_are_counted_and_others_are_not(bar: NoticeBar) -> None:
    bar.say("info", "Finished.", "3 epochs are done.")
    first = bar.when
    bar.dismiss()
    bar.say("info", "Finished.", "3 epochs are done.")
    assert bar.when.startswith("2 times, last at ")
    bar.say("info", "Finished.", "4 epochs are done.")
    assert len(bar.when) == len(first) == len("12:34:56")


def test_the_flash_ends_by_itself_and_with_the_notice(bar: NoticeBar, qtbot: QtBot) -> None:
    bar._flash.setDuration(30)
    bar.say("info", "Finished.", "")
    assert bar.flashing
    qtbot.waitUntil(lambda: not bar.flashing)
    bar._flash.setDuration(3_600_000)
    bar.say("info", "Finished.", "")
    assert bar.flashing
    click(button(bar, "notice_close"))
    assert not bar.flashing


def test_where_the_desktop_has_no_animations_nothing_flashes(bar: NoticeBar, monkeypatch: pytest.MonkeyPatch) -> None:
    still = SimpleNamespace(styleHint=lambda hint, *_: int(hint is not QStyle.StyleHint.SH_Widget_Animation_Duration))
    monkeypatch.setattr(bar, "style", lambda: still)
    bar.say("info", "Finished.", "")
    assert not bar.flashing
    assert bar.when


@pytest.mark.parametrize("text", [LONG, "/very" * 100, ""])
def test_whatever_it_says_the_button_is_inside(over: QWidget, bar: NoticeBar, text: str) -> None:
    bar.say("problem", "Not opened.", text)
    QApplication.processEvents()
    close = button(bar, "notice_close")
    assert bar.rect().contains(QRect(close.mapTo(bar, QPoint()), close.size()))
    assert over.rect().contains(bar.geometry())


def test_it_grows_with_what_it_lies_over(over: QWidget, bar: NoticeBar, qtbot: QtBot) -> None:
    bar.say("info", "Stopped early.", LONG)
    high = bar.height()
    over.resize(1200, 400)
    qtbot.waitUntil(lambda: bar.width() > 1100)
    assert bar.height() < high


def test_only_the_named_kinds_are_forgotten(bar: NoticeBar) -> None:
    bar.say("problem", "Not saved.", "")
    bar.forget("warning", "info")
    assert bar.kind == "problem"
    bar.forget("problem")
    assert bar.kind is None


# ---- what goes by itself ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["info", "warning", "problem", "offer"])
@pytest.mark.usefixtures("soon")
def test_only_news_goes_by_itself(bar: NoticeBar, qtbot: QtBot, kind: str) -> None:
    bar.say(kind, "Finished.", "3 epochs are done.")
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    if kind == "info":
        qtbot.waitUntil(lambda: bar.kind is None)
    else:
        assert not bar._stay.isActive()


@pytest.mark.usefixtures("soon")
def test_news_that_somebody_is_at_stays_until_they_leave(bar: NoticeBar, qtbot: QtBot) -> None:
    bar.say("info", "Finished.", "3 epochs are done.")
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    with qtbot.waitSignal(bar._stay.timeout):
        pass
    assert bar.kind == "info"
    bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    qtbot.waitUntil(lambda: bar.kind is None)


def test_a_warning_in_the_place_of_news_stays(bar: NoticeBar) -> None:
    bar.say("info", "Finished.", "3 epochs are done.")
    assert bar._stay.isActive()
    bar.say("warning", "Diverged.", "The loss is not finite.")
    assert not bar._stay.isActive()
    bar.dismiss()
