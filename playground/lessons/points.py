"""What a challenge earned, as it is kept: settings are read at the start, so nothing that counts is imported here."""

from __future__ import annotations

import msgspec


class Part(msgspec.Struct, frozen=True):
    """One thing that was counted: its key in ``score.COUNTED``, what was measured, and the points for it."""

    name: str
    value: float
    points: int


class Score(msgspec.Struct, frozen=True):
    """``points`` of 100, of which ``score.PASSED`` are for passing and the rest are those of the parts."""

    points: int
    parts: tuple[Part, ...] = ()
