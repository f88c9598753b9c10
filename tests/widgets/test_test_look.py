"""The test set in the window: hidden until it is asked for, and marked as looked at ever after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import numpy as np
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from playground.experiment import Experiment
from widgets.plots.actual_plot import ActualPlot
from widgets.plots.fit_plot import FitPlot

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
