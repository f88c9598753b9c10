"""Points by the thousand."""

from __future__ import annotations

import numpy as np
from pyqtgraph.Qt import internals
from PySide6.QtGui import QPainter

from widgets.plots.axes import Canvas
from widgets.plots.layers import Points, Sheet


class Cloud(Points):
    """``Points`` whose markers are stamped in one call: 4,000 take 0.6 ms, one call a marker takes 4 ms."""

    def __init__(self, canvas: Canvas, z: float, sheet: Sheet | None = None) -> None:
        super().__init__(canvas, z, sheet)
        # as pyqtgraph's own scatter plot does it: a C array of fragments that NumPy fills
        self._fragments = internals.PrimitiveArray(QPainter.PixmapFragment, 10)

    def draw(self, painter: QPainter) -> None:
        """Stamp every point that is in the picture, marker by marker."""
        if not len(self.xs) or not self._looks:
            return
        ratio = painter.device().devicePixelRatioF()
        px, py = self.canvas.to_pixels(self.xs, self.ys)
        area = self.boundingRect()
        seen = (px > -20) & (px < area.width() + 20) & (py > -20) & (py < area.height() + 20)  # nan is not seen
        for index in np.unique(self.stamps[seen]).tolist():
            chosen = seen & (self.stamps == index)
            stamp, half = self._looks[index].pixmap(ratio), self._looks[index].size / 2 + 1
            wide, high = stamp.width(), stamp.height()
            self._fragments.resize(int(np.count_nonzero(chosen)))
            rows = self._fragments.ndarray()
            # from a whole device pixel on, so that no marker is blurred; a fragment is placed by its centre
            rows[:, 0] = (np.round((px[chosen] - half) * ratio) + 0.5 * wide) / ratio
            rows[:, 1] = (np.round((py[chosen] - half) * ratio) + 0.5 * high) / ratio
            rows[:, 2:10] = 0.0, 0.0, wide, high, 1.0 / ratio, 1.0 / ratio, 0.0, 1.0
            array, count = self._fragments.drawargs()
            painter.drawPixmapFragments(array, count, stamp)
