"""Products of the Hessian with vectors: the written-out pass, differentiated once more along a direction.

Forward over backward, Pearlmutter (1994), "Fast exact multiplication by the Hessian": with ``R{·}`` the derivative
along ``v``, every line of the forward and of the backward pass gives a line for its ``R{·}``. No finite differences.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec
import torch
from torch import Tensor

from playground.experiment import Training
from playground.losses import LOSS_FUNCTIONS
from playground.network import Network

Bend = Callable[[Tensor, Tensor], Tensor]
"""f″ given the pre-activation z and the activation a of the forward pass."""


def _normal_density(z: Tensor) -> Tensor:
    return torch.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi)


def _silu_bend(z: Tensor, a: Tensor) -> Tensor:
    rising = torch.sigmoid(z)
    return rising * (1.0 - rising) * (2.0 + z * (1.0 - 2.0 * rising))


def _softplus_bend(z: Tensor, a: Tensor) -> Tensor:
    rising = torch.sigmoid(z)
    # PyTorch goes over to the line z beyond 20
    return torch.where(z > 20.0, 0.0, rising * (1.0 - rising))


SECOND_DERIVATIVES: dict[str, Bend | None] = {
    "identity": None,
    "sigmoid": lambda z, a: a * (1.0 - a) * (1.0 - 2.0 * a),
    "tanh": lambda z, a: -2.0 * a * (1.0 - a * a),
    "relu": None,
    "leaky_relu": None,
    "elu": lambda z, a: torch.where(z > 0.0, 0.0, torch.exp(z)),
    "gelu": lambda z, a: _normal_density(z) * (2.0 - z * z),
    "silu": _silu_bend,
    "softplus": _softplus_bend,
    "sine": lambda z, a: -a,
}
"""f″ of every activation; ``None`` where it is 0, but for the kinks of ReLU and LeakyReLU. ELU has at 0 what it has
left of it, as in PyTorch."""

PIECEWISE_LINEAR = ("relu", "leaky_relu")


class LossSlopes(msgspec.Struct, frozen=True):
    """First and second derivative of one sample's loss by the residual ŷ − y; ``delta`` is Huber's δ."""

    first: Callable[[Tensor, float], Tensor]
    second: Callable[[Tensor, float], Tensor]


LOSS_SLOPES: dict[str, LossSlopes] = {
    "mse": LossSlopes(lambda residual, delta: 2.0 * residual, lambda residual, delta: torch.full_like(residual, 2.0)),
    "mae": LossSlopes(lambda residual, delta: torch.sgn(residual), lambda residual, delta: torch.zeros_like(residual)),
    "huber": LossSlopes(
        lambda residual, delta: residual.clamp(-delta, delta),
        lambda residual, delta: (residual.abs() < delta).to(residual.dtype),
    ),
}
"""By the names in experiment files. The second derivative is 0 where it does not exist, as in PyTorch."""


class Hessian:
    """The Hessian H of the mean loss over some rows at one ``theta``, known by its products with vectors.

    ``theta`` (size,) is aligned as in ``playground.network``, ``x`` (rows, inputs) and ``target`` (rows, 1) are
    scaled; all are copied to ``dtype``, in which everything is computed. What does not depend on the vector is computed
    once, here: ``loss`` (float), ``gradient`` (size,) and ``on_kink``, the share of the pre-activations of ReLU and
    LeakyReLU that are exactly 0, where there is no Hessian. It is the loss alone: no L1 or L2 penalty.
    Raises ``ValueError`` for no rows.
    """

    def __init__(
        self,
        network: Network,
        training: Training,
        theta: Tensor,
        x: Tensor,
        target: Tensor,
        dtype: torch.dtype = torch.float64,
    ) -> None:
        if len(x) == 0:
            raise ValueError("the Hessian needs at least one row")
        self.network = network
        self.training = training
        self.dtype = dtype
        self.rows = len(x)
        with torch.inference_mode():
            self.theta = theta.to(dtype, copy=True)
            self._target = target.to(dtype, copy=True)
            self._weights = [view.t() for view in network.tensors(self.theta)[::2]]
            self._inputs = [x.to(dtype, copy=True)]
            z = self._forward()
            self.on_kink = self._share_on_kinks(z)
            self.loss = float(LOSS_FUNCTIONS[training.loss].terms(z[-1], self._target, training.huber_delta).mean())
            slopes = LOSS_SLOPES[training.loss]
            residual = z[-1] - self._target
            self._dz = [slopes.first(residual, training.huber_delta) / self.rows]
            self._second = slopes.second(residual, training.huber_delta) / self.rows
            self._slopes: list[Tensor | None] = []
            self._bends: list[Tensor | None] = []
            self._backward(z)
            self.gradient = torch.zeros_like(self.theta)
            for layout, dz, h in zip(network.layout, self._dz, self._inputs, strict=True):
                weight, bias = layout.views(self.gradient)
                torch.mm(dz.t(), h, out=weight)
                torch.sum(dz, 0, out=bias)

    def at(self, theta: Tensor) -> Hessian:
        """The Hessian of the same loss at another ``theta`` (size,)."""
        return Hessian(self.network, self.training, theta, self._inputs[0], self._target, self.dtype)

    @property
    def usual_loss(self) -> float:
        """The loss of always answering the mean of the targets."""
        terms = LOSS_FUNCTIONS[self.training.loss].terms
        mean = self._target.mean().expand_as(self._target)
        return float(terms(mean, self._target, self.training.huber_delta).mean())

    def times(self, vectors: Tensor) -> Tensor:
        """H v for every row v of ``vectors`` (count, size), same shape; the padding is taken and given as zero."""
        with torch.inference_mode():
            out = vectors.new_zeros(vectors.shape)
            if len(vectors) == 1:
                self._one(vectors[0], out[0])
            else:
                self._several(vectors, out)
            return out

    def _one(self, vector: Tensor, out: Tensor) -> None:
        """The same as ``_several`` in plain matrix products, which start twice as fast."""
        layers = self.network.layout
        moves = [layout.views(vector) for layout in layers]
        r_inputs: list[Tensor] = []
        r_z: list[Tensor] = []
        for index, (move, shift) in enumerate(moves):
            z = torch.addmm(shift, self._inputs[index], move.t())
            if index:
                z.addmm_(r_inputs[-1], self._weights[index])
            r_z.append(z)
            slope = self._slopes[index]
            r_inputs.append(z if slope is None else z * slope)
        r_dz = self._second * r_z[-1]
        for index in reversed(range(len(layers))):
            weight, bias = layers[index].views(out)
            torch.mm(r_dz.t(), self._inputs[index], out=weight)
            torch.sum(r_dz, 0, out=bias)
            if index:
                dz = self._dz[index]
                weight.addmm_(dz.t(), r_inputs[index - 1])
                r_dz = torch.mm(r_dz, self._weights[index].t()).addmm_(dz, moves[index][0])
                r_dz = self._through(index - 1, r_dz, r_z[index - 1])

    def _several(self, vectors: Tensor, out: Tensor) -> None:
        count, layers = len(vectors), self.network.layout
        moves = [layout.views(vectors) for layout in layers]
        r_inputs: list[Tensor] = []
        r_z: list[Tensor] = []
        for index, (move, shift) in enumerate(moves):
            h = self._inputs[index].expand(count, -1, -1)
            z = torch.baddbmm(shift.unsqueeze(1), h, move.transpose(1, 2))
            if index:
                z.view(-1, z.shape[2]).addmm_(r_inputs[-1].view(-1, r_inputs[-1].shape[2]), self._weights[index])
            r_z.append(z)
            slope = self._slopes[index]
            r_inputs.append(z if slope is None else z * slope)
        r_dz = self._second * r_z[-1]
        for index in reversed(range(len(layers))):
            weight, bias = layers[index].views(out)
            h, dz = self._inputs[index].expand(count, -1, -1), self._dz[index].expand(count, -1, -1)
            products = torch.bmm(r_dz.transpose(1, 2), h)
            bias.copy_(r_dz.sum(1))
            if index:
                products.baddbmm_(dz.transpose(1, 2), r_inputs[index - 1])
                below = torch.mm(r_dz.view(-1, r_dz.shape[2]), self._weights[index].t())
                r_dz = below.view(count, self.rows, -1).baddbmm_(dz, moves[index][0])
                r_dz = self._through(index - 1, r_dz, r_z[index - 1])
            weight.copy_(products)

    def _through(self, layer: int, r_da: Tensor, r_z: Tensor) -> Tensor:
        """R{∂L/∂z} of a hidden layer: R{∂L/∂a} · f′ + ∂L/∂a · f″ · R{z}. Overwrites ``r_da``."""
        slope, bend = self._slopes[layer], self._bends[layer]
        if slope is not None:
            r_da.mul_(slope)
        if bend is not None:
            r_da.addcmul_(bend, r_z)
        return r_da

    def _forward(self) -> list[Tensor]:
        """Pre-activations of every layer; the activations go to ``_inputs``."""
        pre_activations = []
        biases = self.network.tensors(self.theta)[1::2]
        for weight, bias, kernels in zip(self._weights, biases, (*self.network.kernels, None), strict=True):
            z = torch.addmm(bias, self._inputs[-1], weight)
            pre_activations.append(z)
            if len(pre_activations) < len(self._weights):
                a = z
                if kernels is not None:
                    a = torch.empty_like(z)
                    kernels.forward(z, a)
                self._inputs.append(a)
        return pre_activations

    def _backward(self, pre_activations: list[Tensor]) -> None:
        """∂L/∂z of every layer, and f′ and ∂L/∂a · f″ of the hidden ones, given ∂L/∂ŷ in ``_dz``."""
        # the output layer is linear
        self._slopes, self._bends = [None], [None]
        for index in reversed(range(len(self.network.hidden))):
            z, a = pre_activations[index], self._inputs[index + 1]
            dz = torch.mm(self._dz[0], self._weights[index + 1].t())
            slope, kernels = None, self.network.kernels[index]
            second = SECOND_DERIVATIVES[self.network.hidden[index].activation]
            bend = None if second is None else second(z, a).mul_(dz)
            if kernels is not None:
                slope = torch.empty_like(z)
                kernels.backward(torch.ones_like(z), z, a, slope)
                dz.mul_(slope)
            self._dz.insert(0, dz)
            self._slopes.insert(0, slope)
            self._bends.insert(0, bend)

    def _share_on_kinks(self, pre_activations: list[Tensor]) -> float:
        bent = [
            z for layer, z in zip(self.network.hidden, pre_activations, strict=False)
            if layer.activation in PIECEWISE_LINEAR
        ]
        count = sum(z.numel() for z in bent)
        return sum(int((z == 0.0).sum()) for z in bent) / count if count else 0.0


def entries(network: Network) -> Tensor:
    """(count,) int64: where the parameters stand in ``theta``, weights and biases of all layers in order."""
    places = torch.arange(network.size)
    return torch.cat([view.flatten() for view in network.tensors(places)])
