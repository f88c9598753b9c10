"""A formula as NumPy code that does the same operations in the same order, and so gives the same bits."""

from __future__ import annotations

from typing import NamedTuple

from playground.data.formula import Apply, Column, Formula, Number

SUM, PRODUCT, SIGN, ATOM = range(1, 5)
"""How tightly a piece of code holds together; a looser one needs parentheses inside a tighter one."""


class Code(NamedTuple):
    """A piece of code and how tightly it holds together."""

    text: str
    binding: int

    def inside(self, binding: int) -> str:
        """The text as it stands where at least ``binding`` is wanted."""
        return self.text if self.binding >= binding else f"({self.text})"


OPERATORS = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT}
CALLS = {
    # not the operator **, which takes other routes for some exponents
    "^": "np.power({}, {})",
    "**": "np.power({}, {})",
    "asin": "np.arcsin({})",
    "acos": "np.arccos({})",
    "atan": "np.arctan({})",
    "step": "np.heaviside({}, 1.0)",
    "relu": "np.maximum({}, 0.0)",
    "min": "np.minimum({}, {})",
    "max": "np.maximum({}, {})",
}
"""What is called otherwise in NumPy than in a formula."""


def numpy_code(formula: Formula) -> str:
    """``formula`` as a NumPy expression in ``x``, or in ``x1`` and ``x2``: arrays (n,), or one number if constant."""
    stack: list[Code] = []
    for step in formula.steps:
        match step:
            case Number(value):
                stack.append(Code(repr(float(value)), ATOM))
            case Column(index):
                stack.append(Code("x" if formula.inputs == 1 else f"x{index + 1}", ATOM))
            case Apply():
                arity = step.operation.arity
                stack[-arity:] = [_applied(step.name, stack[-arity:])]
    return stack[0].text


def _applied(name: str, arguments: list[Code]) -> Code:
    if name == "-" and len(arguments) == 1:
        return Code(f"-{arguments[0].inside(SIGN)}", SIGN)
    if name in OPERATORS:
        left, right = arguments
        binding = OPERATORS[name]
        return Code(f"{left.inside(binding)} {name} {right.inside(binding + 1)}", binding)
    if name == "sigmoid":
        return Code(f"0.5 + 0.5 * np.tanh(0.5 * {arguments[0].inside(SIGN)})", SUM)
    call = CALLS.get(name, f"np.{name}({{}})")
    return Code(call.format(*(argument.text for argument in arguments)), ATOM)
