"""The window changes its language while training goes on, and keeps everything else."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from widgets import language
from widgets.main_window import MainWindow
from widgets.session import Session
from widgets.telling import Telling

SIGNALS = (
    "experiment_changed", "dataset_changed", "test_look_changed", "run_started", "frame_arrived", "slice_arrived",
    "curvature_arrived", "study_arrived", "appraisal_arrived", "file_predicted", "state_changed", "moment_changed",
    "problem", "notice", "failed", "not_done", "contest_arrived",
)  # fmt: skip


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.speak(qapp, "en")


def choose(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """As a person does, from the menu; returns when the window speaks it."""
    with qtbot.waitSignal(window.content_changed):
        window.action(f"view_language_{name}").trigger()


def receivers(session: Session) -> dict[str, int]:
    meta = session.metaObject()
    signatures = [meta.method(number) for number in range(meta.methodCount())]
    found = {}
    for method in signatures:
        name = bytes(method.methodSignature().data()).decode()
        if name.partition("(")[0] in SIGNALS:
            found[name] = session.receivers(f"2{name}")
    return found


def test_the_menu_switches_and_the_choice_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    kept: list[str] = []
    window.preferences_changed.connect(lambda preferences: kept.append(preferences.language))
    choose(window, qtbot, "ko")
    assert window.language == language.current() == "ko"
    assert kept[-1] == "ko"
    assert window.action("view_language_ko").isChecked()
    assert window.action("file_new").text() == QCoreApplication.translate("Actions", "New")


def test_training_goes_on_while_the_language_changes_twenty_times(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    choose(window, qtbot, "ko")
    choose(window, qtbot, "en")
    hears = receivers(session)
    children = len(window.findChildren(QObject))
    gc.collect()
    session.train()
    qtbot.waitUntil(lambda: session.update > 0)
    run = session.run
    for _ in range(9):
        for name in ("ko", "en"):
            choose(window, qtbot, name)
    before = session.update
    qtbot.waitUntil(lambda: session.update > before)
    assert session.run == run
    session.pause()
    qtbot.waitUntil(lambda: session.paused)
    assert receivers(session) == hears
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(window.findChildren(QObject)) <= children + 20
    gc.collect()
    assert sum(isinstance(each, Telling) for each in gc.get_objects()) == 1
