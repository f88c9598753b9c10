"""Locked mode in the real window: what the step needs can be used, and all else says why not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.main_window import MainWindow
from widgets.teaching.teaching import Teaching


@pytest.fixture
def teaching(window: MainWindow) -> Teaching:
    return window.teaching


def unlock(window: MainWindow, name: str) -> None:
    window.action("help_lock").trigger()
    box = window.findChild(QMessageBox, "unlock")
    assert box is not None
    buttons = {each.objectName(): each for each in box.findChildren(QPushButton)}
    buttons[f"unlock_{name}"].click()


def test_locked_mode_leaves_what_the_step_needs_and_says_why_not_the_rest(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    window.lessons.open("linear")
    course = window.lessons.course
    tooltip = window.action("file_open").toolTip()
    window.action("help_lock").trigger()
    assert course.locked
    assert window.action("help_lock").isChecked()
    assert not window.panel("layer_stack").isEnabled()
    assert window.plot("fit_plot").isEnabled()  # a view of this step
    assert not window.plot("surface_plot").isEnabled()
    for name in ("file_open", "train_race", "train_reseed", "export_script", "edit_paste_data", "timeline_continue"):
        assert not window.action(name).isEnabled(), name
        assert "Ctrl+Shift+L" in window.action(name).toolTip()
    for name in ("train_toggle", "train_step", "view_present", "help_lessons", "view_theme_dark", "file_quit"):
        assert window.action(name).isEnabled(), name
    assert not window.toolbar.export.isEnabled()
    assert not window.acceptDrops()
    veil = window.findChild(QWidget, "veil_layer_stack")
    assert veil is not None
    assert veil.isVisible()
    assert "Ctrl+Shift+L" in veil.toolTip()
    assert not window.action("edit_undo").isEnabled()  # although the session, which knows nothing of it, enables it
    course.go_to(3)
    assert window.panel("layer_stack").isEnabled()
    assert not window.panel("data_panel").isEnabled()
    assert veil.isHidden()
    unlock(window, "no")
    assert course.locked
    assert window.action("help_lock").isChecked()
    unlock(window, "yes")
    assert not course.locked
    assert not window.action("help_lock").isChecked()
    assert window.panel("data_panel").isEnabled()
    assert window.action("file_open").isEnabled()
    assert window.action("file_open").toolTip() == tooltip
    assert window.action("edit_undo").isEnabled()
    assert window.acceptDrops()
    course.leave()


def test_a_lesson_opens_locked_when_that_is_asked(window: MainWindow) -> None:
    window.begin_lesson("depth", locked=True)
    assert window.lessons.course.locked
    assert not window.panel("training_panel").isEnabled()
    window.lessons.course.leave()
    assert window.lessons.course.locked  # between lessons, too
    window.lessons.course.set_locked(False)
    assert window.panel("training_panel").isEnabled()
