"""Something slow, done in a thread of its own while the window goes on: with its progress, and a way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from playground.data.file_content import Cancelled, Progress
from playground.experiment import ExperimentError

POLL_MS = 33


class Background(QObject):
    """One job at a time; a new one takes the place of the one before, which is told to stop and not waited for.

    A job gets a function to tell its progress to, 0 to 1, which raises ``Cancelled`` in it once it is to stop.
    ``finished(result)`` and ``failed(place, problem)`` are of the newest job only. Any other exception is raised here.
    """

    progressed = Signal(float)
    finished = Signal(object)
    failed = Signal(str, object)  # a place, and the problem in the core's words
    stopped = Signal()  # nothing runs any more

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: _Job | None = None
        self._old: list[_Job] = []
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether any thread still runs."""
        return self._job is not None or bool(self._old)

    def start(self, work: Callable[[Progress], object]) -> None:
        """Do ``work`` in the background, instead of what is being done."""
        self.cancel()
        self._job = _Job(work)
        self._poll.start()

    def cancel(self) -> None:
        """What is being done is not wanted any more; returns at once."""
        if self._job is not None:
            self._job.unwanted = True
            self._old.append(self._job)
            self._job = None

    def _look(self) -> None:
        self._old = [job for job in self._old if not job.ended()]
        job = self._job
        if job is not None:
            self.progressed.emit(job.share)
            if job.ended():
                self._job = None
                self._tell(job)
        if not self.busy:
            self._poll.stop()
            self.stopped.emit()

    def _tell(self, job: _Job) -> None:
        if isinstance(job.error, ExperimentError):
            self.failed.emit(job.error.place, job.error.problem)
        elif job.error is not None:
            raise job.error
        else:
            self.finished.emit(job.result)


class _Job:
    """One thread, and what became of it."""

    def __init__(self, work: Callable[[Progress], object]) -> None:
        self._work = work
        self.unwanted = False
        self.share = 0.0
        self.result: object = None
        self.error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="background", daemon=True)
        self._thread.start()

    def ended(self) -> bool:
        """Whether the thread is over; then it is joined."""
        if self._thread.is_alive():
            return False
        self._thread.join()
        return True

    def _run(self) -> None:
        try:
            self.result = self._work(self._progress)
        except BaseException as error:
            # told in the window's thread
            self.error = error

    def _progress(self, share: float) -> None:
        if self.unwanted:
            raise Cancelled
        self.share = share
