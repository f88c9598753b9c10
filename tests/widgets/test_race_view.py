"""Races and seeds through the real window: chosen by ticking, seen while they go on, pinned at the end."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.contest import Contest, Kind
from playground.data.build import build
from playground.experiment import FunctionSource, Layer, TableSource
from playground.trainer import Trainer
from playground.variants import MOST
from tests.widgets.painted_text import texts_of
from widgets import language
from widgets.app import application
from widgets.main_window import MainWindow
from widgets.plots.fit_curve import CurveView
from widgets.plots.fit_effect import EffectView
from widgets.plots.fit_plot import FitPlot
from widgets.plots.loss_plot import LossPlot
from widgets.plots.race_view import SEEDS, RaceView
from widgets.race_dialog import RaceDialog
from widgets.roomy import AROUND, Roomy

LONG = 20_000
EPOCHS = 6


def race_view(window: MainWindow) -> RaceView:
    found = window.plot("race_view")
    assert isinstance(found, RaceView)
    return found


def dialog(window: MainWindow, qtbot: QtBot) -> RaceDialog:
    window.action("train_race").trigger()
    qtbot.waitUntil(lambda: window.findChild(RaceDialog) is not None)
    found = window.findChild(RaceDialog)
    assert found is not None
    return found


def finish(window: MainWindow, qtbot: QtBot) -> Contest:
    session = window.session
    qtbot.waitUntil(lambda: session.questions.contest is not None and session.questions.contest.finished, timeout=LONG)
    assert session.questions.contest is not None
    return session.questions.contest


def race(window: MainWindow, qtbot: QtBot, *names: str) -> Contest:
    race_view(window).epochs.setValue(EPOCHS)
    asked = dialog(window, qtbot)
    for name in names:
        asked.box(name).setChecked(True)
    QTest.mouseClick(asked.start, Qt.MouseButton.LeftButton)
    return finish(window, qtbot)


def test_the_dialog_keeps_to_two_to_eight(window: MainWindow, qtbot: QtBot) -> None:
    asked = dialog(window, qtbot)
    assert [entrant.name for entrant in asked.entrants] == ["as it is"]
    assert not asked.start.isEnabled()
    boxes = [box for box in asked.boxes if not box.isChecked()]
    boxes[0].setChecked(True)
    assert asked.start.isEnabled()
    for box in boxes[1 : MOST - 1]:
        box.setChecked(True)
    assert len(asked.entrants) == MOST
    assert asked.start.isEnabled()
    assert not any(box.isEnabled() for box in boxes[MOST - 1 :])
    boxes[0].setChecked(False)
    assert all(box.isEnabled() for box in boxes)
    asked.reject()


@pytest.mark.parametrize("words", ["en", "ko"])
def test_the_dialog_fits_a_small_screen_without_scrolling_sideways(window: MainWindow, words: str) -> None:
    language.speak(application(), words)
    asked = RaceDialog(window.session.experiment, window)
    table = asked.findChildren(Roomy)[0].widget()
    assert table is not None
    wanted = table.sizeHint()
    language.speak(application(), "en")
    asked.deleteLater()
    assert wanted.width() <= 1024 - AROUND.width()
    assert wanted.height() <= 700 - AROUND.height()


def test_variants_race_and_are_seen_as_pictures_lines_and_a_table(window: MainWindow, qtbot: QtBot) -> None:
    result = race(window, qtbot, "ReLU", "1 hidden layer", "seed 1")
    view = race_view(window)
    assert window.session.update == 0  # the current run stands where it stood
    assert result.kind is Kind.RACE
    names = ["as it is", "ReLU", "1 hidden layer", "seed 1"]
    assert [standing.entrant.name for standing in result.standings] == names
    for standing in result.standings:
        alone = Trainer(standing.entrant.experiment, build(standing.entrant.experiment.data))
        alone.advance(EPOCHS * alone.updates_per_epoch)
        np.testing.assert_array_equal(standing.curves.valid, alone.history.curves().valid)
    qtbot.waitUntil(lambda: view.table.rowCount() == 4)
    assert len(view.grid.cells()) == 4
    assert sum(len(line.xs) > 0 for line in view.losses.lines) == 4
    assert [mark.word for mark in view.losses.numbers.marks] == ["1", "2", "3", "4"]
    ranked = [view.table.item(row, 1) for row in range(4)]
    best = result.standings[result.ranking[0]].entrant.name
    assert ranked[0] is not None
    assert ranked[0].text() == best
    assert best in view.describe()
    assert "epoch 6" in view.grid.words(0)
    assert not view.stop.isVisible()


def test_no_line_crosses_the_names_of_the_axes(window: MainWindow, qtbot: QtBot) -> None:
    window.reveal("race_view")
    result = race(window, qtbot, "ReLU")
    falling = np.logspace(0.0, -3.0, EPOCHS + 1)
    standings = tuple(replace(one, curves=replace(one.curves, valid=falling)) for one in result.standings)
    losses = race_view(window).losses
    losses.show_contest(replace(result, standings=standings))
    losses.reset_view()
    qtbot.waitUntil(lambda: losses.shown_range()[1][0] < -3.0)
    epoch, loss = losses.name_places()
    for line in losses.lines[:2]:
        _, heights = losses.to_pixels(line.xs, line.ys)
        assert loss.bottom() < heights.min()
        assert heights.max() < epoch.top()


def test_what_came_out_can_be_pinned_and_restored(window: MainWindow, qtbot: QtBot) -> None:
    result = race(window, qtbot, "seed 1")
    view = race_view(window)
    qtbot.waitUntil(lambda: view.pin.isVisible())
    assert not view.pin.isEnabled()
    view.table.selectRow(result.ranking.index(1))
    assert view.pin.isEnabled()
    QTest.mouseClick(view.pin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.shelf.runs) == 1, timeout=LONG)
    kept = window.session.shelf.runs[0]
    assert (kept.name, kept.pinned, kept.frame.epoch) == ("seed 1", True, EPOCHS)
    window.session.restore_run(kept)
    qtbot.waitUntil(lambda: window.session.update == kept.frame.update, timeout=LONG)
    assert window.session.experiment.network.seed == 1


def test_seeds_are_a_band_with_its_members_in_the_fit_and_in_the_losses(window: MainWindow, qtbot: QtBot) -> None:
    view = race_view(window)
    view.epochs.setValue(EPOCHS)
    window.action("train_seeds").trigger()
    result = finish(window, qtbot)
    assert (result.kind, len(result.standings)) == (Kind.SEEDS, SEEDS)
    window.reveal("fit_plot")
    fit, losses = window.plot("fit_plot"), window.plot("loss_plot")
    assert isinstance(fit, FitPlot)
    assert isinstance(losses, LossPlot)
    assert isinstance(fit.view, CurveView)
    band = fit.view.over.band
    qtbot.waitUntil(lambda: list(band.members.ys.shape) == [len(band.members.xs), SEEDS])
    curves = np.stack([standing.fit.curve for standing in result.standings if standing.fit.curve is not None], axis=1)
    np.testing.assert_array_equal(band.members.ys, curves)
    np.testing.assert_array_equal(band.fill.low, curves.min(axis=1))
    np.testing.assert_array_equal(band.fill.high, curves.max(axis=1))
    assert "a band of 16 seeds" in fit.describe()
    qtbot.waitUntil(lambda: list(losses.over.band.members.ys.shape) == [EPOCHS + 1, SEEDS], timeout=LONG)
    fit.legend.button("seeds").setChecked(False)
    assert not band.members.isVisible()
    fit.legend.button("seeds").setChecked(True)
    assert band.members.isVisible()
    data = replace(window.session.experiment.data, source=FunctionSource("step"))
    window.session.edit(replace(window.session.experiment, data=data), "other data")
    qtbot.waitUntil(lambda: len(band.members.xs) == 0, timeout=LONG)


def test_under_small_pictures_losses_of_many_digits_are_whole(window: MainWindow, qtbot: QtBot) -> None:
    view = race_view(window)
    view.epochs.setValue(1)
    window.action("train_seeds").trigger()
    result = finish(window, qtbot)
    standings = [
        replace(one, curves=replace(one.curves, valid=np.full_like(one.curves.valid, 0.0868)))
        for one in result.standings
    ]
    window.reveal("race_view")
    grid = view.grid
    qtbot.waitUntil(grid.isVisible)
    for width in range(180, 400, 10):
        grid.resize(width, 130)
        grid.show_contest(replace(result, standings=tuple(standings)))
        losses = [text for text in (each.text.strip() for each in texts_of(grid)) if text.startswith("0.")]
        assert len(losses) == SEEDS
        assert not any("…" in text for text in losses)
    assert view.epochs.lineEdit().textMargins().left() > 0


def test_of_many_features_the_chosen_one_has_the_band(window: MainWindow, qtbot: QtBot) -> None:
    data = replace(window.session.experiment.data, source=TableSource("diabetes"))
    window.session.edit(replace(window.session.experiment, data=data), "other data")
    qtbot.waitUntil(
        lambda: window.session.last_frame is not None and window.session.last_frame.run == window.session.run,
        timeout=LONG,
    )
    race_view(window).epochs.setValue(2)
    window.action("train_seeds").trigger()
    result = finish(window, qtbot)
    window.reveal("fit_plot")
    fit = window.plot("fit_plot")
    assert isinstance(fit, FitPlot)
    for feature in (0, 4):
        fit.feature.setCurrentIndex(feature)
        assert isinstance(fit.view, EffectView)
        members = fit.view.over.band.members.ys
        np.testing.assert_array_equal(members[:, 3], result.standings[3].fits[feature].curve)


def test_a_race_can_be_stopped_and_the_window_goes_on_training_meanwhile(window: MainWindow, qtbot: QtBot) -> None:
    view = race_view(window)
    view.epochs.setValue(50_000)
    window.action("train_seeds").trigger()
    qtbot.waitUntil(lambda: view.stop.isVisible(), timeout=LONG)
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: window.session.update > 100, timeout=LONG)
    window.action("train_toggle").trigger()
    QTest.mouseClick(view.stop, Qt.MouseButton.LeftButton)
    assert finish(window, qtbot).stopped
    qtbot.waitUntil(lambda: not view.stop.isVisible())
    assert view.state.text() == "Stopped."


def test_what_cannot_race_is_said_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    large = (Layer(1500), Layer(1500))
    experiment = window.session.experiment
    window.session.edit(replace(experiment, network=replace(experiment.network, layers=large)), "large")
    qtbot.waitUntil(
        lambda: window.session.last_frame is not None and window.session.last_frame.run == window.session.run,
        timeout=LONG,
    )
    window.action("train_seeds").trigger()
    qtbot.waitUntil(lambda: "use fewer units" in window.notice_bar.text, timeout=LONG)


def test_the_window_closes_while_a_race_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    race_view(window).epochs.setValue(50_000)
    asked = dialog(window, qtbot)
    asked.box("ReLU").setChecked(True)
    asked.accept()
    qtbot.waitUntil(lambda: race_view(window).stop.isVisible(), timeout=LONG)
    window.session.close()
    assert not any(thread.name == "training" for thread in threading.enumerate())
