"""How far a person came in the lessons; a value that is kept between sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from playground.lessons.points import Score


@dataclass(frozen=True)
class Progress:
    """How far a person came: the step to go on at, by lesson, the steps whose checks were passed, the best scores.

    Steps are named ``lesson/step``. ``name`` is the one that the certificate is made out to; ``invited`` tells whether
    the course was offered.
    """

    at: Mapping[str, str] = field(default_factory=dict)
    passed: frozenset[str] = frozenset()
    best: Mapping[str, Score] = field(default_factory=dict)
    name: str = ""
    invited: bool = False
