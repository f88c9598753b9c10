"""The line in a JSON text that a path such as ``steps[2].checks[0].below`` leads to, for errors that name it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def line_of(source: str, path: str) -> int:
    """The line, from 1, of the value at ``path`` in valid JSON; that of the last part of it that is there."""
    position = _SPACE.match(source).end()  # type: ignore[union-attr]
    for part in re.findall(r"\[\d+\]|[^.\[\]]+", path):
        wanted: str | int = int(part[1:-1]) if part.startswith("[") else part
        child = next((start for key, start in _children(source, position) if key == wanted), None)
        if child is None:
            break
        position = child
    return source.count("\n", 0, position) + 1


def _children(source: str, position: int) -> Iterator[tuple[str | int, int]]:
    """Key and position of every value directly inside the object or list at ``position``."""
    kind = source[position : position + 1]
    if kind not in ("{", "["):
        return
    index = 0
    position = _skip(source, position + 1)
    while source[position] not in "}]":
        key: str | int = index
        if kind == "{":
            key, position = _DECODER.raw_decode(source, position)
            position = _skip(source, _skip(source, position) + 1)
        yield key, position
        _, position = _DECODER.raw_decode(source, position)
        position = _skip(source, position)
        if source[position] == ",":
            position = _skip(source, position + 1)
        index += 1


def _skip(source: str, position: int) -> int:
    found = _SPACE.match(source, position)
    assert found is not None
    return found.end()
