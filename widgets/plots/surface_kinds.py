"""The kinds of slices that can be chosen, and what a person has chosen of each."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from playground.diagram import Parameter
from playground.landscape import (
    USUAL,
    BetweenPlaces,
    Directions,
    GivenDirections,
    ParameterDirections,
    Place,
    PrincipalDirections,
    RandomDirections,
    SliceSpec,
    ThroughPlaces,
)

KINDS = ("random", "principal", "given", "parameters", "places", "between", "line")
"""Planes, then lines, in the order of the list."""
ALONG = ("random", "principal", "highest", "lowest", "parameter")
"""Directions of a line."""


class Choices(msgspec.Struct, frozen=True):
    """Everything that is chosen, of the kinds that are not shown too."""

    kind: str = "random"
    along: str = "random"
    seeds: tuple[int, int] = (1, 2)
    biases: bool = False
    parameters: tuple[Parameter, Parameter] = (Parameter(0, 0, 0), Parameter(0, 0, None))
    ends: tuple[Place, Place] = (Place(None, 0), Place())
    corners: tuple[Place, Place, Place] = (Place(None, 0), Place(None, 100), Place())
    shape: SliceSpec = USUAL  # points, ranges and subset
    log_plane: bool = True
    log_line: bool = False  # on a logarithmic axis the straight line that a barrier is measured from is none

    def spec(self) -> SliceSpec:
        """The slice that is asked for."""
        axis = None if self.kind != "line" else 1 if self.along == "lowest" else 0
        return replace(self.shape, directions=self.directions(), axis=axis)

    def directions(self) -> Directions:
        """Of the present kind."""
        kind = self.kind if self.kind != "line" else self.along
        match kind:
            case "random":
                return RandomDirections(self.seeds, self.biases)
            case "principal":
                return PrincipalDirections()
            case "parameters":
                return ParameterDirections(*self.parameters)
            case "parameter":
                return ParameterDirections(self.parameters[0])
            case "places":
                return ThroughPlaces(*self.corners)
            case "between":
                return BetweenPlaces(*self.ends)
            case _:
                return GivenDirections()

    @property
    def log(self) -> bool:
        """Whether the loss is shown by its logarithm."""
        return self.log_line if self.spec().is_line else self.log_plane

    def with_log(self, log: bool) -> Choices:
        """These with the loss shown so, on lines or on planes, whichever is shown."""
        return replace(self, log_line=log) if self.spec().is_line else replace(self, log_plane=log)

    def with_usual_range(self) -> Choices:
        """These with the ranges that suit the directions."""
        return replace(self, shape=replace(self.shape, x_range=None, y_range=None))

    @property
    def needs_curvature(self) -> bool:
        """Whether the directions are the Hessian's, which has to be looked at first."""
        return isinstance(self.directions(), GivenDirections)

    def of_spec(self, spec: SliceSpec) -> Choices:
        """These with what ``spec`` says."""
        new = replace(self, kind=_kind_of(spec), shape=replace(spec, directions=RandomDirections(), axis=None))
        match spec.directions:
            case RandomDirections(seeds, biases):
                return replace(new, seeds=seeds, biases=biases, along="random")
            case PrincipalDirections():
                return replace(new, along="principal")
            case GivenDirections():
                return replace(new, along="lowest" if spec.axis == 1 else "highest")
            case ParameterDirections(first, second):
                return replace(new, along="parameter", parameters=(first, second or new.parameters[1]))
            case ThroughPlaces(first, second, third):
                return replace(new, corners=(first, second, third))
            case BetweenPlaces(first, second):
                return replace(new, ends=(first, second))


def _kind_of(spec: SliceSpec) -> str:
    if spec.axis is not None and not isinstance(spec.directions, BetweenPlaces):
        return "line"
    return {
        RandomDirections: "random",
        PrincipalDirections: "principal",
        GivenDirections: "given",
        ParameterDirections: "parameters",
        ThroughPlaces: "places",
        BetweenPlaces: "between",
    }[type(spec.directions)]


def same_picture(one: SliceSpec, other: SliceSpec) -> bool:
    """Whether a slice as ``one`` may stand in for one as ``other`` that is on its way: only shape and range differ."""
    return one.directions == other.directions and one.axis == other.axis and one.subset == other.subset
