"""The loss-surface laboratory in the real window: what is chosen arrives from the threads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from playground.landscape import Landscape, PrincipalDirections, Refusal, SliceSpec
from playground.spectrum import Curvature
from widgets.main_window import MainWindow
from widgets.plots.surface_plot import SurfacePlot

LONG = 30_000


def surface(window: MainWindow) -> SurfacePlot:
    plot = window.plot("surface_plot")
    assert isinstance(plot, SurfacePlot)
    return plot


def choose(plot: SurfacePlot, spec: SliceSpec) -> None:
    """Choose a slice as a file would, and ask for it."""
    plot.show_spec(spec)
    plot.wish_changed.emit()


def test_a_principal_plane_is_refused_before_training_and_drawn_after_it(window: MainWindow, qtbot: QtBot) -> None:
    answers: list[Landscape | Refusal] = []
    window.session.questions.slice_arrived.connect(answers.append)
    choose(surface(window), SliceSpec(PrincipalDirections(), points=25))
    qtbot.waitUntil(lambda: any(isinstance(answer, Refusal) for answer in answers), timeout=LONG)
    assert "Train a little first" in surface(window).describe()
    window.action("train_toggle").trigger()
    qtbot.waitUntil(
        lambda: any(isinstance(answer, Landscape) and answer.axes[0].explained is not None for answer in answers),
        timeout=LONG,
    )
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: not window.session.training)
    qtbot.waitUntil(lambda: "Train a little first" not in surface(window).describe(), timeout=LONG)


def test_the_curvature_that_is_asked_for_arrives(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.questions.curvature_arrived, timeout=LONG) as arrived:
        surface(window).curvature_asked.emit("extremes")
    [found] = arrived.args
    assert isinstance(found, Curvature)
    assert found.verdict.sentence.partition(":")[0] in surface(window).describe()


def test_a_race_puts_the_ways_of_four_optimisers_on_the_slice(window: MainWindow, qtbot: QtBot) -> None:
    answers: list[Landscape] = []
    window.session.questions.slice_arrived.connect(answers.append)
    button = next(button for button in surface(window).findChildren(QAbstractButton) if button.text() == "Race")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(len(answer.paths) == 5 for answer in answers), timeout=LONG)
