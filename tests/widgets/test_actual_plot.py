"""Predicted against actual: exactly the frame's predictions, in the target's units."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from playground.baselines import baselines, finished
from playground.data.build import build
from playground.data.dataset import SHOWN_POINTS, Dataset, Scaling
from playground.experiment import Data, Experiment, TableSource
from playground.frames import SUBSETS, FloatArray, Frame, Metrics, Wish
from playground.looks import Look
from widgets.plots.actual_plot import ActualPlot
from widgets.plots.predictor_choice import NAMES
from widgets.plots.residuals import BINS
from widgets.theme import LIGHT


def dataset_of(rows: int = 20) -> Dataset:
    """Targets 10, 11, 12 …; of every ten rows seven train, the eighth validates and two test, from the last on."""
    order = np.arange(rows)[::-1]
    seven, eight = int(0.7 * rows), int(0.8 * rows)
    scaling = Scaling(np.zeros(1), np.ones(1))
    return Dataset(
        name="made by hand",
        feature_names=("x",),
        target_name="mpg",
        x=np.zeros((rows, 1)),
        y=10.0 + np.arange(rows, dtype=np.float64),
        subsets=(order[:seven], order[seven:eight], order[eight:]),
        x_scaling=scaling,
        y_scaling=scaling,
        truth=None,
        domain=np.array([[0.0, 1.0]]),
    )


def frame(dataset: Dataset, error: float = 0.5) -> Frame:
    train, valid, test = (dataset.y[dataset.shown(subset)] + error for subset in range(3))
    return with_predictions((train, valid, test))


def with_predictions(predictions: tuple[FloatArray, FloatArray, FloatArray]) -> Frame:
    figures = [Metrics(0.1, 0.25, 0.5, 0.5, r2) for r2 in (0.91, 0.82, 0.73)]
    return Frame(
        run=1,
        update=1,
        epoch=0,
        updates_per_second=0.0,
        learning_rate=0.01,
        train=figures[0],
        valid=figures[1],
        test=figures[2],
        predictions=predictions,
    )


@pytest.fixture
def plot(qtbot: QtBot) -> ActualPlot:
    card = ActualPlot()
    qtbot.addWidget(card)
    qtbot.addWidget(card.header)
    card.show_theme(LIGHT)
    card.resize(600, 300)
    return card


def widen(plot: ActualPlot, width: int) -> None:
    plot.resize(width, 300)
    plot.grab()  # a widget that is not shown hears of its size only now


def test_it_draws_exactly_the_predictions_of_the_frame(plot: ActualPlot) -> None:
    data = dataset_of(2 * SHOWN_POINTS)  # more rows than are drawn
    plot.show_dataset(data)
    plot.show_test.setChecked(True)
    shown = frame(data)
    plot.show_frame(shown)
    assert shown.predictions is not None
    for subset, key in enumerate(SUBSETS):
        np.testing.assert_array_equal(plot.points[key].xs, data.y[data.shown(subset)])
        np.testing.assert_array_equal(plot.points[key].ys, shown.predictions[subset])
    plot.grab()


def test_the_test_set_is_hidden_until_asked_for(plot: ActualPlot, qtbot: QtBot) -> None:
    data = dataset_of()
    plot.show_dataset(data)
    plot.show_frame(frame(data))
    assert not len(plot.points["test"].xs)
    assert "test" not in plot.legend.text()
    assert "test" not in plot.describe()
    with qtbot.waitSignal(plot.test_shown):
        plot.show_test.setChecked(True)
    assert len(plot.points["test"].xs) == 4
    assert "test R² 0.730, RMSE 0.5" in plot.legend.text()
    assert "no longer unseen" in plot.show_test.toolTip()
    plot.show_test_look(Look(run=1, update=1))
    assert plot.show_test.isChecked()
    assert "first shown at update 1" in plot.show_test.toolTip()
    plot.show_test_look(None)  # the test set of other data
    assert not len(plot.points["test"].xs)


def test_rows_that_were_picked_have_rings_where_they_are_drawn(plot: ActualPlot) -> None:
    data = dataset_of()
    plot.show_dataset(data)
    plot.show_rows(np.array([0, 5, 19]))
    plot.show_frame(frame(data))
    lit = plot.lit
    np.testing.assert_array_equal(lit.xs, data.y[[19, 5]])  # training and validation set; the test set is hidden
    np.testing.assert_array_equal(lit.ys, lit.xs + 0.5)
    plot.show_test.setChecked(True)
    np.testing.assert_array_equal(lit.xs, data.y[[19, 5, 0]])
    plot.legend.button("train").click()
    np.testing.assert_array_equal(lit.xs, data.y[[5, 0]])
    plot.grab()


def test_the_header_and_the_description_have_the_frames_figures(plot: ActualPlot) -> None:
    assert plot.wish().wishes == Wish.PREDICTIONS | Wish.METRICS
    assert plot.describe() == plot.canvas.note() == "Predictions appear here when training starts."
    data = dataset_of()
    plot.show_dataset(data)
    plot.show_frame(frame(data))
    assert plot.legend.text() == "train R² 0.910, RMSE 0.5, validation R² 0.820, RMSE 0.5"
    assert plot.describe() == (
        "Predicted against actual mpg: train: 14 points, R² 0.910, RMSE 0.5; validation: 2 points, R² 0.820, RMSE 0.5."
        " Residuals, mean ± standard deviation: train −0.5 ± 0, validation −0.5 ± 0."
    )
    plot.clear()
    assert plot.legend.text() == "train, validation"


def test_both_axes_have_the_same_range(plot: ActualPlot) -> None:
    data = dataset_of()
    plot.show_dataset(data)
    plot.show_frame(frame(data, error=6.0))
    across, upward = plot.canvas.home_range()
    assert across == upward
    assert across[0] <= 10.0
    assert across[1] >= 35.0


def test_predictions_that_change_a_little_do_not_move_the_axes(plot: ActualPlot) -> None:
    data = dataset_of()
    plot.show_dataset(data)
    plot.show_frame(frame(data, error=0.5))
    before = plot.canvas.home_range()
    plot.show_frame(frame(data, error=0.3))
    assert plot.canvas.home_range() == before


def test_predictions_far_away_are_counted_in_words(plot: ActualPlot) -> None:
    data = dataset_of()
    plot.show_dataset(data)
    train, valid, test = (data.y[data.shown(subset)].copy() for subset in range(3))
    train[:2] = 1e300, -1e9
    train[2] = np.nan
    plot.show_frame(with_predictions((train, valid, test)))
    assert "; 2 predictions lie beyond the axes. Residuals" in plot.describe()
    assert plot.canvas.home_range()[0][1] < 60.0
    plot.grab()


def test_no_finite_prediction_is_said(plot: ActualPlot) -> None:
    data = dataset_of()
    plot.show_dataset(data)
    plot.show_frame(frame(data, error=np.nan))
    assert plot.canvas.note().startswith("No prediction is finite: 16 of 16 have overflowed.")
    plot.grab()


def test_a_picture_without_points_says_how_many_lie_outside_and_how_far(plot: ActualPlot, qtbot: QtBot) -> None:
    data = dataset_of()
    plot.show_dataset(data)
    train, valid, test = (np.full(len(data.shown(subset)), 4e6) for subset in range(3))
    train[0], valid[0] = -2e9, np.nan
    plot.show_frame(with_predictions((train, valid, test)))
    assert plot.canvas.note() == (
        "16 of 16 predictions lie beyond these axes:\n"
        "the predictions run from −2e9 to 4e6, the actual values from 10 to 29."
    )
    plot.grab()
    plot.show_frame(frame(data))
    qtbot.waitUntil(lambda: plot.canvas.note() == "")


def test_a_few_predictions_outside_leave_the_points_without_a_note(plot: ActualPlot) -> None:
    data = dataset_of()
    plot.show_dataset(data)
    train, valid, test = (data.y[data.shown(subset)].copy() for subset in range(3))
    train[:4] = 1e9
    plot.show_frame(with_predictions((train, valid, test)))
    assert plot.canvas.note() == ""


def test_the_nearest_point_is_read_out_with_its_row_and_residual(plot: ActualPlot) -> None:
    data = dataset_of()
    plot.show_dataset(data)
    plot.show_frame(frame(data))
    plot.grab()
    x_pixel, y_pixel = plot.canvas.pixel()
    plot.canvas.pointed.emit(QPointF(25.0 + 2.0 * x_pixel, 25.5 - 3.0 * y_pixel))
    assert plot.canvas.readout() == "Row 16 (train)\nactual 25\npredicted 25.5\nresidual −0.5"
    plot.canvas.pointed.emit(QPointF(25.0, 11.0))
    assert plot.canvas.readout() == ""
    plot.canvas.pointed.emit(None)
    assert plot.canvas.readout() == ""


def test_a_frame_without_predictions_leaves_the_picture(plot: ActualPlot) -> None:
    data = dataset_of()
    plot.show_dataset(data)
    plot.show_frame(frame(data))
    plot.show_frame(Frame(run=1, update=2, epoch=0, updates_per_second=0.0, learning_rate=0.01))
    assert len(plot.points["train"].xs) == 14


def test_a_new_dataset_forgets_the_old_points(plot: ActualPlot) -> None:
    data = dataset_of()
    plot.show_dataset(data)
    plot.show_frame(frame(data))
    plot.show_dataset(dataset_of(40))
    assert not len(plot.points["train"].xs)
    assert plot.canvas.home_range()[0][1] > 49.0


def test_residuals_stand_beside_the_points_or_where_it_is_narrow_in_their_place(plot: ActualPlot) -> None:
    data = dataset_of(200)
    plot.show_dataset(data)
    plot.show_frame(frame(data, error=0.5))
    widen(plot, 900)
    assert plot.residuals.isVisibleTo(plot)
    assert plot.canvas.isVisibleTo(plot)
    assert not plot.switch.isVisibleTo(plot.header)
    widen(plot, 500)
    assert not plot.residuals.isVisibleTo(plot)
    assert plot.switch.isVisibleTo(plot.header)
    plot.switch.click()
    assert plot.residuals.isVisibleTo(plot)
    assert not plot.canvas.isVisibleTo(plot)


def test_residuals_are_actual_minus_predicted_with_their_histogram(plot: ActualPlot, qtbot: QtBot) -> None:
    widen(plot, 900)
    data = dataset_of(200)
    plot.show_dataset(data)
    train, valid, test = (data.y[data.shown(subset)] for subset in range(3))
    noise = np.random.default_rng(0).normal(size=len(train))
    plot.show_frame(with_predictions((train - noise, valid, test)))
    view = plot.residuals
    qtbot.waitUntil(lambda: len(view.points["train"].xs) == len(train))
    np.testing.assert_array_equal(view.points["train"].xs, train - noise)
    np.testing.assert_allclose(view.points["train"].ys, noise)
    assert not len(view.points["test"].xs)
    (low, high), limit = view.canvas.home_range()[1], np.abs(noise).max()
    assert low == -high
    inside = noise[np.abs(noise) <= high]
    counts, edges = np.histogram(inside, BINS, (low, high))
    np.testing.assert_allclose(view.bars["train"].xs[1:-1:2], counts / len(noise))
    np.testing.assert_allclose(view.bars["train"].ys[::2], edges)
    assert view.bars["valid"].xs.max() == 1.0  # all in the bar that holds zero
    assert not len(view.bars["test"].xs)
    assert high < 2.5 * limit
    assert view.histogram.shown_range()[1] == view.canvas.shown_range()[1]
    plot.show_rows(np.array([int(data.subsets[0][7])]))
    np.testing.assert_allclose(view.lit.ys, noise[[7]])
    plot.legend.button("train").click()
    assert not view.points["train"].isVisible()
    assert not view.bars["train"].isVisible()
    plot.grab()


def test_residuals_that_overflow_are_counted_and_leave_a_picture(plot: ActualPlot, qtbot: QtBot) -> None:
    widen(plot, 900)
    data = dataset_of(40)
    plot.show_dataset(data)
    train, valid, test = (data.y[data.shown(subset)].copy() for subset in range(3))
    train[:2] = np.inf, np.nan
    train[2] = -1e200
    plot.show_frame(with_predictions((train, valid, test)))
    qtbot.waitUntil(lambda: plot.residuals.outside == 3)
    plot.grab()
    plot.residuals.canvas.pointed.emit(QPointF(float(valid[0]), 0.0))
    assert "residual 0" in plot.residuals.canvas.readout()


def test_a_baselines_predictions_can_be_looked_at_instead(plot: ActualPlot, qtbot: QtBot) -> None:
    experiment = Experiment(data=Data(TableSource("auto_mpg")))
    data = build(experiment.data)
    found = finished(baselines(experiment, data))
    plot.show_dataset(data)
    plot.show_frame(frame(data))
    assert Wish.BASELINES not in plot.wish().wishes
    with qtbot.waitSignal(plot.wish_changed):
        plot.predictor.setCurrentIndex(NAMES.index("least_squares"))
    assert Wish.BASELINES in plot.wish().wishes
    assert "Still being found" in plot.canvas.note()
    plot.show_frame(replace(frame(data), baselines=found))
    line = found["least_squares"]
    assert line.predictions[0] is not None
    assert line.metrics[0] is not None
    np.testing.assert_array_equal(plot.points["train"].ys, line.predictions[0][data.shown_places(0)])
    assert f"{line.metrics[0].rmse:.2f}" in plot.describe()
    assert not len(plot.points["test"].ys), "the test set stays hidden here too"
    plot.predictor.setCurrentIndex(NAMES.index("network"))
    np.testing.assert_array_equal(plot.points["train"].ys, data.y[data.shown(0)] + 0.5)
