"""The fast evaluation of a slice is a plain loop of ``functional_call`` in float64."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
import torch
from msgspec.structs import replace
from torch import Tensor
from torch.func import functional_call

from playground.activations import ACTIVATIONS
from playground.data.dataset import Dataset, Scaling
from playground.directions import filter_normalised
from playground.experiment import LOSSES, Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.network import Network
from playground.slice_engine import Plane, SliceEngine, losses_at, losses_of_each
from playground.trainer import Trainer
from tests.core.reference import LOSSES as TORCH_LOSSES
from tests.core.reference import sequential

ROWS = 48
REACHES = (1.0, 1e-2)
Case = tuple[Network, Training, Tensor, Tensor, Tensor]


def dataset_of(x: Tensor, y: Tensor) -> Dataset:
    """These rows as the training set, as they are."""
    inputs = x.shape[1]
    empty = np.arange(0)
    return Dataset(
        name="test",
        feature_names=tuple(f"x{index}" for index in range(inputs)),
        target_name="y",
        x=x.double().numpy(),
        y=y.double().numpy().ravel(),
        subsets=(np.arange(len(x)), empty, empty),
        x_scaling=Scaling(np.zeros(inputs), np.ones(inputs)),
        y_scaling=Scaling(np.zeros(1), np.ones(1)),
        truth=None,
        domain=np.array([[-2.0, 2.0]] * inputs),
    )


@cache
def case_of(activation: str, loss: str, trained: bool, inputs: int = 1, units: tuple[int, ...] = (16, 12)) -> Case:
    """A network at its start, or trained until it all but fits what another one of its kind computes."""
    layers = tuple(Layer(count, activation, 0.1) for count in units)
    training = Training(
        optimizer="adam", learning_rate=0.01, loss=loss, huber_delta=0.5, batch_size=ROWS, max_epochs=None,
        schedule="cosine", schedule_epochs=3000,
    )
    network = Network(layers, inputs)
    draw = torch.Generator().manual_seed(7)
    x = torch.randn(ROWS, inputs, generator=draw)
    teacher = network.initialise(NetworkSpec(layers=layers, seed=1))
    teacher += 0.1 * torch.randn(network.size, generator=draw)
    y = network.forward(teacher, x)
    y = (y - y.mean()) / y.std()
    trainer = Trainer(Experiment(network=NetworkSpec(layers=layers, seed=2), training=training), dataset_of(x, y))
    if trained:
        trainer.advance(3000)
        now = float(losses_at(network, training, trainer.theta.clone()[None], x, y)[0])
        assert now < (2e-2 if loss == "mae" else 1e-3), "not trained to near-zero loss"
    return network, training, trainer.theta.clone(), x, y


def plane_of(case: Case) -> Plane:
    network, _, theta, _, _ = case
    first, second = (filter_normalised(network, theta, seed).vector for seed in (1, 2))
    return Plane(theta, first, second)


def plain_losses(case: Case, plane: Plane, a: Tensor, b: Tensor) -> Tensor:
    """The same losses by the model that a person would write, in float64, one point at a time."""
    network, training, _, x, y = case
    model = sequential(network.hidden, network.inputs, 0).double()
    loss = TORCH_LOSSES[training.loss](training)
    second = torch.zeros_like(plane.origin) if plane.second is None else plane.second
    losses = torch.empty(len(b), len(a), dtype=torch.float64)
    for row, beta in enumerate(b.double()):
        for column, alpha in enumerate(a.double()):
            theta = plane.origin.double() + alpha * plane.first.double() + beta * second.double()
            losses[row, column] = loss(functional_call(model, network.state_dict(theta), (x.double(),)), y.double())
    return losses


def evaluated(case: Case, plane: Plane, a: Tensor, b: Tensor, workers: int = 1) -> Tensor:
    network, training, _, x, y = case
    losses = torch.empty(len(b), len(a))
    for _ in SliceEngine(network, training, plane, x, y).fill(losses, a, b, workers):
        pass
    return losses


def assert_agree(losses: Tensor, plain: Tensor, y: Tensor) -> None:
    """To 1e-5 relative, or 1e-7 of the target's variance."""
    allowed = torch.maximum(1e-5 * plain, 1e-7 * y.double().var(unbiased=False))
    worst = float(((losses.double() - plain).abs() / allowed).max())
    assert worst <= 1.0, f"{worst:.2f} times what is allowed"


def without_grad(test: Callable[..., None]) -> Callable[..., None]:
    return torch.no_grad()(test)


@pytest.mark.parametrize("trained", [False, True], ids=["start", "trained"])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@without_grad
def test_a_slice_is_a_plain_loop_in_float64(activation: str, loss: str, trained: bool) -> None:
    case = case_of(activation, loss, trained)
    plane = plane_of(case)
    for reach in REACHES:
        ticks = reach * torch.arange(-6, 7) / 6
        assert_agree(evaluated(case, plane, ticks, ticks), plain_losses(case, plane, ticks, ticks), case[-1])
