"""Texts of the core in the language of the window."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from playground.words import Said, in_language, os_problem
from widgets.numbers import write

_OPERATOR = re.compile(r" ([−+·×=]) ")


def in_words(text: str) -> str:
    """``text``, which the core has said, in the person's language; a text that is none of the core's as it is."""
    return in_language(text, _translated, write)


def unbroken(text: str) -> str:
    """``text`` in which a line does not break inside a formula such as ``ŷ − y``, nor before a per cent sign."""
    return _OPERATOR.sub("\u00a0\\1\u00a0", text).replace(" %", "\u00a0%")


def why(error: OSError) -> str:
    """Why the operating system refused, in the person's language where that is known."""
    return in_words(os_problem(error))


def name_in_words(name: str) -> str:
    """A name that the core gave, such as "Drawn points", in the person's language; one that a person gave as it is."""
    return in_words(Said(name))


def _translated(template: str) -> str:
    # the core's texts have no context: any part of the window may show them
    return QCoreApplication.translate("", template)
