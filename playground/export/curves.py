"""The curves of a run as CSV: its losses, and the gradient of every layer at its snapshots."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable

from playground.flow import FlowHistory
from playground.frames import LossCurves, Wish, WishList

WISH = WishList(Wish.LOSS | Wish.FLOW)
"""What has to be in the frame that the curves are taken from."""


def curve_files(losses: LossCurves, history: FlowHistory, stem: str) -> dict[str, bytes]:
    """``{stem}.csv`` with the losses of every epoch, and ``{stem}_gradients.csv`` with norms at every snapshot.

    Losses and gradients are in scaled units, as the network sees them. A cell is empty where there is no number.
    """
    return {f"{stem}.csv": losses_csv(losses), f"{stem}_gradients.csv": gradients_csv(history)}


def losses_csv(losses: LossCurves) -> bytes:
    """One row an epoch: ``epoch, update, train_loss, valid_loss``; epoch 0 is before training."""
    rows = (
        (int(epoch), int(update), _cell(train), _cell(valid))
        for epoch, update, train, valid in zip(losses.epochs, losses.updates, losses.train, losses.valid, strict=True)
    )
    return _csv(("epoch", "update", "train_loss", "valid_loss"), rows)


def gradients_csv(history: FlowHistory) -> bytes:
    """One row a snapshot: ‖∂L/∂W‖ of every layer, then ‖∂L/∂z‖; hidden layers by their number, then the output."""
    layers = [*(str(number) for number in range(1, len(history.weight_norm))), "output"]
    head = ["update", *(f"dL/dW {layer}" for layer in layers), *(f"dL/dz {layer}" for layer in layers)]
    columns = zip(history.updates, history.weight_norm.T, history.signal_norm.T, strict=True)
    rows = ((int(update), *map(_cell, weights), *map(_cell, signals)) for update, weights, signals in columns)
    return _csv(head, rows)


def _cell(value: float) -> float | str:
    return float(value) if math.isfinite(value) else ""


def _csv(head: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode()
