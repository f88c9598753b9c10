"""One update worked out on copies: what the trainer would do next, with nothing of it touched."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
import torch
from torch import Tensor

from playground.losses import loss_value
from playground.optimizers import OPTIMIZER_CLASSES, GradientClip
from playground.walk import Matrix, Preview, Trial
from playground.written import Rows, Written, matrix

FACTORS = (0.1, 0.3, 1.0, 3.0, 10.0)
"""Multiples of the learning rate that a preview tries."""


class OptimizerState(msgspec.Struct, frozen=True):
    """What an optimiser remembers: its tensors by name, each as long as ``theta``, and the steps it has done."""

    state: Mapping[str, Tensor]
    steps: int


class NextUpdate:
    """The next update, in the trainer's operations and their order: the same bits.

    ``theta`` and ``optimizer`` hold what the last ``make`` made, and are written to by the next one. ``gradient`` is
    the gradient after L1 and clipping, that the optimiser is given.
    """

    def __init__(self, written: Written, before: OptimizerState) -> None:
        self._written = written
        self._before = before
        self.theta = written.theta.clone()
        self.gradient = penalised(written)
        training = written.training
        if training.clip_norm is not None:
            GradientClip(self.gradient, written.network.tensors(self.gradient)).apply(training.clip_norm)
        self._rule = OPTIMIZER_CLASSES[training.optimizer](self.theta, self.gradient)

    @property
    def optimizer(self) -> OptimizerState:
        """What the optimiser remembers after the update."""
        return OptimizerState(self._rule.state, self._rule.steps)

    def make(self, rate: float) -> Tensor:
        """The parameters (size,) after the update with learning rate ``rate``."""
        self.theta.copy_(self._written.theta)
        for name, state in self._before.state.items():
            self._rule.state[name].copy_(state)
        self._rule.steps = self._before.steps
        self._rule.step(rate, self._written.training)
        return self.theta


def penalised(written: Written) -> Tensor:
    """A copy of the gradient, L1 added if it is on: what clipping shortens."""
    gradient = written.gradient.clone()
    if written.training.l1 != 0.0:
        gradient.add_(torch.sign(written.theta), alpha=written.training.l1)
    return gradient


def preview(
    written: Written,
    optimizer: OptimizerState,
    rate: float,
    train: Rows | None = None,
    grid_x: Tensor | None = None,
    ask: Callable[[], None] = lambda: None,
) -> Preview:
    """Loss and fit before this update and after it, with ``FACTORS`` times the learning rate ``rate``.

    ``train`` are the training rows for the second loss, those of ``written`` where there are none; ``grid_x``
    (points, inputs), scaled, is where the fit is drawn. How many they are is for the caller to bound. ``ask`` is called
    between the trials, and may raise.
    """
    forward = written.network.forward
    rows = written.x, written.target
    train_x, train_y = train if train is not None else rows
    update = NextUpdate(written, optimizer)

    def measured(theta: Tensor) -> tuple[float, float, Matrix | None]:
        ask()
        fit = None if grid_x is None else matrix(forward(theta, grid_x)[:, 0])
        loss, train_loss = (
            loss_value(written.training, forward(theta, x), y) for x, y in (rows, (train_x, train_y))
        )
        return loss, train_loss, fit

    trials = tuple(
        Trial(factor, factor * rate, *measured(update.make(factor * rate))) for factor in FACTORS
    )
    loss, train_loss, fit = measured(written.theta)
    return Preview(loss, train_loss, len(train_x), fit, trials)
