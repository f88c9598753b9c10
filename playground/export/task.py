"""How a long export tells how far it is, is cancelled, and has something drawn by those who may draw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Task(Protocol):
    """What an export does its work through, in a thread of its own or not."""

    def tell(self, done: int, total: int) -> None:
        """So many steps of so many are done; raises ``file_content.Cancelled`` if there is to be no more of it."""

    def tidy(self, leave: Callable[[], None]) -> None:
        """Call ``leave`` where drawing is allowed, cancelled or not."""

    def draw(self, picture: Callable[[], T]) -> T:
        """What ``picture`` returns, called where drawing is allowed; raises what it raises, or ``Cancelled``."""
