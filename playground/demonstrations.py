"""Ready demonstrations of what a loss surface is like: which experiments to train, and which slice to look at."""

from __future__ import annotations

from dataclasses import dataclass

from playground.landscape import (
    BetweenPlaces,
    Directions,
    Place,
    PrincipalDirections,
    RandomDirections,
)

PARTNER = -1
"""Stands for the partner's run in the places of a demonstration, and for the swapped network where it swaps."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Train ``example`` for ``updates`` updates, and ``partner`` too where there is one; then show ``directions``.

    Both are ids in ``examples.json``, whose notes say what to watch. ``both`` shows the partner's slice beside the
    first one's; ``overlay`` draws its path on the same slice. ``swaps`` lays the line to the same network with two
    units of that hidden layer swapped (``playground.permutation``).
    """

    example: str
    updates: int
    directions: Directions
    partner: str | None = None
    both: bool = False
    overlay: bool = False
    swaps: int | None = None


DEMONSTRATIONS: dict[str, Demonstration] = {
    "two_minima": Demonstration(
        "two_minima", 2000, BetweenPlaces(Place(), Place(PARTNER)), partner="other_minimum"
    ),
    "saddle": Demonstration(
        "saddle_sgd", 300, PrincipalDirections(), partner="saddle_momentum", both=True
    ),
    "convex": Demonstration(
        "convex_bowl", 200, RandomDirections(biases=True), partner="deep_valleys", both=True
    ),
    "bouncing": Demonstration("bouncing", 200, PrincipalDirections()),
    "permutation": Demonstration("two_minima", 2000, BetweenPlaces(Place(), Place(PARTNER)), swaps=0),
}
"""Every demonstration by its id, in the order of the menu."""
