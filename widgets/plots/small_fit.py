"""A fit as a small picture: a few points and the curve, or the surface. Plain QPainter, so that it needs no canvas."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.data.dataset import Dataset
from playground.frames import Fit, FloatArray
from widgets.text_size import fix
from widgets.theme import LIGHT, Theme

MOST_POINTS = 120
MARGIN = 0.06
"""Room around the points, as a share of their range."""


class SmallFit(QWidget):
    """One network's fit over some of the training points; of many features, the partial effect of the first."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.setObjectName("small_fit")
        fix(self, width=size.width(), height=size.height())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = LIGHT
        self._of: tuple[Dataset, Fit] | None = None

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def show_fit(self, dataset: Dataset, fit: Fit) -> None:
        """Draw ``fit`` over the points of ``dataset``."""
        self._of = dataset, fit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._of is not None:
            paint_fit(painter, QRectF(self.rect()), *self._of, self._theme, self._theme.network)


def paint_fit(painter: QPainter, rect: QRectF, dataset: Dataset, fit: Fit, theme: Theme, color: str) -> None:
    """Draw ``fit`` into ``rect``, on the plot's own ground with an edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.border), 1.0))
    painter.setBrush(QColor(theme.plot))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4.0, 4.0)
    inside = rect.adjusted(2.0, 2.0, -2.0, -2.0)
    painter.setClipRect(inside)
    if fit.image is not None:
        _paint_surface(painter, inside, dataset, fit.image)
    elif fit.curve_x is not None and fit.curve is not None:
        _paint_curve(painter, inside, dataset, fit, theme, color)
    painter.restore()


def _paint_curve(painter: QPainter, rect: QRectF, dataset: Dataset, fit: Fit, theme: Theme, color: str) -> None:
    assert fit.curve_x is not None
    assert fit.curve is not None
    small = rect.width() < 60.0
    rows = dataset.shown(0)[: MOST_POINTS // 3 if small else MOST_POINTS]
    x, y = dataset.x[rows, fit.feature or 0], dataset.y[rows]
    low, high = float(np.min(dataset.y)), float(np.max(dataset.y))
    room = MARGIN * ((high - low) or 1.0)
    across = float(fit.curve_x[0]), float(fit.curve_x[-1])
    up = low - room, high + room
    point = QColor(theme.train)
    point.setAlpha(110)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(point)
    for place in _places(rect, x, y, across, up):
        painter.drawEllipse(place, 0.9 if small else 1.2, 0.9 if small else 1.2)
    painter.setPen(QPen(QColor(color), 1.4 if small else 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for run in _finite_runs(fit.curve_x, fit.curve):
        painter.drawPolyline(QPolygonF(_places(rect, *run, across, up)))


def _paint_surface(painter: QPainter, rect: QRectF, dataset: Dataset, image: FloatArray) -> None:
    from widgets.plots.color_bar import viridis

    low, high = float(np.min(dataset.y)), float(np.max(dataset.y))
    scaled = np.nan_to_num(np.clip((image[::-1] - low) / ((high - low) or 1.0) * 255.0, 0.0, 255.0))
    colors = np.ascontiguousarray(viridis()[scaled.astype(np.uint8)])
    height, width, _ = colors.shape
    picture = QImage(colors.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(rect, picture)


def _places(
    rect: QRectF, x: FloatArray, y: FloatArray, across: tuple[float, float], up: tuple[float, float]
) -> list[QPointF]:
    with np.errstate(over="ignore"):
        px = rect.left() + (x - across[0]) / ((across[1] - across[0]) or 1.0) * rect.width()
        py = rect.bottom() - (y - up[0]) / (up[1] - up[0]) * rect.height()
    # what lies far outside is drawn at a distance where the paint engine still computes
    py = np.clip(py, rect.top() - 1e4, rect.bottom() + 1e4)
    return [QPointF(a, b) for a, b in zip(px.tolist(), py.tolist(), strict=True)]


def _finite_runs(x: FloatArray, y: FloatArray) -> list[tuple[FloatArray, FloatArray]]:
    finite = np.isfinite(y)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], finite.astype(np.int8), [0]))))
    return [(x[start:stop], y[start:stop]) for start, stop in zip(edges[::2], edges[1::2], strict=True)]
