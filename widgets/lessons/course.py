"""The course: which lesson and step a person is at, what was answered, and what the checks say to it.

It sets experiments up through the session and listens to it, as a person would; it knows nothing of widgets.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from playground.experiment import Data, Experiment, Layer, Network, PointsSource, Training
from playground.frames import Frame, WishList
from playground.lessons.checks import Situation, Verdict, wishes_of
from playground.lessons.exercise import ChainExercise, draw
from playground.lessons.folder import Lesson, LessonError, LessonStep, experiment_of, lesson_folders, read_lesson
from playground.lessons.points import Score
from playground.lessons.score import better, score_of, wish_of
from playground.lessons.spec import StepSpec
from playground.messages import RunState
from playground.words import said
from widgets import language
from widgets.lessons.attempt import Attempt
from widgets.lessons.progress import Progress
from widgets.session import Session

JUDGE_MS = 200
"""Verdicts are read, so they change no faster than a person reads."""


class OwnWork(msgspec.Struct, frozen=True):
    """What was in the window before the lesson, to come back to."""

    experiment: Experiment
    run: int
    saved_at: int | None
    """Where the undo stack was when it was saved; ``None`` if it was changed since."""


class Course(QObject):
    """``step_changed``: another step, or none. ``judged``: the verdicts of this step became others."""

    step_changed = Signal()
    judged = Signal()
    progressed = Signal(object)
    wish_changed = Signal()
    lock_changed = Signal()
    finished = Signal(str)  # a lesson, beyond its last step

    def __init__(self, session: Session, directories: Sequence[Path], progress: Progress) -> None:
        super().__init__(session)
        self._session = session
        self._directories = tuple(directories)
        self._progress = progress
        self.lessons: tuple[Lesson, ...] = ()
        self.problems: tuple[LessonError, ...] = ()
        self._lesson: Lesson | None = None
        self._index: int = 0
        self._own: OwnWork | None = None
        self._locked = False
        self._attempt = Attempt(None, session.update)
        self._judge_soon = QTimer(self)
        self._judge_soon.setSingleShot(True)
        self._judge_soon.setInterval(JUDGE_MS)
        self._judge_soon.timeout.connect(self._judge)
        session.frame_arrived.connect(self._on_frame)
        session.state_changed.connect(self._look_again)
        session.experiment_changed.connect(self._look_again)
        session.run_started.connect(self._on_run_started)

    # ---- what is --------------------------------------------------------------------------------------------------

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is on; ``None`` between lessons."""
        return self._lesson

    @property
    def step(self) -> LessonStep | None:
        """The step that is on."""
        return self._lesson.steps[self._index] if self._lesson is not None else None

    @property
    def index(self) -> int:
        """The number of the step in its lesson, from 0."""
        return self._index

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What the checks of this step say, in their order."""
        return self._attempt.verdicts

    @property
    def passed(self) -> bool:
        """Whether every check of this step has been passed since it began."""
        return self._attempt.passed

    @property
    def held(self) -> tuple[bool, ...]:
        """Which checks of this step have been passed, now or a moment ago; only now where they belong together."""
        return tuple(self._attempt.held)

    @property
    def answers(self) -> Mapping[str, str]:
        """What was typed and chosen in this step."""
        return self._attempt.answers

    @property
    def hints_shown(self) -> int:
        """How many hints of this step have been asked for."""
        return self._attempt.hints

    @property
    def exercise(self) -> ChainExercise | None:
        """The numbers that are worked out by hand in this step."""
        return self._attempt.exercise

    @property
    def score(self) -> Score | None:
        """What this step earns at this moment; ``None`` while it is not passed, or earns nothing at all."""
        return self._attempt.score

    @property
    def best(self) -> Score | None:
        """The best score that this step has earned, now or earlier."""
        if self._lesson is None:
            return None
        return self._progress.best.get(f"{self._lesson.id}/{self._lesson.steps[self._index].spec.id}")

    @property
    def locked(self) -> bool:
        """Whether only what the step names can be used."""
        return self._locked

    @property
    def progress(self) -> Progress:
        """How far the person came, over all lessons."""
        return self._progress

    def wish(self) -> WishList:
        """What frames have to hold for the checks of this step."""
        step = self.step
        return WishList(wishes_of(step.spec.checks) | wish_of(step.spec.score)) if step is not None else WishList()

    # ---- what a person does ---------------------------------------------------------------------------------------

    def look_for_lessons(self) -> None:
        """Read all lessons anew. One that cannot be read is left out and stands in ``problems``."""
        lessons, problems = [], []
        for folder in lesson_folders(*self._directories):
            try:
                lessons.append(read_lesson(folder))
            except LessonError as error:
                problems.append(error)
        self.lessons = tuple(sorted(lessons, key=lambda lesson: (lesson.order, lesson.id)))
        self.problems = tuple(problems)

    def start(self, lesson: str) -> None:
        """Begin a lesson where it was left, or from its first step; ``KeyError`` if there is none of this name."""
        found = next((known for known in self.lessons if known.id == lesson), None)
        if found is None:
            raise KeyError(lesson)
        if self._own is None:
            stack = self._session.undo_stack
            saved_at = stack.cleanIndex() if stack.isClean() else None
            self._own = OwnWork(self._session.experiment, self._session.run, saved_at)
        self._lesson = found
        steps = [step.spec.id for step in found.steps]
        at = self._progress.at.get(lesson, steps[0])
        self._index = -2  # whatever comes now is no next step
        self.go_to(steps.index(at) if at in steps else 0)

    def go_to(self, index: int) -> None:
        """Go to a step of this lesson and set it up."""
        assert self._lesson is not None
        index = min(max(index, 0), len(self._lesson.steps) - 1)
        jumps = index not in (self._index, self._index + 1)
        self._index = index
        step = self._lesson.steps[self._index].spec
        self._note(at=step.id)
        self._begin_step()
        if jumps:
            self._lead_in()
        self._set_up(step)
        self.step_changed.emit()
        self.wish_changed.emit()
        self._judge()

    def next(self) -> None:
        """To the next step, whether this one's checks are passed or not; after the last, out of the lesson."""
        assert self._lesson is not None
        if self._index + 1 < len(self._lesson.steps):
            self.go_to(self._index + 1)
        else:
            done = self._lesson.id
            self._note(at=self._lesson.steps[0].spec.id)
            self.leave()
            self.finished.emit(done)

    def back(self) -> None:
        """To the step before."""
        self.go_to(self._index - 1)

    def repeat(self) -> None:
        """This step again from its beginning."""
        self.go_to(self._index)

    def leave(self) -> None:
        """Out of the lesson; the person's own work comes back as it was, trained."""
        own, self._own = self._own, None
        self._lesson = None
        self._judge_soon.stop()
        self._begin_step()
        if own is not None and (own.run, own.experiment) != (self._session.run, self._session.experiment):
            self._session.return_to(own.run, own.experiment, said("leave the lesson"))
            if own.saved_at == self._session.undo_stack.cleanIndex():  # nothing else was saved meanwhile
                self._session.undo_stack.setClean()
        self._session.set_speed(None)
        self.step_changed.emit()
        self.wish_changed.emit()

    def set_name(self, name: str) -> None:
        """The name that the certificate is made out to."""
        if name != self._progress.name:
            self._progress = replace(self._progress, name=name)
            self.progressed.emit(self._progress)

    def set_locked(self, locked: bool) -> None:
        """Whether only what the step names can be used."""
        if locked != self._locked:
            self._locked = locked
            self.lock_changed.emit()

    def answer(self, name: str, text: str) -> None:
        """What was typed or chosen as the answer called ``name``."""
        self._attempt.answer(name, text)
        self._judge()

    def show_hint(self) -> None:
        """One more hint."""
        if self.step is not None:
            self._attempt.show_hint()
            self.judged.emit()

    def new_numbers(self) -> None:
        """The same exercise with other numbers."""
        step = self.step
        if step is not None and step.spec.exercise is not None:
            self._attempt.begin_anew()
            self._draw(step.spec.exercise)
            self.step_changed.emit()
            self._judge()

    def note(self, action: str) -> None:
        """Something was used: an action, a view, a control, by its ``objectName``."""
        if self._lesson is not None:
            self._attempt.actions[action] += 1
            self._look_again()

    # ---- steps ----------------------------------------------------------------------------------------------------

    def _begin_step(self) -> None:
        self._attempt = Attempt(self.step, self._session.update)

    def _set_up(self, step: StepSpec) -> None:
        if self._session.training:
            self._session.pause()
        experiment = experiment_of(step, self._session.experiment)
        if experiment is not None:
            self._attempt.started_at = 0
            if experiment == self._session.experiment:
                if self._session.update:
                    self._session.reset()
            else:
                self._session.edit(experiment, self._called(), anew=True)
        if step.exercise is not None:
            self._draw(step.exercise)
        self._session.set_speed(step.speed)

    def _lead_in(self) -> None:
        """What the step goes on from, as the steps before it set it up: a person came here without them."""
        assert self._lesson is not None
        specs = [step.spec for step in self._lesson.steps[: self._index + 1]]
        if specs[-1].experiment is not None or specs[-1].exercise is not None:
            return
        experiment = self._session.experiment
        begins = [index for index, spec in enumerate(specs) if spec.experiment is not None]
        for spec in specs[begins[-1] : -1] if begins else ():
            experiment = experiment_of(spec, experiment) or experiment
        if experiment != self._session.experiment:
            self._attempt.started_at = 0
            self._session.edit(experiment, self._called(), anew=True)

    def _called(self) -> str:
        """What this step is called in the undo menu."""
        step = self.step
        assert step is not None
        return said("step “{name}” of the lesson", name=step.text(language.current()).heading)

    def _draw(self, activation: str) -> None:
        """New numbers, and the network that has them: they can be followed in the chain rule view."""
        self._attempt.exercise = exercise = draw(activation, random.randrange(2**31))
        self._session.edit(by_hand(exercise, self._session.experiment), said("new numbers"), anew=True)
        self._session.by_hand.set_parameters(exercise.parameters(), said("new numbers"))

    def _note(self, *, at: str | None = None, passed: str | None = None) -> None:
        assert self._lesson is not None
        before = self._progress
        if at is not None:
            self._progress = replace(before, at={**before.at, self._lesson.id: at})
        if passed is not None:
            self._progress = replace(before, passed=before.passed | {f"{self._lesson.id}/{passed}"})
        if self._progress != before:
            self.progressed.emit(self._progress)

    # ---- judging --------------------------------------------------------------------------------------------------

    def _on_frame(self, _frame: Frame) -> None:
        self._look_again()

    def _on_run_started(self, _run: int) -> None:
        self._attempt.started_at = 0
        self._look_again()

    def _look_again(self) -> None:
        if self._lesson is not None and not self._judge_soon.isActive():
            self._judge_soon.start()

    def _judge(self) -> None:
        step = self.step
        if step is None:
            return
        situation, attempt = self.situation(), self._attempt
        verdicts = attempt.judge(situation, self._session.run)
        if attempt.verdicts and attempt.passed:
            self._note(passed=step.spec.id)
        before = attempt.score
        attempt.score = self._scored(step, verdicts, situation)
        if verdicts != attempt.verdicts or before != attempt.score:
            attempt.verdicts = verdicts
            self.judged.emit()

    def _scored(self, step: LessonStep, verdicts: tuple[Verdict, ...], situation: Situation) -> Score | None:
        """What the step earns where every goal holds at this moment; the best of it is kept."""
        if step.spec.score is None or not all(verdict.passed for verdict in verdicts):
            return None
        score = score_of(step.spec.score, situation)
        if score is not None and better(score, self.best):
            assert self._lesson is not None
            best = {**self._progress.best, f"{self._lesson.id}/{step.spec.id}": score}
            self._progress = replace(self._progress, best=best)
            self.progressed.emit(self._progress)
        return score

    def situation(self) -> Situation:
        """What the checks look at now."""
        session, attempt = self._session, self._attempt
        dataset = session.dataset
        frame = session.live_frame
        if frame is not None and frame.run != session.run:
            frame = None  # what was measured of the run before says nothing about this one, nor that it has finished
        return Situation(
            experiment=session.experiment,
            frame=frame,
            features=dataset.features if dataset is not None else 1,
            state=session.state.value if frame is not None else RunState.IDLE.value,
            started_at=attempt.started_at,
            actions=dict(attempt.actions),
            answers=dict(attempt.answers),
            exercise=attempt.exercise,
            tries=attempt.tries,
        )


def by_hand(exercise: ChainExercise, current: Experiment) -> Experiment:
    """The experiment whose network has one unit a layer and whose training set is the exercise's sample alone."""
    points = PointsSource(x=(exercise.x,) * 4, y=(exercise.y,) * 4)
    return Experiment(
        name=current.name,
        data=Data(source=points, noise=0.0, split=(1.0, 0.0, 0.0), standardize=False),
        network=Network(layers=(Layer(1, exercise.activation),) * 2),
        training=Training(optimizer="sgd", learning_rate=0.1, batch_size=4, loss="mse", max_epochs=None),
    )
