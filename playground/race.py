"""Runs that are held against each other from one start; and several optimisers whose ways are drawn on one surface."""

from __future__ import annotations

from collections.abc import Generator, Mapping

import msgspec
import torch
from msgspec.structs import replace
from torch import Tensor

from playground.contest import Entrant
from playground.data.dataset import Dataset
from playground.experiment import Experiment
from playground.spans import Trail
from playground.trainer import Trainer
from playground.trajectory import MAX_SNAPSHOT_BYTES
from playground.variants import usual_rates

RACERS = ("sgd", "momentum", "rmsprop", "adam")
MAX_UPDATES = 20_000
MAX_POINTS = 128
"""Snapshots that one racer leaves behind, at most."""
STRIDE = 50
"""Updates between two looks whether the race is still wanted, at most."""


class Racer(msgspec.Struct, frozen=True, eq=False):
    """One optimiser's run. ``stopped`` is "diverged" where it did not get to the end."""

    learning_rate: float
    trail: Trail
    loss: float  # over the training set, at its end
    stopped: str | None


def entered(entrant: Entrant, experiment: Experiment, dataset: Dataset, start: Tensor | None) -> Trainer:
    """The run of ``entrant``, from the parameters ``start`` (size,) with which ``experiment`` began, where it can.

    Another seed or initialisation is another start by intent; other shapes have no parameters in common.
    """
    trainer = Trainer(entrant.experiment, dataset)
    same_shape = start is not None and _shape(entrant.experiment) == _shape(experiment)
    if start is not None and same_shape and not torch.equal(trainer.theta, start):
        trainer.start_from(start)
    return trainer


def _shape(experiment: Experiment) -> tuple[object, ...]:
    network = experiment.network
    return tuple(layer.units for layer in network.layers), network.init, network.init_value, network.seed


def race(
    experiment: Experiment,
    dataset: Dataset,
    updates: int,
    rates: Mapping[str, float] | None = None,
    start: Tensor | None = None,
) -> Generator[tuple[Racer, ...] | None, None, None]:
    """Train the experiment's network for ``updates`` updates with each optimiser of ``rates`` from the same start.

    ``None`` after every few updates, at last the racers, in the order of ``rates``; leave it at any step. All see the
    same batches. ``start`` (size,) are other first parameters than the drawn ones. Raises ``ValueError`` for a number
    of updates that is not 1 to ``MAX_UPDATES``.
    """
    if not 1 <= updates <= MAX_UPDATES:
        raise ValueError(f"{updates:,} updates; a race has 1 to {MAX_UPDATES:,}")
    racers = []
    for optimizer, rate in (usual_rates(experiment, RACERS) if rates is None else rates).items():
        changed = replace(
            experiment.training, optimizer=optimizer, learning_rate=rate, max_epochs=None, patience=None
        )
        trainer = entered(Entrant(optimizer, replace(experiment, training=changed)), experiment, dataset, start)
        seen: dict[int, Tensor] = {}
        yield from watched(trainer, updates, seen)
        trail = Trail(optimizer, tuple(seen), tuple(seen.values()), rate, trainer.stopped == "diverged")
        metrics = trainer.metrics(0)
        assert metrics is not None  # the training set is never empty
        racers.append(Racer(rate, trail, metrics.loss, trainer.stopped))
    yield tuple(racers)


def finished(racing: Generator[tuple[Racer, ...] | None, None, None]) -> tuple[Racer, ...]:
    """The racers at the end of a race."""
    *_, racers = racing
    assert racers is not None
    return racers


def watched(trainer: Trainer, updates: int, seen: dict[int, Tensor]) -> Generator[None, None, None]:
    """Train, and put snapshots at even distances into ``seen`` by their update, the first and the last among them."""
    points = max(2, min(MAX_POINTS, MAX_SNAPSHOT_BYTES // (4 * len(trainer.theta)), updates + 1))
    keep = {round(index * updates / (points - 1)) for index in range(points)}
    marks = sorted(keep | set(range(0, updates, STRIDE)) | {updates})
    for mark in marks:
        trainer.advance(mark - trainer.update)
        if mark in keep or trainer.stopped:
            seen[trainer.update] = trainer.theta.clone()
        yield
        if trainer.stopped:
            return
