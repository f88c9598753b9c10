"""Puts pictures of a run out: what somebody wishes to see, when the last one was taken, in a bounded share of time.

Everything here runs in the training thread, between updates.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import msgspec

from playground.frames import FloatArray, Frame, Gradients, Wish, WishList
from playground.past import Past, TimelineOf
from playground.schedule import learning_rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playground.comparisons import Comparisons
    from playground.laboratory import Laboratory
    from playground.measuring import Measured
    from playground.messages import Mailbox
    from playground.picture import Moment, Painter
    from playground.trainer import Trainer
    from playground.trajectory import Snapshot

POLL_SECONDS = 0.02
"""How often to look whether a picture that is due can be put out."""
METRICS_SECONDS = 0.125
"""Metrics are read as numbers, so they are not computed more often than a person can read."""
METRICS_SHARE = 0.1
"""The share of time that metrics may take; large datasets are measured less often."""
FRAME_SHARE = 0.25
"""The share of time that drawing frames may take; those of large networks come less often."""
SECONDS_BETWEEN = {
    Wish.LOSS: 0.1,
    Wish.FLOW: 0.1,
    Wish.DIAGNOSIS: 0.25,
    Wish.DIAGRAM: 0.066,
    Wish.WALK: 0.4,
}
"""Least time between two pictures of the same kind while a run trains; the others come with every frame."""


class Publisher:
    """Looks after one run at a time: ``begin`` names it, ``publish`` is called after every burst of training."""

    def __init__(self, frames: Mailbox[Frame], laboratory: Laboratory, comparisons: Comparisons) -> None:
        self._frames = frames
        self._laboratory = laboratory
        self._comparisons = comparisons
        comparisons.changed = self._compared
        self._run = -1
        self._first_gradients: Gradients | None = None
        self._wish = WishList()
        self._due = False
        self._incomplete = False  # the frame that is out lacks snapshots that were not looked at yet
        self._not_before = 0.0
        self._drawn_at: dict[Wish, float] = {}
        self._measuring: Iterator[Measured | None] | None = None
        self._measured: Measured | None = None
        self._dead: FloatArray | None = None  # units of this run, as last measured
        self._metrics_not_before = 0.0
        self._metrics_cost = 0.0
        self._past = Past()
        self._timeline = TimelineOf()
        self.painter: Painter | None = None

    def begin(self, run: int, painter: Painter, first_gradients: Gradients) -> None:
        """From now on it is this run that is drawn."""
        self._run, self.painter, self._first_gradients = run, painter, first_gradients
        self._not_before = self._metrics_not_before = 0.0
        self._drawn_at.clear()
        self._past.leave()
        self._laboratory.begin()
        self._comparisons.begin(painter.dataset)
        self._frames.take()
        self.refresh()

    def rename(self, run: int) -> None:
        """The run goes on under another number."""
        self._run = run
        self.refresh()

    def change_data(self, painter: Painter) -> None:
        """The run goes on with other data."""
        self.painter = painter
        self._drawn_at.clear()
        self.refresh()

    def refresh(self) -> None:
        """What was drawn is no longer true: draw it all again."""
        self.forget_measured()
        self._dead = None
        self._due = True
        self._laboratory.look_again()

    def forget_measured(self) -> None:
        """What was measured is of another update."""
        self._measuring = self._measured = None
        self._incomplete = False
        self._past.draw_again()

    def note_update(self) -> None:
        """There is something new to draw."""
        self._due = True

    def _compared(self) -> None:
        """Something to compare the run with has been found."""
        self._past.draw_again()
        self._due = True

    def set_wish(self, wish: WishList, trainer: Trainer | None) -> None:
        """What the following frames of ``trainer``'s run should hold."""
        if wish == self._wish:
            return
        if Wish.SURFACE in self._wish.wishes & ~wish.wishes:
            self._laboratory.leave_slice()
        if wish.slice != self._wish.slice:
            self._laboratory.thread.hurry()
        if wish.moment is None:
            self._past.leave()
        elif trainer is not None:
            self._past.look(trainer.trajectory, wish.moment)
        self._wish = wish
        self._drawn_at.clear()
        self._due = True

    @property
    def past(self) -> Snapshot | None:
        """The snapshot that is looked at; ``None`` while that is the run as it is now."""
        return self._past.snapshot

    @property
    def measuring(self) -> bool:
        """Whether a whole subset is being measured, step by step."""
        return self._measuring is not None or self._past.measuring

    def pending(self, trainer: Trainer | None) -> bool:
        """Whether there is something to draw, as soon as somebody takes it."""
        return self._due or self._incomplete or self._past.unfinished or self._slice_wanted(trainer)

    def publish(self, trainer: Trainer, training: bool, rate: float) -> None:
        """Put a frame out if the last one was taken and there is something new; ask for a slice if it is wished.

        ``rate`` is the number of updates per second. A frame that is interrupted stays due.
        """
        from playground.long_pass import Interrupted

        assert self.painter is not None
        self._laboratory.thread.sharing = training
        self._comparisons.share(training)
        if self._slice_wanted(trainer) and self._laboratory.thread.ready():
            self._laboratory.ask_slice(self._run, trainer, self.painter, self._wish.slice)
        if Wish.APPRAISAL in self._wish.wishes:
            past = self._past.snapshot
            appraiser, data = self._laboratory.appraiser, self.painter.dataset
            appraiser.look(self._run, trainer if past is None else past, data, training and past is None)
        try:
            if self._past.snapshot is not None:
                self._publish_past(trainer, self.painter, training, rate)
            elif training:
                self._publish_passing(trainer, self.painter, rate)
            else:
                self._publish_standing(trainer, self.painter)
        except Interrupted:
            self._due = True

    def _publish_passing(self, trainer: Trainer, painter: Painter, rate: float) -> None:
        """What a run looks like that goes on."""
        self._measure(trainer, painter)
        started = time.perf_counter()
        if self._due and self._frames.empty and started >= self._not_before:
            # first, so that a frame that cannot be drawn is reported once and not tried for ever
            self._due = False
            resting = [wish for wish, then in self._drawn_at.items() if started < then + SECONDS_BETWEEN[wish]]
            self._put_frame(trainer, painter, rate, resting)
            ended = time.perf_counter()
            self._not_before = ended + (ended - started) * (1 / FRAME_SHARE - 1)

    def _publish_standing(self, trainer: Trainer, painter: Painter) -> None:
        """What a standing run looks like, measured in full: it will be looked at. Commands come between the steps."""
        if not (self._due or (self._incomplete and self._frames.empty)):
            return
        if Wish.METRICS in self._wish.wishes and self._measured is None:
            self._measuring = self._measuring or painter.measuring(trainer.experiment, trainer.theta, self._wish)
            self._measured = next(self._measuring)
            if self._measured is None:
                return
        self._due = False
        measured = self._measured
        frame = self._put_frame(trainer, painter, 0.0, [])
        self._measuring = None
        history = frame.flow_history
        self._incomplete = history is not None and len(history.updates) < len(trainer.trajectory.updates)
        if self._incomplete:
            self._measured = measured

    def _publish_past(self, trainer: Trainer, painter: Painter, training: bool, rate: float) -> None:
        """What a run looked like at the moment that somebody looks back at, and how far it has gone on since."""
        past = self._past
        if not self._frames.empty:
            return

        def describe(snapshot: Snapshot, hurried: bool) -> Moment:
            return self._moment_then(trainer, snapshot, rate if training else 0.0, hurried)

        frame = past.draw(painter, self._wish, describe, training) if past.unfinished else None
        if frame is None and self._due:
            timeline = self._timeline.make(trainer.trajectory, trainer.update, trainer.epoch)
            loss = trainer.history.curves() if Wish.LOSS in self._wish.wishes else None
            frame = past.news(timeline, loss, rate if training else 0.0)
        if frame is not None:
            self._due = False
            self._frames.put(frame)

    def _put_frame(self, trainer: Trainer, painter: Painter, rate: float, resting: list[Wish]) -> Frame:
        wish = self._wish - Wish.METRICS
        for kind in resting:
            wish = wish - kind
        now = time.perf_counter()
        moment = self._moment(trainer, wish, rate, hurried=rate > 0.0)
        frame = painter.draw(trainer.experiment, trainer.theta, wish, moment)
        if self._measured is not None:
            frame = self._measured.shown_in(frame, wish)
            self._dead = self._measured.dead
            self._measured = None
        self._drawn_at |= {kind: now for kind in SECONDS_BETWEEN if kind in wish.wishes}
        self._frames.put(frame)
        return frame

    def _measure(self, trainer: Trainer, painter: Painter) -> None:
        """Take a step of measuring whole subsets, for one of the next frames; a small set is done in one."""
        started = time.perf_counter()
        if self._measuring is None:
            if Wish.METRICS not in self._wish.wishes or started < self._metrics_not_before:
                return
            self._measuring = painter.measuring(trainer.experiment, trainer.theta.clone(), self._wish)
            self._metrics_cost = 0.0
        done = next(self._measuring)
        now = time.perf_counter()
        self._metrics_cost += now - started
        if done is not None:
            self._measuring, self._measured = None, done
            self._metrics_not_before = now + max(METRICS_SECONDS, self._metrics_cost / METRICS_SHARE)

    def _moment(self, trainer: Trainer, wish: WishList, rate: float, hurried: bool) -> Moment:
        from playground.picture import Moment

        return Moment(
            run=self._run,
            update=trainer.update,
            epoch=trainer.epoch,
            updates_per_second=rate,
            learning_rate=trainer.learning_rate,
            loss=trainer.history.curves() if wish.wishes & (Wish.LOSS | Wish.DIAGNOSIS) else None,
            first_gradients=self._first_gradients,
            previous_theta=trainer.previous_theta,
            trajectory=trainer.trajectory,
            batch=trainer.next_batch() if Wish.WALK in wish.wishes else None,
            optimizer=trainer.optimizer_state,
            baselines=self._comparisons.baselines(trainer) if Wish.BASELINES in wish.wishes else None,
            dead=self._dead if self._measured is None else self._measured.dead,
            timeline=self._timeline.make(trainer.trajectory, trainer.update, trainer.epoch),
            hurried=hurried,
        )

    def _moment_then(self, trainer: Trainer, snapshot: Snapshot, rate: float, hurried: bool) -> Moment:
        """A past moment of ``trainer``'s run; the rate is of now."""
        wishes = self._wish.wishes
        now = self._moment(trainer, self._wish, rate, hurried)
        return msgspec.structs.replace(
            now,
            update=snapshot.update,
            epoch=snapshot.epoch,
            learning_rate=learning_rate(snapshot.experiment.training, snapshot.epoch),
            loss_then=now.loss.until(snapshot.update, snapshot.best_epoch) if now.loss is not None else None,
            previous_theta=snapshot.before,
            update_ratio=snapshot.update_ratio,
            batch=trainer.batch_after(snapshot) if Wish.WALK in wishes else None,
            optimizer=(snapshot.optimizer_state, snapshot.optimizer_steps),
            dead=None,
            past=True,
        )

    def _slice_wanted(self, trainer: Trainer | None) -> bool:
        if trainer is None or Wish.SURFACE not in self._wish.wishes:
            return False
        return self._laboratory.wants_slice(self._run, trainer, self._wish.slice)
