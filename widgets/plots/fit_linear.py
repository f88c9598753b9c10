"""What linear layers can do, over the fit: the least-squares line, and the one line that a linear network is."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.affine import Collapse, FloatArray
from playground.affine import Line as AffineLine
from playground.data.dataset import Dataset
from playground.frames import Frame
from widgets.numbers import fill_in
from widgets.plots.canvas import Canvas
from widgets.plots.layers import EMPTY, Layer, Line, Sheet
from widgets.plots.legend import Entry
from widgets.plots.plane import contours
from widgets.plots.ticks import linear_ticks, number
from widgets.theme import Theme

BEST, COLLAPSED = "best", "collapsed"
"""Keys of the legend: least squares, and the network as its one line."""
DASHES = {BEST: [9.0, 6.0], COLLAPSED: [3.0, 6.0]}
LEVELS = 8


class Overlay:
    """Least squares and the collapsed network on one canvas.

    The collapsed one stands only beside the curve of its own update: an older one would not lie on it.
    """

    def __init__(self) -> None:
        self._collapse: Collapse | None = None
        self._features = 1
        self._update = -1  # of the network's curve
        self._shown = self._whole = False
        self._hidden: frozenset[str] = frozenset()

    def entries(self, theme: Theme) -> list[Entry]:
        """What the legend says beside least squares, which the check box in the header shows."""
        if not (self._shown and self._whole):
            return []
        return [Entry(COLLAPSED, QCoreApplication.translate("FitPlot", "collapsed"), "dots", theme.text, theme.text)]

    def best_entry(self, theme: Theme) -> Entry:
        """Least squares as an entry of a legend."""
        text = QCoreApplication.translate("FitPlot", "least squares")
        return Entry(BEST, text, "bold dash", theme.healthy, theme.text)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        raise NotImplementedError

    def show_dataset(self, dataset: Dataset) -> None:
        """Other data, or another run."""
        self._features = dataset.features
        self.forget()

    def show_if(self, shown: bool, whole: bool) -> None:
        """Draw least squares or nothing; and the collapsed network where ``whole`` of it is linear."""
        self._shown, self._whole = shown, whole
        self._place()

    def show_parts(self, hidden: frozenset[str]) -> None:
        """Hide the collapsed network if it is one of these entries of the legend."""
        self._hidden = hidden
        self._place()

    def show_frame(self, frame: Frame) -> None:
        """The newest state; frames without a collapse leave least squares as it was, which the data alone decide."""
        if frame.fit is not None:
            self._update = frame.update
        if frame.collapse is not None and len(frame.collapse.best.slopes) == self._features:
            self._collapse = frame.collapse
        if self._shown:
            self._place()

    def forget(self) -> None:
        """No network is known."""
        self._collapse = None
        self._place()

    def words(self, *at: float) -> str:
        """Least squares in a read-out at a place, with its MSE; empty where it is not drawn."""
        if self._collapse is None or not self._shown:
            return ""
        text = QCoreApplication.translate("FitPlot", "least squares {value} (MSE {mse})")
        value = self._value(self._collapse, at)
        return fill_in(text, value=number(value), mse=number(self._collapse.measured.best_mse))

    def _place(self) -> None:
        collapse = self._collapse if self._fits(self._collapse) else None
        if collapse is None or not self._shown:
            self._put(BEST, None)
            self._put(COLLAPSED, None)
            return
        lies_on_it = self._whole and COLLAPSED not in self._hidden and collapse.update == self._update
        self._put(BEST, collapse.best)
        self._put(COLLAPSED, collapse.network if lies_on_it else None)

    def _fits(self, collapse: Collapse | None) -> bool:
        """Whether ``collapse`` is of what the canvas shows."""
        return collapse is not None

    def _value(self, collapse: Collapse, at: tuple[float, ...]) -> float:
        """Least squares at a place."""
        raise NotImplementedError

    def _put(self, key: str, line: AffineLine | None) -> None:
        """Draw ``line`` there, or nothing."""
        raise NotImplementedError


class Dashes(Line):
    """A line with dashes of its own."""

    def __init__(
        self, canvas: Canvas, z: float, width: float, dashes: list[float], sheet: Sheet | None = None
    ) -> None:
        super().__init__(canvas, z, sheet, width=width)
        self._dashes = dashes

    def set_color(self, color: str) -> None:
        super().set_color(color)
        self._pen.setDashPattern(self._dashes)


class LineOverlay(Overlay):
    """Both as lines over one feature. ``feature`` is the one on the canvas's x axis."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.feature = 0
        # least squares is wider than the network's curve, so that it shows beside it once training came that far;
        # it stays while the network moves, and costs nothing on the backdrop
        self.best = Dashes(canvas, 5.2, 4.0, DASHES[BEST], canvas.backdrop)
        self.collapsed = Dashes(canvas, 7.0, 1.5, DASHES[COLLAPSED])

    def show_theme(self, theme: Theme) -> None:
        self.best.set_color(theme.healthy)
        self.collapsed.set_color(theme.text)

    def show_feature(self, feature: int) -> None:
        """Another feature is on the x axis."""
        self.feature = feature
        self._place()

    def _fits(self, collapse: Collapse | None) -> bool:
        return collapse is not None and collapse.feature == self.feature

    def _value(self, collapse: Collapse, at: tuple[float, ...]) -> float:
        if collapse.ends is None or collapse.best.ends is None:
            return float("nan")
        (left, right), (start, end) = collapse.ends, collapse.best.ends
        return float(start + (end - start) * (at[0] - left) / (right - left))

    def _put(self, key: str, line: AffineLine | None) -> None:
        layer = self.best if key == BEST else self.collapsed
        ends = self._collapse.ends if self._collapse is not None else None
        if line is None or line.ends is None or ends is None:
            ends = values = EMPTY
        else:
            values = line.ends
        if not (np.array_equal(layer.ys, values) and np.array_equal(layer.xs, ends)):
            layer.set_data(ends, values)


class Contours(Layer):
    """Straight lines on an image, with a dark edge so that they show on every colour."""

    def __init__(
        self, canvas: Canvas, z: float, width: float, dashes: list[float], sheet: Sheet | None = None
    ) -> None:
        super().__init__(canvas, z, sheet)
        self.segments: FloatArray = np.zeros((0, 2, 2))
        self._pens = [QPen(QColor(color), width + more) for color, more in (("#14171c", 2.0), ("#ffffff", 0.0))]
        for pen in self._pens:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([length / pen.widthF() for length in dashes])

    def set_data(self, segments: FloatArray) -> None:
        """The lines' ends (k, 2, 2): line, end, axis position."""
        self.segments = segments
        self.changed()

    def draw(self, painter: QPainter) -> None:
        px, py = self.canvas.to_pixels(self.segments[..., 0], self.segments[..., 1])
        ends = np.stack([px[:, 0], py[:, 0], px[:, 1], py[:, 1]], axis=1) if len(px) else EMPTY
        lines = [QLineF(*end) for end in ends.tolist()]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen in self._pens:
            painter.setPen(pen)
            painter.drawLines(lines)


class PlaneOverlay(Overlay):
    """Both as lines of equal height over two inputs, at the same round values of the target."""

    def __init__(self, canvas: Canvas, still: Sheet) -> None:
        """``still`` is a sheet of what stays while the network moves."""
        super().__init__()
        self.best = Contours(canvas, 1.0, 2.0, DASHES[BEST], still)
        self.collapsed = Contours(canvas, 1.5, 1.5, DASHES[COLLAPSED])
        self._planes: dict[str, tuple[float, ...] | None] = {BEST: None, COLLAPSED: None}
        self._levels: FloatArray = EMPTY
        self._domain = np.array([[0.0, 1.0], [0.0, 1.0]])

    def show_theme(self, theme: Theme) -> None:
        pass  # an image has the same colours in every theme

    def show_scale(self, levels: tuple[float, float], domain: FloatArray) -> None:
        """Lowest and highest target, and what is drawn over (2, 2): lowest and highest of each input."""
        self._levels = np.array([value for value, _ in linear_ticks(*levels, LEVELS)])
        self._domain = domain
        self._planes = {BEST: (), COLLAPSED: ()}
        self._place()

    def best_entry(self, theme: Theme) -> Entry:
        # white on the image, which would not show on a card
        return replace(super().best_entry(theme), color=theme.muted)

    def _value(self, collapse: Collapse, at: tuple[float, ...]) -> float:
        return float(collapse.best.slopes @ np.array(at)) + collapse.best.intercept

    def _put(self, key: str, line: AffineLine | None) -> None:
        plane = None if line is None else (*line.slopes.tolist(), line.intercept)
        if plane == self._planes[key]:
            return
        self._planes[key] = plane
        layer = self.best if key == BEST else self.collapsed
        layer.set_data(np.zeros((0, 2, 2)) if line is None else self._contours(line))

    def _contours(self, line: AffineLine) -> FloatArray:
        low, high = self._domain.T
        with np.errstate(over="ignore", invalid="ignore"):
            corners = line.slopes[0] * self._domain[0] + line.slopes[1] * self._domain[1][:, None] + line.intercept
        lines: FloatArray = low + contours(corners, self._levels) * (high - low)
        return lines
