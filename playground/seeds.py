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

from playground.batched import BatchedClip, BatchedPass, SharedBatch, SharedBatches, Stack
from playground.batches import SEGMENT
from playground.checkpoint import Checkpoint
from playground.data.dataset import Dataset
from playground.divergence import MAX_LOSS
from playground.experiment import Experiment
from playground.frames import LossCurves
from playground.history import LossHistory
from playground.losses import LOSS_FUNCTIONS, batch_gradient
from playground.network import Network
from playground.optimizers import OPTIMIZER_CLASSES, Optimizer, Saved
from playground.schedule import learning_rate
from playground.seeds_size import check_size
from playground.trajectory import Snapshot, Trajectory

SEEDS = 16
MOST_UNWRITTEN = 1024
"""Updates whose losses may wait to be written into the members' histories."""
VALID_ROWS = 1024
"""Rows of the validation set that are looked at together."""


@dataclass(slots=True)
class Member:
    """One network among the many. ``stopped`` is "diverged", "patience" or "max_epochs" once it does not go on."""

    experiment: Experiment
    history: LossHistory
    trajectory: Trajectory
    epoch_loss: float = 0.0
    epochs_without_gain: int = 0
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
        self._differentiate = batch_gradient(training)
        network = Network(experiment.network.layers, dataset.features)
        scaled = [dataset.scaled(subset) for subset in range(2)]
        (x, y), valid = ((torch.from_numpy(x).float(), torch.from_numpy(y).float()) for x, y in scaled)
        self._rows, self._valid = len(x), valid
        self._size = min(training.batch_size, self._rows)
        check_size(network, len(seeds), min(self._size, self._rows))
        with torch.inference_mode():
            # the row after the last is empty: what fills a batch up
            self._x, self._y = torch.cat([x, x.new_zeros(1, x.shape[1])]), torch.cat([y, y.new_zeros(1, 1)])
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
            self._unwritten: list[tuple[int, Tensor]] = []  # first update and losses (batches, members) of a block
            self._bind(stack, theta)
            train = self._losses(self._watch(self._x[:-1], self._y[:-1]))
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
        self._gradient = torch.zeros_like(theta)
        self._optimizer: Optimizer = OPTIMIZER_CLASSES[self._training.optimizer](theta, self._gradient)
        if kept is not None:
            self._optimizer.state, self._optimizer.steps = kept
        # before the block in work; before the last update done, if one was; one to write to next
        self._block_start, self._last_update, self._spare = (Saved(theta, self._optimizer) for _ in range(3))
        self._clip = BatchedClip(stack, self._gradient)
        self._passes: dict[int, BatchedPass] = {}
        self._gathered: dict[int, SharedBatches] = {}
        self._watched: list[SharedBatch] | None = None

    def _pass(self, rows: int) -> BatchedPass:
        if rows not in self._passes:
            self._passes[rows] = BatchedPass(self._stack, self._theta, self._gradient, rows)
        return self._passes[rows]

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
        self._count = len(self._batches.views)

    def _gather(self) -> None:
        """The segment's rows as ready-made batches for the members that go on."""
        total = len(self._segment)
        if total not in self._gathered:
            self._gathered[total] = SharedBatches(self._pass, self._stack.runs, self._x.shape[1], total, self._size)
        self._batches = self._gathered[total]
        self._batches.fill(self._x, self._y, self._segment)

    def _run_block(self, count: int) -> None:
        """``count`` updates within the segment, then record and check them; members that diverged are left behind."""
        first, end = self._next_batch, self._next_batch + count
        self._block_start.keep()
        self._train(first, end - 1)
        self._spare.keep()
        self._train(end - 1, end)
        losses = self._batch_losses(first, end)
        if bool((losses <= MAX_LOSS).all()) and math.isfinite(float(torch.dot(self._theta, self._theta))):
            self._last_update, self._spare = self._spare, self._last_update
            self._finish_block(first, end, losses)
            return
        self._block_start.put_back()
        for index in range(first, end):
            if self._live:
                self._careful_update(index)

    def _train(self, first: int, end: int) -> None:
        """The hot loop: updates with the batches ``first`` to ``end`` of the segment."""
        training = self._training
        rate = learning_rate(training, self.epoch)
        differentiate = self._differentiate
        l1, clip_norm, step = training.l1, training.clip_norm, self._optimizer.step
        for own, x, y, output, shown in self._batches.views[first:end]:
            own.forward(x, output)
            differentiate(shown, y, own.last_dz)
            own.backward(x)
            if l1 != 0.0:
                self._gradient.add_(torch.sign(self._theta), alpha=l1)
            if clip_norm is not None:
                self._clip.apply(clip_norm)
            step(rate, training)

    def _batch_losses(self, first: int, end: int) -> Tensor:
        """Mean losses (batches, members), from the outputs that the updates left behind."""
        terms, delta = LOSS_FUNCTIONS[self._training.loss].terms, self._training.huber_delta
        return self._batches.means(lambda output, target: terms(output, target, delta))[first:end]

    def _fine(self, losses: Tensor) -> Tensor:
        """Which members (members,) have losses and parameters that are numbers."""
        squares = torch.stack([part.square().sum((1, 2)) for part in self._stack.tensors(self._theta)])
        return (losses <= MAX_LOSS).all(0) & torch.isfinite(squares.sum(0))

    def _careful_update(self, index: int) -> None:
        """One update; members that it makes diverge stay as ``Trainer`` leaves a run that did."""
        self._block_start.keep()
        self._train(index, index + 1)
        losses = self._batch_losses(index, index + 1)
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
        sizes = self._batches.sizes[first:end]
        totals = (sizes @ losses).tolist()
        self.update += end - first
        self._next_batch = end
        self._position = min(self._position % self._rows + (end - first) * self._size, self._rows)
        self._unwritten.append((self.update - (end - first) + 1, losses))
        for index, total in zip(self._live, totals, strict=True):
            self.members[index].epoch_loss += total
        if self.update - self._unwritten[0][0] >= MOST_UNWRITTEN:
            self._write()

    def _write(self) -> None:
        """Put the batches' losses into the members' histories: many blocks at once cost little more than one."""
        if self._unwritten:
            first = self._unwritten[0][0]
            each = torch.cat([losses for _, losses in self._unwritten]).t().contiguous().numpy()
            for index, own in zip(self._live, each, strict=True):
                self.members[index].history.add_batches(first, own)
            self._unwritten.clear()

    # ---- epochs ------------------------------------------------------------------------------------------------

    def _finish_epoch(self) -> None:
        self.epoch += 1
        # the position stays at the end of the epoch until the next one is begun
        train = torch.tensor([self.members[index].epoch_loss / self._rows for index in self._live])
        self._record_epoch(train, self._valid_losses())
        training = self._training
        for index in self._live:
            member = self.members[index]
            if training.patience is not None and member.epochs_without_gain >= training.patience:
                best = member.trajectory.best or member.trajectory.snapshots[0]
                self._stack.put(self._theta, self._live.index(index), best.theta)
                self._stop(index, "patience")
            elif training.max_epochs is not None and self.epoch >= training.max_epochs:
                self._stop(index, "max_epochs")
        self._leave_behind()

    def _record_epoch(self, train: Tensor, valid: Tensor) -> None:
        """Record the losses (members,), and for early stopping keep members that have never been better."""
        for index, train_loss, valid_loss in zip(self._live, train.tolist(), valid.tolist(), strict=True):
            member = self.members[index]
            better = member.history.add_epoch(self.epoch, self.update, train_loss, valid_loss)
            member.epoch_loss = 0.0
            member.epochs_without_gain = 0 if better or self.epoch == 0 else member.epochs_without_gain + 1
            # of no use without early stopping, and taking a member out of the many costs more than an update of it
            if better and self._training.patience is not None:
                member.trajectory.best = None
                best_epoch, best_valid = member.history.best_epoch, member.history.best_valid
                best = replace(self._snapshot(index), best_epoch=best_epoch, best_valid=best_valid)
                member.trajectory.best = best

    def _valid_losses(self) -> Tensor:
        """The mean loss of every member (members,) over the validation set; nan without one."""
        if self._watched is None:
            self._watched = self._watch(*self._valid)
        return self._losses(self._watched)

    def _watch(self, x: Tensor, y: Tensor) -> list[SharedBatch]:
        """Rows (n, …) as batches that are only looked at."""
        parts = [slice(first, first + VALID_ROWS) for first in range(0, len(x), VALID_ROWS)]
        return [SharedBatch.of(self._pass(len(x[part])), self._stack.runs, x[part], y[part]) for part in parts]

    def _losses(self, batches: list[SharedBatch]) -> Tensor:
        total, count = torch.zeros(self._stack.runs), 0
        terms, delta = LOSS_FUNCTIONS[self._training.loss].terms, self._training.huber_delta
        for own, x, y, output, shown in batches:
            own.forward(x, output)
            total += terms(shown, y, delta).sum((1, 2))
            count += own.rows
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
            epoch_loss=member.epoch_loss,
            epoch_rows=self._position % self._rows,
            epochs_without_gain=member.epochs_without_gain,
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
