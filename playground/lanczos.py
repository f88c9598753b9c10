"""Lanczos' method with full reorthogonalisation: the ends of a symmetric matrix's spectrum from its products."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import numpy as np
import torch
from torch import Tensor

from playground.frames import FloatArray

BREAKDOWN = 30.0
"""So many roundings of the matrix's norm, times √size, and what is left of a vector is rounding."""


class Krylov(msgspec.Struct, frozen=True, eq=False):
    """What ``steps`` products found: Ritz values in ascending order, and what they are made of.

    ``components[i]`` is start · y_i of the start that was given, which lies in the space as a whole.
    """

    values: FloatArray  # (steps,)
    components: FloatArray  # (steps,)
    basis: Tensor  # (steps, size), orthonormal rows
    rotation: FloatArray  # (steps, steps): columns are the Ritz vectors in the basis

    def combined(self, amounts: FloatArray) -> Tensor:
        """The vector (size,) that has ``amounts[i]`` of Ritz vector i."""
        vector: Tensor = torch.from_numpy(self.rotation @ amounts).to(self.basis.dtype) @ self.basis
        return vector


def lanczos(product: Callable[[Tensor], Tensor], start: Tensor, steps: int) -> Iterator[Krylov | None]:
    """``None`` after each of at most ``steps`` products with the symmetric matrix, the result as the last item.

    ``product`` maps (1, size) to (1, size). Every new vector is made orthogonal to all before it, twice (Parlett,
    The Symmetric Eigenvalue Problem, 1998, section 6.9 and chapter 13), or the same eigenvalue would come again and
    again. It ends early where the space is invariant: then every residual is rounding, and from a random ``start``
    no eigenvalue is missing. Inner products are float64 whatever ``start`` is. Raises ``ValueError`` for a zero
    ``start`` and ``FloatingPointError`` where a product is not finite.
    """
    length = float(start.double().norm())
    if length == 0.0:
        raise ValueError("Lanczos needs a vector other than zero to start from")
    with torch.inference_mode():
        basis = start.new_empty(steps, len(start))
        torch.div(start, length, out=basis[0])
    diagonal: list[float] = []
    beside: list[float] = []
    tiny = BREAKDOWN * torch.finfo(start.dtype).eps * len(start) ** 0.5
    size = 0.0
    for step in range(steps):
        # not around a yield: the mode belongs to the thread, not to this generator
        with torch.inference_mode():
            vector = product(basis[step : step + 1])[0]
            diagonal.append(float(vector.double() @ basis[step].double()))
            known = basis[: step + 1]
            for _ in range(2):
                vector = vector - (known @ vector) @ known
            rest = float(vector.double().norm())
            if not np.isfinite(diagonal[-1] + rest):
                raise FloatingPointError("a product with the matrix is not finite")
            beside.append(rest)
            size = max(size, abs(diagonal[-1]) + rest)
            if rest <= tiny * size:
                break
            if step + 1 < steps:
                torch.div(vector, rest, out=basis[step + 1])
        yield None
    yield _solved(diagonal, beside, basis[: len(diagonal)], length)


def _solved(diagonal: list[float], beside: list[float], basis: Tensor, length: float) -> Krylov:
    tridiagonal = np.diag(diagonal) + np.diag(beside[:-1], 1) + np.diag(beside[:-1], -1)
    values, rotation = np.linalg.eigh(tridiagonal)
    return Krylov(
        values=values,
        components=length * rotation[0],
        basis=basis,
        rotation=rotation,
    )
