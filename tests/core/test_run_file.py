"""A run in a file is all of the run: it goes on in another process as if it had never stopped, to the bit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from playground.archive import unpack
from playground.checkpoint import Checkpoint
from playground.data.build import build
from playground.data.dataset import Dataset, Origin
from playground.divergence import Divergence
from playground.experiment import (
    OPTIMIZERS,
    CsvSource,
    Data,
    Experiment,
    Layer,
    Network,
    SketchSource,
    TableSource,
    Training,
)
from playground.history import LossHistory
from playground.run_file import pack_run, thaw
from playground.session_file import read_session
from playground.stored_data import OriginFacts, pack_dataset, unpack_dataset
from playground.stored_run import DivergenceFacts, RunFacts, SnapshotFacts
from playground.trainer import Trainer
from playground.trajectory import Snapshot, Trajectory
from tests.core.stored import (
    EXPERIMENT,
    TWO_INPUTS,
    assert_goes_on_alike,
    assert_same,
    checkpoint_of,
    members,
    session,
    trained,
)


def with_training(**changes: Any) -> Experiment:
    return replace(EXPERIMENT, training=replace(EXPERIMENT.training, **changes))


RUNS = {
    "never trained": (EXPERIMENT, 0),
    "within an epoch": (EXPERIMENT, 41),
    "at the end of an epoch": (EXPERIMENT, 42),
    "many epochs": (EXPERIMENT, 3000),
    "two inputs": (TWO_INPUTS, 41),
    "early stopping": (with_training(patience=4, learning_rate=0.05), 10_000),
    "at its end": (with_training(max_epochs=3), 10_000),
    "diverged": (replace(with_training(optimizer="sgd", learning_rate=900.0), network=Network()), 10_000),
    "no validation set": (replace(EXPERIMENT, data=Data(samples=60, split=(0.8, 0.0, 0.2))), 41),
    "a large network": (replace(EXPERIMENT, network=Network(layers=(Layer(128, "tanh"),) * 2)), 41),
}


@pytest.mark.parametrize("name", RUNS)
def test_a_checkpoint_comes_back_with_every_field(name: str) -> None:
    experiment, updates = RUNS[name]
    run = trained(experiment, updates)
    checkpoint = run.checkpoint()
    again = checkpoint_of(session(run))
    assert_same(checkpoint, again)
    assert_goes_on_alike(run, again)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimiser_goes_on_to_the_bit(optimizer: str) -> None:
    run = trained(with_training(optimizer=optimizer, l2=0.01, clip_norm=1.0, schedule="cosine"), 45)
    content = session(run)
    run.advance(100)
    other = Trainer(run.experiment, build(run.experiment.data))
    other.restore(checkpoint_of(content))
    other.advance(100)
    assert torch.equal(run.theta, other.theta)
    assert_same(run.checkpoint(), other.checkpoint())


CONTINUE = """
import sys
from pathlib import Path
import torch
torch.set_num_threads(1)
from playground.run_file import thaw
from playground.session_file import load_session
from playground.trainer import Trainer

stored = load_session(Path(sys.argv[1])).runs[3]
trainer = Trainer(stored.experiment, stored.dataset)
trainer.restore(thaw(stored))
trainer.advance(int(sys.argv[2]))
Path(sys.argv[3]).write_bytes(trainer.theta.numpy().tobytes())
"""


def test_stop_save_load_in_a_new_process_and_go_on_equals_the_uninterrupted_run(tmp_path: Path) -> None:
    """Of data in a file that is gone by then, with an optimiser that remembers, stopped in the middle of an epoch."""
    table = tmp_path / "table.csv"
    rows = np.random.default_rng(0).normal(size=(90, 3))
    table.write_text("a,b,target\n" + "\n".join(",".join(map(repr, row.tolist())) for row in rows))
    measured = replace(EXPERIMENT, data=Data(source=CsvSource(str(table), "target")))
    saved, out = tmp_path / "run.playground", tmp_path / "theta"
    for updates in (23, 24):
        run = trained(measured, updates)
        saved.write_bytes(session(run))
        table.rename(tmp_path / "elsewhere")
        subprocess.run([sys.executable, "-c", CONTINUE, saved, "77", out], check=True, cwd=Path(__file__).parents[2])
        (tmp_path / "elsewhere").rename(table)
        assert out.read_bytes() == trained(measured, updates + 77).theta.numpy().tobytes()


def test_nothing_of_a_checkpoint_is_left_out() -> None:
    """A new field has to be given a place in the file, and then in this list."""

    def fields(kind: Any) -> set[str]:
        return set(kind.__struct_fields__)

    assert fields(Checkpoint) == {"now", "history", "trajectory", "stopped", "divergence"}
    assert fields(Checkpoint) - {"trajectory"} <= set(RunFacts.__struct_fields__)
    assert fields(Snapshot) == set(SnapshotFacts.__struct_fields__)
    assert fields(Divergence) == set(DivergenceFacts.__struct_fields__)
    assert set(vars(Trajectory())) == {"_spread", "_stride", "_best", "_bytes", "_all"}  # the last two follow
    history = LossHistory()
    assert len(vars(history)) == len(history.state()) + len(("_epoch_count", "_batch_count", "_pending_count"))


def test_what_is_shared_is_written_once() -> None:
    run = trained(EXPERIMENT, 3000)
    content = pack_run(run.checkpoint(), run.dataset, lambda _dataset: "data-x")
    tensors = {id(snapshot.theta) for snapshot in run.trajectory.snapshots}
    assert len(content) < 1.2 * (run.trajectory.bytes + 200_000)
    assert len(tensors) > 60


def test_with_little_room_snapshots_are_left_out_and_the_run_goes_on_to_the_bit() -> None:
    run = trained(EXPERIMENT, 3000)
    whole = run.trajectory
    stored = read_session(members(run, room=20_000)).runs[3]
    again = thaw(stored)
    assert 1 < len(again.trajectory.spread) < len(whole.spread)
    assert again.trajectory.updates[0] == 0
    assert again.trajectory.best is not None
    assert whole.best is not None
    assert again.trajectory.best.update == whole.best.update
    other = Trainer(EXPERIMENT, stored.dataset)
    other.restore(again)
    run.advance(50)
    other.advance(50)
    assert torch.equal(run.theta, other.theta)


DATA = {
    "function": Data(samples=50),
    "two inputs": Data(source=TWO_INPUTS.data.source, samples=50),
    "drawn function": Data(source=SketchSource((-1.0, 0.0, 2.0), (0.0, 1.0, -1.0)), samples=50),
    "table": Data(source=TableSource("auto_mpg")),
    "not scaled": Data(samples=50, standardize=False, split=(0.9, 0.1, 0.0)),
}


def test_a_table_out_of_a_file_keeps_what_is_known_of_it(tmp_path: Path) -> None:
    file = tmp_path / "cars.csv"
    lines = [f"{row},{'red' if row % 3 else 'blue'},{'' if row == 7 else row % 5}" for row in range(40)]
    file.write_text("\n".join(["weight;colour;power".replace(";", ","), *lines]))
    data = Data(source=CsvSource(str(file), "weight", ("power", "colour"), categories=("colour",), missing="median"))
    dataset = build(data)
    stem, content = pack_dataset(dataset)
    assert dataset.origin is not None
    assert_same(dataset, unpack_dataset(content, stem, data.source))


@pytest.mark.parametrize("name", DATA)
def test_a_dataset_comes_back_to_the_bit_and_as_it_lay_in_memory(name: str) -> None:
    dataset = build(DATA[name])
    stem, content = pack_dataset(dataset)
    again = unpack_dataset(content, stem, DATA[name].source)
    assert_same(dataset, again)
    assert again.x.strides == dataset.x.strides
    assert not again.x.flags.writeable
    for subset in range(3):
        for ours, theirs in zip(dataset.scaled(subset), again.scaled(subset), strict=True):
            assert ours.strides == theirs.strides
    assert (dataset.truth is None) == (again.truth is None)
    if dataset.truth is not None and again.truth is not None:
        assert_same(dataset.truth(dataset.x), again.truth(again.x))


def test_nothing_of_a_dataset_is_left_out() -> None:
    """A new field has to be given a place in the file, and then in this list."""
    assert set(Origin.__struct_fields__) == {*OriginFacts.__struct_fields__, "rows"}
    assert set(Dataset.__struct_fields__) == {
        "name", "feature_names", "target_name", "x", "y", "subsets", "x_scaling", "y_scaling", "truth", "domain",
        "encoding", "origin", "joined",
    }  # fmt: skip


def test_the_same_session_gives_the_same_bytes() -> None:
    run = trained()
    assert session(run) == session(run)
    assert list(unpack(session(run))) == list(members(run))


def test_a_patient_run_stays_patient() -> None:
    run = trained(replace(EXPERIMENT, training=Training(batch_size=8, patience=30, learning_rate=0.05)), 40)
    other = Trainer(run.experiment, run.dataset)
    other.restore(checkpoint_of(session(run)))
    for trainer in (run, other):
        while trainer.stopped is None:
            trainer.advance(500)
    assert run.stopped == "patience"
    assert_same(run.checkpoint(), other.checkpoint())
