"""An export in the thread that asked for it, with a progress bar on the terminal: for the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication
from tqdm import tqdm

T = TypeVar("T")


class HereTask:
    """A ``Task`` that nobody cancels but with Ctrl+C."""

    def __init__(self) -> None:
        self._bar: Any = None

    def tell(self, done: int, total: int) -> None:
        """Move the progress bar."""
        if self._bar is None:
            pictures = QCoreApplication.translate("Exports", "pictures")
            self._bar = tqdm(total=total, unit=f" {pictures}", dynamic_ncols=True)
        self._bar.update(done - self._bar.n)

    def draw(self, picture: Callable[[], T]) -> T:
        """Call it."""
        return picture()

    def tidy(self, leave: Callable[[], None]) -> None:
        """Call it."""
        leave()

    def close(self) -> None:
        """Finish the progress bar."""
        if self._bar is not None:
            self._bar.update(self._bar.total - self._bar.n)
            self._bar.close()
            self._bar = None
