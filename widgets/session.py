"""The one owner of experiment, undo stack and worker; the only bridge between the threads."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from playground.branch import ContinueFrom
from playground.data.dataset import FEWEST_ROWS, Dataset
from playground.data.joining import too_few
from playground.looks import Look, Looks
from playground.messages import (
    CheckpointTaken,
    DataReady,
    Event,
    Failed,
    Handout,
    NotDone,
    Refused,
    RunStarted,
    RunState,
    StateChanged,
)
from playground.words import said
from playground.worker import Worker
from widgets.by_hand import ByHand
from widgets.frame_clock import FrameClock
from widgets.numbers import fill_in
from widgets.questions import Questions
from widgets.run_shelf import RunShelf
from widgets.runs import Runs
from widgets.stop_notice import stop_notice
from widgets.undo_steps import Branch, DeleteRun, Edit, Restart, Restore, Return
from widgets.watching import Watching

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.experiment import Experiment
    from playground.frames import Frame, WishList
    from playground.kept_run import KeptRun

UNDO_STEPS = 1000
"""Steps that can be undone. A step is two experiments and a number; the runs left behind are bounded in the worker."""


class Session(QObject):
    """What is being worked on. Panels send edits here; plots get frames from here.

    Every edit is undoable. One that changes data or shapes starts a new run; undoing it brings the old run back as it
    was, trained.
    """

    experiment_changed = Signal(object)
    dataset_changed = Signal(object)
    test_look_changed = Signal(object)  # the Look at the current test set, or None while it is unseen
    run_started = Signal(int)
    frame_arrived = Signal(object)
    state_changed = Signal(object)
    moment_changed = Signal(object)  # the update of the past that is looked at: int, or None for now
    problem = Signal(str, object)  # its place, and what it is, in the core's words
    notice = Signal(str, str)
    failed = Signal(str)
    not_done = Signal(object)  # why, in the core's words
    speed_changed = Signal(object)  # updates a second: float, or None for as fast as it goes

    def __init__(self, experiment: Experiment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._experiment = experiment
        self._dataset: Dataset | None = None
        self._waits_for_points = False
        self._looks = Looks()
        self._state = RunState.LOADING
        self._speed: float | None = None
        self._refusing = False
        self._replaying = False  # the undo stack is being filled with steps that were done long ago
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_STEPS)
        self.shelf = RunShelf(self)
        self.shelf.not_there.connect(self.not_done)
        self._worker = Worker()
        self.runs = Runs(self._worker, moved=lambda: self.look_at(None))
        self.questions = Questions(self._worker, self)
        self.by_hand = ByHand(self)
        self._watching = Watching(self._worker.set_wish)
        self._receivers: deque[Callable[[CheckpointTaken], None]] = deque()
        self.clock = FrameClock(self)
        self.clock.due.connect(self._look)

    # ---- what is --------------------------------------------------------------------------------------------------

    @property
    def experiment(self) -> Experiment:
        """The experiment that every panel shows."""
        return self._experiment

    @property
    def dataset(self) -> Dataset | None:
        """The data of the current run; ``None`` until it is built."""
        return self._dataset

    @property
    def test_look(self) -> Look | None:
        """When the test set of the current data was first looked at; ``None`` while it is unseen."""
        return self._looks.of(self._dataset)

    @property
    def state(self) -> RunState:
        """What the training thread is doing."""
        return self._state

    @property
    def run(self) -> int:
        """The number of the current run; frames carry it."""
        return self.runs.current

    @property
    def last_frame(self) -> Frame | None:
        """The newest frame of the current run; ``None`` if it is of data that have changed since."""
        return self._watching.last(self._dataset)

    @property
    def live_frame(self) -> Frame | None:
        """The newest frame that was not of the past."""
        return self._watching.live(self._dataset)

    @property
    def moment(self) -> int | None:
        """About which update of the past is looked at; ``None`` while that is the run as it is now."""
        return self._watching.moment

    @property
    def update(self) -> int:
        """Updates done, as far as the newest frame tells."""
        now = self._watching.now
        return now.update if now is not None else 0

    @property
    def epoch_number(self) -> int:
        """Epochs done, as far as the newest frame tells."""
        now = self._watching.now
        return now.epoch if now is not None else 0

    @property
    def seen_update(self) -> int | None:
        """The update of the past moment that is on the screen; ``None`` while that is the run as it is now."""
        return self._watching.seen_update

    @property
    def speed(self) -> float | None:
        """At most so many updates a second; ``None`` for as fast as it goes."""
        return self._speed

    @property
    def training(self) -> bool:
        """Whether updates are being done."""
        return self._state is RunState.TRAINING

    @property
    def paused(self) -> bool:
        """Whether a run stands still in the middle."""
        return self._state is RunState.PAUSED

    # ---- what a person does ---------------------------------------------------------------------------------------

    def start(self) -> None:
        """Load PyTorch in the worker and set up the first run. The window should have been painted."""
        self._worker.start()
        self._worker.start_run(self.run, self._experiment)
        self.clock.start()

    def close(self) -> None:
        """Stop the worker and wait for it; the session is of no use afterwards."""
        self.clock.stop()
        self._worker.close()

    def edit(self, experiment: Experiment, text: str, merge_key: str = "", *, anew: bool = False) -> None:
        """Make ``experiment`` the current one as an undoable step named ``text``.

        Consecutive edits with the same ``merge_key``, not empty, become one step. ``anew`` starts a new run even where
        the present one could go on.
        """
        self.by_hand.let_go()
        if experiment != self._experiment:
            if self._dataset is not None and self._looks.count_edit(self._dataset) is not None:
                self.test_look_changed.emit(self.test_look)
            self.undo_stack.push(Edit(self, self._experiment, experiment, text, merge_key, anew))

    def look_at_test(self) -> None:
        """The test set of the current data has been shown: from now on it is not unseen, whatever is undone."""
        before = self.test_look
        if self._dataset is not None and self._looks.look(self._dataset, self.run, self.update) is not before:
            self.test_look_changed.emit(self.test_look)

    def open(self, experiment: Experiment) -> None:
        """Begin anew with ``experiment``, as an undoable step that counts as saved."""
        if experiment == self._experiment:
            self.reset()
        else:
            self.edit(experiment, self.name_of_opening(experiment), anew=True)
        self.undo_stack.setClean()

    def name_of_opening(self, experiment: Experiment) -> str:
        """What the undo step is called with which ``experiment`` is opened."""
        return said("open {name}", name=experiment.name)

    def reset(self) -> None:
        """Start again from exactly the same initial parameters."""
        self.undo_stack.push(Restart(self, said("reset")))

    def read_again(self) -> None:
        """Start again with the data as their file is now."""
        self._worker.read_anew()
        self.undo_stack.push(Restart(self, said("read the data again")))

    def reseed(self) -> None:
        """Draw new initial parameters."""
        network = self._experiment.network
        seeded = msgspec.structs.replace(network, seed=(network.seed + 1) % 2**31)
        self.edit(msgspec.structs.replace(self._experiment, network=seeded), said("new initial parameters"))

    def train(self) -> None:
        """Train until paused or stopped."""
        if self._has_points():
            self._worker.train()

    def pause(self) -> None:
        """Stop after the current update."""
        self._worker.pause()

    def toggle(self) -> None:
        """Train, or pause if it is training."""
        if self.training:
            self.pause()
        else:
            self.train()

    def step(self, updates: int = 1) -> None:
        """So many updates, then pause."""
        if self._has_points():
            self._worker.step(updates)

    def epoch(self) -> None:
        """To the end of the epoch, then pause."""
        if self._has_points():
            self._worker.epochs()

    def run_to_epoch(self, epoch: int) -> None:
        """Train until so many epochs are done, then pause."""
        if self._has_points():
            self._worker.run_to_epoch(epoch)

    def _has_points(self) -> bool:
        """Whether there are enough points to train on; says so if not."""
        if not too_few(self._experiment.data.source):
            return True
        text = self.tr("Draw at least {n} {n:point|points} in the fit; the network learns from {n:it|those}.")
        self.notice.emit(self.tr("Too few points"), fill_in(text, n=FEWEST_ROWS))
        return False

    def set_speed(self, updates_per_second: float | None) -> None:
        """At most so many updates a second; ``None`` for as fast as it goes."""
        self._speed = updates_per_second
        self._worker.set_speed(updates_per_second)
        self.speed_changed.emit(updates_per_second)

    def set_wishes(self, wish: WishList) -> None:
        """What the visible plots need of the following frames."""
        self._watching.wish(wish)

    def look_at(self, update: int | None) -> None:
        """Show the run's snapshot nearest to ``update`` in every view; ``None`` for the run as it is now.

        Training goes on meanwhile.
        """
        if self._watching.look_at(update):
            self.clock.hurry()
            self.moment_changed.emit(update)

    def continue_from_moment(self) -> None:
        """Go on from the moment that is looked at, with the experiment as it is now; nothing without one."""
        update = self.seen_update
        if update is not None and self._has_points():
            text = said("continue from update {n}", n=update)
            self.undo_stack.push(Branch(self, self._experiment, ContinueFrom(update), text))

    def pin_run(self) -> None:
        """Keep the current run as it is now, in the list of runs; it goes on."""
        self._worker.pin()

    def restore_run(self, kept: KeptRun) -> None:
        """Go on from a kept run, experiment and trained parameters, as an undoable step."""
        self.undo_stack.push(Restore(self, kept, said("restore {name}", name=kept.name)))

    def return_to(self, run: int, experiment: Experiment, text: str) -> None:
        """Go back to a run that was left, and to its experiment, as an undoable step named ``text``."""
        self.undo_stack.push(Return(self, run, experiment, text))

    def delete_run(self, kept: KeptRun) -> None:
        """Take a kept run out of the list, as an undoable step."""
        self.undo_stack.push(DeleteRun(self.shelf, kept, said("delete {name}", name=kept.name)))

    def hand_out(self, receive: Callable[[Handout], None]) -> None:
        """Call ``receive`` with all runs, soon and in the training thread."""
        self._worker.hand_out(receive)

    def ask_checkpoint(self, receive: Callable[[CheckpointTaken], None]) -> None:
        """Hand the current run, as it is between two updates, to ``receive``, soon and in this thread."""
        self._receivers.append(receive)
        self._worker.ask_checkpoint()

    def _set_experiment(self, experiment: Experiment) -> None:
        self._experiment = experiment
        self.experiment_changed.emit(experiment)

    # ---- what the worker says -------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Take what the worker left, hand it on, and make the next appointment."""
        # pictures are taken first: what the events say of their run was put before them
        frame, surface = self._worker.frames.take(), self._worker.slices.take()
        while not self._worker.events.empty():
            self._handle(self._worker.events.get())
        while not self._worker.kept.empty():
            self.shelf.add(self._worker.kept.get())
        if frame is not None and self._watching.take(frame, self.run, self._dataset):
            self.frame_arrived.emit(frame)
        self.questions.hand_on(self.run, surface)
        awaited = self._watching.awaited
        self.clock.looked(arrived=frame is not None and not awaited, expected=self.training or awaited)

    def _handle(self, event: Event) -> None:
        match event:
            case DataReady():
                self._data_ready(event)
            case RunStarted():
                self._run_started(event)
            case StateChanged():
                self._state_changed(event)
            case Refused():
                self._refused(event)
            case Failed():
                self.failed.emit(event.text)
            case CheckpointTaken():
                self._receivers.popleft()(event)
            case NotDone():
                self.not_done.emit(event.problem)

    def _data_ready(self, event: DataReady) -> None:
        if event.run != self.run:
            return
        if len(event.dataset.y) < FEWEST_ROWS:
            # the fit shows the few points that are drawn so far; all else goes on showing what there was
            self._waits_for_points = True
        elif event.dataset is not self._dataset or self._waits_for_points:
            self._waits_for_points = False
            self._dataset = event.dataset
            self.dataset_changed.emit(event.dataset)
            self.test_look_changed.emit(self.test_look)

    def _run_started(self, event: RunStarted) -> None:
        # one that was left at once is told as well: a network set by hand goes on from it without a start of its own
        self._watching.forget()
        self.run_started.emit(self.run)

    def _state_changed(self, event: StateChanged) -> None:
        if event.run not in (self.run, -1):
            return
        self._state = event.state
        self.state_changed.emit(event.state)
        if (notice := stop_notice(event, self._experiment.training)) is not None:
            self.notice.emit(*notice)

    def _refused(self, event: Refused) -> None:
        """The worker could not set the experiment up: say so and go back to the one before, which still stands."""
        if event.run != self.run:
            return
        # edits made since then are of the refused run too; none of them is to be redone
        self._refusing = True
        while self.run == event.run and self.undo_stack.canUndo():
            self.undo_stack.undo()
        self._refusing = False
        self.problem.emit(event.place, event.problem)
