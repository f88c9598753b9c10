"""Races and seeds are trained beside the current run, which they never change."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Callable

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from playground import sideline
from playground.contest import Contest, Entrant, Kind
from playground.data.build import build
from playground.experiment import Layer
from playground.messages import NotDone, RunStarted, RunState
from playground.race import entered
from playground.run_file import unpacked
from playground.seeds import Seeds
from playground.sideline import SeedsField
from playground.trainer import Trainer
from playground.variants import as_it_is, variants
from tests.core.watched import EXPERIMENT, PATIENCE, Watched, theta_after

EPOCHS = 12
FIELD = (as_it_is(EXPERIMENT), *variants("activation", EXPERIMENT)[:2], *variants("depth", EXPERIMENT)[:1])


def contest(watched: Watched, wanted: Callable[[Contest], bool]) -> Contest:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = watched.worker.contests.take()
        if found is not None and wanted(found):
            return found
        time.sleep(0.001)
    raise TimeoutError("no such contest")


def finished(found: Contest) -> bool:
    return found.finished


def test_a_race_ends_where_each_variant_alone_would(watched: Watched) -> None:
    watched.worker.race_variants(4, FIELD, EPOCHS)
    result = contest(watched, finished)
    assert (result.number, result.kind, result.share) == (4, Kind.RACE, 1.0)
    for standing, entrant in zip(result.standings, FIELD, strict=True):
        assert standing.entrant == entrant
        alone = Trainer(entrant.experiment, build(EXPERIMENT.data))
        alone.advance(EPOCHS * alone.updates_per_epoch)
        assert (standing.update, standing.epoch) == (alone.update, EPOCHS)
        np.testing.assert_array_equal(standing.curves.train, alone.history.curves().train)


def test_everybody_starts_from_the_current_run_s_first_parameters_where_shapes_allow(watched: Watched) -> None:
    # an edit that a run goes on with leaves it at a start that its experiment alone would not draw
    watched.worker.start_run(1, replace(EXPERIMENT, network=replace(EXPERIMENT.network, seed=5)))
    watched.of(RunStarted)
    start = watched.trainer.theta + 0.1
    watched.trainer.start_from(start)
    current = watched.trainer.experiment
    field = [as_it_is(current), *variants("learning_rate", current)[:1], *variants("depth", current)[:1]]
    watched.worker.race_variants(0, field, 1)
    contest(watched, finished)
    for place, same in enumerate((True, True, False)):
        watched.worker.pin_member(0, place)
        first = unpacked(watched.worker.kept.get(timeout=PATIENCE).packed).trajectory.thetas[0]
        assert (first.shape == start.shape and torch.equal(first, start)) is same


def test_the_current_run_ends_in_the_same_weights_whatever_races_beside_it(watched: Watched) -> None:
    watched.worker.race_variants(0, FIELD, 100_000)
    contest(watched, lambda found: found.share > 0.0)
    assert torch.equal(watched.stand(300), theta_after(300))
    assert not contest(watched, lambda found: True).finished


def test_seeds_are_trained_beside_the_current_run_and_can_be_stopped(watched: Watched) -> None:
    watched.worker.train_seeds(2, 16, 100_000)
    going = contest(watched, lambda found: found.standings[0].epoch > 2)
    assert (going.kind, len(going.standings)) == (Kind.SEEDS, 16)
    assert [standing.entrant.name for standing in going.standings[:2]] == ["seed 0", "seed 1"]
    watched.worker.stop_contest()
    stopped = contest(watched, finished)
    assert stopped.stopped
    place = stopped.ranking[0]
    assert stopped.standings[place].best == min(standing.best for standing in stopped.standings)
    alone = Trainer(stopped.standings[place].entrant.experiment, build(EXPERIMENT.data))
    alone.advance(stopped.standings[place].update)
    np.testing.assert_allclose(stopped.standings[place].curves.train, alone.history.curves().train, rtol=1e-4)


def test_what_came_out_can_be_pinned_and_goes_on_as_a_run(watched: Watched) -> None:
    watched.worker.train_seeds(2, 3, EPOCHS)
    contest(watched, finished)
    watched.worker.pin_member(1, 0)  # of a contest that is no more
    watched.worker.pin_member(2, 1, "lucky")
    kept = watched.worker.kept.get(timeout=PATIENCE)
    assert (kept.name, kept.pinned, kept.experiment.network.seed) == ("lucky", True, 1)
    watched.worker.restore_run(9, kept)
    watched.of(RunStarted)
    assert watched.worker.kept.empty()
    alone = Trainer(kept.experiment, build(EXPERIMENT.data))
    alone.advance(EPOCHS * alone.updates_per_epoch + 20)
    assert float((watched.stand(20) - alone.theta).norm() / alone.theta.norm()) < 1e-5


def test_the_members_of_a_race_share_the_room_for_their_moments(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = 300_000
    monkeypatch.setattr(sideline, "MEMBERS_SNAPSHOT_BYTES", room)
    moments = []
    for number, field in enumerate((FIELD[:2], FIELD)):
        watched.worker.race_variants(number, field, 60)
        assert contest(watched, finished).number == number
        watched.worker.pin_member(number, 1)
        kept = watched.worker.kept.get(timeout=PATIENCE).packed
        spread = unpacked(kept).trajectory.snapshots
        assert 0.2 * room < len(field) * sum(each.bytes for each in spread) <= room
        assert (spread[0].update, kept.update) == (0, 300)
        moments.append(len(spread))
    assert 2 < moments[1] < moments[0]


def test_one_that_diverges_ranks_last_and_the_others_go_on(watched: Watched) -> None:
    training = replace(EXPERIMENT.training, optimizer="sgd", learning_rate=900.0)
    wild = Entrant("wild", replace(EXPERIMENT, training=training))
    watched.worker.race_variants(0, (wild, *FIELD[:2]), EPOCHS)
    result = contest(watched, finished)
    assert [standing.stopped for standing in result.standings] == ["diverged", None, None]
    assert result.ranking[-1] == 0


def test_what_cannot_be_is_said_in_a_sentence(watched: Watched) -> None:
    large = replace(EXPERIMENT, network=replace(EXPERIMENT.network, layers=(Layer(1200), Layer(1200))))
    watched.worker.start_run(1, large)
    watched.state(RunState.IDLE)
    watched.worker.train_seeds(0, 16, 5)
    assert "multiplications" in watched.of(NotDone).problem
    impossible = replace(EXPERIMENT, network=replace(EXPERIMENT.network, layers=(Layer(0),)))
    watched.worker.race_variants(0, (as_it_is(EXPERIMENT), Entrant("none", impossible)), 5)
    assert "units" in watched.of(NotDone).problem
    assert watched.worker.contests.take() is None


@pytest.mark.parametrize("epochs", [1, 3])
def test_a_contest_shows_its_start_at_once(watched: Watched, epochs: int) -> None:
    watched.worker.race_variants(0, FIELD, epochs)
    first = contest(watched, lambda found: True)
    assert len(first.standings) == len(FIELD)
    assert all(standing.fit.curve is not None for standing in first.standings)
    assert [standing.parameters for standing in first.standings[:2]] == [97, 97]


@pytest.mark.parametrize("ending", ["finished", "stopped"])
@pytest.mark.parametrize("kind", Kind)
def test_what_trained_a_contest_is_gone_when_it_is_over(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, kind: Kind, ending: str
) -> None:
    trained: list[weakref.ref[object]] = []

    def noted(make: Callable[..., object]) -> Callable[..., object]:
        def made(*arguments: object) -> object:
            thing = make(*arguments)
            trained.append(weakref.ref(thing))
            return thing

        return made

    monkeypatch.setattr("playground.sideline.entered", noted(entered))
    monkeypatch.setattr("playground.sideline.Seeds", noted(Seeds))
    epochs = EPOCHS if ending == "finished" else 1_000_000
    if kind is Kind.RACE:
        watched.worker.race_variants(3, FIELD, epochs)
    else:
        watched.worker.train_seeds(3, 4, epochs)
    if ending == "stopped":
        contest(watched, lambda found: found.share > 0.0)
        watched.worker.stop_contest()
    contest(watched, lambda found: found.finished or found.stopped)
    watched.worker.pin_member(3, 1)
    kept = watched.worker.kept.get(timeout=PATIENCE)
    gc.collect()
    assert trained
    assert not any(each() for each in trained)
    assert kept.packed.update > 0


def test_seeds_take_steps_of_a_bounded_time_to_the_end_of_an_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    many, alone = (Seeds(EXPERIMENT, build(EXPERIMENT.data), (0, 1)) for _ in range(2))
    field = SeedsField(many, 20)
    monkeypatch.setattr(sideline, "STEP_SECONDS", 1e-9)  # shorter than any update
    for update in (1, 2, 3):
        field.advance()
        assert many.update == update
    monkeypatch.setattr(sideline, "STEP_SECONDS", 9.0)
    monkeypatch.setattr(field, "_seconds", 1.0)
    field.advance()
    assert (many.update, many.epoch) == (10, 2)  # and not 12
    monkeypatch.setattr(sideline, "STEP_SECONDS", 1e9)  # longer than all of them
    field.advance()
    assert field.finished
    alone.advance(100)
    assert (many.update, many.epoch) == (alone.update, alone.epoch) == (100, 20)
    assert torch.equal(many.theta(1), alone.theta(1))
