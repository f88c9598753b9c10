"""How one run can go on from another: what is changed on the way. Nothing here imports PyTorch."""

from __future__ import annotations

from dataclasses import dataclass

from playground.diagram import Parameter


@dataclass(frozen=True, slots=True)
class SetParameter:
    """The same run with one parameter set by hand."""

    parameter: Parameter
    value: float


@dataclass(frozen=True, slots=True)
class CollapseLayers:
    """The linear layers ``first`` to ``last``, counted from 0, replaced by the single one that they are."""

    first: int
    last: int


Change = SetParameter | CollapseLayers
