"""The curves that are drawn are the functions that are trained."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from playground.activations import ACTIVATIONS
from playground.checking import check
from playground.experiment import Experiment, ExperimentError, Layer, Network

Z = np.concatenate([np.linspace(-30.0, 30.0, 4001), [0.0, 1e-6, -1e-6]])
SLOPE = 0.3


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_function_and_derivative_are_those_of_the_kernels(name: str) -> None:
    activation = ACTIVATIONS[name]
    kernels = activation.kernels(SLOPE)
    z = torch.from_numpy(Z).float()
    a, slopes = torch.empty_like(z), torch.empty_like(z)
    kernels.forward(z, a)
    kernels.backward(torch.ones_like(z), z, a, slopes)
    there = z.double().numpy()
    np.testing.assert_allclose(a.numpy(), activation.function(there, SLOPE), rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(slopes.numpy(), activation.derivative(there, SLOPE), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_derivative_is_the_functions(name: str) -> None:
    activation, step = ACTIVATIONS[name], 1e-5
    z = np.linspace(-6.0, 6.0, 1000)  # without 0, where some have a corner
    difference = (activation.function(z + step, SLOPE) - activation.function(z - step, SLOPE)) / (2 * step)
    np.testing.assert_allclose(activation.derivative(z, SLOPE), difference, atol=1e-8)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_bound_of_the_slope_is_the_least(name: str) -> None:
    activation = ACTIVATIONS[name]
    slopes = np.abs(activation.derivative(np.linspace(-40.0, 40.0, 400_001), SLOPE))
    assert slopes.max() <= activation.max_slope
    assert slopes.max() == pytest.approx(activation.max_slope, abs=1e-4)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_kernel_can_write_over_its_input(name: str) -> None:
    kernels = ACTIVATIONS[name].kernels(SLOPE)
    z = torch.linspace(-4.0, 4.0, 99)
    a, same = torch.empty_like(z), z.clone()
    kernels.forward(z, a)
    kernels.forward(same, same)
    assert torch.equal(a, same)


@pytest.mark.parametrize("slope", [-0.01, 1.0, 2.0, float("nan")])
def test_a_slope_outside_0_to_1_is_refused(slope: float) -> None:
    network = Network(layers=(Layer(4, "leaky_relu", slope),))
    with pytest.raises(ExperimentError, match=r"layers\[0\].slope"):
        check(replace(Experiment(), network=network))


def test_slope_0_is_relu() -> None:
    z = np.linspace(-3.0, 3.0, 100)
    for field in ("function", "derivative"):
        leaky, plain = (getattr(ACTIVATIONS[name], field)(z, 0.0) for name in ("leaky_relu", "relu"))
        np.testing.assert_array_equal(leaky, plain)
