"""How far a run is, what came of it so far, and why it stopped."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np
import torch
from torch import Tensor

from playground.checkpoint import Checkpoint
from playground.divergence import Divergence
from playground.experiment import Experiment, Training
from playground.history import LossHistory
from playground.trajectory import Snapshot, Trajectory


class RunRecord:
    """The books of one run of ``experiment``, kept by whoever trains it. The parameters are not in its hands.

    ``update`` and ``epoch`` count what is done; ``stopped`` says why the run will not go on by itself: "max_epochs",
    "patience" or "diverged" (then ``divergence`` tells more). ``epoch_loss`` sums the losses over the ``epoch_rows``
    rows of this epoch that are done. ``touched`` says that parameters or settings were changed on the way.
    """

    def __init__(self, experiment: Experiment, *, touched: bool) -> None:
        self.experiment = experiment
        self.update = 0
        self.epoch = 0
        self.stopped: str | None = None
        self.divergence: Divergence | None = None
        self.touched = touched
        self.history = LossHistory()
        self.trajectory = Trajectory()
        self.epoch_loss = 0.0
        self.epoch_rows = 0
        self.epochs_without_gain = 0
        self.epoch_goal = experiment.training.max_epochs
        self._losses = torch.tensor([math.nan])  # of the batches that were added last

    @property
    def last_loss(self) -> float:
        """The batch loss of the last update, nan before the first."""
        return float(self._losses[-1])

    # ---- what is done --------------------------------------------------------------------------------------------

    def add_losses(self, losses: Tensor) -> None:
        """Record the batch losses (n,) of the n updates that are added next."""
        self.history.add_batches(self.update + 1, losses.numpy())
        self._losses = losses

    def add_updates(self, updates: int, total: float, rows: int) -> None:
        """So many updates of an epoch are done; ``total`` sums their losses over all their ``rows``."""
        self.update += updates
        self.epoch_loss += total
        self.epoch_rows += rows

    def end_epoch(self, valid: float) -> None:
        """The epoch whose updates were added is over, with the validation loss ``valid``."""
        self.epoch += 1
        self._add_losses_of_sets(self.epoch_loss / self.epoch_rows, valid)

    def add_epochs(self, updates: int, rows: int, totals: Sequence[float], valids: Sequence[float]) -> None:
        """Epochs of so many ``updates`` and ``rows`` are over: sums of their losses, and validation losses, of each."""
        number = np.arange(1, len(totals) + 1)
        epochs = np.column_stack([self.epoch + number, self.update + updates * number, np.divide(totals, rows), valids])
        self.epoch += len(totals)
        self.update += updates * len(totals)
        best = self.history.best_epoch
        self.history.add_epochs(epochs)
        if self.history.best_epoch is None or self.history.best_epoch == best:
            self.epochs_without_gain += len(totals)
        else:
            self.epochs_without_gain = self.epoch - self.history.best_epoch

    def begin_curves(self, train: float, valid: float) -> None:
        """Begin the curves here, with the losses of the whole sets; what was the best so far is so no more."""
        self.history = LossHistory()
        self.trajectory.best = None
        self._add_losses_of_sets(train, valid)
        self.epochs_without_gain = 0

    def _add_losses_of_sets(self, train: float, valid: float) -> None:
        better = self.history.add_epoch(self.epoch, self.update, train, valid)
        self.epoch_loss = 0.0
        self.epoch_rows = 0
        self.epochs_without_gain = 0 if better else self.epochs_without_gain + 1

    # ---- where it ends -------------------------------------------------------------------------------------------

    @property
    def _reached_goal(self) -> bool:
        return self.epoch_goal is not None and self.epoch >= self.epoch_goal

    def epochs_before_a_stop(self, most: int) -> int:
        """How many epochs there are for certain before patience or the goal may end the run, up to ``most``."""
        patience = self.experiment.training.patience
        if self.epoch_goal is not None:
            most = min(most, self.epoch_goal - self.epoch)
        return most if patience is None else min(most, patience - self.epochs_without_gain)

    def stop_if_due(self) -> None:
        """Stop at the end of an epoch if patience is at an end or the goal is reached."""
        patience = self.experiment.training.patience
        if patience is not None and self.epochs_without_gain >= patience:
            self.stopped = "patience"
        elif self._reached_goal:
            self.stopped = "max_epochs"

    def diverged(self, divergence: Divergence) -> None:
        """Stop before the update that could not be done."""
        self.stopped = "diverged"
        self.divergence = divergence

    def go_on(self) -> None:
        """Let a run that stopped go on: ``max_epochs`` epochs more, patience anew, or once more after diverging."""
        # early stopping puts the best parameters back, and no script goes on from there
        self.touched = self.touched or self.stopped in ("patience", "diverged")
        self._forget_stop()
        limit = self.experiment.training.max_epochs
        if limit is not None and self._reached_goal:
            self.epoch_goal = self.epoch + limit

    def _forget_stop(self) -> None:
        self.stopped = None
        self.divergence = None
        self.epochs_without_gain = 0

    # ---- edits, and other runs -----------------------------------------------------------------------------------

    def apply(self, experiment: Experiment) -> None:
        """Go on as ``experiment``, whose data and shapes are the same."""
        before, after = self.experiment.training, experiment.training
        activations_changed = self.experiment.network != experiment.network
        self.touched = self.touched or (self.update > 0 and (activations_changed or _steers(before, after)))
        self.experiment = experiment
        if before.max_epochs != after.max_epochs:
            self.epoch_goal = after.max_epochs
        if before != after and not self._reached_goal:
            self._forget_stop()

    def join(self, experiment: Experiment) -> None:
        """Go on as ``experiment``, which has other points: validation losses of before cannot be compared."""
        self.experiment = experiment
        self.touched = True
        self.history.forget_best()
        self.epochs_without_gain = 0
        if not self._reached_goal:
            self._forget_stop()

    def checkpoint(self, now: Snapshot) -> Checkpoint:
        """A copy of everything this run is, which stands at ``now``."""
        return Checkpoint(now, self.history.copy(), self.trajectory.copy(), self.stopped, self.divergence)

    def restore(self, checkpoint: Checkpoint) -> None:
        """Be the books of the run that ``checkpoint`` was taken of."""
        now = checkpoint.now
        self.experiment = now.experiment
        self.update, self.epoch = now.update, now.epoch
        self.stopped, self.divergence = checkpoint.stopped, checkpoint.divergence
        self.touched = now.touched
        self.history, self.trajectory = checkpoint.history.copy(), checkpoint.trajectory.copy()
        self.epoch_loss, self.epoch_rows = now.epoch_loss, now.epoch_rows
        self.epochs_without_gain, self.epoch_goal = now.epochs_without_gain, now.epoch_goal


def _steers(before: Training, after: Training) -> bool:
    """Whether the two lead a run to other parameters; how many epochs it has does not."""
    first, second = (msgspec.structs.replace(training, max_epochs=None) for training in (before, after))
    return first != second
