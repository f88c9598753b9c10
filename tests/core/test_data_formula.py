"""Formulas: what is understood agrees with NumPy, what is refused says where, and nothing else ever happens."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.data.dataset import LARGEST, FloatArray
from playground.data.formula import FormulaError
from playground.data.formula_parser import parse

UNIT = np.array([[-1.0, 1.0]])
GRID = np.linspace(-1.0, 1.0, 41)[:, None]


class RefusedError(Exception):
    """The oracle met a value that is not finite."""


class Oracle:
    """Values under Python's own grammar: its parser is an independent judge of precedence and grouping."""

    def __init__(self, values: FloatArray | float) -> None:
        self.values = np.asarray(values)
        if not np.isfinite(self.values).all():
            raise RefusedError

    def __add__(self, other: Oracle) -> Oracle:
        return Oracle(np.add(self.values, other.values))

    def __sub__(self, other: Oracle) -> Oracle:
        return Oracle(np.subtract(self.values, other.values))

    def __mul__(self, other: Oracle) -> Oracle:
        return Oracle(np.multiply(self.values, other.values))

    def __truediv__(self, other: Oracle) -> Oracle:
        return Oracle(np.divide(self.values, other.values))

    def __pow__(self, other: Oracle) -> Oracle:
        return Oracle(np.power(self.values, other.values))

    def __neg__(self) -> Oracle:
        return Oracle(np.negative(self.values))

    def __pos__(self) -> Oracle:
        return self


NAMED = {"sin": np.sin, "exp": np.exp, "log": np.log, "sqrt": np.sqrt, "abs": np.abs, "tanh": np.tanh}


def by_python(text: str) -> FloatArray:
    """The values of a formula of our own making, by Python's grammar and NumPy."""
    names: dict[str, Any] = {name: lambda value, call=call: Oracle(call(value.values)) for name, call in NAMED.items()}
    names |= {"number": lambda digits: Oracle(float(digits)), "x": Oracle(GRID[:, 0])}
    python = re.sub(r"[0-9.]+", r"number('\g<0>')", text)
    with np.errstate(all="ignore"):
        result = eval(python, {"__builtins__": {}}, names)
    return np.broadcast_to(result.values, len(GRID))


numbers = st.sampled_from(["0", "1", "2", "3", "0.5", "2.25", "10"])
expressions = st.recursive(
    numbers | st.just("x"),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", " - ", "*", " / ", "**"]), inner).map("".join),
        inner.map(lambda text: f"-{text}"),
        inner.map(lambda text: f"({text})"),
        st.tuples(st.sampled_from(sorted(NAMED)), inner).map(lambda pair: f"{pair[0]}({pair[1]})"),
    ),
    max_leaves=8,
)


@settings(deadline=None, max_examples=300)
@given(expressions)
def test_a_formula_is_to_the_bit_what_numpy_gives_under_pythons_grammar_and_refused_when_not_finite(text: str) -> None:
    try:
        expected = by_python(text)
    except RefusedError:
        with pytest.raises(FormulaError):
            parse(text).values(GRID)
        return
    if np.abs(expected).max() > LARGEST:
        with pytest.raises(FormulaError, match="must lie between"):
            parse(text).values(GRID)
        return
    np.testing.assert_array_equal(parse(text).values(GRID), expected)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=40) | st.text(alphabet="x12.e+-*/^(), sincoglmax", max_size=60))
def test_arbitrary_text_is_a_formula_or_a_formula_error_at_one_of_its_characters(text: str) -> None:
    problem: FormulaError | None = None
    try:
        parsed = parse(text)
        parsed.check_over(np.repeat(UNIT, parsed.inputs, axis=0))
    except FormulaError as error:
        problem = error
    assert problem is None or (problem.problem and 0 <= problem.position <= len(text))


@pytest.mark.parametrize(
    ("text", "position", "problem"),
    [
        ("sni(x)", 0, "unknown name 'sni' at character 1; did you mean sin?"),
        ("1 + X", 4, "unknown name 'X' at character 5; did you mean x?"),
        ("().__class__", 2, "'.' at character 3 has no meaning"),
        ("__import__", 0, "unknown name '__import__'"),
        ("()", 1, "where a number, x or ( is wanted"),
        ("x[0]", 1, "'[' at character 2"),
        ("'x'", 0, "has no meaning"),
        ("lambda x: x", 8, "':' at character 9"),
        ("x.real", 1, "'.' at character 2"),
        ("x = 3", 2, "'=' at character 3"),
        ("", 0, "the formula is empty"),
        ("3 +", 3, "the formula ends where"),
        ("2x", 1, "an operator is missing before x at character 2"),
        ("sin x", 0, "sin at character 1 needs parentheses: sin(…)"),
        ("min(x)", 0, "min at character 1 takes 2 values, not 1"),
        ("sin(x, 2)", 0, "takes 1 value, not 2"),
        ("(1 + x", 0, "the ( at character 1 is never closed"),
        ("x)", 1, "closes nothing"),
        ("1,5*x", 1, "write decimals with a point"),
        ("1e999", 0, "too large"),
        ("x + x1", 0, "both x and x1"),
    ],
)
def test_what_is_no_formula_is_refused_with_the_place_and_the_cure(text: str, position: int, problem: str) -> None:
    with pytest.raises(FormulaError, match=re.escape(problem)) as caught:
        parse(text)
    assert caught.value.position == position


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("1/x", "division by zero at x = 0 (/ at character 2)"),
        ("1/(x - 0.3)", "division by zero near x = 0.3"),
        ("1/(x + 1)", "division by zero at x = -1"),
        ("x^-1", "zero to a negative power"),
        ("x^0.5", "a negative number to a power that is not whole at x = -1"),
        ("log(x)", "log of a number that is not above 0 at x = -1"),
        ("log(x + 1)", "log of a number that is not above 0 at x = -1"),
        ("sqrt(x)", "sqrt of a negative number"),
        ("asin(2*x)", "asin of a number outside -1 to 1"),
        ("tan(2*x)", "tan has a pole near x = "),
        ("9**9**9", "the result of ** is too large"),
        ("exp(1000*x)", "the result of exp is too large"),
        ("1/exp(1000*x)", "the result of exp is too large"),
        ("1e308*10", "the result of * is too large"),
        ("exp(70)", "must lie between"),
        ("1/0", "division by zero (/ at character 2)"),
        ("1/(x1 - x2 + 0.013)", "division by zero near x1 = "),
        ("1/(x2 - 0.3)", "division by zero near x1 = -1, x2 = 0.3"),
    ],
)
def test_a_formula_that_is_not_finite_all_over_its_domain_is_refused(text: str, problem: str) -> None:
    parsed = parse(text)
    with pytest.raises(FormulaError, match=re.escape(problem)):
        parsed.check_over(np.repeat(UNIT, parsed.inputs, axis=0))


@pytest.mark.parametrize("text", ["1/(step(x) - 0.5)", "1/(x^2 + 1)", "1/(x + 1.01)", "tan(x)", "sqrt(1 - x^2)", "3"])
def test_a_formula_that_is_finite_all_over_its_domain_is_taken(text: str) -> None:
    parse(text).check_over(UNIT)


@pytest.mark.parametrize(
    "text", ["(" * 250 + "x" + ")" * 249, "-" * 499 + "x", "2^" * 249 + "x", "(" * 100_000, "9" * 100_000]
)
def test_nesting_and_length_are_bounded(text: str) -> None:
    with pytest.raises(FormulaError, match=r"nested more than 40 deep|at most 500"):
        parse(text)


def test_a_divisor_that_jumps_over_zero_again_and_again_is_followed_a_bounded_number_of_times() -> None:
    parse("1/(step(x)-.5)" + "+1/(step(x)-.5)" * 32).check_over(UNIT)


@pytest.mark.parametrize(("text", "inputs"), [("x", 1), ("2", 1), ("x1", 2), ("x2", 2), ("x1*x2", 2)])
def test_the_variables_say_how_many_inputs_there_are(text: str, inputs: int) -> None:
    assert parse(text).inputs == inputs


def test_every_function_and_constant_means_what_its_name_says() -> None:
    x = np.array([[-0.75], [0.0], [0.5]])
    column = x[:, 0]
    expected = {
        "cos(x)": np.cos(column),
        "asin(x) + acos(x)": np.full(3, np.pi / 2),
        "sinh(x)/cosh(x)": np.tanh(column),
        "tan(atan(x))": column,
        "log10(x + 1)*log(10)": np.log(column + 1),
        "sigmoid(x)": 1 / (1 + np.exp(-column)),
        "sign(x)": np.array([-1.0, 0.0, 1.0]),
        "step(x)": np.array([0.0, 1.0, 1.0]),
        "relu(x)": np.array([0.0, 0.0, 0.5]),
        "ceil(x)": np.array([0.0, 0.0, 1.0]),
        "min(x, 0.25)": np.array([-0.75, 0.0, 0.25]),
        "max(x, 0.25)": np.array([0.25, 0.25, 0.5]),
        "pi*e": np.full(3, np.pi * np.e),
        "2^-x^2": 2.0 ** -(column**2),
        "-x^2": -(column**2),
    }
    for text, values in expected.items():
        np.testing.assert_allclose(parse(text).values(x), values, rtol=1e-14, atol=1e-15, err_msg=text)


def test_beyond_its_domain_a_formula_is_drawn_as_nothing() -> None:
    np.testing.assert_array_equal(parse("sqrt(x)").drawn(np.array([[-1.0], [4.0]])), [np.nan, 2.0])
