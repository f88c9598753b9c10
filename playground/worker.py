"""The training thread: commands in, the newest frame out, events.

Nothing here imports PyTorch at the top: the window is painted first, and the thread loads it. Two threads run: one
trains, one computes slices of the loss surface; neither ever waits for the other, or for the window.
"""

from __future__ import annotations

import dataclasses
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from playground.clock import Clock
from playground.data import build
from playground.data.dataset import Dataset
from playground.experiment import Experiment, ExperimentError, check
from playground.frames import Frame, Gradients, Slice, Wish, WishList
from playground.load_torch import load_torch
from playground.messages import DataReady, Event, Failed, Mailbox, Refused, RunStarted, RunState, StateChanged
from playground.surface_thread import SurfaceThread

if TYPE_CHECKING:
    from playground.picture import AllMetrics, Moment, Painter
    from playground.trainer import Checkpoint, Trainer

POLL_SECONDS = 0.02
"""How often the thread looks whether a picture that is due can be put out."""
METRICS_SECONDS = 0.125
"""Metrics are read as numbers, so they are not computed more often than a person can read."""
METRICS_SHARE = 0.1
"""The share of time that metrics may take; large datasets are measured less often."""
FRAME_SHARE = 0.25
"""The share of time that drawing frames may take; those of large networks come less often."""
MAX_LEFT_BYTES = 512 * 1024**2
"""What the runs that undo can go back to may take; the oldest are dropped and would start afresh."""


class Worker:
    """Runs one experiment at a time in a thread of its own.

    Every method may be called from any one thread and returns at once. ``frames`` and ``slices`` hold the newest
    pictures; ``events`` are in order and none is lost. Call ``close`` before the interpreter exits.
    """

    def __init__(self) -> None:
        self.frames: Mailbox[Frame] = Mailbox()
        self.slices: Mailbox[Slice] = Mailbox()
        self.events: SimpleQueue[Event] = SimpleQueue()
        self._commands: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._closing = False
        self._surface = SurfaceThread(self.slices, self.events)
        self._thread = threading.Thread(target=self._main, name="training", daemon=True)
        # the thread's own state, touched by nobody else
        self._run = -1
        self._trainer: Trainer | None = None
        self._asked_run = -1
        self._state = RunState.LOADING
        self._left_runs: dict[int, tuple[Checkpoint, Dataset]] = {}
        self._painter: Painter | None = None
        self._first_gradients: Gradients | None = None
        self._wish = WishList()
        self._training = False
        self._goal_update: int | None = None
        self._goal_epoch: int | None = None
        self._speed: float | None = None
        self._clock = Clock()
        self._frame_due = False
        self._frame_not_before = 0.0
        self._measuring: Iterator[AllMetrics | None] | None = None
        self._metrics: AllMetrics | None = None
        self._metrics_not_before = 0.0
        self._metrics_cost = 0.0
        self._slice_of: tuple[int, int] | None = None

    def start(self) -> None:
        """Start the threads; PyTorch is loaded in the training thread."""
        self._thread.start()
        self._surface.start()

    def close(self) -> None:
        """Stop both threads and wait for them."""
        self._closing = True
        self._commands.put(lambda: None)
        self._surface.close()
        if self._thread.ident is not None:
            self._thread.join()
            self._surface.join()

    def start_run(self, run: int, experiment: Experiment) -> None:
        """Replace the current run by number ``run``, of ``experiment``.

        The run that is left is kept; a number that was left before goes on from where it was.
        """
        self._commands.put(lambda: self._start_run(run, experiment))

    def apply(self, experiment: Experiment) -> None:
        """An edit that the current run can go on with, from the next update."""
        self._commands.put(lambda: self._apply(experiment))

    def train(self) -> None:
        """Train until paused or stopped."""
        self._commands.put(lambda: self._go(None, None))

    def pause(self) -> None:
        """Stop after the current update."""
        self._commands.put(self._pause)

    def step(self, updates: int = 1) -> None:
        """Do so many updates, then pause."""
        self._commands.put(lambda: self._go(updates, None))

    def epochs(self, count: int = 1) -> None:
        """Go on to the end of the current epoch, and ``count - 1`` more, then pause."""
        self._commands.put(lambda: self._go(None, count))

    def run_to_epoch(self, epoch: int) -> None:
        """Train until ``epoch`` epochs are done, then pause."""
        self._commands.put(lambda: self._go_to_epoch(epoch))

    def set_speed(self, updates_per_second: float | None) -> None:
        """At most so many updates a second; ``None`` for as fast as it goes."""
        self._commands.put(lambda: self._set_speed(updates_per_second))

    def set_wish(self, wish: WishList) -> None:
        """What the following frames should hold. A paused run answers with one."""
        self._commands.put(lambda: self._set_wish(wish))

    # ---- the training thread -----------------------------------------------------------------------------------

    def _main(self) -> None:
        self._tell(RunState.LOADING)
        while not self._closing:
            try:
                self._turn()
            except Exception:
                self._training = False
                self._measuring = self._metrics = None
                self.events.put(Failed(traceback.format_exc()))
                self._tell(RunState.PAUSED)

    def _turn(self) -> None:
        """One round: commands, then a burst of training, then a picture."""
        self._obey()
        if self._training:
            self._train_burst()
        self._publish()

    def _obey(self) -> None:
        """Carry out every waiting command; with nothing to train, sleep until one comes."""
        timeout = self._idle_seconds()
        while not self._closing:
            try:
                command = self._commands.get(timeout=timeout) if timeout != 0.0 else self._commands.get_nowait()
            except Empty:
                return
            command()
            timeout = 0.0

    def _idle_seconds(self) -> float | None:
        """How long to wait for a command: not at all while training, for ever while nothing is due."""
        pending = self._frame_due or self._slice_wanted()
        if self._training:
            wait = self._clock.wait(self._speed)
            return min(wait, POLL_SECONDS) if pending else wait
        if self._measuring is not None:
            return 0.0
        return POLL_SECONDS if pending else None

    def _train_burst(self) -> None:
        trainer = self._trainer
        assert trainer is not None
        allowed = self._clock.allowed(self._speed, self._updates_to_goal(trainer))
        if allowed == 0:
            return
        started = time.perf_counter()
        self._clock.count(trainer.advance(allowed), time.perf_counter() - started)
        self._frame_due = True
        if trainer.stopped is not None:
            self._stand()
            if trainer.stopped == "diverged":
                assert trainer.divergence is not None
                self._tell(RunState.DIVERGED, trainer.divergence.message())
            else:
                self._tell(RunState.FINISHED, trainer.stopped)
        elif self._updates_to_goal(trainer) == 0:
            self._pause()

    def _updates_to_goal(self, trainer: Trainer) -> int | None:
        """Updates until the goal, ``None`` without one."""
        if self._goal_update is not None:
            return max(0, self._goal_update - trainer.update)
        if self._goal_epoch is not None:
            return trainer.updates_to_epoch(self._goal_epoch)
        return None

    def _publish(self) -> None:
        """Put a frame out if the last one was taken and there is something new; ask for a slice if it is wished."""
        trainer, painter = self._trainer, self._painter
        if trainer is None or painter is None:
            return
        if self._slice_wanted() and self._surface.ready():
            self._request_slice(trainer, painter)
        if not self._training:
            self._publish_last(trainer, painter)
            return
        self._measure(trainer, painter)
        started = time.perf_counter()
        if self._frame_due and self.frames.empty and started >= self._frame_not_before:
            # first, so that a frame that cannot be drawn is reported once and not tried for ever
            self._frame_due = False
            self._put_frame(trainer, painter)
            ended = time.perf_counter()
            self._frame_not_before = ended + (ended - started) * (1 / FRAME_SHARE - 1)

    def _publish_last(self, trainer: Trainer, painter: Painter) -> None:
        """What a standing run looks like, measured in full: it will be looked at. Commands come between the steps."""
        if not self._frame_due:
            return
        if Wish.METRICS in self._wish.wishes and self._metrics is None:
            self._measuring = self._measuring or painter.measuring(trainer.experiment, trainer.theta)
            self._metrics = next(self._measuring)
            if self._metrics is None:
                return
        self._frame_due = False
        self._put_frame(trainer, painter)
        self._measuring = None

    def _put_frame(self, trainer: Trainer, painter: Painter) -> None:
        frame = painter.draw(trainer.experiment, trainer.theta, self._wish - Wish.METRICS, self._moment(trainer))
        if self._metrics is not None:
            train, valid, test = self._metrics
            frame = dataclasses.replace(frame, train=train, valid=valid, test=test)
            self._metrics = None
        self.frames.put(frame)

    def _measure(self, trainer: Trainer, painter: Painter) -> None:
        """Take a step of measuring whole subsets, for one of the next frames; a small set is done in one."""
        started = time.perf_counter()
        if self._measuring is None:
            if Wish.METRICS not in self._wish.wishes or started < self._metrics_not_before:
                return
            self._measuring = painter.measuring(trainer.experiment, trainer.theta.clone())
            self._metrics_cost = 0.0
        done = next(self._measuring)
        now = time.perf_counter()
        self._metrics_cost += now - started
        if done is not None:
            self._measuring, self._metrics = None, done
            self._metrics_not_before = now + max(METRICS_SECONDS, self._metrics_cost / METRICS_SHARE)

    def _moment(self, trainer: Trainer) -> Moment:
        from playground.picture import Moment

        return Moment(
            run=self._run,
            update=trainer.update,
            epoch=trainer.epoch,
            updates_per_second=self._clock.rate if self._training else 0.0,
            learning_rate=trainer.learning_rate,
            loss=trainer.history.curves() if Wish.LOSS in self._wish.wishes else None,
            first_gradients=self._first_gradients,
        )

    def _slice_wanted(self) -> bool:
        if self._trainer is None or Wish.SURFACE not in self._wish.wishes:
            return False
        return self._slice_of != (self._run, self._trainer.update)

    def _request_slice(self, trainer: Trainer, painter: Painter) -> None:
        from playground.surface import SliceRequest

        x, target = painter.surface_rows
        self._slice_of = self._run, trainer.update
        self._surface.request(
            SliceRequest(
                run=self._run,
                update=trainer.update,
                network=trainer.network,
                training=trainer.experiment.training,
                theta=trainer.theta.clone(),
                snapshots=tuple(trainer.trajectory.snapshots),
                x=x,
                target=target,
            )
        )

    def _tell(self, state: RunState, reason: str = "") -> None:
        self._state = state
        self.events.put(StateChanged(self._run, state, reason))

    # ---- commands, carried out in the thread -------------------------------------------------------------------

    def _start_run(self, run: int, experiment: Experiment) -> None:
        self._asked_run = run
        old = self._trainer
        if old is not None and run == self._run:
            self._apply(experiment)
            # a run refused in between may have hidden what became of this one
            self.events.put(DataReady(run, old.dataset))
            self._tell(self._state)
            return
        try:
            dataset = self._dataset_of(run, experiment)
            check(experiment, dataset.features)
            self.events.put(DataReady(run, dataset))
            load_torch()
            trainer, painter = self._set_up(run, experiment, dataset)
            first_gradients = painter.gradients(experiment, trainer.trajectory.snapshots[0])
        except ExperimentError as error:
            self.events.put(Refused(run, error.place, error.problem))
            return
        except Exception as error:
            self.events.put(Failed(traceback.format_exc()))
            self.events.put(Refused(run, "", f"this run could not be set up ({type(error).__name__})"))
            return
        self._left_runs.pop(run, None)
        if old is not None:
            self._leave(self._run, old)
        self._run, self._trainer, self._painter, self._first_gradients = run, trainer, painter, first_gradients
        self._training = False
        self._clock = Clock()
        self._frame_due = True
        self._slice_of = None
        self._measuring = self._metrics = None
        self._frame_not_before = self._metrics_not_before = 0.0
        self._surface.cancel()
        self.frames.take()
        self.events.put(RunStarted(run))
        self._tell(_standing(trainer))

    def _dataset_of(self, run: int, experiment: Experiment) -> Dataset:
        """The very dataset a left run had, the current one if it is of the same data, else one built anew."""
        if run in self._left_runs:
            return self._left_runs[run][1]
        if self._trainer is not None and self._trainer.experiment.data == experiment.data:
            return self._trainer.dataset
        return build(experiment.data)

    def _set_up(self, run: int, experiment: Experiment, dataset: Dataset) -> tuple[Trainer, Painter]:
        from playground.picture import Painter
        from playground.trainer import Trainer

        if run in self._left_runs:
            checkpoint, _ = self._left_runs[run]
            trainer = Trainer(checkpoint.experiment, dataset)
            trainer.restore(checkpoint)
            trainer.apply(experiment)
        else:
            trainer = Trainer(experiment, dataset)
        painter = self._painter
        if painter is None or painter.dataset is not dataset:
            painter = Painter(dataset)
        return trainer, painter

    def _leave(self, run: int, trainer: Trainer) -> None:
        """Keep a run to go back to; the ones left longest ago make room."""
        self._left_runs[run] = trainer.checkpoint(), trainer.dataset
        while sum(left.bytes + dataset.x.nbytes for left, dataset in self._left_runs.values()) > MAX_LEFT_BYTES:
            del self._left_runs[next(iter(self._left_runs))]

    def _apply(self, experiment: Experiment) -> None:
        # an edit of a run that was refused: whoever made it is told so, and comes back with start_run
        if self._trainer is None or self._asked_run != self._run:
            return
        was_stopped = self._trainer.stopped is not None
        self._trainer.apply(experiment)
        self._measuring = self._metrics = None
        self._frame_due = True
        self._slice_of = None
        if was_stopped and self._trainer.stopped is None:
            self._tell(RunState.PAUSED)

    def _go(self, updates: int | None, epochs: int | None) -> None:
        trainer = self._trainer
        if trainer is None:
            return
        if trainer.stopped is not None:
            trainer.go_on()
        self._goal_update = None if updates is None else trainer.update + updates
        self._goal_epoch = None if epochs is None else trainer.epoch + epochs
        self._begin()

    def _go_to_epoch(self, epoch: int) -> None:
        trainer = self._trainer
        if trainer is None or trainer.epoch >= epoch:
            return
        if trainer.stopped is not None:
            trainer.go_on()
        self._goal_update, self._goal_epoch = None, epoch
        self._begin()

    def _begin(self) -> None:
        self._training = True
        self._measuring = self._metrics = None
        self._clock = Clock()
        self._tell(RunState.TRAINING)

    def _pause(self) -> None:
        if self._training:
            self._stand()
            self._tell(RunState.PAUSED)

    def _stand(self) -> None:
        """Train no more; what was measured is of an earlier update."""
        self._training = False
        self._measuring = self._metrics = None
        self._frame_due = True

    def _set_speed(self, updates_per_second: float | None) -> None:
        self._speed = updates_per_second
        self._clock = Clock(self._clock.seconds_per_update)

    def _set_wish(self, wish: WishList) -> None:
        if wish != self._wish:
            self._wish = wish
            self._frame_due = True
            self._slice_of = None


def _standing(trainer: Trainer) -> RunState:
    """The state of a run that is not being trained."""
    if trainer.stopped is not None:
        return RunState.DIVERGED if trainer.stopped == "diverged" else RunState.FINISHED
    return RunState.PAUSED if trainer.update else RunState.IDLE
