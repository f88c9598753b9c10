"""Points that are drawn or moved while a run goes on join it at its next epoch."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
import torch

from playground.data.build import build
from playground.data.drawing import added, moved, removed, taken_over
from playground.data.joining import few, joined, joins, too_few
from playground.experiment import Data, Experiment, FormulaSource, Layer, Network, PointsSource, TableSource, Training
from playground.losses import loss_value
from playground.trainer import Trainer

SHARES = (0.7, 0.15, 0.15)
EXPERIMENT = Experiment(
    data=Data(samples=60),
    network=Network(layers=(Layer(8, "tanh"),)),
    training=Training(batch_size=8, max_epochs=None),
)


def with_points(points: PointsSource, experiment: Experiment = EXPERIMENT) -> Experiment:
    return msgspec.structs.replace(experiment, data=msgspec.structs.replace(experiment.data, source=points))


def first_points() -> PointsSource:
    return taken_over(EXPERIMENT.data, build(EXPERIMENT.data))


def join(run: Trainer, points: PointsSource) -> None:
    experiment = with_points(points)
    run.join(experiment, joined(run.dataset, experiment))


def gestures(pieces: tuple[int, ...]) -> Trainer:
    """A run with three gestures at the same updates, however its updates are asked for."""
    points = first_points()
    run = Trainer(with_points(points), build(with_points(points).data))
    changes = [
        added(points, [(0.5, 2.0), (0.6, 2.1)], SHARES),
        moved(added(points, [(0.5, 2.0), (0.6, 2.1)], SHARES), 0, (-0.9, 1.5)),
        removed(points, range(0, 30), SHARES),
    ]
    for goal, change in zip((13, 14, 40), changes, strict=True):
        piece = 0
        while run.update < goal:
            run.advance(min(pieces[piece % len(pieces)], goal - run.update))
            piece += 1
        join(run, change)
    run.advance(60)
    return run


def test_taking_samples_over_as_points_changes_neither_values_nor_sets() -> None:
    generated = build(EXPERIMENT.data)
    points = build(with_points(first_points()).data)
    np.testing.assert_array_equal(points.x, generated.x)
    np.testing.assert_array_equal(points.y, generated.y)
    for mine, theirs in zip(points.subsets, generated.subsets, strict=True):
        assert set(mine) == set(theirs)
    np.testing.assert_allclose(points.x_scaling.mean, generated.x_scaling.mean)


@pytest.mark.parametrize("pieces", [(1,), (7, 2), (100,)])
def test_the_same_gestures_at_the_same_updates_give_the_same_bits(pieces: tuple[int, ...]) -> None:
    once, again = gestures((5,)), gestures(pieces)
    assert torch.equal(once.theta, again.theta)
    np.testing.assert_array_equal(once.history.curves().valid, again.history.curves().valid)


def test_points_join_at_the_next_epoch_with_the_scaling_kept() -> None:
    points = first_points()
    run, alone = (Trainer(with_points(points), build(with_points(points).data)) for _ in range(2))
    per_epoch = run.updates_per_epoch
    for trainer in (run, alone):
        trainer.advance(2)
    join(run, added(points, [(0.0, 9.0)] * 20, SHARES))
    assert run.dataset.y.max() == 9.0
    np.testing.assert_array_equal(run.dataset.x_scaling.mean, alone.dataset.x_scaling.mean)
    np.testing.assert_array_equal(run.dataset.y_scaling.deviation, alone.dataset.y_scaling.deviation)
    assert run.updates_to_epoch(1) == per_epoch - 2
    for trainer in (run, alone):
        trainer.advance_epoch()
    assert torch.equal(run.theta, alone.theta)  # the epoch ended with the points it began with
    assert run.updates_per_epoch > per_epoch
    assert run.updates_to_epoch(2) == run.updates_per_epoch
    for trainer in (run, alone):
        trainer.advance(1)
    assert not torch.equal(run.theta, alone.theta)
    assert run.advance_epoch() == run.updates_per_epoch - 1
    assert run.touched
    assert not alone.touched


def test_a_run_left_in_the_middle_of_such_an_epoch_goes_on_as_if_it_had_not_been() -> None:
    points = first_points()
    run = Trainer(with_points(points), build(with_points(points).data))
    run.advance(9)
    join(run, removed(points, range(10), SHARES))
    run.advance(1)
    checkpoint = run.checkpoint()
    again = Trainer(run.experiment, build(run.experiment.data))
    again.restore(checkpoint)
    assert again.dataset is run.dataset
    for trainer in (run, again):
        batch = trainer.next_batch()
        trainer.advance(31)
    assert torch.equal(run.theta, again.theta)
    assert torch.equal(again.next_batch()[0], run.next_batch()[0])
    assert len(batch[0])


def test_the_next_batch_is_known_before_points_join_with_it() -> None:
    points = first_points()
    run = Trainer(with_points(points), build(with_points(points).data))
    run.advance_epoch()
    join(run, added(points, [(0.0, 9.0)] * 30, SHARES))
    x, y = run.next_batch()
    expected = loss_value(run.experiment.training, run.network.forward(run.theta, x), y)
    run.advance(1)
    assert float(run.history.curves().batch_losses[-1]) == pytest.approx(expected, rel=1e-6)


def test_what_can_join_is_drawn_and_of_one_input_and_continues_otherwise() -> None:
    points = with_points(first_points())
    more = with_points(added(first_points(), [(0.0, 0.0)], SHARES))
    assert joins(EXPERIMENT, points)
    assert joins(points, more)
    assert not joins(points, points)
    assert not joins(points, EXPERIMENT)
    assert not joins(points, msgspec.structs.replace(more, data=msgspec.structs.replace(more.data, seed=1)))
    assert not joins(points, msgspec.structs.replace(more, network=Network(layers=(Layer(9),))))
    assert joins(points, msgspec.structs.replace(more, training=msgspec.structs.replace(more.training, l2=0.1)))
    for source in (FormulaSource("x1 + x2"), FormulaSource("nonsense("), TableSource("diabetes")):
        other = msgspec.structs.replace(EXPERIMENT, data=Data(source=source))
        after = msgspec.structs.replace(points, data=msgspec.structs.replace(points.data, samples=256))
        assert not joins(other, after)


def test_fewer_points_than_can_be_trained_on_are_still_to_be_seen() -> None:
    three = PointsSource((0.1, 0.2, 0.3), (1.0, 2.0, 3.0), (0, 0, 1))
    assert too_few(three)
    dataset = few(with_points(three))
    np.testing.assert_array_equal(dataset.x[:, 0], three.x)
    assert [len(rows) for rows in dataset.subsets] == [2, 1, 0]
    running = build(EXPERIMENT.data)
    none = joined(running, with_points(PointsSource((), ())))
    assert len(none.y) == 0
    np.testing.assert_array_equal(none.domain, running.domain)
    assert msgspec.structs.replace(none).joined
