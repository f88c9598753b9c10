"""Looking at a past moment of a run: which one, and its pictures, drawn one after the other.

Everything here runs in the training thread, between updates.
"""

from __future__ import annotations

import enum
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec

from playground.frames import Frame, LossCurves, Timeline, Wish, WishList, read_only

if TYPE_CHECKING:
    from playground.measuring import Measured
    from playground.picture import Moment, Painter
    from playground.trajectory import Snapshot, Trajectory

REST_SECONDS = 0.15
"""How long a moment has to be looked at before what is dear to compute is added to its picture."""
NEWS_SECONDS = 0.2
"""Least time between two pictures of the past that only tell how far the run has gone on meanwhile."""

Describe = Callable[["Snapshot", bool], "Moment"]
"""What there is to know of a snapshot; in a hurry or not."""


class _Stage(enum.Enum):
    """How far the picture of the moment has come."""

    QUICK = enum.auto()  # nothing is drawn yet
    FULL = enum.auto()  # what is dear is missing
    DONE = enum.auto()


class Past:
    """The snapshot that is looked at, and its pictures: at first what is quickly drawn, then all of it.

    The snapshot is held as long as it is looked at, even if the run's trajectory drops it.
    """

    def __init__(self) -> None:
        self.snapshot: Snapshot | None = None
        self._asked = 0
        self._stage = _Stage.DONE
        self._measuring: Iterator[Measured | None] | None = None
        self._measured: Measured | None = None
        self._last: Frame | None = None
        self._full_not_before = 0.0
        self._news_not_before = 0.0

    def leave(self) -> None:
        """Nobody looks at the past any more."""
        self.snapshot = self._last = None
        self._measuring = self._measured = None
        self._stage = _Stage.DONE

    def look(self, trajectory: Trajectory, update: int) -> None:
        """The snapshot nearest to ``update`` is looked at, from now on or still."""
        if self.snapshot is None or self._asked != update:
            self.snapshot, self._asked = trajectory.nearest(update), update
        self.draw_again()

    def draw_again(self) -> None:
        """Another picture of the same moment is wanted."""
        if self.snapshot is not None:
            self._stage = _Stage.QUICK
            self._measuring = self._measured = None

    @property
    def measuring(self) -> bool:
        """Whether a whole subset is being measured, step by step."""
        return self._measuring is not None

    @property
    def unfinished(self) -> bool:
        """Whether there is more to draw."""
        return self._stage is not _Stage.DONE

    def draw(self, painter: Painter, wish: WishList, describe: Describe, training: bool) -> Frame | None:
        """The next picture of the moment, or ``None`` while there is nothing new to see of it.

        While its run is ``training``, what would hold that up is left out, as it is from live pictures.
        """
        snapshot = self.snapshot
        assert snapshot is not None
        if self._stage is _Stage.QUICK:
            self._begin_measuring(snapshot, painter, wish)
            frame = self._drawn(snapshot, painter, wish, describe(snapshot, True))
            self._full_not_before = time.perf_counter() + REST_SECONDS
            self._stage = _Stage.DONE if training and self._measuring is None else _Stage.FULL
            return frame
        if self._measuring is not None:
            self._measured = next(self._measuring)
            if self._measured is None:
                return None
            self._measuring = None
        if self._stage is _Stage.DONE or time.perf_counter() < self._full_not_before:
            return None
        moment = describe(snapshot, training)
        frame = self._drawn(snapshot, painter, wish, moment)
        history, trajectory = frame.flow_history, moment.trajectory
        complete = history is None or trajectory is None or len(history.updates) == len(trajectory.updates)
        self._stage = _Stage.DONE if complete or training else _Stage.FULL
        return frame

    def news(self, timeline: Timeline, loss: LossCurves | None, rate: float) -> Frame | None:
        """The last picture with what the run has become meanwhile; ``None`` if the last news are not old yet."""
        now = time.perf_counter()
        if self._last is None or now < self._news_not_before:
            return None
        self._news_not_before = now + NEWS_SECONDS
        self._last = msgspec.structs.replace(self._last, timeline=timeline, loss=loss, updates_per_second=rate)
        return self._last

    def _begin_measuring(self, snapshot: Snapshot, painter: Painter, wish: WishList) -> None:
        """A small set is measured at once, a large one in steps."""
        if Wish.METRICS in wish.wishes:
            measuring = painter.measuring(snapshot.experiment, snapshot.theta, wish)
            self._measured = next(measuring)
            self._measuring = measuring if self._measured is None else None

    def _drawn(self, snapshot: Snapshot, painter: Painter, wish: WishList, moment: Moment) -> Frame:
        measured = self._measured
        if measured is not None:
            moment = msgspec.structs.replace(moment, dead=measured.dead)
        frame = painter.draw(snapshot.experiment, snapshot.theta, wish - Wish.METRICS, moment)
        if measured is not None:
            frame = measured.shown_in(frame, wish)
        self._news_not_before = time.perf_counter() + NEWS_SECONDS
        self._last = frame
        return frame


class TimelineOf:
    """Makes the ``Timeline`` of a run, anew only what has changed."""

    def __init__(self) -> None:
        self._of: list[Snapshot] | None = None
        self._made: Timeline | None = None

    def make(self, trajectory: Trajectory, update: int, epoch: int) -> Timeline:
        """The moments of ``trajectory``, and how far its run has come: ``update`` updates, ``epoch`` epochs."""
        import numpy as np

        snapshots, best = trajectory.snapshots, trajectory.best
        if self._made is None or snapshots is not self._of:
            self._of = snapshots
            updates, epochs = (
                read_only(np.array(column, dtype=np.float64))
                for column in zip(*((each.update, each.epoch) for each in snapshots), strict=True)
            )
            self._made = Timeline(updates, epochs, None if best is None else best.update, update, epoch)
        return msgspec.structs.replace(self._made, update=update, epoch=epoch)
