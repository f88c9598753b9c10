"""Formulas in ``x``, or in ``x1`` and ``x2``: read by a parser of our own against a white list, never run as Python.

A formula becomes a short program for a stack machine over float64 arrays. Nothing but what ``operations`` lists exists
for it, so hostile text is no more than an unknown name or character, and ``9**9**9`` is an overflow of float64 rather
than a number of 370 million digits.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import msgspec
import numpy as np

from playground.data.dataset import LARGEST, FloatArray
from playground.data.operations import CONSTANTS, FUNCTIONS, NEGATIVE, OPERATORS, VARIABLES, Operation
from playground.words import Said, said

MAX_LENGTH = 500
MAX_DEPTH = 40
"""How deep parentheses, signs and powers may be nested."""

GRID_1D = 1001
GRID_2D = 65
"""Points of the checked grid along one input; odd, so that the middle of the domain is one of them."""
MAX_CROSSINGS = 20
"""At most so many changes of sign of a divisor are followed to their zero."""
BISECTIONS = 60

TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z_0-9]*)"
    r"|(?P<symbol>\*\*|[-+*/^(),])"
)


UNEXPECTED = {
    ")": said("the ) at character {position} closes nothing; remove it or add a ( before it"),
    ",": said("the comma at character {position} stands outside min and max; write decimals with a point"),
}
NO_OPERATOR = said("an operator is missing before {text} at character {position}; write * to multiply")
"""What is wrong where a formula could have ended, by what stands there."""


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


def parse(text: str) -> Formula:
    """``text`` as a ``Formula``. Raises ``FormulaError``, and nothing else, for whatever is not one."""
    if len(text) > MAX_LENGTH:
        raise FormulaError(
            said("{n} {n:character is|characters are} too many; at most {most}", n=len(text), most=MAX_LENGTH),
            MAX_LENGTH,
        )
    if not text.strip():
        raise FormulaError(said("the formula is empty; write one in x, such as sin(3*x), or in x1 and x2"), 0)
    return _Parser(text).formula()


class _Token(msgspec.Struct, frozen=True):
    kind: str  # "number", "name", "symbol" or "end"
    text: str
    position: int


def _tokens(text: str) -> list[_Token]:
    tokens = []
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
        elif (match := TOKEN.match(text, position)) is not None:
            tokens.append(_Token(match.lastgroup or "", match.group(), position))
            position = match.end()
        else:
            raise FormulaError(
                said(
                    "{text!r} at character {position} has no meaning in a formula",
                    text=text[position],
                    position=position + 1,
                ),
                position,
            )
    return [*tokens, _Token("end", "", len(text))]


class _Parser:
    """Recursive descent: a sum of products of signed powers of atoms, written out as steps in postfix order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = _tokens(text)
        self._next = 0
        self._steps: list[Step] = []
        self._variables: dict[str, int] = {}  # name -> position of its first use

    def formula(self) -> Formula:
        self._sum(0)
        if self._token.kind != "end":
            raise self._unexpected_after_value()
        one, two = self._variables.get("x"), self._variables.keys() & {"x1", "x2"}
        if one is not None and two:
            raise FormulaError(
                said("both x and {other} are used; write x for one input, x1 and x2 for two", other=min(two)), one
            )
        return Formula(self._text, 2 if two else 1, tuple(self._steps))

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def _accept(self, *symbols: str) -> _Token | None:
        """The next token, taken, if it is one of ``symbols``."""
        token = self._token
        if token.kind == "symbol" and token.text in symbols:
            self._next += 1
            return token
        return None

    def _apply(self, token: _Token, operation: Operation) -> None:
        self._steps.append(Apply(token.text, token.position, operation))

    def _sum(self, depth: int) -> None:
        self._product(depth)
        while token := self._accept("+", "-"):
            self._product(depth)
            self._apply(token, OPERATORS[token.text])

    def _product(self, depth: int) -> None:
        self._signed(depth)
        while token := self._accept("*", "/"):
            self._signed(depth)
            self._apply(token, OPERATORS[token.text])

    def _signed(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise FormulaError(
                said("nested more than {most} deep; write it more simply", most=MAX_DEPTH), self._token.position
            )
        if token := self._accept("-", "+"):
            self._signed(depth + 1)
            if token.text == "-":
                self._apply(token, NEGATIVE)
        else:
            self._power(depth)

    def _power(self, depth: int) -> None:
        self._atom(depth)
        if token := self._accept("^", "**"):
            # to the right first, and with its own sign: 2^-x^2 is 2^(-(x^2))
            self._signed(depth + 1)
            self._apply(token, OPERATORS["^"])

    def _atom(self, depth: int) -> None:
        token = self._token
        if self._accept("("):
            self._sum(depth + 1)
            self._close(token)
        elif token.kind == "number":
            self._next += 1
            self._number(token)
        elif token.kind == "name":
            self._next += 1
            self._name(token, depth)
        else:
            stands = said(
                "{text} at character {position} stands where a number, x or ( is wanted",
                text=token.text,
                position=token.position + 1,
            )
            ends = said("the formula ends where a number, x or ( is wanted")
            raise FormulaError(stands if token.text else ends, token.position)

    def _close(self, opened: _Token) -> None:
        if self._accept(")"):
            return
        if self._token.kind == "end":
            raise FormulaError(
                said("the ( at character {position} is never closed", position=opened.position + 1), opened.position
            )
        raise self._unexpected_after_value()

    def _number(self, token: _Token) -> None:
        value = float(token.text)
        if not math.isfinite(value):
            raise FormulaError(
                said("the number at character {position} is too large", position=token.position + 1), token.position
            )
        self._steps.append(Number(np.float64(value)))

    def _name(self, token: _Token, depth: int) -> None:
        name = token.text
        if name in FUNCTIONS:
            self._call(token, depth)
        elif name in CONSTANTS:
            self._steps.append(Number(np.float64(CONSTANTS[name])))
        elif name in VARIABLES:
            self._variables.setdefault(name, token.position)
            self._steps.append(Column(VARIABLES[name]))
        else:
            known = [*FUNCTIONS, *CONSTANTS, *VARIABLES]
            import difflib

            similar = difflib.get_close_matches(name.lower()[:20], known, n=1)
            meant, listed = said("did you mean {name}?"), said("known are {names}", names=", ".join(known))
            cure = meant.filled(name=similar[0]) if similar else listed
            shown = name if len(name) <= 20 else name[:20] + "…"
            raise FormulaError(
                said(
                    "unknown name {shown!r} at character {position}; {cure}",
                    shown=shown,
                    position=token.position + 1,
                    cure=cure,
                ),
                token.position,
            )

    def _call(self, token: _Token, depth: int) -> None:
        operation = FUNCTIONS[token.text]
        opened = self._token
        if not self._accept("("):
            wanted = ", ".join(("a", "b")[: operation.arity]) if operation.arity > 1 else "…"
            raise FormulaError(
                said(
                    "{text} at character {position} needs parentheses: {text}({wanted})",
                    text=token.text,
                    position=token.position + 1,
                    wanted=wanted,
                ),
                token.position,
            )
        given = 1
        self._sum(depth + 1)
        while self._accept(","):
            given += 1
            self._sum(depth + 1)
        self._close(opened)
        if given != operation.arity:
            wanted = said("{n} {n:value|values}", n=operation.arity)
            raise FormulaError(
                said(
                    "{text} at character {position} takes {wanted}, not {given}",
                    text=token.text,
                    position=token.position + 1,
                    wanted=wanted,
                    given=given,
                ),
                token.position,
            )
        self._apply(token, operation)

    def _unexpected_after_value(self) -> FormulaError:
        token = self._token
        problem = UNEXPECTED.get(token.text, NO_OPERATOR)
        return FormulaError(problem.filled(text=token.text, position=token.position + 1), token.position)
