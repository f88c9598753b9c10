"""The window: docks, keys, files, notices, and who gets frames."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDockWidget,
    QInputDialog,
    QLineEdit,
    QSlider,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground.experiment import Experiment, load, to_json
from playground.frames import Frame, Metrics, Wish, WishList
from widgets.documents import Answer
from widgets.main_window import MainWindow
from widgets.panels.layer_stack import LayerStack
from widgets.plots.activation_plot import ActivationPlot
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
    return window._views.shown


def edit(window: MainWindow, name: str = "Edited") -> None:
    experiment = window.session.experiment
    layers = experiment.network.layers[:1]
    network = type(experiment.network)(layers=layers)
    window.session.edit(Experiment(name=name, data=experiment.data, network=network), "change the network")


# ---- docks ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DOCKS)
def test_a_closed_dock_comes_back_from_the_view_menu(window: MainWindow, name: str) -> None:
    dock = window.dock(name)
    toggle = dock.toggleViewAction()
    area = window._workspace.dockWidgetArea(dock)
    dock.close()
    assert dock.isHidden()
    assert not toggle.isChecked()
    toggle.trigger()
    assert not dock.isHidden()
    assert window._workspace.dockWidgetArea(dock) == area


def test_docks_come_back_where_they_were(window: MainWindow, qtbot: QtBot) -> None:
    window.dock("surface_plot").close()
    window._workspace.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, window.dock("loss_plot"))
    with qtbot.waitSignal(window.preferences_changed) as saved:
        window.close()
    preferences = saved.args[0]
    again = MainWindow(window.session, preferences)
    again.build_plots()
    again.show()
    assert again.dock("surface_plot").isHidden()
    workspace = again._workspace
    assert workspace.dockWidgetArea(again.dock("loss_plot")) == Qt.DockWidgetArea.LeftDockWidgetArea
    again.action("view_reset_layout").trigger()
    assert not again.dock("surface_plot").isHidden()
    assert workspace.dockWidgetArea(again.dock("loss_plot")) == Qt.DockWidgetArea.BottomDockWidgetArea
    assert {dock.objectName() for dock in workspace.tabifiedDockWidgets(again.dock("loss_plot"))} == {
        "activation_plot_dock",
        "actual_plot_dock",
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
    assert wishes[-1] == WishList(Wish.METRICS)
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


# ---- keys -------------------------------------------------------------------------------------------------------


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key)


def fired(window: MainWindow, key: Qt.Key, focus: QWidget) -> list[str]:
    """The ids of the actions that ``key`` sets off while ``focus`` has the focus."""
    seen: list[str] = []
    names = ("train_toggle", "train_step", "train_epoch", "train_reset", "train_reseed")
    with ExitStack() as stack:
        for name in names:
            slot = partial(lambda name, *_: seen.append(name), name)
            window.action(name).triggered.connect(slot)
            stack.callback(window.action(name).triggered.disconnect, slot)
        focus.setFocus()
        press(window, key)
    return seen


@pytest.fixture
def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_Space, "train_toggle"),
        (Qt.Key.Key_Right, "train_step"),
        (Qt.Key.Key_E, "train_epoch"),
        (Qt.Key.Key_R, "train_reset"),
        (Qt.Key.Key_D, "train_reseed"),
    ],
)
def test_keys_train_while_nothing_else_wants_them(active: MainWindow, key: Qt.Key, name: str) -> None:
    assert fired(active, key, active) == [name]


@pytest.mark.parametrize(
    ("field", "keys"),
    [
        (QLineEdit, "Space Right E R D"),
        (QSpinBox, "Space Right E R D"),
        (QComboBox, "E R D"),
        (QSlider, "Right"),
    ],
)
def test_a_field_keeps_the_keys_it_needs(active: MainWindow, field: type[QWidget], keys: str, qtbot: QtBot) -> None:
    widget = field(active)
    widget.show()
    for key in keys.split():
        assert fired(active, Qt.Key[f"Key_{key}"], widget) == []
    widget.deleteLater()


def test_a_slider_lets_the_space_bar_train(active: MainWindow) -> None:
    slider = QSlider(active)
    slider.show()
    assert fired(active, Qt.Key.Key_Space, slider) == ["train_toggle"]
    slider.deleteLater()


def test_escape_leaves_a_field(active: MainWindow) -> None:
    box = QSpinBox(active)
    box.show()
    box.setFocus()
    press(active, Qt.Key.Key_Escape)
    assert not box.hasFocus()
    box.deleteLater()


def test_the_space_bar_trains_right_after_the_start(active: MainWindow, qtbot: QtBot) -> None:
    press(active, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: active.session.training)


# ---- training ---------------------------------------------------------------------------------------------------


def test_training_shows_in_button_numbers_and_status(window: MainWindow, qtbot: QtBot) -> None:
    read_outs = window.toolbar.read_outs
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: window.session.update > 50)
    assert window.action("train_toggle").text() == "Pause"
    assert "Training" in window.status._state.text()
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: window.session.paused)
    qtbot.waitUntil(lambda: read_outs.updates.value == f"{window.session.update:,}")
    assert read_outs.epoch.value == f"{window.session.epoch_number:,}"
    assert float(read_outs.train.value) > 0.0
    assert read_outs.train.caption == "train MSE"
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
        (1.2e-5, "1.2e-05"),
        (1e300, "1e+300"),
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


# ---- notices ----------------------------------------------------------------------------------------------------


def test_a_problem_is_told_as_plain_text_and_goes_with_the_next_edit(window: MainWindow, qtbot: QtBot) -> None:
    window.session.problem.emit("data.samples", "<b>3</b> is out of range")
    qtbot.waitUntil(lambda: window.notice_bar.kind == "problem")
    assert "<b>3</b>" in window.notice_bar.text
    edit(window)
    assert window.notice_bar.kind is None


def test_a_notice_waits_until_it_is_dismissed(window: MainWindow) -> None:
    window.session.notice.emit("Stopped early", "The best parameters are back. " * 20)
    assert window.notice_bar.kind == "info"
    assert window.notice_bar.width() <= window.width()
    window.notice_bar.dismiss()
    assert window.notice_bar.kind is None


# ---- theme ------------------------------------------------------------------------------------------------------


def test_the_theme_changes_at_once_and_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.preferences_changed) as saved:
        window.action("view_theme_dark").trigger()
    assert saved.args[0].theme == "dark"
    assert window.theme is DARK
    window.action("view_theme_light").trigger()
    assert window.theme is LIGHT


# ---- files ------------------------------------------------------------------------------------------------------


def test_saving_and_opening_bring_the_experiment_back(window: MainWindow, tmp_path: Path) -> None:
    edit(window, "Mine")
    assert window.isWindowModified()
    window.documents.path = tmp_path / "mine.json"
    window.action("file_save").trigger()
    assert load(tmp_path / "mine.json") == window.session.experiment
    assert not window.isWindowModified()
    edit(window, "Another")
    window.documents.ask = lambda: Answer.DISCARD
    window.documents.open_path(tmp_path / "mine.json")
    assert window.session.experiment.name == "Mine"
    assert not window.isWindowModified()
    assert "mine" in window.windowTitle()


def test_undoing_an_opening_gives_the_file_back_too(window: MainWindow, tmp_path: Path) -> None:
    documents, stack = window.documents, window.session.undo_stack
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    for path in (one, two):
        path.write_bytes(to_json(Experiment(name=path.stem)))
        documents.open_path(path)
    edit(window)
    stack.undo()
    assert documents.path == two
    stack.undo()
    assert documents.path == one
    stack.redo()
    assert documents.path == two
    stack.undo()
    edit(window, "instead")
    assert documents.path == one
    stack.undo()
    stack.undo()
    assert documents.path is None


def test_a_file_whose_data_cannot_be_had_is_not_what_save_writes_to(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "lost.json"
    path.write_text('{"format": 1, "data": {"source": {"kind": "csv", "path": "/no/such.csv", "target": "y"}}}')
    before = window.session.experiment
    window.documents.open_path(path)
    qtbot.waitUntil(lambda: window.notice_bar.kind == "problem")
    assert window.session.experiment is before
    assert window.documents.path is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b'{"format": 7}', b'{"network": {"layers": 3}}', None]
)
def test_a_file_that_cannot_be_opened_leaves_what_was_open(
    window: MainWindow, tmp_path: Path, content: bytes | None
) -> None:
    before = window.session.experiment
    path = tmp_path / "broken.json"
    if content is not None:
        path.write_bytes(content)
    window.documents.open_path(path)
    assert window.session.experiment is before
    assert window.notice_bar.kind == "problem"
    assert "\n" not in window.notice_bar.text
    assert "broken.json" in window.notice_bar.text


def test_a_save_that_fails_is_told_and_changes_stay_unsaved(window: MainWindow, tmp_path: Path) -> None:
    edit(window)
    window.documents.path = tmp_path / "no such folder" / "x.json"
    assert not window.documents.save()
    assert window.notice_bar.kind == "problem"
    assert window.documents.unsaved


@pytest.mark.parametrize(("answer", "closes"), [(Answer.CANCEL, False), (Answer.DISCARD, True), (Answer.SAVE, True)])
def test_unsaved_changes_are_asked_about_on_closing(
    window: MainWindow, tmp_path: Path, answer: Answer, closes: bool
) -> None:
    edit(window)
    window.documents.path = tmp_path / "x.json"
    window.documents.ask = lambda: answer
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted() == closes
    assert (tmp_path / "x.json").exists() == (answer is Answer.SAVE)
    window.documents.ask = lambda: Answer.DISCARD


def test_an_experiment_dropped_on_the_window_is_opened(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "dropped.json"
    path.write_bytes(to_json(Experiment(name="Dropped")))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.dropEvent(
        QDropEvent(
            QPointF(10, 10),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: window.session.experiment.name == "Dropped")


def test_choosing_an_activation_draws_it_large(window: MainWindow, qtbot: QtBot) -> None:
    stack = window.panel("layer_stack")
    assert isinstance(stack, LayerStack)
    plot = window.plot("activation_plot")
    assert isinstance(plot, ActivationPlot)
    dock = window.dock("activation_plot")
    qtbot.waitUntil(lambda: not dock.shown)
    combo = stack.rows[0].activation
    combo.setFocus()
    QTest.keyClicks(combo, "ELU")
    assert window.session.experiment.network.layers[0].activation == "elu"
    qtbot.waitUntil(lambda: dock.shown)
    assert (plot.index, plot.activation.currentData()) == (0, "elu")
