"""Cells at the edge of what they are, rows that are too many to draw, and drawings that cannot be."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from playground.checking import check
from playground.data.build import build
from playground.data.cells import as_numbers, category_of, date_format_of
from playground.data.dataset import SHOWN_POINTS
from playground.experiment import (
    CsvSource,
    Data,
    Experiment,
    ExperimentError,
    FunctionSource,
    PointsSource,
    SketchSource,
    Source,
)
from playground.experiment_file import from_json

FOUR = (0.0, 1.0, 2.0, 3.0)


@pytest.mark.parametrize(
    ("cell", "category"),
    [
        (2, "2"), (2.0, "2"), (" 2 ", "2"), ("2.50", "2.5"), ("1e20", "1e+20"),
        (True, "True"), ("true", "True"), ("FALSE", "False"), (" north ", "north"),
    ],
)  # fmt: skip
def test_the_same_written_in_two_ways_is_one_category(cell: object, category: str) -> None:
    assert category_of(cell) == category


def test_blanks_are_no_category() -> None:
    assert isinstance(category_of("  "), float)
    assert np.isnan(float(category_of("")))


def test_numbers_among_texts_are_read_with_either_decimal_mark() -> None:
    cells = pd.Series([1, "2,5", " 3 ", "x", None, 4.5], dtype=object)
    np.testing.assert_array_equal(as_numbers(cells, ","), [1.0, 2.5, 3.0, np.nan, np.nan, 4.5])


@pytest.mark.parametrize("cells", [[1.0, 2.0], [None, None], ["2001-01-01", "soon"]])
def test_what_are_no_dates_have_no_format(cells: list[object]) -> None:
    assert date_format_of(pd.Series(cells)) == ""
    assert date_format_of(pd.Series(["2001-01-01", None, "2002-12-31"], dtype=object)) == "%Y-%m-%d"


def test_of_many_rows_the_same_few_are_drawn_and_the_others_are_known() -> None:
    many = build(Data(FunctionSource("sine"), samples=2 * SHOWN_POINTS))
    drawn = np.concatenate([many.shown(subset) for subset in range(3)])
    everything = np.arange(len(many.y))
    left = many.left_out(everything)
    assert len(left) > 0
    np.testing.assert_array_equal(np.sort(np.concatenate([drawn, left])), everything)
    few = build(Data(FunctionSource("sine"), samples=50))
    assert len(few.left_out(np.arange(50))) == 0


@pytest.mark.parametrize(
    ("source", "place", "words"),
    [
        (PointsSource(FOUR, FOUR[:3]), "data.source", "4 values of x but 3 of y"),
        (PointsSource(FOUR, (0.0, 1.0, 2.0, float("inf"))), "data.source", "not finite"),
        (PointsSource(FOUR, FOUR, (0, 1)), "data.source.sets", "2 sets for 4 points"),
        (PointsSource(FOUR, FOUR, (0, 0, 0, 3)), "data.source.sets[3]", "3 is no set"),
        (SketchSource((0.0,), (1.0,)), "data.source.x", "at least two points"),
        (SketchSource((0.0, 2.0, 1.0), (0.0, 0.0, 0.0)), "data.source.x", "x rises"),
    ],
)
def test_a_drawing_that_cannot_be_is_refused_at_its_place(source: Source, place: str, words: str) -> None:
    with pytest.raises(ExperimentError) as refused:
        check(Experiment(data=Data(source)))
    assert refused.value.place == place
    assert words in refused.value.problem


@pytest.mark.parametrize(
    ("source", "place", "words"),
    [
        (PointsSource(FOUR, FOUR, (1, 1, 2, 2)), "data.source.sets", "no point is in the training set"),
        (SketchSource((0.0, 1.0), (0.0, 1e300)), "data.source.y", "beyond"),
        (CsvSource("", categories=("a",), text="a\tb\n1\tx\n2\ty\n3\tz\n4\tw\n"), "data.source.target", "left"),
        (CsvSource("", "b", ("a",), categories=("a",), text="a\tb\n\t1\n\t2\n\t3\n\t4\n"), "data.source", "empty"),
    ],
)
def test_data_that_cannot_be_are_refused_when_they_are_built(source: Source, place: str, words: str) -> None:
    with pytest.raises(ExperimentError) as refused:
        build(Data(source))
    assert refused.value.place.startswith(place)
    assert words in refused.value.problem


def test_another_format_and_a_session_are_refused_as_experiments() -> None:
    with pytest.raises(ExperimentError, match="a session with its trained network"):
        from_json(b"PK\x03\x04")
    with pytest.raises(ExperimentError) as refused:
        from_json('{"format": 99}')
    assert refused.value.place == "format"
