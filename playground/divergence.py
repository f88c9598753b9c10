"""Why a run had to be stopped: at which update, in which layer, and what to try."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from playground.activations import ACTIVATIONS
from playground.experiment import Experiment
from playground.layout import LayerLayout
from playground.network import Network, Pass

MAX_LOSS = 1e12
"""A batch loss above this, in scaled units, counts as diverged even where it is still finite."""


@dataclass(frozen=True, slots=True)
class Divergence:
    """The update that could not be done. ``layer`` counts linear layers from 0, the output layer last."""

    update: int
    layer: int
    layer_name: str
    cause: str
    loss: float
    loss_before: float
    advice: tuple[str, ...]

    def message(self) -> str:
        """All of it in plain sentences."""
        loss = f"{self.loss:.3g}" if math.isfinite(self.loss) else "not a finite number"
        before = f" (it was {self.loss_before:.3g} one update earlier)" if math.isfinite(self.loss_before) else ""
        return (
            f"Diverged at update {self.update:,}: the loss is {loss}{before}. {self.cause} "
            f"The parameters from before it are kept. Reset, and try {', or '.join(self.advice)}."
        )

    @classmethod
    def found(
        cls, experiment: Experiment, network: Network, failed: Pass, before: Tensor, start: Tensor, gradient: Tensor,
        *, update: int, loss: float, loss_before: float, learning_rate: float,
    ) -> Divergence:
        """Look for the layer in which update ``update`` went wrong.

        ``failed`` holds the buffers of that update's passes, ``gradient`` its gradient, ``start`` the parameters that
        it began with and ``before`` those one update earlier. The cause is the first layer whose pre-activations are
        not finite; else the first, on the way back, whose gradient is not; else the one that the last update changed
        most for its size, weights and biases together; else, before any update, the one of the largest gradient.
        """
        layer, cause = _cause(network, failed, before, start, gradient)
        name = layer_name(network, layer)
        return cls(
            update=update,
            layer=layer,
            layer_name=name,
            cause=cause.format(layer=name),
            loss=loss,
            loss_before=loss_before,
            advice=_advice(experiment, learning_rate),
        )


def layer_name(network: Network, layer: int) -> str:
    """``"layer 3 (ReLU)"``, or ``"the output layer"``."""
    if layer == len(network.hidden):
        return "the output layer"
    return f"layer {layer + 1} ({ACTIVATIONS[network.hidden[layer].activation].label})"


def _cause(network: Network, failed: Pass, before: Tensor, start: Tensor, gradient: Tensor) -> tuple[int, str]:
    for layer, z in enumerate(failed.z[:-1]):
        if not bool(torch.isfinite(z).all()):
            return layer, "The pre-activations of {layer} overflowed."
    for layer in reversed(range(len(network.layout))):
        weight, bias = network.layout[layer].views(gradient)
        if not bool(torch.isfinite(weight).all() and torch.isfinite(bias).all()):
            return layer, "The gradient of {layer} overflowed."
    growth = [_norm(layout, start - before) / max(_norm(layout, before), 1e-12) for layout in network.layout]
    layer = max(range(len(growth)), key=growth.__getitem__)
    if growth[layer] > 0.0:
        return layer, f"The last update changed {{layer}} by {growth[layer]:,.3g} times the size of its parameters."
    norms = [_norm(layout, gradient) for layout in network.layout]
    layer = max(range(len(norms)), key=norms.__getitem__)
    return layer, f"The gradient of {{layer}} is the largest, with a norm of {norms[layer]:.3g}."


def _norm(layout: LayerLayout, vector: Tensor) -> float:
    """Euclidean norm of a layer's part of ``vector``, with the bias: it alone still moves once every unit is dead."""
    return math.hypot(*(float(view.norm()) for view in layout.views(vector)))


def _advice(experiment: Experiment, learning_rate: float) -> tuple[str, ...]:
    advice = [f"a learning rate of {learning_rate / 10:g} instead of {learning_rate:g}"]
    if experiment.training.clip_norm is None:
        advice.append("clipping the gradient at a norm of 1")
    if experiment.network.init in ("normal", "constant"):
        advice.append("a smaller start (Xavier or He initialisation)")
    if not experiment.data.standardize:
        advice.append("standardised data")
    return tuple(advice)
