"""The same network from many seeds, trained at once.

Every member is the run that ``Trainer`` would make of the experiment with that seed of the initial parameters: the same
batches in the same order, the same operations; only the matrix products of all members are done together.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from msgspec.structs import replace
from torch import Tensor

from playground.batched import Segment, Stack
from playground.batched_loop import BatchedLoop
from playground.batches import SEGMENT
from playground.checkpoint import Checkpoint
from playground.data.dataset import Dataset
from playground.divergence import MAX_LOSS
from playground.experiment import Experiment
from playground.frames import LossCurves
from playground.history import LossHistory
from playground.member_losses import MemberLosses
from playground.network import Network
from playground.optimizers import OPTIMIZER_CLASSES, Optimizer, Saved
from playground.schedule import learning_rate
from playground.seeds_size import check_size
from playground.trajectory import Snapshot, Trajectory

SEEDS = 16
VALID_ROWS = 1024
"""Rows of the validation set that are looked at together."""


@dataclass(slots=True)
class Member:
    """One network among the many. ``stopped`` is "diverged", "patience" or "max_epochs" once it does not go on."""

    experiment: Experiment
    history: LossHistory
    trajectory: Trajectory
    stopped: str | None = None
    rest: Checkpoint | None = None  # what it was when it stopped


class Seeds:
    """Trains one network per seed on one dataset, an exact number of updates at a time; as ``Trainer``, in one thread.

    Raises ``ExperimentError`` where the members together would be too large.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset, seeds: Sequence[int]) -> None:
        self.dataset = dataset
        self.update = self.epoch = 0
        self._training = training = experiment.training
        network = Network(experiment.network.layers, dataset.features)
        scaled = [dataset.scaled(subset) for subset in range(2)]
        (x, y), valid = ((torch.from_numpy(x).float(), torch.from_numpy(y).float()) for x, y in scaled)
        self._rows, self._valid = len(x), valid
        self._size = min(training.batch_size, self._rows)
        check_size(network, len(seeds), min(self._size, self._rows))
        with torch.inference_mode():
            self._x, self._y = x, y
            self._generator = torch.Generator().manual_seed(training.seed)
            self._order: Tensor | None = None  # the generator's state before it drew the permutation
            self._permutation = torch.arange(self._rows)
            starts = [network.initialise(replace(experiment.network, seed=seed)) for seed in seeds]
            stack = Stack(network, len(seeds))
            theta = torch.zeros(stack.size)
            self.members: list[Member] = []
            for index, (seed, start) in enumerate(zip(seeds, starts, strict=True)):
                stack.put(theta, index, start)
                own = replace(experiment, network=replace(experiment.network, seed=seed))
                self.members.append(Member(own, LossHistory(), Trajectory()))
            self._live = list(range(len(seeds)))
            self._position = self._next_batch = self._count = 0
            self._unwritten = MemberLosses()
            self._epoch_losses = torch.zeros(len(seeds), dtype=torch.float64)  # sums over the rows of this epoch
            self._bind(stack, theta)
            train = self._losses(self._watch(x, y))
            self._record_epoch(train, self._valid_losses())
            for index, member in enumerate(self.members):
                member.trajectory.offer(0, functools.partial(self._snapshot, index))

    @property
    def stopped(self) -> bool:
        """Whether no member goes on."""
        return not self._live

    @property
    def updates_per_epoch(self) -> int:
        """Number of batches in one epoch."""
        return -(-self._rows // self._size)

    def advance(self, updates: int) -> int:
        """Do ``updates`` updates, fewer if every member stopped; return how many were done."""
        before = self.update
        goal = before + updates
        with torch.inference_mode():
            while self.update < goal and self._live:
                if self._next_batch == self._count:
                    self._fill_segment()
                self._run_block(min(goal - self.update, self._count - self._next_batch))
                if self._position == self._rows and self._live:
                    self._finish_epoch()
        return self.update - before

    def theta(self, index: int) -> Tensor:
        """A copy of one member's parameters (size,), laid out as a single network's."""
        rest = self.members[index].rest
        return self._stack.take(self._theta, self._live.index(index)) if rest is None else rest.now.theta

    def done(self, index: int) -> tuple[int, int]:
        """The updates and epochs of one member."""
        rest = self.members[index].rest
        return (self.update, self.epoch) if rest is None else (rest.now.update, rest.now.epoch)

    def curves(self, index: int) -> LossCurves:
        """The losses of one member."""
        self._write()
        return self.members[index].history.curves()

    def checkpoint(self, index: int) -> Checkpoint:
        """One member as a run of its own, which a ``Trainer`` can go on with."""
        rest = self.members[index].rest
        return self._checkpoint(index) if rest is None else rest

    # ---- one block of updates ----------------------------------------------------------------------------------

    def _bind(self, stack: Stack, theta: Tensor, kept: tuple[dict[str, Tensor], int] | None = None) -> None:
        """Build what depends on the number of members. ``kept`` are the optimiser's state and steps to go on with."""
        self._stack, self._theta = stack, theta
        self._optimizer: Optimizer = OPTIMIZER_CLASSES[self._training.optimizer](theta, torch.zeros_like(theta))
        if kept is not None:
            self._optimizer.state, self._optimizer.steps = kept
        # before the block in work; before the last update done, if one was; one to write to next
        self._block_start, self._last_update, self._spare = (Saved(theta, self._optimizer) for _ in range(3))
        self._loops: dict[int, BatchedLoop] = {}
        self._gathered: dict[int, Segment] = {}
        self._watched: list[Segment] | None = None

    def _loop(self, rows: int) -> BatchedLoop:
        if rows not in self._loops:
            self._loops[rows] = BatchedLoop(self._stack, self._optimizer, self._training, rows)
        return self._loops[rows]

    def _room(self, rows: int, size: int) -> Segment:
        """Room for so many rows in batches of ``size``."""
        full, short = divmod(rows, size)
        parts = [(count, own) for count, own in ((full, size), (1, short)) if count and own]
        padded = [(count, own, self._loop(own).padded) for count, own in parts]
        return Segment(self._stack.runs, self._x.shape[1], padded)

    def _fill_segment(self) -> None:
        """Gather the next rows of the epoch's order; a new epoch draws a new order."""
        self._position %= self._rows
        if self._position == 0:
            self._order = self._generator.get_state()
            torch.randperm(self._rows, generator=self._generator, out=self._permutation)
        end = min(self._position + SEGMENT * self._size, self._rows)
        self._segment = self._permutation[self._position : end]
        self._next_batch = 0
        self._gather()
        self._count = len(self._batches.sizes)

    def _gather(self) -> None:
        """The segment's rows as ready-made batches for the members that go on."""
        total = len(self._segment)
        if total not in self._gathered:
            self._gathered[total] = self._room(total, self._size)
        self._batches = self._gathered[total]
        self._batches.fill(self._x, self._y, self._segment)

    def _run_block(self, count: int) -> None:
        """``count`` updates within the segment, then record and check them; members that diverged are left behind."""
        first, end = self._next_batch, self._next_batch + count
        self._block_start.keep()
        losses = self._train(first, end, self._spare)
        if float(losses.max()) <= MAX_LOSS and math.isfinite(float(torch.dot(self._theta, self._theta))):
            self._last_update, self._spare = self._spare, self._last_update
            self._finish_block(first, end, losses)
            return
        self._block_start.put_back()
        for index in range(first, end):
            if self._live:
                self._careful_update(index)

    def _train(self, first: int, end: int, before_last: Saved | None = None) -> Tensor:
        """Updates with the batches ``first`` to ``end`` of the segment; their mean losses (batches, members)."""
        rate, losses, past = learning_rate(self._training, self.epoch), [], 0
        for part in self._batches.parts:
            start, stop = max(first - past, 0), min(end - past, part.count)
            past += part.count
            if start < stop:
                kept = before_last if end <= past else None
                losses.append(self._loop(part.rows).train(part, start, stop, rate, kept))
        return losses[0] if len(losses) == 1 else torch.cat(losses)

    def _fine(self, losses: Tensor) -> Tensor:
        """Which members (members,) have losses and parameters that are numbers."""
        squares = torch.stack([part.square().sum((1, 2)) for part in self._stack.tensors(self._theta)])
        return (losses <= MAX_LOSS).all(0) & torch.isfinite(squares.sum(0))

    def _careful_update(self, index: int) -> None:
        """One update; members that it makes diverge stay as ``Trainer`` leaves a run that did."""
        self._block_start.keep()
        losses = self._train(index, index + 1)
        fine = self._fine(losses)
        if bool(fine.all()):
            self._last_update, self._block_start = self._block_start, self._last_update
        else:
            self._leave_diverged(fine, losses[0] <= MAX_LOSS)
            losses = losses[:, fine]
        if self._live:
            self._finish_block(index, index + 1, losses)

    def _leave_diverged(self, fine: Tensor, loss_fine: Tensor) -> None:
        """Stop members that are not ``fine``: before this update, or before the one that led to a loss that is none."""
        old, after, steps = self._stack, [tensor.clone() for tensor in self._live_tensors], self._optimizer.steps
        for place in torch.nonzero(~fine).flatten().tolist():
            back = bool(loss_fine[place]) or self._last_update.empty
            (self._block_start if back else self._last_update).put_back()
            self._stop(self._live[place], "diverged")
        self._block_start.put_back()
        self._leave_behind()
        if self._live:
            self._last_update.keep()
            for tensor, whole in zip(self._live_tensors, after, strict=True):
                tensor.copy_(old.chosen(whole, torch.nonzero(fine).flatten().tolist()))
            self._optimizer.steps = steps

    @property
    def _live_tensors(self) -> list[Tensor]:
        return [self._theta, *self._optimizer.state.values()]

    def _finish_block(self, first: int, end: int, losses: Tensor) -> None:
        """Record the updates with the batches ``first`` to ``end``."""
        self._epoch_losses += self._batches.sizes[first:end] @ losses
        self.update += end - first
        self._next_batch = end
        self._position = min(self._position % self._rows + (end - first) * self._size, self._rows)
        self._unwritten.add_block(self.update - (end - first) + 1, losses)
        if self._unwritten.many(self.update):
            self._write()

    def _write(self) -> None:
        """Put what was found for all members together into their histories."""
        self._unwritten.write([self.members[index].history for index in self._live])

    # ---- epochs ------------------------------------------------------------------------------------------------

    def _finish_epoch(self) -> None:
        self.epoch += 1
        # the position stays at the end of the epoch until the next one is begun
        self._record_epoch((self._epoch_losses / self._rows).float(), self._valid_losses())
        self._epoch_losses.zero_()
        training = self._training
        if training.patience is not None:
            for index in self._live:
                member = self.members[index]
                if self._epochs_without_gain(member) >= training.patience:
                    best = member.trajectory.best or member.trajectory.snapshots[0]
                    self._stack.put(self._theta, self._live.index(index), best.theta)
                    self._stop(index, "patience")
        if training.max_epochs is not None and self.epoch >= training.max_epochs:
            for index in self._live:
                if self.members[index].stopped is None:
                    self._stop(index, "max_epochs")
        self._leave_behind()

    def _record_epoch(self, train: Tensor, valid: Tensor) -> None:
        """Record the losses (members,), and for early stopping keep members that have never been better."""
        self._unwritten.add_epoch(self.epoch, self.update, train, valid)
        # of no use without early stopping, and taking a member out of the many costs more than an update of it
        if self._training.patience is not None:
            self._write()
            for index in self._live:
                history, trajectory = self.members[index].history, self.members[index].trajectory
                if history.best_epoch == self.epoch:
                    trajectory.best = None
                    best_epoch, best_valid = history.best_epoch, history.best_valid
                    trajectory.best = replace(self._snapshot(index), best_epoch=best_epoch, best_valid=best_valid)

    def _epochs_without_gain(self, member: Member) -> int:
        """Written epochs since the best one; all, if none was."""
        return self.epoch - (member.history.best_epoch or 0)

    def _valid_losses(self) -> Tensor:
        """The mean loss of every member (members,) over the validation set; nan without one."""
        if self._watched is None:
            self._watched = self._watch(*self._valid)
        return self._losses(self._watched)

    def _watch(self, x: Tensor, y: Tensor) -> list[Segment]:
        """Rows (n, …) as batches that are only looked at."""
        watched = []
        for first in range(0, len(x), VALID_ROWS):
            rows = torch.arange(first, min(first + VALID_ROWS, len(x)))
            watched.append(self._room(len(rows), len(rows)))
            watched[-1].fill(x, y, rows)
        return watched

    def _losses(self, watched: list[Segment]) -> Tensor:
        """The mean loss of every member (members,); nan without rows."""
        total, count = torch.zeros(self._stack.runs), 0
        for part in (part for segment in watched for part in segment.parts):
            total += self._loop(part.rows).look(part)
            count += part.rows
        return total / count if count else torch.full_like(total, math.nan)

    # ---- members that stop -------------------------------------------------------------------------------------

    def _stop(self, index: int, why: str) -> None:
        """Take down what a member is; ``_leave_behind`` then goes on without it."""
        member = self.members[index]
        member.stopped = why
        member.rest = self._checkpoint(index)

    def _leave_behind(self) -> None:
        """Go on with the members that have not stopped."""
        places = [place for place, index in enumerate(self._live) if self.members[index].stopped is None]
        if len(places) == len(self._live):
            return
        self._write()
        self._live = [self._live[place] for place in places]
        self._epoch_losses = self._epoch_losses[places]
        if not places:
            return
        old = self._stack
        kept = {name: old.chosen(state, places) for name, state in self._optimizer.state.items()}
        self._bind(Stack(old.network, len(places)), old.chosen(self._theta, places), (kept, self._optimizer.steps))
        self._gather()

    def _checkpoint(self, index: int) -> Checkpoint:
        self._write()
        member = self.members[index]
        trajectory = member.trajectory.copy()
        now = self._snapshot(index)
        trajectory.offer(self.update, lambda: now)
        return Checkpoint(now, member.history.copy(), trajectory, member.stopped, None)

    def _snapshot(self, index: int) -> Snapshot:
        """A copy of one member as it is now."""
        member, place, optimizer = self.members[index], self._live.index(index), self._optimizer
        history, best = member.history, member.trajectory.best
        return Snapshot(
            experiment=member.experiment,
            update=self.update,
            epoch=self.epoch,
            theta=self._stack.take(self._theta, place),
            optimizer_state={name: self._stack.take(state, place) for name, state in optimizer.state.items()},
            optimizer_steps=optimizer.steps,
            position=self._position,
            order=self._order,
            epoch_loss=float(self._epoch_losses[place]),
            epoch_rows=self._position % self._rows,
            epochs_without_gain=self._epochs_without_gain(member),
            epoch_goal=self._training.max_epochs,
            touched=self.dataset.joined,
            dataset=self.dataset,
            best_epoch=None if best is None else history.best_epoch,
            best_valid=math.inf if best is None else history.best_valid,
            best=best,
        )


def seeds_from(first: int, count: int = SEEDS) -> tuple[int, ...]:
    """``count`` seeds, the experiment's own first."""
    return tuple((first + index) % 2**31 for index in range(count))
