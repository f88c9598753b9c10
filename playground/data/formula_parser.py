"""The text of a formula becomes its program, by a parser of our own against a white list."""

from __future__ import annotations

import math
import re

import msgspec
import numpy as np

from playground.data.formula import Apply, Column, Formula, FormulaError, Number, Step
from playground.data.operations import CONSTANTS, FUNCTIONS, NEGATIVE, OPERATORS, VARIABLES, Operation
from playground.words import said

MAX_LENGTH = 500
MAX_DEPTH = 40
"""How deep parentheses, signs and powers may be nested."""
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
