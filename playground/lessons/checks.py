"""Checks of a lesson's step: what was measured, and whether that is what is wanted."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from playground.activations import ACTIVATIONS
from playground.affine import LINEAR
from playground.experiment import (
    INITIALISATIONS,
    LOSSES,
    OPTIMIZERS,
    SCALINGS,
    SCHEDULES,
    Experiment,
    parameter_count,
)
from playground.frames import Frame, Wish
from playground.lessons.exercise import ANSWERS, MISTAKES, ChainExercise, Near
from playground.lessons.quantities import QUANTITIES
from playground.lessons.spec import (
    ActionCheck,
    Check,
    ChoiceCheck,
    GradientCheck,
    MetricCheck,
    NetworkCheck,
    NumberCheck,
    ProgressCheck,
    SettingCheck,
)
from playground.words import Said, listed, readable, said

NOT_YET = said("Nothing has been measured yet.")
BELOW = said("{what} is {value}; below {bound} is wanted.")
ABOVE = said("{what} is {value}; above {bound} is wanted.")
EQUALS = said("{what} is {value}; {bound} is wanted.")
BETWEEN = said("{what} is {value}; between {low} and {high} is wanted.")
RIGHT_NUMBER = said("Right: it is {value}.")
WRONG_NUMBER = said("{answer} is not right yet.")
RIGHT_DECADE = said("{answer} is close enough: it is {value}.")
WRONG_DECADE = said("{answer} is off by a factor of {factor}.")
NO_ANSWER = said("Not answered yet.")
WORKED_OUT = said("{what} = {answer}")
RIGHT_GRADIENT = said("Right: {what} is {value}.")
NO_GRADIENT = said("{what} is not answered yet.")
DONE = said("Done.")
DO_IT = said("Not done yet ({done} of {wanted}).")
UPDATES = said("{done} of {wanted} {wanted:update|updates} done.")
STATES = {
    "diverged": said("The run has not diverged yet."),
    "finished": said("The run has not finished yet."),
    "paused": said("The run has not paused yet."),
}
SWITCHED = {True: said("on"), False: said("off")}
LOSS = said("loss")
NAMES = {
    "train": said("Training {metric}"),
    "valid": said("Validation {metric}"),
    "test": said("Test {metric}"),
    "parameters": said("Number of parameters"),
    "layers": said("Number of hidden layers"),
    "units": said("Number of hidden units"),
    "bends": said("Number of layers that are not linear"),
    "updates": said("Number of updates"),
    "dead": said("Share of dead ReLU units"),
    "saturated": said("Share of saturated units"),
    "gradient": said("‖∂L/∂z‖ of {layer} divided by that of {to}"),
    "layer": said("layer {n}"),
    "output": said("the output layer"),
    "data.samples": said("Number of samples"),
    "data.noise": said("Noise σ"),
    "data.standardize": said("Standardise"),
    "data.scaling": said("The set that the scaling is fitted on"),
    "network.init": said("Initialisation"),
    "network.layers[*].activation": said("Activation of every layer"),
    "network.layers[*].slope": said("Slope α of every layer"),
    "training.learning_rate": said("Learning rate"),
    "training.optimizer": said("Optimiser"),
}
"""What is measured, in words."""
CHOICES: Mapping[str, Mapping[str, str]] = {
    "activation": {name: activation.label for name, activation in ACTIVATIONS.items()},
    "init": INITIALISATIONS,
    "loss": LOSSES,
    "optimizer": OPTIMIZERS,
    "scaling": SCALINGS,
    "schedule": SCHEDULES,
}
"""What the window calls the values of a setting, by the last part of its place."""
ANOTHER, LAST = said("{first}, {rest}"), said("{first} or {rest}")


class Situation(msgspec.Struct, frozen=True):
    """What a check may look at. ``started_at`` is the update at which the step began; answers are what was typed.

    ``tries`` counts the numbers that were typed since the exercise was drawn.
    """

    experiment: Experiment
    frame: Frame | None = None
    features: int = 1
    state: str = "idle"
    started_at: int = 0
    actions: Mapping[str, int] = msgspec.field(default_factory=dict)
    answers: Mapping[str, str] = msgspec.field(default_factory=dict)
    exercise: ChainExercise | None = None
    tries: int = 0


class Verdict(msgspec.Struct, frozen=True):
    """Whether a check is passed, and what was measured."""

    passed: bool
    text: Said


def measure(check: Check, situation: Situation) -> Verdict:
    """Look at ``situation`` with the eyes of ``check``."""
    match check:
        case MetricCheck():
            return _metric(check, situation)
        case GradientCheck():
            return _gradient(check, situation)
        case NetworkCheck():
            value = PROPERTIES[check.property](situation)
            return _bounded(NAMES[check.property], value, check.below, check.above, check.equals)
        case SettingCheck():
            return _setting(check, situation)
        case ActionCheck():
            done = situation.actions.get(check.id, 0)
            if done >= check.times:
                return Verdict(True, DONE)
            return Verdict(False, DO_IT.filled(done=done, wanted=check.times))
        case ProgressCheck():
            return _progress(check, situation)
        case NumberCheck():
            return _number(check, situation)
        case ChoiceCheck():
            answer = situation.answers.get(check.name)
            return Verdict(answer == check.right, NO_ANSWER if answer is None else DONE)


def wishes_of(checks: tuple[Check, ...]) -> Wish:
    """What a frame has to hold for these checks."""
    wishes = Wish.NONE
    for check in checks:
        match check:
            case MetricCheck():
                wishes |= Wish.METRICS
            case GradientCheck():
                wishes |= Wish.FLOW
            case NetworkCheck() if check.property in ("dead", "saturated"):
                wishes |= Wish.FLOW
            case NumberCheck() if check.quantity in QUANTITIES:
                wishes |= QUANTITIES[check.quantity].wish
            case _:
                pass
    return wishes


def _bounded(
    what: Said, value: float | None, below: float | None, above: float | None, equals: float | None = None
) -> Verdict:
    """``above < value < below``, or ``value == equals``; what is not a number passes nothing."""
    if value is None or math.isnan(value):
        return Verdict(False, NOT_YET)
    values: dict[str, str | float] = {"what": what, "value": value}
    if equals is not None:
        return Verdict(value == equals, EQUALS.filled(**values, bound=equals))
    passed = (below is None or value < below) and (above is None or value > above)
    if below is not None and above is not None:
        return Verdict(passed, BETWEEN.filled(**values, low=above, high=below))
    template, bound = (BELOW, below) if below is not None else (ABOVE, above)
    assert bound is not None
    return Verdict(passed, template.filled(**values, bound=bound))


def _metric(check: MetricCheck, situation: Situation) -> Verdict:
    metrics = getattr(situation.frame, check.subset) if situation.frame is not None else None
    value = getattr(metrics, check.name) if metrics is not None else None
    name = "R²" if check.name == "r2" else LOSS if check.name == "loss" else check.name.upper()
    return _bounded(NAMES[check.subset].filled(metric=name), value, check.below, check.above)


def _gradient(check: GradientCheck, situation: Situation) -> Verdict:
    layers = len(situation.experiment.network.layers) + 1
    names: dict[str, str | float] = {}
    for key, number in (("layer", check.layer), ("to", check.to)):
        last = number in (-1, layers)
        names[key] = NAMES["output"] if last else NAMES["layer"].filled(n=number % (layers + 1))
    flow = situation.frame.flow if situation.frame is not None else None
    ratio = None
    indices = [number - 1 if number > 0 else layers + number for number in (check.layer, check.to)]
    if flow is not None and all(0 <= index < len(flow.signal_norm) for index in indices):
        first, second = (float(flow.signal_norm[index]) for index in indices)
        ratio = first / second if second > 0 else None
    return _bounded(NAMES["gradient"].filled(**names), ratio, check.below, check.above)


def _share(name: str) -> Callable[[Situation], float | None]:
    """The share of all hidden units, out of the gradient flow; layers that cannot have such units do not count."""

    def share(situation: Situation) -> float | None:
        import numpy as np

        flow = situation.frame.flow if situation.frame is not None else None
        if flow is None:
            return None
        shares = np.asarray(getattr(flow, name))
        units = np.array([layer.units for layer in situation.experiment.network.layers], dtype=float)
        known = ~np.isnan(shares[: len(units)])
        if len(shares) != len(units) or not known.any():
            return None
        return float((shares[known] * units[known]).sum() / units[known].sum())

    return share


def updates_since(situation: Situation) -> int:
    """The updates done since the step began."""
    return max(0, situation.frame.update - situation.started_at) if situation.frame is not None else 0


PROPERTIES: Mapping[str, Callable[[Situation], float | None]] = {
    "parameters": lambda situation: float(parameter_count(situation.experiment.network, situation.features)),
    "layers": lambda situation: float(len(situation.experiment.network.layers)),
    "units": lambda situation: float(sum(layer.units for layer in situation.experiment.network.layers)),
    "bends": lambda situation: float(
        sum(layer.activation != LINEAR for layer in situation.experiment.network.layers)
    ),
    "updates": lambda situation: float(updates_since(situation)),
    "dead": _share("dead"),
    "saturated": _share("saturated"),
}
"""What a network can be asked, by name: a number, or ``None`` while it is not known."""


def values_at(experiment: Experiment, place: str) -> list[Any]:
    """The values at ``place`` in the experiment's JSON, every one where it holds ``[*]``; none where nothing is."""
    found = [msgspec.to_builtins(experiment)]
    for part in re.findall(r"\[(?:\d+|\*)\]|[^.\[\]]+", place):
        if part == "[*]":
            found = [item for value in found if isinstance(value, list | tuple) for item in value]
        elif part.startswith("["):
            index = int(part[1:-1])
            found = [value[index] for value in found if isinstance(value, list | tuple) and index < len(value)]
        else:
            found = [value[part] for value in found if isinstance(value, dict) and part in value]
    return found


def _setting(check: SettingCheck, situation: Situation) -> Verdict:
    values = values_at(situation.experiment, check.place)
    if not values:
        return Verdict(False, NOT_YET)
    wrong = next((value for value in values if not _fits(check, value)), values[0])
    what = NAMES.get(check.place) or check.place
    shown: dict[str, str | float] = {"what": what, "value": _plain(wrong, check.place)}
    passed = all(_fits(check, value) for value in values)
    if check.equals is not None or check.one_of:
        wanted = [check.equals] if check.equals is not None else list(check.one_of)
        *others, last = (_plain(value, check.place) for value in wanted)
        texts = [other if isinstance(other, str) else readable(other) for other in others]
        named = LAST.filled(first=listed(texts, ANOTHER), rest=last) if texts else last
        return Verdict(passed, EQUALS.filled(**shown, bound=named))
    if check.below is not None and check.above is not None:
        return Verdict(passed, BETWEEN.filled(**shown, low=check.above, high=check.below))
    template, bound = (BELOW, check.below) if check.below is not None else (ABOVE, check.above)
    assert bound is not None
    return Verdict(passed, template.filled(**shown, bound=bound))


def _fits(check: SettingCheck, value: Any) -> bool:
    if check.equals is not None:
        return bool(value == check.equals)
    if check.one_of:
        return value in check.one_of
    if not isinstance(value, int | float):
        return False
    return (check.below is None or value < check.below) and (check.above is None or value > check.above)


def _plain(value: Any, place: str) -> str | float:
    """``value`` at ``place`` of an experiment as the window says it."""
    if isinstance(value, bool):
        return SWITCHED[value]
    if isinstance(value, int | float):
        return value
    return CHOICES.get(place.rpartition(".")[2], {}).get(str(value), str(value))


def _progress(check: ProgressCheck, situation: Situation) -> Verdict:
    if check.state is not None and situation.state != check.state:
        return Verdict(False, STATES[check.state])
    if check.updates is not None:
        done = updates_since(situation)
        if done < check.updates:
            return Verdict(False, UPDATES.filled(done=done, wanted=check.updates))
    return Verdict(True, DONE)


def _number(check: NumberCheck, situation: Situation) -> Verdict:
    answer = as_number(situation.answers.get(check.name, ""))
    if check.quantity in ANSWERS:
        return _worked_out(check, answer, situation.exercise)
    if answer is None:
        return Verdict(False, NO_ANSWER)
    value = QUANTITIES[check.quantity].compute(situation.experiment, situation.frame)
    if value is None:
        return Verdict(False, NOT_YET)
    if check.decades is not None:
        return _decade(answer, value, check.decades)
    passed = Near(check.tolerance)(answer, value)
    values: dict[str, str | float] = {"answer": answer, "value": value}
    return Verdict(passed, (RIGHT_NUMBER if passed else WRONG_NUMBER).filled(**values))


def _decade(answer: float, value: float, decades: float) -> Verdict:
    if answer * value <= 0:
        return Verdict(False, WRONG_NUMBER.filled(answer=answer))
    distance = abs(math.log10(answer / value))
    if distance <= decades:
        return Verdict(True, RIGHT_DECADE.filled(answer=answer, value=value))
    return Verdict(False, WRONG_DECADE.filled(answer=answer, factor=10**distance))


def _worked_out(check: NumberCheck, answer: float | None, exercise: ChainExercise | None) -> Verdict:
    """Says of which gradient: a step may ask for several."""
    what = ANSWERS[check.quantity]
    if answer is None:
        return Verdict(False, NO_GRADIENT.filled(what=what))
    if exercise is None:
        return Verdict(False, NOT_YET)
    near = Near(check.tolerance)
    value = exercise.answer(check.quantity)
    if near(answer, value):
        return Verdict(True, RIGHT_GRADIENT.filled(what=what, value=value))
    mistake = exercise.mistake(check.quantity, answer, near)
    told = MISTAKES[mistake] if mistake else WRONG_NUMBER
    return Verdict(False, told.filled(answer=WORKED_OUT.filled(what=what, answer=answer)))


def as_number(text: str) -> float | None:
    """A number as people type it: a decimal comma, a real minus sign, ``1/4``, ``2e-3``; ``None`` if it is none."""
    plain = text.strip().replace("−", "-").replace("·10^", "e").replace("*10^", "e").replace(" ", "")
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    above, slash, beneath = plain.partition("/")
    try:
        value = float(above) / float(beneath) if slash else float(plain)
    except (ValueError, ZeroDivisionError):
        return None
    return value if math.isfinite(value) else None
