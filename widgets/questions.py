"""What is asked about the current run and trained beside it, and the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.contest import Contest, Entrant
    from playground.landscape import Landscape, Refusal
    from playground.study import Study
    from playground.worker import Worker


class Questions(QObject):
    """The session's questions to the worker that change nothing of the run. A question takes the place of the one
    of its kind before it; every answer is a signal."""

    slice_arrived = Signal(object)
    curvature_arrived = Signal(object)
    study_arrived = Signal(object)
    appraisal_arrived = Signal(object)
    contest_arrived = Signal(object)
    file_predicted = Signal(object)

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self.contest: Contest | None = None  # the newest picture of the race or the seeds that were asked for last
        self._newest_contest = 0

    def ask_curvature(self, kind: str) -> None:
        """The Hessian's "extremes" or whole "spectrum" where the run is now, for ``curvature_arrived``."""
        self._worker.ask_curvature(kind)

    def race(self) -> None:
        """The same start with several optimisers, their ways drawn on the slice."""
        self._worker.race()

    def demonstrate(self, name: str | None) -> None:
        """The slices that follow are of this one of ``playground.demonstrations``; ``None`` for none."""
        self._worker.demonstrate(name)

    def do_study(self, study: Study | None) -> None:
        """Train the experiment several times over, in the background; ``study_arrived`` says how far it is.

        A study takes the place of the one in work, ``None`` gives it up.
        """
        if study is None:
            self._worker.cancel_study()
        else:
            self._worker.ask_study(study)

    def predict_file(self, path: str, out: str) -> None:
        """Write the table at ``path`` with a column of predictions of the current run, as ``file_predicted`` tells."""
        self._worker.predict_file(path, out)

    def race_variants(self, entrants: Sequence[Entrant], epochs: int) -> None:
        """Train ``entrants`` beside the current run, from where it began; ``contest_arrived`` tells of them."""
        self._newest_contest += 1
        self._worker.race_variants(self._newest_contest, entrants, epochs)

    def train_seeds(self, count: int, epochs: int) -> None:
        """Train the current network from ``count`` seeds at once; ``contest_arrived`` tells of them."""
        self._newest_contest += 1
        self._worker.train_seeds(self._newest_contest, count, epochs)

    def stop_contest(self) -> None:
        """Leave the race, or the seeds, as they stand."""
        self._worker.stop_contest()

    def pin_contestant(self, place: int) -> None:
        """Keep one of those that raced in the list of runs."""
        if self.contest is not None:
            self._worker.pin_member(self.contest.number, place)

    def hand_on(self, run: int, surface: Landscape | Refusal | None) -> None:
        """Tell of ``surface``, which was just taken, and of every other answer that is there.

        A slice and an appraisal are of one run, and of no use to number ``run`` if that is another.
        """
        if surface is not None and surface.run == run:
            self.slice_arrived.emit(surface)
        if (contest := self._worker.contests.take()) is not None:
            self.contest = contest
            self.contest_arrived.emit(contest)
        if (curvature := self._worker.curvatures.take()) is not None:
            self.curvature_arrived.emit(curvature)
        if (study := self._worker.studies.take()) is not None:
            self.study_arrived.emit(study)
        if (appraisal := self._worker.appraisals.take()) is not None and appraisal.run == run:
            self.appraisal_arrived.emit(appraisal)
        if (done := self._worker.file_done.take()) is not None:
            self.file_predicted.emit(done)
