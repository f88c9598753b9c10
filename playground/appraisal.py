"""What a network is worth on its data: figures with intervals, what each column counts for, and the worst rows.

Nothing here imports PyTorch; ``playground.appraise`` computes it. Everything is in the data's own units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from playground.data.dataset import Dataset, FloatArray
from playground.frames import Metrics

RESAMPLES = 1000
LEVEL = 0.95
BLOCK = 250_000
"""Rows that are drawn at a time, some milliseconds, so that others get a turn in between."""


class Interval(NamedTuple):
    """Between ``low`` and ``high`` lie ``LEVEL`` of the resamples."""

    low: float
    high: float


class Intervals(msgspec.Struct, frozen=True):
    """How far the figures of one subset would go if its rows had been other ones of the same kind."""

    mse: Interval
    rmse: Interval
    mae: Interval
    r2: Interval  # nan where the targets do not vary


class Part(msgspec.Struct, frozen=True):
    """One column of the table: its name, the inputs of the network that it became, and its categories if it has any."""

    name: str
    inputs: tuple[int, ...]
    categories: tuple[str, ...] = ()


class Importance(msgspec.Struct, frozen=True, eq=False):
    """By how much the RMSE grows when the values of one column are shuffled among the rows, once for each repeat."""

    part: Part
    growth: FloatArray  # (repeats,)

    @property
    def mean(self) -> float:
        """The mean growth over the repeats."""
        return float(self.growth.mean())

    @property
    def spread(self) -> float:
        """Its standard deviation over the repeats."""
        return float(self.growth.std())


class Effect(msgspec.Struct, frozen=True, eq=False):
    """Partial dependence: the mean prediction with one column set to each of ``values`` in turn (Friedman 2001).

    ``values`` (n,) are those of a number, or the places 0, 1, … of the column's categories.
    """

    part: Part
    values: FloatArray
    means: FloatArray  # (n,)
    deciles: FloatArray  # (9,) of the column in the training set; empty for categories


class Appraisal(msgspec.Struct, frozen=True, eq=False):
    """One network on all of its data. Of an empty subset the figures are ``None``."""

    run: int
    update: int
    metrics: tuple[Metrics | None, Metrics | None, Metrics | None]
    intervals: tuple[Intervals | None, Intervals | None, Intervals | None]  # of the training set: None
    predictions: tuple[FloatArray, FloatArray, FloatArray]  # of all rows of Dataset.subsets
    importance_subset: int  # whose rows were shuffled: the validation set, or without one the training set
    importance_rows: int
    importances: tuple[Importance, ...]  # in the order of the columns
    effects: tuple[Effect, ...]
    seconds: float


class WorstRow(msgspec.Struct, frozen=True):
    """A row that is predicted badly. ``row`` counts the dataset's rows from 0; the residual is actual − predicted."""

    row: int
    subset: int
    actual: float
    predicted: float

    @property
    def residual(self) -> float:
        """What the network lacks to the actual value."""
        return self.actual - self.predicted


def parts_of(dataset: Dataset) -> tuple[Part, ...]:
    """The columns of the table, each with the inputs that it became."""
    if dataset.encoding is None:
        return tuple(Part(name, (index,)) for index, name in enumerate(dataset.feature_names))
    return tuple(
        Part(column.name, tuple(range(part.start, part.stop)), column.categories)
        for column, part in zip(dataset.encoding.columns, dataset.encoding.slices, strict=True)
    )


def bootstrap(actual: FloatArray, predicted: FloatArray, seed: int = 0) -> Iterator[Intervals | None]:
    """Percentile intervals of the figures of one subset; ``None`` after each block of work but the last.

    Rows (n,) are drawn with replacement ``RESAMPLES`` times, residuals and targets together (Efron 1979). The same
    seed gives the same intervals. ``actual`` must not be empty.
    """
    generator = np.random.default_rng(seed)
    rows = len(actual)
    residual = actual - predicted
    columns = np.stack([residual**2, np.abs(residual), actual - actual.mean(), (actual - actual.mean()) ** 2])
    means = np.empty((4, RESAMPLES))
    block = max(1, BLOCK // rows)
    for first in range(0, RESAMPLES, block):
        count = min(block, RESAMPLES - first)
        drawn = generator.integers(0, rows, (count, rows))
        for column, values in enumerate(columns):
            means[column, first : first + count] = values[drawn].mean(axis=1)
        yield None
    mse, mae = means[0], means[1]
    variance = np.maximum(means[3] - means[2] ** 2, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        r2 = np.where(variance > 0.0, 1.0 - mse / variance, np.nan)
    yield Intervals(_interval(mse), _interval(np.sqrt(mse)), _interval(mae), _interval(r2))


def _interval(values: FloatArray) -> Interval:
    finite = values[~np.isnan(values)]
    if not len(finite):
        return Interval(float("nan"), float("nan"))
    with np.errstate(invalid="ignore"):  # of infinite ones the quantile between two is not a number
        low, high = np.quantile(finite, ((1.0 - LEVEL) / 2, (1.0 + LEVEL) / 2))
    return Interval(float(low), float(high))


def worst_rows(
    dataset: Dataset, predictions: Sequence[FloatArray], subsets: Sequence[int], count: int
) -> tuple[WorstRow, ...]:
    """The ``count`` rows of ``subsets`` with the largest residuals, worst first.

    ``predictions`` are of all rows of each of the three subsets. What is not finite is worst of all.
    """
    rows = np.concatenate([np.zeros(0, dtype=np.int64), *(dataset.subsets[subset] for subset in subsets)])
    places = np.concatenate(
        [np.zeros(0, dtype=np.int64), *(np.full(len(dataset.subsets[subset]), subset) for subset in subsets)]
    )
    predicted = np.concatenate([np.zeros(0), *(predictions[subset] for subset in subsets)])
    with np.errstate(invalid="ignore"):
        size = np.nan_to_num(np.abs(dataset.y[rows] - predicted), nan=np.inf)
    order = np.argsort(-size, kind="stable")[:count]
    return tuple(
        WorstRow(int(rows[at]), int(places[at]), float(dataset.y[rows[at]]), float(predicted[at])) for at in order
    )




def row_number(dataset: Dataset, row: int) -> int:
    """What a person calls row ``row`` (from 0): its place among the rows of its file, or of the data, from 1."""
    return (row if dataset.origin is None else int(dataset.origin.rows[row])) + 1


def cell_of(dataset: Dataset, part: Part, row: int) -> float | str:
    """The value of one column in row ``row``: a number, or the name of its category."""
    values = dataset.x[row, list(part.inputs)]
    return part.categories[int(values.argmax())] if part.categories else float(values[0])
