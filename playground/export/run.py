"""A run as something to export: its frames at any snapshot, and the program that repeats it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np
import torch
from msgspec.structs import replace
from torch import Tensor

from playground.checkpoint import Checkpoint
from playground.data.dataset import Dataset
from playground.experiment import Experiment, ExperimentError, Training
from playground.frames import Frame, LossCurves, WishList
from playground.network import Network
from playground.picture import Moment, Painter
from playground.schedule import learning_rate
from playground.trainer import Trainer
from playground.trajectory import Snapshot
from playground.words import said


class Repetition(msgspec.Struct, frozen=True):
    """What ``script`` and ``notebook`` need to repeat a run, and whether they end in its very parameters.

    Where they do not, because data, settings or parameters were changed on the way, they begin with the parameters
    that the run has now and train on from there; ``dataset`` is given where its scaling is not that of its own rows.
    """

    experiment: Experiment
    updates: int | None
    start: Mapping[str, Tensor] | None
    exact: bool
    dataset: Dataset | None = None


class FinishedRun:
    """A run that goes on no more, looked at for an export: the same frames as the window shows of it.

    Made and used in one thread, which should compute with one thread of PyTorch's only.
    """

    def __init__(self, checkpoint: Checkpoint, dataset: Dataset) -> None:
        self.experiment = checkpoint.now.experiment
        self.dataset = dataset
        self.trainer = Trainer(self.experiment, dataset)
        self.trainer.restore(checkpoint)
        self.curves = self.trainer.history.curves()
        self._now = checkpoint.now
        self._went_on = checkpoint.now.epoch_goal != self.experiment.training.max_epochs
        self._painter = Painter(dataset)
        self._snapshots = [each for each in checkpoint.trajectory.snapshots if each.update < self.update]
        self._snapshots.append(checkpoint.now)
        self._first_gradients = self._painter.gradients(self.experiment, self._snapshots[0].theta)

    @property
    def network(self) -> Network:
        """The layers of its parameters."""
        return self.trainer.network

    @property
    def theta(self) -> Tensor:
        """Its parameters now (size,)."""
        return self.trainer.theta

    @property
    def update(self) -> int:
        """Updates done."""
        return self.trainer.update

    @property
    def updates(self) -> tuple[int, ...]:
        """The updates of which there are snapshots, and now."""
        return tuple(snapshot.update for snapshot in self._snapshots)

    def frame(self, wish: WishList) -> Frame:
        """What is seen of it now, all snapshots looked at."""
        trainer = self.trainer
        moment = replace(
            self._moment(self._now),
            trajectory=trainer.trajectory,
            batch=trainer.next_batch(),
            optimizer=trainer.optimizer_state,
        )
        while True:
            frame = self._painter.draw(self.experiment, trainer.theta, wish, moment)
            history = frame.flow_history
            if history is None or len(history.updates) == len(trainer.trajectory.updates):
                return frame

    def frame_at(self, index: int, wish: WishList) -> Frame:
        """What was seen of it at ``updates[index]``, as far as the parameters and losses of then tell."""
        snapshot = self._snapshots[index]
        return self._painter.draw(snapshot.experiment, snapshot.theta, wish, self._moment(snapshot))

    def repetition(self, *, from_now: bool = False) -> Repetition:
        """How to repeat it; ``from_now`` to begin with its present parameters instead.

        Raises ``ExperimentError`` for a run that has neither begun nor an end.
        """
        training = self.experiment.training
        endless = training.max_epochs is None and training.patience is None
        if endless and self.update == 0:
            problem = said("this run has no end and has not begun; train first, or set the number of epochs")
            raise ExperimentError("training.max_epochs", problem)
        if from_now or self._now.touched:
            updates = max(self.update, 1) if endless else None
            dataset = self.dataset if self.dataset.joined else None
            return Repetition(self.experiment, updates, self.network.state_dict(self.theta), False, dataset)
        experiment, updates = self._ended()
        return Repetition(experiment, updates, self._start(), exact=True)

    def _ended(self) -> tuple[Experiment, int | None]:
        """The experiment of a run that ends where this one is, and after how many updates it does if not by itself."""
        trainer = self.trainer
        if self.update == 0 or (trainer.stopped in ("max_epochs", "patience") and not self._went_on):
            return self.experiment, None
        if trainer.stopped == "diverged":
            # it ends by itself, at the update after its last one
            return self._with(max_epochs=None, patience=None), self.update + 2
        if self._went_on:
            return self._with(max_epochs=None, patience=None), self.update
        return self.experiment, self.update

    def _with(self, **changes: int | None) -> Experiment:
        training: Training = replace(self.experiment.training, **changes)
        changed: Experiment = replace(self.experiment, training=training)
        return changed

    def _start(self) -> Mapping[str, Tensor] | None:
        """The parameters that it began with, unless they are those that the experiment draws."""
        first = self._snapshots[0].theta
        with torch.inference_mode():
            drawn = self.network.initialise(self.experiment.network)
        return None if torch.equal(first, drawn) else self.network.state_dict(first)

    def _moment(self, snapshot: Snapshot) -> Moment:
        return Moment(
            run=0,
            update=snapshot.update,
            epoch=snapshot.epoch,
            updates_per_second=0.0,
            learning_rate=learning_rate(snapshot.experiment.training, snapshot.epoch),
            loss=until(self.curves, snapshot.update),
            first_gradients=self._first_gradients,
            previous_theta=snapshot.before,
        )


def until(curves: LossCurves, update: int) -> LossCurves:
    """``curves`` as they were at ``update``."""
    epochs, batches = curves.updates <= update, curves.batch_updates <= update
    valid = curves.valid[epochs]
    best = None
    if np.isfinite(valid).any():
        best = int(curves.epochs[epochs][np.nanargmin(valid)])
    return LossCurves(
        batch_updates=curves.batch_updates[batches],
        batch_losses=curves.batch_losses[batches],
        epochs=curves.epochs[epochs],
        updates=curves.updates[epochs],
        train=curves.train[epochs],
        valid=valid,
        best_epoch=best,
    )
