"""Points and functions drawn by hand: what every gesture leaves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.data.build import build
from playground.data.drawing import (
    MOST_POINTS,
    SKETCH_POINTS,
    SPRAYED,
    Point,
    added,
    as_text,
    from_text,
    moved,
    removed,
    sketched,
    sprayed,
    taken_over,
)
from playground.experiment import Data, ExperimentError, FunctionSource, PointsSource

SHARES = (0.7, 0.15, 0.15)
NONE = PointsSource((), ())
POINTS = st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), max_size=40)


def test_samples_that_are_taken_over_stay_in_their_sets() -> None:
    data = Data(FunctionSource("sine"), samples=40)
    dataset = build(data)
    points = taken_over(data, dataset)
    np.testing.assert_array_equal(points.x, dataset.x[:, 0])
    np.testing.assert_array_equal(points.y, dataset.y)
    for subset, rows in enumerate(dataset.subsets):
        assert {points.sets[row] for row in rows} == {subset}
    own = Data(points)
    assert taken_over(own, build(own)) is points


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (Data(FunctionSource("saddle"), samples=40), "one input"),
        (Data(FunctionSource("sine"), samples=MOST_POINTS + 1), "too many to draw among"),
    ],
)
def test_what_cannot_be_drawn_is_not_taken_over(data: Data, words: str) -> None:
    with pytest.raises(ExperimentError, match=words):
        taken_over(data, build(data))


@settings(deadline=None)
@given(POINTS, st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=1, max_size=30))
def test_sets_keep_their_shares_and_none_is_empty(first: list[Point], new: list[Point]) -> None:
    points = added(added(NONE, first, SHARES), new, SHARES)
    total = len(first) + len(new)
    assert len(points.x) == len(points.y) == len(points.sets) == total
    assert list(zip(points.x, points.y, strict=True)) == [*first, *new]
    if total >= 4:
        assert set(points.sets) == {0, 1, 2}
        for subset, share in enumerate(SHARES):
            assert abs(points.sets.count(subset) - share * total) <= 1.5
    left = removed(points, range(total - 1), SHARES)
    assert left.sets == (0,)
    assert (left.x[0], left.y[0]) == new[-1]


def test_a_set_without_a_share_stays_empty() -> None:
    points = added(NONE, [(float(x), 0.0) for x in range(20)], (1.0, 0.0, 0.0))
    assert set(points.sets) == {0}


def test_removing_a_sets_last_point_gives_it_another() -> None:
    points = PointsSource((0.0, 1.0, 2.0, 3.0, 4.0, 5.0), (0.0,) * 6, (0, 0, 0, 0, 1, 2))
    left = removed(points, [5], SHARES)
    assert left.x == (0.0, 1.0, 2.0, 3.0, 4.0)
    assert set(left.sets) == {0, 1, 2}


def test_more_than_can_be_drawn_is_refused() -> None:
    full = PointsSource((0.0,) * MOST_POINTS, (0.0,) * MOST_POINTS, (0,) * MOST_POINTS)
    with pytest.raises(ExperimentError, match="at most"):
        added(full, [(0.0, 0.0)], SHARES)


def test_a_moved_point_keeps_its_set() -> None:
    points = PointsSource((0.0, 1.0), (2.0, 3.0), (0, 1))
    assert moved(points, 1, (7.0, 8.0)) == PointsSource((0.0, 7.0), (2.0, 8.0), (0, 1))


def test_the_brush_sprays_within_its_radius_and_repeats() -> None:
    points = np.array(sprayed((3.0, -2.0), (0.5, 0.1), seed=1))
    assert points.shape == (SPRAYED, 2)
    assert (np.abs(points - [3.0, -2.0]) <= [0.5, 0.1]).all()
    assert sprayed((3.0, -2.0), (0.5, 0.1), seed=1) == [tuple(point) for point in points]
    assert len({tuple(point) for point in points}) == SPRAYED


# ---- as text -----------------------------------------------------------------------------------------------------


@settings(deadline=None)
@given(POINTS.filter(bool))
def test_points_survive_the_clipboard(points: list[tuple[float, float]]) -> None:
    assert from_text(as_text(points)) == points


@pytest.mark.parametrize(
    "text",
    [
        "x\ty\n1.5\t2\n-3\t4e1\n",
        "1,5;2\n\n-3;40\n",
        "1.5 2\n-3 40",
        "1.5, 2\n-3, 40",
        "1.5,2\n-3,40",
        "  1.5\t2 \n -3\t40",
    ],
)
def test_what_spreadsheets_and_people_write_is_read(text: str) -> None:
    assert from_text(text) == [(1.5, 2.0), (-3.0, 40.0)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 2\nx y\n", "line 2: 'x y' is not two numbers"),
        ("a b\nc d\n1 2", "line 2: 'c d'"),
        ("1,2,3", "line 1"),
        ("1\tnan", "line 1"),
        ("1 2\n1 1e300", "line 2: a value is beyond"),
        (" \n\n", "no points in this text"),
        ("x\ty\n", "no points in this text"),
    ],
)
def test_what_is_no_point_is_named_by_its_line(text: str, words: str) -> None:
    with pytest.raises(ExperimentError) as refused:
        from_text(text)
    assert words in refused.value.problem


# ---- a function drawn freehand -----------------------------------------------------------------------------------


def at(drawn: tuple[Sequence[float], Sequence[float]], x: float) -> float:
    return float(np.interp(x, *drawn))


def test_a_stroke_becomes_the_function_it_draws() -> None:
    drawn = sketched([(0.0, 0.0), (1.0, 2.0), (3.0, -2.0)])
    assert drawn is not None
    assert (drawn[0][0], drawn[0][-1]) == (0.0, 3.0)
    assert at(drawn, 0.0) == 0.0
    assert at(drawn, 3.0) == -2.0
    assert at(drawn, 0.5) == pytest.approx(1.0, abs=0.2)


def test_where_the_hand_goes_back_the_later_part_counts() -> None:
    drawn = sketched([(0.0, 0.0), (4.0, 0.0), (1.0, 3.0), (4.0, 3.0)])
    assert drawn is not None
    assert at(drawn, 3.9) == pytest.approx(3.0)
    assert at(drawn, 0.2) == 0.0


def test_a_long_stroke_is_thinned_and_an_upright_one_is_no_function() -> None:
    drawn = sketched([(x / 1000.0, np.sin(x / 100.0)) for x in range(2000)])
    assert drawn is not None
    assert len(drawn[0]) == SKETCH_POINTS
    assert at(drawn, 1.0) == pytest.approx(np.sin(10.0), abs=0.02)
    upright = sketched([(0.0, 0.0), (1.0, 1.0), (1.0, 5.0), (2.0, 1.0)])
    assert upright is not None
    assert max(upright[1]) <= 5.0
    assert sketched([(1.0, 0.0), (1.0, 5.0)]) is None
    assert sketched([(1.0, 0.0)]) is None
