"""The white list of formulas: every operator, function, constant and variable that exists in one."""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec
import numpy as np

from playground.data.dataset import FloatArray
from playground.words import said


class Operation(msgspec.Struct, frozen=True):
    """``arity`` float64 arrays in, one out.

    ``refusal`` says in words what the arguments may not be. It is the reason when finite arguments give nan, or when
    ``pole`` of the arguments, the quantity that is divided by, is 0; any other infinity is an overflow.
    """

    apply: Callable[..., FloatArray]
    arity: int = 1
    refusal: str = ""
    pole: Callable[..., FloatArray] | None = None


def _sigmoid(x: FloatArray) -> FloatArray:
    # by tanh: exp(-x) would overflow far to the left
    return 0.5 + 0.5 * np.tanh(0.5 * x)


def _itself(x: FloatArray) -> FloatArray:
    return x


OPERATORS: dict[str, Operation] = {
    "+": Operation(np.add, 2),
    "-": Operation(np.subtract, 2),
    "*": Operation(np.multiply, 2),
    "/": Operation(np.divide, 2, said("division by zero"), pole=lambda top, bottom: bottom),
    "^": Operation(
        np.power,
        2,
        said("zero to a negative power, or a negative number to a power that is not whole"),
        pole=lambda base, exponent: np.where(exponent < 0.0, base, 1.0),
    ),
}
NEGATIVE = Operation(np.negative)
FUNCTIONS: dict[str, Operation] = {
    "sin": Operation(np.sin),
    "cos": Operation(np.cos),
    "tan": Operation(np.tan, refusal=said("tan has a pole"), pole=np.cos),
    "asin": Operation(np.arcsin, refusal=said("asin of a number outside -1 to 1")),
    "acos": Operation(np.arccos, refusal=said("acos of a number outside -1 to 1")),
    "atan": Operation(np.arctan),
    "sinh": Operation(np.sinh),
    "cosh": Operation(np.cosh),
    "tanh": Operation(np.tanh),
    "exp": Operation(np.exp),
    "log": Operation(np.log, refusal=said("log of a number that is not above 0"), pole=_itself),
    "log10": Operation(np.log10, refusal=said("log10 of a number that is not above 0"), pole=_itself),
    "sqrt": Operation(np.sqrt, refusal=said("sqrt of a negative number")),
    "abs": Operation(np.abs),
    "sign": Operation(np.sign),
    "step": Operation(lambda x: np.heaviside(x, 1.0)),
    "floor": Operation(np.floor),
    "ceil": Operation(np.ceil),
    "sigmoid": Operation(_sigmoid),
    "relu": Operation(lambda x: np.maximum(x, 0.0)),
    "min": Operation(np.minimum, 2),
    "max": Operation(np.maximum, 2),
}
"""``log`` is the natural logarithm; ``step(x)`` is 1 from 0 on, else 0. ``min`` and ``max`` take two values."""
CONSTANTS = {"pi": math.pi, "e": math.e}
VARIABLES = {"x": 0, "x1": 0, "x2": 1}
"""Every variable and the column of the inputs it stands for."""
