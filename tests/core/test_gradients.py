"""Gradients against closed forms, finite differences and autograd, and the statistics drawn from them."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor

from playground.activations import ACTIVATIONS
from playground.experiment import LOSSES, Layer, Training
from playground.frames import KINDS, STATISTICS
from playground.gradients import HISTOGRAM_BINS, Probe
from playground.network import Network, Pass
from tests.core.reference import LOSSES as TORCH_LOSSES
from tests.core.reference import MODULES

SLOPE, DELTA = 0.2, 0.5


def network_of(activation: str, *units: int, inputs: int = 1) -> Network:
    return Network(tuple(Layer(count, activation, SLOPE) for count in units), inputs)


def gradient_of(network: Network, theta: Tensor, x: Tensor, target: Tensor, training: Training) -> Tensor:
    gradient = torch.zeros_like(theta)
    now = Pass(network, theta, gradient, len(x))
    now.gradient_step(x, target, torch.empty_like(target), training)
    return gradient


def random_case(network: Network, rows: int = 12) -> tuple[Tensor, Tensor, Tensor]:
    """Parameters, inputs and targets, drawn from a fixed seed."""
    draw = torch.Generator().manual_seed(4)
    theta = torch.zeros(network.size)
    for tensor in network.tensors(theta):
        tensor.copy_(torch.randn(tensor.shape, generator=draw))
    return theta, torch.randn(rows, network.inputs, generator=draw), torch.randn(rows, 1, generator=draw)


@pytest.mark.parametrize(
    ("activation", "f", "slope_at"),
    [
        ("identity", lambda z: z, lambda z: 1.0),
        ("sigmoid", lambda z: 1 / (1 + math.exp(-z)), lambda z: math.exp(-z) / (1 + math.exp(-z)) ** 2),
        ("relu", lambda z: max(z, 0.0), lambda z: float(z > 0)),
    ],
)
def test_one_unit_has_the_gradient_of_the_chain_rule_by_hand(
    activation: str, f: Callable[[float], float], slope_at: Callable[[float], float]
) -> None:
    w1, b1, w2, b2, x, y = 0.7, -0.2, 1.3, 0.4, 0.9, -0.5
    network = network_of(activation, 1)
    theta = torch.zeros(network.size)
    for tensor, value in zip(network.tensors(theta), (w1, b1, w2, b2), strict=True):
        tensor.fill_(value)
    gradient = gradient_of(network, theta, torch.tensor([[x]]), torch.tensor([[y]]), Training())
    z = w1 * x + b1
    error = 2 * (w2 * f(z) + b2 - y)  # dL/dŷ of the squared error
    below = error * w2 * slope_at(z)
    by_hand = [below * x, below, error * f(z), error]
    assert [float(tensor) for tensor in network.tensors(gradient)] == pytest.approx(by_hand, rel=1e-6)


def numpy_loss(network: Network, theta: np.ndarray, x: np.ndarray, target: np.ndarray, loss: str) -> float:
    """The mean loss in float64, from the table's NumPy functions."""
    h, layers = x, [*(layer.activation for layer in network.hidden), "identity"]
    for layout, activation in zip(network.layout, layers, strict=True):
        weight = theta[layout.weight : layout.weight + layout.fan_in * layout.fan_out]
        bias = theta[layout.bias : layout.bias + layout.fan_out]
        h = ACTIVATIONS[activation].function(h @ weight.reshape(layout.fan_out, layout.fan_in).T + bias, SLOPE)
    error = np.abs(h - target)
    if loss == "mse":
        return float((error**2).mean())
    if loss == "mae":
        return float(error.mean())
    return float(np.where(error < DELTA, 0.5 * error**2, DELTA * (error - 0.5 * DELTA)).mean())


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_gradient_is_the_finite_difference(activation: str, loss: str) -> None:
    network = network_of(activation, 4, 3, inputs=2)
    theta, x, target = random_case(network)
    gradient = gradient_of(network, theta, x, target, Training(loss=loss, huber_delta=DELTA))
    there, step = theta.double().numpy(), 1e-6
    differences = np.zeros(network.size)
    for index in range(network.size):
        ends = []
        for sign in (1, -1):
            moved = there.copy()
            moved[index] += sign * step
            ends.append(numpy_loss(network, moved, x.double().numpy(), target.double().numpy(), loss))
        differences[index] = (ends[0] - ends[1]) / (2 * step)
    np.testing.assert_allclose(gradient.numpy(), differences, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_probes_statistics_are_those_of_autograds_gradients(activation: str, loss: str) -> None:
    network = network_of(activation, 5, 3, inputs=2)
    theta, x, target = random_case(network)
    training = Training(loss=loss, huber_delta=DELTA)
    values = Probe(network, x, target).gradients(theta, training).values
    assert not values.flags.writeable
    assert values.shape == (len(KINDS), 3, len(STATISTICS))

    tensors = [tensor.clone().requires_grad_() for tensor in network.tensors(theta)]
    h, zs = x, []
    for index in range(3):
        zs.append(torch.nn.functional.linear(h, *tensors[2 * index : 2 * index + 2]))
        zs[-1].retain_grad()
        h = MODULES[activation](SLOPE)(zs[-1]) if index < 2 else zs[-1]
    TORCH_LOSSES[loss](training)(h, target).backward()
    for kind, of in zip(values, (tensors[::2], tensors[1::2], zs), strict=True):
        for layer, tensor in zip(kind, of, strict=True):
            assert tensor.grad is not None
            size = np.abs(tensor.grad.double().numpy())
            assert layer == pytest.approx([np.sqrt((size**2).sum()), size.mean(), size.max()], rel=1e-5)


def test_the_probe_leaves_the_parameters_alone_and_says_nan_where_nothing_is_finite() -> None:
    network = network_of("relu", 4)
    theta, x, target = random_case(network)
    before = theta.clone()
    probe = Probe(network, x, target)
    probe.gradients(theta, Training())
    probe.pre_activations(theta, 0)
    assert torch.equal(theta, before)
    theta.fill_(1e30)
    values = probe.gradients(theta, Training()).values
    assert np.isnan(values[0]).all()


def test_the_histogram_counts_every_pre_activation_of_the_layer() -> None:
    network = network_of("tanh", 6, 5, inputs=2)
    theta, x, target = random_case(network, rows=40)
    outputs: list[Tensor] = []
    network.forward(theta, x, outputs)
    for layer, units in enumerate((6, 5)):
        drawn = Probe(network, x, target).pre_activations(theta, layer)
        assert drawn.layer == layer
        assert drawn.counts.sum() == 40 * units
        z = outputs[2 * layer].double().numpy().ravel()
        expected, _ = np.histogram(z, bins=HISTOGRAM_BINS, range=(z.min(), z.max()))
        np.testing.assert_allclose(drawn.counts, expected, atol=2)  # a value on an edge may fall to either side
        assert drawn.edges[0] == pytest.approx(z.min())
        assert drawn.edges[-1] == pytest.approx(z.max())


@pytest.mark.parametrize("bias", [0.0, 10.0, 1e4, -1e8, 1e30])
@pytest.mark.parametrize("spread", [0.0, 1e-7, 1e-5])
def test_a_layer_whose_pre_activations_hardly_vary_has_a_histogram(bias: float, spread: float) -> None:
    network = network_of("sigmoid", 3)
    theta = torch.zeros(network.size)
    weight, shift = network.layout[0].views(theta)
    weight.fill_(spread)
    shift.fill_(bias)
    x = torch.linspace(0.0, 1.0, 20)[:, None]
    drawn = Probe(network, x, x).pre_activations(theta, 0)
    assert drawn.counts.sum() == 60
    assert (np.diff(drawn.edges) > 0.0).all()


def test_pre_activations_that_overflow_are_left_out_of_the_histogram() -> None:
    network = network_of("identity", 2)
    theta = torch.full((network.size,), 1e30)
    x = torch.tensor([[1e30], [0.0]])
    assert Probe(network, x, x).pre_activations(theta, 0).counts.sum() == 2
