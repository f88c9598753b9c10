"""The fast evaluation of a slice is a plain loop of ``functional_call`` in float64."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.func import functional_call

from playground.activations import ACTIVATIONS
from playground.data.dataset import Dataset, Scaling
from playground.directions import filter_normalised
from playground.experiment import LOSSES, Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.network import Network
from playground.slice_engine import Buffers, Chunk, Plane, SliceEngine, losses_at, losses_of_each
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


@pytest.mark.parametrize("units", [(), (7,), (5, 9, 3), (8,) * 6])
@pytest.mark.parametrize("inputs", [1, 2, 8])
@without_grad
def test_it_is_so_for_any_depth_and_number_of_inputs(units: tuple[int, ...], inputs: int) -> None:
    case = case_of("tanh", "mse", False, inputs, units)
    plane = plane_of(case)
    a, b = torch.linspace(-1, 1, 7), torch.linspace(-0.5, 2, 4)
    assert_agree(evaluated(case, plane, a, b), plain_losses(case, plane, a, b), case[-1])


@without_grad
def test_it_is_so_for_layers_of_different_activations() -> None:
    layers = tuple(Layer(6, name) for name in ("tanh", "relu", "tanh", "tanh", "identity", "tanh", "sigmoid", "tanh"))
    network = Network(layers, 1)
    theta = 2.0 * network.initialise(NetworkSpec(layers=layers))
    draw = torch.Generator().manual_seed(0)
    case = network, Training(), theta, torch.randn(ROWS, 1, generator=draw), torch.randn(ROWS, 1, generator=draw)
    plane, ticks = plane_of(case), torch.linspace(-1, 1, 9)
    assert_agree(evaluated(case, plane, ticks, ticks), plain_losses(case, plane, ticks, ticks), case[-1])


@without_grad
def test_a_line_is_the_middle_row_of_the_plane() -> None:
    case = case_of("tanh", "mse", False)
    plane, ticks = plane_of(case), torch.linspace(-1, 1, 9)
    line = evaluated(case, Plane(plane.origin, plane.first), ticks, torch.zeros(1))
    torch.testing.assert_close(line[0], evaluated(case, plane, ticks, ticks)[4])
    assert_agree(line, plain_losses(case, Plane(plane.origin, plane.first), ticks, torch.zeros(1)), case[-1])


@without_grad
def test_two_workers_give_the_same_bits_as_one_thread() -> None:
    case = case_of("tanh", "mse", False)
    plane, ticks = plane_of(case), torch.linspace(-1, 1, 25)
    assert torch.equal(evaluated(case, plane, ticks, ticks), evaluated(case, plane, ticks, ticks, workers=2))


def test_leaving_two_workers_early_ends_them(monkeypatch: pytest.MonkeyPatch) -> None:
    network, training, _, x, y = case = case_of("tanh", "mse", False)
    ticks, losses = torch.linspace(-1, 1, 51), torch.full((51, 51), -1.0)
    caller, released, evaluate = threading.current_thread(), threading.Event(), Buffers.evaluate

    def patient(self: Buffers, chunk: Chunk) -> None:
        if threading.current_thread() is not caller:
            released.wait(30.0)  # or the other one might do all rows before this one has its first
        evaluate(self, chunk)

    monkeypatch.setattr(Buffers, "evaluate", patient)
    steps = SliceEngine(network, training, plane_of(case), x, y).fill(losses, ticks, ticks, workers=2)
    next(steps)
    release = threading.Timer(0.05, released.set)
    release.start()
    steps.close()  # waits for the points that are in work
    release.join()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("slice")]
    done = (losses >= 0.0).sum(dim=1)
    assert set(done.tolist()) == {0, 51}  # whole rows, not all of them


def test_an_error_in_a_worker_reaches_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    caller = threading.current_thread()

    def fail(*arguments: Any) -> None:
        if threading.current_thread() is not caller:
            raise RuntimeError("out of memory")
        threading.Event().wait(0.01)  # leave some rows to the other one

    monkeypatch.setattr("playground.slice_engine.Buffers.evaluate", fail)
    case = case_of("tanh", "mse", False)
    with pytest.raises(RuntimeError, match="out of memory"):
        evaluated(case, plane_of(case), torch.zeros(3), torch.zeros(3), workers=2)


@pytest.mark.parametrize("floats", [1, 3000, 10**9])
@without_grad
def test_any_number_of_points_at_a_time_gives_the_same_losses(floats: int, monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of("gelu", "huber", False)
    plane, ticks = plane_of(case), torch.linspace(-1, 1, 13)
    plain = plain_losses(case, plane, ticks, ticks)
    monkeypatch.setattr("playground.slice_engine.CHUNK_FLOATS", floats)
    assert_agree(evaluated(case, plane, ticks, ticks), plain, case[-1])
    thetas = [plane.origin + float(a) * plane.first for a in ticks]
    line = losses_of_each(case[0], case[1], thetas, case[3], case[4])
    torch.testing.assert_close(line.double(), plain[6], rtol=1e-5, atol=0.0)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ["identity", "relu", "tanh"])
@without_grad
def test_losses_that_are_not_finite_stay_so_and_no_other_becomes_one(activation: str, loss: str) -> None:
    network, training, theta, x, y = case_of(activation, loss, False)
    plane = Plane(theta, 1e30 * filter_normalised(network, theta, 1).vector)
    case = network, training, theta, x, y
    ticks = torch.tensor([-1.0, -1e-30, 0.0, 1e-30, 1.0])
    losses = evaluated(case, plane, ticks, torch.zeros(1))[0]
    assert losses[1:4].isfinite().all()
    thetas = torch.stack([theta + float(at) * plane.first for at in ticks])
    plain = losses_at(network, training, thetas, x, y)
    assert losses.isfinite().tolist() == plain.isfinite().tolist()
    # with tanh the last layer alone grows: 1e30, whose square is beyond float32
    assert bool(losses[0].isfinite()) == (activation == "tanh" and loss != "mse")


def test_the_parameters_are_copied_and_left_alone() -> None:
    network, training, theta, x, y = case = case_of("tanh", "mse", False)
    plane = plane_of(case)
    before = [vector.clone() for vector in (theta, plane.first, x, y)]
    engine = SliceEngine(network, training, plane, x, y)
    theta_of_run = plane.origin.clone()
    once, again = torch.empty(3, 3), torch.empty(3, 3)
    ticks = torch.linspace(-1, 1, 3)
    list(engine.fill(once, ticks, ticks))
    for vector, then in zip((theta, plane.first, x, y), before, strict=True):
        assert torch.equal(vector, then)
    plane.origin.zero_()
    list(engine.fill(again, ticks, ticks))
    plane.origin.copy_(theta_of_run)
    assert torch.equal(once, again)
