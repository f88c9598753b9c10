"""The loop without Python gives the bits of the loop in Python, whatever the tables hold."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from msgspec.structs import replace

from playground import scripted
from playground import updates as hot_loop
from playground.activations import ACTIVATIONS
from playground.data.build import build
from playground.experiment import Data, Experiment, Layer, Network, Training
from playground.losses import LOSS_FUNCTIONS
from playground.optimizers import OPTIMIZER_CLASSES
from playground.scripted import ScriptedLoop
from playground.trainer import Trainer

NAMES = ("tanh", "identity", "leaky_relu", "sine", "relu")
MIXED = tuple(Layer(units, name, 0.2) for units, name in zip((5, 3, 4, 2, 6), NAMES, strict=True))
NEVER = 10**9


def trained(monkeypatch: pytest.MonkeyPatch, experiment: Experiment, fewest: int) -> tuple[Trainer, int]:
    """After two short calls and a long one; and how many updates the scripted loop did."""
    done: list[int] = []
    run = ScriptedLoop.run

    def counted(self: ScriptedLoop, batches: Any, first: int, end: int, *rest: Any) -> Any:
        done.append(end - first)
        return run(self, batches, first, end, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(hot_loop, "FEWEST_SCRIPTED", fewest)
        patch.setattr(ScriptedLoop, "run", counted)
        trainer = Trainer(experiment, build(experiment.data))
        for updates in (1, 5, 60):
            trainer.advance(updates)
    return trainer, sum(done)


def same(monkeypatch: pytest.MonkeyPatch, layers: tuple[Layer, ...], **training: Any) -> None:
    settings = {"learning_rate": 0.02, "max_epochs": None, "batch_size": 16} | training
    experiment = Experiment(data=Data(samples=100), network=Network(layers), training=Training(**settings))
    plain, none = trained(monkeypatch, experiment, NEVER)
    scripted, some = trained(monkeypatch, experiment, 2)
    assert none == 0
    assert some > 40
    assert plain.update == scripted.update == 66
    assert torch.equal(plain.theta, scripted.theta)
    assert plain.previous_theta is not None
    assert scripted.previous_theta is not None
    assert torch.equal(plain.previous_theta, scripted.previous_theta)
    (state, steps), (other, same_steps) = plain.optimizer_state, scripted.optimizer_state
    assert steps == same_steps == 66
    assert state.keys() == other.keys()
    assert all(torch.equal(state[name], other[name]) for name in state)
    curves, others = plain.history.curves(), scripted.history.curves()
    assert curves.batch_losses.tolist() == others.batch_losses.tolist()
    assert curves.valid.tolist() == others.valid.tolist()
    assert curves.train.tolist() == others.train.tolist()


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation(monkeypatch: pytest.MonkeyPatch, activation: str) -> None:
    same(monkeypatch, (Layer(8, activation, 0.1), Layer(5, activation, 0.1)))


@pytest.mark.parametrize("loss", LOSS_FUNCTIONS)
@pytest.mark.parametrize("optimizer", OPTIMIZER_CLASSES)
def test_every_loss_and_optimiser(monkeypatch: pytest.MonkeyPatch, optimizer: str, loss: str) -> None:
    same(monkeypatch, MIXED, optimizer=optimizer, loss=loss, huber_delta=0.3, l1=0.001, l2=0.01, momentum=0.7)


@pytest.mark.parametrize("batch_size", [1, 7, 32])
@pytest.mark.parametrize("layers", [(), (Layer(3, "tanh"),), MIXED * 3], ids=["none", "one", "fifteen"])
def test_every_depth_and_batch(monkeypatch: pytest.MonkeyPatch, layers: tuple[Layer, ...], batch_size: int) -> None:
    same(monkeypatch, layers, batch_size=batch_size)


def test_a_changed_setting_reaches_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    experiment = Experiment(
        data=Data(samples=100), network=Network((Layer(6, "leaky_relu", 0.1),)), training=Training(max_epochs=None)
    )
    ends = []
    for fewest in (NEVER, 2):
        trainer, _ = trained(monkeypatch, experiment, fewest)
        monkeypatch.setattr(hot_loop, "FEWEST_SCRIPTED", fewest)
        for change in ({"learning_rate": 0.3, "l2": 0.01}, {"optimizer": "adam"}):
            training = Training(max_epochs=None, **change)
            trainer.apply(replace(trainer.experiment, training=training))
            trainer.advance(30)
        layers = (Layer(6, "leaky_relu", 0.6),)
        trainer.apply(replace(trainer.experiment, network=Network(layers)))
        trainer.advance(30)
        ends.append(trainer.theta.clone())
    assert torch.equal(*ends)


def test_networks_that_differ_in_their_widths_share_one_compiled_loop() -> None:
    scripted._compiled.cache_clear()
    for units in range(3, 9):
        network = Network((Layer(units, "tanh"), Layer(2 * units, "leaky_relu", 0.2)))
        experiment = Experiment(data=Data(samples=100), network=network, training=Training(batch_size=16))
        Trainer(experiment, build(experiment.data)).advance(60)
    assert scripted._compiled.cache_info().currsize == 1


def test_compiled_loops_of_networks_that_are_gone_do_not_pile_up() -> None:
    """Each takes a megabyte or more."""
    for depth in range(1, 2 * scripted.KEPT_FUNCTIONS):
        network = Network(depth * (Layer(2, "tanh"),))
        experiment = Experiment(data=Data(samples=100), network=network, training=Training(batch_size=16))
        Trainer(experiment, build(experiment.data)).advance(60)
    assert scripted._compiled.cache_info().currsize <= 8
