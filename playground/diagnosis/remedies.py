"""What to try: edited experiments, each one step from the experiment that was looked at."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from playground.activations import ACTIVATIONS
from playground.checking import check
from playground.experiment import Experiment, ExperimentError, FormulaSource, FunctionSource, Layer
from playground.flow import Remedy
from playground.words import Said, said

replace = msgspec.structs.replace

Try = Callable[[Experiment], Remedy | None]
"""A remedy for an experiment, or ``None`` where it would change nothing or make no sense."""

LEAK = 0.1
"""LeakyReLU's α that is proposed: 0.01, the usual one, lets a dead unit come back a hundred times slower."""
WEIGHT_DECAY = 1e-3
PATIENCE = 20
SMALL_RATES = {"sgd": 0.01, "momentum": 0.01, "nesterov": 0.01}
"""Learning rates to begin with where it is 0; the adaptive optimisers begin with 0.001."""
ADAPTIVE = ("rmsprop", "adagrad", "adam", "adamw")
KINKED = ("relu", "leaky_relu", "elu", "gelu", "silu", "softplus")
"""Activations that pass one half of their inputs on: He initialisation is made for these (He et al. 2015)."""
MOST_SAMPLES = 4000
RATE = said("Learning rate {rate:g}")


def usable(tries: Iterable[Try], experiment: Experiment, inputs: int) -> tuple[Remedy, ...]:
    """Those of ``tries`` that change ``experiment`` and can be run; each experiment once."""
    found: list[Remedy] = []
    for attempt in tries:
        remedy = attempt(experiment)
        if remedy is None or remedy.experiment in (experiment, *(each.experiment for each in found)):
            continue
        try:
            check(remedy.experiment, inputs)
        except ExperimentError:
            continue
        found.append(remedy)
    return tuple(found)


def training(experiment: Experiment, text: Said, **values: Any) -> Remedy:
    """``experiment`` with other settings of its training."""
    return Remedy(text, replace(experiment, training=replace(experiment.training, **values)))


def network(experiment: Experiment, text: Said, **values: Any) -> Remedy:
    """``experiment`` with another network."""
    return Remedy(text, replace(experiment, network=replace(experiment.network, **values)))


def suited(layers: tuple[Layer, ...]) -> str:
    """The initialisation made for these activations: He for the ReLU family, else Xavier (Glorot & Bengio 2010)."""
    kinked = sum(layer.activation in KINKED for layer in layers)
    return "he" if 2 * kinked > len(layers) else "xavier"


def initialise(experiment: Experiment) -> Remedy | None:
    """The initialisation that suits the activations, or orthogonal where that was tried."""
    init = suited(experiment.network.layers)
    if experiment.network.init == init:
        init = "orthogonal"
    name = {"he": "He", "xavier": "Xavier", "orthogonal": said("orthogonal")}[init]
    return network(experiment, said("Use {name} initialisation", name=name), init=init)


def another_seed(experiment: Experiment) -> Remedy | None:
    """Another draw of the first weights; a constant start has none."""
    if experiment.network.init == "constant":
        return None
    return network(experiment, said("Draw other weights"), seed=(experiment.network.seed + 1) % 2**31)


def activate(name: str, instead_of: tuple[str, ...] | None = None, slope: float = LEAK) -> Try:
    """Activation ``name`` in every layer, or only where it is now one of ``instead_of``."""

    def attempt(experiment: Experiment) -> Remedy | None:
        layers = experiment.network.layers
        replaced = [layer for layer in layers if instead_of is None or layer.activation in instead_of]
        old = {ACTIVATIONS[layer.activation].label for layer in replaced if layer.activation != name}
        if not old and not (name == "leaky_relu" and any(layer.slope < slope for layer in replaced)):
            return None
        changed = tuple(
            replace(layer, activation=name, slope=slope if name == "leaky_relu" else layer.slope)
            if layer in replaced
            else layer
            for layer in layers
        )
        label = ACTIVATIONS[name].label
        if name == "leaky_relu":
            text = said("{label} α = {slope:g}", label=label, slope=slope)
        elif len(old) == 1:
            text = said("Replace {old} by {label}", old=lower(old.pop()), label=label)
        else:
            text = said("{label} in every layer", label=label)
        return network(experiment, text, layers=changed)

    return attempt


def rectify(experiment: Experiment) -> Remedy | None:
    """ReLU in every layer with the initialisation made for it: one without the other still fades in a deep stack."""
    remedy = activate("relu")(experiment)
    if remedy is None or experiment.network.init == "he":
        return remedy
    return network(remedy.experiment, said("{remedy}, He initialisation", remedy=remedy.text), init="he")


def scale_rate(factor: float) -> Try:
    """The learning rate times ``factor``, to two digits."""

    def attempt(experiment: Experiment) -> Remedy | None:
        rate = float(f"{experiment.training.learning_rate * factor:.1e}")
        return training(experiment, RATE.filled(rate=rate), learning_rate=rate) if rate > 0.0 else None

    return attempt


def raise_rate(ratio: float) -> Try:
    """The learning rate that would make a step of about 0.001 of one that is now ``ratio``, in powers of ten."""

    def attempt(experiment: Experiment) -> Remedy | None:
        now = experiment.training
        if now.learning_rate == 0.0:
            rate = SMALL_RATES.get(now.optimizer, 0.001)
        else:
            power = math.ceil(math.log10(1e-3 / ratio)) if ratio > 0.0 else 2
            rate = float(f"{now.learning_rate * 10.0 ** min(max(power, 1), 6):.1e}")
        return training(experiment, RATE.filled(rate=rate), learning_rate=rate)

    return attempt


def constant_rate(experiment: Experiment) -> Remedy | None:
    """No schedule."""
    return training(experiment, said("Constant learning rate"), schedule="constant")


def use_adam(experiment: Experiment) -> Remedy | None:
    """Adam at a rate that is usual for it, in place of an optimiser that does not rescale gradients."""
    if experiment.training.optimizer in ADAPTIVE:
        return None
    return training(experiment, said("Use Adam, learning rate 0.003"), optimizer="adam", learning_rate=0.003)


def clip(experiment: Experiment) -> Remedy | None:
    """Clip the gradient's norm at 1, or tighter than it is clipped now."""
    now = experiment.training.clip_norm
    norm = 1.0 if now is None or now > 1.0 else now / 10.0
    return training(experiment, said("Clip the gradient at {norm:g}", norm=norm), clip_norm=norm)


def fewer_layers(experiment: Experiment) -> Remedy | None:
    """The second half of the hidden layers left out."""
    layers = experiment.network.layers
    kept = math.ceil(len(layers) / 2)
    if kept == len(layers):
        return None
    text = said("{n} hidden {n:layer|layers}", n=kept)
    return network(experiment, text, layers=layers[:kept])


def scale_units(factor: float) -> Try:
    """Every hidden layer ``factor`` times as wide."""

    def attempt(experiment: Experiment) -> Remedy | None:
        layers = tuple(replace(each, units=max(1, int(each.units * factor))) for each in experiment.network.layers)
        return network(experiment, said("Half the units") if factor < 1.0 else said("Twice the units"), layers=layers)

    return attempt


def add_layer(experiment: Experiment) -> Remedy | None:
    """A hidden layer for a network that has none."""
    if experiment.network.layers:
        return None
    return network(experiment, said("Add a layer of 16 ReLU units"), layers=(Layer(16, "relu"),))


def stop_early(experiment: Experiment) -> Remedy | None:
    """Patience, where there is none."""
    if experiment.training.patience is not None:
        return None
    return training(experiment, said("Patience {n}", n=PATIENCE), patience=PATIENCE)


def decay_weights(experiment: Experiment) -> Remedy | None:
    """Weight decay, or ten times as much."""
    now = experiment.training.l2
    decay = WEIGHT_DECAY if now < WEIGHT_DECAY else 10.0 * now
    return training(experiment, said("Weight decay {decay:g}", decay=decay), l2=decay)


def more_samples(experiment: Experiment) -> Remedy | None:
    """Four times as many samples, where they are generated."""
    data = experiment.data
    if not isinstance(data.source, FunctionSource | FormulaSource) or data.samples >= MOST_SAMPLES:
        return None
    samples = min(4 * data.samples, MOST_SAMPLES)
    return Remedy(said("{n} {n:sample|samples}", n=samples), replace(experiment, data=replace(data, samples=samples)))


def standardise(experiment: Experiment) -> Remedy | None:
    """Scaled data."""
    return Remedy(said("Standardise the data"), replace(experiment, data=replace(experiment.data, standardize=True)))


def lower(label: str) -> str:
    """``label`` within a sentence: words begin small, names such as ReLU stay."""
    return label.lower() if label[1:].islower() else label
