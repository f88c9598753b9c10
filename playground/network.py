"""The parameter vector and its views; forward and backward written out layer by layer.

All parameters live in one flat float32 vector ``theta``; each weight matrix and bias starts at a multiple of
``ALIGNMENT`` floats, because the matrix kernels give other last bits for views that start elsewhere.
The operations and their order are those of ``nn.Linear`` and autograd, so results are equal to the bit.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor, nn

from playground.activations import ACTIVATIONS, Kernels
from playground.experiment import Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.frames import FloatArray, read_only
from playground.layout import aligned, lay_out
from playground.losses import LOSS_FUNCTIONS
from playground.room import Room


class Network:
    """Shapes and activations of a network of linear layers with one linear output; holds no parameters."""

    def __init__(self, layers: tuple[Layer, ...], inputs: int) -> None:
        self.hidden = layers
        self.inputs = inputs
        self.layout = lay_out(self.sizes)
        self.size = self.layout[-1].bias + aligned(1)
        # identity passes its input on: no kernel, no copy
        self.kernels: tuple[Kernels | None, ...] = tuple(
            None if layer.activation == "identity" else ACTIVATIONS[layer.activation].kernels(layer.slope)
            for layer in layers
        )

    @property
    def sizes(self) -> tuple[int, ...]:
        """Inputs, units of every layer, and the output's 1."""
        return (self.inputs, *(layer.units for layer in self.hidden), 1)

    def initialise(self, spec: NetworkSpec) -> Tensor:
        """New parameters (size,), float32, padding zero.

        "pytorch" gives the bits of ``torch.manual_seed(seed)`` and ``nn.Linear`` after ``nn.Linear``; the others draw
        the weights with ``torch.nn.init`` in the same order from the same seed and start biases at zero: Xavier
        uniform (Glorot & Bengio 2010), He normal for ReLU (He et al. 2015), orthogonal (Saxe et al. 2014), normal with
        σ = ``init_value``. "constant" sets weights and biases to ``init_value``.
        """
        theta = torch.zeros(self.size)
        generator = torch.Generator().manual_seed(spec.seed)
        start = INITIALISERS[spec.init]
        with torch.no_grad():
            for layout in self.layout:
                weight, bias = layout.views(theta)
                start(weight, bias, spec.init_value, generator)
        return theta

    def forward(self, theta: Tensor, x: Tensor, outputs: list[Tensor] | None = None) -> Tensor:
        """ŷ (rows, 1) for ``x`` (rows, inputs), scaled units. ``outputs`` collects every hidden layer's (z, a)."""
        activation = x
        for layout, kernels in zip(self.layout, (*self.kernels, None), strict=True):
            weight, bias = layout.views(theta)
            z = torch.addmm(bias, activation, weight.t())
            activation = z
            if kernels is not None:
                activation = torch.empty_like(z)
                kernels.forward(z, activation)
            if outputs is not None:
                outputs += (z, activation)
        return z

    def predict(self, theta: Tensor, x: Tensor, room: Room) -> Tensor:
        """ŷ as ``forward`` has it, in inference mode; what is between the layers is written in ``room``."""
        h = x
        for layout, kernels in zip(self.layout, self.kernels, strict=False):
            weight, bias = layout.views(theta)
            h = torch.addmm(bias, h, weight.t(), out=room.take(len(x), layout.fan_out))
            if kernels is not None:
                z, h = h, room.take(len(x), layout.fan_out)
                kernels.forward(z, h)
        weight, bias = self.layout[-1].views(theta)
        return torch.addmm(bias, h, weight.t())

    def state_dict(self, theta: Tensor) -> dict[str, Tensor]:
        """Copies of the parameters, named as in the ``nn.Sequential`` of Linear, activation, Linear, …"""
        state = {}
        for index, layout in enumerate(self.layout):
            weight, bias = layout.views(theta)
            state[f"{2 * index}.weight"] = weight.clone()
            state[f"{2 * index}.bias"] = bias.clone()
        return state

    def relative_change(self, before: Tensor, after: Tensor, ask: Callable[[], None] = lambda: None) -> FloatArray:
        """‖W_after − W_before‖ / ‖W_before‖ of every layer (layers,); nan where that is no number.

        ``ask`` is called between the layers, and may raise.
        """
        norms = []
        for layout in self.layout:
            ask()
            old, new = layout.views(before)[0], layout.views(after)[0]
            norms.append(torch.stack([torch.linalg.vector_norm(new - old), torch.linalg.vector_norm(old)]))
        change, size = torch.stack(norms).double().numpy().T
        with np.errstate(all="ignore"):
            ratio = change / size
        return read_only(np.where(np.isfinite(ratio), ratio, np.nan))

    def tensors(self, vector: Tensor) -> list[Tensor]:
        """Weight and bias of every layer in order, as views of ``vector``, as ``nn.Sequential.parameters()`` would."""
        return [view for layout in self.layout for view in layout.views(vector)]


def _start_pytorch(weight: Tensor, bias: Tensor, value: float, generator: torch.Generator) -> None:
    nn.init.kaiming_uniform_(weight, a=math.sqrt(5), generator=generator)
    bound = 1 / math.sqrt(weight.shape[1])
    nn.init.uniform_(bias, -bound, bound, generator=generator)


def _start_constant(weight: Tensor, bias: Tensor, value: float, generator: torch.Generator) -> None:
    weight.fill_(value)
    bias.fill_(value)


def _start_orthogonal(weight: Tensor, bias: Tensor, value: float, generator: torch.Generator) -> None:
    weight.copy_(nn.init.orthogonal_(torch.empty(weight.shape), generator=generator))


Initialiser = Callable[[Tensor, Tensor, float, torch.Generator], object]

INITIALISERS: dict[str, Initialiser] = {
    "pytorch": _start_pytorch,
    "xavier": lambda weight, bias, value, generator: nn.init.xavier_uniform_(weight, generator=generator),
    "he": lambda weight, bias, value, generator: nn.init.kaiming_normal_(
        weight, nonlinearity="relu", generator=generator
    ),
    "orthogonal": _start_orthogonal,
    "normal": lambda weight, bias, value, generator: nn.init.normal_(weight, 0.0, value, generator=generator),
    "constant": _start_constant,
}
"""Every initialisation by its name in experiment files; biases are zero when it is called."""


class Pass:
    """One forward and backward pass over a fixed number of rows, into buffers that are allocated once.

    ``theta`` and ``gradient`` (size,) are the vectors whose views it reads and writes.
    """

    def __init__(self, network: Network, theta: Tensor, gradient: Tensor, rows: int) -> None:
        weights = [layout.views(theta) for layout in network.layout]
        gradients = [layout.views(gradient) for layout in network.layout]
        self.z = [torch.empty(rows, layout.fan_out) for layout in network.layout]
        self.dz = [torch.empty(rows, layout.fan_out) for layout in network.layout]
        self.a = [
            z if kernels is None else torch.empty_like(z) for z, kernels in zip(self.z, network.kernels, strict=False)
        ]
        self.da = [
            dz if kernels is None else torch.empty_like(dz)
            for dz, kernels in zip(self.dz, network.kernels, strict=False)
        ]
        hidden = range(len(network.hidden))
        forward = [kernels.forward if kernels else None for kernels in network.kernels]
        backward = [kernels.backward if kernels else None for kernels in network.kernels]
        # everything a step needs, looked up once: attribute access costs as much as a small kernel
        self._hidden_steps = [
            (weights[i][1], weights[i][0].t(), self.z[i], self.a[i], forward[i]) for i in hidden
        ]
        self._output_step = (weights[-1][1], weights[-1][0].t())
        self._backward_steps = [
            (
                self.dz[i],
                self.dz[i].t(),
                gradients[i][0],
                gradients[i][1],
                weights[i][0],
                self.a[i - 1],
                self.da[i - 1],
                backward[i - 1],
                self.z[i - 1],
                self.dz[i - 1],
            )
            for i in reversed(range(1, len(network.layout)))
        ]
        self._first_step = (self.dz[0], self.dz[0].t(), gradients[0][0], gradients[0][1])

    def forward(self, x: Tensor, output: Tensor) -> None:
        """ŷ for ``x`` (rows, inputs) into ``output`` (rows, 1)."""
        addmm = torch.addmm
        h = x
        for bias, weight_t, z, a, activate in self._hidden_steps:
            addmm(bias, h, weight_t, out=z)
            if activate is not None:
                activate(z, a)
            h = a
        bias, weight_t = self._output_step
        addmm(bias, h, weight_t, out=output)

    def backward(self, x: Tensor) -> None:
        """The whole gradient, given that ``dz[-1]`` holds ∂L/∂ŷ of the last ``forward``."""
        mm = torch.mm
        total = torch.sum
        for dz, dz_t, weight_gradient, bias_gradient, weight, a, da, differentiate, z, dz_below in self._backward_steps:
            mm(dz_t, a, out=weight_gradient)
            total(dz, 0, out=bias_gradient)
            mm(dz, weight, out=da)
            if differentiate is not None:
                differentiate(da, z, a, dz_below)
        dz, dz_t, weight_gradient, bias_gradient = self._first_step
        mm(dz_t, x, out=weight_gradient)
        total(dz, 0, out=bias_gradient)

    def gradient_step(self, x: Tensor, target: Tensor, output: Tensor, training: Training) -> None:
        """Forward, loss and backward: ``output`` and the gradient vector hold the results."""
        self.forward(x, output)
        LOSS_FUNCTIONS[training.loss].backward(output, target, training.huber_delta, self.dz[-1])
        self.backward(x)
