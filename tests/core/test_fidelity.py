"""What you see is PyTorch: the written-out engine gives the bits of nn.Sequential, autograd and torch.optim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
import pytest
import torch
from torch import Tensor, nn

from playground import network as engine
from playground.activations import ACTIVATIONS
from playground.data.build import build
from playground.data.dataset import Dataset
from playground.experiment import (
    INITIALISATIONS,
    LOSSES,
    OPTIMIZERS,
    Data,
    Experiment,
    FunctionSource,
    Layer,
    Network,
    TableSource,
    Training,
)
from playground.layout import ALIGNMENT
from playground.losses import loss_value
from playground.trainer import Trainer
from tests.core.reference import LOSSES as TORCH_LOSSES
from tests.core.reference import PlainRun

UPDATES = 200
LINE = build(Data(source=FunctionSource("damped_sine"), samples=100))  # 70 training rows: batches of 16 end in one of 6
TABLE = build(Data(source=TableSource("diabetes")))  # 10 features, 309 training rows

RATES = {"sgd": 0.02, "momentum": 0.005, "nesterov": 0.005, "rmsprop": 0.003, "adagrad": 0.05}

SHAPES: dict[str, tuple[tuple[int, ...], int, Dataset]] = {
    "square": ((8, 8), 16, LINE),
    "odd": ((13, 7), 33, TABLE),
}


def experiment(units: tuple[int, ...], activation: str, **training: Any) -> Experiment:
    layers = tuple(Layer(count, activation, 0.1) for count in units)
    return Experiment(network=Network(layers=layers, seed=3), training=Training(max_epochs=None, **training))


def assert_same_bits(ours: Trainer, plain: PlainRun) -> None:
    state = ours.network.state_dict(ours.theta)
    expected = plain.model.state_dict()
    assert state.keys() == expected.keys()
    for name, value in expected.items():
        assert torch.equal(state[name], value), name


def run_both(now: Experiment, dataset: Dataset, updates: int = UPDATES) -> tuple[Trainer, PlainRun]:
    ours, plain = Trainer(now, dataset), PlainRun(now, dataset)
    assert_same_bits(ours, plain)
    assert ours.advance(updates) == updates
    plain.advance(updates)
    return ours, plain


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_200_updates_end_in_the_bits_of_torch(activation: str, loss: str, optimizer: str, shape: str) -> None:
    units, batch_size, dataset = SHAPES[shape]
    now = experiment(
        units,
        activation,
        loss=loss,
        optimizer=optimizer,
        batch_size=batch_size,
        learning_rate=RATES.get(optimizer, 0.01),
        huber_delta=0.5,
    )
    ours, plain = run_both(now, dataset)
    assert_same_bits(ours, plain)
    curves = ours.history.curves()
    np.testing.assert_allclose(curves.valid[1:], plain.valid_losses, rtol=1e-6)
    np.testing.assert_allclose(curves.batch_losses, plain.batch_losses, rtol=1e-5)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize(
    "extra",
    [
        {"l2": 0.01},
        {"l1": 0.001},
        {"clip_norm": 0.1},
        {"schedule": "step", "schedule_epochs": 5},
        {"schedule": "cosine", "schedule_epochs": 30},
        {"l1": 0.001, "l2": 0.02, "clip_norm": 0.5, "schedule": "cosine", "schedule_epochs": 50},
    ],
    ids=lambda extra: "-".join(extra),
)
def test_regularisation_clipping_and_schedules_keep_the_bits(optimizer: str, extra: dict[str, Any]) -> None:
    now = experiment((8, 5), "tanh", optimizer=optimizer, batch_size=16, learning_rate=0.01, **extra)
    assert_same_bits(*run_both(now, LINE))


@pytest.mark.parametrize("units", [(), (1,), (64, 32, 16), (3,) * 10, (17,) * 20, (129, 65)])
@pytest.mark.parametrize("batch_size", [1, 10, 1000])
def test_every_depth_width_and_batch_size_keeps_the_bits(units: tuple[int, ...], batch_size: int) -> None:
    now = experiment(units, "leaky_relu", batch_size=batch_size, learning_rate=0.001)
    assert_same_bits(*run_both(now, LINE, updates=80))


def test_different_activations_in_one_stack_keep_the_bits() -> None:
    layers = tuple(Layer(5 + index, name, 0.2) for index, name in enumerate(ACTIVATIONS))
    now = Experiment(network=Network(layers=layers), training=Training(max_epochs=None, learning_rate=0.002))
    assert_same_bits(*run_both(now, TABLE))


def test_an_epoch_longer_than_a_segment_keeps_the_bits() -> None:
    dataset = build(Data(samples=2000))
    now = experiment((8,), "tanh", batch_size=3)
    assert_same_bits(*run_both(now, dataset, updates=500))


@pytest.mark.parametrize("depth", range(1, 11))
def test_one_backward_pass_is_autograds(depth: int) -> None:
    now = experiment((6,) * depth, "gelu", optimizer="sgd", learning_rate=0.0, batch_size=16)
    ours, plain = run_both(now, LINE, updates=1)
    gradients = ours.network.tensors(ours.gradient)
    for mine, parameter in zip(gradients, plain.model.parameters(), strict=True):
        assert parameter.grad is not None
        assert torch.equal(mine, parameter.grad)


def test_parameters_start_at_the_alignment_and_padding_stays_zero() -> None:
    ours = Trainer(experiment((13, 7), "tanh", optimizer="adam", l2=0.01), LINE)
    ours.advance(50)
    used = torch.zeros(ours.network.size, dtype=torch.bool)
    for layout in ours.network.layout:
        assert layout.weight % ALIGNMENT == 0
        assert layout.bias % ALIGNMENT == 0
        used[layout.weight : layout.weight + layout.fan_in * layout.fan_out] = True
        used[layout.bias : layout.bias + layout.fan_out] = True
    assert not bool(ours.theta[~used].any())


@pytest.mark.parametrize("loss", LOSSES)
def test_a_loss_has_the_bits_of_torchs(loss: str) -> None:
    training = Training(loss=loss, huber_delta=0.5)
    draw = torch.Generator().manual_seed(0)
    for rows in (*range(1, 100), 1000, 4097):
        output, target = (torch.randn(rows, 1, generator=draw) for _ in range(2))
        assert loss_value(training, output, target) == float(TORCH_LOSSES[loss](training)(output, target)), rows


# "pytorch" is missing: every run beside a plain one begins with it
STARTS: dict[str, Callable[[Tensor], Tensor]] = {
    "xavier": nn.init.xavier_uniform_,
    "he": lambda weight: nn.init.kaiming_normal_(weight, nonlinearity="relu"),
    "orthogonal": nn.init.orthogonal_,
    "normal": lambda weight: nn.init.normal_(weight, 0.0, 0.3),
    "constant": lambda weight: nn.init.constant_(weight, 0.3),
}


@pytest.mark.parametrize("init", STARTS)
def test_an_initialisation_has_the_bits_of_torchs(init: str) -> None:
    spec = Network(layers=(Layer(12), Layer(9)), init=init, init_value=0.3, seed=5)
    network = engine.Network(spec.layers, inputs=3)
    state = network.state_dict(network.initialise(spec))
    torch.manual_seed(5)
    for name, value in state.items():
        expected = torch.full(value.shape, 0.3 if init == "constant" else 0.0)
        assert torch.equal(value, STARTS[init](expected) if name.endswith("weight") else expected), name


@pytest.mark.parametrize("init", INITIALISATIONS)
def test_an_initialisation_is_repeated_exactly_and_another_seed_differs(init: str) -> None:
    def start(seed: int) -> torch.Tensor:
        now = experiment((12, 9), "tanh")
        network = msgspec.structs.replace(now.network, init=init, seed=seed)
        return Trainer(msgspec.structs.replace(now, network=network), LINE).theta

    assert torch.equal(start(5), start(5))
    assert torch.equal(start(5), start(6)) == (init == "constant")
