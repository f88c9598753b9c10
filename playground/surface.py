"""Slices of the loss surface: the loss along lines and over planes of parameters, coarse first, in small steps."""

from __future__ import annotations

import time
from collections.abc import Generator

import numpy as np
import torch
from torch import Tensor

from playground.directions import Projection, cosine, project
from playground.frames import read_only
from playground.landscape import (
    FloatArray,
    Landscape,
    LandscapeError,
    Mark,
    Note,
    Path,
    Refusal,
)
from playground.network import Network
from playground.slice_engine import Plane, SliceEngine, losses_of_each
from playground.spans import LandscapeRequest, Span, Trail, span_of

STAGES = (13, 25, 51, 101)
"""Points a side, odd: with a centre. A slice comes in those from the first that a person hardly waits for."""
MAX_ROWS = 256
MIN_ROWS = 64
MAX_WORK = 20e9
"""Multiplications, about a second of one core, from which a slice is over fewer rows."""
FIRST_WORK = 1.5e9
"""Multiplications, about a tenth of a second, that the first picture may take: while a run trains most slices are left
after it for a newer one, so that they come often; the finer ones come every few seconds, and when the run stands."""
MEASURED, MEASURED_FIRST = 32, 2
"""Snapshots of a path whose losses are taken, at most; in stages before the last one the ends alone."""


def answers(request: LandscapeRequest) -> Generator[Landscape | Refusal | None, None, None]:
    """The landscape in stages, ``None`` after each small step; or why there is none. Leave it at any step.

    A small network's slice comes at once in its last stage, a large one's in 13, 25, 51 points a side.
    """
    try:
        yield from landscapes(request)
    except LandscapeError as error:
        yield Refusal(request.spec, request.run, request.update, error.problem, tuple(error.values.items()))


def compute_landscape(request: LandscapeRequest) -> Landscape:
    """The landscape at once in its last stage; raises ``LandscapeError`` where there is none."""
    *_, finest = landscapes(request, in_stages=False)
    assert finest is not None
    return finest


def landscapes(request: LandscapeRequest, in_stages: bool = True) -> Generator[Landscape | None, None, None]:
    """The same as ``answers``, but raises ``LandscapeError`` at the first step where there is no such slice."""
    started = time.perf_counter()
    if len(request.x) == 0:
        raise LandscapeError("no_rows")
    with torch.inference_mode():
        span = span_of(request)
    spec = request.spec
    rows, stages = _extent_of_work(request.network, len(request.x), spec.points, len(span.directions))
    scene = _Scene(request, span, rows)
    yield from scene.place()
    for points in stages if in_stages else stages[-1:]:
        yield from scene.measure(MEASURED if points == stages[-1] else MEASURED_FIRST)
        x, y = scene.ticks(points)
        losses = torch.empty(len(y), points)
        yield from scene.engine.fill(losses, x, y, request.workers)
        yield scene.landscape(x, y, losses, points == stages[-1], time.perf_counter() - started)


class _Scene:
    """What all stages of one landscape share."""

    def __init__(self, request: LandscapeRequest, span: Span, rows: int) -> None:
        self._request, self._span, self._rows = request, span, rows
        self._x, self._target = request.x[:rows], request.target[:rows]
        plane = Plane(span.origin, *span.vectors)
        self.engine = SliceEngine(request.network, request.training, plane, self._x, self._target)
        self._projected: list[tuple[Trail, Projection]] = []
        self._paths: tuple[Path, ...] = ()
        self._marks: tuple[Mark, ...] = ()

    def place(self) -> Generator[None, None, None]:
        """Project paths and places; measure the places."""
        request, span = self._request, self._span
        with torch.inference_mode():
            if span.origin is request.theta:
                self._here = span.offset[: len(span.directions)]
            else:
                self._here = self._place(project([request.theta], span.origin, *span.vectors).coordinates[0])
            self._loss = self._losses([request.theta])[0]
            places = [vector for _, vector in span.places]
            if places:
                found = project(places, span.origin, *span.vectors).coordinates
                losses = self._losses(places)
                self._marks = tuple(
                    Mark(place, self._place(at), float(loss))
                    for (place, _), at, loss in zip(span.places, found, losses, strict=True)
                )
        yield
        for trail in (request.trail, *request.trails):
            if trail.snapshots:
                with torch.inference_mode():
                    self._projected.append((trail, project(trail.snapshots, span.origin, *span.vectors)))
                yield

    def measure(self, most: int) -> Generator[None, None, None]:
        """Take the losses of at most ``most`` snapshots of every path."""
        paths = []
        for trail, found in self._projected:
            paths.append(self._path(trail, found, most))
            yield
        self._paths = tuple(paths)

    def ticks(self, points: int) -> tuple[Tensor, Tensor]:
        """Coordinates (points,) along both directions, counted from the origin; the second is 0 alone on a line."""
        spec, span = self._request.spec, self._span
        wanted = (spec.x_range, spec.y_range)
        along = [
            _ticks(low - start, high - start, points)
            for (low, high), start in zip(
                (asked or usual for asked, usual in zip(wanted, span.ranges, strict=False)), span.offset, strict=False
            )
        ]
        return along[0], along[1] if len(along) == 2 else torch.zeros(1)

    def landscape(self, x: Tensor, y: Tensor, losses: Tensor, finest: bool, seconds: float) -> Landscape:
        """The answer with these losses (rows, columns)."""
        request, span = self._request, self._span
        is_line = len(span.directions) == 1
        return Landscape(
            spec=request.spec,
            run=request.run,
            update=request.update,
            x=_array(x.double() + span.offset[0]),
            y=_array(y[:0].double() if is_line else y.double() + span.offset[1]),
            losses=_array(losses[0] if is_line else losses),
            axes=span.axes(),
            center=span.offset[: len(span.directions)],
            here=self._here,
            loss=float(self._loss),
            outside=float(self._paths[0].outside[0]) if self._has_path else 0.0,
            cosine=None if is_line else cosine(*span.vectors),
            paths=self._paths,
            marks=self._marks,
            notes=self._notes(),
            rows=self._rows,
            finest=finest,
            seconds=seconds,
        )

    @property
    def _has_path(self) -> bool:
        return bool(self._request.trail.snapshots)

    def _notes(self) -> tuple[Note, ...]:
        request, notes = self._request, []
        activations = {layer.activation for layer in request.network.hidden}
        zero, rows = max((direction.zero_rows, direction.rows) for direction in self._span.directions)
        if zero:
            notes.append(Note("zero_rows", (("zero", zero), ("rows", rows))))
        if not activations:
            notes.append(Note("convex"))
        elif activations == {"identity"}:
            notes.append(Note("linear"))
        if self._rows == 1:
            notes.append(Note("one_sample"))
        if len(request.trail.snapshots) < 2:
            notes.append(Note("no_path"))
        if self._rows < len(request.x):
            notes.append(Note("fewer_rows", (("rows", self._rows), ("all", len(request.x)))))
        return tuple(notes)

    def _place(self, coordinates: Tensor) -> tuple[float, ...]:
        """``coordinates`` counted from the origin, as they are drawn."""
        return tuple(float(at) + start for at, start in zip(coordinates, self._span.offset, strict=False))

    def _losses(self, thetas: list[Tensor]) -> Tensor:
        request = self._request
        return losses_of_each(request.network, request.training, thetas, self._x, self._target)

    def _path(self, trail: Trail, found: Projection, most: int) -> Path:
        span, count = self._span, len(trail.snapshots)
        measured = np.unique(np.linspace(0, count - 1, min(count, most)).round().astype(np.int64))
        measured.flags.writeable = False
        with torch.inference_mode():
            there = [trail.snapshots[index] for index in measured]
            shadows = found.coordinates[torch.from_numpy(measured.copy())] @ torch.stack(span.vectors).double()
            on_slice = list((span.origin.double() + shadows).to(span.origin.dtype))
            losses, slice_losses = self._losses(there), self._losses(on_slice)
        offset = torch.tensor(span.offset[: len(span.directions)], dtype=torch.float64)
        return Path(
            optimizer=trail.optimizer,
            updates=read_only(np.array(trail.updates, dtype=np.float64)),
            coordinates=_array(found.coordinates + offset),
            outside=_array(found.outside),
            measured=measured,
            losses=_array(losses),
            slice_losses=_array(slice_losses),
            learning_rate=trail.learning_rate,
            diverged=trail.diverged,
            run=trail.run,
        )


def _array(values: Tensor) -> FloatArray:
    """A read-only copy in float64."""
    return read_only(values.double().numpy().copy())


def _ticks(low: float, high: float, points: int) -> Tensor:
    """Positions from ``low`` to ``high``, counted from the middle, so that a symmetric range has 0 to the bit."""
    half = points // 2
    steps = torch.arange(-half, half + 1) / half
    return (low + high) / 2 + (high - low) / 2 * steps


def _extent_of_work(network: Network, rows: int, points: int, dimensions: int) -> tuple[int, tuple[int, ...]]:
    """Rows of a slice, and the stages it comes in: one if that stays within ``FIRST_WORK``."""
    weights = sum(layout.fan_in * layout.fan_out for layout in network.layout)
    affordable = int(MAX_WORK / (points**dimensions * weights))
    kept = max(min(rows, MAX_ROWS, affordable), min(rows, MIN_ROWS))
    stages = [stage for stage in STAGES if stage <= points]
    while len(stages) > 1 and stages[1] ** dimensions * weights * kept <= FIRST_WORK:
        del stages[0]
    return kept, tuple(stages)
