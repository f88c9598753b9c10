"""What can be varied in a race: one table, and for every entry the variants of an experiment that differ in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from playground.activations import ACTIVATIONS
from playground.contest import Entrant
from playground.experiment import INITIALISATIONS, OPTIMIZERS, Experiment, Layer
from playground.words import Said, said

FEWEST, MOST = 2, 8
"""Runs in one race."""
USUAL_RATES = {
    "sgd": 0.05,
    "momentum": 0.01,
    "nesterov": 0.01,
    "rmsprop": 0.002,
    "adagrad": 0.05,
    "adam": 0.01,
    "adamw": 0.01,
}
"""Learning rates that suit small networks about equally well: a race at one rate for all would only compare rates."""
MOST_RATE = 1000.0
RATE_FACTORS = (0.01, 0.1, 0.3, 3.0, 10.0, 100.0)
MORE_SEEDS = 7
DEPTHS = (0, 1, 2, 3, 4, 6, 8)
BATCHES = (1, 8, 32, 128, 512)
WIDTH_FACTORS = (0.25, 0.5, 2.0, 4.0)
USUAL_UNITS = 16


class Varied(msgspec.Struct, frozen=True):
    """One thing that can be varied: what it is called, what it shows, and its variants of an experiment."""

    label: Said
    about: Said
    variants: Callable[[Experiment], Sequence[Entrant]]


def usual_rates(experiment: Experiment, optimizers: Sequence[str]) -> dict[str, float]:
    """A learning rate for each: that of the experiment, times the ratio of the usual ones, as far as it may go."""
    rate = experiment.training.learning_rate / USUAL_RATES[experiment.training.optimizer]
    return {name: min(rate * USUAL_RATES[name], MOST_RATE) for name in optimizers}


def as_it_is(experiment: Experiment) -> Entrant:
    """The experiment itself as one of those that race."""
    return Entrant(said("as it is"), experiment)


def variants(kind: str, experiment: Experiment) -> tuple[Entrant, ...]:
    """The variants of ``experiment`` in ``kind``, a key of ``VARIED``, without the experiment itself."""
    found: dict[str, Entrant] = {}
    for entrant in VARIED[kind].variants(experiment):
        if entrant.experiment != experiment:
            found.setdefault(entrant.name, entrant)
    return tuple(found.values())


def _with_network(experiment: Experiment, **values: Any) -> Experiment:
    return replace(experiment, network=replace(experiment.network, **values))


def _with_training(experiment: Experiment, **values: Any) -> Experiment:
    return replace(experiment, training=replace(experiment.training, **values))


def _activations(experiment: Experiment) -> list[Entrant]:
    layers = experiment.network.layers
    return [
        Entrant(
            activation.label,
            _with_network(experiment, layers=tuple(replace(layer, activation=name) for layer in layers)),
        )
        for name, activation in ACTIVATIONS.items()
    ]


def _optimizers(experiment: Experiment) -> list[Entrant]:
    return [
        Entrant(
            said("{optimizer}, rate {rate:.2g}", optimizer=OPTIMIZERS[name], rate=rate),
            _with_training(experiment, optimizer=name, learning_rate=rate),
        )
        for name, rate in usual_rates(experiment, tuple(OPTIMIZERS)).items()
        if name != experiment.training.optimizer
    ]


def _rates(experiment: Experiment) -> list[Entrant]:
    rates = [float(f"{experiment.training.learning_rate * factor:.3g}") for factor in RATE_FACTORS]
    return [
        Entrant(said("rate {rate:g}", rate=rate), _with_training(experiment, learning_rate=rate))
        for rate in rates
        if rate <= MOST_RATE
    ]


def _seeds(experiment: Experiment) -> list[Entrant]:
    seeds = [(experiment.network.seed + step) % 2**31 for step in range(1, MORE_SEEDS + 1)]
    return [Entrant(said("seed {seed:d}", seed=seed), _with_network(experiment, seed=seed)) for seed in seeds]


def _depths(experiment: Experiment) -> list[Entrant]:
    layers = experiment.network.layers
    like = layers[-1] if layers else Layer(USUAL_UNITS, "tanh")
    found = []
    for depth in DEPTHS:
        if depth != len(layers):
            deeper = (*layers[:depth], *(like for _ in range(depth - len(layers))))
            some = said("{n} hidden {n:layer|layers}", n=depth)
            name = some if depth else said("no hidden layer")
            found.append(Entrant(name, _with_network(experiment, layers=deeper)))
    return found


def _widths(experiment: Experiment) -> list[Entrant]:
    found = []
    for factor in WIDTH_FACTORS if experiment.network.layers else ():
        layers = tuple(
            replace(layer, units=min(max(round(layer.units * factor), 1), 1024)) for layer in experiment.network.layers
        )
        units = "-".join(str(layer.units) for layer in layers)
        units = units if len(layers) <= 3 else f"{layers[0].units}×{len(layers)}"
        found.append(Entrant(said("{units} {units:unit|units}", units=units), _with_network(experiment, layers=layers)))
    return found


def _batches(experiment: Experiment) -> list[Entrant]:
    return [Entrant(said("batch {size}", size=size), _with_training(experiment, batch_size=size)) for size in BATCHES]


def _starts(experiment: Experiment) -> list[Entrant]:
    return [
        Entrant(label, _with_network(experiment, init=name))
        for name, label in INITIALISATIONS.items()
        if name != experiment.network.init
    ]


VARIED: dict[str, Varied] = {
    "activation": Varied(
        said(
            "Activation"
        ), said("The same function in every hidden layer; all start from the same parameters."), _activations
    ),
    "optimizer": Varied(
        said(
            "Optimiser"
        ), said("Each at a rate that suits it: this one's, times the ratio of their usual ones."), _optimizers
    ),
    "learning_rate": Varied(said("Learning rate"), said("The same optimiser in smaller and larger steps."), _rates),
    "depth": Varied(said("Depth"), said("Hidden layers taken away from the end, or more like the last one."), _depths),
    "width": Varied(said("Width"), said("All hidden layers narrower or wider."), _widths),
    "seed": Varied(said("Seed"), said("The same experiment from other initial parameters: how much is luck."), _seeds),
    "batch_size": Varied(said(
        "Batch size"
    ), said("Fewer, surer updates an epoch, or more and noisier ones."), _batches),
    "init": Varied(said("Initialisation"), said("Other ways to draw the first parameters."), _starts),
}
"""Everything that can be varied; adding something is one entry."""
