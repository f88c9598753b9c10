"""What a challenge earns: for a lower loss, fewer parameters and fewer updates, never for less than passing it."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from playground.frames import Frame, Metrics, Wish
from playground.lessons.checks import Situation
from playground.lessons.points import Part, Score
from playground.lessons.score import (
    PASSED,
    SHARED,
    better,
    how,
    parts_told,
    score_of,
    share,
    told,
    wish_of,
)
from playground.lessons.spec import ScoreSpec
from tests.core.learner import Learner, Solution
from tests.core.test_lesson_checks import FRAME, TWO
from tests.core.test_lessons import SOLUTIONS, lesson_of, rights

SPEC = ScoreSpec(loss=(0.2, 0.02), parameters=(100, 10), updates=(1000, 10))
NAN = Metrics(math.nan, math.nan, math.nan, math.nan, math.nan)


def situation(frame: Frame | None = FRAME, **more: Any) -> Situation:
    return Situation(TWO, frame, **more)


@pytest.mark.parametrize(
    ("value", "earned"),
    [(0.3, 0.0), (0.2, 0.0), (0.1, 0.5), (0.05, 1.0), (0.01, 1.0), (0.0, 1.0), (math.inf, 0.0), (math.nan, 0.0)],
)
def test_a_share_grows_by_the_same_for_every_factor(value: float, earned: float) -> None:
    assert share(value, 0.2, 0.05) == pytest.approx(earned)


def test_points_are_those_of_the_formula() -> None:
    assert PASSED + SHARED == 100
    score = score_of(SPEC, situation(started_at=20))
    # validation loss 0.034 of 0.2 … 0.02, 57 parameters of 100 … 10, 100 updates of 1000 … 10
    shares = [math.log10(0.2 / 0.034), math.log10(100 / 57), 0.5]
    points = [round(20 * earned) for earned in shares]
    assert score == Score(
        40 + sum(points),
        tuple(map(Part, ("loss", "parameters", "updates"), (0.034, 57.0, 100.0), points)),
    )
    assert list(parts_told(SPEC, score)) == [
        "Validation loss 0.034: 15 of 20 (limit 0.2, best 0.02)",
        "Parameters 57: 5 of 20 (limit 100, best 10)",
        "Updates 100: 10 of 20 (limit 1,000, best 10)",
    ]
    assert parts_told(SPEC, None)[1] == "Parameters: up to 20 (limit 100, best 10)"
    assert how().startswith("40 points for passing, up to 60 more:")


def test_answers_count_where_something_is_worked_out_by_hand() -> None:
    spec = ScoreSpec(answers=(8, 1))
    earned = [score_of(spec, situation(None, tries=tries)) for tries in (1, 2, 4, 8, 20)]
    assert [score.points for score in earned if score is not None] == [100, 80, 60, 40, 40]


def test_nothing_is_earned_for_what_was_not_measured() -> None:
    assert score_of(SPEC, situation(None)) is None
    assert score_of(SPEC, situation(replace(FRAME, valid=NAN))) is None
    assert score_of(SPEC, situation(replace(FRAME, valid=None))) is None
    assert wish_of(SPEC) == Wish.METRICS
    assert wish_of(ScoreSpec(answers=(6, 1))) == wish_of(None) == Wish.NONE


def test_the_better_one_is_kept_and_told() -> None:
    low, high = Score(50), Score(70, (Part("loss", 0.1, 30),))
    assert better(high, low)
    assert better(low, None)
    assert not better(low, high)
    assert not better(high, high)
    assert told(None, None) == "No points yet"
    assert told(None, high) == "At best 70 of 100 points"
    assert told(high, high) == "70 of 100 points"
    assert told(low, high) == "50 of 100 points, at best 70"


def test_a_score_survives_being_written_down() -> None:
    score = Score(70, (Part("loss", 0.1, 30),))
    assert msgspec.json.decode(msgspec.json.encode(score), type=Score) == score


def solved(step: str, solution: Solution, seed: int | None = None) -> Score | None:
    """What a solution of a challenge earns, at the end of it."""
    lesson = lesson_of("wrap_up")
    [found] = [known for known in lesson.steps if known.spec.id == step]
    assert found.spec.score is not None
    learner = Learner(seed)
    learner.begin(found)
    learner.answers |= rights(lesson, step)
    learner.do(solution)
    if not all(verdict.passed for verdict in learner.verdicts()):
        return None
    return score_of(found.spec.score, learner.situation())


@pytest.mark.parametrize("step", SOLUTIONS["wrap_up"])
def test_every_challenge_is_scored_and_its_recorded_solution_leaves_room(step: str) -> None:
    score = solved(step, SOLUTIONS["wrap_up"][step])
    assert score is not None
    assert score.points > PASSED
    assert score.points == 100 if step == "by_hand" else score.points < 95


def test_a_smaller_network_in_fewer_updates_earns_more() -> None:
    network = {"layers": [{"units": 3, "activation": "tanh"}]}
    small = solved("bend", Solution({"network": network, "training": {"learning_rate": 0.03}}, updates=200))
    recorded = solved("bend", SOLUTIONS["wrap_up"]["bend"])
    assert small is not None
    assert recorded is not None
    assert small.points > recorded.points
    kinds = Counter(part.name for part in small.parts)
    assert kinds == {"loss": 1, "parameters": 1, "updates": 1}
