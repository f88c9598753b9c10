"""The window: docks, who gets frames, what it shows of the training, and the theme."""

from __future__ import annotations

import re
from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QInputDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from playground.experiment import CsvSource
from playground.frames import Frame, Metrics, Wish, WishList
from playground.picture import Painter
from widgets.crash_dialog import CrashDialog
from widgets.main_window import MainWindow
from widgets.panels.data_panel import DataPanel
from widgets.panels.layer_stack import LayerStack
from widgets.plots.activation_plot import ActivationPlot
from widgets.plots.baselines_view import FOLDS, BaselinesView
from widgets.plots.fit_plot import FitPlot
from widgets.plots.plot_card import TITLES
from widgets.preferences import Preferences
from widgets.readouts import ReadOuts, share, small, whole
from widgets.speed import TOP, position_of, speed_at
from widgets.theme import DARK, LIGHT

DOCKS = [
    "data_panel",
    "layer_stack",
    "training_panel",
    "loss_plot",
    "activation_plot",
    "actual_plot",
    "gradient_bars",
    "surface_plot",
]
FRONT = {"fit_plot", "loss_plot", "gradient_bars", "surface_plot"}


def shown(window: MainWindow) -> frozenset[str]:
    return window.content.views.shown


# ---- docks ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DOCKS)
def test_a_closed_dock_comes_back_from_the_view_menu(window: MainWindow, name: str) -> None:
    dock = window.dock(name)
    toggle = dock.toggleViewAction()
    area = window.content.workspace.dockWidgetArea(dock)
    dock.close()
    assert dock.isHidden()
    assert not toggle.isChecked()
    toggle.trigger()
    assert not dock.isHidden()
    assert window.content.workspace.dockWidgetArea(dock) == area


def test_docks_come_back_where_they_were(window: MainWindow, qtbot: QtBot) -> None:
    window.dock("surface_plot").close()
    window.content.workspace.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.dock("loss_plot"))
    with qtbot.waitSignal(window.preferences_changed) as saved:
        window.close()
    preferences = saved.args[0]
    again = MainWindow(window.session, preferences)
    again.build_plots()
    again.show()
    assert again.dock("surface_plot").isHidden()
    workspace = again.content.workspace
    assert workspace.dockWidgetArea(again.dock("loss_plot")) == Qt.DockWidgetArea.LeftDockWidgetArea
    again.action("view_reset_layout").trigger()
    assert not again.dock("surface_plot").isHidden()
    assert workspace.dockWidgetArea(again.dock("loss_plot")) == Qt.DockWidgetArea.BottomDockWidgetArea
    assert {dock.objectName() for dock in workspace.tabifiedDockWidgets(again.dock("loss_plot"))} == {
        "activation_plot_dock",
        "actual_plot_dock",
        "baselines_view_dock",
        "measures_view_dock",
        "predict_view_dock",
        "flow_view_dock",
    }
    again.close()
    again.deleteLater()


@pytest.mark.parametrize("garbage", [b"", b"garbage", bytes(range(256))])
def test_a_broken_layout_leaves_the_default(window: MainWindow, garbage: bytes) -> None:
    preferences = Preferences(theme="light", geometry=garbage, layout=garbage)
    again = MainWindow(window.session, preferences)
    again.build_plots()
    again.show()
    assert all(not again.dock(name).isHidden() for name in DOCKS)
    assert again.width() > 600
    again.close()
    again.deleteLater()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_everything_has_room(window: MainWindow, size: tuple[int, int], qtbot: QtBot) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    for name in FRONT:
        plot = window.plot(name)
        assert plot.width() >= 220
        assert plot.height() >= 120
    right = window.mapToGlobal(window.rect().bottomRight())
    for dock in window.findChildren(QDockWidget):
        if dock.visibleRegion().boundingRect().isValid():
            corner = dock.mapToGlobal(dock.rect().bottomRight())
            assert corner.x() <= right.x()
            assert corner.y() <= right.y()


def test_every_card_on_top_fits_the_smallest_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    for name in TITLES:
        window.reveal(name)
        qtbot.waitUntil(window.plot(name).isVisible)
        if isinstance(plot := window.plot(name), BaselinesView):
            qtbot.waitUntil(lambda plot=plot: len(plot.canvas.models) > 0)  # type: ignore[misc]
            plot.modes.button(FOLDS).click()
        least = window.minimumSizeHint()
        assert least.width() <= 1024, name
        assert least.height() <= 700, name


def test_the_layout_is_the_designs_at_its_size(window: MainWindow) -> None:
    left, right = window.dock("data_panel"), window.dock("gradient_bars")
    assert 280 <= left.width() <= 330
    assert 340 <= right.width() <= 400
    assert window.dock("loss_plot").width() > 600
    assert window.dock("layer_stack").height() > window.dock("data_panel").height()


# ---- frames go to who is seen -----------------------------------------------------------------------------------


def test_only_plots_in_sight_are_wished_for(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    wishes: list[WishList] = []
    monkeypatch.setattr(window.session, "set_wishes", wishes.append)
    qtbot.waitUntil(lambda: shown(window) == FRONT)
    window.reveal("activation_plot")
    qtbot.waitUntil(lambda: shown(window) == (FRONT - {"loss_plot"}) | {"activation_plot"})
    assert Wish.PRE_ACTIVATIONS in wishes[-1].wishes
    assert Wish.LOSS not in wishes[-1].wishes
    window.dock("surface_plot").close()
    qtbot.waitUntil(lambda: "surface_plot" not in shown(window))
    assert Wish.SURFACE not in wishes[-1].wishes
    window.showMinimized()
    qtbot.waitUntil(lambda: not shown(window))
    assert wishes[-1] == WishList(Wish.METRICS | Wish.TIMELINE)
    window.showNormal()
    qtbot.waitUntil(lambda: "fit_plot" in shown(window))


def test_a_plot_that_comes_into_sight_gets_the_last_frame(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.action("train_step").trigger()
    qtbot.waitUntil(lambda: window.session.update == 1 and window.session.paused)
    got: list[Frame] = []
    hidden = window.plot("actual_plot")
    monkeypatch.setattr(hidden, "show_frame", got.append)
    assert got == []
    window.reveal("actual_plot")
    qtbot.waitUntil(lambda: bool(got))
    assert got[0].update == 1


# ---- training ---------------------------------------------------------------------------------------------------


def test_training_shows_in_button_numbers_and_status(window: MainWindow, qtbot: QtBot) -> None:
    read_outs = window.toolbar.read_outs
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: window.session.update > 50)
    assert window.action("train_toggle").text() == "Pause"
    assert "Training" in window.status._state.text()
    qtbot.waitUntil(lambda: re.fullmatch(r"updates · [1-9][\d,]* / s", read_outs.updates.caption) is not None)
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: window.session.paused)
    qtbot.waitUntil(lambda: read_outs.updates.value == f"{window.session.update:,}")
    assert read_outs.epoch.value == f"{window.session.epoch_number:,}"
    assert float(read_outs.train.value) > 0.0
    assert read_outs.train.caption == "train MSE"
    assert (read_outs.valid.caption, read_outs.r2.caption) == ("validation MSE", "R² (validation)")

    def r2_is_that_of_the_last_frame() -> None:
        frame = window.session.last_frame
        assert frame is not None
        assert frame.valid is not None
        assert frame.valid.r2 is not None
        assert read_outs.r2.value.replace("−", "-") == f"{frame.valid.r2:.3f}"

    qtbot.waitUntil(r2_is_that_of_the_last_frame)
    assert window.action("train_toggle").text() == "Train"
    assert window.status._state.text() == "Paused"


def test_the_newest_metrics_are_shown_though_later_frames_bring_none(qtbot: QtBot) -> None:
    read_outs = ReadOuts()
    qtbot.addWidget(read_outs)
    metrics = Metrics(loss=0.5, mse=0.25, rmse=0.5, mae=0.4, r2=0.75)
    first = Frame(run=0, update=1, epoch=0, updates_per_second=5.0, learning_rate=0.1)
    for frame in (first, replace(first, update=2, valid=metrics), replace(first, update=3)):
        read_outs.show_frame(frame)
    assert read_outs.updates.value == "1"
    qtbot.waitUntil(lambda: read_outs.updates.value == "3")
    assert (read_outs.valid.value, read_outs.r2.value) == ("0.5000", "0.750")


def test_numbers_do_not_move_their_neighbours(window: MainWindow) -> None:
    before = [part.geometry() for part in window.toolbar.read_outs.children() if isinstance(part, QWidget)]
    window.toolbar.read_outs.updates.show_value("9,999,999", "updates · 99,999 / s")
    QApplication.processEvents()
    after = [part.geometry() for part in window.toolbar.read_outs.children() if isinstance(part, QWidget)]
    assert after == before


def test_run_to_epoch_stops_there(window: MainWindow, qtbot: QtBot) -> None:
    window.action("train_run_to").trigger()
    dialog = window.findChild(QInputDialog, "run_to_epoch")
    assert isinstance(dialog, QInputDialog)
    dialog.setIntValue(3)
    dialog.accept()
    qtbot.waitUntil(lambda: window.session.epoch_number == 3 and window.session.paused)


def test_the_speed_of_the_slider_is_logarithmic_and_ends_without_a_limit() -> None:
    assert speed_at(0) == 1.0
    assert speed_at(20) == 10.0
    assert speed_at(100) == 1e5
    assert speed_at(TOP) is None
    assert all(position_of(speed_at(position)) == position for position in range(101))
    assert position_of(None) == TOP


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (34720, "34,720"), (12_345_678, "12.3 M"), (5.25e9, "5.2 G"), (0.5, "0.5"), (float("inf"), "–")],
)
def test_counts_stay_short(value: float, text: str) -> None:
    assert whole(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0123, "0.0123"),
        (1.5, "1.500"),
        (123.456, "123.5"),
        (12345.6, "12,346"),
        (1.2e-5, "1.2e-5"),
        (1e300, "1e300"),
        (float("inf"), "∞"),
        (float("nan"), "–"),
    ],
)
def test_losses_stay_short(value: float, text: str) -> None:
    assert small(value) == text


def test_r2_has_a_true_minus_and_no_value_where_there_is_none() -> None:
    assert share(0.9714) == "0.971"
    assert share(-0.25) == "−0.250"
    assert share(float("nan")) == "–"


# ---- theme ------------------------------------------------------------------------------------------------------


def test_the_theme_changes_at_once_and_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.preferences_changed) as saved:
        window.action("view_theme_dark").trigger()
    assert saved.args[0].theme == "dark"
    assert window.theme is DARK
    window.action("view_theme_light").trigger()
    assert window.theme is LIGHT


def test_the_system_is_followed_while_the_window_is_open(window: MainWindow, qapp: QApplication) -> None:
    changed = qapp.styleHints().colorSchemeChanged
    changed.emit(Qt.ColorScheme.Dark)
    assert window.theme is LIGHT  # the person's own choice
    window.action("view_theme_system").trigger()
    for scheme, theme in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        changed.emit(scheme)
        assert window.theme is theme


def test_choosing_an_activation_draws_it_large(window: MainWindow, qtbot: QtBot) -> None:
    stack = window.panel("layer_stack")
    assert isinstance(stack, LayerStack)
    plot = window.plot("activation_plot")
    assert isinstance(plot, ActivationPlot)
    dock = window.dock("activation_plot")
    qtbot.waitUntil(lambda: not dock.shown)
    combo = stack.rows[1].activation
    combo.setFocus()
    QTest.keyClicks(combo, "ELU")
    assert window.session.experiment.network.layers[1].activation == "elu"
    qtbot.waitUntil(lambda: dock.shown)
    assert (plot.index, plot.activation.currentData()) == (1, "elu")

    def its_pre_activations_are_there() -> None:
        frame = window.session.last_frame
        assert frame is not None
        assert frame.pre_activations is not None
        assert frame.pre_activations.layer == 1

    qtbot.waitUntil(its_pre_activations_are_there)
    plot.activation.setFocus()
    QTest.keyClicks(plot.activation, "SiLU")  # it can be chosen there, too
    assert window.session.experiment.network.layers[1].activation == "silu"
    assert combo.currentData() == "silu"


def test_the_layer_that_is_selected_is_the_one_whose_units_the_fit_shows(window: MainWindow, qtbot: QtBot) -> None:
    stack, fit = window.panel("layer_stack"), window.plot("fit_plot")
    assert isinstance(stack, LayerStack)
    assert isinstance(fit, FitPlot)
    fit.neurons.click()
    for layer, units in ((1, 6), (0, 8)):
        stack.rows[layer].setFocus()
        qtbot.waitUntil(partial(shows_units, window, layer, units))


def shows_units(window: MainWindow, layer: int, count: int) -> bool:
    """Whether the newest frame has the curves of so many units of this layer."""
    fit = None if window.session.last_frame is None else window.session.last_frame.fit
    return fit is not None and fit.units is not None and (fit.units_layer, fit.units.shape[1]) == (layer, count)


def test_what_the_training_thread_refuses_is_told_at_its_field(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.panel("data_panel")
    assert isinstance(panel, DataPanel)
    before = window.session.experiment
    data = replace(before.data, source=CsvSource("/nowhere/gone.csv"))
    window.session.edit(replace(before, data=data), "other data")
    qtbot.waitUntil(lambda: "gone.csv" in panel.source.toolTip())
    assert panel.source.property("invalid") is True
    assert "gone.csv" in window.notice_bar.text
    assert window.session.experiment == before


def test_the_network_says_how_many_parameters_it_has(window: MainWindow) -> None:
    subtitle = window.dock("layer_stack").findChild(QLabel, "card_subtitle")
    assert subtitle is not None
    assert subtitle.text() == "2 hidden · 77 parameters"  # 1-8-6-1: 16 + 54 + 7
    stack = window.panel("layer_stack")
    assert isinstance(stack, LayerStack)
    stack.add_button.click()
    assert subtitle.text() == "3 hidden · 119 parameters"


def test_an_exception_in_the_training_thread_reaches_the_person(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Painter, "draw", lambda *_: 1 // 0)
        window.session.step()
        qtbot.waitUntil(lambda: window.findChild(CrashDialog) is not None)
    dialog = window.findChild(CrashDialog)
    assert dialog is not None
    assert "ZeroDivisionError" in dialog.details
    dialog.reject()
    update = window.session.update
    window.session.step()
    qtbot.waitUntil(lambda: window.session.update > update)


def test_a_minimised_window_looks_for_frames_seldom_and_at_once_when_it_is_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    usual = session.clock.frame_seconds
    session.train()
    qtbot.waitUntil(lambda: session.update > 20)
    window.showMinimized()
    qtbot.waitUntil(lambda: session.clock.frame_seconds > 10 * usual)
    before = session.update
    qtbot.waitUntil(lambda: session.update > before)
    window.showNormal()
    qtbot.waitUntil(lambda: session.clock.frame_seconds == usual)
    with qtbot.waitSignals([session.frame_arrived] * 5):
        pass
    session.pause()
    qtbot.waitUntil(lambda: session.paused)


def test_a_race_that_is_asked_for_before_its_view_is_there_is_asked_about_then(
    window: MainWindow, qtbot: QtBot
) -> None:
    again = MainWindow(window.session, Preferences())
    again.show()
    again.action("train_race").trigger()
    again.build_plots()
    qtbot.waitUntil(lambda: (asked := again.findChild(QDialog, "race_dialog")) is not None and asked.isVisible())
    asked = again.findChild(QDialog, "race_dialog")
    assert isinstance(asked, QDialog)
    asked.reject()
    again.close()
    again.deleteLater()
