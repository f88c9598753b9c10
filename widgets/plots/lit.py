"""Rows that a person wants to see in every plot: rings around their points."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from PySide6.QtGui import QColor

from playground.data.dataset import Dataset, IndexArray
from playground.frames import SUBSETS, FloatArray, Lit
from widgets.plots.canvas import Canvas
from widgets.plots.layers import EMPTY, Points
from widgets.plots.marker import Marker
from widgets.theme import Theme

SIZE, WIDTH = 15.0, 2.0
"""Pixels across a ring, and of its line."""
ABOVE = 50.0
"""Rings lie over every point and line, and under what the cursor reads out."""
NO_ROWS: IndexArray = np.zeros(0, dtype=np.int64)

Locate = Callable[[Dataset, IndexArray], tuple[FloatArray, FloatArray]]
"""Axis positions of rows that have no point of their own."""


class LitRows(Points):
    """Rings around those points of ``points`` (layers by set, in the order of ``Dataset.shown``) that are lit up.

    Of a large dataset only some rows are drawn; the others are where ``locate`` says, and nowhere if that is not
    finite. Call ``place`` after the points moved or sets were hidden. A hidden set keeps its rows to itself.
    """

    def __init__(self, canvas: Canvas, points: Mapping[str, Points], locate: Locate) -> None:
        super().__init__(canvas, ABOVE)
        self._points = points
        self._locate = locate
        self._dataset: Dataset | None = None
        self._places: dict[str, IndexArray] = {}
        self._others: dict[str, IndexArray] = {}
        self._lit: Lit | None = None

    def show_theme(self, theme: Theme) -> None:
        """Rings in the colour of the text, which no set has."""
        self.set_looks([Marker("o", QColor(0, 0, 0, 0), SIZE, QColor(theme.text), WIDTH)])

    def show_rows(self, dataset: Dataset | None, rows: IndexArray) -> None:
        """Light up these rows of ``dataset`` and no others."""
        self._dataset = dataset
        self._places, self._others = {}, {}
        if dataset is not None and len(rows):
            left_out = dataset.left_out(rows)
            for at, key in enumerate(SUBSETS):
                self._places[key] = np.flatnonzero(np.isin(dataset.shown(at), rows))
                self._others[key] = left_out[np.isin(left_out, dataset.subsets[at])] if len(left_out) else left_out
        self.place()

    def show_lit(self, lit: Lit | None) -> None:
        """What is predicted of the rows that are not drawn, for ``predicted``; ``None`` where that is not known."""
        self._lit = lit

    def predicted(self, rows: IndexArray) -> FloatArray:
        """The predictions of rows that are not drawn, as far as a frame brought them; else nan."""
        known = {} if self._lit is None else dict(zip(self._lit.rows, self._lit.predictions.tolist(), strict=True))
        return np.array([known.get(row, np.nan) for row in rows.tolist()])

    def place(self) -> None:
        """Put the rings where the points are now."""
        xs, ys = [EMPTY], [EMPTY]
        for key, places in self._places.items():
            layer = self._points[key]
            if not layer.isVisible():
                continue
            if len(places) and len(layer.xs) > places[-1]:
                xs.append(layer.xs[places])
                ys.append(layer.ys[places])
            if self._dataset is not None and len(layer.xs) and len(self._others[key]):
                x, y = self._locate(self._dataset, self._others[key])
                xs.append(x)
                ys.append(y)
        if len(xs) > 1 or len(self.xs):
            x, y = np.concatenate(xs), np.concatenate(ys)
            there = np.isfinite(y)
            self.set_data(x[there], y[there])
