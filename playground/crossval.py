"""Studies that train an experiment several times over: k-fold cross-validation, and what a leak of the scaling does.

Generators that yield the state of things every few hundredths of a second, so that they can be shown and left.
They depend on the experiment and its data alone: the same folds, the same seeds, the same weights every time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator

import numpy as np
from msgspec.structs import replace

from playground.baselines import baselines, finished
from playground.data.build import scaling_of
from playground.data.dataset import FEWEST_ROWS, Dataset, IndexArray
from playground.experiment import SCALINGS, Experiment
from playground.frames import Metrics
from playground.study import CrossValidated, CrossValidation, Fold, Leak
from playground.trainer import Trainer
from playground.words import said

STEP_SECONDS = 0.04
"""About how long a trainer runs between two looks whether anybody still wants the answer."""

Interrupted = Callable[[], bool]


def with_end(experiment: Experiment, epochs: int) -> Experiment:
    """``experiment``, which ends by ``epochs`` epochs if neither ``max_epochs`` nor ``patience`` would end it.

    Raises ``ValueError`` with a sentence if that is no end.
    """
    training = experiment.training
    if training.max_epochs is not None or training.patience is not None:
        return experiment
    if epochs < 1:
        raise ValueError(
            said(
                "This run has no end, so neither has a fold of it: set Max epochs or Patience, or train it first for "
                "as many epochs as every fold is to have."
            )
        )
    return replace(experiment, training=replace(training, max_epochs=epochs))


def fold_dataset(dataset: Dataset, experiment: Experiment, fold: int, folds: int) -> Dataset:
    """The data of fold ``fold``, counted from 0: its part of the rows is the test set.

    The rows are those of the training and validation set, in their random order; the test set takes no part. Of the
    rest as large a share as before is the validation set, by which training stops early, so that a fold is measured on
    rows that decided nothing. The scaling is fitted anew.
    """
    train, valid, _ = dataset.subsets
    rows = np.concatenate([train, valid])
    parts = np.array_split(rows, folds)
    rest = np.concatenate([part for index, part in enumerate(parts) if index != fold])
    count = max(1, round(len(rest) * len(valid) / len(rows))) if len(valid) else 0
    subsets = rest[count:], rest[:count], parts[fold]
    return _scaled_anew(dataset, experiment, subsets)


def cross_validation(
    experiment: Experiment, dataset: Dataset, asked: CrossValidation, interrupted: Interrupted = lambda: False
) -> Generator[CrossValidated, None, None]:
    """Train and measure one fold after another. Raises ``ValueError`` with a sentence where there are too few rows."""
    rows = len(dataset.subsets[0]) + len(dataset.subsets[1])
    if rows < asked.folds * 2 or rows - -(-rows // asked.folds) < FEWEST_ROWS:
        template = said(
            "{rows} {rows:row|rows} outside the test set {rows:is|are} too few for {folds} {folds:fold|folds}; use "
            "fewer folds."
        )
        raise ValueError(template.filled(rows=rows, folds=asked.folds))
    folds: list[Fold] = []
    for index in range(asked.folds):
        data = fold_dataset(dataset, experiment, index, asked.folds)
        trainer = Trainer(experiment, data)
        for share in _trained(trainer, interrupted):
            yield CrossValidated(experiment, asked, rows, (index + share) / asked.folds, tuple(folds))
        network = trainer.metrics(2)
        mean, line, nearest = (entry.metrics[2] for entry in finished(baselines(experiment, data)).entries)
        # no fold is empty
        assert network is not None
        assert mean is not None
        assert line is not None
        assert nearest is not None
        left_out = len(data.subsets[2])
        folds.append(Fold(left_out, network, (mean, line, nearest), trainer.epoch, trainer.stopped or ""))
        yield CrossValidated(experiment, asked, rows, (index + 1) / asked.folds, tuple(folds))


def leak(
    experiment: Experiment, dataset: Dataset, interrupted: Interrupted = lambda: False
) -> Generator[Leak, None, None]:
    """Train with each of ``SCALINGS``, from the same seeds; nothing else differs.

    Raises ``ValueError`` with a sentence if there is no test set to compare on.
    """
    if not len(dataset.subsets[2]):
        raise ValueError(said("There is no test set to compare on: give it a share of the split."))
    measured: dict[str, Metrics | None] = {}
    for index, scaling in enumerate(SCALINGS):
        data = replace(experiment.data, scaling=scaling, standardize=True)
        other = replace(experiment, data=data)
        trainer = Trainer(other, _scaled_anew(dataset, other, dataset.subsets))
        for share in _trained(trainer, interrupted):
            yield Leak(experiment, (index + share) / len(SCALINGS), **measured)
        measured[scaling] = trainer.metrics(2)
    yield Leak(experiment, 1.0, **measured)


def _scaled_anew(
    dataset: Dataset, experiment: Experiment, subsets: tuple[IndexArray, IndexArray, IndexArray]
) -> Dataset:
    """``dataset`` in other subsets, with the scaling that ``experiment`` asks for."""
    data = experiment.data
    rows = subsets[0] if data.scaling == "train" else np.sort(np.concatenate(subsets))
    return replace(
        dataset,
        subsets=subsets,
        x_scaling=scaling_of(dataset.x[rows], data.standardize),
        y_scaling=scaling_of(dataset.y[rows, None], data.standardize),
    )


def _trained(trainer: Trainer, interrupted: Interrupted) -> Generator[float, None, None]:
    """Train to the end; now and then the share of the epochs that is done."""
    trainer.interrupted = interrupted
    limit = trainer.experiment.training.max_epochs
    updates = 1
    while trainer.stopped is None:
        started = time.perf_counter()
        trainer.advance(updates)
        spent = time.perf_counter() - started
        updates = max(1, min(4 * updates, round(updates * STEP_SECONDS / max(spent, 1e-6))))
        yield min(trainer.epoch / limit, 1.0) if limit is not None else 0.0
