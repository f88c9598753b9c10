"""One run: what it is trained with, edits on the way, checkpoints. Single-threaded and deterministic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import msgspec
import torch
from torch import Tensor

from playground.checkpoint import Checkpoint
from playground.data.dataset import Dataset
from playground.diagram import Parameter
from playground.divergence import Divergence
from playground.epoch_order import EpochOrder, batch_after
from playground.evaluation import Subsets, predict
from playground.experiment import Experiment, Training, continues
from playground.frames import Metrics
from playground.history import LossHistory
from playground.long_pass import Hurry, Interrupted
from playground.metrics import measure
from playground.network import Network
from playground.room import Room
from playground.run_record import RunRecord
from playground.training_loop import TrainingLoop
from playground.trajectory import Snapshot, Trajectory


class Trainer:
    """Trains one network on one dataset, an exact number of updates at a time.

    Call it from one thread only, and give that thread ``torch.set_num_threads(1)``. ``interrupted`` may be replaced:
    when it says so, ``advance`` returns within some hundredths of a second, without the update it was at.
    The updates are done by a ``TrainingLoop``, which every edit replaces; a ``RunRecord`` says how far the run is.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset) -> None:
        self._hurry = Hurry()
        self._subsets = Subsets(dataset)
        # points that have joined have the scaling of others
        self._record = RunRecord(experiment, touched=dataset.joined)
        self.network = Network(experiment.network.layers, dataset.features)
        with torch.inference_mode():
            self.theta = self.network.initialise(experiment.network)
            self.gradient = torch.zeros_like(self.theta)
            self._order = EpochOrder(self._subsets[0], experiment.training.seed)
        self._bind()
        with self._undisturbed():
            self._loop.begin()

    # ---- how far it is -------------------------------------------------------------------------------------------

    @property
    def interrupted(self) -> Callable[[], bool]:
        """Whether somebody is in a hurry."""
        return self._hurry.interrupted

    @interrupted.setter
    def interrupted(self, interrupted: Callable[[], bool]) -> None:
        self._hurry.interrupted = interrupted

    @property
    def experiment(self) -> Experiment:
        """What is trained, after all edits."""
        return self._record.experiment

    @property
    def dataset(self) -> Dataset:
        """What it is measured on, and trained on from the next epoch on."""
        return self._subsets.dataset

    @property
    def update(self) -> int:
        """How many updates are done."""
        return self._record.update

    @property
    def epoch(self) -> int:
        """How many epochs are done."""
        return self._record.epoch

    @property
    def stopped(self) -> str | None:
        """Why it will not go on by itself: "max_epochs", "patience" or "diverged"; ``None`` while it does."""
        return self._record.stopped

    @property
    def divergence(self) -> Divergence | None:
        """Where and why it diverged."""
        return self._record.divergence

    @property
    def touched(self) -> bool:
        """Whether parameters or settings were changed on the way: the experiment alone does not lead here."""
        return self._record.touched

    @property
    def history(self) -> LossHistory:
        """The losses so far."""
        return self._record.history

    @property
    def trajectory(self) -> Trajectory:
        """The snapshots so far."""
        return self._record.trajectory

    # ---- training ------------------------------------------------------------------------------------------------

    @property
    def updates_per_epoch(self) -> int:
        """Number of batches in one epoch, the next one if points are about to join."""
        rows = len(self._subsets[0][0])
        return -(-rows // min(self.experiment.training.batch_size, rows))

    @property
    def learning_rate(self) -> float:
        """The learning rate of the next update, after the schedule."""
        return self._loop.learning_rate

    def advance(self, updates: int) -> int:
        """Do ``updates`` updates, fewer if the run stops or is interrupted; return how many were done."""
        before = self.update
        try:
            with torch.inference_mode():
                self._loop.advance(before + updates)
        except Interrupted:
            pass  # what was begun is done again by the next call
        return self.update - before

    def advance_epoch(self) -> int:
        """Go on to the end of the current epoch; return how many updates that took."""
        return self.advance(self.updates_to_epoch(self.epoch + 1))

    def updates_to_epoch(self, epoch: int) -> int:
        """Updates that are left until ``epoch`` epochs are done; 0 if they are."""
        done = self.epoch + self._loop.epoch_is_over
        if done >= epoch:
            return 0
        batches, position = self._order.batches, self._order.position
        if position % batches.rows == 0:
            return (epoch - done) * self.updates_per_epoch
        left = batches.rows - position % batches.rows
        return -(-left // batches.size) + (epoch - done - 1) * self.updates_per_epoch

    def go_on(self) -> None:
        """Let a run that stopped go on: ``max_epochs`` epochs more, patience anew, or once more after diverging."""
        self._record.go_on()

    # ---- edits ---------------------------------------------------------------------------------------------------

    def apply(self, experiment: Experiment) -> None:
        """Take over an edit that changes no shape and no data, from the next update on.

        Raises ``ValueError`` for one that needs a new run. A new optimiser starts with an empty state; a new loss
        function starts its curve afresh, because losses of different functions cannot be compared.
        """
        if not continues(self.experiment, experiment):
            raise ValueError("this edit changes data, shapes or seeds; start a new Trainer")
        if self.experiment == experiment:
            return
        self._settle_now()
        before, after = self.experiment, experiment
        remembered = self.optimizer_state
        self._record.apply(experiment)
        self.network = Network(experiment.network.layers, self.dataset.features)
        self._bind()
        with self._undisturbed():
            if before.training.optimizer == after.training.optimizer:
                self._loop.remember(*remembered)
            if _loss_of(before.training) != _loss_of(after.training):
                self._loop.begin_curves()
            elif before.network != after.network:
                # the best parameters so far were the best of another function
                self.history.forget_best()

    def join(self, experiment: Experiment, dataset: Dataset) -> None:
        """Take over other points: they are measured at once and trained on from the next epoch on, scaled as before.

        ``dataset`` holds the points of ``experiment`` with this run's scaling, and all else that ``experiment`` changes
        can be applied. Validation losses on other points cannot be compared: patience begins anew.
        """
        self.apply(msgspec.structs.replace(experiment, data=self.experiment.data))
        self._settle_now()
        self._record.join(experiment)
        self._subsets.use(dataset)

    def set_parameter(self, parameter: Parameter, value: float) -> None:
        """Set one parameter by hand; the run goes on from there. The last update can then no longer be undone."""
        weight, bias = self.network.layout[parameter.layer].views(self.theta)
        with torch.inference_mode():
            if parameter.source is None:
                bias[parameter.unit] = value
            else:
                weight[parameter.unit, parameter.source] = value
        self._loop.forget_last()
        if self.update == 0:
            self.start_from(self.theta)
        else:
            self._record.touched = True

    def start_from(self, theta: Tensor) -> None:
        """Begin with these parameters instead of drawn ones; call it before the first update."""
        with self._undisturbed():
            self.theta.copy_(theta)
            self._loop.begin()

    # ---- copies --------------------------------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """A copy of this moment; of a large network ``Interrupted`` may be raised."""
        return self._loop.snapshot()

    def checkpoint(self) -> Checkpoint:
        """A copy of everything this run is."""
        with self._undisturbed():
            self._loop.settle()
            return self._record.checkpoint(self.snapshot())

    def restore(self, checkpoint: Checkpoint) -> None:
        """Become the run that ``checkpoint`` was taken of; its shapes and data must be this trainer's."""
        now = checkpoint.now
        if now.dataset is not None and now.dataset is not self.dataset:
            self._subsets.use(now.dataset)
        self._record.restore(checkpoint)
        self.network = Network(self.experiment.network.layers, self.dataset.features)
        with torch.inference_mode():
            self.theta.copy_(now.theta)
            self._order.restore(now, self._subsets[0])
            self._bind()
            self._loop.remember(now.optimizer_state, now.optimizer_steps)

    # ---- what is to be seen of it --------------------------------------------------------------------------------

    @property
    def previous_theta(self) -> Tensor | None:
        """The parameters before the last update, until the next one; ``None`` before the first."""
        return self._loop.previous_theta

    @property
    def optimizer_state(self) -> tuple[Mapping[str, Tensor], int]:
        """What the optimiser remembers, until the next update: its tensors, and the steps it has done."""
        optimizer = self._loop.optimizer
        return optimizer.state, optimizer.steps

    def next_batch(self) -> tuple[Tensor, Tensor]:
        """Copies of the rows (x, y) that the next update will use."""
        with torch.inference_mode():
            return self._order.coming(self._subsets[0])

    def batch_after(self, snapshot: Snapshot) -> tuple[Tensor, Tensor]:
        """The rows (x, y) that the update after ``snapshot``, one of this run's, used."""
        return batch_after(snapshot, self._subsets.training_of(snapshot.dataset))

    def predict(self, subset: int) -> Tensor:
        """ŷ (rows, 1) of a whole subset, scaled units."""
        return predict(self.network, self.theta, self._subsets[subset][0], Room(), self._hurry)

    def metrics(self, subset: int) -> Metrics | None:
        """How well a whole subset is predicted now; ``None`` for an empty one."""
        return measure(self.experiment, self.dataset, self.predict(subset), self._subsets[subset][1])

    # ---- how it is done ------------------------------------------------------------------------------------------

    def _bind(self) -> None:
        """Train with the settings and activations that there are now, for the rest of the epoch too."""
        with torch.inference_mode():
            self._loop = TrainingLoop(
                self._record, self._subsets, self._order, self.network, self.theta, self.gradient, self._hurry
            )

    def _settle_now(self) -> None:
        """Record an epoch that is over, however long that takes."""
        with self._undisturbed():
            self._loop.settle()

    @contextmanager
    def _undisturbed(self) -> Iterator[None]:
        """What is begun here, in inference mode, is done, however long that takes."""
        interrupted, self.interrupted = self.interrupted, lambda: False
        try:
            with torch.inference_mode():
                yield
        finally:
            self.interrupted = interrupted


def _loss_of(training: Training) -> tuple[str, float]:
    """What losses that can be compared have in common."""
    return training.loss, training.huber_delta
