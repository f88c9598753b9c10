"""The learning rate by epoch."""

from __future__ import annotations

import math

from playground.experiment import Training


def learning_rate(training: Training, epoch: int) -> float:
    """The learning rate in ``epoch`` (counted from 0).

    "step" multiplies by ``schedule_factor`` every ``schedule_epochs``; "cosine" falls along half a cosine to zero at
    ``schedule_epochs`` and stays there (Loshchilov & Hutter 2017, without restarts).
    """
    if training.schedule == "step":
        return training.learning_rate * training.schedule_factor ** (epoch // training.schedule_epochs)
    if training.schedule == "cosine":
        done = min(epoch / training.schedule_epochs, 1.0)
        return training.learning_rate * 0.5 * (1.0 + math.cos(math.pi * done))
    return training.learning_rate


def learning_rates(training: Training, first: int, epochs: int) -> list[float]:
    """The learning rates in ``epochs`` epochs from ``first`` on."""
    if training.schedule == "constant":
        return [training.learning_rate] * epochs
    return [learning_rate(training, first + later) for later in range(epochs)]
