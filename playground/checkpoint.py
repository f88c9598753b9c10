"""Everything that one run is, as a value."""

from __future__ import annotations

import msgspec

from playground.divergence import Divergence
from playground.history import LossHistory
from playground.trajectory import Snapshot, Trajectory


class Checkpoint(msgspec.Struct, frozen=True):
    """Everything from which a run goes on as if it had never stopped, to the bit.

    ``now`` is where it stands; with the snapshots of ``trajectory`` it makes the run's timeline.
    """

    now: Snapshot
    history: LossHistory
    trajectory: Trajectory
    stopped: str | None
    divergence: Divergence | None

    @property
    def touched(self) -> bool:
        """Whether settings or parameters were changed on the way: the experiment alone does not lead here."""
        return self.now.touched

    @property
    def bytes(self) -> int:
        """Memory that keeping it takes, about."""
        return self.now.bytes + self.trajectory.bytes + self.history.bytes

    def at(self, moment: Snapshot) -> Checkpoint:
        """The run as it was at ``moment``, one of its own snapshots."""
        history = self.history.until(moment.update)
        history.best_epoch, history.best_valid = moment.best_epoch, moment.best_valid
        is_over = moment.epoch_goal is not None and moment.epoch >= moment.epoch_goal
        stopped = "max_epochs" if is_over else None
        return Checkpoint(moment, history, self.trajectory.until(moment), stopped, divergence=None)
