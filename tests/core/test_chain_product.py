"""The gradient of one parameter as a product of factors, and the multiplications that sharing them saves."""

from __future__ import annotations

from itertools import product as combinations

import numpy as np
import pytest
import torch

from playground.activations import ACTIVATIONS
from playground.chain_product import count, product
from playground.diagram import Parameter
from playground.experiment import LOSSES, Training
from playground.walk import Counts
from playground.written import Written
from tests.core.walking import build, write


def picks(written: Written) -> list[Parameter]:
    """A random weight and a random bias of every layer."""
    random = np.random.default_rng(0)
    picked = []
    for layer, layout in enumerate(written.network.layout):
        unit = int(random.integers(layout.fan_out))
        picked += [Parameter(layer, unit, int(random.integers(layout.fan_in))), Parameter(layer, unit, None)]
    return picked


@pytest.mark.parametrize("rows", [1, 7])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_factors_multiply_to_the_gradient(activation: str, loss: str, rows: int) -> None:
    written = write((6, 5, 4), activation, rows, inputs=3, loss=loss)
    for parameter in picks(written):
        found = product(written, parameter)
        running = np.eye(1, dtype=np.float64)
        for factor in found.factors:
            assert factor.value.shape == factor.shape
            running = running @ factor.value.astype(np.float64)
            np.testing.assert_allclose(factor.running, running, rtol=1e-5, atol=1e-9)
        assert running.shape == (1, 1)
        assert found.value == pytest.approx(running[0, 0], rel=1e-5, abs=1e-9)
        assert found.value == found.contributions[found.row]
        assert found.total == pytest.approx(found.gradient, rel=1e-5, abs=1e-8)
        weight, bias = written.network.layout[parameter.layer].views(written.gradient)
        source = parameter.source
        entry = bias[parameter.unit] if source is None else weight[parameter.unit, source]
        assert found.gradient == float(entry)


def test_the_product_of_a_single_sample_is_its_gradient_to_the_bit() -> None:
    written = write((6, 5), "tanh", rows=1, inputs=2)
    for parameter in picks(written):
        found = product(written, parameter)
        assert found.value == found.gradient == found.total


def test_of_a_batch_the_row_that_contributes_most_is_shown() -> None:
    found = product(write((5,), "tanh", rows=9), Parameter(0, 2, 0))
    assert len(found.contributions) == 9
    assert abs(found.value) == np.abs(found.contributions).max()
    assert found.total == pytest.approx(found.gradient, rel=1e-5)


def test_a_weight_of_the_first_layer_reuses_what_later_layers_computed() -> None:
    factors = product(write((6, 5, 4), "tanh"), Parameter(0, 2, 0)).factors
    assert [factor.latex for factor in factors] == [
        r"\frac{\partial L}{\partial \hat{y}}",
        r"\frac{\partial \hat{y}}{\partial h_{3}}",
        r"\frac{\partial h_{3}}{\partial h_{2}}",
        r"\frac{\partial h_{2}}{\partial h_{1}}",
        r"\frac{\partial h_{1}}{\partial W_{1}[3,1]}",
    ]
    assert [factor.origin for factor in factors] == ["later", "later", "later", "layer", "own"]
    assert [factor.reused for factor in factors] == [True, True, True, False, False]
    assert [factor.shape for factor in factors] == [(1, 1), (1, 4), (4, 5), (5, 6), (6, 1)]


@pytest.mark.parametrize("layer", range(4))
def test_reused_factors_are_exactly_those_of_the_next_layers_gradient_without_its_own(layer: int) -> None:
    written = write((6, 5, 4), "tanh", rows=1)
    here = product(written, Parameter(layer, 0, None)).factors
    later = product(written, Parameter(layer + 1, 0, None)).factors[:-1] if layer < 3 else ()
    assert [factor.latex for factor in here if factor.reused] == [factor.latex for factor in later]
    for mine, theirs in zip(here, later, strict=False):
        assert np.array_equal(mine.running, theirs.running)


def test_the_output_layer_has_two_factors() -> None:
    factors = product(write((6,), "tanh", rows=1), Parameter(1, 0, None)).factors
    assert [factor.origin for factor in factors] == ["layer", "own"]
    assert factors[-1].formula == "1"
    assert factors[-1].value == 1.0


def test_an_identity_layer_multiplies_by_its_weights_alone() -> None:
    factor = product(write((3, 4), "identity"), Parameter(0, 0, 0)).factors[2]
    assert factor.slope is None
    assert factor.formula == "W_{2}"


@pytest.mark.parametrize(
    "parameter",
    [Parameter(3, 0, 0), Parameter(-1, 0, 0), Parameter(0, 6, 0), Parameter(1, 0, 6), Parameter(0, -1, None)],
)
def test_a_parameter_that_is_not_there_is_refused(parameter: Parameter) -> None:
    written = write((6, 5), "tanh")
    assert not parameter.is_in(written.network.sizes)
    with pytest.raises(IndexError, match="not in a network"):
        product(written, parameter)


class Enumerated:
    """The gradient of one sample by walking every path, and by back-propagation, every multiplication counted."""

    def __init__(self, written: Written) -> None:
        self.weights = [view.double().numpy() for view in written.network.tensors(written.theta)[::2]]
        self.slopes = [slope[0].double().numpy() for slope in written.slopes]
        self.inputs = [written.below(layer)[0].double().numpy() for layer in range(written.last + 1)]
        self.start = float(written.dz[-1])
        self.last = written.last
        self.multiplications = 0

    def times(self, a: float, b: float) -> float:
        self.multiplications += 1
        return a * b

    def by_paths(self, parameter: Parameter) -> tuple[float, int]:
        """The gradient, and how many paths it is the sum over."""
        layers = range(parameter.layer + 1, self.last)
        paths = list(combinations(*(range(len(self.slopes[layer])) for layer in layers)))
        return sum(self._one_path(parameter, path) for path in paths), len(paths)

    def _one_path(self, parameter: Parameter, path: tuple[int, ...]) -> float:
        units = (parameter.unit, *path, 0)
        term = self.start
        for layer in range(self.last, parameter.layer, -1):
            place = layer - parameter.layer
            term = self.times(term, self.weights[layer][units[place], units[place - 1]])
            term = self.times(term, self.slopes[layer - 1][units[place - 1]])
        if parameter.source is not None:
            term = self.times(term, self.inputs[parameter.layer][parameter.source])
        return term

    def by_layers(self, bottom: int = 0) -> None:
        """Back-propagation of the whole gradient, entry by entry."""
        delta = [self.start]
        for layer in range(self.last, bottom - 1, -1):
            for d, h in combinations(delta, self.inputs[layer]):
                self.times(d, h)
            if layer:
                weight = self.weights[layer]
                passed = [
                    sum(self.times(d, weight[row, column]) for row, d in enumerate(delta))
                    for column in range(weight.shape[1])
                ]
                delta = [self.times(p, slope) for p, slope in zip(passed, self.slopes[layer - 1], strict=True)]

    def of_one(self, parameter: Parameter) -> float:
        """One entry layer by layer; of its own layer only its own unit."""
        delta = [self.start]
        for layer in range(self.last, parameter.layer, -1):
            columns = [parameter.unit] if layer == parameter.layer + 1 else range(self.weights[layer].shape[1])
            if layer == parameter.layer + 1:
                self.before_own = self.multiplications
            delta = [
                self.times(
                    sum(self.times(d, self.weights[layer][row, column]) for row, d in enumerate(delta)),
                    self.slopes[layer - 1][column],
                )
                for column in columns
            ]
        if parameter.layer == self.last:
            self.before_own = self.multiplications
        only = delta[0]
        return only if parameter.source is None else self.times(only, self.inputs[parameter.layer][parameter.source])


@pytest.mark.parametrize("units", [(), (3,), (4, 3), (3, 2, 4), (2, 3, 2, 3)])
def test_the_counts_are_those_of_multiplying_it_out(units: tuple[int, ...]) -> None:
    written = write(units, "tanh", rows=1, inputs=2)
    sizes = [2, *units, 1]
    every = [
        Parameter(layer, unit, source)
        for layer, layout in enumerate(written.network.layout)
        for unit in range(layout.fan_out)
        for source in (*range(layout.fan_in), None)
    ]
    whole = Enumerated(written)
    for parameter in every:
        counts = count(sizes, parameter.layer, bias=parameter.source is None)
        paths, one = Enumerated(written), Enumerated(written)
        value, number = paths.by_paths(parameter)
        assert counts.parameter_paths == paths.multiplications
        assert counts.paths == number
        assert value == pytest.approx(product(written, parameter).gradient, rel=1e-4, abs=1e-8)
        assert one.of_one(parameter) == pytest.approx(value, rel=1e-9)
        assert counts.parameter == one.multiplications
        assert counts.parameter_extra == one.multiplications - one.before_own
        whole.by_paths(parameter)
    assert counts.network_paths == whole.multiplications
    reused = Enumerated(written)
    reused.by_layers()
    assert counts.network == reused.multiplications


def test_the_counts_of_a_deep_network_are_exact_integers() -> None:
    counts = count([1, *[4096] * 64, 1], 0, bias=False)
    assert counts.paths == 4096**63
    assert counts.parameter_paths == 4096**63 * 129
    assert isinstance(counts, Counts)
    assert counts.network < 10**10 < counts.network_paths


def test_a_dead_unit_has_no_gradient_and_its_factor_says_why() -> None:
    network, theta = build((4,), "relu")
    network.layout[0].views(theta)[1].fill_(-100.0)
    with torch.inference_mode():
        written = Written(network, Training(), theta, (torch.ones(3, 1), torch.ones(3, 1)))
        found = product(written, Parameter(0, 1, 0))
    assert found.gradient == found.value == 0.0
    assert not found.factors[-1].value.any()
