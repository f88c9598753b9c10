"""A session file is read whole or refused in one sentence, whatever it is; nothing is loaded before it is checked."""

from __future__ import annotations

import io
import json
import random
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from playground import session_file, session_writer
from playground.archive import EPOCH, MAX_MEMBERS, pack, unpack
from playground.experiment import Experiment, ExperimentError
from playground.experiment_file import MAX_FILE_BYTES, from_json, to_json
from playground.looks import Look
from playground.presets import examples
from playground.run_file import thaw
from playground.session_file import (
    MANIFEST,
    Kept,
    Opening,
    SessionState,
    UndoStep,
    decode_state,
    encode_state,
    kept_member,
    load_session,
    read_session,
    run_member,
)
from playground.stored_run import RunFacts
from tests.core.stored import EXPERIMENT, RUN, members, refusal, session, trained

Members = dict[str, bytes]


@pytest.fixture(scope="module")
def good() -> Members:
    """The files of a session with one short run."""
    return members(trained(updates=9))


# ---- what a session is ------------------------------------------------------------------------------------------


def test_the_state_comes_back() -> None:
    other = replace(EXPERIMENT, name="Other")
    state = SessionState(
        experiment=other,
        run=2,
        newest_run=5,
        run_names={0: "first", 2: "second"},
        steps=(UndoStep("one", EXPERIMENT, other, 0, 2), UndoStep("two", other, EXPERIMENT, 2, 5)),
        index=1,
        clean=-1,
        path="/some/file.json",
        openings=(Opening(1, None, "/some/file.json"),),
        kept=(Kept(4, "best", True, 2),),
        looks={"0123": Look(2, 40, 3)},
    )
    assert decode_state(encode_state(state)) == state
    assert encode_state(state).count(b'"Stored"') == 1


def test_kept_runs_come_back_and_share_their_data(good: Members) -> None:
    kept = Kept(1, "pinned", True, 0), Kept(7, "later", False, 3)
    state = replace(decode_state(good[MANIFEST]), kept=kept)
    all_members = good | {MANIFEST: encode_state(state), kept_member(1): good[RUN], kept_member(7): good[RUN]}
    read = read_session(unpack(pack(all_members)))
    assert read.kept.keys() == {1, 7}
    assert read.kept[1].dataset is read.runs[3].dataset
    assert read.state.kept == state.kept


def test_an_older_session_is_brought_up_to_date(good: Members, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an invented format 0, in which undo steps were called edits."""

    def from_zero(raw: dict[str, Any]) -> dict[str, Any]:
        return {"steps" if key == "edits" else key: value for key, value in raw.items()}

    monkeypatch.setattr(session_file, "MIGRATIONS", {0: from_zero})
    raw = json.loads(good[MANIFEST])
    old = json.dumps({"edits" if key == "steps" else key: value for key, value in raw.items()} | {"format": 0})
    assert decode_state(old.encode()) == decode_state(good[MANIFEST])


# ---- what none is -----------------------------------------------------------------------------------------------


def zipped(entries: list[tuple[str, bytes]], method: int = zipfile.ZIP_STORED) -> bytes:
    """A zip of anything, the same name twice too."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, content in entries:
            info = zipfile.ZipInfo(name, EPOCH)
            info.filename = name  # with the NUL that its constructor cuts off
            archive.writestr(info, content, method)
    return buffer.getvalue()


def bomb(name: str, declared: int | None = None) -> bytes:
    """A member of 100 MB in 100 kB, which says so or claims to be small."""
    content = zipped([(MANIFEST, b" " * 100_000_000)], zipfile.ZIP_DEFLATED).replace(MANIFEST.encode(), name.encode())
    if declared is not None:
        size = struct.pack("<I", 100_000_000)
        content = content.replace(size, struct.pack("<I", declared))
    return content


def encrypted(good: Members) -> bytes:
    content = bytearray(pack(good))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    return bytes(content)


GONE = {"number": 1, "name": "Gone", "pinned": True, "run": 0}
ARCHIVES: dict[str, tuple[Callable[[Members], bytes], str]] = {
    "empty": (lambda good: b"", "not a session"),
    "text": (lambda good: b"hello", "not a session"),
    "an experiment": (lambda good: to_json(Experiment()), "not a session"),
    "an empty zip": (lambda good: zipped([]), f"{MANIFEST} is missing"),
    "only the data": (lambda good: pack({RUN: good[RUN]}), f"{MANIFEST} is missing"),
    "cut short": (lambda good: pack(good)[:-40], "not a session"),
    "climbing": (lambda good: zipped([*good.items(), ("../../etc/cron.d/x.json", b"{}")]), "../../etc"),
    "absolute": (lambda good: zipped([("/etc/passwd", b"x")]), "/etc/passwd"),
    "a drive": (lambda good: zipped([("C:\\x.json", b"x")]), "no session has"),
    "a folder": (lambda good: zipped([("run-3.safetensors/", b"")]), "no session has"),
    "a script": (lambda good: zipped([*good.items(), ("__main__.py", b"import os")]), "__main__.py"),
    "a pickle": (lambda good: zipped([*good.items(), ("data.pkl", b"cos\nsystem\n(S'x'\ntR.")]), "data.pkl"),
    "a hidden end": (lambda good: zipped([*good.items(), ("run-4.safetensors\0.exe", b"")]), "no session has"),
    "line breaks in a name": (lambda good: zipped([("a\nb.json", b"")]), "no session has"),
    "the same name twice": (lambda good: zipped([*good.items(), (RUN, good[RUN])]), "twice"),
    "too many": (lambda good: zipped([(run_member(n), b"") for n in range(MAX_MEMBERS + 1)]), "at most"),
    "an unknown packing": (lambda good: zipped(list(good.items()), zipfile.ZIP_LZMA), "packed"),
    "a bomb": (lambda good: bomb(MANIFEST), "unpack to 100 MB"),
    "a bomb in a tensor": (lambda good: bomb(RUN[:12]), "no session has"),
    "a bomb that lies": (lambda good: bomb(MANIFEST, declared=50), ""),
    "encrypted": (encrypted, "not a session"),
    "an unknown stranger": (lambda good: pack(good | {run_member(8): good[RUN]}), "to which nothing refers"),
    "a missing dataset": (lambda good: pack({MANIFEST: good[MANIFEST], RUN: good[RUN]}), "data are missing"),
    "a kept run that is missing": (lambda good: pack(good | {MANIFEST: manifest(good, kept=[GONE])}), "Gone"),
}


def manifest(good: Members, **changes: Any) -> bytes:
    return json.dumps(json.loads(good[MANIFEST]) | changes).encode()


@pytest.mark.parametrize("kind", ARCHIVES)
def test_an_archive_that_is_no_session_is_refused(kind: str, good: Members, tmp_path: Path) -> None:
    make, word = ARCHIVES[kind]
    assert word in refusal(make(good), tmp_path / "hostile.playground")
    assert list(tmp_path.iterdir()) == [tmp_path / "hostile.playground"]


MANIFESTS: dict[str, tuple[dict[str, Any], str]] = {
    "a later format": ({"format": 2}, "format"),
    "a format of text": ({"format": "1"}, "format"),
    "an unknown key": ({"extra": 1}, "extra"),
    "no experiments": ({"experiments": []}, "not there"),
    "an experiment that cannot be": ({"experiments": [{"network": {"layers": [{"units": 0}]}}]}, "units"),
    "a huge experiment": ({"experiments": [{"network": {"layers": [{"units": 4096}] * 64}}]}, "memory"),
    "another experiment": ({"experiment": 5}, "not there"),
    "a run below 0": ({"run": -1}, "number"),
    "a run beyond all": ({"newest_run": 2**70}, "number"),
    "a step beyond the stack": ({"index": 4}, "undo"),
    "saved beyond the stack": ({"clean": 4}, "saved"),
    "a step of nothing": (
        {"steps": [{"text": "x", "before": 0, "after": 9, "run_before": 0, "run_after": 0}]},
        "not there",
    ),
    "two kept runs of one number": (
        {"kept": [{"number": 1, "name": "x", "pinned": True, "run": 0}] * 2},
        "same number",
    ),
    "a kept run below 0": ({"kept": [{"number": -1, "name": "x", "pinned": True, "run": 0}]}, "number"),
    "a list": ({"steps": 3}, "steps"),
}


@pytest.mark.parametrize("kind", MANIFESTS)
def test_a_manifest_that_cannot_be_is_refused(kind: str, good: Members, tmp_path: Path) -> None:
    changes, word = MANIFESTS[kind]
    content = pack(good | {MANIFEST: manifest(good, **changes)})
    assert word in refusal(content, tmp_path / "hostile.playground")


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b"null"])
def test_a_manifest_that_is_no_object_is_refused(content: bytes, good: Members, tmp_path: Path) -> None:
    assert MANIFEST in refusal(pack(good | {MANIFEST: content}), tmp_path / "hostile.playground")


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.playground"
    with path.open("wb") as sparse:
        sparse.truncate(5 * 10**9)
    with pytest.raises(ExperimentError, match="5 GB"):
        load_session(path)


# ---- a thousand of each -----------------------------------------------------------------------------------------


def damaged(content: bytes, source: random.Random) -> bytes:
    """Cut, stretched, overwritten in places, or mixed with itself."""
    data = bytearray(content)
    match source.randrange(5):
        case 0:
            del data[source.randrange(len(data)) :]
        case 1:
            start = source.randrange(len(data))
            data[start:start] = source.randbytes(source.randint(1, 40))
        case 2:
            start = source.randrange(len(data))
            del data[start : start + source.randint(1, 200)]
        case 3:
            start, other = source.randrange(len(data)), source.randrange(len(data))
            data[start : start + 64] = data[other : other + 64]
        case _:
            for _ in range(source.randint(1, 8)):
                data[source.randrange(len(data))] = source.randrange(256)
    return bytes(data)


def test_a_thousand_damaged_experiments_are_read_or_refused_in_one_line() -> None:
    source = random.Random(4)
    texts = [to_json(example.experiment) for example in examples().values()]
    refusals = []
    for _ in range(1000):
        try:
            assert isinstance(from_json(damaged(source.choice(texts), source)), Experiment)
        except ExperimentError as error:
            refusals.append(str(error))
    assert len(refusals) > 600
    assert all(text.isprintable() and len(text) < 1000 for text in refusals)


def test_a_thousand_experiments_with_hostile_values_are_read_or_refused_in_one_line() -> None:
    """Values of wrong kinds and sizes, at every place of the file."""
    source = random.Random(5)
    hostile: list[Any] = [None, True, -1, 0, 2**70, 1e308, -0.0, "", "x" * 10_000, "\0\n", [], {}, [[]], [1e999]]
    plain = [json.loads(to_json(example.experiment)) for example in examples().values()]
    refusals = []
    for _ in range(1000):
        experiment = json.loads(json.dumps(source.choice(plain)))
        part: Any = experiment
        while isinstance(part, dict | list) and part:
            key = source.choice(list(part)) if isinstance(part, dict) else source.randrange(len(part))
            if not isinstance(part[key], dict | list) or source.random() < 0.2:
                part[key] = source.choice(hostile)
                break
            part = part[key]
        try:
            assert isinstance(from_json(json.dumps(experiment)), Experiment)
        except ExperimentError as error:
            refusals.append(str(error))
    assert len(refusals) > 500
    assert all(text.isprintable() and len(text) < 1000 for text in refusals)


def test_a_thousand_damaged_sessions_are_read_or_refused_in_one_line(good: Members) -> None:
    """Half of them as files, half inside an archive that is whole, where only our own checks can tell."""
    source = random.Random(6)
    whole = pack(good)
    read = 0
    lines = []
    for count in range(1000):
        if count % 2:
            content = damaged(whole, source)
        else:
            name = source.choice(list(good))
            content = pack(good | {name: damaged(good[name], source)})
        try:
            session_read = read_session(unpack(content))
            for stored in session_read.runs.values():
                thaw(stored)
            read += 1
        except ExperimentError as error:
            lines.append(str(error))
    assert len(lines) > 900
    assert read == 1000 - len(lines)
    assert all(line.isprintable() and len(line) < 500 for line in lines)


def test_what_would_not_open_again_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    run = trained()
    monkeypatch.setattr(session_writer, "MAX_ARCHIVE_BYTES", 20_000)
    with pytest.raises(ExperimentError, match="at most 20 kB"):
        session_writer.pack_session(SessionState(EXPERIMENT), (run.checkpoint(), run.dataset), {})


def test_a_damaged_run_is_left_out_of_what_a_crash_left(good: Members) -> None:
    """The rest is recovered: the state, and with it the experiment, from whose seed the run starts again."""
    source = random.Random(7)
    for _ in range(50):
        content = damaged(good[RUN], source)
        if content == good[RUN]:
            continue
        read = read_session(good | {RUN: content, "run-9.safetensors": b""}, forgiving=True)
        assert read.state.experiment == EXPERIMENT
        assert read.runs == {}
        assert list(read.damaged) == [RUN]


def test_the_checks_hold_for_what_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "good.playground"
    path.write_bytes(session(trained(updates=500)))
    read = load_session(path)
    assert read.damaged == {}
    assert read.runs[3].facts == msgspec.convert(msgspec.to_builtins(read.runs[3].facts), RunFacts)
    assert thaw(read.runs[3]).now.update == 500
    assert path.stat().st_size < MAX_FILE_BYTES
