"""The score of a challenge: points for passing it, and more for a lower loss, fewer parameters, fewer updates."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from playground.experiment import parameter_count
from playground.frames import Wish
from playground.lessons.checks import Situation, updates_since
from playground.lessons.points import Part, Score
from playground.lessons.spec import ScoreSpec
from playground.words import Said, said

PASSED, SHARED = 40, 60
"""Points for passing, and points that are shared in equal parts by what is counted."""

HOW = said(
    "{passed} {passed:point|points} for passing, up to {shared} more: none for a part at its limit, all at its best; "
    "in between, every equal factor earns the same."
)
NOW = said("{points} of 100 points")
NOW_AND_BEST = said("{points} of 100 points, at best {best}")
BEST = said("At best {best} of 100 points")
NONE_YET = said("No points yet")
MEASURED = said("{what} {value}: {points} of {most} (limit {limit}, best {best})")
COUNTS = said("{what}: up to {most} (limit {limit}, best {best})")
LOSSES = {"train": said("Training loss"), "valid": said("Validation loss"), "test": said("Test loss")}
COUNTED = {
    "loss": said("Loss"),
    "parameters": said("Parameters"),
    "updates": said("Updates"),
    "answers": said("Answers"),
}
"""What can be counted, in words."""


def share(value: float, limit: float, best: float) -> float:
    """``log(limit / value) / log(limit / best)``, held between 0 and 1: how far ``value`` is on the way to ``best``.

    By logarithms, because halving a loss is as hard at 0.1 as at 0.01. All three are above 0, ``best`` below ``limit``.
    """
    if not value < limit:  # nor is what is not a number
        return 0.0
    if value <= best:
        return 1.0
    return math.log(limit / value) / math.log(limit / best)


def score_of(spec: ScoreSpec, situation: Situation) -> Score | None:
    """What a passed challenge earns at this moment; ``None`` while something that counts has not been measured."""
    marks = marks_of(spec)
    most = SHARED / len(marks)
    parts = []
    for name, (limit, best) in marks.items():
        value = _MEASURED[name](spec, situation)
        if value is None:
            return None
        parts.append(Part(name, value, round(most * share(value, limit, best))))
    return Score(PASSED + sum(part.points for part in parts), tuple(parts))


def wish_of(spec: ScoreSpec | None) -> Wish:
    """What a frame has to hold for this score."""
    return Wish.METRICS if spec is not None and spec.loss is not None else Wish.NONE


def better(score: Score, known: Score | None) -> bool:
    """Whether ``score`` is to be kept in place of ``known``."""
    return known is None or score.points > known.points


def marks_of(spec: ScoreSpec) -> dict[str, tuple[float, float]]:
    """What counts, in the order of ``COUNTED``: the limit, which earns nothing, and the best value, which earns all."""
    return {name: marks for name in COUNTED if (marks := getattr(spec, name)) is not None}


def told(score: Score | None, best: Score | None) -> Said:
    """The points of this moment and the best ones, in words."""
    if score is None:
        return NONE_YET if best is None else BEST.filled(best=best.points)
    if best is None or best.points <= score.points:
        return NOW.filled(points=score.points)
    return NOW_AND_BEST.filled(points=score.points, best=best.points)


def parts_told(spec: ScoreSpec, score: Score | None) -> tuple[Said, ...]:
    """A line for everything that counts: its marks, and what was measured and earned where there is a score."""
    marks = marks_of(spec)
    most = round(SHARED / len(marks))
    earned = {part.name: part for part in score.parts} if score is not None else {}
    lines = []
    for name, (limit, best) in marks.items():
        what = LOSSES[spec.subset] if name == "loss" else COUNTED[name]
        values: dict[str, str | float] = {"what": what, "most": most, "limit": limit, "best": best}
        if name in earned:
            part = earned[name]
            lines.append(MEASURED.filled(**values, value=part.value, points=part.points))
        else:
            lines.append(COUNTS.filled(**values))
    return tuple(lines)


def how() -> Said:
    """The formula in words."""
    return HOW.filled(passed=PASSED, shared=SHARED)


def _loss(spec: ScoreSpec, situation: Situation) -> float | None:
    metrics = getattr(situation.frame, spec.subset) if situation.frame is not None else None
    return metrics.loss if metrics is not None and math.isfinite(metrics.loss) else None


_MEASURED: Mapping[str, Callable[[ScoreSpec, Situation], float | None]] = {
    "loss": _loss,
    "parameters": lambda _, situation: float(parameter_count(situation.experiment.network, situation.features)),
    "updates": lambda _, situation: float(max(1, updates_since(situation))),
    "answers": lambda _, situation: float(max(1, situation.tries)),
}
