"""Loss curves of a run in bounded memory."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.frames import FloatArray, LossCurves, read_only
from playground.words import said

MAX_EPOCHS = 16_384
MAX_BATCHES = 4_096
FEWEST = 64
"""Places that there are at first; more are made when they are needed, for a run that is kept keeps its curves."""


class LossHistory:
    """The losses of one run, appended in place and read as copies.

    Epochs are kept one by one while they fit, then every second one is dropped, never the first or the newest. Batch
    losses, of updates without a gap, are averaged with their neighbour instead, so that none is lost from the curve.
    """

    def __init__(self) -> None:
        self._epochs = np.empty((FEWEST, 4))  # epoch, update, train, valid
        self._epoch_count = 0
        self._epoch_stride = 1
        self._newest_epoch = np.empty(4)
        self._batches = np.empty(FEWEST)  # mean losses of groups of _batch_stride updates
        self._batch_count = 0
        self._batch_stride = 1
        self._first_update = 0
        self._open_sum = 0.0  # of the group that is not yet whole
        self._open_count = 0
        self._pending = np.empty(FEWEST, dtype=np.float32)
        self._pending_count = 0
        self.best_epoch: int | None = None
        self.best_valid = float("inf")

    @property
    def bytes(self) -> int:
        """Memory it takes."""
        return self._epochs.nbytes + self._batches.nbytes + self._pending.nbytes

    def copy(self) -> LossHistory:
        """An independent copy, with no more room than it needs."""
        other = copy.copy(self)
        other._newest_epoch = self._newest_epoch.copy()
        for name, count in self._counts().items():
            setattr(other, name, getattr(self, name)[:count].copy())
        return other

    def _counts(self) -> dict[str, int]:
        """How much of every array is used."""
        return {"_epochs": self._epoch_count, "_batches": self._batch_count, "_pending": self._pending_count}

    def _make_room(self, name: str, count: int, most: int) -> None:
        """So many places in the array of this name, and some more, but not more than ``most``."""
        array = getattr(self, name)
        if count > len(array):
            used = self._counts()[name]
            larger = np.empty((min(most, max(FEWEST, 2 * count)), *array.shape[1:]), dtype=array.dtype)
            larger[:used] = array[:used]
            setattr(self, name, larger)

    def state(self) -> dict[str, Any]:
        """All that it is, as plain numbers and arrays, out of which ``of`` makes it again."""
        return {
            "epochs": self._epochs[: self._epoch_count],
            "newest_epoch": self._newest_epoch,
            "batches": self._batches[: self._batch_count],
            "pending": self._pending[: self._pending_count],
            "epoch_stride": self._epoch_stride,
            "batch_stride": self._batch_stride,
            "first_update": self._first_update,
            "open_sum": self._open_sum,
            "open_count": self._open_count,
            "best_epoch": self.best_epoch,
            "best_valid": self.best_valid,
        }

    @classmethod
    def of(cls, state: Mapping[str, Any]) -> LossHistory:
        """The history whose ``state`` this is; ``ValueError`` if it holds more than one does."""
        history = cls()
        epochs, batches, pending = state["epochs"], state["batches"], state["pending"]
        if len(epochs) > MAX_EPOCHS or max(len(batches), len(pending)) > MAX_BATCHES:
            template = said("more than {epochs} {epochs:epoch|epochs}, or more than {batches} {batches:batch|batches}")
            raise ValueError(template.filled(epochs=MAX_EPOCHS, batches=MAX_BATCHES))
        for name, saved, most in (
            ("_epochs", epochs, MAX_EPOCHS),
            ("_batches", batches, MAX_BATCHES),
            ("_pending", pending, MAX_BATCHES),
        ):
            history._make_room(name, len(saved), most)
            getattr(history, name)[: len(saved)] = saved
        history._epoch_count, history._batch_count, history._pending_count = map(len, (epochs, batches, pending))
        history._newest_epoch[:] = state["newest_epoch"]
        history._epoch_stride, history._batch_stride = state["epoch_stride"], state["batch_stride"]
        history._first_update = state["first_update"]
        history._open_sum, history._open_count = state["open_sum"], state["open_count"]
        history.best_epoch, history.best_valid = state["best_epoch"], state["best_valid"]
        return history

    def until(self, update: int) -> LossHistory:
        """An independent copy of what was recorded up to ``update``; the best epoch is for the caller to say.

        Where ``update`` falls among batches that were merged, their mean stands for those up to it.
        """
        self._flush()
        other = self.copy()
        other._epoch_count = int(np.searchsorted(self._epochs[: self._epoch_count, 1], update, side="right"))
        if other._epoch_count:
            other._newest_epoch[:] = self._epochs[other._epoch_count - 1]
        past = max(0, update - self._first_update + 1)
        other._batch_count = min(self._batch_count, past // self._batch_stride)
        left = past - other._batch_count * self._batch_stride
        if other._batch_count < self._batch_count:
            mean = float(self._batches[other._batch_count])
        else:
            left = min(left, self._open_count)
            mean = self._open_sum / self._open_count if left else 0.0
        other._open_sum, other._open_count = mean * left, left
        return other

    def add_epoch(self, epoch: int, update: int, train: float, valid: float) -> bool:
        """Record the losses at the end of an epoch; whether its validation loss is the lowest so far."""
        better = valid < self.best_valid
        if better:
            self.best_valid = valid
            self.best_epoch = epoch
        self._newest_epoch[:] = epoch, update, train, valid
        if self._epoch_count == MAX_EPOCHS:
            self._epoch_stride *= 2
            self._epoch_count = MAX_EPOCHS // 2
            self._epochs[: self._epoch_count] = self._epochs[::2].copy()
        first = self._epochs[0, 0] if self._epoch_count else epoch
        if (epoch - first) % self._epoch_stride == 0:
            self._make_room("_epochs", self._epoch_count + 1, MAX_EPOCHS)
            self._epochs[self._epoch_count] = self._newest_epoch
            self._epoch_count += 1
        return better

    def add_epochs(self, epochs: FloatArray) -> None:
        """Record consecutive epochs, whose rows (n, 4) are the arguments of ``add_epoch``."""
        first = self._epochs[0, 0] if self._epoch_count else epochs[0, 0]
        kept = epochs if self._epoch_stride == 1 else epochs[(epochs[:, 0] - first) % self._epoch_stride == 0]
        count, end = self._epoch_count, self._epoch_count + len(kept)
        if len(epochs) == 1 or end > MAX_EPOCHS:
            for epoch, update, train, valid in epochs.tolist():
                self.add_epoch(int(epoch), int(update), train, valid)
            return
        self._make_room("_epochs", end, MAX_EPOCHS)
        self._epochs[count:end] = kept
        self._epoch_count = end
        self._newest_epoch[:] = epochs[-1]
        valid = np.where(np.isnan(epochs[:, 3]), np.inf, epochs[:, 3])
        best = int(valid.argmin())
        if valid[best] < self.best_valid:
            self.best_epoch, self.best_valid = int(epochs[best, 0]), float(valid[best])

    def forget_best(self) -> None:
        """The next epoch with a validation loss is the best one, whatever came before."""
        self.best_epoch = None
        self.best_valid = float("inf")

    def add_batches(self, first_update: int, losses: FloatArray) -> None:
        """Record the losses of consecutive batches; the first one led to update ``first_update``."""
        if self._batch_count + self._open_count + self._pending_count == 0:
            self._first_update = first_update
        if self._pending_count + len(losses) > MAX_BATCHES:
            self._flush()
        self._make_room("_pending", self._pending_count + len(losses), MAX_BATCHES)
        self._pending[self._pending_count : self._pending_count + len(losses)] = losses
        self._pending_count += len(losses)

    def curves(self) -> LossCurves:
        """Everything recorded so far, as read-only copies."""
        self._flush()
        epochs = self._epochs[: self._epoch_count]
        if self._epoch_count and epochs[-1, 0] != self._newest_epoch[0]:
            epochs = np.vstack([epochs, self._newest_epoch])
        columns = epochs.T.copy()
        middle = self._first_update + (self._batch_stride - 1) / 2
        return LossCurves(
            batch_updates=read_only(middle + self._batch_stride * np.arange(self._batch_count, dtype=np.float64)),
            batch_losses=read_only(self._batches[: self._batch_count].copy()),
            epochs=read_only(columns[0]),
            updates=read_only(columns[1]),
            train=read_only(columns[2]),
            valid=read_only(columns[3]),
            best_epoch=self.best_epoch,
        )

    def _flush(self) -> None:
        """Move the pending losses to the curve in groups; an unfinished group waits as its sum."""
        losses = self._pending[: self._pending_count].astype(np.float64)
        self._pending_count = 0
        while self._batch_count + (self._open_count + len(losses)) // self._batch_stride > MAX_BATCHES:
            self._merge_batches()
        groups = (self._open_count + len(losses)) // self._batch_stride
        if groups > 0:
            head = self._batch_stride - self._open_count
            self._make_room("_batches", self._batch_count + groups, MAX_BATCHES)
            first, whole, losses = np.split(losses, [head, head + (groups - 1) * self._batch_stride])
            added = self._batches[self._batch_count : self._batch_count + groups]
            added[0] = (self._open_sum + first.sum()) / self._batch_stride
            added[1:] = whole.reshape(groups - 1, self._batch_stride).mean(axis=1)
            self._batch_count += groups
            self._open_sum, self._open_count = 0.0, 0
        self._open_sum += float(losses.sum())
        self._open_count += len(losses)

    def _merge_batches(self) -> None:
        """Average neighbours; one without a neighbour joins the unfinished group."""
        pairs, odd = divmod(self._batch_count, 2)
        if odd:
            self._open_sum += float(self._batches[2 * pairs]) * self._batch_stride
            self._open_count += self._batch_stride
        self._batches[:pairs] = self._batches[: 2 * pairs].reshape(pairs, 2).mean(axis=1)
        self._batch_count = pairs
        self._batch_stride *= 2
