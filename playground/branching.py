"""One run going on from another with a change."""

from __future__ import annotations

from playground.branch import Change, CollapseLayers
from playground.collapse import collapsed
from playground.experiment import Experiment
from playground.trainer import Trainer


def branched(old: Trainer, experiment: Experiment, change: Change) -> Trainer:
    """A trainer of ``experiment`` that goes on from ``old`` with ``change``; ``old`` is left as it is.

    With parameters set by hand it is the same run in all else. Collapsed layers start a new one, update 0, whose
    parameters give the very same function.
    """
    trainer = Trainer(experiment, old.dataset)
    if isinstance(change, CollapseLayers):
        _, theta = collapsed(old.experiment, old.network, old.theta, change.first, change.last)
        trainer.start_from(theta)
        return trainer
    trainer.restore(old.checkpoint())
    for parameter, value in change.values:
        trainer.set_parameter(parameter, value)
    return trainer
