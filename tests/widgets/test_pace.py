"""The times at which the session looks for frames."""

from __future__ import annotations

import pytest

from widgets.pace import FRAME_SECONDS, LATE_SECONDS, LONGEST_SECONDS, Pace


def test_frames_on_time_are_looked_for_every_interval() -> None:
    pace = Pace(0.0, 0.0)
    now = 0.0
    for _ in range(10):
        now += pace.next_look(now, 0.0, arrived=True, expected=True)
    assert now == pytest.approx(10 * FRAME_SECONDS)


def test_a_late_frame_is_looked_for_soon_and_does_not_delay_the_next() -> None:
    pace = Pace(0.0, 0.0)
    now = pace.next_look(0.0, 0.0, arrived=True, expected=True)
    assert pace.next_look(now, 0.0, arrived=False, expected=True) == LATE_SECONDS
    now += LATE_SECONDS
    now += pace.next_look(now, 0.0, arrived=True, expected=True)
    assert now == pytest.approx(2 * FRAME_SECONDS)


def test_a_long_stall_is_not_caught_up_with() -> None:
    pace = Pace(0.0, 0.0)
    pace.next_look(0.0, 0.0, arrived=True, expected=True)
    assert pace.next_look(5.0, 0.0, arrived=True, expected=True) == pytest.approx(LATE_SECONDS)
    assert pace.next_look(5.0 + LATE_SECONDS, 0.0, arrived=True, expected=True) == pytest.approx(FRAME_SECONDS)


def test_looks_out_of_turn_do_not_put_off_those_that_follow() -> None:
    """Whoever drags through a run's moments has a look at each of them."""
    pace = Pace(0.0, 0.0)
    for look in range(1000):
        wait = pace.next_look(look / 1000, 0.0, arrived=True, expected=True)
    assert wait == pytest.approx(FRAME_SECONDS)


def test_dear_frames_come_less_often_and_one_alone_changes_little() -> None:
    pace = Pace(0.0, 0.0)
    now = busy = 0.0
    for _ in range(200):
        busy += 0.020
        wait = pace.next_look(now, busy, arrived=True, expected=True)
        now += wait
    assert wait == pytest.approx(0.080, rel=0.01)
    pace = Pace(0.0, 0.0)
    assert pace.next_look(0.0, 0.020, arrived=True, expected=True) == FRAME_SECONDS


def test_a_dear_start_does_not_slow_down_what_follows() -> None:
    pace = Pace(0.0, 0.0)
    busy = 2.5  # seconds of building the window
    assert pace.next_look(0.0, busy, arrived=True, expected=True) == FRAME_SECONDS
    now = FRAME_SECONDS
    for _ in range(20):
        busy += 0.004
        now += pace.next_look(now, busy, arrived=True, expected=True)
    assert now == pytest.approx(21 * FRAME_SECONDS)


def test_what_else_takes_a_third_of_the_time_does_not_put_frames_off_for_ever() -> None:
    pace = Pace(0.0, 0.0)
    now = busy = 0.0
    waits = []
    for _ in range(300):
        waits.append(pace.next_look(now, busy, arrived=True, expected=True))
        now += waits[-1]
        busy += 0.004 + waits[-1] / 3
    assert max(waits) == pytest.approx(LONGEST_SECONDS)
