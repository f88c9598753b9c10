"""For the tests of the walk through the chain rule: networks, rows and walks."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from playground.chain_rule import walk
from playground.experiment import Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.network import Network
from playground.next_update import OptimizerState
from playground.optimizers import OPTIMIZER_CLASSES
from playground.walk import Walk
from playground.written import Rows, Written

RATE = 0.01


def build(units: tuple[int, ...], activation: str, inputs: int = 1, seed: int = 3) -> tuple[Network, Tensor]:
    """A network and parameters to start from."""
    spec = NetworkSpec(layers=tuple(Layer(count, activation, 0.1) for count in units), seed=seed)
    network = Network(spec.layers, inputs)
    return network, network.initialise(spec)


def some_rows(rows: int, inputs: int = 1, seed: int = 0) -> Rows:
    generator = torch.Generator().manual_seed(seed)
    return torch.randn(rows, inputs, generator=generator), torch.randn(rows, 1, generator=generator)


def nothing_yet(training: Training, theta: Tensor) -> OptimizerState:
    """What an optimiser remembers before its first step."""
    return OptimizerState(OPTIMIZER_CLASSES[training.optimizer](theta, theta).state, 0)


def write(
    units: tuple[int, ...], activation: str, rows: int = 5, inputs: int = 1, loss: str = "mse", seed: int = 3
) -> Written:
    """One pass over some rows."""
    network, theta = build(units, activation, inputs, seed)
    with torch.inference_mode():
        return Written(network, Training(loss=loss), theta, some_rows(rows, inputs))


def take(units: tuple[int, ...], activation: str, rows: int = 5, inputs: int = 1, **others: Any) -> Walk:
    """A first update as a walk; ``others`` are fields of ``Training`` and arguments of ``walk``."""
    names = set(Training.__struct_fields__)
    training = Training(**{name: value for name, value in others.items() if name in names})
    arguments = {name: value for name, value in others.items() if name not in names}
    network, theta = build(units, activation, inputs)
    before = nothing_yet(training, theta)
    return walk(network, training, theta, some_rows(rows, inputs), before, RATE, update=0, **arguments)
