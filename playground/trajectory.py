"""Snapshots of a run in bounded memory: moments that can be looked at, and from which it can go on."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable

import msgspec
from torch import Tensor

from playground.data.dataset import Dataset
from playground.experiment import Experiment
from playground.frames import FloatArray

MAX_SNAPSHOTS = 256
MAX_SNAPSHOT_BYTES = 64 * 1024**2


class Snapshot(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One moment of a run: all that it needs to go on from there, to the bit. Nobody changes its tensors.

    ``order`` is the state of the generator before it drew the order of this epoch's rows, ``None`` before the first.
    """

    experiment: Experiment
    update: int
    epoch: int
    theta: Tensor
    optimizer_state: dict[str, Tensor]
    optimizer_steps: int
    position: int  # rows of the epoch already used
    order: Tensor | None
    epoch_loss: float  # sum over the rows of this epoch that are done: epoch_rows of them
    epoch_rows: int
    epochs_without_gain: int
    epoch_goal: int | None
    touched: bool  # the experiment alone would not lead here
    best_epoch: int | None  # of the lowest validation loss so far
    best_valid: float
    best: Snapshot | None = None  # that epoch's end; None if it is this very moment, or not known
    before: Tensor | None = None  # the parameters before the last update: of small networks, and of the best moment
    update_ratio: FloatArray | None = None  # ‖ΔW‖ / ‖W‖ of every layer by the last update, where ``before`` is not kept
    dataset: Dataset | None = None  # of that moment; None where it is known from elsewhere
    rows: tuple[Tensor, Tensor] | None = None  # what its epoch trains on, where other points have joined since it began

    @property
    def best_so_far(self) -> Snapshot | None:
        """The moment of the lowest validation loss up to this one, as far as it is known."""
        return self if self.best is None and self.best_epoch is not None else self.best

    @property
    def bytes(self) -> int:
        """Memory that its own tensors take."""
        tensors = [self.theta, self.before, self.order, *self.optimizer_state.values()]
        return sum(tensor.nbytes for tensor in tensors if tensor is not None)


class Trajectory:
    """The snapshots of a run in order: the first, evenly spread ones, and the ``best``.

    When there are ``MAX_SNAPSHOTS``, or they would take more than ``MAX_SNAPSHOT_BYTES``, every second one is dropped,
    never the first and never the best.
    """

    def __init__(self) -> None:
        self._spread: list[Snapshot] = []
        self._stride = 1
        self._bytes = 0
        self._best: Snapshot | None = None
        self._all: list[Snapshot] | None = None

    @classmethod
    def of(cls, spread: Iterable[Snapshot], best: Snapshot | None, stride: int) -> Trajectory:
        """The trajectory of evenly spread snapshots, ``stride`` updates apart, and the ``best``."""
        trajectory = cls()
        trajectory._spread = list(spread)
        trajectory._bytes = _bytes(trajectory._spread)
        trajectory._stride = stride
        trajectory.best = best
        return trajectory

    @property
    def spread(self) -> tuple[Snapshot, ...]:
        """The evenly spread ones, oldest first."""
        return tuple(self._spread)

    @property
    def stride(self) -> int:
        """Updates between two that are kept, at least."""
        return self._stride

    @property
    def best(self) -> Snapshot | None:
        """The moment of the lowest validation loss so far."""
        return self._best

    @best.setter
    def best(self, snapshot: Snapshot | None) -> None:
        self._best = snapshot
        self._all = None
        while self.bytes > MAX_SNAPSHOT_BYTES and len(self._spread) > 1:
            self._thin()

    @property
    def snapshots(self) -> list[Snapshot]:
        """All that are kept, oldest first; the same list as long as they are the same."""
        if self._all is None:
            self._all = list(self._spread)
            best = self._best
            if best is not None and all(snapshot.update != best.update for snapshot in self._spread):
                self._all.append(best)
                self._all.sort(key=lambda snapshot: snapshot.update)
        return self._all

    @property
    def updates(self) -> list[int]:
        """After how many updates each was taken."""
        return [snapshot.update for snapshot in self.snapshots]

    @property
    def thetas(self) -> list[Tensor]:
        """The parameters (size,) of each."""
        return [snapshot.theta for snapshot in self.snapshots]

    @property
    def bytes(self) -> int:
        """Memory that all of them take."""
        return self._bytes + (0 if self._best is None else self._best.bytes)

    def copy(self) -> Trajectory:
        """A copy that shares the snapshots, which nobody changes."""
        other = copy.copy(self)
        other._spread = self._spread.copy()
        other._all = None
        return other

    def until(self, snapshot: Snapshot) -> Trajectory:
        """What it was at ``snapshot``, which is one of its own."""
        other = self.copy()
        other._spread = [each for each in self._spread if each.update <= snapshot.update]
        other._bytes = _bytes(other._spread)
        other.best = snapshot.best_so_far
        return other

    def nearest(self, update: int) -> Snapshot:
        """The snapshot nearest to ``update``."""
        return min(self.snapshots, key=lambda snapshot: abs(snapshot.update - update))

    def due(self, update: int) -> int:
        """In how many updates after ``update`` the next snapshot is wanted; at least one."""
        return max(1, self._spread[-1].update + self._stride - update) if self._spread else 1

    def offer(self, update: int, take: Callable[[], Snapshot]) -> None:
        """Keep the snapshot that ``take`` takes, if enough updates have passed since the last one kept."""
        if self._spread and update - self._spread[-1].update < self._stride:
            return
        snapshot = take()
        while self._spread and self._is_full(snapshot):
            if len(self._spread) == 1:
                # the first always stays; where there is no room beside it, ask less and less often
                self._stride = 2 * max(self._stride, update)
                return
            # blocks can be much longer than the stride: then the distance of what is left counts
            self._stride = max(self._stride, update // len(self._spread))
            self._thin()
        self._bytes += _added_bytes(snapshot, self._spread[-1] if self._spread else None)
        self._spread.append(snapshot)
        self._all = None

    def _thin(self) -> None:
        del self._spread[1::2]
        self._bytes = _bytes(self._spread)
        self._stride *= 2
        self._all = None

    def _is_full(self, snapshot: Snapshot) -> bool:
        more = _added_bytes(snapshot, self._spread[-1])
        return len(self._spread) == MAX_SNAPSHOTS or self.bytes + more > MAX_SNAPSHOT_BYTES


def _bytes(snapshots: list[Snapshot]) -> int:
    return sum(map(_added_bytes, snapshots, [None, *snapshots[:-1]]))


def _added_bytes(snapshot: Snapshot, before: Snapshot | None) -> int:
    """What ``snapshot`` takes beside the one ``before`` it, with which it may share the best."""
    best = snapshot.best
    shared = best is None or (before is not None and best is before.best)
    return snapshot.bytes + (0 if shared or best is None else best.bytes)
