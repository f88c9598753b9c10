"""A walk shows the program's own numbers, and every formula in it is true of them."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from playground.activations import ACTIVATIONS
from playground.chain_rule import walk
from playground.diagram import Parameter, Part
from playground.experiment import LOSSES, OPTIMIZERS, Training
from playground.network import Pass
from playground.next_update import FACTORS, OptimizerState
from playground.walk import PHASES, Step, Walk, fill
from tests.core.walking import RATE, build, nothing_yet, some_rows, take

Array = NDArray[np.float64]
Formula = Callable[..., Array]

ROWS = 5
REGULARISED: dict[str, Any] = {"l1": 0.01, "l2": 0.02, "clip_norm": 0.5}


def clipped_difference(output: Array, target: Array, delta: Array) -> Array:
    return np.clip(output - target, -delta, delta)


def huber(output: Array, target: Array, delta: Array) -> Array:
    size = np.abs(output - target)
    return np.where(size <= delta, 0.5 * size**2, delta * (size - 0.5 * delta))


FORMULAS: dict[str, Formula] = {
    "#1": lambda a: a,
    r"#1 \, #2 + #3": lambda W, h, b: W @ h + b,
    r"#1 \, #2 + #3 \, \mathbf{1}^\top": lambda W, h, b: W @ h + b @ np.ones((1, ROWS)),
    r"(#1 - #2)^{2}": lambda output, target: (output - target) ** 2,
    r"\frac{1}{5} \sum (#1 - #2)^{2}": lambda output, target: ((output - target) ** 2).mean(),
    r"\left|#1 - #2\right|": lambda output, target: np.abs(output - target),
    r"\frac{1}{5} \sum \left|#1 - #2\right|": lambda output, target: np.abs(output - target).mean(),
    r"H(#1 - #2)": huber,
    r"\frac{1}{5} \sum H(#1 - #2)": lambda output, target, delta: huber(output, target, delta).mean(),
    r"2 \, (#1 - #2)": lambda output, target: 2 * (output - target),
    r"\frac{1}{5} \cdot 2 \, (#1 - #2)": lambda output, target: 2 / 5 * (output - target),
    r"\mathrm{sign}(#1 - #2)": lambda output, target: np.sign(output - target),
    r"\frac{1}{5} \cdot \mathrm{sign}(#1 - #2)": lambda output, target: np.sign(output - target) / 5,
    r"\max(-#3, \min(#3, #1 - #2))": clipped_difference,
    r"\frac{1}{5} \cdot \max(-#3, \min(#3, #1 - #2))": lambda o, t, d: clipped_difference(o, t, d) / 5,
    r"#1 \, #2^\top": lambda delta, h: delta @ h.T,
    r"#1 \, \mathbf{1}": lambda delta: delta @ np.ones((ROWS, 1)),
    r"#1^\top \, #2": lambda W, delta: W.T @ delta,
    r"#1 \odot #2": lambda dh, slope: dh * slope,
    r"\min\left(1, \frac{#1}{#2 + 10^{-6}}\right)": lambda c, norm: np.minimum(1, c / (norm + 1e-6)),
    r"#1 + #3 \, \mathrm{sign}(#2)": lambda g, W, l1: g + l1 * np.sign(W),
    r"#2 \, #1": lambda g, s: s * g,
    r"#1 + #3 \, #2": lambda g, W, l2: g + l2 * W,
    r"#4 \, (#1 + #3 \, \mathrm{sign}(#2))": lambda g, W, l1, s: s * (g + l1 * np.sign(W)),
    r"#4 \, (#1 + #3 \, \mathrm{sign}(#2)) + #5 \, #2": lambda g, W, l1, s, l2: s * (g + l1 * np.sign(W)) + l2 * W,
    r"#1 - #2 \, #3": lambda W, rate, g: W - rate * g,
    r"#1 - #2 \, #4": lambda W, rate, g, v, *_: W - rate * v,
    r"#1 - #2 \, (#3 + #6 \, #4)": lambda W, rate, g, v, old, mu: W - rate * (g + mu * v),
    r"#1 - #2 \, \frac{#3}{\sqrt{#4} + 10^{-8}}": lambda W, rate, g, v, *_: W - rate * g / (np.sqrt(v) + 1e-8),
    r"#1 - #2 \, \frac{#3}{\sqrt{#4} + 10^{-10}}": lambda W, rate, g, v, *_: W - rate * g / (np.sqrt(v) + 1e-10),
    r"#1 - #2 \, \frac{#4}{\sqrt{#5} + 10^{-8}}": lambda W, rate, g, m, v, *_: W - rate * m / (np.sqrt(v) + 1e-8),
    r"(1 - #2 \, #8) \, #1 - #2 \, \frac{#4}{\sqrt{#5} + 10^{-8}}": (
        lambda W, rate, g, m, v, old_m, old_v, decay: (1 - rate * decay) * W - rate * m / (np.sqrt(v) + 1e-8)
    ),
}
"""What every pattern says, spelled out once more."""

STATE_NOTES: dict[str, Formula] = {
    r"#4 = #6 \, #5 + #3": lambda W, rate, g, v, old, mu: mu * old + g - v,
    r"#4 = 0.99 \, #5 + 0.01 \, #3 \odot #3": lambda W, rate, g, v, old: 0.99 * old + 0.01 * g * g - v,
    r"#4 = #5 + #3 \odot #3": lambda W, rate, g, v, old: old + g * g - v,
    r"#4 = \frac{0.9 \, #6 + 0.1 \, #3}{1 - 0.9^{4}}": (
        lambda W, rate, g, m, v, old_m, *_: (0.9 * old_m + 0.1 * g) / (1 - 0.9**4) - m
    ),
    r"#5 = \frac{0.999 \, #7 + 0.001 \, #3 \odot #3}{1 - 0.999^{4}}": (
        lambda W, rate, g, m, v, old_m, old_v, *_: (0.999 * old_v + 0.001 * g * g) / (1 - 0.999**4) - v
    ),
}
"""What the notes on the optimiser's state say: a difference that is zero. The update is the fourth."""


def values(step: Step) -> list[Array]:
    return [term.value.astype(np.float64) for term in step.terms]


def expected(step: Step, activation: str) -> Array:
    if step.kind == "activation":
        return ACTIVATIONS[activation].function(values(step)[0], 0.1)
    return FORMULAS[step.pattern](*values(step))


def assert_true(taken: Walk, activation: str) -> None:
    for step in taken.steps:
        result = step.result.value
        assert step.result.value.shape == np.broadcast_to(expected(step, activation), result.shape).shape
        np.testing.assert_allclose(result, expected(step, activation), rtol=2e-5, atol=2e-6, err_msg=step.latex)


def fourth(**training: Any) -> Walk:
    """A fourth update: the optimiser remembers something."""
    spec = Training(**training)
    network, theta = build((6, 4), "tanh")
    state = {name: torch.rand_like(theta) * 0.1 for name in nothing_yet(spec, theta).state}
    return walk(network, spec, theta, some_rows(ROWS), OptimizerState(state, 3), RATE, update=3, check=False)


@pytest.mark.parametrize("rows", [1, ROWS])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_result_is_what_its_formula_says(activation: str, rows: int) -> None:
    assert_true(take((7, 4), activation, rows=rows, inputs=3, check=False), activation)


@pytest.mark.parametrize("rows", [1, ROWS])
@pytest.mark.parametrize("loss", LOSSES)
def test_the_formulas_of_every_loss_are_true(loss: str, rows: int) -> None:
    assert_true(take((6,), "sigmoid", rows=rows, loss=loss, huber_delta=0.4, check=False), "sigmoid")


@pytest.mark.parametrize(
    "regularised",
    [{}, {"l1": 0.01}, {"l2": 0.02}, {"clip_norm": 0.1}, {"clip_norm": 1000.0, "l1": 0.01}, REGULARISED],
    ids=["plain", "l1", "l2", "clip", "clip and l1", "all"],
)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_formulas_of_every_update_are_true(optimizer: str, regularised: dict[str, float]) -> None:
    taken = fourth(optimizer=optimizer, **regularised)
    assert_true(taken, "tanh")
    for step in taken.steps:
        for note in step.notes if step.phase == "update" else ():
            assert np.abs(STATE_NOTES[note](*values(step))).max() < 1e-5, note


@pytest.mark.parametrize("rows", [1, 3, 33])
def test_the_numbers_are_those_of_the_programs_own_pass(rows: int) -> None:
    network, theta = build((8, 5), "gelu", inputs=2)
    x, target = some_rows(rows, 2)
    training = Training()
    gradient = torch.zeros_like(theta)
    done = Pass(network, theta, gradient, rows)
    output = torch.empty(rows, 1)
    done.gradient_step(x, target, output, training)
    taken = walk(network, training, theta, (x, target), nothing_yet(training, theta), RATE, update=0, check=False)
    found = {(step.kind, step.layer): step.result.value for step in taken.steps}
    for layer, layout in enumerate(network.layout):
        weight, bias = layout.views(gradient)
        assert np.array_equal(found["weight_gradient", layer], weight.numpy())
        assert np.array_equal(found["bias_gradient", layer], bias.numpy()[:, None])
    for layer in range(2):
        assert np.array_equal(found["affine", layer], done.z[layer].numpy().T)
        assert np.array_equal(found["activation", layer], done.a[layer].numpy().T)
        assert np.array_equal(found["pre_activation_gradient", layer], done.dz[layer].numpy().T)
    assert np.array_equal(found["prediction", 2], output.numpy().T)
    assert np.array_equal(found["loss_gradient", 2], done.dz[2].numpy().T)


def test_a_walk_goes_forward_through_the_loss_and_back() -> None:
    taken = take((4, 3), "tanh", check=False, clip_norm=1.0)
    assert [(step.kind, step.layer) for step in taken.steps] == [
        ("input", 0),
        *[("affine", 0), ("activation", 0), ("affine", 1), ("activation", 1), ("prediction", 2)],
        *[("loss", 2), ("loss_gradient", 2)],
        *[("weight_gradient", 2), ("bias_gradient", 2), ("activation_gradient", 1), ("pre_activation_gradient", 1)],
        *[("weight_gradient", 1), ("bias_gradient", 1), ("activation_gradient", 0), ("pre_activation_gradient", 0)],
        *[("weight_gradient", 0), ("bias_gradient", 0), ("clip", 2)],
        *[
            (f"{kind}_{what}", layer)
            for layer in range(3)
            for what in ("weights", "biases")
            for kind in ("regularised", "update")
        ],
    ]
    phases = [step.phase for step in taken.steps]
    assert phases == sorted(phases, key=["forward", "loss", "backward", "update"].index)
    assert {step.kind for step in taken.steps} == set(PHASES)


def test_every_step_lights_parts_that_are_there_and_the_way_back_is_told_apart() -> None:
    taken = take((4, 3), "tanh", check=False, clip_norm=1.0)
    layers = {"input": {0}, "weights": {0, 1, 2}, "biases": {0, 1, 2}, "units": {0, 1, 2}, "loss": {2}}
    for step in taken.steps:
        assert step.parts
        for part in step.parts:
            assert part.layer in layers[part.kind]
            assert part.backward == (step.phase == "backward")
    activation_gradient = next(step for step in taken.steps if step.kind == "activation_gradient")
    assert Part("weights", 2, backward=True) in activation_gradient.parts


def test_nothing_of_a_walk_can_be_written_to_or_changes_later() -> None:
    network, theta = build((4, 3), "relu")
    x, target = some_rows(ROWS)
    training = Training()
    before = nothing_yet(training, theta)
    taken = walk(network, training, theta, (x, target), before, RATE, update=0)
    shown = [term for step in taken.steps for term in (*step.terms, step.result)]
    kept = [term.value.copy() for term in shown]
    for tensor in (theta, x, target, *before.state.values()):
        tensor.fill_(7.0)
    for term, value in zip(shown, kept, strict=True):
        assert not term.value.flags.writeable
        assert term.value.dtype == np.float32
        assert term.value.ndim == 2
        assert np.array_equal(term.value, value)


def test_large_matrices_are_not_copied_step_by_step() -> None:
    taken = take((300, 300), "tanh", check=False)
    weights = [term.value for step in taken.steps for term in (*step.terms, step.result) if term.latex == "W_{2}"]
    owners = {value.__array_interface__["data"][0] for value in weights}
    assert len(weights) == 4  # forward, backward, update, and what it made
    assert len(owners) == 2


@pytest.mark.parametrize(
    ("loss", "optimizer"), [*(("mse", name) for name in OPTIMIZERS), *((name, "sgd") for name in LOSSES)]
)
def test_every_formula_can_be_typeset_and_every_term_stands_in_one(loss: str, optimizer: str) -> None:
    taken = take((3, 3), "leaky_relu", loss=loss, optimizer=optimizer, check=False, **REGULARISED)
    for step in taken.steps:
        for place in range(1, len(step.terms) + 1):
            assert any(f"#{place}" in text for text in (step.pattern, *step.notes)), step.latex
        assert not any("@" in text or "#" in text for text in (step.latex, *step.notes_latex))
    texts = {text for step in taken.steps for text in (step.latex, *step.notes_latex)}
    texts |= {text for factor in taken.product.factors for text in (factor.latex, factor.formula or "1")}
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        from ziamath.zmath import Latex
    for text in texts:
        Latex(text).svg()


def test_numbers_take_the_places_of_symbols() -> None:
    assert fill(r"#1 \, #2^\top + #1", ["a", "b"]) == r"{a} \, {b}^\top + {a}"
    assert fill("#1#10", [str(number) for number in range(10)]) == "{0}{9}"


def test_a_parameter_that_is_not_there_any_more_gives_way_to_the_first_weight() -> None:
    gone = take((4,), "tanh", parameter=Parameter(2, 0, 0), check=False)
    assert gone.parameter == gone.product.parameter == Parameter(0, 0, 0)
    there = take((4,), "tanh", parameter=Parameter(1, 0, None), check=False)
    assert there.parameter == Parameter(1, 0, None)


def test_a_walk_can_be_left_before_every_step_and_every_trial() -> None:
    asked = itertools.count()
    whole = take((6, 5), "tanh", check=False, ask=lambda: next(asked))
    assert next(asked) >= len(whole.steps) + len(FACTORS)

    def leave() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        take((6, 5), "tanh", check=False, ask=leave)
