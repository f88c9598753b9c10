"""The run that the training thread trains: bursts of updates, where they end, and edits that it goes on with.

Everything here runs in the training thread, between updates.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from msgspec.structs import replace

from playground.clock import Clock
from playground.data.joining import joined, too_few
from playground.messages import DataReady, Event, Failed, RunStarted, RunState, StateChanged
from playground.publisher import POLL_SECONDS, Publisher

if TYPE_CHECKING:
    from collections.abc import Callable
    from queue import SimpleQueue

    from playground.checkpoint import Checkpoint
    from playground.data.dataset import Dataset
    from playground.diagram import Parameter
    from playground.experiment import Experiment
    from playground.frames import Gradients, WishList
    from playground.kept_run import KeptRun
    from playground.packed_run import PackedRun
    from playground.picture import Painter
    from playground.trainer import Trainer


class CurrentRun:
    """One run at a time, under its number. ``events`` hears what it does, ``kept`` gets it when it has ended."""

    def __init__(
        self,
        events: SimpleQueue[Event],
        kept: SimpleQueue[KeptRun],
        publisher: Publisher,
        interrupted: Callable[[], bool],
    ) -> None:
        self._events = events
        self._kept = kept
        self.interrupted = interrupted
        self.publisher = publisher
        self.number = -1
        self.asked = -1  # the number that somebody wants; another one than there is if that was refused
        self.trainer: Trainer | None = None
        self.state = RunState.LOADING
        self.training = False
        self.few: Dataset | None = None  # points that are too few to train on, while there are no more
        self._held = False  # training goes on once there are
        self._goal_update: int | None = None
        self._goal_epoch: int | None = None
        self._speed: float | None = None
        self._clock = Clock()

    @property
    def painter(self) -> Painter | None:
        """Who draws it; ``None`` as long as there is no run."""
        return self.publisher.painter

    @property
    def refused(self) -> bool:
        """Whether it is not the one that was asked for: whoever sends edits of that is told so."""
        return self.asked != self.number

    # ---- one run in the place of another -------------------------------------------------------------------------

    def replace(
        self, number: int, trainer: Trainer, painter: Painter, first_gradients: Gradients, *, training: bool = False
    ) -> None:
        """``trainer`` is the run from now on, as ``number``; it is trained at once if ``training``."""
        self.number, self.trainer = number, trainer
        self.training, self._held, self.few = training, False, None
        # a run that goes on being trained goes on as fast
        self._clock = Clock(self._clock.seconds_per_update if training else None)
        self.publisher.begin(number, painter, first_gradients)
        self._events.put(RunStarted(number))
        self.tell_standing()

    def rename(self, number: int, trainer: Trainer) -> None:
        """The run goes on in ``trainer`` under another number, seen without a break."""
        old = self.painter
        self.number, self.trainer = number, trainer
        # who asked for this and for other points at once has not seen those
        self._events.put(DataReady(number, trainer.dataset))
        if old is not None and trainer.dataset is not old.dataset:
            self.publisher.change_data(self.painter_of(trainer.dataset))
        self.publisher.rename(number)
        self.tell_standing()

    def forget(self) -> None:
        """There is no run any more."""
        self.training, self.trainer, self.number = False, None, -1

    def owned(self, trainer: Trainer) -> Trainer:
        """``trainer``, which leaves an update when somebody is in a hurry."""
        trainer.interrupted = self.interrupted
        return trainer

    def painter_of(self, dataset: Dataset) -> Painter:
        """The painter that there is, if it is of ``dataset``; else another."""
        from playground.picture import Painter

        old = self.painter
        return old if old is not None and old.dataset is dataset else Painter(dataset, self.interrupted)

    def keep(self, checkpoint: Checkpoint, left: PackedRun, *, pinned: bool = False) -> None:
        """List the run as it is in ``checkpoint``, which is ``left`` packed."""
        from playground.keeping import keep

        assert self.painter is not None
        self._kept.put(keep(self.number, checkpoint, left, self.painter, pinned=pinned))

    def pin(self) -> None:
        """List the run as it is now; it goes on."""
        if self.trainer is not None:
            self._keep_now(self.trainer, pinned=True)

    def _keep_now(self, trainer: Trainer, *, pinned: bool = False) -> None:
        from playground.run_file import packed

        checkpoint = trainer.checkpoint()
        self.keep(checkpoint, packed(checkpoint, trainer.dataset), pinned=pinned)

    # ---- training ------------------------------------------------------------------------------------------------

    def go(self, updates: int | None, epochs: int | None) -> None:
        """Train: so many updates, to the end of so many epochs, or until somebody pauses."""
        if (trainer := self._ready()) is not None:
            self._goal_update = None if updates is None else trainer.update + updates
            self._goal_epoch = None if epochs is None else trainer.epoch + epochs
            self._begin()

    def go_to_epoch(self, epoch: int) -> None:
        """Train until so many epochs are done."""
        if self.trainer is not None and self.trainer.epoch < epoch and self._ready() is not None:
            self._goal_update, self._goal_epoch = None, epoch
            self._begin()

    def _ready(self) -> Trainer | None:
        """The trainer if it can train, also one that has stopped."""
        trainer = self.trainer
        if trainer is None or self.few is not None:
            return None
        if trainer.stopped is not None:
            trainer.go_on()
        return trainer

    def _begin(self) -> None:
        self.training = True
        self.publisher.forget_measured()
        self._clock = Clock()
        self.tell(RunState.TRAINING)

    def pause(self) -> None:
        """Train no more."""
        self._held = False
        if self.training:
            self.stand()
            self.tell(RunState.PAUSED)

    def stand(self) -> None:
        """Train no more; what was measured is of an earlier update."""
        self.training = False
        self.publisher.forget_measured()
        self.publisher.note_update()

    def set_speed(self, updates_per_second: float | None) -> None:
        """At most so many updates a second; ``None`` for as fast as it goes."""
        self._speed = updates_per_second
        self._clock = Clock(self._clock.seconds_per_update)

    def set_wish(self, wish: WishList) -> None:
        """What the following frames should hold."""
        self.publisher.set_wish(wish, self.trainer)

    def idle_seconds(self) -> float | None:
        """How long to wait for a command: not at all while training, for ever while nothing is due."""
        if self.few is not None:
            return None
        pending = self.publisher.pending(self.trainer)
        if self.training:
            wait = self._clock.wait(self._speed)
            return min(wait, POLL_SECONDS) if pending else wait
        if self.publisher.measuring:
            return 0.0
        return POLL_SECONDS if pending else None

    def work(self) -> None:
        """A burst of training, if it is to be trained."""
        trainer = self.trainer
        if not self.training or trainer is None:
            return
        allowed = self._clock.allowed(self._speed, self._updates_to_goal(trainer))
        if allowed == 0:
            return
        started = time.perf_counter()
        self._clock.count(trainer.advance(allowed), time.perf_counter() - started)
        self.publisher.note_update()
        if trainer.stopped is not None:
            self.stand()
            self._keep_now(trainer)
            if trainer.stopped == "diverged":
                assert trainer.divergence is not None
                self.tell(RunState.DIVERGED, trainer.divergence.message())
            else:
                self.tell(RunState.FINISHED, trainer.stopped)
        elif self._updates_to_goal(trainer) == 0:
            self.pause()

    def publish(self) -> None:
        """A picture, if one is due."""
        if self.trainer is not None and self.few is None:
            self.publisher.publish(self.trainer, self.training, self._clock.rate)

    def fail(self, text: str) -> None:
        """Something nobody expected, ``text``, was raised: train no more."""
        self.training = False
        self.publisher.forget_measured()
        self._events.put(Failed(text))
        self.tell_standing()

    def _updates_to_goal(self, trainer: Trainer) -> int | None:
        """Updates until the goal, ``None`` without one."""
        if self._goal_update is not None:
            return max(0, self._goal_update - trainer.update)
        if self._goal_epoch is not None:
            return trainer.updates_to_epoch(self._goal_epoch)
        return None

    def tell(self, state: RunState, reason: str = "") -> None:
        """It now does ``state``."""
        self.state = state
        self._events.put(StateChanged(self.number, state, reason))

    def tell_standing(self) -> None:
        """Say what it does, trained or not, if there is one."""
        trainer = self.trainer
        if self.training:
            self.tell(RunState.TRAINING)
        elif trainer is not None and trainer.stopped is not None:
            self.tell(RunState.DIVERGED if trainer.stopped == "diverged" else RunState.FINISHED)
        elif trainer is not None:
            self.tell(RunState.PAUSED if trainer.update else RunState.IDLE)

    # ---- edits that it goes on with ------------------------------------------------------------------------------

    def apply(self, experiment: Experiment) -> None:
        """Go on as ``experiment``, from the next update."""
        # an edit of a run that was refused: whoever made it is told so, and comes back with another
        if self.trainer is None or self.refused:
            return
        was_stopped = self.trainer.stopped is not None
        if experiment.data != self.trainer.experiment.data or self.few is not None:
            self.join(experiment)
        else:
            self.trainer.apply(experiment)
            self.publisher.refresh()
        if was_stopped and self.trainer.stopped is None and not self.training:
            self.tell_standing()

    def set_parameter(self, parameter: Parameter, value: float) -> None:
        """Go on with one parameter set by hand, if there still is one."""
        if self.trainer is not None and not self.refused and parameter.is_in(self.trainer.network.sizes):
            self.trainer.set_parameter(parameter, value)
            self.publisher.refresh()

    def join(self, experiment: Experiment) -> None:
        """Other points: shown at once and trained on from the next epoch; a run that has not begun begins with them.

        While there are too few of them, nothing is trained, and all else is edited as ever.
        """
        from playground.trainer import Trainer

        trainer = self.trainer
        assert trainer is not None
        dataset = joined(trainer.dataset, experiment, keep_scaling=trainer.update > 0)
        if too_few(experiment.data.source):
            self.few = dataset
            trainer.apply(replace(experiment, data=trainer.experiment.data))
            self._hold()
        else:
            self.few = None
            painter = self.painter_of(dataset)
            if trainer.update:
                trainer.join(experiment, dataset)
                self.publisher.change_data(painter)
            else:
                self.trainer = trainer = self.owned(Trainer(experiment, dataset))
                self.publisher.begin(self.number, painter, painter.gradients(experiment, trainer.theta))
        self._events.put(DataReady(self.number, dataset))
        if self._held and self.few is None:
            self._held = False
            self._begin()

    def _hold(self) -> None:
        """Stop until there are points again."""
        if self.training:
            self.pause()
            self._held = True
