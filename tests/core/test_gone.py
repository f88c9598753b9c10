"""Who holds much memory is gone as soon as nobody holds it: the window looks for cycles now and then only."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest

from playground.data.build import build
from playground.experiment import Experiment, Layer, Network, Training
from playground.frames import Wish, WishList
from playground.picture import Moment, Painter
from playground.seeds import Seeds, seeds_from
from playground.trainer import Trainer

EXPERIMENT = Experiment(
    network=Network(layers=(Layer(8, "tanh"), Layer(8, "leaky_relu"))), training=Training(max_epochs=None)
)
DATASET = build(EXPERIMENT.data)
Made = Trainer | Seeds | Painter


@pytest.fixture(autouse=True)
def no_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def trainer() -> Trainer:
    made = Trainer(EXPERIMENT, DATASET)
    made.advance(1000)
    checkpoint = made.checkpoint()
    made.advance(10)
    made.restore(checkpoint)
    made.metrics(1)
    return made


def seeds() -> Seeds:
    made = Seeds(EXPERIMENT, DATASET, seeds_from(0))
    made.advance(100)
    return made


def painter() -> Painter:
    made, run = Painter(DATASET), trainer()
    # a walk, a row and a moment that is looked back at need more than a run
    wish = WishList(~(Wish.WALK | Wish.ROW | Wish.BASELINES | Wish.APPRAISAL | Wish.SURFACE | Wish.TIMELINE))
    moment = Moment(
        0, run.update, run.epoch, 0.0, run.learning_rate, loss=run.history.curves(), trajectory=run.trajectory
    )
    made.draw(EXPERIMENT, run.theta, wish, moment)
    return made


@pytest.mark.parametrize("make", [trainer, seeds, painter])
def test_nothing_is_left_that_only_the_collector_would_find(make: Callable[[], Made]) -> None:
    made = make()
    gone = weakref.ref(made)
    del made
    assert gone() is None
