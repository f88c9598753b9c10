"""Kept runs over the current one: dashed lines with their names on them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import isocurve
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from playground.data.dataset import Dataset
from playground.frames import Fit
from playground.kept_run import KeptRun
from widgets.numbers import fill_in
from widgets.plots.canvas import Canvas
from widgets.plots.layers import EMPTY, Line
from widgets.plots.marker import Marker
from widgets.plots.marks import Mark, Marks
from widgets.theme import LIGHT, Theme

FloatArray = NDArray[np.float64]

FIRST_PLACE, NEXT_PLACE = 0.86, 0.2
"""Where on its line the name of the first run stands, as a share of the line, and how far left that of the next."""
ISOLINES = 4


def caption(run: KeptRun) -> str:
    """``"pinned: ReLU run"``, or the bare name of a run that is not pinned."""
    pattern = QCoreApplication.translate("KeptRuns", "pinned: {name}")
    return fill_in(pattern, name=run.name) if run.pinned else run.name


def over_colors(theme: Theme) -> tuple[str, ...]:
    """The colours of the kept runs, one after another; a name stands on every line, so they may come again."""
    return theme.text, theme.healthy, theme.test, theme.vanishing


class KeptLine(msgspec.Struct, frozen=True):
    """One line in axis positions (n,); ``name`` is empty where another line of the same run bears it."""

    x: FloatArray
    y: FloatArray
    name: str
    color: str


class KeptLines:
    """Any number of dashed lines on one canvas, above the current run's points and below its own curve."""

    def __init__(self, canvas: Canvas, z: float) -> None:
        self._canvas, self._z = canvas, z
        self._theme = LIGHT
        self.lines: list[Line] = []
        self.names = Marks(canvas, z + 0.2)
        self._shown: tuple[KeptLine, ...] = ()

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.names.set_colors(theme.muted, theme.plot)

    def show(self, lines: Sequence[KeptLine]) -> None:
        """These lines and no others."""
        self._shown = tuple(lines)
        while len(self.lines) < len(lines):
            self.lines.append(Line(self._canvas, self._z, width=1.5, dash=True))
        marks = []
        named = 0
        for index, line in enumerate(self.lines):
            line.setVisible(index < len(lines))
            if index >= len(lines):
                line.set_data(EMPTY, EMPTY)
                continue
            shown = lines[index]
            line.set_color(shown.color)
            line.set_data(shown.x, shown.y)
            if shown.name and len(shown.x):
                place = max(FIRST_PLACE - NEXT_PLACE * named, 0.05)
                marks.append(self._mark(shown, place))
                named += 1
        self.names.show_marks(*marks)

    @property
    def ys(self) -> list[FloatArray]:
        """The positions on y of all of them."""
        return [line.y for line in self._shown]

    def _mark(self, line: KeptLine, place: float) -> Mark:
        finite = np.flatnonzero(np.isfinite(line.x) & np.isfinite(line.y))
        index = int(finite[int(place * (len(finite) - 1))]) if len(finite) else 0
        dot = Marker("o", QColor(line.color), 5)
        return Mark(float(line.x[index]), float(line.y[index]), dot, line.name)


def comparable(run: KeptRun, dataset: Dataset | None) -> bool:
    """Whether a kept run's fit can be drawn over data: the same features and the same target."""
    return (
        dataset is not None
        and run.dataset.feature_names == dataset.feature_names
        and run.dataset.target_name == dataset.target_name
    )


def fit_lines(
    runs: Sequence[KeptRun], dataset: Dataset | None, theme: Theme, feature: int = 0
) -> list[KeptLine]:
    """The kept runs' curves, or their partial effects of one feature."""
    lines = []
    for index, run in enumerate(runs):
        fit = run.fits[feature] if feature < len(run.fits) else None
        if comparable(run, dataset) and fit is not None and fit.curve_x is not None and fit.curve is not None:
            color = over_colors(theme)[index % len(over_colors(theme))]
            lines.append(KeptLine(fit.curve_x, fit.curve, caption(run), color))
    return lines


def plane_lines(
    runs: Sequence[KeptRun], dataset: Dataset | None, theme: Theme, levels: tuple[float, float]
) -> list[KeptLine]:
    """The kept runs' surfaces as lines of equal height between ``levels``."""
    lines = []
    heights = np.linspace(*levels, ISOLINES + 2)[1:-1].tolist()
    for index, run in enumerate(runs):
        fit = run.fits[0]
        if comparable(run, dataset) and fit.image is not None and fit.extent is not None:
            x, y = _isolines(fit, heights)
            color = over_colors(theme)[index % len(over_colors(theme))]
            lines.append(KeptLine(x, y, caption(run), color))
    return lines


def _isolines(fit: Fit, heights: Sequence[float]) -> tuple[FloatArray, FloatArray]:
    """All lines of equal height one after another, with a gap between them."""
    assert fit.image is not None
    assert fit.extent is not None
    left, right, bottom, top = fit.extent
    rows, columns = fit.image.shape
    pieces = []
    for height in heights if np.isfinite(fit.image).all() else ():
        for line in isocurve(fit.image.T, height, connected=True):
            # isocurve counts cells by their centres
            places = np.array([(point[0] - 0.5, point[1] - 0.5) for point in line])
            pieces += [places, np.full((1, 2), np.nan)]
    if not pieces:
        return EMPTY, EMPTY
    places = np.concatenate(pieces)
    x = left + places[:, 0] * (right - left) / max(columns - 1, 1)
    y = bottom + places[:, 1] * (top - bottom) / max(rows - 1, 1)
    return x, y
