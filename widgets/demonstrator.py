"""Knows the examples about the loss surface wherever they are opened, and has each shown in the slice of its point."""

from __future__ import annotations

from PySide6.QtCore import QObject

from playground.demonstrations import DEMONSTRATIONS, demonstration_of, still_shows
from playground.experiment import Experiment
from widgets.plots.surface_plot import SurfacePlot
from widgets.session import Session


class Demonstrator(QObject):
    """A demonstration goes on until the data or the network are others than its own."""

    def __init__(self, session: Session, surface: SurfacePlot) -> None:
        super().__init__(surface)
        self._session, self._surface = session, surface
        self._shown: str | None = None
        session.experiment_changed.connect(self._on_experiment)
        self._on_experiment(session.experiment)

    def play(self, name: str) -> None:
        """The example ``name`` was just opened: train to the moment that makes its point, and show its slice."""
        if name in DEMONSTRATIONS:
            self._show(name)
            self._session.step(DEMONSTRATIONS[name].updates)

    def _on_experiment(self, experiment: Experiment) -> None:
        name = demonstration_of(experiment)
        if name is None and self._shown is not None and still_shows(self._shown, experiment):
            return
        if name != self._shown:
            self._show(name)

    def _show(self, name: str | None) -> None:
        if name != self._shown:
            self._session.questions.demonstrate(name)
        self._shown = name
        self._surface.show_demonstration(name)
