"""What a source of data says by itself, before any of its rows is made or read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.data.functions import FUNCTIONS, Function
from playground.data.tables import tables
from playground.experiment import (
    CsvSource,
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
    from playground.data.formula import Formula


def inputs_of(source: Source) -> int | None:
    """Number of features of ``source``, without reading a file of rows; ``None`` for a CSV file.

    Raises ``ExperimentError`` for an unknown name or a formula that cannot be read.
    """
    match source:
        case FunctionSource():
            return function_of(source).inputs
        case FormulaSource():
            return formula_of(source).inputs
        case PointsSource() | SketchSource():
            return 1
        case TableSource():
            check_table(source)
            return len(tables()[source.name].features)
        case CsvSource():
            return None


def function_of(source: FunctionSource) -> Function:
    """The function of this name; ``ExperimentError`` for an unknown one."""
    if source.name not in FUNCTIONS:
        raise ExperimentError(
            "data.source.name", said('"{name}" is not one of {names}', name=source.name, names=", ".join(FUNCTIONS))
        )
    return FUNCTIONS[source.name]


def check_table(source: TableSource) -> None:
    """Raise ``ExperimentError`` for a table that does not ship with the program."""
    if source.name not in tables():
        raise ExperimentError(
            "data.source.name", said('"{name}" is not one of {names}', name=source.name, names=", ".join(tables()))
        )


def formula_of(source: FormulaSource) -> Formula:
    """The formula, parsed; ``ExperimentError`` for one that cannot be read."""
    from playground.data.formula import FormulaError
    from playground.data.formula_parser import parse

    try:
        return parse(source.expression)
    except FormulaError as error:
        raise ExperimentError("data.source.expression", error.problem) from error
