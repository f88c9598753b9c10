"""A run that is kept, in one large piece of memory. Nothing here imports PyTorch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.data.dataset import Dataset
    from playground.divergence import Divergence
    from playground.experiment import Experiment
    from playground.tensor_file import Array


ALIGNED = 64
"""Bytes."""


class PackedRun(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What a checkpoint is, as its file would hold it, in one piece; ``playground.run_file`` packs and unpacks.

    The run goes on to the bit as if it had never been left. Of a large network it has fewer moments to look back at.

    A checkpoint is hundreds of snapshots of a few small tensors each. They take more than their numbers, and lie
    scattered over the heap, which can give nothing back while some of them stay.
    """

    experiment: Experiment
    update: int
    stopped: str | None
    facts: bytes  # the ``RunFacts`` as JSON, compressed
    arrays: dict[str, Array]  # as ``stored_run.ARRAYS`` has them, without the orders
    orders: Columns
    datasets: tuple[Dataset, ...]  # what the run trains on, and those that its snapshots had
    divergence: Divergence | None
    row: int  # of its parameters, in ``arrays["parameters"]``
    moments: Array  # (snapshots, 2): after which update each was taken, and the row of its parameters

    @property
    def dataset(self) -> Dataset:
        """What the run trains on."""
        return self.datasets[0]

    @property
    def bytes(self) -> int:
        """Memory that it takes, without its datasets."""
        return len(self.facts) + self.orders.bytes + sum(array.nbytes for array in self.arrays.values())

    def theta(self, update: int | None = None) -> Array:
        """The parameters (size,) of the snapshot nearest to ``update``; ``None`` for those where it stands."""
        row = self.row if update is None else self.moments[abs(self.moments[:, 0] - update).argmin(), 1]
        theta: Array = self.arrays["parameters"][row]
        return theta


def in_one_piece(arrays: Mapping[str, Array]) -> dict[str, Array]:
    """Copies of ``arrays`` that lie one after another in one piece of memory, each at a multiple of ``ALIGNED`` bytes.

    A large piece is given back as a whole; many small ones lie between what comes and goes in the heap, which then
    keeps its holes.
    """
    import numpy as np

    ends = np.cumsum([-(-array.nbytes // ALIGNED) * ALIGNED for array in arrays.values()], dtype=np.int64)
    piece = np.empty(ends[-1] if len(ends) else 0, np.uint8)
    copies: dict[str, Array] = {}
    for (name, array), end in zip(arrays.items(), ends, strict=True):
        start = end + -array.nbytes // ALIGNED * ALIGNED
        copies[name] = piece[start : start + array.nbytes].view(array.dtype).reshape(array.shape)
        copies[name][...] = array
    return copies


class Columns(msgspec.Struct, frozen=True, eq=False):
    """Rows of numbers (n, columns) without the columns in which all are equal.

    The states of a generator of random numbers have bytes that are always zero, half of them.
    """

    first: Array  # (columns,)
    varying: Array  # (columns,): bool
    values: Array  # (n, columns that vary)

    @classmethod
    def of(cls, rows: Array) -> Columns:
        """``rows`` (n, columns), from which ``rows`` can be made again."""
        import numpy as np

        first = rows[0].copy() if len(rows) else np.zeros(rows.shape[1], rows.dtype)
        varying = (rows != first).any(axis=0)
        return cls(first, varying, np.compress(varying, rows, axis=1))

    @property
    def rows(self) -> Array:
        """The rows (n, columns)."""
        import numpy as np

        rows = np.tile(self.first, (len(self.values), 1))
        rows[:, self.varying] = self.values
        return rows

    @property
    def bytes(self) -> int:
        """Memory that it takes."""
        return self.first.nbytes + self.varying.nbytes + self.values.nbytes
