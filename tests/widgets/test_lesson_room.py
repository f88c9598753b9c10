"""What a learner sees of a step in a usual window: room for it, a ring around it, and nothing of another run."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from playground.lessons.exercise import draw
from widgets.lessons.given_numbers import GivenNumbers
from widgets.lessons.lesson_panel import CheckRow
from widgets.lessons.lesson_text import LessonText
from widgets.main_window import MainWindow
from widgets.plots.fit_plot import FitPlot
from widgets.plots.loss_plot import LossPlot
from widgets.readouts import NOTHING
from widgets.teaching.room import ROOMY
from widgets.workspace import LEFT, LOWER_RIGHT, UPPER_RIGHT

RIGHT = UPPER_RIGHT + LOWER_RIGHT


def place(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def seen(window: MainWindow, names: tuple[str, ...]) -> set[str]:
    return {name for name in names if window.dock(name).isVisible()}


def test_a_step_that_does_not_speak_of_the_right_column_has_its_room(window: MainWindow, qtbot: QtBot) -> None:
    before, fit = seen(window, RIGHT), window.plot("fit_plot")
    columns = {name: window.dock(name).width() for name in (LEFT[0], RIGHT[0])}
    rows = [window.dock(name).height() for name in LEFT]
    assert before
    assert isinstance(fit, FitPlot)
    window.begin_lesson("linear")
    qtbot.waitUntil(lambda: not seen(window, RIGHT))
    assert seen(window, LEFT) == set(LEFT)
    # so that the lines that the text speaks of have their names beside them
    qtbot.waitUntil(lambda: [fit.legend.button(entry.key).text() for entry in fit.legend.entries][-1] == "collapsed")
    qtbot.waitUntil(lambda: fit.linear.text() == "least squares")
    window.lessons.course.go_to(2)
    qtbot.waitUntil(lambda: "collapse_view" in seen(window, RIGHT))
    # the centre gives the lesson most of its room, and not every column the same
    qtbot.waitUntil(lambda: window.dock("collapse_view").width() >= 0.9 * columns[RIGHT[0]])
    window.resize(ROOMY + 10, 900)
    window.lessons.course.go_to(3)
    qtbot.waitUntil(lambda: bool(seen(window, RIGHT)))
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not seen(window, RIGHT))
    window.lessons.course.leave()
    qtbot.waitUntil(lambda: seen(window, RIGHT) == before)
    qtbot.waitUntil(lambda: all(window.dock(name).width() >= 0.9 * width for name, width in columns.items()))
    qtbot.waitUntil(lambda: [window.dock(name).height() for name in LEFT] == rows)


def test_a_step_about_the_loss_surface_gives_it_the_whole_column(window: MainWindow, qtbot: QtBot) -> None:
    before, surface = seen(window, RIGHT), window.dock("surface_plot")
    height = surface.height()
    window.begin_lesson("surface")
    qtbot.waitUntil(lambda: not seen(window, UPPER_RIGHT) and surface.isVisible())
    qtbot.waitUntil(lambda: surface.height() > 1.5 * height)
    window.begin_lesson("vanishing")
    window.lessons.course.go_to(1)
    qtbot.waitUntil(lambda: window.dock("gradient_bars").isVisible() and not seen(window, LOWER_RIGHT))
    window.lessons.course.leave()
    qtbot.waitUntil(lambda: seen(window, RIGHT) == before)
    qtbot.waitUntil(lambda: abs(surface.height() - height) <= 2)


def test_a_text_is_as_wide_whether_its_page_scrolls_or_not(window: MainWindow, qtbot: QtBot) -> None:
    """Else its height, which depends on its width, could make the scroll bar come and go without end."""
    window.begin_lesson("chain_rule")
    text = window.lessons.panel.findChild(LessonText, "lesson_text")
    assert isinstance(text, LessonText)
    [area] = (area for area in window.lessons.panel.findChildren(QScrollArea) if area.isAncestorOf(text))
    bar, widths = area.verticalScrollBar(), set()
    for height, scrolls in ((480, True), (1400, False), (480, True)):
        window.resize(1440, height)
        qtbot.waitUntil(lambda scrolls=scrolls: bar.isEnabled() == (bar.maximum() > 0) == scrolls)  # type: ignore[misc]
        widths.add(text.width())
    assert len(widths) == 1


def test_a_window_that_was_narrow_for_a_while_has_its_columns_again(window: MainWindow, qtbot: QtBot) -> None:
    window.lessons.open()
    qtbot.waitUntil(window.lessons.card.isVisible)
    columns = (LEFT[0], UPPER_RIGHT[0], LOWER_RIGHT[0])
    narrow = window.content.workspace
    qtbot.waitUntil(lambda: narrow._roomy is not None and narrow._roomy.width == narrow.width())
    widths = {name: window.dock(name).width() for name in columns}
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: not seen(window, LEFT))
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: seen(window, LEFT) == set(LEFT))
    qtbot.waitUntil(lambda: all(abs(window.dock(name).width() - width) <= 2 for name, width in widths.items()))
    window.lessons.toggle()


def test_a_window_that_grows_in_a_lesson_leaves_no_network_cut_off_beside_empty_panels(
    window: MainWindow, qtbot: QtBot
) -> None:
    docks = [window.dock(name) for name in LEFT]
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.height() == 700)
    window.begin_lesson("linear")
    qtbot.waitUntil(lambda: not docks[0].isVisible())
    window.resize(1440, 900)

    def shared_out() -> None:
        data, network, training = (dock.height() - dock.wanted_height() for dock in docks)
        assert all(dock.isVisible() for dock in docks)
        assert network >= 0 or (data <= 1 and training <= 1)

    qtbot.waitUntil(shared_out)
    window.lessons.course.leave()


@pytest.mark.parametrize(("lesson", "step", "name"), [("linear", 2, "collapse_view"), ("chain_rule", 0, "centre")])
def test_the_ring_goes_around_the_tab_of_a_card_too(
    window: MainWindow, qtbot: QtBot, lesson: str, step: int, name: str
) -> None:
    window.begin_lesson(lesson)
    window.lessons.course.go_to(step)
    pointer, centre = window.lessons.pointer, window.content.workspace.centre
    if name == "centre":
        qtbot.waitUntil(lambda: place(window, pointer).contains(place(window, centre.tabs)))
        assert not place(window, pointer).intersects(place(window, window.dock("loss_plot")).adjusted(0, 4, 0, 0))
    else:
        card = window.dock(name)
        qtbot.waitUntil(lambda: place(window, pointer).top() < place(window, card).top() - 20)
        assert not place(window, pointer).intersects(place(window, centre).adjusted(0, 0, -8, 0))
    window.lessons.course.leave()


def test_the_space_bar_trains_when_the_plot_has_been_uncovered(window: MainWindow, qtbot: QtBot) -> None:
    window.begin_lesson("linear")
    window.lessons.course.go_to(1)
    close = window.findChild(QPushButton, "guess_close")
    assert close is not None
    close.setFocus()
    qtbot.waitUntil(close.hasFocus)
    QTest.keyClick(close, Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert focused is window
    QTest.keyClick(focused, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.update > 0)
    window.session.pause()
    qtbot.waitUntil(lambda: window.session.paused)
    window.lessons.course.leave()


def test_what_is_given_stands_beside_the_question_and_goes_on_in_the_field(window: MainWindow, qtbot: QtBot) -> None:
    window.begin_lesson("chain_rule")
    course, card = window.lessons.course, window.lessons.card
    exercise = course.exercise
    assert exercise is not None
    given = card.findChild(GivenNumbers, "lesson_given")
    assert given is not None
    numbers = [float(text.partition(" = ")[2].replace("−", "-")) for text in given.texts]
    (w1, w2, w3), (b1, b2, b3) = exercise.weights, exercise.biases
    assert numbers == [exercise.x, exercise.y, w1, b1, w2, b2, w3, b3]
    assert not any("-" in text for text in given.texts)
    field = card.findChild(QLineEdit, "answer_dW3")
    assert field is not None
    [asked] = [label for label in card.findChildren(QLabel) if label.text() == "∂L/∂W₃ ="]
    placeholder = field.fontMetrics().horizontalAdvance(field.placeholderText())
    qtbot.waitUntil(lambda: field.width() > placeholder + 16)
    qtbot.waitUntil(lambda: asked.mapTo(card, asked.rect().topRight()).x() < field.mapTo(card, QPoint()).x())
    course.answer("dW3", f"{-exercise.answer('dW3'):.4g}")
    [verdict] = [row.text for row in card.findChildren(CheckRow)]
    assert "the sign is wrong" in verdict
    assert "ŷ\u00a0−\u00a0y" in verdict  # no line breaks there
    course.leave()
    window.begin_lesson("linear")
    assert given.isHidden()
    course.leave()


def test_an_exercise_that_is_set_up_leaves_no_number_of_the_run_before(window: MainWindow, qtbot: QtBot) -> None:
    read_outs, loss = window.toolbar.read_outs, window.plot("loss_plot")
    assert isinstance(loss, LossPlot)
    qtbot.waitUntil(lambda: read_outs.valid.value != NOTHING)
    window.begin_lesson("chain_rule")
    exercise = window.lessons.course.exercise
    assert exercise is not None
    loss_by_hand = exercise.forward()["loss"]
    qtbot.waitUntil(lambda: _number(read_outs.train.value) == pytest.approx(loss_by_hand, rel=6e-3))
    # all four rows are one sample: there is no validation set, and nothing that a baseline could miss
    assert read_outs.valid.value == NOTHING
    assert read_outs.r2.value == NOTHING
    assert not loss.baselines.wanted
    window.lessons.course.leave()


def test_the_given_numbers_are_those_of_the_way_forward() -> None:
    exercise = draw("sigmoid", 3)
    names = [name for row in exercise.given() for name, _ in row]
    assert names == ["x", "y", "W₁", "b₁", "W₂", "b₂", "W₃", "b₃"]
    values = dict(pair for row in exercise.given() for pair in row)
    assert values["W₁"] * values["x"] + values["b₁"] == exercise.forward()["z1"]


def _number(text: str) -> float:
    return float(text) if text[0].isdigit() else float("nan")
