"""Memory that was used for a moment goes back to the system, however long the program runs."""

from __future__ import annotations

import ctypes
import sys

TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8
"""Numbers of glibc's ``mallopt``."""
HEAPS = 2
"""With one, the window waits for those who load PyTorch: its first paint comes a tenth later."""
MAPPED_BYTES = 512 * 1024
KEPT_FREE_BYTES = 4 * 1024**2


def give_back() -> None:
    """Let large blocks be mappings of their own, which end when they are freed, and threads share ``HEAPS``.

    glibc begins with the former, for 128 KB, but raises the limit to the size of whatever large block was freed last,
    up to 32 MB. Pictures, films and slices of the loss surface then come out of the heaps, and small things that stay
    between them keep those from shrinking: 200 MB more after some minutes of use. And it gives every thread a heap of
    its own, up to eight a core: what one freed serves no other, 40 MB more. Call it before there are threads. Elsewhere
    nothing happens.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # another C library may have none
        if mallopt is not None:
            mallopt(ARENA_MAX, HEAPS)
            mallopt(MMAP_THRESHOLD, MAPPED_BYTES)
            mallopt(TRIM_THRESHOLD, KEPT_FREE_BYTES)
