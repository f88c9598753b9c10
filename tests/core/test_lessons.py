"""Every shipped lesson: a recorded solution passes each step, with any seed; the untouched start passes none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import resources
from playground.lessons.folder import Lesson, lesson_folders, read_lesson
from playground.lessons.spec import ChoiceCheck
from tests.core.learner import Learner, Solution

FOLDERS = {folder.name: folder for folder in lesson_folders(Path(resources.__file__).parent / "lessons")}
SEEDS = 20


def layers(count: int, activation: str, units: int, **more: Any) -> dict[str, Any]:
    """A patch: so many layers of this activation."""
    return {"network": {"layers": [{"units": units, "activation": activation, **more} for _ in range(count)]}}


SOLUTIONS: dict[str, dict[str, Solution]] = {
    "linear": {
        "watch": Solution(updates=1500),
        "collapse": Solution(),
        "bend": Solution(layers(4, "tanh", 16), updates=2000),
    },
    "depth": {
        "narrow": Solution(updates=600),
        "wide": Solution({"network": {"layers": [{"units": 64, "activation": "tanh"}]}}, updates=1500),
        "deep": Solution(layers(4, "tanh", 8), updates=2000),
        "overfit": Solution(updates=800),
        "rows": Solution({"data": {"samples": 600}}, updates=600),
    },
    "backpropagation": {"update": Solution(updates=3, actions=("train_step",) * 3)},
    "chain_rule": {step: Solution() for step in ("last", "middle", "first", "sigmoid")},
    "vanishing": {
        "guess": Solution(answers={"ratio": "1e-6"}),
        "watch": Solution(updates=200),
        "factor": Solution(),
        "relu": Solution(layers(10, "relu", 16)),
        "explode": Solution(updates=1),
        "clip": Solution(
            {"network": {"init": "he"}, "training": {"clip_norm": 1.0, "learning_rate": 0.001}}, updates=1500
        ),
    },
    "relu": {
        "kill": Solution(updates=300),
        "leak": Solution(layers(3, "leaky_relu", 16, slope=0.1), updates=300),
        "slower": Solution({"training": {"learning_rate": 0.02}}, updates=3000),
    },
    "real_data": {
        "scale": Solution({"data": {"standardize": True}}, updates=300),
        "stop": Solution(updates=6000),
        "compare": Solution(),
        "honest": Solution(updates=6000),
        "export": Solution(actions=("export_notebook",)),
    },
    "surface": {
        "bowl": Solution(updates=400),
        "minima": Solution(updates=2000),
        "copies": Solution(updates=1500),
        "saddle": Solution(updates=200),
        "momentum": Solution({"training": {"optimizer": "momentum"}}, updates=150),
        "bounce": Solution({"training": {"learning_rate": 0.1}}, updates=200),
        "slice": Solution(updates=400),
    },
    "wrap_up": {
        "bend": Solution(layers(1, "tanh", 6) | {"training": {"learning_rate": 0.03}}, updates=2000),
        "shape": Solution(layers(2, "tanh", 10), updates=3000),
        "by_hand": Solution(),
        "arrive": Solution(
            layers(10, "relu", 16) | {"training": {"optimizer": "adam", "learning_rate": 0.003}}, updates=600
        ),
        "alive": Solution({"training": {"learning_rate": 0.005}}, updates=600),
        "table": Solution(layers(2, "tanh", 4), updates=2000),
        "leave": Solution({"training": {"optimizer": "adam", "learning_rate": 0.02}}, updates=140),
    },
}
"""By lesson and step; a step of choices alone needs none."""


def lesson_of(name: str) -> Lesson:
    return read_lesson(FOLDERS[name])


def rights(lesson: Lesson, step: str) -> dict[str, str]:
    """The right choices of a step."""
    [found] = [known.spec for known in lesson.steps if known.spec.id == step]
    return {check.name: check.right for check in found.checks if isinstance(check, ChoiceCheck)}


def walked(name: str, seed: int | None) -> list[str]:
    """Go through a lesson as its solutions say; what went wrong on the way."""
    lesson, learner, wrong = lesson_of(name), Learner(seed), []
    for step in lesson.steps:
        learner.begin(step)
        before = learner.verdicts()
        if step.spec.checks and all(verdict.passed for verdict in before):
            wrong.append(f"{name}/{step.spec.id}: nothing has to be done")
        learner.answers |= rights(lesson, step.spec.id)
        learner.do(SOLUTIONS[name].get(step.spec.id, Solution()))
        wrong += [
            f"{name}/{step.spec.id}, seed {seed}: {verdict.text}"
            for verdict in learner.verdicts()
            if not verdict.passed
        ]
    return wrong


def test_every_lesson_has_its_solutions() -> None:
    assert set(SOLUTIONS) == set(FOLDERS)


@pytest.mark.parametrize("name", SOLUTIONS)
def test_the_recorded_solution_passes_each_step_and_doing_nothing_passes_none(name: str) -> None:
    assert not walked(name, None)


@pytest.mark.parametrize("name", SOLUTIONS)
def test_it_does_so_with_every_seed(name: str) -> None:
    wrong = [problem for seed in range(SEEDS) for problem in walked(name, seed)]
    assert not wrong, "\n".join(wrong)
