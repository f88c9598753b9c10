"""Finite differences: the gradient measured by moving one parameter at a time, in float64."""

from __future__ import annotations

import msgspec
import numpy as np
import torch
from torch import Tensor

from playground.written import Written

EPSILON = float(np.finfo(np.float64).eps)
SMALLEST_STEP = EPSILON ** (1 / 3)
LARGEST_STEP = 0.03
MAX_CHECKED = 500
"""Networks with more parameters are measured at some of them only."""
SAMPLED = 200
MAX_WORK = 100e6
"""Multiplications that all differences may cost, a fraction of a second: fewer are taken of large networks."""
FUNCTION_WORK = 10
"""Multiplications that one value of an activation function is worth."""
CHUNK = 1_000_000
"""Numbers of one layer's activations that are held at a time."""
NEARER = 0.01
"""Share of the step that is tried where a kink lies within it."""
KINKED = ("relu", "leaky_relu")
"""Activations whose slope jumps at z = 0."""


class Measured(msgspec.Struct, frozen=True):
    """Finite differences of some parameters, float64 unless said otherwise, all of one length."""

    gradient: Tensor
    step: Tensor
    resolution: Tensor  # what rounding alone may make of the gradient
    kink: Tensor  # bool: the slope jumps within the step, or so near that float32 and float64 see different sides


def _works(written: Written) -> list[float]:
    """Multiplications that the difference of one parameter costs, for every layer that it may be in."""
    layout = written.network.layout
    return [
        2.0 * written.rows * sum(
            FUNCTION_WORK * above.fan_out + (above.fan_in * above.fan_out if index > layer + 1 else 0)
            for index, above in enumerate(layout) if index >= layer
        )
        for layer in range(len(layout))
    ]


def choose(written: Written, picked: int) -> Tensor:
    """Which parameters to measure, ``picked`` first: all if there are few, else as many of every layer.

    Parameters are counted through weights and biases of all layers, one after another, without padding. The choice
    is random, but always the same; what it costs is bounded, though every layer keeps one.
    """
    sizes = [layout.fan_out * (layout.fan_in + 1) for layout in written.network.layout]
    wanted = MAX_CHECKED if sum(sizes) <= MAX_CHECKED else -(-SAMPLED // len(sizes))
    generator = torch.Generator().manual_seed(0)
    chosen = [torch.tensor([picked])]
    offset = 0
    for size, work in zip(sizes, _works(written), strict=True):
        count = min(size, wanted, max(1, int(MAX_WORK / len(sizes) / work)))
        some = torch.randperm(size, generator=generator)[:count] if count < size else torch.arange(size)
        chosen.append((some + offset)[some + offset != picked])
        offset += size
    return torch.cat(chosen)


class Differences:
    """Central differences of the mean loss, in float64, with the network's own functions.

    The step is (ε · L / \\|g\\|)^⅓ · max(1, \\|θ\\|), bounded: it balances the error of the method, about h² times the
    third derivative, and that of rounding, ε · L / h (Nocedal & Wright, Numerical Optimization, 2nd ed. 2006,
    section 8.1), where the third derivative is taken to be of the gradient g's size: ε^⅓ in a healthy network, more
    where the gradient has almost vanished. A hundredth of it where a kink lies within.
    Only what a parameter changes is computed again: one unit of its layer, and the layers above.
    """

    def __init__(self, written: Written) -> None:
        self._written = written
        self._kernels = written.network.kernels
        self._weights = [view.double() for view in written.network.tensors(written.theta)[::2]]
        self._biases = [view.double() for view in written.network.tensors(written.theta)[1::2]]
        self._inputs = [written.x.double()]
        self._z: list[Tensor] = []
        for layer, (weight, bias) in enumerate(zip(self._weights, self._biases, strict=True)):
            self._z.append(torch.addmm(bias, self._inputs[-1], weight.t()))
            self._inputs.append(self._activate(layer, self._z[-1]))
        self._loss = float(written.loss_terms(self._z[-1]).mean())

    def at(self, chosen: Tensor) -> Measured:
        """The differences of the parameters ``chosen``, counted as in ``choose``."""
        gradient, step, resolution = (torch.empty(len(chosen), dtype=torch.float64) for _ in range(3))
        kink = torch.empty(len(chosen), dtype=torch.bool)
        offset = 0
        for layer, layout in enumerate(self._written.network.layout):
            size = layout.fan_out * (layout.fan_in + 1)
            here = ((chosen >= offset) & (chosen < offset + size)).nonzero()[:, 0]
            widest = max(above.fan_out for above in self._written.network.layout[layer:])
            for part in torch.split(here, max(1, CHUNK // (2 * self._written.rows * widest))):
                for share in (1.0, NEARER):
                    measured = self._of_layer(layer, chosen[part] - offset, share)
                    gradient[part], step[part] = measured.gradient, measured.step
                    resolution[part], kink[part] = measured.resolution, measured.kink
                    part = part[measured.kink]
                    if not len(part):
                        break
            offset += size
        return Measured(gradient, step, resolution, kink)

    def _of_layer(self, layer: int, entries: Tensor, share: float) -> Measured:
        """Differences of the ``entries`` of one layer, weights row by row and then biases, by ``share`` of the step."""
        layout = self._written.network.layout[layer]
        weights = layout.fan_in * layout.fan_out
        is_bias = entries >= weights
        unit = torch.where(is_bias, entries - weights, entries // layout.fan_in)
        source = torch.where(is_bias, 0, entries % layout.fan_in)
        theta, slope = (
            torch.cat([view.flatten().double() for view in layout.views(vector)])[entries]
            for vector in (self._written.theta, self._written.gradient)
        )
        step = (EPSILON * self._loss / slope.abs()).pow(1 / 3).nan_to_num(SMALLEST_STEP)
        step = share * step.clamp(SMALLEST_STEP, LARGEST_STEP) * theta.abs().clamp(min=1.0)
        # exactly what the parameter moves by, after rounding
        moves = torch.stack([(theta + step) - theta, (theta - step) - theta])
        fed = torch.where(is_bias, 1.0, self._inputs[layer].t()[source].t()).t()
        z = self._z[layer].t()[unit] + moves[:, :, None] * fed
        output, kink = self._onward(layer, unit, z)
        losses = self._written.loss_terms(output[..., None]).mean((-2, -1))
        return Measured(
            gradient=(losses[0] - losses[1]) / (moves[0] - moves[1]),
            step=step,
            resolution=EPSILON * losses.abs().max(0).values / step,
            kink=kink | self._is_doubtful(layer),
        )

    def _onward(self, layer: int, unit: Tensor, z: Tensor) -> tuple[Tensor, Tensor]:
        """Outputs (2, n, rows), and whether a kink lies between the two, when the pre-activations of ``unit`` (n,)
        of ``layer`` become ``z`` (2, n, rows)."""
        kink = self._jumps(layer, z)
        last = self._written.last
        if layer == last:
            return z, kink
        change = self._activate(layer, z) - self._inputs[layer + 1].t()[unit]
        above = layer + 1
        z = self._z[above] + change[..., None] * self._weights[above].t()[unit][:, None, :]
        while above < last:
            kink |= self._jumps(above, z.flatten(2))
            a = self._activate(above, z)
            above += 1
            z = a @ self._weights[above].t() + self._biases[above]
        output = z[..., 0]
        return output, kink | self._jumps(last, output)

    def _activate(self, layer: int, z: Tensor) -> Tensor:
        kernels = self._kernels[layer] if layer < len(self._kernels) else None
        if kernels is None:
            return z
        a = torch.empty_like(z)
        kernels.forward(z, a)
        return a

    def _jumps(self, layer: int, z: Tensor) -> Tensor:
        """(n,) Whether the kink of ``layer``, or that of the loss, lies between z[0] and z[1], (n, values) each."""
        sides = self._sides(layer, z)
        if sides is None:
            return torch.zeros(z.shape[1], dtype=torch.bool)
        return (sides[0] != sides[1]).any(-1)

    def _sides(self, layer: int, z: Tensor) -> Tensor | None:
        """On which side of its kink every value is; ``None`` where there is no kink."""
        if layer == self._written.last:
            return torch.sign(z - self._written.target[:, 0]) if self._written.training.loss == "mae" else None
        return torch.sign(z) if self._written.network.hidden[layer].activation in KINKED else None

    def _is_doubtful(self, layer: int) -> bool:
        """Whether in ``layer`` or above float32 sees another side of a kink than float64."""
        for above in range(layer, self._written.last + 1):
            exact, rounded = self._z[above], self._written.z[above]
            if above == self._written.last:
                exact, rounded = exact[:, 0], rounded[:, 0]
            here, there = self._sides(above, exact), self._sides(above, rounded)
            if here is not None and there is not None and not torch.equal(here, there.double()):
                return True
        return False
