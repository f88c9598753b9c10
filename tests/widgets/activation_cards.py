"""The activation plot by itself, for its tests."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.experiment import Experiment, Layer, Network
from playground.frames import Frame, PreActivations
from widgets.plots.activation_plot import ActivationPlot
from widgets.theme import LIGHT

NAMES = ("Sigmoid", "Tanh", "ReLU", "ELU", "Identity", "GELU")
EXPERIMENT = Experiment(network=Network(layers=(Layer(8, "tanh"), Layer(8, "relu"), Layer(4, "leaky_relu", 0.1))))


def histogram(layer: int, low: float = -2.0, high: float = 2.0) -> PreActivations:
    """Forty equal bins with one z each."""
    return PreActivations(layer, np.linspace(low, high, 41), np.ones(40))


def frame(pre_activations: PreActivations | None) -> Frame:
    return Frame(run=1, update=1, epoch=0, updates_per_second=0.0, learning_rate=0.01, pre_activations=pre_activations)


def card_of(qtbot: QtBot) -> ActivationPlot:
    """On ``EXPERIMENT``, in a card of the usual size."""
    card = ActivationPlot()
    qtbot.addWidget(card)
    qtbot.addWidget(card.header)
    card.show_theme(LIGHT)
    card.resize(600, 260)
    card.show_experiment(EXPERIMENT)
    return card


OPENS_A_MENU = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


def compare(plot: ActivationPlot, *names: str) -> None:
    """Click the entries as a person does in the open menu."""
    menu = plot.compare.menu()
    menu.popup(QPoint())
    for name in names:
        place = menu.actionGeometry(plot.compare.entries[name]).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert menu.isVisible()  # for the next one
    menu.hide()


def labels(plot: ActivationPlot) -> list[str]:
    return [label.word for label in plot.f.labels.labels]
