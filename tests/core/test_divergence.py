"""A run that diverges stops, says where and what to try, and can go on."""

from __future__ import annotations

import math
from typing import Any

import pytest
import torch
from msgspec.structs import replace

from playground.data.build import build
from playground.divergence import MAX_LOSS
from playground.experiment import Data, Experiment, Layer, Network, Training
from playground.trainer import Trainer
from playground.words import written

DATA = Data(samples=100)
LINE = build(DATA)


def trainer(network: Network | None = None, **training: Any) -> Trainer:
    network = network or Network(layers=(Layer(8, "relu"), Layer(8, "relu")))
    return Trainer(Experiment(data=DATA, network=network, training=Training(max_epochs=None, **training)), LINE)


def with_training(run: Trainer, **training: Any) -> Experiment:
    return replace(run.experiment, training=replace(run.experiment.training, **training))


@pytest.mark.parametrize("block", [1, 7, 10_000])
def test_too_high_a_learning_rate_stops_with_update_layer_and_advice(block: int) -> None:
    run = trainer(optimizer="sgd", learning_rate=5.0)
    while run.stopped is None:
        run.advance(block)
    assert run.stopped == "diverged"
    found = run.divergence
    assert found is not None
    assert found.update == run.update + 1
    text = found.message()
    assert f"Diverged at update {found.update:,}" in text
    assert found.layer_name in text
    assert found.layer_name == ("layer 1 (ReLU)", "layer 2 (ReLU)", "the output layer")[found.layer]
    assert "a learning rate of 0.5 instead of 5" in text
    assert "clipping the gradient" in text
    assert bool(torch.isfinite(run.theta).all())
    assert run.advance(5) == 0


@pytest.mark.parametrize("block", [1, 7, 10_000])
def test_the_update_that_led_to_the_loss_is_undone_whatever_the_blocks(block: int) -> None:
    run, slow = (trainer(optimizer="sgd", learning_rate=5.0) for _ in range(2))
    while run.stopped is None:
        run.advance(block)
    states = [slow.theta.clone()]
    while slow.advance(1):
        states.append(slow.theta.clone())
    assert slow.update == run.update == len(states) - 1
    assert torch.equal(run.theta, states[-2])
    assert torch.equal(slow.theta, states[-2])
    assert run.divergence is not None
    assert slow.divergence is not None
    assert run.divergence.message() == slow.divergence.message()
    assert f"it was {written(run.divergence.loss_before, '.3g')} one update earlier" in run.divergence.message()
    # every unit is dead by now: only the last bias still moves
    assert run.divergence.layer_name == "the output layer"
    before, after = (torch.cat([view.flatten() for view in run.network.layout[-1].views(t)]) for t in states[-2:])
    growth = float((after - before).norm() / before.norm())
    assert f"changed the output layer by {growth:,.3g} times" in run.divergence.message()


def test_it_goes_on_with_a_lower_learning_rate() -> None:
    run = trainer(optimizer="sgd", learning_rate=5.0)
    run.advance(10_000)
    assert run.stopped == "diverged"
    done = run.update
    run.apply(with_training(run, learning_rate=1e-3, clip_norm=1.0))
    assert run.stopped is None
    assert run.divergence is None
    assert run.advance(50) == 50
    assert run.update == done + 50
    assert bool(torch.isfinite(run.theta).all())


def test_trying_again_without_a_change_diverges_again() -> None:
    run = trainer(optimizer="sgd", learning_rate=5.0)
    run.advance(10_000)
    run.go_on()
    run.advance(10_000)
    assert run.stopped == "diverged"


def test_a_constant_start_of_huge_values_overflows_at_the_first_update() -> None:
    layers = tuple(Layer(64, "identity") for _ in range(30))
    run = trainer(Network(layers=layers, init="constant", init_value=100.0))
    run.advance(10)
    assert run.stopped == "diverged"
    assert run.update == 0
    assert run.divergence is not None
    assert not math.isfinite(run.divergence.loss)
    assert "the loss is not a finite number" in run.divergence.message()
    outputs: list[torch.Tensor] = []
    run.network.forward(run.theta, torch.from_numpy(LINE.scaled(0)[0]).float(), outputs)
    first = next(layer for layer, z in enumerate(outputs[::2]) if not torch.isfinite(z).all())
    assert 0 < first == run.divergence.layer
    assert f"pre-activations of layer {first + 1} (Identity) overflowed" in run.divergence.message()
    assert "a smaller start" in run.divergence.message()
    assert float(run.theta.max()) == 100.0


def test_a_finite_loss_above_the_limit_counts_as_diverged() -> None:
    layers = tuple(Layer(16, "identity") for _ in range(4))
    run = trainer(Network(layers=layers, init="constant", init_value=30.0))
    run.advance(1)
    assert run.stopped == "diverged"
    assert run.divergence is not None
    assert MAX_LOSS < run.divergence.loss < math.inf


def test_a_high_loss_below_the_limit_does_not() -> None:
    run = trainer(
        Network(layers=(Layer(16, "identity"), Layer(16, "identity")), init="constant", init_value=8.0),
        learning_rate=1e-6,
    )
    assert run.advance(20) == 20
    assert run.stopped is None
    assert max(run.history.curves().batch_losses) > 1e8


def test_a_clipped_gradient_that_was_no_number_leaves_no_trace() -> None:
    """Neither the length of the blocks nor that the run goes on shows in the parameters."""
    run, slow = (trainer(optimizer="sgd", batch_size=1, learning_rate=0.4, l2=90.0, clip_norm=1.0) for _ in range(2))
    run.advance(10_000)
    while slow.advance(1):
        pass
    assert run.stopped == slow.stopped == "diverged"
    assert run.update == slow.update > 0
    assert torch.equal(run.theta, slow.theta)
    for each in (run, slow):
        each.apply(with_training(each, l2=0.0, learning_rate=1e-6))
        assert each.advance(20) == 20
    assert torch.equal(run.theta, slow.theta)
