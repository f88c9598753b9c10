"""Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that it holds either its old or its new content; ``OSError``, naming it, if not.

    A file that is replaced keeps its permissions; a new one gets those that ``open`` would give it.
    """
    try:
        _write(path, data)
    except OSError as error:
        if error.errno is not None:
            error.filename = str(path)  # a full disk names none, and the part's name tells a person nothing
        raise


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode(path))
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)  # the mask can only be read by setting it
        os.umask(mask)
        return 0o666 & ~mask
