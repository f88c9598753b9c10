"""Checks of a lesson against what is measured, and the chain rule worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from playground.experiment import Experiment, Layer, Network, Training
from playground.frames import Frame, Metrics, Wish
from playground.lessons.checks import Situation, as_number, measure, values_at, wishes_of
from playground.lessons.exercise import ANSWERS, EXERCISES, MISTAKES, ChainExercise, Near, draw
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
from playground.words import readable

FRAME = Frame(
    run=0, update=120, epoch=10, updates_per_second=0.0, learning_rate=0.01,
    train=Metrics(0.02, 0.03, math.sqrt(0.03), 0.1, 0.97), valid=Metrics(0.034, 0.05, math.sqrt(0.05), 0.2, 0.9),
)  # fmt: skip
TWO = Experiment(network=Network(layers=(Layer(8, "tanh"), Layer(4, "identity"))), training=Training(learning_rate=0.1))


def said(check: Check, situation: Situation) -> tuple[bool, str]:
    verdict = measure(check, situation)
    return verdict.passed, str(verdict.text)


@pytest.mark.parametrize(
    ("check", "passed", "sentence"),
    [
        (MetricCheck(name="loss", below=0.02), False, "Validation loss is 0.034; below 0.02 is wanted."),
        (MetricCheck(name="loss", below=0.04), True, "Validation loss is 0.034; below 0.04 is wanted."),
        (MetricCheck("train", "r2", above=0.9), True, "Training R² is 0.97; above 0.9 is wanted."),
        (MetricCheck("test", "mse", below=1.0), False, "Nothing has been measured yet."),
        (NetworkCheck("parameters", below=60), True, "Number of parameters is 57; below 60 is wanted."),
        (NetworkCheck("bends", equals=1), True, "Number of layers that are not linear is 1; 1 is wanted."),
        (NetworkCheck("layers", above=2), False, "Number of hidden layers is 2; above 2 is wanted."),
        (NetworkCheck("dead", below=0.1), False, "Nothing has been measured yet."),
        (NetworkCheck("updates", below=21), True, "Number of updates is 20; below 21 is wanted."),
        (NetworkCheck("updates", below=20), False, "Number of updates is 20; below 20 is wanted."),
        (SettingCheck("training.learning_rate", above=0.05, below=0.2), True,
         "Learning rate is 0.1; between 0.05 and 0.2 is wanted."),
        (SettingCheck("network.layers[*].activation", equals="tanh"), False,
         "Activation of every layer is Identity; Tanh is wanted."),
        (SettingCheck("network.layers[1].activation", one_of=("relu", "tanh", "identity")), True,
         "network.layers[1].activation is Identity; ReLU, Tanh or Identity is wanted."),
        (SettingCheck("network.init", one_of=("he", "orthogonal")), False,
         "Initialisation is PyTorch default; He (Kaiming) or Orthogonal is wanted."),
        (SettingCheck("data.scaling", equals="train"), True,
         "The set that the scaling is fitted on is Training set; Training set is wanted."),
        (SettingCheck("network.layers[7].units", above=1), False, "Nothing has been measured yet."),
        (ActionCheck("train_step", times=3), False, "Not done yet (2 of 3)."),
        (ActionCheck("train_step"), True, "Done."),
        (ProgressCheck(updates=100), False, "20 of 100 updates done."),
        (ProgressCheck(updates=20, state="paused"), True, "Done."),
        (ProgressCheck(state="diverged"), False, "The run has not diverged yet."),
        (NumberCheck("count", "parameters"), True, "Right: it is 57."),
        (NumberCheck("wrong", "parameters"), False, "40 is not right yet."),
        (NumberCheck("wrong", "parameters", decades=0.2), True, "40 is close enough: it is 57."),
        (NumberCheck("far", "parameters", decades=0.2), False, "5,700 is off by a factor of 100."),
        (NumberCheck("nothing", "parameters"), False, "Not answered yet."),
        (ChoiceCheck("line", "straight"), True, "Done."),
        (ChoiceCheck("line", "curved"), False, "Done."),
        (ChoiceCheck("other", "curved"), False, "Not answered yet."),
    ],
)  # fmt: skip
def test_a_verdict_says_what_was_measured_and_what_is_wanted(check: Check, passed: bool, sentence: str) -> None:
    situation = Situation(
        TWO, FRAME, state="paused", started_at=100, actions={"train_step": 2},
        answers={"count": "57", "wrong": "40", "far": "5700", "nothing": "a few", "line": "straight"},
    )  # fmt: skip
    assert said(check, situation) == (passed, sentence)


def test_what_is_wanted_is_said_in_the_persons_language_whole() -> None:
    verdict = measure(SettingCheck("network.init", one_of=("pytorch", "he", "orthogonal")), Situation(TWO, FRAME))
    assert verdict.text.text(lambda template: f"[{template}]" if "{" not in template else template) == (
        "[Initialisation] is [PyTorch default]; [PyTorch default], He (Kaiming) or [Orthogonal] is wanted."
    )


def test_the_ratio_of_two_gradients_names_its_layers() -> None:
    from types import SimpleNamespace

    flow = SimpleNamespace(signal_norm=np.array([0.001, 0.01, 0.5]), dead=np.array([0.25, math.nan]))
    situation = Situation(TWO, replace(FRAME, flow=flow))
    passed, sentence = said(GradientCheck(1, -1, below=0.01), situation)
    assert passed
    assert sentence == "‖∂L/∂z‖ of layer 1 divided by that of the output layer is 0.002; below 0.01 is wanted."
    assert not said(GradientCheck(2, 1, below=5), situation)[0]
    assert not said(GradientCheck(4, 1, below=5), situation)[0]
    assert said(NetworkCheck("dead", above=0.2), situation)[0]  # the layer without ReLU does not count


def test_a_number_that_is_not_one_passes_nothing() -> None:
    broken = replace(FRAME, valid=Metrics(math.nan, math.nan, math.nan, math.nan, math.nan))
    for check in (MetricCheck(below=1.0), MetricCheck(above=0.0)):
        assert said(check, Situation(TWO, broken)) == (False, "Nothing has been measured yet.")


def test_only_what_is_looked_at_is_wished_for() -> None:
    assert wishes_of((ActionCheck("train_step"), NumberCheck("n", "parameters"))) == Wish.NONE
    assert wishes_of((MetricCheck(below=1), GradientCheck(below=1), NetworkCheck("dead", above=0))) == (
        Wish.METRICS | Wish.FLOW
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.25", 0.25), (" -1,5 ", -1.5), ("−2", -2.0), ("1/4", 0.25), ("2e-3", 0.002), ("3·10^-4", 0.0003),
     ("", None), ("a", None), ("1/0", None), ("inf", None), ("1,000.5", None)],
)  # fmt: skip
def test_numbers_are_read_as_people_type_them(text: str, value: float | None) -> None:
    assert as_number(text) == value


def test_places_lead_to_values() -> None:
    assert values_at(TWO, "network.layers[*].units") == [8, 4]
    assert values_at(TWO, "training.optimizer") == ["adam"]
    assert values_at(TWO, "network.layers[5].units") == []
    assert readable(1234567.0) == "1.23e6"


@pytest.mark.parametrize("activation", EXERCISES)
def test_what_is_worked_out_by_hand_is_autograds(activation: str) -> None:
    functions = {"tanh": torch.tanh, "sigmoid": torch.sigmoid, "identity": lambda z: z}
    for seed in range(20):
        exercise = draw(activation, seed)
        weights = [torch.tensor(weight, dtype=torch.float64, requires_grad=True) for weight in exercise.weights]
        hidden = torch.tensor(exercise.x, dtype=torch.float64)
        for weight, bias in zip(weights[:2], exercise.biases[:2], strict=True):
            hidden = functions[activation](weight * hidden + bias)
        loss = (weights[2] * hidden + exercise.biases[2] - exercise.y) ** 2
        loss.backward()  # type: ignore[no-untyped-call]
        assert exercise.forward()["loss"] == pytest.approx(float(loss.detach()))
        for name, weight in zip(ANSWERS, reversed(weights), strict=True):
            assert weight.grad is not None
            assert exercise.answer(name) == pytest.approx(float(weight.grad), rel=1e-12)


def test_every_drawn_exercise_is_another_and_tells_all_mistakes_apart() -> None:
    near = Near(0.02)
    drawn = [draw("tanh", seed) for seed in range(50)]
    assert len(set(drawn)) == 50
    for exercise in drawn:
        for name in ANSWERS:
            right = exercise.answer(name)
            assert exercise.mistake(name, -right, near) == "sign"
            assert exercise.mistake(name, right / 2, near) == "factor"
            assert exercise.mistake(name, 1000.0, near) is None
        slope = dict(exercise.factors("dW2"))["slope"]
        assert exercise.mistake("dW2", exercise.answer("dW2") / slope, near) == "slope"
        assert exercise.mistake("dW2", -exercise.answer("dW2") / slope, near) in MISTAKES


def test_of_several_gradients_each_says_which_one_is_not_answered_yet() -> None:
    exercise = ChainExercise((0.5, -0.8, 1.2), (0.1, 0.2, -0.3), 1.5, 0.7, "tanh")
    said_of = [said(NumberCheck(name, name), Situation(TWO, exercise=exercise))[1] for name in ANSWERS]
    assert said_of == [f"∂L/∂W{n} is not answered yet." for n in "₃₂₁"]


def test_a_mistake_is_named_in_the_verdict() -> None:
    exercise = ChainExercise((0.5, -0.8, 1.2), (0.1, 0.2, -0.3), 1.5, 0.7, "tanh")
    right = exercise.answer("dW1")
    check = NumberCheck("w1", "dW1")

    def answered(value: float) -> str:
        return said(check, Situation(TWO, answers={"w1": repr(value)}, exercise=exercise))[1]

    assert answered(round(right, 3)) == f"Right: ∂L/∂W₁ is {readable(right)}."
    assert answered(-right).startswith(f"∂L/∂W₁ = {readable(-right)}: the sign is wrong.")
    assert answered(5.0) == "∂L/∂W₁ = 5 is not right yet."
    assert "an f′(z) is missing" in answered(right / dict(exercise.factors("dW1"))["slope"])
    assert "the factor 2 is missing" in answered(right / 2)
    assert "two things" in answered(-right / 2)
    assert "wrong input" in answered(right / exercise.x * exercise.forward()["h1"])
