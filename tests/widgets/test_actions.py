"""The table of actions is whole, and menus, toolbar and help say what it says."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from widgets import icons
from widgets.actions import ACTIONS, MENUS, ActionSpec
from widgets.help_dialogs import ShortcutHelp
from widgets.main_window import MainWindow


def test_ids_are_unique_and_begin_with_their_menu() -> None:
    assert len({spec.id for spec in ACTIONS}) == len(ACTIONS)
    assert {spec.menu for spec in ACTIONS} == set(MENUS)


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_every_action_has_a_text_a_tooltip_and_a_drawn_icon(spec: ActionSpec) -> None:
    assert spec.text
    assert spec.tooltip
    assert spec.icon is None or spec.icon in icons.names()
    assert all(not QKeySequence(keys).isEmpty() for keys in spec.shortcuts)


def test_no_two_actions_share_a_shortcut() -> None:
    counts = Counter(QKeySequence(keys).toString() for spec in ACTIONS for keys in spec.shortcuts)
    assert [keys for keys, count in counts.items() if count > 1] == []


def test_the_help_lists_every_shortcut(qtbot: QtBot) -> None:
    dialog = ShortcutHelp()
    qtbot.addWidget(dialog)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for spec in ACTIONS:
        for keys in spec.shortcuts:
            assert spec.text.rstrip("…") in shown
            assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) in shown


def test_every_action_is_in_its_menu(window: MainWindow) -> None:
    listed: set[str] = set()
    for menu in window.menuBar().findChildren(QMenu):
        listed |= {action.objectName() for action in menu.actions()}
    assert {spec.id for spec in ACTIONS} <= listed
    assert {"view_data_panel", "view_surface_plot"} <= listed


@pytest.mark.parametrize("name", ["train_toggle", "train_step", "train_epoch", "train_reset", "train_reseed"])
def test_a_button_of_the_toolbar_is_the_action(window: MainWindow, name: str) -> None:
    button = window.findChild(QToolButton, f"{name}_button")
    assert isinstance(button, QToolButton)
    assert button.defaultAction() is window.action(name)
    shortcut = window.action(name).shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    assert shortcut in button.toolTip()


def test_undo_says_what_it_takes_back(window: MainWindow) -> None:
    undo: QAction = window.action("edit_undo")
    assert not undo.isEnabled()
    window.action("train_reseed").trigger()
    assert undo.text() == "Undo new initial parameters"
    undo.trigger()
    assert not undo.isEnabled()
    assert window.action("edit_redo").text() == "Redo new initial parameters"
