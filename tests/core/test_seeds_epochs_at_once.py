"""Several epochs of many seeds in one go leave everything as epochs one by one do: bits, curves, and where it stops."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
import torch

from playground import batched_epochs
from playground.activations import ACTIVATIONS
from playground.data.build import build
from playground.experiment import LOSSES, OPTIMIZERS, Data, Experiment, Layer, Network, TableSource
from playground.seeds import Seeds, seeds_from
from playground.trainer import Trainer
from tests.core.test_epochs_at_once import CASES, experiment, plain, together

MEMBERS = 3
CALLS = (3, 90, 200, 7, 150)


def trained(
    monkeypatch: pytest.MonkeyPatch, now: Experiment, calls: tuple[int, ...], *, at_once: bool
) -> tuple[Seeds, int]:
    """After so many updates at each call; and how many epochs were done together with others."""
    with together(monkeypatch, Seeds, "_epochs_at_once", at_once=at_once) as epochs:
        seeds = Seeds(now, build(now.data), seeds_from(7, MEMBERS))
        for updates in calls:
            seeds.advance(updates)
    return seeds, sum(epochs)


def state(seeds: Seeds) -> list[dict[str, object]]:
    """All that the members are."""
    found = []
    for index, member in enumerate(seeds.members):
        kept = seeds.checkpoint(index)
        found.append(
            {
                "now": plain(kept.now),
                "snapshots": [plain(each) for each in kept.trajectory.snapshots],
                "best": plain(kept.trajectory.best),
                "history": plain(kept.history.state()),
                "done": seeds.done(index),
                "stopped": member.stopped,
            }
        )
    return found


def same(
    monkeypatch: pytest.MonkeyPatch, now: Experiment, calls: tuple[int, ...] = CALLS, least: int = 5
) -> Seeds:
    one_by_one, none = trained(monkeypatch, now, calls, at_once=False)
    at_once, some = trained(monkeypatch, now, calls, at_once=True)
    assert none == 0
    assert some >= least
    for expected, found in zip(state(one_by_one), state(at_once), strict=True):
        for name, value in expected.items():
            assert found[name] == value, name
    # and so they go on
    for seeds in (one_by_one, at_once):
        seeds.advance(11)
    assert state(one_by_one) == state(at_once)
    return at_once


@pytest.mark.parametrize("case", [case for case in CASES if "patience" not in case])
def test_everything_is_as_after_single_epochs(monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    changed, data = CASES[case]
    seeds = same(monkeypatch, experiment(changed, data))
    if case == "goal":
        assert [member.stopped for member in seeds.members] == MEMBERS * ["max_epochs"]
        assert (seeds.epoch, seeds.stopped) == (37, True)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("loss", LOSSES)
def test_with_every_optimiser_and_loss(monkeypatch: pytest.MonkeyPatch, loss: str, optimizer: str) -> None:
    same(monkeypatch, experiment({"optimizer": optimizer, "loss": loss, "l2": 0.01, "huber_delta": 0.3}))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_with_every_activation(monkeypatch: pytest.MonkeyPatch, activation: str) -> None:
    layers = Layer(8, activation, 0.1), Layer(1, activation, 0.1), Layer(5, activation, 0.1)
    same(monkeypatch, msgspec.structs.replace(experiment({}), network=Network(layers)))


@pytest.mark.parametrize("changed", [{"clip_norm": 0.05}, {"batch_size": 7}, {"batch_size": 69}], ids=str)
def test_with_clipping_and_odd_batches(monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any]) -> None:
    same(monkeypatch, experiment(changed))


def test_with_several_features_and_no_hidden_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    data = Data(source=TableSource("diabetes"))
    same(monkeypatch, experiment({"batch_size": 60}, data))
    same(monkeypatch, msgspec.structs.replace(experiment({"batch_size": 60}, data), network=Network(())))


@pytest.mark.parametrize("rate", [1.0, 3.0, 30.0])
def test_members_that_diverge_do_so_at_the_same_update(monkeypatch: pytest.MonkeyPatch, rate: float) -> None:
    now = experiment({"learning_rate": 0.01, "schedule": "step", "schedule_epochs": 20, "schedule_factor": 100 * rate})
    now = msgspec.structs.replace(now, network=Network((Layer(6, "relu"), Layer(6, "relu"))))
    seeds = same(monkeypatch, now, (600,))
    assert "diverged" in {member.stopped for member in seeds.members}


def test_after_a_member_diverged_the_others_go_on_in_several_epochs_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    layers = Layer(16, "identity"), Layer(16, "identity")
    now = msgspec.structs.replace(experiment({"optimizer": "sgd", "learning_rate": 0.3}), network=Network(layers))
    seeds = same(monkeypatch, now, (300, 200))
    assert [member.stopped for member in seeds.members] == ["diverged", None, None]


def test_early_stopping_and_long_epochs_and_validation_sets_are_done_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for now in (
        experiment({"patience": 50}),
        experiment({"batch_size": 2}, Data(samples=1500)),
        experiment({"batch_size": 500}, Data(samples=3000, split=(0.4, 0.5, 0.1))),
    ):
        assert trained(monkeypatch, now, (40,), at_once=True)[1] == 0


def test_one_call_does_a_bounded_number_of_epochs(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Seeds(experiment({}), build(Data(samples=100)), seeds_from(0, MEMBERS))
    monkeypatch.setattr(batched_epochs, "MOST_NUMBERS", 1000)
    bounded = Seeds(experiment({}), build(Data(samples=100)), seeds_from(0, MEMBERS))
    whole.advance(300)
    bounded.advance(300)
    assert state(whole) == state(bounded)
    assert bounded._epochs_at_once(300) == 3


def test_with_powers_of_two_every_member_is_its_single_run(monkeypatch: pytest.MonkeyPatch) -> None:
    now = experiment({"optimizer": "adam"})
    now = msgspec.structs.replace(now, network=Network((Layer(8, "tanh"), Layer(8, "tanh"))))
    seeds, together = trained(monkeypatch, now, (403,), at_once=True)
    assert together > 50
    for index, member in enumerate(seeds.members):
        trainer = Trainer(member.experiment, seeds.dataset)
        trainer.advance(403)
        assert torch.equal(trainer.theta, seeds.theta(index))
