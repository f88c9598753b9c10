"""Cells of one column as numbers, as categories, or as dates."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

from playground.data.dataset import FloatArray
from playground.data.sniff import COMMA_NUMBER, NUMBER

if TYPE_CHECKING:
    from pandas import Series

DATE_FORMATS = (
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y. %m. %d.",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%Y-%m",
    "%d %b %Y",
    "%b %d, %Y",
)
"""How dates are written, the first that fits a whole column counts: day before month where both would do."""
DAY_NS = 86_400e9


def is_text(column: Series) -> bool:
    """Whether the cells were not all read as numbers."""
    return column.dtype.kind not in "iuf"


def as_numbers(column: Series, decimal: str) -> FloatArray:
    """The cells (rows,) as float64, nan where a cell is no number; a column of true and false has none."""
    if not is_text(column):
        return column.to_numpy(dtype=np.float64, na_value=np.nan)
    if column.dtype.kind == "b":
        return np.full(len(column), np.nan)
    # few different cells are looked at once each: cells that are no numbers repeat themselves
    numbers = {cell: _number(cell, decimal) for cell in column.dropna().unique()}
    return column.map(numbers).to_numpy(dtype=np.float64, na_value=np.nan)


def as_categories(column: Series) -> Series:
    """The cells as stripped text, missing where a cell is empty; 2, 2.0 and "2" are one category, and true and True."""
    filled = column.dropna().astype(object)
    return column.astype(object).map({cell: category_of(cell) for cell in filled.unique()})


def category_of(cell: object) -> str | float:
    """One cell as a category; nan for one of blanks."""
    text = str(cell).strip()
    if not text:
        return np.nan
    if isinstance(cell, bool | np.bool_) or text.lower() in ("true", "false"):
        return text.capitalize()
    if NUMBER.fullmatch(text):
        value = float(text)
        return f"{value:.0f}" if value == round(value, 0) and abs(value) < 1e15 else repr(value)
    return text


def as_days(column: Series, date_format: str) -> FloatArray:
    """Days since 1970-01-01 (rows,), with the time of day as a fraction; nan where a cell is no such date."""
    import pandas as pd

    text = column.map(lambda cell: str(cell).strip(), na_action="ignore").astype(object)
    dates = pd.to_datetime(text, format=date_format, errors="coerce").to_numpy(dtype="datetime64[ns]")
    days = dates.astype(np.int64) / DAY_NS
    return np.where(np.isnat(dates), np.nan, days)


def date_format_of(column: Series) -> str:
    """The format in which all filled cells are dates; empty if there is none."""
    if column.dtype.kind in "iufb":
        return ""
    filled = column.dropna()
    if filled.empty:
        return ""
    head = filled.head(20)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for date_format in DATE_FORMATS:
            if not np.isnan(as_days(head, date_format)).any() and not np.isnan(as_days(filled, date_format)).any():
                return date_format
    return ""


def is_ambiguous(column: Series, date_format: str) -> bool:
    """Whether the same cells would be other dates with the month before the day."""
    swapped = {"%d/%m/%Y": "%m/%d/%Y"}.get(date_format)
    return swapped is not None and not np.isnan(as_days(column.dropna(), swapped)).any()


def missing_cells(
    column: Series, marks: tuple[str, ...] = ()
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which cells (rows,) are empty, hold nothing but blanks, or read one of ``marks``."""
    empty = column.isna().to_numpy()
    if is_text(column) and column.dtype.kind != "b":
        nothing = {"", *marks}
        blank = column.map(lambda cell: str(cell).strip() in nothing, na_action="ignore")
        empty = empty | blank.fillna(True).to_numpy(dtype=bool)
    return np.asarray(empty, dtype=bool)


def _number(cell: object, decimal: str) -> float:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    text = str(cell).strip()
    if NUMBER.fullmatch(text):
        return float(text)
    if decimal == "," and COMMA_NUMBER.fullmatch(text):
        return float(text.replace(",", "."))
    return np.nan
