"""Diagrams of networks, and what a person does to them, for the tests of the network diagram."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.diagram import Diagram, DiagramLayer, Parameter
from playground.experiment import Experiment, Layer, Network
from playground.frames import Frame
from tests.widgets.plotting import dataset, placed
from widgets.plots.diagram_canvas import DiagramCanvas
from widgets.plots.network_diagram import NetworkDiagram
from widgets.theme import LIGHT

FloatArray = NDArray[np.float64]
LEFT = Qt.MouseButton.LeftButton


def layer(units: int, sources: int, response: FloatArray | None = None, shown: int | None = None) -> DiagramLayer:
    """Weights from -1 to 1, biases from 0.1 on; gradients a tenth of them, changes minus a hundredth."""
    count = units if shown is None else shown
    weight = np.linspace(-1.0, 1.0, count * sources).reshape(count, sources)
    if count * sources == 1:
        weight = np.ones((1, 1))
    bias: FloatArray = np.linspace(0.1, 0.1 * count, count)
    return DiagramLayer(
        units=units,
        shown=np.arange(count, dtype=np.int64) * (units // count),
        weight=weight,
        bias=bias,
        weight_gradient=0.1 * weight,
        bias_gradient=0.1 * bias,
        weight_change=-0.01 * weight,
        bias_change=-0.01 * bias,
        activation_mean=np.full(count, 0.5),
        activation_deviation=np.linspace(0.1, 0.2, count),
        signal_norm=np.full(count, 0.03),
        response=response,
    )


def diagram(*units: int, inputs: int = 1, update: int = 5, most: int = 16) -> Diagram:
    """Hidden layers of ``units``, the output last."""
    layers, before = [], inputs
    for count in (*units, 1):
        shown = min(count, most)
        response: FloatArray | None = None
        if inputs == 1:
            response = np.tile(np.linspace(-1.0, 1.0, 33), (shown, 1))
        elif inputs == 2:
            response = np.tile(np.linspace(-1.0, 1.0, 16), (shown, 16, 1))
        layers.append(layer(count, before, response, shown))
        before = shown
    return Diagram(update, inputs, np.arange(inputs, dtype=np.int64), tuple(layers))


def frame(drawn: Diagram | None) -> Frame:
    return Frame(run=1, update=5, epoch=1, updates_per_second=0.0, learning_rate=0.01, diagram=drawn)


def experiment_of(*units: int) -> Experiment:
    return Experiment(network=Network(layers=tuple(Layer(count, "tanh") for count in units)))


def shown_plot(qtbot: QtBot) -> Iterator[NetworkDiagram]:
    """The card with a network of two hidden layers, as a fixture's steps."""
    card = NetworkDiagram()
    host = placed(qtbot, card, 760, 480)
    card.show_experiment(experiment_of(4, 3))
    card.show_dataset(dataset())
    card.show_frame(frame(diagram(4, 3)))
    yield card
    host.hide()


def shown_canvas(qtbot: QtBot) -> Iterator[DiagramCanvas]:
    """A canvas that is not editable, as other views embed it: a fixture's steps."""
    small = DiagramCanvas()
    host = placed(qtbot, small, 500, 300)
    small.show_theme(LIGHT)
    yield small
    host.hide()


def place_of(canvas: DiagramCanvas, parameter: Parameter) -> QPoint:
    """A pixel of a line that no other line crosses, or the middle of a unit."""
    layout = canvas.layout_of()
    ends = layout.line(parameter)
    if ends is not None:
        return (ends[1] + (ends[0] - ends[1]) * 0.12).toPoint()
    anchor = layout.anchor(parameter)
    assert anchor is not None
    return anchor.toPoint()


def click(canvas: DiagramCanvas, parameter: Parameter) -> None:
    QTest.mouseClick(canvas, LEFT, pos=place_of(canvas, parameter))


def move(canvas: DiagramCanvas, to: QPointF, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, to, canvas.mapToGlobal(to), none, held, plain)
    QApplication.sendEvent(canvas, event)


def picture(canvas: DiagramCanvas) -> QImage:
    return canvas.grab().toImage()
