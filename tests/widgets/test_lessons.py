"""A lesson in the real window: set up, watched, answered, left."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMargins, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from playground.experiment import Experiment, Layer
from playground.lessons.checks import NOT_YET, Situation, Verdict
from playground.lessons.score import PASSED
from playground.messages import RunState
from playground.words import said
from widgets.documents import Answer
from widgets.lessons.course import Course
from widgets.lessons.desk import LessonDesk
from widgets.lessons.lesson_panel import CheckRow
from widgets.lessons.pointer import WIDTH as RING
from widgets.lessons.question import OptionText
from widgets.lessons.score_box import ScoreBox
from widgets.main_window import MainWindow
from widgets.plots.flow_view import LAYERS, FlowView
from widgets.plots.surface_tools import ToolRow


@pytest.fixture
def desk(window: MainWindow) -> LessonDesk:
    window.action("help_lessons").trigger()
    return window.lessons


def press(desk: LessonDesk, qtbot: QtBot, name: str) -> None:
    button = desk.card.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press_with_focus(desk: LessonDesk, qtbot: QtBot, name: str) -> None:
    """As a person does, whose click brings the keyboard along."""
    button = desk.card.findChild(QPushButton, name)
    assert button is not None
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    press(desk, qtbot, name)


def sentences(desk: LessonDesk) -> list[str]:
    return [row.text for row in desk.card.findChildren(CheckRow)]


def test_the_first_lesson_is_walked_from_start_to_end(window: MainWindow, desk: LessonDesk, qtbot: QtBot) -> None:
    session = window.session
    own = session.experiment
    session.step()
    qtbot.waitUntil(lambda: session.update == 1)
    press(desk, qtbot, "lesson_linear")
    course = desk.course
    assert session.experiment.name == "Linear stack"
    assert desk.pointer.target is window.dock("layer_stack")

    wrong, right = (desk.card.findChild(QRadioButton, f"option_shape_{key}") for key in ("curve", "line"))
    assert wrong is not None
    assert right is not None
    wrong.click()
    assert not course.passed
    reply = desk.card.findChild(QLabel, "reply_shape")
    assert reply is not None
    assert "What would bend it?" in reply.text()
    sign = desk.card.findChild(QLabel, "sign_shape")
    assert sign is not None
    assert (sign.isVisible(), sign.accessibleName()) == (True, "not right")
    right.click()
    assert course.passed
    assert (sign.isVisible(), sign.accessibleName()) == (True, "right")

    press(desk, qtbot, "lesson_next")
    assert desk.pointer.target is window.content.workspace.centre.card("fit_plot")  # which is covered
    qtbot.waitUntil(lambda: "0 of 1,500 updates done." in sentences(desk))
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: course.passed, timeout=20_000)
    qtbot.waitUntil(lambda: any("Training R² is 0.6" in sentence for sentence in sentences(desk)))

    press(desk, qtbot, "lesson_next")
    assert window.plot("collapse_view").isVisible()
    qtbot.waitUntil(lambda: session.paused)
    qtbot.waitUntil(lambda: session.last_frame is not None and session.last_frame.collapse is not None)
    frame = session.last_frame
    assert frame is not None
    assert frame.collapse is not None
    line = frame.collapse.network
    assert line is not None
    field = desk.card.findChild(QLineEdit, "answer_slope")
    assert field is not None
    QTest.keyClicks(field, f"{line.slopes[0]:.3f}".replace(".", ","))
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: course.passed)

    press(desk, qtbot, "lesson_next")
    session.edit(_with_tanh(session.experiment), "tanh")
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: course.passed, timeout=30_000)
    press(desk, qtbot, "lesson_next")
    assert course.lesson is None
    assert session.experiment == own
    qtbot.waitUntil(lambda: session.update == 1)  # trained as it was
    assert {f"linear/{name}" for name in ("predict", "watch", "collapse", "bend")} <= course.progress.passed


def test_nothing_has_to_be_passed_and_the_place_is_remembered(desk: LessonDesk, qtbot: QtBot) -> None:
    press(desk, qtbot, "lesson_linear")
    press(desk, qtbot, "lesson_next")
    press(desk, qtbot, "lesson_next")
    assert desk.course.index == 2
    press(desk, qtbot, "lesson_back")
    press(desk, qtbot, "lesson_leave")
    press(desk, qtbot, "lesson_linear")
    assert desk.course.index == 1
    press(desk, qtbot, "lesson_repeat")
    assert desk.course.index == 1
    press(desk, qtbot, "lesson_leave")
    assert not desk.course.progress.passed


def test_progress_is_kept_and_a_lesson_that_is_none_is_told(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.preferences_changed) as signal:
        window.begin_lesson("linear")
    assert signal.args is not None
    assert signal.args[0].progress.at == {"linear": "predict"}
    window.lessons.course.leave()
    window.begin_lesson("nonsense")
    assert "nonsense is none of them: linear," in window.notice_bar.text


def test_a_step_that_goes_on_from_others_is_set_up_for_who_comes_without_them(
    window: MainWindow, desk: LessonDesk, qtbot: QtBot
) -> None:
    course, session = desk.course, window.session
    desk.open("vanishing")
    course.go_to(4)
    assert session.experiment.name == "Exploding gradient"
    press(desk, qtbot, "lesson_back")  # to a step of the ten sigmoid layers
    assert {layer.activation for layer in session.experiment.network.layers} == {"sigmoid"}
    press(desk, qtbot, "lesson_leave")
    desk.open("vanishing")  # where it was left
    assert course.index == 3
    assert {layer.activation for layer in session.experiment.network.layers} == {"sigmoid"}
    session.edit(_with_tanh(session.experiment), "tanh")
    press(desk, qtbot, "lesson_next")
    press(desk, qtbot, "lesson_leave")


def test_an_export_counts_when_its_file_is_written(
    window: MainWindow, desk: LessonDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk.open("real_data")
    course = desk.course
    course.go_to(6)
    qtbot.waitUntil(lambda: window.session.live_frame is not None)
    file = tmp_path / "cars.ipynb"
    answers = [("", ""), (str(tmp_path / "no" / "cars.ipynb"), ""), (str(file), "")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answers.pop(0))
    window.action("export_notebook").trigger()  # and think better of it
    window.action("export_notebook").trigger()  # into a folder that is not there
    qtbot.waitUntil(lambda: not window.exporter.busy, timeout=20_000)
    assert window.notice_bar.kind == "problem", window.notice_bar.text
    qtbot.waitUntil(lambda: "Not done yet (0 of 1)." in sentences(desk))
    assert not course.passed
    window.action("export_notebook").trigger()
    qtbot.waitUntil(lambda: course.passed)
    assert file.exists()
    press(desk, qtbot, "lesson_leave")


def test_the_space_bar_trains_and_skips_nothing(window: MainWindow, desk: LessonDesk, qtbot: QtBot) -> None:
    course, session = desk.course, window.session
    press_with_focus(desk, qtbot, "lesson_depth")
    assert not isinstance(QApplication.focusWidget(), QPushButton)
    press_with_focus(desk, qtbot, "lesson_next")
    assert course.index == 1
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert course.index == 1
    qtbot.waitUntil(lambda: session.training)
    course.leave()
    qtbot.waitUntil(lambda: not session.training)


def test_what_was_measured_stays_until_it_is_measured_again(desk: LessonDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    course = desk.course
    course.start("linear")
    course.go_to(3)
    measured = Situation(experiment=course.situation().experiment, frame=None)
    told = Verdict(True, said("Validation R² is 0.875; above 0.8 is wanted."))
    monkeypatch.setattr("widgets.lessons.attempt.measure", lambda check, situation: told)
    course.note("train_toggle")
    course._judge()
    monkeypatch.setattr("widgets.lessons.attempt.measure", lambda check, situation: Verdict(False, NOT_YET))
    monkeypatch.setattr(course, "situation", lambda: measured)
    course._judge()  # a frame without metrics, as most are while a run trains
    assert {verdict.text for verdict in course.verdicts} == {told.text}
    assert not any(verdict.passed for verdict in course.verdicts)
    course.leave()


def test_the_list_says_what_is_done_and_what_comes_next(desk: LessonDesk, qtbot: QtBot) -> None:
    course = desk.course
    course.start("linear")
    for step in course.lesson.steps if course.lesson else ():
        course._note(passed=step.spec.id)
    next_button = desk.card.findChild(QPushButton, "lesson_next")
    assert next_button is not None
    course.go_to(3)
    next_button.setFocus()
    press(desk, qtbot, "lesson_next")
    done, ahead = (desk.card.findChild(QPushButton, f"lesson_{name}") for name in ("linear", "depth"))
    assert done is not None
    assert ahead is not None
    assert done.findChild(QLabel, "lesson_done") is not None
    assert ahead.findChild(QLabel, "lesson_done") is None
    assert "Next" in ahead.accessibleDescription()
    assert QApplication.focusWidget() is ahead


def test_a_lesson_leaves_nothing_to_be_saved(window: MainWindow, desk: LessonDesk, qtbot: QtBot) -> None:
    def never() -> Answer:
        raise AssertionError("a lesson's experiment is nobody's work")

    own = window.session.experiment
    window.documents.ask = never
    desk.course.start("depth")
    assert window.documents.unsaved
    press(desk, qtbot, "lesson_leave")
    assert not window.documents.unsaved
    desk.course.start("linear")
    assert window.close()
    assert window.session.experiment == own


def test_own_work_is_asked_about_when_a_lesson_is_closed(window: MainWindow, desk: LessonDesk) -> None:
    asked: list[str] = []

    def ask() -> Answer:
        asked.append(window.session.experiment.name)
        return Answer.CANCEL

    window.documents.ask = ask
    window.session.edit(msgspec.structs.replace(window.session.experiment, name="Mine"), "rename")
    desk.course.start("depth")
    assert not window.close()
    assert asked == ["Mine"]
    window.documents.ask = lambda: Answer.DISCARD


def test_enter_begins_the_lesson_that_comes_next(desk: LessonDesk) -> None:
    row = desk.card.findChild(QPushButton, "lesson_depth")
    assert row is not None
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert desk.course.lesson is not None
    assert desk.course.lesson.id == "depth"


def test_choosing_an_activation_leaves_in_front_what_the_step_shows(window: MainWindow, desk: LessonDesk) -> None:
    desk.course.start("linear")
    desk.course.go_to(3)
    loss, drawn = window.dock("loss_plot"), window.dock("activation_plot")
    window.reveal("loss_plot")
    window.panel("layer_stack").activation_chosen.emit()  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert loss.shown
    assert not drawn.shown
    desk.course.leave()
    window.panel("layer_stack").activation_chosen.emit()  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert drawn.shown


def test_hints_come_one_by_one(desk: LessonDesk, qtbot: QtBot) -> None:
    press(desk, qtbot, "lesson_linear")
    for shown in range(4):
        assert len(desk.card.findChildren(QWidget, "hint")) == min(shown, 3)
        press(desk, qtbot, "lesson_hint")
    press(desk, qtbot, "lesson_leave")


def test_a_broken_folder_is_named_and_the_others_are_there(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "lesson.json").write_text(json.dumps({"steps": [{"id": "a", "speed": -1}]}, indent=1))
    own = LessonDesk(window, window.session, {}, window.reveal, [tmp_path])
    qtbot.addWidget(own.card)
    assert [lesson.id for lesson in own.course.lessons if lesson.id == "linear"] == ["linear"]
    [notice] = [label.text() for label in own.card.findChildren(QLabel, "notice")]
    assert notice.startswith(f"{folder / 'lesson.json'}:5: steps[0].speed:")


def test_goals_that_belong_together_have_to_hold_at_the_same_moment(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    checks = [
        {"kind": "network", "property": "layers", "equals": 1},
        {"kind": "setting", "place": "training.learning_rate", "below": 0.005},
    ]
    for name, together in (("apart", False), ("joined", True)):
        folder = tmp_path / name
        folder.mkdir()
        step = {"id": "a", "experiment": {}, "together": together, "checks": checks}
        (folder / "lesson.json").write_text(json.dumps({"steps": [step]}))
        (folder / "en.md").write_text("# Mine\n\n## [a] Both\n")
    own = LessonDesk(window, window.session, {}, window.reveal, [tmp_path])
    qtbot.addWidget(own.card)
    for name, together in (("apart", False), ("joined", True)):
        own.open(name)
        start = window.session.experiment
        replace = msgspec.structs.replace
        single = replace(start.network, layers=start.network.layers[:1])
        window.session.edit(replace(start, network=single), "one layer")
        qtbot.waitUntil(lambda: own.course.held == (True, False))
        slow = replace(start.training, learning_rate=0.001)
        window.session.edit(replace(start, training=slow), "two layers, and slower")
        qtbot.waitUntil(lambda: own.course.held[1])
        assert own.course.passed is not together
        window.session.edit(replace(start, network=single, training=slow), "both")
        qtbot.waitUntil(lambda: own.course.passed)
        window.session.edit(start, "back")
        qtbot.waitUntil(lambda: not own.course.verdicts[0].passed)
        assert own.course.passed  # what was passed stays passed
        own.course.leave()


def test_a_long_answer_takes_as_many_lines_as_it_needs(desk: LessonDesk, qtbot: QtBot) -> None:
    press(desk, qtbot, "lesson_relu")
    desk.course.go_to(4)
    button = desk.card.findChild(QRadioButton, "option_always_no")
    assert button is not None
    [text] = [label for label in desk.card.findChildren(OptionText) if label.text().startswith("an insurance")]
    line = text.fontMetrics().height()
    qtbot.waitUntil(lambda: text.mapTo(desk.card, text.rect().topRight()).x() < desk.card.width())
    qtbot.waitUntil(lambda: 2 * line < text.height() < 8 * line)
    QTest.mouseClick(text, Qt.MouseButton.LeftButton)
    assert button.isChecked()
    assert desk.course.answers == {"always": "no"}
    press(desk, qtbot, "lesson_leave")


def test_new_numbers_are_those_of_the_network(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    step = {"id": "a", "exercise": "tanh", "checks": [{"kind": "number", "name": "w3", "quantity": "dW3"}]}
    (folder / "lesson.json").write_text(json.dumps({"steps": [step]}))
    (folder / "en.md").write_text("# Mine\n\n## [a] By hand\n\n### [w3] The gradient of the last weight?\n")
    own = LessonDesk(window, window.session, {}, window.reveal, [tmp_path])
    qtbot.addWidget(own.card)
    course: Course = own.course
    own.open("mine")
    first = course.exercise
    assert first is not None
    course.answer("w3", f"{-first.answer('dW3'):.4f}")
    assert "the sign is wrong" in sentences(own)[0]
    course.answer("w3", f"{first.answer('dW3'):.4f}")
    assert course.passed
    press(own, qtbot, "lesson_new_numbers")
    second = course.exercise
    assert second is not None
    assert second != first
    assert not course.passed
    qtbot.waitUntil(lambda: window.session.last_frame is not None and window.session.last_frame.train is not None)
    qtbot.waitUntil(lambda: _train_loss(window) == pytest.approx(second.forward()["loss"], rel=1e-4))
    course.leave()


def test_a_challenge_says_what_it_earns_and_the_best_is_kept(
    window: MainWindow, desk: LessonDesk, qtbot: QtBot
) -> None:
    desk.open("wrap_up")
    course, session = desk.course, window.session
    box = desk.card.findChild(ScoreBox, "lesson_score")
    points = desk.card.findChild(QLabel, "lesson_points")
    assert box is not None
    assert points is not None
    assert not box.isHidden()
    assert points.text() == "No points yet"
    assert "Parameters: up to 20 (limit 40, best 7)" in box.lines

    replace = msgspec.structs.replace
    start = session.experiment
    small = replace(start.network, layers=(Layer(6, "tanh"),))
    quick = replace(start.training, learning_rate=0.03)
    session.edit(replace(start, network=small, training=quick), "small")
    session.step(500)
    qtbot.waitUntil(lambda: course.score is not None and session.paused and session.update >= 500)
    qtbot.waitUntil(lambda: "Updates 500: 9 of 20 (limit 2,000, best 100)" in box.lines)
    kept = course.best
    assert kept is not None
    assert kept.points > PASSED
    assert "Parameters 19: 9 of 20 (limit 40, best 7)" in box.lines

    session.step(1500)  # beyond the limit of the updates
    qtbot.waitUntil(lambda: course.score is not None and course.score.points < kept.points)
    best = course.best
    assert best is not None
    assert best.points >= kept.points
    assert course.score is not None
    assert points.text() == f"{course.score.points} of 100 points, at best {best.points}"
    assert course.progress.best == {"wrap_up/bend": best}

    course.go_to(2)
    assert course.exercise is not None
    right = course.exercise.answer("dW1")
    for typed in ("1000", "", "1000", f"{right:.4f}", f"{right:.4f}"):  # leaving a field says it once more
        course.answer("w1", typed)
    assert points.text() == "63 of 100 points"
    press(desk, qtbot, "lesson_new_numbers")
    course.answer("w1", f"{course.exercise.answer('dW1'):.4f}")
    assert points.text() == "100 of 100 points"
    press(desk, qtbot, "lesson_leave")


def test_the_list_scrolls_only_where_it_does_not_fit(window: MainWindow, desk: LessonDesk, qtbot: QtBot) -> None:
    scroll = desk.panel.currentWidget()
    assert isinstance(scroll, QScrollArea)
    qtbot.waitUntil(lambda: not scroll.verticalScrollBar().isVisible())
    window.resize(1440, 620)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().isVisible())


def test_the_ring_stands_off_a_button_of_its_own_colour(window: MainWindow, desk: LessonDesk, qtbot: QtBot) -> None:
    press(desk, qtbot, "lesson_relu")
    button = desk.pointer.target
    assert button is not None
    assert button.property("primary")
    qtbot.waitUntil(desk.pointer.isVisible)
    inside = desk.pointer.rect().marginsRemoved(QMargins(*[round(RING)] * 4))
    between = (inside.width() - button.width(), inside.height() - button.height())
    assert min(between) >= 2 * 2
    press(desk, qtbot, "lesson_leave")


def test_that_the_run_before_has_finished_is_nothing_that_a_step_counts(
    window: MainWindow, desk: LessonDesk, qtbot: QtBot
) -> None:
    desk.open("real_data")
    course, session, replace = desk.course, window.session, msgspec.structs.replace
    short = replace(session.experiment.training, max_epochs=1)
    session.edit(replace(session.experiment, training=short), "one epoch", anew=True)
    session.train()
    qtbot.waitUntil(lambda: session.state is RunState.FINISHED)
    course.go_to(5)
    assert not any(course.held)
    qtbot.waitUntil(lambda: session.live_frame is not None and session.live_frame.run == session.run)
    assert course.verdicts[0].text == "The run has not finished yet."
    assert not any(course.held)
    press(desk, qtbot, "lesson_leave")


def test_a_step_takes_away_what_lies_over_the_picture_that_it_speaks_of(
    window: MainWindow, desk: LessonDesk, qtbot: QtBot
) -> None:
    press(desk, qtbot, "lesson_surface")
    tools = window.findChild(ToolRow)
    assert tools is not None
    tools.bends.click()
    assert tools.bends.isChecked()
    flow = window.plot("flow_view")
    assert isinstance(flow, FlowView)
    flow.modes.button(2).click()
    window.notice_bar.say("info", "Finished", "400 epochs are done.")
    press(desk, qtbot, "lesson_next")
    assert not tools.bends.isChecked()
    assert window.notice_bar.isHidden()
    desk.open("relu")
    assert flow.mode == LAYERS
    press(desk, qtbot, "lesson_leave")


def _train_loss(window: MainWindow) -> float:
    frame = window.session.last_frame
    return frame.train.loss if frame is not None and frame.train is not None else -1.0


def _with_tanh(experiment: Experiment) -> Experiment:
    """The same with tanh in every layer."""
    layers = tuple(msgspec.structs.replace(layer, activation="tanh") for layer in experiment.network.layers)
    network = msgspec.structs.replace(experiment.network, layers=layers)
    return msgspec.structs.replace(experiment, network=network)
