"""Rows that a person wants to see in every plot: rings around their points."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtGui import QColor

from playground.data.dataset import Dataset, IndexArray
from playground.frames import SUBSETS
from widgets.plots.axes import Canvas
from widgets.plots.layers import EMPTY, Points
from widgets.plots.marker import Marker
from widgets.theme import Theme

SIZE, WIDTH = 15.0, 2.0
"""Pixels across a ring, and of its line."""
ABOVE = 50.0
"""Rings lie over every point and line, and under what the cursor reads out."""
NO_ROWS: IndexArray = np.zeros(0, dtype=np.int64)


class LitRows(Points):
    """Rings around those points of ``points`` (layers by set, in the order of ``Dataset.shown``) that are lit up.

    Call ``place`` after the points moved or sets were hidden. A hidden set keeps its rows to itself.
    """

    def __init__(self, canvas: Canvas, points: Mapping[str, Points]) -> None:
        super().__init__(canvas, ABOVE)
        self._points = points
        self._places: dict[str, IndexArray] = {}

    def show_theme(self, theme: Theme) -> None:
        """Rings in the colour of the text, which no set has."""
        self.set_looks([Marker("o", QColor(0, 0, 0, 0), SIZE, QColor(theme.text), WIDTH)])

    def show_rows(self, dataset: Dataset | None, rows: IndexArray) -> None:
        """Light up these rows of ``dataset`` and no others."""
        self._places = {}
        if dataset is not None and len(rows):
            shown = {key: np.flatnonzero(np.isin(dataset.shown(at), rows)) for at, key in enumerate(SUBSETS)}
            self._places = {key: places for key, places in shown.items() if len(places)}
        self.place()

    def place(self) -> None:
        """Put the rings where the points are now."""
        xs, ys = [EMPTY], [EMPTY]
        for key, places in self._places.items():
            layer = self._points[key]
            if layer.isVisible() and len(layer.xs) > places[-1]:
                xs.append(layer.xs[places])
                ys.append(layer.ys[places])
        if len(xs) > 1 or len(self.xs):
            self.set_data(np.concatenate(xs), np.concatenate(ys))
