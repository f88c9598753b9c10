"""A diagnosis of a moment of which no loss was kept."""

from __future__ import annotations

import math

import numpy as np

from playground.diagnosis.judges import Case
from playground.experiment import Experiment
from playground.frames import LossCurves


def test_without_a_loss_from_before_training_none_is_known() -> None:
    none = np.empty(0)
    curves = LossCurves(none, none, none, none, none, none, None)
    case = Case(Experiment(), None, curves, 1)  # type: ignore[arg-type]  # the flow is not asked for
    assert math.isnan(case.loss_before)
