"""A run that is kept in the list of runs, as a plain value. Nothing here imports PyTorch."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import msgspec

from playground.activations import ACTIVATIONS
from playground.experiment import Experiment
from playground.frames import Fit, Frame
from playground.words import said

if TYPE_CHECKING:
    from playground.data.dataset import Dataset
    from playground.packed_run import PackedRun

SHOWN_WIDTHS = 4
"""Layers whose units a name still spells out."""


class KeptRun(msgspec.Struct, frozen=True, eq=False):
    """A run as it was when it was pinned, finished or left: enough to show it over another one and to go on with it.

    ``playground.keeping.keep`` makes one; everything but its name follows from what is ``packed``.
    ``frame`` holds its loss curves, fit and gradients; ``fits`` the fit of every feature, or the only one there is.
    """

    name: str
    pinned: bool
    run: int  # the number that it ran under
    packed: PackedRun
    frame: Frame
    fits: tuple[Fit, ...]
    number: int = -1  # in the list of runs, which never gives one twice

    @property
    def experiment(self) -> Experiment:
        """What was run."""
        return self.packed.experiment

    @property
    def dataset(self) -> Dataset:
        """What it was trained on."""
        return self.packed.dataset

    @property
    def losses(self) -> tuple[float, float]:
        """Training and validation loss at the last epoch that was finished, in scaled units; nan where none is."""
        curves = self.frame.loss
        if curves is None or not len(curves.epochs):
            return math.nan, math.nan
        return float(curves.train[-1]), float(curves.valid[-1])

    @property
    def bytes(self) -> int:
        """Memory that keeping it takes, about; the data are shared."""
        return self.packed.bytes


def usual_name(experiment: Experiment) -> str:
    """A short name that tells networks apart: ``"Tanh 16-16"``, ``"ReLU 8×6 layers"``, ``"No hidden layer"``."""
    layers = experiment.network.layers
    if not layers:
        return said("No hidden layer")
    labels = list(dict.fromkeys(ACTIVATIONS[layer.activation].label for layer in layers))
    activations = "/".join(labels[:2]) + ("/…" if len(labels) > 2 else "")
    widths = [layer.units for layer in layers]
    if len(widths) <= SHOWN_WIDTHS:
        return f"{activations} {'-'.join(str(width) for width in widths)}"
    if len(set(widths)) == 1:
        return said(
            "{activations} {units}×{n} {n:layer|layers}", activations=activations, units=widths[0], n=len(widths)
        )
    return said("{activations} {n} {n:layer|layers}", activations=activations, n=len(widths))
