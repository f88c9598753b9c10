"""A table with a column of predictions, by a model: the cells as they stand in the file, and one more in every row."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec
import numpy as np

from playground.data.dataset import FloatArray
from playground.data.file_content import Progress, unwatched
from playground.data.raw_table import RawTable, filled_records, read_raw
from playground.experiment import CsvSource, ExperimentError
from playground.files import write_atomically
from playground.model import Model, ModelSpec
from playground.words import Said, listed, os_problem, said


class Predicted(msgspec.Struct, frozen=True, eq=False):
    """A table's predictions, and what is to be said about its rows, which count from 0."""

    table: RawTable
    predictions: FloatArray  # (rows,) in the target's units; nan where a cell is empty and nothing fills it
    empty: int  # rows without a prediction
    outside: int  # rows with a value outside the range of the training set
    first_outside: str  # what is outside in the first of them, in words; empty if there is none


def predict_table(model: Model, path: str, progress: Progress = unwatched) -> Predicted:
    """Predictions for every row of the CSV file ``path``.

    Raises ``ExperimentError`` of one sentence: what is wrong with the file, or row and column of the first cell that
    is not what the column was in training.
    """
    try:
        table = read_raw(CsvSource(path), progress)
        x = model.spec.encoding.encoded(table)
    except ExperimentError as error:
        raise ExperimentError("", error.problem) from None
    predictions = model.predict(x)
    outside = _outside(model.spec, x)
    rows = np.flatnonzero(outside.any(axis=1))
    words = ""
    if len(rows):
        words = _outside_words(model.spec, table.file_row(int(rows[0])), x[rows[0]])
    return Predicted(table, predictions, int(np.isnan(x).any(axis=1).sum()), len(rows), words)


def write_table(predicted: Predicted, target: str, out: Path) -> None:
    """Write the table as it is with a column ``predicted <target>`` at the end, empty where there is no prediction.

    Delimiter, decimal mark and encoding are the table's own. Raises ``OSError`` if ``out`` cannot be written.
    """
    write_atomically(out, table_bytes(predicted, target))


class FileDone(msgspec.Struct, frozen=True):
    """What became of a table that was to be predicted: ``text`` says it, a problem or a summary."""

    out: str
    text: str
    written: bool


def predict_file(model: Model, path: str, out: str) -> FileDone:
    """Write the table at ``path`` with its predictions to ``out``; says in words what could not be done."""
    target = model.spec.encoding.target
    try:
        predicted = predict_table(model, path)
        write_table(predicted, target, Path(out))
    except ExperimentError as error:
        return FileDone(out, error.problem, written=False)
    except OSError as error:
        problem = said("{out} cannot be written: {problem}", out=out, problem=os_problem(error))
        return FileDone(out, problem, written=False)
    return FileDone(out, summary(predicted, target), written=True)


def summary(predicted: Predicted, target: str) -> str:
    """How many rows got a prediction, and what a person should know of the others, a line each."""
    rows = len(predicted.predictions)
    text = said(
        "{n} of {rows} {rows:row|rows} of {table} {n:has|have} a prediction of {target}",
        n=rows - predicted.empty,
        rows=rows,
        table=predicted.table.name,
        target=target,
    )
    lines = [text]
    if predicted.empty:
        lines.append(said("{n} {n:has|have} an empty cell, which nothing fills, and none", n=predicted.empty))
    if predicted.outside:
        lines.append(
            said(
                "{n} {n:has|have} a value that was not met in training, where a prediction is a guess; the first: "
                "{first}",
                n=predicted.outside,
                first=predicted.first_outside,
            )
        )
    return listed(lines, said("{first}\n{rest}"))


def table_bytes(predicted: Predicted, target: str) -> bytes:
    """What ``write_table`` writes."""
    table = predicted.table
    records = list(filled_records(table))
    names = records.pop(0) if table.format.header else []
    if len(records) != len(predicted.predictions):
        raise ExperimentError(
            "", said("the rows of {name} could not be told apart; take blank lines out of it", name=table.name)
        )
    width = len(table.frame.columns)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=table.format.delimiter, lineterminator="\n")
    if table.format.header:
        writer.writerow([*_padded(names, width), _new_name(target, names)])
    for cells, value in zip(records, predicted.predictions.tolist(), strict=True):
        number = "" if np.isnan(value) else repr(value).replace(".", table.format.decimal)
        writer.writerow([*_padded(cells, width), number])
    try:
        return text.getvalue().encode(table.format.encoding)
    except UnicodeEncodeError:  # the target's name has letters that the table's encoding has not
        return text.getvalue().encode("utf-8")


def _outside(spec: ModelSpec, x: FloatArray) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Which inputs (rows, inputs) are beyond what was seen in training; an empty cell is not."""
    found: np.ndarray[tuple[int, int], np.dtype[np.bool_]] = (x < np.array(spec.lowest)) | (x > np.array(spec.highest))
    return found


def _outside_words(spec: ModelSpec, number: int, row: FloatArray) -> Said:
    place = int(np.argmax(_outside(spec, row[None])[0]))
    return said(
        'row {n}, column "{column}": {value:g} is outside {low:g} to {high:g}, the range in training',
        n=number,
        column=spec.encoding.inputs[place],
        value=row[place],
        low=spec.lowest[place],
        high=spec.highest[place],
    )


def _padded(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def _new_name(target: str, names: list[str]) -> str:
    """``predicted <target>``, or the next that no column has."""
    name, number = f"predicted {target}", 2
    while name in names:
        name, number = f"predicted {target} {number}", number + 1
    return name
