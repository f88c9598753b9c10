"""Points edited by hand: every gesture gives new points, and which set each is in, from the ones before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from playground.data.dataset import FEWEST_ROWS, LARGEST, Dataset
from playground.data.sniff import COMMA_NUMBER, NUMBER
from playground.experiment import Data, ExperimentError, PointsSource
from playground.words import said

Point = tuple[float, float]
Shares = tuple[float, float, float]

MOST_POINTS = 5_000
"""More are not drawn or moved by hand: an experiment file spells each one out."""
SPRAYED = 6
"""Points that the brush leaves at one place."""
SKETCH_POINTS = 400
"""A drawn function is kept as at most so many straight lines."""


def taken_over(data: Data, dataset: Dataset) -> PointsSource:
    """The samples of one input that ``dataset`` holds, as points that stay in their sets.

    Raises ``ExperimentError`` where there are more than can be drawn by hand, or not one input.
    """
    if dataset.features != 1:
        raise ExperimentError("data.source", said("points can be drawn for one input; choose data of one input first"))
    if len(dataset.y) > MOST_POINTS:
        raise ExperimentError(
            "data.samples",
            said(
                "{n} {n:point is|points are} too many to draw among; at most {most}", n=len(dataset.y), most=MOST_POINTS
            ),
        )
    source = data.source
    if isinstance(source, PointsSource) and (source.sets or not source.x):
        return source
    sets = np.zeros(len(dataset.y), dtype=np.int64)
    for subset, rows in enumerate(dataset.subsets):
        sets[rows] = subset
    return PointsSource(tuple(dataset.x[:, 0].tolist()), tuple(dataset.y.tolist()), tuple(sets.tolist()))


def added(points: PointsSource, new: Sequence[Point], shares: Shares) -> PointsSource:
    """``points`` and ``new`` ones, each put into the set that lacks most of its share.

    Raises ``ExperimentError`` beyond ``MOST_POINTS``.
    """
    if len(points.x) + len(new) > MOST_POINTS:
        raise ExperimentError("data.source", said("at most {most} {most:point|points} can be drawn", most=MOST_POINTS))
    sets = list(points.sets)
    counts = [sets.count(subset) for subset in range(3)]
    for _ in new:
        lacking = [share * (len(sets) + 1) - count for share, count in zip(shares, counts, strict=True)]
        subset = lacking.index(max(lacking))
        counts[subset] += 1
        sets.append(subset)
    x, y = (*points.x, *(x for x, _ in new)), (*points.y, *(y for _, y in new))
    return _balanced(PointsSource(x, y, tuple(sets)), shares)


def moved(points: PointsSource, index: int, to: Point) -> PointsSource:
    """The same points with one of them somewhere else, in the set it was in."""
    x, y = list(points.x), list(points.y)
    x[index], y[index] = to
    return PointsSource(tuple(x), tuple(y), points.sets)


def removed(points: PointsSource, indices: Iterable[int], shares: Shares) -> PointsSource:
    """The points without those at ``indices``."""
    gone = set(indices)
    kept = [index for index in range(len(points.x)) if index not in gone]
    x, y, sets = points.x, points.y, points.sets
    left = PointsSource(
        tuple(x[index] for index in kept), tuple(y[index] for index in kept), tuple(sets[index] for index in kept)
    )
    return _balanced(left, shares)


def sprayed(at: Point, radius: Point, seed: int) -> list[Point]:
    """Points about ``at``, normally spread with ``radius`` as two standard deviations along each axis."""
    spread = np.random.default_rng(seed).standard_normal((SPRAYED, 2)).clip(-2.0, 2.0)
    return [(at[0] + radius[0] * float(dx) / 2.0, at[1] + radius[1] * float(dy) / 2.0) for dx, dy in spread]


def as_text(points: Iterable[Point]) -> str:
    """Points as lines of x and y with a tab between, as a spreadsheet takes them."""
    return "".join(f"{x!r}\t{y!r}\n" for x, y in points)


def from_text(text: str) -> list[Point]:
    """The points that lines of two numbers say; a first line of names is passed over.

    Between the numbers stands a tab, a semicolon, blanks or a comma; decimals have a point, or a comma where that is
    not what stands between. Raises ``ExperimentError`` naming the line of what is not two numbers.
    """
    found: list[Point] = []
    named = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        cells = _cells(line)
        values = [value for cell in cells if (value := _value(cell)) is not None]
        if len(cells) == 2 and not values and not found and not named:
            named = True
            continue
        if len(cells) != 2 or len(values) != 2:
            shown = line.strip()[:40]
            raise ExperimentError(
                "", said("line {number}: {shown!r} is not two numbers, x and y", number=number, shown=shown)
            )
        if max(map(abs, values)) > LARGEST:
            raise ExperimentError(
                "", said("line {number}: a value is beyond {largest:g}", number=number, largest=LARGEST)
            )
        found.append((values[0], values[1]))
    if not found:
        raise ExperimentError("", said("there are no points in this text; a point is a line of two numbers, x and y"))
    return found


def sketched(stroke: Sequence[Point]) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
    """x and y of the function that a freehand stroke draws, ``None`` if it has no width.

    Where the hand goes back over what it drew, the later part counts. At most ``SKETCH_POINTS`` are kept.
    """
    if len(stroke) < 2:
        return None
    x = np.array([x for x, _ in stroke])
    low, high = float(x.min()), float(x.max())
    if not high > low:
        return None
    grid = np.linspace(low, high, min(SKETCH_POINTS, max(2, 4 * len(stroke))))
    values = np.full(len(grid), np.nan)
    for (x0, y0), (x1, y1) in pairwise(stroke):
        (left, at_left), (right, at_right) = sorted([(x0, y0), (x1, y1)])
        inside = (grid >= left) & (grid <= right)
        values[inside] = np.interp(grid[inside], [left, right], [at_left, at_right]) if right > left else at_right
    known = np.isfinite(values)
    values = np.interp(grid, grid[known], values[known])
    return tuple(grid.tolist()), tuple(values.tolist())


def _balanced(points: PointsSource, shares: Shares) -> PointsSource:
    """As in a split at random: with enough points, a set with a share above 0 has at least one of them."""
    sets = list(points.sets)
    if sets and 0 not in sets:
        sets[0] = 0
    if len(sets) >= FEWEST_ROWS:
        for subset, share in enumerate(shares):
            if share > 0.0 and subset not in sets:
                largest = max(range(3), key=sets.count)
                sets[len(sets) - 1 - sets[::-1].index(largest)] = subset
    return PointsSource(points.x, points.y, tuple(sets))


def _cells(line: str) -> list[str]:
    for pattern in ("\t", ";"):
        if pattern in line:
            return [cell.strip() for cell in line.strip().split(pattern)]
    blank = line.split()
    if len(blank) == 2:
        return [cell.rstrip(",") if blank[0].endswith(",") else cell for cell in blank]
    return [cell.strip() for cell in re.split(",", line.strip())]


def _value(cell: str) -> float | None:
    if NUMBER.fullmatch(cell):
        value = float(cell)
        return value if np.isfinite(value) else None
    return float(cell.replace(",", ".")) if COMMA_NUMBER.fullmatch(cell) else None
