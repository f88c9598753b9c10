"""Memory that is used again and again: new one comes page by page, which takes longer than a small network itself."""

from __future__ import annotations

import torch
from torch import Tensor


class Room:
    """Room for what is between the layers of a network while rows go through it; for one thread."""

    def __init__(self) -> None:
        self._blocks = [torch.empty(0), torch.empty(0)]

    def take(self, rows: int, columns: int) -> Tensor:
        """Float32 (rows, columns) with anything in it; it is taken again by the call after the next one."""
        self._blocks.reverse()
        size = rows * columns
        if self._blocks[0].numel() < size:
            # an ordinary tensor can be written to in inference mode too, but not the other way round
            with torch.inference_mode(False):
                self._blocks[0] = torch.empty(size)
        return self._blocks[0][:size].view(rows, columns)
