"""The hot loop: forward, loss, backward and step with one batch after the other, in Python or without it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from playground.batches import Batches
from playground.experiment import Training
from playground.long_pass import pass_of
from playground.losses import LOSS_FUNCTIONS
from playground.network import Network, Pass
from playground.optimizers import OPTIMIZER_CLASSES, GradientClip, InPieces, Optimizer, Saved
from playground.scripted import Outcome, ScriptedLoop, buffers

LONG_THETA = 2_000_000
"""Floats from which parameters are updated in pieces."""
FEWEST_SCRIPTED = 4
"""Updates in one go from which it pays to call the loop that runs without Python."""


class Updates:
    """Updates of ``theta`` (size,) as ``training`` says; other activations, settings or batches need others.

    Of a large network ``ask`` is called now and then, and may raise ``Interrupted``. Call it in inference mode.
    """

    def __init__(
        self, network: Network, theta: Tensor, gradient: Tensor, training: Training, ask: Callable[[], None]
    ) -> None:
        self._network, self._theta, self._gradient = network, theta, gradient
        self._training = training
        self._ask = ask
        self.in_pieces = len(theta) > LONG_THETA
        self.optimizer: Optimizer = (
            InPieces(training.optimizer, theta, gradient, ask)
            if self.in_pieces
            else OPTIMIZER_CLASSES[training.optimizer](theta, gradient)
        )
        self._clip = GradientClip(gradient, network.tensors(gradient))
        self._passes: dict[int, Pass] = {}
        self._scripted: ScriptedLoop | None = None
        self._buffers_of: dict[int, list[Tensor]] = {}

    def run(
        self,
        batches: Batches,
        first: int,
        end: int,
        rate: float,
        before_last: Saved | None = None,
        valid: Sequence[Tensor] = (),
    ) -> Outcome:
        """Updates with the batches ``first`` to ``end`` of the segment; ``before_last`` keeps what was before the last.

        ``valid`` is a validation set with its ``buffers``, whose loss is told if the loop does without Python.
        """
        training = self._training
        if end - first >= FEWEST_SCRIPTED and training.clip_norm is None:
            loop = self._loop(batches.size)
            if loop is not None:
                rows = batches.views[end - 1][3]
                short = () if rows == batches.size else self.buffers(rows)
                return loop.run(batches, first, end, [rate], training, before_last, short, valid)
        differentiate = LOSS_FUNCTIONS[training.loss].backward
        delta, l1, clip_norm = training.huber_delta, training.l1, training.clip_norm
        step, passes = self.optimizer.step, self._passes
        views = batches.views[first:end]
        last = views[-1]
        for batch in views:
            if batch is last and before_last is not None:
                before_last.keep()
            x, y, output, rows = batch
            now = passes.get(rows) or self.pass_over(rows)
            now.forward(x, output)
            differentiate(output, y, delta, now.dz[-1])
            now.backward(x)
            if l1 != 0.0:
                self._gradient.add_(torch.sign(self._theta), alpha=l1)
            if clip_norm is not None:
                self._clip.apply(clip_norm)
            step(rate, training)
        outputs, targets, weights, shares = batches.measured(first, end)
        losses = LOSS_FUNCTIONS[training.loss].terms(outputs, targets, delta).mul_(weights).sum(1)
        total = float(torch.dot(losses.double(), shares))
        return Outcome(losses, [total], float(torch.dot(self._theta, self._theta)), [math.nan])

    def does_epochs(self, batches: Batches, epochs: int) -> bool:
        """Whether ``run_epochs`` can be called for so many epochs of these batches, and pays."""
        pays = epochs * batches.count >= FEWEST_SCRIPTED and self._training.clip_norm is None
        return pays and batches.whole and self._loop(batches.size) is not None

    def run_epochs(
        self,
        batches: Batches,
        orders: Sequence[Tensor],
        rates: list[float],
        before_last: Saved,
        valid: Sequence[Tensor],
        best: Sequence[Tensor],
        lowest: float,
    ) -> Outcome:
        """Whole epochs without Python, of these ``orders`` and learning ``rates``; the rest as ``ScriptedLoop.run``."""
        loop = self._loop(batches.size)
        assert loop is not None  # see ``does_epochs``
        rows = batches.views[-1][3]
        short = () if rows == batches.size else self.buffers(rows)
        return loop.run(
            batches, 0, batches.count, rates, self._training, before_last, short, valid, orders, best, lowest
        )

    def other_batches(self) -> None:
        """The batches are of another size from now on."""
        self._scripted = None

    def pass_over(self, rows: int) -> Pass:
        """The pass over so many rows, whose buffers are written again and again."""
        if rows not in self._passes:
            self._passes[rows] = pass_of(self._network, self._theta, self._gradient, rows, self._ask)
        return self._passes[rows]

    def buffers(self, rows: int) -> list[Tensor]:
        """What the loop without Python needs of a pass over so many rows; nothing if that is done in pieces."""
        if rows not in self._buffers_of:
            own = self.pass_over(rows)
            self._buffers_of[rows] = buffers(own) if type(own) is Pass else []
        return self._buffers_of[rows]

    def _loop(self, size: int) -> ScriptedLoop | None:
        """The loop without Python, for batches of this size; ``None`` where updates are done in pieces."""
        if self._scripted is None and not self.in_pieces:
            usual = self.pass_over(size)
            if type(usual) is Pass:
                self._scripted = ScriptedLoop(self._network, usual, self.optimizer, self._training)
        return self._scripted
