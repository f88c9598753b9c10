"""The losses of many runs at once on their way into the runs' histories."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from playground.history import LossHistory

MOST_UNWRITTEN = 1024
"""Updates whose losses may wait."""


class MemberLosses:
    """What was found for all members together and is not yet written: many at once cost little more than one."""

    def __init__(self) -> None:
        self._blocks: list[Tensor] = []
        self._first_update = 0
        self._epochs: list[tuple[range, range, Tensor, Tensor]] = []

    def add_block(self, first_update: int, losses: Tensor) -> None:
        """The mean losses (batches, members) of consecutive updates, the first of which is ``first_update``."""
        if not self._blocks:
            self._first_update = first_update
        self._blocks.append(losses)

    def add_epochs(self, epochs: range, updates: range, train: Tensor, valid: Tensor) -> None:
        """The losses (epochs, members) at the end of epochs, and after how many updates that was."""
        self._epochs.append((epochs, updates, train, valid))

    def many(self, update: int) -> bool:
        """Whether so much waits at ``update`` that it should be written."""
        return bool(self._blocks) and update - self._first_update >= MOST_UNWRITTEN

    def write(self, histories: Sequence[LossHistory]) -> None:
        """Into the members' histories."""
        if self._blocks:
            for history, own in zip(histories, torch.cat(self._blocks).t().contiguous().numpy(), strict=True):
                history.add_batches(self._first_update, own)
            self._blocks.clear()
        if not self._epochs:
            return
        epochs, updates, train, valid = zip(*self._epochs, strict=True)
        numbers = [np.concatenate(each) for each in (epochs, updates)]
        table = np.empty((len(histories), len(numbers[0]), 4))
        table[..., 0], table[..., 1] = numbers
        table[..., 2], table[..., 3] = torch.cat(train).t().numpy(), torch.cat(valid).t().numpy()
        self._epochs.clear()
        for history, rows in zip(histories, table, strict=True):
            history.add_epochs(rows)
