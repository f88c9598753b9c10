"""What a person reached in the course: lessons with their steps, and the scores of the challenges."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from playground.lessons.folder import Lesson
from playground.lessons.points import Score

MOST_POINTS = 100


class LessonDone(msgspec.Struct, frozen=True):
    """A lesson and how many of its steps have been passed."""

    title: str
    passed: int
    steps: int

    @property
    def complete(self) -> bool:
        """Whether every step has been passed."""
        return self.passed == self.steps


class ChallengeDone(msgspec.Struct, frozen=True):
    """A challenge and the best score in it; ``None`` where none was earned."""

    title: str
    points: int | None
    most: int = MOST_POINTS


class Achievement(msgspec.Struct, frozen=True):
    """All lessons of the course and all challenges, reached or not."""

    lessons: tuple[LessonDone, ...]
    challenges: tuple[ChallengeDone, ...]

    @property
    def completed(self) -> int:
        """How many lessons are complete."""
        return sum(lesson.complete for lesson in self.lessons)

    @property
    def points(self) -> int:
        """All points together."""
        return sum(challenge.points or 0 for challenge in self.challenges)

    @property
    def earned(self) -> bool:
        """Whether there is something to certify: one lesson, at least, from its first step to its last."""
        return self.completed > 0


def achievement(
    lessons: Sequence[Lesson], passed: Collection[str], best: Mapping[str, Score], language: str
) -> Achievement:
    """What was reached in ``lessons``; steps are named ``lesson/step``. Challenges are the steps that are scored."""
    done, challenges = [], []
    for lesson in lessons:
        names = [f"{lesson.id}/{step.spec.id}" for step in lesson.steps]
        done.append(LessonDone(lesson.text(language).title, sum(name in passed for name in names), len(names)))
        for name, step in zip(names, lesson.steps, strict=True):
            if step.spec.score is not None:
                score = best.get(name)
                heading = step.text(language).heading
                challenges.append(ChallengeDone(heading, score.points if score is not None else None))
    return Achievement(tuple(done), tuple(challenges))
