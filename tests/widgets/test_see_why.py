"""The views that show why a network learns, in the real window: pressed as a person presses them."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from playground.diagram import Parameter
from playground.experiment import Layer
from playground.frames import Frame
from playground.landscape import ParameterDirections
from playground.messages import RunState
from playground.presets import examples
from widgets.lesson_page import LessonPage
from widgets.main_window import MainWindow
from widgets.plots.chain_rule_view import ChainRuleView
from widgets.plots.collapse_view import CollapseView
from widgets.plots.diagnosis_view import DiagnosisView
from widgets.plots.flow_history import HistoryCanvas
from widgets.plots.flow_view import FlowView
from widgets.plots.network_diagram import NetworkDiagram
from widgets.plots.surface_kinds import KINDS
from widgets.plots.surface_plot import SurfacePlot
from widgets.workspace import CENTRE

LONG = 30_000
STANDING = (RunState.IDLE, RunState.PAUSED)
"""An example about the loss surface trains to the moment that makes its point."""


def newest(window: MainWindow) -> Frame:
    assert window.session.last_frame is not None
    return window.session.last_frame


def curve(window: MainWindow) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    fit = newest(window).fit
    assert fit is not None
    assert fit.curve is not None
    return fit.curve


def train(window: MainWindow, qtbot: QtBot, updates: int) -> None:
    session = window.session
    session.train()
    qtbot.waitUntil(lambda: session.update >= updates, timeout=LONG)
    session.pause()
    qtbot.waitUntil(lambda: not session.training and newest(window).updates_per_second == 0.0, timeout=LONG)


def open_example(window: MainWindow, qtbot: QtBot, name: str) -> None:
    action = window.findChild(QAction, f"example_{name}")
    assert action is not None
    action.trigger()
    assert window.session.experiment == examples()[name].experiment
    session = window.session
    qtbot.waitUntil(lambda: session.last_frame is not None and session.state in STANDING, timeout=LONG)


@pytest.mark.parametrize("name", examples())
def test_every_example_opens_from_the_menu_and_says_what_to_watch(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    open_example(window, qtbot, name)
    action = window.findChild(QAction, f"example_{name}")
    assert action is not None
    assert len(action.toolTip()) > 60


@pytest.mark.parametrize("name", CENTRE)
def test_the_centre_shows_one_of_its_plots_and_only_that_gets_frames(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    action = window.findChild(QAction, f"view_{name}")
    assert action is not None
    action.trigger()
    qtbot.waitUntil(lambda: name in window.content.views.shown)
    assert window.plot(name).isVisible()
    assert not window.content.views.shown & (set(CENTRE) - {name})


def test_a_vanishing_gradient_is_diagnosed_and_its_button_mends_it_undoably(window: MainWindow, qtbot: QtBot) -> None:
    open_example(window, qtbot, "deep_sigmoid")
    window.reveal("diagnosis_view")
    view = window.plot("diagnosis_view")
    assert isinstance(view, DiagnosisView)
    train(window, qtbot, 60)
    qtbot.waitUntil(lambda: "Vanishing" in view.describe(), timeout=LONG)
    assert window.dock("diagnosis_view").windowTitle().endswith("¹")  # one finding
    before = window.session.experiment
    button = next(button for button in view.findChildren(QPushButton) if "ReLU" in button.text())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert {layer.activation for layer in window.session.experiment.network.layers} == {"relu"}
    window.action("edit_undo").trigger()
    assert window.session.experiment == before


def test_a_finding_leads_to_its_lesson(window: MainWindow) -> None:
    view = window.plot("diagnosis_view")
    assert isinstance(view, DiagnosisView)
    view.lesson_asked.emit("vanishing")
    page = window.findChild(LessonPage)
    assert page is not None
    assert page.isVisible()
    page.close()


def test_collapsing_from_the_stack_keeps_the_curve_and_undo_brings_the_layers_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    open_example(window, qtbot, "linear_stack")
    train(window, qtbot, 50)
    trained, before = curve(window), window.session.experiment
    button = next(
        button
        for button in window.panel("layer_stack").findChildren(QToolButton) + window.findChildren(QPushButton)
        if button.text() == "Collapse" and button.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.last_frame is not None and newest(window).run == window.session.run)
    assert len(window.session.experiment.network.layers) < len(before.network.layers)
    np.testing.assert_allclose(curve(window), trained, atol=1e-4)
    window.action("edit_undo").trigger()
    assert window.session.experiment == before


def test_the_collapse_view_says_which_layer_stops_it(window: MainWindow, qtbot: QtBot) -> None:
    window.reveal("collapse_view")
    view = window.plot("collapse_view")
    assert isinstance(view, CollapseView)
    qtbot.waitUntil(lambda: newest(window).collapse is not None, timeout=LONG)
    assert "Layers 1 (Tanh) and 2 (LeakyReLU) stop the collapse" in view.describe()


def test_a_weight_edited_in_the_diagram_moves_the_fit_and_undo_brings_it_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    train(window, qtbot, 200)
    trained, update = curve(window), window.session.update
    diagram = window.plot("network_diagram")
    assert isinstance(diagram, NetworkDiagram)
    diagram.parameter_edited.emit(Parameter(2, 0, None), 3.0, True)
    qtbot.waitUntil(lambda: newest(window).fit is not None and not np.array_equal(curve(window), trained))
    assert window.session.update == update
    window.action("edit_undo").trigger()
    qtbot.waitUntil(
        lambda: window.session.last_frame is not None and np.array_equal(curve(window), trained), timeout=LONG
    )


def test_what_is_picked_in_the_diagram_is_picked_in_the_chain_rule_and_in_the_slice(
    window: MainWindow, qtbot: QtBot
) -> None:
    diagram, chain = window.plot("network_diagram"), window.plot("chain_rule_view")
    surface = window.plot("surface_plot")
    assert isinstance(diagram, NetworkDiagram)
    assert isinstance(chain, ChainRuleView)
    assert isinstance(surface, SurfacePlot)
    surface.kind.activated.emit(KINDS.index("parameters"))
    diagram.parameter_picked.emit(Parameter(1, 3, 2))
    directions = surface.spec.directions
    assert isinstance(directions, ParameterDirections)
    assert directions.first == Parameter(1, 3, 2)
    window.reveal("chain_rule_view")
    qtbot.waitUntil(
        lambda: (walk := newest(window).walk) is not None and walk.parameter == Parameter(1, 3, 2), timeout=LONG
    )


def test_the_preview_of_the_next_batch_is_what_the_next_update_does(window: MainWindow, qtbot: QtBot) -> None:
    train(window, qtbot, 30)
    chain = window.plot("chain_rule_view")
    assert isinstance(chain, ChainRuleView)
    window.reveal("chain_rule_view")
    chain.source.setCurrentIndex(1)
    qtbot.waitUntil(lambda: (walk := newest(window).walk) is not None and walk.sample is None, timeout=LONG)
    walk = newest(window).walk
    assert walk is not None
    assert walk.agreement is not None
    assert walk.agreement.exact
    assert walk.preview is not None
    foreseen = walk.preview.chosen.train_loss
    update = window.session.update
    window.action("train_step").trigger()
    qtbot.waitUntil(lambda: window.session.update == update + 1 and newest(window).walk is not None, timeout=LONG)
    after = newest(window).walk
    assert after is not None
    assert after.preview is not None
    assert after.preview.train_loss == pytest.approx(foreseen, rel=1e-6)


def test_a_click_into_the_history_shows_the_flow_of_that_snapshot_while_standing(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.reveal("flow_view")
    view = window.plot("flow_view")
    assert isinstance(view, FlowView)
    train(window, qtbot, 300)
    button = next(button for button in view.header.findChildren(QToolButton) if button.text() == "History")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: (seen := newest(window).flow_history) is not None and seen.updates[0] == 0.0, timeout=LONG)
    picture = view.findChild(HistoryCanvas)
    assert picture is not None
    qtbot.waitUntil(picture.isVisible)
    place = QPoint(round(picture.x_of(10)), picture.height() // 2)
    history = newest(window).flow_history
    assert history is not None
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=place)
    past = window.session.moment
    assert past == history.updates[picture.index_at(place.x())]
    assert past is not None
    assert past < window.session.update
    qtbot.waitUntil(lambda: (flow := newest(window).flow) is not None and flow.update == past, timeout=LONG)
    flow = newest(window).flow
    assert flow is not None
    assert np.isfinite(flow.update_ratio).all()
    assert (flow.update_ratio > 0.0).all()


def test_a_network_too_large_to_walk_through_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.reveal("chain_rule_view")
    network = msgspec.structs.replace(window.session.experiment.network, layers=(Layer(2048), Layer(2048)))
    window.session.edit(msgspec.structs.replace(window.session.experiment, network=network), "large")
    session = window.session
    qtbot.waitUntil(lambda: session.last_frame is not None and newest(window).run == session.run, timeout=LONG)
    assert "too large" in window.plot("chain_rule_view").describe()
