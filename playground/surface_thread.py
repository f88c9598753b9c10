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


class SurfaceThread(threading.Thread):
    """Computes slices of the loss surface, one at a time, the newest request only, for a bounded share of time."""

    def __init__(self, slices: Mailbox[Slice], events: SimpleQueue[Event]) -> None:
        super().__init__(name="surface", daemon=True)
        self._slices = slices
        self._events = events
        self._requests: SimpleQueue[SliceRequest | None] = SimpleQueue()
        self._busy = False
        self._rest_until = 0.0
        self._cancelled = False
        self._closing = False

    def ready(self) -> bool:
        """Whether a request would be served now."""
        return not self._busy and time.perf_counter() >= self._rest_until

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
            started = time.perf_counter()
            try:
                self._serve(request)
            except Exception:
                self._events.put(Failed(traceback.format_exc()))
            self._rest_until = time.perf_counter() + (time.perf_counter() - started) * (1 / SURFACE_SHARE - 1)
            self._busy = False

    def _serve(self, request: SliceRequest) -> None:
        import torch

        from playground.surface import compute_slice

        # the setting belongs to the thread
        torch.set_num_threads(1)
        done = compute_slice(request, lambda: self._cancelled or self._closing)
        if done is not None and not self._cancelled:
            self._slices.put(done)
