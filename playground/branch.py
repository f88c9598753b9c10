"""How one run can go on from another: what is changed on the way. Nothing here imports PyTorch."""

from __future__ import annotations

from dataclasses import dataclass

from playground.diagram import Parameter


@dataclass(frozen=True, slots=True)
class SetParameters:
    """The same run with some parameters set by hand, now or, for who looks back, in its snapshot at ``update``."""

    values: tuple[tuple[Parameter, float], ...]
    update: int | None = None


@dataclass(frozen=True, slots=True)
class CollapseLayers:
    """The linear layers ``first`` to ``last``, counted from 0, replaced by the single one that they are."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ContinueFrom:
    """The same run from its snapshot at ``update`` on, with the same order of the data."""

    update: int


Change = SetParameters | CollapseLayers | ContinueFrom
