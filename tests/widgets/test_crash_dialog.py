"""An unexpected exception reaches the person once, as plain text."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from playground.experiment_file import load
from playground.messages import RunState
from playground.session_file import load_session
from tests.widgets.windows import edit
from widgets.crash_dialog import CrashDialog, CrashReporter
from widgets.main_window import MainWindow


@pytest.fixture
def reporter(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashReporter]:
    """Installed in place of the hooks of the tests, which come back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter = CrashReporter()
    reporter.install()
    yield reporter
    for dialog in dialogs():
        dialog.reject()
    reporter.deleteLater()


def dialogs() -> list[CrashDialog]:
    widgets = QApplication.topLevelWidgets()
    return [widget for widget in widgets if isinstance(widget, CrashDialog) and widget.isVisible()]


def crash(text: str) -> None:
    try:
        raise ValueError(text)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_the_same_crash_is_told_once_and_logged_always(
    reporter: CrashReporter, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            crash("<h1>boom</h1>")
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
        dialogs()[0].reject()
        crash("<h1>boom</h1>")
        QApplication.processEvents()
    assert dialogs() == []
    assert len(caplog.records) == 4


def test_the_text_is_shown_as_it_is_and_can_be_copied(reporter: CrashReporter, qtbot: QtBot) -> None:
    crash("<h1>boom</h1> & <img src=x>")
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialog = dialogs()[0]
    label = dialog.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "<h1>boom</h1>" in label.text()
    dialog.copy_button.click()
    assert "ValueError: <h1>boom</h1> & <img src=x>" in QGuiApplication.clipboard().text()


def test_a_crash_in_a_thread_is_told_too(reporter: CrashReporter, qtbot: QtBot) -> None:
    thread = threading.Thread(target=lambda: 1 / 0, name="crashing")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert "ZeroDivisionError" in dialogs()[0].details


def test_the_same_place_with_other_numbers_is_not_told_again(reporter: CrashReporter, qtbot: QtBot) -> None:
    """As when a timer meets the same fault every time it fires."""
    for number in range(3):
        crash(f"{number} is out of range")
        QApplication.processEvents()
        for dialog in dialogs():
            assert "0 is out of range" in dialog.details
            dialog.reject()
    assert dialogs() == []
    try:
        float("elsewhere")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)


def test_what_fails_while_a_dialog_is_open_waits_in_the_log(
    reporter: CrashReporter, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        crash("one")
        try:
            float("two")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert len(caplog.records) == 2


@pytest.mark.parametrize("suffix", [".json", ".playground"])
def test_a_copy_can_be_saved_and_the_program_goes_on(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"rescued{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))
    edit(window, "Precious")
    window.crashes.tell("ValueError: <b>boom</b>", "Traceback …\nValueError: <b>boom</b>")
    (dialog,) = dialogs()
    assert dialog.parent() is window
    dialog.save_button.click()
    assert dialog.save_button.text() == "Copy saved"
    dialog.reject()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    experiment = load(path) if suffix == ".json" else load_session(path).state.experiment
    assert experiment == window.session.experiment
    assert window.documents.path is None
    assert window.documents.unsaved
    qtbot.waitUntil(lambda: window.session.state is RunState.IDLE)
    window.session.step()
    qtbot.waitUntil(lambda: window.session.update == 1)
    window.crashes.tell("ValueError: <b>boom</b>", "Traceback …\nValueError: <b>boom</b>")
    assert dialogs() == []


def test_without_anything_to_save_there_is_no_button_for_it(reporter: CrashReporter, qtbot: QtBot) -> None:
    crash("boom")
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    assert not dialogs()[0].save_button.isVisible()
