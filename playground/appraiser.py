"""When a run is appraised: at once where it stands, now and then while it trains; never more than is seen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from playground.messages import Mailbox
from playground.surface_thread import Job, SurfaceThread

if TYPE_CHECKING:
    from collections.abc import Generator

    from playground.appraisal import Appraisal
    from playground.appraise import Request
    from playground.data.dataset import Dataset
    from playground.trainer import Trainer
    from playground.trajectory import Snapshot

SECONDS_BETWEEN = 2.0
"""While a run trains; intervals and tables that change more often cannot be read."""
SHARE = 0.08
"""The share of time that appraisals may take while a run trains."""


class Appraiser:
    """Asks in the training thread, computes in ``thread``; ``appraisals`` holds the newest answer.

    A run that stands is appraised once for each update that it stands at; what is in work for another update is left.
    """

    def __init__(self, thread: SurfaceThread) -> None:
        self.appraisals: Mailbox[Appraisal] = Mailbox()
        self._thread = thread
        self._asked: tuple[int, int] | None = None  # run and update of what is out or in work
        self._busy = False  # read here, written by the other thread when it is done
        self._request: Request | None = None
        self._not_before = 0.0

    def begin(self) -> None:
        """Another run: what is in work was cancelled with the thread's other jobs."""
        self.appraisals.take()
        self._request = None
        self._busy = False
        self._not_before = 0.0
        self.look_again()

    def look_again(self) -> None:
        """The appraisal that is out is not true any more."""
        self._asked = None

    def look(self, run: int, moment: Trainer | Snapshot, dataset: Dataset, training: bool) -> None:
        """Ask for an appraisal of the run as it is, or was at a ``moment`` of the past, if it is time for one."""
        if self._asked == (run, moment.update):
            return
        if training and (self._busy or time.perf_counter() < self._not_before):
            return
        from playground.appraise import Request

        self._asked = run, moment.update
        self._request = request = Request(run, moment.update, moment.experiment, dataset, moment.theta.clone())
        self._busy = True
        self._thread.request(Job(lambda: self._steps(request), self._deliver, live=False))

    def _steps(self, request: Request) -> Generator[Appraisal | None, None, None]:
        from playground.appraise import appraise

        for step in appraise(request):
            if self._request is not request:
                return
            yield step

    def _deliver(self, appraisal: Appraisal) -> None:
        self._not_before = time.perf_counter() + max(SECONDS_BETWEEN, appraisal.seconds / SHARE)
        self._busy = False
        self.appraisals.put(appraisal)
