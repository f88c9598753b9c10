"""The other network of a demonstration: trained aside, and then a place of the surface, or a surface of its own."""

from __future__ import annotations

from collections.abc import Generator

import msgspec
from torch import Tensor

from playground.data.build import build
from playground.data.dataset import Dataset
from playground.demonstrations import PARTNER, Demonstration
from playground.landscape import LandscapeError, SliceSpec
from playground.network import Network
from playground.permutation import most_different_units, swap_units
from playground.picture import Painter
from playground.presets import examples
from playground.race import watched
from playground.spans import LandscapeRequest, Trail
from playground.trainer import Trainer


class Partner(msgspec.Struct, frozen=True, eq=False):
    """A trained network with its data and the way it went; ``trail`` ends with ``trainer``'s parameters."""

    trainer: Trainer
    dataset: Dataset
    trail: Trail

    def request(self, spec: SliceSpec) -> LandscapeRequest:
        """Its own slice."""
        x, target = Painter(self.dataset).subset_rows(spec.subset)
        return LandscapeRequest(
            spec=spec,
            run=PARTNER,
            update=self.trainer.update,
            network=self.trainer.network,
            training=self.trainer.experiment.training,
            theta=self.trainer.theta,
            trail=self.trail,
            x=x,
            target=target,
        )


def trained_partner(example: str, updates: int) -> Generator[Partner | None, None, None]:
    """Train a shipped experiment: ``None`` after every few updates, at last the partner; leave it at any step."""
    experiment = examples()[example].experiment
    dataset = build(experiment.data)
    trainer, seen = Trainer(experiment, dataset), dict[int, Tensor]()
    yield from watched(trainer, updates, seen)
    training = experiment.training
    diverged = trainer.stopped == "diverged"
    trail = Trail(
        training.optimizer, tuple(seen), tuple(seen.values()), training.learning_rate, diverged, run=PARTNER
    )
    yield Partner(trainer, dataset, trail)


def swapped(shown: Demonstration, network: Network, theta: Tensor) -> Tensor | None:
    """The same network with its two most different units swapped; ``None`` where the demonstration swaps none."""
    if shown.swaps is None:
        return None
    try:
        pair = most_different_units(network, theta, shown.swaps)
    except LandscapeError:  # the layers are others by now
        return None
    return swap_units(network, theta, shown.swaps, *pair)
