"""CSV files and pasted cells: the columns asked for as features and target, with what became of every row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from playground.data.cells import as_numbers, date_format_of
from playground.data.dataset import FEWEST_ROWS, FloatArray, IndexArray
from playground.data.encoding import Column, Encoding, categories_in, target_values
from playground.data.file_content import PATH, Progress, unwatched
from playground.data.raw_table import RawTable, read_raw
from playground.experiment import CsvSource, ExperimentError
from playground.words import readable_bytes, said

if TYPE_CHECKING:
    from pandas import DataFrame, Series

PEEK_ROWS = 1000
"""A column is numeric if more than half of its filled cells among the first so many are numbers."""
MAX_CATEGORIES = 200
"""A column with more of them is no category."""
MAX_CELLS = 100_000_000
"""Rows times inputs; as float64 with copies for the split, some gigabytes."""


class Measured(NamedTuple):
    """Rows of a table as features and target, before they are split."""

    encoding: Encoding
    x: FloatArray  # (rows, inputs), nan where a cell is missing and is to be filled
    y: FloatArray  # (rows,)
    rows: IndexArray  # which data rows of the table, from 0, were kept
    table: RawTable


def columns(path: str) -> tuple[str, ...]:
    """Names of the numeric columns of the CSV file ``path``, from its first rows. Raises ``ExperimentError``."""
    table = read_raw(CsvSource(path))
    return numeric_names(table)


def read(source: CsvSource, progress: Progress = unwatched) -> Measured:
    """Features and target of a table.

    The target is the last numeric column and the features are all others, unless ``source`` names them. Rows without
    a target are dropped, and those with a missing feature unless ``source.missing`` fills them.
    Raises ``ExperimentError`` of one sentence at the field of ``data.source`` where the cure is.
    """
    table = read_raw(source, progress)
    encoding = encoding_of(source, table)
    check_rows(table)
    _check_size(table, encoding)
    y = target_values(encoding.target, table)
    x = encoding.encoded(table)
    kept = ~np.isnan(y)
    if source.missing == "drop":
        kept &= ~np.isnan(x).any(axis=1)
    rows = np.flatnonzero(kept)
    if len(rows) < FEWEST_ROWS:
        raise _too_few_rows(len(rows), table)
    if len(rows) < len(y):
        x, y = np.ascontiguousarray(x[rows]), np.ascontiguousarray(y[rows])
    if y.min() == y.max():
        raise ExperimentError(
            "data.source.target",
            said(
                '"{target}" is {value:g} in every row of {name}; there is nothing to learn',
                target=encoding.target,
                value=y[0],
                name=table.name,
            ),
        )
    return Measured(encoding, x, y, rows, table)


def _too_few_rows(n: int, table: RawTable) -> ExperimentError:
    return ExperimentError(
        "data.source.missing",
        said(
            "{n} of the {all} {all:row|rows} of {name} {n:has|have} no empty cell, at least {fewest} "
            "{fewest:is|are} wanted; fill empty cells, or leave out the columns that have them",
            n=n,
            all=len(table.frame),
            name=table.name,
            fewest=FEWEST_ROWS,
        ),
    )


def encoding_of(source: CsvSource, table: RawTable) -> Encoding:
    """What ``source`` makes of the columns of ``table``; raises ``ExperimentError`` for columns that cannot be."""
    numeric = numeric_names(table)
    frame = table.frame
    asked = (*source.categories, *source.dates)
    for place, names in (("categories", source.categories), ("dates", source.dates)):
        for index, name in enumerate(names):
            _check_there(f"data.source.{place}[{index}]", name, frame, table.name)
    candidates = [name for name in numeric if name not in asked]
    target = source.target or (candidates[-1] if candidates else "")
    if not target:
        raise ExperimentError(
            "data.source.target", said("{name} has no numeric column that is left for the target", name=table.name)
        )
    _check_numeric("data.source.target", target, numeric, frame, table.name)
    implied = tuple(str(name) for name in frame.columns if (name in numeric or name in asked) and name != target)
    features = source.features or implied
    if not features:
        raise ExperimentError(
            PATH,
            said(
                "{name} has one numeric column, {target}; a feature and a target make two",
                name=table.name,
                target=target,
            ),
        )
    for index, feature in enumerate(features):
        place = f"data.source.features[{index}]"
        if feature not in asked:
            _check_numeric(place, feature, numeric, frame, table.name)
        if feature == target:
            raise ExperimentError(
                place, said('"{feature}" is the target; a feature is another column', feature=feature)
            )
        if feature in features[:index]:
            raise ExperimentError(place, said('"{feature}" is named twice', feature=feature))
    columns = tuple(_column(feature, source, frame) for feature in features)
    return Encoding(columns, target, source.missing_marks)


def check_rows(table: RawTable) -> None:
    """Refuse a table with too few rows to train on."""
    if (count := len(table.frame)) < FEWEST_ROWS:
        raise ExperimentError(
            PATH,
            said(
                "{name} has {count} of at least {fewest} {fewest:row|rows}; add some to train on",
                name=table.name,
                count=count,
                fewest=FEWEST_ROWS,
            ),
        )


def numeric_names(table: RawTable) -> tuple[str, ...]:
    """The numeric columns by the first rows; refuses a table without one."""
    head = table.frame.head(PEEK_ROWS)
    numeric = tuple(str(name) for name in head.columns if is_numeric(head[name], table.format.decimal))
    if not numeric:
        names = _listed(table.frame.columns)
        raise ExperimentError(
            PATH, said("{name} has no numeric column; its columns are {names}", name=table.name, names=names)
        )
    return numeric


def is_numeric(column: Series, decimal: str) -> bool:
    """Whether more than half of the filled cells are numbers."""
    filled = int(column.notna().sum())
    return 2 * int(np.isfinite(as_numbers(column, decimal)).sum()) > filled


def _column(name: str, source: CsvSource, frame: DataFrame) -> Column:
    if name in source.categories:
        found = categories_in(frame[name])
        if len(found) > MAX_CATEGORIES:
            raise ExperimentError(
                "data.source.categories",
                said(
                    '"{name}" has {n} different {n:value|values}; as a category a column has at most {most}',
                    name=name,
                    n=len(found),
                    most=MAX_CATEGORIES,
                ),
            )
        if not found:
            raise ExperimentError("data.source.categories", said('"{name}" is empty in every row', name=name))
        return Column(name, "category", found)
    if name in source.dates:
        date_format = date_format_of(frame[name])
        if not date_format:
            raise ExperimentError(
                "data.source.dates", said('"{name}" is not a column of dates all written in one way', name=name)
            )
        return Column(name, "date", date_format=date_format)
    return Column(name)


def _check_size(table: RawTable, encoding: Encoding) -> None:
    cells = len(table.frame) * (len(encoding.inputs) + 1)
    if cells > MAX_CELLS:
        raise ExperimentError(
            "data.source.features",
            said(
                "{n} {n:row|rows} of {inputs} {inputs:input|inputs} would need {size} of memory; choose fewer columns "
                "or categories",
                n=len(table.frame),
                inputs=len(encoding.inputs),
                size=readable_bytes(3 * 8 * cells),
            ),
        )


def _check_there(place: str, column: str, frame: DataFrame, name: str) -> None:
    if column not in frame.columns:
        raise ExperimentError(
            place,
            said(
                '{name} has no column "{column}"; its columns are {names}',
                name=name,
                column=column,
                names=_listed(frame.columns),
            ),
        )


def _check_numeric(place: str, column: str, numeric: tuple[str, ...], frame: DataFrame, name: str) -> None:
    if column in numeric:
        return
    if column in frame.columns:
        problem = said('"{column}" is not a numeric column of {name}', column=column, name=name)
    else:
        problem = said('{name} has no column "{column}"', name=name, column=column)
    raise ExperimentError(
        place, said("{problem}; the numeric ones are {names}", problem=problem, names=_listed(numeric))
    )


def _listed(names: Iterable[object]) -> str:
    """At most twenty names, then how many more there are."""
    every = [name if len(name) <= 40 else f"{name[:40]}…" for name in map(str, names)]
    names = ", ".join(every[:20])
    return said("{names} and {n} more", names=names, n=len(every) - 20) if len(every) > 20 else names
