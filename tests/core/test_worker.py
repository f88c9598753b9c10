"""The training thread does what it is told, tells what it does, and never changes the weights by being watched."""

from __future__ import annotations

import contextlib
import threading
import time
from queue import Empty
from typing import Any

import pytest
import torch

from playground.current_run import CurrentRun
from playground.frames import Wish, WishList
from playground.messages import DataReady, Failed, RunStarted, RunState, StateChanged
from playground.picture import Painter
from playground.publisher import Publisher
from playground.trainer import Trainer
from playground.worker import Worker
from tests.core.watched import EVERYTHING, EXPERIMENT, Watched, theta_after


def test_a_run_begins_with_its_data_and_a_frame_of_update_0() -> None:
    watched = Watched()
    watched.worker.set_wish(EVERYTHING)
    watched.worker.start()
    watched.worker.start_run(4, EXPERIMENT)
    watched.state(RunState.IDLE)
    frame = watched.frame()
    watched.worker.close()
    kinds = [type(event) for event in watched.heard]
    assert kinds == [StateChanged, DataReady, RunStarted, StateChanged]
    assert (frame.run, frame.update, frame.epoch) == (4, 0, 0)
    assert frame.train is not None
    assert frame.loss is not None
    assert frame.fit is not None
    assert frame.gradients is not None
    assert frame.first_gradients is not None
    assert (frame.gradients.values == frame.first_gradients.values).all()


def test_step_epoch_and_run_to_epoch_end_exactly_there(watched: Watched) -> None:
    worker = watched.worker

    def ends_at(update: int, epoch: int) -> None:
        watched.state(RunState.TRAINING)
        watched.state(RunState.PAUSED)
        frame = watched.frame(lambda frame: frame.update == update and frame.updates_per_second == 0.0)
        assert (frame.epoch, frame.run) == (epoch, 0)

    worker.step()
    ends_at(1, 0)
    worker.epochs()
    ends_at(5, 1)
    worker.epochs(2)
    ends_at(15, 3)
    worker.step(3)
    ends_at(18, 3)
    worker.run_to_epoch(50)
    ends_at(250, 50)
    assert torch.equal(watched.trainer.theta, theta_after(250))


def test_the_last_frame_shows_the_update_at_which_it_paused(watched: Watched) -> None:
    watched.worker.set_wish(EVERYTHING)
    for _ in range(5):
        watched.worker.train()
        watched.frame(lambda frame: frame.updates_per_second > 0)
        watched.worker.pause()
        watched.state(RunState.PAUSED)
        update = watched.trainer.update
        last = watched.frame(lambda frame: frame.updates_per_second == 0)
        assert last.update == update
        expected = watched.trainer.metrics(0)
        assert last.train is not None
        assert expected is not None
        assert last.train.loss == pytest.approx(expected.loss, rel=1e-6)


@pytest.mark.parametrize("taken", ["never", "always", "all of them, with slices"])
def test_the_weights_do_not_depend_on_who_watches(watched: Watched, taken: str) -> None:
    watched.worker.set_wish(EVERYTHING if "slices" in taken else WishList(Wish.FIT))
    watched.worker.step(4000)
    paused = False
    while not paused:
        if taken != "never":
            watched.worker.frames.take()
        with contextlib.suppress(Empty):
            event = watched.worker.events.get(timeout=0.002)
            paused = isinstance(event, StateChanged) and event.state is RunState.PAUSED
    assert watched.trainer.update == 4000
    assert torch.equal(watched.trainer.theta, theta_after(4000))


@pytest.mark.parametrize("during", ["updates", "a picture"])
def test_nothing_more_is_begun_once_a_pause_was_asked_for(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, during: str
) -> None:
    """How long that takes is measured in ``tests.bench.pause``."""
    done: list[str] = []
    advance, publish, stand = Trainer.advance, Publisher.publish, CurrentRun.stand

    def note(what: str) -> None:
        done.append(what)
        if what == during and len(done) > 20:
            done.clear()
            watched.worker.pause()

    def noted_advance(trainer: Trainer, updates: int) -> int:
        note("updates")
        return advance(trainer, updates)

    def noted_publish(publisher: Publisher, *given: Any) -> None:
        note("a picture")
        publish(publisher, *given)

    def noted_stand(current: CurrentRun) -> None:
        note("stands")
        stand(current)

    monkeypatch.setattr(Trainer, "advance", noted_advance)
    monkeypatch.setattr(Publisher, "publish", noted_publish)
    monkeypatch.setattr(CurrentRun, "stand", noted_stand)
    watched.worker.set_wish(EVERYTHING)
    watched.worker.train()
    watched.state(RunState.TRAINING)
    watched.state(RunState.PAUSED)
    assert done[0] == "stands"


def test_a_paused_run_costs_nothing(watched: Watched) -> None:
    watched.worker.set_wish(EVERYTHING - Wish.SURFACE)
    watched.stand(500)
    watched.frame(lambda frame: frame.update == 500)
    started = time.process_time()
    threading.Event().wait(1.0)
    assert time.process_time() - started < 0.05


def test_a_speed_limit_is_kept_and_lifted(watched: Watched) -> None:
    watched.worker.set_speed(50.0)
    started = time.perf_counter()
    watched.stand(26)
    assert 0.45 < time.perf_counter() - started < 2.0
    watched.worker.set_speed(None)
    started = time.perf_counter()
    watched.stand(500)
    assert time.perf_counter() - started < 5.0
    assert torch.equal(watched.trainer.theta, theta_after(526))


def test_a_slow_run_obeys_at_once(watched: Watched) -> None:
    watched.worker.set_speed(1.0)
    watched.worker.train()
    watched.frame(lambda frame: frame.update == 1)
    asked = time.perf_counter()
    watched.worker.pause()
    watched.state(RunState.PAUSED)
    assert time.perf_counter() - asked < 0.3
    assert watched.trainer.update == 1


def test_an_exception_in_the_thread_arrives_once_and_work_goes_on(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.frame()
    with monkeypatch.context() as patched:
        patched.setattr(Painter, "draw", lambda *_: 1 // 0)
        watched.worker.train()
        assert "ZeroDivisionError" in watched.of(Failed).text
        watched.state(RunState.PAUSED)
        threading.Event().wait(0.2)  # for another one that must not come
        assert watched.worker.events.empty()
    update = watched.trainer.update
    watched.stand(10)
    assert watched.frame(lambda frame: frame.update == update + 10).run == 0


def test_200_starts_and_stops_leave_no_thread() -> None:
    before = threading.active_count()
    for index in range(200):
        worker = Worker()
        worker.start()
        if index % 2:
            worker.start_run(0, EXPERIMENT)
            worker.train()
        worker.close()
    assert threading.active_count() == before


def test_200_times_train_and_pause_keep_the_same_two_threads(watched: Watched) -> None:
    before = threading.active_count()
    for _ in range(200):
        watched.worker.train()
        watched.worker.pause()
        watched.state(RunState.PAUSED)
    assert threading.active_count() == before
    assert torch.equal(watched.trainer.theta, theta_after(watched.trainer.update))


def test_closing_while_training_joins_and_a_worker_never_started_closes_too() -> None:
    watched = Watched()
    watched.worker.close()
    watched = Watched()
    watched.worker.start()
    watched.worker.set_wish(EVERYTHING)
    watched.worker.start_run(0, EXPERIMENT)
    watched.worker.train()
    watched.frame(lambda frame: frame.update > 100)
    watched.worker.close()
    assert not watched.worker._thread.is_alive()
    assert not watched.worker._laboratory.thread.is_alive()
