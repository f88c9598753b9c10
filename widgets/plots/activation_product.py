"""What is left of a gradient after n layers: f′ multiplied n times, on a log axis."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from widgets.numbers import fill_in
from widgets.plots.activation_layers import EndLabels, Label, Strokes
from widgets.plots.activation_looks import MOST, Shown
from widgets.plots.canvas import Canvas
from widgets.plots.layers import EMPTY, Layer, Sheet
from widgets.plots.marks import Marks
from widgets.plots.ticks import Ticks, log_ticks
from widgets.plots.wording import number_text
from widgets.text_size import px
from widgets.theme import LIGHT, Theme

LAYERS = 20
"""The axis of n goes from 1 to this, or to the network's depth if that is more."""
LOWEST = -24.0
"""log10 of the least that is drawn."""
BOUND_DASH = (5.0, 3.0)


class Factor(msgspec.Struct, frozen=True):
    """What one layer of a function leaves of a gradient: ``bound`` at most, ``mean`` over this layer's z (or nan)."""

    shown: Shown
    bound: float
    mean: float


class ProductTexts(msgspec.Struct, frozen=True):
    """Translated words of the canvas; those with {} are formatted here."""

    first: str  # the mark of one layer, which names the axis
    depth: str  # {n}
    mean: str
    bound: str
    short_mean: str
    short_bound: str
    at_most: str  # {value}
    both: str  # {value}, {bound}


class ProductPanel(Canvas):
    """For every function max|f′|ⁿ (dashed) and, where z are known, mean|f′|ⁿ (whole line), from 1 to n layers."""

    def __init__(self, texts: ProductTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent, log_y=True)
        self._texts = texts
        self._drawn_in = LIGHT
        self.factors: tuple[Factor, ...] = ()
        self.depth = 0
        self._lowest = 0.0
        self.setMinimumSize(120, 60)
        self._depth_line = _DepthLine(self)
        self._sheet = Sheet(self, 1.0)
        self.bounds = [Strokes(self, 2.0, self._sheet) for _ in range(MOST + 1)]
        self.means = [Strokes(self, 3.0, self._sheet) for _ in range(MOST + 1)]
        self.labels = EndLabels(self, self._sheet)
        self.key = Key(self, self._sheet, texts, (*self.bounds, *self.means))
        self.crosshair = Marks(self)

    def show_theme(self, theme: Theme) -> None:
        self._drawn_in = theme
        super().show_theme(theme)
        for layer in (self._depth_line, self.labels, self.key):
            layer.show_theme(theme)
        self.crosshair.set_colors(theme.muted, theme.plot)
        self._draw()

    def set_depth(self, depth: int) -> None:
        """The number of the network's hidden layers, at which values are written."""
        if depth != self.depth:
            self.depth, self._lowest = depth, 0.0
            self._depth_line.show_depth(depth, fill_in(self._texts.depth, n=depth))
            self._draw(now=True)

    def show_factors(self, factors: Sequence[Factor]) -> None:
        """These functions and no others."""
        if tuple(factors) == self.factors:
            return
        # with other functions, or the first z, the labels take another width
        others = [(one.shown, math.isnan(one.mean)) for one in factors] != [
            (one.shown, math.isnan(one.mean)) for one in self.factors
        ]
        if others:
            self._lowest = 0.0
        self.factors = tuple(factors)
        self.key.show_if(bool(factors))
        self._draw(now=others and not self.is_moved)

    @property
    def most(self) -> int:
        """The last n on the axis."""
        return max(LAYERS, self.depth)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if getattr(self, "factors", ()) and not self.is_moved:  # pyqtgraph's constructor resizes too
            self._go_home(now=True)

    def _draw(self, *, now: bool = False) -> None:
        places = {one.shown.place: one for one in self.factors}
        n = np.array([1.0, float(self.most)])  # powers are straight on this axis
        labels = []
        for place, (bound, mean) in enumerate(zip(self.bounds, self.means, strict=True)):
            if place not in places:
                bound.set_data(EMPTY, EMPTY)
                mean.set_data(EMPTY, EMPTY)
                continue
            one = places[place]
            look = one.shown.look(self._drawn_in)
            bound.set_look(replace(look, dashes=BOUND_DASH, width=1.4))
            bound.set_data(n, n * _log10(one.bound))
            mean.set_look(replace(look, dashes=(), width=min(look.width, 2.4)))
            mean.set_data(n, n * _log10(one.mean))
            labels.append(self._end_of(one))
        self.labels.show_labels(labels, self._widest())
        if self.factors:
            self._go_home(now=now)

    def _end_of(self, one: Factor) -> Label:
        """The function at the end of its line, with its values at the network's depth."""
        known = not math.isnan(one.mean)
        end = self.most * max(_log10(one.mean if known else one.bound), LOWEST)
        bound = number_text(one.bound**self.depth)
        value = number_text(one.mean**self.depth) if known else bound
        below = fill_in(self._texts.both if known else self._texts.at_most, value=value, bound=bound)
        return Label(end, one.shown.label, replace(one.shown.look(self._drawn_in), dashes=()), below, value)

    def _go_home(self, *, now: bool = False) -> None:
        """All n, with room for the labels; down to the least value, in steps so that the picture stands still."""
        logs = [_log10(value) for one in self.factors for value in (one.bound, one.mean) if value > 0.0]
        least = self.most * min(logs, default=0.0)
        self._lowest = max(min(self._lowest, 2.0 * math.floor(least / 2.0), -4.0), LOWEST)
        ceiling = max(0.0, self.most * max(logs, default=0.0))
        # the depth is written above all curves
        head = min((QFontMetricsF(self.tick_font()).height() + 8.0) / max(self.area.height(), 1.0), 0.4)
        highest = ceiling + (ceiling - self._lowest) * head / (1.0 - head)
        width = max(self.area.width(), 1.0)
        share = min(self.labels.gutter() / width, 0.6)
        right = 1.0 + (self.most - 1.0) / (1.0 - share)
        step = 5 if self.most <= 25 else 10
        x: Ticks = [(1.0, self._texts.first), *((float(n), str(n)) for n in range(step, self.most + 1, step))]
        y = [tick for tick in log_ticks(self._lowest, ceiling + 1e-6, max(2, self.height() // px(36))) if tick[1]]
        if (x, y) != self.ticks():
            self.set_ticks(x=x, y=y)
        self.home((0.5, right), (self._lowest - 0.3, highest), now=now)

    def _widest(self) -> str:
        """Words as long as labels get, so that the numbers in them do not shake the picture."""
        known = any(not math.isnan(one.mean) for one in self.factors)
        text = self._texts.both if known else self._texts.at_most
        return fill_in(text, value="8.8e-88", bound="8.8e-88")


class _DepthLine(Layer):
    """Where the network's own depth is on the axis."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas, -1.0, canvas.backdrop)
        self._depth, self._text = 0, ""
        self._theme = LIGHT

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.changed()

    def show_depth(self, depth: int, text: str) -> None:
        self._depth, self._text = depth, text
        self.changed()

    def draw(self, painter: QPainter) -> None:
        if not self._depth:
            return
        x = round(float(self.canvas.to_pixels(np.array([float(self._depth)]), np.zeros(1))[0][0])) + 0.5
        height = self.canvas.area.height()
        painter.setPen(QPen(QColor(self._theme.muted), 1.5))
        painter.drawLine(QPointF(x, 0.0), QPointF(x, height))
        font = self.canvas.tick_font()
        metrics = QFontMetricsF(font)
        wide = metrics.horizontalAdvance(self._text) + 8.0
        left = x + 3.0 if x + wide + 3.0 < self.canvas.area.width() else x - wide - 3.0
        painter.setFont(font)
        painter.setPen(QColor(self._theme.text))
        box = QRectF(left, 4.0, wide, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)


class Key(Layer):
    """What a whole and what a dashed line is, in the corner that the falling curves leave free.

    Where they leave too little for the words, it has shorter ones, or none.
    """

    def __init__(self, canvas: Canvas, sheet: Sheet, texts: ProductTexts, curves: Sequence[Strokes]) -> None:
        super().__init__(canvas, 7.0, sheet)
        self._texts = ((texts.mean, texts.bound), (texts.short_mean, texts.short_bound))
        self._curves = curves
        self._theme = LIGHT

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.changed()

    def place(self) -> tuple[QRectF, tuple[str, str]] | None:
        """Where it stands and what it says."""
        metrics = QFontMetricsF(self.canvas.tick_font())
        high = 2.0 * (metrics.height() + 1.0) + 2.0
        top = self.canvas.area.height() - high - 4.0
        for texts in self._texts:
            box = QRectF(6.0, top, max(metrics.horizontalAdvance(text) for text in texts) + 40.0, high)
            if top >= high and all(self._is_above(curve, box) for curve in self._curves):
                return box, texts
        return None

    def _is_above(self, curve: Strokes, box: QRectF) -> bool:
        """Whether a line that does not rise passes above ``box``."""
        if not np.isfinite(curve.ys).all():
            return True
        xs, ys = self.canvas.to_pixels(curve.xs, curve.ys)
        return not len(xs) or float(np.interp(box.right(), xs, ys)) < box.top()

    def draw(self, painter: QPainter) -> None:
        found = self.place()
        if found is None:
            return
        box, texts = found
        painter.setFont(self.canvas.tick_font())
        plate = QColor(self._theme.plot)
        plate.setAlpha(205)
        painter.fillRect(box, plate)
        line = 0.5 * (box.height() - 2.0)
        for index, (text, width) in enumerate(zip(texts, (2.4, 1.4), strict=True)):
            middle = box.top() + 1.0 + (index + 0.5) * line
            pen = QPen(QColor(self._theme.muted), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            if index == 1:
                pen.setDashPattern([length / width for length in BOUND_DASH])
            painter.setPen(pen)
            painter.drawLine(QPointF(10.0, middle), QPointF(34.0, middle))
            painter.setPen(QColor(self._theme.text))
            words = QRectF(40.0, middle - 0.5 * line, box.width(), line)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _log10(value: float) -> float:
    """nan, which is not drawn, where there is no logarithm."""
    return math.log10(value) if value > 0.0 else math.nan
