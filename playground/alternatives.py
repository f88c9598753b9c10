"""What pictures show, in words, for whoever cannot see them: computed from the very numbers that are drawn."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from playground.words import Said, listed, said

if TYPE_CHECKING:
    from playground.diagram import Diagram
    from playground.frames import FloatArray, LossCurves

SAME = 0.02
"""A loss that changed by less than this share has stayed where it was."""
TURN = 0.05
"""A curve turns where it comes back by more than this share of its range; less is a wiggle."""
MOST_TURNS = 8
"""A curve that turns more often is said to."""


def loss_words(curves: LossCurves) -> tuple[Said, ...]:
    """Sentences on how both losses went; none before the first loss is known."""
    known = np.flatnonzero(np.isfinite(curves.train))
    if not len(known):
        return ()
    first, last = float(curves.train[known[0]]), float(curves.train[known[-1]])
    epochs = round(float(curves.epochs[known[-1]]))
    if epochs == 0:
        sentences = [said("Before training, the training loss is {loss:.3g}.", loss=last)]
    elif last < (1 - SAME) * first:
        text = said("Training loss falls from {first:.3g} to {last:.3g} over {epochs}.")
        sentences = [text.filled(first=first, last=last, epochs=_epochs(epochs))]
    elif last > (1 + SAME) * first:
        text = said("Training loss rises from {first:.3g} to {last:.3g} over {epochs}.")
        sentences = [text.filled(first=first, last=last, epochs=_epochs(epochs))]
    else:
        sentences = [said("Training loss stays near {last:.3g} for {epochs}.", last=last, epochs=_epochs(epochs))]
    return (*sentences, *_valid_words(curves, epochs))


def _epochs(count: int) -> Said:
    return said("{count} {count:epoch|epochs}", count=count)


def _valid_words(curves: LossCurves, epochs: int) -> list[Said]:
    known = np.flatnonzero(np.isfinite(curves.valid))
    if not len(known):
        return []
    last = float(curves.valid[known[-1]])
    at = int(known[np.argmin(curves.valid[known])])
    lowest, best = float(curves.valid[at]), curves.best_epoch
    best = round(float(curves.epochs[at])) if best is None else best
    if epochs == 0:
        return [said("The validation loss is {loss:.3g}.", loss=last)]
    if last <= (1 + SAME) * lowest:
        return [said("Validation loss is at its lowest, {loss:.3g}.", loss=last)]
    text = said("Validation loss is lowest, {lowest:.3g}, at epoch {best}, and has risen to {last:.3g} since.")
    return [text.filled(lowest=lowest, best=best, last=last)]


def turns(values: FloatArray) -> list[int]:
    """Where a curve begins, turns and ends, as positions in ``values``; wiggles smaller than ``TURN`` are left out."""
    reach = TURN * float(np.ptp(values))
    low = high = 0
    found = [0]
    rising: bool | None = None
    for index in range(1, len(values)):
        low = index if values[index] < values[low] else low
        high = index if values[index] > values[high] else high
        if rising is not True and values[index] - values[low] > reach:
            found += [low] if rising is False else []
            rising, high = True, index
        elif rising is not False and values[high] - values[index] > reach:
            found += [high] if rising is True else []
            rising, low = False, index
    end = len(values) - 1 if rising is None else high if rising else low
    return [*found, *([end] if end != found[-1] else []), *([len(values) - 1] if end != len(values) - 1 else [])]


def curve_words(x: FloatArray, y: FloatArray) -> Said:
    """The course of a curve over ascending ``x`` of the same length; all values finite."""
    corners = turns(y)
    if float(np.ptp(y)) == 0.0 or len(y) < 2:
        return said("The network's curve is flat, at {y:.3g}.", y=float(y[0]))
    if len(corners) > MOST_TURNS + 2:
        text = said("The network's curve turns {count} {count:time|times} between {low:.3g} and {high:.3g}.")
        return text.filled(count=len(corners) - 2, low=float(y.min()), high=float(y.max()))
    steps = [
        said("rises to {y:.3g} at {x:.3g}", y=float(y[now]), x=float(x[now]))
        if y[now] > y[before]
        else said("falls to {y:.3g} at {x:.3g}", y=float(y[now]), x=float(x[now]))
        for before, now in pairwise(corners)
    ]
    text = said("From {y:.3g} at {x:.3g} the network's curve {steps}.")
    return text.filled(y=float(y[0]), x=float(x[0]), steps=listed(steps, said("{first}, {rest}")))


def weights_words(diagram: Diagram) -> Said | None:
    """Which weight is largest of those that are shown; ``None`` if one is not finite."""
    largest = [float(np.max(np.abs(layer.weight), initial=0.0)) for layer in diagram.layers]
    if not np.all(np.isfinite(largest)):
        return None
    number = int(np.argmax(largest))
    layer = diagram.layers[number]
    unit, source = np.unravel_index(int(np.argmax(np.abs(layer.weight))), layer.weight.shape)
    before = diagram.layers[number - 1].shown if number else diagram.inputs_shown
    places = {"unit": int(layer.shown[unit]) + 1, "source": int(before[source]) + 1, "layer": number + 1}
    if number == len(diagram.layers) - 1:
        text = said("The largest weight, {weight:.3g}, goes from unit {source} to the output.")
    elif number == 0:
        text = said("The largest weight, {weight:.3g}, goes from input {source} to unit {unit} of layer 1.")
    else:
        text = said("The largest weight, {weight:.3g}, goes from unit {source} to unit {unit} of layer {layer}.")
    used = {name: value for name, value in places.items() if f"{{{name}}}" in text.template}
    return text.filled(weight=float(layer.weight[unit, source]), **used)
