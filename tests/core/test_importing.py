"""What a person is shown of a table before it is taken, and what is proposed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from playground.data.build import build
from playground.data.cells_text import cells_of
from playground.data.importing import FEW_CATEGORIES, PREVIEW_ROWS, open_table, outcome, proposed
from playground.experiment import CsvSource, Data, ExperimentError, FunctionSource

ROWS = 60
FOUR_ROWS = "a\tb\n1\t2\n2\t3\n3\t4\n4\t5\n"


@pytest.fixture
def table(tmp_path: Path) -> CsvSource:
    """Numbers, a text, a date, a constant, a copy, a text with too many values; blank lines; an empty cell."""
    lines = ["size,side,built,country,size again,street,rent", ""]
    for row in range(ROWS):
        size = "" if row == 7 else str(row * 1.5)
        side = ("north", "south", "east")[row % 3]
        lines.append(f"{size},{side},2001-02-{1 + row % 28:02},DE,{size},street {row},{100 + row * row}")
    path = tmp_path / "flats.csv"
    path.write_text("\n".join([*lines[:30], " ", *lines[30:]]) + "\n", encoding="utf-8")
    return CsvSource(str(path))


def test_a_table_is_described_and_its_first_rows_shown_with_their_numbers(table: CsvSource) -> None:
    told: list[float] = []
    opened = open_table(table, told.append)
    kinds = {column.name: column.kind for column in opened.columns}
    assert kinds["size"] == kinds["rent"] == "number"
    assert (kinds["side"], kinds["built"]) == ("category", "date")
    columns = {column.name: column for column in opened.columns}
    assert columns["country"].constant
    assert columns["size again"].same_as == "size"
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(opened.preview) == PREVIEW_ROWS
    numbers = [number for number, _ in opened.preview]
    assert opened.preview[0] == (3, ("0.0", "north", "2001-02-01", "DE", "0.0", "street 0", "100"))
    assert 31 not in numbers  # the line with nothing but a blank
    assert numbers[-1] == 3 + PREVIEW_ROWS


def test_a_short_table_is_shown_whole() -> None:
    opened = open_table(CsvSource("", text="1;2\n3;4\n5;6\n7;8\n", header=False))
    assert opened.preview == ((1, ("1", "2")), (2, ("3", "4")), (3, ("5", "6")), (4, ("7", "8")))


def test_the_last_number_is_proposed_and_what_tells_something(table: CsvSource) -> None:
    chosen = proposed(table, open_table(table).columns)
    assert (chosen.target, chosen.features, chosen.categories) == ("rent", ("size", "side"), ("side",))
    assert FEW_CATEGORIES < ROWS  # the streets are too many


def test_what_was_chosen_is_not_proposed_anew(table: CsvSource) -> None:
    own = msgspec.structs.replace(table, target="size", features=("rent",))
    assert proposed(own, open_table(own).columns) is own


def test_without_a_number_nothing_is_proposed() -> None:
    source = CsvSource("", text="a\tb\nx\ty\ny\tx\nx\tx\ny\ty\n")
    assert proposed(source, open_table(source).columns) == source


def test_an_outcome_counts_rows_inputs_and_empty_cells(table: CsvSource) -> None:
    chosen = proposed(table, open_table(table).columns)
    dropped = outcome(chosen)
    assert (dropped.rows, dropped.read, dropped.inputs, dropped.problem) == (ROWS - 1, ROWS, 4, "")
    filled = outcome(msgspec.structs.replace(chosen, missing="median"))
    assert (filled.rows, filled.empty_cells) == (ROWS, 1)


@pytest.mark.parametrize(
    ("source", "place", "words"),
    [
        (CsvSource("", text=FOUR_ROWS, target="b"), "data.source.features", "no feature is chosen"),
        (CsvSource("", text="a\tb\n1\t2\n2\tx\n3\t4\n4\t5\n", target="b", features=("a",)), "data.source", "row 3"),
        (CsvSource("/nowhere/at all.csv", target="b"), "data.source.path", "at all.csv"),
    ],
)
def test_a_problem_is_told_with_its_place(source: CsvSource, place: str, words: str) -> None:
    found = outcome(source)
    assert found.place.startswith(place)
    assert words in found.problem
    assert found.rows == found.inputs == 0


def test_a_table_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExperimentError):
        open_table(CsvSource(str(tmp_path)))


def test_a_dataset_as_cells_is_read_back_to_the_bit() -> None:
    dataset = build(Data(FunctionSource("saddle"), samples=50))
    source = CsvSource("", text=cells_of(dataset), target=dataset.target_name)
    again = build(Data(source, samples=50))
    assert again.feature_names == dataset.feature_names
    np.testing.assert_array_equal(again.x, dataset.x)
    np.testing.assert_array_equal(again.y, dataset.y)
