"""Runs are numbered, left, come back to and refused; edits reach the running one."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from msgspec.structs import replace

from playground.experiment import CsvSource, Data, Layer, Network
from playground.frames import Wish, WishList
from playground.messages import CheckpointTaken, DataReady, Failed, Refused, RunStarted, RunState
from tests.core.watched import EXPERIMENT, Watched, theta_after

BAD = replace(EXPERIMENT, data=Data(source=CsvSource("nowhere.csv", "y")))


def test_reset_gives_the_same_start_and_coming_back_the_trained_run_to_the_bit(watched: Watched) -> None:
    trained = watched.stand(123)
    watched.worker.start_run(1, EXPERIMENT)
    watched.state(RunState.IDLE)
    assert torch.equal(watched.trainer.theta, theta_after(0))
    watched.stand(7)
    watched.worker.start_run(0, EXPERIMENT)
    started = watched.of(RunStarted)
    assert watched.state(RunState.PAUSED).run == started.run == 0
    assert torch.equal(watched.trainer.theta, trained)
    assert watched.frame(lambda frame: frame.run == 0).update == 123
    assert torch.equal(watched.stand(50), theta_after(173))
    watched.worker.start_run(1, EXPERIMENT)
    watched.of(RunStarted)
    assert torch.equal(watched.stand(1), theta_after(8))


def test_a_run_that_comes_back_is_still_compared_with_its_first_update(watched: Watched) -> None:
    watched.worker.set_wish(WishList(Wish.GRADIENTS))
    start = watched.frame(lambda frame: frame.gradients is not None).first_gradients
    assert start is not None
    watched.stand(40)
    for run in (1, 0):
        watched.worker.start_run(run, EXPERIMENT)
        watched.of(RunStarted)
    back = watched.frame(lambda frame: frame.run == 0 and frame.gradients is not None)
    assert back.update == 40
    assert back.gradients is not None
    assert back.first_gradients is not None
    assert (back.first_gradients.values == start.values).all()
    assert (back.gradients.values != start.values).any()


def test_the_runs_left_longest_ago_make_room_and_start_afresh(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.left_runs.MAX_LEFT_BYTES", 1)  # there is room for the last one alone
    watched.stand(5)
    for run in (1, 2):
        watched.worker.start_run(run, EXPERIMENT)
        watched.of(RunStarted)
        watched.stand(run)
    watched.worker.start_run(1, EXPERIMENT)
    watched.of(RunStarted)
    assert torch.equal(watched.stand(1), theta_after(2))
    watched.worker.start_run(0, EXPERIMENT)
    watched.of(RunStarted)
    assert torch.equal(watched.stand(1), theta_after(1))


def test_data_that_a_left_run_had_are_there_once(watched: Watched) -> None:
    first = watched.trainer.dataset
    watched.worker.start_run(1, replace(EXPERIMENT, data=Data(samples=60)))
    assert watched.of(DataReady).dataset is not first
    watched.worker.start_run(2, EXPERIMENT)
    assert watched.of(DataReady).dataset is first
    watched.worker.read_anew()
    watched.worker.start_run(3, EXPERIMENT)
    assert watched.of(DataReady).dataset is not first


def test_a_live_edit_is_applied_to_the_running_training(watched: Watched) -> None:
    before = watched.stand(20)
    watched.worker.apply(replace(EXPERIMENT, training=replace(EXPERIMENT.training, learning_rate=0.0)))
    assert torch.equal(watched.stand(20), before)
    assert watched.trainer.update == 40


def test_an_experiment_that_cannot_be_keeps_the_old_run_going(watched: Watched) -> None:
    watched.worker.train()
    watched.state(RunState.TRAINING)
    watched.worker.start_run(1, BAD)
    watched.worker.apply(replace(BAD, training=replace(BAD.training, learning_rate=0.5)))  # made before the answer
    refused = watched.of(Refused)
    assert (refused.run, refused.place) == (1, "data.source.path")
    update = watched.frame().update
    watched.frame(lambda frame: frame.run == 0 and frame.update > update)
    watched.worker.start_run(0, EXPERIMENT)
    assert isinstance(watched.of(DataReady), DataReady)
    assert watched.state(RunState.TRAINING, RunState.PAUSED).state is RunState.TRAINING
    watched.worker.pause()
    watched.state(RunState.PAUSED)
    assert not any(isinstance(event, Failed) for event in watched.heard)


def test_a_left_run_comes_back_although_its_file_is_gone(watched: Watched, tmp_path: Path) -> None:
    file = tmp_path / "data.csv"
    file.write_text("x,y\n" + "\n".join(f"{i},{i * i}" for i in range(40)))
    measured = replace(EXPERIMENT, data=Data(source=CsvSource(str(file), "y")))
    watched.worker.start_run(1, measured)
    watched.state(RunState.IDLE)
    trained = watched.stand(30)
    watched.worker.start_run(2, EXPERIMENT)
    watched.state(RunState.IDLE)
    file.unlink()
    watched.worker.start_run(1, measured)
    watched.state(RunState.PAUSED)
    assert torch.equal(watched.trainer.theta, trained)


def test_divergence_and_the_end_are_told_and_remembered(watched: Watched) -> None:
    wild = replace(EXPERIMENT, training=replace(EXPERIMENT.training, optimizer="sgd", learning_rate=500.0))
    relu = replace(wild, network=Network(layers=(Layer(8, "relu"),) * 2))
    watched.worker.start_run(1, relu)
    watched.worker.train()
    assert "Diverged at update" in watched.state(RunState.DIVERGED).reason
    short = replace(EXPERIMENT, training=replace(EXPERIMENT.training, max_epochs=3))
    watched.worker.start_run(2, short)
    watched.worker.train()
    assert watched.state(RunState.FINISHED).reason == "max_epochs"
    assert watched.frame(lambda frame: frame.run == 2 and frame.epoch == 3).update == 15
    watched.worker.start_run(1, relu)
    assert watched.state(RunState.DIVERGED, RunState.PAUSED).state is RunState.DIVERGED


def test_a_checkpoint_is_handed_out_between_two_updates_and_training_goes_on(watched: Watched) -> None:
    watched.stand(7)
    watched.worker.train()
    watched.state(RunState.TRAINING)
    watched.worker.ask_checkpoint()
    taken = watched.of(CheckpointTaken)
    assert taken.checkpoint is not None
    assert taken.checkpoint.now.update >= 7
    assert torch.equal(taken.checkpoint.now.theta, theta_after(taken.checkpoint.now.update))
    watched.worker.pause()
    watched.state(RunState.PAUSED)
    assert taken.dataset is watched.trainer.dataset
