"""A table that a person is about to take as data: what is in it, what would be made of it, and what is odd about it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import msgspec
import numpy as np

from playground.data.column_info import ColumnInfo, describe
from playground.data.csv_file import Measured, check_rows, numeric_names, read
from playground.data.file_content import Progress, unwatched
from playground.data.raw_table import RawTable, read_raw
from playground.experiment import CsvSource, ExperimentError
from playground.words import said

PREVIEW_ROWS = 50
PREVIEW_CHARACTERS = 1_000_000
FEW_CATEGORIES = 20
"""A column of text with at most so many different values is proposed as a feature."""


class Opened(msgspec.Struct, frozen=True, eq=False):
    """A table that was read: its columns, and its first rows as they stand there, with their number in the file."""

    table: RawTable
    columns: tuple[ColumnInfo, ...]
    preview: tuple[tuple[int, tuple[str, ...]], ...]


class Outcome(msgspec.Struct, frozen=True):
    """What ``source`` would give: so many rows of so many inputs, or a ``problem`` at a place of the source."""

    rows: int = 0
    read: int = 0
    inputs: int = 0
    empty_cells: int = 0
    place: str = ""
    problem: str = ""


def open_table(source: CsvSource, progress: Progress = unwatched) -> Opened:
    """Read and describe the table of ``source``; raises ``ExperimentError`` of one sentence."""
    table = read_raw(source, lambda share: progress(0.8 * share))
    columns = describe(table)
    progress(1.0)
    return Opened(table, columns, _preview(table))


def proposed(source: CsvSource, columns: Sequence[ColumnInfo]) -> CsvSource:
    """``source`` with a target and features, where it names none.

    The last number that varies is the target. Features are all other numbers, and text with few different values;
    not what is constant or a copy of another column. Dates are left to the person.
    """
    if source.target or source.features:
        return source
    telling = [column for column in columns if not column.constant and not column.same_as]
    numbers = [column.name for column in telling if column.kind == "number"]
    if not numbers:
        return source
    target = numbers[-1]
    chosen = [
        column
        for column in telling
        if column.name != target
        and (column.kind == "number" or (column.kind == "category" and column.values <= FEW_CATEGORIES))
    ]
    return msgspec.structs.replace(
        source,
        target=target,
        features=tuple(column.name for column in chosen),
        categories=tuple(column.name for column in chosen if column.kind == "category"),
    )


def outcome(source: CsvSource, progress: Progress = unwatched) -> Outcome:
    """What ``source`` would give; a problem is told, not raised."""
    try:
        if not source.features:
            table = read_raw(source, progress)
            numeric_names(table)
            check_rows(table)
            raise ExperimentError(
                "data.source.features", said("no feature is chosen; the network needs at least one input")
            )
        measured = read(source, progress)
    except ExperimentError as error:
        return Outcome(place=error.place, problem=error.problem)
    return _outcome_of(measured)


def _outcome_of(measured: Measured) -> Outcome:
    empty = 0
    for part in measured.encoding.slices:
        empty += int(np.isnan(measured.x[:, part.start]).sum())
    return Outcome(len(measured.y), len(measured.table.frame), measured.x.shape[1], empty)


def _preview(table: RawTable) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The first rows below the names."""
    sample = io.StringIO(table.text[:PREVIEW_CHARACTERS], newline="")
    found: list[tuple[int, tuple[str, ...]]] = []
    skip = table.format.header
    for number, cells in enumerate(csv.reader(sample, delimiter=table.format.delimiter), start=1):
        if len(cells) < 2 and not any(cell.strip() for cell in cells):
            continue
        if skip:
            skip = False
            continue
        found.append((number, tuple(cells)))
        if len(found) == PREVIEW_ROWS:
            break
    return tuple(found)
