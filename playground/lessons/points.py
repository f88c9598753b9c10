"""What a challenge earned, as it is kept: settings are read at the start, so nothing that counts is imported here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was counted: its key in ``score.COUNTED``, what was measured, and the points for it."""

    name: str
    value: float
    points: int


@dataclass(frozen=True, slots=True)
class Score:
    """``points`` of 100, of which ``score.PASSED`` are for passing and the rest are those of the parts."""

    points: int
    parts: tuple[Part, ...] = ()
