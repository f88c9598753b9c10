"""A class guesses the fit or the loss in the real window, before it is shown."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.frames import FloatArray
from playground.messages import RunState
from widgets.main_window import MainWindow
from widgets.plots.fit_curve import CurveView
from widgets.plots.fit_plot import FitPlot
from widgets.teaching.guess_card import FIT, LOSS, GuessCard
from widgets.teaching.teaching import Teaching

Key = Qt.Key


@pytest.fixture
def teaching(window: MainWindow) -> Teaching:
    return window.teaching


def drawn(card: GuessCard) -> None:
    """A line across the sheet, by hand."""
    canvas = card.canvas
    left, right = canvas.area.left() + 5, canvas.area.right() - 5
    y = round(canvas.area.center().y())
    hand = canvas.viewport()
    QTest.mousePress(hand, Qt.MouseButton.LeftButton, pos=QPoint(round(left), y))
    for x in np.linspace(left, right, 9):
        QTest.mouseMove(hand, QPoint(round(x), y))
    QTest.mouseRelease(hand, Qt.MouseButton.LeftButton, pos=QPoint(round(right), y))


def test_the_fit_is_guessed_revealed_and_measured(window: MainWindow, teaching: Teaching, qtbot: QtBot) -> None:
    session = window.session
    window.action("train_guess").trigger()
    card = teaching.guessing.card
    assert card is not None
    fit = window.plot("fit_plot")
    assert card.geometry() == fit.rect()
    assert not card.reveal.isEnabled()
    card.updates.setValue(60)
    drawn(card)
    assert card.canvas.is_drawn
    assert card.canvas.guess.isVisible()
    card.clear.click()
    assert not card.reveal.isEnabled()
    drawn(card)
    card.reveal.click()
    qtbot.waitUntil(lambda: "On average the guess is" in card.sentence.text(), timeout=20_000)
    assert session.update == 60
    assert not session.training
    assert isinstance(fit, FitPlot)
    assert isinstance(fit.view, CurveView)
    assert np.array_equal(card.canvas.truth.ys, fit.view.network.ys)
    assert card.canvas.fixed
    card.close_button.click()
    assert teaching.guessing.card is None


def test_the_loss_is_guessed_by_keys(window: MainWindow, teaching: Teaching, qtbot: QtBot) -> None:
    session = window.session
    session.step(12)
    qtbot.waitUntil(lambda: session.update == 12 and session.paused)
    teaching.guessing.begin(LOSS, 48, free=True)
    card = teaching.guessing.card
    assert card is not None
    canvas = card.canvas
    for key in (Key.Key_Home, Key.Key_Down, Key.Key_End, Key.Key_Down, Key.Key_Left, Key.Key_Up):
        QTest.keyClick(canvas, key)
    assert session.update == 12  # arrows are the sheet's
    assert canvas.is_drawn
    assert canvas.shown_range()[0] == (0.0, 60.0)
    assert canvas.curtain.start == 12.0
    card.reveal.click()
    qtbot.waitUntil(lambda: "the training loss is" in card.sentence.text(), timeout=20_000)
    assert session.update == 60
    assert "RMSE" in card.sentence.text()
    assert canvas.truth.xs[0] >= 12.0
    assert canvas.truth.xs[-1] <= 60.0
    teaching.guessing.end()


def test_with_reduced_motion_the_truth_is_there_at_once(
    window: MainWindow, teaching: Teaching, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("widgets.teaching.guessing.moves", lambda _: False)
    teaching.guessing.begin(FIT, 20)
    card = teaching.guessing.card
    assert card is not None
    drawn(card)
    lengths: list[int] = []

    def count(x: FloatArray, _y: FloatArray, _share: float) -> None:
        lengths.append(len(x))

    monkeypatch.setattr(card.canvas, "show_truth", count)
    card.reveal.click()
    qtbot.waitUntil(lambda: "On average the guess is" in card.sentence.text(), timeout=20_000)
    assert len(lengths) == 1
    teaching.guessing.end()


def test_a_guess_is_of_the_network_that_is_there(window: MainWindow, teaching: Teaching, qtbot: QtBot) -> None:
    session = window.session
    session.step(5)
    qtbot.waitUntil(lambda: session.update == 5 and session.paused)
    window.action("train_guess").trigger()
    card = teaching.guessing.card
    assert card is not None
    drawn(card)
    run = session.run
    window.action("train_reseed").trigger()
    qtbot.waitUntil(lambda: session.run != run and session.state is RunState.IDLE and session.last_frame is not None)
    assert teaching.guessing.card is card
    assert not card.canvas.is_drawn
    QTest.keyClick(window, Key.Key_Escape)
    assert teaching.guessing.card is None


def test_a_step_has_its_plot_guessed_and_never_bars_the_way(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    window.lessons.open("linear")
    course = window.lessons.course
    course.next()
    card = teaching.guessing.card
    assert card is not None
    assert not card.kind.isVisible()
    drawn(card)
    card.reveal.click()
    qtbot.waitUntil(lambda: course.passed, timeout=30_000)
    assert window.session.update == 1500
    course.next()
    assert teaching.guessing.card is None
    course.back()
    assert teaching.guessing.card is not None
    course.leave()
    assert teaching.guessing.card is None
