"""A lesson's text: Markdown, divided by headings into an introduction and the steps.

``# Title`` comes first, then the introduction. ``## [id] Heading`` begins the step with that id. Within a step
``### Hints`` is followed by a numbered list, and ``### [name] Question`` asks for the number or choice of that name;
options of a choice are list items ``- [key] text :: what is answered to it``. A line ``<!-- … -->`` is for who writes
the lesson, and said to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from playground.words import said

HINTS = 3
"""From a nudge over the way to the solution."""
_STEP = re.compile(r"##\s+\[([\w-]+)\]\s*(.*)")
_QUESTION = re.compile(r"###\s+\[([\w-]+)\]\s*(.*)")
_HINT = re.compile(r"\d+\.\s+(.*)")
_COMMENT = re.compile(r"\s*<!--.*-->\s*")
_OPTION = re.compile(r"-\s+\[([\w-]+)\]\s+(.*)")


class Option(msgspec.Struct, frozen=True):
    """One answer to choose, and what is said to it."""

    text: str
    reply: str


class Question(msgspec.Struct, frozen=True):
    """What is asked, and the options by their key, none where a number is wanted. ``line`` is that of its heading."""

    text: str
    options: Mapping[str, Option]
    line: int


class StepText(msgspec.Struct, frozen=True):
    """What one step says. ``body`` is Markdown with formulas between dollar signs."""

    heading: str
    body: str
    hints: tuple[str, ...]
    questions: Mapping[str, Question]
    line: int


class LessonText(msgspec.Struct, frozen=True):
    """A whole text: its title, its introduction in Markdown, its steps by id in their order."""

    title: str
    introduction: str
    steps: Mapping[str, StepText]


class TextError(ValueError):
    """What is wrong with a text, and the line it is in, from 1."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem


@dataclass
class _Section:
    """A step while it is read."""

    heading: str
    line: int
    body: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    questions: dict[str, _Asked] = field(default_factory=dict)
    place: str | _Asked = "body"  # or "hints", or the question that the lines belong to


@dataclass
class _Asked:
    """A question while it is read."""

    text: str
    line: int
    options: dict[str, str] = field(default_factory=dict)
    last: str | None = None


def read_text(source: str) -> LessonText:
    """The text out of Markdown; ``TextError`` for what has no place in it."""
    lines = source.splitlines()
    if not lines or not lines[0].startswith("# "):
        raise TextError(1, said("a text begins with its title, “# …”"))
    introduction: list[str] = []
    sections: dict[str, _Section] = {}
    section: _Section | None = None
    for number, line in enumerate(lines[1:], 2):
        if _COMMENT.fullmatch(line):
            continue
        if found := _STEP.fullmatch(line.rstrip()):
            if found[1] in sections:
                raise TextError(number, said("a second step [{found}]", found=found[1]))
            section = sections[found[1]] = _Section(found[2], number)
        elif section is None:
            introduction.append(line)
        else:
            _take(section, line.rstrip(), number)
    return LessonText(
        title=lines[0][2:].strip(),
        introduction="\n".join(introduction).strip(),
        steps={name: _finished(section) for name, section in sections.items()},
    )


def _take(section: _Section, line: str, number: int) -> None:
    """A line inside a step."""
    if line.startswith("### "):
        _open(section, line, number)
    elif section.place == "body":
        section.body.append(line)
    elif section.place == "hints":
        _take_hint(section, line, number)
    elif isinstance(section.place, _Asked):
        _take_answer(section.place, line, number)


def _open(section: _Section, line: str, number: int) -> None:
    if line.removeprefix("### ").strip() == "Hints":
        section.place = "hints"
    elif found := _QUESTION.fullmatch(line):
        if found[1] in section.questions:
            raise TextError(number, said("a second question [{found}] in this step", found=found[1]))
        section.place = section.questions[found[1]] = _Asked(found[2], number)
    else:
        raise TextError(number, said("a heading in a step is “### Hints” or “### [name] question”"))


def _take_hint(section: _Section, line: str, number: int) -> None:
    if found := _HINT.fullmatch(line):
        section.hints.append(found[1])
    elif line.strip() and section.hints:
        section.hints[-1] += " " + line.strip()
    elif line.strip():
        raise TextError(number, said("hints are a numbered list: “1. …”"))


def _take_answer(asked: _Asked, line: str, number: int) -> None:
    if found := _OPTION.fullmatch(line):
        if found[1] in asked.options:
            raise TextError(number, said("a second option [{found}]", found=found[1]))
        asked.options[found[1]] = found[2]
        asked.last = found[1]
    elif line.strip() and asked.last is not None:
        asked.options[asked.last] += " " + line.strip()
    elif line.strip():
        asked.text = f"{asked.text} {line.strip()}".strip()


def _finished(section: _Section) -> StepText:
    if len(section.hints) not in (0, HINTS):
        raise TextError(
            section.line,
            said("{n} {n:hint|hints}; there are {hints} of them, or none", n=len(section.hints), hints=HINTS),
        )
    return StepText(
        heading=section.heading,
        body="\n".join(section.body).strip(),
        hints=tuple(section.hints),
        questions={name: _asked(asked) for name, asked in section.questions.items()},
        line=section.line,
    )


def _asked(asked: _Asked) -> Question:
    options = {}
    for key, text in asked.options.items():
        shown, divider, reply = text.partition("::")
        if not divider:
            raise TextError(asked.line, said("option [{key}] has no answer after “::”", key=key))
        options[key] = Option(shown.strip(), reply.strip())
    return Question(asked.text, options, asked.line)
