"""Appraisals through both threads: of the update the run stands at, now and then while it trains, free of charge."""

from __future__ import annotations

import time

import numpy as np
import pytest
import torch

from playground.appraisal import Appraisal
from playground.frames import Frame, Wish, WishList
from playground.messages import RunState
from tests.core.watched import PATIENCE, Watched, theta_after


def appraisal_at(watched: Watched, update: int) -> Appraisal:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = watched.worker.appraisals.take()
        if found is not None and found.update == update:
            return found
        time.sleep(0.002)
    raise TimeoutError(f"no appraisal of update {update}")


def test_a_standing_run_is_appraised_once_for_each_update_it_stands_at(watched: Watched) -> None:
    watched.worker.set_wish(WishList(Wish.APPRAISAL | Wish.METRICS | Wish.PREDICTIONS))
    first = appraisal_at(watched, 0)
    assert first.run == 0
    watched.worker.step(7)
    watched.state(RunState.PAUSED)
    done = appraisal_at(watched, 7)
    frame = watched.frame(lambda frame: frame.update == 7 and frame.train is not None)
    assert done.metrics == (frame.train, frame.valid, frame.test)
    assert frame.predictions is not None
    for drawn, whole in zip(frame.predictions, done.predictions, strict=True):
        np.testing.assert_array_equal(drawn, whole)
    assert torch.equal(watched.trainer.theta, theta_after(7))


def test_a_training_run_is_appraised_too_and_ends_in_the_same_weights(watched: Watched) -> None:
    watched.worker.set_wish(WishList(Wish.APPRAISAL))
    appraisal_at(watched, 0)
    watched.worker.run_to_epoch(100)
    watched.state(RunState.PAUSED)
    assert appraisal_at(watched, 500).update == watched.trainer.update
    assert torch.equal(watched.trainer.theta, theta_after(500))


def test_nothing_is_appraised_that_nobody_sees(watched: Watched) -> None:
    watched.worker.set_wish(WishList(Wish.METRICS))
    watched.worker.step()
    watched.state(RunState.PAUSED)
    watched.frame(lambda frame: frame.update == 1)
    assert watched.worker.appraisals.empty


def test_a_row_that_was_typed_is_predicted_by_the_network_on_screen(watched: Watched) -> None:
    dataset = watched.trainer.dataset
    row = int(dataset.shown(0)[4])
    watched.worker.set_wish(WishList(Wish.ROW | Wish.PREDICTIONS, row=tuple(dataset.x[row].tolist())))

    def told(frame: Frame) -> bool:
        return frame.row is not None

    frame = watched.frame(told)
    assert frame.predictions is not None
    assert frame.row == pytest.approx(frame.predictions[0][4], abs=1e-6)
    watched.worker.step(20)
    later = watched.frame(lambda frame: told(frame) and frame.update == 20)
    assert later.row != frame.row
    watched.worker.set_wish(WishList(Wish.ROW, row=(1.0, 2.0, 3.0)))  # of other data
    assert watched.frame(lambda frame: frame.predictions is None).row is None


def test_a_past_moment_is_appraised_as_it_was_then(watched: Watched) -> None:
    watched.worker.set_wish(WishList(Wish.APPRAISAL))
    watched.stand(43)
    then = appraisal_at(watched, 43)
    watched.stand(60)
    appraisal_at(watched, 103)
    watched.worker.set_wish(WishList(Wish.APPRAISAL, moment=43))
    again = appraisal_at(watched, 43)
    assert (again.metrics, again.intervals) == (then.metrics, then.intervals)
    watched.worker.set_wish(WishList(Wish.APPRAISAL))
    assert appraisal_at(watched, 103).update == watched.trainer.update
