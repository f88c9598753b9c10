"""An unexpected exception reaches the person once, as plain text."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from widgets.crash_dialog import CrashDialog, CrashReporter


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
