"""The training thread: commands in, the newest frame out, events.

Nothing here imports PyTorch at the top: the window is painted first, and the thread loads it. Other threads
compute slices of the loss surface, find baselines and do studies; none ever waits for another, or for the window.
"""

from __future__ import annotations

import threading
import traceback
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from playground.asides import Asides
from playground.branch import Change
from playground.changeover import Changeover
from playground.comparisons import Comparisons
from playground.current_run import CurrentRun
from playground.experiment import Experiment
from playground.laboratory import Laboratory
from playground.messages import Event, Handout, Mailbox, RunState
from playground.publisher import Publisher

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playground.contest import Entrant
    from playground.diagram import Parameter
    from playground.frames import Frame, WishList
    from playground.kept_run import KeptRun
    from playground.packed_run import PackedRun
    from playground.stored_run import StoredRun
    from playground.study import Study


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
        self._thread = threading.Thread(target=self._main, name="training", daemon=True)
        # touched by the thread alone
        publisher = Publisher(self.frames, self._laboratory, self._comparisons)
        self._current = CurrentRun(self.events, self.kept, publisher, self._interrupted)
        self._changeover = Changeover(self._current, self.events, self.kept)
        self._asides = Asides(self._current, self._laboratory, self._comparisons, self.events, self.kept)
        self.contests = self._asides.contests
        self.file_done = self._asides.file_done

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
        self._hurry(lambda: self._changeover.start(run, experiment))

    def read_anew(self) -> None:
        """The next run builds its data from their source, even if they are there already."""
        self._commands.put(self._changeover.read_anew)

    def branch(self, run: int, experiment: Experiment, change: Change) -> None:
        """Go on as number ``run``, of ``experiment``, from the current run with ``change``; that one is kept."""
        self._hurry(lambda: self._changeover.branch(run, experiment, change))

    def set_parameter(self, parameter: Parameter, value: float) -> None:
        """Set one parameter of the current run, which goes on from there."""
        self._commands.put(lambda: self._current.set_parameter(parameter, value))

    def pin(self) -> None:
        """Keep the current run as it is now; it goes on."""
        self._commands.put(self._current.pin)

    def restore_run(self, run: int, kept: KeptRun) -> None:
        """Replace the current run by number ``run``, which goes on from where ``kept`` was."""
        self._hurry(lambda: self._changeover.restore(run, kept))

    def keep_again(self, stored: StoredRun, name: str, pinned: bool) -> None:
        """Put a run that was saved into ``kept``; ``NotDone`` if it cannot be."""
        self._commands.put(lambda: self._changeover.keep_again(stored, name, pinned))

    def open_run(
        self, run: int, experiment: Experiment, stored: Mapping[int, StoredRun], *, anew: bool = False
    ) -> None:
        """Take saved runs in, and go on with number ``run`` as if it had been left; ``Refused`` if one cannot be.

        With ``anew``, all runs that there are now are forgotten first.
        """
        self._hurry(lambda: self._changeover.open(run, experiment, stored, anew))

    def hand_out(self, receive: Callable[[Handout], None]) -> None:
        """Call ``receive``, in the training thread and between two updates, with all runs as they are then."""
        self._commands.put(lambda: self._changeover.hand_out(receive))

    def race_variants(self, number: int, entrants: Sequence[Entrant], epochs: int) -> None:
        """Train ``entrants`` beside the current run, from where it began, as contest ``number``; see ``contests``."""
        self._commands.put(lambda: self._asides.race_variants(number, entrants, epochs))

    def train_seeds(self, number: int, count: int, epochs: int) -> None:
        """Train the current run's network from ``count`` seeds at once, as contest ``number``; see ``contests``."""
        self._commands.put(lambda: self._asides.train_seeds(number, count, epochs))

    def stop_contest(self) -> None:
        """Leave the contest as it stands."""
        self._hurry(self._asides.stop_contest)

    def pin_member(self, number: int, place: int, name: str = "") -> None:
        """Put one of contest ``number`` into ``kept``, pinned, under ``name`` or its own."""
        self._commands.put(lambda: self._asides.pin_member(number, place, name))

    def apply(self, experiment: Experiment) -> None:
        """An edit that the current run can go on with, from the next update."""
        self._commands.put(lambda: self._current.apply(experiment))

    def train(self) -> None:
        """Train until paused or stopped."""
        self._hurry(lambda: self._current.go(None, None))

    def pause(self) -> None:
        """Stop after the current update, or without it if that takes long."""
        self._hurry(self._current.pause)

    def step(self, updates: int = 1) -> None:
        """Do so many updates, then pause."""
        self._hurry(lambda: self._current.go(updates, None))

    def epochs(self, count: int = 1) -> None:
        """Go on to the end of the current epoch, and ``count - 1`` more, then pause."""
        self._hurry(lambda: self._current.go(None, count))

    def run_to_epoch(self, epoch: int) -> None:
        """Train until ``epoch`` epochs are done, then pause."""
        self._hurry(lambda: self._current.go_to_epoch(epoch))

    def ask_curvature(self, kind: str) -> None:
        """The Hessian's "extremes" or whole "spectrum" where the run is now; the answer comes in ``curvatures``."""
        self._commands.put(lambda: self._asides.ask_curvature(kind))

    def race(self) -> None:
        """Train from this run's start with several optimisers; their paths come with the slices that follow."""
        self._commands.put(self._asides.race)

    def ask_checkpoint(self) -> None:
        """The current run as a value, between two updates; the answer is an event, ``CheckpointTaken``."""
        self._commands.put(self._asides.take_checkpoint)

    def ask_study(self, study: Study) -> None:
        """Begin a study of what is trained now, in a thread of its own; its state comes in ``studies``."""
        self._commands.put(lambda: self._asides.ask_study(study))

    def cancel_study(self) -> None:
        """Give the study up that is in work."""
        self._commands.put(self._comparisons.cancel)

    def demonstrate(self, name: str | None) -> None:
        """Slices are of this one of ``demonstrations``, whose partner is trained aside; ``None`` ends it."""
        self._commands.put(lambda: self._laboratory.demonstrate(name))

    def predict_file(self, path: str, out: str) -> None:
        """Write the table at ``path`` with predictions of the network on screen; the answer comes in ``file_done``."""
        self._commands.put(lambda: self._asides.predict_file(path, out))

    def set_speed(self, updates_per_second: float | None) -> None:
        """At most so many updates a second; ``None`` for as fast as it goes."""
        self._commands.put(lambda: self._current.set_speed(updates_per_second))

    def set_wish(self, wish: WishList) -> None:
        """What the following frames should hold. A paused run answers with one."""
        self._commands.put(lambda: self._current.set_wish(wish))

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
        self._current.tell(RunState.LOADING)
        while not self._closing:
            try:
                self._turn()
            except Exception:
                self._current.fail(traceback.format_exc())

    def _turn(self) -> None:
        """One round: commands, then a burst of training, then a picture, unless somebody is in a hurry."""
        self._obey()
        self._current.work()
        if self._interrupted():
            return
        self._asides.work()
        self._current.publish()

    def _obey(self) -> None:
        """Carry out every waiting command; with nothing to train, sleep until one comes."""
        timeout = 0.0 if self._asides.going else self._current.idle_seconds()
        while not self._closing:
            try:
                command = self._commands.get(timeout=timeout) if timeout != 0.0 else self._commands.get_nowait()
            except Empty:
                return
            command()
            timeout = 0.0

    def _left_run(self, run: int) -> PackedRun | None:
        # the laboratory is there before the runs are
        return self._changeover.left.get(run)
