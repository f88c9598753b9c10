"""Numbers as they are written and typed in the language that the window speaks: the one place that knows how."""

from __future__ import annotations

import math

from PySide6.QtCore import QLocale

from playground import words

GROUP, POINT = ",", "."
"""As English and Korean have them, and Python's formats."""


def local(text: str) -> str:
    """``text``, a number as Python writes it, with the point and the grouping of the language."""
    locale = QLocale()
    group, point = locale.groupSeparator(), locale.decimalPoint()
    if (group, point) == (GROUP, POINT):
        return text
    return text.translate({ord(GROUP): group, ord(POINT): point})


def write(value: float, spec: str = "") -> str:
    """``value`` by Python's format ``spec``, or as the core has it without one; with a true minus, as in the plots."""
    text = local(words.written(value, spec))
    return f"−{text[1:]}" if text.startswith("-") else text


def fill_in(template: str, /, **values: object) -> str:
    """A translated ``template`` with ``values`` in its places: texts, and numbers as the language has them."""
    return words.fill_in(template, values, write)


def typed(text: str) -> float | None:
    """The number that a person typed; ``None`` for what is none, or may be another one than it looks like.

    Where the system's numbers have a comma for the language's point, a comma is never taken for a grouping: "1,500" is
    meant as one and a half there.
    """
    plain = text.strip()
    locale = QLocale()
    group = locale.groupSeparator()
    if group in plain:
        begins_with_nothing = plain.lstrip("+-−").startswith("0")  # "0,001" would be 1
        if begins_with_nothing or QLocale.system().decimalPoint() == group:
            return None
    value, understood = locale.toDouble(plain)
    return value if understood and math.isfinite(value) else None
