"""The engine's update against a plain ``nn.Sequential`` + ``torch.optim`` loop, measured in one run, one thread.

Both sides do the same work: shuffle every epoch, gather batches, forward, loss, backward, update, record the loss of
every batch, and evaluate the validation set after every epoch. The last rows hold sixteen seeds trained at once against
one of them alone: the cost of one network as a share of a single run's, wanted below.
Run: ``python -m tests.bench.engine [--json]``.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
import torch
from torch import nn

from playground.data.dataset import Dataset, Scaling
from playground.experiment import Experiment, Layer, Network, Training
from playground.seeds import SEEDS, Seeds, seeds_from
from playground.trainer import Trainer
from tests.core.reference import LOSSES, OPTIMIZERS, sequential


@dataclass(frozen=True)
class Case:
    """One network, batch size and optimiser, and the ratio wanted."""

    units: tuple[int, ...]
    inputs: int
    batch: int
    optimizer: str
    wanted: float
    rows: int

    @property
    def name(self) -> str:
        """The network as a person writes it."""
        return "-".join(str(size) for size in (self.inputs, *self.units, 1))


CASES = [
    Case((8, 8), 1, 10, "sgd", 8.0, 256),
    Case((8, 8), 1, 10, "adam", 8.0, 256),
    Case((16, 16), 1, 32, "sgd", 7.0, 256),
    Case((16, 16), 1, 32, "adam", 8.0, 256),
    Case((8,) * 6, 1, 10, "sgd", 5.0, 256),
    Case((8,) * 6, 1, 10, "adam", 6.0, 256),
    Case((64, 64, 64), 1, 32, "sgd", 4.0, 256),
    Case((64, 64, 64), 1, 32, "adam", 4.0, 256),
    Case((64, 64, 64), 1, 256, "sgd", 1.5, 2048),
    Case((64, 64, 64), 1, 256, "adam", 1.6, 2048),
    Case((256, 256, 256), 8, 256, "sgd", 1.05, 2048),
]


SEED_CASES = [
    Case((16, 16), 1, 32, "sgd", 0.3, 256),
    Case((16, 16), 1, 32, "adam", 0.3, 256),
]
"""``wanted`` is at most so much of a single run's cost, for each network."""


@dataclass(frozen=True)
class SeedRow:
    """Microseconds per update and network, minimum and median of the repeats, and the ratios together / alone."""

    network: str
    batch: int
    optimizer: str
    together_min: float
    together_median: float
    alone_min: float
    alone_median: float
    ratio_min: float
    ratio_median: float
    wanted: float


@dataclass(frozen=True)
class Row:
    """Microseconds per update, minimum and median of the repeats, and the ratios plain / ours."""

    network: str
    batch: int
    optimizer: str
    ours_min: float
    ours_median: float
    plain_min: float
    plain_median: float
    ratio_min: float
    ratio_median: float
    wanted: float


def dataset(rows: int, inputs: int) -> Dataset:
    """A smooth target with a little noise; 70 % training, 15 % validation."""
    rng = np.random.default_rng(0)
    x = rng.uniform(-1, 1, (rows, inputs))
    y = np.sin(3 * x.sum(axis=1)) + rng.normal(0, 0.1, rows)
    order = rng.permutation(rows)
    first, second = int(0.7 * rows), int(0.85 * rows)
    train, valid, test = order[:first], order[first:second], order[second:]
    return Dataset(
        name="bench",
        feature_names=tuple(f"x{i + 1}" for i in range(inputs)),
        target_name="y",
        x=x,
        y=y,
        subsets=(train, valid, test),
        x_scaling=Scaling(x[train].mean(axis=0), x[train].std(axis=0)),
        y_scaling=Scaling(y[train].mean(keepdims=True), y[train].std(keepdims=True)),
        truth=None,
        domain=np.stack([x.min(axis=0), x.max(axis=0)], axis=1),
    )


def plain(experiment: Experiment, data: Dataset) -> Callable[[int], None]:
    """A function that trains so many updates the plain way."""
    training = experiment.training
    model = sequential(experiment.network.layers, data.features, experiment.network.seed)
    optimizer = OPTIMIZERS[training.optimizer](model.parameters(), training)
    loss_function: nn.Module = LOSSES[training.loss](training)
    generator = torch.Generator().manual_seed(training.seed)
    x, y, valid_x, valid_y = (
        torch.from_numpy(values).float() for subset in (0, 1) for values in data.scaled(subset)
    )
    losses: list[float] = []
    valid_losses: list[float] = []

    def train(updates: int) -> None:
        done = 0
        while True:
            order = torch.randperm(len(x), generator=generator)
            for first in range(0, len(x), training.batch_size):
                rows = order[first : first + training.batch_size]
                optimizer.zero_grad()
                loss = loss_function(model(x[rows]), y[rows])
                loss.backward()
                optimizer.step()
                losses.append(loss.item())
                done += 1
                if done == updates:
                    return
            with torch.no_grad():
                valid_losses.append(loss_function(model(valid_x), valid_y).item())

    return train


def experiment(case: Case) -> Experiment:
    """What is trained in a case."""
    return Experiment(
        network=Network(layers=tuple(Layer(count, "tanh") for count in case.units)),
        training=Training(
            optimizer=case.optimizer, batch_size=case.batch, learning_rate=0.001, max_epochs=None
        ),
    )


def measure(case: Case, repeats: int, seconds: float) -> Row:
    """Time both sides in turn, ``repeats`` times, each time for about ``seconds``."""
    now = experiment(case)
    data = dataset(case.rows, case.inputs)
    trainer = Trainer(now, data)
    sides: list[Callable[[int], object]] = [trainer.advance, plain(now, data)]
    ours, theirs = in_turn(sides, repeats, seconds)
    pairs = [b / a for a, b in zip(ours, theirs, strict=True)]
    return Row(
        network=case.name,
        batch=case.batch,
        optimizer=case.optimizer,
        ours_min=1e6 * min(ours),
        ours_median=1e6 * statistics.median(ours),
        plain_min=1e6 * min(theirs),
        plain_median=1e6 * statistics.median(theirs),
        ratio_min=min(theirs) / min(ours),
        ratio_median=statistics.median(pairs),
        wanted=case.wanted,
    )


def measure_seeds(case: Case, repeats: int, seconds: float) -> SeedRow:
    """Sixteen seeds together and one run alone, in turn."""
    now, data = experiment(case), dataset(case.rows, case.inputs)
    sides: list[Callable[[int], object]] = [Seeds(now, data, seeds_from(0)).advance, Trainer(now, data).advance]
    together, alone = in_turn(sides, repeats, seconds)
    together = [time_all / SEEDS for time_all in together]
    return SeedRow(
        network=case.name,
        batch=case.batch,
        optimizer=case.optimizer,
        together_min=1e6 * min(together),
        together_median=1e6 * statistics.median(together),
        alone_min=1e6 * min(alone),
        alone_median=1e6 * statistics.median(alone),
        ratio_min=min(together) / min(alone),
        ratio_median=statistics.median(a / b for a, b in zip(together, alone, strict=True)),
        wanted=case.wanted,
    )


def in_turn(sides: list[Callable[[int], object]], repeats: int, seconds: float) -> list[list[float]]:
    """Seconds per update of every side, ``repeats`` times, each time for about ``seconds``."""
    per_update = [min(_time(side, 30) for _ in range(3)) for side in sides]
    times: list[list[float]] = [[] for _ in sides]
    for _ in range(repeats):
        for side, guess, found in zip(sides, per_update, times, strict=True):
            found.append(_time(side, max(20, int(seconds / guess))))
    return times


def _time(train: Callable[[int], object], updates: int) -> float:
    started = time.perf_counter()
    train(updates)
    return (time.perf_counter() - started) / updates


def main() -> int:
    """Print the table, or JSON with ``--json``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--repeats", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=0.15, help="of each side in each repeat")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    rows = [measure(case, arguments.repeats, arguments.seconds) for case in CASES]
    seed_rows = [measure_seeds(case, arguments.repeats, arguments.seconds) for case in SEED_CASES]
    if arguments.json:
        print(json.dumps([*map(asdict, rows), *map(asdict, seed_rows)], indent=2))
        return 0
    print(f"{'network':22} {'batch':>5} {'optimiser':>9} {'ours µs':>15} {'plain µs':>15} {'ratio':>13} {'wanted':>7}")
    print(f"{'':22} {'':5} {'':9} {'min':>7} {'median':>7} {'min':>7} {'median':>7} {'min':>6} {'median':>6}")
    for row in rows:
        print(
            f"{row.network:22} {row.batch:5} {row.optimizer:>9} {row.ours_min:7.1f} {row.ours_median:7.1f} "
            f"{row.plain_min:7.1f} {row.plain_median:7.1f} {row.ratio_min:6.2f} {row.ratio_median:6.2f} "
            f"{row.wanted:7.2f} {'' if row.ratio_median >= row.wanted else 'missed'}"
        )
    print(f"\n{SEEDS} seeds at once, a network:")
    print(f"{'network':22} {'batch':>5} {'optimiser':>9} {'together':>15} {'alone':>15} {'ratio':>13} {'wanted':>7}")
    for seeds in seed_rows:
        print(
            f"{seeds.network:22} {seeds.batch:5} {seeds.optimizer:>9} "
            f"{seeds.together_min:7.1f} {seeds.together_median:7.1f} {seeds.alone_min:7.1f} {seeds.alone_median:7.1f} "
            f"{seeds.ratio_min:6.2f} {seeds.ratio_median:6.2f} {seeds.wanted:7.2f} "
            f"{'' if seeds.ratio_median <= seeds.wanted else 'missed'}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
