"""A run whose flow and diagnoses are looked at from time to time."""

from __future__ import annotations

from typing import Any

import torch
from msgspec.structs import replace

from playground.data.build import build
from playground.diagnosis import diagnose
from playground.experiment import Experiment
from playground.flow import Diagnosis, Flow
from playground.gradients import Probe
from playground.trainer import Trainer


class Watch:
    """Trains ``experiment`` to the updates that are asked for, in rising order."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.trainer = Trainer(experiment, build(experiment.data))
        x, target = (torch.from_numpy(values).float() for values in self.trainer.dataset.scaled(0))
        self.x = x
        self._probe = Probe(self.trainer.network, x, target)

    def flow(self, update: int) -> Flow:
        """The flow after ``update`` updates, or where the run stopped before."""
        before = None
        if update > self.trainer.update:
            self.trainer.advance(update - 1 - self.trainer.update)
            start = self.trainer.theta.clone()
            if self.trainer.advance(1):
                before = start
        with torch.inference_mode():
            return self._probe.flow(self.trainer.theta, self.experiment.training, before, self.trainer.update)

    def diagnoses(self, update: int) -> dict[str, Diagnosis]:
        """What is diagnosed after ``update`` updates, by kind."""
        flow = self.flow(update)
        inputs = self.trainer.dataset.features
        found = diagnose(self.experiment, flow, self.trainer.history.curves(), inputs)
        return {diagnosis.kind: diagnosis for diagnosis in found}


def seeded(experiment: Experiment, seed: int) -> Experiment:
    """``experiment`` with other data, other first weights and another order of batches."""
    return changed(experiment, data={"seed": seed}, network={"seed": seed}, training={"seed": seed})


def changed(experiment: Experiment, **parts: dict[str, Any]) -> Experiment:
    """``experiment`` with some fields of its data, network or training replaced."""
    return replace(experiment, **{part: replace(getattr(experiment, part), **new) for part, new in parts.items()})
