"""A run: its end, its checkpoints, and edits while it trains."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
import pytest
import torch
from msgspec.structs import replace
from torch import Tensor

from playground.data.build import build
from playground.experiment import INITIALISATIONS, OPTIMIZERS, Data, Experiment, Layer, Network, Training
from playground.trainer import Trainer

DATA = Data(samples=100)  # 70 training rows, 15 validation rows
LINE = build(DATA)
NETWORK = Network(layers=(Layer(8, "tanh"), Layer(5, "tanh")))


def trainer(network: Network = NETWORK, **training: Any) -> Trainer:
    training = {"max_epochs": None, "batch_size": 16} | training
    return Trainer(Experiment(data=DATA, network=network, training=Training(**training)), LINE)


def edit(run: Trainer, **training: Any) -> None:
    run.apply(replace(run.experiment, training=replace(run.experiment.training, **training)))


def finish(run: Trainer) -> None:
    while run.stopped is None:
        run.advance(1000)


# ---- the end of a run


def test_it_stops_after_max_epochs_and_goes_on_for_as_many() -> None:
    run = trainer(max_epochs=7)
    assert run.advance(10_000) == 7 * 5
    assert (run.stopped, run.epoch, run.update) == ("max_epochs", 7, 35)
    run.go_on()
    finish(run)
    assert (run.stopped, run.epoch) == ("max_epochs", 14)
    edit(run, max_epochs=20)
    assert run.stopped is None
    finish(run)
    assert run.epoch == 20


def test_early_stopping_brings_the_best_parameters_back() -> None:
    run = trainer(learning_rate=0.05, patience=10)
    watched: list[Tensor] = [run.theta.clone()]
    while run.stopped is None:
        run.advance_epoch()
        watched.append(run.theta.clone())
    curves = run.history.curves()
    best = curves.best_epoch
    assert run.stopped == "patience"
    assert best == int(np.argmin(curves.valid))
    assert run.epoch == best + 10
    assert torch.equal(run.theta, watched[best])
    metrics = run.metrics(1)
    assert metrics is not None
    assert metrics.loss == pytest.approx(curves.valid[best], rel=1e-6)


def test_parameters_that_were_best_under_another_activation_are_forgotten() -> None:
    run = trainer(learning_rate=0.05, patience=5)
    run.advance(25)
    relu, none = (
        replace(NETWORK, layers=tuple(replace(layer, activation=name) for layer in NETWORK.layers))
        for name in ("relu", "identity")
    )
    run.apply(replace(run.experiment, network=relu))
    run.advance_epoch()
    assert run.history.curves().best_epoch == 6
    run.apply(replace(run.experiment, network=none))  # a straight line is worse than anything before
    finish(run)
    best = run.history.curves().best_epoch
    assert best is not None
    assert best > 6
    metrics = run.metrics(1)
    assert metrics is not None
    assert metrics.loss == pytest.approx(run.history.best_valid, rel=1e-6)


@pytest.mark.parametrize("schedule", ["constant", "step", "cosine"])
def test_the_learning_rate_follows_its_schedule(schedule: str) -> None:
    run = trainer(schedule=schedule, schedule_epochs=4, schedule_factor=0.1, learning_rate=0.02)
    expected = {
        "constant": [0.02] * 9,
        "step": [0.02] * 4 + [0.002] * 4 + [0.0002],
        "cosine": [0.01 * (1 + math.cos(math.pi * min(epoch, 4) / 4)) for epoch in range(9)],
    }[schedule]
    rates = []
    for _ in range(9):
        rates.append(run.learning_rate)
        run.advance_epoch()
    assert rates == pytest.approx(expected)


def test_the_way_to_an_epoch_is_counted_in_updates() -> None:
    run = trainer()
    assert run.updates_to_epoch(3) == 15
    run.advance(7)
    assert run.updates_to_epoch(2) == 3
    assert run.updates_to_epoch(1) == 0
    assert run.advance_epoch() == 3
    assert run.epoch == 2


# ---- the same run, whatever happens around it


@pytest.mark.parametrize("steps", [[1] * 60, [7, 13, 40], [5] * 12, [59, 1]])
def test_the_weights_do_not_depend_on_how_the_updates_are_asked_for(steps: list[int]) -> None:
    run, again = trainer(), trainer()
    run.advance(60)
    for count in steps:
        again.advance(count)
    assert torch.equal(run.theta, again.theta)
    ours, theirs = run.history.curves(), again.history.curves()
    np.testing.assert_allclose(ours.train, theirs.train, rtol=1e-6)
    np.testing.assert_allclose(ours.batch_losses, theirs.batch_losses, rtol=1e-6)


@pytest.mark.parametrize("done", [0, 15, 18])  # before training, between two epochs, within one
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_checkpoint_goes_on_to_the_bit(optimizer: str, done: int) -> None:
    run = trainer(optimizer=optimizer, l2=0.01, clip_norm=1.0)
    run.advance(done)
    checkpoint = run.checkpoint()
    run.advance(64)
    again = trainer(optimizer=optimizer, l2=0.01, clip_norm=1.0)
    again.advance(3)
    for _ in range(2):
        again.restore(checkpoint)
        assert (again.update, again.epoch) == (done, done // 5)
        again.advance(64)
        assert torch.equal(run.theta, again.theta)
        ours, theirs = run.history.curves(), again.history.curves()
        np.testing.assert_array_equal(ours.valid, theirs.valid)
        np.testing.assert_allclose(ours.train, theirs.train, rtol=1e-6)


def test_a_checkpoint_remembers_patience_goal_and_best() -> None:
    run = trainer(learning_rate=0.05, patience=10, max_epochs=500)
    run.advance(60)
    checkpoint = run.checkpoint()
    again = trainer(learning_rate=0.05, patience=10, max_epochs=500)
    again.restore(checkpoint)
    finish(run)
    finish(again)
    assert (again.stopped, again.epoch) == (run.stopped, run.epoch)
    assert torch.equal(again.theta, run.theta)


@pytest.mark.parametrize("init", INITIALISATIONS)
def test_a_new_trainer_starts_from_exactly_the_same_parameters(init: str) -> None:
    network = replace(NETWORK, init=init, seed=9)
    run = trainer(network)
    start = run.theta.clone()
    run.advance(10)
    assert torch.equal(trainer(network).theta, start)
    assert torch.equal(run.trajectory.thetas[0], start)


# ---- edits of a running training


@pytest.mark.parametrize(
    "change",
    [
        {"learning_rate": 0.001},
        {"optimizer": "sgd"},
        {"batch_size": 5},
        {"batch_size": 70},
        {"batch_size": 1000},
        {"loss": "mae"},
        {"l1": 0.01, "l2": 0.1, "clip_norm": 0.5},
        {"schedule": "cosine"},
    ],
    ids=str,
)
@pytest.mark.parametrize("done", [8, 10])  # within an epoch, and between two
def test_an_edit_keeps_the_parameters_and_uses_every_row_once_an_epoch(change: dict[str, Any], done: int) -> None:
    run = trainer()
    run.advance(done)
    before, position, left = run.theta.clone(), run.update, 70 - 16 * (done % 5)
    edit(run, **change)
    assert torch.equal(run.theta, before)
    size = change.get("batch_size", 16)
    assert run.advance_epoch() == -(-left // size)
    assert run.epoch == done // 5 + 1
    assert run.advance_epoch() == -(-70 // size)
    assert run.update > position
    assert not torch.equal(run.theta, before)


def test_the_learning_rate_changes_from_the_next_update_and_keeps_adams_state() -> None:
    run, reference = trainer(optimizer="adam"), trainer(optimizer="adam")
    run.advance(8)
    reference.advance(8)
    edit(run, learning_rate=0.0)
    run.advance(3)
    assert torch.equal(run.theta, reference.theta)
    reference.advance(3)
    assert not torch.equal(run.theta, reference.theta)
    same = trainer(optimizer="adam")
    same.advance(8)
    same.apply(replace(same.experiment, name="renamed"))
    same.advance(3)
    assert torch.equal(same.theta, reference.theta)


def test_a_new_activation_is_used_from_the_next_update() -> None:
    run = trainer()
    run.advance(8)
    layers = tuple(replace(layer, activation="relu") for layer in NETWORK.layers)
    run.apply(replace(run.experiment, network=replace(NETWORK, layers=layers)))
    expected = run.network.forward(run.theta, torch.from_numpy(LINE.scaled(0)[0]).float())
    assert torch.equal(run.predict(0), expected)
    assert run.advance(20) == 20


def test_a_new_loss_starts_its_curve_afresh_with_true_means() -> None:
    run = trainer(optimizer="sgd", learning_rate=0.0, loss="mse")
    run.advance(8)
    edit(run, loss="mae")
    run.advance_epoch()
    run.advance_epoch()
    curves = run.history.curves()
    metrics = run.metrics(0)
    assert metrics is not None
    assert len(curves.batch_losses) == 7
    # nothing moves, so every epoch has the same mean, the one that was half done within the rows that were left
    assert [curves.train[0], curves.train[2]] == pytest.approx([metrics.loss] * 2, rel=1e-5)
    assert curves.train[1] == pytest.approx(np.average(curves.batch_losses[:2], weights=[16, 6]), rel=1e-5)


def test_an_edit_of_shapes_needs_a_new_run() -> None:
    run = trainer()
    with pytest.raises(ValueError, match="start a new Trainer"):
        run.apply(replace(run.experiment, network=Network(layers=())))


def test_the_change_by_the_last_update_is_kept_with_every_snapshot() -> None:
    run = trainer(max_epochs=None)
    run.advance(1)
    before = run.theta.clone()
    run.advance(1)
    after = run.trajectory.snapshots[-1]
    assert after.update == 2
    assert after.before is not None
    assert torch.equal(after.before, before)
    assert run.trajectory.snapshots[0].before is None


def test_a_large_networks_snapshots_keep_the_size_of_the_last_change_instead() -> None:
    run = trainer(Network(layers=(Layer(128, "tanh"), Layer(128, "tanh"))), max_epochs=None)
    run.advance(1)
    before = run.theta.clone()
    run.advance(1)
    after = run.trajectory.snapshots[-1]
    assert after.before is None
    assert after.update_ratio is not None
    for found, layout in zip(after.update_ratio, run.network.layout, strict=True):
        old, new = (layout.views(theta)[0] for theta in (before, run.theta))
        assert found == pytest.approx(float((new - old).norm() / old.norm()), rel=1e-5)


def test_the_recorded_losses_do_not_depend_on_how_an_epoch_was_cut() -> None:
    whole, cut = trainer(), trainer()
    updates = 40 * whole.updates_per_epoch
    whole.advance(updates)
    for size in itertools.cycle((1, 2, 3)):
        if cut.advance(min(size, updates - cut.update)) == 0:
            break
    assert torch.equal(whole.theta, cut.theta)
    for name in ("train", "valid", "batch_losses"):
        np.testing.assert_array_equal(getattr(whole.history.curves(), name), getattr(cut.history.curves(), name))
