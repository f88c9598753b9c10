"""What an experiment can be: every check of its values, without its data."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from playground.activations import ACTIVATIONS
from playground.experiment import (
    CSV_ENCODINGS,
    FORMAT,
    INITIALISATIONS,
    LOSSES,
    MAX_LAYERS,
    MAX_SAMPLES,
    MAX_UNITS,
    MISSING,
    OPTIMIZERS,
    SCALINGS,
    SCHEDULES,
    CsvSource,
    Data,
    Experiment,
    ExperimentError,
    FormulaSource,
    Network,
    PointsSource,
    SketchSource,
    Training,
)
from playground.memory import check_memory, memory_needed
from playground.words import readable_bytes, said

MAX_TEXT = 4_000_000
"""Characters of pasted cells, which the experiment's file holds."""


def check(experiment: Experiment, inputs: int = 1, rows: int | None = None) -> Experiment:
    """Return ``experiment`` if every value can be; raise ``ExperimentError`` at the first that cannot.

    ``inputs`` is the number of features and ``rows`` that of the samples where it is known (else ``data.samples``
    counts), for the memory that the network would need.
    """
    if experiment.format != FORMAT:
        raise ExperimentError(
            "format",
            said(
                "{format} is not a format this version reads; it reads {ours}",
                format=experiment.format,
                ours=FORMAT,
            ),
        )
    _check_data(experiment.data)
    _check_network(experiment.network, inputs)
    check_memory(experiment, inputs, experiment.data.samples if rows is None else rows)
    _check_training(experiment.training, experiment.data)
    return experiment


def _one_of(place: str, name: str, known: dict[str, Any]) -> None:
    if name not in known:
        raise ExperimentError(place, said('"{name}" is not one of {names}', name=name, names=", ".join(known)))


def _between(place: str, value: float, low: float, high: float, *, above: bool = False, below: bool = False) -> None:
    """``low ≤ value ≤ high``; ``above`` and ``below`` make that side strict."""
    low_ok = value > low if above else value >= low
    high_ok = value < high if below else value <= high
    if not (low_ok and high_ok):
        sides = (said("above {bound:,.10g}") if above else said("at least {bound:,.10g}")).filled(bound=low)
        if high != math.inf:
            upper = (said("below {bound:,.10g}") if below else said("at most {bound:,.10g}")).filled(bound=high)
            sides = said("{lower} and {upper}", lower=sides, upper=upper)
        problem = said("{value:,.10g} is out of range; it must be {sides}", value=value, sides=sides)
        raise ExperimentError(place, problem)


def _check_data(data: Data) -> None:
    source = data.source
    if isinstance(source, FormulaSource):
        low, high = source.domain
        if not (math.isfinite(low) and math.isfinite(high) and low < high):
            raise ExperimentError(
                "data.source.domain",
                said("[{low:g}, {high:g}] is not an interval; the first is smaller", low=low, high=high),
            )
    if isinstance(source, PointsSource | SketchSource):
        _check_points(source)
    if isinstance(source, CsvSource):
        _check_csv(source)
    _between("data.samples", data.samples, 4, MAX_SAMPLES)
    _between("data.noise", data.noise, 0.0, 1e6)
    for index, share in enumerate(data.split):
        _between(f"data.split[{index}]", share, 0.0, 1.0)
    if not math.isclose(sum(data.split), 1.0, abs_tol=1e-6):
        raise ExperimentError("data.split", said(
            "the shares sum to {total:g}; they must sum to 1", total=sum(data.split)))
    if data.split[0] <= 0.0:
        raise ExperimentError("data.split[0]", said("the training set is empty; give it a share above 0"))
    _one_of("data.scaling", data.scaling, SCALINGS)
    _between("data.seed", data.seed, 0, 2**31 - 1)


def _check_points(source: PointsSource | SketchSource) -> None:
    if len(source.x) != len(source.y):
        raise ExperimentError(
            "data.source", said("{x} {x:value|values} of x but {y} of y", x=len(source.x), y=len(source.y))
        )
    if not all(math.isfinite(value) for value in (*source.x, *source.y)):
        raise ExperimentError("data.source", said("a point is not finite"))
    if isinstance(source, SketchSource):
        if len(source.x) < 2 or any(left >= right for left, right in pairwise(source.x)):
            raise ExperimentError(
                "data.source.x", said("a drawn function has at least two points, and x rises from each")
            )
        return
    if source.sets and len(source.sets) != len(source.x):
        raise ExperimentError(
            "data.source.sets",
            said(
                "{sets} {sets:set|sets} for {points} {points:point|points}", sets=len(source.sets), points=len(source.x)
            ),
        )
    for index, subset in enumerate(source.sets):
        if subset not in (0, 1, 2):
            raise ExperimentError(
                f"data.source.sets[{index}]",
                said("{subset} is no set; 0 training, 1 validation, 2 test", subset=subset),
            )


def _check_csv(source: CsvSource) -> None:
    """What can be said of the settings without the file."""
    place = "data.source"
    if len(source.text) > MAX_TEXT:
        raise ExperimentError(
            f"{place}.text",
            said("{n} {n:character is|characters are} too many to paste; save them as a CSV file", n=len(source.text)),
        )
    if source.encoding is not None:
        _one_of(f"{place}.encoding", source.encoding, CSV_ENCODINGS)
    mark = source.delimiter
    if mark is not None and (len(mark) != 1 or not mark.isascii() or mark in '"\r\n\0'):
        raise ExperimentError(
            f"{place}.delimiter", said("{mark!r} is not one character that can separate cells", mark=mark)
        )
    if source.decimal not in (None, ".", ","):
        raise ExperimentError(
            f"{place}.decimal", said('"{decimal}" is not a decimal mark; it is "." or ","', decimal=source.decimal)
        )
    if source.decimal is not None and source.decimal == source.delimiter:
        raise ExperimentError(
            f"{place}.decimal", said('"{decimal}" cannot be decimal mark and delimiter at once', decimal=source.decimal)
        )
    _one_of(f"{place}.missing", source.missing, MISSING)
    for name in source.dates:
        if name in source.categories:
            raise ExperimentError(f"{place}.dates", said('"{name}" is named under categories too', name=name))


def _check_network(network: Network, inputs: int) -> None:
    if len(network.layers) > MAX_LAYERS:
        raise ExperimentError(
            "network.layers",
            said("{n} hidden {n:layer|layers}; at most {most}", n=len(network.layers), most=MAX_LAYERS),
        )
    for index, layer in enumerate(network.layers):
        place = f"network.layers[{index}]"
        if layer.units < 1:
            raise ExperimentError(
                f"{place}.units",
                said("{units}: a layer has 1 to {most} {most:unit|units}", units=layer.units, most=MAX_UNITS),
            )
        if layer.units > MAX_UNITS:
            needed = memory_needed(network, inputs)
            raise ExperimentError(
                f"{place}.units",
                said(
                    "{units} {units:unit|units} would need {needed} of memory with this network; a layer has 1 to "
                    "{most} {most:unit|units}",
                    units=layer.units,
                    needed=readable_bytes(needed),
                    most=MAX_UNITS,
                ),
            )
        _one_of(f"{place}.activation", layer.activation, ACTIVATIONS)
        _between(f"{place}.slope", layer.slope, 0.0, 1.0, below=True)
    _one_of("network.init", network.init, INITIALISATIONS)
    _between("network.init_value", network.init_value, -100.0, 100.0)
    if network.init == "normal":
        _between("network.init_value", network.init_value, 0.0, 100.0)
    _between("network.seed", network.seed, 0, 2**31 - 1)


def _check_training(training: Training, data: Data) -> None:
    _one_of("training.optimizer", training.optimizer, OPTIMIZERS)
    _one_of("training.loss", training.loss, LOSSES)
    _one_of("training.schedule", training.schedule, SCHEDULES)
    _between("training.learning_rate", training.learning_rate, 0.0, 1000.0)
    _between("training.momentum", training.momentum, 0.0, 1.0, below=True)
    _between("training.batch_size", training.batch_size, 1, MAX_SAMPLES)
    _between("training.huber_delta", training.huber_delta, 0.0, 1e6, above=True)
    _between("training.l1", training.l1, 0.0, 100.0)
    _between("training.l2", training.l2, 0.0, 100.0)
    if training.clip_norm is not None:
        _between("training.clip_norm", training.clip_norm, 0.0, 1e6, above=True)
    if training.max_epochs is not None:
        _between("training.max_epochs", training.max_epochs, 1, 10**9)
    if training.patience is not None:
        if data.split[1] == 0.0:
            raise ExperimentError(
                "training.patience", said("early stopping watches the validation set, which is empty; give it a share")
            )
        _between("training.patience", training.patience, 1, 10**9)
    _between("training.schedule_epochs", training.schedule_epochs, 1, 10**9)
    _between("training.schedule_factor", training.schedule_factor, 0.0, 1.0, above=True)
    _between("training.seed", training.seed, 0, 2**31 - 1)
