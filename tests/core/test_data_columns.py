"""What the columns say before training, against NumPy's own functions."""

from __future__ import annotations

import numpy as np
import pytest

from playground.data.build import build
from playground.data.columns import Distributions, bin_edges, columns_of, correlations, scaling_shift, shares, telling
from playground.experiment import Data, PointsSource, TableSource


def test_columns_are_the_features_and_then_the_target() -> None:
    dataset = build(Data(TableSource("auto_mpg")))
    columns = columns_of(dataset)
    assert columns.names == (*dataset.feature_names, "mpg")
    np.testing.assert_array_equal(columns.values[:, columns.target], dataset.y)
    for subset, rows in enumerate(dataset.subsets):
        x, y = dataset.scaled(subset)
        np.testing.assert_array_equal(columns.scaled(rows), np.column_stack([x, y]))


@pytest.mark.parametrize("name", ["mcycle", "diabetes", "auto_mpg", "diamonds"])
def test_correlations_are_numpys(name: str) -> None:
    values = columns_of(build(Data(TableSource(name)))).values
    np.testing.assert_allclose(correlations(values), np.corrcoef(values, rowvar=False), atol=1e-12)


def test_a_column_that_does_not_vary_has_no_correlation_and_a_huge_one_does_not_overflow() -> None:
    values = np.column_stack([np.full(7, 0.1), 1e200 * np.arange(7.0), -1e-200 * np.arange(7.0)])
    r = correlations(values)
    assert np.isnan(r[0]).all()
    assert np.isnan(r[:, 0]).all()
    np.testing.assert_allclose(r[1:, 1:], [[1.0, -1.0], [-1.0, 1.0]])


def test_the_columns_that_tell_most_about_the_target_come_in_the_tables_order() -> None:
    r = np.array([[1.0, 0.0, -0.9], [0.0, 1.0, np.nan], [-0.9, np.nan, 1.0]])
    assert telling(r, 2, 2) == (0, 2)
    assert telling(r, 2, 9) == (0, 1, 2)
    assert telling(r, 2, 1) == (2,)


def test_shares_of_all_bins_sum_to_one_and_whole_numbers_have_bins_of_their_own() -> None:
    values = np.array([3.0, 4.0, 4.0, 5.0, 8.0])
    edges = bin_edges(values, 24)
    np.testing.assert_array_equal(shares(values, edges), [0.2, 0.4, 0.2, 0.0, 0.0, 0.2])
    real = np.random.default_rng(0).normal(size=500)
    assert shares(real, bin_edges(real, 24)).sum() == pytest.approx(1.0)
    assert len(bin_edges(real, 24)) == 25
    assert shares(real[:0], bin_edges(real, 24)).sum() == 0.0
    np.testing.assert_array_equal(shares(np.full(3, 7.0), bin_edges(np.full(3, 7.0), 24)), [1.0])


@pytest.mark.parametrize("scaling", ["train", "all"])
def test_the_shift_is_between_the_two_scalings_whichever_is_in_use(scaling: str) -> None:
    data = Data(TableSource("diabetes"), scaling=scaling)
    columns = columns_of(build(data))
    shift = scaling_shift(columns)
    used = shift.train if scaling == "train" else shift.all
    np.testing.assert_allclose(columns.scaling.mean, used.mean)
    np.testing.assert_allclose(columns.scaling.deviation, used.deviation)
    train, everything = columns.values[columns.subsets[0]], columns.values
    np.testing.assert_allclose(shift.moved, (everything.mean(0) - train.mean(0)) / train.std(0), atol=1e-12)
    np.testing.assert_allclose(shift.stretched, everything.std(0) / train.std(0) - 1.0, atol=1e-12)


def test_without_other_rows_nothing_shifts() -> None:
    points = PointsSource((1.0, 2.0, 3.0, 4.0), (0.0, 5.0, 1.0, 2.0))
    shift = scaling_shift(columns_of(build(Data(points, split=(1.0, 0.0, 0.0)))))
    assert shift.moved == pytest.approx([0.0, 0.0], abs=1e-12)
    assert shift.stretched == pytest.approx([0.0, 0.0], abs=1e-12)


def test_distributions_are_counted_once_for_each_column() -> None:
    columns = columns_of(build(Data(TableSource("auto_mpg"))))
    found = Distributions(columns, 24)
    edges, by_set = found[3]
    assert found[3][0] is edges
    for share, rows in zip(by_set, columns.subsets, strict=True):
        np.testing.assert_array_equal(share, shares(columns.values[rows, 3], edges))
