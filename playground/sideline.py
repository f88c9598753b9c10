"""What is trained beside the current run, in the training thread: races of variants, and many seeds at once.

The contest and the current run take turns of a few milliseconds; without a current run that trains, the contest has the
thread to itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from torch import Tensor

from playground.checking import check
from playground.contest import Contest, Entrant, Kind, Standing
from playground.experiment import parameter_count
from playground.frames import LossCurves
from playground.messages import Mailbox
from playground.picture import MOST_EFFECTS
from playground.race import entered
from playground.run_file import packed
from playground.seeds import Seeds, seeds_from
from playground.words import said

if TYPE_CHECKING:
    from playground.checkpoint import Checkpoint
    from playground.packed_run import PackedRun
    from playground.picture import Painter
    from playground.trainer import Trainer

TURN_SECONDS = 0.006
"""How long a contest trains before it looks for commands, and lets the current run train."""
STEP_SECONDS = TURN_SECONDS / 2
"""About how long all seeds are trained between two looks at the clock."""
MEMBERS_SNAPSHOT_BYTES = 16 * 1024**2
"""What the moments of all members may take once a contest is over; any of them can become the run."""
AT_ONCE = 16
"""Updates of a race between two looks at the clock, at most."""
PICTURE_SECONDS = 0.12
PICTURE_SHARE = 0.2
"""The share of time that pictures of a contest may take."""


class Look(NamedTuple):
    """Where one of those that take part is: what a picture of it is made of."""

    update: int
    epoch: int
    theta: Tensor
    curves: LossCurves


class Field(Protocol):
    """Those that take part, and how they are trained."""

    @property
    def finished(self) -> bool:
        """Whether nobody goes on."""

    def advance(self) -> None:
        """Some updates of one of them, or of all at once."""

    def checkpoint(self, place: int) -> Checkpoint:
        """One of them as a run of its own."""

    def look(self, place: int) -> Look:
        """Where one of them is."""

    def stopped(self, place: int) -> str | None:
        """Why one of them does not go on, if so."""

    def leave(self) -> Iterator[Checkpoint]:
        """Each of them as a run of its own. Nobody is trained any more."""


class RaceField:
    """Trainers that take turns of an epoch or less: the one that is furthest behind is next."""

    def __init__(self, trainers: Sequence[Trainer], epochs: int) -> None:
        self._trainers, self._epochs = list(trainers), epochs

    @property
    def finished(self) -> bool:
        return all(self._stands(trainer) for trainer in self._trainers)

    def advance(self) -> None:
        """Some updates of the one that is furthest behind, but not beyond its epoch."""
        going = [trainer for trainer in self._trainers if not self._stands(trainer)]
        if going:
            last = min(going, key=lambda trainer: (trainer.epoch, trainer.update / trainer.updates_per_epoch))
            last.advance(min(last.updates_to_epoch(last.epoch + 1), AT_ONCE))

    def checkpoint(self, place: int) -> Checkpoint:
        """One of them as a run of its own."""
        return self._trainers[place].checkpoint()

    def look(self, place: int) -> Look:
        """Where one of them is."""
        trainer = self._trainers[place]
        return Look(trainer.update, trainer.epoch, trainer.theta, trainer.history.curves())

    def stopped(self, place: int) -> str | None:
        """Why one of them does not go on."""
        return self._trainers[place].stopped

    def leave(self) -> Iterator[Checkpoint]:
        """Each of them as a run of its own."""
        while self._trainers:  # what one takes is free before the next one is copied
            yield self._trainers.pop(0).checkpoint()

    def _stands(self, trainer: Trainer) -> bool:
        return trainer.stopped is not None or trainer.epoch >= self._epochs


class SeedsField:
    """All members in one set of tensor operations."""

    def __init__(self, seeds: Seeds, epochs: int) -> None:
        self._seeds, self._goal = seeds, epochs * seeds.updates_per_epoch
        self._seconds = STEP_SECONDS  # of one update

    @property
    def finished(self) -> bool:
        return self._seeds.stopped or self._seeds.update >= self._goal

    def advance(self) -> None:
        """Updates of every member for about ``STEP_SECONDS``, as fast as the last ones were."""
        seeds, started = self._seeds, time.perf_counter()
        done = seeds.advance(min(self._step(), self._goal - seeds.update))
        self._seconds = (time.perf_counter() - started) / max(done, 1)

    def _step(self) -> int:
        """How many updates; to the end of an epoch if that is not the first, because whole ones are done at once."""
        each, updates = self._seeds.updates_per_epoch, max(1, int(STEP_SECONDS / self._seconds))
        beyond = (self._seeds.update + updates) % each
        return updates - beyond if updates - beyond >= each else updates

    def checkpoint(self, place: int) -> Checkpoint:
        """One of them as a run of its own."""
        return self._seeds.checkpoint(place)

    def look(self, place: int) -> Look:
        """Where one of them is."""
        return Look(*self._seeds.done(place), self._seeds.theta(place), self._seeds.curves(place))

    def stopped(self, place: int) -> str | None:
        """Why one of them does not go on."""
        return self._seeds.members[place].stopped

    def leave(self) -> Iterator[Checkpoint]:
        """Each of them as a run of its own."""
        return map(self._seeds.checkpoint, range(len(self._seeds.members)))


class Sideline:
    """Looks after one contest at a time; every method is called in the training thread.

    ``pictures`` holds the newest picture of the contest. A new contest takes the place of the one before it. Of
    one that is over its members are kept, and not what trained them.
    """

    def __init__(self, pictures: Mailbox[Contest]) -> None:
        self._pictures = pictures
        self._field: Field | None = None  # while it goes on
        self._members: tuple[PackedRun, ...] = ()  # once it is over
        self._entrants: tuple[Entrant, ...] = ()
        self._painter: Painter | None = None
        self._number = -1
        self._kind = Kind.RACE
        self._epochs = 1
        self._going = False
        self._not_before = 0.0

    @property
    def going(self) -> bool:
        """Whether there is something to train."""
        return self._going

    def begin_race(
        self,
        number: int,
        entrants: Sequence[Entrant],
        epochs: int,
        trainer: Trainer,
        painter: Painter,
        interrupted: Callable[[], bool],
    ) -> None:
        """Start ``entrants`` from where the run of ``trainer`` began. Raises ``ExperimentError`` for what cannot be."""
        dataset, start = painter.dataset, trainer.trajectory.thetas[0]
        for entrant in entrants:
            check(entrant.experiment, dataset.features, len(dataset.x))
        first = trainer.trajectory.snapshots[0].experiment
        trainers = [entered(entrant, first, dataset, start) for entrant in entrants]
        for racer in trainers:
            racer.interrupted = interrupted
        self._begin(number, Kind.RACE, tuple(entrants), RaceField(trainers, epochs), epochs, painter)

    def begin_seeds(self, number: int, count: int, epochs: int, trainer: Trainer, painter: Painter) -> None:
        """Start the run of ``trainer`` from ``count`` seeds; ``ExperimentError`` where they would be too large."""
        experiment = trainer.experiment
        seeds = Seeds(experiment, painter.dataset, seeds_from(experiment.network.seed, count))
        entrants = tuple(
            Entrant(said("seed {seed:d}", seed=member.experiment.network.seed), member.experiment)
            for member in seeds.members
        )
        self._begin(number, Kind.SEEDS, entrants, SeedsField(seeds, epochs), epochs, painter)

    def cancel(self) -> None:
        """Leave the contest as it stands."""
        if self._going:
            self._going = False
            self._put_picture(stopped=True)
            self._leave()

    def member(self, number: int, place: int) -> tuple[PackedRun, Painter, str] | None:
        """One of contest ``number`` as a run of its own, who paints it, and its name; ``None`` if it is gone."""
        if number != self._number or self._painter is None:
            return None
        member = self._members[place] if self._field is None else self._packed(self._field.checkpoint(place))
        return member, self._painter, self._entrants[place].name

    def work(self) -> None:
        """One turn: some milliseconds of training, and a picture if the last one was taken."""
        field = self._field
        assert field is not None
        self._going = False  # so that what fails is not tried for ever
        ends = time.perf_counter() + TURN_SECONDS
        while not field.finished and time.perf_counter() < ends:
            field.advance()
        self._going = not field.finished
        if not self._going or (self._pictures.empty and time.perf_counter() >= self._not_before):
            self._put_picture()
        if not self._going:
            self._leave()

    def _leave(self) -> None:
        if self._field is not None:
            self._members, self._field = tuple(map(self._packed, self._field.leave())), None

    def _packed(self, checkpoint: Checkpoint) -> PackedRun:
        assert self._painter is not None
        return packed(checkpoint, self._painter.dataset, MEMBERS_SNAPSHOT_BYTES // len(self._entrants))

    def _begin(
        self, number: int, kind: Kind, entrants: tuple[Entrant, ...], field: Field, epochs: int, painter: Painter
    ) -> None:
        self._number, self._kind, self._entrants = number, kind, entrants
        self._field, self._epochs, self._painter = field, epochs, painter
        self._members = ()
        self._going = not field.finished
        self._put_picture()
        if not self._going:
            self._leave()

    def _put_picture(self, *, stopped: bool = False) -> None:
        started = time.perf_counter()
        assert self._painter is not None
        self._pictures.put(
            Contest(
                number=self._number,
                kind=self._kind,
                dataset=self._painter.dataset,
                epochs=self._epochs,
                standings=tuple(self._standing(place) for place in range(len(self._entrants))),
                finished=not self._going,
                stopped=stopped,
            )
        )
        ended = time.perf_counter()
        self._not_before = ended + max(PICTURE_SECONDS, (ended - started) * (1 / PICTURE_SHARE - 1))

    def _standing(self, place: int) -> Standing:
        assert self._field is not None
        assert self._painter is not None
        look, entrant = self._field.look(place), self._entrants[place]
        return Standing(
            entrant=entrant,
            update=look.update,
            epoch=look.epoch,
            curves=look.curves,
            # every feature's effect takes long: while it goes on the first will do
            fits=self._painter.fits(entrant.experiment, look.theta, 1 if self._going else MOST_EFFECTS),
            parameters=parameter_count(entrant.experiment.network, self._painter.dataset.features),
            stopped=self._field.stopped(place),
        )
