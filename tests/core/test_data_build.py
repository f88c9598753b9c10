"""From Data to Dataset: the same bits for the same seed, a split that loses nothing, scaling that never peeks."""

from __future__ import annotations

import math
import subprocess
import sys

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.data.build import build
from playground.data.dataset import Dataset, FloatArray, IndexArray
from playground.data.formula import FormulaError
from playground.data.formula_parser import parse
from playground.data.functions import FUNCTIONS, GAP, OUTLIER_DISTANCE, OUTLIER_SHARE
from playground.data.inputs import inputs_of
from playground.data.tables import tables
from playground.experiment import (
    CsvSource,
    Data,
    ExperimentError,
    FormulaSource,
    FunctionSource,
    PointsSource,
    Source,
    TableSource,
)

POINTS = PointsSource(x=tuple(0.1 * k for k in range(20)), y=tuple(math.sin(k) for k in range(20)))
SOURCES: dict[str, Source] = {
    **{name: FunctionSource(name) for name in FUNCTIONS},
    "formula of one input": FormulaSource("sin(3*x) + x**2", (-2.0, 1.0)),
    "formula of two inputs": FormulaSource("x1*x2"),
    "points": POINTS,
    **{name: TableSource(name) for name in tables()},
}


def arrays(dataset: Dataset) -> list[FloatArray | IndexArray]:
    scalings = (dataset.x_scaling, dataset.y_scaling)
    scaled = [array for scaling in scalings for array in (scaling.mean, scaling.deviation)]
    return [dataset.x, dataset.y, dataset.domain, *dataset.subsets, *scaled]


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_builds_the_same_read_only_bits_again(name: str) -> None:
    data = Data(SOURCES[name], seed=3)
    dataset, again = build(data), build(data)
    for first, second in zip(arrays(dataset), arrays(again), strict=True):
        assert first.tobytes() == second.tobytes()
        assert not first.flags.writeable
    assert dataset.features == inputs_of(data.source) == len(dataset.feature_names) == len(dataset.domain)
    held = dataset.y if dataset.y.base is None else dataset.y.base
    assert held.nbytes == dataset.y.nbytes  # and not the table that it was a column of
    assert np.isfinite(dataset.x).all()
    assert np.isfinite(dataset.y).all()
    assert (dataset.domain[:, 0] <= dataset.x.min(axis=0)).all()
    assert (dataset.domain[:, 1] >= dataset.x.max(axis=0)).all()


@pytest.mark.parametrize("name", SOURCES)
def test_another_seed_gives_another_split_and_other_generated_samples(name: str) -> None:
    one, other = (build(Data(SOURCES[name], seed=seed)) for seed in (0, 1))
    assert not np.array_equal(one.subsets[0], other.subsets[0])
    generated = isinstance(SOURCES[name], FunctionSource | FormulaSource)
    assert np.array_equal(one.x, other.x) is not generated


def test_another_noise_moves_no_point_sideways_and_changes_no_subset() -> None:
    quiet, loud = build(Data(noise=0.1)), build(Data(noise=0.3))
    np.testing.assert_array_equal(quiet.x, loud.x)
    np.testing.assert_array_equal(quiet.subsets[0], loud.subsets[0])
    assert quiet.truth is not None
    np.testing.assert_allclose(3.0 * (quiet.y - quiet.truth(quiet.x)), loud.y - quiet.truth(loud.x), atol=1e-14)


def test_more_samples_leave_those_that_were_there_where_they_are() -> None:
    few, many = build(Data(samples=100)), build(Data(samples=200))
    np.testing.assert_array_equal(few.x, many.x[:100])
    np.testing.assert_array_equal(few.y, many.y[:100])


shares = st.tuples(st.integers(1, 20), st.integers(0, 20), st.integers(0, 20)).map(
    lambda parts: (parts[0] / sum(parts), parts[1] / sum(parts), parts[2] / sum(parts))
)


@settings(deadline=None)
@given(samples=st.integers(4, 300), split=shares, seed=st.integers(0, 2**31 - 1))
def test_the_subsets_are_disjoint_and_complete_and_each_with_a_share_has_a_row(
    samples: int, split: tuple[float, float, float], seed: int
) -> None:
    dataset = build(Data(samples=samples, split=split, seed=seed))
    np.testing.assert_array_equal(np.sort(np.concatenate(dataset.subsets)), np.arange(samples))
    for rows, share in zip(dataset.subsets, split, strict=True):
        assert (len(rows) > 0) is (share > 0.0)
        assert abs(len(rows) - share * samples) <= 3.0


def test_a_training_share_of_next_to_nothing_still_has_a_row() -> None:
    assert [len(rows) for rows in build(Data(samples=7, split=(1e-7, 0.5, 0.5))).subsets] == [1, 3, 3]


def test_scaling_is_fitted_on_the_training_set_only() -> None:
    dataset = build(Data(POINTS))

    def scaling_with(row: int) -> tuple[bytes, ...]:
        x, y = ((*values[:row], 99.0, *values[row + 1 :]) for values in (POINTS.x, POINTS.y))
        other = build(Data(PointsSource(x, y)))
        return tuple(array.tobytes() for array in arrays(other)[-4:])

    fitted = tuple(array.tobytes() for array in arrays(dataset)[-4:])
    for subset, same in ((0, False), (1, True), (2, True)):
        assert all((scaling_with(row) == fitted) is same for row in dataset.subsets[subset])


def test_scaling_fitted_on_all_data_follows_every_row_and_has_no_training_set_to_itself() -> None:
    dataset = build(Data(TableSource("auto_mpg"), scaling="all"))
    honest = build(Data(TableSource("auto_mpg")))
    np.testing.assert_allclose(dataset.x_scaling.mean, dataset.x.mean(axis=0))
    np.testing.assert_allclose(dataset.y_scaling.deviation, dataset.y.std())
    assert (dataset.x_scaling.mean != honest.x_scaling.mean).all()
    for one, other in zip(dataset.subsets, honest.subsets, strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_scaled_training_set_has_mean_0_and_population_deviation_1() -> None:
    x, y = build(Data(TableSource("auto_mpg"))).scaled(0)
    for values in (x, y):
        np.testing.assert_allclose(values.mean(axis=0), 0.0, atol=1e-12)
        np.testing.assert_allclose(values.std(axis=0), 1.0)


def test_without_standardisation_scaled_values_are_the_datas_own() -> None:
    dataset = build(Data(TableSource("mcycle"), standardize=False))
    x, y = dataset.scaled(0)
    np.testing.assert_array_equal(x, dataset.x[dataset.subsets[0]])
    np.testing.assert_array_equal(y[:, 0], dataset.y[dataset.subsets[0]])


def test_a_feature_that_does_not_vary_is_shifted_but_not_divided() -> None:
    dataset = build(Data(PointsSource(x=(0.1,) * 9, y=tuple(map(float, range(9))))))
    assert dataset.x_scaling.deviation == 1.0
    assert abs(dataset.scaled(0)[0]).max() < 1e-15
    assert dataset.domain[0, 0] < 0.1 < dataset.domain[0, 1]


def test_samples_and_noise_are_for_generated_data_only() -> None:
    few = Data(POINTS, samples=4, noise=9.0)
    np.testing.assert_array_equal(build(few).y, POINTS.y)
    assert build(few).truth is None
    assert len(build(msgspec.structs.replace(few, source=FormulaSource("x"))).y) == 4


def test_without_noise_the_samples_lie_on_the_truth() -> None:
    for name in FUNCTIONS.keys() - {"outliers"}:
        dataset = build(Data(FunctionSource(name), noise=0.0))
        assert dataset.truth is not None
        np.testing.assert_array_equal(dataset.y, dataset.truth(dataset.x), err_msg=name)


def test_noise_has_the_standard_deviation_that_was_asked_for() -> None:
    dataset = build(Data(samples=20_000, noise=0.25))
    assert dataset.truth is not None
    assert np.std(dataset.y - dataset.truth(dataset.x)) == pytest.approx(0.25, rel=0.03)


def test_the_gap_holds_no_sample_and_both_sides_do() -> None:
    x = build(Data(FunctionSource("gap"), samples=5000)).x
    assert not ((x > GAP[0]) & (x < GAP[1])).any()
    assert (x < GAP[0]).mean() == pytest.approx(0.5, abs=0.05)
    assert x.min() < -0.99
    assert x.max() > 0.99


def test_growing_noise_grows_with_x() -> None:
    dataset = build(Data(FunctionSource("heteroscedastic"), samples=6000, noise=0.1))
    assert dataset.truth is not None
    noise, x = dataset.y - dataset.truth(dataset.x), dataset.x[:, 0]
    left, middle, right = (np.std(noise[abs(x - at) < 0.1]) for at in (-0.9, 0.0, 0.9))
    assert left < 0.03 < 0.08 < middle < 0.12 < 0.16 < right


def test_a_share_of_the_outliers_samples_is_far_off_even_without_noise() -> None:
    dataset = build(Data(FunctionSource("outliers"), samples=1000, noise=0.0))
    assert dataset.truth is not None
    far = abs(dataset.y - dataset.truth(dataset.x))
    assert np.count_nonzero(far) == OUTLIER_SHARE * 1000
    assert far[far > 0].min() >= OUTLIER_DISTANCE[0]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_named_function_is_a_formula_of_fair_size_all_over_its_domain(name: str) -> None:
    function = FUNCTIONS[name]
    parsed = parse(function.formula)
    parsed.check_over(function.domain)
    assert parsed.inputs == function.inputs
    values = function.function(np.random.default_rng(0).uniform(-1.0, 1.0, (1000, function.inputs)))
    assert 0.4 < abs(values).max() < 1.2
    assert function.label
    assert function.about.endswith(".")


def test_formulas_are_drawn_over_their_domain_and_measured_features_a_little_beyond() -> None:
    assert build(Data(FormulaSource("sqrt(x)", (0.0, 2.0)))).domain.tolist() == [[0.0, 2.0]]
    np.testing.assert_allclose(build(Data(POINTS)).domain, [[-0.095, 1.995]])


@pytest.mark.parametrize(
    ("source", "place", "problem"),
    [
        (FunctionSource("sinus"), "data.source.name", '"sinus" is not one of line, parabola'),
        (TableSource("iris"), "data.source.name", '"iris" is not one of mcycle, diabetes'),
        (FormulaSource("sni(x)"), "data.source.expression", "did you mean sin"),
        (FormulaSource("1/x"), "data.source.expression", "division by zero at x = 0"),
        (FormulaSource("9**9**9"), "data.source.expression", "too large"),
        (FormulaSource("().__class__"), "data.source.expression", "has no meaning"),
        (FormulaSource("x", (-1e308, 1e308)), "data.source.domain", "must lie between"),
        (PointsSource((0.0, 1.0, 2.0), (0.0, 1.0, 2.0)), "data.source", "3 of at least 4 rows"),
        (PointsSource((), ()), "data.source", "0 of at least 4 rows"),
        (PointsSource((0.0, 1.0, 2.0, 1e300), (0.0,) * 4), "data.source", "x has a value beyond 1e30"),
    ],
)
def test_a_source_that_cannot_be_is_refused_at_its_field(source: Source, place: str, problem: str) -> None:
    with pytest.raises(ExperimentError) as caught:
        build(Data(source))
    assert caught.value.place == place
    assert problem in caught.value.problem


def test_a_refused_formula_keeps_the_position_of_the_offending_character() -> None:
    with pytest.raises(ExperimentError) as caught:
        inputs_of(FormulaSource("x + sni(x)"))
    assert isinstance(caught.value.__cause__, FormulaError)
    assert caught.value.__cause__.position == 4


def test_fewer_than_four_samples_are_refused() -> None:
    with pytest.raises(ExperimentError, match=r"data\.samples: 3 samples"):
        build(Data(samples=3))


def test_the_inputs_of_a_csv_file_are_not_known_without_reading_it() -> None:
    assert inputs_of(CsvSource("nowhere.csv")) is None


def test_importing_the_data_loads_neither_torch_nor_pandas_nor_qt() -> None:
    code = "import sys, playground.data; print({'torch', 'pandas', 'scipy', 'PySide6'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
