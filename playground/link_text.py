"""An experiment as one short line of text that survives a chat: only what differs from the defaults, packed."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from typing import Any

import msgspec

from playground.experiment import Experiment, ExperimentError
from playground.experiment_file import from_json
from playground.words import said

PREFIX = "drp1:"
"""Of texts whose defaults are those of experiment format 1."""
MAX_TEXT = 200_000
"""Characters; a chat takes far fewer."""
MAX_JSON = 2 * 1024**2
_TEXT = re.compile(r"\bdrp(\d{1,6}):([A-Za-z0-9_\-\s]*)", re.ASCII)


def to_link(experiment: Experiment) -> str:
    """``experiment`` as one line; ``ExperimentError`` if it takes more than ``MAX_TEXT``, as many drawn points do."""
    plain = msgspec.json.encode(_differences(experiment))
    packed = base64.urlsafe_b64encode(zlib.compress(plain, 9)).rstrip(b"=").decode()
    if len(plain) > MAX_JSON or len(packed) > MAX_TEXT:
        raise ExperimentError(
            "", said("this experiment is too long for a line of text, because of its points; save a file")
        )
    return PREFIX + packed


def from_link(text: str) -> Experiment:
    """The experiment in ``text``, whatever stands around it; ``ExperimentError`` says why there is none."""
    if len(text) > 2 * MAX_TEXT:
        raise ExperimentError("", said("this is far longer than the link text of an experiment"))
    found = _TEXT.search(text)
    if found is None:
        raise ExperimentError("", said("there is no link text here; one begins with {prefix}", prefix=PREFIX))
    if found[1] != "1":
        raise ExperimentError(
            "", said("this link text is of version {version}; this program reads version 1", version=found[1])
        )
    # words may follow it, or the chat may have broken it into lines
    words, whole = found[2].split(None, 1)[:1], "".join(found[2].split())
    for packed in (*words, whole):
        if (plain := _unpacked(packed)) is not None:
            return from_json(plain)
    raise ExperimentError("", said("this link text is damaged or was cut short; copy all of it"))


def _unpacked(packed: str) -> bytes | None:
    """The JSON in ``packed``; ``None`` if it is not whole. Never more than ``MAX_JSON`` bytes are unpacked."""
    try:
        data = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(data, MAX_JSON)
    except (binascii.Error, zlib.error):
        return None
    return plain if unpacker.eof and not unpacker.unused_data else None


def _differences(part: Any) -> Any:
    """``part`` as plain values, without the fields of a spec that are as they are by default."""
    if isinstance(part, tuple):
        return [_differences(item) for item in part]
    if not isinstance(part, msgspec.Struct):
        return part
    config = part.__struct_config__
    plain = {} if config.tag is None else {str(config.tag_field): config.tag}
    for field in msgspec.structs.fields(part):
        value = getattr(part, field.name)
        if value != field.default:
            plain[field.name] = _differences(value)
    return plain
