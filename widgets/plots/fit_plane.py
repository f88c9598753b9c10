"""The fit of two inputs: the network's surface as an image with the points on it, or the residuals."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.data.dataset import Dataset, IndexArray
from playground.frames import SUBSETS, Fit, Frame
from playground.kept_run import KeptRun
from widgets.numbers import fill_in
from widgets.paced import Paced
from widgets.plots.canvas import Canvas
from widgets.plots.color_bar import ColorBar, Table, diverging, viridis
from widgets.plots.fit_linear import PlaneOverlay
from widgets.plots.fit_view import READOUT_MS, FitView, marker_size, nearest, pace, set_entries, set_name
from widgets.plots.kept_lines import KeptLines, plane_lines
from widgets.plots.layers import Picture, Points, Sheet
from widgets.plots.legend import Entry
from widgets.plots.lit import LitRows
from widgets.plots.marker import Marker
from widgets.plots.marks import Mark, Marks
from widgets.plots.ranges import range_of
from widgets.plots.ticks import number
from widgets.theme import Theme

FloatArray = NDArray[np.float64]

COLORS = 32
"""Shades of the points on the image; more could not be told apart at this size."""
SIZES = 8
"""Steps of a residual's size and colour, for either sign."""
NOTHING = np.zeros((0, 0))


class PlaneView(FitView):
    """One canvas: x2 against x1, the target as colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.canvas = Canvas(names_above=True)
        self.bar = ColorBar()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.canvas, 1)
        row.addWidget(self.bar)
        self.image = Picture(self.canvas)
        sheet, order = Sheet(self.canvas, 2.0), list(enumerate(reversed(SUBSETS)))
        self.linear = PlaneOverlay(self.canvas, sheet)
        self.points = {key: Points(self.canvas, 2.0 + index, sheet) for index, key in order}
        self.residuals = {key: Points(self.canvas, 2.0 + index) for index, key in order}
        self.lit_points, self.lit_residuals = (
            LitRows(self.canvas, points, lambda data, rows: (data.x[rows, 0], data.x[rows, 1]))
            for points in (self.points, self.residuals)
        )
        self.kept = KeptLines(self.canvas, 6.0)
        self._runs: Sequence[KeptRun] = ()
        self.crosshair = Marks(self.canvas)
        self.residuals_shown = False
        self._fit: Fit | None = None
        self._predictions: tuple[FloatArray, FloatArray, FloatArray] | None = None
        self._levels = (0.0, 1.0)
        self._deviation = 1.0
        self._read = Paced(self, READOUT_MS, self._read_out)
        self._draw_residuals = Paced(self, pace(0), self._show_residuals)
        self.canvas.pointed.connect(self._read_out)
        self.show_theme(theme)

    def entries(self) -> list[Entry]:
        return set_entries(self.dataset, self.theme, colored=False) + self.linear.entries(self.theme)

    def canvases(self) -> list[Canvas]:
        return [self.canvas]

    def show_theme(self, theme: Theme) -> None:
        self.theme = theme
        self._surface_colors = viridis()
        # what the target is above, and below, the network
        self._residual_colors = diverging(theme.train, theme.muted, theme.network)
        self._ring = Marker("o", QColor(0, 0, 0, 0), 15, QColor(theme.text))
        self.image.set_colors(self._surface_colors)
        self._dress_points()
        self._show_bar()
        self.kept.show_theme(theme)
        self._place_kept()
        self.lit_points.show_theme(theme)
        self.lit_residuals.show_theme(theme)
        self.crosshair.set_colors(theme.muted, theme.plot)
        self.canvas.show_theme(theme)

    def show_dataset(self, dataset: Dataset) -> None:
        self.dataset = dataset
        levels = range_of(dataset.y, room=0.0) or (0.0, 1.0)
        self._levels = levels if levels[1] > levels[0] else (levels[0] - 0.5, levels[0] + 0.5)
        self._deviation = float(np.std(dataset.y)) or 1.0
        for index, key in enumerate(SUBSETS):
            rows = dataset.shown(index)
            shades = (dataset.y[rows] - self._levels[0]) / (self._levels[1] - self._levels[0]) * (COLORS - 1)
            self.points[key].set_data(dataset.x[rows, 0], dataset.x[rows, 1], np.rint(shades).astype(np.int64))
        self._draw_residuals.setInterval(pace(sum(len(layer.xs) for layer in self.points.values())))
        self._dress_points()
        self._show_bar()
        self.canvas.set_names(*dataset.feature_names)
        (x_low, x_high), (y_low, y_high) = dataset.domain.tolist()
        self.canvas.home((x_low, x_high), (y_low, y_high), now=True)
        self._place_kept()
        self.linear.show_dataset(dataset)
        self.linear.show_scale(self._levels, dataset.domain)
        self.forget()

    def show_frame(self, frame: Frame) -> None:
        if frame.fit is not None and frame.fit.inputs == 2 and frame.fit.image is not None:
            self._fit = frame.fit
            if not self.residuals_shown:
                self._show_image(frame.fit)
            self.linear.show_frame(frame)
        if frame.predictions is not None:
            self._predictions = frame.predictions
            if self.residuals_shown:
                self._draw_residuals.ask()
        if self.canvas.pointer is not None:
            self._read.ask()

    def show_parts(self, hidden: frozenset[str]) -> None:
        self.hidden = hidden
        self.image.setVisible(not self.residuals_shown)
        for key in SUBSETS:
            self.points[key].show_if(key not in hidden and not self.residuals_shown)
            self.residuals[key].show_if(key not in hidden and self.residuals_shown)
        self._place_lit()
        self.linear.show_parts(hidden)

    def show_kept(self, runs: Sequence[KeptRun]) -> None:
        self._runs = runs
        self._place_kept()

    def _place_kept(self) -> None:
        """Their surfaces as lines of equal height: at as many heights as there is room for."""
        self.kept.show(plane_lines(self._runs, self.dataset, self.theme, self._levels))

    def best_entry(self) -> Entry:
        return self.linear.best_entry(self.theme)

    def show_linear(self, shown: bool, whole: bool) -> None:
        self.linear.show_if(shown, whole)

    def show_residuals(self, shown: bool) -> None:
        """The residuals on an empty plane instead of the points on the surface."""
        self.residuals_shown = shown
        self.show_parts(self.hidden)
        self._show_bar()
        if shown:
            self._draw_residuals.ask()
        elif self._fit is not None:
            self._show_image(self._fit)

    def show_rows(self, rows: IndexArray) -> None:
        for lit in (self.lit_points, self.lit_residuals):
            lit.show_rows(self.dataset, rows)

    def _place_lit(self) -> None:
        """Around the points, or around the residuals: which of them are shown says where."""
        self.lit_points.place()
        self.lit_residuals.place()

    def forget(self) -> None:
        self._fit = self._predictions = None
        self._draw_residuals.drop()
        self.linear.forget()
        self.image.set_data(NOTHING, (0.0, 1.0, 0.0, 1.0), self._levels)
        for layer in self.residuals.values():
            layer.set_data(np.zeros(0), np.zeros(0))
        self.canvas.show_note("")

    def describe(self) -> str:
        if self._fit is None or self._fit.image is None:
            return self.tr("The network has not been drawn yet.")
        limits = range_of(self._fit.image, room=0.0)
        if limits is None:
            return self.tr("The network's values are not finite.")
        return fill_in(
            self.tr("The network's surface runs from {low} to {high}, the targets from {least} to {most}."),
            low=number(limits[0]),
            high=number(limits[1]),
            least=number(self._levels[0]),
            most=number(self._levels[1]),
        )

    def _show_image(self, fit: Fit) -> None:
        assert fit.image is not None
        assert fit.extent is not None
        rows, columns = fit.image.shape
        left, right, bottom, top = fit.extent
        # the extent is of the points at which the network was asked: a cell reaches half a step further
        x_half, y_half = (right - left) / (2 * max(columns - 1, 1)), (top - bottom) / (2 * max(rows - 1, 1))
        edges = (left - x_half, right + x_half, bottom - y_half, top + y_half)
        self.image.set_data(fit.image, edges, self._levels)
        broken = not np.isfinite(fit.image).any()
        note = self.tr("The network's values are not finite: it has diverged") if broken else ""
        self.image.setVisible(not broken)
        if note != self.canvas.note():
            self.canvas.show_note(note)

    def _residuals_of(self, subset: int) -> FloatArray | None:
        """Target minus prediction of the shown points; ``None`` while no predictions belong to this dataset."""
        if self.dataset is None or self._predictions is None:
            return None
        targets = self.dataset.y[self.dataset.shown(subset)]
        predicted = self._predictions[subset]
        return targets - predicted if len(targets) == len(predicted) else None

    def _show_residuals(self) -> None:
        for index, key in enumerate(SUBSETS):
            values = self._residuals_of(index)
            if values is None:
                continue
            with np.errstate(invalid="ignore"):
                steps = np.clip(np.ceil(np.sqrt(np.abs(values) / self._deviation) * SIZES), 1, SIZES)
            stamps = np.where(values < 0.0, steps - 1, SIZES + steps - 1)
            finite = np.isfinite(values)
            stamps = np.where(finite, stamps, 0).astype(np.int64)
            points = self.points[key]
            self.residuals[key].set_data(points.xs, np.where(finite, points.ys, np.nan), stamps)
        self.lit_residuals.place()

    def _dress_points(self) -> None:
        count = sum(len(layer.xs) for layer in self.points.values())
        size = marker_size(count) + 2.0
        shades = np.linspace(0, 255, COLORS).astype(int)
        looks = [_shade(self._surface_colors, shade) for shade in shades]
        edges = [QColor("#ffffff") if shade < 190 else QColor("#14171c") for shade in shades]
        for key, shape in (("train", "o"), ("valid", "d"), ("test", "s")):
            self.points[key].set_looks(
                [Marker(shape, color, size, edge) for color, edge in zip(looks, edges, strict=True)]
            )
            self.residuals[key].set_looks(self._residual_looks())

    def _residual_looks(self) -> list[Marker]:
        """Triangles downward for targets below the network, upward for above: small and pale to large and strong."""
        looks = []
        for shape, sign in (("v", -1), ("^", 1)):
            for step in range(1, SIZES + 1):
                strength = step / SIZES
                color = _shade(self._residual_colors, round(127.5 + sign * 127.5 * strength))
                color.setAlpha(round(120 + 100 * strength))
                looks.append(Marker(shape, color, 3.0 + 11.0 * strength))
        return looks

    def _show_bar(self) -> None:
        if self.residuals_shown:
            limit = self._deviation
            self.bar.show_scale(self._residual_colors, (-limit, limit), self.theme, signs=("▼", "▲"))
        else:
            self.bar.show_scale(self._surface_colors, self._levels, self.theme)

    def _read_out(self) -> None:
        at = self.canvas.pointer
        if at is None or self.dataset is None:
            self.canvas.show_readout("")
            self.crosshair.show_marks()
            return
        near = nearest(self.canvas, at, self.residuals if self.residuals_shown else self.points)
        x1, x2 = (at.x(), at.y()) if near is None else (near.x, near.y)
        first, second = self.dataset.feature_names
        lines = [f"{first} = {number(x1)}   {second} = {number(x2)}"]
        words = []
        if (value := self._network_at(x1, x2)) is not None:
            words.append(fill_in(self.tr("network {value}"), value=number(value)))
        if self.dataset.truth is not None:
            words.append(
                fill_in(self.tr("true {value}"), value=number(float(self.dataset.truth(np.array([[x1, x2]]))[0])))
            )
        lines += ["   ".join(words)] if words else []
        if line := self.linear.words(x1, x2):
            lines.append(line)
        if near is not None:
            subset = SUBSETS.index(near.key)
            target = float(self.dataset.y[self.dataset.shown(subset)[near.index]])
            text = fill_in(
                self.tr("{set} point: {name} = {value}"),
                set=set_name(near.key),
                name=self.dataset.target_name,
                value=number(target),
            )
            residuals = self._residuals_of(subset)
            if residuals is not None:
                text += "   " + fill_in(self.tr("residual {value}"), value=number(float(residuals[near.index])))
            lines.append(text)
            self.crosshair.show_marks(Mark(near.x, near.y, self._ring))
        else:
            self.crosshair.show_marks()
        self.canvas.show_readout("\n".join(lines))

    def _network_at(self, x1: float, x2: float) -> float | None:
        """The image's value at a place, linear between its points; ``None`` outside or without an image."""
        fit = self._fit
        if fit is None or fit.image is None or fit.extent is None:
            return None
        rows, columns = fit.image.shape
        left, right, bottom, top = fit.extent
        column = (x1 - left) / (right - left) * (columns - 1)
        row = (x2 - bottom) / (top - bottom) * (rows - 1)
        if not (0 <= column <= columns - 1 and 0 <= row <= rows - 1):
            return None
        r, c = min(int(row), rows - 2), min(int(column), columns - 2)
        (a, b), (d, e) = fit.image[r : r + 2, c : c + 2].tolist()
        u, v = column - c, row - r
        return float((1 - v) * ((1 - u) * a + u * b) + v * ((1 - u) * d + u * e))


def _shade(table: Table, index: int) -> QColor:
    red, green, blue = (int(value) for value in table[index])
    return QColor(red, green, blue)
