"""Gradients against closed forms, finite differences and autograd, and the statistics drawn from them."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor

from playground.activations import ACTIVATIONS
from playground.dead_units import dead_units
from playground.experiment import LOSSES, Layer, Training
from playground.frames import KINDS, STATISTICS
from playground.gradients import Probe
from playground.layer_probe import HISTOGRAM_BINS, SAMPLED_ENTRIES, sampled
from playground.network import Network, Pass
from playground.norm_history import NormHistory
from playground.spectral_norm import SpectralNorm
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


class AutogradFlow:
    """What a ``Flow`` should say, from autograd on separate tensors in float64."""

    def __init__(self, network: Network, theta: Tensor, x: Tensor, target: Tensor, training: Training) -> None:
        tensors = [tensor.double().clone().requires_grad_() for tensor in network.tensors(theta)]
        self.weights, self.biases = tensors[::2], tensors[1::2]
        h, self.z, self.a = x.double(), [], []
        for index, (weight, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            self.z.append(torch.nn.functional.linear(h, weight, bias))
            self.z[-1].retain_grad()
            h = self.z[-1]
            if index < len(network.hidden):
                layer = network.hidden[index]
                h = MODULES[layer.activation](layer.slope)(h)
                self.a.append(h.detach())
        self.loss = TORCH_LOSSES[training.loss](training)(h, target.double())
        self.loss.backward()
        self.slopes = [
            np.abs(ACTIVATIONS[layer.activation].derivative(z.detach().numpy(), layer.slope))
            for layer, z in zip(network.hidden, self.z, strict=False)
        ]


def norms_of(tensors: list[Tensor]) -> list[float]:
    return [float(tensor.grad.norm()) for tensor in tensors if tensor.grad is not None]


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_flow_is_that_of_autograd(activation: str, loss: str) -> None:
    network = network_of(activation, 7, 5, 4, inputs=2)
    theta, x, target = random_case(network, rows=30)
    training = Training(loss=loss, huber_delta=DELTA)
    before = theta + 0.01 * torch.randn(network.size, generator=torch.Generator().manual_seed(1))
    flow = Probe(network, x, target).flow(theta, training, before, 17)
    expected = AutogradFlow(network, theta, x, target, training)

    assert flow.update == 17
    assert flow.loss == pytest.approx(float(expected.loss.detach()), rel=1e-5)
    np.testing.assert_allclose(flow.weight_norm, norms_of(expected.weights), rtol=1e-5)
    np.testing.assert_allclose(flow.bias_norm, norms_of(expected.biases), rtol=1e-5, atol=1e-7)
    signal = np.array(norms_of(expected.z))
    np.testing.assert_allclose(flow.signal_norm, signal, rtol=1e-5)
    np.testing.assert_allclose(flow.growth, signal[:-1] / signal[1:], rtol=1e-5)
    np.testing.assert_allclose(flow.slope, [slopes.mean() for slopes in expected.slopes], rtol=1e-5)
    np.testing.assert_allclose(flow.spread, [float(a.var(correction=0)) for a in (x, *expected.a)], rtol=1e-4)
    weights = [weight.detach() for weight in expected.weights]
    singular = [float(torch.linalg.svdvals(weight)[0]) for weight in weights[1:]]
    np.testing.assert_allclose(flow.weight_bound, singular, rtol=1e-5)
    np.testing.assert_allclose(flow.slope_bound, ACTIVATIONS[activation].max_slope)
    old = [layout.views(before)[0].double() for layout in network.layout]
    ratios = [float((new - w).norm() / w.norm()) for new, w in zip(weights, old, strict=True)]
    np.testing.assert_allclose(flow.update_ratio, ratios, rtol=1e-4)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_gradient_never_grows_beyond_the_bound_of_its_layer(activation: str) -> None:
    network = network_of(activation, 16, 16, 16)
    theta, x, target = random_case(network, rows=50)
    flow = Probe(network, x, target).flow(theta, Training(), None, 0)
    assert (flow.growth <= flow.weight_bound * flow.slope_bound * (1 + 1e-5)).all()


def test_one_unit_passes_on_its_weight_times_its_slope() -> None:
    network = network_of("sigmoid", 1, 1)
    theta = torch.zeros(network.size)
    for tensor, value in zip(network.tensors(theta), (0.0, 0.0, 3.0, 0.0, -5.0, 0.0), strict=True):
        tensor.fill_(value)
    flow = Probe(network, torch.ones(4, 1), torch.ones(4, 1)).flow(theta, Training(), None, 0)
    slope = math.exp(-1.5) / (1 + math.exp(-1.5)) ** 2  # the second unit's z is 3 · σ(0)
    np.testing.assert_allclose(flow.weight_bound, [3.0, 5.0], rtol=1e-6)
    np.testing.assert_allclose(flow.growth, [0.75, 5.0 * slope], rtol=1e-6)


def test_without_a_before_there_is_no_ratio_and_a_weight_that_was_zero_has_none() -> None:
    network = network_of("tanh", 3)
    theta, x, target = random_case(network)
    probe = Probe(network, x, target)
    assert np.isnan(probe.flow(theta, Training(), None, 0).update_ratio).all()
    assert np.isnan(probe.flow(theta, Training(), torch.zeros_like(theta), 1).update_ratio).all()
    np.testing.assert_array_equal(probe.flow(theta, Training(), theta.clone(), 1).update_ratio, 0.0)


def with_units(network: Network, biases: list[float], weight: float = 1.0) -> Tensor:
    """Parameters of one hidden layer on one input whose units have one weight and these biases."""
    theta = torch.ones(network.size)
    first, shift = network.layout[0].views(theta)
    first.fill_(weight)
    shift.copy_(torch.tensor(biases))
    return theta


@pytest.mark.parametrize(
    ("activation", "dead", "saturated"),
    [
        ("relu", 0.5, 0.0),  # two of four are never above 0; they are dead, not saturated
        ("leaky_relu", 0.0, 0.0),
        ("tanh", math.nan, 0.75),
        ("sigmoid", math.nan, 0.75),
        ("identity", math.nan, 0.0),
    ],
)
def test_units_that_are_off_or_flat_everywhere_are_counted(activation: str, dead: float, saturated: float) -> None:
    network = network_of(activation, 4)
    theta = with_units(network, [-9.0, -8.0, 0.0, 9.0])
    x = torch.linspace(-1.0, 1.0, 21)[:, None]
    flow = Probe(network, x, x).flow(theta, Training(), None, 0)
    np.testing.assert_array_equal(flow.dead, [dead])
    assert flow.saturated[0] == saturated


@pytest.mark.parametrize("units", [2, 5, 16, 300])
def test_twins_are_units_with_the_same_weights_and_bias(units: int) -> None:
    network = network_of("tanh", units, units, inputs=3)
    theta, x, target = random_case(network)
    probe = Probe(network, x, target)
    np.testing.assert_array_equal(probe.flow(theta, Training(), None, 0).twins, 0.0)
    weight, bias = network.layout[1].views(theta)
    weight[-1], bias[-1] = weight[0], bias[0]
    np.testing.assert_array_equal(probe.flow(theta, Training(), None, 0).twins, [0.0, 1 / units])
    bias[-1] += 0.01
    np.testing.assert_array_equal(probe.flow(theta, Training(), None, 0).twins, 0.0)
    theta.fill_(0.3)
    np.testing.assert_allclose(probe.flow(theta, Training(), None, 0).twins, (units - 1) / units)


@pytest.mark.parametrize(("rows", "units"), [(30, 5), (1024, 16), (16, 4096)])
def test_the_flows_histograms_count_entries_spread_over_all_units(rows: int, units: int) -> None:
    network = network_of("relu", units, 3)
    theta, x, target = random_case(network, rows)
    flow = Probe(network, x, target).flow(theta, Training(), None, 0)
    counted = flow.activation_counts.sum(axis=1)
    np.testing.assert_allclose(flow.gradient_counts.sum(axis=1)[:2] / (1 - flow.gradient_zeros[:2]), counted)
    for count, entries in zip(counted, (rows * units, rows * 3), strict=True):
        assert min(entries, SAMPLED_ENTRIES // 2) <= count <= min(entries, 2 * SAMPLED_ENTRIES)
    for edges in (flow.activation_edges, flow.gradient_edges):
        np.testing.assert_allclose(np.diff(edges, n=2, axis=1), 0.0, atol=1e-6)
        assert (np.diff(edges) > 0.0).all()


def test_the_gradients_histogram_is_that_of_its_logarithms() -> None:
    network = network_of("tanh", 6, 5)
    theta, x, target = random_case(network, rows=50)
    training = Training()
    flow = Probe(network, x, target).flow(theta, training, None, 0)
    expected = AutogradFlow(network, theta, x, target, training)
    for layer, z in enumerate(expected.z):
        assert z.grad is not None
        logs = np.log10(np.abs(z.grad.numpy().ravel()))
        counts, _ = np.histogram(np.maximum(logs, flow.gradient_edges[layer, 0]), bins=flow.gradient_edges[layer])
        np.testing.assert_allclose(flow.gradient_counts[layer], counts, atol=1)
        assert logs.max() <= flow.gradient_edges[layer, -1]


def test_a_sample_comes_past_every_unit() -> None:
    values = torch.arange(1000 * 48, dtype=torch.float32).view(1000, 48)
    seen = sampled(values).astype(int) % 48
    assert set(seen) == set(range(48))
    assert np.bincount(seen).min() > 0.9 * np.bincount(seen).mean()


def test_one_pass_serves_gradients_flow_and_pre_activations(monkeypatch: pytest.MonkeyPatch) -> None:
    network = network_of("tanh", 4, 4)
    theta, x, target = random_case(network)
    passes = []
    forward = Pass.forward

    def counted(self: Pass, x: Tensor, output: Tensor) -> None:
        passes.append(1)
        forward(self, x, output)

    monkeypatch.setattr(Pass, "forward", counted)
    probe = Probe(network, x, target)
    first = probe.gradients(theta, Training())
    probe.flow(theta, Training(), theta, 3)
    probe.pre_activations(theta, 1)
    assert len(passes) == 1
    np.testing.assert_array_equal(probe.gradients(theta, Training()).values, first.values)

    theta += 0.5
    assert not np.array_equal(probe.gradients(theta, Training()).values, first.values)
    assert len(passes) == 2
    probe.gradients(theta, Training(loss="mae"))
    assert len(passes) == 3


def test_pre_activations_alone_leave_no_stale_gradient_behind() -> None:
    network = network_of("tanh", 4)
    theta, x, target = random_case(network)
    probe = Probe(network, x, target)
    probe.gradients(theta, Training())
    other = theta + 1.0
    probe.pre_activations(other, 0)
    expected = Probe(network, x, target).gradients(other, Training()).values
    np.testing.assert_array_equal(probe.gradients(other, Training()).values, expected)


def test_a_flow_is_read_only_and_nan_where_nothing_is_finite() -> None:
    network = network_of("relu", 4, 4)
    theta, x, target = random_case(network)
    flow = Probe(network, x, target).flow(theta.fill_(1e30), Training(), theta, 0)
    assert np.isnan(flow.weight_norm[0])
    assert np.isnan(flow.spread[-1])
    for name in flow.__struct_fields__:
        value = getattr(flow, name)
        assert not isinstance(value, np.ndarray) or not value.flags.writeable, name
        assert not isinstance(value, np.ndarray) or not np.isinf(value).any(), name


def test_a_network_without_hidden_layers_has_a_flow() -> None:
    network = Network((), 3)
    theta, x, target = random_case(network)
    flow = Probe(network, x, target).flow(theta, Training(), None, 0)
    assert len(flow.growth) == len(flow.dead) == len(flow.twins) == 0
    assert len(flow.signal_norm) == len(flow.spread) == 1
    assert flow.activation_counts.shape == (0, HISTOGRAM_BINS)


def test_the_norm_of_a_large_matrix_follows_it_as_it_changes() -> None:
    draw = torch.Generator().manual_seed(0)
    weight = torch.randn(200, 120, generator=draw)
    norm = SpectralNorm(weight)
    for _ in range(5):
        assert norm.value() == pytest.approx(float(torch.linalg.matrix_norm(weight, 2)), rel=0.01)
        weight += 0.02 * torch.randn(weight.shape, generator=draw)
    weight.fill_(math.nan)
    assert math.isnan(norm.value())
    weight.fill_(2.0)
    assert norm.value() == pytest.approx(2.0 * math.sqrt(200 * 120), rel=1e-4)
    weight.zero_()
    assert norm.value() == 0.0


def snapshots_of(network: Network, count: int) -> list[Tensor]:
    theta, _, _ = random_case(network)
    return [theta * (1.0 + 0.1 * index) for index in range(count)]


def test_the_history_fills_a_few_columns_at_a_time_and_forgets_what_was_dropped() -> None:
    network = network_of("tanh", 4, 3)
    _, x, target = random_case(network)
    probe, history, training = Probe(network, x, target), NormHistory(), Training()
    snapshots = snapshots_of(network, 6)
    updates = [0, 10, 20, 30, 40, 50]
    # no time: one each
    assert history.columns(probe, training, updates, snapshots, 0.0).updates.tolist() == [50]
    assert history.columns(probe, training, updates, snapshots, 0.0).updates.tolist() == [40, 50]
    seen = history.columns(probe, training, updates, snapshots, 60.0)
    assert seen.updates.tolist() == updates
    for column, theta in enumerate(snapshots):
        norms = probe.gradients(theta, training).values[:, :, 0]
        np.testing.assert_array_equal(seen.weight_norm[:, column], norms[0])
        np.testing.assert_array_equal(seen.signal_norm[:, column], norms[2])
    assert history.columns(probe, training, updates[::2], snapshots[::2], 0.0).updates.tolist() == [0, 20, 40]


def test_the_history_begins_anew_with_another_run_loss_or_network() -> None:
    network = network_of("tanh", 4)
    _, x, target = random_case(network)
    probe, history = Probe(network, x, target), NormHistory()
    updates = [0, 10]
    first = history.columns(probe, Training(), updates, snapshots_of(network, 2), 60.0)
    other = [theta + 1.0 for theta in snapshots_of(network, 2)]
    again = history.columns(probe, Training(), updates, other, 60.0)
    assert not np.array_equal(first.weight_norm, again.weight_norm)
    absolute = history.columns(probe, Training(loss="mae"), updates, other, 60.0)
    assert not np.array_equal(absolute.weight_norm, again.weight_norm)
    assert history.columns(Probe(network, x, target), Training(), updates, other, 0.0).updates.tolist() == [10]


def test_dead_units_are_looked_for_on_all_rows_in_steps() -> None:
    network = Network((Layer(4, "relu"), Layer(300, "tanh"), Layer(300, "relu")), 1)
    theta = torch.zeros(network.size)
    weight, bias = network.layout[0].views(theta)
    weight.fill_(1.0)
    bias.copy_(torch.tensor([-9.0, 0.0, -0.95, -8.0]))
    network.layout[2].views(theta)[1].copy_(torch.where(torch.arange(300) < 30, -1.0, 1.0))
    # only the last row wakes the third unit
    x = torch.cat([torch.linspace(-1.0, 0.9, 5000), torch.tensor([1.0])])[:, None]
    *steps, dead = dead_units(network, theta, x)
    assert len(steps) > 3
    assert steps == [None] * len(steps)
    assert dead is not None
    np.testing.assert_allclose(dead, [0.5, math.nan, 0.1])


def test_the_search_for_dead_units_ends_when_all_were_seen_alive() -> None:
    network = network_of("relu", 2)
    theta = with_units(network, [5.0, 5.0])
    found = list(dead_units(network, theta, torch.zeros(10**6, 1)))
    assert len(found) == 1
    assert found[0] is not None
    np.testing.assert_array_equal(found[0], [0.0])
