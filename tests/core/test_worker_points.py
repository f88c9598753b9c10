"""Points drawn by hand, in the training thread."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
import torch

from playground.branch import CollapseLayers, SetParameters
from playground.data.build import build
from playground.data.drawing import added, taken_over
from playground.data.joining import joined
from playground.diagram import Parameter
from playground.experiment import Experiment, Layer, PointsSource
from playground.messages import DataReady, RunStarted, RunState
from playground.trainer import Trainer
from tests.core.watched import EVERYTHING, EXPERIMENT, Watched

SHARES = EXPERIMENT.data.split


def drawn(source: PointsSource) -> Experiment:
    return msgspec.structs.replace(EXPERIMENT, data=msgspec.structs.replace(EXPERIMENT.data, source=source))


def with_hidden(experiment: Experiment, *layers: Layer) -> Experiment:
    network = msgspec.structs.replace(experiment.network, layers=layers)
    return msgspec.structs.replace(experiment, network=network)


TAKEN = taken_over(EXPERIMENT.data, build(EXPERIMENT.data))
MORE = added(TAKEN, [(0.0, 3.0)] * 30, SHARES)


@pytest.fixture
def watched() -> Iterator[Watched]:
    """A run at update 0, whose every picture is wanted."""
    thread = Watched()
    thread.worker.set_wish(EVERYTHING)
    thread.worker.start()
    thread.worker.start_run(0, EXPERIMENT)
    thread.state(RunState.IDLE)
    yield thread
    thread.worker.close()


def test_points_that_join_a_run_are_seen_at_once_and_give_the_bits_of_the_same_gesture_without_a_window(
    watched: Watched,
) -> None:
    watched.worker.step(7)
    watched.state(RunState.PAUSED)
    watched.worker.apply(drawn(MORE))
    dataset = watched.of(DataReady).dataset
    assert dataset.y.max() == 3.0
    frame = watched.frame(lambda frame: frame.dataset is dataset)
    assert frame.predictions is not None
    assert len(frame.predictions[0]) == len(dataset.subsets[0])
    watched.worker.step(50)
    watched.state(RunState.PAUSED)
    assert not any(isinstance(event, RunStarted) for event in watched.heard[4:])
    again = Trainer(EXPERIMENT, build(EXPERIMENT.data))
    again.advance(7)
    again.join(drawn(MORE), joined(again.dataset, drawn(MORE)))
    again.advance(50)
    assert torch.equal(watched.trainer.theta, again.theta)


def test_a_run_that_has_not_begun_begins_with_the_points_and_their_own_scaling(watched: Watched) -> None:
    watched.worker.apply(drawn(MORE))
    assert not watched.of(DataReady).dataset.joined
    watched.worker.step(9)
    watched.state(RunState.PAUSED)
    plain = Trainer(drawn(MORE), build(drawn(MORE).data))
    plain.advance(9)
    assert torch.equal(watched.trainer.theta, plain.theta)
    assert not watched.trainer.touched


def test_training_waits_while_there_are_too_few_points_and_goes_on_with_more(watched: Watched) -> None:
    worker = watched.worker
    worker.train()
    watched.state(RunState.TRAINING)
    worker.apply(drawn(PointsSource((), ())))
    assert len(watched.of(DataReady).dataset.y) == 0
    before = watched.trainer.update
    worker.step()
    worker.apply(drawn(added(PointsSource((), ()), [(0.1, 1.0), (0.2, 2.0)], SHARES)))
    assert len(watched.of(DataReady).dataset.y) == 2
    assert watched.trainer.update == before
    worker.apply(drawn(TAKEN))
    watched.of(DataReady)
    watched.state(RunState.TRAINING)
    worker.pause()
    watched.state(RunState.PAUSED)


def test_what_is_edited_while_there_are_too_few_points_holds_for_whatever_goes_on_from_there(watched: Watched) -> None:
    worker = watched.worker
    nothing = PointsSource((), ())
    linear = with_hidden(drawn(nothing), Layer(5, "identity"), Layer(5, "identity"))
    worker.start_run(1, with_hidden(EXPERIMENT, Layer(5, "sine"), Layer(5, "identity")))
    watched.of(RunStarted)
    worker.step(3)
    watched.state(RunState.PAUSED)
    worker.apply(with_hidden(drawn(nothing), Layer(5, "sine"), Layer(5, "identity")))
    worker.apply(linear)
    worker.branch(2, linear, SetParameters(((Parameter(0, 0, None), 0.5),), None))
    worker.branch(3, with_hidden(drawn(nothing), Layer(5, "identity")), CollapseLayers(0, 1))
    while watched.of(RunStarted).run != 3:
        pass
    assert len(watched.of(DataReady).dataset.y) == 0
    worker.step()  # which has to wait, as for any run of so few
    worker.apply(with_hidden(drawn(TAKEN), Layer(5, "identity")))
    assert len(watched.of(DataReady).dataset.y) == 100
    assert watched.trainer.update == 0
    assert watched.trainer.experiment == with_hidden(drawn(TAKEN), Layer(5, "identity"))
    worker.step(2)
    watched.state(RunState.PAUSED)
    assert watched.trainer.update == 2


def test_a_run_can_begin_with_nothing_drawn_yet(watched: Watched) -> None:
    watched.worker.start_run(1, drawn(PointsSource((), ())))
    assert len(watched.of(DataReady).dataset.y) == 0
    watched.worker.apply(drawn(TAKEN))
    assert len(watched.of(DataReady).dataset.y) == 100
    watched.worker.step(3)
    watched.state(RunState.PAUSED)
    plain = Trainer(drawn(TAKEN), build(drawn(TAKEN).data))
    plain.advance(3)
    assert torch.equal(watched.trainer.theta, plain.theta)


def test_a_new_run_of_points_that_joined_an_old_one_has_their_own_scaling(watched: Watched) -> None:
    watched.worker.step(7)
    watched.state(RunState.PAUSED)
    watched.worker.apply(drawn(MORE))
    watched.of(DataReady)
    watched.worker.start_run(1, drawn(MORE))
    assert not watched.of(DataReady).dataset.joined
    watched.worker.start_run(0, drawn(MORE))
    assert watched.of(DataReady).dataset.joined
    watched.worker.apply(EXPERIMENT)  # as undo does
    dataset = watched.of(DataReady).dataset
    assert len(dataset.y) == 100
    assert watched.trainer.update == 7
