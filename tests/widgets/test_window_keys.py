"""Which keys train, and which belong to the field that has the focus."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from widgets.main_window import MainWindow
from widgets.panels.layer_row import LayerRow


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)


def fired(window: MainWindow, key: Qt.Key, focus: QWidget) -> list[str]:
    """The ids of the actions that ``key`` sets off while ``focus`` has the focus."""
    seen: list[str] = []
    names = ("train_toggle", "train_step", "train_epoch", "train_reset", "train_reseed")
    with ExitStack() as stack:
        for name in names:
            slot = partial(lambda name, *_: seen.append(name), name)
            window.action(name).triggered.connect(slot)
            stack.callback(window.action(name).triggered.disconnect, slot)
        focus.setFocus()
        press(window, key)
    return seen


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_Space, "train_toggle"),
        (Qt.Key.Key_Right, "train_step"),
        (Qt.Key.Key_E, "train_epoch"),
        (Qt.Key.Key_R, "train_reset"),
        (Qt.Key.Key_D, "train_reseed"),
    ],
)
def test_keys_train_while_nothing_else_wants_them(active: MainWindow, key: Qt.Key, name: str) -> None:
    assert fired(active, key, active) == [name]


@pytest.mark.parametrize(
    ("field", "keys"),
    [
        (QLineEdit, "Space Right E R D"),
        (QSpinBox, "Space Right E R D"),
        (QComboBox, "E R D"),
        (QSlider, "Right"),
    ],
)
def test_a_field_keeps_the_keys_it_needs(active: MainWindow, field: type[QWidget], keys: str, qtbot: QtBot) -> None:
    widget = field(active)
    widget.show()
    for key in keys.split():
        assert fired(active, Qt.Key[f"Key_{key}"], widget) == []
    widget.deleteLater()


def test_a_slider_lets_the_space_bar_train(active: MainWindow) -> None:
    slider = QSlider(active)
    slider.show()
    assert fired(active, Qt.Key.Key_Space, slider) == ["train_toggle"]
    slider.deleteLater()


def test_escape_leaves_a_field(active: MainWindow) -> None:
    box = QSpinBox(active)
    box.show()
    box.setFocus()
    press(active, Qt.Key.Key_Escape)
    assert not box.hasFocus()
    box.deleteLater()


@pytest.mark.parametrize("name", ["noise", "split", "learning_rate", "batch_size"])
def test_escape_leaves_the_fields_of_the_panels_after_taking_back_what_was_typed(active: MainWindow, name: str) -> None:
    field = active.findChild(QLineEdit, name)
    assert isinstance(field, QLineEdit)
    before = field.text()
    field.setFocus()
    QTest.keyClicks(field, "7")
    press(active, Qt.Key.Key_Escape)
    assert field.text() == before
    assert field.hasFocus()
    press(active, Qt.Key.Key_Escape)
    assert active.focusWidget() is active


def test_escape_leaves_a_field_of_a_layer_for_the_layer(active: MainWindow) -> None:
    field = active.findChild(QLineEdit, "units")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    press(active, Qt.Key.Key_Escape)
    assert isinstance(active.focusWidget(), LayerRow)


def test_the_space_bar_trains_right_after_the_start(active: MainWindow, qtbot: QtBot) -> None:
    press(active, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: active.session.training)
