"""Every ready demonstration shows what its note says."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest
import torch
from msgspec.structs import asdict, replace
from torch import Tensor

from playground.curvature import curvature
from playground.data.build import build
from playground.demonstrations import DEMONSTRATIONS, PARTNER, Demonstration, demonstration_of, still_shows
from playground.experiment import Experiment, Layer
from playground.landscape import Landscape, LandscapeError, Place
from playground.losses import loss_value
from playground.network import Network, Pass
from playground.permutation import most_different_units, swap_units
from playground.presets import examples
from playground.spans import LandscapeRequest, Trail
from playground.surface import compute_landscape
from playground.trainer import Trainer


def experiment_of(name: str) -> Experiment:
    return examples()[name].experiment


@cache
def trained(name: str, updates: int) -> Trainer:
    trainer = Trainer(experiment_of(name), build(experiment_of(name).data))
    # in the small bursts of a run that is watched, so that it leaves snapshots
    while trainer.update < updates and trainer.stopped is None:
        trainer.advance(min(10, updates - trainer.update))
    assert trainer.update == updates, "it stops before its demonstration is over"
    return trainer


def rows_of(trainer: Trainer) -> tuple[Tensor, Tensor]:
    x, target = (torch.from_numpy(values).float() for values in trainer.dataset.scaled(0))
    return x, target


def loss(trainer: Trainer) -> float:
    metrics = trainer.metrics(0)
    assert metrics is not None
    return metrics.loss


def landscape_of(shown: Demonstration, trainer: Trainer, partner: Tensor | None = None) -> Landscape:
    x, target = rows_of(trainer)
    trajectory = trainer.trajectory
    return compute_landscape(
        LandscapeRequest(
            spec=replace(shown.spec, points=51),
            run=0,
            update=trainer.update,
            network=trainer.network,
            training=trainer.experiment.training,
            theta=trainer.theta.clone(),
            trail=Trail("sgd", tuple(trajectory.updates), tuple(trajectory.thetas)),
            x=x,
            target=target,
            places={} if partner is None else {Place(PARTNER): partner},
        )
    )


def gradient(trainer: Trainer) -> Tensor:
    x, target = rows_of(trainer)
    found, output = torch.zeros_like(trainer.theta), torch.empty(len(x), 1)
    with torch.inference_mode():
        Pass(trainer.network, trainer.theta, found, len(x)).gradient_step(
            x, target, output, trainer.experiment.training
        )
    return found


def curvatures(trainer: Trainer) -> Tensor:
    """All eigenvalues of the Hessian, ascending, by autograd."""
    x, target = (values.double() for values in rows_of(trainer))
    network = trainer.network

    def of(theta: Tensor) -> Tensor:
        h = x
        for layout in network.layout:
            weight, bias = layout.views(theta)
            h = h @ weight.t() + bias
            if layout is not network.layout[-1]:
                h = torch.tanh(h)
        return (h - target).square().mean()

    hessian: Tensor = torch.autograd.functional.hessian(  # type: ignore[no-untyped-call]
        of, trainer.theta.clone().double()
    )
    values: Tensor = torch.linalg.eigvalsh(hessian)
    return values


@pytest.mark.parametrize("name", DEMONSTRATIONS)
def test_every_demonstration_is_of_shipped_experiments_that_get_that_far(name: str) -> None:
    shown = DEMONSTRATIONS[name]
    assert len(examples()[name].about) > 60
    trained(name, shown.updates)
    if shown.partner is not None:
        trained(shown.partner, shown.updates)
        assert DEMONSTRATIONS[shown.partner].partner == name
        assert DEMONSTRATIONS[shown.partner].updates == shown.updates


def test_an_experiment_is_known_as_a_demonstration_until_its_data_or_network_are_others() -> None:
    experiment = experiment_of("bouncing")
    assert demonstration_of(experiment) == "bouncing"
    slower = replace(experiment, training=replace(experiment.training, learning_rate=0.1))
    assert demonstration_of(slower) is None
    assert still_shows("bouncing", slower)
    assert not still_shows("bouncing", replace(experiment, network=replace(experiment.network, seed=4)))
    assert demonstration_of(Experiment()) is None


def test_two_seeds_end_in_two_minima_with_a_barrier_between() -> None:
    shown = DEMONSTRATIONS["two_minima"]
    first, second = experiment_of("two_minima"), experiment_of("other_minimum")
    assert (first.data, first.training) == (second.data, second.training)
    assert replace(first.network, seed=second.network.seed) == second.network
    one, other = trained("two_minima", shown.updates), trained("other_minimum", shown.updates)
    done = landscape_of(shown, one, other.theta.clone())
    ends = [mark.loss for mark in done.marks]
    assert max(ends) < 0.02
    assert max(ends) < 1.5 * min(ends)
    assert done.barrier > 50 * max(ends)


def test_plain_sgd_lingers_on_the_saddle_that_momentum_leaves() -> None:
    shown = DEMONSTRATIONS["saddle_sgd"]
    first, second = experiment_of("saddle_sgd"), experiment_of("saddle_momentum")
    assert (first.data, first.network) == (second.data, second.network)
    assert replace(first.training, optimizer="momentum") == second.training
    sgd, momentum = trained("saddle_sgd", shown.updates), trained("saddle_momentum", shown.updates)
    assert loss(sgd) > 0.95
    assert loss(momentum) < 0.02
    # the place is a saddle: hardly a slope, one way down, other ways up
    assert float(gradient(sgd).norm()) < 0.1
    found = curvatures(sgd)
    assert float(found[0]) < -0.01
    assert float(found[-1]) > 1.0
    *_, ends = curvature(sgd.network, sgd.experiment.training, sgd.theta.clone(), *rows_of(sgd))
    assert ends is not None
    assert ends.verdict.kind == "saddle"
    assert loss(trained("saddle_momentum", 100)) < 0.1
    # it is lingering and not an end: plain SGD leaves too, later
    assert loss(trained("saddle_sgd", 300)) > 0.9
    assert loss(trained("saddle_sgd", 500)) < 0.05
    # on the plane through start and both ends one has hardly moved, the other is far away
    done = landscape_of(shown, sgd, momentum.theta.clone())
    (_, lingering, gone) = (np.array(mark.coordinates) for mark in done.marks)
    assert 10 * np.linalg.norm(lingering) < np.linalg.norm(gone)


def convexity(done: Landscape) -> float:
    """The least second difference along rows, columns and diagonals, as a share of the losses' range."""
    losses = done.losses
    seconds = [
        losses[2:, 1:-1] + losses[:-2, 1:-1],
        losses[1:-1, 2:] + losses[1:-1, :-2],
        losses[2:, 2:] + losses[:-2, :-2],
        losses[2:, :-2] + losses[:-2, 2:],
    ]
    return min(float((pair - 2.0 * losses[1:-1, 1:-1]).min()) for pair in seconds) / float(np.ptp(losses))


def test_without_a_hidden_layer_the_slice_is_convex_and_with_three_it_is_not() -> None:
    shown = DEMONSTRATIONS["convex_bowl"]
    assert shown.beside
    linear, deep = trained("convex_bowl", shown.updates), trained("deep_valleys", shown.updates)
    assert linear.experiment.data == deep.experiment.data
    bowl, valleys = landscape_of(shown, linear), landscape_of(shown, deep)
    assert convexity(bowl) > -1e-6
    assert convexity(valleys) < -1e-3
    assert [note.kind for note in bowl.notes] == ["convex"]


def turns(updates: int, rate: float) -> tuple[float, float]:
    """The share of updates of "bouncing" that go back on the one before, and the loss at the end."""
    experiment = experiment_of("bouncing")
    changed = replace(experiment, training=replace(experiment.training, learning_rate=rate))
    trainer = Trainer(changed, build(changed.data))
    thetas = [trainer.theta.clone()]
    for _ in range(updates):
        trainer.advance(1)
        thetas.append(trainer.theta.clone())
    steps = torch.stack(thetas).diff(dim=0)[updates // 2 :]
    back = torch.nn.functional.cosine_similarity(steps[1:], steps[:-1]) < 0.0
    return float(back.float().mean()), loss(trainer)


def test_too_large_a_learning_rate_bounces_across_the_valley() -> None:
    shown = DEMONSTRATIONS["bouncing"]
    rate = experiment_of("bouncing").training.learning_rate
    back, end = turns(shown.updates, rate)
    assert back > 0.95
    gliding, lower = turns(shown.updates, rate / 3)
    assert gliding == 0.0
    assert lower < 0.5 * end


def test_the_picture_shows_it_bounce() -> None:
    shown = DEMONSTRATIONS["bouncing"]
    done = landscape_of(shown, trained("bouncing", shown.updates))
    (path,) = done.paths
    # a snapshot at every update: at every second one, all of them would lie on one side
    assert path.updates.tolist() == list(range(shown.updates + 1))
    steps = np.diff(path.coordinates[-60:], axis=0)
    assert (np.sum(steps[1:] * steps[:-1], axis=1) < 0.0).all()
    inside = (done.x[0] <= path.coordinates[:, 0]) & (path.coordinates[:, 0] <= done.x[-1])
    assert inside.all()


def test_swapped_units_are_the_same_function_with_a_barrier_between() -> None:
    shown = DEMONSTRATIONS["permutation"]
    trainer = trained("permutation", shown.updates)
    theta = trainer.theta.clone()
    layer = shown.swaps
    assert layer is not None
    swapped = swap_units(trainer.network, theta, layer, *most_different_units(trainer.network, theta, layer))
    x, target = rows_of(trainer)
    outputs = [trainer.network.forward(vector, x) for vector in (theta, swapped)]
    torch.testing.assert_close(*outputs, rtol=1e-5, atol=1e-5)
    assert float((theta - swapped).norm()) > 1.0
    done = landscape_of(shown, trainer, swapped)
    here = loss_value(trainer.experiment.training, outputs[0], target)
    assert [mark.loss for mark in done.marks] == pytest.approx([here, here], rel=1e-3)
    assert done.barrier > 10 * here
    # the line is its own mirror image: at α the same function as at 1 - α
    np.testing.assert_allclose(done.losses, done.losses[::-1], rtol=1e-2)


def test_swapping_twice_gives_the_parameters_back_and_moves_nothing_else() -> None:
    trainer = trained("two_minima", 2000)
    network, theta = trainer.network, trainer.theta.clone()
    before = theta.clone()
    swapped = swap_units(network, theta, 1, 2, 5)
    assert torch.equal(theta, before)
    assert torch.equal(swap_units(network, swapped, 1, 5, 2), theta)
    pairs = zip(network.tensors(theta), network.tensors(swapped), strict=True)
    # of the second hidden layer two rows and biases, of the output two weights
    assert [int((a != b).reshape(len(a), -1).any(dim=1).sum()) for a, b in pairs] == [0, 0, 2, 2, 1, 0]


@pytest.mark.parametrize(("layer", "first", "second"), [(2, 0, 1), (-1, 0, 1), (0, 3, 3), (0, 0, 8)])
def test_units_that_are_not_there_are_refused(layer: int, first: int, second: int) -> None:
    trainer = trained("two_minima", 2000)
    with pytest.raises(LandscapeError, match="Two different units"):
        swap_units(trainer.network, trainer.theta, layer, first, second)


def test_one_unit_cannot_be_swapped() -> None:
    network = Network((), 1)
    with pytest.raises(LandscapeError, match="Two different units"):
        most_different_units(network, torch.zeros(network.size), 0)


@pytest.mark.parametrize("value", [0.5, math.nan])
def test_units_that_are_all_alike_are_two_as_well(value: float) -> None:
    """As after constant initialisation, whose units stay alike."""
    network = Network((Layer(4, "tanh"),), 1)
    theta = torch.full((network.size,), value)
    first, second = most_different_units(network, theta, 0)
    assert first != second
    assert torch.equal(swap_units(network, theta, 0, first, second).isnan(), theta.isnan())


def test_the_notes_name_no_setting_that_the_experiment_has_not() -> None:
    assert asdict(experiment_of("bouncing").training)["batch_size"] >= experiment_of("bouncing").data.samples
    assert len(experiment_of("deep_valleys").network.layers) == 3
    assert not experiment_of("convex_bowl").network.layers
