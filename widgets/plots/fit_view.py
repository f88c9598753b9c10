"""What the views of the fit have in common: the interface, and the points by set."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from playground.contest import Contest
from playground.data.dataset import Dataset, IndexArray
from playground.frames import SUBSETS, Frame
from playground.kept_run import KeptRun
from widgets.plots.canvas import Canvas
from widgets.plots.layers import Points
from widgets.plots.legend import Entry
from widgets.plots.marker import Marker
from widgets.theme import Theme

FloatArray = NDArray[np.float64]

SHAPES = {"train": "o", "valid": "d", "test": "s"}
"""The marker of each set, wherever points of a set are drawn."""
REACH = 18.0
"""Pixels from the cursor within which the nearest point is read out."""
READOUT_MS = 120
"""A read-out under a resting cursor follows the training this often."""


def pace(count: int) -> int:
    """Milliseconds between two pictures of ``count`` points that all move."""
    return 100 if count <= 1000 else 250


def set_name(key: str) -> str:
    """``train``, ``valid`` or ``test`` in words."""
    return {
        "train": QCoreApplication.translate("FitPlot", "train"),
        "valid": QCoreApplication.translate("FitPlot", "validation"),
        "test": QCoreApplication.translate("FitPlot", "test"),
    }[key]


def set_entries(dataset: Dataset | None, theme: Theme, *, colored: bool = True) -> list[Entry]:
    """Legend entries of the sets that have points."""
    colors = {
        "train": (theme.train, theme.train_text),
        "valid": (theme.valid, theme.valid_text),
        "test": (theme.test, theme.muted),
    }
    entries = []
    for index, key in enumerate(SUBSETS):
        if dataset is None or len(dataset.subsets[index]):
            color, text = colors[key] if colored else ("", theme.text)
            entries.append(Entry(key, set_name(key), SHAPES[key], color, text))
    return entries


def set_color(key: str, theme: Theme) -> str:
    """The colour of a set's points."""
    return {"train": theme.train, "valid": theme.valid, "test": theme.test}[key]


def set_marker(key: str, theme: Theme, size: float) -> Marker:
    """The marker of a set in its colour, a little translucent so that crowds show."""
    color = QColor(set_color(key, theme))
    color.setAlpha(195)
    return Marker(SHAPES[key], color, size)


def marker_size(count: int) -> float:
    """Pixels across, so that ``count`` markers leave each other room."""
    return 6.5 if count <= 600 else 5.0 if count <= 2500 else 4.0


class Near(msgspec.Struct, frozen=True):
    """The data point nearest to the cursor."""

    key: str  # of its set
    index: int  # in ``Dataset.shown`` of that set
    x: float  # axis position
    y: float


class FitView(QWidget):
    """One way to show a fit. The card gives it data and says what the legend hides."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.dataset: Dataset | None = None
        self.hidden: frozenset[str] = frozenset()

    def entries(self) -> list[Entry]:
        """The legend."""
        raise NotImplementedError

    def canvases(self) -> list[Canvas]:
        """All plotting areas, from left to right."""
        raise NotImplementedError

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        raise NotImplementedError

    def show_dataset(self, dataset: Dataset) -> None:
        """New points, ranges and names."""
        raise NotImplementedError

    def show_frame(self, frame: Frame) -> None:
        """The newest state."""
        raise NotImplementedError

    def best_entry(self) -> Entry:
        """Least squares as an entry of a legend."""
        raise NotImplementedError

    def show_linear(self, shown: bool, whole: bool) -> None:
        """Show what linear layers can do at best or not; and the network's one line if ``whole`` of it is linear."""
        raise NotImplementedError

    def show_parts(self, hidden: frozenset[str]) -> None:
        """Hide the legend's entries ``hidden`` and show the others."""
        raise NotImplementedError

    def show_rows(self, rows: IndexArray) -> None:
        """Light up these rows of the dataset and no others."""
        raise NotImplementedError

    def show_kept(self, runs: Sequence[KeptRun]) -> None:
        """Lay these kept runs over the current one, and no others."""
        raise NotImplementedError

    def show_contest(self, contest: Contest) -> None:
        """The newest state of a race or of seeds, where they can be drawn here."""

    def forget(self) -> None:
        """No network is known: leave the points alone."""
        raise NotImplementedError

    def describe(self) -> str:
        """What the network does, in one sentence."""
        raise NotImplementedError


def nearest(canvas: Canvas, at: QPointF, layers: dict[str, Points]) -> Near | None:
    """The point of a visible layer nearest to axis position ``at``, if it is within reach of the cursor."""
    px, py = canvas.to_pixels(np.array([at.x()]), np.array([at.y()]))
    best, found = REACH**2, None
    for key, layer in layers.items():
        if not layer.isVisible() or not len(layer.xs):
            continue
        x, y = canvas.to_pixels(layer.xs, layer.ys)
        distances = np.nan_to_num((x - px) ** 2 + (y - py) ** 2, nan=np.inf)
        index = int(distances.argmin())
        if distances[index] < best:
            best = float(distances[index])
            found = Near(key, index, float(layer.xs[index]), float(layer.ys[index]))
    return found
