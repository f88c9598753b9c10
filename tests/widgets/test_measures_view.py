"""Measures of a real network in the real window: figures, importance, effects and the worst rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel, QPointF, Qt
from pytestqt.qtbot import QtBot

from playground.appraisal import Appraisal, worst_rows
from playground.data.dataset import Dataset
from playground.experiment import Data, Experiment, Layer, Network, TableSource, Training
from widgets.plots.actual_plot import ActualPlot
from widgets.plots.fit_effect import EffectView
from widgets.plots.fit_plot import FitPlot
from widgets.plots.measures_view import EFFECTS, IMPORTANCE, ROWS, MeasuresView
from widgets.plots.ticks import number
from widgets.plots.wording import number_text
from widgets.theme import DARK, LIGHT

if TYPE_CHECKING:
    from widgets.main_window import MainWindow

CARS = Experiment(
    name="cars",
    data=Data(source=TableSource("auto_mpg")),
    network=Network(layers=(Layer(8, "tanh"),)),
    training=Training(max_epochs=None),
)


CARS_COLUMNS = ("cylinders", "displacement", "horsepower", "weight", "acceleration", "model_year")


@pytest.fixture
def view(window: MainWindow, qtbot: QtBot) -> MeasuresView:
    """The card on top, the network ten epochs old and measured."""
    window.session.open(CARS)
    qtbot.waitUntil(lambda: window.session.dataset is not None and window.session.dataset.features == 6)
    view = window.plot("measures_view")
    assert isinstance(view, MeasuresView)
    window.reveal("measures_view")
    window.session.run_to_epoch(10)
    qtbot.waitUntil(lambda: window.session.epoch_number == 10 and window.session.paused)
    qtbot.waitUntil(lambda: appraisal_of(view) is not None and shown(view).update == window.session.update)
    return view


def appraisal_of(view: MeasuresView) -> Appraisal | None:
    return view.appraisal


def shown(view: MeasuresView) -> Appraisal:
    assert view.appraisal is not None
    return view.appraisal


def data_of(window: MainWindow) -> Dataset:
    assert window.session.dataset is not None
    return window.session.dataset


def test_the_figures_are_those_of_the_frame_and_the_test_sets_come_when_asked_for(
    window: MainWindow, view: MeasuresView, qtbot: QtBot
) -> None:
    scores = view.scores
    qtbot.waitUntil(lambda: window.session.last_frame is not None and window.session.last_frame.valid is not None)
    frame = window.session.last_frame
    assert frame is not None
    for subset, metrics in enumerate((frame.train, frame.valid)):
        assert metrics is not None
        assert scores.values[subset, "rmse"].text() == number(metrics.rmse)
        assert scores.values[subset, "r2"].text() == f"{metrics.r2:.3f}".replace("-", "−")
    assert scores.spreads[0, "rmse"].text() == ""
    intervals = shown(view).intervals[1]
    assert intervals is not None
    assert scores.spreads[1, "mae"].text() == f"{number_text(intervals.mae.low)} – {number_text(intervals.mae.high)}"
    assert not scores.values[2, "rmse"].isVisibleTo(view)
    assert "test:" not in view.describe()
    assert "mpg" in scores.note.text()
    assert "95\N{NO-BREAK SPACE}%" in scores.note.text()  # as it is written everywhere
    assert "where 95 % of the figures" in scores.note.toolTip()

    scores.show_test.click()
    assert window.session.test_look is not None
    assert window.session.test_look.update == window.session.update
    assert scores.values[2, "rmse"].isVisibleTo(view)
    assert scores.spreads[2, "rmse"].text()
    assert not scores.show_test.isVisibleTo(view)
    assert f"first shown at update {window.session.update:,}" in scores.mark.text()
    assert "test: RMSE" in view.describe()
    view.grab()


def test_the_most_important_column_stands_on_top_with_its_spread(view: MeasuresView) -> None:
    view.modes.button(IMPORTANCE).click()
    bars = view.importance.bars
    means = [one.mean for one in bars.importances]
    assert means == sorted(means, reverse=True)
    assert {one.part.name for one in bars.importances} == set(CARS_COLUMNS)
    assert len(means) == 6
    assert f"{bars.importances[0].part.name} +" in bars.accessibleName()
    assert "validation set" in view.importance.note.text()
    assert "10 shuffles" in view.importance.note.toolTip()
    for theme in (DARK, LIGHT):
        view.show_theme(theme)
        view.grab()


def test_every_column_has_its_effect_and_a_click_draws_it_large(window: MainWindow, view: MeasuresView) -> None:
    view.modes.button(EFFECTS).click()
    view.grab()
    grid = view.effects.grid
    assert [effect.part.name for effect in grid.effects] == list(data_of(window).feature_names)
    low, high = grid.limits
    for effect in grid.effects:
        assert low <= effect.means.min() <= effect.means.max() <= high
    assert grid.index_at(grid.place(3).center()) == 3
    grid._hover(3, QPointF(grid.area(3).right(), grid.area(3).center().y()))
    value, mean = number(float(grid.effects[3].values[-1])), number(float(grid.effects[3].means[-1]))
    assert grid.readout.text() == f"weight = {value}\nmean prediction {mean}"
    grid.picked.emit(3)
    fit = window.plot("fit_plot")
    assert isinstance(fit, FitPlot)
    assert fit.feature.currentText() == "weight"


def test_the_worst_rows_are_listed_with_their_values_and_lit_up_where_they_are_drawn(
    window: MainWindow, view: MeasuresView, qtbot: QtBot
) -> None:
    data, fit, actual = data_of(window), window.plot("fit_plot"), window.plot("actual_plot")
    assert isinstance(fit, FitPlot)
    assert isinstance(fit.view, EffectView)
    assert isinstance(actual, ActualPlot)
    view.modes.button(ROWS).click()
    page = view.rows
    expected = worst_rows(data, shown(view).predictions, (0, 1), 20)
    assert page.model.rows == expected
    cells = [page.model.data(page.model.index(0, column)) for column in range(page.model.columnCount())]
    worst = expected[0]
    assert cells[0] == str(worst.row + 1)
    assert cells[2:5] == [number(worst.actual), number(worst.predicted), number(worst.residual)]
    assert cells[5:] == [number(value) for value in data.x[worst.row].tolist()]

    page.all.click()
    lit = fit.view.lit_points
    qtbot.waitUntil(lambda: len(lit.xs) == 20)
    np.testing.assert_array_equal(np.sort(lit.xs), np.sort([row.actual for row in expected]))
    np.testing.assert_allclose(
        np.sort(fit.view.lit_samples.xs), np.sort(data.x[[row.row for row in expected], fit.view.feature])
    )
    select = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    page.table.selectionModel().select(page.model.index(2, 0), select)
    np.testing.assert_array_equal(lit.xs, [expected[2].actual])
    window.reveal("actual_plot")
    qtbot.waitUntil(lambda: len(actual.lit.xs) == 1)
    np.testing.assert_allclose(actual.lit.ys - actual.lit.xs, -expected[2].residual, rtol=1e-6)
    page.none.click()
    assert not len(lit.xs)
    assert not len(actual.lit.xs)


def test_a_selected_row_stays_so_while_it_is_listed_and_rows_of_the_test_set_wait_to_be_shown(
    window: MainWindow, view: MeasuresView, qtbot: QtBot
) -> None:
    page = view.rows
    view.modes.button(ROWS).click()
    assert [page.sets.itemText(index) for index in range(page.sets.count())] == ["all sets", "train", "validation"]
    page.table.selectRow(0)
    worst = page.model.rows[0]
    picked: list[np.ndarray] = []
    page.picked.connect(picked.append)
    page.sets.setCurrentIndex(page.sets.findData(worst.subset))
    assert {row.subset for row in page.model.rows} == {worst.subset}
    assert [index.row() for index in page.table.selectionModel().selectedRows()] == [0]
    assert picked == []
    page.sets.setCurrentIndex(page.sets.findData(1 - worst.subset))
    assert [len(rows) for rows in picked] == [0]
    window.session.look_at_test()
    assert page.sets.findData(2) > 0
    page.sets.setCurrentIndex(page.sets.findData(2))
    assert {row.subset for row in page.model.rows} == {2}
    update = window.session.update
    window.action("train_step").trigger()
    qtbot.waitUntil(lambda: shown(view).update == update + 1)
    assert f"update {update + 1:,}" in page.note.text()


def test_other_data_forget_what_was_measured(window: MainWindow, view: MeasuresView, qtbot: QtBot) -> None:
    window.action("edit_undo").trigger()
    qtbot.waitUntil(lambda: data_of(window).features == 1)
    qtbot.waitUntil(lambda: appraisal_of(view) is not None and len(shown(view).importances) == 1)
    view.modes.button(IMPORTANCE).click()
    assert view.importance.bars.importances[0].part.name == "x"
    view.clear()
    assert view.describe() == "The network has not been measured yet."
    assert view.scores.values[0, "rmse"].text() == "–"
    view.grab()


def test_only_what_is_seen_is_measured(window: MainWindow, view: MeasuresView, qtbot: QtBot) -> None:
    window.reveal("loss_plot")
    qtbot.waitUntil(lambda: "measures_view" not in window.content.views.shown)
    before = shown(view)
    window.action("train_step").trigger()
    qtbot.waitUntil(lambda: window.session.update == before.update + 1 and window.session.paused)
    assert shown(view) is before
    window.reveal("measures_view")
    qtbot.waitUntil(lambda: shown(view).update == before.update + 1)
    assert view.modes.button(ROWS).focusPolicy() == Qt.FocusPolicy.TabFocus
