"""What the columns of a table are: type, range, missing cells, number of values, and what should be looked at twice."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from playground.data.cells import as_categories, as_days, as_numbers, date_format_of, is_ambiguous, missing_cells
from playground.data.csv_file import MAX_CATEGORIES, PEEK_ROWS, is_numeric
from playground.data.raw_table import RawTable
from playground.words import figure

if TYPE_CHECKING:
    from pandas import Series

MOST_ODD = 8
"""Different cells that are no numbers, of those that are kept to be shown."""
EXAMPLES = 3

BoolArray = NDArray[np.bool_]
Kind = Literal["number", "category", "date", "text", "empty"]


class ColumnInfo(msgspec.Struct, frozen=True):
    """One column. ``low`` and ``high`` are its range as text; of categories, the most frequent ones are ``examples``.

    ``odd`` are different cells of a numeric column that are neither numbers nor empty, ``odd_cells`` of them in all,
    the first in row ``odd_row`` of the file. ``same_as`` names an earlier column with the very same cells.
    """

    name: str
    kind: Kind
    rows: int
    missing: int
    values: int
    low: str = ""
    high: str = ""
    examples: tuple[str, ...] = ()
    same_as: str = ""
    odd: tuple[str, ...] = ()
    odd_cells: int = 0
    odd_row: int = 0
    date_format: str = ""
    ambiguous: bool = False

    @property
    def constant(self) -> bool:
        """Whether every filled cell holds the same."""
        return self.values == 1

    @property
    def missing_share(self) -> float:
        """Share of the cells that are empty."""
        return self.missing / self.rows if self.rows else 0.0


def describe(table: RawTable) -> tuple[ColumnInfo, ...]:
    """Every column of ``table``, in its order."""
    seen: dict[bytes, str] = {}
    found = []
    for name in table.frame.columns:
        cells = table.frame[name]
        info = _described(str(name), cells, table)
        digest = _digest(cells)
        same = seen.setdefault(digest, info.name)
        if same != info.name and info.kind != "empty":
            info = replace(info, same_as=same)
        found.append(info)
    return tuple(found)


def _described(name: str, cells: Series, table: RawTable) -> ColumnInfo:
    empty = missing_cells(cells)
    rows, missing = len(cells), int(empty.sum())
    if missing == rows:
        return ColumnInfo(name, "empty", rows, missing, 0)
    if is_numeric(cells.head(PEEK_ROWS), table.format.decimal):
        return _numbers(name, cells, empty, table)
    if date_format := date_format_of(cells):
        days = as_days(cells, date_format)
        known = days[~np.isnan(days)]
        low, high = (_date_text(float(value)) for value in (known.min(), known.max()))
        return ColumnInfo(
            name,
            "date",
            rows,
            missing,
            len(np.unique(known)),
            low,
            high,
            date_format=date_format,
            ambiguous=is_ambiguous(cells, date_format),
        )
    counts = as_categories(cells).value_counts()
    kind: Kind = "category" if len(counts) <= MAX_CATEGORIES else "text"
    examples = tuple(str(value) for value in counts.index[:EXAMPLES])
    return ColumnInfo(name, kind, rows, missing, len(counts), examples=examples)


def _numbers(name: str, cells: Series, empty: BoolArray, table: RawTable) -> ColumnInfo:
    values = as_numbers(cells, table.format.decimal)
    finite = np.isfinite(values)
    odd = ~finite & ~empty
    known = values[finite]
    different = tuple(dict.fromkeys(str(cell).strip() for cell in cells[odd].unique()[:MOST_ODD]))
    return ColumnInfo(
        name,
        "number",
        len(cells),
        int(empty.sum()),
        len(np.unique(known)),
        figure(float(known.min()), ".6g"),
        figure(float(known.max()), ".6g"),
        odd=different,
        odd_cells=int(odd.sum()),
        odd_row=table.file_row(int(np.argmax(odd))) if odd.any() else 0,
    )


def _date_text(days: float) -> str:
    return (date(1970, 1, 1) + timedelta(days=int(np.floor(days)))).isoformat()


def _digest(cells: Series) -> bytes:
    """The same for columns with the same cells."""
    if cells.dtype.kind in "iuf":
        data = (cells.to_numpy(dtype=np.float64) + 0.0).tobytes()  # -0 is 0
    else:
        data = "\x1f".join(str(cell) for cell in cells.to_numpy(dtype=object)).encode("utf-8", "replace")
    return hashlib.blake2b(data, digest_size=16).digest()
