"""The layer stack, driven by mouse, keys and wheel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from playground.activations import ACTIVATIONS
from playground.experiment import Experiment, Layer, Network, parameter_count
from playground.presets import presets
from tests.widgets.panels import Host, click, turn_wheel
from widgets import fields
from widgets.activation_curve import ActivationCurve, curve_pixmap
from widgets.panels.layer_row import Activations, LayerRow
from widgets.panels.layer_stack import LayerStack
from widgets.theme import DARK, LIGHT

Key = Qt.Key
FOUR = (Layer(64, "sigmoid"), Layer(32, "sigmoid"), Layer(16, "leaky_relu", 0.1), Layer(8, "tanh"))


class Stack(Host):
    """The stack in a window."""

    def __init__(self, qtbot: QtBot, layers: tuple[Layer, ...] = FOUR) -> None:
        self.stack = LayerStack()
        super().__init__(qtbot, self.stack, Experiment(network=Network(layers=layers)))

    @property
    def layers(self) -> tuple[Layer, ...]:
        return self.experiment.network.layers

    @property
    def units(self) -> list[int]:
        return [layer.units for layer in self.layers]

    def press(self, index: int, *keys: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys with the focus on a row; each goes to whatever then has the focus."""
        self.stack.rows[index].setFocus()
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key, modifier)


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


def test_rows_are_updated_in_place(host: Stack) -> None:
    rows = host.stack.rows
    host.show(Experiment(network=Network(layers=FOUR[:2])))
    host.show(Experiment(network=Network(layers=(Layer(5), *FOUR[1:]))))
    assert all(new is old for new, old in zip(host.stack.rows, rows, strict=True))


def test_a_problem_of_a_layer_is_shown_in_its_row(host: Stack) -> None:
    host.stack.show_problem("network.layers[2].slope", "too steep")
    host.stack.show_problem("training.loss", "not mine")
    assert host.stack.rows[2].slope.property("invalid") is True
    assert host.stack.rows[2]._problem.text() == "too steep"


def test_too_much_memory_for_the_whole_stack_is_refused(qtbot: QtBot) -> None:
    host = Stack(qtbot, (Layer(4096),) * 10)
    host.press(9, Key.Key_Insert)
    assert len(host.layers) == 10
    assert "memory" in host.stack._problem.text()
    assert host.stack._problem.isVisible()


def test_sixty_four_layers_scroll_and_an_undo_touches_one_row(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    layers = tuple(Layer(index + 1) for index in range(64))
    host = Stack(qtbot, layers)
    assert not host.stack.add_button.isEnabled()
    host.press(0, Key.Key_End)
    assert host.stack.selected == 63
    assert not host.stack.rows[63].visibleRegion().isEmpty()
    touched = []
    monkeypatch.setattr(LayerRow, "_describe", lambda row: touched.append(row))
    host.show(Experiment(network=Network(layers=(*layers[:30], Layer(99), *layers[31:]))))
    assert touched == [host.stack.rows[30]]


@pytest.mark.parametrize("name", presets())
def test_every_preset_can_be_chosen_and_keeps_data_and_seeds(host: Stack, name: str) -> None:
    before = host.experiment
    action = host.stack.presets_button.menu().findChild(QAction, f"preset_{name}")
    assert isinstance(action, QAction)
    assert action.toolTip()
    action.trigger()
    assert host.texts == [f"preset {presets()[name].label}"]
    assert host.layers == presets()[name].layers
    assert host.experiment == presets()[name].apply(before)
    assert host.experiment.data == before.data
    assert host.experiment.network.seed == before.network.seed


def test_a_preset_undoes_the_initialisation_of_the_one_before() -> None:
    constant = presets()["constant_initialisation"].apply(Experiment())
    assert constant.network.init == "constant"
    assert presets()["tapered"].apply(constant).network.init == "pytorch"


def test_the_small_buttons_are_the_windows_undo_and_redo(host: Stack, qtbot: QtBot) -> None:
    undo, redo = QAction("Undo", host.window), QAction("Redo", host.window)
    host.stack.set_undo_actions(undo, redo)
    button = next(b for b in host.stack.findChildren(QToolButton) if b.defaultAction() is undo)
    with qtbot.waitSignal(undo.triggered):
        click(button)


def test_every_control_has_a_name_and_a_tooltip_and_nothing_is_cut_off(host: Stack) -> None:
    for row in host.stack.rows:
        assert row.accessibleName()
        for editor in row.editors:
            assert editor.accessibleName()
            assert editor.toolTip()
            assert row.rect().contains(editor.geometry()) or not editor.isVisible()
        assert row.mapTo(host.window, QPoint(row.width(), 0)).x() <= host.window.width()


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_activation_has_a_curve_in_both_themes(name: str, qtbot: QtBot) -> None:
    light, dark = (curve_pixmap(name, 0.1, theme, 32, 20, 2.0).toImage() for theme in (LIGHT, DARK))
    assert light.size() == QSize(64, 40)
    assert light != dark
    curve = ActivationCurve(QSize(32, 20))
    qtbot.addWidget(curve)
    curve.show_activation(name, 0.1)
    shown = curve.grab().toImage()
    curve.show_activation("sine" if name != "sine" else "tanh", 0.0)
    assert curve.grab().toImage() != shown


LINEAR = (Layer(8, "identity"), Layer(8, "identity"), Layer(4, "identity"))


@pytest.mark.parametrize(
    ("layers", "words", "run"),
    [
        (LINEAR, "Layers 1–3 and the output are one linear layer", (0, 3)),
        ((*LINEAR[:2], Layer(4, "tanh")), "Layers 1–3 are one linear layer", (0, 2)),
        ((Layer(4, "tanh"), Layer(4, "identity")), "Layer 2 and the output are one linear layer", (1, 2)),
        (
            (Layer(4, "identity"), Layer(4, "relu"), Layer(4, "identity"), Layer(4, "identity")),
            "Layers 3–4 and the output are one linear layer",
            (2, 4),
        ),
    ],
)
def test_layers_that_are_one_are_said_so_and_the_button_asks_for_it(
    qtbot: QtBot, layers: tuple[Layer, ...], words: str, run: tuple[int, int]
) -> None:
    host = Stack(qtbot, layers)
    strip = host.stack.collapse_strip
    assert strip.isVisible()
    assert strip.label.text() == words
    with qtbot.waitSignal(host.stack.collapse_asked) as asked:
        click(strip.button)
    assert tuple(asked.args) == run
    assert not host.texts


def test_nothing_is_said_where_every_linear_layer_stands_alone(host: Stack) -> None:
    strip = host.stack.collapse_strip
    assert not strip.isVisible()
    host.stack.rows[1].activation.edited.emit("identity", "")
    assert strip.isVisible()
    assert strip.label.text() == "Layers 2–3 are one linear layer"
    host.show(Experiment(network=Network(layers=())))
    assert not strip.isVisible()


def test_the_collapse_says_how_many_parameters_it_saves(qtbot: QtBot) -> None:
    host = Stack(qtbot, LINEAR)
    before = parameter_count(host.experiment.network, 1)
    assert f"{before} parameters become 2." in host.stack.collapse_strip.button.toolTip()


def test_the_strip_is_whole_in_the_narrowest_panel(qtbot: QtBot) -> None:
    host = Stack(qtbot, LINEAR)
    strip, label = host.stack.collapse_strip, host.stack.collapse_strip.label
    assert label.heightForWidth(label.width()) <= label.height()
    assert strip.rect().contains(strip.button.geometry())


def test_a_row_of_the_usual_layer_has_that_layer_s_curve_from_the_first(qtbot: QtBot) -> None:
    row = LayerRow(0, Activations())
    qtbot.addWidget(row)
    row.show_layer(Layer())
    curve = row.findChild(ActivationCurve)
    assert curve is not None
    curve.resize(32, 22)
    shown = curve.grab().toImage()
    curve.show_activation("identity", 0.0)
    assert curve.grab().toImage() != shown
