"""How well a subset is predicted, in the data's own units."""

from __future__ import annotations

import math

from torch import Tensor

from playground.data.dataset import Dataset
from playground.experiment import Experiment
from playground.frames import Metrics
from playground.losses import loss_value


def measure(experiment: Experiment, dataset: Dataset, output: Tensor, target: Tensor) -> Metrics | None:
    """Metrics of scaled predictions ``output`` against ``target`` (n, 1); ``None`` if there are none."""
    if len(output) == 0:
        return None
    deviation = float(dataset.y_scaling.deviation[0])
    residual = (output.double() - target.double()) * deviation
    mse = float(residual.square().mean())
    # scaled last: the variance of equal float32 values is then exactly 0
    variance = float(target.double().var(correction=0)) * deviation**2
    return Metrics(
        loss=loss_value(experiment.training, output, target),
        mse=mse,
        rmse=math.sqrt(mse),
        mae=float(residual.abs().mean()),
        r2=1.0 - mse / variance if variance > 0.0 else float("nan"),
    )
