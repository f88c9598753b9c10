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
from playground.data.build import build
from playground.directions import filter_normalised
from playground.experiment import LOSSES, Data, Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.frames import Wish, WishList
from playground.landscape import Landscape, SliceSpec
from playground.losses import loss_value
from playground.messages import RunState, StateChanged
from playground.network import Network
from playground.slice_engine import losses_at
from playground.spans import LandscapeRequest, Trail
from playground.surface import MAX_ROWS, MIN_ROWS, compute_landscape, landscapes
from playground.trainer import Trainer
from playground.worker import Worker
from tests.core.reference import LOSSES as TORCH_LOSSES
from tests.core.reference import sequential

LINE = build(Data(samples=60))
SLOPE = 0.2
COARSEST = surface.STAGES[0]


def request_of(
    activation: str = "tanh", units: tuple[int, ...] = (5, 3), trained: int = 0, **training: Any
) -> LandscapeRequest:
    layers = tuple(Layer(count, activation, SLOPE) for count in units)
    now = Experiment(network=NetworkSpec(layers=layers), training=replace(Training(batch_size=8), **training))
    trainer = Trainer(now, LINE)
    for _ in range(trained):
        trainer.advance(1)
    x, target = (torch.from_numpy(values).float() for values in LINE.scaled(0))
    path = trainer.trajectory
    trail = Trail(now.training.optimizer, tuple(path.updates), tuple(path.thetas))
    theta = trainer.theta.clone()
    return LandscapeRequest(SliceSpec(), 3, trained, trainer.network, now.training, theta, trail, x, target)


def slice_of(request: LandscapeRequest) -> Landscape:
    return compute_landscape(request)


def directions(request: LandscapeRequest) -> tuple[Tensor, Tensor]:
    first, second = (filter_normalised(request.network, request.theta, seed).vector for seed in (1, 2))
    return first, second


def plain_loss(request: LandscapeRequest, theta: Tensor) -> float:
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
    assert done.losses.shape == (51, 51)
    assert done.rows == len(request.x)
    for row, column in itertools.product((0, 13, 25, 50), (0, 7, 25, 44)):
        a, b = float(done.x[column]), float(done.y[row])
        theta = request.theta.double() + a * first.double() + b * second.double()
        assert done.losses[row, column] == pytest.approx(plain_loss(request, theta.float()), rel=1e-5)


def test_the_centre_is_the_loss_and_the_ticks_are_symmetric() -> None:
    request = request_of(trained=20)
    done = slice_of(request)
    for ticks in (done.x, done.y):
        assert ticks[25] == 0.0
        np.testing.assert_array_equal(ticks, -ticks[::-1])
    output = request.network.forward(request.theta, request.x)
    assert done.losses[25, 25] == pytest.approx(done.loss, rel=1e-6)
    assert done.loss == pytest.approx(loss_value(request.training, output, request.target), rel=1e-6)
    assert (done.run, done.update) == (3, 20)


def test_the_run_is_at_the_origin_and_every_snapshot_on_its_path() -> None:
    request = request_of(trained=30)
    done = slice_of(request)
    assert len(done.paths[0].coordinates) == len(request.trail.snapshots)
    assert done.here == (0.0, 0.0)
    assert 0.0 < done.outside <= 1.0


def test_a_corner_that_overflows_stays_not_finite() -> None:
    request = request_of("identity", (4,))
    request.theta.mul_(1e14)
    done = slice_of(request)
    assert not np.isfinite(done.losses[0, 0])
    request.theta.fill_(0.5)
    assert np.isfinite(slice_of(request).losses).all()


def wide(*units: int) -> LandscapeRequest:
    """A network with so many units, over a thousand rows."""
    network = Network(tuple(Layer(count) for count in units), 1)
    theta, x = torch.ones(network.size), torch.zeros(1000, 1)
    return LandscapeRequest(SliceSpec(), 0, 0, network, Training(), theta, Trail("sgd", (0,), (theta,)), x, x)


def test_a_small_network_s_slice_has_51_points_a_side_at_once() -> None:
    whole = [done for done in landscapes(wide(4)) if done is not None]
    assert [done.losses.shape for done in whole] == [(51, 51)]
    assert whole[0].rows == MAX_ROWS


def test_a_middling_network_s_slice_is_coarse_first_over_all_rows() -> None:
    done = next(done for done in landscapes(wide(100, 100, 100)) if done is not None)
    assert done.losses.shape == (COARSEST, COARSEST)
    assert (done.rows, done.finest) == (MAX_ROWS, False)


def test_a_large_network_s_slice_comes_coarse_first_and_over_fewer_rows() -> None:
    steps = landscapes(wide(1500, 1500))
    done = next(done for done in itertools.islice(steps, COARSEST**2 + 9) if done is not None)
    assert done.losses.shape == (COARSEST, COARSEST)
    assert done.rows == MIN_ROWS


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
        assert worker._current.trainer is not None
        thetas.append(worker._current.trainer.theta)
    assert torch.equal(*thetas)
    assert math.isfinite(float(thetas[0].sum()))
