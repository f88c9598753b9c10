"""The tables that ship with the program: plain CSV files beside ``tables.json``, which says where they come from."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from playground.data.dataset import FloatArray
from playground.words import Said

TEXTS = ("label", "about", "notes")
"""What is said of a table; source and licence are quoted as they are."""
FOLDER = resources.files("resources") / "datasets"


class Reached(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """RMSE on the test set in the target's unit, mean and standard deviation over ten seeds, and mean R²."""

    rmse: float
    rmse_spread: float
    r2: float


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One shipped table. ``units`` holds the units of those columns that have one; ``notes`` how it was prepared.

    ``reached`` is what the example of the same name, least squares and the mean reach, as ``tests.bench.tables``
    measures it: ``network``, ``least_squares`` and ``mean``.
    """

    label: str
    about: str
    features: tuple[str, ...]
    target: str
    rows: int
    units: dict[str, str]
    source: str
    licence: str
    notes: str
    reached: dict[str, Reached]


@cache
def tables() -> dict[str, Table]:
    """Every shipped table by its name in experiment files; the rows come on demand."""
    found = msgspec.json.decode((FOLDER / "tables.json").read_bytes(), type=dict[str, Table])
    return {name: _said(table) for name, table in found.items()}


def _said(table: Table) -> Table:
    units = {column: Said(unit) for column, unit in table.units.items()}
    texts = {name: Said(getattr(table, name)) for name in TEXTS}
    return msgspec.structs.replace(table, units=units, **texts)


def read_table(name: str) -> tuple[FloatArray, FloatArray]:
    """Features (rows, features), in the order that ``tables()`` names, and targets (rows,) of a shipped table."""
    import numpy as np

    table = tables()[name]
    with (FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
        header = file.readline().strip().split(",")
        values = np.loadtxt(file, delimiter=",", dtype=np.float64, ndmin=2)
    columns = [header.index(feature) for feature in table.features]
    return values[:, columns], values[:, header.index(table.target)]
