"""The loop of many networks without Python: the bits of the same lines in Python, and of single networks."""

from __future__ import annotations

import typing
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from playground import batched_loop
from playground.activations import ACTIVATIONS
from playground.batched_products import BACKWARD, FORWARD, GRADIENT, tried
from playground.data.build import build
from playground.experiment import Data, Experiment, Layer, Network, Training
from playground.losses import LOSS_FUNCTIONS
from playground.optimizers import OPTIMIZER_CLASSES
from playground.seeds import Seeds, seeds_from
from playground.trainer import Trainer

DATA = Data(samples=122, split=(0.7, 0.15, 0.15))
DATASET = build(DATA)
SETTINGS = {"learning_rate": 0.02, "max_epochs": None, "batch_size": 16, "huber_delta": 0.3}
EVERYTHING = {"l1": 0.001, "l2": 0.01, "momentum": 0.7}


def in_python(text: str) -> Callable[..., object]:
    """What ``compiled`` gives, but run by Python."""
    names: dict[str, Any] = {"torch": torch, "Tensor": Tensor, "List": typing.List}  # noqa: UP006
    exec(text, names)

    def run(*given: Any) -> object:
        return names["run"](*(list(each) if isinstance(each, torch._C.ScriptList) else each for each in given))

    return run


def trained(layers: tuple[Layer, ...], **training: Any) -> Seeds:
    """Three members after a short call and one that ends within their second epoch."""
    settings = Training(**(SETTINGS | training))
    many = Seeds(Experiment(data=DATA, network=Network(layers), training=settings), DATASET, seeds_from(3, 3))
    for updates in (1, 8):
        many.advance(updates)
    return many


def same(monkeypatch: pytest.MonkeyPatch, layers: tuple[Layer, ...], **training: Any) -> None:
    """The same in Python and without it."""
    scripted = trained(layers, **training)
    with monkeypatch.context() as patch:
        patch.setattr(batched_loop, "compiled", in_python)
        for kept in (batched_loop._training_function, batched_loop._looking_function):
            kept.cache_clear()
        plain = trained(layers, **training)
        for kept in (batched_loop._training_function, batched_loop._looking_function):
            kept.cache_clear()
    for index in range(3):
        ours, theirs = (many.checkpoint(index) for many in (scripted, plain))
        assert torch.equal(ours.now.theta, theirs.now.theta)
        assert ours.now.optimizer_steps == theirs.now.optimizer_steps == 9
        state, other = ours.now.optimizer_state, theirs.now.optimizer_state
        assert state.keys() == other.keys()
        assert all(torch.equal(state[name], other[name]) for name in state)
        for name in ("batch_losses", "train", "valid"):
            curves = (getattr(each.history.curves(), name) for each in (ours, theirs))
            np.testing.assert_array_equal(*curves)


@pytest.mark.parametrize("optimizer", OPTIMIZER_CLASSES)
@pytest.mark.parametrize("loss", LOSS_FUNCTIONS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_loss_and_optimiser(
    monkeypatch: pytest.MonkeyPatch, activation: str, loss: str, optimizer: str
) -> None:
    layers = Layer(8, activation, 0.1), Layer(3, activation, 0.1)
    same(monkeypatch, layers, loss=loss, optimizer=optimizer, **EVERYTHING)


@pytest.mark.parametrize("layers", [(), (Layer(1, "tanh"),), (Layer(3, "sine"), Layer(1, "relu"), Layer(2, "elu"))])
@pytest.mark.parametrize("values", [{"clip_norm": 0.05}, {"batch_size": 1}, {"batch_size": 1000}], ids=str)
def test_every_depth_batch_and_clipping(
    monkeypatch: pytest.MonkeyPatch, layers: tuple[Layer, ...], values: dict[str, Any]
) -> None:
    same(monkeypatch, layers, **values)


def check_singles(layers: tuple[Layer, ...], **training: Any) -> None:
    """Every member is its single run, to the bit."""
    many = trained(layers, **training)
    for index, member in enumerate(many.members):
        trainer = Trainer(member.experiment, DATASET)
        trainer.advance(many.update)
        assert torch.equal(many.theta(index), trainer.theta)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_with_powers_of_two_every_activation_is_a_single_networks(activation: str) -> None:
    check_singles((Layer(8, activation, 0.1), Layer(8, activation, 0.1)))


@pytest.mark.parametrize("optimizer", OPTIMIZER_CLASSES)
@pytest.mark.parametrize("loss", LOSS_FUNCTIONS)
def test_with_powers_of_two_every_loss_and_optimiser_is_a_single_networks(loss: str, optimizer: str) -> None:
    check_singles((Layer(8, "tanh"), Layer(8, "silu")), loss=loss, optimizer=optimizer, **EVERYTHING)


@pytest.mark.parametrize(("inputs", "units"), [(1, 1), (1, 4), (4, 1), (3, 5)])
def test_every_form_of_a_product_is_that_product(inputs: int, units: int) -> None:
    for table, results in zip((FORWARD, GRADIENT, BACKWARD), tried(inputs, units, 3, 6, 10), strict=True):
        assert results.keys() == {name for name, form in table.items() if form.fits(inputs, units)}
        for result in results.values():
            torch.testing.assert_close(result, results["apart"])


def test_networks_that_differ_in_their_widths_share_compiled_loops() -> None:
    batched_loop._training_function.cache_clear()
    for units in (16, 24, 32):
        trained((Layer(units, "tanh"), Layer(2 * units, "leaky_relu", 0.2)), batch_size=1000)
    assert batched_loop._training_function.cache_info().misses == 1


def test_compiled_loops_of_networks_that_are_gone_do_not_pile_up() -> None:
    """Each takes a megabyte or more."""
    for depth in range(1, 2 * batched_loop.KEPT_FUNCTIONS):
        trained(depth * (Layer(2, "tanh"),))
    for kept in (batched_loop._training_function, batched_loop._looking_function):
        assert kept.cache_info().currsize <= 4
