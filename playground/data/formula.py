"""Formulas in ``x``, or in ``x1`` and ``x2``: short programs, evaluated and checked over a domain; never run as Python.

A formula becomes a short program for a stack machine over float64 arrays. Nothing but what ``operations`` lists exists
for it, so hostile text is no more than an unknown name or character, and ``9**9**9`` is an overflow of float64 rather
than a number of 370 million digits.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np

from playground.data.dataset import LARGEST, FloatArray
from playground.data.operations import Operation
from playground.words import Said, said

GRID_1D = 1001
GRID_2D = 65
"""Points of the checked grid along one input; odd, so that the middle of the domain is one of them."""
MAX_CROSSINGS = 20
"""At most so many changes of sign of a divisor are followed to their zero."""
BISECTIONS = 60


class FormulaError(ValueError):
    """What is wrong with a formula. ``position`` is the offset of the offending character, counted from 0."""

    def __init__(self, problem: str, position: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.position = position


class Number(msgspec.Struct, frozen=True):
    """Push a number."""

    value: np.float64


class Column(msgspec.Struct, frozen=True):
    """Push one column of the inputs."""

    index: int


class Apply(msgspec.Struct, frozen=True):
    """Replace the operation's arguments by its result; ``name`` and ``position`` are where it stands in the text."""

    name: str
    position: int
    operation: Operation


Step = Number | Column | Apply
Look = Callable[[Apply, list[FloatArray], FloatArray], None]


class Formula(msgspec.Struct, frozen=True):
    """A formula that was understood. ``inputs`` is 2 for one in ``x1`` or ``x2``, else 1."""

    text: str
    inputs: int
    steps: tuple[Step, ...]

    def values(self, x: FloatArray) -> FloatArray:
        """Results (n,) of inputs (n, inputs); ``FormulaError`` where any step of any row is not a finite number."""

        def check(step: Apply, arguments: list[FloatArray], result: FloatArray) -> None:
            self._check_finite(step, arguments, result, x)

        result = self._run(x, check)
        self._check_size(result, x)
        return result

    def drawn(self, x: FloatArray) -> FloatArray:
        """Results (n,) of inputs (n, inputs), nan where there is none: for drawing, also beyond the domain."""
        result = self._run(x)
        return np.where(np.isfinite(result), result, np.nan)

    def check_over(self, domain: FloatArray) -> None:
        """Raise ``FormulaError`` if the formula is not finite all over ``domain``, (inputs, 2).

        Every point of a grid with the corners and the middle is tried. Between neighbours at which a divisor has
        different signs its zero is looked for by bisection, so that ``1/(x - 0.3)`` is refused whatever the grid.
        """
        path = _path(domain)
        self.values(path)
        followed = 0
        for step, divisor in self._divisors(path):
            for crossing in np.flatnonzero(np.sign(divisor[:-1]) * np.sign(divisor[1:]) < 0.0):
                if (followed := followed + 1) > MAX_CROSSINGS:
                    return
                self._check_crossing(step, path[crossing], path[crossing + 1])

    def _run(self, x: FloatArray, look: Look | None = None) -> FloatArray:
        """The last result, (n,), of all steps; ``look`` sees every operation with its arguments and its result.

        Arguments and results are arrays of rows, or single numbers where no variable has come in.
        """
        stack: list[FloatArray] = []
        with np.errstate(all="ignore"):
            for step in self.steps:
                match step:
                    case Number():
                        stack.append(np.asarray(step.value))
                    case Column():
                        stack.append(x[:, step.index])
                    case Apply():
                        arguments = stack[-step.operation.arity :]
                        result = np.asarray(step.operation.apply(*arguments))
                        if look is not None:
                            look(step, arguments, result)
                        stack[-step.operation.arity :] = [result]
        return np.array(np.broadcast_to(stack[0], len(x)))

    def _divisors(self, x: FloatArray) -> list[tuple[Apply, FloatArray]]:
        """What is divided by at inputs (n, inputs), as (n,), for every step that divides."""
        found = []

        def collect(step: Apply, arguments: list[FloatArray], result: FloatArray) -> None:
            if step.operation.pole is not None:
                found.append((step, np.broadcast_to(step.operation.pole(*arguments), len(x))))

        self._run(x, collect)
        return found

    def _check_finite(self, step: Apply, arguments: list[FloatArray], result: FloatArray, x: FloatArray) -> None:
        finite = np.isfinite(result)
        if finite.all():
            return
        row = int(np.argmin(finite))
        operation = step.operation
        at_row = [argument if argument.ndim == 0 else argument[row] for argument in arguments]
        refused = np.isnan(result.flat[row]) or (operation.pole is not None and operation.pole(*at_row) == 0.0)
        problem = operation.refusal if refused else said("the result of {name} is too large", name=step.name)
        if result.ndim:
            problem = said("{problem} at {where}", problem=problem, where=self._where(x[row]))
        raise FormulaError(_at(step, problem), step.position)

    def _check_size(self, result: FloatArray, x: FloatArray) -> None:
        small = np.abs(result) <= LARGEST
        if not small.all():
            row = int(np.argmin(small))
            raise FormulaError(
                said(
                    "the formula is {result:.3g} at {where}; it must lie between -{largest:g} and {largest:g}",
                    result=result[row],
                    where=self._where(x[row]),
                    largest=LARGEST,
                ),
                0,
            )

    def _check_crossing(self, step: Apply, low: FloatArray, high: FloatArray) -> None:
        """Raise if the divisor of ``step`` passes through 0 between two inputs, rather than jumping over it."""

        def divisor(x: FloatArray) -> float:
            return next(float(values[0]) for other, values in self._divisors(x[None]) if other is step)

        at_low, at_high = divisor(low), divisor(high)
        first_difference = abs(at_high - at_low)
        for _ in range(BISECTIONS):
            middle = 0.5 * (low + high)
            at_middle = divisor(middle)
            if at_low * at_middle <= 0.0:
                high, at_high = middle, at_middle
            else:
                low, at_low = middle, at_middle
        if abs(at_high - at_low) <= 1e-6 * first_difference:
            raise FormulaError(
                _at(step, said("{problem} near {where}", problem=step.operation.refusal, where=self._where(high))),
                step.position,
            )

    def _where(self, row: FloatArray) -> str:
        names = ("x",) if self.inputs == 1 else ("x1", "x2")
        return ", ".join(f"{name} = {value:.4g}" for name, value in zip(names, row, strict=True))


def _at(step: Apply, problem: str) -> Said:
    """``problem`` with the place of ``step`` in the text."""
    return said(
        "{problem} ({name} at character {position})", problem=problem, name=step.name, position=step.position + 1
    )


def _path(domain: FloatArray) -> FloatArray:
    """The points (n, inputs) of a grid over ``domain``, each next to the one before: row by row, to and fro."""
    points = GRID_1D if len(domain) == 1 else GRID_2D
    axes = np.linspace(domain[:, 0], domain[:, 1], points, axis=1)
    if len(axes) == 1:
        return axes.T
    columns, rows = np.meshgrid(axes[0], axes[1])
    columns[1::2] = columns[1::2, ::-1]
    return np.column_stack([columns.ravel(), rows.ravel()])
