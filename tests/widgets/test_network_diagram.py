"""The network diagram: a person points, picks, types and drags; what is drawn and said is this network's."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.diagram import Diagram, DiagramLayer, Parameter, Part
from playground.experiment import Experiment, Layer, Network
from playground.frames import Frame, Wish
from tests.widgets.plotting import dataset, placed
from widgets.plots.diagram_canvas import DiagramCanvas
from widgets.plots.diagram_keys import moved
from widgets.plots.diagram_layout import Kind
from widgets.plots.diagram_paint import unit_levels
from widgets.plots.diagram_scale import SizeScale, dragged, round_up
from widgets.plots.network_diagram import NetworkDiagram
from widgets.theme import DARK, LIGHT, Theme

FloatArray = NDArray[np.float64]
LEFT = Qt.MouseButton.LeftButton


def layer(units: int, sources: int, response: FloatArray | None = None, shown: int | None = None) -> DiagramLayer:
    """Weights from -1 to 1, biases from 0.1 on; gradients a tenth of them, changes minus a hundredth."""
    count = units if shown is None else shown
    weight = np.linspace(-1.0, 1.0, count * sources).reshape(count, sources)
    if count * sources == 1:
        weight = np.ones((1, 1))
    bias: FloatArray = np.linspace(0.1, 0.1 * count, count)
    return DiagramLayer(
        units=units,
        shown=np.arange(count, dtype=np.int64) * (units // count),
        weight=weight,
        bias=bias,
        weight_gradient=0.1 * weight,
        bias_gradient=0.1 * bias,
        weight_change=-0.01 * weight,
        bias_change=-0.01 * bias,
        activation_mean=np.full(count, 0.5),
        activation_deviation=np.linspace(0.1, 0.2, count),
        signal_norm=np.full(count, 0.03),
        response=response,
    )


def diagram(*units: int, inputs: int = 1, update: int = 5, most: int = 16) -> Diagram:
    """Hidden layers of ``units``, the output last."""
    layers, before = [], inputs
    for count in (*units, 1):
        shown = min(count, most)
        response: FloatArray | None = None
        if inputs == 1:
            response = np.tile(np.linspace(-1.0, 1.0, 33), (shown, 1))
        elif inputs == 2:
            response = np.tile(np.linspace(-1.0, 1.0, 16), (shown, 16, 1))
        layers.append(layer(count, before, response, shown))
        before = shown
    return Diagram(update, inputs, np.arange(inputs, dtype=np.int64), tuple(layers))


def frame(drawn: Diagram | None) -> Frame:
    return Frame(run=1, update=5, epoch=1, updates_per_second=0.0, learning_rate=0.01, diagram=drawn)


def experiment_of(*units: int) -> Experiment:
    return Experiment(network=Network(layers=tuple(Layer(count, "tanh") for count in units)))


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[NetworkDiagram]:
    card = NetworkDiagram()
    host = placed(qtbot, card, 760, 480)
    card.show_experiment(experiment_of(4, 3))
    card.show_dataset(dataset())
    card.show_frame(frame(diagram(4, 3)))
    yield card
    host.hide()


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[DiagramCanvas]:
    """A canvas that is not editable, as other views embed it."""
    small = DiagramCanvas()
    host = placed(qtbot, small, 500, 300)
    small.show_theme(LIGHT)
    yield small
    host.hide()


def place_of(canvas: DiagramCanvas, parameter: Parameter) -> QPoint:
    """A pixel of a line that no other line crosses, or the middle of a unit."""
    layout = canvas.layout_of()
    ends = layout.line(parameter)
    if ends is not None:
        return (ends[1] + (ends[0] - ends[1]) * 0.12).toPoint()
    anchor = layout.anchor(parameter)
    assert anchor is not None
    return anchor.toPoint()


def click(canvas: DiagramCanvas, parameter: Parameter) -> None:
    QTest.mouseClick(canvas, LEFT, pos=place_of(canvas, parameter))


def move(canvas: DiagramCanvas, to: QPointF, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, to, canvas.mapToGlobal(to), none, held, plain)
    QApplication.sendEvent(canvas, event)


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


def picture(canvas: DiagramCanvas) -> QImage:
    return canvas.grab().toImage()


def near(color: QColor, wanted: str) -> bool:
    other = QColor(wanted)
    return max(abs(color.red() - other.red()), abs(color.blue() - other.blue())) < 60


def colors_along(canvas: DiagramCanvas, parameter: Parameter, wanted: str) -> float:
    """The share of a line's pixels that have the colour ``wanted``."""
    image, ends = picture(canvas), canvas.layout_of().line(parameter)
    assert ends is not None
    points = [ends[0] + (ends[1] - ends[0]) * share for share in np.linspace(0.05, 0.95, 200)]
    return float(np.mean([near(image.pixelColor(point.toPoint()), wanted) for point in points]))


def test_a_positive_weight_is_a_line_and_a_negative_one_is_dashed(canvas: DiagramCanvas) -> None:
    drawn = diagram(2)
    ends = replace(drawn.layers[1], weight=np.array([[1.0, -1.0]]))
    canvas.show_diagram(replace(drawn, layers=(drawn.layers[0], ends)))
    assert colors_along(canvas, Parameter(1, 0, 0), LIGHT.train) > 0.95
    assert 0.4 < colors_along(canvas, Parameter(1, 0, 1), LIGHT.network) < 0.8


def test_the_switch_shows_gradients_and_changes(plot: NetworkDiagram, qtbot: QtBot) -> None:
    parameter = Parameter(2, 0, 2)  # weight 1, gradient 0.1, change -0.01
    assert colors_along(plot.canvas, parameter, LIGHT.train) > 0.9
    QTest.mouseClick(plot.buttons["changes"], LEFT)
    assert plot.canvas.quantity == "changes"
    assert colors_along(plot.canvas, parameter, LIGHT.network) > 0.4
    QTest.mouseClick(plot.buttons["gradients"], LEFT)
    assert plot.canvas.quantity == "gradients"
    with pytest.raises(ValueError, match="not one of weights, gradients, changes"):
        plot.canvas.set_quantity("momentum")


def test_sizes_are_compared_over_the_whole_network_on_a_scale_that_does_not_tremble() -> None:
    scale = SizeScale(log=False)
    assert scale.show(np.array([0.3, -1.4]))
    assert scale.reference == 2.0
    np.testing.assert_allclose(scale.shares(np.array([1.0, -2.0, 3.0, np.nan])), [0.5, 1.0, 1.0, 0.0])
    assert not scale.show(np.array([0.7]))
    assert scale.show(np.array([0.5]))
    assert scale.reference == 0.5
    wide = SizeScale(log=True)
    wide.show(np.array([1.0]))
    np.testing.assert_allclose(wide.shares(np.array([1.0, 1e-2, 1e-4, 1e-6, 0.0])), [1.0, 0.5, 0.0, 0.0, 0.0])


@pytest.mark.parametrize(("value", "up"), [(0.011, 0.02), (1.0, 1.0), (2.1, 5.0), (5.1, 10.0), (3e-7, 5e-7)])
def test_scales_end_at_round_numbers(value: float, up: float) -> None:
    assert round_up(value) == pytest.approx(up)


def test_lit_parts_stay_and_the_others_fade(plot: NetworkDiagram) -> None:
    canvas = plot.canvas
    before = picture(canvas)
    canvas.light(frozenset({Part("weights", 2), Part("units", 2)}))
    after = picture(canvas)
    inside = canvas.layout_of().rect_of(Part("weights", 2)).toRect().adjusted(2, 2, -2, -12)
    outside = canvas.layout_of().rect_of(Part("weights", 0)).toRect()
    assert before.copy(inside) == after.copy(inside)
    assert before.copy(outside) != after.copy(outside)
    canvas.light(frozenset())
    assert picture(canvas) == before


@pytest.mark.parametrize("kind", ["input", "weights", "biases", "units", "loss"])
def test_every_kind_of_part_has_a_place(plot: NetworkDiagram, kind: str) -> None:
    layout = plot.canvas.layout_of()
    assert not layout.rect_of(Part(kind, 0)).isEmpty()
    assert kind in ("input", "loss") or layout.rect_of(Part(kind, 9)).isEmpty()


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


def test_very_many_layers_are_strips_whose_cells_can_be_pointed_at(plot: NetworkDiagram) -> None:
    plot.show_experiment(experiment_of(*[8] * 64))
    plot.show_frame(frame(diagram(*[8] * 64)))
    layout = plot.canvas.layout_of()
    assert layout.strips
    for index in (1, 32, 64):
        center = layout.columns[index].rect(3).center()
        spot = layout.spot_at(center)
        assert spot is not None
        assert (spot.kind, spot.parameter) == (Kind.UNIT, Parameter(index - 1, 3, None))
    picture(plot.canvas)


@pytest.mark.parametrize("quantity", ["weights", "gradients", "changes"])
def test_the_cells_of_strips_run_from_nothing_to_the_networks_largest(quantity: str) -> None:
    drawn = diagram(8, 8)
    none = np.zeros(8)
    unchanged = np.zeros_like(drawn.layers[0].weight)
    first = replace(drawn.layers[0], activation_deviation=none, signal_norm=none, weight_change=unchanged)
    levels = unit_levels(replace(drawn, layers=(first, *drawn.layers[1:])), quantity)
    assert not levels[0].any()
    assert 0.8 < levels[1].max() <= 1.0


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("size", [(160, 110), (360, 240), (760, 480), (1400, 900)])
@pytest.mark.parametrize("shape", [(), (16, 16), (4096,), (16,) * 10, (8,) * 64])
@pytest.mark.parametrize("inputs", [1, 2, 10])
def test_every_shape_is_drawn_at_every_size(
    canvas: DiagramCanvas, theme: Theme, size: tuple[int, int], shape: tuple[int, ...], inputs: int
) -> None:
    canvas.resize(*size)
    canvas.show_theme(theme)
    canvas.show_diagram(diagram(*shape, inputs=inputs))
    image = picture(canvas)
    assert len({image.pixel(x, image.height() // 2) for x in range(0, image.width(), 2)}) > 2
    for column in canvas.layout_of().columns:
        assert column.left >= 0.0
        assert column.right <= size[0]
        assert column.middles[0] - 0.5 * column.height >= 0.0
        assert column.middles[-1] + 0.5 * column.height <= size[1]


def test_numbers_that_are_not_finite_are_drawn_and_said(plot: NetworkDiagram) -> None:
    drawn = diagram(4, 3)
    bad = replace(drawn.layers[1], **{
        name: np.full_like(getattr(drawn.layers[1], name), np.nan)
        for name in ("weight", "bias", "weight_gradient", "activation_mean", "activation_deviation", "signal_norm")
    })
    plot.show_frame(frame(replace(drawn, layers=(drawn.layers[0], bad, drawn.layers[2]))))
    picture(plot.canvas)
    move(plot.canvas, QPointF(place_of(plot.canvas, Parameter(1, 2, 3))))
    assert "gradient: not finite" in plot.canvas.readout.text()
    click(plot.canvas, Parameter(1, 2, 3))
    assert plot.canvas.selected == Parameter(1, 2, 3)


def test_before_the_first_frame_it_says_what_will_come(qtbot: QtBot) -> None:
    card = NetworkDiagram()
    host = placed(qtbot, card)
    assert card.describe() == "The network appears here, with its weights, when it is ready."
    image = picture(card.canvas)
    middle = {image.pixel(x, y) for x in range(image.width()) for y in range(150, 210)}
    assert len(middle) > 2  # words
    host.hide()


def test_it_describes_the_network_and_the_selection(plot: NetworkDiagram) -> None:
    assert plot.describe() == (
        "Network with one input, hidden units by layer: 4, 3, and one output. "
        "The largest weight, −1, goes from input 1 to unit 1 of layer 1."
    )
    click(plot.canvas, Parameter(1, 0, None))
    assert plot.describe().endswith("Bias of unit 1 of layer 2: 0.1.")
