"""Every number that a lesson's text quotes is one of its goals, settings or solutions, is computed again, or is plain.

A number in the text that is none of these fails here: add what it rests on to ``FACTS``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
import pytest
import torch

from playground.data.build import build
from playground.experiment import Experiment, Layer, Network, parameter_count
from playground.experiment_file import from_json
from playground.lessons.checks import PROPERTIES
from playground.lessons.exercise import Near
from playground.lessons.folder import LessonStep, experiment_of, merged
from playground.lessons.quantities import QUANTITIES
from playground.lessons.score import PASSED, SHARED
from playground.lessons.spec import NumberCheck
from playground.presets import examples
from playground.words import readable
from tests.core.learner import Learner, Solution
from tests.core.test_lesson_facts import barrier, loss, ratios, start_of, trained
from tests.core.test_lessons import FOLDERS, SEEDS, SOLUTIONS, lesson_of
from tests.core.test_translations import _LATEX, _NUMBER, parts_of

PLAIN = {"0", "1", "2", "2018"}
"""Numbers of layers, constants of formulas, a year: no measurement can make them wrong."""


@dataclass(frozen=True)
class Fact:
    """What is quoted in which step of which lesson ("" for the introduction), and whether it holds."""

    lesson: str
    step: str
    quoted: str
    holds: Callable[[], bool]


def parameters(*units: int) -> int:
    return parameter_count(Network(layers=tuple(Layer(width) for width in units)), 1)


def patched(experiment: Experiment, patch: Mapping[str, Any]) -> Experiment:
    return from_json(msgspec.json.encode(merged(msgspec.to_builtins(experiment), dict(patch))))


def with_rate(lesson: str, step: str, factor: float) -> Experiment:
    start = start_of(lesson, step)
    return patched(start, {"training": {"learning_rate": start.training.learning_rate * factor}})


def loss_after(lesson: str, step: str, updates: int) -> float:
    return loss(trained(start_of(lesson, step), updates))


def rows(lesson: str, step: str) -> list[int]:
    return [len(subset) for subset in build(start_of(lesson, step).data).subsets]


@cache
def valid_r2(lesson: str, step: str, units: tuple[int, ...], updates: int) -> float:
    """What tanh layers of these widths reach on the validation set of a step."""
    layers = [{"units": width, "activation": "tanh"} for width in units]
    metrics = trained(patched(start_of(lesson, step), {"network": {"layers": layers}}), updates).metrics(1)
    assert metrics is not None
    return metrics.r2


@cache
def dead(updates: int, activation: str = "relu") -> float:
    """The share of dead units after so many updates of the step in which they die."""
    learner = Learner()
    learner.begin(lesson_of("relu").steps[0])
    layers = [{"units": 16, "activation": activation, "slope": 0.1}] * 3
    learner.edit({"network": {"layers": layers}})
    learner.train(updates)
    share = PROPERTIES["dead"](learner.situation())
    assert share is not None
    return share


@cache
def share_that_arrives(seed: int | None = None) -> float:
    """What reaches layer 1 through ten sigmoid layers, before training; with the lesson's own seed or another."""
    learner = Learner(seed)
    learner.begin(lesson_of("vanishing").steps[0])
    share = QUANTITIES["gradient_ratio"].compute(learner.experiment, learner.frame())
    assert share is not None
    return share


def every_guess_passes() -> bool:
    """Whether both ends of what the hint says are near enough for the check, with any seed."""
    [check] = [check for check in step_of("vanishing", "guess").spec.checks if isinstance(check, NumberCheck)]
    assert check.decades is not None
    shares = [share_that_arrives(seed) for seed in range(SEEDS)]
    return all(abs(math.log10(share / guess)) < check.decades for share in shares for guess in (1e-6, 1e-5))


def most_pieces(units: int) -> int:
    """The most straight pieces that a layer of so many ReLU units drew, over some networks drawn at random."""
    random = np.random.default_rng(0)
    x = np.linspace(-20.0, 20.0, 40_001)
    most = 0
    for _ in range(20):
        weights, biases, out = (random.standard_normal(units) for _ in range(3))
        slopes = np.diff(np.maximum(0.0, np.outer(x, weights) + biases) @ out) / np.diff(x)
        bends = np.abs(np.diff(slopes)) > 1e-6
        most = max(most, 1 + int((bends[1:] & ~bends[:-1]).sum() + bends[0]))
    return most


def way_back_costs(*widths: int) -> float:
    """Matrix products of a gradient, by multiplications, as a multiple of those of a prediction."""
    forward = sum(before * after for before, after in pairwise(widths))
    back = 2 * forward - widths[0] * widths[1]  # nobody asks for the gradient of the input
    return (forward + back) / forward


def three_digits_are_enough() -> bool:
    near = Near(0.02)
    return all(near(float(f"{value:.3g}"), value) for value in np.geomspace(0.03, 20, 500))


def steepest(function: Callable[[torch.Tensor], torch.Tensor]) -> float:
    z = torch.linspace(-8, 8, 3201, dtype=torch.float64, requires_grad=True)
    [slope] = torch.autograd.grad(function(z).sum(), z)
    return float(slope.max())


@cache
def cars() -> np.ndarray[Any, np.dtype[np.float64]]:
    dataset = build(examples()["auto_mpg"].experiment.data)
    return np.asarray(dataset.x, dtype=float)


def leaves_the_saddle_at() -> int:
    """The update, in tens, at which plain SGD has got away from the saddle of the last challenge."""
    trainer = trained(start_of("wrap_up", "leave"), 10)
    while loss(trainer) > 0.5:
        trainer.advance(10)
    return trainer.update


FACTS = (
    Fact("backpropagation", "", "about two to three times as much", lambda: 2 < way_back_costs(1, 16, 16, 1) <= 3),
    Fact("backpropagation", "cost", "three predictions", lambda: way_back_costs(64, 64, 64, 64) > 2.5),
    Fact("chain_rule", "last", "with three digits", three_digits_are_enough),
    Fact("chain_rule", "", "at most ¼", lambda: math.isclose(steepest(torch.sigmoid), 0.25)),
    Fact("depth", "", "at most *n + 1* pieces", lambda: most_pieces(8) == 9),
    Fact("depth", "narrow", "the loss has come to rest", lambda: loss_after("depth", "narrow", 3000) > 0.9),
    Fact("depth", "deep", "8 tanh units have 241 parameters", lambda: parameters(8, 8, 8, 8) == 241),
    Fact("depth", "deep", "than the 64 units had", lambda: parameters(64) == 193),
    Fact("depth", "wide", "Set it to 8, press **Train**, and look. Then set it to **64**",
         lambda: valid_r2("depth", "narrow", (8,), 1500) < 0.75 < valid_r2("depth", "narrow", (64,), 1500)),
    Fact("depth", "wide", "the 64 units", lambda: parameters(64) == (64 * 1 + 64) + (1 * 64 + 1)),
    Fact("depth", "taper", "1 → 24 → 12 → 6 → 1", lambda: parameters(24, 12, 6) == 48 + 300 + 78 + 7),
    Fact("depth", "taper", "48 + 300 + 78 + 7", lambda: [2 * 24, 25 * 12, 13 * 6, 7 * 1] == [48, 300, 78, 7]),
    Fact("depth", "overfit", "Twenty points to train on", lambda: rows("depth", "overfit")[0] == 20),
    Fact("depth", "overfit", "32 units: 1,153 parameters", lambda: parameters(32, 32) == 1153),
    Fact("linear", "predict", "This network is five *layers*",
         lambda: len(start_of("linear", "predict").network.layers) + 1 == 5),
    Fact("real_data", "look", "392 cars, six features", lambda: cars().shape == (392, 6)),
    Fact("real_data", "look", "−0.78, −0.84, 0.41 and 0.59", lambda: correlations() == [-0.78, -0.84, 0.41, 0.59]),
    Fact("real_data", "split", "274 rows to learn from, 59 to choose by, and 59 to judge with",
         lambda: rows("real_data", "split") == [274, 59, 59]),
    Fact("real_data", "scale", "weight is counted in thousands, acceleration in tens",
         lambda: [int(math.log10(value)) for value in cars().mean(axis=0)[[3, 4]]] == [3, 1]),
    Fact("real_data", "compare", "5 to 16 percent below",
         lambda: 0.84 < min(ratios("auto_mpg")) <= max(ratios("auto_mpg")) < 0.95),
    Fact("real_data", "compare", "by a fifth at most", lambda: min(ratios("auto_mpg")) > 0.8),
    Fact("real_data", "honest", "442 patients and ten features", lambda: sum(rows("real_data", "honest")) == 442),
    Fact("real_data", "honest", "some two hundred epochs",
         lambda: 150 < trained(start_of("real_data", "honest")).epoch < 250),
    Fact("relu", "", "such as 0.01 or 0.1", lambda: torch.nn.LeakyReLU().negative_slope == 0.01),
    Fact("relu", "kill", "the first hundred kill most of them", lambda: dead(100) > 0.9 * dead(1000) > 0.5),
    Fact("relu", "slower", "a tenth or a hundredth",
         lambda: all(loss(trained(with_rate("relu", "slower", factor), 3000)) < 0.2 for factor in (0.1, 0.01))),
    Fact("relu", "better", "it kept every unit alive where ReLU lost most of them",
         lambda: dead(300, "leaky_relu") == 0.0 and dead(300) > 0.5),
    Fact("surface", "minima", "at α = 0.5", lambda: barrier(0.5) > 20),
    Fact("surface", "copies", "8 · 7 · 6 · 5 · 4 · 3 · 2 · 1", lambda: math.factorial(8) == 8 * 7 * 6 * 5 * 4 * 3 * 2),
    Fact("surface", "copies", "40,320: as many as 8 units have orders", lambda: math.factorial(8) == 40320),
    Fact("surface", "copies", "64: each unit with each", lambda: 8 * 8 == 64),
    Fact("surface", "saddle", "pause within 300 updates", lambda: loss_after("surface", "saddle", 300) > 0.9),
    Fact("surface", "saddle", "for 500 updates", lambda: loss_after("surface", "saddle", 500) < 0.1),
    Fact("surface", "saddle", "a hundred updates a second", lambda: step_of("surface", "saddle").spec.speed == 100),
    Fact("surface", "slice", "169 parameters", lambda: parameters(8, 8, 8) == 169),
    Fact("vanishing", "", "ten layers of 0.2 each only 0.0000001", lambda: f"{0.2**10:.7f}" == "0.0000001"),
    Fact("vanishing", "", "About 1e-3 is a sensible pace", lambda: 1e-4 < pace() < 1e-2),
    Fact("vanishing", "", "A layer at 1e-9 stands still", lambda: np.float32(1) + np.float32(1e-9) == np.float32(1)),
    Fact("vanishing", "guess", "1e-3 is 0.001", lambda: float("1e-3") == 0.001),
    Fact("vanishing", "guess", "is about 1e-6", lambda: f"{0.25**10:.0e}" == "1e-06"),
    Fact("vanishing", "guess", "between 1e-6 and 1e-5",
         lambda: 1e-6 < share_that_arrives() < 1e-5 and every_guess_passes()),
    Fact("vanishing", "factor", "^(1/10)", lambda: len(start_of("vanishing", "guess").network.layers) == 10),
    Fact("wrap_up", "", "Passing it earns 40 points. Up to 60 more", lambda: (PASSED, SHARED) == (40, 60)),
    Fact("wrap_up", "bend", "Passing earns 40 points, and the loss, the parameters and the updates earn up to 20",
         lambda: PASSED + 3 * 20 == 100),
    Fact("wrap_up", "bend", "865 parameters", lambda: parameters(16, 16, 16, 16) == 865),
    Fact("wrap_up", "bend", "6 tanh units has 19 parameters", lambda: parameters(6) == 19),
    Fact("wrap_up", "shape", "10 tanh units have 141 parameters", lambda: parameters(10, 10) == 141),
    Fact("wrap_up", "table", "133 rows", lambda: sum(rows("wrap_up", "table")) == 133),
    Fact("wrap_up", "table", "One layer of 8, or two layers of 4",
         lambda: min(valid_r2("wrap_up", "table", units, 2000) for units in ((8,), (4, 4))) > 0.7),
    Fact("wrap_up", "table", "4 tanh units have 33 parameters", lambda: parameters(4, 4) == 33),
    Fact("wrap_up", "table", "Adam with 0.01", lambda: start_of("wrap_up", "table").training.learning_rate == 0.01),
    Fact("wrap_up", "leave", "more than 400 updates to get away", lambda: 400 < leaves_the_saddle_at() < 500),
)  # fmt: skip
"""What the texts say beyond goals and settings: ``quoted`` is found in the step, and its numbers are accounted for."""


def correlations() -> list[float]:
    from playground.data.columns import columns_of
    from playground.data.columns import correlations as measured

    columns = columns_of(build(examples()["auto_mpg"].experiment.data))
    r = dict(zip(columns.names, measured(columns.values[columns.subsets[0]])[-1], strict=True))
    return [round(float(r[name]), 2) for name in ("horsepower", "weight", "acceleration", "model_year")]


def pace() -> float:
    """The update relative to the weights, as a median over the layers, of ten ReLU layers that learn."""
    learner = Learner()
    learner.begin(lesson_of("vanishing").steps[0])
    learner.do(SOLUTIONS["vanishing"]["relu"])
    learner.train(300)
    learner.begin(step_of("vanishing", "relu"))
    frame = learner.frame()
    assert frame is not None
    assert frame.flow is not None
    return float(np.median(frame.flow.update_ratio))


def step_of(lesson: str, step: str) -> LessonStep:
    [found] = [known for known in lesson_of(lesson).steps if known.spec.id == step]
    return found


def _numbers(value: Any) -> Iterator[str]:
    """Every number in a piece of JSON, as it is said; what is written into a field stays as it is."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int | float):
        yield readable(float(value))
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _numbers(inner)
    else:
        for inner in value:
            yield from _numbers(inner)


def settled(lesson: str) -> dict[str, set[str]]:
    """The numbers of each step's goals, of the experiments that it is about, and of its recorded solution."""
    found: dict[str, set[str]] = {}
    experiment = Experiment()
    for step in lesson_of(lesson).steps:
        spec = step.spec
        solution = SOLUTIONS[lesson].get(spec.id, Solution())
        experiment = experiment_of(spec, experiment) or experiment
        known = [msgspec.to_builtins(spec.checks), spec.speed, msgspec.to_builtins(experiment.network)]
        known += [msgspec.to_builtins(experiment.training), experiment.data.noise, experiment.data.samples]
        known += [solution.patch, solution.updates, dict(solution.answers)]
        if solution.patch is not None:
            experiment = patched(experiment, solution.patch)
        found[spec.id] = set(_numbers(json.loads(json.dumps(known))))
    return found


@pytest.mark.parametrize("lesson", FOLDERS)
def test_every_number_in_the_text_rests_on_something(lesson: str) -> None:
    text, known = lesson_of(lesson).text("en"), settled(lesson)
    pieces = [("", "introduction", text.introduction)]
    pieces += [(name, place, said) for name, step in text.steps.items() for place, said in parts_of(step)]
    nowhere = []
    for name, place, said in pieces:
        quoted = " ".join(fact.quoted for fact in FACTS if (fact.lesson, fact.step) == (lesson, name))
        numbers = set(_NUMBER.findall(_LATEX.sub(" ", said)))
        left = numbers - PLAIN - known.get(name, set()) - set(_NUMBER.findall(quoted))
        nowhere += [f"{lesson} [{name}] {place}: {number}" for number in sorted(left)]
    assert not nowhere, "numbers that nothing computes:\n" + "\n".join(nowhere)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.lesson}-{fact.step or 'introduction'}-{fact.quoted}")
def test_what_is_quoted_holds(fact: Fact) -> None:
    text = lesson_of(fact.lesson).text("en")
    pieces = [said for _, said in parts_of(text.steps[fact.step])] if fact.step else [text.introduction]
    assert any(fact.quoted in " ".join(piece.split()) for piece in pieces), f"nobody says “{fact.quoted}”"
    assert fact.holds()
