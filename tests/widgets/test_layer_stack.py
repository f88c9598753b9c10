"""The layer stack, driven by mouse, keys and wheel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.experiment import Experiment, Layer, Network, parameter_count
from tests.widgets.panels import click, turn_wheel
from tests.widgets.stacks import FOUR, Stack
from widgets import fields
from widgets.panels.layer_row import LayerRow

Key = Qt.Key


@pytest.fixture
def host(qtbot: QtBot) -> Stack:
    return Stack(qtbot)


def type_into(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)


def drag(row: LayerRow, to: QPoint, *, drop: bool = True) -> None:
    """Press on the grip of ``row``, move in two steps to ``to`` in its own pixels, and let go."""
    grip = QPoint(8, row.height() // 2)
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=grip)
    QTest.mouseMove(row, (grip + to) / 2)
    QTest.mouseMove(row, to)
    if drop:
        QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=to)


def test_there_is_a_row_for_every_hidden_layer(host: Stack) -> None:
    shown = [(row.units.text(), row.activation.currentText()) for row in host.stack.rows]
    assert shown == [("64", "Sigmoid"), ("32", "Sigmoid"), ("16", "LeakyReLU"), ("8", "Tanh")]
    assert [row.slope.isVisible() for row in host.stack.rows] == [False, False, True, False]
    assert host.stack.rows[2].slope.text() == "0.10"
    assert host.subtitles[-1] == f"4 hidden · {parameter_count(host.experiment.network, 1):,} parameters"
    assert not host.texts


def test_the_button_below_adds_a_layer_like_the_last(host: Stack) -> None:
    click(host.stack.add_button)
    assert host.layers == (*FOUR, Layer(8, "tanh"))
    assert host.texts == ["add layer 5"]
    assert host.stack.selected == 4


def test_a_layer_can_be_added_to_none_and_the_last_one_removed(qtbot: QtBot) -> None:
    host = Stack(qtbot, ())
    click(host.stack.add_button)
    assert host.layers == (Layer(),)
    click(host.stack.rows[0].remove)
    assert not host.layers
    assert host.stack.selected == -1


def test_the_buttons_of_a_row_duplicate_and_remove_it(host: Stack) -> None:
    click(host.stack.rows[0].duplicate)
    assert host.units == [64, 64, 32, 16, 8]
    click(host.stack.rows[2].remove)
    assert host.units == [64, 64, 16, 8]
    assert host.texts == ["duplicate layer 1", "remove layer 3"]


def test_units_are_typed_and_taken_over_with_enter(host: Stack) -> None:
    field = host.stack.rows[1].units
    type_into(field, "24")
    assert host.units == [64, 24, 16, 8]
    assert (host.texts, host.keys) == (["change units of layer 2 to 24"], [""])
    assert field.hasFocus()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("100000", "of memory"), ("0", "1 to 4,096"), ("-1", "1 to 4,096"), ("abc", "whole number"), ("1.5", "whole")],
)
def test_units_that_cannot_be_are_refused_in_place(host: Stack, typed: str, problem: str) -> None:
    row = host.stack.rows[1]
    type_into(row.units, typed)
    assert host.units == [64, 32, 16, 8]
    assert not host.texts
    assert row.units.text() == "32"
    assert row.units.property("invalid") is True
    assert problem in row.units.toolTip()
    assert problem in row._problem.text()
    assert row._problem.isVisible()
    type_into(row.units, "33")
    assert host.units[1] == 33
    assert not row.units.property("invalid")
    assert not row._problem.isVisible()


def test_what_was_refused_is_forgotten_after_the_next_edit(host: Stack) -> None:
    type_into(host.stack.rows[1].units, "0")
    host.press(0, Key.Key_Plus)
    assert not host.stack.rows[1].units.property("invalid")
    assert not host.stack.rows[1]._problem.isVisible()


def test_the_wheel_changes_the_units_of_the_focused_field_only(host: Stack) -> None:
    field = host.stack.rows[0].units
    turn_wheel(field, 1)
    assert not host.texts
    field.setFocus()
    turn_wheel(field, 1)
    turn_wheel(field, 1)
    assert host.units[0] == 66
    assert host.keys[0] == host.keys[1] != ""


def test_the_wheel_changes_units_after_the_pointer_has_rested(host: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    field = host.stack.rows[0].units
    field._guard.entered()
    monkeypatch.setattr(fields, "HOVER_MS", 0)
    turn_wheel(field, -1)
    assert host.units[0] == 63


def test_arrow_keys_in_the_field_step_and_another_visit_is_another_step_of_undo(host: Stack) -> None:
    row = host.stack.rows[3]
    row.units.setFocus()
    QTest.keyClick(row.units, Key.Key_Up)
    QTest.keyClick(row.units, Key.Key_Up)
    host.stack.rows[0].setFocus()
    row.units.setFocus()
    QTest.keyClick(row.units, Key.Key_Down)
    assert host.units[3] == 9
    assert host.keys[0] == host.keys[1] != host.keys[2]


def test_an_activation_is_chosen_with_the_keyboard(host: Stack) -> None:
    choice = host.stack.rows[2].activation
    choice.setFocus()
    QTest.keyClick(choice, Key.Key_E)
    assert host.layers[2].activation == "elu"
    assert host.texts == ["change layer 3 to ELU"]
    assert not host.stack.rows[2].slope.isVisible()


def test_the_wheel_over_an_activation_without_focus_changes_nothing(host: Stack) -> None:
    turn_wheel(host.stack.rows[2].activation, -1)
    assert not host.texts


def test_a_slope_outside_is_refused_and_one_inside_taken(host: Stack) -> None:
    row = host.stack.rows[2]
    type_into(row.slope, "1")
    assert row.slope.property("invalid") is True
    assert row.slope.text() == "0.10"
    type_into(row.slope, "2e-1")
    assert host.layers[2].slope == 0.2
    assert host.texts == ["change slope of layer 3 to 0.20"]


@pytest.mark.parametrize(
    ("keys", "modifier", "units", "text", "selected"),
    [
        ((Key.Key_Up,), Qt.KeyboardModifier.AltModifier, [32, 64, 16, 8], "move layer 2 up", 0),
        ((Key.Key_Down,), Qt.KeyboardModifier.AltModifier, [64, 16, 32, 8], "move layer 2 down", 2),
        ((Key.Key_Insert,), Qt.KeyboardModifier.NoModifier, [64, 32, 32, 16, 8], "add layer 3", 2),
        ((Key.Key_D,), Qt.KeyboardModifier.ControlModifier, [64, 32, 32, 16, 8], "duplicate layer 2", 2),
        ((Key.Key_Delete,), Qt.KeyboardModifier.NoModifier, [64, 16, 8], "remove layer 2", 1),
        ((Key.Key_Plus,), Qt.KeyboardModifier.NoModifier, [64, 33, 16, 8], "change units of layer 2 to 33", 1),
        ((Key.Key_Minus,), Qt.KeyboardModifier.NoModifier, [64, 31, 16, 8], "change units of layer 2 to 31", 1),
    ],
)
def test_every_edit_of_the_stack_has_a_key(
    host: Stack, keys: tuple[Key, ...], modifier: Qt.KeyboardModifier, units: list[int], text: str, selected: int
) -> None:
    host.press(1, *keys, modifier=modifier)
    assert host.units == units
    assert host.texts == [text]
    assert host.stack.selected == selected
    assert host.stack.rows[selected].hasFocus()


def test_up_and_down_select_and_enter_and_escape_go_in_and_out(host: Stack, qtbot: QtBot) -> None:
    with qtbot.waitSignals([host.stack.layer_selected] * 3):
        host.press(0, Key.Key_Down, Key.Key_Down, Key.Key_Up)
    assert host.stack.selected == 1
    QTest.keyClick(host.stack.rows[1], Key.Key_Return)
    assert host.stack.rows[1].units.hasFocus()
    assert host.stack.rows[1].units.selectedText() == "32"
    QTest.keyClick(host.stack.rows[1].units, Key.Key_Escape)
    assert host.stack.rows[1].hasFocus()
    assert not host.texts


def test_the_first_layer_cannot_move_up_nor_the_last_down(host: Stack) -> None:
    host.press(0, Key.Key_Up, modifier=Qt.KeyboardModifier.AltModifier)
    host.press(3, Key.Key_Down, modifier=Qt.KeyboardModifier.AltModifier)
    assert not host.texts


def test_a_key_of_the_row_works_in_its_fields_and_takes_over_what_was_typed(host: Stack) -> None:
    field = host.stack.rows[1].units
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "40")
    QTest.keyClick(field, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert host.units == [40, 64, 16, 8]
    assert host.texts == ["change units of layer 2 to 40", "move layer 2 up"]


def test_alt_and_an_arrow_on_an_activation_move_the_layer(host: Stack) -> None:
    choice = host.stack.rows[1].activation
    choice.setFocus()
    QTest.keyClick(choice, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert host.units == [64, 16, 32, 8]


def test_undo_is_the_windows_until_something_is_typed(host: Stack, qtbot: QtBot) -> None:
    undo = QAction("Undo", host.window)
    undo.setShortcut("Ctrl+Z")
    host.window.addAction(undo)
    field = host.stack.rows[1].units
    field.setFocus()
    with qtbot.waitSignal(undo.triggered):
        QTest.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    field.selectAll()
    QTest.keyClicks(field, "77")
    with qtbot.assertNotEmitted(undo.triggered):
        QTest.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_removing_the_last_layer_by_key_leaves_the_focus_on_the_button_that_adds_one(qtbot: QtBot) -> None:
    host = Stack(qtbot, (Layer(4),))
    host.press(0, Key.Key_Delete)
    assert not host.layers
    assert host.stack.add_button.hasFocus()


def test_tab_goes_through_the_selected_row_and_out_below(host: Stack) -> None:
    row = host.stack.rows[2]
    row.setFocus()
    visited = []
    for _ in range(6):
        QTest.keyClick(host.window, Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited == [*row.editors, host.stack.add_button]


def test_the_wheel_scrolls_rows_and_changes_none_that_was_chosen_in(qtbot: QtBot) -> None:
    host = Stack(qtbot, (Layer(4, "relu"),) * 12)
    host.window.resize(320, 240)
    host.window.show()
    choice = host.stack.rows[0].activation
    choice.setFocus()
    turn_wheel(choice, -1)
    assert host.layers[0].activation == "relu"


def test_all_layers_take_the_activation_of_the_selected_one_in_one_step(host: Stack) -> None:
    host.stack.select_layer(2)
    menu = host.stack.presets_button.menu()
    menu.aboutToShow.emit()
    alike = menu.actions()[-1]
    assert alike.isEnabled()
    alike.trigger()
    assert host.units == [64, 32, 16, 8]
    assert {(layer.activation, layer.slope) for layer in host.layers} == {("leaky_relu", 0.1)}


def test_a_row_dragged_by_its_grip_lands_where_the_line_was(host: Stack) -> None:
    row, first = host.stack.rows[3], host.stack.rows[0]
    above_first = QPoint(8, first.y() - row.y() + 2)
    drag(row, above_first, drop=False)
    assert host.stack._drop_line.isVisible()
    assert abs(host.stack._drop_line.geometry().center().y() - first.y()) <= 4
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=above_first)
    assert host.units == [8, 64, 32, 16]
    assert host.texts == ["move layer 4 to place 1"]
    assert host.stack.selected == 0
    assert not host.stack._drop_line.isVisible()


def test_a_row_dragged_past_its_neighbour_moves_down(host: Stack) -> None:
    row, last = host.stack.rows[2], host.stack.rows[3]
    drag(row, QPoint(8, last.geometry().bottom() - row.y()))
    assert host.units == [64, 32, 8, 16]
    assert host.texts == ["move layer 3 down"]


def test_escape_ends_a_drag_and_a_drop_at_home_moves_nothing(host: Stack) -> None:
    row = host.stack.rows[0]
    drag(row, QPoint(8, 120), drop=False)
    QTest.keyClick(row, Key.Key_Escape)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(8, 120))
    drag(row, QPoint(8, row.height() - 2))
    assert not host.texts


def test_a_click_on_a_row_selects_its_layer(host: Stack, qtbot: QtBot) -> None:
    with qtbot.waitSignal(host.stack.layer_selected) as selected:
        QTest.mouseClick(host.stack.rows[2], Qt.MouseButton.LeftButton, pos=QPoint(8, 16))
    assert selected.args == [2]


def test_what_was_being_typed_into_a_layer_goes_with_it(host: Stack) -> None:
    field = host.stack.rows[3].units
    field.setFocus()
    QTest.keyClicks(field, "5")
    smaller = Experiment(network=Network(layers=FOUR[:2]))
    host.stack.show_experiment(smaller)
    assert [row.units.text() for row in host.stack.rows] == ["64", "32"]
    host.stack.show_experiment(Experiment(network=Network(layers=FOUR)))
    assert [row.units.text() for row in host.stack.rows] == ["64", "32", "16", "8"]
    assert host.units == [64, 32, 16, 8]


def test_showing_leaves_alone_what_is_being_typed_elsewhere(host: Stack) -> None:
    field = host.stack.rows[1].units
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12")
    host.show(Experiment(network=Network(layers=(Layer(7), *FOUR[1:]))))
    assert field.text() == "12"
    assert field.hasFocus()
    assert field.cursorPosition() == 2
    assert host.stack.rows[0].units.text() == "7"
    assert not host.texts
