"""Cross-validation keeps the test set out of it, repeats itself to the bit, and can be left at any step."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sklearn.linear_model import LinearRegression
from sklearn.metrics import root_mean_squared_error

from playground.crossval import cross_validation, fold_dataset, leak, with_end
from playground.data.build import build
from playground.data.dataset import Dataset
from playground.experiment import Data, Experiment, FunctionSource, Layer, Network, TableSource, Training
from playground.frames import Metrics
from playground.study import CrossValidated, CrossValidation, Leak, spread
from playground.trainer import Trainer

EXPERIMENT = Experiment(
    data=Data(TableSource("auto_mpg"), seed=2),
    network=Network((Layer(6, "tanh"),)),
    training=Training(max_epochs=12, patience=5),
)


def validated(experiment: Experiment, folds: int = 3, dataset: Dataset | None = None) -> list[CrossValidated]:
    return list(cross_validation(experiment, dataset or build(experiment.data), CrossValidation(folds)))


@settings(max_examples=25, deadline=None)
@given(
    rows=st.integers(30, 90),
    split=st.sampled_from([(0.7, 0.15, 0.15), (0.8, 0.0, 0.2), (0.5, 0.5, 0.0)]),
    folds=st.integers(2, 10),
    scaling=st.sampled_from(["train", "all"]),
)
def test_every_row_but_the_test_sets_is_left_out_once(
    rows: int, split: tuple[float, float, float], folds: int, scaling: str
) -> None:
    experiment = Experiment(data=Data(FunctionSource("ripple"), samples=rows, split=split, scaling=scaling))
    dataset = build(experiment.data)
    train, valid, test = dataset.subsets
    left_out = []
    for fold in range(folds):
        data = fold_dataset(dataset, experiment, fold, folds)
        everything = np.concatenate(data.subsets)
        np.testing.assert_array_equal(np.sort(everything), np.sort(np.concatenate([train, valid])))
        assert not np.isin(test, everything).any()
        left_out.append(data.subsets[2])
        assert bool(len(data.subsets[1])) == bool(len(valid))
        fitted = data.subsets[0] if scaling == "train" else everything
        np.testing.assert_allclose(data.x_scaling.mean, data.x[fitted].mean(axis=0))
        np.testing.assert_allclose(data.y_scaling.deviation, data.y[fitted].std())
    counts = [len(part) for part in left_out]
    assert max(counts) - min(counts) <= 1
    np.testing.assert_array_equal(np.sort(np.concatenate(left_out)), np.sort(np.concatenate([train, valid])))


def test_a_fold_is_the_trainers_own_run_on_its_data_and_scikit_learns_baseline() -> None:
    dataset = build(EXPERIMENT.data)
    last = validated(EXPERIMENT)[-1]
    assert last.finished
    assert last.done == 1.0
    assert last.rows == len(dataset.subsets[0]) + len(dataset.subsets[1])
    for index, fold in enumerate(last.folds):
        data = fold_dataset(dataset, EXPERIMENT, index, 3)
        trainer = Trainer(EXPERIMENT, data)
        trainer.advance(10**6)
        assert fold.network == trainer.metrics(2)
        assert (fold.stopped, fold.epochs, fold.rows) == (trainer.stopped, trainer.epoch, len(data.subsets[2]))
        train, _, held_out = data.subsets
        line = LinearRegression().fit(data.x[train], data.y[train])
        expected = root_mean_squared_error(data.y[held_out], line.predict(data.x[held_out]))
        assert last.rmse("least_squares")[index] == pytest.approx(expected, rel=1e-6)
    assert spread(last.rmse()) == pytest.approx((np.mean(last.rmse()), np.std(last.rmse(), ddof=1)))


def test_it_comes_out_the_same_however_its_steps_fall_and_only_goes_forward() -> None:
    first, second = validated(EXPERIMENT), validated(EXPERIMENT)
    assert [fold.network for fold in first[-1].folds] == [fold.network for fold in second[-1].folds]
    shares = [step.done for step in first]
    assert shares == sorted(shares)
    assert len(shares) > 3
    assert [len(step.folds) for step in first] == sorted(len(step.folds) for step in first)


def test_the_test_set_has_no_say() -> None:
    dataset = build(EXPERIMENT.data)
    y = dataset.y.copy()
    y[dataset.subsets[2]] = 1e6
    one, other = validated(EXPERIMENT)[-1], validated(EXPERIMENT, dataset=replace(dataset, y=y))[-1]
    assert [fold.network for fold in one.folds] == [fold.network for fold in other.folds]


def test_too_few_rows_and_a_run_without_an_end_are_said_in_a_sentence() -> None:
    few = Experiment(data=Data(samples=10))
    with pytest.raises(ValueError, match="too few for 6 folds"):
        validated(few, folds=6)
    endless = Experiment(training=Training(max_epochs=None))
    with pytest.raises(ValueError, match="no end"):
        with_end(endless, 0)
    assert with_end(endless, 7).training.max_epochs == 7
    patient = Experiment(training=Training(max_epochs=None, patience=3))
    assert with_end(patient, 0) == patient


def test_one_value_has_no_spread() -> None:
    assert spread((2.0,))[0] == 2.0
    assert math.isnan(spread((2.0,))[1])
    assert all(math.isnan(value) for value in spread(()))


def test_the_leak_is_two_runs_that_differ_in_the_scaling_alone() -> None:
    dataset = build(EXPERIMENT.data)
    steps = list(leak(EXPERIMENT, dataset))
    assert all(isinstance(step, Leak) for step in steps)
    assert steps[0].train is None
    last = steps[-1]
    assert last.done == 1.0

    def alone(scaling: str) -> Metrics | None:
        data = replace(EXPERIMENT.data, scaling=scaling)
        experiment = replace(EXPERIMENT, data=data)
        trainer = Trainer(experiment, build(data))
        trainer.advance(10**6)
        return trainer.metrics(2)

    assert (last.train, last.all) == (alone("train"), alone("all"))
    assert last.train != last.all
    without = Experiment(data=Data(split=(0.8, 0.2, 0.0)))
    with pytest.raises(ValueError, match="no test set"):
        next(leak(without, build(without.data)))
