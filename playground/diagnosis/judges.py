"""The judges: each looks at one network's numbers for one kind of trouble, and names the numbers that prove it."""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec
import numpy as np

from playground.diagnosis import remedies as do
from playground.diagnosis.kinds import KINDS
from playground.experiment import Experiment
from playground.flow import Diagnosis, Flow
from playground.frames import FloatArray, LossCurves
from playground.words import Said, figure, said

VANISHING_RATIO = 1e-3
VANISHING_FLOOR = 1e-4
"""Vanishing: ‖g₁‖/‖g_L‖ < 1e-3 and ‖g₁‖ < 1e-4 (AutoTrainer; Zhang et al., ICSE 2021)."""
EXPLODING_RATIO = 70.0
"""Exploding: ‖g₁‖/‖g_L‖ > 70 (AutoTrainer), or …"""
EXPLODED_LOSS = 100.0
"""… a loss so many times that of a network that has learnt nothing, or numbers that are not finite."""
DEAD_SHARE = 0.5
"""Dead: half of all ReLU units (SageMaker Debugger's DeadRelu: half of a layer, each active on < 1 % of the samples;
here on none). Networks that learn well were seen with up to 46 % of all and 75 % of a layer, in 10 layers …"""
DEAD_LAYER = 0.9
"""… so that a single layer counts only from here on: little passes through it."""
SATURATED_SHARE = 0.5
"""Saturated: half of a layer's units. The limit of 3 % for one unit is ``gradients.SATURATED``'s."""
SATURATING = ("sigmoid", "tanh", "elu", "gelu", "silu", "softplus")
"""Activations with a flat end. Of ReLU's, which is half of it, "dead" speaks."""
TWIN_SHARE = 0.5
"""Symmetric: half of a layer's units are copies of others; of two units, one."""
SPREAD_RATIO = 10.0
"""Poor initialisation: variances of activations differ more than tenfold (Glorot & Bengio 2010 want them equal)."""
START = 1
"""Updates until which spreads are the start's: training changes them."""
EARLY = 10
"""Updates in which steps may be large: weights are small, and Adam has not yet seen how gradients vary."""
USUAL_STEP = 1e-3
"""‖ΔW‖/‖W‖ that is about right (cs231n, "Ratio of weights:updates"). Adam's first steps are up to a hundredfold of it
in layers of 64 units, and no harm: they are divided by the size of the weights at the start, which is small."""
LARGE_STEP = 0.1
"""A hundredfold, after the start and with a loss that has risen to …"""
LOST = 1.2
"""… this many times that of a network that has learnt nothing …"""
HUGE_STEP = 1.0
"""… or weights that are changed by more than all of their size, at any time."""
SMALL_STEP = 1e-4
"""A tenth in the layer that moves most, while the loss has hardly fallen and the gradient is there."""
THERE = 0.03
"""A gradient is there if its norm is at least this share of the loss."""
HARDLY_FALLEN = 0.5
RISEN = 1.3
"""Overfitting: the validation loss is so many times its lowest …"""
NOTICEABLE = 0.02
"""… and by this share of the loss of a network that has learnt nothing above it, which noise alone hardly is …"""
FALLEN = 0.9
"""… while the training loss is below this share of what it was then (early stopping; Prechelt 1998)."""
BLOCKS = 20
SHORTEST_BLOCK = 5
"""Epochs are averaged in blocks, so that the noise of single ones says nothing."""
LONG_AFTER = 3
"""Blocks between the lowest validation loss and now."""
PLATEAU_UPDATES = 1500
PLATEAU_EPOCHS = 20
PLATEAU_CHANGE = 0.01
PLATEAU_LEVEL = 0.7
"""Plateau: after so many updates, the loss in the last quarter is within 1 % of that in the quarter before, and at
least 70 % of that of a network that has learnt nothing. The waves of the damped sine are learnt after up to 700
updates of rest."""


class Case(msgspec.Struct, frozen=True):
    """What is judged. ``inputs`` is the number of features."""

    experiment: Experiment
    flow: Flow
    curves: LossCurves | None
    inputs: int

    @property
    def loss_before(self) -> float:
        """The loss before training; nan if it is not known."""
        return math.nan if self.curves is None or not len(self.curves.train) else float(self.curves.train[0])

    @property
    def usual_loss(self) -> float:
        """The loss of a network that has learnt nothing; nan if it is not known.

        Predicting the mean of scaled targets has a mean squared error of 1. Otherwise it is the loss before training,
        which is higher than that after a bad start.
        """
        if self.experiment.data.standardize and self.experiment.training.loss == "mse":
            return 1.0
        return self.loss_before

    def found(
        self, kind: str, at: int | None, tries: tuple[do.Try, ...], /, **values: float | int | str
    ) -> Diagnosis:
        """The diagnosis ``kind``, seen best in layer ``at``, its numbers as text, and those of ``tries`` that apply."""
        texts = {name: value if isinstance(value, str) else number(value) for name, value in values.items()}
        return Diagnosis(kind, texts, at, do.usable(tries, self.experiment, self.inputs))

    def name(self, layer: int) -> Said:
        """``"layer 3"``, or ``"the output layer"``."""
        hidden = layer < len(self.experiment.network.layers)
        return said("layer {n}", n=layer + 1) if hidden else said("the output layer")


def diagnose(experiment: Experiment, flow: Flow, curves: LossCurves | None, inputs: int) -> tuple[Diagnosis, ...]:
    """What is wrong with ``experiment``'s network at the moment of ``flow``, the most serious first.

    ``curves`` are the run's losses up to then; without them nothing is said that needs a history. ``inputs`` is the
    number of features, for checking what is proposed.
    """
    case = Case(experiment, flow, curves, inputs)
    found = {kind: diagnosis for kind in KINDS if (diagnosis := JUDGES[kind](case)) is not None}
    hidden = {kind for kind, causes in CAUSED_BY.items() if found.keys() & causes}
    return tuple(diagnosis for kind, diagnosis in found.items() if kind not in hidden)


def number(value: float | int) -> str:
    """As a person reads it: whole numbers in full, others to two or three digits."""
    if isinstance(value, int):
        return figure(value, ",")
    if not math.isfinite(value):
        return said("not a finite number")
    return figure(value, ".2g" if abs(value) < 1.0 else ",.3g" if abs(value) < 1000.0 else ".1e")


def fading(signal: FloatArray) -> float:
    """log10 of ‖∂L/∂z₁‖/‖∂L/∂z_L‖ along the least-squares line through log10 of ``signal`` (layers,).

    Negative where gradients fade towards the input. Norms that underflowed count as the smallest float32. nan where
    nothing flows, and for fewer than two layers.
    """
    if len(signal) < 2 or not np.isfinite(signal).all() or signal[-1] == 0.0:
        return math.nan
    logs = np.log10(np.maximum(signal, 1e-45))
    place = np.arange(len(signal)) - (len(signal) - 1) / 2
    slope = float(place @ logs / (place @ place))
    return -slope * (len(signal) - 1)


def _vanishing(case: Case) -> Diagnosis | None:
    """The slope over the layers and a floor together: a converged network has small gradients, but no slope."""
    signal = case.flow.signal_norm
    fade = fading(signal)
    # a layer of dead units lets nothing through, which is another trouble
    if np.any(case.flow.dead == 1.0) or not (fade < math.log10(VANISHING_RATIO) and signal[0] < VANISHING_FLOOR):
        return None
    factor = 10.0 ** (-fade / (len(signal) - 1))
    return case.found(
        "vanishing", 0, (do.rectify, do.initialise, do.use_adam, do.fewer_layers, do.activate("leaky_relu")),
        first=float(signal[0]), last=float(signal[-1]), factor=factor,
    )


def _exploding(case: Case) -> Diagnosis | None:
    flow, usual = case.flow, case.usual_loss
    finite = math.isfinite(flow.loss) and bool(np.isfinite([flow.weight_norm, flow.signal_norm]).all())
    if finite and not fading(flow.signal_norm) > math.log10(EXPLODING_RATIO) and not flow.loss > EXPLODED_LOSS * usual:
        return None
    layer = int(np.nanargmax(flow.weight_norm)) if np.isfinite(flow.weight_norm).any() else None
    unsuited = case.experiment.network.init in ("normal", "constant")
    return case.found(
        "exploding", layer,
        (*((do.initialise,) if unsuited else ()), do.scale_rate(0.1), do.clip, do.standardise, do.initialise),
        first=float(flow.signal_norm[0]), last=float(flow.signal_norm[-1]), loss=flow.loss, usual=usual,
    )


def _dead(case: Case) -> Diagnosis | None:
    dead = case.flow.dead
    rectifies = np.isfinite(dead)
    if not rectifies.any():
        return None
    units = np.array([layer.units for layer in case.experiment.network.layers])
    counts = np.where(rectifies, np.round(np.nan_to_num(dead) * units), 0.0)
    total = int(units[rectifies].sum())
    if counts.sum() < DEAD_SHARE * total and np.nanmax(dead) < DEAD_LAYER:
        return None
    layer = int(np.nanargmax(dead))
    return case.found(
        "dead", layer, (do.activate("leaky_relu", ("relu", "leaky_relu")), do.scale_rate(0.1), do.initialise),
        dead=int(counts.sum()), units=total, most=int(counts[layer]), layer=case.name(layer),
    )


def _symmetric(case: Case) -> Diagnosis | None:
    twins = case.flow.twins
    if len(twins) == 0 or not np.nanmax(twins) >= TWIN_SHARE:
        return None
    layer = int(np.nanargmax(twins))
    units = case.experiment.network.layers[layer].units
    copies = round(float(twins[layer]) * units)
    # the unit that the others are copies of belongs to them
    return case.found(
        "symmetric", layer, (do.initialise, do.another_seed), twins=copies + 1, units=units, layer=case.name(layer)
    )


def _saturated(case: Case) -> Diagnosis | None:
    flow, layers = case.flow, case.experiment.network.layers
    shares = np.array([
        share if layer.activation in SATURATING else 0.0
        for layer, share in zip(layers, flow.saturated, strict=True)
    ])
    if len(shares) == 0 or not shares.max() >= SATURATED_SHARE:
        return None
    layer = int(shares.argmax())
    init = () if case.experiment.network.init in ("pytorch", "xavier", "he") else (do.initialise,)
    return case.found(
        "saturated", layer, (do.standardise, *init, do.rectify, do.scale_rate(0.1), do.initialise),
        saturated=round(float(shares[layer]) * layers[layer].units), units=layers[layer].units,
        layer=case.name(layer), slope=float(flow.slope[layer]), bound=float(flow.slope_bound[layer]),
    )


def _initialisation(case: Case) -> Diagnosis | None:
    spread = case.flow.spread[1:]
    if case.flow.update > START or len(spread) < 2 or not np.isfinite(spread).all():
        return None
    low, high = int(spread.argmin()), int(spread.argmax())
    if not spread[high] > SPREAD_RATIO * spread[low]:
        return None
    ratio = float(spread[high] / spread[low]) if spread[low] > 0.0 else math.inf
    return case.found(
        "initialisation", low, (do.initialise, do.rectify, do.another_seed, do.fewer_layers),
        low=float(spread[low]), high=float(spread[high]), layer=case.name(low), other=case.name(high),
        ratio=ratio if math.isfinite(ratio) else said("infinitely many"),
    )


def _steps_large(case: Case) -> Diagnosis | None:
    flow, usual = case.flow, case.usual_loss
    if not np.isfinite(flow.update_ratio).any():
        return None
    layer = int(np.nanargmax(flow.update_ratio))
    ratio = float(flow.update_ratio[layer])
    late = flow.update > EARLY and ratio > LARGE_STEP and flow.loss > LOST * usual
    if not late and not ratio > HUGE_STEP:
        return None
    return case.found(
        "steps_large", layer, (do.scale_rate(0.1), do.clip),
        ratio=ratio, layer=case.name(layer), loss=flow.loss, usual=usual,
    )


def _steps_small(case: Case) -> Diagnosis | None:
    flow = case.flow
    if not np.isfinite(flow.update_ratio).any() or case.curves is None:
        return None
    before = case.loss_before
    ratio = float(np.nanmax(flow.update_ratio))
    gradient = float(np.sqrt((flow.weight_norm**2 + flow.bias_norm**2).sum()))
    stays = HARDLY_FALLEN * before < flow.loss < RISEN * before
    if not (ratio < SMALL_STEP and gradient > THERE * flow.loss and stays):
        return None
    return case.found(
        "steps_small", None, (do.constant_rate, do.raise_rate(ratio), do.use_adam),
        ratio=ratio, gradient=gradient, loss=flow.loss, before=before,
    )


def _linear(case: Case) -> Diagnosis | None:
    layers = case.experiment.network.layers
    if any(layer.activation != "identity" for layer in layers):
        return None
    return case.found("linear", None, (do.add_layer, do.activate("relu"), do.activate("tanh")), layers=len(layers) + 1)


def _overfitting(case: Case) -> Diagnosis | None:
    curves = case.curves
    if curves is None or len(curves.epochs) < SHORTEST_BLOCK * (LONG_AFTER + 2) + 1:
        return None
    # epoch 0 is before training
    train, valid, epochs = (_in_blocks(column[1:]) for column in (curves.train, curves.valid, curves.epochs))
    if not np.isfinite(valid).all():
        return None
    best, last = int(valid.argmin()), len(valid) - 1
    rises = valid[-2:].min() > max(RISEN * valid[best], valid[best] + NOTICEABLE * case.usual_loss)
    falls = train[last] < FALLEN * train[best]
    if last - best < LONG_AFTER or not (rises and falls):
        return None
    return case.found(
        "overfitting", None, (do.stop_early, do.decay_weights, do.scale_units(0.5), do.more_samples),
        epoch=round(float(epochs[best])), best=float(valid[best]), valid=float(valid[last]),
        then=float(train[best]), train=float(train[last]),
    )


def _plateau(case: Case) -> Diagnosis | None:
    curves, usual = case.curves, case.usual_loss
    if curves is None or len(curves.epochs) < PLATEAU_EPOCHS or curves.updates[-1] < PLATEAU_UPDATES:
        return None
    third, fourth = np.searchsorted(curves.updates, [0.5 * curves.updates[-1], 0.75 * curves.updates[-1]])
    then, now = float(curves.train[third:fourth].mean()), float(curves.train[fourth:].mean())
    if not (abs(then - now) < PLATEAU_CHANGE * then and now > PLATEAU_LEVEL * usual):
        return None
    return case.found(
        "plateau", None,
        (do.use_adam, do.rectify, do.scale_rate(0.1), do.scale_units(2.0), do.another_seed),
        updates=round(float(curves.updates[-1] - curves.updates[third])), then=then, train=now, usual=usual,
    )


def _in_blocks(values: FloatArray) -> FloatArray:
    """Medians of consecutive values, in at most ``2 · BLOCKS`` blocks; the oldest ones that fill none are left out."""
    length = max(SHORTEST_BLOCK, len(values) // BLOCKS)
    medians: FloatArray = np.median(values[len(values) % length :].reshape(-1, length), axis=1)
    return medians


JUDGES: dict[str, Callable[[Case], Diagnosis | None]] = {
    "exploding": _exploding,
    "dead": _dead,
    "vanishing": _vanishing,
    "symmetric": _symmetric,
    "saturated": _saturated,
    "initialisation": _initialisation,
    "steps_large": _steps_large,
    "steps_small": _steps_small,
    "linear": _linear,
    "overfitting": _overfitting,
    "plateau": _plateau,
}
BLOCKED = frozenset(("exploding", "dead", "vanishing", "saturated"))
CAUSED_BY: dict[str, frozenset[str]] = {
    "steps_small": BLOCKED,
    "plateau": BLOCKED | {"symmetric", "steps_small", "linear"},
}
"""What is no news beside one of its causes."""
