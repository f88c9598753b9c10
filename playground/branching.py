"""One run going on from another with a change."""

from __future__ import annotations

from playground.branch import Change, CollapseLayers, SetParameters
from playground.collapse import collapsed
from playground.experiment import Experiment, ExperimentError
from playground.trainer import Trainer
from playground.trajectory import Snapshot
from playground.words import said


def branched(old: Trainer, experiment: Experiment, change: Change, seen: Snapshot | None = None) -> Trainer:
    """A trainer of ``experiment`` that goes on from ``old`` with ``change``; ``old`` is left as it is.

    With parameters set by hand it is the same run in all else. Collapsed layers start a new one, update 0, whose
    parameters give the very same function. From a snapshot it is the same run as it was then, except that it is
    ``experiment`` from there on; ``seen`` is one that the run itself may have dropped.
    Raises ``ExperimentError`` for a parameter that the network does not have.
    """
    trainer = Trainer(experiment, old.dataset)
    if isinstance(change, CollapseLayers):
        _, theta = collapsed(old.experiment, old.network, old.theta, change.first, change.last)
        trainer.start_from(theta)
        return trainer
    if change.update is None:
        trainer.restore(old.checkpoint())
    else:
        moment = old.trajectory.nearest(change.update)
        if seen is not None and seen.update == change.update:
            moment = seen
        _go_back(trainer, old, experiment, moment)
    if isinstance(change, SetParameters):
        for parameter, value in change.values:
            if not parameter.is_in(trainer.network.sizes):
                raise ExperimentError("network", said("the parameter that was set is not in this network"))
            trainer.set_parameter(parameter, value)
    return trainer


def _go_back(trainer: Trainer, old: Trainer, experiment: Experiment, moment: Snapshot) -> None:
    """Make ``trainer`` what ``old`` was at ``moment``, to go on with ``experiment``."""
    trainer.restore(old.checkpoint().at(moment))
    if experiment.data == trainer.experiment.data:
        trainer.apply(experiment)
    else:
        trainer.join(experiment, old.dataset)
