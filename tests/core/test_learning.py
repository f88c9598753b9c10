"""Networks learn what they should, and extreme ones train too."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from playground.data.build import build
from playground.experiment import Data, Experiment, Layer, Network, PointsSource, Training
from playground.presets import presets
from playground.trainer import Trainer

DATA = Data(samples=100)
LINE = build(DATA)
NETWORK = Network(layers=(Layer(8, "tanh"), Layer(5, "tanh")))


def trainer(network: Network, **training: Any) -> Trainer:
    return Trainer(Experiment(data=DATA, network=network, training=Training(max_epochs=None, **training)), LINE)


def test_the_default_experiment_reaches_its_loss() -> None:
    run = Trainer(Experiment(), build(Data()))
    run.advance(10_000)
    assert run.stopped == "max_epochs"
    losses = [metrics.loss for subset in range(3) if (metrics := run.metrics(subset)) is not None]
    assert len(losses) == 3
    assert losses[0] < 0.08
    assert max(losses) < 0.2


def test_a_linear_stack_reaches_least_squares() -> None:
    network = Network(layers=(Layer(8, "identity"), Layer(8, "identity")))
    run = trainer(network, learning_rate=0.01, batch_size=70, schedule="cosine", schedule_epochs=600)
    run.advance(600)
    x, y = LINE.scaled(0)
    columns = np.column_stack([x, np.ones(len(x))])
    solution, *_ = np.linalg.lstsq(columns, y, rcond=None)
    least = float(np.mean((columns @ solution - y) ** 2))
    metrics = run.metrics(0)
    assert metrics is not None
    assert least <= metrics.loss + 1e-6
    assert metrics.loss < 1.01 * least


def test_a_constant_start_never_breaks_the_symmetry() -> None:
    network = replace(NETWORK, init="constant", init_value=0.3)
    run = trainer(network)
    run.advance(200)
    incoming, bias = run.network.layout[0].views(run.theta)
    assert float(incoming[0]) != pytest.approx(0.3)
    torch.testing.assert_close(incoming, incoming[:1].expand_as(incoming))
    torch.testing.assert_close(bias, bias[:1].expand_as(bias))
    outgoing, _ = run.network.layout[1].views(run.theta)
    torch.testing.assert_close(outgoing, outgoing[:1, :1].expand_as(outgoing))


@pytest.mark.parametrize(
    ("network", "data", "training"),
    [
        (Network(layers=()), Data(samples=40), {}),
        (Network(layers=(Layer(1),) * 64), Data(samples=40), {}),
        (Network(layers=(Layer(4096),)), Data(samples=40), {}),
        (NETWORK, Data(samples=40), {"batch_size": 1}),
        (NETWORK, Data(samples=4, split=(0.25, 0.5, 0.25)), {}),
        (NETWORK, Data(samples=40, split=(1.0, 0.0, 0.0)), {}),
        (NETWORK, Data(samples=40, standardize=False), {}),
    ],
    ids=["no hidden layer", "64 layers", "4096 units", "batch 1", "1 training row", "only training", "unscaled"],
)
def test_an_extreme_experiment_trains(network: Network, data: Data, training: dict[str, Any]) -> None:
    run = Trainer(Experiment(data=data, network=network, training=Training(**training)), build(data))
    assert run.advance(30) == 30
    assert bool(torch.isfinite(run.theta).all())
    losses = [metrics.loss for subset in range(3) if (metrics := run.metrics(subset)) is not None]
    assert len(losses) == sum(share > 0 for share in data.split)
    assert all(map(math.isfinite, losses))


def test_a_constant_target_has_no_r2() -> None:
    data = Data(source=PointsSource(tuple(i / 9 for i in range(40)), (0.1,) * 40))
    run = Trainer(Experiment(data=data, network=NETWORK), build(data))
    run.advance(30)
    for subset in range(3):
        metrics = run.metrics(subset)
        assert metrics is not None
        assert math.isnan(metrics.r2)


@pytest.mark.parametrize("preset", presets())
def test_every_preset_trains(preset: str) -> None:
    now = presets()[preset].apply(Experiment())
    run = Trainer(now, build(now.data))
    for _ in range(20):
        run.advance_epoch()
    assert run.stopped is None
    curves = run.history.curves()
    assert curves.train[-1] < curves.train[0]
