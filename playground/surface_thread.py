"""The thread that computes slices and curvature of the loss surface while another one trains."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from typing import Any

import msgspec

from playground.messages import Event, Failed

SURFACE_SHARE = 0.2
"""The share of one core that slices of the loss surface may take while a run trains."""
PICTURE_SECONDS = 0.35
"""Least time between two pictures while a run trains: more show nothing new, and each takes the window 10 ms."""
FINE_SECONDS = 3.0
"""While a run trains, live jobs are left for newer ones; after this time without one that was finished, one is."""
REST_SECONDS = 0.02
"""How often a resting thread looks whether it is to go on."""


class Job(msgspec.Struct, frozen=True):
    """Something to compute: ``steps`` yields ``None`` after every small step, and answers for ``deliver``.

    A ``live`` one shares the time with training, and is mostly left after any answer for a newer job; every few seconds
    one is finished nevertheless, so that the fine picture of a large network is seen too. Others are always finished;
    ``share`` is what of one core's time they may take while a run trains.
    """

    steps: Callable[[], Iterator[Any]]
    deliver: Callable[[Any], None]
    live: bool = True
    share: float = 1.0


class SurfaceThread(threading.Thread):
    """Does one job at a time. Methods may be called from the training thread; answers are delivered in this one."""

    def __init__(self, events: SimpleQueue[Event], name: str = "surface") -> None:
        super().__init__(name=name, daemon=True)
        self.sharing = False  # somebody trains meanwhile
        self._events = events
        self._jobs: SimpleQueue[tuple[int, Job] | None] = SimpleQueue()
        self._wanted = 0  # jobs of another number are not wanted any more
        self._busy = False
        self._unseen: Job | None = None
        self._answered = False  # the live job in work has answered at least once
        self._finishing = False  # the live job in work is not left for a newer one
        self._next_fine = 0.0
        self._rest_until = 0.0
        self._closing = False

    def ready(self) -> bool:
        """Whether a live job would be begun now."""
        may_leave = self._answered and not self._finishing
        return self._jobs.empty() and (may_leave or not self._busy) and not self._resting()

    def request(self, job: Job) -> None:
        """Do this when what is in work is done or left."""
        self._busy = True
        self._jobs.put((self._wanted, job))

    def cancel(self) -> None:
        """Nobody wants what is in work, or waits, any more."""
        self._wanted += 1

    @property
    def wanted(self) -> int:
        """The number of the jobs that are requested now; ``cancel`` begins another."""
        return self._wanted

    def is_left(self, number: int) -> bool:
        """Whether jobs of this number are to be given up."""
        return self._closing or number != self._wanted

    def leave(self, job: Job) -> None:
        """Nobody wants this one any more, in work or waiting; others go on."""
        self._unseen = job

    def hurry(self) -> None:
        """Something else is wanted than what is in work: a live job is left for it as soon as it has answered."""
        self._finishing = False

    def close(self) -> None:
        """End the thread; ``join`` it afterwards."""
        self._closing = True
        self._jobs.put(None)

    def run(self) -> None:
        """Do jobs until closed."""
        while (asked := self._jobs.get()) is not None and not self._closing:
            try:
                self._do(*asked)
            except Exception:
                self._events.put(Failed(traceback.format_exc()))
            self._answered = False
            self._busy = not self._jobs.empty()

    def _do(self, number: int, job: Job) -> None:
        import torch

        # the setting belongs to the thread
        torch.set_num_threads(1)
        started = begun = time.perf_counter()
        self._finishing = job.live and self.sharing and started >= self._next_fine
        for answer in job.steps():
            if self.sharing and job.share < 1.0:
                time.sleep((time.perf_counter() - begun) * (1 / job.share - 1))
            begun = time.perf_counter()
            if self._left(number, job):
                return
            if answer is None:
                continue
            job.deliver(answer)
            if job.live:
                self._answered = True
                now = time.perf_counter()
                self._rest_until = max(started + PICTURE_SECONDS, now + (now - started) * (1 / SURFACE_SHARE - 1))
                while self._resting() and not self._left(number, job):
                    time.sleep(REST_SECONDS)
                started = time.perf_counter()
        if job.live:
            self._next_fine = time.perf_counter() + FINE_SECONDS

    def _resting(self) -> bool:
        return self.sharing and time.perf_counter() < self._rest_until

    def _left(self, number: int, job: Job) -> bool:
        """Whether the job in work is to be given up."""
        newer = job.live and self._answered and not self._finishing and not self._jobs.empty()
        return self.is_left(number) or newer or job is self._unseen
