"""What is watched of the run: which moment, what the plots wish of it, and the newest frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from playground.frames import WishList

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.data.dataset import Dataset
    from playground.frames import Frame, Timeline


class Watching:
    """Tells frames that are wanted from those of another run, of other data or of another moment.

    ``send`` gets the wishes whenever they have changed.
    """

    def __init__(self, send: Callable[[WishList], None]) -> None:
        self._send = send
        self._wish = WishList()
        self._last: Frame | None = None
        self._live: Frame | None = None
        self.moment: int | None = None
        """About which update of the past is looked at; ``None`` while that is the run as it is now."""
        self.awaited = False  # a picture of another moment

    def wish(self, wish: WishList) -> None:
        """What the visible plots need of the following frames."""
        self._wish = wish
        self._send_wish()

    def look_at(self, update: int | None) -> bool:
        """Wish for the snapshot nearest to ``update``, or for now; whether that is news."""
        if update == self.moment or (update is not None and self._last is None):
            return False
        self.moment = update
        self._send_wish()
        self.awaited = True
        return True

    def take(self, frame: Frame, run: int, dataset: Dataset | None) -> bool:
        """Whether ``frame`` is one of number ``run`` that is wanted; it is the newest then."""
        # one of now may have been on its way when somebody began to look back, and the other way round
        is_wanted = frame.past == (self.moment is not None)
        if not is_wanted or frame.run != run or not _is_of(dataset, frame):
            return False
        self._last = frame
        self._live = self._live if frame.past else frame
        self.awaited = False
        return True

    def forget(self) -> None:
        """Another run: there is no frame of it yet."""
        self._last = self._live = None

    def last(self, dataset: Dataset | None) -> Frame | None:
        """The newest frame; ``None`` if it is of data that have changed since."""
        frame = self._last
        return frame if frame is not None and _is_of(dataset, frame) else None

    def live(self, dataset: Dataset | None) -> Frame | None:
        """The newest frame that was not of the past."""
        frame = self._live
        return frame if frame is not None and _is_of(dataset, frame) else None

    @property
    def now(self) -> Frame | Timeline | None:
        """Which says how far the run has come."""
        frame = self._last
        return frame.timeline if frame is not None and frame.past else frame

    @property
    def seen_update(self) -> int | None:
        """The update of the past moment that is on the screen; ``None`` while that is the run as it is now."""
        frame = self._last
        return frame.update if self.moment is not None and frame is not None and frame.past else None

    def _send_wish(self) -> None:
        self._send(msgspec.structs.replace(self._wish, moment=self.moment))


def _is_of(dataset: Dataset | None, frame: Frame) -> bool:
    """Points that were just drawn are on the screen before the first frame that knows them."""
    return frame.dataset is None or frame.dataset is dataset
