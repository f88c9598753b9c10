"""Walks that the core computed, and a chain rule view to show them in."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.chain_rule import walk
from playground.data.build import build
from playground.data.dataset import Dataset
from playground.diagram import Parameter
from playground.experiment import Data, Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.frames import Frame
from playground.network import Network
from playground.next_update import NextUpdate, OptimizerState
from playground.optimizers import OPTIMIZER_CLASSES
from playground.walk import Walk
from playground.written import Written
from tests.widgets.plotting import placed
from widgets.plots.chain_rule_view import ChainRuleView

SMALL = Experiment(
    data=Data(samples=60), network=NetworkSpec(layers=(Layer(4, "tanh"), Layer(3, "leaky_relu"))), training=Training()
)
DATA = build(SMALL.data)


def walked(
    experiment: Experiment = SMALL,
    dataset: Dataset = DATA,
    sample: int | None = 4,
    parameter: Parameter | None = None,
    updates: int = 3,
) -> Walk:
    """The walk after ``updates`` updates on the first rows."""
    network = Network(experiment.network.layers, dataset.features)
    theta = network.initialise(experiment.network)
    x, y = (torch.from_numpy(values).float() for values in dataset.scaled(0))
    rule = OPTIMIZER_CLASSES[experiment.training.optimizer](theta, torch.zeros_like(theta))
    state = OptimizerState({name: value.clone() for name, value in rule.state.items()}, 0)
    rate = experiment.training.learning_rate
    with torch.inference_mode():
        for _ in range(updates):
            update = NextUpdate(Written(network, experiment.training, theta, (x[:16], y[:16])), state)
            theta = update.make(rate).clone()
            state = OptimizerState(
                {name: value.clone() for name, value in update.optimizer.state.items()}, update.optimizer.steps
            )
    rows = (x[:16], y[:16]) if sample is None else (x[sample : sample + 1], y[sample : sample + 1])
    grid = None
    if dataset.features == 1:
        points = np.linspace(dataset.domain[0, 0], dataset.domain[0, 1], 41)[:, None]
        grid = torch.from_numpy(dataset.x_scaling.apply(points)).float()
    return walk(
        network, experiment.training, theta, rows, state, rate,
        update=updates, sample=sample, parameter=parameter, train=(x, y), grid_x=grid,
    )  # fmt: skip


def frame(found: Walk | None, update: int | None = None) -> Frame:
    at = update if update is not None else 0 if found is None else found.update
    return Frame(run=1, update=at, epoch=1, updates_per_second=0.0, learning_rate=0.01, walk=found)


def show(view: ChainRuleView, found: Walk) -> None:
    """Hand over a walk, at once."""
    view._refresh.drop()
    view.show_frame(frame(found))
    QApplication.processEvents()


def press(widget: QWidget, key: Qt.Key) -> bool:
    """Press a key; whether the widget kept it from being a shortcut."""
    wanted = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    wanted.ignore()
    QApplication.sendEvent(widget, wanted)
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
    return wanted.isAccepted()


def rest(widget: QWidget, at: QPointF) -> None:
    """Rest the mouse on a pixel."""
    none = Qt.MouseButton.NoButton
    everywhere = QPointF(widget.mapToGlobal(at.toPoint()))
    QApplication.sendEvent(
        widget, QMouseEvent(QEvent.Type.MouseMove, at, everywhere, none, none, Qt.KeyboardModifier.NoModifier)
    )


def opened(qtbot: QtBot) -> Iterator[ChainRuleView]:
    """The view as in the middle of the window, with a walk of one sample, as a fixture's steps."""
    view = ChainRuleView()
    host = placed(qtbot, view, 760, 440)
    view.show_experiment(SMALL)
    view.show_dataset(DATA)
    show(view, walked())
    yield view
    host.close()
