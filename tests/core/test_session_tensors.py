"""The files of tensors in a session, its runs and data, are read whole or refused in one sentence."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.archive import pack
from playground.experiment import ExperimentError
from playground.run_file import thaw
from playground.session_file import load_session
from playground.tensor_file import FACTS, MAX_HEADER_BYTES, pack_tensors, unpack_tensors
from tests.core.stored import RUN, fact, members, rebuilt, refusal, trained

Members = dict[str, bytes]


@pytest.fixture(scope="module")
def good() -> Members:
    """The files of a session with one short run."""
    return members(trained(updates=9))


@pytest.fixture(scope="module")
def data_name(good: Members) -> str:
    return next(name for name in good if name.startswith("data-"))


def header(content: bytes, change: Callable[[dict[str, Any]], Any]) -> bytes:
    """A file of tensors with another header."""
    size = int.from_bytes(content[:8], "little")
    plain = json.loads(content[8 : 8 + size])
    changed = change(plain)
    text = changed if isinstance(changed, bytes) else json.dumps(plain if changed is None else changed).encode()
    return struct.pack("<Q", len(text)) + text + content[8 + size :]


def set_tensor(**entry: Any) -> Callable[[dict[str, Any]], None]:
    def change(plain: dict[str, Any]) -> None:
        plain["parameters"] |= entry

    return change


TENSORS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda run: b"", "cut short"),
    "eight bytes": (lambda run: bytes(8), "header"),
    "cut short": (lambda run: run[:-4], "cut short"),
    "longer": (lambda run: run + bytes(4), "longer"),
    "a header beyond the end": (lambda run: struct.pack("<Q", len(run)) + run[8:], "cut short"),
    "a header of 2⁶³ bytes": (lambda run: struct.pack("<Q", 2**63) + run[8:], "cut short"),
    "no JSON": (lambda run: header(run, lambda plain: b"{nope"), "cannot be read"),
    "deeply nested": (lambda run: header(run, lambda plain: b"[" * 100_000), "cannot be read"),
    "a list": (lambda run: header(run, lambda plain: []), "not an object"),
    "no facts": (lambda run: header(run, lambda plain: {"__metadata__": {}}), "header"),
    "facts of numbers": (lambda run: header(run, lambda plain: {"__metadata__": {FACTS: 3}}), "header"),
    "the same name twice": (
        lambda run: header(run, lambda plain: json.dumps(plain).replace('"orders"', '"ratios"').encode()),
        "twice",
    ),
    "a type of another kind": (lambda run: header(run, set_tensor(dtype="BF16")), "BF16"),
    "a type that is a list": (lambda run: header(run, set_tensor(dtype=[])), "not one of"),
    "a shape of text": (lambda run: header(run, set_tensor(shape="wide")), "shape"),
    "a shape below 0": (lambda run: header(run, set_tensor(shape=[-1, -96])), "shape"),
    "a shape beyond all": (lambda run: header(run, set_tensor(shape=[2**40, 2**40])), "fit together"),
    "many dimensions": (lambda run: header(run, set_tensor(shape=[1] * 4000)), "shape"),
    "a place beyond the end": (lambda run: header(run, set_tensor(data_offsets=[0, 2**40])), "fit together"),
    "a place backwards": (lambda run: header(run, set_tensor(data_offsets=[9, 3])), "fit together"),
    "a place of truths": (lambda run: header(run, set_tensor(data_offsets=[True, False])), "place"),
    "nothing known of a tensor": (lambda run: header(run, lambda plain: plain | {"x": 3}), "missing"),
    "many tensors": (
        lambda run: header(run, lambda plain: plain | {f"x{n}": plain["orders"] for n in range(300)}),
        "at most",
    ),
    "a changed bit": (lambda run: run[:-1] + bytes([run[-1] ^ 1]), "checksum"),
}


@pytest.mark.parametrize("kind", TENSORS)
def test_a_file_of_tensors_that_cannot_be_is_refused(kind: str, good: Members, tmp_path: Path) -> None:
    make, word = TENSORS[kind]
    assert word in refusal(pack(good | {RUN: make(good[RUN])}), tmp_path / "hostile.playground")


def test_a_huge_header_is_refused_unread() -> None:
    content = struct.pack("<Q", MAX_HEADER_BYTES + 1) + bytes(MAX_HEADER_BYTES + 1)
    with pytest.raises(ExperimentError, match="a header of 34"):
        unpack_tensors(content, RUN)


def array(name: str, make: Callable[[Any], Any]) -> Callable[[dict[str, Any], dict[str, Any]], None]:
    def change(facts: dict[str, Any], arrays: dict[str, Any]) -> None:
        arrays[name] = make(arrays[name])

    return change


def with_value(value: float, column: int = 0) -> Callable[[Any], Any]:
    def change(old: Any) -> Any:
        old[0, column] = value
        return old

    return change


RUNS: dict[str, tuple[Callable[[dict[str, Any], dict[str, Any]], None], str]] = {
    "an unknown fact": (fact("more", 1), "more"),
    "a count of text": (fact("snapshots.0.update", "many"), "update"),
    "an update below 0": (fact("snapshots.0.update", -1), "count"),
    "an update beyond all": (fact("snapshots.0.update", 2**60), "count"),
    "a row that is not there": (fact("snapshots.0.theta", 10**6), "not there"),
    "a row below 0": (fact("snapshots.0.theta", -1), "not there"),
    "a snapshot that is not there": (fact("now", 999), "not there"),
    "a best moment that is itself": (fact("snapshots.0.best", 0), "another one"),
    "no trajectory": (fact("spread", []), "order"),
    "a trajectory that stands still": (fact("spread", [0, 0]), "order"),
    "an order that is not there": (fact("snapshots.0.order", 5000), "not there"),
    "a stride of nothing": (fact("stride", 0), "stride"),
    "a negative stride": (fact("history.batch_stride", -4), "stride"),
    "a position beyond the rows": (fact("snapshots.0.position", 999), "row"),
    "another optimiser": (fact("snapshots.0.optimizer_state", {"__class__": 0}), "remember"),
    "an unknown end": (fact("stopped", "bored"), "reason"),
    "diverged without a word": (fact("stopped", "diverged"), "why"),
    "an experiment that cannot be": (fact("experiments.0.training.learning_rate", -1.0), "learning_rate"),
    "an experiment of another shape": (fact("experiments.0.network.layers", [{"units": 9}]), "parameters"),
    "parameters of another shape": (array("parameters", lambda old: old[:, :-16]), "not those of its network"),
    "parameters in doubles": (array("parameters", lambda old: old.astype(np.float64)), "wrong type"),
    "parameters that are no numbers": (array("parameters", with_value(np.nan)), "no numbers"),
    "parameters beyond all": (array("parameters", with_value(np.inf)), "no numbers"),
    "numbers in the padding": (array("parameters", with_value(1.0, 7)), "where no parameter is"),
    "no parameters": (array("parameters", lambda old: old[:0]), "not there"),
    "a generator of zeros": (array("orders", lambda old: old * 0), "generator"),
    "a generator cut short": (array("orders", lambda old: old[:, :100]), "generator"),
    "curves of three columns": (array("epochs", lambda old: old[:, :3]), "curves"),
    "curves without end": (array("epochs", lambda old: np.tile(old[:1], (20_000, 1))), "curves"),
    "batches without end": (array("batches", lambda old: np.zeros(5000)), "curves"),
    "an epoch that is none": (array("epochs", with_value(0.5)), "epoch"),
    "an array too many": (array("more", lambda old: old), "more"),
}


@pytest.mark.parametrize("kind", RUNS)
def test_a_run_that_cannot_be_is_refused(kind: str, good: Members, tmp_path: Path) -> None:
    change, word = RUNS[kind]
    if kind == "an array too many":
        change, word = lambda facts, arrays: arrays.update(more=arrays["orders"]), "one too many"
    path = tmp_path / "hostile.playground"
    path.write_bytes(pack(good | {RUN: rebuilt(good[RUN], change)}))
    with pytest.raises(ExperimentError, match=word) as refused:
        thaw(load_session(path).runs[3])  # the optimiser and the generator are PyTorch's to judge
    assert "\n" not in str(refused.value)


DATASETS: dict[str, tuple[Callable[[dict[str, Any], dict[str, Any]], None], str]] = {
    "other names": (fact("feature_names", ["a", "b"]), "wrong shape"),
    "no features": (fact("feature_names", []), "too few"),
    "no numbers": (array("x", with_value(np.nan)), "no numbers"),
    "too large": (array("x", with_value(1e300)), "too large"),
    "a row in two subsets": (array("validation", lambda old: np.append(old, old[0])), "share rows"),
    "a row that is not there": (array("training", lambda old: np.append(old, 10**6)), "not there"),
    "a row below 0": (array("training", lambda old: np.append(old, -1)), "not there"),
    "no training set": (array("training", lambda old: old[:0]), "subsets"),
    "a scaling that divides by nothing": (array("x_deviation", lambda old: old * 0), "divides"),
    "rows of another count": (array("y", lambda old: old[:-3]), "wrong shape"),
    "whole numbers": (array("x", lambda old: old.astype(np.int64)), "wrong shape or type"),
}


@pytest.mark.parametrize("kind", DATASETS)
def test_data_that_cannot_be_are_refused(kind: str, good: Members, data_name: str, tmp_path: Path) -> None:
    change, word = DATASETS[kind]
    content = pack(good | {data_name: rebuilt(good[data_name], change)})
    assert word in refusal(content, tmp_path / "hostile.playground")


def test_the_checksum_is_of_everything() -> None:
    """Of names, types and shapes too: the same bytes under another shape are other arrays."""
    one = pack_tensors({"x": np.arange(6.0)}, b"{}")
    arrays, facts = unpack_tensors(one, "x")
    assert (arrays["x"].tolist(), facts) == ([0.0, 1.0, 2.0, 3.0, 4.0, 5.0], b"{}")
    for changed in (one.replace(b"[6]", b"[3,2]"), one.replace(b'"x"', b'"y"'), one.replace(b"{}", b"[]")):
        size = changed.index(b"}}") + 2 - 8
        assert zlib.crc32(changed) != zlib.crc32(one)
        with pytest.raises(ExperimentError):
            unpack_tensors(struct.pack("<Q", size) + changed[8:], "x")
