"""Networks whose Hessian is small enough to be worked out whole, for the tests of curvature."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import torch
from torch import Tensor

from playground.curvature import curvature, fill_dense, whole_spectrum
from playground.data.build import build
from playground.experiment import Data, Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.hessian import Hessian, entries
from playground.network import Network
from playground.spectrum import Curvature, Spectrum
from playground.trainer import Trainer

SLOPE, DELTA = 0.2, 0.5
LINE = build(Data(samples=60))
T = TypeVar("T")
Rows = tuple[Tensor, Tensor]


def last(items: Iterator[T | None]) -> T:
    """The result of a generator whose other items are ``None``."""
    *steps, result = items
    assert result is not None
    assert all(step is None for step in steps)
    return result


def network_of(activation: str, *units: int, inputs: int = 1) -> Network:
    return Network(tuple(Layer(count, activation, SLOPE) for count in units), inputs)


def trained(activation: str, *units: int, updates: int = 0, **training: Any) -> tuple[Network, Training, Tensor, Rows]:
    """A network on the damped sine after so many updates, with its whole training set."""
    spec = NetworkSpec(layers=tuple(Layer(count, activation, SLOPE) for count in units))
    how = Training(max_epochs=None, huber_delta=DELTA, **{"batch_size": 1000, **training})
    trainer = Trainer(Experiment(network=spec, training=how), LINE)
    if updates:
        trainer.advance(updates)
    x, target = (torch.from_numpy(values).float() for values in LINE.scaled(0))
    return trainer.network, how, trainer.theta.clone(), (x, target)


def dense(network: Network, training: Training, theta: Tensor, rows: Rows) -> Tensor:
    count = len(entries(network))
    matrix = torch.empty(count, count, dtype=torch.float64)
    for _ in fill_dense(Hessian(network, training, theta, *rows), matrix):
        pass
    return matrix


def both(network: Network, training: Training, theta: Tensor, rows: Rows) -> tuple[Curvature, Spectrum]:
    """The curvature and the whole spectrum, which must agree on the verdict."""
    ends = last(curvature(network, training, theta, *rows))
    whole = last(whole_spectrum(network, training, theta, *rows))
    assert ends.verdict.kind == whole.verdict.kind
    return ends, whole
