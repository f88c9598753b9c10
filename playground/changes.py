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
from playground.words import Said, figure, said

MOST_LAYERS = 3
"""Changed layers that are named one by one."""
SHIPPED = {
    str(name): name
    for name in (
        said("line"),
        said("parabola"),
        said("sine"),
        said("damped sine"),
        said("step"),
        said("absolute"),
        said("chirp"),
        said("gap"),
        said("heteroscedastic"),
        said("outliers"),
        said("plane"),
        said("gaussian bumps"),
        said("ripple"),
        said("saddle"),
        said("checker"),
        said("mcycle"),
        said("diabetes"),
        said("auto mpg"),
        said("diamonds"),
    )
}
"""The functions and tables that ship with the program, by what experiment files call them."""
ALL_LAYERS = said("all layers to {kind}")


def _number(value: Any) -> str:
    return said("off") if value is None else figure(value, "," if isinstance(value, int) else "g")


def _name(names: dict[str, str]) -> Callable[[Any], str]:
    return lambda value: names[value]


def _split(value: Any) -> str:
    return "/".join(f"{100 * share:g}" for share in value)


def _switch(value: Any) -> str:
    return said("on") if value else said("off")


FIELDS: dict[str, dict[str, tuple[Said, Callable[[Any], str]]]] = {
    "data": {
        "samples": (said("samples"), _number),
        "noise": (said("noise"), _number),
        "split": (said("split"), _split),
        "standardize": (said("standardisation"), _switch),
        "scaling": (said("scaling fitted on"), _name(SCALINGS)),
        "seed": (said("data seed"), _number),
    },
    "network": {
        "init": (said("initialisation"), _name(INITIALISATIONS)),
        "init_value": (said("initial value"), _number),
        "seed": (said("initial parameters' seed"), _number),
    },
    "training": {
        "optimizer": (said("optimiser"), _name(OPTIMIZERS)),
        "learning_rate": (said("learning rate"), _number),
        "momentum": (said("momentum"), _number),
        "batch_size": (said("batch size"), _number),
        "loss": (said("loss"), _name(LOSSES)),
        "huber_delta": (said("Huber's δ"), _number),
        "l1": (said("L1"), _number),
        "l2": (said("L2"), _number),
        "clip_norm": (said("clipping"), _number),
        "max_epochs": (said("max epochs"), _number),
        "patience": (said("patience"), _number),
        "schedule": (said("schedule"), _name(SCHEDULES)),
        "schedule_epochs": (said("schedule's epochs"), _number),
        "schedule_factor": (said("schedule's factor"), _number),
        "seed": (said("batches' seed"), _number),
    },
}
"""How every field of an experiment is called and written, part by part; layers and source are named for themselves."""


def changes(before: Experiment, after: Experiment) -> tuple[str, ...]:
    """What ``after`` has that ``before`` had not, most telling first: ``"layer 3 to LeakyReLU"``,
    ``"learning rate 0.01 → 0.1"``. Empty for two that run the same; the experiments' names do not count.
    """
    found: list[str] = []
    if before.data.source != after.data.source:
        old_source, new_source = source_name(before.data.source), source_name(after.data.source)
        found.append(said("data {was} → {now}", was=old_source, now=new_source))
    found += _layer_changes(before.network.layers, after.network.layers)
    for part in ("training", "network", "data"):
        old, new = getattr(before, part), getattr(after, part)
        for field, (name, written) in FIELDS[part].items():
            was, now = getattr(old, field), getattr(new, field)
            if was != now:
                found.append(said("{name} {was} → {now}", name=name, was=written(was), now=written(now)))
    return tuple(found)


def source_name(source: Source) -> str:
    """A source of data in a word or two."""
    match source:
        case FunctionSource() | TableSource():
            name = source.name.replace("_", " ")
            return SHIPPED.get(name, name)
        case FormulaSource():
            return source.expression
        case PointsSource():
            return said("{n} {n:point|points}", n=len(source.x))
        case SketchSource():
            return said("drawn function")
        case CsvSource():
            if source.text:
                return said("pasted cells")
            return source.path.replace("\\", "/").rpartition("/")[2]


def stack_name(layers: Iterable[Layer]) -> str:
    """The units of hidden layers: ``"16-16"``, or "no hidden layer"."""
    return "-".join(str(layer.units) for layer in layers) or said("no hidden layer")


def _from_to(template: Said, before: tuple[Layer, ...], after: tuple[Layer, ...]) -> Said:
    return template.filled(was=stack_name(before), now=stack_name(after))


def _layer_changes(before: tuple[Layer, ...], after: tuple[Layer, ...]) -> list[str]:
    if len(before) != len(after):
        return [_from_to(said("hidden layers {was} → {now}"), before, after), *_common_activation(before, after)]
    found: list[str] = []
    units = [index for index, (old, new) in enumerate(zip(before, after, strict=True)) if old.units != new.units]
    if len(units) > MOST_LAYERS:
        found.append(_from_to(said("units {was} → {now}"), before, after))
    else:
        template = said("layer {n} {was} → {now} {now:unit|units}")
        found += [template.filled(n=index + 1, was=before[index].units, now=after[index].units) for index in units]
    kinds = [index for index, pair in enumerate(zip(before, after, strict=True)) if _kind(pair[0]) != _kind(pair[1])]
    labels = {_kind(after[index]) for index in kinds}
    if len(labels) == 1 and len(kinds) == len(after) and len(kinds) > 1:
        found.append(ALL_LAYERS.filled(kind=labels.pop()))
    elif len(kinds) > MOST_LAYERS:
        found.append(said("activations of {n} {n:layer|layers}", n=len(kinds)))
    else:
        found += [said("layer {n} to {kind}", n=index + 1, kind=_kind(after[index])) for index in kinds]
    return found


def _common_activation(before: tuple[Layer, ...], after: tuple[Layer, ...]) -> list[str]:
    """Of stacks of other depths only what all layers have in common can be compared."""
    old, new = ({_kind(layer) for layer in layers} for layers in (before, after))
    return [ALL_LAYERS.filled(kind=next(iter(new)))] if len(new) == 1 and len(old) == 1 and old != new else []


def _kind(layer: Layer) -> str:
    """A layer's activation with its slope, where it has one."""
    activation = ACTIVATIONS[layer.activation]
    if not activation.has_slope:
        return activation.label
    return Said("{label} {slope:g}", {"label": activation.label, "slope": layer.slope})
