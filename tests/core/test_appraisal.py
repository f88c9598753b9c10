"""What a network is worth: figures as scikit-learn has them, intervals, importance, partial dependence, worst rows."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.inspection import partial_dependence
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score, root_mean_squared_error

from playground.appraisal import RESAMPLES, Appraisal, Intervals, bootstrap, parts_of, worst_rows
from playground.appraise import EFFECT_POINTS, EFFECT_ROWS, REPEATS, Request, appraise
from playground.data.build import build
from playground.data.dataset import Dataset, FloatArray
from playground.experiment import CsvSource, Data, Experiment, Layer, Network, TableSource, Training
from playground.network import Network as Parameters
from playground.trainer import Trainer

EXPERIMENT = Experiment(
    data=Data(source=TableSource("auto_mpg")),
    network=Network(layers=(Layer(12, "tanh"),)),
    training=Training(max_epochs=None),
)


@cache
def trained() -> Trainer:
    trainer = Trainer(EXPERIMENT, build(EXPERIMENT.data))
    trainer.advance(400)
    return trainer


def last(request: Request) -> Appraisal:
    *_, done = appraise(request)
    assert done is not None
    return done


@cache
def appraisal() -> Appraisal:
    trainer = trained()
    return last(Request(3, 400, EXPERIMENT, trainer.dataset, trainer.theta))


def intervals(actual: FloatArray, predicted: FloatArray, seed: int = 0) -> Intervals:
    *_, done = bootstrap(actual, predicted, seed)
    assert done is not None
    return done


class Regressor(RegressorMixin, BaseEstimator):  # type: ignore[misc]
    """The trained network as scikit-learn wants one."""

    def fit(self, x: FloatArray, y: FloatArray) -> Regressor:
        self.fitted_ = True
        return self

    def predict(self, x: FloatArray) -> FloatArray:
        return predict(trained(), x)


def predict(trainer: Trainer, x: FloatArray) -> FloatArray:
    scaled = torch.from_numpy(trainer.dataset.x_scaling.apply(x).astype(np.float32))
    with torch.inference_mode():
        output = trainer.network.forward(trainer.theta, scaled)
    return np.asarray(trainer.dataset.y_scaling.undo(output.double().numpy())[:, 0])


@pytest.mark.parametrize("subset", range(3))
def test_the_figures_of_every_set_are_those_of_scikit_learn(subset: int) -> None:
    done, dataset = appraisal(), trained().dataset
    actual, predicted = dataset.y[dataset.subsets[subset]], done.predictions[subset]
    assert_allclose(predicted, predict(trained(), dataset.x[dataset.subsets[subset]]), rtol=1e-6)
    metrics = done.metrics[subset]
    assert metrics is not None
    assert_allclose(metrics.mse, mean_squared_error(actual, predicted), rtol=1e-6)
    assert_allclose(metrics.rmse, root_mean_squared_error(actual, predicted), rtol=1e-6)
    assert_allclose(metrics.mae, mean_absolute_error(actual, predicted), rtol=1e-6)
    assert_allclose(metrics.r2, r2_score(actual, predicted), rtol=1e-6)


def test_the_same_request_gives_the_same_numbers_and_takes_many_small_steps() -> None:
    trainer = trained()
    steps = list(appraise(Request(3, 400, EXPERIMENT, trainer.dataset, trainer.theta)))
    again = steps[-1]
    assert again is not None
    assert steps[:-1] == [None] * (len(steps) - 1)
    assert len(steps) > 50
    assert again.intervals == appraisal().intervals
    assert again.metrics == appraisal().metrics
    for first, second in zip(again.importances, appraisal().importances, strict=True):
        assert_array_equal(first.growth, second.growth)
    for one, other in zip(again.effects, appraisal().effects, strict=True):
        assert_array_equal(one.means, other.means)


def test_intervals_are_of_validation_and_test_and_hold_the_figures() -> None:
    done = appraisal()
    assert done.intervals[0] is None
    for subset in (1, 2):
        found, metrics = done.intervals[subset], done.metrics[subset]
        assert found is not None
        assert metrics is not None
        for name in ("mse", "rmse", "mae", "r2"):
            low, high = getattr(found, name)
            assert low < getattr(metrics, name) < high
        assert_allclose(np.square(found.rmse), found.mse, rtol=1e-5)


def test_an_interval_holds_the_true_figure_about_as_often_as_it_says() -> None:
    generator = np.random.default_rng(1)
    held = 0
    for trial in range(200):
        found = intervals(generator.normal(size=60), np.zeros(60), seed=trial)
        held += found.mse.low <= 1.0 <= found.mse.high
    assert 0.86 <= held / 200 <= 0.98  # percentile intervals of few rows are a little too narrow


def test_resamples_draw_residual_and_target_together() -> None:
    actual = np.random.default_rng(0).normal(10.0, 3.0, 500)
    found = intervals(actual, actual)
    assert found.mse == found.mae == (0.0, 0.0)
    assert found.r2 == (1.0, 1.0)
    assert np.isnan(intervals(np.full(20, 4.0), np.zeros(20)).r2).all()
    drawn = np.random.default_rng(5).integers(0, 500, (RESAMPLES, 500))
    noisy = actual + np.random.default_rng(2).normal(size=500)
    scores = [r2_score(actual[rows], noisy[rows]) for rows in drawn]
    assert_allclose(intervals(actual, noisy).r2, np.quantile(scores, [0.025, 0.975]), atol=0.01)


def test_blocks_of_work_do_not_change_the_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    actual = np.random.default_rng(0).normal(size=40)
    whole = intervals(actual, actual * 0.5)
    monkeypatch.setattr("playground.appraisal.BLOCK", 400)
    assert len(list(bootstrap(actual, actual * 0.5))) == RESAMPLES // 10 + 1
    assert intervals(actual, actual * 0.5) == whole


def test_a_column_that_decides_counts_and_one_that_is_ignored_does_not() -> None:
    dataset = made(lambda x: 3.0 * x[:, 0] + 0.5 * x[:, 1])
    experiment = Experiment(network=Network(layers=()))
    network = Parameters((), 3)
    theta = torch.zeros(network.size)
    theta[:3] = torch.tensor([3.0, 0.5, 0.0])
    done = last(Request(0, 0, experiment, dataset, theta))
    strong, weak, none = done.importances
    assert strong.part.name == "x1"
    assert strong.mean == pytest.approx(3.0 * np.sqrt(2.0), rel=0.2)  # the difference of two draws of σ 1
    assert 0.0 < weak.mean < strong.mean / 4
    assert_array_equal(none.growth, np.zeros(REPEATS))
    assert 0.0 < strong.spread < strong.mean / 4
    assert done.importance_subset == 1
    assert done.importance_rows == 100


def test_without_a_validation_set_the_training_set_is_shuffled() -> None:
    dataset = made(lambda x: x[:, 0], split=(0.8, 0.0, 0.2))
    done = last(Request(0, 0, Experiment(network=Network(layers=())), dataset, torch.zeros(64)))
    assert done.importance_subset == 0
    assert done.metrics[1] is None
    assert done.intervals[1] is None
    assert done.intervals[2] is not None


def test_partial_dependence_is_that_of_scikit_learn() -> None:
    dataset = trained().dataset
    rows = dataset.x[dataset.subsets[0][:EFFECT_ROWS]]
    for effect in appraisal().effects:
        (column,) = effect.part.inputs
        oracle = partial_dependence(
            Regressor().fit(rows, rows[:, 0]), rows, [column], custom_values={column: effect.values}, method="brute"
        )
        assert_allclose(effect.means, oracle["average"][0], rtol=1e-5)
        assert_array_equal(effect.values[[0, -1]], dataset.domain[column])
        assert (np.diff(effect.deciles) >= 0.0).all()


def test_inputs_that_one_column_became_are_shuffled_together_and_set_to_each_category(tmp_path: Path) -> None:
    colours = np.random.default_rng(0).choice(["blue", "green", "red"], 200)
    worth = {"blue": 1.0, "green": 2.0, "red": 6.0}
    lines = [f"{colour},{size % 7},{worth[colour]}" for size, colour in enumerate(colours)]
    file = tmp_path / "colours.csv"
    file.write_text("\n".join(["colour,size,price", *lines]), encoding="utf-8")
    data = Data(source=CsvSource(str(file), "price", categories=("colour",)), standardize=False)
    dataset = build(data)
    assert [len(part.inputs) for part in parts_of(dataset)] in ([3, 1], [1, 3])
    network = Parameters((), 4)
    theta = torch.zeros(network.size)
    for part in parts_of(dataset):
        for place, category in zip(part.inputs, part.categories, strict=False):
            theta[place] = worth[category]
    done = last(Request(0, 0, Experiment(data=data, network=Network(layers=())), dataset, theta))
    effects = {effect.part.name: effect for effect in done.effects}
    importances = {importance.part.name: importance for importance in done.importances}
    assert effects["colour"].part.categories == ("blue", "green", "red")
    assert_allclose(effects["colour"].means, [1.0, 2.0, 6.0])
    assert len(effects["size"].values) == EFFECT_POINTS
    # shuffled one input at a time, a row could be two colours at once and be worth up to 9
    assert done.metrics[0] is not None
    assert done.metrics[0].rmse == 0.0
    drawn = dataset.y[dataset.subsets[1]]
    assert importances["colour"].mean == pytest.approx(np.sqrt(2.0) * drawn.std(), rel=0.2)
    assert importances["size"].mean == 0.0


def test_the_worst_rows_come_first_and_what_is_not_finite_before_them() -> None:
    dataset = trained().dataset
    done = appraisal()
    worst = worst_rows(dataset, done.predictions, (0, 1), 12)
    sizes = [abs(row.residual) for row in worst]
    assert sizes == sorted(sizes, reverse=True)
    assert {row.subset for row in worst} <= {0, 1}
    everything = np.concatenate([done.predictions[0] - dataset.y[dataset.subsets[0]]])
    assert sizes[0] >= np.abs(everything).max()
    for row in worst:
        assert row.actual == dataset.y[row.row]
        assert row.row in dataset.subsets[row.subset]
    broken = done.predictions[0].copy()
    broken[5] = np.nan
    (first,) = worst_rows(dataset, (broken, *done.predictions[1:]), (0,), 1)
    assert first.row == dataset.subsets[0][5]
    assert worst_rows(dataset, done.predictions, (), 5) == ()


def test_a_network_that_has_diverged_is_appraised_without_a_warning() -> None:
    trainer = trained()
    done = last(Request(0, 0, EXPERIMENT, trainer.dataset, torch.full_like(trainer.theta, float("nan"))))
    assert done.metrics[0] is not None
    assert np.isnan(done.metrics[0].rmse)
    assert np.isnan(done.importances[0].mean)


def made(target: object, split: tuple[float, float, float] = (0.5, 0.25, 0.25)) -> Dataset:
    """400 rows of three standard normal columns, not scaled."""
    from playground.data.build import split as cut
    from playground.data.dataset import Scaling

    x = np.random.default_rng(0).normal(size=(400, 3))
    return Dataset(
        name="made",
        feature_names=("x1", "x2", "x3"),
        target_name="y",
        x=x,
        y=target(x),  # type: ignore[operator]
        subsets=cut(400, split, np.random.default_rng(1)),
        x_scaling=Scaling(np.zeros(3), np.ones(3)),
        y_scaling=Scaling(np.zeros(1), np.ones(1)),
        truth=None,
        domain=np.tile([-3.0, 3.0], (3, 1)),
    )
