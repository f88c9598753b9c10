"""The rows of an epoch, batch by batch, as ready-made views."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from playground.layout import ALIGNMENT, aligned

SEGMENT = 256
"""Batches that are gathered together; a long epoch is several segments, so that memory and latency stay bounded."""

Batch = tuple[Tensor, Tensor, Tensor, int]
"""Features (rows, inputs), targets (rows, 1), room for the outputs (rows, 1), and the number of rows."""


class Batches:
    """Rows of one subset gathered batch by batch, every batch starting at the alignment of memory of its own."""

    def __init__(self, x: Tensor, y: Tensor, batch_size: int) -> None:
        self.rows = len(x)
        self.size = min(batch_size, self.rows)
        self.per_epoch = -(-self.rows // self.size)
        slots = min(self.per_epoch, SEGMENT)
        row_step = ALIGNMENT // math.gcd(ALIGNMENT, x.shape[1])
        x_rows = -(-self.size // row_step) * row_step
        y_rows = aligned(self.size)
        self._source = flat(x), flat(y)
        self._x = torch.zeros(slots * x_rows, x.shape[1])
        self._y = torch.zeros(slots * y_rows, 1)
        self._outputs = torch.zeros(slots, y_rows, 1)
        self._weights = torch.zeros(slots, y_rows)
        self._views: list[Batch] = [
            (
                self._x[i * x_rows : i * x_rows + self.size],
                self._y[i * y_rows : i * y_rows + self.size],
                self._outputs[i, : self.size],
                self.size,
            )
            for i in range(slots)
        ]
        self.count = 0
        self.gathered: list[Tensor] = []
        self.views = self._views
        self._filled = -1

    def measured(self, first: int, end: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Outputs, targets, weights (batches, rows) and numbers of rows of the batches ``first`` to ``end``.

        The sum of loss · weight over a row is that batch's mean loss.
        """
        if end - first == self.count:
            return self._measured
        outputs, targets, weights, shares = self._measured
        return outputs[first:end], targets[first:end], weights[first:end], shares[first:end]

    @property
    def whole(self) -> bool:
        """Whether all rows are gathered together, as a segment that is an epoch."""
        return self._filled == self.rows

    def fill(self, rows: Tensor) -> None:
        """Gather ``rows`` (indices) of the source as the batches of the next segment."""
        if len(rows) != self._filled:
            self._reshape(len(rows))
        for source, index, filled in (self.gathered[:3], self.gathered[3:]):
            torch.index_select(source, 0, torch.index_select(rows, 0, index) if len(index) else rows, out=filled)

    def _reshape(self, total: int) -> None:
        """Prepare the views for a segment of ``total`` rows, whose last batch may be short."""
        self._filled = total
        self.count = -(-total // self.size)
        short = total - (self.count - 1) * self.size
        self.views = self._views[: self.count]
        if short != self.size:
            x, y, output, _ = self.views[-1]
            self.views[-1] = x[:short], y[:short], output[:short], short
        # features, targets and room for outputs of every batch
        self.columns: tuple[list[Tensor], list[Tensor], list[Tensor]] = (
            [x for x, _, _, _ in self.views], [y for _, y, _, _ in self.views], [out for _, _, out, _ in self.views],
        )  # fmt: skip
        # source, index and room of features, then of targets
        x, y = self._source
        self.gathered = [x, *self._padded(self._x, total), y, *self._padded(self._y, total)]
        self._weights.zero_()
        self._weights[: self.count - 1, : self.size] = 1.0 / self.size
        self._weights[self.count - 1, :short] = 1.0 / short
        shares = torch.full((self.count,), float(self.size), dtype=torch.float64)
        shares[-1] = short
        self._measured = (
            self._outputs[: self.count, :, 0],
            self._y.view(len(self._views), -1)[: self.count],
            self._weights[: self.count],
            shares,
        )

    def _padded(self, buffer: Tensor, total: int) -> tuple[Tensor, Tensor]:
        """Which of ``total`` rows stands in each row of ``buffer``, and the part of it that is filled.

        Padding repeats a row, and is not read; where there is none, the rows are as they are: no numbers.
        """
        step = len(buffer) // len(self._views)
        if step == self.size:
            return torch.empty(0, dtype=torch.int64), flat(buffer[:total])
        rows = torch.arange(self.count)[:, None] * self.size + torch.arange(step).clamp(max=self.size - 1)
        return rows.flatten().clamp(max=total - 1), flat(buffer[: self.count * step])


def flat(rows: Tensor) -> Tensor:
    """One column as a vector: its rows are gathered in half of the time."""
    return rows.view(-1) if rows.shape[1] == 1 else rows
