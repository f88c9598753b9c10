"""All plots of the window, each loaded and built when it is first asked for: together they take half a second."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import pyqtgraph

if TYPE_CHECKING:
    from widgets.panels.runs_panel import RunsPanel
    from widgets.plots.activation_plot import ActivationPlot
    from widgets.plots.actual_plot import ActualPlot
    from widgets.plots.baselines_view import BaselinesView
    from widgets.plots.chain_rule_view import ChainRuleView
    from widgets.plots.collapse_view import CollapseView
    from widgets.plots.diagnosis_view import DiagnosisView
    from widgets.plots.fit_plot import FitPlot
    from widgets.plots.flow_view import FlowView
    from widgets.plots.gradient_bars import GradientBars
    from widgets.plots.look_view import LookView
    from widgets.plots.loss_plot import LossPlot
    from widgets.plots.measures_view import MeasuresView
    from widgets.plots.network_diagram import NetworkDiagram
    from widgets.plots.plot_card import PlotCard
    from widgets.plots.predict_view import PredictView
    from widgets.plots.race_view import RaceView
    from widgets.plots.surface_plot import SurfacePlot


PLOTS = {
    "fit_plot": "fit",
    "loss_plot": "loss",
    "gradient_bars": "gradient_bars",
    "surface_plot": "surface",
    "network_diagram": "diagram",
    "chain_rule_view": "chain_rule",
    "look_view": "look",
    "activation_plot": "activation",
    "actual_plot": "actual",
    "baselines_view": "baselines",
    "measures_view": "measures",
    "predict_view": "predict",
    "flow_view": "flow",
    "runs_panel": "runs",
    "race_view": "race",
    "diagnosis_view": "diagnosis",
    "collapse_view": "collapse",
}
"""Every plot by its ``NAME``, in the order in which they are built."""
AT_FIRST = 4
"""Plots that the default layout shows, the largest first; the others lie under other cards until somebody asks."""


class PlotSet:
    """One of each."""

    def __init__(self) -> None:
        pyqtgraph.setConfigOptions(imageAxisOrder="row-major", antialias=True)

    def named(self, name: str) -> PlotCard:
        """The plot with this ``NAME``; ``KeyError`` for one that is none."""
        plot: PlotCard = getattr(self, PLOTS[name])
        return plot

    def first(self) -> Iterator[PlotCard]:
        """Those that the default layout shows."""
        return map(self.named, tuple(PLOTS)[:AT_FIRST])

    def others(self) -> Iterator[PlotCard]:
        """All others."""
        return map(self.named, tuple(PLOTS)[AT_FIRST:])

    @cached_property
    def fit(self) -> FitPlot:
        from widgets.plots.fit_plot import FitPlot

        return FitPlot()

    @cached_property
    def loss(self) -> LossPlot:
        from widgets.plots.loss_plot import LossPlot

        return LossPlot()

    @cached_property
    def gradient_bars(self) -> GradientBars:
        from widgets.plots.gradient_bars import GradientBars

        return GradientBars()

    @cached_property
    def surface(self) -> SurfacePlot:
        from widgets.plots.surface_plot import SurfacePlot

        return SurfacePlot()

    @cached_property
    def diagram(self) -> NetworkDiagram:
        from widgets.plots.network_diagram import NetworkDiagram

        return NetworkDiagram()

    @cached_property
    def chain_rule(self) -> ChainRuleView:
        from widgets.plots.chain_rule_view import ChainRuleView

        return ChainRuleView()

    @cached_property
    def look(self) -> LookView:
        from widgets.plots.look_view import LookView

        return LookView()

    @cached_property
    def activation(self) -> ActivationPlot:
        from widgets.plots.activation_plot import ActivationPlot

        return ActivationPlot()

    @cached_property
    def actual(self) -> ActualPlot:
        from widgets.plots.actual_plot import ActualPlot

        return ActualPlot()

    @cached_property
    def baselines(self) -> BaselinesView:
        from widgets.plots.baselines_view import BaselinesView

        return BaselinesView()

    @cached_property
    def measures(self) -> MeasuresView:
        from widgets.plots.measures_view import MeasuresView

        return MeasuresView()

    @cached_property
    def predict(self) -> PredictView:
        from widgets.plots.predict_view import PredictView

        return PredictView()

    @cached_property
    def flow(self) -> FlowView:
        from widgets.plots.flow_view import FlowView

        return FlowView()

    @cached_property
    def runs(self) -> RunsPanel:
        from widgets.panels.runs_panel import RunsPanel

        return RunsPanel()

    @cached_property
    def race(self) -> RaceView:
        from widgets.plots.race_view import RaceView

        return RaceView()

    @cached_property
    def diagnosis(self) -> DiagnosisView:
        from widgets.plots.diagnosis_view import DiagnosisView

        return DiagnosisView()

    @cached_property
    def collapse(self) -> CollapseView:
        from widgets.plots.collapse_view import CollapseView

        return CollapseView()
