"""Files of older formats, brought up to the present one before anything in them is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

MISFITS = (LookupError, TypeError, ValueError, AttributeError)
"""What a migration raises over a file that is not of the format it claims."""

Migration = Callable[[dict[str, Any]], dict[str, Any]]
"""From the plain JSON of one format to that of the next, ``format`` aside; it may change what it is given."""

MIGRATIONS: Mapping[int, Migration] = {}
"""By the format that each one reads. Format 1 is the first, so that there is nothing older yet."""


def migrated(raw: dict[str, Any], to: int, migrations: Mapping[int, Migration] = MIGRATIONS) -> dict[str, Any] | None:
    """``raw`` in format ``to``, step by step; ``None`` where no way leads from what it is to that one.

    A file that does not name its format is taken to be of the present one.
    """
    version = raw.get("format", to)
    while version != to:
        if type(version) is not int or version not in migrations:
            return None
        try:
            raw = migrations[version](raw)
        except MISFITS:
            return None
        version += 1
        raw["format"] = version
    return raw
