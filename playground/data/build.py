"""From ``Data``, which says where samples come from, to the ``Dataset`` with its subsets and its scaling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np

from playground.data import csv_file, formula
from playground.data.dataset import FEWEST_ROWS, LARGEST, Dataset, FloatArray, IndexArray, Origin, Scaling
from playground.data.encoding import Encoding, filled, plain_encoding
from playground.data.functions import Function
from playground.data.inputs import check_table, formula_of, function_of
from playground.data.tables import read_table, tables
from playground.experiment import (
    MAX_SAMPLES,
    CsvSource,
    Data,
    ExperimentError,
    FormulaSource,
    FunctionSource,
    PointsSource,
    SketchSource,
    Source,
    TableSource,
)
from playground.words import said

if TYPE_CHECKING:
    from numpy.random import Generator

MARGIN = 0.05
"""Share of its range by which a measured feature is drawn beyond its lowest and highest value."""


class Samples(NamedTuple):
    """What a source gives, before it is split and scaled."""

    name: str
    feature_names: tuple[str, ...]
    target_name: str
    x: FloatArray  # (rows, features)
    y: FloatArray  # (rows,)
    domain: FloatArray  # (features, 2)
    truth: Callable[[FloatArray], FloatArray] | None = None
    encoding: Encoding | None = None
    origin: Origin | None = None


def build(data: Data) -> Dataset:
    """The dataset that ``data`` describes: the same bits for the same ``data``, whatever the machine's state.

    One seed gives three independent streams, for inputs, noise and split, so that another noise moves no point
    sideways and changes no subset, and more samples leave the first ones in place. Raises ``ExperimentError`` at the
    field that cannot be. ``data`` is taken to have passed ``experiment.check``.
    """
    samples = _samples(data)
    subsets = _subsets(data, len(samples.y))
    samples = _complete(samples, data.source, subsets[0])
    # as a column of its table it would keep the whole of that
    samples = samples._replace(y=np.ascontiguousarray(samples.y))
    fitted = scaling_rows(data.scaling, subsets)
    for values in (samples.x, samples.y, samples.domain):
        values.flags.writeable = False
    return Dataset(
        name=samples.name,
        feature_names=samples.feature_names,
        target_name=samples.target_name,
        x=samples.x,
        y=samples.y,
        subsets=subsets,
        x_scaling=scaling_of(samples.x[fitted], data.standardize),
        y_scaling=scaling_of(samples.y[fitted, None], data.standardize),
        truth=samples.truth,
        domain=samples.domain,
        encoding=samples.encoding or plain_encoding(samples.feature_names, samples.target_name),
        origin=samples.origin,
    )


def _subsets(data: Data, rows: int) -> tuple[IndexArray, IndexArray, IndexArray]:
    """The rows of each set: at random, unless the source says it point by point."""
    if not isinstance(data.source, PointsSource) or not data.source.sets:
        return split(rows, data.split, _streams(data.seed)[2])
    sets = np.array(data.source.sets)
    training, validation, test = (np.flatnonzero(sets == subset) for subset in range(3))
    if not len(training):
        raise ExperimentError(
            "data.source.sets", said("no point is in the training set; there is nothing to learn from")
        )
    return training, validation, test


def truth_of(source: Source) -> Callable[[FloatArray], FloatArray] | None:
    """The noiseless target of ``source``, (n, features) -> (n,), where it is known."""
    match source:
        case FunctionSource():
            return function_of(source).function
        case FormulaSource():
            return formula_of(source).drawn
        case SketchSource():
            return _sketched(source)
        case _:
            return None


def split(rows: int, shares: Sequence[float], generator: Generator) -> tuple[IndexArray, IndexArray, IndexArray]:
    """Row numbers of training, validation and test set: a random permutation of all ``rows``, cut in three.

    There must be at least three rows. A subset with a share above 0 has at least one; one with share 0 has none.
    """
    counts = [0, round(rows * shares[1]), round(rows * shares[2])]
    counts[0] = rows - counts[1] - counts[2]
    for subset, share in enumerate(shares):
        while share > 0.0 and counts[subset] < 1:
            counts[counts.index(max(counts))] -= 1
            counts[subset] += 1
    order = generator.permutation(rows).astype(np.int64)
    order.flags.writeable = False
    training, validation, test = np.split(order, [counts[0], counts[0] + counts[1]])
    return training, validation, test


def scaling_rows(scaling: str, subsets: tuple[IndexArray, IndexArray, IndexArray]) -> IndexArray:
    """The rows that ``Data.scaling`` names: the training set, or "all" in the order of the data."""
    return subsets[0] if scaling == "train" else np.sort(np.concatenate(subsets))


def _streams(seed: int) -> tuple[Generator, Generator, Generator]:
    """Random streams for the inputs, the noise and the split."""
    inputs = np.random.default_rng(seed)
    noise, division = inputs.spawn(2)
    return inputs, noise, division


def scaling_of(values: FloatArray, standardize: bool = True) -> Scaling:
    """Mean and population standard deviation of each column (n, columns); deviation 1 where nothing varies."""
    mean, deviation = np.zeros(values.shape[1]), np.ones(values.shape[1])
    if standardize:
        mean = values.mean(axis=0)
        spread = values.std(axis=0)
        # equal values can have a deviation of some rounding errors
        varies = (np.ptp(values, axis=0) > 0.0) & (spread > 0.0)
        deviation = np.where(varies, spread, 1.0)
    mean.flags.writeable = deviation.flags.writeable = False
    return Scaling(mean, deviation)


def _samples(data: Data) -> Samples:
    match data.source:
        case FunctionSource():
            return _function_samples(function_of(data.source), data)
        case FormulaSource():
            return _formula_samples(data.source, data)
        case PointsSource() as points:
            x, y = np.array(points.x, dtype=np.float64)[:, None], np.array(points.y, dtype=np.float64)
            return _measured(str(said("Drawn points")), ("x",), "y", x, y)
        case SketchSource() as source:
            return _sketch_samples(source, data)
        case TableSource() as source:
            check_table(source)
            table = tables()[source.name]
            return _measured(str(table.label), table.features, table.target, *read_table(source.name))
        case CsvSource() as source:
            return _csv_samples(source)


def _csv_samples(source: CsvSource) -> Samples:
    """Rows out of a file; missing features, where they are to be filled, are nan until the split is known."""
    encoding, x, y, rows, table = csv_file.read(source)
    origin = Origin(table.format, table.stamp, len(table.frame), rows, 0, 0)
    domain = np.empty((x.shape[1], 2))
    return Samples(table.name, encoding.inputs, encoding.target, x, y, domain, None, encoding, origin)


def _complete(samples: Samples, source: Source, training: IndexArray) -> Samples:
    """Rows out of a file with their missing cells filled from the training rows, checked and with their range."""
    if not isinstance(source, CsvSource) or samples.encoding is None or samples.origin is None:
        return samples
    x, encoding, origin = samples.x, samples.encoding, samples.origin
    if source.missing == "median":
        x, encoding, cells, rows = filled(encoding, x, training)
        origin = msgspec.structs.replace(origin, filled_cells=cells, filled_rows=rows)
    checked = _measured(samples.name, samples.feature_names, samples.target_name, x, samples.y)
    return checked._replace(encoding=encoding, origin=origin)


def _function_samples(function: Function, data: Data) -> Samples:
    return _generated(str(function.label), function, function.function, function.function, data)


def _formula_samples(source: FormulaSource, data: Data) -> Samples:
    """Samples of a formula, refused where it has no finite value anywhere on its domain."""
    parsed = formula_of(source)
    if max(map(abs, source.domain)) > LARGEST:
        raise ExperimentError(
            "data.source.domain", said("it must lie between -{largest:g} and {largest:g}", largest=LARGEST)
        )
    text = source.expression.strip()
    plain = Function(text, "", text, parsed.inputs, limits=source.domain)
    try:
        parsed.check_over(plain.domain)
        return _generated(text, plain, parsed.values, parsed.drawn, data)
    except formula.FormulaError as error:
        raise ExperimentError("data.source.expression", error.problem) from error


def _sketched(source: SketchSource) -> Callable[[FloatArray], FloatArray]:
    """The function that was drawn, nan beyond where it was."""
    x, y = np.array(source.x), np.array(source.y)
    return lambda inputs: np.asarray(np.interp(inputs[:, 0], x, y, left=np.nan, right=np.nan))


def _sketch_samples(source: SketchSource, data: Data) -> Samples:
    """Samples of a function that was drawn, uniform over where it was."""
    x, y = np.array(source.x), np.array(source.y)
    for name, values in (("x", x), ("y", y)):
        if np.abs(values).max() > LARGEST:
            raise ExperimentError(f"data.source.{name}", said("a value is beyond {largest:g}", largest=LARGEST))
    drawn = _sketched(source)
    plain = Function(said("Drawn function"), "", "", 1, limits=(float(x[0]), float(x[-1])))
    return _generated(str(said("Drawn function")), plain, drawn, drawn, data)


def _generated(
    name: str,
    function: Function,
    values: Callable[[FloatArray], FloatArray],
    truth: Callable[[FloatArray], FloatArray],
    data: Data,
) -> Samples:
    """Samples drawn and disturbed as ``function`` says; drawn over its domain, beyond which it may have no value."""
    if data.samples < FEWEST_ROWS:
        raise ExperimentError(
            "data.samples",
            said(
                "{samples} {samples:sample is|samples are} too few; at least {fewest}",
                samples=data.samples,
                fewest=FEWEST_ROWS,
            ),
        )
    inputs, noise, _ = _streams(data.seed)
    x = function.draw(inputs, data.samples, function.domain)
    y = values(x) + function.disturb(noise, x, data.noise)
    names = ("x",) if function.inputs == 1 else ("x1", "x2")
    return Samples(name, names, "y", x, y, function.domain, truth)


def _measured(name: str, features: tuple[str, ...], target: str, x: FloatArray, y: FloatArray) -> Samples:
    """Samples that were not generated, drawn a little beyond their range; refused if too few, too many, too large."""
    if len(y) < FEWEST_ROWS:
        raise ExperimentError(
            "data.source",
            said("{n} of at least {fewest} {fewest:row|rows}; add some to train on", n=len(y), fewest=FEWEST_ROWS),
        )
    if len(y) > MAX_SAMPLES:
        raise ExperimentError(
            "data.source", said("{n} {n:row is|rows are} too many; at most {most}", n=len(y), most=MAX_SAMPLES)
        )
    for column, values in zip((*features, target), (*x.T, y), strict=True):
        if np.abs(values).max() > LARGEST:
            raise ExperimentError(
                "data.source",
                said(
                    "{column} has a value beyond {largest:g}; use a larger unit for it", column=column, largest=LARGEST
                ),
            )
    low, high = x.min(axis=0), x.max(axis=0)
    # a feature that does not vary is still drawn over some width
    margin = np.where(high > low, MARGIN * (high - low), np.maximum(0.5 * np.abs(low), 0.5))
    return Samples(name, features, target, x, y, np.column_stack([low - margin, high + margin]))
