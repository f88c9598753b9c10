"""Whatever the core says to a person can be said in another language: templates are literals in ``said``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

CORE = Path(__file__).parents[2] / "playground"
MESSAGES = {
    "ExperimentError": 1,
    "FormulaError": 0,
    "TextError": 1,
    "LessonError": 2,
    "LaunchError": 0,
    "Refused": 2,
    "NotDone": 0,
}
"""The core's own exceptions and messages that reach a person, and which of their arguments says what is wrong."""
UNSEEN = {
    "AssertionError",
    "FloatingPointError",
    "IndexError",
    "KeyError",
    "NotImplementedError",
    "RuntimeError",
    "TypeError",
}
"""Raised for mistakes of the program itself, which nobody is told in words."""
MODULES = sorted(CORE.rglob("*.py"))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.Module, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def english_only(value: ast.expr) -> bool:
    """Whether a text is put together where nothing knows its template."""
    match value:
        case ast.Constant(value=str(text)):
            return bool(text)
        case ast.JoinedStr():
            return True
        case ast.BinOp(left=left, right=right):
            return english_only(left) or english_only(right)
        case ast.IfExp(body=body, orelse=orelse):
            return english_only(body) or english_only(orelse)
        case ast.Call(func=ast.Name(id="str")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="format" | "join")):
            return True
        case _:
            return False


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(CORE)) for path in MODULES])
def test_what_is_wrong_is_said_by_a_template(path: Path) -> None:
    tree = parsed(path)
    wrong = []
    assigned = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in calls(tree, *MESSAGES, "_wrong", "wrong"):
        assert isinstance(call.func, ast.Name)
        place = MESSAGES.get(call.func.id, len(call.args) - 1)
        value = call.args[place] if len(call.args) > place else None
        if isinstance(value, ast.Name):
            value = assigned.get(value.id)
        if value is not None and english_only(value):
            wrong.append(f"line {call.lineno}: {ast.unparse(value)}")
    assert not wrong


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(CORE)) for path in MODULES])
def test_what_is_raised_is_an_exception_that_takes_such_a_text(path: Path) -> None:
    """Or one that a person is never told; a ``ValueError`` is told where its sentence is ``said``."""
    known = MESSAGES.keys() | UNSEEN | {"ValueError", "LandscapeError", "Cancelled", "Interrupted"}
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name):
            name = node.exc.func.id
            assert name in known or name.startswith("_") or name == "wrong", f"line {node.lineno}: {name}"


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(CORE)) for path in MODULES])
def test_functions_that_tell_a_problem_tell_a_template(path: Path) -> None:
    for function in ast.walk(parsed(path)):
        if isinstance(function, ast.FunctionDef) and "problem" in function.name:
            for node in ast.walk(function):
                if isinstance(node, ast.Return | ast.Yield) and node.value is not None:
                    value = node.value.elts[-1] if isinstance(node.value, ast.Tuple) else node.value
                    assert not english_only(value), f"line {node.lineno}: {ast.unparse(value)}"


@pytest.mark.parametrize("name", ["crossval.py", "curvature.py"])
def test_a_value_error_that_is_told_is_a_template(name: str) -> None:
    """Studies and curvature answer with its sentence."""
    for call in calls(parsed(CORE / name), "ValueError"):
        assert not english_only(call.args[0]), f"line {call.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(CORE)) for path in MODULES])
def test_templates_are_literals_with_the_values_that_they_name(path: Path) -> None:
    """Only literals are found by the catalogue; a value that is not there would break the sentence where it is said."""
    from string import Formatter

    for call in calls(parsed(path), "said"):
        assert call.args, f"line {call.lineno}"
        assert isinstance(call.args[0], ast.Constant), f"line {call.lineno}: the template is no literal"
        given = {keyword.arg for keyword in call.keywords}
        if given and None not in given:
            named = {name for _, name, _, _ in Formatter().parse(str(call.args[0].value)) if name is not None}
            assert named == given, f"line {call.lineno}: {named ^ given}"


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(CORE)) for path in MODULES])
def test_no_template_stands_within_an_f_string(path: Path) -> None:
    """The catalogue does not look into those."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.JoinedStr):
            for call in (call for part in node.values for call in calls(ast.Module([ast.Expr(part)], []), "said")):
                raise AssertionError(f"line {call.lineno}")
