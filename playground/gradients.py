"""Statistics of the gradient, layer by layer."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from playground.experiment import Training
from playground.frames import KINDS, STATISTICS, Gradients, PreActivations, read_only
from playground.network import Network, Pass

HISTOGRAM_BINS = 48


class Probe:
    """A forward and backward pass over fixed rows of the training set, apart from the one that trains.

    ``x`` (rows, inputs) and ``target`` (rows, 1), float32, scaled units.
    """

    def __init__(self, network: Network, x: Tensor, target: Tensor) -> None:
        self._x = x
        self._target = target
        self._theta = torch.zeros(network.size)
        self._gradient = torch.zeros(network.size)
        self._output = torch.zeros_like(target)
        self._pass = Pass(network, self._theta, self._gradient, len(x))
        views = [layout.views(self._gradient) for layout in network.layout]
        # in the order of KINDS
        self._tensors = [weight for weight, _ in views] + [bias for _, bias in views] + self._pass.dz
        self._counts = np.array([tensor.numel() for tensor in self._tensors], dtype=np.float64)

    def gradients(self, theta: Tensor, training: Training) -> Gradients:
        """Norm, mean and maximum of |∂L/∂W|, |∂L/∂b| and |∂L/∂z| of every layer at ``theta`` (size,)."""
        self._theta.copy_(theta)
        self._pass.gradient_step(self._x, self._target, self._output, training)
        norms = torch.stack(torch._foreach_norm(self._tensors, 2.0)).numpy()
        means = torch.stack(torch._foreach_norm(self._tensors, 1.0)).numpy() / self._counts
        peaks = torch.stack(torch._foreach_norm(self._tensors, float("inf"))).numpy()
        flat = np.stack([norms, means, peaks], axis=1).astype(np.float64)
        flat[~np.isfinite(flat)] = np.nan
        return Gradients(read_only(flat.reshape(len(KINDS), -1, len(STATISTICS))))

    def pre_activations(self, theta: Tensor, layer: int) -> PreActivations:
        """Histogram of hidden layer ``layer``'s z at ``theta``, all units and rows together."""
        self._theta.copy_(theta)
        self._pass.forward(self._x, self._output)
        # in float32 the bins of values that differ in their last digits would have no width
        z = self._pass.z[layer].numpy().ravel().astype(np.float64)
        z = z[np.isfinite(z)]
        low, high = (float(z.min()), float(z.max())) if len(z) else (0.0, 0.0)
        size = max(1.0, abs(low), abs(high))
        if high - low < 1e-6 * size:
            low, high = low - 0.5 * size, high + 0.5 * size
        counts, edges = np.histogram(z, bins=HISTOGRAM_BINS, range=(low, high))
        return PreActivations(layer, read_only(edges), read_only(counts.astype(np.float64)))
