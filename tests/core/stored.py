"""Runs as files, for the tests of what is stored."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace
from torch import Tensor

from playground.archive import pack
from playground.checkpoint import Checkpoint
from playground.data.build import build
from playground.data.dataset import Dataset
from playground.experiment import Data, Experiment, ExperimentError, FormulaSource, Layer, Network, Training
from playground.history import LossHistory
from playground.run_file import pack_run
from playground.session_file import MANIFEST, SessionState, encode_state, load_session, run_member
from playground.stored_data import pack_dataset
from playground.tensor_file import pack_tensors, unpack_tensors
from playground.trainer import Trainer
from playground.trajectory import Trajectory

EXPERIMENT = Experiment(
    name="Stored",
    data=Data(samples=60),
    network=Network(layers=(Layer(5, "tanh"), Layer(3, "relu"))),
    training=Training(batch_size=8, max_epochs=None),
)
RUN = run_member(3)
TWO_INPUTS = replace(EXPERIMENT, data=Data(source=FormulaSource("x1 * x2"), samples=60))


def trained(experiment: Experiment = EXPERIMENT, updates: int = 40) -> Trainer:
    """A trainer after so many updates."""
    trainer = Trainer(experiment, build(experiment.data))
    trainer.advance(updates)
    return trainer


def members(trainer: Trainer, room: int | None = None) -> dict[str, bytes]:
    """The files of a session with this one run, number 3."""
    name, content = pack_dataset(trainer.dataset)
    state = SessionState(trainer.experiment, run=3, newest_run=3)
    return {
        MANIFEST: encode_state(state),
        f"{name}.safetensors": content,
        run_member(3): pack_run(trainer.checkpoint(), trainer.dataset, lambda _dataset: name, room),
    }


def session(trainer: Trainer) -> bytes:
    """A ``.playground`` file of this one run."""
    return pack(members(trainer))


def assert_same(ours: Any, theirs: Any, place: str = "") -> None:
    """Whether two values are the same to the bit, field by field, with every field that there is."""
    assert type(ours) is type(theirs), place
    if isinstance(ours, Dataset):
        ours, theirs = without_truth(ours), without_truth(theirs)
    if isinstance(ours, Tensor):
        ours, theirs = ours.numpy(), theirs.numpy()
    if isinstance(ours, np.ndarray):
        assert (ours.dtype, ours.shape) == (theirs.dtype, theirs.shape), place
        assert ours.tobytes() == theirs.tobytes(), place
    elif isinstance(ours, list | tuple):
        assert len(ours) == len(theirs), place
        for index, pair in enumerate(zip(ours, theirs, strict=True)):
            assert_same(*pair, f"{place}[{index}]")
    elif isinstance(ours, dict):
        assert ours.keys() == theirs.keys(), place
        for key in ours:
            assert_same(ours[key], theirs[key], f"{place}[{key!r}]")
    elif isinstance(ours, LossHistory):
        assert_same(_used(ours), _used(theirs), place)
    elif isinstance(ours, Trajectory):
        for name in set(vars(ours)) - {"_all"}:  # made when it is asked for
            assert_same(getattr(ours, name), getattr(theirs, name), f"{place}.{name}")
    elif isinstance(ours, msgspec.Struct):
        for name in ours.__struct_fields__:
            assert_same(getattr(ours, name), getattr(theirs, name), f"{place}.{name}")
    else:
        assert ours == theirs or (ours != ours and theirs != theirs), place


def assert_goes_on_alike(run: Trainer, again: Checkpoint) -> None:
    """Whether a trainer that becomes the run of ``again`` goes on as ``run`` does, to the bit."""
    other = Trainer(run.experiment, run.dataset)
    other.restore(again)
    for trainer in (run, other):
        trainer.go_on()
        trainer.advance(60)
    assert_same(run.checkpoint(), other.checkpoint())


def _used(history: LossHistory) -> dict[str, Any]:
    """All attributes, whatever they will be, of buffers only the part in use."""
    used = dict(vars(history))
    for name, count in (("_epochs", "_epoch_count"), ("_batches", "_batch_count"), ("_pending", "_pending_count")):
        used[name] = used[name][: used[count]].copy()
    return used


def without_truth(dataset: Dataset) -> Dataset:
    """The dataset without its noiseless target, a function, which can only be compared by what it gives."""
    return replace(dataset, truth=None)


def checkpoint_of(content: bytes) -> Checkpoint:
    """The checkpoint of the one run in a ``.playground`` file."""
    from playground.archive import unpack
    from playground.run_file import thaw
    from playground.session_file import read_session

    return thaw(read_session(unpack(content)).runs[3])


def refusal(content: bytes, path: Path) -> str:
    """What is said of a file with this content: one line, with the file's name in it."""
    path.write_bytes(content)
    with pytest.raises(ExperimentError) as refused:
        load_session(path)
    text = str(refused.value)
    assert "\n" not in text
    assert path.name in text
    assert len(text) < 400
    return text


def rebuilt(run: bytes, change: Callable[[dict[str, Any], dict[str, Any]], None]) -> bytes:
    """The same run with other facts or arrays, and a checksum that is right."""
    arrays, plain = unpack_tensors(run, RUN)
    facts, writable = json.loads(plain), {name: array.copy() for name, array in arrays.items()}
    change(facts, writable)
    return pack_tensors(writable, json.dumps(facts).encode())


def fact(place: str, value: Any) -> Callable[[dict[str, Any], dict[str, Any]], None]:
    def change(facts: dict[str, Any], arrays: dict[str, Any]) -> None:
        *way, last = place.split(".")
        part: Any = facts
        for key in way:
            part = part[int(key)] if isinstance(part, list) else part[key]
        part[int(last) if isinstance(part, list) else last] = value

    return change
