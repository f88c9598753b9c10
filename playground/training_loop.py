"""The loop that trains a run: its epochs in blocks of updates, or several at once, checked and recorded."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from torch import Tensor

from playground.batches import SEGMENT
from playground.blocks import Blocks
from playground.copies import BEST_THETA, SMALL_THETA, Copies, copies
from playground.divergence import MAX_LOSS, Divergence
from playground.epoch_order import Drawn, EpochOrder
from playground.evaluation import Subsets, predict
from playground.losses import loss_value
from playground.network import Network, Pass
from playground.room import Room
from playground.run_record import RunRecord
from playground.schedule import learning_rate, learning_rates
from playground.scripted import Outcome
from playground.trajectory import Snapshot, Trajectory
from playground.updates import Updates


class TrainingLoop:
    """Trains ``theta`` with the settings that ``record`` has now; after an edit of those another loop goes on.

    ``order`` says which rows come next, ``subsets`` are where it measures. It calls ``ask`` now and then, which may
    raise ``Interrupted``. Call it in inference mode.
    """

    def __init__(
        self, record: RunRecord, subsets: Subsets, order: EpochOrder, network: Network, theta: Tensor,
        gradient: Tensor, ask: Callable[[], None],
    ) -> None:
        self._record, self._subsets, self._order = record, subsets, order
        self._network, self._theta, self._gradient = network, theta, gradient
        self._ask = ask
        self._room = Room()
        self._training = record.experiment.training
        order.bind(self._training.batch_size)
        self._updates = Updates(network, theta, gradient, self._training, ask)
        self.optimizer = self._updates.optimizer
        self._blocks = Blocks(theta, self._updates, ask)
        self._valid_now = math.nan  # the validation loss after the block that was done last
        self._singly_until = 0  # epochs up to this update are done one by one: in one of them the run diverges

    @property
    def learning_rate(self) -> float:
        """The learning rate of the next update, after the schedule."""
        return learning_rate(self._training, self._record.epoch)

    @property
    def previous_theta(self) -> Tensor | None:
        """The parameters before the last update, until the next one; ``None`` where there is none to undo."""
        return None if self._blocks.last.empty else self._blocks.last.theta

    def remember(self, state: Mapping[str, Tensor], steps: int) -> None:
        """Let the optimiser go on with what one of its kind remembered after so many steps."""
        for name, kept in state.items():
            self.optimizer.state[name].copy_(kept)
        self.optimizer.steps = steps

    def forget_last(self) -> None:
        """The last update can no longer be undone."""
        self._blocks.last.empty = True

    def begin(self) -> None:
        """The run begins with the parameters as they are now."""
        self._record.trajectory = Trajectory()
        self.begin_curves()
        self._record.trajectory.offer(0, self._moment)

    def begin_curves(self) -> None:
        """Losses of before cannot be compared with those to come: the curves begin here."""
        train, valid = self._loss(0), self._valid_loss()
        self._record.begin_curves(train, valid)
        if valid < math.inf:
            self._keep_best(self._copies(SMALL_THETA))

    # ---- updates -------------------------------------------------------------------------------------------------

    def advance(self, goal: int) -> None:
        """Go on until ``goal`` updates are done in all, or the run stops.

        Raises ``Interrupted``: what was begun is then done again by the next call.
        """
        record, order = self._record, self._order
        self.settle()
        while record.update < goal and record.stopped is None:
            if order.next < order.batches.count or not self._run_epochs(goal - record.update):
                if order.next == order.batches.count:
                    self._begin_segment()
                self._run_block(min(goal - record.update, order.batches.count - order.next))
                self.settle()
            if record.stopped is None:
                record.trajectory.offer(record.update, self._moment)

    def _begin_segment(self) -> None:
        if self._order.begin_segment(self._subsets[0], self._training.batch_size):
            self._updates.other_batches()

    def _run_block(self, count: int) -> None:
        """``count`` updates within the segment, then record and check them; fewer when they diverged.

        Raises ``Interrupted`` with nothing done.
        """
        order = self._order
        first, end = order.next, order.next + count
        self._valid_now = math.nan
        valid = self._subsets.validation.with_buffers(self._updates) if order.ends_after(count) else []
        done = self._blocks.run(order.batches, first, end, self.learning_rate, valid)
        if done is None:
            self._clear_gradient()
            self._find_divergence(first, end)
            return
        self._valid_now = done.valids[0]
        self._add_block(count, done.losses, done.totals[0])

    def _add_block(self, count: int, losses: Tensor, total: float) -> None:
        self._record.add_losses(losses)
        self._record.add_updates(count, total, self._order.use(count))

    @property
    def epoch_is_over(self) -> bool:
        """Whether every row of the epoch was used, and that is not yet recorded."""
        return self._order.position == self._order.batches.rows and self._record.epoch_rows > 0

    def settle(self) -> None:
        """Record an epoch that is over; raises ``Interrupted`` with nothing done."""
        if not self.epoch_is_over:
            return
        valid = self._valid_loss() if math.isnan(self._valid_now) else self._valid_now
        copied = self._copies(BEST_THETA) if valid < self._record.history.best_valid else None
        self._record.end_epoch(valid)
        if copied is not None:
            self._keep_best(copied)
        self._stop_if_due()

    def _stop_if_due(self) -> None:
        """Stop if that is due; early stopping puts the best parameters back."""
        self._record.stop_if_due()
        if self._record.stopped == "patience":
            trajectory = self._record.trajectory
            self._theta.copy_(trajectory.thetas[0] if trajectory.best is None else trajectory.best.theta)

    def _loss(self, subset: int) -> float:
        """The loss on a whole subset."""
        x, y = self._subsets[subset]
        return loss_value(self._training, predict(self._network, self._theta, x, self._room, self._ask), y)

    def _valid_loss(self) -> float:
        """The loss on the validation set, nan without one."""
        validation = self._subsets.validation
        return self._loss(1) if validation.in_parts else validation.loss(self._updates, self._training)

    # ---- several epochs at once ----------------------------------------------------------------------------------

    def epochs_at_once(self, updates: int) -> int:
        """How many of the epochs that come next can be done in one go, within ``updates`` updates."""
        order, record = self._order, self._record
        small = self._network.size <= SMALL_THETA
        if not small or record.update < self._singly_until or self._subsets.validation.in_parts:
            return 0
        if not order.goes_on_with(self._subsets[0]):
            return 0
        each = order.batches.count
        # a snapshot is offered when it is due, as after single epochs
        due = -(-record.trajectory.due(record.update) // each)
        epochs = record.epochs_before_a_stop(min(updates // each, SEGMENT // each, due))
        return epochs if self._updates.does_epochs(order.batches, epochs) else 0

    def _run_epochs(self, updates: int) -> bool:
        """Several whole epochs in one go, within ``updates`` updates, recorded; ``False`` with nothing done if not."""
        epochs = self.epochs_at_once(updates)
        if epochs < 2:
            return False
        order, record = self._order, self._record
        drawn = order.draw(epochs)
        rates = learning_rates(self._training, record.epoch, epochs)
        valid, lowest = self._subsets.validation.with_buffers(self._updates), record.history.best_valid
        done = self._blocks.run_epochs(order.batches, drawn.orders, rates, valid, lowest)
        if done is None:
            order.take_back(drawn)
            self._singly_until = record.update + epochs * order.batches.count
            return False
        self._add_epochs(drawn, *done)
        return True

    def _add_epochs(self, drawn: Drawn, done: Outcome, best: list[Tensor]) -> None:
        """Record several epochs, ``best`` being what ``Blocks.run_epochs`` has of the best one."""
        order, record, optimizer = self._order, self._record, self.optimizer
        each, rows, epochs = order.batches.count, order.batches.rows, len(done.totals)
        steps = optimizer.steps - each * epochs
        record.add_losses(done.losses)
        first = 0
        # up to the best one, which is kept as what it was, and the others
        for end in sorted({done.best + 1, epochs} - {0}):
            order.end_epoch(drawn, end - 1)
            record.add_epochs(each, rows, done.totals[first:end], done.valids[first:end])
            if end == done.best + 1:
                theta, *state, before = best
                kept = dict(zip(optimizer.state, state, strict=True))
                self._keep_best(Copies(theta, kept, steps + each * end, before, None))
            first = end
        self._stop_if_due()

    # ---- snapshots -----------------------------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """A copy of this moment; of a large network ``Interrupted`` may be raised."""
        history, best = self._record.history, self._record.trajectory.best
        # of a large network, the best so far is kept twice only for early stopping
        if best is None or (self._network.size > SMALL_THETA and self._training.patience is None):
            return self._snapshot(self._copies(SMALL_THETA), None, None, math.inf)
        return self._snapshot(self._copies(SMALL_THETA), best, history.best_epoch, history.best_valid)

    def _moment(self) -> Snapshot:
        """A copy of this moment, the one that is kept as the best if it is just that."""
        best = self._record.trajectory.best
        return best if best is not None and best.update == self._record.update else self.snapshot()

    def _keep_best(self, copied: Copies) -> None:
        """This moment, of which there are copies, is the best so far."""
        history = self._record.history
        self._record.trajectory.best = self._snapshot(copied, None, history.best_epoch, history.best_valid)

    def _copies(self, most: int) -> Copies:
        return copies(self._network, self.optimizer, self.previous_theta, self._ask, most)

    def _snapshot(
        self, copied: Copies, best: Snapshot | None, best_epoch: int | None, best_valid: float
    ) -> Snapshot:
        """This moment, which is the best one itself where there is a ``best_epoch`` and no ``best``."""
        record, order = self._record, self._order
        return Snapshot(
            experiment=record.experiment,
            update=record.update,
            epoch=record.epoch,
            theta=copied.theta,
            optimizer_state=copied.optimizer_state,
            optimizer_steps=copied.optimizer_steps,
            position=order.position,
            order=order.state,
            epoch_loss=record.epoch_loss,
            epoch_rows=record.epoch_rows,
            epochs_without_gain=record.epochs_without_gain,
            epoch_goal=record.epoch_goal,
            touched=record.touched,
            dataset=self._subsets.dataset,
            rows=None if order.rows is self._subsets[0] else order.rows,
            best_epoch=best_epoch,
            best_valid=best_valid,
            best=best,
            before=copied.before,
            update_ratio=copied.update_ratio,
        )

    # ---- divergence ----------------------------------------------------------------------------------------------

    def _find_divergence(self, first: int, end: int) -> None:
        """Repeat a block that went wrong one update at a time, and stop at the first one that fails."""
        batches = self._order.batches
        for index in range(first, end):
            rows = batches.views[index][3]
            loss, done = self._blocks.run_one(batches, index, self.learning_rate)
            if done is None:
                self._diverged(self._updates.pass_over(rows), loss)
                return
            self._add_block(1, done.losses, loss * rows)

    def _diverged(self, failed: Pass, loss: float) -> None:
        """Stop before the update that ``failed`` was the pass of, with ``loss``.

        If it was the loss that failed, then the update before led to it: that one is undone too, so that the run can
        go on from where the loss was still one.
        """
        record, last = self._record, self._blocks.last
        found = Divergence.found(
            record.experiment,
            self._network,
            failed,
            self._theta.clone() if last.empty else last.theta,
            self._theta,
            self._gradient,
            update=record.update + 1,
            loss=loss,
            loss_before=record.last_loss,
            learning_rate=self.learning_rate,
        )
        record.diverged(found)
        self._clear_gradient()
        if not loss <= MAX_LOSS and not last.empty:
            last.put_back()
            last.empty = True

    def _clear_gradient(self) -> None:
        """Clipping by a norm that is no number has spread it into the padding, which a backward pass never writes."""
        self._gradient.zero_()
