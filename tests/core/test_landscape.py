"""Every kind of slice is the loss where it says it is; what cannot be drawn gets a sentence."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
import torch
from msgspec.structs import replace
from torch import Tensor

from playground import surface
from playground.data.build import build
from playground.diagram import Parameter
from playground.directions import SignMemory
from playground.experiment import LOSSES, Data, Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.landscape import (
    NOTES,
    POINTS,
    PROBLEMS,
    BetweenPlaces,
    Directions,
    GivenDirections,
    Landscape,
    LandscapeError,
    ParameterDirections,
    Place,
    PrincipalDirections,
    RandomDirections,
    Refusal,
    SliceSpec,
    ThroughPlaces,
)
from playground.network import Network
from playground.slice_engine import losses_at
from playground.spans import LandscapeRequest, Trail, span_of
from playground.surface import STAGES, answers, compute_landscape, landscapes
from playground.trainer import Trainer
from tests.core.test_slice_engine import case_of

DATASET = build(Data(samples=60))
PICKED = ParameterDirections(Parameter(0, 2, 0), Parameter(1, 1, None))
OTHER = Place(run=9)
FIRST = Place(update=0)

PLANES: list[Directions] = [
    RandomDirections(),
    RandomDirections(seeds=(5, 6), biases=True),
    PrincipalDirections(),
    GivenDirections(),
    PICKED,
    ThroughPlaces(FIRST, Place(), OTHER),
]
LINES = [
    SliceSpec(RandomDirections(), axis=1, points=25),
    SliceSpec(PrincipalDirections(), axis=0, points=25),
    SliceSpec(GivenDirections(), axis=1, points=25),
    SliceSpec(ParameterDirections(Parameter(0, 2, 0)), axis=0, points=25),
    SliceSpec(BetweenPlaces(FIRST, OTHER), points=25),
]


def kind(value: Any) -> str:
    return type(getattr(value, "directions", value)).__name__


def trainer_of(
    units: tuple[int, ...] = (5, 3), trained: int = 30, activation: str = "tanh", seed: int = 0, **training: Any
) -> Trainer:
    layers = tuple(Layer(count, activation) for count in units)
    now = Experiment(
        network=NetworkSpec(layers=layers, seed=seed),
        training=replace(Training(batch_size=8), **training),
    )
    trainer = Trainer(now, DATASET)
    for _ in range(trained):
        trainer.advance(1)
    return trainer


def request_of(spec: SliceSpec, trainer: Trainer | None = None, **changes: Any) -> LandscapeRequest:
    trainer = trainer or trainer_of()
    x, target = (torch.from_numpy(values).float() for values in DATASET.scaled(spec.subset))
    given = tuple(torch.randn(2, trainer.network.size, generator=torch.Generator().manual_seed(5)))
    trail = Trail(
        trainer.experiment.training.optimizer, tuple(trainer.trajectory.updates), tuple(trainer.trajectory.thetas)
    )
    request = LandscapeRequest(
        spec=spec,
        run=3,
        update=trainer.update,
        network=trainer.network,
        training=trainer.experiment.training,
        theta=trainer.theta.clone(),
        trail=trail,
        x=x,
        target=target,
        places={OTHER: trainer_of(seed=1).theta.clone()},
        given=given,
    )
    return replace(request, **changes)


def loss_of(request: LandscapeRequest, theta: Tensor) -> float:
    x, target = request.x.double(), request.target.double()
    return float(losses_at(request.network, request.training, theta.double()[None], x, target)[0])


def points_of(request: LandscapeRequest, done: Landscape) -> dict[tuple[int, ...], Tensor]:
    """Parameters at some grid points, from the axes as they are documented."""
    span = span_of(request)
    found = {}
    chosen = (0, 7, 12, len(done.x) - 1)
    for where in itertools.product(chosen, repeat=len(done.axes)):
        theta = span.origin.double()
        coordinates = zip(where[::-1], (done.x, done.y), done.center, span.vectors, strict=False)
        for index, ticks, start, direction in coordinates:
            theta = theta + (ticks[index] - start) * direction.double()
        found[where] = theta
    return found


@pytest.mark.parametrize("spec", [*(SliceSpec(plane, points=25) for plane in PLANES), *LINES], ids=kind)
def test_every_kind_is_the_loss_where_it_says(spec: SliceSpec) -> None:
    request = request_of(spec)
    done = compute_landscape(request)
    assert done.losses.shape == ((25,) if spec.is_line else (25, 25))
    assert (len(done.x), len(done.y)) == (25, 0 if spec.is_line else 25)
    assert len(done.axes) == len(done.center) == (1 if spec.is_line else 2)
    for where, theta in points_of(request, done).items():
        assert done.losses[where] == pytest.approx(loss_of(request, theta), rel=1e-5)
    assert done.loss == pytest.approx(loss_of(request, request.theta), rel=1e-6)
    assert done.finest
    assert (done.run, done.update, done.rows) == (3, 30, len(request.x))
    arrays = [done.x, done.y, done.losses, *(path.coordinates for path in done.paths)]
    assert not any(array.flags.writeable for array in arrays)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("spec", [*(SliceSpec(plane, points=25) for plane in PLANES), *LINES], ids=kind)
def test_every_kind_is_as_exact_after_training_to_a_loss_near_zero(spec: SliceSpec, loss: str) -> None:
    network, training, theta, x, target = case_of("tanh", loss, True)
    draw = torch.Generator().manual_seed(3)
    start, bend, other = (0.1 * torch.randn(network.size, generator=draw) for _ in range(3))
    steps = torch.linspace(1.0, 0.0, 6)
    snapshots = tuple(theta + at * start + at * (1.0 - at) * bend for at in steps)
    request = LandscapeRequest(
        spec, 3, 50, network, training, theta, Trail("adam", tuple(range(0, 60, 10)), snapshots), x, target,
        places={OTHER: theta + other}, given=(start, bend),
    )  # fmt: skip
    done = compute_landscape(request)
    assert done.loss < 2e-2
    for where, there in points_of(request, done).items():
        plain = loss_of(request, there)
        allowed = max(1e-5 * plain, 1e-7 * float(target.double().var(unbiased=False)))
        assert abs(done.losses[where] - plain) <= allowed


@pytest.mark.parametrize("subset", [0, 1, 2])
def test_it_is_over_the_rows_that_are_given(subset: int) -> None:
    request = request_of(SliceSpec(subset=subset, points=25))
    done = compute_landscape(request)
    assert done.losses[12, 12] == pytest.approx(loss_of(request, request.theta), rel=1e-5)
    assert done.rows == len(DATASET.scaled(subset)[0])


def test_parameter_axes_are_in_absolute_values() -> None:
    trainer = trainer_of()
    request = request_of(SliceSpec(PICKED, points=51, x_range=(-2.0, 3.0)), trainer)
    done = compute_landscape(request)
    weight, _ = trainer.network.layout[0].views(trainer.theta)
    _, bias = trainer.network.layout[1].views(trainer.theta)
    assert done.here == pytest.approx((float(weight[2, 0]), float(bias[1])))
    assert (done.x[0], done.x[-1]) == pytest.approx((-2.0, 3.0))
    theta = trainer.theta.double().clone()
    for picked, value in ((PICKED.first, done.x[40]), (PICKED.second, done.y[3])):
        assert picked is not None
        weights, biases = trainer.network.layout[picked.layer].views(theta)
        if picked.source is None:
            biases[picked.unit] = float(value)
        else:
            weights[picked.unit, picked.source] = float(value)
    assert done.losses[3, 40] == pytest.approx(loss_of(request, theta), rel=1e-5)
    assert [axis.parameter for axis in done.axes] == [PICKED.first, PICKED.second]


def test_a_line_between_two_places_has_its_ends_at_0_and_1() -> None:
    request = request_of(SliceSpec(BetweenPlaces(Place(), OTHER), points=101))
    done = compute_landscape(request)
    assert (done.x[0], done.x[-1]) == (-0.5, 1.5)
    assert [mark.coordinates for mark in done.marks] == [(0.0,), pytest.approx((1.0,))]
    at = [int(np.abs(done.x - alpha).argmin()) for alpha in (0.0, 1.0)]
    for index, theta in zip(at, (request.theta, request.places[OTHER]), strict=True):
        assert done.losses[index] == pytest.approx(loss_of(request, theta), rel=1e-4)
    between = (done.x >= 0) & (done.x <= 1)
    chord = done.marks[0].loss + done.x * (done.marks[1].loss - done.marks[0].loss)
    assert done.barrier == pytest.approx(float((done.losses - chord)[between].max()))
    assert compute_landscape(request_of(SliceSpec(points=25))).barrier == 0.0


def test_the_plane_through_three_places_goes_through_them() -> None:
    request = request_of(SliceSpec(ThroughPlaces(FIRST, Place(), OTHER), points=25))
    done = compute_landscape(request)
    vectors = [request.trail.snapshots[0], request.theta, request.places[OTHER]]
    for mark, vector in zip(done.marks, vectors, strict=True):
        assert mark.loss == pytest.approx(loss_of(request, vector), rel=1e-6)
        assert done.x[0] < mark.coordinates[0] < done.x[-1]
        assert done.y[0] < mark.coordinates[1] < done.y[-1]
    assert done.here == pytest.approx((float((vectors[1] - vectors[0]).norm()), 0.0), abs=1e-5)
    assert [axis.norm for axis in done.axes] == pytest.approx([1.0, 1.0])


def test_the_path_has_every_snapshot_and_says_what_it_leaves_out() -> None:
    request = request_of(SliceSpec(PrincipalDirections(), points=25), trainer_of(trained=80))
    done = compute_landscape(request)
    (path,) = done.paths
    assert path.updates.tolist() == list(request.trail.updates)
    assert path.optimizer == "adam"
    assert 0.0 < path.outside[0] < 0.5  # the principal plane holds most of it
    assert done.outside == path.outside[0]
    assert (path.measured[0], path.measured[-1]) == (0, len(path.updates) - 1)
    assert len(path.measured) == len(path.losses) == len(path.slice_losses) == surface.MEASURED
    span = span_of(request)
    for index, true, shown in zip(path.measured, path.losses, path.slice_losses, strict=True):
        snapshot = request.trail.snapshots[index]
        shadow = span.origin.double() + torch.from_numpy(path.coordinates[index].copy()) @ torch.stack(
            span.vectors
        ).double()
        assert true == pytest.approx(loss_of(request, snapshot), rel=1e-5)
        assert shown == pytest.approx(loss_of(request, shadow), rel=1e-4)
    explained = [axis.explained for axis in done.axes]
    assert None not in explained
    assert 0.8 < sum(share for share in explained if share is not None) <= 1.0
    low, high = path.coordinates.min(axis=0), path.coordinates.max(axis=0)
    assert done.x[0] < low[0]
    assert high[1] < done.y[-1]


def test_other_runs_paths_are_drawn_on_the_same_slice() -> None:
    other = trainer_of(optimizer="sgd")
    trail = Trail("sgd", tuple(other.trajectory.updates), tuple(other.trajectory.thetas))
    done = compute_landscape(request_of(SliceSpec(points=25), trails=(trail,)))
    assert [path.optimizer for path in done.paths] == ["adam", "sgd"]
    np.testing.assert_array_equal(done.paths[0].coordinates[0], done.paths[1].coordinates[0])
    assert (done.paths[0].coordinates[-1] != done.paths[1].coordinates[-1]).all()


@pytest.mark.parametrize("factor", [1.3, 100.0])
def test_a_principal_plane_reaches_as_far_as_others_paths_but_not_without_end(factor: float) -> None:
    request = request_of(SliceSpec(PrincipalDirections(), points=25))
    alone = compute_landscape(request)
    start, *later = request.trail.snapshots
    farther = (start, *(start + factor * (theta - start) for theta in later))
    trail = Trail("sgd", request.trail.updates, farther)
    done = compute_landscape(replace(request, trails=(trail,)))
    ends = done.paths[1].coordinates[-1]
    assert np.ptp(alone.x) < np.ptp(done.x) < 6.0 * np.ptp(alone.x)
    assert (done.x[0] < ends[0] < done.x[-1]) == (factor < 2.0)


def test_principal_directions_keep_their_signs_from_frame_to_frame() -> None:
    trainer, memory = trainer_of(trained=10), SignMemory()
    before: tuple[Tensor, ...] = ()
    for _ in range(12):
        trainer.advance(3)
        request = request_of(SliceSpec(PrincipalDirections(), points=25), trainer, signs=memory)
        vectors = span_of(request).vectors
        for old, new in zip(before, vectors, strict=False):
            assert float(old @ new) > 0.0
        before = vectors


def test_the_range_can_be_given() -> None:
    done = compute_landscape(request_of(SliceSpec(points=25, x_range=(-0.5, 2.0), y_range=(0.0, 0.1))))
    assert (done.x[0], done.x[-1], done.y[0], done.y[-1]) == pytest.approx((-0.5, 2.0, 0.0, 0.1), rel=1e-6)


@pytest.mark.parametrize("points", POINTS)
def test_large_networks_come_coarse_first_and_every_stage_shows_the_same(
    points: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = request_of(SliceSpec(points=points))
    whole = compute_landscape(request)
    monkeypatch.setattr(surface, "FIRST_WORK", 1.0)
    stages = [done for done in landscapes(request) if done is not None]
    assert [len(done.x) for done in stages] == [stage for stage in STAGES if stage <= points]
    assert [done.finest for done in stages] == [False] * (len(stages) - 1) + [True]
    assert [len(done.paths[0].losses) for done in stages] == [2] * (len(stages) - 1) + [len(whole.paths[0].losses)]
    for done in stages:
        half = len(done.x) // 2
        np.testing.assert_allclose(done.losses[::half, ::half], whole.losses[:: points // 2, :: points // 2], rtol=1e-5)


def test_a_small_network_s_slice_comes_at_once_in_small_steps() -> None:
    steps = list(landscapes(request_of(SliceSpec(points=25))))
    assert [done is None for done in steps[-3:]] == [True, True, False]
    assert sum(done is not None for done in steps) == 1
    assert len(steps) > 25


@pytest.mark.parametrize("workers", [1, 2])
def test_it_can_be_left_at_any_step(workers: int) -> None:
    steps = landscapes(request_of(SliceSpec(points=101), workers=workers))
    for _ in range(3):
        assert next(steps) is None
    steps.close()


@pytest.mark.parametrize("spec", [*(SliceSpec(plane, points=25) for plane in PLANES), *LINES], ids=kind)
def test_looking_changes_no_parameter(spec: SliceSpec) -> None:
    trainer = trainer_of()
    request = replace(request_of(spec, trainer), theta=trainer.theta)
    vectors = [trainer.theta, *request.trail.snapshots, *request.given, *request.places.values(), request.x]
    before = [vector.clone() for vector in vectors]
    compute_landscape(request)
    assert all(torch.equal(vector, then) for vector, then in zip(vectors, before, strict=True))


REFUSED: list[tuple[str, SliceSpec, dict[str, Any]]] = [
    ("few_snapshots", SliceSpec(PrincipalDirections()), {"trainer": trainer_of(trained=1)}),
    ("few_snapshots", SliceSpec(PrincipalDirections(), axis=0), {"trainer": trainer_of(trained=0)}),
    ("equal_places", SliceSpec(BetweenPlaces(Place(), Place(update=30))), {}),
    ("equal_places", SliceSpec(ThroughPlaces(Place(), Place(), OTHER)), {}),
    ("collinear", SliceSpec(ThroughPlaces(FIRST, OTHER, OTHER)), {}),
    ("no_place", SliceSpec(BetweenPlaces(Place(), Place(run=77))), {}),
    ("other_shape", SliceSpec(BetweenPlaces(Place(), OTHER)), {"places": {OTHER: torch.zeros(7)}}),
    ("not_finite", SliceSpec(BetweenPlaces(Place(), OTHER)), {"places": {OTHER: torch.full((96,), torch.nan)}}),
    ("no_directions", SliceSpec(GivenDirections()), {"given": ()}),
    ("zero_direction", SliceSpec(GivenDirections()), {"given": (torch.zeros(96), torch.ones(96))}),
    ("parallel", SliceSpec(GivenDirections()), {"given": (torch.ones(96), -2.0 * torch.ones(96))}),
    ("parallel", SliceSpec(), {"trainer": trainer_of(units=())}),
    ("zero_direction", SliceSpec(), {"theta": torch.zeros(96)}),
    ("same_parameter", SliceSpec(ParameterDirections(PICKED.first, PICKED.first)), {}),
    ("no_second", SliceSpec(ParameterDirections(PICKED.first)), {}),
    ("no_such_parameter", SliceSpec(ParameterDirections(Parameter(7, 0, 0), PICKED.first)), {}),
    ("no_rows", SliceSpec(), {"x": torch.zeros(0, 1), "target": torch.zeros(0, 1)}),
    ("not_finite", SliceSpec(), {"theta": torch.full((96,), torch.nan)}),
]


@pytest.mark.parametrize(("problem", "spec", "changes"), REFUSED, ids=[f"{row[0]}-{kind(row[1])}" for row in REFUSED])
def test_what_cannot_be_drawn_gets_a_sentence(problem: str, spec: SliceSpec, changes: dict[str, Any]) -> None:
    request = request_of(spec, **changes)
    with pytest.raises(LandscapeError) as error:
        compute_landscape(request)
    assert error.value.problem == problem
    assert "{" not in str(error.value)
    assert str(error.value).endswith(".")
    *_, refusal = answers(request)
    assert isinstance(refusal, Refusal)
    assert refusal.sentence() == str(error.value)
    assert (refusal.spec, refusal.run, refusal.update) == (spec, 3, request.update)


def test_every_problem_is_met_by_some_input() -> None:
    elsewhere = {"straight_path", "no_such_units"}  # tests/core/test_directions.py, test_demonstrations.py
    assert {row[0] for row in REFUSED} | elsewhere == set(PROBLEMS)


def notes_of(spec: SliceSpec, **changes: Any) -> dict[str, str]:
    return {note.kind: note.sentence() for note in compute_landscape(request_of(spec, **changes)).notes}


def test_what_has_to_be_said_is_said() -> None:
    with_biases = SliceSpec(RandomDirections(biases=True), points=25)
    trainer = trainer_of()
    theta = trainer.theta.clone()
    trainer.network.layout[0].views(theta)[0][1:3] = 0.0
    one = {"x": torch.zeros(1, 1), "target": torch.ones(1, 1)}
    many = {"x": torch.zeros(900, 1), "target": torch.ones(900, 1)}
    found = [
        notes_of(SliceSpec(points=25)),
        notes_of(SliceSpec(points=25), theta=theta),
        notes_of(with_biases, trainer=trainer_of(units=())),
        notes_of(SliceSpec(points=25), trainer=trainer_of(activation="identity")),
        notes_of(SliceSpec(points=25), **one),
        notes_of(SliceSpec(points=25), trainer=trainer_of(trained=0)),
        notes_of(SliceSpec(points=25), **many),
    ]
    assert [tuple(notes) for notes in found] == [
        (), ("zero_rows",), ("convex",), ("linear",), ("one_sample",), ("no_path",), ("fewer_rows",),
    ]  # fmt: skip
    assert found[1]["zero_rows"].startswith("2 of 9 rows")
    assert "256 of 900 rows" in found[6]["fewer_rows"]
    assert {kind for notes in found for kind in notes} == set(NOTES)


def test_a_single_sample_has_a_picture_all_the_same() -> None:
    done = compute_landscape(request_of(SliceSpec(points=25), x=torch.zeros(1, 1), target=torch.ones(1, 1)))
    assert np.isfinite(done.losses).all()
    assert np.ptp(done.losses) > 0.0


def test_a_straight_way_has_a_line_though_no_plane() -> None:
    request = request_of(SliceSpec(PrincipalDirections(), points=25))
    way = torch.randn(len(request.theta), generator=torch.Generator().manual_seed(1))
    trail = Trail("sgd", (0, 1, 2, 3), tuple(request.theta + k * way for k in (3.0, 2.0, 1.0, 0.0)))
    with pytest.raises(LandscapeError, match="straight line"):
        compute_landscape(replace(request, trail=trail))
    line = replace(request, trail=trail, spec=SliceSpec(PrincipalDirections(), axis=0, points=25))
    assert compute_landscape(line).outside < 1e-3


@pytest.mark.parametrize("wrong", [{"points": 50}, {"x_range": (1.0, 1.0)}, {"y_range": (0.0, float("inf"))}])
def test_a_spec_that_makes_no_sense_is_refused_at_once(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"must be|not a range"):
        SliceSpec(**wrong)


def test_a_wide_network_s_line_is_affordable() -> None:
    layers = (Layer(600), Layer(600))
    network = Network(layers, 1)
    theta = network.initialise(NetworkSpec(layers=layers))
    request = replace(
        request_of(SliceSpec(axis=0)), network=network, theta=theta, trail=Trail("sgd", (0,), (theta,)), places={}
    )
    done = compute_landscape(request)
    assert done.rows == len(request.x)
    assert done.losses[25] == pytest.approx(loss_of(request, theta), rel=1e-4)
