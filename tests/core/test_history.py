"""Loss curves and trajectories fit in bounded memory and stay true."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from playground.frames import LossCurves
from playground.history import MAX_BATCHES, MAX_EPOCHS, MAX_SNAPSHOT_BYTES, MAX_SNAPSHOTS, LossHistory, Trajectory


def epochs(count: int, first: int = 0) -> LossCurves:
    history = LossHistory()
    for epoch in range(first, first + count):
        history.add_epoch(epoch, 10 * epoch, 1.0 / (1 + epoch), 2.0 / (1 + epoch))
    return history.curves()


def test_epochs_that_fit_are_all_kept() -> None:
    curves = epochs(MAX_EPOCHS)
    np.testing.assert_array_equal(curves.epochs, np.arange(MAX_EPOCHS))
    np.testing.assert_array_equal(curves.valid, 2.0 / (1 + curves.epochs))


@pytest.mark.parametrize("first", [0, 7])
@pytest.mark.parametrize("count", [MAX_EPOCHS + 1, 2 * MAX_EPOCHS + 3, 5 * MAX_EPOCHS])
def test_more_epochs_are_thinned_evenly_between_the_first_and_the_newest(first: int, count: int) -> None:
    curves = epochs(count, first)
    assert MAX_EPOCHS / 2 < len(curves.epochs) <= MAX_EPOCHS + 1
    assert curves.epochs[0] == first
    assert curves.epochs[-1] == first + count - 1
    assert len(set(np.diff(curves.epochs)[:-1])) == 1
    np.testing.assert_array_equal(curves.updates, 10 * curves.epochs)
    np.testing.assert_allclose(curves.train, 1.0 / (1 + curves.epochs))


def test_the_best_epoch_is_the_first_of_the_lowest_and_nan_is_never_best() -> None:
    history = LossHistory()
    better = [history.add_epoch(i, i, 0.0, valid) for i, valid in enumerate([float("nan"), 3.0, 1.0, 1.0, 2.0])]
    assert better == [False, True, True, False, False]
    assert history.curves().best_epoch == 2
    history.forget_best()
    assert history.add_epoch(5, 5, 0.0, 9.0)


@pytest.mark.parametrize("looked_at", [0.0, 0.3, 1.0])
def test_batch_losses_are_averaged_and_none_is_lost(looked_at: float) -> None:
    rng = np.random.default_rng(1)
    history = LossHistory()
    parts: list[NDArray[np.float64]] = []
    done = 0
    while done < 9 * MAX_BATCHES:
        losses = rng.random(rng.integers(1, 257)).astype(np.float32).astype(np.float64)
        history.add_batches(1 + done, losses)
        parts.append(losses)
        done += len(losses)
        if rng.random() < looked_at:
            history.curves()
    curves = history.curves()
    kept = len(curves.batch_losses)
    stride = int(curves.batch_updates[1] - curves.batch_updates[0])
    everything = np.concatenate(parts)
    assert MAX_BATCHES / 2 <= kept <= MAX_BATCHES
    assert 0 <= len(everything) - kept * stride < stride
    np.testing.assert_allclose(curves.batch_losses, everything[: kept * stride].reshape(kept, stride).mean(axis=1))
    np.testing.assert_array_equal(curves.batch_updates, 1 + (stride - 1) / 2 + stride * np.arange(kept))


def test_ten_million_batches_still_fit() -> None:
    history, block = LossHistory(), np.ones(256)
    before = history.bytes
    for first in range(1, 10_000_000, 256):
        history.add_batches(first, block)
    curves = history.curves()
    assert history.bytes == before
    np.testing.assert_array_equal(curves.batch_losses, 1.0)
    assert curves.batch_updates[-1] > 9_900_000


def test_a_copy_and_what_was_read_do_not_change_with_the_original() -> None:
    history = LossHistory()
    history.add_batches(1, np.ones(3))
    copy, curves = history.copy(), history.curves()
    history.add_batches(4, np.zeros(3))
    history.add_epoch(1, 6, 1.0, 1.0)
    assert len(copy.curves().batch_losses) == len(curves.batch_losses) == 3
    assert len(copy.curves().epochs) == 0
    assert not curves.batch_losses.flags.writeable


@pytest.mark.parametrize("block", [1, 7, 100])
def test_a_full_trajectory_drops_every_second_snapshot_but_not_the_first(block: int) -> None:
    trajectory = Trajectory(4)
    for update in range(0, 3000 * block, block):
        trajectory.offer(update, torch.full((4,), float(update)))
    assert MAX_SNAPSHOTS / 2 <= len(trajectory.updates) <= MAX_SNAPSHOTS
    assert trajectory.updates[0] == 0
    gaps = np.diff(trajectory.updates)
    assert gaps.min() > 0
    assert gaps.max() <= 2 * gaps.min(), "the early part of the path is as fine as the late one"
    for update, snapshot in zip(trajectory.updates, trajectory.snapshots, strict=True):
        assert snapshot[0] == update


def test_large_networks_get_fewer_snapshots_and_a_copy_is_independent() -> None:
    size = MAX_SNAPSHOT_BYTES // (4 * 10)
    trajectory, theta = Trajectory(size), torch.zeros(size)
    for update in range(10):
        trajectory.offer(update, theta)
    copy = trajectory.copy()
    theta += 1.0
    trajectory.offer(10, theta)
    assert len(copy.updates) == 10
    assert len(trajectory.updates) <= 10
    assert not trajectory.snapshots[0].any()
    assert bool(trajectory.snapshots[-1].all())


def test_what_only_the_moment_knew_is_kept_beside_its_snapshot() -> None:
    trajectory = Trajectory(MAX_SNAPSHOT_BYTES)  # room for four
    for update in range(40):
        trajectory.offer(update, torch.zeros(1), lambda update=update: lambda: np.array([float(update)]))  # type: ignore[misc]
    assert [ratio()[0] for ratio in trajectory.ratios if ratio is not None] == trajectory.updates
    assert len(trajectory.ratios) == len(trajectory.snapshots)
