"""The network beside its baselines: the table, the verdict, cross-validation in the window."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from playground.experiment import Data, Experiment, FunctionSource, Layer, Network, Training
from playground.frames import Metrics
from playground.messages import RunState
from playground.study import CrossValidated, CrossValidation, Fold
from widgets.main_window import MainWindow
from widgets.plots import baseline_words as words
from widgets.plots.baselines_view import FOLDS, BaselinesView
from widgets.session import Session

LINE = Experiment(
    data=Data(FunctionSource("line"), samples=120, noise=0.2, split=(0.6, 0.2, 0.2)),
    network=Network((Layer(4, "tanh"),)),
    training=Training(max_epochs=4, batch_size=32, learning_rate=0.001),
)
"""What least squares cannot be beaten at."""
CURVE = Experiment(
    data=Data(FunctionSource("absolute"), samples=160, noise=0.02),
    network=Network((Layer(12, "relu"),)),
    training=Training(max_epochs=150, learning_rate=0.02),
)


def opened(window: MainWindow, qtbot: QtBot, experiment: Experiment, *, train: bool = True) -> BaselinesView:
    """The view with the experiment in it, trained to its end."""
    session: Session = window.session
    session.edit(experiment, "open")
    window.reveal("baselines_view")
    view = window.plot("baselines_view")
    assert isinstance(view, BaselinesView)
    qtbot.waitUntil(lambda: session.state is RunState.IDLE and session.last_frame is not None)
    if train:
        session.train()
        qtbot.waitUntil(lambda: session.state is RunState.FINISHED, timeout=20_000)
    qtbot.waitUntil(lambda: len(view.canvas.models) == 4 and view._frame is session.last_frame, timeout=10_000)
    return view


def cell(view: BaselinesView, model: int, head: str) -> str:
    return view.canvas.models[model].cells[view.canvas._heads.index(head)]


def test_the_table_has_every_model_on_every_set_but_the_test_set(window: MainWindow, qtbot: QtBot) -> None:
    view = opened(window, qtbot, CURVE)
    found = window.session.last_frame
    assert found is not None
    assert found.baselines is not None
    assert found.valid is not None
    qtbot.waitUntil(lambda: cell(view, 0, "validation") == words.rmse_text(found.valid))
    labels = [model.label for model in view.canvas.models]
    k = found.baselines.neighbours
    assert labels == ["network", words.name_of("neighbours", k), "least squares", "mean"]
    assert cell(view, 2, "train") == words.rmse_text(found.baselines["least_squares"].metrics[0])
    assert "test" not in view.canvas._heads
    assert "chosen on this set" in view.describe()
    assert window.session.test_look is None


def test_a_network_that_beats_a_line_is_told_so_once_the_test_set_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    view = opened(window, qtbot, CURVE)
    box = view.header.findChild(QCheckBox, "baselines_show_test")
    assert box is not None
    box.click()
    assert window.session.test_look is not None
    assert cell(view, 2, "test") != "–"
    assert "beats least squares on the test set" in view.describe()
    assert not window.notice_bar.isVisible() or "No better" not in window.notice_bar.text


def test_one_that_does_not_is_told_so_with_numbers_in_the_card_and_in_a_notice(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = opened(window, qtbot, LINE)
    assert "does not beat" not in view.describe()
    view.show_test.click()
    text = view.describe()
    assert "does not beat least squares on the test set" in text
    last = window.session.last_frame
    assert last is not None
    assert last.baselines is not None
    assert words.rmse_text(last.test) in text
    assert words.rmse_text(last.baselines["least_squares"].metrics[2]) in text
    assert "2 coefficients" in text
    qtbot.waitUntil(lambda: "No better than least squares" in window.notice_bar.text)


def test_cross_validation_runs_beside_the_training_and_shows_a_point_for_each_fold(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = opened(window, qtbot, LINE, train=False)
    view.modes.button(FOLDS).click()
    button = view.header.findChild(QPushButton, "cross_validate")
    assert button is not None
    view.folds.folds.edited.emit(3, "")
    button.click()
    assert view.folds.asked
    assert view.folds.progress.isVisible()
    qtbot.waitUntil(lambda: not view.folds.asked, timeout=20_000)
    assert [len(model.points) for model in view.folds.canvas.models] == [3, 3, 3, 3]
    assert "over 3 of 3 folds of 96 rows" in view.folds.sentence()
    assert "±" in view.folds.canvas.models[0].cells[0]
    assert window.session.update == 0, "the run on screen is not touched"
    window.session.edit(replace(LINE, network=Network((Layer(9, "relu"),))), "another network")
    qtbot.waitUntil(lambda: "Settings have changed" in view.folds.sentence())


def test_cross_validation_can_be_cancelled_and_refuses_a_run_without_an_end(window: MainWindow, qtbot: QtBot) -> None:
    endless = replace(LINE, training=Training(max_epochs=10**9))
    view = opened(window, qtbot, endless, train=False)
    view.modes.button(FOLDS).click()
    field = view.folds.folds
    for typed in ("1", "21", "-5"):
        field.selectAll()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.text() == "5"
        assert "between 2 and 20" in field.toolTip()
    view.folds.button.click()
    qtbot.waitUntil(lambda: view.folds._done is not None)
    view.folds.button.click()
    assert not view.folds.asked
    window.session.edit(replace(endless, training=Training(max_epochs=None)), "no end")
    view.folds.button.click()
    qtbot.waitUntil(lambda: "has no end" in view.folds.text.text)
    assert not view.folds.asked


def test_a_hovered_row_says_all_its_numbers(window: MainWindow, qtbot: QtBot) -> None:
    view = opened(window, qtbot, LINE, train=False)
    place = view.canvas.track(2).center()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        view.canvas.mapToGlobal(place),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view.canvas, event)
    assert "closed form" in view.readout.text()
    assert "validation" in view.readout.text()
    view.canvas.hovered.emit("", QPointF())
    assert view.readout.isHidden()


def test_a_difference_is_luck_where_its_standard_errors_are_few() -> None:
    generator = np.random.default_rng(0)
    actual = generator.normal(size=400)
    good, bad = actual + 0.1 * generator.normal(size=400), actual + 0.5 * generator.normal(size=400)
    assert words.paired_errors(actual, good, bad) > 8.0
    assert words.paired_errors(actual, bad, good) == pytest.approx(-words.paired_errors(actual, good, bad))
    alike = actual + 0.1 * generator.normal(size=400)
    assert abs(words.paired_errors(actual, good, alike)) < 3.0
    assert np.isnan(words.paired_errors(actual[:2], good[:2], bad[:2]))
    assert np.isnan(words.paired_errors(actual, good, good))


def test_means_and_spreads_are_written_with_the_digits_of_the_spread() -> None:
    assert words.plus_minus((2.8134, 0.3121)) == "2.81 ± 0.31"
    assert words.plus_minus((54.51, 2.66)) == "54.5 ± 2.7"
    assert words.plus_minus((1234.5, 56.7)) == "1,234 ± 57"
    assert words.plus_minus((2.0, float("nan"))) == "2"
    assert words.plus_minus((float("nan"), float("nan"))) == "–"


def test_a_fold_that_diverged_is_said() -> None:
    bad, fine = Metrics(9e9, 8e18, 2.8e9, 2e9, -1e9), Metrics(1.0, 4.0, 2.0, 1.5, 0.1)
    folds = tuple(Fold(10, one, (fine, fine, fine), 5, why) for one, why in ((bad, "diverged"), (fine, "max_epochs")))
    text = words.folds(CrossValidated(Experiment(), CrossValidation(2), 20, 1.0, folds), "y")
    assert "diverged" in text
    assert "better in 0 of 2 folds" in text


@pytest.mark.parametrize(
    ("r2", "text"), [(0.8452, "0.845"), (-0.0302, "−0.030"), (-0.0004, "0.000"), (-174.2, "−174"), (float("nan"), "–")]
)
def test_r2_has_a_true_minus_where_it_is_below_nothing(r2: float, text: str) -> None:
    assert words.r2_text(Metrics(1.0, 1.0, 1.0, 1.0, r2)) == text
