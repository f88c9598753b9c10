"""Several whole epochs of many networks in one call of TorchScript, with the validation set after each.

Nothing happens between them but updates: the rows of all are gathered before, the losses computed from the outputs
together afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import torch
from torch import Tensor

from playground.batched import SharedBatches, Stack
from playground.batched_loop import KEPT_FUNCTIONS, BatchedLoop, columns, forward_of, indented, names, update_of
from playground.batched_products import Forms, runs_lines
from playground.batches import SEGMENT, flat
from playground.experiment import Training
from playground.layout import aligned
from playground.losses import LOSS_FUNCTIONS
from playground.optimizers import Optimizer, Saved
from playground.scripted import Activations, compiled

MOST_NUMBERS = 1 << 19
"""Outputs of all networks and features of the epochs of one call, at most: two megabytes."""
SETTINGS = ["rates: List[float]", *(f"{name}: float" for name in ("l1", "l2", "momentum", "delta", "clip_norm"))]


class EpochLosses(NamedTuple):
    """Mean losses of the batches (epochs · batches, runs); of each epoch (epochs, runs) the sums over all rows, in
    float64, and the mean losses of the validation set, nan without one."""

    batches: Tensor
    totals: Tensor
    valid: Tensor


class EpochLoop:
    """Whole epochs of ``optimizer``'s parameters, those of ``stack``: ``rows`` rows in batches of at most ``size``.

    ``loop`` gives the loop for batches of so many rows, ``valid`` are the features and targets of the validation set.
    Call it in inference mode.
    """

    def __init__(
        self,
        stack: Stack,
        optimizer: Optimizer,
        training: Training,
        rows: int,
        size: int,
        loop: Callable[[int], BatchedLoop],
        valid: tuple[Tensor, Tensor],
    ) -> None:
        self._optimizer, self._training, self._runs = optimizer, training, stack.runs
        self._whole, short = divmod(rows, size)
        loops = [loop(count) if count else None for count in (size, short, len(valid[0]))]
        used = [each for each in loops if each is not None]
        most = most_epochs(stack, rows, size, len(valid[0]))
        self._parts = [
            _Part(stack.runs, stack.network.inputs, most, count, own)
            for count, own in zip((self._whole, 1), loops[:2], strict=True)
            if own is not None
        ]
        self._columns = [column for part in self._parts for column in part.batches.columns]
        self._valid: SharedBatches | None = None
        if looking := loops[2]:
            x, y = valid
            x = torch.cat([x, x[-1:].expand(looking.padded - len(x), -1)])
            self._valid = SharedBatches(stack.runs, [x] * most, y.expand(most, *y.shape))
            self._columns += self._valid.columns
        self._given = torch._C.ScriptList([*used[0].shared, *(tensor for each in used for tensor in each.buffers)])
        self._singles = used[0].singles
        activations = tuple((layer.activation, layer.slope) for layer in stack.network.hidden)
        forms = tuple(() if each is None else each.forms for each in loops)
        own_names = tuple(optimizer.tensors())
        self._run = _function(activations, forms, training.loss, training.optimizer, own_names)

    def run(self, x: Tensor, y: Tensor, orders: Tensor, rates: list[float], before_last: Saved) -> EpochLosses:
        """Epochs with the rows of ``x`` and ``y`` in these ``orders`` (epochs, rows), with learning ``rates``.

        ``before_last`` keeps what was before the last update.
        """
        training, steps, first = self._training, self._optimizer.steps, 0
        for part in self._parts:
            part.fill(x, y, orders[:, first : first + part.rows])
            first += part.rows
        updates = len(rates) * sum(part.count for part in self._parts)
        live, kept = before_last.tensors(steps + updates - 1)
        settings = (training.l1, training.l2, training.momentum, training.huber_delta, training.clip_norm or 0.0)
        lists = (*self._columns, live, kept, self._singles, self._given)
        self._run(*lists, rates, *settings, steps, self._whole)
        self._optimizer.steps = steps + updates
        return self._losses(len(rates))

    def _losses(self, epochs: int) -> EpochLosses:
        """Out of the outputs that were left by so many epochs."""
        terms, delta = LOSS_FUNCTIONS[self._training.loss].terms, self._training.huber_delta
        batches, totals = [], torch.zeros(epochs, self._runs, dtype=torch.float64)
        for part in self._parts:
            used, shared = epochs * part.count, part.batches
            means = terms(shared.outputs[:used], shared.targets[:used], delta).mean(2).view(epochs, part.count, -1)
            batches.append(means)
            totals += means.double().sum(1) * shared.rows
        if self._valid is None:
            valid = torch.full((epochs, self._runs), torch.nan)
        else:
            looked = self._valid
            valid = terms(looked.outputs[:epochs], looked.targets[:epochs], delta).sum(2) / looked.rows
        return EpochLosses(torch.cat(batches, 1).flatten(0, 1), totals, valid)


def most_epochs(stack: Stack, rows: int, size: int, valid_rows: int) -> int:
    """Epochs of ``rows`` rows, in batches of ``size``, that can be done in one call; less than two of long ones."""
    numbers = stack.runs * (rows + valid_rows) + stack.network.inputs * rows
    return min(SEGMENT // -(-rows // size), MOST_NUMBERS // numbers)


class _Part:
    """Room for the batches of ``loop``'s rows, ``count`` an epoch, of so many ``epochs``."""

    def __init__(self, runs: int, inputs: int, epochs: int, count: int, loop: BatchedLoop) -> None:
        self.count, self.rows = count, count * loop.rows
        padded, used = loop.padded, count * loop.padded
        # each epoch where memory of its own would start, as a single one does: there products have the same last bits
        self._step = aligned(used)
        first = torch.arange(count)[:, None] * loop.rows
        inside = (first + torch.arange(padded).clamp(max=loop.rows - 1)).flatten()  # padding repeats a row
        inside = torch.cat([inside, inside[:1].expand(self._step - used)])
        self._places = (torch.arange(epochs)[:, None] * self.rows + inside).flatten()
        self._padded = self._step != self.rows
        self._x, self._y = torch.zeros(len(self._places), inputs), torch.zeros(epochs * self.rows, 1)
        epoch_x = self._x.view(epochs, self._step, inputs)[:, :used].unbind()
        x = [batch for whole in epoch_x for batch in whole.view(count, padded, inputs).unbind()]
        self.batches = SharedBatches(runs, x, self._y.view(epochs * count, loop.rows, 1))

    def fill(self, x: Tensor, y: Tensor, orders: Tensor) -> None:
        """Gather the rows of ``x`` and ``y`` in these ``orders`` (epochs, rows of this part)."""
        rows, used = orders.reshape(-1), len(orders) * self._step
        padded = torch.index_select(rows, 0, self._places[:used]) if self._padded else rows
        torch.index_select(flat(x), 0, padded, out=flat(self._x[:used]))
        torch.index_select(flat(y), 0, rows, out=flat(self._y[: len(rows)]))


@lru_cache(KEPT_FUNCTIONS)
def _function(
    activations: Activations, forms: tuple[tuple[Forms, ...], ...], loss: str, optimizer: str, own: tuple[str, ...]
) -> Any:
    return compiled(source(activations, forms, loss, optimizer, own))


def source(
    activations: Activations, forms: tuple[tuple[Forms, ...], ...], loss: str, optimizer: str, own: tuple[str, ...]
) -> str:
    """TorchScript of the epochs.

    ``forms`` are those of whole batches, of a short last one and of the validation set, empty where there is none.
    """
    usual, short, looking = forms
    prefixes = [prefix for prefix, products in zip(("", "s", "v"), forms, strict=True) if products]
    copy = "    torch._foreach_copy_(kept, live)"
    last = "last = -1" if short else "last = len(rates) * whole - 1"
    body = [
        "rate = rates[epoch]",
        "for k in range(epoch * whole, epoch * whole + whole):",
        *indented(1, ["if k == last:", copy, *update_of(activations, usual, loss, optimizer, "k")]),
    ]
    if short:
        body += ["if epoch == len(rates) - 1:", copy, *update_of(activations, short, loss, optimizer, "epoch", "s")]
    if looking:
        body += forward_of(activations, looking, "epoch", "v")
    lists = [f"{name}: List[Tensor]" for name in ("live", "kept", "singles", "given")]
    heads = [column for prefix in prefixes for column in columns(prefix)]
    lines = [
        f"def run({', '.join([*heads, *lists, *SETTINGS, 'steps: int', 'whole: int'])}):",
        *indented(1, [*names(len(usual), own, prefixes), *runs_lines(body), last]),
        "    for epoch in range(len(rates)):",
        *indented(2, body),
    ]
    return "\n".join([*lines, ""])
