"""The shelf keeps runs, names them apart, and lets go of the oldest that nobody pinned."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from playground.kept_run import KeptRun
from tests.core.test_keeping import kept_of
from tests.core.watched import EXPERIMENT
from widgets import run_shelf
from widgets.run_shelf import RunShelf
from widgets.undo_steps import DeleteRun


@pytest.fixture(scope="module")
def kept() -> KeptRun:
    return kept_of(EXPERIMENT, 6)


@pytest.fixture
def shelf(qtbot: QtBot) -> RunShelf:
    return RunShelf()


def test_runs_of_one_network_get_names_of_their_own(shelf: RunShelf, kept: KeptRun) -> None:
    for run in range(3):
        shelf.add(replace(kept, run=run))
    assert [run.name for run in shelf.runs] == ["Tanh 8-8", "Tanh 8-8 (2)", "Tanh 8-8 (3)"]
    assert [run.number for run in shelf.runs] == [1, 2, 3]


def test_a_run_that_is_kept_again_takes_its_own_place_and_keeps_its_name(shelf: RunShelf, kept: KeptRun) -> None:
    shelf.rename(shelf.add(kept).number, "mine")
    shelf.add(replace(kept, frame=replace(kept.frame, update=9)))
    assert [(run.name, run.frame.update) for run in shelf.runs] == [("mine", 9)]


def test_a_pinned_run_stays_beside_what_becomes_of_it(shelf: RunShelf, kept: KeptRun) -> None:
    pinned = shelf.add(replace(kept, pinned=True))
    assert shelf.add(kept) is pinned  # left just as it was pinned: nothing new to keep
    shelf.add(replace(kept, frame=replace(kept.frame, update=9)))
    assert [(run.pinned, run.frame.update) for run in shelf.runs] == [(True, 6), (False, 9)]
    assert shelf.over == (pinned,)


def test_the_oldest_without_a_pin_make_room(
    shelf: RunShelf, kept: KeptRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_shelf, "MOST_UNPINNED", 2)
    shelf.add(replace(kept, run=0, pinned=True))
    for number in range(1, 5):
        shelf.add(replace(kept, run=number))
    assert [run.run for run in shelf.runs] == [0, 3, 4]
    monkeypatch.setattr(run_shelf, "MAX_BYTES", 2 * kept.bytes)
    shelf.add(replace(kept, run=5))
    assert [run.run for run in shelf.runs] == [0, 5]


def test_a_deleted_run_is_not_drawn_and_can_be_put_back(shelf: RunShelf, kept: KeptRun, qtbot: QtBot) -> None:
    first = shelf.add(kept)
    second = shelf.add(replace(kept, run=7, pinned=True))
    before, over = shelf.runs, [second.number]
    with qtbot.waitSignal(shelf.changed):
        shelf.delete(second.number)
    assert shelf.runs == (first,)
    assert shelf.over == ()
    shelf.put_back(before, over)
    assert shelf.runs == before == (first, second)
    assert shelf.over == (second,)


def test_a_deleted_run_comes_back_to_its_place(shelf: RunShelf, kept: KeptRun) -> None:
    first = shelf.add(kept)
    second = shelf.add(replace(kept, run=7, pinned=True))
    shelf.delete(first.number)
    third = shelf.add(replace(kept, run=8))
    shelf.insert(first, over=True)
    assert shelf.runs == (first, second, third)
    assert shelf.over == (first, second)


def test_deleted_runs_are_kept_in_bounded_memory_and_it_is_said_when_one_is_gone(
    shelf: RunShelf, kept: KeptRun, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_shelf, "MAX_DELETED_BYTES", 2 * kept.bytes)
    runs = [shelf.add(replace(kept, run=number, name=f"run {number}")) for number in range(4)]
    stack = QUndoStack()
    for run in runs:
        stack.push(DeleteRun(shelf, run, "delete"))
    assert list(shelf._deleted) == [run.number for run in runs[2:]]
    steps = [vars(stack.command(place)) for place in range(stack.count())]
    assert not any(isinstance(value, KeptRun) for step in steps for value in step.values())
    stack.undo()
    stack.undo()
    assert [run.name for run in shelf.runs] == ["run 2", "run 3"]
    with qtbot.waitSignal(shelf.not_there) as said:
        stack.undo()
    assert said.args == ["run 1 was deleted too long ago and is not kept any more."]
    assert len(shelf.runs) == 2
    assert stack.count() == 3  # that one is gone


def test_an_empty_name_is_none(shelf: RunShelf, kept: KeptRun, qtbot: QtBot) -> None:
    number = shelf.add(kept).number
    with qtbot.assertNotEmitted(shelf.changed):
        shelf.rename(number, "  ")
    shelf.rename(number, " ReLU run ")
    assert shelf.run(number).name == "ReLU run"


def test_kept_values_are_not_copied(kept: KeptRun) -> None:
    assert replace(kept, name="other").packed is kept.packed
    again = kept_of(replace(EXPERIMENT, name="again"), 6)
    assert np.array_equal(kept.packed.theta(), again.packed.theta())
