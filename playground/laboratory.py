"""What the training thread asks of the thread for the loss surface: slices, curvature, races.

Requests are made in the training thread, from copies; answers arrive in mailboxes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from playground.appraiser import Appraiser
from playground.demonstrations import DEMONSTRATIONS, PARTNER, Demonstration
from playground.landscape import BetweenPlaces, Landscape, Place, Refusal, SliceSpec, ThroughPlaces
from playground.messages import Event, Mailbox
from playground.surface_thread import Job, SurfaceThread
from playground.words import message_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from queue import SimpleQueue

    from torch import Tensor

    from playground.directions import SignMemory
    from playground.packed_run import PackedRun
    from playground.partner import Partner
    from playground.picture import Painter
    from playground.spans import LandscapeRequest, Trail
    from playground.spectrum import Curvature, Spectrum
    from playground.trainer import Trainer

LEAST_RACE, LONGEST_RACE = 200, 3_000
"""A race is as long as the run it is held against, but takes no more than a few seconds, updates an optimiser."""


class Laboratory:
    """One thread's worth of looks at the loss surface around the current run.

    ``slices`` and ``curvatures`` hold the newest answers; a sentence stands for a curvature that cannot be computed.
    ``wake`` gets functions to be called in the training thread.
    """

    def __init__(
        self,
        events: SimpleQueue[Event],
        wake: Callable[[Callable[[], None]], None],
        left_run: Callable[[int], PackedRun | None],
    ) -> None:
        self.thread = SurfaceThread(events)
        self.appraiser = Appraiser(self.thread)
        self.slices: Mailbox[Landscape | Refusal] = Mailbox()
        self.curvatures: Mailbox[Curvature | Spectrum | str] = Mailbox()
        self._wake = wake
        self._left_run = left_run
        self._slice_of: tuple[object, ...] | None = None
        self._slice_job: Job | None = None
        self._given: tuple[Tensor, ...] = ()
        self._trails: tuple[Trail, ...] = ()
        self._signs: SignMemory | None = None
        self._begun = False
        self._shown: Demonstration | None = None
        self._partner: Partner | None = None
        self._beside: tuple[Partner, Landscape | Refusal] | None = None  # the surface thread's

    def begin(self) -> None:
        """Another run: nothing of the old one is wanted any more."""
        self.thread.cancel()
        self.appraiser.begin()
        self.slices.take()
        self.curvatures.take()
        self._given = ()
        self._trails = ()
        self._signs = None
        self._begun = True
        self._ask_partner()
        self.look_again()

    def demonstrate(self, name: str | None) -> None:
        """The slices that follow are of this demonstration, with its partner; ``None`` ends it."""
        self._shown = None if name is None else DEMONSTRATIONS[name]
        self._partner = None
        self._ask_partner()
        self.look_again()

    def look_again(self) -> None:
        """The slice that is out is not true any more, nor is the appraisal."""
        self._slice_of = None
        self.appraiser.look_again()

    def wants_slice(self, run: int, trainer: Trainer, spec: SliceSpec) -> bool:
        """Whether the slice that is out or in work is of another moment, or another slice."""
        return self._slice_of != (run, trainer.update, spec)

    def ask_slice(self, run: int, trainer: Trainer, painter: Painter, spec: SliceSpec) -> None:
        """A slice through the present parameters. Call when the thread is ready."""
        self._slice_of = run, trainer.update, spec
        self._slice_job = Job(self._landscape(run, trainer, painter, spec), self.slices.put)
        self.thread.request(self._slice_job)

    def leave_slice(self) -> None:
        """Nobody sees the surface any more; whoever sees it again gets a slice of that moment."""
        if self._slice_job is not None:
            self.thread.leave(self._slice_job)
        self._slice_of = None

    def ask_curvature(self, trainer: Trainer, painter: Painter, kind: str) -> None:
        """The extreme eigenvalues of the Hessian here ("extremes"), or all of them ("spectrum")."""
        from playground.curvature import curvature, whole_spectrum

        network, training, theta = trainer.network, trainer.experiment.training, trainer.theta.clone()
        x, target = painter.subset_rows(0)

        def steps() -> Generator[Any, None, None]:
            try:
                if kind == "spectrum":
                    yield from whole_spectrum(network, training, theta, x, target)
                else:
                    yield from curvature(network, training, theta, x, target)
            except ValueError as error:
                yield message_of(error)

        self.thread.request(Job(steps, self._deliver_curvature, live=False))

    def ask_race(self, trainer: Trainer) -> None:
        """The same start with several optimisers, their ways drawn on the slices that follow."""
        from playground.race import race

        experiment, dataset = trainer.experiment, trainer.dataset
        updates = min(max(trainer.update, LEAST_RACE), LONGEST_RACE)
        start = trainer.trajectory.thetas[0]
        job = Job(lambda: race(experiment, dataset, updates, start=start), self._deliver_race, live=False)
        self.thread.request(job)

    def _ask_partner(self) -> None:
        """Train the partner of the demonstration, unless that is done. No slice is computed meanwhile."""
        shown = self._shown
        if shown is None or self._partner is not None or not self._begun or (example := shown.partner) is None:
            return
        from playground.partner import trained_partner

        def deliver(partner: Partner) -> None:
            if shown is self._shown:
                self._partner = partner
                self._wake(self.look_again)

        self.thread.request(Job(lambda: trained_partner(example, shown.updates), deliver, live=False))

    def _landscape(
        self, run: int, trainer: Trainer, painter: Painter, spec: SliceSpec
    ) -> Callable[[], Generator[Any, None, None]]:
        from playground.directions import SignMemory
        from playground.spans import LandscapeRequest, Trail
        from playground.surface import answers

        self._signs = self._signs or SignMemory()
        x, target = painter.subset_rows(spec.subset)
        trajectory, training = trainer.trajectory, trainer.experiment.training
        request = LandscapeRequest(
            spec=spec,
            run=run,
            update=trainer.update,
            network=trainer.network,
            training=training,
            theta=trainer.theta.clone(),
            trail=Trail(
                training.optimizer, tuple(trajectory.updates), tuple(trajectory.thetas), training.learning_rate
            ),
            x=x,
            target=target,
            places=self._places(spec, trainer),
            given=self._given,
            trails=self._trails,
            signs=self._signs,
        )
        partner, shown = self._partner, self._shown
        if shown is None or partner is None:
            return lambda: answers(request)
        if shown.beside:
            return lambda: self._pair(request, partner)
        if partner.trainer.theta.shape != request.theta.shape:  # the layers were edited: it is of another surface
            return lambda: answers(request)
        together = replace(request, trails=(*self._trails, partner.trail))
        return lambda: answers(together)

    def _pair(
        self, request: LandscapeRequest, partner: Partner
    ) -> Generator[Landscape | Refusal | None, None, None]:
        """The same slice around two networks."""
        from playground.surface import answers

        if self._beside is None or self._beside[0] is not partner or self._beside[1].spec != request.spec:
            for found in answers(partner.request(request.spec)):
                if found is not None:
                    self._beside = partner, found
                yield None
        assert self._beside is not None
        beside = self._beside[1]
        for answer in answers(request):
            if isinstance(answer, Landscape) and isinstance(beside, Landscape):
                yield replace(answer, beside=beside)
            else:
                yield answer

    def _places(self, spec: SliceSpec, trainer: Trainer) -> dict[Place, Tensor]:
        """The parameters of every place of another run, as far as they are kept."""
        found = {place: self._resolve(place, trainer) for place in places_of(spec) if place.run is not None}
        return {place: theta for place, theta in found.items() if theta is not None}

    def _resolve(self, place: Place, trainer: Trainer) -> Tensor | None:
        """The parameters of a place of another run; ``None`` if they are not kept."""
        if place.run == PARTNER and self._shown is not None:
            from playground.partner import swapped

            if self._partner is not None:
                return self._partner.trainer.theta
            return swapped(self._shown, trainer.network, trainer.theta)
        left = None if place.run is None else self._left_run(place.run)
        if left is None:
            return None
        import torch

        return torch.tensor(left.theta(place.update))

    def _deliver_curvature(self, answer: Curvature | Spectrum | str) -> None:
        import torch

        from playground.spectrum import Curvature

        if isinstance(answer, Curvature):
            self._given = tuple(torch.tensor(extreme.vector) for extreme in (answer.highest, answer.lowest))
            self._wake(self.look_again)
        self.curvatures.put(answer)

    def _deliver_race(self, racers: Any) -> None:
        self._trails = tuple(racer.trail for racer in racers)
        self._wake(self.look_again)


def places_of(spec: SliceSpec) -> tuple[Place, ...]:
    """The places that a slice goes through by name."""
    match spec.directions:
        case BetweenPlaces(first, second):
            return first, second
        case ThroughPlaces(first, second, third):
            return first, second, third
        case _:
            return ()
