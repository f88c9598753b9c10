"""What the layer stack shows: its rows, problems, presets, curves, and layers that are one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from playground.activations import ACTIVATIONS
from playground.experiment import Experiment, Layer, Network, parameter_count
from playground.presets import presets
from tests.widgets.panels import click
from tests.widgets.stacks import FOUR, Stack
from widgets.activation_curve import ActivationCurve, curve_pixmap
from widgets.panels.layer_row import Activations, LayerRow
from widgets.theme import DARK, LIGHT

Key = Qt.Key


@pytest.fixture
def host(qtbot: QtBot) -> Stack:
    return Stack(qtbot)


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
