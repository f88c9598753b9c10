"""How far a person came in the lessons; a value that is kept between sessions."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from playground.lessons.points import Score


class Progress(msgspec.Struct, frozen=True):
    """How far a person came: the step to go on at, by lesson, the steps whose checks were passed, the best scores.

    Steps are named ``lesson/step``. ``name`` is the one that the certificate is made out to; ``invited`` tells whether
    the course was offered.
    """

    at: Mapping[str, str] = msgspec.field(default_factory=dict)
    passed: frozenset[str] = frozenset()
    best: Mapping[str, Score] = msgspec.field(default_factory=dict)
    name: str = ""
    invited: bool = False
