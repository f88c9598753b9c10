"""Every control has a name, every plot a text that says what it shows, on request and to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from playground.experiment import CsvSource
from playground.messages import RunState
from tests.widgets.naming import nameless
from widgets import description
from widgets.crash_dialog import CrashDialog
from widgets.description import PICTURE, Description
from widgets.help_dialogs import ShortcutHelp
from widgets.import_dialog import ImportDialog
from widgets.lesson_page import show_lesson
from widgets.main_window import MainWindow
from widgets.plots.plot_card import TITLES, title_of
from widgets.race_dialog import RaceDialog
from widgets.tab_order import focus


@pytest.fixture
def trained(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """After three epochs."""
    session = window.session
    session.run_to_epoch(3)
    qtbot.waitUntil(
        lambda: session.state is RunState.PAUSED and session.epoch_number == 3 and session.last_frame is not None,
        timeout=10_000,
    )
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def sheet(window: MainWindow) -> Description | None:
    found = [one for one in window.findChildren(Description) if one.isVisible()]
    return found[0] if found else None


def test_every_control_of_the_window_has_a_name(window: MainWindow) -> None:
    window.lessons.open()
    assert nameless(window) == []
    window.lessons.open("vanishing")
    assert nameless(window) == []
    window.lessons.course.leave()


def test_every_control_of_a_dialog_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    table = CsvSource("", text="a,b\n" + "".join(f"{n},{2 * n}\n" for n in range(12)))
    dialogs: list[QWidget] = [
        ShortcutHelp(window),
        RaceDialog(window.session.experiment, window),
        CrashDialog("summary", "details", window),
        ImportDialog(table, window.theme, window),
        show_lesson("vanishing", window, window.theme),
        Description("Fit", "It rises.", window),
    ]
    reading = dialogs[3]
    assert isinstance(reading, ImportDialog)
    qtbot.waitUntil(reading.take.isEnabled, timeout=10_000)
    for dialog in dialogs:
        assert nameless(dialog) == [], dialog.objectName()
        dialog.close()
        dialog.deleteLater()


def test_every_plot_says_what_it_shows_from_its_own_menu(trained: MainWindow) -> None:
    for name in TITLES:
        trained.reveal(name)
        QApplication.processEvents()
        action = trained.content.describer.findChild(QAction, f"card_describe_{name}")
        assert action is not None
        action.trigger()
        shown = sheet(trained)
        assert shown is not None
        assert title_of(name) in shown.windowTitle()
        assert shown.text.text() == trained.plot(name).describe()
        assert len(shown.text.text()) > 10, name
        assert "{" not in shown.text.text()
        shown.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_key_describes_the_plot_with_the_focus_announces_it_and_offers_it_to_the_clipboard(
    trained: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    announced: list[str] = []
    monkeypatch.setattr(description, "announce", lambda _widget, text: announced.append(text))
    picture = next(one for one in trained.plot("loss_plot").findChildren(QWidget) if one.property(PICTURE))
    focus(picture)
    trained.action("view_describe").trigger()
    shown = sheet(trained)
    assert shown is not None
    assert "over 3 epochs" in shown.text.text()
    assert announced == [shown.text.text()]
    copy = shown.findChild(QPushButton, "description_copy")
    assert copy is not None
    copy.click()
    assert QGuiApplication.clipboard().text() == shown.text.text()
    shown.close()


def test_a_screen_reader_gets_the_words_when_the_keyboard_comes_to_a_picture_and_not_with_every_frame(
    trained: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plot = trained.plot("loss_plot")
    picture = next(one for one in plot.findChildren(QWidget) if one.property(PICTURE))
    assert picture.accessibleName() == title_of("loss_plot")
    assert picture.accessibleDescription() == ""
    focus(picture)
    assert picture.accessibleDescription() == plot.describe()
    asked: list[int] = []
    monkeypatch.setattr(plot, "describe", lambda: asked.append(1))
    before = trained.session.update
    trained.action("train_epoch").trigger()
    qtbot.waitUntil(lambda: trained.session.update > before and trained.session.state is RunState.PAUSED)
    QApplication.processEvents()
    assert not asked


def test_without_the_focus_in_a_plot_the_one_in_the_centre_is_described(trained: MainWindow) -> None:
    trained.reveal("fit_plot")
    trained.setFocus()
    trained.action("view_describe").trigger()
    shown = sheet(trained)
    assert shown is not None
    assert title_of("fit_plot") in shown.windowTitle()
    shown.close()
