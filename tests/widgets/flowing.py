"""Gradients that flow through a network, and the card that shows them, for the tests of the flow view."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.activations import ACTIVATIONS
from playground.experiment import Experiment, Layer, Network
from playground.flow import Flow, FlowHistory
from playground.frames import Frame
from tests.widgets.plotting import placed
from widgets.plots.flow_reading import Column
from widgets.plots.flow_view import FlowView

BINS = 8
UPDATES = np.array([0.0, 100.0, 200.0, 400.0, 1200.0])


def flow(names: tuple[str, ...] = ("sigmoid",) * 4, factor: float = 0.1, update: int = 1200, **changed: object) -> Flow:
    """Every layer keeps ``factor`` of the gradient; the weights' norm ‖W‖₂ is 2 everywhere."""
    hidden, layers = len(names), len(names) + 1
    signal = 0.5 * factor ** np.arange(hidden, -1, -1.0)
    relu = np.array([name == "relu" for name in names], dtype=bool)
    parts: dict[str, object] = {
        "update": update,
        "loss": 0.25,
        "weight_norm": 0.2 * signal,
        "bias_norm": 0.1 * signal,
        "signal_norm": signal,
        "update_ratio": np.full(layers, 2e-3),
        "slope": np.full(hidden, 0.2),
        "saturated": np.full(hidden, 0.0),
        "dead": np.where(relu, 0.25, np.nan),
        "spread": np.full(layers, 0.5),
        "twins": np.zeros(hidden),
        "growth": np.full(hidden, factor),
        "weight_bound": np.full(hidden, 2.0),
        "slope_bound": np.array([ACTIVATIONS[name].max_slope for name in names]),
        "activation_edges": np.tile(np.linspace(0.0, 1.0, BINS + 1), (hidden, 1)),
        "activation_counts": np.tile(np.arange(1.0, BINS + 1.0), (hidden, 1)),
        "gradient_edges": np.tile(np.linspace(-6.0, -2.0, BINS + 1), (layers, 1)),
        "gradient_counts": np.ones((layers, BINS)),
        "gradient_zeros": np.full(layers, 0.125),
    }
    return Flow(**(parts | changed))  # type: ignore[arg-type]


def history(layers: int = 5) -> FlowHistory:
    """Ten times smaller from layer to layer towards the input, ‖∂L/∂z‖ a hundred times ‖∂L/∂W‖."""
    norms = np.outer(10.0 ** np.arange(-layers, 0.0), np.ones(len(UPDATES)))
    return FlowHistory(UPDATES, norms, 100.0 * norms)


def frame(of: Flow | None, history: FlowHistory | None = None, past: bool = False) -> Frame:
    now = 0 if of is None else of.update
    return Frame(
        run=1, update=now, epoch=1, updates_per_second=0.0, learning_rate=0.01, flow=of, flow_history=history, past=past
    )


def experiment(names: tuple[str, ...] = ("sigmoid",) * 4) -> Experiment:
    return Experiment(network=Network(layers=tuple(Layer(8, name) for name in names)))


def shown_view(qtbot: QtBot) -> Iterator[FlowView]:
    """The card before its first frame, as a fixture's steps."""
    card = FlowView()
    host = placed(qtbot, card, 740, 290)
    card.show_experiment(experiment())
    yield card
    host.close()


def choose(qtbot: QtBot, view: FlowView, mode: int) -> None:
    QTest.mouseClick(view.modes.button(mode), Qt.MouseButton.LeftButton)
    assert view.mode == mode


def move(widget: QWidget, at: QPointF) -> None:
    nothing = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        widget, QMouseEvent(QEvent.Type.MouseMove, at, at, nothing, nothing, Qt.KeyboardModifier.NoModifier)
    )


def cell(view: FlowView, row: int, column: Column) -> QPointF:
    rect = view.layers.columns[column]
    return QPointF(rect.center().x(), view.layers.row_rect(row).center().y())
