"""A presentation, the spotlight and slow motion in the real window, and that everything is as it was afterwards."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.messages import RunState
from tests.conftest import READY_MS
from widgets import text_size
from widgets.main_window import MainWindow
from widgets.paced import Paced
from widgets.plots.canvas import Canvas
from widgets.plots.chain_rule_view import ChainRuleView
from widgets.plots.chain_words import GROUPS
from widgets.plots.fit_curve import CurveView
from widgets.plots.fit_plot import FitPlot
from widgets.teaching.guess_card import GuessCard
from widgets.teaching.slow_motion import SPEED
from widgets.teaching.teaching import Teaching
from widgets.workspace import LEFT

Key = Qt.Key


@pytest.fixture
def teaching(window: MainWindow) -> Teaching:
    return window.teaching


def positions(window: MainWindow) -> dict[str, tuple[int, int, int, int]]:
    """Where every card is that is seen."""
    docks = window.content.workspace.docks
    return {name: dock.geometry().getRect() for name, dock in docks.items() if dock.shown}  # type: ignore[misc]


def lit_in(teaching: Teaching) -> QWidget | None:
    """The card that is lit."""
    return teaching.spotlight.target


# ---- presentation -------------------------------------------------------------------------------------------------


def test_a_presentation_is_for_the_room_and_leaves_nothing_behind(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    window.reveal("network_diagram")
    before, size, layout = positions(window), window.size(), window.content.workspace.layout_state()
    window.action("view_present").trigger()
    assert teaching.presentation.is_on
    assert window.isFullScreen()
    assert window.action("view_present").isChecked()
    assert not any(window.dock(name).isVisible() for name in LEFT)
    assert window.plot("network_diagram").isVisible()
    assert not window.menuBar().isVisible()
    assert not window.toolbar.export.isVisible()
    assert text_size.percent() > 100
    assert {canvas.emphasis for canvas in window.findChildren(Canvas)} == {1.7}
    assert QApplication.overrideCursor() is not None
    assert window.content.workspace.layout_state() == layout  # what would be kept if the program ended now
    window.activateWindow()
    QTest.keyClick(window, Key.Key_Right)  # the menu bar is hidden, its shortcuts are not
    qtbot.waitUntil(lambda: window.session.update == 1)
    window.reveal("fit_plot")
    QTest.keyClick(window, Key.Key_Escape)
    assert not teaching.presentation.is_on
    assert not window.isFullScreen()
    assert not window.action("view_present").isChecked()
    assert window.menuBar().isVisible()
    assert window.toolbar.export.isVisible()
    assert text_size.percent() == 100
    assert {canvas.emphasis for canvas in window.findChildren(Canvas)} == {1.0}
    assert QApplication.overrideCursor() is None
    assert window.content.workspace.centre.shown == "network_diagram"
    qtbot.waitUntil(lambda: window.size() == size)

    def as_before() -> None:
        assert positions(window).keys() == before.keys()
        for name, place in positions(window).items():
            assert np.abs(np.subtract(place, before[name])).max() <= 2, name

    qtbot.waitUntil(as_before)


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
def test_the_plots_fill_a_projector(window: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    window.action("view_present").trigger()
    screen = window.screen().size().width()
    qtbot.waitUntil(lambda: window.width() == screen)
    window.resize(*size)
    workspace = window.content.workspace
    qtbot.waitUntil(lambda: workspace.width() == size[0])
    centre = workspace.centre
    qtbot.waitUntil(lambda: centre.width() > 0.65 * size[0])
    assert window.width() == size[0]
    assert workspace.minimumSizeHint().width() <= size[0]  # nothing is cut off, nothing scrolls
    assert window.dock("loss_plot").shown
    assert window.dock("surface_plot").isVisible() or not window.dock("surface_plot").isHidden()
    window.action("view_present").trigger()


def speak(window: MainWindow, words: str, qtbot: QtBot) -> None:
    """As from the menu: the content is built anew in another language."""
    with qtbot.waitSignal(window.content_changed):
        window.action(f"view_language_{words}").trigger()


def test_a_presentation_and_the_spotlight_go_on_in_another_language(window: MainWindow, qtbot: QtBot) -> None:
    window.reveal("network_diagram")
    before, layout = positions(window), window.content.workspace.layout_state()
    window.action("view_present").trigger()
    window.action("view_spotlight").trigger()
    while window.teaching.spotlight.target is not window.timeline:
        QTest.keyClick(window.teaching.spotlight, Key.Key_Right)
    size = text_size.percent()
    qtbot.waitUntil(lambda: window.size() == window.screen().size())
    seen: set[str] = set()

    def arranged() -> bool:
        before, seen_now = set(seen), set(positions(window))
        seen.clear()
        seen.update(seen_now)
        return before == seen_now

    qtbot.waitUntil(arranged)
    for words in ("ko", "en"):
        speak(window, words, qtbot)
        assert window.isFullScreen()
        assert window.teaching.presentation.is_on
        assert window.action("view_present").isChecked()
        assert not window.menuBar().isVisible()
        qtbot.waitUntil(lambda: set(positions(window)) == seen)
        assert text_size.percent() == size > 100
        assert {canvas.emphasis for canvas in window.findChildren(Canvas)} == {1.7}
        assert window.teaching.spotlight.target is window.timeline
        assert not window.teaching.spotlight.isHidden()
        assert window.action("view_spotlight").isChecked()
        assert window.content.workspace.layout_state() == layout
    QTest.keyClick(window, Key.Key_Escape)
    assert window.teaching.spotlight.target is None
    assert window.isFullScreen()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Key.Key_Right)  # the shortcuts are those of the new actions
    qtbot.waitUntil(lambda: window.session.update == 1, timeout=READY_MS)
    QTest.keyClick(window, Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.menuBar().isVisible()
    assert text_size.percent() == 100
    assert QApplication.overrideCursor() is None
    assert {canvas.emphasis for canvas in window.findChildren(Canvas)} == {1.0}
    qtbot.waitUntil(lambda: positions(window).keys() == before.keys())


def test_locked_mode_goes_on_in_another_language(window: MainWindow, qtbot: QtBot) -> None:
    window.begin_lesson("depth", locked=True)
    window.action("view_present").trigger()
    speak(window, "ko", qtbot)
    assert window.isFullScreen()
    assert window.lessons.course.locked
    assert not window.panel("layer_stack").isEnabled()
    assert window.action("help_lock").isChecked()
    window.action("view_present").trigger()
    window.lessons.course.set_locked(False)
    window.lessons.course.leave()
    assert window.panel("layer_stack").isEnabled()
    speak(window, "en", qtbot)


def test_slow_motion_goes_on_in_another_language(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    window.action("train_slow").trigger()
    qtbot.waitUntil(lambda: session.training, timeout=READY_MS)
    states: list[RunState] = []
    session.state_changed.connect(states.append)
    speak(window, "ko", qtbot)
    assert window.teaching.slow_motion.is_on
    assert window.action("train_slow").isChecked()
    assert session.speed == SPEED
    session.set_speed(2.0)
    before = session.update
    qtbot.waitUntil(lambda: session.update > before, timeout=READY_MS)
    assert RunState.PAUSED not in states  # not even for a moment: when it is over is known too late
    window.action("train_slow").trigger()
    qtbot.waitUntil(lambda: not session.training, timeout=READY_MS)  # as it was before
    assert session.speed is None
    speak(window, "en", qtbot)
    assert not window.teaching.slow_motion.is_on


def test_an_open_guess_and_what_was_drawn_go_on_in_another_language(window: MainWindow, qtbot: QtBot) -> None:
    window.action("train_guess").trigger()
    card = window.findChild(GuessCard)
    assert card is not None
    card.updates.setValue(40)
    for key in (Key.Key_Up, Key.Key_Right, Key.Key_Right, Key.Key_Up, Key.Key_End, Key.Key_Up):
        QTest.keyClick(card.canvas, key)
    assert card.canvas.is_drawn
    drawn, before = card.canvas.curve.copy(), card.canvas.before.ys.copy()
    speak(window, "ko", qtbot)
    card = window.findChild(GuessCard)
    assert card is not None
    assert card.isVisible()
    assert card.updates.value() == 40
    assert "40" in card.sentence.text()
    np.testing.assert_array_equal(card.canvas.curve, drawn)
    np.testing.assert_array_equal(card.canvas.before.ys, before)
    QTest.mouseClick(card.reveal, Qt.MouseButton.LeftButton)
    speak(window, "en", qtbot)  # while it is found out
    card = window.findChild(GuessCard)
    assert card is not None
    assert card.canvas.fixed
    sheet = card
    qtbot.waitUntil(lambda: "On average" in sheet.sentence.text())
    sentence, truth = card.sentence.text(), card.canvas.truth.ys.copy()
    assert window.session.update == 40
    speak(window, "ko", qtbot)
    speak(window, "en", qtbot)
    card = window.findChild(GuessCard)
    assert card is not None
    assert card.sentence.text() == sentence
    np.testing.assert_array_equal(card.canvas.truth.ys, truth)
    QTest.mouseClick(card.close_button, Qt.MouseButton.LeftButton)
    assert window.findChild(GuessCard) is None


# ---- spotlight ----------------------------------------------------------------------------------------------------


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_the_spotlight_goes_from_card_to_card(window: MainWindow, teaching: Teaching) -> None:
    spotlight = teaching.spotlight
    window.action("view_spotlight").trigger()
    assert teaching.spotlight.target is window.content.workspace.centre
    lit: list[QWidget] = []
    for _ in range(30):
        QTest.keyClick(spotlight, Key.Key_Right)
        assert spotlight.target is not None
        if spotlight.target in lit:
            break
        lit.append(spotlight.target)
    shown = [dock for dock in window.content.workspace.docks.values() if dock.shown]
    assert set(lit) == {*shown, window.content.workspace.centre, window.toolbar, window.timeline}
    assert window.session.update == 0  # an arrow is no step of training
    before = lit_in(teaching)
    QTest.keyClick(spotlight, Key.Key_Left)
    QTest.keyClick(spotlight, Key.Key_Right)
    assert lit_in(teaching) is before
    training = window.dock("training_panel")
    middle = training.mapTo(window, training.rect().center())
    QTest.mouseClick(spotlight, Qt.MouseButton.LeftButton, pos=middle)
    assert lit_in(teaching) is training
    QTest.keyClick(spotlight, Key.Key_Escape)
    assert spotlight.target is None
    assert spotlight.isHidden()
    assert not window.action("view_spotlight").isChecked()


def test_what_is_lit_is_used_and_painted_as_if_nothing_were_over_it(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    loss, fit = window.dock("loss_plot"), window.plot("fit_plot")
    teaching.spotlight.light(loss)
    middle = loss.mapTo(window, loss.rect().center())
    assert window.childAt(middle) is not teaching.spotlight
    assert window.childAt(window.toolbar.mapTo(window, QPoint(20, 20))) is teaching.spotlight
    teaching.spotlight.light(window.content.workspace.centre)
    qtbot.waitUntil(lambda: not teaching.spotlight.isHidden())
    # what a dimmed card has still to paint, it would paint with the next repaint of any
    qtbot.waitUntil(lambda: not any(paced.isActive() for paced in window.findChildren(Paced)))
    QApplication.processEvents()
    QApplication.processEvents()
    assert isinstance(fit, FitPlot)
    assert isinstance(fit.view, CurveView)
    over, under = Paints(teaching.spotlight), Paints(fit.view.canvas.viewport())
    for _ in range(5):
        fit.view.canvas.viewport().repaint()
    assert under.count == 5
    assert over.count == 0


def test_a_lit_card_that_goes_leaves_the_light_to_the_one_in_its_place(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    teaching.spotlight.light(window.dock("loss_plot"))
    window.reveal("flow_view")
    qtbot.waitUntil(lambda: teaching.spotlight.target is window.dock("flow_view"))
    teaching.spotlight.end()


def test_a_step_can_ask_for_the_spotlight(window: MainWindow, teaching: Teaching, qtbot: QtBot) -> None:
    window.lessons.open("backpropagation")
    assert teaching.spotlight.target is window.content.workspace.centre
    card = window.lessons.card
    qtbot.waitUntil(lambda: window.childAt(card.mapTo(window, card.rect().center())) is not teaching.spotlight)
    window.lessons.course.next()
    assert teaching.spotlight.target is None
    window.lessons.course.leave()


# ---- slow motion --------------------------------------------------------------------------------------------------


def test_slow_motion_unfolds_updates_and_normal_speed_comes_back(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    session = window.session
    session.set_speed(500.0)
    window.action("train_slow").trigger()
    view = window.plot("chain_rule_view")
    assert isinstance(view, ChainRuleView)
    assert view.isVisible()
    assert session.speed == 0.25
    assert window.toolbar.speed.speed == pytest.approx(0.25, rel=0.05)
    session.set_speed(2.0)  # still slow motion, and no test of patience
    seen: list[tuple[int, int, str]] = []

    def look(index: int) -> None:
        step = view.steps.step
        if step is not None:
            seen.append((session.update, index, step.phase))

    view.steps.step_shown.connect(look)
    begin = session.update
    qtbot.waitUntil(lambda: {phase for _, _, phase in seen} == set(GROUPS), timeout=30_000)
    qtbot.waitUntil(lambda: session.update > begin + 2, timeout=30_000)
    assert sorted(seen, key=lambda moment: moment[:2]) == seen  # each update unfolds forwards, and then the next one
    window.action("train_slow").trigger()
    assert session.speed == 500.0
    assert not window.action("train_slow").isChecked()
    qtbot.waitUntil(lambda: session.paused)
    session.set_speed(None)


def test_slow_motion_ends_with_the_slider_and_stands_still_in_a_pause(
    window: MainWindow, teaching: Teaching, qtbot: QtBot
) -> None:
    session = window.session
    window.action("train_slow").trigger()
    qtbot.waitUntil(lambda: session.training)
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: session.paused)
    assert teaching.slow_motion.is_on
    window.toolbar.speed.chosen.emit(100.0)
    assert not teaching.slow_motion.is_on
    assert session.speed == 100.0
    session.set_speed(None)


# ---- room for a lesson --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1024, 700), (800, 600)])
def test_every_step_fits_into_a_small_window(window: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    desk, workspace = window.lessons, window.content.workspace
    desk.open()
    window.resize(*size)
    qtbot.waitUntil(lambda: window.width() == size[0])
    for lesson in desk.course.lessons:
        desk.open(lesson.id)
        for index, step in enumerate(lesson.steps):
            desk.course.go_to(index)
            place = f"{lesson.id}/{step.spec.id}"
            QApplication.processEvents()
            assert window.size().toTuple() == size, place
            assert desk.card.isVisible()
            assert workspace.minimumSizeHint().width() <= workspace.width(), place
            target = desk.pointer.target
            assert target is None or target.isVisible() or size == (800, 600), place
            for name in (*step.spec.views, *step.spec.controls):
                assert name not in workspace.docks or not workspace.docks[name].isHidden(), f"{place}: {name}"
        desk.course.leave()


def test_the_panels_are_a_click_away_and_come_back_in_a_wide_window(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.lessons
    before = positions(window)
    desk.open("linear")
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: not window.dock("training_panel").isVisible())
    panels = desk.card.findChild(QWidget, "lesson_panels")
    assert panels is not None
    QTest.mouseClick(panels, Qt.MouseButton.LeftButton)
    assert not desk.card.isVisible()
    qtbot.waitUntil(lambda: all(window.dock(name).isVisible() for name in LEFT))
    window.action("help_lessons").trigger()
    assert desk.card.isVisible()
    desk.course.leave()
    window.action("help_lessons").trigger()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: positions(window).keys() == before.keys())
