"""Several epochs in one go leave everything as epochs one by one do: bits, curves, snapshots, and where it stops."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import numpy as np
import pytest
import torch
from torch import Tensor

from playground import trajectory
from playground.data.build import build
from playground.experiment import OPTIMIZERS, Data, Experiment, Layer, Network, Training
from playground.trainer import Trainer
from playground.training_loop import TrainingLoop
from playground.trajectory import Snapshot

LAYERS = (Layer(5, "tanh"), Layer(4, "leaky_relu", 0.1))
DATA = Data(samples=100)  # 70 training rows: batches of 16 end in one of 6
CASES: dict[str, tuple[dict[str, Any], Data]] = {
    "plain": ({}, DATA),
    "no short batch": ({"batch_size": 14}, DATA),
    "all rows at once": ({"batch_size": 256}, DATA),
    "one row at a time": ({"batch_size": 1}, Data(samples=40)),
    "no validation set": ({}, Data(samples=100, split=(1.0, 0.0, 0.0))),
    "patience": ({"patience": 6, "learning_rate": 0.1}, DATA),
    "patience that is never over": ({"patience": 1000}, DATA),
    "goal": ({"max_epochs": 37}, DATA),
    "step schedule": ({"schedule": "step", "schedule_epochs": 3, "schedule_factor": 0.8}, DATA),
    "cosine schedule": ({"schedule": "cosine", "schedule_epochs": 50}, DATA),
    "penalties": ({"l1": 0.001, "l2": 0.01}, DATA),
}


def experiment(changed: dict[str, Any], data: Data = DATA) -> Experiment:
    settings = {"learning_rate": 0.02, "max_epochs": None, "batch_size": 16} | changed
    return Experiment(data=data, network=Network(LAYERS), training=Training(**settings))


@pytest.fixture(autouse=True)
def few_snapshots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Snapshots are soon far apart, as after a long time of training."""
    monkeypatch.setattr(trajectory, "MAX_SNAPSHOTS", 4)


@contextmanager
def together(monkeypatch: pytest.MonkeyPatch, owner: type, name: str, *, at_once: bool) -> Iterator[list[int]]:
    """What ``owner``'s method ``name`` lets be done at once, nothing unless ``at_once``: epochs, where several."""
    found: list[int] = []
    can = getattr(owner, name)

    def noted(whose: object, updates: int) -> int:
        epochs: int = can(whose, updates) if at_once else 0
        if epochs > 1:
            found.append(epochs)
        return epochs

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, noted)
        yield found


def trained(
    monkeypatch: pytest.MonkeyPatch, now: Experiment, calls: tuple[int, ...], *, at_once: bool
) -> tuple[Trainer, int]:
    """After so many updates at each call; and how many epochs were done together with others."""
    with together(monkeypatch, TrainingLoop, "epochs_at_once", at_once=at_once) as epochs:
        trainer = Trainer(now, build(now.data))
        for updates in calls:
            trainer.advance(updates)
    return trainer, sum(epochs)


def plain(value: object) -> object:
    """Something that can be compared, as no number with itself too."""
    if isinstance(value, Tensor | np.ndarray):
        return repr(value.tolist())
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    if isinstance(value, Snapshot):
        names = set(value.__struct_fields__) - {"dataset", "experiment"}
        return {name: plain(getattr(value, name)) for name in sorted(names)}
    return value


def state(trainer: Trainer) -> dict[str, object]:
    """All that a run is."""
    kept = trainer.checkpoint()
    return {
        "now": plain(kept.now),
        "snapshots": [plain(each) for each in kept.trajectory.snapshots],
        "stride": kept.trajectory.stride,
        "best": plain(kept.trajectory.best),
        "history": plain(kept.history.state()),
        "stopped": kept.stopped,
        "divergence": None if kept.divergence is None else kept.divergence.message(),
        "before": plain(trainer.previous_theta),
        "next": plain(trainer.next_batch()),
    }


def same(monkeypatch: pytest.MonkeyPatch, now: Experiment, calls: tuple[int, ...], least: int = 5) -> Trainer:
    one_by_one, none = trained(monkeypatch, now, calls, at_once=False)
    at_once, some = trained(monkeypatch, now, calls, at_once=True)
    assert none == 0
    assert some >= least
    expected, found = state(one_by_one), state(at_once)
    for name, value in expected.items():
        assert found[name] == value, name
    return at_once


@pytest.mark.parametrize("case", CASES)
def test_everything_is_as_after_single_epochs(monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    changed, data = CASES[case]
    trainer = same(monkeypatch, experiment(changed, data), (3, 90, 200, 7, 150))
    if case == "goal":
        assert (trainer.stopped, trainer.epoch) == ("max_epochs", 37)
    if case == "patience":
        assert trainer.stopped == "patience"


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_best_epoch_is_kept_with_its_optimiser(monkeypatch: pytest.MonkeyPatch, optimizer: str) -> None:
    trainer = same(monkeypatch, experiment({"optimizer": optimizer}), (400,))
    best = trainer.trajectory.best
    assert best is not None
    assert best.epoch == trainer.history.best_epoch
    # from there the run goes on as it went
    again = Trainer(trainer.experiment, trainer.dataset)
    again.restore(trainer.checkpoint().at(best))
    again.advance(trainer.update - again.update)
    assert torch.equal(again.theta, trainer.theta)


@pytest.mark.parametrize("rate", [1.0, 3.0, 30.0])
def test_a_run_that_diverges_does_so_at_the_same_update(monkeypatch: pytest.MonkeyPatch, rate: float) -> None:
    now = experiment({"learning_rate": 0.01, "schedule": "step", "schedule_epochs": 20, "schedule_factor": 100 * rate})
    now = msgspec.structs.replace(now, network=Network((Layer(6, "relu"), Layer(6, "relu"))))
    trainer = same(monkeypatch, now, (2000,))
    assert trainer.stopped == "diverged"


def test_points_that_join_are_there_from_the_next_epoch_on(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = []
    more = build(Data(samples=120))
    for at_once in (False, True):
        trainer, _ = trained(monkeypatch, experiment({}), (300,), at_once=at_once)
        trainer.join(msgspec.structs.replace(trainer.experiment, data=Data(samples=120)), more)
        trainer.advance(300)
        ends.append(state(trainer))
    assert ends[0] == ends[1]
