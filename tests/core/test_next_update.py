"""The preview of an update is the update that training does next."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from playground.chain_rule import walk
from playground.data.build import build as build_data
from playground.experiment import OPTIMIZERS, Data, Experiment, Layer, Network, Training
from playground.next_update import FACTORS, NextUpdate, OptimizerState
from playground.trainer import Trainer
from playground.walk import Walk
from playground.written import Rows, Written
from tests.core.walking import RATE, build, nothing_yet, some_rows, take

DATASET = build_data(Data(samples=60))  # 42 training rows: batches of 16 end in one of 10
BATCH = 16

REGULARISED: dict[str, dict[str, Any]] = {
    "plain": {},
    "l1": {"l1": 0.003},
    "l2": {"l2": 0.01},
    "clip": {"clip_norm": 0.05},
    "all": {"l1": 0.003, "l2": 0.01, "clip_norm": 0.05},
}


def trainer_of(**training: Any) -> Trainer:
    layers = (Layer(8, "tanh"), Layer(5, "leaky_relu", 0.1))
    spec = Training(batch_size=BATCH, max_epochs=None, learning_rate=0.02, **training)
    return Trainer(Experiment(network=Network(layers=layers), training=spec), DATASET)


def batch_of_the_first_epoch(number: int) -> Rows:
    """The rows that the trainer takes for its update ``number``, counted from 0."""
    x, y = (torch.from_numpy(values).float() for values in DATASET.scaled(0))
    order = torch.randperm(len(x), generator=torch.Generator().manual_seed(0))
    rows = order[number * BATCH : (number + 1) * BATCH]
    return x[rows], y[rows]


def next_walk(trainer: Trainer) -> Walk:
    checkpoint = trainer.checkpoint()
    before = OptimizerState(checkpoint.now.optimizer_state, checkpoint.now.optimizer_steps)
    return walk(
        trainer.network,
        trainer.experiment.training,
        trainer.theta,
        batch_of_the_first_epoch(trainer.update),
        before,
        trainer.learning_rate,
        update=trainer.update,
        check=False,
    )


@pytest.mark.parametrize("regularised", REGULARISED)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_walk_ends_where_the_trainer_gets_to(optimizer: str, regularised: str) -> None:
    trainer = trainer_of(optimizer=optimizer, **REGULARISED[regularised])
    for rows in (16, 16, 10):
        taken = next_walk(trainer)
        trainer.advance(1)
        assert taken.rows == rows
        results = {step.result.latex: step.result.value for step in taken.steps if step.phase == "update"}
        for layer, layout in enumerate(trainer.network.layout):
            weight, bias = layout.views(trainer.theta)
            assert np.array_equal(results[f"W_{{{layer + 1}}}"], weight.numpy())
            assert np.array_equal(results[f"b_{{{layer + 1}}}"], bias.numpy()[:, None])


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_chosen_trial_is_the_real_update(optimizer: str) -> None:
    trainer = trainer_of(optimizer=optimizer, **REGULARISED["all"])
    trainer.advance(1)
    checkpoint = trainer.checkpoint()
    before = OptimizerState(checkpoint.now.optimizer_state, checkpoint.now.optimizer_steps)
    grid = torch.linspace(-2, 2, 33)[:, None]
    train = tuple(torch.from_numpy(values).float() for values in DATASET.scaled(0))
    batch = batch_of_the_first_epoch(1)
    training = trainer.experiment.training
    fit_before = trainer.network.forward(trainer.theta, grid)[:, 0]
    preview = walk(
        trainer.network,
        training,
        trainer.theta,
        batch,
        before,
        trainer.learning_rate,
        update=1,
        train=(train[0], train[1]),
        grid_x=grid,
        check=False,
    ).preview
    assert preview is not None
    trainer.advance(1)
    assert preview.loss == trainer.history.curves().batch_losses[-1]
    assert preview.train_rows == 42
    chosen = preview.chosen
    assert chosen.rate == trainer.learning_rate
    assert chosen.fit is not None
    assert preview.fit is not None
    assert np.array_equal(preview.fit, fit_before.numpy())
    assert np.array_equal(chosen.fit, trainer.network.forward(trainer.theta, grid)[:, 0].numpy())
    after = trainer.network.forward(trainer.theta, train[0])
    assert chosen.train_loss == float((after - train[1]).square().mean())


def test_a_walk_leaves_the_run_as_it_is() -> None:
    undisturbed, walked = trainer_of(**REGULARISED["all"]), trainer_of(**REGULARISED["all"])
    undisturbed.advance(3)
    for _ in range(3):
        next_walk(walked)
        walked.advance(1)
    assert torch.equal(undisturbed.theta, walked.theta)


def test_a_small_step_lowers_the_loss_and_a_huge_one_overshoots() -> None:
    preview = take((6,), "tanh", optimizer="sgd").preview
    assert preview is not None
    assert [trial.factor for trial in preview.trials] == list(FACTORS)
    assert [trial.rate for trial in preview.trials] == [factor * RATE for factor in FACTORS]
    assert preview.trials[0].loss < preview.loss
    network, theta = build((6,), "identity")
    training = Training(optimizer="sgd")
    before = nothing_yet(training, theta)
    far = walk(network, training, theta, some_rows(5), before, 1.0, update=0, check=False).preview
    assert far is not None
    assert far.trials[-1].loss > far.loss


def test_without_training_rows_the_walks_own_are_measured() -> None:
    preview = take((6,), "tanh", rows=7).preview
    assert preview is not None
    assert preview.train_rows == 7
    assert preview.train_loss == preview.loss
    assert preview.fit is None


def test_an_update_that_overflows_is_shown_as_not_finite() -> None:
    network, theta = build((4, 4), "relu")
    training = Training(optimizer="sgd")
    far = walk(network, training, theta, some_rows(5), nothing_yet(training, theta), 1e30, update=0).preview
    assert far is not None
    assert not np.isfinite(far.trials[-1].loss)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_trial_starts_from_the_same_state(optimizer: str) -> None:
    network, theta = build((4,), "tanh")
    training = Training(optimizer=optimizer, **REGULARISED["all"])
    with torch.inference_mode():
        written = Written(network, training, theta, some_rows(5))
        update = NextUpdate(written, nothing_yet(training, theta))
        first = update.make(RATE).clone()
        update.make(10 * RATE)
        assert torch.equal(update.make(RATE), first)
        assert update.optimizer.steps == 1
