"""What a ``lesson.json`` may say. One class a check; reading it finds every unknown key, name and type."""

from __future__ import annotations

from typing import Any

import msgspec

FORMAT = 1


class Spec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every part of a lesson."""


class MetricCheck(Spec, frozen=True, tag_field="kind", tag="metric"):
    """A metric of one subset: ``name`` is loss (scaled), mse, rmse, mae or r2 (the data's units)."""

    subset: str = "valid"
    name: str = "mse"
    below: float | None = None
    above: float | None = None


class GradientCheck(Spec, frozen=True, tag_field="kind", tag="gradient"):
    """``‖∂L/∂z‖`` of ``layer`` divided by that of ``to``; layers from 1, -1 for the output layer."""

    layer: int = 1
    to: int = -1
    below: float | None = None
    above: float | None = None


class NetworkCheck(Spec, frozen=True, tag_field="kind", tag="network"):
    """A property out of ``checks.PROPERTIES``: parameters, layers, units, bends, updates, dead, saturated."""

    property: str
    equals: float | None = None
    below: float | None = None
    above: float | None = None


class SettingCheck(Spec, frozen=True, tag_field="kind", tag="setting"):
    """A value of the experiment by its place, such as ``training.learning_rate`` or ``network.layers[0].activation``.

    ``[*]`` stands for every layer: all of them have to pass.
    """

    place: str
    equals: Any = None
    one_of: tuple[Any, ...] = ()
    below: float | None = None
    above: float | None = None


class ActionCheck(Spec, frozen=True, tag_field="kind", tag="action"):
    """An action (its id in the table of actions), a view that was opened or a control, used since the step began.

    An export counts when its file has been written.
    """

    id: str
    times: int = 1


class ProgressCheck(Spec, frozen=True, tag_field="kind", tag="progress"):
    """So many updates of the run done since the step began, or a state reached: diverged, finished, paused."""

    updates: int | None = None
    state: str | None = None


class NumberCheck(Spec, frozen=True, tag_field="kind", tag="number"):
    """A number that is typed in under ``name``, compared with a quantity out of ``quantities.QUANTITIES``.

    ``tolerance`` is relative; ``decades`` instead lets the power of ten be wrong by so much, for predictions.
    """

    name: str
    quantity: str
    tolerance: float = 0.02
    decades: float | None = None


class ChoiceCheck(Spec, frozen=True, tag_field="kind", tag="choice"):
    """One of the options that the text lists under ``name``."""

    name: str
    right: str


Check = (
    MetricCheck
    | GradientCheck
    | NetworkCheck
    | SettingCheck
    | ActionCheck
    | ProgressCheck
    | NumberCheck
    | ChoiceCheck
)


class ScoreSpec(Spec, frozen=True):
    """What counts when a challenge is scored, each with its limit, which earns nothing, and its best value.

    The loss (scaled) is that of ``subset``; updates and answers are counted from the start of the run or exercise.
    """

    subset: str = "valid"
    loss: tuple[float, float] | None = None
    parameters: tuple[float, float] | None = None
    updates: tuple[float, float] | None = None
    answers: tuple[float, float] | None = None


class PredictSpec(Spec, frozen=True):
    """A plot that is covered until the person has drawn what it shows ``updates`` later: fit_plot or loss_plot."""

    plot: str = "fit_plot"
    updates: int = 500


class StepSpec(Spec, frozen=True):
    """One step. ``experiment`` is the id of an example or a whole experiment; ``patch`` changes parts of it.

    The step begins with them, if there are any, else with what the step before left. ``views`` are brought into
    sight, ``point_at`` is highlighted: a view, panel, action or control by its ``objectName``. ``exercise`` draws
    numbers for a network worked out by hand. With ``together`` all checks have to hold at the same moment, else each
    counts once it has held. ``predict`` covers a plot until the person has drawn a guess. With ``spotlight``, all cards
    but the one pointed at are dimmed.
    ``score`` grades a step whose checks all hold, and the best of it is kept.
    ``speed`` limits training to so many updates a second. ``controls`` stay usable in locked mode, beside training and
    the ``views``: panels, plots and actions by their ``objectName``.
    """

    id: str
    experiment: str | dict[str, Any] | None = None
    patch: dict[str, Any] | None = None
    views: tuple[str, ...] = ()
    point_at: str | None = None
    checks: tuple[Check, ...] = ()
    together: bool = False
    exercise: str | None = None
    predict: PredictSpec | None = None
    spotlight: bool = False
    score: ScoreSpec | None = None
    speed: float | None = None
    controls: tuple[str, ...] = ()


class LessonSpec(Spec, frozen=True):
    """A lesson: where it stands in the course, how long it takes, and its steps."""

    format: int = FORMAT
    order: int = 100
    minutes: int = 10
    steps: tuple[StepSpec, ...] = ()
