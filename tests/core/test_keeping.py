"""Runs are kept when they are finished, left or pinned, and go on from there to the bit."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from playground.data.build import build
from playground.experiment import Data, Experiment, FunctionSource, Layer, Network, TableSource
from playground.keeping import keep
from playground.kept_run import KeptRun, usual_name
from playground.messages import RunStarted, RunState
from playground.picture import MOST_EFFECTS, Painter
from playground.run_file import packed
from playground.session_file import read_session
from playground.trainer import Trainer
from tests.core.stored import members, trained
from tests.core.watched import EXPERIMENT, PATIENCE, Watched, theta_after

WIDER = replace(EXPERIMENT, network=replace(EXPERIMENT.network, layers=(Layer(5, "relu"),)))


def kept_of(experiment: Experiment, updates: int) -> KeptRun:
    dataset = build(experiment.data)
    trainer = Trainer(experiment, dataset)
    trainer.advance(updates)
    checkpoint = trainer.checkpoint()
    return keep(3, checkpoint, packed(checkpoint, dataset), Painter(dataset))


@pytest.mark.parametrize(
    ("source", "fits"), [(FunctionSource(), 1), (FunctionSource("plane"), 1), (TableSource("diabetes"), 10)]
)
def test_a_kept_run_brings_its_pictures(source: FunctionSource | TableSource, fits: int) -> None:
    kept = kept_of(replace(EXPERIMENT, data=Data(source=source, samples=100)), 12)
    assert len(kept.fits) == fits <= MOST_EFFECTS
    assert kept.frame.fit is kept.fits[0]
    assert [fit.feature for fit in kept.fits] == ([None] if fits == 1 else list(range(10)))
    assert kept.frame.gradients is not None
    assert kept.frame.loss is not None
    assert kept.losses == (kept.frame.loss.train[-1], kept.frame.loss.valid[-1])
    assert (kept.run, kept.pinned, kept.frame.update) == (3, False, 12)


@pytest.mark.parametrize(
    ("layers", "name"),
    [
        ((), "No hidden layer"),
        ((Layer(16, "tanh"), Layer(8, "tanh")), "Tanh 16-8"),
        ((Layer(4, "relu"), Layer(4, "tanh"), Layer(4, "sine")), "ReLU/Tanh/… 4-4-4"),
        (tuple(Layer(8, "relu") for _ in range(6)), "ReLU 8×6 layers"),
    ],
)
def test_its_usual_name_tells_networks_apart(layers: tuple[Layer, ...], name: str) -> None:
    assert usual_name(Experiment(network=Network(layers=layers))) == name


def test_a_run_that_is_left_is_kept_if_it_was_trained(watched: Watched) -> None:
    watched.worker.start_run(1, WIDER)
    watched.of(RunStarted)
    assert watched.worker.kept.empty()
    left = watched.stand(7)
    watched.worker.start_run(0, EXPERIMENT)
    watched.of(RunStarted)
    kept = watched.worker.kept.get(timeout=PATIENCE)
    assert (kept.run, kept.experiment, kept.pinned) == (1, WIDER, False)
    assert np.array_equal(kept.packed.theta(), left.numpy())


def test_a_finished_run_is_kept(watched: Watched) -> None:
    training = replace(EXPERIMENT.training, max_epochs=3)
    watched.worker.apply(replace(EXPERIMENT, training=training))
    watched.worker.train()
    watched.state(RunState.FINISHED)
    kept = watched.worker.kept.get(timeout=PATIENCE)
    assert (kept.run, kept.frame.epoch, kept.packed.stopped) == (0, 3, "max_epochs")


def test_a_pinned_run_goes_on_and_comes_back_to_the_bit(watched: Watched) -> None:
    pinned_at = watched.stand(7)
    watched.worker.pin()
    watched.stand(5)
    kept = watched.worker.kept.get(timeout=PATIENCE)
    assert kept.pinned
    watched.worker.start_run(1, WIDER)
    watched.of(RunStarted)
    watched.worker.restore_run(2, kept)
    watched.of(RunStarted)
    assert torch.equal(watched.trainer.theta, pinned_at)
    assert torch.equal(watched.stand(30), theta_after(37))


def test_a_saved_run_can_be_kept_again(watched: Watched) -> None:
    before = kept_of(WIDER, 9)
    run = members(trained(WIDER, 9))
    watched.worker.keep_again(read_session(run).runs[3], "mine", True)
    kept = watched.worker.kept.get(timeout=PATIENCE)
    assert (kept.name, kept.pinned) == ("mine", True)
    for old, new in zip(before.fits, kept.fits, strict=True):
        assert old.curve is not None
        assert new.curve is not None
        np.testing.assert_array_equal(old.curve, new.curve)
