"""Loss curves fit in bounded memory and stay true."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from playground.frames import LossCurves
from playground.history import MAX_BATCHES, MAX_EPOCHS, LossHistory


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


@pytest.mark.parametrize(
    "stretches", [(1, 5, 40, 1, 3), (MAX_EPOCHS - 1, 1, 2, 3000), (MAX_EPOCHS, MAX_EPOCHS)], ids=str
)
def test_epochs_recorded_together_are_those_recorded_one_by_one(stretches: tuple[int, ...]) -> None:
    rng, first = np.random.default_rng(0), 0
    together, one_by_one = LossHistory(), LossHistory()
    for count in stretches:
        numbers = np.arange(first, first + count)
        rows = np.column_stack([numbers, 3 * numbers, rng.random((count, 2))])
        rows[rng.random(count) < 0.3, 3] = np.nan
        together.add_epochs(rows)
        for epoch, update, train, valid in rows.tolist():
            one_by_one.add_epoch(int(epoch), int(update), train, valid)
        first += count
        assert (together.best_epoch, together.best_valid) == (one_by_one.best_epoch, one_by_one.best_valid)
    ours, theirs = together.curves(), one_by_one.curves()
    for name in ("epochs", "updates", "train", "valid"):
        np.testing.assert_array_equal(getattr(ours, name), getattr(theirs, name))


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


def test_a_short_run_that_is_kept_takes_no_more_than_it_recorded() -> None:
    history = LossHistory()
    for epoch in range(100):
        history.add_batches(1 + 10 * epoch, np.full(10, epoch / 100))
        history.add_epoch(epoch, 10 * epoch, epoch / 100, 0.5)
    for kept in (history.copy(), history.until(500), LossHistory.of(history.state())):
        assert kept.bytes < 40_000
    kept = history.copy()
    for each in (history, kept):
        each.add_batches(1001, np.ones(200))
        each.add_epoch(100, 1200, 1.0, 1.0)
    np.testing.assert_array_equal(kept.curves().batch_losses, history.curves().batch_losses)
    np.testing.assert_array_equal(kept.curves().train, history.curves().train)


def test_ten_million_batches_still_fit() -> None:
    history, block = LossHistory(), np.ones(256)
    for first in range(1, 10_000_000, 256):
        history.add_batches(first, block)
    curves = history.curves()
    assert history.bytes < 20 * MAX_BATCHES
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


@pytest.mark.parametrize("update", [0, 3, 40, 41, 5_000, 12_345, 19_999])
def test_what_was_recorded_up_to_an_update_is_what_was_recorded_then_and_goes_on(update: int) -> None:
    """20,000 updates of 5 an epoch: their losses were merged by eights, so the last few up to then stand as a mean."""

    def recorded(start: int, end: int, history: LossHistory) -> LossHistory:
        for now in range(start + 1, end + 1):
            history.add_batches(now, np.array([1.0 / (100 + now)]))
            if now % 5 == 0:
                history.add_epoch(now // 5, now, 1.0 / now, 2.0 / now)
        return history

    whole = recorded(0, 20_000, LossHistory())
    then, expected = whole.until(update), recorded(0, update, LossHistory())
    for history in (then, expected):
        assert len(history.curves().epochs) == update // 5
    np.testing.assert_array_equal(then.curves().valid, expected.curves().valid)
    recorded(update, 20_000, then)
    found, wanted = then.curves(), whole.curves()
    np.testing.assert_array_equal(found.epochs, wanted.epochs)
    np.testing.assert_array_equal(found.batch_updates, wanted.batch_updates)
    np.testing.assert_allclose(found.batch_losses, wanted.batch_losses, rtol=0.05)
