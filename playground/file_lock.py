"""A lock on a file that the system takes away when its owner ends, however that ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path


class FileLock:
    """Holds the file at ``path`` until ``release``."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._handle = handle

    @classmethod
    def taken(cls, path: Path) -> FileLock | None:
        """A lock on ``path``, which is made if it is not there; ``None`` if another one holds it, or had deleted it."""
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return None
        try:
            _lock(handle)
            # who held it before may have deleted the file between our opening and our locking it
            alive = os.path.samestat(os.fstat(handle), path.stat())
        except OSError:
            alive = False
        if not alive:
            os.close(handle)
            return None
        return cls(path, handle)

    def release(self) -> None:
        """Let others have it; nothing happens the second time."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
