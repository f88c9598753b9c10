"""The network diagram: a person points, picks, types and drags; what is drawn and said is this network's."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.diagram import Parameter
from playground.frames import Wish
from tests.widgets.diagrams import LEFT, click, diagram, experiment_of, frame, move, place_of, shown_canvas, shown_plot
from tests.widgets.plotting import dataset
from widgets.plots.diagram_canvas import DiagramCanvas
from widgets.plots.diagram_keys import moved
from widgets.plots.diagram_scale import dragged
from widgets.plots.network_diagram import NetworkDiagram


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[NetworkDiagram]:
    yield from shown_plot(qtbot)


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[DiagramCanvas]:
    yield from shown_canvas(qtbot)


def test_it_wants_the_diagram(plot: NetworkDiagram) -> None:
    assert plot.wish().wishes == Wish.DIAGRAM


@pytest.mark.parametrize("parameter", [Parameter(0, 2, 0), Parameter(1, 2, 3), Parameter(2, 0, 1)])
def test_a_click_on_a_line_picks_its_weight(plot: NetworkDiagram, qtbot: QtBot, parameter: Parameter) -> None:
    with qtbot.waitSignal(plot.parameter_picked) as picked:
        click(plot.canvas, parameter)
    assert picked.args == [parameter]
    assert plot.canvas.selected == parameter
    assert plot.editor.isVisible()


def test_a_click_on_a_unit_picks_the_unit_and_its_bias(plot: NetworkDiagram) -> None:
    picked: list[object] = []
    plot.unit_picked.connect(lambda layer, unit: picked.append((layer, unit)))
    plot.parameter_picked.connect(picked.append)
    click(plot.canvas, Parameter(1, 2, None))
    assert picked == [(1, 2), Parameter(1, 2, None)]


def test_what_was_under_the_mouse_is_forgotten_with_the_layer_that_it_was_in(canvas: DiagramCanvas) -> None:
    """It was drawn in a network that has no such layer any more, and the process ended."""
    output = Parameter(2, 0, None)
    canvas.show_diagram(diagram(4, 3))
    move(canvas, canvas.layout_of().columns[3].rect(0).center())
    canvas.grab()
    assert canvas.readout.isVisible()
    canvas.show_diagram(diagram())
    assert not canvas.readout.isVisible()
    canvas.grab()
    move(canvas, canvas.layout_of().columns[1].rect(0).center())
    canvas.grab()
    assert canvas.readout.isVisible()
    assert canvas.layout_of().places(output) is None


def test_a_click_on_the_mark_of_a_bias_picks_the_bias_only(plot: NetworkDiagram, qtbot: QtBot) -> None:
    column = plot.canvas.layout_of().columns[2]
    with qtbot.assertNotEmitted(plot.unit_picked), qtbot.waitSignal(plot.parameter_picked) as picked:
        QTest.mouseClick(plot.canvas, LEFT, pos=(column.mark(1) + QPointF(-2.0, 1.0)).toPoint())
    assert picked.args == [Parameter(1, 1, None)]


def test_a_click_beside_everything_deselects(plot: NetworkDiagram) -> None:
    click(plot.canvas, Parameter(2, 0, 1))
    QTest.mouseClick(plot.canvas, LEFT, pos=QPoint(5, 470))
    assert plot.canvas.selected is None
    assert plot.editor.isHidden()


def test_units_are_numbered_as_in_the_network_where_only_some_are_shown(plot: NetworkDiagram) -> None:
    plot.show_frame(frame(diagram(4096)))
    click(plot.canvas, Parameter(0, 512, None))  # the third of those shown
    assert plot.canvas.selected == Parameter(0, 512, None)
    assert plot.editor.name.text() == "Bias of unit 513 of layer 1"


def test_a_typed_number_is_an_edit(plot: NetworkDiagram, qtbot: QtBot) -> None:
    click(plot.canvas, Parameter(2, 0, 1))
    QTest.keyClick(plot.canvas, Qt.Key.Key_Return)
    plot.editor.field.selectAll()
    QTest.keyClicks(plot.editor.field, "-0.75")
    with qtbot.waitSignal(plot.parameter_edited) as edited:
        QTest.keyClick(plot.editor.field, Qt.Key.Key_Return)
    assert edited.args == [Parameter(2, 0, 1), -0.75, True]


def test_the_outputs_bias_can_be_typed_too(plot: NetworkDiagram, qtbot: QtBot) -> None:
    click(plot.canvas, Parameter(2, 0, None))
    plot.editor.field.selectAll()
    QTest.keyClicks(plot.editor.field, "2")
    with qtbot.waitSignal(plot.parameter_edited) as edited:
        QTest.keyClick(plot.editor.field, Qt.Key.Key_Return)
    assert edited.args == [Parameter(2, 0, None), 2.0, True]


@pytest.mark.parametrize("typed", ["1e9", "abc"])
def test_a_number_that_cannot_be_is_refused_in_words(plot: NetworkDiagram, qtbot: QtBot, typed: str) -> None:
    click(plot.canvas, Parameter(2, 0, None))
    plot.editor.field.selectAll()
    with qtbot.assertNotEmitted(plot.parameter_edited):
        QTest.keyClicks(plot.editor.field, typed)
        QTest.keyClick(plot.editor.field, Qt.Key.Key_Return)
    assert plot.editor.problem.isVisible()


def test_training_does_not_overwrite_what_is_being_typed(plot: NetworkDiagram, qtbot: QtBot) -> None:
    plot.activateWindow()
    click(plot.canvas, Parameter(2, 0, None))
    plot.editor.field.setFocus()
    qtbot.waitUntil(plot.editor.field.hasFocus)
    plot.editor.field.selectAll()
    QTest.keyClicks(plot.editor.field, "3.2")
    plot.show_frame(frame(diagram(4, 3, update=6)))
    assert plot.editor.field.text() == "3.2"


def test_a_drag_is_many_edits_and_one_last(plot: NetworkDiagram, qtbot: QtBot) -> None:
    parameter = Parameter(2, 0, 1)
    click(plot.canvas, parameter)
    edits: list[tuple[Parameter, float, bool]] = []
    plot.parameter_edited.connect(lambda *edit: edits.append(edit))
    handle = plot.canvas.layout_of().handle(parameter)
    assert handle is not None
    QTest.mousePress(plot.canvas, LEFT, pos=handle.toPoint())
    for up in (20.0, 40.0, 60.0):
        move(plot.canvas, handle - QPointF(0.0, up), LEFT)
    QTest.mouseRelease(plot.canvas, LEFT, pos=(handle - QPointF(0.0, 60.0)).toPoint())
    assert {edit[0] for edit in edits} == {parameter}
    assert [edit[2] for edit in edits] == [False] * (len(edits) - 1) + [True]
    assert len(edits) >= 2
    before = plot.canvas.value(parameter)
    assert before is not None
    assert before < edits[0][1] < edits[-1][1]  # upwards is more


def test_a_click_that_hardly_moves_changes_nothing(plot: NetworkDiagram, qtbot: QtBot) -> None:
    parameter = Parameter(2, 0, 1)
    click(plot.canvas, parameter)
    handle = plot.canvas.layout_of().handle(parameter)
    assert handle is not None
    with qtbot.assertNotEmitted(plot.parameter_edited):
        QTest.mousePress(plot.canvas, LEFT, pos=handle.toPoint())
        move(plot.canvas, handle + QPointF(0.0, 2.0), LEFT)
        QTest.mouseRelease(plot.canvas, LEFT, pos=handle.toPoint())


def test_escape_in_a_drag_puts_the_value_back(plot: NetworkDiagram, qtbot: QtBot) -> None:
    parameter = Parameter(2, 0, 1)
    before = plot.canvas.value(parameter)
    click(plot.canvas, parameter)
    handle = plot.canvas.layout_of().handle(parameter)
    assert handle is not None
    QTest.mousePress(plot.canvas, LEFT, pos=handle.toPoint())
    move(plot.canvas, handle - QPointF(0.0, 50.0), LEFT)
    with qtbot.waitSignal(plot.parameter_edited) as edited:
        QTest.keyClick(plot.canvas, Qt.Key.Key_Escape)
    assert edited.args == [parameter, before, True]
    assert plot.canvas.selected == parameter


def test_the_slider_edits_while_it_is_held_and_once_more_when_let_go(plot: NetworkDiagram) -> None:
    click(plot.canvas, Parameter(2, 0, 1))
    edits: list[tuple[Parameter, float, bool]] = []
    plot.parameter_edited.connect(lambda *edit: edits.append(edit))
    slider = plot.editor.slider
    slider.setSliderDown(True)
    slider.setValue(100)
    slider.setValue(200)
    slider.setSliderDown(False)
    assert [edit[2] for edit in edits] == [False, False, True]
    assert 0.0 < edits[0][1] < edits[1][1] == edits[2][1]


def test_only_an_editable_canvas_is_dragged(canvas: DiagramCanvas, qtbot: QtBot) -> None:
    canvas.show_diagram(diagram(3))
    click(canvas, Parameter(1, 0, 1))
    start = place_of(canvas, Parameter(1, 0, 1))
    with qtbot.assertNotEmitted(canvas.parameter_edited):
        QTest.mousePress(canvas, LEFT, pos=start)
        move(canvas, QPointF(start) - QPointF(0.0, 50.0), LEFT)
        QTest.mouseRelease(canvas, LEFT, pos=start - QPoint(0, 50))


def test_a_drag_goes_through_zero_and_in_factors_beyond() -> None:
    assert dragged(0.0, 0.0, 1.0) == 0.0
    assert dragged(0.3, 400.0, 1.0) > 100.0 > dragged(0.3, -400.0, 1.0)
    assert dragged(0.3, -400.0, 1.0) < -1.0
    assert dragged(10.0, 50.0, 1.0) / 10.0 == pytest.approx(math.e, rel=0.01)  # 50 pixels are a factor of e
    assert math.isfinite(dragged(1e6, 1e6, 1e-9))


def test_arrows_walk_along_units_and_weights(plot: NetworkDiagram, qtbot: QtBot) -> None:
    keys = {"left": Qt.Key.Key_Left, "up": Qt.Key.Key_Up, "down": Qt.Key.Key_Down, "right": Qt.Key.Key_Right}
    walked = []
    for way in ("right", "left", "up", "left", "down", "right", "right"):
        QTest.keyClick(plot.canvas, keys[way])
        walked.append(plot.canvas.selected)
    assert walked == [
        Parameter(2, 0, None),  # the output first
        Parameter(2, 0, 0),  # its strongest weight, -1
        Parameter(2, 0, 0),  # there is none above
        Parameter(1, 0, None),
        Parameter(1, 1, None),
        Parameter(2, 0, 1),
        Parameter(2, 0, None),
    ]


def test_with_shift_the_weights_out_of_a_unit_are_walked() -> None:
    drawn = diagram(4, 3)
    assert moved(drawn, Parameter(1, 0, 2), "far down") == Parameter(1, 1, 2)
    assert moved(drawn, Parameter(1, 0, 2), "down") == Parameter(1, 0, 3)
    assert moved(drawn, Parameter(0, 0, 0), "left") == Parameter(0, 0, 0)


def test_arrows_are_not_taken_for_shortcuts_and_escape_leaves_step_by_step(plot: NetworkDiagram, qtbot: QtBot) -> None:
    plain = Qt.KeyboardModifier.NoModifier
    wanted = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Right, plain)
    wanted.ignore()
    QApplication.sendEvent(plot.canvas, wanted)
    assert wanted.isAccepted()
    plot.activateWindow()
    click(plot.canvas, Parameter(2, 0, 1))
    QTest.keyClick(plot.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(plot.editor.field.hasFocus)
    QTest.keyClick(plot.editor.field, Qt.Key.Key_Escape)
    assert plot.canvas.hasFocus()
    assert plot.canvas.selected == Parameter(2, 0, 1)
    QTest.keyClick(plot.canvas, Qt.Key.Key_Escape)
    assert plot.canvas.selected is None


def test_the_words_are_this_networks_numbers(plot: NetworkDiagram) -> None:
    canvas = plot.canvas
    move(canvas, QPointF(place_of(canvas, Parameter(2, 0, 1))))
    drawn = canvas.diagram
    assert drawn is not None
    assert canvas.readout.text() == (
        "Weight from unit 2 of layer 2 to the output\nweight 0\ngradient 0: a small change does nothing\n"
        "last update: unchanged"
    )
    move(canvas, QPointF(place_of(canvas, Parameter(0, 1, None))))
    assert canvas.readout.text() == (
        "Unit 2 of Layer 1 (Tanh)\nactivation 0.5 ± 0.13 over the data\ngradient ‖∂L/∂z‖ 0.03\n"
        "bias 0.2\ngradient 0.02: the loss falls if it shrinks\nlast update: −0.002"
    )
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert canvas.readout.isHidden()


def test_inputs_have_the_names_of_their_features(plot: NetworkDiagram) -> None:
    plot.show_dataset(dataset(3))
    plot.show_experiment(experiment_of(4))
    plot.show_frame(frame(diagram(4, inputs=3)))
    column = plot.canvas.layout_of().columns[0]
    move(plot.canvas, column.rect(1).center())
    assert plot.canvas.readout.text().startswith("Input x2\n")
    click(plot.canvas, Parameter(0, 2, 1))
    assert plot.editor.name.text() == "Weight from input x2 to unit 3 of layer 1"


def test_a_unit_that_does_nothing_is_said_to(plot: NetworkDiagram) -> None:
    drawn = diagram(4, 3)
    still = replace(drawn.layers[0], activation_mean=np.zeros(4), activation_deviation=np.array([0.0, 1e-6, 0.1, 1.0]))
    plot.show_frame(frame(replace(drawn, layers=(still, *drawn.layers[1:]))))
    texts = []
    for unit in range(3):
        move(plot.canvas, QPointF(place_of(plot.canvas, Parameter(0, unit, None))))
        texts.append(plot.canvas.readout.text())
    assert "0 on all rows: it takes no part" in texts[0]
    assert "hardly varies" in texts[1]
    assert "hardly varies" not in texts[2]


def test_the_selection_outlives_a_new_frame_and_a_new_run_but_not_its_layer(plot: NetworkDiagram) -> None:
    click(plot.canvas, Parameter(1, 2, None))
    plot.show_frame(frame(diagram(4, 3, update=6)))
    assert plot.canvas.selected == Parameter(1, 2, None)
    plot.clear()
    assert plot.editor.isHidden()
    plot.show_frame(frame(diagram(4, 3)))
    assert plot.editor.isVisible()
    plot.show_frame(frame(diagram(4)))
    assert plot.canvas.selected is None
    assert plot.editor.isHidden()


def test_a_frame_without_a_diagram_leaves_the_old_picture(plot: NetworkDiagram) -> None:
    shown = plot.canvas.diagram
    plot.show_frame(frame(None))
    assert plot.canvas.diagram is shown


def test_what_is_picked_elsewhere_is_selected_without_an_echo(plot: NetworkDiagram, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(plot.parameter_picked):
        plot.pick(Parameter(1, 1, 2))
    assert plot.editor.name.text() == "Weight from unit 3 of layer 1 to unit 2 of layer 2"


def test_the_editor_stands_within_the_diagram_beside_what_it_edits(plot: NetworkDiagram) -> None:
    layers = plot.canvas.diagram.layers if plot.canvas.diagram is not None else ()
    parameters = [Parameter(index, unit, None) for index, each in enumerate(layers) for unit in each.shown.tolist()]
    for parameter in [*parameters, Parameter(0, 3, 0), Parameter(2, 0, 2)]:
        plot.pick(parameter)
        assert plot.canvas.rect().contains(plot.editor.geometry())
        handle = plot.canvas.layout_of().handle(parameter)
        assert handle is not None
        assert not plot.editor.geometry().contains(handle.toPoint())


def test_it_describes_the_network_and_the_selection(plot: NetworkDiagram) -> None:
    assert plot.describe() == (
        "Network with one input, hidden units by layer: 4, 3, and one output. "
        "The largest weight, −1, goes from input 1 to unit 1 of layer 1."
    )
    click(plot.canvas, Parameter(1, 0, None))
    assert plot.describe().endswith("Bias of unit 1 of layer 2: 0.1.")
