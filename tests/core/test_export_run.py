"""A run as something to export: the script that repeats it to the bit, its frames at any snapshot, its curves."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from safetensors.torch import load

from playground.branch import SetParameters
from playground.branching import branched
from playground.data.build import build
from playground.data.drawing import added, taken_over
from playground.data.joining import joined
from playground.diagram import Parameter
from playground.experiment import Data, Experiment, ExperimentError, Layer, Network, Training
from playground.export.curves import WISH, curve_files
from playground.export.run import FinishedRun
from playground.export.script import script
from playground.frames import Wish, WishList
from playground.trainer import Trainer
from tests.core.exports import assert_same_bits, put, run

replace = msgspec.structs.replace
DATA = Data(samples=60)  # 42 training rows: 3 updates an epoch
ENDLESS: dict[str, Any] = {"batch_size": 16, "max_epochs": None}


def experiment(**training: Any) -> Experiment:
    network = Network(layers=(Layer(8, "tanh"), Layer(5, "relu")), seed=3)
    return Experiment(data=DATA, network=network, training=Training(**(ENDLESS | training)))


def trained(updates: int, **training: Any) -> Trainer:
    now = experiment(**training)
    trainer = Trainer(now, build(now.data))
    trainer.advance(updates)
    return trainer


def steeper(trainer: Trainer) -> Experiment:
    training = replace(trainer.experiment.training, learning_rate=0.03)
    return replace(trainer.experiment, training=training)


def taken(trainer: Trainer) -> FinishedRun:
    return FinishedRun(trainer.checkpoint(), trainer.dataset)


def in_the_middle() -> Trainer:
    return trained(25)


def before_its_end() -> Trainer:
    return trained(10, max_epochs=90, patience=80)


def at_its_last_epoch() -> Trainer:
    return trained(10**6, max_epochs=7)


def beyond_its_last_epoch() -> Trainer:
    trainer = trained(10**6, max_epochs=3, schedule="cosine", schedule_epochs=8, patience=200)
    trainer.go_on()
    trainer.advance(5)
    return trainer


def out_of_patience() -> Trainer:
    return trained(10**6, patience=3, learning_rate=0.05)


def diverged() -> Trainer:
    return trained(10**6, optimizer="sgd", learning_rate=30.0)


def edited_before_the_first_update() -> Trainer:
    trainer = trained(0)
    trainer.apply(steeper(trainer))
    trainer.advance(20)
    return trainer


def set_by_hand_before_the_first_update() -> Trainer:
    start = trained(0)
    trainer = branched(start, start.experiment, SetParameters(((Parameter(0, 2, 0), 1.5),)))
    trainer.advance(20)
    return trainer


EXACT = (
    in_the_middle,
    before_its_end,
    at_its_last_epoch,
    beyond_its_last_epoch,
    out_of_patience,
    diverged,
    edited_before_the_first_update,
    set_by_hand_before_the_first_update,
)


@pytest.mark.parametrize("make", EXACT, ids=lambda make: make.__name__)
def test_the_script_of_a_run_ends_in_its_very_parameters(make: Callable[[], Trainer], tmp_path: Path) -> None:
    finished = taken(make())
    repetition = finished.repetition()
    assert repetition.exact
    files = script(repetition.experiment, updates=repetition.updates, start=repetition.start)
    state, _ = run(put(files, tmp_path))
    assert_same_bits(state, finished.network.state_dict(finished.theta))


def edited_on_the_way() -> Trainer:
    trainer = trained(20)
    trainer.apply(steeper(trainer))
    trainer.advance(10)
    return trainer


def set_by_hand_on_the_way() -> Trainer:
    start = trained(20, max_epochs=30)
    return branched(start, start.experiment, SetParameters(((Parameter(1, 0, None), -2.0),)))


def gone_on_after_stopping_early() -> Trainer:
    trainer = out_of_patience()
    trainer.go_on()
    trainer.advance(4)
    return trainer


@pytest.mark.parametrize(
    "make", [edited_on_the_way, set_by_hand_on_the_way, gone_on_after_stopping_early], ids=lambda make: make.__name__
)
def test_of_a_run_that_was_led_by_hand_it_begins_with_the_parameters_on_screen(
    make: Callable[[], Trainer], tmp_path: Path
) -> None:
    finished = taken(make())
    repetition = finished.repetition()
    assert not repetition.exact
    assert repetition.start is not None
    assert_same_bits(repetition.start, finished.network.state_dict(finished.theta))
    files = script(repetition.experiment, updates=repetition.updates, start=repetition.start)
    assert_same_bits(load(files["script_start.safetensors"]), repetition.start)
    _, printed = run(put(files, tmp_path))
    assert "stopped: " in printed


def test_of_a_run_that_points_joined_it_begins_with_the_parameters_on_screen_and_the_scaling_they_are_for(
    tmp_path: Path,
) -> None:
    run_of = trained(25)
    points = taken_over(DATA, run_of.dataset)
    moved = replace(run_of.experiment, data=replace(DATA, source=added(points, [(0.5, 40.0)] * 9, DATA.split)))
    run_of.join(moved, joined(run_of.dataset, moved))
    run_of.advance(5)
    finished = taken(run_of)
    still = replace(moved, training=replace(moved.training, learning_rate=0.0))  # the parameters stay where they are
    repetition = finished.repetition()
    assert not repetition.exact
    assert repetition.dataset is run_of.dataset
    files = script(still, updates=1, start=repetition.start, dataset=repetition.dataset)
    state, printed = run(put(files, tmp_path))
    assert_same_bits(state, finished.network.state_dict(finished.theta))
    metrics = run_of.metrics(0)
    assert metrics is not None
    assert f"loss {metrics.loss:.6g}  RMSE {metrics.rmse:.6g}" in printed
    assert "before points were drawn" in files["script.py"].decode().replace("\n# ", " ")


def test_any_run_can_be_the_start_of_a_script() -> None:
    finished = taken(in_the_middle())
    repetition = finished.repetition(from_now=True)
    assert not repetition.exact
    assert repetition.updates == 25
    assert repetition.start is not None


def test_a_run_without_an_end_has_to_begin() -> None:
    with pytest.raises(ExperimentError, match="train first"):
        taken(trained(0)).repetition()


def test_frames_at_snapshots_are_those_of_then() -> None:
    finished = taken(trained(60))
    wish = WishList(Wish.FIT | Wish.LOSS | Wish.METRICS)
    assert finished.updates[0] == 0
    assert finished.updates[-1] == 60
    index = len(finished.updates) // 2
    update = finished.updates[index]
    then = taken(trained(update)).frame(wish)
    seen = finished.frame_at(index, wish)
    assert seen.update == update
    assert seen.fit is not None
    assert then.fit is not None
    np.testing.assert_array_equal(seen.fit.curve, then.fit.curve)
    assert seen.train == then.train
    assert seen.loss is not None
    assert then.loss is not None
    np.testing.assert_array_equal(seen.loss.train, then.loss.train)
    np.testing.assert_array_equal(seen.loss.batch_losses, then.loss.batch_losses)
    assert seen.loss.best_epoch == then.loss.best_epoch


def test_the_curves_hold_every_epoch_and_every_snapshot() -> None:
    finished = taken(trained(30))
    frame = finished.frame(WISH)
    assert frame.loss is not None
    assert frame.flow_history is not None
    files = curve_files(frame.loss, frame.flow_history, "mine")
    assert list(files) == ["mine.csv", "mine_gradients.csv"]
    losses, gradients = (list(csv.DictReader(io.StringIO(content.decode()))) for content in files.values())
    assert [int(row["epoch"]) for row in losses] == list(range(11))
    assert [int(row["update"]) for row in losses] == list(range(0, 31, 3))
    assert [float(row["valid_loss"]) for row in losses] == frame.loss.valid.tolist()
    assert [int(row["update"]) for row in gradients] == frame.flow_history.updates.tolist()
    names = ["update", "dL/dW 1", "dL/dW 2", "dL/dW output", "dL/dz 1", "dL/dz 2", "dL/dz output"]
    assert list(gradients[0]) == names
    assert float(gradients[-1]["dL/dW output"]) == frame.flow_history.weight_norm[-1, -1]
