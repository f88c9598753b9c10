"""All plots of the window. Loading them takes pyqtgraph a third of a second, so the window is painted first."""

from __future__ import annotations

from collections.abc import Iterator

import pyqtgraph

from widgets.plots.activation_plot import ActivationPlot
from widgets.plots.actual_plot import ActualPlot
from widgets.plots.chain_rule_view import ChainRuleView
from widgets.plots.collapse_view import CollapseView
from widgets.plots.diagnosis_view import DiagnosisView
from widgets.plots.fit_plot import FitPlot
from widgets.plots.flow_view import FlowView
from widgets.plots.gradient_bars import GradientBars
from widgets.plots.loss_plot import LossPlot
from widgets.plots.network_diagram import NetworkDiagram
from widgets.plots.plot_card import PlotCard
from widgets.plots.surface_plot import SurfacePlot


class PlotSet:
    """One of each, in the order of ``TITLES``."""

    def __init__(self) -> None:
        pyqtgraph.setConfigOptions(imageAxisOrder="row-major", antialias=True)
        self.fit = FitPlot()
        self.diagram = NetworkDiagram()
        self.chain_rule = ChainRuleView()
        self.activation = ActivationPlot()
        self.diagnosis = DiagnosisView()
        self.collapse = CollapseView()
        self.surface = SurfacePlot()
        self._all: tuple[PlotCard, ...] = (
            self.fit,
            self.diagram,
            self.chain_rule,
            LossPlot(),
            self.activation,
            ActualPlot(),
            FlowView(),
            GradientBars(),
            self.diagnosis,
            self.surface,
            self.collapse,
        )

    def __iter__(self) -> Iterator[PlotCard]:
        return iter(self._all)
