"""The updates of many networks at once as TorchScript, put together as ``playground.scripted`` does for one.

The operations and their order are those of a single network's, with the products of all networks together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import torch
from torch import Tensor

from playground.batched import SharedBatches, Stack
from playground.batched_products import BatchedProducts, Forms, forms_of, padded_rows, runs_lines
from playground.experiment import Training
from playground.losses import LOSS_FUNCTIONS, SUM
from playground.optimizers import Optimizer, Saved
from playground.scripted import (
    COPY_LINES,
    L1_LINES,
    LAST_LINE,
    NUMBERS,
    Activations,
    backward_lines,
    compiled,
    forward_lines,
    step_lines,
)

KEPT_FUNCTIONS = 4
"""Compiled functions that are remembered: an experiment has one or two for training, and as many for looking."""
COLUMNS = ["xs", "x_ts", "targets", "zs", "z_ts", "shown"]
"""Of ``SharedBatches``."""
PARAMETERS = [f"{name}{{i}}" for name in ("w", "w_t", "b", "gw", "gw_row", "gb")]
BUFFERS = ["dz{i}", "dz_t{i}", "dz{i}_rows", "z{i}", "z{i}_t", "z{i}_rows", "a{i}", "a{i}_t", "a{i}_rows"]
BUFFERS += ["da{i}", "da{i}_rows"]
"""What a pass reads and writes, of layer ``i``."""


class BatchedLoop:
    """Updates of ``optimizer``'s parameters, those of ``stack``, with batches of ``rows`` rows; and looks at such.

    Call it in inference mode.
    """

    def __init__(self, stack: Stack, optimizer: Optimizer, training: Training, rows: int) -> None:
        network, runs = stack.network, stack.runs
        self.rows, self.padded = rows, padded_rows(network, rows)
        self._optimizer, self._training = optimizer, training
        self._activations = tuple((layer.activation, layer.slope) for layer in network.hidden)
        self.forms = forms_of(network, runs, rows)
        self._training_function: Any = None  # each is compiled when it is first needed
        self._looking_function: Any = None
        own = optimizer.tensors()
        self._own = tuple(own)
        gradients = stack.tensors(optimizer.gradient)
        parameters = _parameters(stack.tensors(optimizer.theta), gradients)
        self.shared = [optimizer.theta, optimizer.gradient, *own.values(), *parameters]
        # ∂L/∂ŷ of each run is that of a sum, times its share
        self.buffers = [torch.full((runs, rows, 1), 1.0 / rows), *self._buffers(stack)]
        # such a list is handed over as it is, a list of Python's tensor by tensor
        self._given = torch._C.ScriptList([*self.shared, *self.buffers])
        singles = [whole[run] for run in range(runs) for whole in gradients]
        self.singles: Any = [] if training.clip_norm is None else torch._C.ScriptList(singles)

    def train(
        self, batches: SharedBatches, first: int, end: int, rate: float, before_last: Saved | None = None
    ) -> Tensor:
        """Updates with the batches ``first`` to ``end``; their mean losses (batches, runs).

        ``before_last`` keeps what was before the last of them.
        """
        training, steps = self._training, self._optimizer.steps
        if self._training_function is None:
            key = self._activations, self.forms, training.loss, training.optimizer, self._own
            self._training_function = _training_function(*key)
        live, kept = ([], []) if before_last is None else before_last.tensors(steps + end - first - 1)
        lists = (*batches.columns, live, kept, self.singles, self._given)
        settings = (rate, training.l1, training.l2, training.momentum, training.huber_delta)
        numbers = (*settings, first, end, steps, training.clip_norm or 0.0)
        losses: Tensor = self._training_function(*lists, batches.outputs, batches.targets, *numbers)
        self._optimizer.steps = steps + end - first
        return losses

    def look(self, batches: SharedBatches) -> Tensor:
        """The sums of the first batch's losses (runs,)."""
        if self._looking_function is None:
            forms = tuple(form._replace(gradient="", backward="") for form in self.forms)
            self._looking_function = _looking_function(self._activations, forms, self._training.loss, self._own)
        losses: Tensor = self._looking_function(*batches.columns, self._given, self._training.huber_delta)
        return losses

    def _buffers(self, stack: Stack) -> list[Tensor]:
        """In the order of ``BUFFERS``, layer by layer."""
        found = []
        for layout, kernels in zip(stack.network.layout, (*stack.network.kernels, None), strict=True):
            shape = stack.runs, self.padded, layout.fan_out
            dz, z = torch.zeros(shape), torch.zeros(shape)
            # where nothing bends, z is the activation, and its gradient that of z
            a, da = (z, dz) if kernels is None else (torch.zeros(shape), torch.zeros(shape))
            dz_rows, z_rows, a_rows, da_rows = (buffer[:, : self.rows] for buffer in (dz, z, a, da))
            found += [dz, dz.transpose(1, 2), dz_rows, z, z.transpose(1, 2), z_rows, a, a.transpose(1, 2), a_rows]
            found += [da, da_rows]
        return found


def _parameters(thetas: list[Tensor], gradients: list[Tensor]) -> list[Tensor]:
    """In the order of ``PARAMETERS``, layer by layer."""
    found = []
    for weight, bias, gw, gb in zip(thetas[::2], thetas[1::2], gradients[::2], gradients[1::2], strict=True):
        found += [weight, weight.transpose(1, 2), bias, gw, gw.view(len(gw), 1, -1), gb]
    return found


@lru_cache(KEPT_FUNCTIONS)
def _training_function(
    activations: Activations, forms: tuple[Forms, ...], loss: str, optimizer: str, own: tuple[str, ...]
) -> Any:
    return compiled(source(activations, forms, loss, optimizer, own))


@lru_cache(KEPT_FUNCTIONS)
def _looking_function(activations: Activations, forms: tuple[Forms, ...], loss: str, own: tuple[str, ...]) -> Any:
    forward = forward_of(activations, forms, "0")
    lines = [
        f"def run({', '.join([*columns(), 'given: List[Tensor]', 'delta: float'])}) -> Tensor:",
        *indented(1, [*names(len(forms), own, [""]), *runs_lines(forward), *forward]),
        f"    return {LOSS_FUNCTIONS[loss].terms_script}.sum([1, 2])",
    ]
    return compiled("\n".join([*lines, ""]))


def source(activations: Activations, forms: tuple[Forms, ...], loss: str, optimizer: str, own: tuple[str, ...]) -> str:
    """TorchScript of the loop; ``own`` names the optimiser's own tensors."""
    lists = [f"{name}: List[Tensor]" for name in ("live", "kept", "singles", "given")]
    tensors = [f"{name}: Tensor" for name in ("all_outputs", "all_targets")]
    update = [*COPY_LINES, *update_of(activations, forms, loss, optimizer, "k")]
    lines = [
        f"def run({', '.join([*columns(), *lists, *tensors, *NUMBERS, 'clip_norm: float'])}) -> Tensor:",
        *indented(1, [*names(len(forms), own, [""]), *runs_lines(update), LAST_LINE]),
        "    for k in range(first, end):",
        *indented(2, update),
        "    target, output = all_targets[first:end], all_outputs[first:end]",
        f"    return {LOSS_FUNCTIONS[loss].terms_script}.mean(2)",
    ]
    return "\n".join([*lines, ""])


def columns(prefix: str = "") -> list[str]:
    """Those of ``SharedBatches`` as they stand in the head of a function; ``prefix`` begins their names."""
    return [f"{prefix}{name}: List[Tensor]" for name in COLUMNS]


def names(layers: int, own: tuple[str, ...], prefixes: Sequence[str]) -> list[str]:
    """Everything that is given by its name: what is shared, and the buffers of batches that have these prefixes."""
    found = ["theta", "gradient", *own, *(name.format(i=i) for i in range(layers) for name in PARAMETERS)]
    for prefix in prefixes:
        found += [f"{prefix}share", *(prefix + name.format(i=i) for i in range(layers) for name in BUFFERS)]
    return [
        "over_rows = [1]",
        *(f"{name} = given[{place}]" for place, name in enumerate(found)),
        *(f"{prefix}rows = {prefix}targets[0].size(1)" for prefix in prefixes),
    ]


def forward_of(activations: Activations, forms: tuple[Forms, ...], batch: str, prefix: str = "") -> list[str]:
    """From the features of a batch to ``output``."""
    given = {"x": "xs", "x_t": "x_ts", "target": "targets", "output": "zs", "output_t": "z_ts"}
    return [
        *(f"{name} = {prefix}{column}[{batch}]" for name, column in given.items()),
        *forward_lines(activations, BatchedProducts(forms, prefix)),
        f"output = {prefix}shown[{batch}]",
    ]


def update_of(
    activations: Activations, forms: tuple[Forms, ...], loss: str, optimizer: str, batch: str, prefix: str = ""
) -> list[str]:
    """One update with a batch."""
    return [
        *forward_of(activations, forms, batch, prefix),
        f"out, one = {prefix}dz{len(activations)}_rows, {prefix}share",
        *LOSS_FUNCTIONS[loss].script.format(reduction=SUM, rows=1).split("; "),
        *backward_lines(activations, BatchedProducts(forms, prefix)),
        *L1_LINES,
        *_clip_lines(len(forms)),
        *step_lines(optimizer),
    ]


def _clip_lines(layers: int) -> list[str]:
    """Scale every run's gradient to a norm of at most ``clip_norm``; norms are taken as ``GradientClip`` does."""
    return [
        "if clip_norm > 0.0:",
        "    norms = torch.stack(torch._foreach_norm(singles, 2.0)).view(target.size(0), -1)",
        "    norm = torch.stack(torch._foreach_norm(norms.unbind(), 2.0))",
        "    scale = torch.clamp((norm + 1e-6).reciprocal() * clip_norm, max=1.0).view(-1, 1, 1)",
        *(f"    {name}{i}.mul_(scale)" for i in range(layers) for name in ("gw", "gb")),
    ]


def indented(times: int, lines: list[str]) -> list[str]:
    """The lines so many levels further in."""
    return [f"{'    ' * times}{line}" for line in lines]
