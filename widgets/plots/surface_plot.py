"""The loss around the current parameters, on a filter-normalised plane, with the path walked so far."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from playground.frames import Slice, Wish, WishList
from widgets.plots.plot_card import PlotCard
from widgets.plots.readout import Readout
from widgets.plots.surface_canvas import SurfaceCanvas, SurfaceTexts, extent
from widgets.plots.ticks import number
from widgets.plots.wording import percent
from widgets.theme import Theme


class SurfacePlot(PlotCard):
    """A slice of the loss surface; slices arrive by ``show_slice``, not in frames."""

    NAME = "surface_plot"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slice: Slice | None = None
        self.log = QCheckBox(self.tr("log colour"))
        self.log.setChecked(True)
        self.log.setToolTip(self.tr("Colour by the logarithm of the loss: valleys show beside high walls"))
        self.log.toggled.connect(self._show)
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.log)
        self.canvas = SurfaceCanvas()
        self.canvas.hovered.connect(self._on_hovered)
        self.readout = Readout(self.canvas)
        self._hovered = (-1, -1, QPointF())
        layout = self.layout()
        assert layout is not None  # PlotCard made it
        layout.addWidget(self.canvas)
        self._show()

    def wish(self) -> WishList:
        return WishList(Wish.SURFACE)

    def show_theme(self, theme: Theme) -> None:
        self.canvas.show_theme(theme)
        self.readout.show_theme(theme)

    def show_slice(self, surface: Slice) -> None:
        """The newest slice of the current run."""
        self._slice = surface
        self._show()

    def clear(self) -> None:
        self._slice = None
        self._show()

    def describe(self) -> str:
        slice_ = self._slice
        if slice_ is None:
            return self._empty()
        finite = slice_.losses[np.isfinite(slice_.losses)]
        if not finite.size:
            return self.tr("No loss on the plane around update {update:,} is finite.").format(update=slice_.update)
        return self.tr(
            "Around update {update:,} the loss is {loss} here and between {low} and {high} on the plane; "
            "{bad} of {cells:,} cells are not finite."
        ).format(
            update=slice_.update,
            loss=number(slice_.center_loss),
            low=number(float(finite.min())),
            high=number(float(finite.max())),
            bad=slice_.losses.size - finite.size,
            cells=slice_.losses.size,
        )

    def words(self, row: int, column: int) -> str:
        """What a cell says: where it is, in filter norms, and its loss."""
        assert self._slice is not None
        loss = float(self._slice.losses[row, column])
        at = {
            "a": _coordinate(float(self._slice.ticks[column])),
            "b": _coordinate(float(self._slice.ticks[row])),
        }
        if not np.isfinite(loss):
            return self.tr("a = {a}, b = {b}: the loss is not finite").format(**at)
        return self.tr("a = {a}, b = {b}: loss {loss}").format(loss=number(loss), **at)

    def footer(self) -> tuple[tuple[str, str], ...]:
        """The lines under the picture, left and right."""
        slice_ = self._slice
        if slice_ is None:
            return ()
        rows, columns = slice_.losses.shape
        size = self.tr("{columns} × {rows} over {count:,} training rows in {time:,.0f} ms").format(
            columns=columns, rows=rows, count=slice_.rows, time=1000.0 * slice_.seconds
        )
        first = (size, self.tr("update {update:,}").format(update=slice_.update))
        bad = "" if np.isfinite(slice_.losses).all() else self.tr("▨ not finite")
        return first, (self._path_words(slice_), bad)

    def _path_words(self, slice_: Slice) -> str:
        if len(slice_.path) < 2:
            return self.tr("no way walked yet")
        share = percent(slice_.outside)
        if np.abs(slice_.path[0]).max() > extent(slice_)[1]:
            return self.tr("start beyond the edge; {share} % of the way is off-plane").format(share=share)
        return self.tr("{share} % of the way from the start is off-plane").format(share=share)

    def _empty(self) -> str:
        return self.tr("The slice appears when training starts.")

    def _show(self) -> None:
        self.canvas.show_slice(self._slice, self.log.isChecked(), SurfaceTexts(self._empty(), self.footer()))
        self._on_hovered(*self._hovered)

    def _on_hovered(self, row: int, column: int, position: QPointF) -> None:
        self._hovered = row, column, position
        if row < 0 or self._slice is None:
            self.readout.hide()
        else:
            self.readout.show_at(self.words(row, column), position)


def _coordinate(value: float) -> str:
    """A coordinate in two decimals with a true minus sign."""
    return f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")
