"""Several runs trained together, as a view may see them: a race of variants, or one network from many seeds.

Nothing here imports PyTorch.
"""

from __future__ import annotations

import enum
import math

import msgspec

from playground.data.dataset import Dataset
from playground.experiment import Experiment
from playground.frames import Fit, LossCurves


class Kind(enum.StrEnum):
    """What is held against each other."""

    RACE = "race"
    SEEDS = "seeds"


class Entrant(msgspec.Struct, frozen=True):
    """One run that takes part: its name and its experiment."""

    name: str
    experiment: Experiment


class Standing(msgspec.Struct, frozen=True, eq=False):
    """How one of them is doing. Of more than two features ``fits`` holds the first one's effect, at the end all.

    ``stopped`` is "max_epochs", "patience" or "diverged" where it does not go on.
    """

    entrant: Entrant
    update: int
    epoch: int
    curves: LossCurves
    fits: tuple[Fit, ...]
    parameters: int
    stopped: str | None

    @property
    def fit(self) -> Fit:
        """The fit, or the first feature's effect."""
        return self.fits[0]

    @property
    def losses(self) -> tuple[float, float]:
        """Training and validation loss at the last epoch that was finished, in scaled units; nan where none is."""
        return float(self.curves.train[-1]), float(self.curves.valid[-1])

    @property
    def best(self) -> float:
        """The lowest validation loss so far, or training loss without a validation set; infinite where it diverged
        before there was one.
        """
        losses = [value for value in self.curves.valid.tolist() if math.isfinite(value)]
        losses = losses or [value for value in self.curves.train.tolist() if math.isfinite(value)]
        return min(losses, default=math.inf)


class Contest(msgspec.Struct, frozen=True, eq=False):
    """All of them at one moment. ``epochs`` is where they go; ``finished`` says that nobody goes on."""

    number: int
    kind: Kind
    dataset: Dataset
    epochs: int
    standings: tuple[Standing, ...]
    finished: bool
    stopped: bool = False  # by the person, before the end

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        if self.finished:
            return 1.0
        done = [1.0 if one.stopped else min(one.epoch / self.epochs, 1.0) for one in self.standings]
        return sum(done) / len(done)

    @property
    def ranking(self) -> tuple[int, ...]:
        """The places of the standings, the best first; those that diverged come last."""
        diverged = [one.stopped == "diverged" for one in self.standings]
        places = range(len(self.standings))
        return tuple(sorted(places, key=lambda place: (diverged[place], self.standings[place].best)))
