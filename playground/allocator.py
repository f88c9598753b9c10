"""Memory that was used for a moment goes back to the system, however long the program runs."""

from __future__ import annotations

import ctypes
import sys

TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3
"""Numbers of glibc's ``mallopt``."""
MAPPED_BYTES = 512 * 1024
KEPT_FREE_BYTES = 4 * 1024**2


def give_back() -> None:
    """Let every block of half a megabyte or more be a mapping of its own, which ends when it is freed.

    glibc begins so, but raises the limit to the size of whatever large block was freed last, up to 32 MB. Pictures,
    films and slices of the loss surface then come out of the heaps of several threads, and small things that stay
    between them keep those from shrinking: 200 MB more after some minutes of use. Elsewhere nothing happens.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # another C library may have none
        if mallopt is not None:
            mallopt(MMAP_THRESHOLD, MAPPED_BYTES)
            mallopt(TRIM_THRESHOLD, KEPT_FREE_BYTES)
