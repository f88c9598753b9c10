"""What is asked about the current run, or trained beside it: nothing of it changes the run.

Questions come in the training thread; answers arrive in mailboxes, most of them from other threads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.comparisons import Comparisons
from playground.experiment import ExperimentError
from playground.laboratory import Laboratory
from playground.messages import CheckpointTaken, Event, Mailbox, NotDone
from playground.surface_thread import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from queue import SimpleQueue

    from playground.contest import Contest, Entrant
    from playground.current_run import CurrentRun
    from playground.kept_run import KeptRun
    from playground.picture import Painter
    from playground.predicting import FileDone
    from playground.sideline import Sideline
    from playground.study import Study
    from playground.trainer import Trainer


class Asides:
    """``contests`` holds the newest picture of a race or of many seeds, ``file_done`` what became of a table."""

    def __init__(
        self,
        current: CurrentRun,
        laboratory: Laboratory,
        comparisons: Comparisons,
        events: SimpleQueue[Event],
        kept: SimpleQueue[KeptRun],
    ) -> None:
        self._current = current
        self._laboratory = laboratory
        self._comparisons = comparisons
        self._events = events
        self._kept = kept
        self._sideline: Sideline | None = None  # once there was something to train
        self.contests: Mailbox[Contest] = Mailbox()
        self.file_done: Mailbox[FileDone] = Mailbox()

    @property
    def going(self) -> bool:
        """Whether a contest is trained."""
        return self._sideline is not None and self._sideline.going

    def work(self) -> None:
        """A turn of the contest, if there is one."""
        if self._sideline is not None and self._sideline.going:
            self._sideline.work()

    def race_variants(self, number: int, entrants: Sequence[Entrant], epochs: int) -> None:
        """Train ``entrants`` from where the run began."""
        self._contest(
            lambda sideline, trainer, painter: sideline.begin_race(
                number, entrants, epochs, trainer, painter, self._current.interrupted
            )
        )

    def train_seeds(self, number: int, count: int, epochs: int) -> None:
        """Train the run's network from ``count`` seeds."""
        self._contest(
            lambda sideline, trainer, painter: sideline.begin_seeds(number, count, epochs, trainer, painter)
        )

    def _contest(self, begin: Callable[[Sideline, Trainer, Painter], None]) -> None:
        from playground.sideline import Sideline

        trainer, painter = self._current.trainer, self._current.painter
        if trainer is None or painter is None or self._current.refused:
            return
        self._sideline = self._sideline or Sideline(self.contests)
        try:
            begin(self._sideline, trainer, painter)
        except ExperimentError as error:
            self._events.put(NotDone(error.sentence))

    def stop_contest(self) -> None:
        """Leave it as it stands."""
        if self._sideline is not None:
            self._sideline.cancel()

    def pin_member(self, number: int, place: int, name: str) -> None:
        """List one of contest ``number``, under ``name`` or its own."""
        from playground.keeping import keep
        from playground.run_file import unpacked

        found = None if self._sideline is None else self._sideline.member(number, place)
        if found is not None:
            left, painter, own_name = found
            self._kept.put(keep(-2, unpacked(left), left, painter, pinned=True, name=name or own_name))

    def ask_curvature(self, kind: str) -> None:
        """The Hessian's "extremes" or whole "spectrum" where the run is now."""
        if self._current.trainer is not None and self._current.painter is not None:
            self._laboratory.ask_curvature(self._current.trainer, self._current.painter, kind)

    def race(self) -> None:
        """Several optimisers from the run's start, for the slices that follow."""
        if self._current.trainer is not None:
            self._laboratory.ask_race(self._current.trainer)

    def ask_study(self, study: Study) -> None:
        """Begin a study of what is trained now."""
        if self._current.trainer is not None:
            self._comparisons.ask(self._current.trainer, study)

    def predict_file(self, path: str, out: str) -> None:
        """A table with predictions of the network on screen."""
        from playground.model import model_of
        from playground.predicting import predict_file

        if (trainer := self._current.trainer) is not None:
            seen = self._current.publisher.past or trainer
            model = model_of(seen.experiment, trainer.dataset, seen.theta.clone())

            def steps() -> Iterator[None]:
                # in the first step, which is done even if another run begins: whoever asked gets an answer
                self.file_done.put(predict_file(model, path, out))
                yield None

            self._laboratory.thread.request(Job(steps, lambda _: None, live=False))

    def take_checkpoint(self) -> None:
        """The run as a value."""
        run, trainer = self._current.number, self._current.trainer
        if trainer is None:
            self._events.put(CheckpointTaken(run, None, None))
        else:
            self._events.put(CheckpointTaken(run, trainer.checkpoint(), trainer.dataset))
