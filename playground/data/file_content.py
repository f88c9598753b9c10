"""The bytes of a table's file: checked before they are read, read in pieces, and remembered by size, time and hash."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

import msgspec

from playground.experiment import ExperimentError
from playground.words import os_problem, readable_bytes, said

PATH = "data.source.path"
MAX_READ_MEMORY = 4 * 1024**3
"""Bytes of memory that reading a file may take."""
MEMORY_PER_BYTE = 6
"""Bytes of memory for each byte of a file: its bytes, its text, and its cells."""
MOST_HASHED = 50_000_000
PIECE = 1 << 20

Progress = Callable[[float], None]
"""Told the share that is done, 0 to 1; it may raise ``Cancelled``."""


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """Whoever asked for a table, or for an export, does not want it any more."""


def unwatched(_share: float) -> None:
    """The progress that nobody looks at."""


class Stamp(msgspec.Struct, frozen=True):
    """A file as it was when it was read."""

    size: int
    modified_ns: int
    sha256: str = ""


class Content(msgspec.Struct, frozen=True):
    """All bytes of a file and what it was then."""

    name: str
    data: bytes
    stamp: Stamp


def short_name(path: str) -> str:
    """The file's name as it stands in an error, shortened if it is absurdly long."""
    name = Path(path).name or path
    return name if len(name) <= 100 else f"{name[:100]}…"


def stamp_of(path: str) -> Stamp:
    """Size and time of the file at ``path``, without its hash; refuses what is no readable file of fair size.

    Raises ``ExperimentError`` of one sentence.
    """
    if not path:
        raise ExperimentError(PATH, said("no file is chosen; give the path of a CSV file"))
    if "\0" in path:
        raise ExperimentError(PATH, said("the path has a null character in it"))
    name = short_name(path)
    try:
        status = os.stat(path)
    except OSError as error:
        raise ExperimentError(
            PATH, said("{name} cannot be read: {problem}", name=name, problem=os_problem(error))
        ) from None
    if stat.S_ISDIR(status.st_mode):
        raise ExperimentError(PATH, said("{name} is a directory; choose a CSV file in it", name=name))
    if not stat.S_ISREG(status.st_mode):
        raise ExperimentError(PATH, said("{name} is not a regular file", name=name))
    if (needed := MEMORY_PER_BYTE * status.st_size) > MAX_READ_MEMORY:
        raise ExperimentError(
            PATH,
            said(
                "{name} has {size}; reading it would need about {needed} of memory, and at most {most} may be "
                "used: cut it down to fewer rows or columns",
                name=name,
                size=readable_bytes(status.st_size),
                needed=readable_bytes(needed),
                most=readable_bytes(MAX_READ_MEMORY),
            ),
        )
    return Stamp(status.st_size, status.st_mtime_ns)


def read_content(path: str, progress: Progress = unwatched) -> Content:
    """All bytes of the file at ``path``. Raises ``ExperimentError``, also if it changes while it is read."""
    before = stamp_of(path)
    name = short_name(path)
    pieces, done = [], 0
    try:
        with Path(path).open("rb") as file:
            # one that grows while it is read must not be read for ever
            while done <= before.size and (piece := file.read(PIECE)):
                pieces.append(piece)
                done += len(piece)
                progress(done / max(done, before.size))
    except OSError as error:
        raise ExperimentError(
            PATH, said("{name} cannot be read: {problem}", name=name, problem=os_problem(error))
        ) from None
    data = b"".join(pieces)
    if stamp_of(path) != before or len(data) != before.size:
        raise ExperimentError(
            PATH, said("{name} changed while it was read; open it again once it is written", name=name)
        )
    return Content(name, data, Stamp(before.size, before.modified_ns, hashlib.sha256(data).hexdigest()))


def what_became_of(path: str, stamp: Stamp) -> str:
    """What happened to a file since ``stamp``: "" if nothing, else "vanished" or "changed".

    The hash is looked at only where the time differs and the size does not, of files up to ``MOST_HASHED`` bytes, and
    tells a file that was merely touched.
    """
    try:
        now = stamp_of(path)
    except ExperimentError:
        return "vanished" if not os.path.isfile(path) else "changed"
    if (now.size, now.modified_ns) == (stamp.size, stamp.modified_ns):
        return ""
    if now.size != stamp.size or now.size > MOST_HASHED:
        return "changed"
    try:
        return "" if read_content(path).stamp.sha256 == stamp.sha256 else "changed"
    except ExperimentError:
        return "changed"
