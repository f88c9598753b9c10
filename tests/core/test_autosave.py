"""The thread that saves: whole files, each once, nothing that is not needed, whatever is edited in between."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from playground import autosave
from playground.autosave import AutosaveWriter, without_steps
from playground.data.joining import joined
from playground.experiment import Data, Experiment, PointsSource
from playground.messages import Handout, Run
from playground.packed_run import PackedRun
from playground.run_file import packed, thaw
from playground.session_file import Opening, SessionFile, SessionState, UndoStep, read_session
from playground.trainer import Trainer
from tests.core.stored import EXPERIMENT, TWO_INPUTS, assert_same, trained


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[AutosaveWriter]:
    writer = AutosaveWriter(tmp_path)
    writer.start()
    yield writer
    writer.close()


def step(before: int, after: int, experiment: Experiment = EXPERIMENT) -> UndoStep:
    return UndoStep(f"{before} to {after}", experiment, experiment, before, after)


def run_of(trainer: Trainer) -> Run:
    return trainer.checkpoint(), trainer.dataset


def left_of(trainer: Trainer) -> PackedRun:
    return packed(trainer.checkpoint(), trainer.dataset)


def save(writer: AutosaveWriter, state: SessionState, kept: dict[int, PackedRun], handout: Handout) -> SessionFile:
    """As the window does; what another one then reads."""
    writer.put_state(state, kept)
    writer.put_runs(handout)
    done = threading.Event()
    while not writer.idle:
        done.wait(0.005)
    assert writer.problem == ""
    members = {path.name: path.read_bytes() for path in writer.folder.iterdir()}
    return read_session(members)


def test_every_run_is_saved_and_left_ones_only_once(writer: AutosaveWriter) -> None:
    left, now, kept = trained(EXPERIMENT, 20), trained(TWO_INPUTS, 30), trained(EXPERIMENT, 5)
    state = SessionState(TWO_INPUTS, run=1, newest_run=1, steps=(step(0, 1),), index=1)
    runs = {0: left_of(left)}
    read = save(writer, state, {}, Handout(1, run_of(now), runs))
    assert_same(thaw(read.runs[0]), left.checkpoint())
    first = (writer.folder / "run-0.safetensors").stat()
    now.advance(10)
    read = save(writer, state, {}, Handout(1, run_of(now), runs | {7: left_of(kept)}))
    assert read.runs[1].update == 40
    assert read.runs.keys() == {0, 1}
    assert (writer.folder / "run-0.safetensors").stat().st_ino == first.st_ino


def test_what_nothing_leads_to_any_more_is_deleted(writer: AutosaveWriter) -> None:
    one, two = trained(EXPERIMENT, 5), trained(TWO_INPUTS, 6)
    state = SessionState(TWO_INPUTS, run=1, newest_run=1, steps=(step(0, 1),), index=1)
    save(writer, state, {}, Handout(1, run_of(two), {0: left_of(one)}))
    assert len(list(writer.folder.glob("data-*"))) == 2
    read = save(writer, replace(state, steps=(), index=0), {}, Handout(1, run_of(two), {0: left_of(one)}))
    assert read.runs.keys() == {1}
    assert {path.name.partition("-")[0] for path in writer.folder.iterdir()} == {"session.json", "run", "data"}
    assert len(list(writer.folder.glob("data-*"))) == 1


def test_files_of_a_window_before_stay_until_they_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "run-3.safetensors").write_bytes(b"of a window that crashed")
    writer = AutosaveWriter(tmp_path)
    writer.start()
    writer.put_state(SessionState(EXPERIMENT), {})
    writer.put_runs(Handout(0, run_of(trained(updates=2)), {}))
    writer.close()
    assert (tmp_path / "run-3.safetensors").read_bytes() == b"of a window that crashed"


def test_points_that_joined_are_saved_with_the_run_they_joined(writer: AutosaveWriter) -> None:
    """In the middle of an epoch, which goes on with the points it began with."""
    x, y = tuple(point / 20 for point in range(40)), tuple(float(point % 7) for point in range(40))
    experiment = replace(EXPERIMENT, data=Data(source=PointsSource(x, y)))
    more = replace(experiment, data=Data(source=PointsSource((*x, 2.5, 2.6), (*y, 1.0, 2.0))))
    run = trained(experiment, 6)
    run.join(more, joined(run.dataset, more))
    run.advance(1)
    checkpoint, dataset = run_of(run)
    assert checkpoint.now.rows is not None
    read = save(writer, SessionState(more), {}, Handout(0, (checkpoint, dataset), {}))
    assert_same(thaw(read.runs[0]), checkpoint)
    other = Trainer(read.runs[0].experiment, read.runs[0].dataset)
    other.restore(thaw(read.runs[0]))
    for trainer in (run, other):
        trainer.advance(50)
    assert_same(run.checkpoint(), other.checkpoint())
    run.advance(300)
    read = save(writer, SessionState(more), {}, Handout(0, run_of(run), {}))
    assert read.runs[0].update == run.update


def test_there_is_a_bound_to_what_is_saved_and_the_oldest_give_way(
    writer: AutosaveWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert autosave.MAX_BYTES < 2**30
    runs = {number: left_of(trained(EXPERIMENT, 3 + number)) for number in range(4)}
    state = SessionState(EXPERIMENT, run=9, newest_run=9, steps=tuple(step(n, n + 1) for n in range(4)), index=4)
    monkeypatch.setattr(autosave, "MAX_BYTES", 2 * runs[3].bytes)
    read = save(writer, state, {}, Handout(9, run_of(trained()), runs))
    assert read.runs.keys() == {2, 3, 9}


def test_steps_are_given_up_from_the_oldest_on() -> None:
    steps = tuple(step(n, n + 1) for n in range(10))
    openings = (Opening(2, None, "/a"), Opening(8, "/a", "/b"))
    state = SessionState(EXPERIMENT, steps=steps, index=9, clean=5, openings=openings)
    fewer = without_steps(state, 4)
    assert [each.run_before for each in fewer.steps] == [4, 5, 6, 7, 8, 9]
    assert (fewer.index, fewer.clean) == (5, 1)
    assert fewer.openings == (Opening(4, "/a", "/b"),)
    assert without_steps(state, 7).clean == -1
    undone = without_steps(replace(state, index=0), 4)
    assert [each.run_before for each in undone.steps] == [0, 1, 2, 3, 4, 5]
    assert without_steps(state, 0) == state
