"""Formulas in ``x``, or in ``x1`` and ``x2``: read by a parser of our own against a white list, never run as Python.

A formula becomes a short program for a stack machine over float64 arrays. Nothing but the operators, functions and
constants listed here exists for it, so hostile text is no more than an unknown name or character, and ``9**9**9`` is an
overflow of float64 rather than a number of 370 million digits.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from playground.data.dataset import FloatArray

MAX_LENGTH = 500
MAX_DEPTH = 40
LARGEST = 1e30
"""A value beyond this is an overflow: float32, in which networks are trained, could not square it."""


class FormulaError(ValueError):
    """What is wrong with a formula. ``position`` is the offset of the offending character, counted from 0."""

    def __init__(self, problem: str, position: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.position = position


@dataclass(frozen=True, slots=True)
class Operation:
    """A function or operator of the white list: ``arity`` arrays in, one out.

    ``refusal`` says what the arguments may not be, for when a result of finite arguments is not a number.
    ``pole`` gives, from the arguments, the quantity that is divided by.
    """

    apply: Callable[..., FloatArray]
    arity: int = 1
    refusal: str = ""
    pole: Callable[..., FloatArray] | None = None


def _step(x: FloatArray) -> FloatArray:
    return np.heaviside(x, 1.0)


def _sigmoid(x: FloatArray) -> FloatArray:
    return 0.5 + 0.5 * np.tanh(0.5 * x)


DIVISION_BY_ZERO = "division by zero"

OPERATORS: dict[str, Operation] = {
    "+": Operation(np.add, 2),
    "-": Operation(np.subtract, 2),
    "*": Operation(np.multiply, 2),
    "/": Operation(np.divide, 2, DIVISION_BY_ZERO, pole=lambda top, bottom: bottom),
    "^": Operation(np.power, 2, "zero to a negative power, or a negative number to a power that is not whole"),
    "negative": Operation(np.negative),
}
FUNCTIONS: dict[str, Operation] = {
    "sin": Operation(np.sin),
    "cos": Operation(np.cos),
    "tan": Operation(np.tan, pole=np.cos, refusal="tan at a pole"),
    "asin": Operation(np.arcsin, refusal="asin of a number outside -1 to 1"),
    "acos": Operation(np.arccos, refusal="acos of a number outside -1 to 1"),
    "atan": Operation(np.arctan),
    "sinh": Operation(np.sinh),
    "cosh": Operation(np.cosh),
    "tanh": Operation(np.tanh),
    "exp": Operation(np.exp),
    "log": Operation(np.log, refusal="log of a number that is not above 0"),
    "log10": Operation(np.log10, refusal="log10 of a number that is not above 0"),
    "sqrt": Operation(np.sqrt, refusal="sqrt of a negative number"),
    "abs": Operation(np.abs),
    "sign": Operation(np.sign),
    "step": Operation(_step),
    "floor": Operation(np.floor),
    "ceil": Operation(np.ceil),
    "sigmoid": Operation(_sigmoid),
    "relu": Operation(lambda x: np.maximum(x, 0.0)),
    "min": Operation(np.minimum, 2),
    "max": Operation(np.maximum, 2),
}
CONSTANTS = {"pi": math.pi, "e": math.e}
VARIABLES = {"x": 0, "x1": 0, "x2": 1}
KNOWN = (*VARIABLES, *CONSTANTS, *FUNCTIONS)


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction: push a number, push a variable's column, or replace arguments by a result."""

    name: str
    position: int
    number: float | None = None
    column: int | None = None
    operation: Operation | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was understood. ``inputs`` is 1 for one in ``x`` or without a variable, 2 for ``x1`` and ``x2``."""

    text: str
    inputs: int
    steps: tuple[Step, ...]

    def values(self, x: FloatArray) -> FloatArray:
        """The results (n,) for inputs (n, inputs); ``FormulaError`` where any step of any row is not a finite number."""
        return self._run(x, self._check)

    def drawn(self, x: FloatArray) -> FloatArray:
        """The results (n,) for inputs (n, inputs), nan where there is none: for drawing beyond the domain."""
        result = self._run(x, None)
        return np.where(np.isfinite(result), result, np.nan)

    def check_over(self, domain: FloatArray) -> None:
        """Raise ``FormulaError`` if the formula is not finite on a grid over ``domain`` (inputs, 2).

        The grid holds the corners and the middle. Between neighbours where a divisor changes sign, its zero is
        looked for by bisection, so that ``1/(x - 0.3)`` is refused although no grid point lies on 0.3.
        """
        path = _path(domain)
        divisors: list[tuple[Step, FloatArray]] = []
        self._run(path, self._check, divisors)
        for index, (step, divisor) in enumerate(divisors):
            crossings = np.flatnonzero(divisor[:-1] * divisor[1:] < 0.0)
            for crossing in crossings[:MAX_CROSSINGS]:
                self._refuse_zero(index, step, path[crossing], path[crossing + 1])

    def _refuse_zero(self, index: int, step: Step, low: FloatArray, high: FloatArray) -> None:
        """Raise if the divisor number ``index`` passes through 0 between two inputs, rather than jumping over it."""

        def divisor(x: FloatArray) -> float:
            divisors: list[tuple[Step, FloatArray]] = []
            self._run(x[None], None, divisors)
            return float(divisors[index][1][0])

        at_low, at_high = divisor(low), divisor(high)
        jump = abs(at_high - at_low)
        for _ in range(BISECTIONS):
            middle = 0.5 * (low + high)
            at_middle = divisor(middle)
            if at_low * at_middle <= 0.0:
                high, at_high = middle, at_middle
            else:
                low, at_low = middle, at_middle
        if abs(at_high - at_low) < 1e-6 * jump:
            raise FormulaError(
                f"{step.operation.refusal if step.operation else ''} near {self._where(high)} "
                f"({_quoted(step.name)} at character {step.position + 1})",
                step.position,
            )

    def _run(
        self,
        x: FloatArray,
        check: Callable[[Step, list[FloatArray], FloatArray, FloatArray], None] | None,
        divisors: list[tuple[Step, FloatArray]] | None = None,
    ) -> FloatArray:
        stack: list[FloatArray] = []
        with np.errstate(all="ignore"):
            for step in self.steps:
                if step.operation is None:
                    stack.append(np.float64(step.number) if step.column is None else x[:, step.column])
                    continue
                arguments = stack[-step.operation.arity :]
                del stack[-step.operation.arity :]
                result = step.operation.apply(*arguments)
                if divisors is not None and step.operation.pole is not None:
                    divisors.append((step, np.broadcast_to(step.operation.pole(*arguments), len(x))))
                if check is not None:
                    check(step, arguments, result, x)
                stack.append(result)
        return np.array(np.broadcast_to(stack[0], len(x)))
