"""The baselines of one input over the fit: the mean, and the curve of the nearest neighbours."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.frames import Baselines, Frame
from widgets.plots import baseline_words as words
from widgets.plots.canvas import Canvas
from widgets.plots.curves import at_position
from widgets.plots.layers import EMPTY, Line
from widgets.plots.legend import Entry
from widgets.plots.ticks import number
from widgets.theme import Theme

CURVES = ("mean", "neighbours")
"""Least squares has a box of its own, which more inputs have too."""


class BaselineCurves:
    """Drawn under the network's curve while they are wanted."""

    def __init__(self, canvas: Canvas) -> None:
        self.lines = {name: Line(canvas, 5.2, canvas.backdrop, dash=name == "mean") for name in CURVES}
        self._found: Baselines | None = None
        self._shown = False

    def entry(self, theme: Theme) -> Entry:
        """Both as an entry of a legend."""
        text = QCoreApplication.translate("FitPlot", "mean, neighbours")
        return Entry("baselines", text, "line", theme.vanishing, theme.text)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.lines["mean"].set_color(theme.muted)
        self.lines["neighbours"].set_color(theme.vanishing)

    def show_if(self, shown: bool) -> None:
        """Draw them or nothing."""
        self._shown = shown
        self._place()

    def show_frame(self, frame: Frame) -> None:
        """Frames that know none leave the old ones: the data alone decide."""
        if frame.baselines is not None and frame.baselines is not self._found:
            self._found = frame.baselines
            self._place()

    def forget(self) -> None:
        """Other data."""
        self._found = None
        self._place()

    def words(self, x: float) -> str:
        """Both in a read-out at a place; empty where they are not drawn."""
        found = self._found
        if found is None or found.curve_x is None or not self._shown:
            return ""
        parts = []
        for name in CURVES:
            curve = found[name].curve
            if curve is not None:
                value = number(at_position(x, found.curve_x, curve))
                parts.append(f"{words.name_of(name, found.neighbours)} {value}")
        return "   ".join(parts)

    def _place(self) -> None:
        found = self._found if self._shown else None
        for name, line in self.lines.items():
            x, curve = (None, None) if found is None else (found.curve_x, found[name].curve)
            if x is not None and curve is not None:
                line.set_data(x, curve)
            elif len(line.xs):
                line.set_data(EMPTY, EMPTY)
