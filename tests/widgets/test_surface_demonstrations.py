"""The examples about the loss surface come up from the menu in the slice that makes their point."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from playground.demonstrations import DEMONSTRATIONS
from playground.landscape import USUAL, Landscape, PrincipalDirections
from playground.presets import examples
from widgets.main_window import MainWindow
from widgets.plots.surface_plot import SurfacePlot

LONG = 30_000


def surface_of(window: MainWindow) -> SurfacePlot:
    plot = window.plot("surface_plot")
    assert isinstance(plot, SurfacePlot)
    return plot


def play(window: MainWindow, qtbot: QtBot, name: str) -> Landscape:
    """Choose it in the menu and wait for its picture."""
    action = window.findChild(QAction, f"example_{name}")
    assert action is not None
    action.trigger()
    plot, session, updates = surface_of(window), window.session, DEMONSTRATIONS[name].updates
    qtbot.waitUntil(lambda: session.update == updates and session.paused, timeout=LONG)

    def complete() -> bool:
        shown = plot.canvas.landscape
        return shown is not None and shown.run == session.run and shown.update == updates and shown.finest

    qtbot.waitUntil(complete, timeout=LONG)
    assert plot.canvas.landscape is not None
    return plot.canvas.landscape


def test_two_minima_and_the_saddle_come_up_with_their_slice_and_note(window: MainWindow, qtbot: QtBot) -> None:
    window.dock("surface_plot").close()
    shown = play(window, qtbot, "two_minima")
    plot = surface_of(window)
    assert window.dock("surface_plot").shown
    assert shown.spec == plot.spec == DEMONSTRATIONS["two_minima"].spec
    assert "in two minima" in plot.note.text
    assert plot.note.isVisible()
    assert f"rises {shown.barrier:.3g} above" in plot.describe()
    assert "B: Two minima: second seed" in plot.describe()
    # the saddle's two examples have data, network and start in common: opening the second one starts anew all the same
    for name, optimizer in (("saddle_sgd", "sgd"), ("saddle_momentum", "momentum")):
        shown = play(window, qtbot, name)
        assert shown.paths[0].optimizer == optimizer
        assert len(shown.paths) == len(shown.marks) - 1 == 2
        assert "lingers" in plot.note.text


def test_the_convex_slice_comes_beside_the_deep_one(window: MainWindow, qtbot: QtBot) -> None:
    play(window, qtbot, "convex_bowl")
    plot = surface_of(window)
    qtbot.waitUntil(plot.body.other.isVisible)
    other = plot.body.other.landscape
    assert other is not None
    assert other.spec == plot.spec
    assert plot.body.canvas.height() == pytest.approx(plot.body.other.height(), abs=2)
    QTest.mouseMove(plot.body.other, plot.body.other.area.center().toPoint())
    qtbot.waitUntil(plot.body.other_readout.isVisible)
    assert "loss" in plot.body.other_readout.text()
    close = plot.note.findChild(QToolButton, "surface_note_close")
    assert close is not None
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert plot.note.isHidden()
    assert plot.spec == DEMONSTRATIONS["convex_bowl"].spec


def test_a_demonstration_lasts_while_its_data_and_network_do(window: MainWindow, qtbot: QtBot) -> None:
    plot, session = surface_of(window), window.session
    play(window, qtbot, "bouncing")
    assert isinstance(plot.spec.directions, PrincipalDirections)
    training = msgspec.structs.replace(session.experiment.training, learning_rate=0.1)
    session.edit(msgspec.structs.replace(session.experiment, training=training), "change learning rate")
    assert plot.note.isVisible()
    network = msgspec.structs.replace(session.experiment.network, seed=5)
    session.edit(msgspec.structs.replace(session.experiment, network=network), "new initial parameters")
    assert plot.note.isHidden()
    assert plot.spec == USUAL
    # undone, it is the demonstration's experiment again
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.experiment == examples()["bouncing"].experiment
    assert plot.note.isVisible()
    assert plot.spec == DEMONSTRATIONS["bouncing"].spec
