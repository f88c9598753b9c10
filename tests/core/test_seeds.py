"""Sixteen seeds at once are sixteen single runs: same batches, same updates, same ends."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch
from msgspec.structs import replace
from torch import Tensor

from playground import seeds_size
from playground.activations import ACTIVATIONS
from playground.batched import Segment, Stack
from playground.batched_loop import BatchedLoop
from playground.data.build import build
from playground.data.dataset import Dataset
from playground.experiment import (
    INITIALISATIONS,
    LOSSES,
    OPTIMIZERS,
    Data,
    Experiment,
    ExperimentError,
    Layer,
    TableSource,
    Training,
)
from playground.experiment import Network as NetworkSpec
from playground.network import Network
from playground.optimizers import SGD
from playground.seeds import SEEDS, Seeds, seeds_from
from playground.trainer import Trainer

UPDATES = 300
ENOUGH = 1e-5
BASE = Experiment(
    data=Data(samples=200),
    network=NetworkSpec(layers=(Layer(8, "tanh"), Layer(8, "tanh"))),
    training=Training(optimizer="adam", max_epochs=None),
)
DATASET = build(BASE.data)


def with_training(**values: Any) -> Experiment:
    return replace(BASE, training=replace(BASE.training, **values))


def with_layers(*layers: Layer, **values: Any) -> Experiment:
    return replace(with_training(**values), network=replace(BASE.network, layers=layers))


def singles(many: Seeds, updates: int, dataset: Dataset) -> list[Trainer]:
    trainers = [Trainer(member.experiment, dataset) for member in many.members]
    for trainer in trainers:
        trainer.advance(updates)
    return trainers


def distance(single: Tensor, member: Tensor) -> float:
    return float((single - member).norm() / single.norm())


def check(experiment: Experiment, dataset: Dataset = DATASET, updates: int = UPDATES) -> Seeds:
    """Every member is its own single run, in parameters and curves."""
    many = Seeds(experiment, dataset, seeds_from(experiment.network.seed))
    many.advance(updates)
    for index, (member, trainer) in enumerate(zip(many.members, singles(many, updates, dataset), strict=True)):
        checkpoint = many.checkpoint(index)
        assert distance(trainer.theta, many.theta(index)) <= ENOUGH
        now = checkpoint.now
        assert (now.update, now.epoch, member.stopped) == (trainer.update, trainer.epoch, trainer.stopped)
        ours, theirs = checkpoint.history.curves(), trainer.history.curves()
        for name in ("epochs", "updates", "train", "valid", "batch_updates", "batch_losses"):
            np.testing.assert_allclose(getattr(ours, name), getattr(theirs, name), rtol=1e-4)
    return many


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_members_are_their_single_runs_with_every_activation(name: str) -> None:
    check(with_layers(Layer(16, name, 0.1), Layer(16, name, 0.1)))


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_members_are_their_single_runs_with_every_optimiser(name: str) -> None:
    check(with_training(optimizer=name, l2=1e-3))


@pytest.mark.parametrize(
    "values",
    [
        *({"loss": name} for name in LOSSES),
        {"loss": "huber", "huber_delta": 0.3, "optimizer": "sgd"},
        {"l1": 1e-3},
        {"l2": 1e-2, "optimizer": "adamw"},
        {"clip_norm": 0.05, "optimizer": "sgd", "learning_rate": 0.1},
        {"schedule": "step", "schedule_epochs": 7},
        {"schedule": "cosine", "schedule_epochs": 40, "optimizer": "momentum"},
        {"batch_size": 10, "optimizer": "sgd"},
        {"batch_size": 10_000},
        {"batch_size": 1, "optimizer": "sgd", "learning_rate": 0.003},
    ],
    ids=str,
)
def test_members_are_their_single_runs_with_everything_that_training_offers(values: dict[str, Any]) -> None:
    check(with_training(**values))


@pytest.mark.parametrize(
    "layers",
    [(), (Layer(1, "tanh"),), (Layer(5, "silu"), Layer(7, "sigmoid"), Layer(3, "tanh")), (Layer(40, "relu"),)],
    ids=lambda layers: "-".join(str(layer.units) for layer in layers) or "linear",
)
def test_members_are_their_single_runs_with_odd_shapes(layers: tuple[Layer, ...]) -> None:
    check(with_layers(*layers, optimizer="momentum", batch_size=16))


@pytest.mark.parametrize("name", INITIALISATIONS)
def test_members_start_as_their_single_runs_do(name: str) -> None:
    many = check(replace(BASE, network=replace(BASE.network, init=name, seed=2**31 - 3)), updates=0)
    seeds = [member.experiment.network.seed for member in many.members]
    assert seeds[:4] == [2**31 - 3, 2**31 - 2, 2**31 - 1, 0]
    assert len(set(seeds)) == SEEDS


def test_several_inputs_and_no_validation_set() -> None:
    data = Data(source=TableSource("diabetes"), split=(0.8, 0.0, 0.2))
    many = check(replace(BASE, data=data), build(data), 100)
    assert np.isnan(many.checkpoint(0).history.curves().valid).all()


def test_with_two_powers_of_two_the_bits_are_the_same() -> None:
    many = Seeds(BASE, DATASET, seeds_from(0))
    many.advance(UPDATES)
    for index, trainer in enumerate(singles(many, UPDATES, DATASET)):
        assert torch.equal(many.theta(index), trainer.theta)


@pytest.mark.parametrize("units", [3, 8])
@pytest.mark.parametrize("batch_size", [1, 7, 10])
def test_small_batches_have_the_same_bits(batch_size: int, units: int) -> None:
    experiment = with_layers(Layer(units, "silu"), Layer(units, "gelu"), batch_size=batch_size)
    many = Seeds(experiment, DATASET, seeds_from(0, 4))
    many.advance(100)
    for index, trainer in enumerate(singles(many, 100, DATASET)):
        assert torch.equal(many.theta(index), trainer.theta)


def test_a_long_epoch_is_cut_into_segments() -> None:
    data = Data(samples=3000)
    many = Seeds(with_training(batch_size=4), build(data), seeds_from(0, 2))
    many.advance(1100)
    alone = singles(many, 1100, many.dataset)
    assert (alone[0].epoch, many.epoch) == (2, 2)
    assert all(distance(trainer.theta, many.theta(index)) <= ENOUGH for index, trainer in enumerate(alone))


def test_how_the_updates_are_cut_up_never_shows() -> None:
    whole, cut = (Seeds(BASE, DATASET, seeds_from(0, 3)) for _ in range(2))
    whole.advance(61)
    for updates in (1, 2, 4, 8, 46):
        assert cut.advance(updates) == updates
    for index in range(3):
        assert torch.equal(whole.theta(index), cut.theta(index))
        np.testing.assert_array_equal(
            whole.checkpoint(index).history.curves().batch_losses, cut.checkpoint(index).history.curves().batch_losses
        )


@pytest.mark.parametrize("updates", [61, 65, 0])
def test_a_member_goes_on_as_a_run_of_its_own(updates: int) -> None:
    many = Seeds(BASE, DATASET, seeds_from(3))
    many.advance(updates)
    member, alone = many.members[5].experiment, Trainer(many.members[5].experiment, DATASET)
    alone.advance(updates + 40)
    trainer = Trainer(member, DATASET)
    trainer.restore(many.checkpoint(5))
    trainer.advance(40)
    assert distance(alone.theta, trainer.theta) <= ENOUGH
    assert (trainer.update, trainer.epoch) == (alone.update, alone.epoch)


@pytest.mark.parametrize(
    ("values", "some"),
    [
        ({"activation": "identity", "optimizer": "sgd", "learning_rate": 0.3}, True),
        ({"activation": "relu", "optimizer": "momentum", "learning_rate": 1.5}, True),
        ({"activation": "identity", "optimizer": "momentum", "learning_rate": 0.6}, False),
        ({"activation": "relu", "optimizer": "sgd", "learning_rate": 900.0}, False),
    ],
    ids=str,
)
def test_members_that_diverge_are_left_behind_as_their_single_runs_are(values: dict[str, Any], some: bool) -> None:
    activation, values = values["activation"], {key: values[key] for key in ("optimizer", "learning_rate")}
    many = Seeds(with_layers(Layer(16, activation), Layer(16, activation), **values), DATASET, seeds_from(0))
    many.advance(60)
    alone = singles(many, 60, DATASET)
    assert [member.stopped for member in many.members] == [trainer.stopped for trainer in alone]
    gone = [index for index, trainer in enumerate(alone) if trainer.stopped]
    assert 0 < len(gone) < SEEDS if some else len(gone) == SEEDS
    assert many.stopped == (not some)
    for index, trainer in enumerate(alone):
        assert many.checkpoint(index).now.update == trainer.update
        assert distance(trainer.theta, many.theta(index)) <= ENOUGH


def test_patience_and_the_last_epoch_stop_members_as_they_stop_single_runs() -> None:
    many = check(with_training(patience=3, max_epochs=60, learning_rate=0.05), updates=1000)
    assert {member.stopped for member in many.members} >= {"patience"}
    assert many.stopped
    assert many.advance(5) == 0


def test_what_would_be_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ExperimentError, match="billion multiplications"):
        Seeds(with_layers(Layer(1200), Layer(1200)), DATASET, seeds_from(0))
    monkeypatch.setattr(seeds_size, "MAX_BYTES", 10_000)
    with pytest.raises(ExperimentError, match="use fewer units"):
        Seeds(BASE, DATASET, seeds_from(0))


def test_every_member_can_be_put_in_and_taken_out() -> None:
    network = Network((Layer(3, "tanh"), Layer(5, "relu")), 2)
    stack = Stack(network, 4)
    vector = torch.zeros(stack.size)
    thetas = [network.initialise(NetworkSpec(seed=seed)) for seed in range(4)]
    for run, theta in enumerate(thetas):
        stack.put(vector, run, theta)
    assert all(torch.equal(stack.take(vector, run), theta) for run, theta in enumerate(thetas))
    fewer = stack.chosen(vector, [3, 1])
    assert torch.equal(Stack(network, 2).take(fewer, 0), thetas[3])
    assert torch.equal(Stack(network, 2).take(fewer, 1), thetas[1])


def test_empty_rows_add_nothing() -> None:
    network = Network((Layer(2, "sigmoid"),), 1)
    stack = Stack(network, 2)
    theta = torch.randn(stack.size, generator=torch.Generator().manual_seed(0))
    optimizer = SGD(theta, torch.zeros_like(theta))
    loop = BatchedLoop(stack, optimizer, Training(optimizer="sgd", loss="mae"), 8)
    assert loop.padded == 64
    batches = Segment(2, 1, [(1, 8, loop.padded)])
    batches.fill(torch.linspace(-1.0, 1.0, 8).view(8, 1), torch.full((8, 1), -100.0), torch.arange(8))
    gradients = []
    with torch.inference_mode():
        for _ in range(2):
            loop.train(batches.parts[0], 0, 1, 0.0)
            gradients.append(optimizer.gradient.clone())
    assert torch.equal(*gradients)
    bias = stack.tensors(optimizer.gradient)[3]
    assert torch.equal(bias, torch.ones_like(bias))
