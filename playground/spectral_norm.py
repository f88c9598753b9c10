"""‖W‖₂ of a matrix that changes slowly, at a bounded cost."""

from __future__ import annotations

import math

import torch
from torch import Tensor

EXACT_SIDE = 64
"""Up to so many rows or columns ‖W‖₂ comes from a singular value decomposition; beyond, from power iteration."""
POWER_WORK = 20e6
"""Multiplications that power iteration may take for one matrix and look; the next look goes on from there."""


class SpectralNorm:
    """‖W‖₂, the largest singular value of one matrix whose entries change.

    A large one comes from power iteration with WᵀW, which goes on from the last vector: a lower bound, close to the
    norm once some looks were taken at a matrix that changes slowly.
    """

    def __init__(self, weight: Tensor) -> None:
        self._weight = weight
        rows, columns = weight.shape
        self._exact = min(rows, columns) <= EXACT_SIDE
        self._steps = int(max(2, min(40, POWER_WORK / (2 * weight.numel()))))
        draw = torch.Generator().manual_seed(0)
        self._vector = torch.rand(columns, generator=draw) if not self._exact else torch.empty(0)

    def value(self) -> float:
        """The norm now; nan if the matrix is not finite."""
        size = float(torch.linalg.vector_norm(self._weight))
        if not math.isfinite(size) or size == 0.0 or 1 in self._weight.shape:
            return size if math.isfinite(size) else math.nan
        if self._exact:
            return float(torch.linalg.svdvals(self._weight)[0])
        norm = before = 0.0
        for _ in range(self._steps):
            image = torch.mv(self._weight, self._vector)
            norm = float(image.norm() / self._vector.norm())
            back = torch.mv(self._weight.t(), image)
            self._vector = back / back.norm()
            if abs(norm - before) <= 1e-4 * norm:
                break
            before = norm
        if not math.isfinite(norm):
            self._vector = torch.ones_like(self._vector)
        return norm
