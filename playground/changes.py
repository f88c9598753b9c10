"""What differs between two experiments, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from playground.activations import ACTIVATIONS
from playground.experiment import (
    INITIALISATIONS,
    LOSSES,
    OPTIMIZERS,
    SCALINGS,
    SCHEDULES,
    CsvSource,
    Experiment,
    FormulaSource,
    FunctionSource,
    Layer,
    PointsSource,
    SketchSource,
    Source,
    TableSource,
)

MOST_LAYERS = 3
"""Changed layers that are named one by one."""


def _number(value: Any) -> str:
    return "off" if value is None else f"{value:,}" if isinstance(value, int) else f"{value:g}"


def _name(names: dict[str, str]) -> Callable[[Any], str]:
    return lambda value: names[value]


def _split(value: Any) -> str:
    return "/".join(f"{100 * share:g}" for share in value)


def _switch(value: Any) -> str:
    return "on" if value else "off"


FIELDS: dict[str, dict[str, tuple[str, Callable[[Any], str]]]] = {
    "data": {
        "samples": ("samples", _number),
        "noise": ("noise", _number),
        "split": ("split", _split),
        "standardize": ("standardisation", _switch),
        "scaling": ("scaling fitted on", _name(SCALINGS)),
        "seed": ("data seed", _number),
    },
    "network": {
        "init": ("initialisation", _name(INITIALISATIONS)),
        "init_value": ("initial value", _number),
        "seed": ("initial parameters' seed", _number),
    },
    "training": {
        "optimizer": ("optimiser", _name(OPTIMIZERS)),
        "learning_rate": ("learning rate", _number),
        "momentum": ("momentum", _number),
        "batch_size": ("batch size", _number),
        "loss": ("loss", _name(LOSSES)),
        "huber_delta": ("Huber's δ", _number),
        "l1": ("L1", _number),
        "l2": ("L2", _number),
        "clip_norm": ("clipping", _number),
        "max_epochs": ("max epochs", _number),
        "patience": ("patience", _number),
        "schedule": ("schedule", _name(SCHEDULES)),
        "schedule_epochs": ("schedule's epochs", _number),
        "schedule_factor": ("schedule's factor", _number),
        "seed": ("batches' seed", _number),
    },
}
"""How every field of an experiment is called and written, part by part; layers and source are named for themselves."""


def changes(before: Experiment, after: Experiment) -> tuple[str, ...]:
    """What ``after`` has that ``before`` had not, most telling first: ``"layer 3 to LeakyReLU"``,
    ``"learning rate 0.01 → 0.1"``. Empty for two that run the same; the experiments' names do not count.
    """
    found: list[str] = []
    if before.data.source != after.data.source:
        found.append(f"data {source_name(before.data.source)} → {source_name(after.data.source)}")
    found += _layer_changes(before.network.layers, after.network.layers)
    for part in ("training", "network", "data"):
        old, new = getattr(before, part), getattr(after, part)
        for field, (name, written) in FIELDS[part].items():
            was, now = getattr(old, field), getattr(new, field)
            if was != now:
                found.append(f"{name} {written(was)} → {written(now)}")
    return tuple(found)


def source_name(source: Source) -> str:
    """A source of data in a word or two."""
    match source:
        case FunctionSource() | TableSource():
            return source.name.replace("_", " ")
        case FormulaSource():
            return source.expression
        case PointsSource():
            return f"{len(source.x):,} points"
        case SketchSource():
            return "drawn function"
        case CsvSource():
            if source.text:
                return "pasted cells"
            return source.path.replace("\\", "/").rpartition("/")[2]


def stack_name(layers: Iterable[Layer]) -> str:
    """The units of hidden layers: ``"16-16"``, or "no hidden layer"."""
    return "-".join(str(layer.units) for layer in layers) or "no hidden layer"


def _layer_changes(before: tuple[Layer, ...], after: tuple[Layer, ...]) -> list[str]:
    if len(before) != len(after):
        return [f"hidden layers {stack_name(before)} → {stack_name(after)}", *_common_activation(before, after)]
    found = []
    units = [index for index, (old, new) in enumerate(zip(before, after, strict=True)) if old.units != new.units]
    if len(units) > MOST_LAYERS:
        found.append(f"units {stack_name(before)} → {stack_name(after)}")
    else:
        found += [f"layer {index + 1} {before[index].units} → {after[index].units} units" for index in units]
    kinds = [index for index, pair in enumerate(zip(before, after, strict=True)) if _kind(pair[0]) != _kind(pair[1])]
    labels = {_kind(after[index]) for index in kinds}
    if len(labels) == 1 and len(kinds) == len(after) and len(kinds) > 1:
        found.append(f"all layers to {labels.pop()}")
    elif len(kinds) > MOST_LAYERS:
        found.append(f"activations of {len(kinds)} layers")
    else:
        found += [f"layer {index + 1} to {_kind(after[index])}" for index in kinds]
    return found


def _common_activation(before: tuple[Layer, ...], after: tuple[Layer, ...]) -> list[str]:
    """Of stacks of other depths only what all layers have in common can be compared."""
    old, new = ({_kind(layer) for layer in layers} for layers in (before, after))
    return [f"all layers to {next(iter(new))}"] if len(new) == 1 and len(old) == 1 and old != new else []


def _kind(layer: Layer) -> str:
    """A layer's activation with its slope, where it has one."""
    activation = ACTIVATIONS[layer.activation]
    return f"{activation.label} {layer.slope:g}" if activation.has_slope else activation.label
