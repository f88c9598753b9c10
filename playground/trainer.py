"""One run: update, epoch, evaluate, checkpoint. Single-threaded and deterministic."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import msgspec
import torch
from torch import Tensor

from playground.batches import SEGMENT
from playground.blocks import Blocks
from playground.checkpoint import Checkpoint
from playground.copies import SMALL_THETA, Copies, copies
from playground.data.dataset import Dataset
from playground.diagram import Parameter
from playground.divergence import MAX_LOSS, Divergence
from playground.epoch_order import Drawn, EpochOrder, batch_after
from playground.evaluation import Validation, predict
from playground.experiment import Experiment, Training, continues
from playground.frames import Metrics
from playground.history import LossHistory
from playground.long_pass import Interrupted
from playground.losses import loss_value
from playground.metrics import measure
from playground.network import Network, Pass
from playground.schedule import learning_rate
from playground.scripted import Outcome
from playground.trajectory import Snapshot, Trajectory
from playground.updates import Updates


class Trainer:
    """Trains one network on one dataset, an exact number of updates at a time.

    Call it from one thread only, and give that thread ``torch.set_num_threads(1)``.
    ``update`` and ``epoch`` count what is done; ``stopped`` says why it will not go on by itself:
    "max_epochs", "patience" or "diverged" (then ``divergence`` tells more). ``touched`` says that parameters or
    settings were changed on the way: the experiment alone does not lead here. ``interrupted`` may be replaced: when it
    says so, ``advance`` returns within some hundredths of a second, without the update it was at.
    """

    def __init__(self, experiment: Experiment, dataset: Dataset) -> None:
        self.experiment = experiment
        self._use(dataset)
        self.interrupted: Callable[[], bool] = lambda: False
        self.network = Network(experiment.network.layers, dataset.features)
        with torch.inference_mode():
            self.theta = self.network.initialise(experiment.network)
            self.gradient = torch.zeros_like(self.theta)
            self._order = EpochOrder(self._sets[0], experiment.training.seed)
        self.update = 0
        self.epoch = 0
        self.stopped: str | None = None
        self.divergence: Divergence | None = None
        # such data have the scaling of others
        self.touched = dataset.joined
        self.history = LossHistory()
        self.trajectory = Trajectory()
        self._epoch_loss = 0.0  # sum over the rows of this epoch that are done: epoch_rows of them
        self._epoch_rows = 0
        self._losses = torch.tensor([math.nan])  # of the last block
        self._epochs_without_gain = 0
        self._epoch_goal = experiment.training.max_epochs
        self._bind()
        self._restart_history()
        with torch.inference_mode():
            self.trajectory.offer(0, self._moment)

    @property
    def updates_per_epoch(self) -> int:
        """Number of batches in one epoch, the next one if points are about to join."""
        rows = len(self._sets[0][0])
        return -(-rows // min(self.experiment.training.batch_size, rows))

    @property
    def learning_rate(self) -> float:
        """The learning rate of the next update, after the schedule."""
        return learning_rate(self.experiment.training, self.epoch)

    def advance(self, updates: int) -> int:
        """Do ``updates`` updates, fewer if the run stops or is interrupted; return how many were done."""
        before = self.update
        goal = before + updates
        try:
            with torch.inference_mode():
                self._settle()
                while self.update < goal and self.stopped is None:
                    order = self._order
                    if order.next < order.batches.count or not self._run_epochs(goal - self.update):
                        if order.next == order.batches.count:
                            self._begin_segment()
                        self._run_block(min(goal - self.update, order.batches.count - order.next))
                        self._settle()
                    if self.stopped is None:
                        self.trajectory.offer(self.update, self._moment)
        except Interrupted:
            pass  # what was begun is done again by the next call
        return self.update - before

    def advance_epoch(self) -> int:
        """Go on to the end of the current epoch; return how many updates that took."""
        return self.advance(self.updates_to_epoch(self.epoch + 1))

    def updates_to_epoch(self, epoch: int) -> int:
        """Updates that are left until ``epoch`` epochs are done; 0 if they are."""
        done = self.epoch + self._epoch_is_over
        if done >= epoch:
            return 0
        batches, position = self._order.batches, self._order.position
        if position % batches.rows == 0:
            return (epoch - done) * self.updates_per_epoch
        left = batches.rows - position % batches.rows
        return -(-left // batches.size) + (epoch - done - 1) * self.updates_per_epoch

    def go_on(self) -> None:
        """Let a run that stopped go on: ``max_epochs`` epochs more, patience anew, or once more after diverging."""
        # early stopping puts the best parameters back, and no script goes on from there
        self.touched = self.touched or self.stopped in ("patience", "diverged")
        self.stopped = None
        self.divergence = None
        self._epochs_without_gain = 0
        limit = self.experiment.training.max_epochs
        if limit is not None and self._reached_goal():
            self._epoch_goal = self.epoch + limit

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
        before, after = self.experiment.training, experiment.training
        activations_changed = self.experiment.network != experiment.network
        self.touched = self.touched or (self.update > 0 and (activations_changed or _steers(before, after)))
        self.experiment = experiment
        self.network = Network(experiment.network.layers, self.dataset.features)
        same_optimizer = before.optimizer == after.optimizer
        kept = (self._optimizer.state, self._optimizer.steps) if same_optimizer else None
        self._bind(kept)
        if before.max_epochs != after.max_epochs:
            self._epoch_goal = after.max_epochs
        if before != after and not self._reached_goal():
            self.stopped = None
            self.divergence = None
            self._epochs_without_gain = 0
        if (before.loss, before.huber_delta) != (after.loss, after.huber_delta):
            self._restart_history()
        elif activations_changed:
            # the best parameters so far were the best of another function
            self.history.forget_best()

    def snapshot(self) -> Snapshot:
        """A copy of this moment; of a large network ``Interrupted`` may be raised."""
        # of a large network, the best so far is kept twice only for early stopping
        small = self.network.size <= SMALL_THETA
        best = self.trajectory.best if small or self.experiment.training.patience is not None else None
        if best is None:
            return self._snapshot(self._copies(), None, None, math.inf)
        return self._snapshot(self._copies(), best, self.history.best_epoch, self.history.best_valid)

    def _copies(self) -> Copies:
        return copies(self.network, self._optimizer, self.previous_theta, self._ask)

    def _snapshot(
        self, copied: Copies, best: Snapshot | None, best_epoch: int | None, best_valid: float
    ) -> Snapshot:
        """This moment, which is the best one itself where there is a ``best_epoch`` and no ``best``."""
        return Snapshot(
            experiment=self.experiment,
            update=self.update,
            epoch=self.epoch,
            theta=copied.theta,
            optimizer_state=copied.optimizer_state,
            optimizer_steps=copied.optimizer_steps,
            position=self._order.position,
            order=self._order.state,
            epoch_loss=self._epoch_loss,
            epoch_rows=self._epoch_rows,
            epochs_without_gain=self._epochs_without_gain,
            epoch_goal=self._epoch_goal,
            touched=self.touched,
            dataset=self.dataset,
            rows=None if self._order.rows is self._sets[0] else self._order.rows,
            best_epoch=best_epoch,
            best_valid=best_valid,
            best=best,
            before=copied.before,
            update_ratio=copied.update_ratio,
        )

    def join(self, experiment: Experiment, dataset: Dataset) -> None:
        """Take over other points: they are measured at once and trained on from the next epoch on, scaled as before.

        ``dataset`` holds the points of ``experiment`` with this run's scaling, and all else that ``experiment`` changes
        can be applied. Validation losses on other points cannot be compared: patience begins anew.
        """
        self.apply(msgspec.structs.replace(experiment, data=self.experiment.data))
        self._settle_now()
        self.experiment = experiment
        self.touched = True
        self._use(dataset)
        with torch.inference_mode():
            self._valid = Validation(*self._sets[1])
        self.history.forget_best()
        self._epochs_without_gain = 0
        if self.stopped is not None and not self._reached_goal():
            self.stopped = None
            self.divergence = None

    def checkpoint(self) -> Checkpoint:
        """A copy of everything this run is."""
        self._settle_now()
        with self._uninterrupted(), torch.inference_mode():
            now = self.snapshot()
        return Checkpoint(now, self.history.copy(), self.trajectory.copy(), self.stopped, self.divergence)

    def restore(self, checkpoint: Checkpoint) -> None:
        """Become the run that ``checkpoint`` was taken of; its shapes and data must be this trainer's."""
        now = checkpoint.now
        self.experiment = now.experiment
        self.network = Network(self.experiment.network.layers, self.dataset.features)
        with torch.inference_mode():
            self.theta.copy_(now.theta)
            if now.dataset is not None and now.dataset is not self.dataset:
                self._use(now.dataset)
            self._order.restore(now, self._sets[0])
        self._bind()
        with torch.inference_mode():
            for name, state in now.optimizer_state.items():
                self._optimizer.state[name].copy_(state)
        self._optimizer.steps = now.optimizer_steps
        self.update = now.update
        self.epoch = now.epoch
        self._epoch_loss = now.epoch_loss
        self._epoch_rows = now.epoch_rows
        self.history = checkpoint.history.copy()
        self.trajectory = checkpoint.trajectory.copy()
        self._epochs_without_gain = now.epochs_without_gain
        self._epoch_goal = now.epoch_goal
        self.stopped = checkpoint.stopped
        self.divergence = checkpoint.divergence
        self.touched = now.touched

    @property
    def previous_theta(self) -> Tensor | None:
        """The parameters before the last update, until the next one; ``None`` before the first."""
        return None if self._blocks.last.empty else self._blocks.last.theta

    @property
    def optimizer_state(self) -> tuple[Mapping[str, Tensor], int]:
        """What the optimiser remembers, until the next update: its tensors, and the steps it has done."""
        return self._optimizer.state, self._optimizer.steps

    def next_batch(self) -> tuple[Tensor, Tensor]:
        """Copies of the rows (x, y) that the next update will use."""
        with torch.inference_mode():
            return self._order.coming(self._sets[0])

    def batch_after(self, snapshot: Snapshot) -> tuple[Tensor, Tensor]:
        """The rows (x, y) that the update after ``snapshot``, one of this run's, used."""
        return batch_after(snapshot, self._training_rows(snapshot.dataset))

    def _training_rows(self, dataset: Dataset | None) -> tuple[Tensor, Tensor]:
        """The training set of ``dataset``, of which it may be an earlier one, in scaled units."""
        if dataset is None or dataset is self.dataset:
            return self._sets[0]
        x, y = dataset.scaled(0)
        return torch.from_numpy(x).float(), torch.from_numpy(y).float()

    def set_parameter(self, parameter: Parameter, value: float) -> None:
        """Set one parameter by hand; the run goes on from there. The last update can then no longer be undone."""
        weight, bias = self.network.layout[parameter.layer].views(self.theta)
        with torch.inference_mode():
            if parameter.source is None:
                bias[parameter.unit] = value
            else:
                weight[parameter.unit, parameter.source] = value
        self._blocks.last.empty = True
        if self.update == 0:
            self.start_from(self.theta)
        else:
            self.touched = True

    def start_from(self, theta: Tensor) -> None:
        """Begin with these parameters instead of drawn ones; call it before the first update."""
        with torch.inference_mode():
            self.theta.copy_(theta)
            self.trajectory = Trajectory()
            self._restart_history()
            with self._uninterrupted():
                self.trajectory.offer(0, self._moment)

    def predict(self, subset: int) -> Tensor:
        """ŷ (rows, 1) of a whole subset, scaled units."""
        return predict(self.network, self.theta, self._sets[subset][0], self._ask)

    def metrics(self, subset: int) -> Metrics | None:
        """How well a whole subset is predicted now; ``None`` for an empty one."""
        return measure(self.experiment, self.dataset, self.predict(subset), self._sets[subset][1])

    def _use(self, dataset: Dataset) -> None:
        """Measure on these data from now on."""
        self.dataset = dataset
        scaled = [dataset.scaled(subset) for subset in range(3)]
        self._sets = [(torch.from_numpy(x).float(), torch.from_numpy(y).float()) for x, y in scaled]

    def _bind(self, kept: tuple[dict[str, Tensor], int] | None = None) -> None:
        """Build what depends on activations, optimiser and batch size, for the rest of the epoch.

        ``kept`` are the optimiser's state and steps to go on with.
        """
        training = self.experiment.training
        with torch.inference_mode():
            self._order.bind(training.batch_size)
            self._updates = Updates(self.network, self.theta, self.gradient, training, self._ask)
            self._optimizer = self._updates.optimizer
            if kept is not None:
                self._optimizer.state, self._optimizer.steps = kept
            self._blocks = Blocks(self.theta, self._updates, self._ask)
            self._valid = Validation(*self._sets[1])
        self._valid_now = math.nan  # the validation loss after the block that was done last
        self._singly_until = 0  # epochs up to this update are done one by one: in one of them the run diverges

    def _ask(self) -> None:
        if self.interrupted():
            raise Interrupted

    def _begin_segment(self) -> None:
        if self._order.begin_segment(self._sets[0], self.experiment.training.batch_size):
            self._updates.other_batches()

    def _run_block(self, count: int) -> None:
        """``count`` updates within the segment, then record and check them; fewer when they diverged.

        Raises ``Interrupted`` with nothing done.
        """
        first, end = self._order.next, self._order.next + count
        self._valid_now = math.nan
        valid = self._valid.with_buffers(self._updates) if self._order.ends_after(count) else []
        done = self._blocks.run(self._order.batches, first, end, self.learning_rate, valid)
        if done is None:
            self._clear_gradient()
            self._find_divergence(first, end)
            return
        self._valid_now = done.valids[0]
        self._finish_block(count, done.losses, done.totals[0])

    def _epochs_at_once(self, updates: int) -> int:
        """How many of the epochs that come next can be done in one go, within ``updates`` updates."""
        order, training = self._order, self.experiment.training
        if self.network.size > SMALL_THETA or self.update < self._singly_until or self._valid.in_parts:
            return 0
        if not (order.goes_on_with(self._sets[0]) and self._updates.does_epochs(order.batches)):
            return 0
        each = order.batches.count
        # a snapshot is offered when it is due, as after single epochs
        epochs = min(updates // each, SEGMENT // each, -(-self.trajectory.due(self.update) // each))
        if self._epoch_goal is not None:
            epochs = min(epochs, self._epoch_goal - self.epoch)
        if training.patience is not None:
            epochs = min(epochs, training.patience - self._epochs_without_gain)
        return epochs

    def _run_epochs(self, updates: int) -> bool:
        """Several whole epochs in one go, within ``updates`` updates, recorded; ``False`` with nothing done if not."""
        epochs = self._epochs_at_once(updates)
        if epochs < 2:
            return False
        training, each = self.experiment.training, self._order.batches.count
        drawn = self._order.draw(epochs)
        rates = [learning_rate(training, self.epoch + later) for later in range(epochs)]
        valid, lowest = self._valid.with_buffers(self._updates), self.history.best_valid
        done = self._blocks.run_epochs(self._order.batches, drawn.orders, rates, valid, lowest)
        if done is None:
            self._order.take_back(drawn)
            self._singly_until = self.update + epochs * each
            return False
        self._record_epochs(drawn, *done)
        return True

    def _record_epochs(self, drawn: Drawn, done: Outcome, best: list[Tensor]) -> None:
        """Record several epochs, ``best`` being what ``Blocks.run_epochs`` has of the best one."""
        optimizer, each = self._optimizer, self._order.batches.count
        steps, rows = optimizer.steps - each * len(done.totals), self._order.batches.rows
        self.history.add_batches(self.update + 1, done.losses.numpy())
        self._losses = done.losses
        for epoch, (total, valid) in enumerate(zip(done.totals, done.valids, strict=True)):
            self.epoch += 1
            self.update += each
            self._order.end_epoch(drawn, epoch)
            better = self.history.add_epoch(self.epoch, self.update, total / rows, valid)
            self._epochs_without_gain = 0 if better else self._epochs_without_gain + 1
            if epoch == done.best:
                theta, *state, before = best
                kept = dict(zip(optimizer.state, state, strict=True))
                copied = Copies(theta, kept, steps + each * (epoch + 1), before, None)
                self.trajectory.best = self._snapshot(copied, None, self.epoch, valid)
        self._stop_if_due()

    def _finish_block(self, count: int, losses: Tensor, total: float) -> None:
        """Record so many updates; ``total`` sums their ``losses`` over all rows."""
        self.history.add_batches(self.update + 1, losses.numpy())
        self._losses = losses
        self._epoch_loss += total
        self.update += count
        self._epoch_rows += self._order.use(count)

    @property
    def _epoch_is_over(self) -> bool:
        """Whether every row of the epoch was used, and that is not yet recorded."""
        return self._order.position == self._order.batches.rows and self._epoch_rows > 0

    def _settle_now(self) -> None:
        """Record an epoch that is over, however long that takes."""
        with self._uninterrupted(), torch.inference_mode():
            self._settle()

    @contextmanager
    def _uninterrupted(self) -> Iterator[None]:
        """What is begun here is done, however long that takes."""
        interrupted, self.interrupted = self.interrupted, lambda: False
        try:
            yield
        finally:
            self.interrupted = interrupted

    def _settle(self) -> None:
        """Record an epoch that is over; raises ``Interrupted`` with nothing done."""
        if not self._epoch_is_over:
            return
        valid = self._valid_loss() if math.isnan(self._valid_now) else self._valid_now
        self._record_epoch(self.epoch + 1, self._epoch_loss / self._epoch_rows, valid)
        self._stop_if_due()

    def _stop_if_due(self) -> None:
        training = self.experiment.training
        if training.patience is not None and self._epochs_without_gain >= training.patience:
            self.stopped = "patience"
            best = self.trajectory.best
            self.theta.copy_(self.trajectory.thetas[0] if best is None else best.theta)
        elif self._reached_goal():
            self.stopped = "max_epochs"

    def _reached_goal(self) -> bool:
        return self._epoch_goal is not None and self.epoch >= self._epoch_goal

    def _train_loss(self) -> float:
        """The loss on the whole training set."""
        return loss_value(self.experiment.training, self.predict(0), self._sets[0][1])

    def _valid_loss(self) -> float:
        """The loss on the validation set, nan without one."""
        if self._valid.in_parts:
            return loss_value(self.experiment.training, self.predict(1), self._sets[1][1])
        return self._valid.loss(self._updates, self.experiment.training)

    def _record_epoch(self, epoch: int, train: float, valid: float) -> None:
        """Record the losses of the epoch that ends here; keep this moment if it is the best so far.

        Raises ``Interrupted`` with nothing done.
        """
        copied = self._copies() if valid < self.history.best_valid else None
        self.epoch = epoch
        better = self.history.add_epoch(epoch, self.update, train, valid)
        self._epoch_loss = 0.0
        self._epoch_rows = 0
        self._epochs_without_gain = 0 if better else self._epochs_without_gain + 1
        if copied is not None:
            self.trajectory.best = self._snapshot(copied, None, self.history.best_epoch, self.history.best_valid)

    def _moment(self) -> Snapshot:
        """A copy of this moment, the one that is kept as the best if it is just that."""
        best = self.trajectory.best
        return best if best is not None and best.update == self.update else self.snapshot()

    def _restart_history(self) -> None:
        self.history = LossHistory()
        self.trajectory.best = None
        with self._uninterrupted(), torch.inference_mode():
            self._record_epoch(self.epoch, self._train_loss(), self._valid_loss())
        self._epochs_without_gain = 0

    def _find_divergence(self, first: int, end: int) -> None:
        """Repeat a block that went wrong one update at a time, and stop at the first one that fails."""
        batches = self._order.batches
        for index in range(first, end):
            rows = batches.views[index][3]
            loss, done = self._blocks.run_one(batches, index, self.learning_rate)
            if done is None:
                self._diverged(self._updates.pass_over(rows), loss)
                return
            self._finish_block(1, done.losses, loss * rows)

    def _diverged(self, failed: Pass, loss: float) -> None:
        """Stop before the update that ``failed`` was the pass of, with ``loss``.

        If it was the loss that failed, then the update before led to it: that one is undone too, so that the run can
        go on from where the loss was still one.
        """
        before = self.theta.clone() if self._blocks.last.empty else self._blocks.last.theta
        self.stopped = "diverged"
        self.divergence = Divergence.found(
            self.experiment,
            self.network,
            failed,
            before,
            self.theta,
            self.gradient,
            update=self.update + 1,
            loss=loss,
            loss_before=float(self._losses[-1]),
            learning_rate=self.learning_rate,
        )
        self._clear_gradient()
        if not loss <= MAX_LOSS and not self._blocks.last.empty:
            self._blocks.last.put_back()
            self._blocks.last.empty = True

    def _clear_gradient(self) -> None:
        """Clipping by a norm that is no number has spread it into the padding, which a backward pass never writes."""
        self.gradient.zero_()


def _steers(before: Training, after: Training) -> bool:
    """Whether the two lead a run to other parameters; how many epochs it has does not."""
    first, second = (msgspec.structs.replace(training, max_epochs=None) for training in (before, after))
    return first != second
