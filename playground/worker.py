"""The training thread: commands in, the newest frame out, events.

Nothing here imports PyTorch at the top: the window is painted first, and the thread loads it. Two threads run: one
trains, one computes slices of the loss surface; neither ever waits for the other, or for the window.
"""

from __future__ import annotations

import ctypes
import dataclasses
import enum
import importlib.util
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVar

from playground.data import build
from playground.data.dataset import Dataset
from playground.experiment import Experiment, ExperimentError, check
from playground.frames import Frame, Gradients, Slice, Wish, WishList

if TYPE_CHECKING:
    from playground.picture import AllMetrics, Moment, Painter
    from playground.surface import SliceRequest
    from playground.trainer import Checkpoint, Trainer

T = TypeVar("T")

BURST_SECONDS = 0.004
"""How long the thread trains before it looks for commands and for an empty mailbox."""
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
SURFACE_SHARE = 0.12
"""The share of time that slices of the loss surface may take."""


class RunState(enum.StrEnum):
    """What the training thread is doing."""

    LOADING = "loading"
    IDLE = "idle"
    TRAINING = "training"
    PAUSED = "paused"
    FINISHED = "finished"
    DIVERGED = "diverged"


@dataclass(frozen=True, slots=True)
class DataReady:
    """The data of a run that is about to start; it can be drawn while PyTorch is still being loaded."""

    run: int
    dataset: Dataset


@dataclass(frozen=True, slots=True)
class RunStarted:
    """A run begins, or goes on after it was left."""

    run: int


@dataclass(frozen=True, slots=True)
class StateChanged:
    """The thread now does ``state``; ``reason`` is "max_epochs", "patience", a divergence's sentences, or empty."""

    run: int
    state: RunState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """An experiment could not be started: a place and a sentence. The run before goes on as it was."""

    run: int
    place: str
    problem: str


@dataclass(frozen=True, slots=True)
class Failed:
    """An exception nobody expected, as text."""

    text: str


Event = DataReady | RunStarted | StateChanged | Refused | Failed


class Mailbox(Generic[T]):
    """A slot for the newest value: putting replaces, taking empties."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value: T | None = None

    def put(self, value: T) -> None:
        """Replace whatever is there."""
        with self._lock:
            self._value = value

    def take(self) -> T | None:
        """The newest value, once; ``None`` if there is none since the last one taken."""
        with self._lock:
            value, self._value = self._value, None
            return value

    @property
    def empty(self) -> bool:
        """Whether the last value has been taken."""
        return self._value is None


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
        self._clock = _Clock()
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
            self._training = False
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
            frame = painter.draw(trainer.experiment, trainer.theta, self._wish - Wish.METRICS, self._moment(trainer))
            if self._metrics is not None:
                train, valid, test = self._metrics
                frame = dataclasses.replace(frame, train=train, valid=valid, test=test)
                self._metrics = None
            self.frames.put(frame)
            ended = time.perf_counter()
            self._frame_not_before = ended + (ended - started) * (1 / FRAME_SHARE - 1)

    def _publish_last(self, trainer: Trainer, painter: Painter) -> None:
        """What a standing run looks like, measured in full: it will be looked at."""
        if self._frame_due:
            self._frame_due = False
            self._measuring = self._metrics = None
            self.frames.put(painter.draw(trainer.experiment, trainer.theta, self._wish, self._moment(trainer)))

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
        self._clock = _Clock()
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
        self._measuring = None
        self._clock = _Clock()
        self._tell(RunState.TRAINING)

    def _pause(self) -> None:
        if self._training:
            self._training = False
            self._frame_due = True
            self._tell(RunState.PAUSED)

    def _set_speed(self, updates_per_second: float | None) -> None:
        self._speed = updates_per_second
        self._clock = _Clock(self._clock.seconds_per_update)

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


class _Clock:
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


class SurfaceThread(threading.Thread):
    """Computes slices of the loss surface, one at a time, the newest request only, for a bounded share of time."""

    def __init__(self, slices: Mailbox[Slice], events: SimpleQueue[Event]) -> None:
        super().__init__(name="surface", daemon=True)
        self._slices = slices
        self._events = events
        self._requests: SimpleQueue[SliceRequest | None] = SimpleQueue()
        self._busy = False
        self._rest_until = 0.0
        self._cancelled = False
        self._closing = False

    def ready(self) -> bool:
        """Whether a request would be served now."""
        return not self._busy and time.perf_counter() >= self._rest_until

    def request(self, request: SliceRequest) -> None:
        """Compute this slice. Call only when ``ready``."""
        self._busy = True
        self._cancelled = False
        self._requests.put(request)

    def cancel(self) -> None:
        """Nobody wants the slice in work any more."""
        self._cancelled = True
        self._slices.take()

    def close(self) -> None:
        """End the thread; ``join`` it afterwards."""
        self._closing = True
        self._requests.put(None)

    def run(self) -> None:
        """Serve requests until closed."""
        while (request := self._requests.get()) is not None and not self._closing:
            started = time.perf_counter()
            try:
                self._serve(request)
            except Exception:
                self._events.put(Failed(traceback.format_exc()))
            self._rest_until = time.perf_counter() + (time.perf_counter() - started) * (1 / SURFACE_SHARE - 1)
            self._busy = False

    def _serve(self, request: SliceRequest) -> None:
        import torch

        from playground.surface import compute_slice

        # the setting belongs to the thread
        torch.set_num_threads(1)
        done = compute_slice(request, lambda: self._cancelled or self._closing)
        if done is not None and not self._cancelled:
            self._slices.put(done)


def load_torch() -> None:
    """Import PyTorch into the calling thread and give that thread one core.

    The setting belongs to the thread: a new one would use every core for each tiny operation, which made training
    100 to 1000 times slower on a busy machine. The shared library is loaded first, by a foreign call that holds no
    interpreter lock, so that the window does not freeze meanwhile.
    """
    if "torch" not in sys.modules:
        spec = importlib.util.find_spec("torch")
        if spec is not None and spec.origin is not None:
            library = Path(spec.origin).parent / "lib" / "libtorch_python.so"
            if library.is_file():
                ctypes.CDLL(None).dlopen(bytes(library), os.RTLD_LAZY)
    import torch

    torch.set_num_threads(1)
