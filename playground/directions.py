"""Directions in the space of parameters, and what a path looks like from the plane that two of them span."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import torch
from torch import Tensor

from playground.diagram import Parameter
from playground.landscape import LandscapeError
from playground.network import Network

PARALLEL = 1e-10
"""Two directions whose Gram matrix has eigenvalues this far apart are one: what is left of the second is rounding."""
PIECE = 1_000_000
"""Floats of every snapshot that are turned into float64 at a time."""
CACHED = 60_000
"""The same where a pass over them is all that is done: what stays in the cache is several times as fast."""
ROUNDING = 1e-6
"""A smaller share outside a plane is rounding: its directions are float32."""


class Direction(msgspec.Struct, frozen=True, eq=False):
    """A vector (size,) float32, and how many of the ``rows`` of weights it would scale with are zero."""

    vector: Tensor
    zero_rows: int = 0
    rows: int = 0


def filter_normalised(network: Network, theta: Tensor, seed: int, biases: bool = False) -> Direction:
    """A random direction: normal, each row of each weight matrix scaled to the norm of that row of W.

    Biases stay, unless ``biases`` normalises the joint row [W|b]. A zero row of W gives a zero row; padding stays
    zero (Li et al. 2018, section 4).
    """
    generator = torch.Generator().manual_seed(seed)
    direction = torch.zeros_like(theta)
    zero = rows = 0
    for layout in network.layout:
        there, drawn = layout.views(theta), layout.views(direction)
        for part, place in zip(there, drawn, strict=True):
            if part.dim() == 2 or biases:
                place.copy_(torch.randn(part.shape, generator=generator))
        wanted = _row_norms(there[0], there[1] if biases else None)
        scale = wanted / _row_norms(*drawn)
        drawn[0].mul_(scale.unsqueeze(1))
        drawn[1].mul_(scale)
        zero += int((wanted == 0.0).sum())
        rows += layout.fan_out
    return Direction(direction, zero, rows)


def _row_norms(weight: Tensor, bias: Tensor | None) -> Tensor:
    """Norms (out,) of the rows of W, or of [W|b]."""
    joint = weight if bias is None else torch.cat([weight, bias.unsqueeze(1)], dim=1)
    norms: Tensor = torch.linalg.vector_norm(joint, dim=1)
    return norms


def along_parameter(network: Network, parameter: Parameter) -> tuple[Direction, int]:
    """The direction that moves one parameter alone by 1, and where in ``theta`` that parameter stands.

    Raises ``LandscapeError`` for a parameter that the network has not.
    """
    layer, unit, source = parameter.layer, parameter.unit, parameter.source
    if not 0 <= layer < len(network.layout):
        raise LandscapeError("no_such_parameter")
    layout = network.layout[layer]
    if not 0 <= unit < layout.fan_out or not 0 <= (source or 0) < layout.fan_in:
        raise LandscapeError("no_such_parameter")
    index = layout.bias + unit if source is None else layout.weight + unit * layout.fan_in + source
    vector = torch.zeros(network.size)
    vector[index] = 1.0
    return Direction(vector), index


def unit(vector: Tensor) -> Tensor:
    """``vector`` at length 1; raises ``LandscapeError`` for a zero one."""
    length = float(vector.double().norm())
    if not length > 0.0:
        raise LandscapeError("zero_direction")
    return (vector.double() / length).to(vector.dtype)


def through(first: Tensor, second: Tensor, third: Tensor) -> tuple[Tensor, Tensor]:
    """Two unit directions at right angles in the plane through three points, the first from ``first`` to ``second``.

    Garipov et al. 2018, appendix A.2. Raises ``LandscapeError`` where two points are equal or all are on one line.
    """
    along, towards = (second - first).double(), (third - first).double()
    if not (float(along.norm()) > 0.0 and float(towards.norm()) > 0.0):
        raise LandscapeError("equal_places")
    along = along / along.norm()
    across = towards - (towards @ along) * along
    # the points are float32, so that much of what is left may be rounding
    if not float(across.norm()) > 1e-6 * float(towards.norm()):
        raise LandscapeError("collinear")
    return along.to(first.dtype), (across / across.norm()).to(first.dtype)


class Principal(msgspec.Struct, frozen=True, eq=False):
    """The principal directions of a path: unit vectors (size,), and their shares of the squared displacements."""

    directions: tuple[Tensor, ...]
    explained: tuple[float, ...]


def principal(
    snapshots: Sequence[Tensor], origin: Tensor, previous: Sequence[Tensor] = (), count: int = 2
) -> Principal:
    """The ``count`` directions in which the displacements of ``snapshots`` from ``origin`` are largest.

    Their singular vectors, by way of the T×T Gram matrix in float64 (Li et al. 2018, section 7: displacements from the
    final parameters, not centred). Signs are those of ``previous``, where given, so that the picture does not flip
    between frames; else the path starts on the negative side. Raises ``LandscapeError`` for fewer different snapshots
    than ``count`` + 1 and, where a second direction is wanted, for a straight path.
    """
    different = _different(snapshots, count + 1)
    if different <= count:
        raise LandscapeError("few_snapshots", count=different, needed=count + 1)
    values, vectors = torch.linalg.eigh(_gram(snapshots, origin))
    if not float(values[-count]) > PARALLEL * float(values[-1]):
        raise LandscapeError("straight_path")
    directions = []
    for rank in range(count):
        weights = vectors[:, -1 - rank]
        direction = unit(_combine(weights, snapshots, origin))
        turned = weights[0] > 0.0 if rank >= len(previous) else previous[rank] @ direction < 0.0
        directions.append(-direction if bool(turned) else direction)
    total = float(values.clamp_min(0.0).sum())
    return Principal(tuple(directions), tuple(float(values[-1 - rank]) / total for rank in range(count)))


def _different(snapshots: Sequence[Tensor], enough: int) -> int:
    """How many of the snapshots differ from all those before them, counted up to ``enough``."""
    seen: list[Tensor] = []
    for snapshot in snapshots:
        if not any(torch.equal(snapshot, other) for other in seen):
            seen.append(snapshot)
        if len(seen) == enough:
            break
    return len(seen)


def _gram(snapshots: Sequence[Tensor], origin: Tensor) -> Tensor:
    """Scalar products (t, t) of the displacements, float64."""
    gram = torch.zeros(len(snapshots), len(snapshots), dtype=torch.float64)
    for first in range(0, len(origin), PIECE):
        pieces = torch.stack([snapshot[first : first + PIECE] for snapshot in snapshots]).double()
        pieces -= origin[first : first + PIECE].double()
        gram.addmm_(pieces, pieces.t())
    return gram


def _combine(weights: Tensor, snapshots: Sequence[Tensor], origin: Tensor) -> Tensor:
    """The sum (size,) of the displacements, each times its weight, in the type of ``origin``."""
    total = -float(weights.sum()) * origin.double()
    for weight, snapshot in zip(weights, snapshots, strict=True):
        total.add_(snapshot, alpha=float(weight))
    return total.to(origin.dtype)


class Projection(msgspec.Struct, frozen=True, eq=False):
    """Coordinates (t, k) of points on k directions, float64, and the share (t,) of each displacement outside them."""

    coordinates: Tensor
    outside: Tensor


def project(points: Sequence[Tensor], origin: Tensor, *directions: Tensor) -> Projection:
    """Least squares through the Gram matrix of the directions, which need not be at right angles.

    The share is 0 for a point in the plane through ``origin`` and 1 for one at right angles to it.
    """
    plane = torch.stack(directions).double().t().contiguous()
    # a zero weight matrix gives a zero direction, layers of one weight each can give two parallel ones: what is left
    # of the second eigenvalue is then rounding, and must not be inverted
    inverse = torch.linalg.pinv(plane.t() @ plane, rtol=PARALLEL, hermitian=True)
    start, few = origin.double(), max(1, CACHED // len(origin))
    products, squares = [], []
    for first in range(0, len(points), few):
        displacements = torch.stack(list(points[first : first + few])).double().sub_(start)
        products.append(displacements @ plane)
        squares.append(torch.linalg.vector_norm(displacements, dim=1).square())
    along, whole = torch.cat(products), torch.cat(squares)
    coordinates = along @ inverse
    # Pythagoras: what the plane holds of the displacement is the scalar product with its own projection
    share = (1.0 - (coordinates * along).sum(dim=1) / whole).clamp(0.0, 1.0).sqrt()
    return Projection(coordinates, torch.where((whole > 0.0) & (share > ROUNDING), share, 0.0))


def cosine(first: Tensor, second: Tensor) -> float:
    """Of the angle between two directions; 0 where one of them is zero."""
    one, other = first.double(), second.double()
    lengths = float(one.norm() * other.norm())
    return max(-1.0, min(1.0, float(one @ other) / lengths)) if lengths > 0.0 else 0.0


class SignMemory:
    """The principal directions last shown of a run, so that the next ones keep their signs. Of one thread."""

    def __init__(self) -> None:
        self._run = -1
        self._directions: tuple[Tensor, ...] = ()

    def recall(self, run: int) -> tuple[Tensor, ...]:
        """The directions last shown of ``run``; none of another run."""
        return self._directions if run == self._run else ()

    def keep(self, run: int, directions: tuple[Tensor, ...]) -> None:
        """These are shown now."""
        self._run, self._directions = run, directions
