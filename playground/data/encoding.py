"""From the columns of a table to the inputs of a network: numbers as they are, categories one-hot, dates as days.

An ``Encoding`` is everything that this takes, as a value that can be saved beside the trained parameters: it makes
the same inputs of rows that come later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from playground.data.cells import as_categories, as_days, as_numbers, missing_cells
from playground.data.dataset import FloatArray, IndexArray
from playground.data.raw_table import RawTable
from playground.experiment import ExperimentError
from playground.words import Said, said

if TYPE_CHECKING:
    from pandas import Series

PATH = "data.source.path"
SHOWN_CATEGORIES = 12
NO_CATEGORY = said("is none of the categories {names}")
NO_DATE = said("is not a date as the others are ({form})")
NOT_FINITE = said("is not a finite number")
NO_NUMBER = said("is not a number")
BoolArray = NDArray[np.bool_]


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One column that is a feature.

    A category becomes one input for each of ``categories``, 1 where it is that one; a date written as ``date_format``
    becomes days since 1970-01-01. ``fill`` stands in for a missing cell: the median of the training rows, or the place
    of their most frequent category; ``None`` where rows with a missing cell cannot be used.
    """

    name: str
    kind: Literal["number", "category", "date"] = "number"
    categories: tuple[str, ...] = ()
    date_format: str = ""
    fill: float | None = None

    @property
    def inputs(self) -> tuple[str, ...]:
        """Names of the network's inputs that it becomes."""
        if self.kind == "category":
            return tuple(f"{self.name} = {category}" for category in self.categories)
        return (self.name,)


class Encoding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How rows of a table become inputs (rows, inputs) of a network, in the order of ``inputs``.

    Cells that read one of ``missing_marks`` count as empty, also in tables that come later.
    """

    columns: tuple[Column, ...]
    target: str
    missing_marks: tuple[str, ...] = ()

    @property
    def inputs(self) -> tuple[str, ...]:
        """Names of the network's inputs."""
        return tuple(name for column in self.columns for name in column.inputs)

    @property
    def slices(self) -> tuple[slice, ...]:
        """Which of the inputs each column becomes."""
        counts = [len(column.inputs) for column in self.columns]
        return tuple(slice(sum(counts[:place]), sum(counts[: place + 1])) for place in range(len(counts)))

    def encoded(self, table: RawTable) -> FloatArray:
        """Inputs (rows, inputs) of all rows of a table; nan where a cell is missing and nothing fills it.

        Raises ``ExperimentError`` naming row and column of the first cell that is neither what its column is nor
        missing, or a column that is not there.
        """
        blocks = [self._block(column, table) for column in self.columns]
        return np.ascontiguousarray(np.column_stack(blocks)) if blocks else np.empty((len(table.frame), 0))

    def encoded_row(self, cells: Mapping[str, str | float | None]) -> FloatArray:
        """Inputs (1, inputs) of one row, typed by hand: a cell for every column, ``None`` or "" where it is missing.

        Raises ``ExperimentError`` as ``encoded`` does; decimals are written with a point.
        """
        import pandas as pd

        from playground.data.sniff import Format

        row = {name: pd.Series([None if cell == "" else cell], dtype=object) for name, cell in cells.items()}
        return self.encoded(RawTable(said("the row"), pd.DataFrame(row), Format(), None, ""))

    def _block(self, column: Column, table: RawTable) -> FloatArray:
        values = _coded(column, table, self.missing_marks)
        if column.fill is not None:
            values = np.where(np.isnan(values), column.fill, values)
        if column.kind != "category":
            return values[:, None]
        hot: FloatArray = (values[:, None] == np.arange(len(column.categories))).astype(np.float64)
        hot[np.isnan(values)] = np.nan
        return hot


class Filled(NamedTuple):
    """Inputs without missing values, the encoding that knows what fills them, and how many cells and rows that were."""

    x: FloatArray
    encoding: Encoding
    cells: int
    rows: int


def plain_encoding(names: Sequence[str], target: str) -> Encoding:
    """The encoding of features that are numbers, one input each."""
    return Encoding(tuple(Column(name) for name in names), target)


def filled(encoding: Encoding, x: FloatArray, training: IndexArray) -> Filled:
    """``x`` (rows, inputs) with its nan filled from the rows ``training`` alone, and the encoding that does so too.

    A number or date gets the training rows' median, a category their most frequent one, 0 and the first where they
    have none. Columns in which nothing is missing get their ``fill`` too: rows that come later may lack a cell.
    """
    x = x.copy()
    columns, missing = [], np.zeros((len(x), len(encoding.columns)), dtype=bool)
    for place, (column, part) in enumerate(zip(encoding.columns, encoding.slices, strict=True)):
        block = x[:, part]  # a view
        missing[:, place] = np.isnan(block[:, 0])
        known = block[training][~missing[training, place]]
        if column.kind == "category":
            fill = float(known.sum(axis=0).argmax()) if len(known) else 0.0
            block[missing[:, place]] = np.arange(len(column.categories)) == fill
        else:
            fill = float(np.median(known)) if len(known) else 0.0
            block[missing[:, place]] = fill
        columns.append(msgspec.structs.replace(column, fill=fill))
    done = msgspec.structs.replace(encoding, columns=tuple(columns))
    return Filled(x, done, int(missing.sum()), int(missing.any(axis=1).sum()))


def categories_in(cells: Series) -> tuple[str, ...]:
    """The different categories of a column, sorted."""
    return tuple(sorted(str(category) for category in as_categories(cells).dropna().unique()))


def target_values(name: str, table: RawTable) -> FloatArray:
    """The cells of the target column (rows,), nan where one is missing; raises ``ExperimentError`` as ``encoded``."""
    return _coded(Column(name), table)


def _coded(column: Column, table: RawTable, missing_marks: tuple[str, ...] = ()) -> FloatArray:
    """One number for each cell, nan for a missing one: itself, its days, or the place of its category."""
    if column.name not in table.frame.columns:
        raise ExperimentError(PATH, said('{name} has no column "{column}"', name=table.name, column=column.name))
    cells = table.frame[column.name]
    values: FloatArray
    if column.kind == "category":
        places = {category: float(place) for place, category in enumerate(column.categories)}
        values = np.asarray(as_categories(cells).map(places).to_numpy(np.float64, na_value=np.nan), np.float64)
    elif column.kind == "date":
        values = as_days(cells, column.date_format)
    else:
        values = as_numbers(cells, table.format.decimal)
    odd = ~np.isfinite(values) & ~missing_cells(cells, missing_marks)
    if odd.any():
        raise ExperimentError(PATH, _odd_cell(column, table, odd))
    return values


def _odd_cell(column: Column, table: RawTable, odd: BoolArray) -> Said:
    """A sentence about the first of the cells ``odd`` (rows,), and how many there are."""
    row, count = int(np.argmax(odd)), int(odd.sum())
    cell = str(table.frame[column.name].iloc[row]).strip()
    match column.kind:
        case "category":
            what = NO_CATEGORY.filled(names=_some_of(column.categories))
        case "date":
            what = NO_DATE.filled(form=column.date_format)
        case _:
            what = NOT_FINITE if cell.lower().strip("+-") in ("inf", "infinity") else NO_NUMBER
    problem = said(
        '{place}, column "{column}": {cell!r} {what}',
        place=place_of(table, row),
        column=column.name,
        cell=cell if len(cell) <= 40 else f"{cell[:40]}…",
        what=what,
    )
    return said("{problem}; {n} such {n:cell|cells}", problem=problem, n=count) if count > 1 else problem


def _some_of(categories: Sequence[str]) -> str:
    names, more = ", ".join(categories[:SHOWN_CATEGORIES]), len(categories) - SHOWN_CATEGORIES
    return said("{names} and {n} more", names=names, n=more) if more > 0 else names


def place_of(table: RawTable, row: int) -> str:
    """Where data row ``row`` (from 0) stands, as "row 17"; a row that was typed has no number."""
    return said("row {n}", n=table.file_row(row)) if table.text else table.name
