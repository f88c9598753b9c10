"""The list of runs through the real window: pin, rename, draw over, restore, delete."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from playground.experiment import Experiment, FunctionSource, Layer, TableSource
from playground.kept_run import KeptRun
from playground.session_file import load_session
from tests.widgets.cut_off import cut_off
from widgets.main_window import MainWindow
from widgets.panels.run_row import RunRow
from widgets.panels.runs_panel import ROOMY, RunsPanel
from widgets.plots.fit_curve import CurveView
from widgets.plots.fit_effect import EffectView
from widgets.plots.fit_plane import PlaneView
from widgets.plots.fit_plot import FitPlot
from widgets.plots.gradient_bars import GradientBars
from widgets.plots.loss_plot import LossPlot
from widgets.session_state import state_of
from widgets.tight_tabs import counted

LONG = 20_000


def panel(window: MainWindow) -> RunsPanel:
    found = window.plot("runs_panel")
    assert isinstance(found, RunsPanel)
    return found


def fit(window: MainWindow) -> FitPlot:
    found = window.plot("fit_plot")
    assert isinstance(found, FitPlot)
    return found


def train(window: MainWindow, qtbot: QtBot, updates: int) -> None:
    session = window.session
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: session.update >= updates, timeout=LONG)
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: session.paused, timeout=LONG)
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.updates_per_second == 0.0)


def edit(window: MainWindow, qtbot: QtBot, experiment: Experiment) -> None:
    window.session.edit(experiment, "edit")
    qtbot.waitUntil(
        lambda: window.session.last_frame is not None and window.session.last_frame.run == window.session.run,
        timeout=LONG,
    )


def with_layers(experiment: Experiment, *layers: Layer) -> Experiment:
    return replace(experiment, network=replace(experiment.network, layers=layers))


def pin(window: MainWindow, qtbot: QtBot) -> KeptRun:
    count = len(window.session.shelf.runs)
    button = window.toolbar.findChild(QToolButton, "train_pin_button")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.shelf.runs) > count, timeout=LONG)
    return window.session.shelf.runs[-1]


def row(window: MainWindow, run: KeptRun) -> RunRow:
    return panel(window).rows[run.number]


def numbers(window: MainWindow) -> list[int]:
    return [run.number for run in window.session.shelf.runs]


def words(view: CurveView) -> list[str]:
    """The names on the dashed lines."""
    return [mark.word for mark in view.over.kept.names.marks]


def test_a_pinned_run_is_listed_and_drawn_over_the_next_one(window: MainWindow, qtbot: QtBot) -> None:
    assert "Pin run" in panel(window).empty.text()
    train(window, qtbot, 60)
    pinned = pin(window, qtbot)
    assert window.dock("runs_panel").windowTitle() == counted("Runs", 1)
    assert "Pinned" in window.notice_bar.text
    window.reveal("runs_panel")
    name = row(window, pinned).name
    name.selectAll()
    QTest.keyClicks(name, "ReLU run")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert window.session.shelf.runs[0].name == "ReLU run"
    edit(window, qtbot, with_layers(window.session.experiment, Layer(4, "tanh")))
    view = fit(window).view
    assert isinstance(view, CurveView)
    line, fits = view.over.kept.lines[0], pinned.fits[0]
    assert line.isVisible()
    assert fits.curve is not None
    np.testing.assert_array_equal(line.ys, fits.curve)
    assert [mark.word for mark in view.over.kept.names.marks] == ["pinned: ReLU run"]
    assert "pinned: ReLU run" in fit(window).describe()
    losses, bars = window.plot("loss_plot"), window.plot("gradient_bars")
    assert isinstance(losses, LossPlot)
    assert isinstance(bars, GradientBars)
    qtbot.waitUntil(lambda: [mark.word for mark in losses.over.kept.names.marks] == ["pinned: ReLU run"])
    window.reveal("gradient_bars")
    qtbot.waitUntil(lambda: len(bars.canvas.bars) == 2)
    assert pinned.frame.gradients is not None
    assert [over.name for over in bars.canvas.over] == ["pinned: ReLU run"]
    values = pinned.frame.gradients.values[0, :, 1]
    assert bars.canvas.over[0].values == (values[0], values[-1])  # hidden by hidden, output by output
    assert "pinned: ReLU run" in bars.words(0)
    window.reveal("runs_panel")
    QTest.mouseClick(row(window, pinned).over, Qt.MouseButton.LeftButton)
    assert not line.isVisible()
    assert bars.canvas.over == ()
    qtbot.waitUntil(lambda: losses.over.kept.names.marks == ())


def test_in_a_narrow_list_a_run_has_no_picture_and_everything_told_of_it_is_read(
    window: MainWindow, qtbot: QtBot
) -> None:
    train(window, qtbot, 5)
    one = row(window, pin(window, qtbot))
    window.reveal("runs_panel")
    assert not one.picture.isHidden()
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: panel(window).width() < 300)
    assert one.picture.isHidden()
    one.differences.setText("hidden layers 8-6 → 64-64-64, learning rate 0.001 → 0.003, momentum 0.9 → 0")
    qtbot.waitUntil(lambda: one.differences.height() >= one.differences.heightForWidth(one.differences.width()))
    assert "epoch" in one.results.text()
    assert one.name.toolTip() == one.name.text()
    assert not cut_off(one)


def test_a_list_that_is_almost_high_enough_settles(window: MainWindow, qtbot: QtBot) -> None:
    train(window, qtbot, 5)
    one = row(window, pin(window, qtbot))
    window.reveal("runs_panel")
    rows = panel(window)
    bar = rows.findChildren(QScrollArea)[0].verticalScrollBar()
    changes: list[int] = []
    bar.rangeChanged.connect(lambda _least, most: changes.append(most))
    for width in range(ROOMY - 14, ROOMY + 14):  # its row loses the picture with the list's width, not the bar's
        changes.clear()
        rows.resize(width, one.sizeHint().height() + rows.height() - bar.height())
        QApplication.processEvents()
        assert len(changes) < 6
        assert one.picture.isHidden() is (width < ROOMY)


def test_what_differs_is_said_in_words(window: MainWindow, qtbot: QtBot) -> None:
    train(window, qtbot, 30)
    first = window.session.experiment
    edit(window, qtbot, with_layers(first, Layer(4, "tanh")))
    train(window, qtbot, 30)
    window.action("train_reset").trigger()
    qtbot.waitUntil(lambda: len(window.session.shelf.runs) == 2, timeout=LONG)
    left, again = window.session.shelf.runs
    assert row(window, left).differences.text() == "the first run in the list"
    assert row(window, again).differences.text() == "hidden layers 8-6 → 4"
    assert "epochs" in row(window, again).results.text()
    assert panel(window).describe() == f"2 runs are kept: {again.name}, {left.name}."


def test_a_run_is_restored_whole_and_undo_takes_it_back(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    train(window, qtbot, 60)
    pinned, update = pin(window, qtbot), session.update
    edit(window, qtbot, with_layers(session.experiment, Layer(4, "tanh")))
    edited = session.experiment
    window.reveal("runs_panel")
    QTest.mouseClick(row(window, pinned).restore, Qt.MouseButton.LeftButton)
    assert session.experiment == pinned.experiment
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == update, timeout=LONG)
    assert session.last_frame is not None
    assert session.last_frame.fit is not None
    assert pinned.fits[0].curve is not None
    np.testing.assert_array_equal(session.last_frame.fit.curve, pinned.fits[0].curve)
    window.action("edit_undo").trigger()
    assert session.experiment == edited
    qtbot.waitUntil(lambda: session.last_frame is not None and session.update == 0, timeout=LONG)


def test_deleting_takes_a_run_out_and_a_pin_can_be_drawn(window: MainWindow, qtbot: QtBot) -> None:
    train(window, qtbot, 30)
    pinned = pin(window, qtbot)
    window.reveal("runs_panel")
    QTest.mouseClick(row(window, pinned).pin, Qt.MouseButton.LeftButton)
    assert not window.session.shelf.runs[0].pinned
    view = fit(window).view
    assert isinstance(view, CurveView)
    assert [mark.word for mark in view.over.kept.names.marks] == [pinned.name]
    QTest.mouseClick(row(window, pinned).delete, Qt.MouseButton.LeftButton)
    assert numbers(window) == []
    assert panel(window).rows == {}
    assert words(view) == []
    assert window.dock("runs_panel").windowTitle() == "Runs"
    assert window.session.undo_stack.undoText() == f"delete {pinned.name}"
    window.action("edit_undo").trigger()
    assert numbers(window) == [pinned.number]
    assert words(view) == [pinned.name]
    window.action("edit_redo").trigger()
    assert numbers(window) == []


def test_a_session_in_which_a_run_was_deleted_is_saved_and_opens(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    train(window, qtbot, 30)
    pinned = pin(window, qtbot)
    path, session = tmp_path / "mine.playground", window.session
    window.documents.path = path
    assert window.documents.save()
    window.reveal("runs_panel")
    QTest.mouseClick(row(window, pinned).delete, Qt.MouseButton.LeftButton)
    assert state_of(session).clean == -1  # the file still holds that run
    session.reseed()
    assert window.documents.save()
    assert load_session(path).state.kept == ()
    state = state_of(session)
    assert [step.text for step in state.steps] == ["new initial parameters"]
    assert (state.index, state.clean) == (1, 1)
    window.action("edit_undo").trigger()
    assert state_of(session).index == 0
    session.undo_stack.setClean()
    window.action("edit_undo").trigger()
    window.action("edit_redo").trigger()
    assert state_of(session).clean == 0


def test_surfaces_are_drawn_over_as_lines_of_equal_height(window: MainWindow, qtbot: QtBot) -> None:
    data = replace(window.session.experiment.data, source=FunctionSource("ripple"))
    edit(window, qtbot, replace(window.session.experiment, data=data))
    train(window, qtbot, 60)
    pin(window, qtbot)
    view = fit(window).view
    assert isinstance(view, PlaneView)
    line = view.kept.lines[0]
    assert line.isVisible()
    (low_x, high_x), (low_y, high_y) = view.canvas.home_range()
    assert low_x <= np.nanmin(line.xs) < np.nanmax(line.xs) <= high_x
    assert low_y <= np.nanmin(line.ys) < np.nanmax(line.ys) <= high_y
    image = window.session.shelf.runs[0].fits[0].image
    assert image is not None
    # where a line is, the surface has one of the four heights
    low, high = np.min(view.dataset.y if view.dataset else 0.0), np.max(view.dataset.y if view.dataset else 0.0)
    heights = np.linspace(low, high, 6)[1:-1]
    index = int(np.flatnonzero(np.isfinite(line.xs))[3])
    found = view._network_at(float(line.xs[index]), float(line.ys[index]))
    assert found is not None
    assert np.abs(heights - found).min() < 0.02 * (high - low)
    edit(window, qtbot, replace(window.session.experiment, data=replace(data, source=FunctionSource("line"))))
    assert isinstance(fit(window).view, CurveView)  # with other features there is nothing to compare
    assert not any(each.isVisible() for each in fit(window).view.over.kept.lines)  # type: ignore[attr-defined]


def test_of_many_features_the_chosen_one_s_effect_is_drawn_over(window: MainWindow, qtbot: QtBot) -> None:
    data = replace(window.session.experiment.data, source=TableSource("diabetes"))
    edit(window, qtbot, replace(window.session.experiment, data=data))
    train(window, qtbot, 30)
    pinned = pin(window, qtbot)
    view = fit(window).view
    assert isinstance(view, EffectView)
    for feature in (0, 3):
        fit(window).feature.setCurrentIndex(feature)
        curve = pinned.fits[feature].curve
        assert curve is not None
        np.testing.assert_array_equal(view.over.kept.lines[0].ys, curve)
