"""For the tests of the core."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from playground.messages import RunState
from tests.core.watched import EXPERIMENT, Watched


@pytest.fixture
def watched() -> Iterator[Watched]:
    """A worker that has started run 0 and stands before its first update."""
    watched = Watched()
    watched.worker.start()
    watched.worker.start_run(0, EXPERIMENT)
    watched.state(RunState.IDLE)
    yield watched
    watched.worker.close()
