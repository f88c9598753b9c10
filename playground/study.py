"""What can be asked of an experiment besides training it once, and the answers. Nothing here imports PyTorch."""

from __future__ import annotations

import math

import msgspec

from playground.experiment import Experiment
from playground.frames import BASELINES, Metrics

FEWEST_FOLDS, MOST_FOLDS = 2, 20


class CrossValidation(msgspec.Struct, frozen=True):
    """Train ``folds`` networks, each without one part of the rows, and measure each on that part."""

    folds: int = 5


class LeakTest(msgspec.Struct, frozen=True):
    """Train twice, with the scaling fitted on the training set and on all data, and compare on the test set."""


Study = CrossValidation | LeakTest


class Fold(msgspec.Struct, frozen=True, eq=False):
    """One fold, measured on the rows that it left out. ``stopped`` is what ended its training."""

    rows: int  # that it was measured on
    network: Metrics
    baselines: tuple[Metrics, Metrics, Metrics]  # in the order of BASELINES
    epochs: int
    stopped: str


class CrossValidated(msgspec.Struct, frozen=True, eq=False):
    """How far a cross-validation is: ``done`` from 0 to 1, and the folds that are finished, in order.

    ``experiment`` is the one that every fold trains; the rows are those of its training and validation set.
    """

    experiment: Experiment
    asked: CrossValidation
    rows: int
    done: float
    folds: tuple[Fold, ...]

    @property
    def finished(self) -> bool:
        """Whether no fold is left."""
        return len(self.folds) == self.asked.folds

    def rmse(self, name: str = "network") -> tuple[float, ...]:
        """RMSE of the network, or of one of ``BASELINES``, fold by fold, in the target's units."""
        if name == "network":
            return tuple(fold.network.rmse for fold in self.folds)
        place = BASELINES.index(name)
        return tuple(fold.baselines[place].rmse for fold in self.folds)


class Leak(msgspec.Struct, frozen=True, eq=False):
    """The same experiment with the scaling fitted on the training set and on all data; ``None`` while it is trained."""

    experiment: Experiment
    done: float
    train: Metrics | None = None  # on the test set, scaling fitted on the training set
    all: Metrics | None = None  # on the test set, scaling fitted on all data


Answer = CrossValidated | Leak | str
"""A sentence says why a study cannot be done."""


def spread(values: tuple[float, ...]) -> tuple[float, float]:
    """Mean and sample standard deviation (n − 1); nan where there are too few."""
    import numpy as np

    if not values:
        return math.nan, math.nan
    deviation = float(np.std(values, ddof=1)) if len(values) > 1 else math.nan
    return float(np.mean(values)), deviation
