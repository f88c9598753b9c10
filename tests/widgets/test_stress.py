"""What people do to a window that trains: stop and go, other themes and languages, clocks and locales."""

from __future__ import annotations

import locale
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from playground.messages import RunState
from widgets.fields import NumberField
from widgets.main_window import MainWindow

LONG = 20_000


def train(window: MainWindow, qtbot: QtBot, more: int = 20) -> None:
    """Train, and see so many updates more."""
    session = window.session
    session.train()
    goal = session.update + more
    qtbot.waitUntil(lambda: session.training and session.update >= goal, timeout=LONG)


def speaks(window: MainWindow, language: str) -> bool:
    return window.language == language


@pytest.mark.timeout(240)
def test_two_hundred_starts_and_stops(window: MainWindow, qtbot: QtBot) -> None:
    session, toggle, update = window.session, window.action("train_toggle"), 0
    for _ in range(200):
        toggle.trigger()
        qtbot.waitUntil(lambda: session.training, timeout=LONG)
        toggle.trigger()
        qtbot.waitUntil(lambda: session.paused, timeout=LONG)
        assert session.update >= update
        update = session.update
    qtbot.waitUntil(lambda: session.update > 200, timeout=LONG)


def test_two_hundred_starts_and_stops_without_waiting(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(200):
        window.session.train()
        window.session.pause()
    window.session.step()
    qtbot.waitUntil(lambda: window.session.paused and window.session.update > 0, timeout=LONG)
    assert window.session.state is RunState.PAUSED


def test_theme_and_language_change_while_it_trains(window: MainWindow, qtbot: QtBot) -> None:
    train(window, qtbot)
    for _ in range(2):
        for theme, language in (("dark", "ko"), ("light", "en")):
            window.action(f"view_theme_{theme}").trigger()
            window.action(f"view_language_{language}").trigger()
            qtbot.waitUntil(partial(speaks, window, language), timeout=LONG)
            train(window, qtbot)
            assert window.theme.name == theme
            assert (window.action("train_toggle").text() == "Pause") is (language == "en")
    window.session.pause()
    qtbot.waitUntil(lambda: window.session.paused, timeout=LONG)


def test_a_clock_that_is_set_back_stops_nothing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.set_speed(200.0)  # which has to know how long ago the last update was
    train(window, qtbot)
    clock = time.time
    monkeypatch.setattr(time, "time", lambda: clock() - 10**8)
    goal = window.session.update + 100
    qtbot.waitUntil(lambda: window.session.update >= goal, timeout=LONG)
    frame = window.session.live_frame
    assert frame is not None
    assert frame.updates_per_second > 0
    window.session.set_speed(None)
    train(window, qtbot, 500)
    window.action("timeline_play_back").trigger()
    qtbot.waitUntil(lambda: window.session.moment is not None, timeout=LONG)
    window.action("timeline_live").trigger()
    qtbot.waitUntil(lambda: window.session.moment is None, timeout=LONG)


@pytest.fixture
def decimal_comma(qapp: QApplication) -> Iterator[None]:
    """Qt starts with German numbers and, where the system has such a locale, so does C; then the window speaks."""
    qapp.setProperty("language", None)
    before, usual = QLocale(), locale.setlocale(locale.LC_NUMERIC)
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    for name in ("de_DE.UTF-8", "de_DE", "German"):
        try:
            locale.setlocale(locale.LC_NUMERIC, name)
            break
        except locale.Error:
            continue
    yield
    locale.setlocale(locale.LC_NUMERIC, usual)
    QLocale.setDefault(before)


def test_numbers_are_read_and_written_as_ever_where_a_comma_is_usual(
    decimal_comma: None, window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = window.findChild(NumberField, "learning_rate")
    assert field is not None
    for typed, rate in (("0.02", 0.02), ("0,5", 0.02), ("3e-2", 0.03)):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert window.session.experiment.training.learning_rate == rate
        assert "," not in field.text()
    train(window, qtbot)
    window.session.pause()
    qtbot.waitUntil(lambda: window.session.paused, timeout=LONG)
    curves, saved = tmp_path / "curves.csv", tmp_path / "saved.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(curves), ""))
    window.action("export_curves").trigger()
    qtbot.waitUntil(lambda: curves.exists() and not window.exporter.busy, timeout=LONG)
    header, first, *_ = curves.read_text().splitlines()
    assert len(first.split(",")) == len(header.split(","))
    assert all(float(cell) >= 0.0 for cell in first.split(",") if cell)
    window.documents.path = saved
    assert window.documents.save()
    assert '"learning_rate": 0.03' in saved.read_text()
