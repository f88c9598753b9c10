"""What the core has said as a value that can be written into a file, and back, for a reader of another language.

A file may come from anyone, and ``str.format`` reaches into whatever a template names: one whose places are more than
the names of its values with a plain format is taken as the text that it was.
"""

from __future__ import annotations

import re
from string import Formatter
from typing import Any

from playground.words import Said

DEEPEST = 8
"""Texts within texts."""
_SPEC = re.compile(r"[,+]?(\.\d{1,2})?[a-z%]?|[^|{}]*\|[^|{}]*")


def as_value(text: str) -> str | dict[str, Any]:
    """``text`` as what JSON can hold: itself, or its English, its template and its values."""
    if not isinstance(text, Said):
        return text
    values = {name: as_value(value) if isinstance(value, str) else value for name, value in text.values.items()}
    return {"text": str(text), "template": text.template, "values": values}


def said_again(value: str | dict[str, Any], depth: int = 0) -> str:
    """What ``as_value`` made a value of; raises ``ValueError`` for what it never makes."""
    if isinstance(value, str):
        return value
    text, template, values = (value.get(name) for name in ("text", "template", "values"))
    if not (isinstance(text, str) and isinstance(template, str) and isinstance(values, dict)):
        raise ValueError("a text without its words")
    if depth >= DEEPEST:
        raise ValueError("texts within texts without end")
    filled: dict[str, str | float] = {}
    for name, each in values.items():
        filled[name] = said_again(each, depth + 1) if isinstance(each, str | dict) else _number(each)
    return Said(template, filled) if _is_plain(template, filled) else text


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("a value that is neither text nor number")
    return value


def _is_plain(template: str, values: dict[str, str | float]) -> bool:
    if not values:
        return True  # said as it is, braces and all
    try:
        places = [place[1:] for place in Formatter().parse(template) if place[1] is not None]
        if not all(name in values and not how and _SPEC.fullmatch(spec or "") for name, spec, how in places):
            return False
        Said(template, values)
    except (ValueError, KeyError, IndexError, TypeError):
        return False
    return True
