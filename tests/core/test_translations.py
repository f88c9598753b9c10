"""The Korean texts say what the English ones say: the same steps, hints, answers, numbers, formulas; none is stale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree

import pytest

from playground.lessons.text import LessonText, StepText, read_text
from tests.translations import LESSONS, RENEW, ROOT, pairs, sections, stale, stamped

NAMES = sorted(path.parent.name for path in LESSONS.glob("*/en.md"))
_LATEX = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)
_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
_NUMBER = re.compile(r"(?<![A-Za-z\d₀-₉.])\d(?:[\d,]*\d)?(?:\.\d+)?(?:e-?\d+)?")
_SYMBOL = re.compile(r"[∂δηα‖ŷ₀-₉′ᵀ¼½←°√±∞×²]")
_HANGUL = re.compile(r"[가-힣]")


_EMPHASISED = re.compile(r"\*{1,2}([^*]+?)\*{1,2}")
NAMED_ELSEWHERE = {"Can", "Identity", "Tanh", "ReLU", "LeakyReLU", "Deep ReLU", "Early stopping", "Normal"}
"""Emphasised, but no text of its own in the window: activations, beginnings of longer labels, a word."""


@cache
def window_texts() -> dict[str, set[str]]:
    """Every text of the window, and what it is in Korean, without dots at its end, where that is known."""
    found: dict[str, set[str]] = {}
    for message in ElementTree.parse(ROOT / "resources" / "translations" / "ko.ts").getroot().iter("message"):
        english, korean = message.findtext("source", ""), message.findtext("translation", "")
        found.setdefault(english, set()).update({korean.rstrip("…")} - {""})
    return found


def quoted_names(text: str) -> list[str]:
    """What a text calls buttons and views: what is emphasised and begins as they do, and is no formula."""
    paths = _EMPHASISED.findall(" ".join(text.split()))
    names = [name for path in paths for name in path.split(" → ")]
    return [name for name in names if re.match(r"[A-Z][a-z]|CSV", name) and name not in NAMED_ELSEWHERE]


def text_of(lesson: str, language: str) -> LessonText:
    return read_text((LESSONS / lesson / f"{language}.md").read_text(encoding="utf-8"))


def parts_of(step: StepText) -> Iterator[tuple[str, str]]:
    """Every piece of a step's text with its place."""
    yield "heading", step.heading
    yield "text", step.body
    for number, hint in enumerate(step.hints, 1):
        yield f"hint {number}", hint
    for name, question in step.questions.items():
        yield f"question [{name}]", question.text
        for key, option in question.options.items():
            yield f"option [{key}] of [{name}]", option.text
            yield f"reply to [{key}] of [{name}]", option.reply


def facts(text: str) -> tuple[list[str], set[str], set[str]]:
    """The formulas of a text, and outside them its numbers and mathematical signs."""
    plain = _LATEX.sub(" ", text)
    numbers = set(_NUMBER.findall(plain)) | ({"0"} if re.search(r"\bzeros?\b", plain) else set())  # 0 in Korean
    return sorted(_LATEX.findall(text)), numbers, set(_SYMBOL.findall(plain))


@pytest.mark.parametrize("name", pairs())
def test_no_korean_text_is_older_than_its_english(name: str) -> None:
    english, korean = (path.read_text(encoding="utf-8") for path in pairs()[name])
    old = stale(english, korean)
    assert not old, (
        f"{name}: the English changed under {old}. Bring the Korean up to date there, then run “{RENEW} {name}”, "
        "which notes that it is."
    )


def test_a_change_of_the_english_is_noticed_and_where_its_lines_break_is_not() -> None:
    english = "# One\nA line\nand more.\n\n## [a] Two\n1. x\n"
    korean = stamped(english, "# 하나\n한 줄.\n\n## [a] 둘\n1. x\n")
    assert not stale(english, korean)
    assert not stale(english.replace("line\nand", "line and"), korean)
    assert stale(english.replace("1. x", "1. y"), korean) == ["## [a] Two"]
    assert stale(english + "\n## [b] Three\n", korean) == ["## [b] Three"]
    assert stale("# One\nA line\nand more.\n", korean) == ["1 sections more than in English"]
    assert stale(english, "# 하나\n\n## [a] 둘\n") == ["# One", "## [a] Two"]
    assert stamped(english, korean) == korean
    assert read_text(korean).introduction == "한 줄."  # the stamps are said to nobody


@pytest.mark.parametrize("lesson", NAMES)
def test_every_step_has_the_same_structure_in_korean(lesson: str) -> None:
    english, korean = text_of(lesson, "en"), text_of(lesson, "ko")
    assert list(korean.steps) == list(english.steps)
    for name, step in english.steps.items():
        said = korean.steps[name]
        assert len(said.hints) == len(step.hints)
        assert {asked: list(question.options) for asked, question in said.questions.items()} == {
            asked: list(question.options) for asked, question in step.questions.items()
        }


@pytest.mark.parametrize("lesson", NAMES)
def test_every_piece_is_korean_with_the_same_numbers_and_formulas(lesson: str) -> None:
    english, korean = text_of(lesson, "en"), text_of(lesson, "ko")
    wrong = []
    said = [("introduction", english.introduction, korean.introduction), ("title", english.title, korean.title)]
    for name, step in english.steps.items():
        pieces = zip(parts_of(step), parts_of(korean.steps[name]), strict=True)
        said += [(f"[{name}] {place}", text, translated) for (place, text), (_, translated) in pieces]
    for place, text, translated in said:
        if not _HANGUL.search(translated) and translated != text:
            wrong.append(f"{place}: not Korean: {translated}")
        for kind, there, here in zip(("formulas", "numbers", "signs"), facts(text), facts(translated), strict=True):
            if there != here:
                wrong.append(f"{place}: {kind} {there} in English, {here} in Korean")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("lesson", NAMES)
def test_buttons_and_views_are_called_what_the_window_calls_them(lesson: str) -> None:
    english, korean = text_of(lesson, "en"), text_of(lesson, "ko")
    called, wrong = window_texts(), []
    said = [("introduction", english.introduction, korean.introduction)]
    for name, step in english.steps.items():
        pieces = zip(parts_of(step), parts_of(korean.steps[name]), strict=True)
        said += [(f"[{name}] {place}", text, translated) for (place, text), (_, translated) in pieces]
    for place, text, translated in said:
        for name in quoted_names(text):
            if name not in called:
                wrong.append(f"{place}: nothing in the window is called “{name}”")
            elif called[name] and not any(one in translated for one in called[name]):
                wrong.append(f"{place}: the window calls “{name}” {called[name]}, not so “{translated}”")
    assert not wrong, "\n".join(wrong)


def test_the_readme_has_the_same_chapters_and_commands_in_korean() -> None:
    english, korean = (path.read_text(encoding="utf-8") for path in pairs()["README"])
    assert len(sections(korean)) == len(sections(english))
    for (heading, text), (said, translated) in zip(sections(english), sections(korean), strict=True):
        assert set(_CODE.findall(translated)) == set(_CODE.findall(text)), f"the code under {heading} and {said}"
    assert "README.ko.md" in english
    assert "README.md" in korean
