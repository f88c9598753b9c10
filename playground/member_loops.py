"""The loops that train many networks at once, one for each number of rows in a batch, and room for such batches."""

from __future__ import annotations

from playground.batched import Segment, Stack
from playground.batched_loop import BatchedLoop
from playground.experiment import Training
from playground.optimizers import Optimizer


class MemberLoops:
    """Those of ``optimizer``'s parameters, which are those of ``stack``; each is made when it is first needed."""

    def __init__(self, stack: Stack, optimizer: Optimizer, training: Training) -> None:
        self._stack, self._optimizer, self._training = stack, optimizer, training
        self._loops: dict[int, BatchedLoop] = {}

    def of(self, rows: int) -> BatchedLoop:
        """The one for batches of so many rows."""
        if rows not in self._loops:
            self._loops[rows] = BatchedLoop(self._stack, self._optimizer, self._training, rows)
        return self._loops[rows]

    def room(self, rows: int, size: int) -> Segment:
        """Room for so many rows in batches of ``size``."""
        full, short = divmod(rows, size)
        parts = [(count, own) for count, own in ((full, size), (1, short)) if count and own]
        padded = [(count, own, self.of(own).padded) for count, own in parts]
        return Segment(self._stack.runs, self._stack.network.inputs, padded)
