"""Statistics of activations and gradients, layer by layer, out of one forward and backward pass."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from playground.experiment import Training
from playground.flow import Flow
from playground.frames import KINDS, STATISTICS, FloatArray, Gradients, PreActivations, read_only
from playground.layer_probe import LayerProbe, finite, histogram
from playground.long_pass import pass_of
from playground.losses import loss_value
from playground.network import Network, Pass


class Probe:
    """A forward and backward pass over fixed rows of the training set, apart from the one that trains.

    ``x`` (rows, inputs) and ``target`` (rows, 1), float32, scaled units. Whatever is asked of one ``theta`` and loss
    shares one pass. With a large network ``ask`` is called now and then, and may raise ``Interrupted``.
    """

    def __init__(
        self, network: Network, x: Tensor, target: Tensor, ask: Callable[[], None] = lambda: None
    ) -> None:
        self._x = x
        self._target = target
        self._theta = torch.zeros(network.size)
        self._gradient = torch.zeros(network.size)
        self._output = torch.zeros_like(target)
        self._ask = ask
        self._pass = pass_of(network, self._theta, self._gradient, len(x), ask)
        self._seen: tuple[str, float] | None = None  # the loss function of the pass in the buffers
        views = [layout.views(self._gradient) for layout in network.layout]
        # in the order of KINDS
        self._tensors = [weight for weight, _ in views] + [bias for _, bias in views] + self._pass.dz
        self._counts = np.array([tensor.numel() for tensor in self._tensors], dtype=np.float64)
        self._norms: FloatArray | None = None
        self._layers = LayerProbe(network, self._theta, self._pass, x)

    @property
    def layers(self) -> int:
        """Number of linear layers."""
        return len(self._pass.dz)

    @property
    def looked(self) -> tuple[Tensor, Tensor, Tensor, Tensor, Pass]:
        """Rows x, parameters, gradient, ŷ and buffers of the last ``look``: to be read before the next one."""
        return self._x, self._theta, self._gradient, self._output, self._pass

    def look(self, theta: Tensor, training: Training) -> None:
        """One pass at ``theta`` (size,), unless the last one was just that."""
        loss = training.loss, training.huber_delta
        if self._seen == loss and torch.equal(self._theta, theta):
            return
        self._seen = None
        self._theta.copy_(theta)
        self._pass.gradient_step(self._x, self._target, self._output, training)
        self._seen = loss
        self._norms = None

    def norms(self, theta: Tensor, training: Training) -> FloatArray:
        """‖∂L/∂W‖, ‖∂L/∂b‖ and ‖∂L/∂z‖ of every layer at ``theta``: (kinds, layers), nan where not finite."""
        self.look(theta, training)
        if self._norms is None:
            self._norms = finite(self._measured(2.0)).reshape(len(KINDS), -1)
        return self._norms

    def gradients(self, theta: Tensor, training: Training) -> Gradients:
        """Norm, mean and maximum of |∂L/∂W|, |∂L/∂b| and |∂L/∂z| of every layer at ``theta`` (size,)."""
        norms = self.norms(theta, training).ravel()
        means, peaks = self._measured(1.0) / self._counts, self._measured(math.inf)
        flat = finite(np.stack([norms, means, peaks], axis=1))
        return Gradients(read_only(flat.reshape(len(KINDS), -1, len(STATISTICS))))

    def _measured(self, order: float) -> FloatArray:
        """The norm of this order of every gradient, in the order of ``KINDS``."""
        self._ask()
        return torch.stack(torch._foreach_norm(self._tensors, order)).numpy().astype(np.float64)

    def pre_activations(self, theta: Tensor, layer: int) -> PreActivations:
        """Histogram of hidden layer ``layer``'s z at ``theta``, all units and rows together."""
        if self._seen is None or not torch.equal(self._theta, theta):
            self._theta.copy_(theta)
            self._pass.forward(self._x, self._output)
            self._seen = None
        # in float32 the bins of values that differ in their last digits would have no width
        z = self._pass.z[layer].numpy().ravel().astype(np.float64)
        edges, counts = histogram(z[np.isfinite(z)])
        return PreActivations(layer, read_only(edges), read_only(counts))

    def flow(self, theta: Tensor, training: Training, previous_theta: Tensor | None, update: int) -> Flow:
        """What the layers do at ``theta`` (size,), which ``update`` updates led to.

        ``previous_theta`` are the parameters before the last update, for the ratio of update to weight; ``None``
        where they are not known. ``Flow.dead`` is of the probe rows; ``dead_units`` looks at more.
        """
        weight, bias, signal = self.norms(theta, training)
        with np.errstate(all="ignore"):
            growth = finite(signal[:-1] / signal[1:])
        layers = self._layers
        slope, saturated, dead = layers.slopes()
        self._ask()
        spread, activation_edges, activation_counts = layers.activations()
        gradient_edges, gradient_counts, gradient_zeros = layers.gradients()
        return Flow(
            update=update,
            loss=loss_value(training, self._output, self._target),
            weight_norm=read_only(weight.copy()),
            bias_norm=read_only(bias.copy()),
            signal_norm=read_only(signal.copy()),
            update_ratio=read_only(layers.update_ratio(previous_theta)),
            slope=read_only(slope),
            saturated=read_only(saturated),
            dead=read_only(dead),
            spread=read_only(spread),
            twins=read_only(layers.twins()),
            growth=read_only(growth),
            weight_bound=read_only(layers.weight_bounds()),
            slope_bound=layers.slope_bound,
            activation_edges=read_only(activation_edges),
            activation_counts=read_only(activation_counts),
            gradient_edges=read_only(gradient_edges),
            gradient_counts=read_only(gradient_counts),
            gradient_zeros=read_only(gradient_zeros),
        )
