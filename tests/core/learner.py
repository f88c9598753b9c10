"""A learner without a window: sets a lesson's steps up, does what a solution says, and lets the checks look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from playground.data.build import build
from playground.experiment import Experiment, continues
from playground.experiment_file import from_json
from playground.frames import Frame, WishList
from playground.lessons.checks import Situation, Verdict, measure, wishes_of
from playground.lessons.exercise import draw
from playground.lessons.folder import LessonStep, experiment_of, merged
from playground.lessons.quantities import QUANTITIES
from playground.lessons.spec import NumberCheck
from playground.picture import Moment, Painter
from playground.trainer import Trainer


@dataclass(frozen=True)
class Solution:
    """What passes a step: edits, updates, actions, answers; numbers that are asked for are read off by themselves."""

    patch: Mapping[str, Any] | None = None
    updates: int = 0
    answers: Mapping[str, str] = field(default_factory=dict)
    actions: tuple[str, ...] = ()


class Learner:
    """Goes through a lesson, step by step. ``seed`` is laid over every experiment that a step sets up."""

    def __init__(self, seed: int | None = None) -> None:
        self.seed = seed
        self.experiment = Experiment()
        self.trainer: Trainer | None = None
        self.answers: dict[str, str] = {}
        self.actions: dict[str, int] = {}
        self.started_at = 0
        self.exercise = draw("tanh", 0)
        self.step: LessonStep | None = None

    def begin(self, step: LessonStep) -> None:
        """What the window does when a step begins."""
        self.step = step
        self.answers, self.actions = {}, {}
        experiment = experiment_of(step.spec, self.experiment)
        if experiment is not None:
            if self.seed is not None:
                experiment = seeded(experiment, self.seed)
            self.experiment, self.trainer = experiment, Trainer(experiment, build(experiment.data))
        if step.spec.exercise is not None:
            self.exercise = draw(step.spec.exercise, self.seed or 0)
        self.started_at = self.trainer.update if self.trainer is not None else 0

    def do(self, solution: Solution) -> None:
        """What a person would do."""
        if solution.patch is not None:
            self.edit(solution.patch)
        self.train(solution.updates)
        for action in solution.actions:
            self.actions[action] = self.actions.get(action, 0) + 1
        self.answers |= solution.answers
        self._read_numbers()

    def edit(self, patch: Mapping[str, Any]) -> None:
        """Change parts of the experiment; a change of shapes or data starts anew."""
        before = self.experiment
        self.experiment = from_json(msgspec.json.encode(merged(msgspec.to_builtins(before), dict(patch))))
        if self.trainer is not None and continues(before, self.experiment):
            self.trainer.apply(self.experiment)
        else:
            self.trainer = Trainer(self.experiment, build(self.experiment.data))
            self.started_at = 0

    def train(self, updates: int) -> None:
        """So many updates, or until the run stops by itself."""
        trainer = self.trainer
        if trainer is None or not updates:
            return
        if trainer.stopped is not None:
            trainer.go_on()
        goal = trainer.update + updates
        while trainer.update < goal and trainer.stopped is None:
            trainer.advance(goal - trainer.update)

    def verdicts(self) -> list[Verdict]:
        """What the checks of the step say now."""
        assert self.step is not None
        situation = self.situation()
        return [measure(check, situation) for check in self.step.spec.checks]

    def situation(self) -> Situation:
        """As the window hands it to the checks."""
        trainer = self.trainer
        return Situation(
            experiment=self.experiment,
            frame=self.frame(),
            features=trainer.dataset.features if trainer is not None else 1,
            state=self._state(),
            started_at=self.started_at,
            actions=self.actions,
            answers=self.answers,
            exercise=self.exercise,
        )

    def frame(self) -> Frame | None:
        """What the checks of the step need to see."""
        trainer = self.trainer
        if trainer is None or self.step is None:
            return None
        wish = WishList(wishes_of(self.step.spec.checks))
        before = trainer.previous_theta
        moment = Moment(0, trainer.update, trainer.epoch, 0.0, trainer.learning_rate, previous_theta=before)
        return Painter(trainer.dataset).draw(self.experiment, trainer.theta, wish, moment)

    def _state(self) -> str:
        trainer = self.trainer
        if trainer is None or not trainer.update:
            return "idle"
        if trainer.stopped is None:
            return "paused"
        return "diverged" if trainer.stopped == "diverged" else "finished"

    def _read_numbers(self) -> None:
        """Answer every number that is asked for with what can be read off or worked out."""
        assert self.step is not None
        for check in self.step.spec.checks:
            if isinstance(check, NumberCheck) and check.name not in self.answers:
                if check.quantity in QUANTITIES:
                    value = QUANTITIES[check.quantity].compute(self.experiment, self.frame())
                else:
                    value = self.exercise.answer(check.quantity)
                assert value is not None
                self.answers[check.name] = f"{value:.4g}"


def seeded(experiment: Experiment, seed: int) -> Experiment:
    """The same with other initial parameters and another order of the batches."""
    replace = msgspec.structs.replace
    return replace(
        experiment,
        network=replace(experiment.network, seed=seed),
        training=replace(experiment.training, seed=seed),
    )

