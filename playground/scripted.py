"""The hot loop as TorchScript: the same kernels in the same order, without Python between them, and without its lock.

An update of a small network is some twenty kernels of half a microsecond, and Python takes as long to call each of
them. TorchScript's interpreter takes less, and the window's thread has Python to itself meanwhile. The source is put
together from what the tables of activations, losses and optimisers say; the bits are those of the loop in Python.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import torch
from torch import Tensor

from playground.activations import ACTIVATIONS
from playground.batches import Batches
from playground.experiment import Training
from playground.losses import LOSS_FUNCTIONS, MEAN
from playground.network import Network, Pass
from playground.optimizers import OPTIMIZER_CLASSES, Optimizer, Saved

NAN = "float('nan')"
KEPT_FUNCTIONS = 8
"""Compiled loops that are remembered; compiling one takes some milliseconds, and each takes a megabyte or two."""
NUMBERS = [
    *(f"{name}: float" for name in ("rate", "l1", "l2", "momentum", "delta")),
    *(f"{name}: int" for name in ("first", "end", "steps")),
]
"""The numbers that a loop is given, as they stand in its head; the rate may come from elsewhere."""
LAST_LINE = "last = end - 1 if len(kept) > 0 else -1"
"""The update before which what there is is copied, if it is to be kept."""
ONCE_LINE = "over_rows = [0]"
"""A list that stands in a loop is made every time, since nothing is optimised."""
COPY_LINES = ["if k == last:", "    torch._foreach_copy_(kept, live)"]
L1_LINES = ["if l1 != 0.0:", "    gradient.add_(torch.sign(theta), alpha=l1)"]

Activations = Sequence[tuple[str, float]]
"""Names and slopes of the hidden layers' activations."""


class Outcome(NamedTuple):
    """What some updates of an epoch came to, or those of several epochs.

    ``losses`` are the means of their batches, ``square`` is ‖theta‖² after the last of them. Of each epoch, ``totals``
    are the sums over all rows that were used, ``valids`` the mean losses of the validation set at the end, nan if they
    were not asked for. ``best`` is the last epoch whose validation loss was lower than all before, -1 if none was.
    """

    losses: Tensor
    totals: list[float]
    square: float
    valids: list[float]
    best: int = -1


class Penalties(NamedTuple):
    """Which of them there are. What there is not is not asked for at every update."""

    l1: bool
    l2: bool


class ScriptedLoop:
    """Updates of ``optimizer``'s parameters with batches that all have the rows of ``usual``.

    Call it in inference mode, with training settings of the same loss, optimiser and penalties, and without clipping.
    """

    def __init__(self, network: Network, usual: Pass, optimizer: Optimizer, training: Training) -> None:
        self._optimizer = optimizer
        more = optimizer.tensors()
        activations = tuple((layer.activation, layer.slope) for layer in network.hidden)
        penalties = Penalties(training.l1 != 0.0, training.l2 != 0.0)
        self._train = _compiled(activations, training.loss, training.optimizer, tuple(more), penalties)
        tensors = [optimizer.theta, optimizer.gradient, *more.values()]
        for layout in network.layout:
            (weight, bias), (weight_gradient, bias_gradient) = map(layout.views, (optimizer.theta, optimizer.gradient))
            tensors += [weight, weight.t(), bias, weight_gradient, bias_gradient]
        # such a list is handed over as it is, a list of Python's tensor by tensor
        self._tensors = torch._C.ScriptList([*tensors, *buffers(usual)])
        self._columns: object = None
        self._lists: list[torch._C.ScriptList[Tensor]] = []

    def run(
        self,
        batches: Batches,
        first: int,
        end: int,
        rates: list[float],
        training: Training,
        before_last: Saved | None = None,
        short: Sequence[Tensor] = (),
        valid: Sequence[Tensor] = (),
        orders: Sequence[Tensor] = (),
        best: Sequence[Tensor] = (),
        lowest: float = math.nan,
    ) -> Outcome:
        """Updates with the batches ``first`` to ``end``; ``before_last`` keeps what was before the last of them.

        ``short`` are the ``buffers`` of a pass over fewer rows, if the last batch has fewer. ``valid`` are features,
        targets, room for outputs and the ``buffers`` of a pass over the validation set, if its loss is wanted.
        ``orders`` are those of several epochs, whose batches are gathered here, and ``rates`` their learning rates.
        ``best`` is room for parameters, optimiser state and the parameters before the last update of the epoch whose
        validation loss is the lowest and lower than ``lowest``.
        """
        if batches.columns is not self._columns:
            self._columns = batches.columns
            self._lists = [torch._C.ScriptList(column) for column in batches.columns]
        steps = self._optimizer.steps
        updates = len(rates) * (end - first)
        live, kept = ([], []) if before_last is None else before_last.tensors(steps + updates - 1)
        settings = (rates, lowest, training.l1, training.l2, training.momentum, training.huber_delta)
        lists = (*self._lists, live, kept, short, valid, self._tensors, batches.gathered, orders, best)
        outcome = self._train(*lists, *batches.measured(first, end), *settings, first, end, steps)
        self._optimizer.steps = steps + updates
        return Outcome(*outcome)


def buffers(prepared: Pass) -> list[Tensor]:
    """What a pass writes between its layers: ∂L/∂z and its transpose, z, the activation and its gradient of each.

    Last ∂L/∂ŷ, its transpose, and ones of its shape.
    """
    found = []
    for z, a, dz, da in zip(prepared.z, prepared.a, prepared.dz, prepared.da, strict=False):
        found += [dz, dz.t(), z, a, da]
    last = prepared.dz[-1]
    # a gradient of ones for each row: a single one for all of them would have to be spread
    return [*found, last, last.t(), torch.ones_like(last)]


@lru_cache(KEPT_FUNCTIONS)
def _compiled(
    activations: tuple[tuple[str, float], ...], loss: str, optimizer: str, more: tuple[str, ...], penalties: Penalties
) -> Any:
    return compiled(source(activations, loss, optimizer, more, penalties))


def compiled(text: str) -> Any:
    """The function ``run`` of a source."""
    # for the whole process: there is nothing to optimise in these loops, and trying takes a while at every call
    torch._C._set_graph_executor_optimize(False)
    return torch.jit.CompilationUnit(text).run


class Products:
    """The matrix products of a single network's pass as TorchScript; ``prefix`` is that of its buffers' names.

    ``below`` is what comes into layer ``i``, ``z`` and ``da`` where the results go.
    """

    def __init__(self, prefix: str = "") -> None:
        self.prefix = prefix

    def acted_on(self, i: int, name: str) -> str:
        """The part of a buffer of layer ``i`` that its activation works on."""
        return name

    def forward(self, i: int, below: str, z: str) -> list[str]:
        """What the layer makes of ``below``."""
        return [f"torch.addmm(b{i}, {below}, wt{i}, out={z})"]

    def gradients(self, i: int, below: str) -> list[str]:
        """∂L/∂W and ∂L/∂b of the layer."""
        dz = f"{self.prefix}dz"
        return [f"torch.mm({dz}t{i}, {below}, out=gw{i})", f"torch.sum({dz}{i}, over_rows, out=gb{i})"]

    def backward(self, i: int, da: str) -> list[str]:
        """∂L/∂``below``."""
        return [f"torch.mm({self.prefix}dz{i}, w{i}, out={da})"]


def source(
    activations: Activations, loss: str, optimizer: str, more: Sequence[str], penalties: Penalties
) -> str:
    """TorchScript of the loop.

    ``activations`` are those of the hidden layers with their slopes; ``more`` names the optimiser's own tensors.
    """
    layers = len(activations)
    parameters = [f"{name}{i}" for i in range(layers + 1) for name in ("w", "wt", "b", "gw", "gb")]
    tensors = ["theta", "gradient", *more, *parameters, *_buffer_names("", layers)]
    names = ("xs", "ys", "outputs", "live", "kept", "short", "valid", "given", "gathered", "orders", "best")
    lists = [f"{name}: List[Tensor]" for name in names]
    measured = [f"{name}: Tensor" for name in ("all_outputs", "all_targets", "weights", "shares")]
    head = ", ".join([*lists, *measured, "rates: List[float]", "lowest: float", *NUMBERS[1:]])
    usual, fewer = (_update(activations, loss, optimizer, penalties, prefix) for prefix in ("", "s"))
    epoch = [
        "rate = rates[epoch]",
        "if len(orders) > 0:",
        *(f"    {line}" for line in _gather()),
        "whole = end - min(1, len(short))",
        "for k in range(first, whole):",
        *(f"    {line}" for line in COPY_LINES),
        *(f"    {line}" for line in _batch("k")),
        *(f"    {line}" for line in usual),
        "if len(short) > 0:",
        "    if len(kept) > 0:",
        "        torch._foreach_copy_(kept, live)",
        *(f"    {line}" for line in _batch("whole")),
        *(f"    {line}" for line in fewer),
        "errors.append(all_outputs - all_targets)",
        f"now = {NAN}",
        "if len(valid) > 0:",
        *(f"    {line}" for line in _valid(activations, loss)),
        "valids.append(now)",
        "if now < lowest:",
        "    lowest, better = now, epoch",
        "    if len(best) > 0:",
        "        torch._foreach_copy_(best, live_before)",
    ]
    lines = [
        f"def run({head}) -> Tuple[Tensor, List[float], float, List[float], int]:",
        *(f"    {name} = given[{i}]" for i, name in enumerate(tensors)),
        *(f"    {line}" for line in _own_buffers("s", layers, "short", 0)),
        *(f"    {line}" for line in _own_buffers("v", layers, "valid", 3)),
        "    errors: List[Tensor] = []",
        "    valids: List[float] = []",
        "    better = -1",
        f"    {ONCE_LINE}",
        f"    {LAST_LINE}",
        "    live_before = live + kept[:1]",
        "    for epoch in range(len(rates)):",
        *(f"        {line}" for line in epoch),
        # of all epochs together: a loss depends on the error alone
        "    output, target = torch.stack(errors), torch.zeros(1)",
        f"    losses = {LOSS_FUNCTIONS[loss].terms_script}.mul_(weights).sum(2)",
        # a float32 times a number of rows is exact in float64, and so is their sum unless losses differ by a factor of
        # some 100,000: it does not matter how an epoch was cut into blocks
        "    totals: List[float] = torch.mv(losses.double(), shares).tolist()",
        "    return losses.flatten(), totals, float(torch.dot(theta, theta)), valids, better",
    ]
    return "\n".join(["", *lines, ""])


def _batch(k: str) -> list[str]:
    # three statements: a tuple is made, here where nothing is optimised, and taken apart again
    return [f"x = xs[{k}]", f"target = ys[{k}]", f"output = outputs[{k}]"]


def _own_buffers(prefix: str, layers: int, given: str, first: int) -> list[str]:
    """Names for the buffers of another pass; they are the usual ones where there is none."""
    names = zip(_buffer_names(prefix, layers), _buffer_names("", layers), strict=True)
    return [
        f"{name} = {given}[{first + i}] if len({given}) > 0 else {usual}" for i, (name, usual) in enumerate(names)
    ]


def _gather() -> list[str]:
    """The rows of an epoch as its batches; where there is padding between them, it repeats rows."""
    return [
        f"torch.index_select(gathered[{i}], 0, orders[epoch] if gathered[{i + 1}].numel() == 0 else "
        f"torch.index_select(orders[epoch], 0, gathered[{i + 1}]), out=gathered[{i + 2}])"
        for i in (0, 3)
    ]


def _valid(activations: Activations, loss: str) -> list[str]:
    """``now`` is the mean loss of the validation set."""
    return [
        "x, target, output = valid[0], valid[1], valid[2]",
        *forward_lines(activations, Products("v")),
        f"now = float({LOSS_FUNCTIONS[loss].terms_script}.mean())",
    ]


def _buffer_names(prefix: str, layers: int) -> list[str]:
    """In the order of ``buffers``."""
    hidden = [f"{prefix}{name}{i}" for i in range(layers) for name in ("dz", "dzt", "z", "a", "da")]
    return [*hidden, *(f"{prefix}{name}" for name in (f"dz{layers}", f"dzt{layers}", "ones"))]


def _update(activations: Activations, loss: str, optimizer: str, penalties: Penalties, prefix: str) -> list[str]:
    products = Products(prefix)
    return [
        *forward_lines(activations, products),
        f"out = {prefix}dz{len(activations)}",
        f"one = {prefix}ones",
        *LOSS_FUNCTIONS[loss].script.format(reduction=MEAN, rows=0).split("; "),
        *backward_lines(activations, products),
        *(L1_LINES if penalties.l1 else []),
        *step_lines(optimizer, decays=penalties.l2),
    ]


def forward_lines(activations: Activations, products: Products) -> list[str]:
    """From ``x`` to ``output``."""
    lines, below = [], "x"
    for i, (name, slope) in enumerate(activations):
        z, a = f"{products.prefix}z{i}", f"{products.prefix}a{i}"
        lines += products.forward(i, below, z)
        script = ACTIVATIONS[name].script
        below = a if script else z
        own = {key: products.acted_on(i, buffer) for key, buffer in (("z", z), ("a", a))}
        lines += [each.format(slope=slope, **own) for each in script[:1]]
    return [*lines, *products.forward(len(activations), below, "output")]


def backward_lines(activations: Activations, products: Products) -> list[str]:
    """From the last ``dz`` to the whole gradient."""
    lines = []
    for i in reversed(range(1, len(activations) + 1)):
        name, slope = activations[i - 1]
        script = ACTIVATIONS[name].script
        z, a, dz, da = (f"{products.prefix}{buffer}{i - 1}" for buffer in ("z", "a", "dz", "da"))
        if not script:  # nothing bends: z is the activation, and its gradient that of z
            a, da = z, dz
        lines += [*products.gradients(i, a), *products.backward(i, da)]
        buffers = {"z": z, "a": a, "grad": da, "out": dz}
        own = {key: products.acted_on(i - 1, buffer) for key, buffer in buffers.items()}
        for each in script[1:]:
            lines += each.format(slope=slope, **own).split("; ")
    return [*lines, *products.gradients(0, "x")]


def step_lines(optimizer: str, *, decays: bool = True) -> list[str]:
    """What the optimiser makes of the gradient; it never ``decays`` weights where there is no such penalty."""
    rule = OPTIMIZER_CLASSES[optimizer]
    decay = ["if l2 != 0.0:", *(f"    {line}" for line in rule.decay.split("; "))]
    return [
        "steps += 1",
        "g = gradient",
        *(decay if decays else []),
        *(line.strip() for line in rule.script.strip().split("\n")),
    ]
