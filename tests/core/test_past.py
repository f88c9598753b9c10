"""Looking at the past of a run while it trains, and going on from there: the pictures are true, the bits stay."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
import torch
from msgspec.structs import replace

from playground.branch import ContinueFrom
from playground.branching import branched
from playground.data.build import build
from playground.data.joining import joined
from playground.experiment import OPTIMIZERS, Data, Experiment, Layer, Network, PointsSource
from playground.frames import Frame, Wish, WishList
from playground.messages import RunStarted, RunState
from playground.picture import Moment, Painter
from playground.trainer import Trainer
from tests.core.watched import EVERYTHING, EXPERIMENT, Watched, theta_after


def look(watched: Watched, update: int, wish: WishList = EVERYTHING) -> Frame:
    """The whole picture of that moment."""
    watched.worker.set_wish(replace(wish, moment=update))
    return watched.frame(lambda frame: frame.past and (frame.walk is None or frame.walk.agreement is not None))


def test_every_part_of_a_past_moments_picture_is_what_the_run_showed_then(watched: Watched) -> None:
    watched.stand(43)
    watched.worker.set_wish(EVERYTHING)
    then = watched.frame(lambda frame: frame.walk is not None and frame.walk.agreement is not None)
    assert (then.update, then.epoch, then.past) == (43, 8, False)
    watched.stand(60)
    assert 43 in watched.trainer.trajectory.updates
    now = look(watched, 43)
    assert (now.update, now.epoch, now.past) == (43, 8, True)
    assert now.learning_rate == then.learning_rate
    assert (now.train, now.valid, now.test) == (then.train, then.valid, then.test)
    for name in ("fit", "gradients", "pre_activations", "flow", "diagram", "walk", "collapse", "diagnoses"):
        same(getattr(now, name), getattr(then, name), name)
    same(now.predictions, then.predictions, "predictions")
    assert now.timeline is not None
    assert (now.timeline.update, now.timeline.epoch) == (103, 20)
    assert now.loss is not None
    assert now.loss.epochs[-1] == 20.0  # the curves are the run's as it is now


def same(found: object, expected: object, place: str) -> None:
    """Equal to the bit, however deep."""
    assert type(found) is type(expected), place
    if isinstance(found, np.ndarray):
        np.testing.assert_array_equal(found, expected, err_msg=place)
    elif isinstance(found, msgspec.Struct):
        for name in found.__struct_fields__:
            if name not in ("seconds",):
                same(getattr(found, name), getattr(expected, name), f"{place}.{name}")
    elif isinstance(found, list | tuple):
        assert isinstance(expected, list | tuple)
        assert len(found) == len(expected), place
        for index, (one, other) in enumerate(zip(found, expected, strict=True)):
            same(one, other, f"{place}[{index}]")
    elif isinstance(found, float) and np.isnan(found):
        assert np.isnan(expected), place  # type: ignore[call-overload]
    else:
        assert found == expected, place


def test_a_moment_before_an_edit_is_drawn_with_the_network_as_it_was(watched: Watched) -> None:
    watched.stand(30)
    layers = tuple(replace(layer, activation="relu") for layer in EXPERIMENT.network.layers)
    watched.worker.apply(replace(EXPERIMENT, network=Network(layers=layers)))
    watched.stand(30)
    trainer = watched.trainer
    snapshot = trainer.trajectory.nearest(30)
    frame = look(watched, 30, WishList(Wish.FIT))
    moment = Moment(0, 30, 6, 0.0, 0.01)
    expected = Painter(trainer.dataset).draw(EXPERIMENT, snapshot.theta, WishList(Wish.FIT), moment).fit
    assert expected is not None
    assert frame.fit is not None
    np.testing.assert_array_equal(frame.fit.curve, expected.curve)


def test_while_one_looks_at_the_past_training_goes_on_and_the_live_picture_comes_back(watched: Watched) -> None:
    watched.stand(50)
    watched.worker.train()
    watched.worker.set_wish(replace(EVERYTHING, moment=20))
    first = watched.frame(lambda frame: frame.past)
    assert first.timeline is not None
    length = first.timeline.update
    # another view comes into sight
    watched.worker.set_wish(replace(EVERYTHING, moment=20, units_layer=1))
    # the moment stands still, even after the run dropped it, and the timeline becomes longer
    later = watched.frame(lambda frame: frame.timeline is not None and frame.timeline.update > length + 2000)
    assert later.past
    assert later.update == first.update
    assert later.fit is not None
    assert later.fit.units is not None
    np.testing.assert_array_equal(later.fit.curve, first.fit.curve)  # type: ignore[union-attr]
    watched.worker.set_wish(EVERYTHING)
    live = watched.frame(lambda frame: not frame.past)
    assert live.update >= length
    watched.worker.pause()
    watched.state(RunState.PAUSED)


def test_looking_at_the_past_changes_no_bit_of_the_run(watched: Watched) -> None:
    watched.worker.train()
    watched.frame(lambda frame: frame.update > 50)
    for update in (0, 10, 40, 7, 33):
        watched.worker.set_wish(replace(EVERYTHING, moment=update))
        watched.frame(lambda frame: frame.past)
    watched.worker.set_wish(EVERYTHING)
    watched.frame(lambda frame: not frame.past)
    watched.worker.pause()
    watched.state(RunState.PAUSED)
    assert torch.equal(watched.trainer.theta, theta_after(watched.trainer.update))


def test_measuring_a_large_set_comes_after_the_first_picture(watched: Watched) -> None:
    many = replace(EXPERIMENT, data=replace(EXPERIMENT.data, samples=20_000))
    watched.worker.start_run(1, many)
    watched.of(RunStarted)
    watched.stand(40)
    watched.worker.set_wish(WishList(Wish.METRICS | Wish.FIT, moment=20))
    first = watched.frame(lambda frame: frame.past)
    assert first.fit is not None
    assert first.train is None
    second = watched.frame(lambda frame: frame.past and frame.train is not None)
    assert second.update == first.update


# ---- going on


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_continuing_from_a_moment_ends_in_the_very_bits_that_the_run_had(optimizer: str) -> None:
    experiment = replace(EXPERIMENT, training=replace(EXPERIMENT.training, optimizer=optimizer))
    old = Trainer(experiment, build(experiment.data))
    for _ in range(20):
        old.advance(9)
    end = old.theta.clone()
    new = branched(old, experiment, ContinueFrom(63))
    assert new.update == old.trajectory.nearest(63).update
    new.advance(old.update - new.update)
    assert torch.equal(new.theta, end)
    assert torch.equal(old.theta, end)
    assert not new.touched


def test_what_was_edited_since_counts_from_the_moment_on() -> None:
    old = Trainer(EXPERIMENT, build(EXPERIMENT.data))
    for _ in range(5):
        old.advance(10)
    slower = replace(EXPERIMENT, training=replace(EXPERIMENT.training, learning_rate=0.001))
    old.apply(slower)
    old.advance(50)
    new = branched(old, slower, ContinueFrom(20))
    expected = Trainer(EXPERIMENT, build(EXPERIMENT.data))
    expected.advance(20)
    expected.apply(slower)
    for trainer in (new, expected):
        trainer.advance(30)
    assert torch.equal(new.theta, expected.theta)
    assert new.touched


def test_a_run_that_was_over_goes_on_from_before_its_end() -> None:
    short = replace(EXPERIMENT, training=replace(EXPERIMENT.training, max_epochs=12))
    old = Trainer(short, build(short.data))
    while old.stopped is None:
        old.advance(7)
    new = branched(old, short, ContinueFrom(30))
    assert new.stopped is None
    new.advance(1000)
    assert new.epoch == 12
    assert torch.equal(new.theta, old.theta)


def test_a_run_that_is_trained_goes_on_being_trained_and_comes_back_where_it_was(watched: Watched) -> None:
    watched.stand(40)
    before = watched.stand(20)
    watched.worker.set_wish(replace(EVERYTHING, moment=40))
    seen = watched.frame(lambda frame: frame.past).update
    watched.worker.branch(1, EXPERIMENT, ContinueFrom(seen))
    watched.worker.set_wish(EVERYTHING)
    watched.of(RunStarted)
    assert watched.state(RunState.PAUSED).run == 1
    assert watched.trainer.update == seen
    assert watched.frame(lambda frame: frame.run == 1).update == seen
    watched.stand(60 - seen)
    assert torch.equal(watched.trainer.theta, before)
    watched.worker.start_run(0, EXPERIMENT)
    watched.of(RunStarted)
    watched.state(RunState.PAUSED)
    assert torch.equal(watched.trainer.theta, before)
    watched.worker.train()
    watched.worker.branch(2, EXPERIMENT, ContinueFrom(0))
    watched.wait(lambda event: isinstance(event, RunStarted) and event.run == 2)
    assert watched.state(RunState.TRAINING).run == 2
    watched.frame(lambda frame: frame.run == 2 and frame.update > 100)
    watched.worker.pause()
    watched.state(RunState.PAUSED)
    assert torch.equal(watched.trainer.theta, theta_after(watched.trainer.update))


def test_a_moment_that_the_run_has_dropped_meanwhile_can_still_be_gone_on_from() -> None:
    old = Trainer(EXPERIMENT, build(EXPERIMENT.data))
    old.advance(1)
    old.advance(1)
    old.advance(1)
    held = old.trajectory.nearest(3)
    while 3 in old.trajectory.updates:
        old.advance(50)
    new = branched(old, EXPERIMENT, ContinueFrom(3), held)
    assert new.update == 3
    new.advance(97)
    assert torch.equal(new.theta, theta_after(100))


def test_a_network_without_hidden_layers_and_one_batch_an_epoch_has_a_past_too() -> None:
    plain = replace(
        EXPERIMENT,
        network=Network(layers=(Layer(1, "tanh"),)),
        training=replace(EXPERIMENT.training, batch_size=1000),
    )
    old = Trainer(plain, build(plain.data))
    for _ in range(10):
        old.advance(1)
    for update in range(10):
        snapshot = old.trajectory.nearest(update)
        rows, _ = old.batch_after(snapshot)
        new = branched(old, plain, ContinueFrom(update))
        assert torch.equal(rows, new.next_batch()[0])


def test_a_moment_before_points_joined_has_the_points_of_then() -> None:
    def points(count: int) -> Experiment:
        x = tuple(np.linspace(-1.0, 1.0, count).tolist())
        return replace(EXPERIMENT, data=Data(source=PointsSource(x, x, (0,) * count)))

    few, more = points(20), points(30)
    old = Trainer(few, build(few.data))
    old.advance(3)  # within the second epoch
    rows, _ = old.next_batch()
    untouched = Trainer(few, build(few.data))
    untouched.advance(50)
    old.join(more, joined(old.dataset, more))
    old.advance(40)
    snapshot = old.trajectory.nearest(3)
    assert torch.equal(old.batch_after(snapshot)[0], rows)
    same = branched(old, few, ContinueFrom(3))
    same.advance(47)
    assert torch.equal(same.theta, untouched.theta)
    onwards = branched(old, more, ContinueFrom(3))
    assert onwards.dataset is old.dataset
    onwards.advance(40)
    assert torch.equal(onwards.theta, old.theta)
