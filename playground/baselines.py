"""What a network has to beat: the mean, least squares and k nearest neighbours, fitted on the training set alone.

All are computed in float64 on the scaled values, as a network sees them.
"""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import torch
from torch import Tensor

from playground.affine import LeastSquares
from playground.collapse import least_squares
from playground.data.dataset import Dataset, FloatArray
from playground.experiment import Experiment
from playground.frames import BASELINES, Baseline, Baselines, Metrics, read_only
from playground.metrics import measure

NEIGHBOURS = (1, 2, 3, 5, 7, 10, 15, 20, 30, 50)
"""The numbers of neighbours that are tried on the validation set."""
USUAL_NEIGHBOURS = 5
"""Without a validation set there is nothing to choose by."""
MOST_DISTANCES = 500_000
"""Distances that are held at a time: 4 MB, for which a processor need not go to memory."""
MOST_TRAINING_ROWS = 4096
"""Of larger training sets each row is not looked up in its own set, which says little and takes longest."""
SPARE = 16
"""So many more rows are compared exactly, so that rounding does not decide which of equal ones count."""
CURVE_POINTS = 256


def baselines(experiment: Experiment, dataset: Dataset) -> Generator[Baselines | None, None, None]:
    """The baselines of ``dataset``: ``None`` after every small step, at last all of them.

    ``loss`` of their metrics is that of ``experiment``, over scaled values.
    """
    sets = [_tensors(dataset, subset) for subset in range(3)]
    (x, y), (valid_x, valid_y), (test_x, _) = sets
    grid = _grid(dataset)
    drawn = x[:0] if grid is None else _tensor(dataset.x_scaling.apply(grid[:, None]))
    queries = (x, valid_x, test_x, drawn)
    possible = tuple(count for count in NEIGHBOURS if count <= len(x))
    by_count = yield from nearest_neighbours(x, y, valid_x, possible)
    neighbours = _best_count(possible, by_count, valid_y)
    nearest: list[Tensor | None] = [None, by_count[possible.index(neighbours)], None, None]
    for place, rows in enumerate(queries):
        if nearest[place] is None and (place > 0 or len(rows) <= MOST_TRAINING_ROWS):
            (nearest[place],) = yield from nearest_neighbours(x, y, rows, (neighbours,))
    outputs: dict[str, list[Tensor | None]] = {
        "mean": [y.mean().expand(len(rows), 1) for rows in queries],
        "least_squares": [_affine(best, rows) for best in (least_squares(x, y),) for rows in queries],
        "neighbours": nearest,
    }
    targets = [target for _, target in sets]
    entries = tuple(_baseline(name, experiment, dataset, outputs[name], targets) for name in BASELINES)
    yield Baselines(entries, neighbours, grid)


def least_squares_on(experiment: Experiment, dataset: Dataset, subset: int) -> Metrics | None:
    """How well least squares, fitted on the training set, predicts a subset; ``None`` for an empty one."""
    x, target = _tensors(dataset, subset)
    return measure(experiment, dataset, _affine(least_squares(*_tensors(dataset, 0)), x), target)


def finished(steps: Generator[Baselines | None, None, None]) -> Baselines:
    """What comes at the end of the steps."""
    *_, done = steps
    assert done is not None
    return done


def nearest_neighbours(
    x: Tensor, y: Tensor, queries: Tensor, counts: tuple[int, ...]
) -> Generator[None, None, list[Tensor]]:
    """Mean targets (queries, 1) of the ``k`` rows of ``x`` nearest to each query, for every ``k`` of ``counts``.

    Euclidean distance over scaled features, float64; of rows at the same distance the earlier ones count. In steps.
    """
    most = min(max(counts), len(x))
    step = max(1, MOST_DISTANCES // len(x))
    answers: list[list[Tensor]] = [[torch.zeros(0, 1, dtype=torch.float64)] for _ in counts]
    square = x.square().sum(1)
    # the same memory again and again: new one for every step comes page by page, or is never given back
    room = torch.empty(min(step, len(queries)), len(x), dtype=x.dtype)
    for part in torch.split(queries, step) if len(queries) else ():
        # |q|² is the same for every row: without it the order of the distances stays
        rough = torch.addmm(square, part, x.T, alpha=-2.0, out=room[: len(part)])
        near = rough.topk(min(most + SPARE, len(x)), dim=1, largest=False, sorted=False).indices.sort(dim=1).values
        exact = (x[near] - part[:, None]).square_().sum(2)
        nearest = near.gather(1, exact.argsort(dim=1, stable=True)[:, :most])
        targets = y[nearest, 0]
        for answer, count in zip(answers, counts, strict=True):
            answer.append(targets[:, :count].mean(1, keepdim=True))
        yield
    return [torch.cat(answer) for answer in answers]


def _best_count(possible: tuple[int, ...], answers: list[Tensor], target: Tensor) -> int:
    """The number of neighbours with the lowest MSE on the validation set; the test set is not asked."""
    if not len(target):
        return possible[-1] if USUAL_NEIGHBOURS not in possible else USUAL_NEIGHBOURS
    return possible[int(np.argmin([float((answer - target).square().mean()) for answer in answers]))]


def _affine(best: LeastSquares, x: Tensor) -> Tensor:
    return x @ torch.from_numpy(best.weight.copy())[:, None] + best.bias


def _baseline(
    name: str, experiment: Experiment, dataset: Dataset, outputs: list[Tensor | None], targets: list[Tensor]
) -> Baseline:
    metrics = [
        None if output is None else measure(experiment, dataset, output, target)
        for output, target in zip(outputs[:3], targets, strict=True)
    ]
    values = [None if output is None else _in_data_units(dataset, output) for output in outputs]
    return Baseline(
        name=name,
        metrics=(metrics[0], metrics[1], metrics[2]),
        predictions=(values[0], values[1], values[2]),
        curve=values[3] if dataset.features == 1 else None,
    )


def _in_data_units(dataset: Dataset, output: Tensor) -> FloatArray:
    return read_only(dataset.y_scaling.undo(output.numpy())[:, 0])


def _grid(dataset: Dataset) -> FloatArray | None:
    """The inputs a curve is drawn over, in the data's units; ``None`` where there is more than one input."""
    if dataset.features != 1:
        return None
    low, high = dataset.domain[0]
    return read_only(np.linspace(low, high, CURVE_POINTS))


def _tensors(dataset: Dataset, subset: int) -> tuple[Tensor, Tensor]:
    x, y = dataset.scaled(subset)
    return _tensor(x), _tensor(y)


def _tensor(values: FloatArray) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values, dtype=np.float64))
