"""Frames for the fit plot, and which of its views is shown."""

from __future__ import annotations

import numpy as np

from playground.data.dataset import Dataset
from playground.frames import Fit, Frame
from tests.widgets.plotting import frame
from widgets.plots.fit_curve import CurveView
from widgets.plots.fit_effect import EffectView
from widgets.plots.fit_plane import PlaneView
from widgets.plots.fit_plot import FitPlot

GRID = np.linspace(-1.0, 1.0, 21)


def curve_view(plot: FitPlot) -> CurveView:
    assert isinstance(plot.view, CurveView)
    return plot.view


def plane_view(plot: FitPlot) -> PlaneView:
    assert isinstance(plot.view, PlaneView)
    return plot.view


def effect_view(plot: FitPlot) -> EffectView:
    assert isinstance(plot.view, EffectView)
    return plot.view


def predictions(data: Dataset, wrong: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    train, valid, test = (data.y[data.shown(index)] + wrong for index in range(3))
    return train, valid, test


def surface(data: Dataset, wrong: float = 0.0) -> Frame:
    first, second = np.meshgrid(GRID, GRID)
    return frame(Fit(inputs=2, image=first + second + wrong, extent=(-1, 1, -1, 1)), None, predictions(data, wrong))


def effect(data: Dataset, feature: int, wrong: float = 0.0) -> Frame:
    fit = Fit(inputs=data.features, curve_x=GRID, curve=0.5 * GRID, feature=feature)
    return frame(fit, None, predictions(data, wrong))
