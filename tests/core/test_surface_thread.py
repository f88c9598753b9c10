"""Which slices are left for newer ones while a run trains, and that a fine one comes every now and then."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Generator, Iterator
from queue import SimpleQueue

import pytest

from playground import surface_thread
from playground.frames import Wish, WishList
from playground.landscape import Landscape, SliceSpec
from playground.messages import Event, RunState
from playground.surface_thread import Job, SurfaceThread
from tests.core.test_laboratory import newest
from tests.core.watched import PATIENCE, Watched

STAGES = (13, 25, 51)


@pytest.fixture
def thread(monkeypatch: pytest.MonkeyPatch) -> Iterator[SurfaceThread]:
    monkeypatch.setattr(surface_thread, "PICTURE_SECONDS", 0.0)
    made = SurfaceThread(SimpleQueue[Event]())
    made.sharing = True
    made.start()
    yield made
    made.close()
    made.join(PATIENCE)


class Following:
    """Asks for the next job as soon as the thread is ready for it, like the training thread does."""

    def __init__(self, thread: SurfaceThread) -> None:
        self._thread = thread
        self.jobs: list[list[int]] = []
        self._delivered = threading.Event()

    def ask(self) -> list[int]:
        """Request another job; the stages it comes to are added to the list."""
        stages: list[int] = []
        self.jobs.append(stages)

        def steps() -> Generator[int, None, None]:
            yield from STAGES

        def deliver(stage: int) -> None:
            stages.append(stage)
            self._delivered.set()

        self._thread.request(Job(steps, deliver))
        return stages

    def until(self, reached: Callable[[], bool]) -> None:
        """Follow until this is so."""
        for _ in range(5000):
            if reached():
                return
            if self._thread.ready():
                self.ask()
            self._delivered.wait(0.002)
            self._delivered.clear()
        raise TimeoutError(f"these jobs were begun: {self.jobs}")


def finished(jobs: list[list[int]]) -> list[int]:
    return [number for number, stages in enumerate(jobs) if stages == list(STAGES)]


def test_the_first_slice_is_finished_and_the_next_ones_are_left_for_newer_ones(
    thread: SurfaceThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surface_thread, "FINE_SECONDS", 1000.0)
    following = Following(thread)
    following.until(lambda: len(following.jobs) == 8)
    assert finished(following.jobs) == [0]
    assert all(0 < len(stages) < len(STAGES) for stages in following.jobs[1:7])


def test_after_a_while_another_one_is_finished(thread: SurfaceThread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surface_thread, "FINE_SECONDS", 0.1)
    following = Following(thread)
    following.until(lambda: len(finished(following.jobs)) == 3)
    assert len(following.jobs) > 3


def test_another_kind_of_slice_does_not_wait_for_the_fine_one(thread: SurfaceThread) -> None:
    going_on = threading.Event()

    def steps() -> Generator[int | None, None, None]:
        yield 13
        while not going_on.wait(0.001):
            yield None
        yield 51

    delivered: list[int] = []
    thread.request(Job(steps, delivered.append))
    following = Following(thread)
    for _ in range(5000):
        if delivered:
            break
        going_on.wait(0.001)
    assert not thread.ready()
    thread.hurry()
    following.until(lambda: bool(following.jobs and following.jobs[0]))
    assert delivered == [13]


def test_a_network_that_gets_stages_gets_fine_slices_while_it_trains(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.surface.FIRST_WORK", 1.0)  # this one is small
    monkeypatch.setattr(surface_thread, "FINE_SECONDS", 0.2)
    monkeypatch.setattr(surface_thread, "SURFACE_SHARE", 0.9)
    watched.worker.set_wish(WishList(Wish.SURFACE, slice=SliceSpec()))
    watched.worker.train()
    watched.state(RunState.TRAINING)
    of_passing: list[tuple[int, int]] = []
    for _ in range(500):
        answer = newest(watched.worker.slices)
        assert isinstance(answer, Landscape)
        if answer.update > 0:
            of_passing.append((answer.update, answer.losses.shape[0]))
        fine = {update for update, points in of_passing if points == 51}
        if len(fine) == 3:
            break
    watched.worker.pause()
    watched.state(RunState.PAUSED)
    assert len(fine) == 3
    assert {points for _, points in of_passing} >= {13, 51}


@pytest.mark.parametrize("trains", [True, False])
def test_a_job_with_a_share_rests_as_long_as_it_works_while_somebody_trains(
    trains: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    rests: list[float] = []
    work = 0.01
    clock = itertools.count()
    monkeypatch.setattr("playground.surface_thread.time.perf_counter", lambda: work * next(clock))
    monkeypatch.setattr("playground.surface_thread.time.sleep", rests.append)
    thread = SurfaceThread(SimpleQueue[Event]())
    thread.sharing = trains
    thread._do(0, Job(lambda: iter([None, None, "found"]), done.append, live=False, share=0.25))
    assert done == ["found"]
    assert rests == (pytest.approx([3 * work] * 3) if trains else [])


def test_it_does_not_rest_for_what_was_done_before_somebody_trained(monkeypatch: pytest.MonkeyPatch) -> None:
    rests: list[float] = []
    now = [0.0]
    monkeypatch.setattr("playground.surface_thread.time.perf_counter", lambda: now[0])
    monkeypatch.setattr("playground.surface_thread.time.sleep", rests.append)
    thread = SurfaceThread(SimpleQueue[Event]())

    def steps() -> Iterator[None]:
        for step in range(20):
            now[0] += 1.0
            thread.sharing = step == 19
            yield None

    thread._do(0, Job(steps, lambda _: None, live=False, share=0.5))
    assert rests == [1.0]
