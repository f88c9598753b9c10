"""Metrics and baselines are scikit-learn's to a millionth, and are fitted on the training set alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from msgspec.structs import replace
from numpy.typing import NDArray
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score, root_mean_squared_error
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from torch import Tensor

from playground.baselines import (
    MOST_TRAINING_ROWS,
    NEIGHBOURS,
    baselines,
    finished,
    least_squares_on,
    nearest_neighbours,
)
from playground.data.build import build
from playground.data.dataset import Dataset, FloatArray
from playground.experiment import Data, Experiment, FunctionSource, Layer, Network, Source, TableSource, Training
from playground.frames import BASELINES, SUBSETS, Baselines, Metrics
from playground.trainer import Trainer

SOURCES: dict[str, Source] = {
    **{name: TableSource(name) for name in ("mcycle", "diabetes", "auto_mpg")},
    "damped_sine": FunctionSource("damped_sine"),
    "ripple": FunctionSource("ripple"),
}


def of(data: Data, **training: Any) -> tuple[Dataset, Baselines]:
    dataset = build(data)
    return dataset, finished(baselines(Experiment(data=data, training=Training(**training)), dataset))


def assert_scikit_learns(metrics: Metrics | None, actual: FloatArray, predicted: FloatArray) -> None:
    assert metrics is not None
    assert metrics.mse == pytest.approx(mean_squared_error(actual, predicted), rel=1e-6)
    assert metrics.rmse == pytest.approx(root_mean_squared_error(actual, predicted), rel=1e-6)
    assert metrics.mae == pytest.approx(mean_absolute_error(actual, predicted), rel=1e-6)
    assert metrics.r2 == pytest.approx(r2_score(actual, predicted), rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("name", SOURCES)
def test_a_networks_metrics_are_scikit_learns(name: str) -> None:
    experiment = Experiment(data=Data(SOURCES[name]), network=Network((Layer(8, "tanh"),)))
    dataset = build(experiment.data)
    trainer = Trainer(experiment, dataset)
    trainer.advance(100)
    for subset in range(3):
        predicted = dataset.y_scaling.undo(trainer.predict(subset).double().numpy())[:, 0]
        assert_scikit_learns(trainer.metrics(subset), dataset.y[dataset.subsets[subset]], predicted)


@pytest.mark.parametrize("name", SOURCES)
def test_baselines_are_scikit_learns(name: str) -> None:
    dataset, found = of(Data(SOURCES[name], seed=1))
    train = dataset.subsets[0]
    models = {
        "mean": DummyRegressor(),
        "least_squares": LinearRegression(),
        "neighbours": make_pipeline(StandardScaler(), KNeighborsRegressor(found.neighbours, algorithm="brute")),
    }
    assert [entry.name for entry in found.entries] == list(BASELINES) == list(models)
    for model_name, model in models.items():
        model.fit(dataset.x[train], dataset.y[train])
        for subset, rows in enumerate(dataset.subsets):
            expected = model.predict(dataset.x[rows])
            predicted = found[model_name].predictions[subset]
            assert predicted is not None
            clear = ~tied(model, dataset.x[rows]) if model_name == "neighbours" else np.full(len(rows), True)
            assert clear.any()
            np.testing.assert_allclose(predicted[clear], expected[clear], rtol=1e-6, atol=1e-9)
            assert_scikit_learns(found[model_name].metrics[subset], dataset.y[rows], predicted)


def tied(model: Any, x: FloatArray) -> NDArray[np.bool_]:
    """Where the k-th and the next row are equally near: which of them scikit-learn takes is left open there."""
    scaler, neighbours = model[0], model[1]
    distances, _ = neighbours.kneighbors(scaler.transform(x), neighbours.n_neighbors + 1)
    return np.asarray(np.isclose(distances[:, -1], distances[:, -2], rtol=1e-7, atol=1e-9))


def test_the_number_of_neighbours_is_the_one_that_predicts_the_validation_set_best() -> None:
    dataset, found = of(Data(TableSource("auto_mpg")))
    train, valid, _ = dataset.subsets
    errors = {}
    for count in NEIGHBOURS:
        model = make_pipeline(StandardScaler(), KNeighborsRegressor(count, algorithm="brute"))
        model.fit(dataset.x[train], dataset.y[train])
        errors[count] = mean_squared_error(dataset.y[valid], model.predict(dataset.x[valid]))
    assert found.neighbours == min(errors, key=lambda count: errors[count])


def test_neither_validation_nor_test_targets_move_a_baselines_predictions() -> None:
    data = Data(TableSource("mcycle"), split=(0.7, 0.0, 0.3))
    dataset, found = of(data)
    y = dataset.y.copy()
    y[dataset.subsets[2]] += 1000.0
    other = finished(baselines(Experiment(data=data), with_targets(dataset, y)))
    for name in BASELINES:
        one, two = found[name].predictions[2], other[name].predictions[2]
        assert one is not None
        assert two is not None
        assert one.tobytes() == two.tobytes()
        assert found[name].metrics[1] is None
        assert found[name].metrics[2] != other[name].metrics[2]


def with_targets(dataset: Dataset, y: FloatArray) -> Dataset:
    return replace(dataset, y=y)


def test_a_curve_is_drawn_where_there_is_one_input() -> None:
    dataset, found = of(Data(TableSource("mcycle")))
    assert found.curve_x is not None
    assert (found.curve_x[0], found.curve_x[-1]) == tuple(dataset.domain[0])
    line = found["least_squares"].curve
    assert line is not None
    np.testing.assert_allclose(np.diff(line, 2), 0.0, atol=1e-9 * np.abs(line).max())
    _, two_inputs = of(Data(FunctionSource("plane")))
    assert two_inputs.curve_x is None
    assert all(entry.curve is None for entry in two_inputs.entries)


@pytest.mark.parametrize("loss", ["mse", "mae", "huber"])
def test_their_loss_is_the_one_that_is_trained_on_in_scaled_units(loss: str) -> None:
    dataset, found = of(Data(TableSource("auto_mpg")), loss=loss)
    deviation = dataset.y_scaling.deviation[0]
    for entry in found.entries:
        for subset in range(3):
            metrics, predicted = entry.metrics[subset], entry.predictions[subset]
            assert metrics is not None
            assert predicted is not None
            off = torch.tensor((predicted - dataset.y[dataset.subsets[subset]]) / deviation)
            losses = {"mse": off.square(), "mae": off.abs(), "huber": torch.nn.functional.huber_loss(off, 0 * off)}
            assert metrics.loss == pytest.approx(float(losses[loss].mean()), rel=1e-9)


def test_a_large_training_set_is_not_looked_up_in_itself_and_works_in_steps() -> None:
    data = Data(FunctionSource("line"), samples=8000, split=(0.8, 0.1, 0.1))
    steps = list(baselines(Experiment(data=data), build(data)))
    found = steps.pop()
    assert found is not None
    assert len(steps) > 2
    assert set(steps) == {None}
    assert len(build(data).subsets[0]) > MOST_TRAINING_ROWS
    assert [metrics is None for metrics in found["neighbours"].metrics] == [True, False, False]
    assert len(SUBSETS) == len(found["mean"].metrics)


def test_of_equally_near_rows_the_earlier_ones_count() -> None:
    x = torch.tensor([[0.0], [0.0], [5.0]], dtype=torch.float64)
    y = torch.tensor([[1.0], [3.0], [9.0]], dtype=torch.float64)
    one, two, three = ended(nearest_neighbours(x, y, torch.tensor([[0.1], [4.0]], dtype=torch.float64), (1, 2, 3)))
    assert one[:, 0].tolist() == [1.0, 9.0]
    assert two[:, 0].tolist() == [2.0, 5.0]
    assert three[:, 0].tolist() == pytest.approx([13 / 3, 13 / 3])


def ended(steps: Generator[None, None, list[Tensor]]) -> list[Tensor]:
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            answers: list[Tensor] = stop.value
            return answers


def test_least_squares_alone_is_the_one_among_all_baselines() -> None:
    experiment = Experiment(data=Data(TableSource("diabetes")))
    dataset, found = of(experiment.data)
    for subset in range(3):
        alone, other = least_squares_on(experiment, dataset, subset), found["least_squares"].metrics[subset]
        assert alone is not None
        assert other is not None
        assert alone.rmse == pytest.approx(other.rmse, rel=1e-12)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the process's own memory")
def test_to_find_neighbours_in_a_large_table_takes_no_more_memory_the_longer_it_goes_on() -> None:
    def own_megabytes() -> float:
        pages = Path("/proc/self/statm").read_text().split()
        return (int(pages[1]) - int(pages[2])) * os.sysconf("SC_PAGE_SIZE") / 1e6

    x, y = torch.randn(70_000, 20, dtype=torch.float64), torch.zeros(70_000, 1, dtype=torch.float64)
    steps = nearest_neighbours(x, y, x, NEIGHBOURS)
    for _ in range(3):
        next(steps)
    before = own_megabytes()
    for _ in range(100):
        next(steps)
    assert own_megabytes() < before + 30.0
