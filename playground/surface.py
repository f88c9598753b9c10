"""A slice of the loss surface: the loss over a plane through the current parameters."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from playground.experiment import Training
from playground.frames import Slice, read_only
from playground.losses import LOSS_FUNCTIONS
from playground.network import Network

STAGES = (13, 25, 51)
"""Points a side. A slice of a large network comes in stages, the others at once in the last. Odd: with a centre."""
REACH = 1.0
"""How far the plane reaches in each direction, in filter norms, as in Li et al. (2018)."""
MAX_ROWS = 256
MIN_ROWS = 64
MAX_WORK = 20e9
"""Multiplications, one to three seconds of one core, from which a slice is taken over fewer rows and in stages."""
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


def compute_slice(request: SliceRequest) -> Slice:
    """The loss over the filter-normalised plane through ``request.theta``, 51 × 51 points."""
    *_, finest = slices(request)
    assert finest is not None
    return finest


def slices(request: SliceRequest) -> Iterator[Slice | None]:
    """The same in small steps: ``None`` after each; a large network's also as coarser slices on the way.

    The two directions come from fixed seeds, so that the picture of a run changes only as its parameters do.
    """
    started = time.perf_counter()
    network, theta = request.network, request.theta
    rows, stages = _extent_of_work(network, len(request.x))
    x, target = request.x[:rows], request.target[:rows]
    with torch.inference_mode():
        directions = tuple(filter_normalised(network, theta, seed) for seed in (1, 2))
        path, outside = project([*request.snapshots, theta], theta, *directions)
    for points in stages:
        losses = torch.empty(points, points)
        for _ in _fill(losses, request, directions, x, target):
            yield None
        grid = losses.double().numpy()
        yield Slice(
            run=request.run,
            update=request.update,
            ticks=read_only(_ticks(points).double().numpy()),
            losses=read_only(grid),
            path=read_only(path.numpy()),
            center_loss=float(grid[points // 2, points // 2]),
            outside=outside,
            rows=rows,
            seconds=time.perf_counter() - started,
        )


def _ticks(points: int) -> Tensor:
    """Positions on an axis, counted from the middle, so that the centre is 0 to the bit."""
    half = points // 2
    return REACH * torch.arange(-half, half + 1) / half


def _fill(
    losses: Tensor, request: SliceRequest, directions: tuple[Tensor, ...], x: Tensor, target: Tensor
) -> Iterator[None]:
    """Write the losses (points, points) over the plane, a few at a time."""
    network = request.network
    points = len(losses)
    ticks = _ticks(points)
    first, second = directions
    widest = max(layout.fan_out for layout in network.layout)
    chunk = max(1, min(points, CHUNK_FLOATS // max(network.size, len(x) * widest)))
    for row in range(points):
        for column in range(0, points, chunk):
            # not around a yield: the mode belongs to the thread, not to this generator
            with torch.inference_mode():
                line = request.theta + ticks[row] * second
                thetas = torch.addcmul(line, ticks[column : column + chunk, None], first)
                losses[row, column : column + chunk] = losses_at(network, request.training, thetas, x, target)
            yield


def _extent_of_work(network: Network, rows: int) -> tuple[int, tuple[int, ...]]:
    """Training rows of a slice, and the stages it comes in: one if that stays within ``MAX_WORK``."""
    weights = sum(layout.fan_in * layout.fan_out for layout in network.layout)
    points = STAGES[-1]
    affordable = int(MAX_WORK / (points * points * weights))
    fewest = min(rows, MIN_ROWS)
    return max(min(rows, MAX_ROWS, affordable), fewest), STAGES if affordable < fewest else STAGES[-1:]
