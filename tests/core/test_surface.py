"""A slice is the loss over a plane, the plane is filter-normalised, and looking at it changes nothing."""

from __future__ import annotations

import itertools
import math
import threading
import time
from typing import Any

import numpy as np
import pytest
import torch
from msgspec.structs import replace
from torch import Tensor
from torch.func import functional_call

from playground import surface
from playground.activations import ACTIVATIONS
from playground.data import build
from playground.directions import filter_normalised
from playground.experiment import LOSSES, Data, Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.frames import Slice, Wish, WishList
from playground.losses import loss_value
from playground.messages import RunState, StateChanged
from playground.network import Network
from playground.slice_engine import losses_at
from playground.surface import MAX_ROWS, MIN_ROWS, SliceRequest, compute_slice, slices
from playground.trainer import Trainer
from playground.worker import Worker
from tests.core.reference import LOSSES as TORCH_LOSSES
from tests.core.reference import sequential

LINE = build(Data(samples=60))
SLOPE = 0.2
COARSEST, LIVE_POINTS = surface.STAGES[0], surface.LIVE_POINTS


def request_of(
    activation: str = "tanh", units: tuple[int, ...] = (5, 3), trained: int = 0, **training: Any
) -> SliceRequest:
    layers = tuple(Layer(count, activation, SLOPE) for count in units)
    now = Experiment(network=NetworkSpec(layers=layers), training=replace(Training(batch_size=8), **training))
    trainer = Trainer(now, LINE)
    for _ in range(trained):
        trainer.advance(1)
    x, target = (torch.from_numpy(values).float() for values in LINE.scaled(0))
    snapshots = tuple(trainer.trajectory.snapshots)
    return SliceRequest(3, trained, trainer.network, now.training, trainer.theta.clone(), snapshots, x, target)


def slice_of(request: SliceRequest) -> Slice:
    return compute_slice(request)


def directions(request: SliceRequest) -> tuple[Tensor, Tensor]:
    first, second = (filter_normalised(request.network, request.theta, seed).vector for seed in (1, 2))
    return first, second


def plain_loss(request: SliceRequest, theta: Tensor) -> float:
    """The loss at ``theta``, in float64, of the ``nn.Sequential`` a person would write."""
    model = sequential(request.network.hidden, request.network.inputs, 0).double()
    state = {name: value.double() for name, value in request.network.state_dict(theta).items()}
    output = functional_call(model, state, (request.x.double(),))
    return float(TORCH_LOSSES[request.training.loss](request.training)(output, request.target.double()))


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_slice_is_a_plain_loop_over_the_plane(activation: str, loss: str) -> None:
    request = request_of(activation, loss=loss, huber_delta=0.5, trained=5)
    done = slice_of(request)
    first, second = directions(request)
    assert done.losses.shape == (LIVE_POINTS, LIVE_POINTS)
    assert done.rows == len(request.x)
    for row, column in itertools.product((0, 13, 25, 50), (0, 7, 25, 44)):
        a, b = float(done.ticks[column]), float(done.ticks[row])
        theta = request.theta.double() + a * first.double() + b * second.double()
        assert done.losses[row, column] == pytest.approx(plain_loss(request, theta.float()), rel=1e-5)


def test_the_centre_is_the_loss_and_the_ticks_are_symmetric() -> None:
    request = request_of(trained=20)
    done = slice_of(request)
    assert done.ticks[LIVE_POINTS // 2] == 0.0
    np.testing.assert_array_equal(done.ticks, -done.ticks[::-1])
    output = request.network.forward(request.theta, request.x)
    assert done.center_loss == pytest.approx(loss_value(request.training, output, request.target), rel=1e-6)
    assert (done.run, done.update) == (3, 20)


def test_zero_directions_give_a_path_of_zeros() -> None:
    request = request_of(trained=5)
    request.theta.fill_(0.0)
    assert not slice_of(request).path.any()


def test_the_path_ends_at_the_origin_and_has_every_snapshot() -> None:
    request = request_of(trained=30)
    done = slice_of(request)
    assert len(done.path) == len(request.snapshots) + 1
    np.testing.assert_array_equal(done.path[-1], [0.0, 0.0])
    assert 0.0 < done.outside <= 1.0


def test_a_corner_that_overflows_stays_not_finite() -> None:
    request = request_of("identity", (4,))
    request.theta.mul_(1e14)
    done = slice_of(request)
    assert not np.isfinite(done.losses[0, 0])
    request.theta.fill_(0.0)
    assert np.isfinite(slice_of(request).losses).all()


def test_a_small_network_s_slice_has_51_points_a_side_at_once() -> None:
    network = Network((Layer(4),), 1)
    x = torch.zeros(1000, 1)
    request = SliceRequest(0, 0, network, Training(), torch.zeros(network.size), (), x, x)
    whole = [done for done in slices(request) if done is not None]
    assert [done.losses.shape for done in whole] == [(51, 51)]
    assert whole[0].rows == MAX_ROWS


def test_a_large_network_s_slice_comes_coarse_first_and_over_fewer_rows() -> None:
    network = Network((Layer(1500), Layer(1500)), 1)
    theta = torch.zeros(network.size)
    x = torch.zeros(1000, 1)
    steps = slices(SliceRequest(0, 0, network, Training(), theta, (theta,), x, x))
    done = next(done for done in itertools.islice(steps, COARSEST**2 + 1) if done is not None)
    assert done.losses.shape == (COARSEST, COARSEST)
    assert done.rows == MIN_ROWS


def test_every_stage_shows_the_same_surface(monkeypatch: pytest.MonkeyPatch) -> None:
    request = request_of(trained=10)
    at_once = slice_of(request)
    monkeypatch.setattr(surface, "MAX_WORK", 1.0)
    coarse, _, fine = (done for done in slices(request) if done is not None)
    assert (len(coarse.ticks), len(fine.ticks)) == (COARSEST, LIVE_POINTS)
    assert fine.rows == min(MIN_ROWS, len(request.x))
    assert coarse.ticks[[0, 6, 12]].tolist() == fine.ticks[[0, 25, 50]].tolist() == at_once.ticks[[0, 25, 50]].tolist()
    np.testing.assert_allclose(coarse.losses[::6, ::6], fine.losses[::25, ::25], rtol=1e-5)
    assert coarse.path.tolist() == fine.path.tolist()


def test_many_parameter_vectors_at_once_give_the_losses_of_each() -> None:
    request = request_of("gelu")
    thetas = request.theta + 0.1 * torch.randn(7, request.network.size, generator=torch.Generator().manual_seed(1))
    together = losses_at(request.network, request.training, thetas, request.x, request.target)
    assert together.tolist() == pytest.approx([plain_loss(request, theta) for theta in thetas], rel=1e-5)


def test_training_is_the_same_to_the_bit_with_slices_and_without() -> None:
    now = Experiment(data=Data(samples=60), training=Training(max_epochs=None, batch_size=8))
    thetas = []
    for wishes in (Wish.NONE, Wish.SURFACE | Wish.GRADIENTS | Wish.FIT):
        worker = Worker()
        worker.start()
        try:
            worker.set_wish(WishList(wishes))
            worker.start_run(0, now)
            worker.step(3000)
            event = worker.events.get(timeout=30.0)
            while not (isinstance(event, StateChanged) and event.state is RunState.PAUSED):
                event = worker.events.get(timeout=30.0)
            if Wish.SURFACE in wishes:
                deadline = time.monotonic() + 30.0
                while worker.slices.empty and time.monotonic() < deadline:
                    threading.Event().wait(0.005)
                assert worker.slices.take() is not None
        finally:
            worker.close()
        assert worker._trainer is not None
        thetas.append(worker._trainer.theta)
    assert torch.equal(*thetas)
    assert math.isfinite(float(thetas[0].sum()))
