"""Snapshots fit in bounded memory, and a run goes on from any of them as if it had never gone further."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from playground.data.build import build
from playground.experiment import OPTIMIZERS, Data, Experiment, Layer, Network, Training
from playground.trainer import Trainer
from playground.trajectory import MAX_SNAPSHOT_BYTES, MAX_SNAPSHOTS, Snapshot, Trajectory

EXPERIMENT = Experiment(
    data=Data(samples=100),  # 70 training rows: 5 updates an epoch
    network=Network(layers=(Layer(8, "tanh"), Layer(8, "tanh"))),
    training=Training(max_epochs=None, batch_size=16),
)
DATASET = build(EXPERIMENT.data)


def snapshot(update: int, size: int = 4, **others: Any) -> Snapshot:
    """One of a run of plain gradient descent, its parameters all ``update``."""
    fields: dict[str, Any] = {
        "experiment": EXPERIMENT, "epoch": 0, "optimizer_state": {}, "optimizer_steps": update, "position": 0,
        "order": None, "epoch_loss": 0.0, "epoch_rows": 0, "epochs_without_gain": 0, "epoch_goal": None,
        "touched": False, "best_epoch": None, "best_valid": math.inf,
    }  # fmt: skip
    return Snapshot(update=update, theta=torch.full((size,), float(update)), **{**fields, **others})


def run_of(**training: Any) -> Trainer:
    return Trainer(replace(EXPERIMENT, training=replace(EXPERIMENT.training, **training)), DATASET)


# ---- bounded memory


@pytest.mark.parametrize("block", [1, 7, 100])
def test_a_full_trajectory_drops_every_second_snapshot_but_not_the_first(block: int) -> None:
    trajectory = Trajectory()
    for update in range(0, 3000 * block, block):
        trajectory.offer(update, lambda update=update: snapshot(update))  # type: ignore[misc]
    assert MAX_SNAPSHOTS / 2 <= len(trajectory.updates) <= MAX_SNAPSHOTS
    assert trajectory.updates[0] == 0
    gaps = np.diff(trajectory.updates)
    assert gaps.min() > 0
    assert gaps.max() <= 2 * gaps.min(), "the early part of the path is as fine as the late one"
    for kept in trajectory.snapshots:
        assert kept.theta[0] == kept.update


def test_snapshots_of_a_large_network_never_take_more_than_the_limit_all_together() -> None:
    size = MAX_SNAPSHOT_BYTES // (4 * 20)
    trajectory = Trajectory()
    most = 0
    for update in range(0, 300, 3):
        if update % 30 == 0:
            # the best so far hangs on the snapshots taken since then
            trajectory.best = snapshot(update, size, best_epoch=update)
        best = trajectory.best
        trajectory.offer(update, lambda update=update, best=best: snapshot(update, size, best=best))  # type: ignore[misc]
        held = {id(one): one.bytes for each in trajectory.snapshots for one in (each, each.best) if one is not None}
        assert sum(held.values()) <= trajectory.bytes <= MAX_SNAPSHOT_BYTES
        assert trajectory.updates[0] == 0
        assert trajectory.best is not None
        assert trajectory.best.update in trajectory.updates
        most = max(most, len(trajectory.updates))
    assert most >= 8


def test_where_nothing_else_fits_the_first_and_the_best_are_kept() -> None:
    size = MAX_SNAPSHOT_BYTES // 9
    trajectory = Trajectory()
    for update in range(20):
        trajectory.offer(update, lambda update=update: snapshot(update, size))  # type: ignore[misc]
        trajectory.best = snapshot(5, size, best_epoch=1) if update == 5 else trajectory.best
    assert trajectory.updates == [0, 5]


def test_a_copy_of_a_trajectory_is_independent() -> None:
    trajectory = Trajectory()
    trajectory.offer(0, lambda: snapshot(0))
    copy = trajectory.copy()
    trajectory.offer(1, lambda: snapshot(1))
    trajectory.best = snapshot(7)
    assert copy.updates == [0]
    assert trajectory.updates == [0, 1, 7]


def test_the_best_moment_of_a_run_stays_in_its_trajectory() -> None:
    run = run_of(optimizer="sgd", learning_rate=0.5)
    for _ in range(40):
        run.advance(37)
    best = run.trajectory.best
    curves = run.history.curves()
    assert best is not None
    assert best in run.trajectory.snapshots
    assert best.epoch == curves.best_epoch
    assert best.update == curves.updates[curves.best_epoch]
    again = run_of(optimizer="sgd", learning_rate=0.5)
    again.advance(best.update)
    assert torch.equal(best.theta, again.theta)


# ---- going on


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_run_goes_on_from_any_snapshot_to_the_very_same_bits(optimizer: str) -> None:
    run = run_of(optimizer=optimizer, schedule="cosine", clip_norm=0.5, l2=0.001)
    for _ in range(13):
        run.advance(23)  # snapshots within epochs, and the best at their ends
    whole = run.checkpoint()
    for moment in run.trajectory.snapshots:
        again = run_of(optimizer=optimizer)
        again.restore(whole.at(moment))
        assert (again.update, again.epoch) == (moment.update, moment.epoch)
        assert torch.equal(again.theta, moment.theta)
        again.advance(run.update - moment.update)
        assert torch.equal(again.theta, run.theta)
        found, expected = again.history.curves(), run.history.curves()
        np.testing.assert_array_equal(found.valid, expected.valid)
        np.testing.assert_allclose(found.train, expected.train, rtol=1e-6)  # summed in blocks of other lengths
        assert found.best_epoch == expected.best_epoch
        now, then = again.trajectory.best, run.trajectory.best
        assert now is not None
        assert then is not None
        assert torch.equal(now.theta, then.theta)


def test_early_stopping_from_a_snapshot_brings_the_same_best_parameters_back() -> None:
    run = run_of(learning_rate=0.05, patience=10, max_epochs=500)
    while run.stopped is None:
        run.advance(7)
    assert run.stopped == "patience"
    whole = run.checkpoint()
    for moment in run.trajectory.snapshots[::9]:
        again = run_of()
        again.restore(whole.at(moment))
        while again.stopped is None:
            again.advance(1000)
        assert (again.stopped, again.epoch) == (run.stopped, run.epoch)
        assert torch.equal(again.theta, run.theta)


def test_a_run_that_went_on_from_a_snapshot_has_the_snapshots_before_it_and_new_ones() -> None:
    run = run_of()
    for _ in range(40):
        run.advance(11)
    moment = run.trajectory.nearest(200)
    again = run_of()
    again.restore(run.checkpoint().at(moment))
    assert again.trajectory.updates[-1] == moment.update
    assert set(again.trajectory.updates) <= set(run.trajectory.updates) | {again.trajectory.best.update}  # type: ignore[union-attr]
    assert again.trajectory.bytes <= run.trajectory.bytes
    again.advance(300)
    assert again.trajectory.updates[-1] > moment.update


def test_a_snapshot_of_before_a_new_loss_function_begins_its_curves_afresh() -> None:
    run = run_of(loss="mse")
    run.advance(12)
    moment = run.trajectory.snapshots[-1]
    run.advance(1)
    run.apply(replace(run.experiment, training=replace(run.experiment.training, loss="mae")))
    run.advance(20)
    again = run_of(loss="mse")
    again.restore(run.checkpoint().at(moment))
    assert again.experiment.training.loss == "mse"
    assert len(again.history.curves().epochs) == 0
    again.apply(run.experiment)
    assert again.history.curves().updates.tolist() == [moment.update]
