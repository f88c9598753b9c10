"""What the training thread has other threads find out about a run: its baselines, and studies a person asks for.

Methods are called in the training thread; answers come in a mailbox, or with the frames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.messages import Event, Mailbox
from playground.study import Answer, CrossValidation, Study
from playground.surface_thread import Job, SurfaceThread
from playground.words import message_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from queue import SimpleQueue

    from playground.data.dataset import Dataset
    from playground.frames import Baselines
    from playground.trainer import Trainer


BASELINES_SHARE = 0.5
"""The share of one core that the search for baselines may take while a run trains; it takes long for large tables."""


class Comparisons:
    """Two threads: one finds baselines, which every run has, the other does the studies that somebody asks for.

    ``wake`` gets functions to be called in the training thread.
    """

    def __init__(self, events: SimpleQueue[Event], wake: Callable[[Callable[[], None]], None]) -> None:
        self.answers: Mailbox[Answer] = Mailbox()
        self._finder = SurfaceThread(events, "baselines")
        self._studies = SurfaceThread(events, "studies")
        self.threads = self._finder, self._studies
        self._wake = wake
        self._asked: tuple[Any, ...] | None = None
        self._found: tuple[tuple[Any, ...], Baselines] | None = None
        self._dataset: Dataset | None = None
        self.changed: Callable[[], None] = lambda: None

    def share(self, training: bool) -> None:
        """Whether a run trains meanwhile, which comes first."""
        self._finder.sharing = training

    def begin(self, dataset: Dataset) -> None:
        """Another run: nothing that is asked of other data is wanted any more."""
        if dataset is not self._dataset:
            self._dataset = dataset
            self._asked = None
            self._finder.cancel()
            self.cancel()

    def baselines(self, trainer: Trainer) -> Baselines | None:
        """Those of the run's data and loss; ``None`` until they are found, which is then said by ``changed``."""
        training = trainer.experiment.training
        key = (trainer.dataset, training.loss, training.huber_delta)
        if self._found is not None and _same(self._found[0], key):
            return self._found[1]
        if self._asked is None or not _same(self._asked, key):
            self._asked = key
            self._finder.request(self._baselines_job(trainer, key))
        return None

    def ask(self, trainer: Trainer, study: Study) -> None:
        """Begin a study of the experiment that is trained now; it replaces the one in work."""
        from playground.crossval import cross_validation, leak, with_end

        self.cancel()
        number, dataset = self._studies.wanted, trainer.dataset
        asked, epochs = trainer.experiment, trainer.epoch

        def interrupted() -> bool:
            return self._studies.is_left(number)

        def steps() -> Generator[Answer, None, None]:
            try:
                experiment = with_end(asked, epochs)
                if isinstance(study, CrossValidation):
                    yield from cross_validation(experiment, dataset, study, interrupted)
                else:
                    yield from leak(experiment, dataset, interrupted)
            except ValueError as error:
                yield message_of(error)

        self._studies.request(Job(steps, self.answers.put, live=False))

    def cancel(self) -> None:
        """Nobody wants the study in work any more."""
        self._studies.cancel()
        self.answers.take()

    def _baselines_job(self, trainer: Trainer, key: tuple[Any, ...]) -> Job:
        experiment, dataset = trainer.experiment, trainer.dataset

        def steps() -> Generator[Baselines | None, None, None]:
            from playground.baselines import baselines

            yield from baselines(experiment, dataset)

        def deliver(found: Baselines) -> None:
            def keep() -> None:
                self._found = key, found
                self.changed()

            self._wake(keep)

        return Job(steps, deliver, live=False, share=BASELINES_SHARE)


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Whether both are of the very same dataset, and of the same loss."""
    return one[0] is other[0] and one[1:] == other[1:]
