"""How fast to train: bursts of a few milliseconds, and a speed limit."""

from __future__ import annotations

import time

BURST_SECONDS = 0.004
"""How long the thread trains before it looks for commands and for an empty mailbox."""


class Clock:
    """How many updates a burst may do, under a speed limit and in bursts of a few milliseconds."""

    def __init__(self, seconds_per_update: float | None = None) -> None:
        self.seconds_per_update = seconds_per_update
        self._started = time.perf_counter()
        self._done = 0
        self._window: list[tuple[float, int]] = [(self._started, 0)]

    def wait(self, speed: float | None) -> float:
        """Seconds until the speed limit allows an update; 0 without one."""
        if speed is None:
            return 0.0
        return min(1.0, max(0.0, self._started + self._done / speed - time.perf_counter()))

    def allowed(self, speed: float | None, goal: int | None) -> int:
        """How many updates to do now."""
        burst = 1 if self.seconds_per_update is None else max(1, int(BURST_SECONDS / self.seconds_per_update))
        if speed is not None:
            due = int((time.perf_counter() - self._started) * speed) + 1 - self._done
            burst = min(burst, max(0, due))
        return burst if goal is None else min(burst, goal)

    def count(self, updates: int, seconds: float) -> None:
        """``updates`` were done in ``seconds``."""
        self._done += updates
        if updates:
            now = seconds / updates
            before = self.seconds_per_update
            # the first updates also warm the caches: trust later ones more
            self.seconds_per_update = now if before is None else 0.7 * before + 0.3 * now
        self._window.append((time.perf_counter(), self._done))
        if len(self._window) > 2 and self._window[-1][0] - self._window[0][0] > 1.0:
            del self._window[0 : max(1, len(self._window) // 4)]

    @property
    def rate(self) -> float:
        """Updates per second over about the last second."""
        (then, before), (now, after) = self._window[0], self._window[-1]
        return (after - before) / (now - then) if now > then else 0.0
