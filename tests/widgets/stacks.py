"""The layer stack in a window of its own, for its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.experiment import Experiment, Layer, Network
from tests.widgets.panels import Host
from widgets.panels.layer_stack import LayerStack

Key = Qt.Key
FOUR = (Layer(64, "sigmoid"), Layer(32, "sigmoid"), Layer(16, "leaky_relu", 0.1), Layer(8, "tanh"))


class Stack(Host):
    """The stack in a window."""

    def __init__(self, qtbot: QtBot, layers: tuple[Layer, ...] = FOUR) -> None:
        self.stack = LayerStack()
        super().__init__(qtbot, self.stack, Experiment(network=Network(layers=layers)))

    @property
    def layers(self) -> tuple[Layer, ...]:
        return self.experiment.network.layers

    @property
    def units(self) -> list[int]:
        return [layer.units for layer in self.layers]

    def press(self, index: int, *keys: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys with the focus on a row; each goes to whatever then has the focus."""
        self.stack.rows[index].setFocus()
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key, modifier)
