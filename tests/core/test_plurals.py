"""Everything that is said of a number, in every template, is said rightly of one and of two."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from string import Formatter

import pytest

from playground.words import FORMS, Said, said

CATALOGUE = Path(__file__).parents[2] / "resources" / "translations" / "ko.ts"
"""Which has every text of the program, as ``tests/test_translations.py`` sees to."""
FORM = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")
NO_NOUNS = re.compile(
    "again|another|are|as|becomes?|comes?|differs?|do|does|has|have|holds?|is|it|lies?|many|numbers|pass|passes|sets?|"
    "stops?|these|they|this|times|those|was|were"
)
"""Words of the forms that are no nouns, or that also stand behind what is not counted: "1.0 times", "test set"."""
NO_COUNTS = {"{shares} sums", "{factor} steps"}
"""A text and a factor, before a verb."""
QUALITIES = "different|empty|hidden|more|nearest|ReLU|such|test|training|weaker|weighted"
"""What may stand between a number and its noun."""


def templates() -> list[str]:
    """Every text that has places for values."""
    found = {message.findtext("source") or "" for message in ET.parse(CATALOGUE).getroot().iter("message")}
    return sorted(text for text in found if re.search(r"\{\w+[^{}]*\}", text))


TEMPLATES = templates()
COUNTING = [template for template in TEMPLATES if FORM.search(template)]


def words(own: int, other: int) -> set[str]:
    """The words that stand in the forms numbered ``own`` but not beside them in ``other``; 1 for one, 2 for more."""
    found = set()
    for template in COUNTING:
        for match in FORM.finditer(template):
            found |= set(match[own + 1].split()) - set(match[other + 1].split())
    return found


NOUNS = {form: {word for word in words(form, 3 - form) if not NO_NOUNS.fullmatch(word)} for form in (1, 2)}


def of(template: str, number: int) -> str:
    """What it says where every value is ``number``."""
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    return Said(template, dict.fromkeys(names, number))


def wrong(text: str, number: int) -> list[str]:
    """Phrases in which ``number`` is followed by the noun or the verb of another one."""
    nouns = "|".join(sorted(NOUNS[2 if number == 1 else 1]))
    verbs = "are|have|were|lie|do" if number == 1 else "is|has|was|lies|does"
    phrase = rf"(?<![\d.,/])\b{number} (?:(?:{QUALITIES}) )*(?:(?:{nouns}) )?"
    return re.findall(rf"{phrase}(?:{nouns})\b|(?<![\d.,/])\b{number} (?:{QUALITIES} )?\w+ (?:{verbs})\b", text)


def test_the_forms_are_known() -> None:
    assert {"row", "unit", "layer", "epoch", "update", "parameter", "entry", "batch"} <= NOUNS[1]
    assert {"rows", "units", "layers", "epochs", "updates", "parameters", "entries", "batches"} <= NOUNS[2]


def test_no_count_stands_before_a_plural_without_a_choice() -> None:
    nouns = "|".join(sorted(NOUNS[2]))
    bare = re.compile(rf"\{{\w+(?::[^{{}}|]*)?\}} (?:(?:{QUALITIES}) )*(?:{nouns})\b")
    assert {found for template in TEMPLATES for found in bare.findall(template)} == NO_COUNTS


@pytest.mark.parametrize("number", [1, 2])
def test_one_and_two_are_said_rightly(number: int) -> None:
    found = {phrase: template for template in COUNTING for phrase in wrong(of(template, number), number)}
    assert found == {}


def test_a_wrong_one_would_be_found() -> None:
    assert wrong("1 rows are left out", 1)
    assert wrong("1 hidden layers", 1)
    assert wrong("2 empty cell", 2)
    assert not wrong("1 row is left out; 21 rows are kept", 1)


def test_a_form_is_of_a_value_that_is_there() -> None:
    for template in COUNTING:
        shown = {name for _, name, spec, _ in Formatter().parse(template) if name and FORMS not in (spec or "")}
        assert {match[1] for match in FORM.finditer(template)} <= shown, template


def test_words_are_chosen_by_the_number() -> None:
    text = said("{n} {n:row is|rows are} left out", n=1)
    assert text == "1 row is left out"
    assert text.filled(n=0) == "0 rows are left out"
    assert text.filled(n=1234) == "1,234 rows are left out"
    assert text.filled(n=1.0) == "1 row is left out"
    assert text.filled(n="1") == "1 row is left out"
    assert text.filled(n="1.5") == "1.5 rows are left out"
    assert text.text(lambda _: "{n}개 행을 뺍니다") == "1개 행을 뺍니다"
    with pytest.raises(ValueError, match="unpack"):
        said("{n:a|b|c}", n=1)
