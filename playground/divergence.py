"""Why a run had to be stopped: at which update, in which layer, and what to try."""

from __future__ import annotations

import math

import msgspec
import torch
from torch import Tensor

from playground.activations import ACTIVATIONS
from playground.experiment import Experiment
from playground.layout import LayerLayout
from playground.network import Network, Pass
from playground.words import Said, listed, said

MAX_LOSS = 1e12
"""A batch loss above this, in scaled units, counts as diverged even where it is still finite."""


MOST_CHANGED = said("The last update changed {layer} by {growth:,.3g} times the size of its parameters.")
LARGEST_GRADIENT = said("The gradient of {layer} is the largest, with a norm of {norm:.3g}.")


class Divergence(msgspec.Struct, frozen=True):
    """The update that could not be done. ``layer`` counts linear layers from 0, the output layer last."""

    update: int
    layer: int
    layer_name: Said
    cause: Said
    loss: float
    loss_before: float
    advice: tuple[Said, ...]

    def message(self) -> Said:
        """All of it in plain sentences."""
        loss: str = said("{loss:.3g}", loss=self.loss) if math.isfinite(self.loss) else said("not a finite number")
        if math.isfinite(self.loss_before):
            loss = said("{loss} (it was {before:.3g} one update earlier)", loss=loss, before=self.loss_before)
        return said(
            "Diverged at update {update}: the loss is {loss}. {cause} The parameters from before it are kept. Reset, "
            "and try {advice}.",
            update=self.update,
            loss=loss,
            cause=self.cause,
            advice=listed(self.advice, said("{first}, or {rest}")),
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
        layer, cause, values = _cause(network, failed, before, start, gradient)
        name = layer_name(network, layer)
        return cls(
            update=update,
            layer=layer,
            layer_name=name,
            cause=cause.filled(layer=name, **values),
            loss=loss,
            loss_before=loss_before,
            advice=_advice(experiment, learning_rate),
        )


def layer_name(network: Network, layer: int) -> Said:
    """``"layer 3 (ReLU)"``, or ``"the output layer"``."""
    if layer == len(network.hidden):
        return said("the output layer")
    label = ACTIVATIONS[network.hidden[layer].activation].label
    return said("layer {n} ({activation})", n=layer + 1, activation=label)


def _cause(
    network: Network, failed: Pass, before: Tensor, start: Tensor, gradient: Tensor
) -> tuple[int, Said, dict[str, float]]:
    """The layer, and what went wrong in it, with the numbers that are in that sentence."""
    for layer, z in enumerate(failed.z[:-1]):
        if not bool(torch.isfinite(z).all()):
            return layer, said("The pre-activations of {layer} overflowed."), {}
    for layer in reversed(range(len(network.layout))):
        weight, bias = network.layout[layer].views(gradient)
        if not bool(torch.isfinite(weight).all() and torch.isfinite(bias).all()):
            return layer, said("The gradient of {layer} overflowed."), {}
    growth = [_norm(layout, start - before) / max(_norm(layout, before), 1e-12) for layout in network.layout]
    layer = max(range(len(growth)), key=growth.__getitem__)
    if growth[layer] > 0.0:
        return layer, MOST_CHANGED, {"growth": growth[layer]}
    norms = [_norm(layout, gradient) for layout in network.layout]
    layer = max(range(len(norms)), key=norms.__getitem__)
    return layer, LARGEST_GRADIENT, {"norm": norms[layer]}


def _norm(layout: LayerLayout, vector: Tensor) -> float:
    """Euclidean norm of a layer's part of ``vector``, with the bias: it alone still moves once every unit is dead."""
    return math.hypot(*(float(view.norm()) for view in layout.views(vector)))


def _advice(experiment: Experiment, learning_rate: float) -> tuple[Said, ...]:
    advice = [said("a learning rate of {rate:g} instead of {now:g}", rate=learning_rate / 10, now=learning_rate)]
    if experiment.training.clip_norm is None:
        advice.append(said("clipping the gradient at a norm of 1"))
    if experiment.network.init in ("normal", "constant"):
        advice.append(said("a smaller start (Xavier or He initialisation)"))
    if not experiment.data.standardize:
        advice.append(said("standardised data"))
    return tuple(advice)
