"""Slices of the loss surface: what can be asked for and what is answered. Nothing here imports PyTorch."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from playground.diagram import Parameter
from playground.words import Said, said

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FloatArray: TypeAlias = "NDArray[np.float64]"
IndexArray: TypeAlias = "NDArray[np.int64]"

POINTS = (25, 51, 101)
"""Points a side that can be asked for. All are odd: with a middle."""
Range = tuple[float, float]


# ---- what is asked ---------------------------------------------------------------------------------------------


class Place(msgspec.Struct, frozen=True):
    """Parameters by name: run ``run`` (``None``: this run) at the snapshot nearest ``update`` (``None``: now)."""

    run: int | None = None
    update: int | None = None


class RandomDirections(msgspec.Struct, frozen=True):
    """Filter-normalised random directions (Li et al. 2018); ``biases`` moves them too, by the joint row [W|b]."""

    seeds: tuple[int, int] = (1, 2)
    biases: bool = False


class PrincipalDirections(msgspec.Struct, frozen=True):
    """The two principal directions of the path of this run so far."""


class GivenDirections(msgspec.Struct, frozen=True):
    """Two directions that come with the request, made unit length: eigenvectors of the Hessian, for instance."""

    name: str = "eigenvectors"


class ParameterDirections(msgspec.Struct, frozen=True):
    """Two single parameters; the axes are in their absolute values. ``second`` may be left out of a line."""

    first: Parameter
    second: Parameter | None = None


class ThroughPlaces(msgspec.Struct, frozen=True):
    """The plane through three places, in Euclidean distances, the first place at (0, 0), the second at (d, 0)."""

    first: Place
    second: Place
    third: Place


class BetweenPlaces(msgspec.Struct, frozen=True):
    """The straight line from one place (α = 0) to another (α = 1): it shows the barrier between two minima."""

    first: Place
    second: Place


Directions = (
    RandomDirections
    | PrincipalDirections
    | GivenDirections
    | ParameterDirections
    | ThroughPlaces
    | BetweenPlaces
)


class SliceSpec(msgspec.Struct, frozen=True):
    """A slice to compute.

    ``axis`` 0 or 1 asks for the line along that direction only; ``BetweenPlaces`` is a line in any case. ``points``
    a side, of ``POINTS``. A range that is ``None`` is chosen to suit the directions. ``subset`` 0, 1, 2 is training,
    validation, test: it names the rows that come with the request.
    """

    directions: Directions = RandomDirections()
    axis: int | None = None
    points: int = 51
    x_range: Range | None = None
    y_range: Range | None = None
    subset: int = 0

    def __post_init__(self) -> None:
        if self.points not in POINTS:
            raise ValueError(f"{self.points} points a side; it must be one of {', '.join(map(str, POINTS))}")
        for span in (self.x_range, self.y_range):
            if span is not None and not (all(map(math.isfinite, span)) and span[0] < span[1]):
                raise ValueError(f"[{span[0]:g}, {span[1]:g}] is not a range; the first is smaller")

    @property
    def is_line(self) -> bool:
        """Whether there is one coordinate only."""
        return self.axis is not None or isinstance(self.directions, BetweenPlaces)


USUAL = SliceSpec()
"""The live slice until a person chooses another: two random directions, the training loss."""


# ---- what is answered ------------------------------------------------------------------------------------------


class Axis(msgspec.Struct, frozen=True):
    """One direction of a slice, as it is drawn."""

    norm: float  # Euclidean length of a step of 1 on this axis, in parameters
    zero_rows: int = 0  # rows of weights that are zero, so that the direction does not move them
    rows: int = 0  # of how many; 0 where rows play no role
    explained: float | None = None  # share of the path's squared displacement along a principal direction
    parameter: Parameter | None = None  # whose absolute value this axis shows


class Path(msgspec.Struct, frozen=True, eq=False):
    """Snapshots of one run, oldest first, projected onto the slice by least squares.

    ``slice_losses`` are on the slice, at the projected points; ``losses`` at the snapshots themselves. They differ by
    what lies outside. Both are over the rows of the slice.
    """

    optimizer: str
    updates: FloatArray  # (t,)
    coordinates: FloatArray  # (t, 2), or (t, 1) on a line
    outside: FloatArray  # (t,) share of the displacement from ``Landscape.center`` outside the slice, 0 to 1
    measured: IndexArray  # (m,) which snapshots the losses are of: the first, the last and some between
    losses: FloatArray  # (m,)
    slice_losses: FloatArray  # (m,)
    learning_rate: float | None = None  # before any schedule
    diverged: bool = False
    run: int | None = None  # the number of another run that has a name of its own


class Mark(msgspec.Struct, frozen=True):
    """A place that the slice goes through, such as one of the three a plane is laid through."""

    place: Place
    coordinates: tuple[float, ...]
    loss: float


class Note(msgspec.Struct, frozen=True):
    """Something that has to be said beside the picture; ``kind`` of ``NOTES``."""

    kind: str
    values: tuple[tuple[str, float], ...] = ()

    def sentence(self) -> Said:
        """In words."""
        return NOTES[self.kind].filled(**dict(self.values))


class Landscape(msgspec.Struct, frozen=True, eq=False):
    """The loss on a slice through the parameters of one run.

    ``losses[row, column]`` is at ``y[row]``, ``x[column]``; on a line (n,), ``y`` empty. nan or inf where the loss is
    not finite. The loss is without the penalties l1 and l2, as everywhere on screen.
    """

    spec: SliceSpec
    run: int
    update: int
    x: FloatArray  # (n,)
    y: FloatArray  # (n,), (0,) on a line
    losses: FloatArray
    axes: tuple[Axis, ...]  # two, one on a line
    center: tuple[float, ...]  # coordinates of the origin that displacements are counted from
    here: tuple[float, ...]  # the current parameters, projected
    loss: float  # of the current parameters themselves, over the same rows
    outside: float  # share of the first snapshot's displacement outside the slice, 0 to 1
    cosine: float | None  # between the two directions
    paths: tuple[Path, ...]  # of this run first, when it has snapshots; then of the others given
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]
    rows: int  # the loss was taken over
    finest: bool  # the last stage
    seconds: float
    beside: Landscape | None = None  # the same slice around another network, to be shown beside this one

    @property
    def barrier(self) -> float:
        """How far the loss between two places rises above the straight line between their losses; 0 without one.

        Frankle et al. 2020, over 0 ≤ α ≤ 1; inf or nan where the way leads through losses that are not finite.
        """
        import numpy as np

        if not isinstance(self.spec.directions, BetweenPlaces):
            return 0.0
        first, second = (mark.loss for mark in self.marks)
        between = (self.x >= 0.0) & (self.x <= 1.0)
        chord = (1.0 - self.x[between]) * first + self.x[between] * second
        return max(0.0, float(np.max(self.losses[between] - chord)))


NOTES: dict[str, Said] = {
    "zero_rows": said(
        "{zero} of {rows} {rows:row|rows} of weights {zero:is|are} zero; the random directions do not move them."
    ),
    "convex": said("Without a hidden layer the loss is convex: every slice of it is a bowl."),
    "linear": said(
        "Every activation is the identity: the network computes a straight line or plane, "
        "though its loss over several layers of weights is not convex."
    ),
    "one_sample": said("The loss is of a single sample: a whole surface of parameters fits it exactly."),
    "no_path": said("No way was walked yet."),
    "fewer_rows": said("The loss is over {rows} of {all} {all:row|rows}, so that the slice keeps up."),
}
"""What can be said beside a slice; the names in braces are in ``Note.values``."""

PROBLEMS: dict[str, Said] = {
    "few_snapshots": said(
        "The path has {count} different {count:snapshot|snapshots}; {needed} {needed:is|are} needed. Train a little "
        "first."
    ),
    "straight_path": said(
        "The snapshots lie on one straight line, so that there is no second principal direction. "
        "Train on, or look at the line."
    ),
    "equal_places": said(
        "Both places have the same parameters; there is no line between them. Train a little, or choose two others."
    ),
    "collinear": said(
        "The three places lie on one straight line; no single plane goes through them. "
        "Choose another third one."
    ),
    "parallel": said(
        "The two directions are parallel; they span a line and not a plane. "
        "With so few weights, move the biases too, or pick two parameters."
    ),
    "zero_direction": said(
        "The direction is zero: every weight it scales with is zero. "
        "Move the biases too, train a little first, or pick a parameter."
    ),
    "same_parameter": said("Both axes are the same parameter; pick two different ones."),
    "no_such_parameter": said("The network has no such parameter any more; pick another one."),
    "no_second": said("A plane needs two parameters; pick a second one."),
    "no_directions": said("The Hessian's eigenvectors are not computed yet: the curvature has to be measured first."),
    "no_place": said("The run or snapshot that was picked is no longer kept; pick another one."),
    "other_shape": said(
        "The place that was picked is of a network with other layers; "
        "only networks of the same shape can be joined."
    ),
    "no_such_units": said("Two different units of one hidden layer are needed to swap them."),
    "no_rows": said("This part of the data is empty; give it a share of the samples."),
    "not_finite": said("The parameters are not finite, so that there is no surface around them."),
}
"""Why a slice cannot be drawn, and what to do; the names in braces are in ``LandscapeError.values``."""


class Refusal(msgspec.Struct, frozen=True):
    """Instead of a ``Landscape``, why there is none; ``problem`` of ``PROBLEMS``."""

    spec: SliceSpec
    run: int
    update: int
    problem: str
    values: tuple[tuple[str, float], ...]

    def sentence(self) -> Said:
        """In words."""
        return PROBLEMS[self.problem].filled(**dict(self.values))


class LandscapeError(ValueError):
    """A slice that cannot be: ``problem`` of ``PROBLEMS``, with the sentence as its text."""

    def __init__(self, problem: str, **values: float) -> None:
        super().__init__(PROBLEMS[problem].filled(**values))
        self.problem = problem
        self.values = values
