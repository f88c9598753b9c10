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

from playground.batched import Stack
from playground.batched_epochs import EpochLoop, EpochLosses, most_epochs
from playground.checkpoint import Checkpoint
from playground.data.dataset import Dataset
from playground.divergence import MAX_LOSS
from playground.experiment import Experiment
from playground.frames import LossCurves
from playground.history import LossHistory
from playground.member_batches import MemberBatches
from playground.member_looks import ROWS_TOGETHER, Watched
from playground.member_loops import MemberLoops
from playground.member_losses import MemberLosses
from playground.network import Network
from playground.optimizers import OPTIMIZER_CLASSES, Optimizer, Saved
from playground.schedule import learning_rate, learning_rates
from playground.seeds_size import check_size
from playground.trajectory import Snapshot, Trajectory

SEEDS = 16


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
        self._valid = valid
        check_size(network, len(seeds), min(training.batch_size, len(x)))
        with torch.inference_mode():
            self._batches = MemberBatches(x, y, training.batch_size, training.seed)
            starts = [network.initialise(replace(experiment.network, seed=seed)) for seed in seeds]
            stack = Stack(network, len(seeds))
            theta = torch.zeros(stack.size)
            self.members: list[Member] = []
            for index, (seed, start) in enumerate(zip(seeds, starts, strict=True)):
                stack.put(theta, index, start)
                own = replace(experiment, network=replace(experiment.network, seed=seed))
                self.members.append(Member(own, LossHistory(), Trajectory()))
            self._live = list(range(len(seeds)))
            self._singly_until = 0  # epochs up to this update are done one by one: in one of them a member diverges
            self._unwritten = MemberLosses()
            self._epoch_losses = torch.zeros(len(seeds), dtype=torch.float64)  # sums over the rows of this epoch
            self._bind(stack, theta)
            self._record_epoch(self._watch((x, y)).losses(), self._watched.losses())
            for index, member in enumerate(self.members):
                member.trajectory.offer(0, functools.partial(self._snapshot, index))

    @property
    def stopped(self) -> bool:
        """Whether no member goes on."""
        return not self._live

    @property
    def updates_per_epoch(self) -> int:
        """Number of batches in one epoch."""
        return self._batches.per_epoch

    def advance(self, updates: int) -> int:
        """Do ``updates`` updates, fewer if every member stopped; return how many were done."""
        before = self.update
        goal = before + updates
        with torch.inference_mode():
            while self.update < goal and self._live:
                batches = self._batches
                if batches.next < batches.count or not self._run_epochs(goal - self.update):
                    if batches.next == batches.count:
                        batches.begin_segment()
                    self._run_block(min(goal - self.update, batches.count - batches.next))
                    if batches.epoch_is_over and self._live:
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
        self._loops = MemberLoops(stack, self._optimizer, self._training)
        self._watched = self._watch(self._valid)
        self._epoch_loop: EpochLoop | None = None
        self._batches.bind(self._loops.room)

    def _watch(self, rows: tuple[Tensor, Tensor]) -> Watched:
        """Rows (n, …) that are only looked at."""
        return Watched(*rows, self._stack.runs, self._loops.room, self._loops.of)

    def _run_block(self, count: int) -> None:
        """``count`` updates within the segment, then record and check them; members that diverged are left behind."""
        first, end = self._batches.next, self._batches.next + count
        self._block_start.keep()
        losses = self._train(first, end, self._spare)
        if self._went_well(losses):
            self._finish_block(first, end, losses)
            return
        for index in range(first, end):
            if self._live:
                self._careful_update(index)

    def _went_well(self, losses: Tensor) -> bool:
        """Whether what was just done led to numbers, the mean ``losses`` among them; if not, it is undone."""
        if float(losses.max()) <= MAX_LOSS and math.isfinite(float(torch.dot(self._theta, self._theta))):
            self._last_update, self._spare = self._spare, self._last_update
            return True
        self._block_start.put_back()
        return False

    def _train(self, first: int, end: int, before_last: Saved | None = None) -> Tensor:
        """Updates with the batches ``first`` to ``end`` of the segment; their mean losses (batches, members)."""
        rate, losses, past = learning_rate(self._training, self.epoch), [], 0
        for part in self._batches.segment.parts:
            start, stop = max(first - past, 0), min(end - past, part.count)
            past += part.count
            if start < stop:
                kept = before_last if end <= past else None
                losses.append(self._loops.of(part.rows).train(part, start, stop, rate, kept))
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
        self._epoch_losses += self._batches.segment.sizes[first:end] @ losses.double()
        self.update += end - first
        self._batches.use(end - first)
        self._unwritten.add_block(self.update - (end - first) + 1, losses)
        if self._unwritten.many(self.update):
            self._write()

    def _write(self) -> None:
        """Put what was found for all members together into their histories."""
        self._unwritten.write([self.members[index].history for index in self._live])

    # ---- epochs ------------------------------------------------------------------------------------------------

    def _epochs_at_once(self, updates: int) -> int:
        """How many of the epochs that come next can be done in one go, within ``updates`` updates."""
        training, valid_rows = self._training, len(self._valid[0])
        # members that are the best so far are kept at the end of each epoch
        if training.patience is not None or self.update < self._singly_until or valid_rows > ROWS_TOGETHER:
            return 0
        batches = self._batches
        if batches.position % batches.rows != 0:
            return 0
        most = most_epochs(self._stack, batches.rows, batches.size, valid_rows)
        goal = math.inf if training.max_epochs is None else training.max_epochs - self.epoch
        return int(min(updates // self.updates_per_epoch, most, goal))

    def _run_epochs(self, updates: int) -> bool:
        """Several whole epochs in one go, within ``updates`` updates, recorded; ``False`` with nothing done if not."""
        epochs = self._epochs_at_once(updates)
        if epochs < 2:
            return False
        batches = self._batches
        drawn = batches.draw(epochs)
        rates = learning_rates(self._training, self.epoch, epochs)
        self._block_start.keep()
        losses = self._whole_epochs().run(batches.x, batches.y, drawn.orders, rates, self._spare)
        if not self._went_well(losses.batches):
            batches.take_back(drawn)
            self._singly_until = self.update + epochs * batches.per_epoch
            return False
        batches.end_epochs(drawn)
        self._record_epochs(epochs, losses)
        return True

    def _record_epochs(self, epochs: int, losses: EpochLosses) -> None:
        """Record what so many epochs came to."""
        before, each = self.update, self.updates_per_epoch
        self._unwritten.add_block(before + 1, losses.batches)
        ends = range(before + each, before + epochs * each + 1, each)
        train = (losses.totals / self._batches.rows).float()
        self._unwritten.add_epochs(range(self.epoch + 1, self.epoch + epochs + 1), ends, train, losses.valid)
        self.epoch, self.update = self.epoch + epochs, ends[-1]
        if self._unwritten.many(self.update):
            self._write()
        self._stop_those_that_are_due()

    def _whole_epochs(self) -> EpochLoop:
        if self._epoch_loop is None:
            batches = self._batches
            settings = self._stack, self._optimizer, self._training
            self._epoch_loop = EpochLoop(*settings, batches.rows, batches.size, self._loops.of, self._valid)
        return self._epoch_loop

    def _finish_epoch(self) -> None:
        self.epoch += 1
        # the position stays at the end of the epoch until the next one is begun
        self._record_epoch((self._epoch_losses / self._batches.rows).float(), self._watched.losses())
        self._epoch_losses.zero_()
        self._stop_those_that_are_due()

    def _stop_those_that_are_due(self) -> None:
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
        this_epoch, this_update = range(self.epoch, self.epoch + 1), range(self.update, self.update + 1)
        self._unwritten.add_epochs(this_epoch, this_update, train[None], valid[None])
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
            position=self._batches.position,
            order=self._batches.state,
            epoch_loss=float(self._epoch_losses[place]),
            epoch_rows=self._batches.position % self._batches.rows,
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
