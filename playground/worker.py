"""The training thread: commands in, the newest frame out, events.

Nothing here imports PyTorch at the top: the window is painted first, and the thread loads it. Other threads
compute slices of the loss surface, find baselines and do studies; none ever waits for another, or for the window.
"""

from __future__ import annotations

import threading
import time
import traceback
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

import msgspec

from playground.branch import Change, ContinueFrom, SetParameters
from playground.checking import check
from playground.clock import Clock
from playground.comparisons import Comparisons
from playground.data.joining import joined, stood_in, too_few
from playground.experiment import Experiment, ExperimentError
from playground.laboratory import Laboratory
from playground.load_torch import load_torch
from playground.messages import (
    CheckpointTaken,
    DataReady,
    Event,
    Failed,
    Handout,
    Mailbox,
    NotDone,
    Refused,
    RunStarted,
    RunState,
    StateChanged,
)
from playground.publisher import POLL_SECONDS, Publisher
from playground.surface_thread import Job
from playground.words import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from playground.checkpoint import Checkpoint
    from playground.contest import Contest, Entrant
    from playground.data.dataset import Dataset
    from playground.diagram import Parameter
    from playground.frames import Frame, WishList
    from playground.kept_run import KeptRun
    from playground.picture import Painter
    from playground.predicting import FileDone
    from playground.sideline import Sideline
    from playground.stored_run import StoredRun
    from playground.study import Study
    from playground.trainer import Trainer

MAX_LEFT_BYTES = 512 * 1024**2
"""What the runs that undo can go back to may take; the oldest are dropped and would start afresh."""


class Worker:
    """Runs one experiment at a time in a thread of its own.

    Every method may be called from any one thread and returns at once. ``frames``, ``slices``, ``curvatures`` and
    ``appraisals`` hold the newest pictures, ``studies`` the state of a study; ``events`` are in order and none is
    lost, nor is any of the runs in ``kept``: those that were finished, left or pinned. Call ``close`` before the
    interpreter exits.
    """

    def __init__(self) -> None:
        self.frames: Mailbox[Frame] = Mailbox()
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.kept: SimpleQueue[KeptRun] = SimpleQueue()
        self.contests: Mailbox[Contest] = Mailbox()
        self._commands: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._urgent_asked = 0  # written by the caller's thread only
        self._urgent_done = 0  # written by the training thread only
        self._closing = False
        self._laboratory = Laboratory(self.events, self._commands.put, self._left_run)
        self.slices = self._laboratory.slices
        self.curvatures = self._laboratory.curvatures
        self._comparisons = Comparisons(self.events, self._commands.put)
        self.studies = self._comparisons.answers
        self.appraisals = self._laboratory.appraiser.appraisals
        self.file_done: Mailbox[FileDone] = Mailbox()
        self._thread = threading.Thread(target=self._main, name="training", daemon=True)
        # the thread's own state, touched by nobody else
        self._run = -1
        self._trainer: Trainer | None = None
        self._asked_run = -1
        self._state = RunState.LOADING
        self._left_runs: dict[int, tuple[Checkpoint, Dataset]] = {}
        self._publisher = Publisher(self.frames, self._laboratory, self._comparisons)
        self._sideline: Sideline | None = None  # what is trained beside the current run, once there was something
        self._training = False
        self._few: Dataset | None = None  # points that are too few to train on, while there are no more
        self._held = False  # training goes on once there are
        self._read_anew = False  # the next run builds its data, whatever there is
        self._goal_update: int | None = None
        self._goal_epoch: int | None = None
        self._speed: float | None = None
        self._clock = Clock()

    def start(self) -> None:
        """Start the threads; PyTorch is loaded in the training thread."""
        self._thread.start()
        self._laboratory.thread.start()
        for thread in self._comparisons.threads:
            thread.start()

    def close(self) -> None:
        """Stop all threads and wait for them."""
        self._closing = True
        self._commands.put(lambda: None)
        self._laboratory.thread.close()
        for thread in self._comparisons.threads:
            thread.close()
        if self._thread.ident is not None:
            self._thread.join()
            self._laboratory.thread.join()
            for thread in self._comparisons.threads:
                thread.join()

    def start_run(self, run: int, experiment: Experiment) -> None:
        """Replace the current run by number ``run``, of ``experiment``.

        The run that is left is kept; a number that was left before goes on from where it was.
        """
        self._hurry(lambda: self._start_run(run, experiment))

    def read_anew(self) -> None:
        """The next run builds its data from their source, even if they are there already."""
        self._commands.put(self._forget_data)

    def branch(self, run: int, experiment: Experiment, change: Change) -> None:
        """Go on as number ``run``, of ``experiment``, from the current run with ``change``; that one is kept."""
        self._hurry(lambda: self._branch(run, experiment, change))

    def set_parameter(self, parameter: Parameter, value: float) -> None:
        """Set one parameter of the current run, which goes on from there."""
        self._commands.put(lambda: self._set_parameter(parameter, value))

    def pin(self) -> None:
        """Keep the current run as it is now; it goes on."""
        self._commands.put(self._pin)

    def restore_run(self, run: int, kept: KeptRun) -> None:
        """Replace the current run by number ``run``, which goes on from where ``kept`` was."""
        self._hurry(lambda: self._restore_run(run, kept))

    def keep_again(self, stored: StoredRun, name: str, pinned: bool) -> None:
        """Put a run that was saved into ``kept``; ``NotDone`` if it cannot be."""
        self._commands.put(lambda: self._keep_again(stored, name, pinned))

    def open_run(
        self, run: int, experiment: Experiment, stored: Mapping[int, StoredRun], *, anew: bool = False
    ) -> None:
        """Take saved runs in, and go on with number ``run`` as if it had been left; ``Refused`` if one cannot be.

        With ``anew``, all runs that there are now are forgotten first.
        """
        self._hurry(lambda: self._open_run(run, experiment, stored, anew))

    def hand_out(self, receive: Callable[[Handout], None]) -> None:
        """Call ``receive``, in the training thread and between two updates, with all runs as they are then."""
        self._commands.put(lambda: self._hand_out(receive))

    def race_variants(self, number: int, entrants: Sequence[Entrant], epochs: int) -> None:
        """Train ``entrants`` beside the current run, from where it began, as contest ``number``; see ``contests``."""
        self._commands.put(
            lambda: self._contest(
                lambda sideline, trainer, painter: sideline.begin_race(
                    number, entrants, epochs, trainer, painter, self._interrupted
                )
            )
        )

    def train_seeds(self, number: int, count: int, epochs: int) -> None:
        """Train the current run's network from ``count`` seeds at once, as contest ``number``; see ``contests``."""
        self._commands.put(
            lambda: self._contest(
                lambda sideline, trainer, painter: sideline.begin_seeds(number, count, epochs, trainer, painter)
            )
        )

    def stop_contest(self) -> None:
        """Leave the contest as it stands."""
        self._hurry(self._stop_contest)

    def pin_member(self, number: int, place: int, name: str = "") -> None:
        """Put one of contest ``number`` into ``kept``, pinned, under ``name`` or its own."""
        self._commands.put(lambda: self._pin_member(number, place, name))

    def apply(self, experiment: Experiment) -> None:
        """An edit that the current run can go on with, from the next update."""
        self._commands.put(lambda: self._apply(experiment))

    def train(self) -> None:
        """Train until paused or stopped."""
        self._hurry(lambda: self._go(None, None))

    def pause(self) -> None:
        """Stop after the current update, or without it if that takes long."""
        self._hurry(self._pause)

    def step(self, updates: int = 1) -> None:
        """Do so many updates, then pause."""
        self._hurry(lambda: self._go(updates, None))

    def epochs(self, count: int = 1) -> None:
        """Go on to the end of the current epoch, and ``count - 1`` more, then pause."""
        self._hurry(lambda: self._go(None, count))

    def run_to_epoch(self, epoch: int) -> None:
        """Train until ``epoch`` epochs are done, then pause."""
        self._hurry(lambda: self._go_to_epoch(epoch))

    def ask_curvature(self, kind: str) -> None:
        """The Hessian's "extremes" or whole "spectrum" where the run is now; the answer comes in ``curvatures``."""
        self._commands.put(lambda: self._ask_curvature(kind))

    def race(self) -> None:
        """Train from this run's start with several optimisers; their paths come with the slices that follow."""
        self._commands.put(self._race)

    def ask_checkpoint(self) -> None:
        """The current run as a value, between two updates; the answer is an event, ``CheckpointTaken``."""
        self._commands.put(self._take_checkpoint)

    def ask_study(self, study: Study) -> None:
        """Begin a study of what is trained now, in a thread of its own; its state comes in ``studies``."""
        self._commands.put(lambda: self._ask_study(study))

    def cancel_study(self) -> None:
        """Give the study up that is in work."""
        self._commands.put(self._comparisons.cancel)

    def demonstrate(self, name: str | None) -> None:
        """Slices are of this one of ``demonstrations``, whose partner is trained aside; ``None`` ends it."""
        self._commands.put(lambda: self._laboratory.demonstrate(name))

    def predict_file(self, path: str, out: str) -> None:
        """Write the table at ``path`` with predictions of the network on screen; the answer comes in ``file_done``."""
        self._commands.put(lambda: self._predict_file(path, out))

    def set_speed(self, updates_per_second: float | None) -> None:
        """At most so many updates a second; ``None`` for as fast as it goes."""
        self._commands.put(lambda: self._set_speed(updates_per_second))

    def set_wish(self, wish: WishList) -> None:
        """What the following frames should hold. A paused run answers with one."""
        self._commands.put(lambda: self._set_wish(wish))

    def _hurry(self, command: Callable[[], None]) -> None:
        """A command that does not wait for the end of a long update or picture."""
        self._urgent_asked += 1

        def urgent() -> None:
            self._urgent_done += 1
            command()

        self._commands.put(urgent)

    def _interrupted(self) -> bool:
        return self._closing or self._urgent_asked != self._urgent_done

    # ---- the training thread -----------------------------------------------------------------------------------

    def _main(self) -> None:
        self._tell(RunState.LOADING)
        while not self._closing:
            try:
                self._turn()
            except Exception:
                self._training = False
                self._publisher.forget_measured()
                self.events.put(Failed(traceback.format_exc()))
                if self._trainer is not None:
                    self._tell(_standing(self._trainer))

    def _turn(self) -> None:
        """One round: commands, then a burst of training, then a picture."""
        self._obey()
        if self._training:
            self._train_burst()
        if self._sideline is not None and self._sideline.going:
            self._sideline.work()
        if self._trainer is not None and self._few is None:
            self._publisher.publish(self._trainer, self._training, self._clock.rate)

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
        if self._sideline is not None and self._sideline.going:
            return 0.0
        if self._few is not None:
            return None
        pending = self._publisher.pending(self._trainer)
        if self._training:
            wait = self._clock.wait(self._speed)
            return min(wait, POLL_SECONDS) if pending else wait
        if self._publisher.measuring:
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
        self._publisher.note_update()
        if trainer.stopped is not None:
            self._stand()
            self._keep(trainer.checkpoint())
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
            self.events.put(DataReady(run, self._few or self._trainer_now().dataset))
            self._tell(self._state)
            return
        try:
            set_up = stood_in(experiment)
            dataset = self._dataset_of(run, set_up)
            check(set_up, dataset.features, len(dataset.x))
            if set_up is experiment:
                self.events.put(DataReady(run, dataset))
            load_torch()
            trainer, painter = self._set_up(run, set_up, dataset)
            if trainer.dataset is not dataset:
                self.events.put(DataReady(run, trainer.dataset))
            first_gradients = painter.gradients(experiment, trainer.trajectory.thetas[0])
        except ExperimentError as error:
            self.events.put(Refused(run, error.place, error.problem))
            return
        except Exception as error:
            self.events.put(Failed(traceback.format_exc()))
            self.events.put(Refused(run, "", said("this run could not be set up ({kind})", kind=type(error).__name__)))
            return
        self._left_runs.pop(run, None)
        if old is not None:
            self._leave(self._run, old)
        self._run, self._trainer = run, trainer
        self._training, self._held, self._few = False, False, None
        self._clock = Clock()
        self._publisher.begin(run, painter, first_gradients)
        self.events.put(RunStarted(run))
        self._tell(_standing(trainer))
        if experiment.data != trainer.experiment.data:
            self._join(experiment)

    def _forget_data(self) -> None:
        self._read_anew = True

    def _branch(self, run: int, experiment: Experiment, change: Change) -> None:
        from playground.branching import branched

        old, painter = self._trainer, self._publisher.painter
        # a branch of a run that was refused: whoever made it is told so, and it is taken back with that run
        if old is None or painter is None or self._asked_run != self._run:
            return
        self._asked_run = run
        try:
            trainer = branched(old, experiment, change, self._publisher.past)
        except ExperimentError as error:
            self.events.put(Refused(run, error.place, error.problem))
            return
        # one weight set by hand after another would fill the list of runs
        self._leave(self._run, old, listed=not isinstance(change, SetParameters))
        self._run, self._trainer = run, trainer
        trainer.interrupted = self._interrupted
        if isinstance(change, SetParameters):
            # the same network, seen without a break; who asked for both at once has not seen the data of the first
            self.events.put(DataReady(run, trainer.dataset))
            if trainer.dataset is not painter.dataset:
                self._publisher.change_data(self._painter_of(trainer.dataset))
            self._publisher.rename(run)
            self._tell(RunState.TRAINING if self._training else _standing(trainer))
            return
        # from a snapshot, a run that was being trained goes on being trained
        self._training = self._training and isinstance(change, ContinueFrom) and trainer.stopped is None
        self._held, self._few = False, None
        self._clock = Clock(self._clock.seconds_per_update)
        if trainer.dataset is not painter.dataset:
            painter = self._painter_of(trainer.dataset)
            self.events.put(DataReady(run, trainer.dataset))
        self._publisher.begin(run, painter, painter.gradients(experiment, trainer.trajectory.thetas[0]))
        self.events.put(RunStarted(run))
        self._tell(RunState.TRAINING if self._training else _standing(trainer))

    def _set_parameter(self, parameter: Parameter, value: float) -> None:
        if self._trainer is not None and self._asked_run == self._run:
            self._trainer.set_parameter(parameter, value)
            self._publisher.refresh()

    def _ask_curvature(self, kind: str) -> None:
        if self._trainer is not None and self._publisher.painter is not None:
            self._laboratory.ask_curvature(self._trainer, self._publisher.painter, kind)

    def _predict_file(self, path: str, out: str) -> None:
        from playground.model import model_of
        from playground.predicting import predict_file

        if (trainer := self._trainer) is not None:
            seen = self._publisher.past or trainer
            model = model_of(seen.experiment, trainer.dataset, seen.theta.clone())

            def steps() -> Iterator[None]:
                # in the first step, which is done even if another run begins: whoever asked gets an answer
                self.file_done.put(predict_file(model, path, out))
                yield None

            self._laboratory.thread.request(Job(steps, lambda _: None, live=False))

    def _race(self) -> None:
        if self._trainer is not None:
            self._laboratory.ask_race(self._trainer)

    def _take_checkpoint(self) -> None:
        trainer = self._trainer
        if trainer is None:
            self.events.put(CheckpointTaken(self._run, None, None))
        else:
            self.events.put(CheckpointTaken(self._run, trainer.checkpoint(), trainer.dataset))

    def _ask_study(self, study: Study) -> None:
        if self._trainer is not None:
            self._comparisons.ask(self._trainer, study)

    def _left_run(self, run: int) -> Checkpoint | None:
        """What was kept of a run that was left; ``None`` if it was dropped."""
        return self._left_runs[run][0] if run in self._left_runs else None

    def _dataset_of(self, run: int, experiment: Experiment) -> Dataset:
        """The very dataset a left run had, the current one if it is of the same data, else one built anew."""
        if run in self._left_runs:
            return self._left_runs[run][1]
        current, anew = self._trainer, self._read_anew
        self._read_anew = False
        same = current is not None and current.experiment.data == experiment.data
        if current is not None and same and not anew and not current.dataset.joined:
            return current.dataset
        from playground.data.build import build

        return build(experiment.data)

    def _set_up(self, run: int, experiment: Experiment, dataset: Dataset) -> tuple[Trainer, Painter]:
        from playground.trainer import Trainer

        if run in self._left_runs:
            checkpoint, _ = self._left_runs[run]
            trainer = Trainer(checkpoint.now.experiment, dataset)
            trainer.restore(checkpoint)
            trainer.apply(msgspec.structs.replace(experiment, data=checkpoint.now.experiment.data))
        else:
            trainer = Trainer(experiment, dataset)
        trainer.interrupted = self._interrupted
        painter = self._publisher.painter
        if painter is None or painter.dataset is not trainer.dataset:
            painter = self._painter_of(trainer.dataset)
        return trainer, painter

    def _leave(self, run: int, trainer: Trainer, *, listed: bool = True) -> None:
        """Keep a run to go back to; the ones left longest ago make room. It is ``listed`` if it was trained."""
        self._left_runs[run] = trainer.checkpoint(), trainer.dataset
        if listed and trainer.update:
            self._keep(self._left_runs[run][0])
        while sum(left.bytes + dataset.x.nbytes for left, dataset in self._left_runs.values()) > MAX_LEFT_BYTES:
            del self._left_runs[next(iter(self._left_runs))]

    def _keep(self, checkpoint: Checkpoint, *, pinned: bool = False) -> None:
        """List the current run as it is in ``checkpoint``."""
        from playground.keeping import keep

        assert self._publisher.painter is not None
        self.kept.put(keep(self._run, checkpoint, self._publisher.painter, pinned=pinned))

    def _pin(self) -> None:
        if self._trainer is not None:
            self._keep(self._trainer.checkpoint(), pinned=True)

    def _restore_run(self, run: int, kept: KeptRun) -> None:
        self._left_runs[run] = kept.checkpoint, kept.dataset
        self._start_run(run, kept.experiment)

    def _contest(self, begin: Callable[[Sideline, Trainer, Painter], None]) -> None:
        from playground.sideline import Sideline

        trainer, painter = self._trainer, self._publisher.painter
        if trainer is None or painter is None or self._asked_run != self._run:
            return
        self._sideline = self._sideline or Sideline(self.contests)
        try:
            begin(self._sideline, trainer, painter)
        except ExperimentError as error:
            self.events.put(NotDone(error.sentence))

    def _stop_contest(self) -> None:
        if self._sideline is not None:
            self._sideline.cancel()

    def _pin_member(self, number: int, place: int, name: str) -> None:
        from playground.keeping import keep

        found = None if self._sideline is None else self._sideline.member(number, place)
        if found is not None:
            checkpoint, painter, own_name = found
            self.kept.put(keep(-2, checkpoint, painter, pinned=True, name=name or own_name))

    def _keep_again(self, stored: StoredRun, name: str, pinned: bool) -> None:
        load_torch()
        from playground.keeping import keep
        from playground.picture import Painter
        from playground.run_file import thaw

        try:
            self.kept.put(keep(-2, thaw(stored), Painter(stored.dataset), pinned=pinned, name=name))
        except ExperimentError as error:
            self.events.put(NotDone(said("{name}: {problem}", name=name, problem=error.sentence)))

    def _open_run(self, run: int, experiment: Experiment, stored: Mapping[int, StoredRun], anew: bool) -> None:
        self._asked_run = run
        if run in stored:
            self.events.put(DataReady(run, stored[run].dataset))
        load_torch()
        from playground.run_file import thaw

        try:
            runs = {number: (thaw(each), each.dataset) for number, each in stored.items()}
        except ExperimentError as error:
            self.events.put(Refused(run, error.place, error.problem))
            return
        if anew:
            self._training, self._trainer, self._run = False, None, -1
            self._left_runs.clear()
        self._left_runs |= runs
        self._start_run(run, experiment)

    def _hand_out(self, receive: Callable[[Handout], None]) -> None:
        trainer = self._trainer
        current = None if trainer is None else (trainer.checkpoint(), trainer.dataset)
        receive(Handout(self._run, current, dict(self._left_runs)))

    def _apply(self, experiment: Experiment) -> None:
        # an edit of a run that was refused: whoever made it is told so, and comes back with start_run
        if self._trainer is None or self._asked_run != self._run:
            return
        was_stopped = self._trainer.stopped is not None
        if experiment.data != self._trainer.experiment.data or self._few is not None:
            self._join(experiment)
        else:
            self._trainer.apply(experiment)
            self._publisher.refresh()
        if was_stopped and self._trainer.stopped is None and not self._training:
            self._tell(_standing(self._trainer))

    def _join(self, experiment: Experiment) -> None:
        """Other points: shown at once and trained on from the next epoch; a run that has not begun begins with them.

        While there are too few of them, nothing is trained.
        """
        from playground.trainer import Trainer

        trainer = self._trainer_now()
        dataset = joined(trainer.dataset, experiment, keep_scaling=trainer.update > 0)
        if too_few(experiment.data.source):
            self._few = dataset
            self._hold()
        else:
            self._few = None
            painter = self._painter_of(dataset)
            if trainer.update:
                trainer.join(experiment, dataset)
                self._publisher.change_data(painter)
            else:
                self._trainer = trainer = Trainer(experiment, dataset)
                trainer.interrupted = self._interrupted
                self._publisher.begin(self._run, painter, painter.gradients(experiment, trainer.theta))
        self.events.put(DataReady(self._run, dataset))
        if self._held and self._few is None:
            self._held = False
            self._begin()

    def _painter_of(self, dataset: Dataset) -> Painter:
        from playground.picture import Painter

        return Painter(dataset, self._interrupted)

    def _hold(self) -> None:
        """Stop until there are points again."""
        if self._training:
            self._pause()
            self._held = True

    def _trainer_now(self) -> Trainer:
        assert self._trainer is not None
        return self._trainer

    def _go(self, updates: int | None, epochs: int | None) -> None:
        trainer = self._trainer
        if trainer is None or self._few is not None:
            return
        if trainer.stopped is not None:
            trainer.go_on()
        self._goal_update = None if updates is None else trainer.update + updates
        self._goal_epoch = None if epochs is None else trainer.epoch + epochs
        self._begin()

    def _go_to_epoch(self, epoch: int) -> None:
        trainer = self._trainer
        if trainer is None or self._few is not None or trainer.epoch >= epoch:
            return
        if trainer.stopped is not None:
            trainer.go_on()
        self._goal_update, self._goal_epoch = None, epoch
        self._begin()

    def _begin(self) -> None:
        self._training = True
        self._publisher.forget_measured()
        self._clock = Clock()
        self._tell(RunState.TRAINING)

    def _pause(self) -> None:
        self._held = False
        if self._training:
            self._stand()
            self._tell(RunState.PAUSED)

    def _stand(self) -> None:
        """Train no more; what was measured is of an earlier update."""
        self._training = False
        self._publisher.forget_measured()
        self._publisher.note_update()

    def _set_speed(self, updates_per_second: float | None) -> None:
        self._speed = updates_per_second
        self._clock = Clock(self._clock.seconds_per_update)

    def _set_wish(self, wish: WishList) -> None:
        self._publisher.set_wish(wish, self._trainer)


def _standing(trainer: Trainer) -> RunState:
    """The state of a run that is not being trained."""
    if trainer.stopped is not None:
        return RunState.DIVERGED if trainer.stopped == "diverged" else RunState.FINISHED
    return RunState.PAUSED if trainer.update else RunState.IDLE
