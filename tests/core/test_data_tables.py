"""The shipped tables hold what their descriptions say."""

from __future__ import annotations

from importlib import resources

import numpy as np
import pytest

from playground.data.build import build
from playground.data.tables import read_table, tables
from playground.experiment import Data, TableSource

FOLDER = resources.files("resources") / "datasets"


@pytest.mark.parametrize("name", tables())
def test_a_table_has_the_rows_and_columns_that_its_description_states(name: str) -> None:
    table = tables()[name]
    x, y = read_table(name)
    assert x.shape == (table.rows, len(table.features))
    assert y.shape == (table.rows,)
    assert np.isfinite(x).all()
    assert np.isfinite(y).all()
    assert (np.ptp(x, axis=0) > 0).all()
    assert table.units.keys() <= {*table.features, table.target}
    dataset = build(Data(TableSource(name)))
    assert (dataset.name, dataset.feature_names, dataset.target_name) == (table.label, table.features, table.target)


@pytest.mark.parametrize("name", tables())
def test_a_table_says_where_it_comes_from_and_under_which_licence(name: str) -> None:
    table = tables()[name]
    assert all((table.label, table.about, table.source, table.licence, table.notes))
    assert f"`{name}.csv`" in (FOLDER / "SOURCES.md").read_text(encoding="utf-8")


def test_every_shipped_csv_file_is_in_the_description() -> None:
    files = {entry.name for entry in FOLDER.iterdir()}
    assert {f"{name}.csv" for name in tables()} == {file for file in files if file.endswith(".csv")}


@pytest.mark.parametrize(
    ("name", "rows", "inputs", "lowest", "highest", "mean"),
    [
        ("mcycle", 133, 1, -134.0, 75.0, -25.5459),
        ("diabetes", 442, 10, 25.0, 346.0, 152.1335),
        ("auto_mpg", 392, 6, 9.0, 46.6, 23.4459),
        ("diamonds", 53_775, 9, 326.0, 18_823.0, 3931.2),
    ],
)
def test_the_targets_are_those_of_the_published_tables(
    name: str, rows: int, inputs: int, lowest: float, highest: float, mean: float
) -> None:
    x, y = read_table(name)
    assert x.shape == (rows, inputs)
    assert (y.min(), y.max()) == (lowest, highest)
    assert y.mean() == pytest.approx(mean, rel=1e-4)


def test_better_grades_of_diamonds_have_larger_numbers() -> None:
    features = tables()["diamonds"].features
    x, y = read_table("diamonds")
    column = {name: x[:, features.index(name)] for name in features}
    assert [int(column[grade].max()) for grade in ("cut", "color", "clarity")] == [4, 6, 7]
    # at the same weight a better stone costs more
    one_carat = (column["carat"] >= 1.0) & (column["carat"] < 1.05)
    for grade in ("color", "clarity"):
        assert np.corrcoef(column[grade][one_carat], y[one_carat])[0, 1] > 0.3
