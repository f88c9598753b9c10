"""Making a value to keep out of a run: its checkpoint, and pictures that need no training thread any more."""

from __future__ import annotations

from playground.checkpoint import Checkpoint
from playground.frames import Frame
from playground.kept_run import KeptRun, usual_name
from playground.packed_run import PackedRun
from playground.picture import Painter
from playground.schedule import learning_rate


def keep(
    run: int, checkpoint: Checkpoint, packed: PackedRun, painter: Painter, *, pinned: bool = False, name: str = ""
) -> KeptRun:
    """What ``checkpoint``, or the same ``packed``, looks like on its dataset; without a name it gets the usual one.

    It takes some milliseconds and asks nobody whether it may.
    """
    experiment = checkpoint.now.experiment
    fits = painter.fits(experiment, checkpoint.now.theta)
    frame = Frame(
        run=run,
        update=checkpoint.now.update,
        epoch=checkpoint.now.epoch,
        updates_per_second=0.0,
        learning_rate=learning_rate(experiment.training, checkpoint.now.epoch),
        loss=checkpoint.history.curves(),
        fit=fits[0],
        gradients=painter.gradients(experiment, checkpoint.now.theta),
        first_gradients=painter.gradients(experiment, checkpoint.trajectory.thetas[0]),
    )
    return KeptRun(
        name=name or usual_name(experiment),
        pinned=pinned,
        run=run,
        packed=packed,
        frame=frame,
        fits=fits,
    )
