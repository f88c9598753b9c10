"""The thread that computes slices of the loss surface while another one trains."""

from __future__ import annotations

import threading
import time
import traceback
from queue import SimpleQueue
from typing import TYPE_CHECKING

from playground.frames import Slice
from playground.messages import Event, Failed, Mailbox

if TYPE_CHECKING:
    from playground.surface import SliceRequest

SURFACE_SHARE = 0.08
"""The share of time that slices of the loss surface may take."""
REST_SECONDS = 0.02
"""How often a resting thread looks whether it is to go on."""


class SurfaceThread(threading.Thread):
    """Computes slices of the loss surface, one at a time; for a bounded share of time while ``sharing`` is set.

    A slice that comes in stages is left after any of them for a newer request; until then it grows finer.
    """

    def __init__(self, slices: Mailbox[Slice], events: SimpleQueue[Event]) -> None:
        super().__init__(name="surface", daemon=True)
        self._slices = slices
        self._events = events
        self.sharing = False  # somebody trains meanwhile
        self._requests: SimpleQueue[SliceRequest | None] = SimpleQueue()
        self._busy = False
        self._staged = False  # at least one stage of the slice in work is out
        self._rest_until = 0.0
        self._cancelled = False
        self._closing = False

    def ready(self) -> bool:
        """Whether a request would be served now."""
        return self._requests.empty() and (self._staged or not self._busy) and not self._resting()

    def request(self, request: SliceRequest) -> None:
        """Compute this slice. Call only when ``ready``."""
        self._busy = True
        self._cancelled = False
        self._requests.put(request)

    def cancel(self) -> None:
        """Nobody wants the slice in work any more."""
        self._cancelled = True
        self._slices.take()

    def close(self) -> None:
        """End the thread; ``join`` it afterwards."""
        self._closing = True
        self._requests.put(None)

    def run(self) -> None:
        """Serve requests until closed."""
        while (request := self._requests.get()) is not None and not self._closing:
            try:
                self._serve(request)
            except Exception:
                self._events.put(Failed(traceback.format_exc()))
            self._staged = False
            self._busy = not self._requests.empty()

    def _serve(self, request: SliceRequest) -> None:
        import torch

        from playground.surface import slices

        # the setting belongs to the thread
        torch.set_num_threads(1)
        started = time.perf_counter()
        for done in slices(request):
            if self._left():
                return
            if done is not None:
                self._slices.put(done)
                self._staged = True
                now = time.perf_counter()
                self._rest_until = now + (now - started) * (1 / SURFACE_SHARE - 1)
                while self._resting() and not self._left():
                    time.sleep(REST_SECONDS)
                started = time.perf_counter()

    def _resting(self) -> bool:
        return self.sharing and time.perf_counter() < self._rest_until

    def _left(self) -> bool:
        """Whether the slice in work is to be given up: unwanted, or out in some form with a newer one asked for."""
        return self._cancelled or self._closing or (self._staged and not self._requests.empty())
