"""A table as it stands in a file or in pasted text: its cells by column, before anything is made of them.

pandas reads it and is imported only then. The table last read is kept, so that what looks at the same file again,
with another split or seed, need not read it again.
"""

from __future__ import annotations

import csv
import io
import re
import threading
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, cast

import msgspec

from playground.data import sniff
from playground.data.file_content import PATH, Content, Progress, Stamp, read_content, short_name, stamp_of, unwatched
from playground.data.sniff import Format
from playground.experiment import MAX_SAMPLES, CsvSource, ExperimentError
from playground.words import Said, said

if TYPE_CHECKING:
    from pandas import DataFrame

PASTED = str(said("pasted cells"))
"""What stands for a file's name where the cells were pasted."""
KEPT_CHARACTERS = 200_000_000
"""A longer table is not kept."""
FIRST_SHARE, PARSED_SHARE = 0.3, 0.9
"""How much of the progress is done once the file's bytes are read, and once its cells are."""


class RawTable(msgspec.Struct, frozen=True, eq=False):
    """Cells as pandas reads them: a column of numbers is one, any other holds text; empty cells are missing."""

    name: str
    frame: DataFrame
    format: Format
    stamp: Stamp | None  # ``None`` for pasted cells
    text: str

    def file_row(self, row: int) -> int:
        """The row, as a spreadsheet counts from 1 and with the names, of data row ``row`` (from 0)."""
        wanted = row + self.format.header
        for number, cells in enumerate(_records(self.text, self.format.delimiter), start=1):
            if _is_filled(cells):
                if wanted == 0:
                    return number
                wanted -= 1
        raise IndexError(row)


def read_raw(source: CsvSource, progress: Progress = unwatched) -> RawTable:
    """The table of ``source``, read with the settings it names and those found in it where it names none.

    Raises ``ExperimentError`` of one sentence. ``progress`` may raise ``Cancelled``.
    """
    key = _key_of(source)
    with _lock:
        if _kept is not None and _kept[0] == key:
            progress(1.0)
            return _kept[1]
    if source.text:
        content = Content(PASTED, source.text.encode("utf-8", "surrogatepass"), Stamp(0, 0))
    else:
        content = read_content(source.path, lambda share: progress(FIRST_SHARE * share))
    table = _parsed(content, source, lambda share: progress(FIRST_SHARE + (PARSED_SHARE - FIRST_SHARE) * share))
    _keep(key, table)
    progress(1.0)
    return table


def name_of(source: CsvSource) -> str:
    """The name of the file, or what stands for it."""
    return PASTED if source.text else short_name(source.path)


_lock = threading.Lock()
_kept: tuple[tuple[object, ...], RawTable] | None = None


def _key_of(source: CsvSource) -> tuple[object, ...]:
    """Whatever the cells depend on: the settings and the file as it is now."""
    settings = source.encoding, source.delimiter, source.decimal, source.header, source.missing_marks
    return (source.text, *settings) if source.text else (source.path, stamp_of(source.path), *settings)


def _keep(key: tuple[object, ...], table: RawTable) -> None:
    global _kept
    with _lock:
        _kept = (key, table) if len(table.text) <= KEPT_CHARACTERS else None


def _parsed(content: Content, source: CsvSource, progress: Progress) -> RawTable:
    name = content.name
    try:
        encoding = source.encoding or sniff.sniff_encoding(content.data)
    except ExperimentError as error:
        raise ExperimentError(error.place, said("{name}: {problem}", name=name, problem=error.problem)) from None
    text = sniff.decoded(content.data, encoding, name)
    if not text.strip():
        raise ExperimentError(
            PATH, said("{name} is empty; a first line with names and then rows are wanted", name=name)
        )
    delimiter = source.delimiter or sniff.sniff_delimiter(text)
    records = sniff.records_of(text, delimiter)
    if not records:
        raise ExperimentError(
            PATH, said("{name} is not a table: a quotation mark is opened and never closed", name=name)
        )
    decimal = source.decimal or sniff.sniff_decimal(records)
    header = sniff.sniff_header(records, decimal) if source.header is None else source.header
    found = Format(encoding, delimiter, decimal, header)
    names = _names(records[0], header, name)
    frame = _frame(text, found, names, source.missing_marks, name, progress)
    if frame.empty:
        raise ExperimentError(PATH, said("{name} has names in its first line but no rows", name=name))
    if len(frame) > MAX_SAMPLES:
        raise ExperimentError(
            PATH, said("{name} has more than {most} {most:row|rows}; cut it down", name=name, most=MAX_SAMPLES)
        )
    return RawTable(name, frame, found, None if source.text else content.stamp, text)


def _names(record: list[str], header: bool, name: str) -> list[str]:
    """Names of the columns: those in the first record, or "column 3" where there is none."""
    plain = [" ".join(cell.split()) for cell in record] if header else [""] * len(record)
    names = [cell or f"column {number}" for number, cell in enumerate(plain, start=1)]
    for place, column in enumerate(names):
        if (first := names.index(column)) != place:
            problem = said(
                '{name} has two columns named "{column}", the {first} and the {second}; rename one',
                name=name,
                column=column,
                first=_nth(first),
                second=_nth(place),
            )
            raise ExperimentError(PATH, problem)
    return names


NTH = {1: said("{n}st"), 2: said("{n}nd"), 3: said("{n}rd")}


def _nth(place: int) -> Said:
    number = place + 1
    endings = {} if number % 100 in (11, 12, 13) else NTH
    return endings.get(number % 10, said("{n}th")).filled(n=number)


class _Feed:
    """The text in pieces for pandas' parser, and how far it is."""

    def __init__(self, text: str, progress: Progress) -> None:
        self._file = io.StringIO(text, newline="")
        self._length = len(text)
        self._progress = progress
        self.stopped: BaseException | None = None

    def read(self, count: int = -1) -> str:
        try:
            self._progress(self._file.tell() / self._length)
        except BaseException as stopped:
            # pandas hides what its parser is interrupted by
            self.stopped = stopped
            raise
        return self._file.read(count)

    def __iter__(self) -> Iterator[str]:
        return iter(self._file)


def _frame(
    text: str, found: Format, names: list[str], marks: tuple[str, ...], name: str, progress: Progress
) -> DataFrame:
    """The rows of the table; columns with cells that are no number hold text."""
    try:
        import pandas as pd
    except ImportError:
        problem = said("reading CSV files needs pandas, which is not installed: pip install pandas")
        raise ExperimentError(PATH, problem) from None
    feed = _Feed(text, progress)
    try:
        frame: DataFrame = pd.read_csv(
            cast("IO[str]", feed),
            sep=found.delimiter,
            header=0 if found.header else None,
            names=names,
            decimal=found.decimal,
            nrows=MAX_SAMPLES + 1,
            keep_default_na=False,
            na_values=["", *marks],
            skipinitialspace=True,
            low_memory=False,
        )
    except pd.errors.EmptyDataError:
        raise ExperimentError(
            PATH, said("{name} is empty; a first line with names and then rows are wanted", name=name)
        ) from None
    except (pd.errors.ParserError, ValueError, OverflowError) as error:
        if feed.stopped is not None:
            raise feed.stopped from None
        raise ExperimentError(
            PATH, said("{name} is not a table: {problem}", name=name, problem=_in_words(str(error)))
        ) from None
    if not isinstance(frame.index, pd.RangeIndex):
        raise _too_wide(text, found, names, name)
    return frame


def _too_wide(text: str, found: Format, names: list[str], name: str) -> ExperimentError:
    """What is wrong with a table some of whose rows have more cells than there are names."""
    wide = next(
        number for number, cells in enumerate(_records(text, found.delimiter), start=1) if len(cells) > len(names)
    )
    cells = said(
        "the rows of {name} have more cells than its first line has names; row {wide} is the first",
        name=name,
        wide=wide,
    )
    return ExperimentError(PATH, cells)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def filled_records(table: RawTable) -> Iterator[list[str]]:
    """The cells of every row of the table as they stand in the file, that with the names too; blank lines left out."""
    return (cells for cells in _records(table.text, table.format.delimiter) if _is_filled(cells))


def _is_filled(cells: list[str]) -> bool:
    return len(cells) > 1 or any(cell.strip() for cell in cells)


def _in_words(problem: str) -> str:
    """What pandas says of a malformed file, without its inner workings."""
    if match := re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", problem):
        expected, line, seen = match.groups()
        return said(
            "row {line} has {seen} {seen:cell|cells} and the rows before it {expected}",
            line=line,
            seen=seen,
            expected=expected,
        )
    if "EOF inside string" in problem:
        return said("a quotation mark is opened and never closed")
    return problem.rpartition("error: ")[2].strip().rstrip(".").replace("\n", " ")
