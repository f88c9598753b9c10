"""Baselines come with the frames, studies in the background: through the real threads."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest

from playground.baselines import baselines, finished
from playground.crossval import cross_validation
from playground.data.build import build
from playground.experiment import Data, Experiment, FunctionSource, Layer, Network, Training
from playground.frames import Baselines, Frame, Wish, WishList
from playground.study import CrossValidated, CrossValidation, Leak, LeakTest
from playground.worker import Worker

T = TypeVar("T")
DATA = Data(FunctionSource("line"), samples=60)
EXPERIMENT = Experiment(data=DATA, network=Network((Layer(4, "tanh"),)), training=Training(max_epochs=20))


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    worker.start()
    yield worker
    worker.close()


def until(found: Callable[[], T | None]) -> T:
    deadline = time.monotonic() + 30.0
    while time.monotonic() < deadline:
        if (value := found()) is not None:
            return value
        time.sleep(0.002)
    raise AssertionError("nothing came")


def frame_with_baselines(worker: Worker) -> Baselines:
    def look() -> Baselines | None:
        frame: Frame | None = worker.frames.take()
        return frame.baselines if frame is not None else None

    return until(look)


def rmses(found: Baselines) -> list[float | None]:
    return [one.rmse if one is not None else None for entry in found.entries for one in entry.metrics]


def losses(found: Baselines) -> list[float | None]:
    return [one.loss if one is not None else None for entry in found.entries for one in entry.metrics]


def test_baselines_come_with_the_frames_that_wish_for_them(worker: Worker) -> None:
    worker.set_wish(WishList(Wish.FIT))
    worker.start_run(1, EXPERIMENT)
    frame = until(worker.frames.take)
    assert frame.baselines is None
    worker.set_wish(WishList(Wish.BASELINES))
    found = frame_with_baselines(worker)
    assert rmses(found) == rmses(finished(baselines(EXPERIMENT, build(DATA))))
    # another loss: the same predictions, judged anew
    other = Experiment(data=DATA, network=EXPERIMENT.network, training=Training(loss="mae", max_epochs=20))
    worker.apply(other)

    def judged_anew() -> Baselines | None:
        frame: Frame | None = worker.frames.take()
        now = frame.baselines if frame is not None else None
        return now if now is not None and losses(now) != losses(found) else None

    assert losses(until(judged_anew)) == losses(finished(baselines(other, build(DATA))))


def test_a_study_says_how_far_it_is_and_ends_with_what_the_core_says(worker: Worker) -> None:
    worker.start_run(1, EXPERIMENT)
    worker.ask_study(CrossValidation(3))

    def ended() -> CrossValidated | None:
        answer = worker.studies.take()
        assert not isinstance(answer, str)
        return answer if isinstance(answer, CrossValidated) and answer.finished else None

    *_, expected = cross_validation(EXPERIMENT, build(DATA), CrossValidation(3))
    assert [fold.network for fold in until(ended).folds] == [fold.network for fold in expected.folds]
    worker.ask_study(LeakTest())

    def leaked() -> Leak | None:
        answer = worker.studies.take()
        return answer if isinstance(answer, Leak) and answer.done == 1.0 else None

    assert until(leaked).all is not None


def test_a_study_without_an_end_is_refused_in_a_sentence(worker: Worker) -> None:
    endless = Experiment(data=DATA, network=EXPERIMENT.network, training=Training(max_epochs=None))
    worker.start_run(1, endless)
    worker.ask_study(CrossValidation(3))
    assert "no end" in str(until(worker.studies.take))


@pytest.mark.parametrize("how", ["cancelled", "other data", "closed"])
def test_a_long_study_is_left_when_nobody_wants_it(worker: Worker, how: str) -> None:
    patient = Experiment(data=DATA, network=EXPERIMENT.network, training=Training(max_epochs=10**9))
    worker.start_run(1, patient)
    worker.ask_study(CrossValidation(3))
    until(worker.studies.take)
    if how == "closed":
        worker.close()
        return
    if how == "cancelled":
        worker.cancel_study()
    else:
        worker.start_run(2, Experiment(data=Data(FunctionSource("sine"), samples=60)))
    worker.ask_study(CrossValidation(2))

    def other() -> CrossValidated | str | None:
        answer = worker.studies.take()
        if isinstance(answer, CrossValidated) and answer.asked.folds == 2:
            return answer
        return None

    assert until(other) is not None
