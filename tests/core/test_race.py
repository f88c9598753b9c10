"""A race is what each optimiser does from the same start, over the same batches."""

from __future__ import annotations

import pytest
import torch
from msgspec.structs import replace

from playground.data.build import build
from playground.experiment import Data, Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.race import MAX_POINTS, MAX_UPDATES, RACERS, finished, race
from playground.trainer import Trainer
from playground.variants import usual_rates

EXPERIMENT = Experiment(
    data=Data(samples=60),
    network=NetworkSpec(layers=(Layer(6, "tanh"),)),
    training=Training(optimizer="adam", learning_rate=0.02, batch_size=8, max_epochs=3, patience=1),
)
DATASET = build(EXPERIMENT.data)


def test_every_racer_is_the_run_that_its_optimiser_would_make() -> None:
    rates = {"sgd": 0.1, "momentum": 0.02, "rmsprop": 0.003, "adam": 0.01}
    racers = finished(race(EXPERIMENT, DATASET, 300, rates))
    assert [racer.trail.optimizer for racer in racers] == list(rates)
    for racer in racers:
        name = racer.trail.optimizer
        training = replace(
            EXPERIMENT.training, optimizer=name, learning_rate=rates[name], max_epochs=None, patience=None
        )
        trainer = Trainer(replace(EXPERIMENT, training=training), DATASET)
        assert torch.equal(racer.trail.snapshots[0], trainer.theta)
        trainer.advance(300)
        assert torch.equal(racer.trail.snapshots[-1], trainer.theta)
        metrics = trainer.metrics(0)
        assert metrics is not None
        assert racer.loss == metrics.loss
        assert (racer.trail.updates[0], racer.trail.updates[-1]) == (0, 300)
        assert len(racer.trail.updates) == len(racer.trail.snapshots) == MAX_POINTS
        assert racer.stopped is None
        assert racer.trail.learning_rate == rates[name]


def test_it_can_start_elsewhere_and_everybody_starts_there() -> None:
    start = Trainer(EXPERIMENT, DATASET).theta + 0.25
    racers = finished(race(EXPERIMENT, DATASET, 5, start=start))
    assert len(racers) == len(RACERS)
    assert all(torch.equal(racer.trail.snapshots[0], start) for racer in racers)
    assert all(tuple(racer.trail.updates) == (0, 1, 2, 3, 4, 5) for racer in racers)


def test_the_rates_keep_that_of_the_experiment() -> None:
    rates = usual_rates(EXPERIMENT, RACERS)
    assert tuple(rates) == RACERS
    assert rates["adam"] == 0.02
    assert rates["sgd"] == pytest.approx(0.1)


def test_one_that_diverges_says_so_and_the_others_go_on() -> None:
    first, second = finished(race(EXPERIMENT, DATASET, 200, {"sgd": 500.0, "adam": 0.01}))
    assert first.stopped == "diverged"
    assert (first.trail.diverged, second.trail.diverged) == (True, False)
    assert all(bool(torch.isfinite(snapshot).all()) for snapshot in first.trail.snapshots)
    assert second.stopped is None
    assert second.trail.updates[-1] == 200


def test_it_can_be_left_at_any_step() -> None:
    racing = race(EXPERIMENT, DATASET, MAX_UPDATES)
    assert [next(racing) for _ in range(3)] == [None] * 3
    racing.close()


@pytest.mark.parametrize("updates", [0, MAX_UPDATES + 1])
def test_it_is_bounded(updates: int) -> None:
    with pytest.raises(ValueError, match="a race has"):
        next(race(EXPERIMENT, DATASET, updates))
