"""Points drawn in the fit of the real window, with the mouse, while it trains."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.experiment import Experiment, PointsSource, SketchSource, TableSource
from tests.widgets.panels import click
from tests.widgets.plotting import at, drag, mouse
from widgets.main_window import MainWindow
from widgets.panels.data_panel import DataPanel
from widgets.plots.canvas import Canvas
from widgets.plots.fit_curve import CurveView
from widgets.plots.fit_plot import FitPlot

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton


class Drawer:
    """A person who draws."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        panel, plot = window.panel("data_panel"), window.plot("fit_plot")
        assert isinstance(panel, DataPanel)
        assert isinstance(plot, FitPlot)
        self.panel, self.plot = panel, plot
        qtbot.waitUntil(lambda: window.session.dataset is not None)
        click(panel.draw)
        assert plot.is_drawing

    @property
    def view(self) -> CurveView:
        view = self.plot.view
        assert isinstance(view, CurveView)
        return view

    @property
    def canvas(self) -> Canvas:
        return self.view.canvas

    @property
    def points(self) -> PointsSource:
        source = self.window.session.experiment.data.source
        assert isinstance(source, PointsSource)
        return source

    @property
    def steps(self) -> int:
        return self.window.session.undo_stack.index()

    def pixel(self, x: float, y: float) -> QPointF:
        return at(self.canvas, x, y)

    def click(self, x: float, y: float, button: Qt.MouseButton = LEFT) -> None:
        place = self.pixel(x, y)
        mouse(self.canvas, QEvent.Type.MouseButtonPress, place, button, button)
        mouse(self.canvas, QEvent.Type.MouseButtonRelease, place, button, NONE)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        drag(self.canvas, self.pixel(*start), self.pixel(*end))

    def stroke(self, places: list[tuple[float, float]]) -> None:
        first, *rest = (self.pixel(*place) for place in places)
        mouse(self.canvas, QEvent.Type.MouseButtonPress, first, LEFT, LEFT)
        for place in rest:
            mouse(self.canvas, QEvent.Type.MouseMove, place, NONE, LEFT)
        mouse(self.canvas, QEvent.Type.MouseButtonRelease, rest[-1], LEFT, NONE)

    def button(self, name: str) -> None:
        click(getattr(self.plot.strip, name))

    def settle(self) -> None:
        """Until what was drawn is the run's data."""
        session = self.window.session
        self.qtbot.waitUntil(lambda: session.dataset is not None and len(session.dataset.y) == len(self.points.x))

    def drawn(self) -> int:
        return sum(len(layer.xs) for layer in self.view.points.values())


@pytest.fixture
def drawer(window: MainWindow, qtbot: QtBot) -> Drawer:
    return Drawer(window, qtbot)


def test_a_click_adds_a_point_a_drag_moves_it_and_the_right_button_removes_it_each_as_one_step_of_undo(
    drawer: Drawer, window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: session.update > 50)
    run, steps, first = session.run, drawer.steps, session.experiment
    drawer.click(-0.9, 0.5)
    assert len(drawer.points.x) == 81
    assert drawer.points.x[-1] == pytest.approx(-0.9, abs=0.01)
    assert drawer.points.y[-1] == pytest.approx(0.5, abs=0.01)
    assert drawer.drawn() == 81
    drawer.drag((-0.9, 0.5), (0.9, 0.5))
    assert len(drawer.points.x) == 81
    assert (drawer.points.x[-1], drawer.points.y[-1]) == pytest.approx((0.9, 0.5), abs=0.01)
    drawer.click(0.9, 0.5, RIGHT)
    assert len(drawer.points.x) == 80
    assert drawer.steps == steps + 3
    before = session.update
    qtbot.waitUntil(lambda: session.update > before + 50)
    assert session.training
    assert session.run == run
    window.action("edit_undo").trigger()
    window.action("edit_undo").trigger()
    assert (drawer.points.x[-1], drawer.points.y[-1]) == pytest.approx((-0.9, 0.5), abs=0.01)
    window.action("edit_undo").trigger()
    assert session.experiment == first
    drawer.plot.set_drawing(False)
    qtbot.waitUntil(lambda: session.dataset is not None and len(session.dataset.y) == 80)
    assert session.run == run
    assert session.training
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: session.paused)


def test_the_brush_sprays_and_wipes(drawer: Drawer) -> None:
    drawer.button("clear")
    assert drawer.points == PointsSource((), ())
    click(drawer.plot.strip.tools["spray"])
    drawer.drag((-0.5, 0.0), (0.5, 0.2))
    count, steps = len(drawer.points.x), drawer.steps
    assert count >= 12
    assert set(drawer.points.sets) == {0, 1, 2}
    drawer.settle()
    for x in np.linspace(-0.7, 0.7, 40):
        drawer.click(float(x), 0.1, RIGHT)
    assert len(drawer.points.x) < count
    assert drawer.steps > steps


def test_without_points_training_waits_and_says_so(drawer: Drawer, window: MainWindow, qtbot: QtBot) -> None:
    drawer.button("clear")
    assert drawer.drawn() == 0
    with qtbot.waitSignal(window.session.notice) as notice:
        window.action("train_toggle").trigger()
    assert "at least 4 points" in notice.args[1]
    for place in ((-0.5, 0.1), (0.0, 0.3), (0.5, -0.2), (0.6, 0.5), (0.2, 0.2)):
        drawer.click(*place)
    drawer.settle()
    window.action("train_step").trigger()
    qtbot.waitUntil(lambda: window.session.update == 1)


def test_delete_removes_the_point_that_was_drawn_last(drawer: Drawer, qtbot: QtBot) -> None:
    drawer.click(-0.9, 0.5)
    assert len(drawer.points.x) == 81
    QTest.keyClick(drawer.canvas, Qt.Key.Key_Delete)
    assert len(drawer.points.x) == 80
    QTest.keyClick(drawer.canvas, Qt.Key.Key_Escape)
    assert not drawer.plot.is_drawing
    assert not drawer.panel.draw.isChecked()
    steps = drawer.steps
    drawer.click(-0.9, 0.5)
    assert drawer.steps == steps


def test_points_go_over_the_clipboard_as_text(drawer: Drawer, qtbot: QtBot) -> None:
    drawer.button("clear")
    QGuiApplication.clipboard().setText("x\ty\n0,5\t1\n-0,25\t2\n0.1\t-1\n0.2 0.3\n")
    drawer.button("paste")
    assert list(zip(drawer.points.x, drawer.points.y, strict=True)) == [
        (0.5, 1.0), (-0.25, 2.0), (0.1, -1.0), (0.2, 0.3)
    ]  # fmt: skip
    drawer.button("copy")
    before = drawer.points
    drawer.button("clear")
    drawer.button("paste")
    assert (drawer.points.x, drawer.points.y) == (before.x, before.y)
    QGuiApplication.clipboard().setText("1 2\nthree 4\n")
    steps = drawer.steps
    drawer.button("paste")
    assert drawer.steps == steps
    assert drawer.plot.strip.hint == "line 2: 'three 4' is not two numbers, x and y"


def test_a_function_drawn_freehand_is_the_true_function_of_new_samples(
    drawer: Drawer, window: MainWindow, qtbot: QtBot
) -> None:
    run = window.session.run
    click(drawer.plot.strip.tools["function"])
    drawer.stroke([(-0.8, -0.5), (-0.3, 0.6), (0.2, 0.1), (0.7, 0.4)])
    source = window.session.experiment.data.source
    assert isinstance(source, SketchSource)
    assert window.session.run == run + 1
    assert source.x[0] == pytest.approx(-0.8, abs=0.01)
    assert np.interp(-0.3, source.x, source.y) == pytest.approx(0.6, abs=0.02)
    qtbot.waitUntil(lambda: window.session.dataset is not None and window.session.dataset.name == "Drawn function")
    dataset = window.session.dataset
    assert dataset is not None
    assert dataset.truth is not None
    assert len(dataset.y) == 80
    assert len(drawer.view.truth.xs)
    noise = dataset.y - dataset.truth(dataset.x)
    assert 0.05 < noise.std() < 0.15


def test_data_of_many_inputs_give_way_to_an_empty_sheet(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    experiment = Experiment(data=type(session.experiment.data)(source=TableSource("diabetes")))
    session.open(experiment)
    qtbot.waitUntil(lambda: session.dataset is not None and session.dataset.features == 10)
    drawer = Drawer(window, qtbot)
    assert drawer.points == PointsSource((), ())
    assert drawer.plot.is_drawing
    for count, place in enumerate(((0.3, 0.3), (-0.3, 0.5), (0.6, -0.5), (-0.8, 0.0)), start=1):
        drawer.click(*place)
        assert drawer.drawn() == count
    drawer.settle()
    window.action("train_step").trigger()
    qtbot.waitUntil(lambda: session.update == 1)
    for _ in range(3):
        window.action("edit_undo").trigger()
    window.action("edit_undo").trigger()
    window.action("edit_undo").trigger()
    assert session.experiment == experiment
    qtbot.waitUntil(lambda: session.dataset is not None and session.dataset.features == 10)
    assert not drawer.plot.is_drawing
