"""What tests of the whole window share."""

from __future__ import annotations

from playground.experiment import Experiment
from widgets.main_window import MainWindow


def edit(window: MainWindow, name: str = "Edited") -> None:
    """As a panel does: one undoable edit, which starts a new run."""
    experiment = window.session.experiment
    layers = experiment.network.layers[:1]
    network = type(experiment.network)(layers=layers)
    window.session.edit(Experiment(name=name, data=experiment.data, network=network), "change the network")
