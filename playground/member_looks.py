"""Rows that many networks only look at, and how well each of them predicts those."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor

from playground.batched import Segment
from playground.batched_loop import BatchedLoop

ROWS_TOGETHER = 1024
"""Rows that are looked at together."""


class Watched:
    """Features and targets (n, …), a validation set; ``room`` and ``loop`` are those of ``runs`` networks for so many
    rows."""

    def __init__(
        self,
        x: Tensor,
        y: Tensor,
        runs: int,
        room: Callable[[int, int], Segment],
        loop: Callable[[int], BatchedLoop],
    ) -> None:
        self._runs, self._rows, self._loop = runs, len(x), loop
        self._segments = []
        for first in range(0, len(x), ROWS_TOGETHER):
            rows = torch.arange(first, min(first + ROWS_TOGETHER, len(x)))
            self._segments.append(room(len(rows), len(rows)))
            self._segments[-1].fill(x, y, rows)

    def losses(self) -> Tensor:
        """The mean loss of every network (runs,); nan without rows."""
        if self._rows == 0:
            return torch.full((self._runs,), math.nan)
        total = torch.zeros(self._runs)
        for part in (part for segment in self._segments for part in segment.parts):
            total += self._loop(part.rows).look(part)
        return total / self._rows
