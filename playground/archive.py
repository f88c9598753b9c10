"""A zip of a few named members, written plainly and read with suspicion."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping

from playground.experiment import ExperimentError
from playground.experiment_file import MAX_FILE_BYTES
from playground.words import readable_bytes, said

MEMBER = re.compile(r"[a-z][a-z0-9-]{0,60}\.(json|safetensors)")
"""What a member may be called: no folders, no dots that climb, nothing that a file system could read otherwise."""
MAX_MEMBERS = 1024
MAX_ARCHIVE_BYTES = 4 * 1024**3
"""More than the largest network takes with its optimiser's memory and its best moment."""
MAX_JSON_BYTES = MAX_FILE_BYTES
"""JSON is packed, so its size unpacked is bounded too; tensors are stored as they are and cannot grow."""
METHODS = {"json": zipfile.ZIP_DEFLATED, "safetensors": zipfile.ZIP_STORED}
EPOCH = (1980, 1, 1, 0, 0, 0)
"""Every member's date: the same content gives the same bytes."""
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, LookupError,
    OverflowError, OSError,
)  # fmt: skip
"""What ``zipfile`` raises over one damaged file or another."""


def pack(members: Mapping[str, bytes]) -> bytes:
    """``members`` by their names as the bytes of one zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            assert MEMBER.fullmatch(name), name
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = METHODS[name.rpartition(".")[2]]
            archive.writestr(info, content)
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """The members of a zip file that ``pack`` could have made.

    Raises ``ExperimentError`` for any other: names, sizes and methods are looked at before anything is unpacked.
    """
    if len(data) > MAX_ARCHIVE_BYTES:
        limit = readable_bytes(MAX_ARCHIVE_BYTES)
        raise ExperimentError(
            "",
            said("{size} are more than a session takes; at most {limit}", size=readable_bytes(len(data)), limit=limit),
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check(infos, len(data))
            return {info.filename: _read(archive, info) for info in infos}
    except ExperimentError:
        raise
    except BROKEN as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ExperimentError("", said("not a session file, or a damaged one: {reason}", reason=reason[:200])) from None


def _check(infos: list[zipfile.ZipInfo], size: int) -> None:
    if len(infos) > MAX_MEMBERS:
        raise ExperimentError(
            "", said("{n} {n:file|files} in one session; at most {most}", n=len(infos), most=MAX_MEMBERS)
        )
    seen = set()
    for info in infos:
        name = info.filename
        if info.orig_filename != name or not MEMBER.fullmatch(name):
            raise ExperimentError(
                "",
                said(
                    "a file called {name!r} is inside, which no session has",
                    name=info.orig_filename[:80],
                ),
            )
        if name in seen:
            raise ExperimentError("", said("{name} is inside twice", name=name))
        seen.add(name)
        kind = name.rpartition(".")[2]
        if info.compress_type not in (zipfile.ZIP_STORED, METHODS[kind]):
            raise ExperimentError("", said("{name} is packed in a way that no session is", name=name))
        limit = MAX_JSON_BYTES if kind == "json" else size
        if info.file_size > limit:
            raise ExperimentError(
                "",
                said(
                    "{name} would unpack to {size}; that is no session",
                    name=name,
                    size=readable_bytes(info.file_size),
                ),
            )


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The member's content, which must be as long as the archive says; a checksum is compared on the way."""
    with archive.open(info) as member:
        content = member.read(info.file_size + 1)
    if len(content) != info.file_size:
        raise ExperimentError("", said("{name} is not as long as it should be", name=info.filename))
    return content
