"""What is asked of the training thread beside training: runs kept and restored, parameters set, files, answers."""

from __future__ import annotations

import csv
import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from playground.branch import ContinueFrom, SetParameters
from playground.diagram import Parameter
from playground.experiment import CsvSource, Data
from playground.messages import CheckpointTaken, DataReady, Handout, NotDone, Refused, RunStarted, RunState
from playground.predicting import FileDone
from tests.core.watched import EXPERIMENT, PATIENCE, Watched, theta_after

WEIGHT = Parameter(layer=0, unit=2, source=0)


def answer(watched: Watched) -> FileDone:
    """The next answer to a question for a file of predictions."""
    deadline, moment = time.monotonic() + PATIENCE, threading.Event()
    while time.monotonic() < deadline:
        if (done := watched.worker.file_done.take()) is not None:
            return done
        moment.wait(0.001)
    raise TimeoutError("no answer")


def test_a_pinned_run_is_restored_to_the_bit_under_another_number(watched: Watched) -> None:
    trained = watched.stand(40)
    watched.worker.pin()
    kept = watched.worker.kept.get(timeout=PATIENCE)
    assert (kept.pinned, kept.packed.update) == (True, 40)
    watched.stand(10)
    watched.worker.restore_run(7, kept)
    assert watched.of(RunStarted).run == 7
    watched.state(RunState.PAUSED)
    assert torch.equal(watched.trainer.theta, trained)
    assert torch.equal(watched.stand(10), theta_after(50))


def test_a_parameter_set_by_hand_is_there_and_trained_on(watched: Watched) -> None:
    before = watched.stand(5)
    watched.worker.set_parameter(WEIGHT, 2.5)
    after = watched.stand(1)
    assert watched.trainer.touched
    changed = theta_after(6)
    assert not torch.equal(after, changed)
    assert not torch.equal(after, before)


def test_a_branch_is_a_run_of_its_own_and_the_old_one_is_kept(watched: Watched) -> None:
    trained = watched.stand(30)
    watched.worker.branch(1, EXPERIMENT, SetParameters(((WEIGHT, 1.5),)))
    assert watched.of(DataReady).run == 1
    watched.state(RunState.PAUSED)
    assert watched.trainer.touched
    weight, _ = watched.trainer.network.layout[0].views(watched.trainer.theta)
    assert float(weight[2, 0]) == 1.5
    watched.worker.start_run(0, EXPERIMENT)
    watched.of(RunStarted)
    watched.state(RunState.PAUSED)
    assert torch.equal(watched.trainer.theta, trained)


def test_all_runs_are_handed_out_as_they_are(watched: Watched) -> None:
    watched.stand(12)
    watched.worker.start_run(1, EXPERIMENT)
    watched.of(RunStarted)
    watched.stand(3)
    received: queue.SimpleQueue[Handout] = queue.SimpleQueue()
    watched.worker.hand_out(received.put)
    handout = received.get(timeout=PATIENCE)
    assert handout.run == 1
    assert handout.current is not None
    assert handout.current[0].now.update == 3
    assert {number: left.update for number, left in handout.left.items()} == {0: 12}


def test_a_table_is_predicted_by_the_network_on_screen(watched: Watched, tmp_path: Path) -> None:
    table, out = tmp_path / "xs.csv", tmp_path / "out.csv"
    table.write_text("x\n0.5\n-0.25\n", encoding="utf-8")
    watched.stand(20)
    watched.worker.predict_file(str(table), str(out))
    done = answer(watched)
    assert done.written, done.text
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    trainer = watched.trainer
    x = torch.from_numpy(trainer.dataset.x_scaling.apply(np.array([[0.5], [-0.25]]))).float()
    expected = trainer.dataset.y_scaling.undo(trainer.network.forward(trainer.theta, x).double().numpy())
    assert [float(row[1]) for row in rows[1:]] == pytest.approx(expected[:, 0].tolist(), rel=1e-6)
    for where, words in (("nowhere.csv", "nowhere.csv"), (str(table), "")):
        target = str(tmp_path / "no folder" / "out.csv") if words == "" else str(out)
        watched.worker.predict_file(where, target)
        refused = answer(watched)
        assert not refused.written
        assert words in refused.text


@pytest.fixture
def unstarted() -> Iterator[Watched]:
    """A worker without a run."""
    watched = Watched()
    watched.worker.start()
    yield watched
    watched.worker.close()


def test_before_there_is_a_run_every_question_is_left_or_answered_with_nothing(unstarted: Watched) -> None:
    watched, worker = unstarted, unstarted.worker
    worker.start_run(0, replace(EXPERIMENT, data=Data(source=CsvSource("nowhere.csv", "y"))))
    watched.of(Refused)
    worker.train()
    worker.step(5)
    worker.run_to_epoch(3)
    worker.pin()
    worker.set_parameter(WEIGHT, 1.0)
    worker.branch(1, EXPERIMENT, SetParameters(((WEIGHT, 1.0),)))
    worker.predict_file("a.csv", "b.csv")
    worker.ask_curvature("here")
    worker.race()
    worker.stop_contest()
    worker.ask_checkpoint()
    taken = watched.of(CheckpointTaken)
    assert (taken.checkpoint, taken.dataset) == (None, None)
    received: queue.SimpleQueue[Handout] = queue.SimpleQueue()
    worker.hand_out(received.put)
    assert received.get(timeout=PATIENCE).current is None
    worker.start_run(2, EXPERIMENT)
    watched.state(RunState.IDLE)
    assert watched.trainer.update == 0
    assert worker.kept.empty()
    assert worker.file_done.empty
    assert not any(isinstance(event, NotDone) for event in watched.heard)


def test_a_snapshot_can_be_gone_on_from_while_it_trains(watched: Watched) -> None:
    watched.stand(50)
    moment = watched.trainer.trajectory.snapshots[3]
    watched.worker.branch(1, EXPERIMENT, ContinueFrom(moment.update))
    assert watched.of(RunStarted).run == 1
    watched.state(RunState.PAUSED)
    assert watched.trainer.update == moment.update
    assert torch.equal(watched.stand(10), theta_after(moment.update + 10))
