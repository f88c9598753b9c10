"""A slice of the loss surface: the loss over a plane through the current parameters."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from playground.experiment import Training
from playground.frames import Slice, read_only
from playground.losses import LOSS_FUNCTIONS
from playground.network import Network

RESOLUTIONS = (51, 25, 13)
"""Points a side; the finest that the work limit allows. Odd, so that the centre is a point."""
REACH = 1.0
"""How far the plane reaches in each direction, in filter norms, as in Li et al. (2018)."""
MAX_ROWS = 256
MIN_ROWS = 64
MAX_WORK = 20e9
"""Multiplications that one slice may cost: one to three seconds of one core."""
CHUNK_FLOATS = 1_000_000
"""Floats that a chunk of parameter vectors, or their activations, may take: what stays in the cache is fast."""


@dataclass(frozen=True, slots=True)
class SliceRequest:
    """Everything a slice is a function of. Tensors belong to the request: nobody writes to them."""

    run: int
    update: int
    network: Network
    training: Training
    theta: Tensor  # (size,)
    snapshots: Sequence[Tensor]  # of this run, oldest first, each (size,)
    x: Tensor  # (rows, inputs) scaled
    target: Tensor  # (rows, 1) scaled


def filter_normalised(network: Network, theta: Tensor, seed: int) -> Tensor:
    """A random direction (size,): normal, each row of each weight matrix scaled to the norm of that row of W.

    Biases and padding stay zero; a zero row of W gives a zero row (Li et al. 2018, section 4).
    """
    generator = torch.Generator().manual_seed(seed)
    direction = torch.zeros_like(theta)
    for layout in network.layout:
        weight, _ = layout.views(theta)
        drawn = torch.randn(weight.shape, generator=generator)
        scale = weight.norm(dim=1, keepdim=True) / drawn.norm(dim=1, keepdim=True)
        layout.views(direction)[0].copy_(drawn * scale)
    return direction


def losses_at(network: Network, training: Training, thetas: Tensor, x: Tensor, target: Tensor) -> Tensor:
    """The mean loss (count,) of ``count`` parameter vectors ``thetas`` (count, size) on ``x`` and ``target``."""
    h = x.expand(len(thetas), *x.shape)
    for layout, kernels in zip(network.layout, (*network.kernels, None), strict=True):
        weight, bias = layout.views(thetas)
        z = torch.baddbmm(bias.unsqueeze(1), h, weight.transpose(1, 2))
        if kernels is not None:
            kernels.forward(z, z)
        h = z
    terms = LOSS_FUNCTIONS[training.loss].terms(h, target.expand_as(h), training.huber_delta)
    return terms.mean(dim=(1, 2))


def project(snapshots: Sequence[Tensor], origin: Tensor, first: Tensor, second: Tensor) -> tuple[Tensor, float]:
    """Coordinates (t, 2) of snapshots in the plane through ``origin``, and how much of the way it leaves out.

    Least squares through the 2×2 Gram matrix of the two directions, which need not be at right angles. The share is
    of the displacement of the first snapshot: 0 if it lies in the plane, 1 if it is at right angles to it.
    """
    plane = torch.stack([first, second])
    gram = plane.double() @ plane.double().t()
    displacements = torch.stack([snapshot - origin for snapshot in snapshots])
    # a zero weight matrix gives a zero direction, layers of one weight each can give two parallel ones: what is left
    # of the second eigenvalue is then rounding, and must not be inverted
    coordinates = (displacements @ plane.t()).double() @ torch.linalg.pinv(gram, rtol=1e-10, hermitian=True)
    start = displacements[0].double()
    whole = float(start.norm())
    outside = float((start - coordinates[0] @ plane.double()).norm()) / whole if whole > 0.0 else 0.0
    return coordinates, min(outside, 1.0)


def compute_slice(request: SliceRequest, cancelled: Callable[[], bool] = lambda: False) -> Slice | None:
    """The loss over the filter-normalised plane through ``request.theta``; ``None`` when ``cancelled`` says so.

    The two directions come from fixed seeds, so that the picture of a run changes only as its parameters do.
    """
    started = time.perf_counter()
    network, theta = request.network, request.theta
    with torch.inference_mode():
        points, rows = _extent_of_work(network, len(request.x))
        x, target = request.x[:rows], request.target[:rows]
        first, second = (filter_normalised(network, theta, seed) for seed in (1, 2))
        # counted from the middle, so that the centre is 0 to the bit
        half = points // 2
        ticks = REACH * torch.arange(-half, half + 1) / half
        widest = max(layout.fan_out for layout in network.layout)
        chunk = max(1, min(points, CHUNK_FLOATS // max(network.size, rows * widest)))
        losses = torch.empty(points, points)
        for row in range(points):
            line = theta + ticks[row] * second
            for column in range(0, points, chunk):
                if cancelled():
                    return None
                steps = ticks[column : column + chunk]
                thetas = torch.addcmul(line, steps[:, None], first)
                losses[row, column : column + chunk] = losses_at(network, request.training, thetas, x, target)
        path, outside = project([*request.snapshots, theta], theta, first, second)
    grid = losses.double().numpy()
    return Slice(
        run=request.run,
        update=request.update,
        ticks=read_only(ticks.double().numpy()),
        losses=read_only(grid),
        path=read_only(path.numpy()),
        center_loss=float(grid[half, half]),
        outside=outside,
        rows=rows,
        seconds=time.perf_counter() - started,
    )


def _extent_of_work(network: Network, rows: int) -> tuple[int, int]:
    """Points a side and training rows that stay within ``MAX_WORK``."""
    weights = sum(layout.fan_in * layout.fan_out for layout in network.layout)
    rows = min(rows, MAX_ROWS)
    for points in RESOLUTIONS:
        affordable = int(MAX_WORK / (points * points * weights))
        if affordable >= min(rows, MIN_ROWS):
            return points, min(rows, affordable)
    return RESOLUTIONS[-1], min(rows, MIN_ROWS)

