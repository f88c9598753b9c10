"""Ready demonstrations of what a loss surface is like: examples that open in the slice that makes their point."""

from __future__ import annotations

import msgspec

from playground.experiment import Experiment
from playground.landscape import (
    BetweenPlaces,
    Place,
    PrincipalDirections,
    RandomDirections,
    SliceSpec,
    ThroughPlaces,
)
from playground.presets import examples

PARTNER = -1
"""Stands for the partner's run in the places of a demonstration, and for the swapped network where it swaps."""
OTHER = Place(PARTNER)
START, NOW = Place(update=0), Place()


class Demonstration(msgspec.Struct, frozen=True):
    """What an example shows after ``updates`` updates: the slice ``spec``.

    ``partner`` is another example, trained for as many, whose end is a place of the slice; ``beside`` shows the same
    slice around the partner beside the first one instead. Without a partner but with ``swaps`` that place is the same
    network with two units of that hidden layer swapped (``playground.permutation``).
    """

    updates: int
    spec: SliceSpec
    partner: str | None = None
    beside: bool = False
    swaps: int | None = None


_BETWEEN = SliceSpec(BetweenPlaces(NOW, OTHER), points=101)
_SWAPPED = SliceSpec(BetweenPlaces(NOW, OTHER), points=101, x_range=(-0.2, 1.2))
_WIDE = SliceSpec(RandomDirections(biases=True), x_range=(-2.0, 2.0), y_range=(-2.0, 2.0))

DEMONSTRATIONS: dict[str, Demonstration] = {
    "two_minima": Demonstration(2000, _BETWEEN, partner="other_minimum"),
    "other_minimum": Demonstration(2000, _BETWEEN, partner="two_minima"),
    "saddle_sgd": Demonstration(200, SliceSpec(ThroughPlaces(START, NOW, OTHER)), partner="saddle_momentum"),
    "saddle_momentum": Demonstration(200, SliceSpec(ThroughPlaces(START, OTHER, NOW)), partner="saddle_sgd"),
    "convex_bowl": Demonstration(1000, _WIDE, partner="deep_valleys", beside=True),
    "deep_valleys": Demonstration(1000, _WIDE, partner="convex_bowl", beside=True),
    "bouncing": Demonstration(200, SliceSpec(PrincipalDirections())),
    "permutation": Demonstration(2000, _SWAPPED, swaps=0),
}
"""Every demonstration by the id of its example, whose note says what to watch."""


def demonstration_of(experiment: Experiment) -> str | None:
    """The demonstration that ``experiment`` opens; ``None`` for an experiment of a person's own."""
    found = examples()
    return next((name for name in DEMONSTRATIONS if found[name].experiment == experiment), None)


def still_shows(name: str, experiment: Experiment) -> bool:
    """Whether the demonstration goes on with ``experiment``: data and network are its own, training may be another."""
    shown = examples()[name].experiment
    return (experiment.data, experiment.network) == (shown.data, shown.network)
