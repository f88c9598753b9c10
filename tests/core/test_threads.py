"""The threads that compute use one core each: without that, every tiny operation of theirs would use them all."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from typing import Any

import pytest
import torch

from playground import surface
from playground.frames import Frame, Wish, WishList
from playground.landscape import Landscape, Refusal
from playground.picture import Painter
from playground.spans import LandscapeRequest
from tests.core.watched import EXPERIMENT, PATIENCE, Watched


@pytest.fixture
def three_cores() -> Iterator[None]:
    """What is set in one thread holds for those that begin after it and set nothing themselves."""
    torch.set_num_threads(3)
    yield
    torch.set_num_threads(1)


def test_training_and_slices_have_one_core_each(three_cores: None, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, int] = {}
    both = threading.Event()
    draw, answers = Painter.draw, surface.answers

    def note() -> None:
        seen[threading.current_thread().name] = torch.get_num_threads()
        if len(seen) == 2:
            both.set()

    def spied_draw(painter: Painter, *given: Any, **more: Any) -> Frame:
        note()
        return draw(painter, *given, **more)

    def spied_answers(request: LandscapeRequest) -> Generator[Landscape | Refusal | None, None, None]:
        note()
        return answers(request)

    monkeypatch.setattr(Painter, "draw", spied_draw)
    monkeypatch.setattr("playground.surface.answers", spied_answers)
    watched = Watched()
    watched.worker.set_wish(WishList(Wish.FIT | Wish.SURFACE))
    watched.worker.start()
    watched.worker.start_run(0, EXPERIMENT)
    both.wait(PATIENCE)
    watched.worker.close()
    assert seen == {"training": 1, "surface": 1}
