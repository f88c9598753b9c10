"""What msgspec says of JSON that it cannot read, as texts that can be translated."""

from __future__ import annotations

import re

from playground.words import said

KINDS = {
    "int": said("a whole number"),
    "float": said("a number"),
    "fraction": said("a number with decimals"),
    "str": said("a text"),
    "bool": said("true or false"),
    "array": said("a list"),
    "object": said("an object"),
    "null": said("null"),
}
"""What may stand in JSON, as msgspec has it and as a person has it."""
SENTENCES = (
    (r"Expected `(?P<wanted>.+)`, got `(?P<given>.+)`", said("{wanted} is wanted here, and this is {given}")),
    (
        r"Expected `array` of length (?P<wanted>\d+)(?:, got \d+)?",
        said("wanted here: a list of {wanted} {wanted:value|values}"),
    ),
    (r"Object missing required field `(?P<name>.+)`", said("Object missing required field `{name}`")),
    (r"Object contains unknown field `(?P<name>.+)`", said("Object contains unknown field `{name}`")),
    (r"Invalid value (?P<value>.+)", said("Invalid value {value}")),
    (r"Input data was truncated", said("Input data was truncated")),
    (r"JSON is malformed: (?P<problem>.+) \(byte (?P<n>\d+)\)", said("JSON is malformed: {problem} (byte {n})")),
    (r"Number out of range", said("Number out of range")),
    (r"Integer value out of range", said("Integer value out of range")),
)  # fmt: skip
"""The sentences that msgspec has, and the same as templates."""


def located(error: Exception, root: str = "$.") -> str:
    """The same, followed by its place as msgspec writes it: ``at `$.steps[0]```, under ``root``."""
    place = str(error).partition(" - at `")[2].rstrip("`")
    place = root + place.removeprefix("$.") if place else ""
    problem = decode_problem(error)
    return said("{problem} - at `{place}`", problem=problem, place=place) if place else problem


def decode_problem(error: Exception) -> str:
    """What is wrong, without the place that msgspec puts at the end; itself where the sentence is none of those."""
    if isinstance(error, RecursionError):
        return said("nested too deeply")
    message = str(error).partition(" - at `")[0].replace("got `float`", "got `fraction`")
    for pattern, template in SENTENCES:
        if found := re.fullmatch(pattern, message):
            values = {name: _kinds(value) for name, value in found.groupdict().items()}
            return template.filled(**values) if values else template
    return message


def _kinds(value: str) -> str:
    """``int | null`` and the like in words; anything else as it is."""
    first, *others = value.split(" | ")
    words: str = KINDS.get(first, first)
    for other in others:
        words = said("{one} or {other}", one=words, other=KINDS.get(other, other))
    return words
