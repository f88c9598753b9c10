"""Measures one network on all of its data: figures, intervals, importance of the columns, partial dependence.

Works in small steps on copies, in whatever thread; ``playground.appraisal`` says what comes out.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import msgspec
import numpy as np
import torch
from torch import Tensor

from playground.appraisal import Appraisal, Effect, Importance, Intervals, Part, bootstrap, parts_of
from playground.data.dataset import Dataset, FloatArray
from playground.experiment import Experiment
from playground.frames import Metrics, read_only
from playground.metrics import measure
from playground.network import Network

REPEATS = 10
SHUFFLED_ROWS = 2000
"""So many rows of the subset are enough to tell the columns apart."""
EFFECT_POINTS = 60
EFFECT_ROWS = 200
STEP_ROWS = 4096
MAX_WORK = 100e6
"""Multiplications between two steps, some milliseconds."""
SEED = 0


class Request(msgspec.Struct, frozen=True):
    """Whose worth is wanted: ``theta`` (size,) must not change meanwhile."""

    run: int
    update: int
    experiment: Experiment
    dataset: Dataset
    theta: Tensor


def appraise(request: Request) -> Iterator[Appraisal | None]:
    """``None`` after every small step, and the appraisal at the end. The same request gives the same numbers."""
    return _Work(request).steps()


class _Work:
    """One request on its way."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._dataset = request.dataset
        self._network = Network(request.experiment.network.layers, request.dataset.features)
        weights = sum(layout.fan_in * layout.fan_out for layout in self._network.layout)
        self._step = max(16, min(STEP_ROWS, int(MAX_WORK / weights)))

    def steps(self) -> Iterator[Appraisal | None]:
        """All of it."""
        started = time.perf_counter()
        metrics: list[Metrics | None] = []
        predictions: list[FloatArray] = []
        intervals: list[Intervals | None] = []
        for subset in range(3):
            yield from self._measure(subset, metrics, predictions)
        for subset in range(3):
            yield from self._bootstrap(subset, predictions[subset], intervals)
        shuffled = 1 if len(self._dataset.subsets[1]) else 0
        importances: list[Importance] = []
        yield from self._importances(shuffled, importances)
        effects: list[Effect] = []
        yield from self._effects(effects)
        yield Appraisal(
            run=self._request.run,
            update=self._request.update,
            metrics=(metrics[0], metrics[1], metrics[2]),
            intervals=(intervals[0], intervals[1], intervals[2]),
            predictions=(predictions[0], predictions[1], predictions[2]),
            importance_subset=shuffled,
            importance_rows=min(len(self._dataset.subsets[shuffled]), SHUFFLED_ROWS),
            importances=tuple(importances),
            effects=tuple(effects),
            seconds=time.perf_counter() - started,
        )

    def _measure(
        self, subset: int, metrics: list[Metrics | None], predictions: list[FloatArray]
    ) -> Iterator[None]:
        x, target = (_tensor(values) for values in self._dataset.scaled(subset))
        output = torch.empty_like(target)
        yield from self._forward(x, output)
        metrics.append(measure(self._request.experiment, self._dataset, output, target))
        predictions.append(read_only(self._in_data_units(output)))

    def _bootstrap(
        self, subset: int, predicted: FloatArray, intervals: list[Intervals | None]
    ) -> Iterator[None]:
        """None for the training set: it was fitted, so that its rows say nothing of others."""
        actual = self._dataset.y[self._dataset.subsets[subset]]
        if subset == 0 or not len(actual):
            intervals.append(None)
            return
        for done in bootstrap(actual, predicted, SEED):
            if done is not None:
                intervals.append(done)
            yield None

    def _importances(self, subset: int, importances: list[Importance]) -> Iterator[None]:
        """Columns of a table as a whole: inputs that one column became are shuffled together."""
        generator = np.random.default_rng(SEED)
        rows = generator.permutation(len(self._dataset.subsets[subset]))[:SHUFFLED_ROWS]
        x, target = (_tensor(values[rows]) for values in self._dataset.scaled(subset))
        output = torch.empty_like(target)
        yield from self._forward(x, output)
        before = self._rmse(output, target)
        for part in parts_of(self._dataset):
            growth = np.empty(REPEATS)
            inputs = list(part.inputs)
            for repeat in range(REPEATS):
                changed = x.clone()
                changed[:, inputs] = x[torch.from_numpy(generator.permutation(len(x)))][:, inputs]
                yield from self._forward(changed, output)
                growth[repeat] = self._rmse(output, target) - before
            importances.append(Importance(part, read_only(growth)))

    def _effects(self, effects: list[Effect]) -> Iterator[None]:
        """Over the same training rows for every column."""
        dataset = self._dataset
        rows = dataset.subsets[0][:EFFECT_ROWS]
        for part in parts_of(dataset):
            values, deciles = _axis(dataset, part)
            varied = np.repeat(dataset.x[None, rows], len(values), axis=0)  # (values, rows, inputs)
            if part.categories:
                varied[:, :, list(part.inputs)] = np.eye(len(values))[:, None, :]
            else:
                varied[:, :, part.inputs[0]] = values[:, None]
            x = _tensor(dataset.x_scaling.apply(varied.reshape(-1, dataset.features)))
            output = torch.empty(len(x), 1)
            yield from self._forward(x, output)
            means = self._in_data_units(output).reshape(len(values), len(rows)).mean(axis=1)
            effects.append(Effect(part, read_only(values), read_only(means), read_only(deciles)))

    def _forward(self, x: Tensor, output: Tensor) -> Iterator[None]:
        """ŷ for ``x`` (rows, inputs) into ``output`` (rows, 1)."""
        for first in range(0, len(x), self._step):
            with torch.inference_mode():
                rows = slice(first, first + self._step)
                output[rows] = self._network.forward(self._request.theta, x[rows])
            yield None

    def _rmse(self, output: Tensor, target: Tensor) -> float:
        deviation = float(self._dataset.y_scaling.deviation[0])
        return float((output.double() - target.double()).square().mean().sqrt()) * deviation

    def _in_data_units(self, output: Tensor) -> FloatArray:
        values: FloatArray = self._dataset.y_scaling.undo(output.double().numpy())[:, 0]
        return values


def _axis(dataset: Dataset, part: Part) -> tuple[FloatArray, FloatArray]:
    """The values that a column is set to, and its deciles in the training set."""
    if part.categories:
        return np.arange(len(part.categories), dtype=np.float64), np.zeros(0)
    column = part.inputs[0]
    low, high = dataset.domain[column]
    deciles = np.quantile(dataset.x[dataset.subsets[0], column], np.arange(1, 10) / 10)
    return np.linspace(low, high, EFFECT_POINTS), deciles


def _tensor(values: FloatArray) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values, dtype=np.float32))
