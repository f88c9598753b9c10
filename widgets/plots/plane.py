"""Geometry of a plane of values: contour lines and clipped paths, as arrays of line segments."""

from __future__ import annotations

import numpy as np

from playground.frames import FloatArray


def contours(values: FloatArray, levels: FloatArray) -> FloatArray:
    """Contour lines of ``values`` (rows, columns) at ``levels`` as segments (k, 2, 2) of (column, row).

    Marching triangles: every cell is cut along one diagonal, so that no saddle is ambiguous, and a triangle whose
    corners lie on both sides of a level has exactly one segment. Triangles with a value that is not finite have none.
    """
    columns = values.shape[1]
    above = values[None] > levels[:, None, None]
    lower_side, upper_side = above[:, :-1], above[:, 1:]
    count = sum(
        (corners.astype(np.int8) for side in (lower_side, upper_side) for corners in (side[..., :-1], side[..., 1:])),
        start=np.int8(0),
    )
    level, row, column = np.nonzero((count > 0) & (count < 4))
    corner = row * columns + column
    lower = np.stack([corner, corner + 1, corner + columns + 1], axis=1)
    upper = np.stack([corner, corner + columns + 1, corner + columns], axis=1)
    corners, level = np.concatenate([lower, upper]), np.concatenate([level, level])
    heights = values.ravel()[corners]
    higher = heights > levels[level, None]
    count = higher.sum(axis=1)
    chosen = np.nonzero((count > 0) & (count < 3) & np.isfinite(heights).all(axis=1))[0]
    # the corner alone on its side; the segment joins the two sides of the triangle that meet there
    alone = np.argmax(higher[chosen] == (count[chosen] == 1)[:, None], axis=1)
    start, top = corners[chosen, alone], heights[chosen, alone]
    ends = []
    for turn in (1, 2):
        other = (alone + turn) % 3
        end = corners[chosen, other]
        share = (levels[level[chosen]] - top) / (heights[chosen, other] - top)
        x = start % columns + share * (end % columns - start % columns)
        y = start // columns + share * (end // columns - start // columns)
        ends.append(np.stack([x, y], axis=1))
    return np.stack(ends, axis=1)


def clipped(path: FloatArray, low: float, high: float) -> FloatArray:
    """The parts of a polyline (n, 2) within the square ``[low, high]²``: a polyline (m, 2) with nan at every gap.

    Liang and Barsky's clipping of every segment against the four sides at once.
    """
    start, step = path[:-1], np.diff(path, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        to_low, to_high = (low - start) / step, (high - start) / step
    still = step == 0.0
    inside = (start >= low) & (start <= high)
    enter = np.where(still, np.where(inside, -np.inf, np.inf), np.minimum(to_low, to_high)).max(axis=1)
    leave = np.where(still, np.inf, np.maximum(to_low, to_high)).min(axis=1)
    enter, leave = np.maximum(enter, 0.0), np.minimum(leave, 1.0)
    kept = enter < leave
    first, last = enter[kept, None], leave[kept, None]
    starts, ends = start[kept] + first * step[kept], start[kept] + last * step[kept]
    gaps = np.full_like(starts, np.nan)
    pieces = np.stack([gaps, starts, ends], axis=1)
    # a segment that starts where the last one ended goes on with it
    drawn = np.ones(pieces.shape[:2], dtype=bool)
    drawn[1:, :2] = np.any(starts[1:] != ends[:-1], axis=1, keepdims=True)
    return pieces[drawn]


def thinned(path: FloatArray, pixel: float) -> FloatArray:
    """``path`` (n, 2) without the points that stay in the ``pixel``-sized square of the one before; ends are kept."""
    if len(path) < 3:
        return path
    squares = np.floor(path / pixel)
    keep = np.any(squares[1:] != squares[:-1], axis=1)
    kept: FloatArray = path[np.concatenate([[True], keep[:-1], [True]])]
    return kept
