"""Garbage is collected by the window's own timer, and never at a price that grows with what was loaded."""

from __future__ import annotations

import gc
import weakref

import pytest

from playground.messages import RunState
from widgets import app
from widgets.app import GarbageCollector
from widgets.session import Session


class Ring:
    """Refers to itself: only a collection frees it."""

    def __init__(self) -> None:
        self.self = self


@pytest.fixture
def collector(session: Session) -> GarbageCollector:
    return GarbageCollector(session)


def test_garbage_goes_and_what_survives_a_dear_collection_is_not_walked_through_again(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = [[] for _ in range(1000)]  # type: list[list[int]]
    garbage = weakref.ref(Ring())
    monkeypatch.setattr(app, "DEAR_SECONDS", 1e9)
    before = gc.get_freeze_count()
    collector._collect()
    assert garbage() is None
    assert gc.get_freeze_count() == before
    monkeypatch.setattr(app, "DEAR_SECONDS", 0.0)
    collector._collect()
    assert gc.get_freeze_count() >= before + len(loaded)


def test_what_was_frozen_is_looked_through_from_time_to_time(
    collector: GarbageCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "DEAR_SECONDS", 0.0)
    collector._on_state_changed(RunState.IDLE)
    ring = Ring()
    garbage = weakref.ref(ring)
    collector._collect()
    del ring
    for _ in range(app.THAW_EVERY - 2):
        collector._collect()
    assert garbage() is not None  # frozen when it was none
    collector._collect()
    assert garbage() is None
    collector.stop()
    gc.disable()
