"""Nothing moves by itself once the person, or the desktop, has said so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from widgets import motion, preferences
from widgets.main_window import MainWindow
from widgets.preferences import Preferences


@pytest.fixture(autouse=True)
def as_the_desktop_has_it(qapp: QApplication) -> Iterator[None]:
    yield
    motion.reduce(qapp, False)


@pytest.fixture
def desktop_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop that lets things move, which the off-screen one need not be."""
    real = motion.moves

    def moves(widget: object) -> bool:
        app = QApplication.instance()
        return not (app is not None and app.property("reduced_motion"))

    assert callable(real)
    monkeypatch.setattr("widgets.notice.moves", moves)


def test_a_notice_flashes_only_where_things_may_move(window: MainWindow, desktop_moves: None) -> None:
    bar = window.content.notice_bar
    bar.say("warning", "Diverged.", "At update 3.")
    assert bar.flashing
    bar.dismiss()
    window.action("view_reduce_motion").trigger()
    bar.say("warning", "Diverged.", "At update 4.")
    assert not bar.flashing
    assert not window.content.workspace.isAnimated()
    assert QApplication.cursorFlashTime() == 0
    bar.dismiss()
    window.action("view_reduce_motion").trigger()
    assert window.content.workspace.isAnimated()
    assert QApplication.cursorFlashTime() > 0


def test_the_desktop_s_own_setting_holds_without_a_choice(window: MainWindow, qapp: QApplication) -> None:
    hint = window.style().StyleHint.SH_Widget_Animation_Duration
    assert motion.moves(window) == (window.style().styleHint(hint, None, window) > 0)
    motion.reduce(qapp, True)
    assert not motion.moves(window)


def test_the_choice_is_kept(window: MainWindow) -> None:
    kept: list[Preferences] = []
    window.preferences_changed.connect(kept.append)
    window.action("view_reduce_motion").trigger()
    assert kept[-1].reduced_motion
    settings = QSettings()
    preferences.save(settings, kept[-1])
    assert preferences.load(settings).reduced_motion
    settings.setValue("window/reduced_motion", "perhaps")
    assert not preferences.load(settings).reduced_motion
    settings.clear()
