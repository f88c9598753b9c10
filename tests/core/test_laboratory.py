"""The training thread and the surface thread together: what is asked for arrives, and training is none the wiser."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from typing import TypeVar

import msgspec
import numpy as np
import pytest
import torch

from playground.demonstrations import DEMONSTRATIONS, PARTNER
from playground.diagram import Parameter
from playground.experiment import Experiment, Layer, Network
from playground.frames import Wish, WishList
from playground.landscape import (
    BetweenPlaces,
    GivenDirections,
    Landscape,
    ParameterDirections,
    Place,
    PrincipalDirections,
    RandomDirections,
    Refusal,
    SliceSpec,
    ThroughPlaces,
)
from playground.messages import Failed, Mailbox, RunStarted, RunState
from playground.presets import examples
from playground.spans import LandscapeRequest
from playground.spectrum import Curvature, Spectrum
from playground.surface import answers
from tests.core.watched import EXPERIMENT, PATIENCE, Watched, theta_after

T = TypeVar("T")


def newest(mailbox: Mailbox[T]) -> T:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if (value := mailbox.take()) is not None:
            return value
        time.sleep(0.002)
    raise TimeoutError("nothing arrived")


def ask(watched: Watched, spec: SliceSpec) -> Landscape | Refusal:
    """The answer to ``spec``; those to what was asked before are passed over."""
    watched.worker.set_wish(WishList(Wish.SURFACE, slice=spec))
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        answer = newest(watched.worker.slices)
        if isinstance(answer, Landscape | Refusal) and answer.spec == spec:
            return answer
    raise TimeoutError(f"no answer to {spec}")


SPECS = {
    "random": SliceSpec(RandomDirections(biases=True), points=25),
    "principal": SliceSpec(PrincipalDirections(), points=25),
    "parameters": SliceSpec(ParameterDirections(Parameter(0, 1, 0), Parameter(1, 2, None)), points=25),
    "between": SliceSpec(BetweenPlaces(Place(update=0), Place()), points=25),
    "through": SliceSpec(ThroughPlaces(Place(update=0), Place(update=30), Place()), points=25),
    "line": SliceSpec(RandomDirections(), axis=0, points=101),
    "test set": SliceSpec(points=25, subset=2),
}


@pytest.mark.parametrize("name", SPECS)
def test_every_kind_of_slice_arrives_of_the_moment_that_stands(watched: Watched, name: str) -> None:
    for updates in (20, 20, 20):  # the path is kept at the ends of blocks
        watched.stand(updates)
    answer = ask(watched, SPECS[name])
    assert isinstance(answer, Landscape)
    assert (answer.run, answer.update) == (0, 60)
    assert answer.losses.size in (25, 625, 101)
    assert answer.loss == pytest.approx(
        watched.trainer.metrics(SPECS[name].subset).loss,  # type: ignore[union-attr]
        rel=1e-4,
    )


def test_what_cannot_be_drawn_is_a_sentence(watched: Watched) -> None:
    answer = ask(watched, SliceSpec(PrincipalDirections()))
    assert isinstance(answer, Refusal)
    assert "Train a little first" in answer.sentence()


def test_a_straight_line_leads_to_a_run_that_was_left(watched: Watched) -> None:
    watched.stand(40)
    other = msgspec.structs.replace(EXPERIMENT, network=msgspec.structs.replace(EXPERIMENT.network, seed=5))
    watched.worker.start_run(1, other)
    watched.of(RunStarted)
    watched.stand(40)
    answer = ask(watched, SliceSpec(BetweenPlaces(Place(run=0), Place()), points=51))
    assert isinstance(answer, Landscape)
    first, second = (mark.coordinates for mark in answer.marks)
    assert (*first, *second) == pytest.approx((0.0, 1.0), abs=1e-6)
    gone = ask(watched, SliceSpec(BetweenPlaces(Place(run=7), Place()), points=51))
    assert isinstance(gone, Refusal)


def test_curvature_arrives_and_its_directions_span_a_slice(watched: Watched) -> None:
    watched.stand(60)
    refused = ask(watched, SliceSpec(GivenDirections(), points=25))
    assert isinstance(refused, Refusal)
    watched.worker.ask_curvature("extremes")
    found = newest(watched.worker.curvatures)
    assert isinstance(found, Curvature)
    assert found.highest.value > found.lowest.value
    deadline = time.monotonic() + PATIENCE
    answer = ask(watched, SliceSpec(GivenDirections(), points=51))
    while isinstance(answer, Refusal) and time.monotonic() < deadline:  # the one that was on its way
        answer = ask(watched, SliceSpec(GivenDirections(), points=25))
    assert isinstance(answer, Landscape)
    watched.worker.ask_curvature("spectrum")
    whole = newest(watched.worker.curvatures)
    assert isinstance(whole, Spectrum)
    assert whole.eigenvalues[-1] == pytest.approx(found.highest.value, rel=1e-3)


def test_a_spectrum_of_too_many_parameters_is_a_sentence(watched: Watched) -> None:
    wide = msgspec.structs.replace(EXPERIMENT, network=Network(layers=(Layer(64), Layer(64))))
    watched.worker.start_run(1, wide)
    watched.of(RunStarted)
    watched.worker.ask_curvature("spectrum")
    found = newest(watched.worker.curvatures)
    assert isinstance(found, str)
    assert "2,000" in found


def test_a_race_s_ways_are_drawn_on_the_slices_that_follow(watched: Watched) -> None:
    watched.stand(60)
    watched.worker.race()
    spec = SliceSpec(points=25)
    deadline = time.monotonic() + PATIENCE
    answer = ask(watched, spec)
    while time.monotonic() < deadline:
        assert isinstance(answer, Landscape)
        if len(answer.paths) > 1:
            break
        found = newest(watched.worker.slices)
        assert isinstance(found, Landscape)
        answer = found
    assert isinstance(answer, Landscape)
    assert [path.optimizer for path in answer.paths[1:]] == ["sgd", "momentum", "rmsprop", "adam"]


def test_training_is_the_same_to_the_bit_while_everything_is_looked_at(watched: Watched) -> None:
    watched.worker.set_wish(WishList(~Wish.NONE, slice=SliceSpec(PrincipalDirections(), points=101)))
    watched.worker.train()
    watched.frame(lambda frame: frame.update > 50)
    watched.worker.race()
    watched.worker.ask_curvature("extremes")
    newest(watched.worker.curvatures)
    watched.worker.pause()
    watched.state(RunState.PAUSED)
    assert torch.equal(watched.trainer.theta, theta_after(watched.trainer.update, EXPERIMENT))
    assert not any(isinstance(event, Failed) for event in watched.heard)


def test_a_new_run_forgets_what_was_asked_of_the_old_one(watched: Watched) -> None:
    watched.stand(60)
    watched.worker.race()
    other: Experiment = msgspec.structs.replace(EXPERIMENT, network=Network(layers=(Layer(5, "tanh"),)))
    watched.worker.start_run(1, other)
    watched.of(RunStarted)
    answer = ask(watched, SliceSpec(points=25))
    assert isinstance(answer, Landscape)
    assert answer.run == 1
    assert len(answer.paths) <= 1


def shown(watched: Watched, name: str) -> Landscape:
    """A demonstration at its moment."""
    about = DEMONSTRATIONS[name]
    watched.worker.start_run(1, examples()[name].experiment)
    watched.of(RunStarted)
    watched.worker.demonstrate(name)
    watched.stand(about.updates)
    answer = ask(watched, about.spec)
    assert isinstance(answer, Landscape)
    assert answer.update == about.updates
    return answer


def test_the_other_seed_of_a_demonstration_is_trained_aside_and_is_a_place(watched: Watched) -> None:
    answer = shown(watched, "two_minima")
    assert answer.barrier > 50 * max(mark.loss for mark in answer.marks)
    assert [path.run for path in answer.paths] == [None, PARTNER]
    assert torch.equal(watched.trainer.theta, theta_after(2000, examples()["two_minima"].experiment))
    # a reset keeps the partner, another experiment has none
    watched.worker.start_run(2, examples()["two_minima"].experiment)
    watched.of(RunStarted)
    again = ask(watched, DEMONSTRATIONS["two_minima"].spec)
    assert isinstance(again, Landscape)
    assert again.marks[1].loss == answer.marks[1].loss
    # of a network with another shape the partner is of another surface: its way is not drawn there
    watched.worker.start_run(3, Experiment(data=EXPERIMENT.data, network=Network(layers=(Layer(4, "tanh"),))))
    watched.of(RunStarted)
    other = ask(watched, SliceSpec(points=25))
    assert isinstance(other, Landscape)
    assert [path.run for path in other.paths] == [None]
    watched.worker.demonstrate(None)
    gone = ask(watched, SliceSpec(BetweenPlaces(Place(), Place(PARTNER)), points=25))
    assert isinstance(gone, Refusal)


def test_swapped_units_are_a_place_of_every_moment(watched: Watched) -> None:
    answer = shown(watched, "permutation")
    first, second = (mark.loss for mark in answer.marks)
    assert first == pytest.approx(second, rel=1e-3)
    assert answer.barrier > 10 * first


def test_units_that_are_all_alike_can_be_swapped_and_there_is_no_way_between(watched: Watched) -> None:
    alike = msgspec.structs.replace(EXPERIMENT.network, init="constant")
    watched.worker.start_run(1, msgspec.structs.replace(EXPERIMENT, network=alike))
    watched.of(RunStarted)
    watched.worker.demonstrate("permutation")
    assert isinstance(ask(watched, DEMONSTRATIONS["permutation"].spec), Refusal)
    assert not [event for event in watched.heard if isinstance(event, Failed)]


def test_another_network_s_slice_comes_beside(watched: Watched) -> None:
    answer = shown(watched, "convex_bowl")
    assert answer.beside is not None
    assert answer.beside.spec == answer.spec
    assert (answer.run, answer.beside.run) == (1, PARTNER)
    assert np.ptp(answer.beside.losses) > 3 * np.ptp(answer.losses)


def test_slices_are_computed_in_a_thread_of_their_own(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def spied(request: LandscapeRequest) -> Generator[Landscape | Refusal | None, None, None]:
        seen.append(threading.current_thread().name)
        return answers(request)

    monkeypatch.setattr("playground.surface.answers", spied)
    ask(watched, SliceSpec(points=25))
    assert set(seen) == {"surface"}


def test_a_slice_that_nobody_sees_any_more_is_left(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, left = threading.Event(), threading.Event()

    def endless(request: LandscapeRequest) -> Generator[None, None, None]:
        begun.set()
        try:
            while True:
                time.sleep(0.001)
                yield None
        finally:
            left.set()

    with monkeypatch.context() as patch:
        patch.setattr("playground.surface.answers", endless)
        watched.worker.set_wish(WishList(Wish.SURFACE))
        assert begun.wait(PATIENCE)
        watched.worker.set_wish(WishList())
        assert left.wait(PATIENCE)
    # seen again, it is computed again though the run stands where it stood
    assert isinstance(ask(watched, SliceSpec(points=25)), Landscape)
