"""From what is asked for to the line or plane itself: its origin, directions and ranges."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
import torch
from msgspec.structs import replace
from torch import Tensor

from playground.directions import (
    Direction,
    SignMemory,
    along_parameter,
    filter_normalised,
    principal,
    project,
    through,
    unit,
)
from playground.experiment import Training
from playground.landscape import (
    Axis,
    BetweenPlaces,
    GivenDirections,
    LandscapeError,
    ParameterDirections,
    Place,
    PrincipalDirections,
    RandomDirections,
    Range,
    SliceSpec,
    ThroughPlaces,
)
from playground.network import Network

REACH = 1.0
"""How far a slice reaches along random directions, in filter norms, as in Li et al. (2018)."""
UNIT_REACH = 0.25
"""How far it reaches along unit directions, in norms of the parameters."""
BETWEEN = (-0.5, 1.5)
"""The line between two places: half its length beyond either."""
MARGIN = 0.2
"""Room around a path, and around three places, in widths of the picture without it."""
FAR = 1.5
"""Widths of this run's path that a picture reaches beyond it to show others' paths."""
LEAST_WIDTH = 0.05
"""The least width of an axis, in widths of the other."""


class Trail(msgspec.Struct, frozen=True, eq=False):
    """Snapshots of one run, oldest first, each (size,), and who walked them: optimiser and learning rate.

    ``run`` is the number of a run that has a name of its own.
    """

    optimizer: str
    updates: Sequence[int]
    snapshots: Sequence[Tensor]
    learning_rate: float | None = None
    diverged: bool = False
    run: int | None = None


class LandscapeRequest(msgspec.Struct, frozen=True, eq=False):
    """Everything a landscape is a function of. Tensors belong to the request: nobody writes to them.

    ``places`` holds the parameters of every place of another run that the spec names, ``given`` the two vectors of
    ``GivenDirections``; ``trails`` are other runs to draw, such as those of a race.
    """

    spec: SliceSpec
    run: int
    update: int
    network: Network
    training: Training
    theta: Tensor  # (size,)
    trail: Trail
    x: Tensor  # (rows, inputs) scaled
    target: Tensor  # (rows, 1) scaled
    places: Mapping[Place, Tensor] = msgspec.field(default_factory=dict)
    given: tuple[Tensor, ...] = ()
    trails: tuple[Trail, ...] = ()
    signs: SignMemory | None = None
    workers: int = 1


class Span(msgspec.Struct, frozen=True, eq=False):
    """A line or plane: ``origin`` has the coordinates ``offset``, and each direction adds 1 to one of them."""

    origin: Tensor
    directions: tuple[Direction, ...]  # two, or one for a line
    ranges: tuple[Range, ...]
    offset: tuple[float, ...] = (0.0, 0.0)
    explained: tuple[float | None, ...] = (None, None)
    axes_of: tuple[Any, ...] = (None, None)  # the parameter of each axis, where it is one
    places: tuple[tuple[Place, Tensor], ...] = ()

    @property
    def vectors(self) -> tuple[Tensor, ...]:
        """The directions as vectors (size,)."""
        return tuple(direction.vector for direction in self.directions)

    def axes(self) -> tuple[Axis, ...]:
        """What is said of the directions."""
        return tuple(
            Axis(float(direction.vector.norm()), direction.zero_rows, direction.rows, explained, parameter)
            for direction, explained, parameter in zip(self.directions, self.explained, self.axes_of, strict=False)
        )

    def line(self, axis: int) -> Span:
        """The line along one of the directions."""
        only = slice(axis, axis + 1)
        return replace(
            self,
            directions=self.directions[only],
            ranges=self.ranges[only],
            offset=self.offset[only],
            explained=self.explained[only],
            axes_of=self.axes_of[only],
        )


def span_of(request: LandscapeRequest) -> Span:
    """The line or plane that is asked for; raises ``LandscapeError`` where there is none."""
    if not bool(torch.isfinite(request.theta).all()):
        raise LandscapeError("not_finite")
    spec = request.spec
    span = SPANS[type(spec.directions)](request, spec.directions)
    if spec.axis is not None and len(span.directions) == 2:
        span = span.line(spec.axis)
    for direction in span.directions:
        if not bool(direction.vector.any()):
            raise LandscapeError("zero_direction")
    if len(span.directions) == 2 and _parallel(*span.vectors):
        raise LandscapeError("parallel")
    return span


def _parallel(first: Tensor, second: Tensor) -> bool:
    one, other = unit(first).double(), unit(second).double()
    across = other - (one @ other) * one
    # a sine this small is what float32 leaves of 0
    return float(across.norm()) < 1e-5


def _random(request: LandscapeRequest, asked: RandomDirections) -> Span:
    drawn = tuple(filter_normalised(request.network, request.theta, seed, asked.biases) for seed in asked.seeds)
    return Span(request.theta, drawn, ((-REACH, REACH),) * 2)


def _principal(request: LandscapeRequest, asked: PrincipalDirections) -> Span:
    snapshots = [*request.trail.snapshots, request.theta]
    previous = request.signs.recall(request.run) if request.signs is not None else ()
    count = 1 if request.spec.axis == 0 else 2
    found = principal(snapshots, request.theta, previous, count)
    if request.signs is not None:
        request.signs.keep(request.run, found.directions)
    coordinates = project(snapshots, request.theta, *found.directions).coordinates
    others = [snapshot for trail in request.trails for snapshot in trail.snapshots]
    if others:
        theirs = project(others, request.theta, *found.directions).coordinates
        coordinates = torch.cat([coordinates, _near(theirs, coordinates)])
    return Span(
        request.theta,
        tuple(Direction(vector) for vector in found.directions),
        _around(coordinates),
        explained=found.explained,
    )


def _near(points: Tensor, own: Tensor) -> Tensor:
    """``points`` (t, k), those far from ``own`` moved nearer: others that went far must not make this path a dot."""
    low, high = own.min(dim=0).values, own.max(dim=0).values
    room = FAR * (high - low).max()
    return torch.minimum(torch.maximum(points, low - room), high + room)


def _given(request: LandscapeRequest, asked: GivenDirections) -> Span:
    if not request.given:
        raise LandscapeError("no_directions")
    reach = UNIT_REACH * float(request.theta.norm()) or REACH
    directions = tuple(Direction(unit(vector)) for vector in request.given)
    return Span(request.theta, directions, ((-reach, reach),) * len(directions))


def _parameters(request: LandscapeRequest, asked: ParameterDirections) -> Span:
    wanted = [asked.first] if asked.second is None else [asked.first, asked.second]
    if asked.first == asked.second:
        raise LandscapeError("same_parameter")
    if asked.second is None and request.spec.axis is None:
        raise LandscapeError("no_second")
    found = [along_parameter(request.network, parameter) for parameter in wanted]
    values = tuple(float(request.theta[index]) for _, index in found)
    reaches = [max(REACH, 1.5 * abs(value)) for value in values]
    return Span(
        request.theta,
        tuple(direction for direction, _ in found),
        tuple((value - reach, value + reach) for value, reach in zip(values, reaches, strict=True)),
        offset=values,
        axes_of=tuple(wanted),
    )


def _through(request: LandscapeRequest, asked: ThroughPlaces) -> Span:
    places = [(place, _vector(request, place)) for place in (asked.first, asked.second, asked.third)]
    points = [point for _, point in places]
    directions = through(*points)
    coordinates = project(points, points[0], *directions).coordinates
    return Span(
        points[0],
        tuple(Direction(vector) for vector in directions),
        _around(coordinates),
        places=tuple(places),
    )


def _between(request: LandscapeRequest, asked: BetweenPlaces) -> Span:
    first, second = _vector(request, asked.first), _vector(request, asked.second)
    if torch.equal(first, second):
        raise LandscapeError("equal_places")
    return Span(
        first,
        (Direction(second - first),),
        (BETWEEN,),
        places=((asked.first, first), (asked.second, second)),
    )


SPANS: dict[type, Callable[[LandscapeRequest, Any], Span]] = {
    RandomDirections: _random,
    PrincipalDirections: _principal,
    GivenDirections: _given,
    ParameterDirections: _parameters,
    ThroughPlaces: _through,
    BetweenPlaces: _between,
}
"""Every kind of slice that can be asked for."""


def _vector(request: LandscapeRequest, place: Place) -> Tensor:
    """The parameters at ``place``."""
    if place in request.places:
        found = request.places[place]
    elif place.run not in (None, request.run):
        raise LandscapeError("no_place")
    elif place.update is None or not request.trail.updates:
        found = request.theta
    else:
        wanted = place.update
        distances = [abs(update - wanted) for update in (*request.trail.updates, request.update)]
        found = [*request.trail.snapshots, request.theta][distances.index(min(distances))]
    if found.shape != request.theta.shape:
        raise LandscapeError("other_shape")
    if not bool(torch.isfinite(found).all()):
        raise LandscapeError("not_finite")
    return found


def _around(coordinates: Tensor) -> tuple[Range, ...]:
    """Ranges (low, high) of each column of ``coordinates`` (t, k), with some room, none too narrow to be seen."""
    low, high = coordinates.min(dim=0).values, coordinates.max(dim=0).values
    widths = (high - low).clamp_min(LEAST_WIDTH * float((high - low).max()))
    middle, half = (low + high) / 2, widths * (0.5 + MARGIN)
    return tuple((float(m - h), float(m + h)) for m, h in zip(middle, half, strict=True))
