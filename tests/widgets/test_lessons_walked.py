"""Every shipped lesson, walked from its start to its end through the real window, locked, as its solutions say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from playground.experiment_file import from_json
from playground.lessons.folder import merged
from playground.lessons.quantities import QUANTITIES
from playground.lessons.spec import ChoiceCheck, NumberCheck
from tests.core.learner import Solution
from tests.core.test_lessons import SOLUTIONS
from widgets.lessons.certificate_dialog import CertificateDialog
from widgets.lessons.course import Course
from widgets.lessons.desk import LessonDesk
from widgets.main_window import MainWindow

AT_MOST_MS = 30_000
EDITED = {
    "data": "data_panel",
    "network.layers": "layer_stack",
    "network.init": "training_panel",
    "training": "training_panel",
}
"""In which panel a part of the experiment is edited."""


@pytest.mark.parametrize("name", SOLUTIONS)
def test_every_lesson_is_walked_to_its_end(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "taken_along"), ""))
    desk, own = window.lessons, window.session.experiment
    window.begin_lesson(name, locked=True)
    course = desk.course
    assert course.lesson is not None
    steps = [step.spec.id for step in course.lesson.steps]
    for step in steps:
        assert course.step is not None
        assert course.step.spec.id == step
        for view in course.step.spec.views:
            assert window.reveal(view) is not None
        assert course.step.spec.point_at is None or desk.pointer.target is not None, f"{step} points at nothing"
        _settle(window, qtbot)
        assert not course.passed, f"{step}: nothing has to be done"
        _do(window, qtbot, SOLUTIONS[name].get(step, Solution()))
        qtbot.waitUntil(_passed(course), timeout=AT_MOST_MS)
        _click(desk, "lesson_next")
    assert course.lesson is None
    assert window.session.experiment == own
    assert {f"{name}/{step}" for step in steps} == course.progress.passed
    assert (window.findChild(CertificateDialog) is not None) == (name == "wrap_up")
    course.set_locked(False)


def _passed(course: Course) -> Callable[[], None]:
    """That the step is passed, said with what is missing."""

    def check() -> None:
        missing = [str(verdict.text) for verdict in course.verdicts if not verdict.passed]
        assert course.passed, "; ".join(missing)

    return check


def _places(patch: Mapping[str, Any]) -> list[str]:
    """The parts of the experiment that a patch changes, as ``EDITED`` names them."""
    inside = [f"network.{key}" for key in patch.get("network", ())]
    return [*(key for key in patch if key != "network"), *inside]


def _settle(window: MainWindow, qtbot: QtBot) -> None:
    """Until a frame of the run that the step has set up is there."""
    session = window.session
    qtbot.waitUntil(lambda: session.live_frame is not None and session.live_frame.run == session.run)


def _do(window: MainWindow, qtbot: QtBot, solution: Solution) -> None:
    """What a person would do: edits, actions, training; then the questions."""
    session, course = window.session, window.lessons.course
    for place in _places(solution.patch or {}):
        assert window.panel(EDITED[place]).isEnabled(), f"{place} is locked"
    for action in ("train_toggle", "train_step", "train_reset", *solution.actions):
        assert window.action(action).isEnabled(), f"{action} is locked"
    if solution.patch is not None:
        after = merged(msgspec.to_builtins(session.experiment), dict(solution.patch))
        session.edit(from_json(msgspec.json.encode(after)), "as the solution says")
        _settle(window, qtbot)
    for action in solution.actions:
        goal = session.update + (action == "train_step")
        window.action(action).trigger()
        _reach(window, qtbot, goal)
    if solution.updates and not solution.actions:
        session.set_speed(None)
        goal = session.update + solution.updates
        session.step(solution.updates)
        _reach(window, qtbot, goal)
    assert course.step is not None
    for check in course.step.spec.checks:
        if isinstance(check, ChoiceCheck):
            option = window.lessons.card.findChild(QRadioButton, f"option_{check.name}_{check.right}")
            assert option is not None
            option.click()
        elif isinstance(check, NumberCheck):
            _type(window, qtbot, check, solution.answers.get(check.name))


def _reach(window: MainWindow, qtbot: QtBot, goal: int) -> None:
    """Until that update, or until the run stops by itself."""
    session = window.session
    over = ("finished", "diverged")
    qtbot.waitUntil(lambda: session.update >= goal or session.state.value in over, timeout=AT_MOST_MS)
    qtbot.waitUntil(lambda: not session.training)


def _type(window: MainWindow, qtbot: QtBot, check: NumberCheck, said: str | None) -> None:
    """A number into its field: what the solution says, or what can be read off or worked out."""
    session, course = window.session, window.lessons.course
    if said is None and check.quantity in QUANTITIES:
        compute = QUANTITIES[check.quantity].compute
        qtbot.waitUntil(lambda: compute(session.experiment, session.live_frame) is not None)
        said = f"{compute(session.experiment, session.live_frame):.4g}"
    elif said is None:
        assert course.exercise is not None
        said = f"{course.exercise.answer(check.quantity):.4g}"
    field = window.lessons.card.findChild(QLineEdit, f"answer_{check.name}")
    assert field is not None
    field.setText(said)
    field.editingFinished.emit()


def _click(desk: LessonDesk, name: str) -> None:
    button = desk.card.findChild(QPushButton, name)
    assert button is not None
    button.click()
