"""The hot loop as TorchScript: the same kernels in the same order, without Python between them, and without its lock.

An update of a small network is some twenty kernels of half a microsecond, and Python takes as long to call each of
them. TorchScript's interpreter takes less, and the window's thread has Python to itself meanwhile. The source is put
together from what the tables of activations, losses and optimisers say; the bits are those of the loop in Python.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import torch
from torch import Tensor

from playground.activations import ACTIVATIONS
from playground.experiment import Layer, Training
from playground.losses import LOSS_FUNCTIONS, ONE
from playground.network import Network, Pass
from playground.optimizers import OPTIMIZER_CLASSES, Optimizer, Saved

KEPT_FUNCTIONS = 32
"""Compiled loops that are remembered; compiling one takes some milliseconds."""


class ScriptedLoop:
    """Updates of ``optimizer``'s parameters with batches that all have the rows of ``prepared``.

    Call it in inference mode, with the training settings of the same loss and optimiser, and without clipping.
    """

    def __init__(self, network: Network, prepared: Pass, optimizer: Optimizer, training: Training) -> None:
        self._optimizer = optimizer
        more = optimizer.tensors()
        self._train = _compiled(network.hidden, training.loss, training.optimizer, tuple(more))
        self._tensors = [optimizer.theta, optimizer.gradient, ONE, *more.values()]
        for index, layout in enumerate(network.layout):
            (weight, bias), (weight_gradient, bias_gradient) = map(layout.views, (optimizer.theta, optimizer.gradient))
            dz = prepared.dz[index]
            self._tensors += [weight, weight.t(), bias, weight_gradient, bias_gradient, dz, dz.t()]
            if index < len(network.hidden):
                self._tensors += [prepared.z[index], prepared.a[index], prepared.da[index]]

    def run(
        self,
        batches: tuple[Sequence[Tensor], Sequence[Tensor], Sequence[Tensor]],
        rate: float,
        training: Training,
        before_last: Saved | None,
    ) -> None:
        """An update with each of ``batches`` (features, targets, room for outputs).

        ``before_last`` keeps what was before the last of them.
        """
        count, steps = len(batches[0]), self._optimizer.steps
        live, kept = ([], []) if before_last is None else before_last.tensors(steps + count - 1)
        settings = (rate, training.l1, training.l2, training.momentum, training.huber_delta)
        # there is nothing to optimise, and trying takes a while
        with torch.jit.optimized_execution(False):  # type: ignore[attr-defined]
            self._train(*batches, live, kept, *self._tensors, *settings, steps)
        self._optimizer.steps = steps + count


@lru_cache(KEPT_FUNCTIONS)
def _compiled(hidden: tuple[Layer, ...], loss: str, optimizer: str, more: tuple[str, ...]) -> Any:
    activations = tuple((layer.activation, layer.slope) for layer in hidden)
    return torch.jit.CompilationUnit(source(activations, loss, optimizer, more)).train


def source(activations: Sequence[tuple[str, float]], loss: str, optimizer: str, more: Sequence[str]) -> str:
    """TorchScript of the loop.

    ``activations`` are those of the hidden layers with their slopes; ``more`` names the optimiser's own tensors.
    """
    layers = range(len(activations) + 1)
    tensors = ["theta", "gradient", "one", *more]
    for i in layers:
        tensors += [f"w{i}", f"wt{i}", f"b{i}", f"gw{i}", f"gb{i}", f"dz{i}", f"dzt{i}"]
        if i < len(activations):
            tensors += [f"z{i}", f"a{i}", f"da{i}"]
    lists = [f"{name}: List[Tensor]" for name in ("xs", "targets", "outputs", "live", "kept")]
    numbers = [f"{name}: float" for name in ("rate", "l1", "l2", "momentum", "delta")]
    head = ", ".join([*lists, *(f"{name}: Tensor" for name in tensors), *numbers, "steps: int"])
    rule = OPTIMIZER_CLASSES[optimizer]
    lines = [
        *_forward(activations),
        f"out = dz{layers[-1]}",
        *LOSS_FUNCTIONS[loss].script.split("; "),
        *_backward(activations),
        "if l1 != 0.0:",
        "    gradient.add_(torch.sign(theta), alpha=l1)",
        "steps += 1",
        "g = gradient",
        "if l2 != 0.0:",
        *(f"    {line}" for line in rule.decay.split("; ")),
        *(line.strip() for line in rule.script.strip().split("\n")),
    ]
    body = "\n".join(f"        {line}" for line in lines)
    return f"""
def train({head}):
    count = len(xs)
    for k in range(count):
        if k == count - 1 and len(kept) > 0:
            torch._foreach_copy_(kept, live)
        x = xs[k]
        target = targets[k]
        output = outputs[k]
{body}
"""


def _forward(activations: Sequence[tuple[str, float]]) -> list[str]:
    lines, below = [], "x"
    for i, (name, slope) in enumerate(activations):
        lines.append(f"torch.addmm(b{i}, {below}, wt{i}, out=z{i})")
        script = ACTIVATIONS[name].script
        below = f"a{i}" if script else f"z{i}"
        lines += [each.format(z=f"z{i}", a=f"a{i}", slope=slope) for each in script[:1]]
    last = len(activations)
    return [*lines, f"torch.addmm(b{last}, {below}, wt{last}, out=output)"]


def _backward(activations: Sequence[tuple[str, float]]) -> list[str]:
    lines = []
    for i in reversed(range(1, len(activations) + 1)):
        name, slope = activations[i - 1]
        script = ACTIVATIONS[name].script
        a, da = (f"a{i - 1}", f"da{i - 1}") if script else (f"z{i - 1}", f"dz{i - 1}")
        lines += [
            f"torch.mm(dzt{i}, {a}, out=gw{i})",
            f"torch.sum(dz{i}, [0], out=gb{i})",
            f"torch.mm(dz{i}, w{i}, out={da})",
        ]
        for each in script[1:]:
            values = {"z": f"z{i - 1}", "a": a, "grad": da, "out": f"dz{i - 1}", "slope": slope}
            lines += each.format(**values).split("; ")
    return [*lines, "torch.mm(dzt0, x, out=gw0)", "torch.sum(dz0, [0], out=gb0)"]
