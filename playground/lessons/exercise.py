"""A network of one unit a layer, worked out by hand: new numbers as often as wanted, and which mistake an answer is.

    z₁ = W₁x + b₁, h₁ = f(z₁),  z₂ = W₂h₁ + b₂, h₂ = f(z₂),  ŷ = W₃h₂ + b₃,  L = (ŷ − y)²

    ∂L/∂W₃ = 2(ŷ − y)·h₂    ∂L/∂W₂ = 2(ŷ − y)·W₃·f′(z₂)·h₁    ∂L/∂W₁ = 2(ŷ − y)·W₃·f′(z₂)·W₂·f′(z₁)·x
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from itertools import combinations

import msgspec

from playground.diagram import Parameter
from playground.words import said

ANSWERS = {"dW3": "∂L/∂W₃", "dW2": "∂L/∂W₂", "dW1": "∂L/∂W₁"}
"""The gradients that are asked for, from the output back to the input, and how they are written."""
EXERCISES = {"tanh": 1.0, "sigmoid": 0.25, "identity": 1.0}
"""The activations that an exercise can have, and the largest value of each slope."""

MISTAKES = {
    "slope": said("{answer}: an f′(z) is missing. Every activation on the way back multiplies by its slope."),
    "factor": said("{answer}: the factor 2 is missing. The derivative of (ŷ − y)² is 2(ŷ − y)."),
    "sign": said("{answer}: the sign is wrong. The error is ŷ − y, prediction minus target."),
    "input": said(
        "{answer}: the wrong input is at the end. ∂z/∂W is what goes into that layer: the activation before it."
    ),
    "weight": said("{answer}: a weight is missing. On the way back every layer multiplies by its W."),
    "pre_activation": said("{answer}: there is a z where the activation f(z) belongs."),
    "two": said("{answer}: two things are wrong at once. Write the factors one under the other, from ŷ back to W."),
}
"""What an answer reveals, by its key."""


class Near(msgspec.Struct, frozen=True):
    """Equal up to a relative ``tolerance``, and to what rounding to three decimals does."""

    tolerance: float

    def __call__(self, answer: float, value: float) -> bool:
        return abs(answer - value) <= max(self.tolerance * abs(value), 5.001e-4)


class ChainExercise(msgspec.Struct, frozen=True):
    """The numbers of one exercise: weights and biases by layer from the input, one sample, one activation."""

    weights: tuple[float, float, float]
    biases: tuple[float, float, float]
    x: float
    y: float
    activation: str

    def parameters(self) -> dict[Parameter, float]:
        """The weights and biases as parameters of a network with one unit a layer."""
        weights = {Parameter(layer, 0, 0): value for layer, value in enumerate(self.weights)}
        return weights | {Parameter(layer, 0, None): value for layer, value in enumerate(self.biases)}

    def given(self) -> tuple[tuple[tuple[str, float], ...], ...]:
        """Names and values of what a person starts from: the sample, then weight and bias of each layer."""
        layers = zip("₁₂₃", self.weights, self.biases, strict=True)
        return (("x", self.x), ("y", self.y)), *(((f"W{n}", w), (f"b{n}", b)) for n, w, b in layers)

    def forward(self) -> dict[str, float]:
        """Every number of the forward pass by its name: z1, h1, z2, h2, prediction, error, loss."""
        (w1, w2, w3), (b1, b2, b3) = self.weights, self.biases
        z1 = w1 * self.x + b1
        h1 = _value(self.activation, z1)
        z2 = w2 * h1 + b2
        h2 = _value(self.activation, z2)
        prediction = w3 * h2 + b3
        error = prediction - self.y
        return {"z1": z1, "h1": h1, "z2": z2, "h2": h2, "prediction": prediction, "error": error, "loss": error**2}

    def factors(self, name: str) -> list[tuple[str, float]]:
        """The factors of one of ``ANSWERS``, from the output back, each with what it is."""
        numbers = self.forward()
        slope1, slope2 = (_slope(self.activation, numbers[z]) for z in ("z1", "z2"))
        start = [("factor", 2.0), ("error", numbers["error"])]
        if name == "dW3":
            return [*start, ("input", numbers["h2"])]
        back = [*start, ("weight", self.weights[2]), ("slope", slope2)]
        if name == "dW2":
            return [*back, ("input", numbers["h1"])]
        return [*back, ("weight", self.weights[1]), ("slope", slope1), ("input", self.x)]

    def answer(self, name: str) -> float:
        """The gradient ``name``, one of ``ANSWERS``."""
        return math.prod(value for _, value in self.factors(name))

    def mistake(self, name: str, answer: float, near: Near) -> str | None:
        """The key in ``MISTAKES`` of what went wrong; ``None`` if ``answer`` is no known mistake.

        A single mistake is looked for before two at once.
        """
        for key, wrong in self.wrong_answers(name):
            if near(answer, wrong):
                return key
        return None

    def wrong_answers(self, name: str) -> Iterator[tuple[str, float]]:
        """What comes out of each typical mistake, and of any two different ones together."""
        right = self.answer(name)
        singles = list(self._slips(name))
        yield from ((key, right * change) for key, change in singles)
        for (first, change), (second, other) in combinations(singles, 2):
            if first != second:
                yield "two", right * change * other

    def _slips(self, name: str) -> Iterator[tuple[str, float]]:
        """Every single mistake, as what it multiplies the right answer by."""
        factors = self.factors(name)
        slopes = [value for key, value in factors if key == "slope"]
        yield "sign", -1.0
        yield "factor", 0.5
        for value in dict.fromkeys([*slopes, math.prod(slopes)] if slopes else []):
            yield "slope", 1 / value
        for key, value in factors:
            if key == "weight":
                yield "weight", 1 / value
        used = factors[-1][1]
        numbers = self.forward()
        before = {"dW3": "z2", "dW2": "z1"}.get(name)
        if before is not None:
            yield "pre_activation", numbers[before] / used
        for other in (self.x, numbers["h1"], numbers["h2"]):
            yield "input", other / used


def draw(activation: str, seed: int) -> ChainExercise:
    """Small numbers with one decimal, in which every typical mistake can be told from the right answer."""
    if activation not in EXERCISES:
        raise ValueError(f"{activation!r} is not one of {', '.join(EXERCISES)}")
    source = random.Random(seed)
    while True:
        exercise = ChainExercise(
            weights=(_digit(source, 3, 15), _digit(source, 3, 15), _digit(source, 3, 15)),
            biases=(_digit(source, 1, 5), _digit(source, 1, 5), _digit(source, 1, 5)),
            x=abs(_digit(source, 5, 15)),
            y=_digit(source, 2, 15),
            activation=activation,
        )
        if _is_telling(exercise):
            return exercise


def _is_telling(exercise: ChainExercise) -> bool:
    """Whether no gradient is tiny, and no single mistake looks like the right answer or like another kind's."""
    for name in ANSWERS:
        right = exercise.answer(name)
        if not 0.03 < abs(right) < 20:
            return False
        changes = [(key, change) for key, change in exercise._slips(name) if not _same(change, 1.0)]
        kinds = {key for key, _ in changes}
        slips = {"sign", "factor", *(("slope",) if name != "dW3" and exercise.activation != "identity" else ())}
        if not slips <= kinds:
            return False
        for (key, change), (other, compared) in combinations(changes, 2):
            if key != other and _same(change, compared):
                return False
    return True


def _same(change: float, other: float) -> bool:
    """Whether two changes of the answer could be taken for one another."""
    return abs(change - other) < 0.06 * max(abs(change), abs(other))


def _digit(source: random.Random, low: int, high: int) -> float:
    """A number of either sign with one decimal, from ``low`` to ``high`` tenths."""
    return source.choice((-1, 1)) * source.randint(low, high) / 10


def _value(activation: str, z: float) -> float:
    if activation == "tanh":
        return math.tanh(z)
    return z if activation == "identity" else 1 / (1 + math.exp(-z))


def _slope(activation: str, z: float) -> float:
    if activation == "tanh":
        return 1 - math.tanh(z) ** 2
    return 1.0 if activation == "identity" else _value(activation, z) * (1 - _value(activation, z))
