"""One run takes the place of another; the one that is left can be gone back to.

Everything here runs in the training thread, between updates.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from msgspec.structs import replace

from playground.branch import Change, ContinueFrom, SetParameters
from playground.checking import check
from playground.data.joining import stood_in
from playground.experiment import Experiment, ExperimentError
from playground.left_runs import LeftRuns
from playground.load_torch import load_torch
from playground.messages import DataReady, Event, Failed, Handout, NotDone, Refused
from playground.words import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from queue import SimpleQueue

    from playground.current_run import CurrentRun
    from playground.data.dataset import Dataset
    from playground.kept_run import KeptRun
    from playground.stored_run import StoredRun
    from playground.trainer import Trainer


class Changeover:
    """Begins runs, and goes back to those that were left. One that cannot be is ``Refused``: the run before stays."""

    def __init__(self, current: CurrentRun, events: SimpleQueue[Event], kept: SimpleQueue[KeptRun]) -> None:
        self._current = current
        self._events = events
        self._kept = kept
        self.left = LeftRuns()
        self._read_anew = False

    def start(self, run: int, experiment: Experiment) -> None:
        """Begin ``run``, of ``experiment``; a number that was left goes on from where it was, the current one too."""
        current = self._current
        current.asked = run
        old = current.trainer
        if old is not None and run == current.number:
            current.apply(experiment)
            # a run refused in between may have hidden what became of this one
            self._events.put(DataReady(run, current.few or (current.trainer or old).dataset))
            current.tell(current.state)
            return
        try:
            trainer = self._set_up(run, experiment)
            painter = current.painter_of(trainer.dataset)
            first_gradients = painter.gradients(experiment, trainer.trajectory.thetas[0])
        except ExperimentError as error:
            self._events.put(Refused(run, error.place, error.problem))
            return
        except Exception as error:
            self._events.put(Failed(traceback.format_exc()))
            self._events.put(Refused(run, "", said("this run could not be set up ({kind})", kind=type(error).__name__)))
            return
        self.left.forget(run)
        if old is not None:
            self._leave(old)
        current.replace(run, trainer, painter, first_gradients)
        if experiment.data != trainer.experiment.data:
            current.join(experiment)

    def read_anew(self) -> None:
        """The next run builds its data, whatever there is."""
        self._read_anew = True

    def branch(self, run: int, experiment: Experiment, change: Change) -> None:
        """Go on as ``run``, of ``experiment``, from the current run with ``change``."""
        from playground.branching import branched

        current = self._current
        old, painter = current.trainer, current.painter
        # a branch of a run that was refused: whoever made it is told so, and it is taken back with that run
        if old is None or painter is None or current.refused:
            return
        current.asked = run
        points = experiment
        if current.few is not None:  # nobody trains on them: the run goes on with those that it has
            experiment = replace(experiment, data=old.experiment.data)
        try:
            trainer = current.owned(branched(old, experiment, change, current.publisher.past))
        except ExperimentError as error:
            self._events.put(Refused(run, error.place, error.problem))
            return
        # one weight set by hand after another would fill the list of runs
        self._leave(old, listed=not isinstance(change, SetParameters))
        if isinstance(change, SetParameters):
            current.rename(run, trainer)
        else:
            if trainer.dataset is not painter.dataset:
                painter = current.painter_of(trainer.dataset)
                self._events.put(DataReady(run, trainer.dataset))
            first_gradients = painter.gradients(experiment, trainer.trajectory.thetas[0])
            # from a snapshot, a run that was being trained goes on being trained
            training = current.training and isinstance(change, ContinueFrom) and trainer.stopped is None
            current.replace(run, trainer, painter, first_gradients, training=training)
        if points.data != experiment.data:
            current.join(points)

    def restore(self, run: int, kept: KeptRun) -> None:
        """Begin ``run`` where ``kept`` was."""
        self.left.add({run: kept.packed})
        self.start(run, kept.experiment)

    def open(self, run: int, experiment: Experiment, stored: Mapping[int, StoredRun], anew: bool) -> None:
        """Take saved runs in, in the place of all others if ``anew``, and go on with number ``run``."""
        self._current.asked = run
        if run in stored:
            self._events.put(DataReady(run, stored[run].dataset))
        load_torch()
        from playground.run_file import packed, thaw

        try:
            runs = {number: packed(thaw(each), each.dataset) for number, each in stored.items()}
        except ExperimentError as error:
            self._events.put(Refused(run, error.place, error.problem))
            return
        if anew:
            self._current.forget()
            self.left.clear()
        self.left.add(runs)
        self.start(run, experiment)

    def keep_again(self, stored: StoredRun, name: str, pinned: bool) -> None:
        """List a run that was saved."""
        load_torch()
        from playground.keeping import keep
        from playground.picture import Painter
        from playground.run_file import packed, thaw

        try:
            checkpoint = thaw(stored)
            left = packed(checkpoint, stored.dataset)
            self._kept.put(keep(-2, checkpoint, left, Painter(stored.dataset), pinned=pinned, name=name))
        except ExperimentError as error:
            self._events.put(NotDone(said("{name}: {problem}", name=name, problem=error.sentence)))

    def hand_out(self, receive: Callable[[Handout], None]) -> None:
        """Give ``receive`` all runs."""
        trainer = self._current.trainer
        current = None if trainer is None else (trainer.checkpoint(), trainer.dataset)
        receive(Handout(self._current.number, current, self.left.all()))

    def _set_up(self, run: int, experiment: Experiment) -> Trainer:
        """The trainer of ``run``, whose data are shown as soon as they are there. Raises what cannot be."""
        set_up = stood_in(experiment)
        dataset = self._dataset_of(run, set_up)
        check(set_up, dataset.features, len(dataset.x))
        if set_up is experiment:
            self._events.put(DataReady(run, dataset))
        load_torch()
        trainer = self._trainer_of(run, set_up, dataset)
        if trainer.dataset is not dataset:
            self._events.put(DataReady(run, trainer.dataset))
        return trainer

    def _trainer_of(self, run: int, experiment: Experiment, dataset: Dataset) -> Trainer:
        """A run that was left, as ``experiment`` from now on, or a new one."""
        from playground.trainer import Trainer

        if run not in self.left:
            return self._current.owned(Trainer(experiment, dataset))
        from playground.run_file import unpacked

        checkpoint = unpacked(self.left[run])
        trainer = self._current.owned(Trainer(checkpoint.now.experiment, dataset))
        trainer.restore(checkpoint)
        trainer.apply(replace(experiment, data=checkpoint.now.experiment.data))
        return trainer

    def _dataset_of(self, run: int, experiment: Experiment) -> Dataset:
        """The very dataset a left run had, the current one or another's if it is of the same data, else a new one."""
        if run in self.left:
            return self.left[run].dataset
        current, anew = self._current.trainer, self._read_anew
        self._read_anew = False
        same = current is not None and current.experiment.data == experiment.data
        if current is not None and same and not anew and not current.dataset.joined:
            return current.dataset
        from playground.data.build import build

        return (None if anew else self.left.dataset_of(experiment.data)) or build(experiment.data)

    def _leave(self, trainer: Trainer, *, listed: bool = True) -> None:
        """Keep the current run to go back to. It is ``listed`` if it was trained."""
        from playground.run_file import packed

        checkpoint = trainer.checkpoint()
        left = packed(checkpoint, trainer.dataset)
        self.left.leave(self._current.number, left)
        if listed and trainer.update:
            self._current.keep(checkpoint, left)
