"""When to look for the next frame: often enough, punctually, and not more than painting can bear."""

from __future__ import annotations

FRAME_SECONDS = 0.033
AWAY_SECONDS = 0.5
"""The same while the window is minimised."""
LATE_SECONDS = 0.004
"""How soon to look again for a frame that was due and had not come."""
PAINT_SHARE = 0.25
"""The window may take at most this share of the main thread's time; frames come less often if it takes more."""
LONGEST_SECONDS = 0.5
"""However dear frames are, or whatever else takes the main thread's time: it counts as theirs, and the longer they wait
the more of it there is between two of them."""
MEMORY = 0.9
"""How much of the smoothed cost of a frame stays with each new one: a single dear one is not a habit."""


class Pace:
    """Keeps the appointments. Times are in seconds, of one clock; ``busy`` is the main thread's CPU time.

    ``frame_seconds`` is the time from one frame to the next, if that can be had.
    """

    def __init__(self, now: float, busy: float) -> None:
        self.frame_seconds = FRAME_SECONDS
        self._due = now
        self._busy = busy
        self._cost = 0.0

    def next_look(self, now: float, busy: float, *, arrived: bool, expected: bool) -> float:
        """Seconds until the next look, after one at ``now``.

        ``arrived`` tells whether there was a frame, ``expected`` whether one should have been there. A late frame
        does not delay those after it.
        """
        if arrived:
            # the window's start, a dialog or a menu is not what a frame costs: only what stays dear may slow them down
            cost = min(busy - self._busy, 2.0 * max(self._cost, self.frame_seconds * PAINT_SHARE))
            self._cost = MEMORY * self._cost + (1.0 - MEMORY) * cost
            self._busy = busy
        elif expected:
            return LATE_SECONDS
        interval = max(self.frame_seconds, min(LONGEST_SECONDS, self._cost / PAINT_SHARE))
        # who looks out of turn, as somebody who looks back does, does not put off the looks that follow
        self._due = max(min(self._due, now) + interval, now + LATE_SECONDS)
        return self._due - now
