"""Updates in blocks, each of which is done or undone as a whole, and what was before the last update."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from torch import Tensor

from playground.batches import Batches
from playground.divergence import MAX_LOSS
from playground.long_pass import Interrupted
from playground.optimizers import Saved
from playground.scripted import Outcome
from playground.updates import Updates


class Blocks:
    """Runs ``updates`` of ``theta``. When a block is over, its losses and the parameters must be numbers."""

    def __init__(self, theta: Tensor, updates: Updates, ask: Callable[[], None]) -> None:
        self._updates = updates
        self._ask = ask if updates.in_pieces else None
        # before the block in work; before the last update done, if one was; one to write to next
        self._start, self.last, self._spare = (Saved(theta, updates.optimizer) for _ in range(3))

    def run(
        self, batches: Batches, first: int, end: int, rate: float, valid: Sequence[Tensor]
    ) -> Outcome | None:
        """Updates with the batches ``first`` to ``end``; ``None``, with nothing done, where one of them went wrong.

        Raises ``Interrupted`` with nothing done. ``valid`` is as ``Updates.run`` has it.
        """
        self._start.keep(self._ask)
        try:
            done = self._updates.run(batches, first, end, rate, self._spare if end - first > 1 else None, valid)
        except Interrupted:
            self._start.put_back()
            raise
        if not _went_well(done):
            self._start.put_back()
            return None
        if end - first > 1:
            self.last, self._spare = self._spare, self.last
        else:
            self.last, self._start = self._start, self.last
        return done

    def run_epochs(
        self, batches: Batches, orders: Sequence[Tensor], rates: list[float], valid: Sequence[Tensor], lowest: float
    ) -> tuple[Outcome, list[Tensor]] | None:
        """Whole epochs of a small network; ``None``, with nothing done, where one of them went wrong.

        Beside what they came to: parameters, optimiser state and the parameters before the last update at the end of
        the epoch ``Outcome.best``, whose validation loss is below ``lowest``.
        """
        self._start.keep()
        best = self._start.room()
        done = self._updates.run_epochs(batches, orders, rates, self._spare, valid, best, lowest)
        if not _went_well(done):
            self._start.put_back()
            return None
        self.last, self._spare = self._spare, self.last
        return done, best

    def run_one(self, batches: Batches, index: int, rate: float) -> tuple[float, Outcome | None]:
        """One update by itself: its loss, and what it came to, ``None`` with nothing done if it went wrong."""
        self._start.keep()
        done = self._updates.run(batches, index, index + 1, rate)
        loss = float(done.losses)
        if not loss <= MAX_LOSS or not math.isfinite(done.square):
            self._start.put_back()
            return loss, None
        self.last, self._start = self._start, self.last
        return loss, done


def _went_well(done: Outcome) -> bool:
    return math.isfinite(done.square) and all(total <= MAX_LOSS for total in done.totals)
