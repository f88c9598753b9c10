"""Losses as colours: the scale that the finite ones span, its marks, and the picture of a grid of them."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from playground.landscape import FloatArray
from widgets.plots.ticks import Ticks, linear_ticks, log_ticks

LOG_SPAN = 1e-12
"""A logarithmic colour scale ends at this share of the largest loss, so that a loss of 0 has a colour."""


class ColourScale(msgspec.Struct, frozen=True):
    """Loss to colour: 0 at ``low`` and 1 at ``high``, both log10 of the loss where ``log``."""

    low: float
    high: float
    log: bool

    def values(self, losses: FloatArray) -> FloatArray:
        """Losses in the scale's own units, at least ``low``; nan where a loss is not finite."""
        with np.errstate(divide="ignore", invalid="ignore"):
            values = np.log10(losses) if self.log else losses
            raised: FloatArray = np.where(np.isfinite(losses), np.fmax(values, self.low), np.nan)
        return raised

    def positions(self, losses: FloatArray) -> FloatArray:
        """Where losses lie between ``low`` (0) and ``high`` (1); nan where one is not finite."""
        return (self.values(losses) - self.low) / (self.high - self.low)

    def ticks(self, most: int) -> Ticks:
        """Marks of the colour bar: positions in the scale's own units, and texts that tell them apart."""
        if not self.log:
            return linear_ticks(self.low, self.high, most)
        if self.high - self.low >= 1.0:
            return log_ticks(self.low, self.high, most)
        return [(math.log10(float(loss)), text) for loss, text in linear_ticks(10.0**self.low, 10.0**self.high, most)]


def scale_of(losses: FloatArray, log: bool) -> ColourScale | None:
    """The scale that the finite ones of ``losses`` span; None where no loss is finite. A scale of zeros is linear."""
    finite = losses[np.isfinite(losses)]
    if not finite.size:
        return None
    low, high = float(finite.min()), float(finite.max())
    log = log and high > 0.0
    if log:
        low, high = math.log10(max(low, LOG_SPAN * high)), math.log10(high)
    return ColourScale(low, high if high > low else low + 1.0, log)


def coloured(losses: FloatArray, scale: ColourScale | None) -> QImage:
    """``losses`` (rows, columns) as an image with the last row on top, to be drawn smoothly.

    A cell that is not finite is transparent, or takes a neighbour's colour, so that none fades towards it: whoever
    draws the image covers it.
    """
    if scale is None:
        return QImage()
    position = _widened(scale.positions(losses[::-1]))
    finite = np.isfinite(position)
    index = np.where(finite, position, 0.0) * (len(VIRIDIS) - 1)
    pixels = np.where(finite, VIRIDIS[index.astype(np.intp)], np.uint32(0))
    rows, columns = pixels.shape
    image = QImage(pixels.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()  # the bytes are gone when this returns


def _widened(values: FloatArray) -> FloatArray:
    """``values`` with those that are not finite replaced by a finite neighbour's, where there is one."""
    missing = ~np.isfinite(values)
    if not missing.any():
        return values
    rows, columns = values.shape
    padded = np.pad(values, 1, constant_values=np.nan)
    wide = values.copy()
    for down, right in ((1, 0), (1, 2), (0, 1), (2, 1), (0, 0), (0, 2), (2, 0), (2, 2)):
        shifted = padded[down : down + rows, right : right + columns]
        wide = np.where(np.isfinite(wide), wide, shifted)
    return wide


def _viridis() -> NDArray[np.uint32]:
    red, green, blue = pg.colormap.get("viridis").getLookupTable(nPts=256)[:, :3].astype(np.uint32).T
    colours: NDArray[np.uint32] = np.uint32(0xFF000000) | (red << 16) | (green << 8) | blue
    return colours.astype(np.uint32)


VIRIDIS = _viridis()
"""256 colours as 0xAARRGGBB."""
