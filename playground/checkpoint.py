"""Everything that one run is, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor

from playground.divergence import Divergence
from playground.experiment import Experiment
from playground.history import LossHistory, Trajectory


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Everything from which a run goes on as if it had never stopped, to the bit."""

    experiment: Experiment
    theta: Tensor
    optimizer_state: dict[str, Tensor]
    optimizer_steps: int
    update: int
    epoch: int
    position: int  # rows of the epoch already used
    permutation: Tensor
    generator_state: Tensor
    epoch_loss: float
    epoch_rows: int
    history: LossHistory
    trajectory: Trajectory
    best_theta: Tensor
    epochs_without_gain: int
    epoch_goal: int | None
    stopped: str | None
    divergence: Divergence | None
    touched: bool = False  # settings or parameters were changed on the way: the experiment alone does not lead here

    @property
    def bytes(self) -> int:
        """Memory that keeping it takes, about."""
        floats = self.theta.numel() * (2 + len(self.optimizer_state) + len(self.trajectory.snapshots))
        return 4 * floats + 8 * self.permutation.numel() + self.history.bytes
