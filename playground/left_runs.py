"""The runs that were left and can be gone back to, in bounded memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.experiment import CsvSource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.data.dataset import Dataset
    from playground.experiment import Data
    from playground.packed_run import PackedRun

MAX_LEFT_BYTES = 32 * 1024**2
"""What the runs that undo can go back to may take: of small networks some thirty, whose timelines are full.

The oldest are dropped and would start afresh. There is always room for the one that was left last.
"""


class LeftRuns:
    """Runs by their number, with the very datasets they had."""

    def __init__(self) -> None:
        self._runs: dict[int, PackedRun] = {}

    def __getitem__(self, run: int) -> PackedRun:
        return self._runs[run]

    def __contains__(self, run: int) -> bool:
        return run in self._runs

    def add(self, runs: Mapping[int, PackedRun]) -> None:
        """Take ``runs`` in, whatever room they need."""
        self._runs |= runs

    def leave(self, run: int, left: PackedRun) -> None:
        """Keep ``left`` to go back to; the ones left longest ago make room."""
        self._runs.pop(run, None)  # the place in the order is that of the last time it was left
        self._runs[run] = left
        while len(self._runs) > 1 and self._bytes > MAX_LEFT_BYTES:
            del self._runs[next(iter(self._runs))]

    @property
    def _bytes(self) -> int:
        datasets = {id(dataset): dataset.bytes for left in self._runs.values() for dataset in left.datasets}
        return sum(left.bytes for left in self._runs.values()) + sum(datasets.values())

    def forget(self, run: int) -> None:
        """That one goes on, or never was."""
        self._runs.pop(run, None)

    def clear(self) -> None:
        """Forget them all."""
        self._runs.clear()

    def get(self, run: int) -> PackedRun | None:
        """What was kept of a run that was left; ``None`` if it was dropped."""
        return self._runs.get(run)

    def dataset_of(self, data: Data) -> Dataset | None:
        """The dataset of a run with just these data; none of a file, which may have changed since it was read."""
        if isinstance(data.source, CsvSource):
            return None
        for left in self._runs.values():
            if not left.dataset.joined and left.experiment.data == data:
                return left.dataset
        return None

    def all(self) -> dict[int, PackedRun]:
        """What there is now."""
        return dict(self._runs)
