"""The run that is worked on and those that were left, by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.words import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playground.branch import Change
    from playground.experiment import Experiment
    from playground.kept_run import KeptRun
    from playground.stored_run import StoredRun
    from playground.worker import Worker


class Runs:
    """Every run that begins gets a number of its own, under which the worker keeps it when it is left.

    ``moved`` is called whenever another run has become the current one.
    """

    def __init__(self, worker: Worker, moved: Callable[[], None]) -> None:
        self._worker = worker
        self._moved = moved
        self.current = 0
        self.newest = 0
        self.names: dict[int, str] = {}
        """What runs were called when they were left, and how far they had come."""

    @property
    def left(self) -> dict[int, str]:
        """The names of the runs that were left, by their number."""
        return {run: name for run, name in self.names.items() if run != self.current}

    def name(self, experiment: Experiment, update: int) -> None:
        """Remember what the current run is called before it is left."""
        self.names[self.current] = said("{name}, update {n}", name=experiment.name, n=update)

    def begin(self, experiment: Experiment) -> None:
        """Start a run of ``experiment``."""
        self._number()
        self._worker.start_run(self.current, experiment)
        self._moved()

    def branch(self, experiment: Experiment, change: Change) -> None:
        """Go on from the current run with ``change``, as a run of its own."""
        self._number()
        self._worker.branch(self.current, experiment, change)
        self._moved()

    def restore(self, kept: KeptRun) -> None:
        """Go on from ``kept``, as a run of its own."""
        self._number()
        self._worker.restore_run(self.current, kept)
        self._moved()

    def open(self, experiment: Experiment, stored: StoredRun) -> None:
        """Go on from a run that was saved, as a run of its own."""
        self._number()
        self._worker.open_run(self.current, experiment, {self.current: stored})
        self._moved()

    def return_to(self, run: int, experiment: Experiment) -> None:
        """Go back to an earlier run as it was when it was left."""
        is_another = run != self.current
        self.current = run
        self._worker.start_run(run, experiment)
        if is_another:
            self._moved()

    def put_back(
        self,
        current: int,
        newest: int,
        names: Mapping[int, str],
        experiment: Experiment,
        stored: Mapping[int, StoredRun],
    ) -> None:
        """Forget all runs for those that were saved; ``current`` goes on."""
        self.current, self.newest, self.names = current, newest, dict(names)
        self._worker.open_run(current, experiment, stored, anew=True)
        self._moved()

    def _number(self) -> None:
        self.newest += 1
        self.current = self.newest
