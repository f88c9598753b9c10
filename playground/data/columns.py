"""A table column by column, for looking at it before training: correlations, distributions, what scaling does to it."""

from __future__ import annotations

import msgspec
import numpy as np

from playground.data.build import scaling_of
from playground.data.dataset import Dataset, FloatArray, IndexArray, Scaling


class Columns(msgspec.Struct, frozen=True, eq=False):
    """All features of a dataset, then its target, as columns side by side, in the data's units."""

    names: tuple[str, ...]
    values: FloatArray  # (rows, columns)
    scaling: Scaling  # of every column, as the network sees it
    subsets: tuple[IndexArray, IndexArray, IndexArray]

    @property
    def target(self) -> int:
        """Which column is the target: the last."""
        return len(self.names) - 1

    def scaled(self, rows: IndexArray) -> FloatArray:
        """The values of these rows as the network sees them, (rows, columns)."""
        return self.scaling.apply(self.values[rows])


def columns_of(dataset: Dataset) -> Columns:
    """The columns of ``dataset``."""
    x, y = dataset.x_scaling, dataset.y_scaling
    return Columns(
        names=(*dataset.feature_names, dataset.target_name),
        values=np.column_stack([dataset.x, dataset.y]),
        scaling=Scaling(np.append(x.mean, y.mean), np.append(x.deviation, y.deviation)),
        subsets=dataset.subsets,
    )


def correlations(values: FloatArray) -> FloatArray:
    """Pearson's r between all columns of ``values`` (rows, columns); nan with a column that does not vary."""
    centred = values - values.mean(axis=0)
    scale = np.abs(centred).max(axis=0)
    # equal values are not always their own mean to the last bit; large ones would overflow when squared
    flat = np.ptp(values, axis=0) == 0.0
    centred = centred / np.where(flat | (scale == 0.0), 1.0, scale)
    norms = np.sqrt(np.square(centred).sum(axis=0))
    with np.errstate(invalid="ignore", divide="ignore"):
        r = (centred.T @ centred) / np.outer(norms, norms)
    r[flat, :] = r[:, flat] = np.nan
    return np.asarray(np.clip(r, -1.0, 1.0))


def telling(r: FloatArray, target: int, most: int) -> tuple[int, ...]:
    """At most ``most`` columns: those whose \\|r\\| with the target is highest, in the order of the table, and it."""
    strength = np.nan_to_num(np.abs(r[target]), nan=-1.0)
    strength[target] = np.inf
    return tuple(sorted(np.argsort(-strength, kind="stable")[:most].tolist()))


def shares(values: FloatArray, edges: FloatArray) -> FloatArray:
    """Share of ``values`` within each bin of ``edges`` (bins + 1,); 0 for no values. The last bin has both edges."""
    counts, _ = np.histogram(values, edges)
    return np.asarray(counts / max(len(values), 1), dtype=np.float64)


def bin_edges(values: FloatArray, most: int) -> FloatArray:
    """Edges of equal bins over all ``values``: a bin for every whole number where those are few, else ``most``."""
    low, high = float(values.min()), float(values.max())
    if low == high:
        room = 0.5 * abs(low) or 0.5
        return np.array([low - room, low + room])
    if high - low < most and bool((values == np.rint(values)).all()):
        return np.arange(low - 0.5, high + 1.0)
    return np.linspace(low, high, max(2, min(most, round(2.0 * len(values) ** 0.5))) + 1)


class Distributions:
    """How the columns of one table are distributed, each counted when it is first asked for and then kept."""

    def __init__(self, columns: Columns, most_bins: int) -> None:
        self._columns = columns
        self._most = most_bins
        self._found: dict[int, tuple[FloatArray, tuple[FloatArray, FloatArray, FloatArray]]] = {}

    def __getitem__(self, column: int) -> tuple[FloatArray, tuple[FloatArray, FloatArray, FloatArray]]:
        """Edges of the bins (bins + 1,) in the data's units, and the share of each subset's rows in every bin."""
        if column not in self._found:
            values = self._columns.values[:, column]
            edges = bin_edges(values, self._most)
            train, valid, test = (shares(values[rows], edges) for rows in self._columns.subsets)
            self._found[column] = edges, (train, valid, test)
        return self._found[column]


class ScalingShift(msgspec.Struct, frozen=True, eq=False):
    """Means and deviations of every column, fitted on the training set and on all rows."""

    train: Scaling
    all: Scaling

    @property
    def moved(self) -> FloatArray:
        """How far the mean moves from the training set to all data, in deviations of the training set; signed."""
        return (self.all.mean - self.train.mean) / self.train.deviation

    @property
    def stretched(self) -> FloatArray:
        """By how large a share the deviation changes; signed."""
        return self.all.deviation / self.train.deviation - 1.0


def scaling_shift(columns: Columns) -> ScalingShift:
    """What fitting the scaling on all data, instead of the training set, would change."""
    return ScalingShift(scaling_of(columns.values[columns.subsets[0]]), scaling_of(columns.values))
