"""Settings that cannot be written: said once, with the file and the cure; the window goes on, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.widgets.disks import FULL, READ_ONLY, empty, fill, no_room, read_only
from widgets import settings_keeper
from widgets.main_window import MainWindow
from widgets.preferences import load
from widgets.settings_keeper import SettingsKeeper, refusal

LONG = 20_000
NAME = "settings.conf"
Refused = tuple[Path, Callable[[], None], tuple[str, ...]]


@pytest.fixture(params=["full", "read-only"])
def refused(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Refused]:
    """A file for settings that cannot be written, the cure, and why it cannot."""
    folder = tmp_path / "config"
    folder.mkdir()
    with ExitStack() as stack:
        if request.param == "full":
            stack.enter_context(no_room(folder))
            fill(folder)
            yield folder / NAME, lambda: empty(folder), FULL
        else:
            stack.enter_context(read_only(folder))
            yield folder / NAME, stack.close, READ_ONLY


def keep(window: MainWindow, path: Path) -> SettingsKeeper:
    return SettingsKeeper(window, lambda: QSettings(str(path), QSettings.Format.IniFormat))


def kept(path: Path) -> str:
    return load(QSettings(str(path), QSettings.Format.IniFormat)).theme


def test_it_is_said_once_and_all_is_written_when_it_can_be(window: MainWindow, refused: Refused, qtbot: QtBot) -> None:
    path, cure, reasons = refused
    keeper = keep(window, path)
    bar = window.notice_bar
    window.action("view_theme_dark").trigger()
    qtbot.waitUntil(lambda: bar.kind == "problem", timeout=LONG)
    assert str(path) in bar.text
    assert "Make room on that disk, or allow writing" in bar.text
    assert any(reason in bar.text for reason in reasons), bar.text
    assert window.theme.name == "dark"
    bar.dismiss()
    window.action("view_reduce_motion").trigger()
    assert not keeper._timer.isActive()  # told once
    window.session.step(3)
    qtbot.waitUntil(lambda: window.session.update == 3, timeout=LONG)
    assert bar.kind is None
    cure()
    window.action("view_reduce_motion").trigger()  # anything
    assert kept(path) == "dark"


def test_what_concerns_the_work_is_told_first(
    window: MainWindow, refused: Refused, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_keeper, "SAY_MS", 1)
    path, _, _ = refused
    keeper = keep(window, path)
    bar = window.notice_bar
    bar.say("problem", "Nothing is saved by itself.", "Save it yourself.")
    window.action("view_theme_dark").trigger()
    with qtbot.waitSignal(keeper._timer.timeout, timeout=LONG):
        pass
    assert "Nothing is saved by itself." in bar.text
    bar.dismiss()
    qtbot.waitUntil(lambda: bar.kind == "problem" and str(path) in bar.text, timeout=LONG)


def test_a_trouble_that_is_over_before_it_was_told_is_not_told(
    window: MainWindow, refused: Refused, qtbot: QtBot
) -> None:
    path, cure, _ = refused
    keeper = keep(window, path)
    window.action("view_theme_dark").trigger()
    assert keeper._timer.isActive()
    cure()
    window.action("view_theme_light").trigger()
    assert not keeper._timer.isActive()
    assert kept(path) == "light"


def test_it_is_said_in_korean(window: MainWindow, refused: Refused, qtbot: QtBot) -> None:
    path, _, _ = refused
    window.action("view_language_ko").trigger()
    qtbot.waitUntil(lambda: window.language == "ko", timeout=LONG)
    keep(window, path)
    window.action("view_theme_dark").trigger()
    qtbot.waitUntil(lambda: window.notice_bar.kind == "problem", timeout=LONG)
    assert str(path) in window.notice_bar.text
    assert "저장" in window.notice_bar.text
    window.action("view_language_en").trigger()
    qtbot.waitUntil(lambda: window.language == "en", timeout=LONG)


def test_where_nothing_is_wrong_nothing_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    assert refusal(tmp_path / "not" / "yet" / NAME) == ""
    (tmp_path / NAME).write_text("kept")
    assert refusal(tmp_path / NAME) == ""
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    assert (tmp_path / NAME).read_text() == "kept"
