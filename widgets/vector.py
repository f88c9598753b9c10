"""Whether what is painted now becomes a vector graphic.

Plots keep finished pictures as pixmaps and stamp their markers, because a live window has a millisecond or two for
all of them. Inside ``vector_drawing`` they leave that out and draw with lines, shapes and letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_depth = 0


def is_vector() -> bool:
    """Whether pixmaps should be left out."""
    return _depth > 0


@contextmanager
def vector_drawing() -> Iterator[None]:
    """Everything painted inside, in the GUI's thread, is for a vector graphic."""
    global _depth
    _depth += 1
    try:
        yield
    finally:
        _depth -= 1
