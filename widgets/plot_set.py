"""All plots of the window. Loading them takes pyqtgraph a third of a second, so the window is painted first."""

from __future__ import annotations

from collections.abc import Iterator

import pyqtgraph

from widgets.plots.activation_plot import ActivationPlot
from widgets.plots.actual_plot import ActualPlot
from widgets.plots.fit_plot import FitPlot
from widgets.plots.gradient_bars import GradientBars
from widgets.plots.loss_plot import LossPlot
from widgets.plots.plot_card import PlotCard
from widgets.plots.surface_plot import SurfacePlot


class PlotSet:
    """One of each, in the order of ``TITLES``."""

    def __init__(self) -> None:
        pyqtgraph.setConfigOptions(imageAxisOrder="row-major", antialias=True)
        self.fit = FitPlot()
        self.activation = ActivationPlot()
        self._all: tuple[PlotCard, ...] = (
            self.fit,
            LossPlot(),
            self.activation,
            ActualPlot(),
            GradientBars(),
            SurfacePlot(),
        )

    def __iter__(self) -> Iterator[PlotCard]:
        return iter(self._all)
