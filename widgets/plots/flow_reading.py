"""What is read off the numbers of a ``Flow``: which column holds what, what is wrong with a layer, what fades."""

from __future__ import annotations

import enum
import math

import numpy as np

from playground.flow import Flow
from playground.frames import FloatArray
from widgets.plots.bars_canvas import State
from widgets.plots.gradient_bars import state_of
from widgets.plots.wording import number_text

TARGET_UPDATE = 1e-3
"""‖ΔW‖/‖W‖ of a layer that learns at a sensible pace, a rule of thumb (cs231n, "Ratio of weights:updates")."""
USUAL_UPDATE = (1e-4, 1e-2)
"""A decade on either side of the target is nothing to worry about."""
MANY = 0.5
"""From this share of a layer's units on, dead or saturated units are named beside the layer."""


class Column(enum.Enum):
    """What the table of layers shows, from left to right. The value is the symbol in its head."""

    WEIGHTS = "‖∂L/∂W‖"
    BIASES = "‖∂L/∂b‖"
    SIGNAL = "‖∂L/∂z‖"
    UPDATE = "‖ΔW‖/‖W‖"
    SLOPE = "|f′|"
    SATURATED = "saturated"
    DEAD = "dead"


GRADIENTS = (Column.WEIGHTS, Column.BIASES, Column.SIGNAL)
SHARES = (Column.SLOPE, Column.SATURATED, Column.DEAD)


class Finding(enum.Enum):
    """What is named beside a layer."""

    VANISHING = enum.auto()
    EXPLODING = enum.auto()
    DEAD = enum.auto()
    SATURATED = enum.auto()


def values(flow: Flow, column: Column) -> FloatArray:
    """A column (layers,), first layer first; nan where there is nothing, as in the output layer of ``SHARES``."""
    source = {
        Column.WEIGHTS: flow.weight_norm,
        Column.BIASES: flow.bias_norm,
        Column.SIGNAL: flow.signal_norm,
        Column.UPDATE: flow.update_ratio,
        Column.SLOPE: flow.slope,
        Column.SATURATED: flow.saturated,
        Column.DEAD: flow.dead,
    }[column]
    return np.concatenate([source, np.full(len(flow.weight_norm) - len(source), np.nan)])


def text_of(value: float) -> str:
    """``value`` in two significant digits; a dash where it is not finite."""
    return number_text(value) if math.isfinite(value) else "–"


def has_relus(flow: Flow) -> bool:
    """Whether any layer can have dead units."""
    return bool(np.isfinite(flow.dead).any())


def findings(flow: Flow, row: int) -> tuple[Finding, ...]:
    """What is worth naming of a layer, the worst first."""
    state = state_of(float(flow.weight_norm[row]), float(flow.weight_norm[-1]))
    found = []
    if state is State.EXPLODING:
        found.append(Finding.EXPLODING)
    if state is State.VANISHING:
        found.append(Finding.VANISHING)
    if row < len(flow.dead) and flow.dead[row] >= MANY:
        found.append(Finding.DEAD)
    if row < len(flow.saturated) and flow.saturated[row] >= MANY:
        found.append(Finding.SATURATED)
    return tuple(found)


def bound(flow: Flow) -> FloatArray:
    """(hidden,) ‖W_(k+1)‖₂ · max|f′_k|, which no growth of ‖∂L/∂z‖ through layer k can exceed."""
    return flow.weight_bound * flow.slope_bound


def left(factors: FloatArray) -> FloatArray:
    """(hidden,) product of ``factors`` from the output layer down to each layer: what is left of the gradient there."""
    return np.multiply.accumulate(factors[::-1])[::-1]


def kept(factors: FloatArray) -> float:
    """Geometric mean of ``factors``, so that kept**n is what n layers leave; nan without any, 0 where one is 0."""
    if not len(factors) or not np.isfinite(factors).all():
        return math.nan
    with np.errstate(divide="ignore"):
        return float(np.exp(np.log(factors).mean()))
