"""A guess beside the truth, and what was reached, as plain values."""

from __future__ import annotations

import numpy as np
import pytest

import resources
from playground.frames import LossCurves
from playground.lessons.achievement import achievement
from playground.lessons.folder import lesson_folders, read_lesson
from playground.lessons.guess import filled, losses_between, miss, stroke
from playground.lessons.points import Score

X = np.linspace(0.0, 1.0, 11)


def test_a_guess_is_compared_where_it_was_drawn() -> None:
    guess = np.full(11, np.nan)
    guess[2:6] = 1.0
    found = miss(X, guess, np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    assert found is not None
    assert found.mean == pytest.approx(np.mean([0.8, 0.7, 0.6, 0.5]))
    assert (found.worst, found.at) == pytest.approx((0.8, 0.2))


def test_nothing_drawn_and_a_curve_that_diverged_are_not_compared() -> None:
    line = np.array([0.0, 1.0])
    assert miss(X, np.full(11, np.nan), line, line) is None
    assert miss(X, X, line, np.array([0.0, np.nan])) is None
    assert miss(X, X, np.zeros(0), np.zeros(0)) is None


def test_a_stroke_is_a_line_whichever_way_it_was_drawn_and_gaps_are_closed() -> None:
    blank = np.full(11, np.nan)
    there = stroke(X, blank, (0.2, 0.0), (0.4, 2.0))
    back = stroke(X, blank, (0.4, 2.0), (0.2, 0.0))
    assert there[2:5].tolist() == pytest.approx([0.0, 1.0, 2.0])
    assert np.array_equal(there, back, equal_nan=True)
    assert np.isnan(blank).all()
    dotted = stroke(X, there, (0.81, 6.0), (0.81, 6.0))
    assert dotted[8] == 6.0
    whole = filled(dotted)
    assert whole[2:9].tolist() == pytest.approx([0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    assert np.isnan(whole[[0, 1, 9, 10]]).all()


def test_losses_are_of_epochs_or_of_batches_where_those_are_too_few() -> None:
    curves = LossCurves(
        batch_updates=np.array([1.0, 2.0, 3.0, 4.0]),
        batch_losses=np.array([0.9, 0.8, 0.7, 0.6]),
        epochs=np.array([0.0, 1.0, 2.0]),
        updates=np.array([0.0, 2.0, 4.0]),
        train=np.array([1.0, 0.85, 0.65]),
        valid=np.full(3, np.nan),
        best_epoch=None,
    )
    assert losses_between(curves, 0.0, 4.0)[1].tolist() == [1.0, 0.85, 0.65]
    updates, losses = losses_between(curves, 1.0, 3.0)
    assert updates.tolist() == [1.0, 2.0, 2.0, 3.0]
    assert losses.tolist() == [0.9, 0.85, 0.8, 0.7]


def test_a_certificate_counts_whole_lessons_and_best_scores_only() -> None:
    from pathlib import Path

    lessons = [read_lesson(folder) for folder in lesson_folders(Path(resources.__file__).parent / "lessons")]
    by_id = {lesson.id: lesson for lesson in lessons}
    linear = {f"linear/{step.spec.id}" for step in by_id["linear"].steps}
    nothing = achievement(lessons, (), {}, "en")
    assert not nothing.earned
    assert (nothing.completed, nothing.points) == (0, 0)
    almost = achievement(lessons, linear - {"linear/bend"}, {}, "en")
    assert not almost.earned
    done = achievement(lessons, linear, {"wrap_up/bend": Score(70)}, "en")
    assert done.earned
    assert (done.completed, done.points, len(done.lessons)) == (1, 70, 9)
    assert [challenge.points for challenge in done.challenges if challenge.points is not None] == [70]
