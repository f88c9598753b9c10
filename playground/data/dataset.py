"""A dataset as the network and the plots see it: raw values, three subsets, scaling fitted on the training set."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import msgspec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from playground.data.encoding import Encoding
    from playground.data.file_content import Stamp
    from playground.data.sniff import Format

FloatArray: TypeAlias = "NDArray[np.float64]"
IndexArray: TypeAlias = "NDArray[np.int64]"

SHOWN_POINTS = 2000
"""At most so many points of one subset are drawn; more are thinned by a fixed random choice."""
FEWEST_ROWS = 4
"""With fewer rows there is nothing to train on and to compare with."""
LARGEST = 1e30
"""Features and targets beyond this are refused: float32, in which networks are trained, could not square them."""


class Scaling(msgspec.Struct, frozen=True, eq=False):
    """``scaled = (value - mean) / deviation`` per column; mean 0 and deviation 1 where nothing is scaled."""

    mean: FloatArray
    deviation: FloatArray

    def apply(self, values: FloatArray) -> FloatArray:
        """Values in the data's units, shape (..., columns), as scaled values."""
        return (values - self.mean) / self.deviation

    def undo(self, values: FloatArray) -> FloatArray:
        """Scaled values back in the data's units."""
        return values * self.deviation + self.mean


class Origin(msgspec.Struct, frozen=True, eq=False):
    """What became of the rows of a file: some may have been left out, and empty cells filled."""

    format: Format
    stamp: Stamp | None  # the file as it was read; ``None`` for cells that were pasted
    read: int  # data rows in the file
    rows: IndexArray  # which of them, from 0, the dataset's rows are
    filled_cells: int
    filled_rows: int

    @property
    def dropped(self) -> int:
        """Rows that were left out because a cell was empty."""
        return self.read - len(self.rows)


class Dataset(msgspec.Struct, frozen=True, eq=False):
    """Samples in the data's own units, and how they are split and scaled. All arrays are read-only."""

    name: str
    feature_names: tuple[str, ...]
    target_name: str
    x: FloatArray  # (rows, features)
    y: FloatArray  # (rows,)
    subsets: tuple[IndexArray, IndexArray, IndexArray]  # rows of the training, validation and test set
    x_scaling: Scaling
    y_scaling: Scaling
    truth: Callable[[FloatArray], FloatArray] | None  # (n, features) -> (n,), the noiseless target, where it is known
    domain: FloatArray  # (features, 2): lowest and highest value to draw over
    encoding: Encoding | None = None  # how columns of a table become the features
    origin: Origin | None = None  # of rows out of a file
    joined: bool = False  # drawn or moved while a run went on: the scaling is that of its data before

    @property
    def features(self) -> int:
        """Number of inputs of the network."""
        return int(self.x.shape[1])

    @property
    def bytes(self) -> int:
        """Memory that it takes, about."""
        return self.x.nbytes + self.y.nbytes + sum(rows.nbytes for rows in self.subsets)

    def scaled(self, subset: int) -> tuple[FloatArray, FloatArray]:
        """Scaled features (n, features) and targets (n, 1) of subset 0, 1 or 2 (training, validation, test)."""
        rows = self.subsets[subset]
        return self.x_scaling.apply(self.x[rows]), self.y_scaling.apply(self.y[rows, None])

    def shown(self, subset: int) -> IndexArray:
        """The rows of a subset that are drawn: all, or a fixed random choice of ``SHOWN_POINTS``."""
        return self.subsets[subset][self.shown_places(subset)]

    def shown_places(self, subset: int) -> IndexArray:
        """Where in its subset each row that is drawn stands, ascending."""
        import numpy as np

        count = len(self.subsets[subset])
        if count <= SHOWN_POINTS:
            return np.arange(count)
        return np.sort(np.random.default_rng(0).choice(count, SHOWN_POINTS, replace=False))

    def left_out(self, rows: IndexArray) -> IndexArray:
        """Those of ``rows`` that are not among the rows that are drawn."""
        import numpy as np

        if all(len(subset) <= SHOWN_POINTS for subset in self.subsets):
            return rows[:0]
        return rows[~np.isin(rows, np.concatenate([self.shown(subset) for subset in range(3)]))]
