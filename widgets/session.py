"""The one owner of experiment, undo stack and worker; the only bridge between the threads."""

from __future__ import annotations

import dataclasses
import time
from collections import deque
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QUndoStack

from playground.branch import Change, CollapseLayers, ContinueFrom, SetParameters
from playground.data.dataset import FEWEST_ROWS, Dataset
from playground.data.joining import too_few
from playground.frames import Frame, Timeline, WishList
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
from widgets.numbers import counted
from widgets.pace import AWAY_SECONDS, FRAME_SECONDS, Pace
from widgets.run_shelf import RunShelf
from widgets.undo_steps import Branch, DeleteRun, Edit, Restart, Restore, Return
from widgets.words import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playground.contest import Contest, Entrant
    from playground.diagram import Parameter
    from playground.experiment import Experiment
    from playground.kept_run import KeptRun
    from playground.stored_run import StoredRun
    from playground.study import Study

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
    slice_arrived = Signal(object)
    curvature_arrived = Signal(object)
    study_arrived = Signal(object)
    appraisal_arrived = Signal(object)
    file_predicted = Signal(object)
    state_changed = Signal(object)
    moment_changed = Signal(object)  # the update of the past that is looked at: int, or None for now
    problem = Signal(str, object)  # its place, and what it is, in the core's words
    notice = Signal(str, str)
    failed = Signal(str)
    not_done = Signal(object)  # why, in the core's words
    contest_arrived = Signal(object)
    speed_changed = Signal(object)  # updates a second: float, or None for as fast as it goes

    def __init__(self, experiment: Experiment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._experiment = experiment
        self._dataset: Dataset | None = None
        self._waits_for_points = False
        self._looks = Looks()
        self._state = RunState.LOADING
        self._last_frame: Frame | None = None
        self._live_frame: Frame | None = None
        self._wish = WishList()
        self._moment: int | None = None
        self._speed: float | None = None
        self._awaited = False  # a picture of another moment
        self._run = 0
        self._refusing = False
        self._replaying = False  # the undo stack is being filled with steps that were done long ago
        self._newest_run = 0
        self._run_names: dict[int, str] = {}
        self._dragged: Parameter | None = None  # set by hand and not yet let go
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_STEPS)
        self.shelf = RunShelf(self)
        self.contest: Contest | None = None  # the newest picture of the race or the seeds that were asked for last
        self._newest_contest = 0
        self._worker = Worker()
        self._receivers: deque[Callable[[CheckpointTaken], None]] = deque()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        self._pace = Pace(time.perf_counter(), time.thread_time())
        self._frame_seconds = FRAME_SECONDS
        self._closed = False

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
        return self._run

    @property
    def last_frame(self) -> Frame | None:
        """The newest frame of the current run; ``None`` if it is of data that have changed since."""
        frame = self._last_frame
        return frame if frame is not None and self._is_of_these_data(frame) else None

    @property
    def live_frame(self) -> Frame | None:
        """The newest frame that was not of the past."""
        frame = self._live_frame
        return frame if frame is not None and self._is_of_these_data(frame) else None

    @property
    def moment(self) -> int | None:
        """About which update of the past is looked at; ``None`` while that is the run as it is now."""
        return self._moment

    @property
    def update(self) -> int:
        """Updates done, as far as the newest frame tells."""
        now = self._now
        return now.update if now is not None else 0

    @property
    def epoch_number(self) -> int:
        """Epochs done, as far as the newest frame tells."""
        now = self._now
        return now.epoch if now is not None else 0

    @property
    def _now(self) -> Frame | Timeline | None:
        """Which says how far the run has come."""
        frame = self._last_frame
        return frame.timeline if frame is not None and frame.past else frame

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
        self._worker.start_run(self._run, self._experiment)
        self._timer.start(0)

    def close(self) -> None:
        """Stop the worker and wait for it; the session is of no use afterwards."""
        self._closed = True
        self._timer.stop()
        self._worker.close()

    def edit(self, experiment: Experiment, text: str, merge_key: str = "", *, anew: bool = False) -> None:
        """Make ``experiment`` the current one as an undoable step named ``text``.

        Consecutive edits with the same ``merge_key``, not empty, become one step. ``anew`` starts a new run even where
        the present one could go on.
        """
        self._dragged = None
        if experiment != self._experiment:
            if self._dataset is not None and self._looks.count_edit(self._dataset) is not None:
                self.test_look_changed.emit(self.test_look)
            self.undo_stack.push(Edit(self, self._experiment, experiment, text, merge_key, anew))

    def look_at_test(self) -> None:
        """The test set of the current data has been shown: from now on it is not unseen, whatever is undone."""
        before = self.test_look
        if self._dataset is not None and self._looks.look(self._dataset, self._run, self.update) is not before:
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

    def set_parameter(self, parameter: Parameter, value: float, finished: bool) -> None:
        """Set one parameter by hand; the run goes on from there.

        It is one undoable step until ``finished``, as while it is dragged.
        """
        if self._dragged == parameter:
            self._worker.set_parameter(parameter, value)
        else:
            text = said(
                "set {name} of {layer}",
                name=said("a bias") if parameter.source is None else said("a weight"),
                layer=self._layer_name(parameter.layer),
            )
            change = SetParameters(((parameter, value),), self._seen_update)
            self.undo_stack.push(Branch(self, self._experiment, change, text))
        self._dragged = None if finished else parameter

    def set_parameters(self, values: Mapping[Parameter, float], text: str) -> None:
        """Set several parameters by hand, as one undoable step named ``text``."""
        change = SetParameters(tuple(values.items()), self._seen_update)
        self.undo_stack.push(Branch(self, self._experiment, change, text))

    def collapse_layers(self, first: int, last: int) -> None:
        """Replace the linear layers ``first`` to ``last``, counted from 0, by the single one that they are."""
        self.continue_from_moment()
        layers = self._experiment.network.layers
        network = msgspec.structs.replace(self._experiment.network, layers=(*layers[:first], *layers[last:]))
        after = msgspec.structs.replace(self._experiment, network=network)
        text = said("collapse {first} to {last}", first=self._layer_name(first), last=self._layer_name(last))
        self.undo_stack.push(Branch(self, after, CollapseLayers(first, last), text))

    def _layer_name(self, layer: int) -> str:
        if layer == len(self._experiment.network.layers):
            return said("the output layer")
        return said("layer {n}", n=layer + 1)

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
        text = self.tr("Draw at least {n} points in the fit; the network learns from those.")
        self.notice.emit(self.tr("Too few points"), text.format(n=FEWEST_ROWS))
        return False

    def set_speed(self, updates_per_second: float | None) -> None:
        """At most so many updates a second; ``None`` for as fast as it goes."""
        self._speed = updates_per_second
        self._worker.set_speed(updates_per_second)
        self.speed_changed.emit(updates_per_second)

    def set_frame_seconds(self, seconds: float) -> None:
        """The time from one frame to the next while somebody looks, if that can be had."""
        self._frame_seconds = self._pace.frame_seconds = seconds

    @property
    def frame_seconds(self) -> float:
        """The time from one frame to the next at present."""
        return self._pace.frame_seconds

    def set_away(self, away: bool) -> None:
        """Whether nobody can see anything of what is drawn: then it is looked after less often."""
        seconds = AWAY_SECONDS if away else self._frame_seconds
        if seconds != self._pace.frame_seconds:
            self._pace.frame_seconds = seconds
            if not away and self._timer.isActive():
                self._timer.start(0)

    def set_wishes(self, wish: WishList) -> None:
        """What the visible plots need of the following frames."""
        self._wish = wish
        self._send_wish()

    def look_at(self, update: int | None) -> None:
        """Show the run's snapshot nearest to ``update`` in every view; ``None`` for the run as it is now.

        Training goes on meanwhile.
        """
        if update == self._moment or (update is not None and self._last_frame is None):
            return
        self._moment = update
        self._send_wish()
        self._awaited = True
        if self._timer.isActive():
            self._timer.start(0)
        self.moment_changed.emit(update)

    def continue_from_moment(self) -> None:
        """Go on from the moment that is looked at, with the experiment as it is now; nothing without one."""
        update = self._seen_update
        if update is not None and self._has_points():
            text = said("continue from update {n}", n=update)
            self.undo_stack.push(Branch(self, self._experiment, ContinueFrom(update), text))

    @property
    def _seen_update(self) -> int | None:
        """The update of the past moment that is on the screen; ``None`` while that is the run as it is now."""
        frame = self._last_frame
        return frame.update if self._moment is not None and frame is not None and frame.past else None

    def _send_wish(self) -> None:
        self._worker.set_wish(dataclasses.replace(self._wish, moment=self._moment))

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

    def ask_curvature(self, kind: str) -> None:
        """The Hessian's "extremes" or whole "spectrum" where the run is now, for ``curvature_arrived``."""
        self._worker.ask_curvature(kind)

    def predict_file(self, path: str, out: str) -> None:
        """Write the table at ``path`` with a column of predictions of the current run, as ``file_predicted`` tells."""
        self._worker.predict_file(path, out)

    def race(self) -> None:
        """The same start with several optimisers, their ways drawn on the slice."""
        self._worker.race()

    def hand_out(self, receive: Callable[[Handout], None]) -> None:
        """Call ``receive`` with all runs, soon and in the training thread."""
        self._worker.hand_out(receive)

    def ask_checkpoint(self, receive: Callable[[CheckpointTaken], None]) -> None:
        """Hand the current run, as it is between two updates, to ``receive``, soon and in this thread."""
        self._receivers.append(receive)
        self._worker.ask_checkpoint()

    def do_study(self, study: Study | None) -> None:
        """Train the experiment several times over, in the background; ``study_arrived`` says how far it is.

        A study takes the place of the one in work, ``None`` gives it up.
        """
        if study is None:
            self._worker.cancel_study()
        else:
            self._worker.ask_study(study)

    def demonstrate(self, name: str | None) -> None:
        """The slices that follow are of this one of ``playground.demonstrations``; ``None`` for none."""
        self._worker.demonstrate(name)

    # ---- runs -----------------------------------------------------------------------------------------------------

    def _set_experiment(self, experiment: Experiment) -> None:
        self._experiment = experiment
        self.experiment_changed.emit(experiment)

    @property
    def left_runs(self) -> dict[int, str]:
        """The runs that were left, as far as they are kept, by their number: what they were called and how far."""
        return {run: name for run, name in self._run_names.items() if run != self._run}

    def _name_run(self) -> None:
        """Remember what the current run is called before it is left."""
        name = said("{name}, update {n}", name=self._experiment.name, n=self.update)
        self._run_names[self._run] = name

    def _number_run(self) -> None:
        """Another run becomes the current one."""
        self._newest_run += 1
        self._run = self._newest_run

    def _new_run(self) -> int:
        """Start a run of the current experiment; its number."""
        self._number_run()
        self._worker.start_run(self._run, self._experiment)
        self.look_at(None)
        return self._run

    def _branch(self, change: Change) -> int:
        """Go on from the current run with ``change``, as a run of its own; its number."""
        self._number_run()
        self._worker.branch(self._run, self._experiment, change)
        self.look_at(None)
        return self._run

    def _restore(self, kept: KeptRun) -> int:
        """Go on from ``kept``, as a run of its own; its number."""
        self._number_run()
        self._worker.restore_run(self._run, kept)
        self.look_at(None)
        return self._run

    def _open_stored(self, stored: StoredRun) -> None:
        """Go on from a run that was saved, as a run of its own."""
        self._number_run()
        self._worker.open_run(self._run, self._experiment, {self._run: stored})
        self.look_at(None)

    def _return_to(self, run: int) -> None:
        """Go back to an earlier run as it was when it was left."""
        is_another = run != self._run
        self._run = run
        self._worker.start_run(run, self._experiment)
        if is_another:
            self.look_at(None)

    # ---- what the worker says -------------------------------------------------------------------------------------

    def _tick(self) -> None:
        """Take what the worker left, hand it on, and make the next appointment."""
        # pictures are taken first: what the events say of their run was put before them
        frame, surface = self._worker.frames.take(), self._worker.slices.take()
        while not self._worker.events.empty():
            self._handle(self._worker.events.get())
        while not self._worker.kept.empty():
            self.shelf.add(self._worker.kept.get())
        # one of now may have been on its way when somebody began to look back, and the other way round
        is_wanted = frame is not None and frame.past == (self._moment is not None)
        if frame is not None and is_wanted and frame.run == self._run and self._is_of_these_data(frame):
            self._last_frame = frame
            self._live_frame = self._live_frame if frame.past else frame
            self._awaited = False
            self.frame_arrived.emit(frame)
        if surface is not None and surface.run == self._run:
            self.slice_arrived.emit(surface)
        if (contest := self._worker.contests.take()) is not None:
            self.contest = contest
            self.contest_arrived.emit(contest)
        if (curvature := self._worker.curvatures.take()) is not None:
            self.curvature_arrived.emit(curvature)
        if (study := self._worker.studies.take()) is not None:
            self.study_arrived.emit(study)
        if (appraisal := self._worker.appraisals.take()) is not None and appraisal.run == self._run:
            self.appraisal_arrived.emit(appraisal)
        if (done := self._worker.file_done.take()) is not None:
            self.file_predicted.emit(done)
        wait = self._pace.next_look(
            time.perf_counter(),
            time.thread_time(),
            arrived=frame is not None and not self._awaited,
            expected=self.training or self._awaited,
        )
        if not self._closed:
            self._timer.start(round(1000 * wait))

    def _is_of_these_data(self, frame: Frame) -> bool:
        """Points that were just drawn are on the screen before the first frame that knows them."""
        return frame.dataset is None or frame.dataset is self._dataset

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
        if event.run != self._run:
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
        if event.run == self._run:
            self._last_frame = self._live_frame = None
            self.run_started.emit(event.run)

    def _state_changed(self, event: StateChanged) -> None:
        if event.run not in (self._run, -1):
            return
        self._state = event.state
        self.state_changed.emit(event.state)
        if event.state is RunState.DIVERGED and event.reason:
            self.notice.emit(self.tr("Diverged"), in_words(event.reason))
        elif event.reason == "patience":
            one = self.tr("The validation loss has not fallen for 1 epoch; the best parameters are back.")
            many = self.tr("The validation loss has not fallen for {n} epochs; the best parameters are back.")
            self.notice.emit(self.tr("Stopped early"), counted(self._experiment.training.patience or 0, one, many))
        elif event.reason == "max_epochs":
            one = self.tr("1 epoch is done, as Max epochs asks. Train goes on for another.")
            many = self.tr("{n} epochs are done, as Max epochs asks. Train goes on for as many again.")
            self.notice.emit(self.tr("Finished"), counted(self._experiment.training.max_epochs or 0, one, many))

    def _refused(self, event: Refused) -> None:
        """The worker could not set the experiment up: say so and go back to the one before, which still stands."""
        if event.run != self._run:
            return
        # edits made since then are of the refused run too; none of them is to be redone
        self._refusing = True
        while self._run == event.run and self.undo_stack.canUndo():
            self.undo_stack.undo()
        self._refusing = False
        self.problem.emit(event.place, event.problem)
