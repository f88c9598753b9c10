"""argparse in another language: its own words, and help that is laid out for letters of double width."""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from playground.catalogue import Tell
from playground.words import said

WORDS = (
    said("usage: "),
    said("positional arguments"),
    said("options"),
    said("show this help message and exit"),
    said("argument %(argument_name)s: %(message)s"),
    said("expected one argument"),
    said("expected at most one argument"),
    said("expected at least one argument"),
    said("the following arguments are required: %s"),
    said("unrecognized arguments: %s"),
    said("not allowed with argument %s"),
    said("ambiguous option: %(option)s could match %(matches)s"),
    said("ignored explicit argument %r"),
    said("invalid %(type)s value: %(value)r"),
    said("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""What argparse says."""


@contextmanager
def argparse_in(tell: Tell) -> Iterator[None]:
    """While it lasts, argparse says its own words as ``tell`` has them."""
    spoken = {str(word): tell(word) for word in WORDS}
    own = vars(argparse)["_"]
    # argparse looks up its words with gettext, which would need a compiled catalogue of its own kind
    vars(argparse)["_"] = lambda text: spoken.get(text) or own(text)
    try:
        yield
    finally:
        vars(argparse)["_"] = own


class HelpFormat(argparse.HelpFormatter):
    """Breaks lines by how wide letters are on a terminal."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(text, width - len(indent)))


def wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` columns, broken between words; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and columns(lines[-1]) + 1 + columns(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def columns(text: str) -> int:
    """How many columns ``text`` takes on a terminal: Korean letters take two each."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
