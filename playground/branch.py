"""How one run can go on from another: what is changed on the way. Nothing here imports PyTorch."""

from __future__ import annotations

import msgspec

from playground.diagram import Parameter


class SetParameters(msgspec.Struct, frozen=True):
    """The same run with some parameters set by hand, now or, for who looks back, in its snapshot at ``update``."""

    values: tuple[tuple[Parameter, float], ...]
    update: int | None = None


class CollapseLayers(msgspec.Struct, frozen=True):
    """The linear layers ``first`` to ``last``, counted from 0, replaced by the single one that they are."""

    first: int
    last: int


class ContinueFrom(msgspec.Struct, frozen=True):
    """The same run from its snapshot at ``update`` on, with the same order of the data."""

    update: int


Change = SetParameters | CollapseLayers | ContinueFrom
