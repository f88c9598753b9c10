"""The picture of the network diagram: what is drawn is this network's, whatever its shape and size."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.diagram import Parameter, Part
from tests.widgets.diagrams import (
    LEFT,
    click,
    diagram,
    experiment_of,
    frame,
    move,
    picture,
    place_of,
    shown_canvas,
    shown_plot,
)
from tests.widgets.plotting import placed
from widgets.plots.diagram_canvas import DiagramCanvas
from widgets.plots.diagram_layout import Kind
from widgets.plots.diagram_paint import unit_levels
from widgets.plots.diagram_scale import SizeScale, round_up
from widgets.plots.network_diagram import NetworkDiagram
from widgets.theme import DARK, LIGHT, Theme


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[NetworkDiagram]:
    yield from shown_plot(qtbot)


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[DiagramCanvas]:
    yield from shown_canvas(qtbot)


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
