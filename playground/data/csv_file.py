"""CSV files: numeric columns by name, and one sentence about whatever is wrong with the file.

pandas reads the file and is imported only then.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from playground.data.dataset import FEWEST_ROWS, FloatArray
from playground.experiment import MAX_SAMPLES, CsvSource, ExperimentError

if TYPE_CHECKING:
    from pandas import DataFrame, Series

PATH = "data.source.path"
PEEK_ROWS = 1000
"""A column is numeric if more than half of its filled cells among the first so many are numbers."""
MAX_BYTES = 1024**3
MAX_LINE = 1_000_000
SEPARATORS = ",;\t"


def columns(path: str) -> tuple[str, ...]:
    """Names of the numeric columns of the CSV file ``path``, from its first rows. Raises ``ExperimentError``."""
    return _numeric_names(_frame(path, PEEK_ROWS), _name(path))


def read(source: CsvSource) -> tuple[tuple[str, ...], str, FloatArray, FloatArray]:
    """Names of the features, name of the target, features (rows, features) and targets (rows,) of a CSV file.

    The target is the last numeric column and the features are all others, unless ``source`` names them.
    Raises ``ExperimentError`` of one sentence at the field of ``data.source`` where the cure is.
    """
    frame = _frame(source.path, MAX_SAMPLES + 1)
    name = _name(source.path)
    numeric = _numeric_names(frame.head(PEEK_ROWS), name)
    if len(frame) < FEWEST_ROWS:
        raise ExperimentError(PATH, f"{name} has {len(frame)} of at least {FEWEST_ROWS} rows; add some to train on")
    if len(frame) > MAX_SAMPLES:
        raise ExperimentError(PATH, f"{name} has more than {MAX_SAMPLES:,} rows; cut it down")
    target = source.target or numeric[-1]
    _check_column("data.source.target", target, numeric, frame, name)
    features = source.features or tuple(column for column in numeric if column != target)
    if not features:
        raise ExperimentError(PATH, f"{name} has one numeric column, {target}; a feature and a target make two")
    for index, feature in enumerate(features):
        place = f"data.source.features[{index}]"
        _check_column(place, feature, numeric, frame, name)
        if feature == target:
            raise ExperimentError(place, f'"{feature}" is the target; a feature is another column')
        if feature in features[:index]:
            raise ExperimentError(place, f'"{feature}" is named twice')
    values = np.column_stack([_values(frame[column], source.path) for column in (*features, target)])
    x, y = np.ascontiguousarray(values[:, :-1]), np.ascontiguousarray(values[:, -1])
    if y.min() == y.max():
        raise ExperimentError(
            "data.source.target", f'"{target}" is {y[0]:g} in every row of {name}; there is nothing to learn'
        )
    return features, target, x, y


def _frame(path: str, rows: int) -> DataFrame:
    """The first ``rows`` rows of the file; columns with cells that are no number hold text."""
    try:
        import pandas as pd
    except ImportError:
        problem = "reading CSV files needs pandas, which is not installed: pip install pandas"
        raise ExperimentError(PATH, problem) from None
    name = _name(path)
    try:
        separator = _check_file(path)
        frame = pd.read_csv(
            path,
            sep=separator,
            nrows=rows,
            encoding="utf-8-sig",
            low_memory=False,
            compression=None,
        )
    except UnicodeDecodeError:
        raise ExperimentError(PATH, f"{name} is not UTF-8 text; save it as CSV in UTF-8") from None
    except pd.errors.EmptyDataError:
        raise ExperimentError(PATH, f"{name} is empty; a first line with names and then rows are wanted") from None
    except pd.errors.ParserError as error:
        raise ExperimentError(PATH, f"{name} is not a table: {_in_words(str(error))}") from None
    except OSError as error:
        raise ExperimentError(PATH, f"{name} cannot be read: {error.strerror or error}") from None
    if not isinstance(frame.index, pd.RangeIndex):
        raise ExperimentError(PATH, f"the rows of {name} have more cells than its first line has names")
    if frame.empty:
        raise ExperimentError(PATH, f"{name} has names in its first line but no rows")
    frame.columns = [str(column) for column in frame.columns]
    return frame


def _check_file(path: str) -> str:
    """The separator of the file, the likeliest by its first line; refuses what is no readable file of fair size."""
    if not path:
        raise ExperimentError(PATH, "no file is chosen; give the path of a CSV file")
    if "\0" in path:
        raise ExperimentError(PATH, "the path has a null character in it")
    file, name = Path(path), _name(path)
    if file.is_dir():
        raise ExperimentError(PATH, f"{name} is a directory; choose a CSV file in it")
    size = file.stat().st_size
    if not file.is_file():
        raise ExperimentError(PATH, f"{name} is not a regular file")
    if size > MAX_BYTES:
        raise ExperimentError(PATH, f"{name} has {size / 1e9:.1f} GB; at most {MAX_BYTES / 1e9:.1f} GB")
    with file.open(encoding="utf-8-sig") as opened:
        first_line, second_line = opened.readline(MAX_LINE), opened.readline(MAX_LINE)
    separator = max(SEPARATORS, key=first_line.count)
    if separator != "," and re.search(r"\d,\d", second_line):
        raise ExperimentError(PATH, f"line 2 of {name} has a decimal comma; write decimals with a point")
    return separator


def _name(path: str) -> str:
    """The file's name as it stands in an error, shortened if it is absurdly long."""
    name = Path(path).name or path
    return name if len(name) <= 100 else f"{name[:100]}…"


def _in_words(problem: str) -> str:
    """What pandas says of a malformed file, without its inner workings."""
    if match := re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", problem):
        expected, line, seen = match.groups()
        return f"line {line} has {seen} cells and the lines before it {expected}"
    if "EOF inside string" in problem:
        return "a quotation mark is opened and never closed"
    return problem.rpartition("error: ")[2].strip().rstrip(".")


def _numeric_names(frame: DataFrame, name: str) -> tuple[str, ...]:
    """The numeric columns by the rows of ``frame``; refuses a file without one, or without names."""
    if all(_is_number(column) for column in frame.columns):
        raise ExperimentError(PATH, f"the first line of {name} holds numbers; put the names of the columns there")
    numeric = tuple(column for column in frame.columns if _is_numeric(frame[column]))
    if not numeric:
        raise ExperimentError(PATH, f"{name} has no numeric column; its columns are {_listed(frame.columns)}")
    return numeric


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _is_numeric(column: Series) -> bool:
    filled = int(column.notna().sum())
    return 2 * int(np.isfinite(_as_numbers(column)).sum()) > filled


def _as_numbers(column: Series) -> FloatArray:
    """The cells (rows,) as float64, nan where a cell is no number; a column of true and false has none."""
    import pandas as pd

    if column.dtype == bool:
        return np.full(len(column), np.nan)
    if column.dtype.kind not in "iuf":
        column = pd.to_numeric(column, errors="coerce")
    return column.to_numpy(dtype=np.float64, na_value=np.nan)


def _check_column(place: str, column: str, numeric: tuple[str, ...], frame: DataFrame, name: str) -> None:
    if column in numeric:
        return
    if column in frame.columns:
        problem = f'"{column}" is not a numeric column of {name}'
    else:
        problem = f'{name} has no column "{column}"'
    raise ExperimentError(place, f"{problem}; the numeric ones are {_listed(numeric)}")


def _listed(names: Iterable[str]) -> str:
    """At most twenty names, then how many more there are."""
    every = list(names)
    more = f" and {len(every) - 20} more" if len(every) > 20 else ""
    return ", ".join(every[:20]) + more


def _values(column: Series, path: str) -> FloatArray:
    """The cells of a column, all of them finite numbers; else an error with the line of the first that is not."""
    values = _as_numbers(column)
    bad = ~np.isfinite(values)
    if not bad.any():
        return values
    row = int(np.argmax(bad))
    cell = column.iloc[row]
    count = int(bad.sum())
    what = "is empty" if cell != cell or cell is None else f"{str(cell)[:40]!r} is not a finite number"
    others = f", and {count - 1:,} more in this column" if count > 1 else ""
    raise ExperimentError(
        PATH,
        f'line {_line_of(row, path)}, column "{column.name}": the cell {what}{others}; '
        "fill or remove such rows, or choose other columns",
    )


def _line_of(row: int, path: str) -> int:
    """The line of the file, counted from 1, on which data row ``row`` (from 0) ends; blank lines are no rows."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        rows = -2  # the first line holds the names
        for cells in reader:
            rows += len(cells) > 1 or any(cell.strip() for cell in cells)
            if rows == row:
                break
        return reader.line_num
