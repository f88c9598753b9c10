"""A packed run is all of the run, in a piece of memory that is its own."""

from __future__ import annotations

import numpy as np
import pytest

from playground import run_file
from playground.packed_run import Columns, in_one_piece
from playground.run_file import packed, unpacked
from playground.tensor_file import Array
from playground.trainer import Trainer
from tests.core.stored import EXPERIMENT, assert_goes_on_alike, assert_same, trained
from tests.core.test_run_file import RUNS


@pytest.mark.parametrize("name", RUNS)
def test_a_checkpoint_is_unpacked_with_every_field_and_goes_on_to_the_bit(name: str) -> None:
    experiment, updates = RUNS[name]
    run = trained(experiment, updates)
    checkpoint = run.checkpoint()
    left = packed(checkpoint, run.dataset)
    again = unpacked(left)
    assert_same(checkpoint, again)
    assert again.divergence is checkpoint.divergence  # in words that can be said in another language
    assert (left.dataset, left.experiment, left.update, left.stopped) == (
        run.dataset, checkpoint.now.experiment, checkpoint.now.update, checkpoint.stopped,
    )  # fmt: skip
    assert_goes_on_alike(run, again)


def test_it_takes_less_and_keeps_nothing_of_the_checkpoint() -> None:
    run = trained(EXPERIMENT, 3000)
    checkpoint = run.checkpoint()
    left = packed(checkpoint, run.dataset)
    assert left.bytes < 0.7 * checkpoint.bytes
    orders = left.orders
    (piece,) = {id(array.base): array.base for array in (*left.arrays.values(), orders.values)}.values()
    assert piece is not None
    assert piece.base is None
    assert piece.nbytes < left.bytes + 1000
    assert all(array.base is None for array in (orders.first, orders.varying, left.moments))


def test_one_piece_holds_every_array_as_it_was_aligned_and_apart() -> None:
    arrays: dict[str, Array] = {
        "odd": np.arange(7, dtype=np.uint8),
        "empty": np.empty((0, 3), np.float64),
        "plane": np.arange(12, dtype=np.float64).reshape(3, 4)[:, ::2],
        "flags": np.array([True, False]),
    }
    copies = in_one_piece(arrays)
    assert list(copies) == list(arrays)
    for name, array in arrays.items():
        assert copies[name].dtype == array.dtype
        assert copies[name].flags.aligned
        copies[name][...] = array  # over no other's numbers
    for name, array in arrays.items():
        np.testing.assert_array_equal(copies[name], array)
    assert in_one_piece({}) == {}


def test_of_a_large_network_there_are_fewer_moments_and_it_goes_on_to_the_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    run = trained(EXPERIMENT, 600)
    checkpoint = run.checkpoint()
    snapshots = checkpoint.trajectory.snapshots
    monkeypatch.setattr(run_file, "PACKED_SNAPSHOT_BYTES", sum(each.bytes for each in snapshots) // 3)
    again = unpacked(packed(checkpoint, run.dataset))
    kept = again.trajectory.snapshots
    assert len(snapshots) / 5 < len(kept) < len(snapshots) / 3
    assert_same(kept[0], snapshots[0])
    assert_same(again.trajectory.best, checkpoint.trajectory.best)
    assert_same(again.now, checkpoint.now)
    other = Trainer(EXPERIMENT, run.dataset)
    other.restore(again)
    for trainer in (run, other):
        trainer.advance(60)
    assert_same(run.checkpoint().now, other.checkpoint().now)


def test_what_snapshots_share_they_share_again() -> None:
    run = trained(EXPERIMENT, 3000)
    checkpoint = run.checkpoint()
    again = unpacked(packed(checkpoint, run.dataset))
    for name in ("theta", "order", "before", "best", "experiment"):
        ours, theirs = (
            [id(getattr(each, name)) for each in every.trajectory.snapshots] for every in (checkpoint, again)
        )
        assert len(set(ours)) == len(set(theirs)), name


def test_the_parameters_of_a_moment_need_not_be_unpacked() -> None:
    run = trained(EXPERIMENT, 500)
    checkpoint = run.checkpoint()
    left = packed(checkpoint, run.dataset)
    assert (left.theta() == checkpoint.now.theta.numpy()).all()
    for update in range(0, 520, 3):
        expected = checkpoint.trajectory.nearest(update).theta.numpy()
        assert (left.theta(update) == expected).all()


@pytest.mark.parametrize(
    "rows", [[[1, 2, 3]], [[1, 2, 3], [1, 5, 3]], [[1, 2], [1, 2]], [[1], [2], [3]], np.empty((0, 0)), np.empty((0, 4))]
)
def test_columns_in_which_all_rows_are_equal_are_kept_once(rows: list[list[int]]) -> None:
    array = np.array(rows, dtype=np.uint8)
    kept = Columns.of(array)
    assert_same(kept.rows, array)
    assert kept.values.shape[1] == sum(len(set(column)) > 1 for column in array.T)
