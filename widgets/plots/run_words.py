"""What the list of runs and the table of a race say of a run."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from playground.kept_run import KeptRun
from widgets.numbers import fill_in
from widgets.plots.ticks import number


def results_text(run: KeptRun) -> str:
    """Losses, epochs and what became of a run, in words."""
    train, valid = run.losses
    parts = [fill_in(QCoreApplication.translate("RunRow", "train {loss}"), loss=loss_text(train))]
    if not math.isnan(valid):
        parts.append(fill_in(QCoreApplication.translate("RunRow", "validation {loss}"), loss=loss_text(valid)))
    epochs = QCoreApplication.translate("RunRow", "{n} {n:epoch|epochs}")
    parts.append(fill_in(epochs, n=run.frame.epoch))
    if (stopped := stopped_text(run.packed.stopped)) is not None:
        parts.append(stopped)
    return " · ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)  # lines end between them


def stopped_text(stopped: str | None) -> str | None:
    """Why a run does not go on, in a word or two."""
    return {
        "max_epochs": QCoreApplication.translate("RunRow", "finished"),
        "patience": QCoreApplication.translate("RunRow", "stopped early"),
        "diverged": QCoreApplication.translate("RunRow", "diverged"),
    }.get(stopped or "")


def loss_text(loss: float) -> str:
    """A loss in three digits, or that there is none."""
    return number(loss) if math.isfinite(loss) else "–" if math.isnan(loss) else "∞"
