"""The test set in the window: hidden until it is asked for, and marked as looked at ever after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from playground.data.dataset import SHOWN_POINTS
from playground.experiment import Experiment
from widgets.plots.actual_plot import ActualPlot
from widgets.plots.fit_plot import FitPlot
from widgets.plots.measures_view import MeasuresView

if TYPE_CHECKING:
    from widgets.main_window import MainWindow


def mark(window: MainWindow) -> QLabel:
    label = window.status.findChild(QLabel, "status_test")
    assert isinstance(label, QLabel)
    return label


def with_seed(experiment: Experiment, seed: int) -> Experiment:
    return msgspec.structs.replace(experiment, data=msgspec.structs.replace(experiment.data, seed=seed))


def test_showing_the_test_set_marks_it_and_undo_does_not_make_it_unseen(window: MainWindow, qtbot: QtBot) -> None:
    session, fit, actual = window.session, window.plot("fit_plot"), window.plot("actual_plot")
    assert isinstance(fit, FitPlot)
    assert isinstance(actual, ActualPlot)
    assert session.test_look is None
    assert mark(window).text() == ""
    fit.legend.button("test").click()
    assert session.test_look is not None
    assert session.test_look.update == 0
    assert mark(window).text() == "Test set looked at"

    dataset = session.dataset
    session.edit(with_seed(session.experiment, 7), "other data")
    qtbot.waitUntil(lambda: session.dataset is not dataset)
    assert session.test_look is None
    assert mark(window).text() == ""
    assert not fit.legend.shows("test")

    window.action("edit_undo").trigger()
    qtbot.waitUntil(lambda: session.dataset is dataset)
    assert session.test_look is not None
    assert session.test_look.edits == 1
    assert "may have guided: 1" in mark(window).toolTip()


def test_rows_picked_in_one_plot_are_lit_in_all_until_the_data_change(window: MainWindow, qtbot: QtBot) -> None:
    session, fit, actual = window.session, window.plot("fit_plot"), window.plot("actual_plot")
    assert isinstance(fit, FitPlot)
    assert isinstance(actual, ActualPlot)
    dataset = session.dataset
    assert dataset is not None
    window.reveal("actual_plot")
    qtbot.waitUntil(lambda: len(actual.points["train"].xs) > 0)
    row = int(dataset.subsets[0][3])
    fit.rows_picked.emit(np.array([row]))
    np.testing.assert_array_equal(fit.view.lit.xs, dataset.x[[row], 0])  # type: ignore[attr-defined]
    np.testing.assert_array_equal(actual.lit.xs, dataset.y[[row]])
    session.edit(with_seed(session.experiment, 8), "other data")
    qtbot.waitUntil(lambda: session.dataset is not dataset)
    assert not len(fit.view.lit.xs)  # type: ignore[attr-defined]
    assert not len(actual.lit.xs)


def test_a_row_that_a_large_dataset_is_drawn_without_is_lit_up_where_it_would_be(
    window: MainWindow, qtbot: QtBot
) -> None:
    session, fit, actual = window.session, window.plot("fit_plot"), window.plot("actual_plot")
    assert isinstance(fit, FitPlot)
    assert isinstance(actual, ActualPlot)
    data = msgspec.structs.replace(session.experiment.data, samples=4000)
    session.edit(msgspec.structs.replace(session.experiment, data=data), "more samples")
    qtbot.waitUntil(lambda: session.dataset is not None and len(session.dataset.y) == 4000)
    dataset = session.dataset
    assert dataset is not None
    window.reveal("actual_plot")
    left_out = dataset.left_out(dataset.subsets[0])
    assert len(left_out) == len(dataset.subsets[0]) - SHOWN_POINTS
    rows = np.sort(np.array([left_out[5], dataset.shown(0)[7]]))
    fit.rows_picked.emit(rows)
    np.testing.assert_array_equal(np.sort(fit.view.lit.xs), np.sort(dataset.x[rows, 0]))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: len(actual.lit.xs) == 2)
    np.testing.assert_array_equal(np.sort(actual.lit.xs), np.sort(dataset.y[rows]))
    window.action("train_step").trigger()
    qtbot.waitUntil(lambda: session.update == 1 and session.paused)
    window.reveal("measures_view")
    measures = window.plot("measures_view")
    assert isinstance(measures, MeasuresView)
    qtbot.waitUntil(lambda: measures.appraisal is not None and measures.appraisal.update == 1)
    assert measures.appraisal is not None
    expected = measures.appraisal.predictions[0][np.isin(dataset.subsets[0], rows)]
    window.reveal("actual_plot")
    qtbot.waitUntil(lambda: np.allclose(np.sort(actual.lit.ys), np.sort(expected), atol=1e-6))
    fit.rows_picked.emit(rows[:0])
    assert not len(actual.lit.xs)
