"""The diagram's numbers are the network's own; of wide layers the strongest units are chosen, and stay."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from playground.data.build import build
from playground.diagram import Diagram
from playground.experiment import Data, FunctionSource, Layer, TableSource, Training
from playground.gradients import Probe
from playground.network import Network, Pass
from playground.responses import CURVE_POINTS, FEWER_UNITS, MAP_SIDES, MOST_UNITS, diagram, response_grid, strongest

ONE = Data(source=FunctionSource("damped_sine"), samples=60)
TWO = Data(source=FunctionSource("ripple"), samples=60)
TEN = Data(source=TableSource("diabetes"))


class Case:
    """A network with drawn parameters on a dataset."""

    def __init__(self, data: Data, *layers: Layer) -> None:
        self.dataset = build(data)
        self.network = Network(layers, self.dataset.features)
        draw = torch.Generator().manual_seed(3)
        self.theta = torch.zeros(self.network.size)
        for tensor in self.network.tensors(self.theta):
            tensor.copy_(torch.randn(tensor.shape, generator=draw) / max(1.0, tensor.shape[-1]) ** 0.5)
        self.x, self.target = (
            torch.from_numpy(np.ascontiguousarray(each, dtype=np.float32)) for each in self.dataset.scaled(0)
        )
        self.probe = Probe(self.network, self.x, self.target)

    def draw(self, previous: Tensor | None = None, kept: Diagram | None = None) -> Diagram:
        grid = response_grid(self.dataset, self.network)
        with torch.inference_mode():
            return diagram(self.network, self.theta, self.probe, Training(), previous, grid, 7, kept)


def test_every_number_is_the_networks_own() -> None:
    case = Case(ONE, Layer(5, "tanh"), Layer(3, "relu"))
    before = case.theta - 0.25
    drawn = case.draw(previous=before)
    gradient, output = torch.zeros(case.network.size), torch.empty_like(case.target)
    seen = Pass(case.network, case.theta, gradient, len(case.x))
    seen.gradient_step(case.x, case.target, output, Training())
    assert (drawn.update, drawn.inputs, drawn.inputs_shown.tolist()) == (7, 1, [0])
    for index, (layout, layer) in enumerate(zip(case.network.layout, drawn.layers, strict=True)):
        activation = output if index == 2 else seen.a[index]
        for (weight, bias), vector in zip(
            ((layer.weight, layer.bias), (layer.weight_gradient, layer.bias_gradient)),
            (case.theta, gradient),
            strict=True,
        ):
            wanted_weight, wanted_bias = layout.views(vector)
            np.testing.assert_array_equal(weight, wanted_weight.double())
            np.testing.assert_array_equal(bias, wanted_bias.double())
        np.testing.assert_allclose(layer.weight_change, 0.25, rtol=1e-5)
        np.testing.assert_allclose(layer.bias_change, 0.25, rtol=1e-5)
        np.testing.assert_allclose(layer.activation_mean, activation.mean(0), rtol=1e-4, atol=1e-6)
        np.testing.assert_allclose(layer.activation_deviation, activation.std(0, correction=0), rtol=1e-4, atol=1e-6)
        np.testing.assert_allclose(layer.signal_norm, seen.dz[index].norm(dim=0), rtol=1e-5)


def test_before_the_first_update_nothing_has_changed() -> None:
    drawn = Case(ONE, Layer(4, "tanh")).draw()
    assert all(not layer.weight_change.any() and not layer.bias_change.any() for layer in drawn.layers)


def test_arrays_cannot_be_written() -> None:
    drawn = Case(ONE, Layer(20, "tanh")).draw()
    for layer in drawn.layers:
        for name in layer.__struct_fields__:
            value = getattr(layer, name)
            if isinstance(value, np.ndarray):
                assert not value.flags.writeable, name


def test_with_one_input_a_response_is_the_curve_over_the_domain() -> None:
    case = Case(ONE, Layer(4, "tanh"))
    drawn = case.draw()
    x = np.linspace(case.dataset.domain[0, 0], case.dataset.domain[0, 1], CURVE_POINTS[0])[:, None]
    outputs: list[Tensor] = []
    scaled = torch.from_numpy(case.dataset.x_scaling.apply(x).astype(np.float32))
    output = case.network.forward(case.theta, scaled, outputs)
    for layer, wanted in zip(drawn.layers, (outputs[1], output), strict=True):
        assert layer.response is not None
        np.testing.assert_array_equal(layer.response, wanted.t().double())


def test_with_two_inputs_a_response_is_a_map_with_rows_of_x2() -> None:
    case = Case(TWO, Layer(1, "identity"))
    weight, bias = case.network.layout[0].views(case.theta)
    weight.copy_(torch.tensor([[0.0, 1.0]]))
    bias.zero_()
    response = case.draw().layers[0].response
    assert response is not None
    assert response.shape == (1, MAP_SIDES[0], MAP_SIDES[0])
    assert np.ptp(response[0], axis=1).max() < 1e-6  # x1 does not matter
    assert (np.diff(response[0, :, 0]) > 0.0).all()  # x2 ascends with the rows


def test_with_more_inputs_there_is_no_response() -> None:
    drawn = Case(TEN, Layer(4, "relu")).draw()
    assert (drawn.inputs, len(drawn.inputs_shown)) == (10, 10)
    assert all(layer.response is None for layer in drawn.layers)


def test_of_a_wide_layer_the_units_whose_output_moves_the_next_layer_most_are_shown() -> None:
    weight = torch.ones(3, 40)
    activation = torch.linspace(-1.0, 1.0, 50)[:, None] * torch.linspace(0.1, 1.0, 40)
    weight[:, 39] = 0.0  # varies most, and nobody listens
    weight[:, 0] = 100.0  # varies little, and is heard loudest
    assert strongest(weight, activation, 4).tolist() == [0, 36, 37, 38]


def test_a_shown_unit_stays_until_it_is_clearly_weaker() -> None:
    weight, activation = torch.ones(1, 40), torch.linspace(-1.0, 1.0, 50)[:, None] * torch.linspace(0.1, 1.0, 40)
    assert strongest(weight, activation, 4).tolist() == [36, 37, 38, 39]
    assert strongest(weight, activation, 4, np.array([34, 36, 38, 39])).tolist() == [34, 36, 38, 39]
    assert strongest(weight, activation, 4, np.array([5, 36, 38, 39])).tolist() == [36, 37, 38, 39]


def test_units_that_are_not_finite_are_the_weakest() -> None:
    weight = torch.ones(1, 8)
    activation = torch.linspace(-1.0, 1.0, 50)[:, None] * torch.linspace(0.1, 1.0, 8)
    activation[:, 7] = torch.nan
    assert strongest(weight, activation, 2).tolist() == [5, 6]


def test_the_entries_of_a_wide_layer_belong_to_the_units_that_are_shown() -> None:
    case = Case(ONE, Layer(40, "tanh"), Layer(30, "tanh"))
    drawn = case.draw()
    assert [len(layer.shown) for layer in drawn.layers] == [MOST_UNITS, MOST_UNITS, 1]
    assert [layer.units for layer in drawn.layers] == [40, 30, 1]
    weight, bias = case.network.layout[1].views(case.theta)
    first, second = drawn.layers[0].shown, drawn.layers[1].shown
    np.testing.assert_array_equal(drawn.layers[1].weight, weight.double().numpy()[np.ix_(second, first)])
    np.testing.assert_array_equal(drawn.layers[1].bias, bias.double().numpy()[second])
    assert drawn.layers[1].response is not None
    assert drawn.layers[1].response.shape == (MOST_UNITS, CURVE_POINTS[0])


def test_what_was_kept_of_another_network_counts_for_nothing() -> None:
    case = Case(ONE, Layer(40, "tanh"))
    other = Case(ONE, Layer(41, "tanh"), Layer(3, "tanh")).draw()
    assert case.draw(kept=other).layers[0].shown.tolist() == case.draw().layers[0].shown.tolist()


def test_very_many_layers_show_fewer_units_each() -> None:
    drawn = Case(ONE, *[Layer(12, "tanh")] * 30).draw()
    assert {len(layer.shown) for layer in drawn.layers[:-1]} == {FEWER_UNITS}


@pytest.mark.parametrize(("data", "points"), [(ONE, CURVE_POINTS[-1]), (TWO, MAP_SIDES[-1] ** 2)])
def test_a_large_network_gets_a_coarse_grid(data: Data, points: int) -> None:
    dataset = build(data)
    network = Network((Layer(4096, "relu"), Layer(4096, "relu")), dataset.features)
    grid = response_grid(dataset, network)
    assert grid is not None
    assert len(grid) == points


def test_parameters_that_are_not_finite_are_drawn_all_the_same() -> None:
    case = Case(ONE, Layer(20, "relu"), Layer(4, "tanh"))
    case.theta.fill_(torch.nan)
    drawn = case.draw()
    assert len(drawn.layers[0].shown) == MOST_UNITS
    assert np.isnan(drawn.layers[0].weight).all()
