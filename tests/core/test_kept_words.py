"""A text of the core comes back from a file as what it was; one from elsewhere is never more than a text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from playground.experiment import Experiment
from playground.kept_words import as_value, said_again
from playground.session_file import SessionState, UndoStep, decode_state, encode_state
from playground.words import Said, in_language, said

KOREAN = {"change {what} to {n:,}": "{what}: {n:,}(으)로 바꾸기", "the learning rate": "학습률", "reset": "초기화"}
TEXTS = (
    said("reset"),
    said("change {what} to {n:,}", what=said("the learning rate"), n=12345),
    said("change {what} to {n:,}", what="{braces}", n=0.5),
    said("a text with {braces} and no values"),
)


def korean(text: str) -> str:
    return in_language(text, lambda template: KOREAN.get(template, template))


@pytest.mark.parametrize("text", TEXTS)
def test_what_was_said_is_said_again_in_any_language(text: Said) -> None:
    again = said_again(json.loads(json.dumps(as_value(text))))
    assert again == text
    assert korean(again) == korean(text)


def test_a_plain_text_stays_one() -> None:
    assert as_value("what a person typed, {n}") == "what a person typed, {n}"
    assert not isinstance(said_again("{n}"), Said)


@pytest.mark.parametrize(
    "template",
    ["{n.__class__}", "{n[0]}", "{n!r}", "{n:>99999999}", "{n:{n}}", "{other}", "{}", "{n", "{n:.99999999f}", "{n:q}"],
)
def test_a_template_that_reaches_further_is_the_text_that_it_was(template: str) -> None:
    again = said_again({"text": "harmless", "template": template, "values": {"n": 1}})
    assert again == "harmless"
    assert not isinstance(again, Said)


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"text": "a", "template": "b"},
        {"text": 1, "template": "b", "values": {}},
        {"text": "a", "template": "{n}", "values": {"n": [1]}},
        {"text": "a", "template": "{n}", "values": {"n": True}},
    ],
)
def test_garbage_is_refused(value: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a "):
        said_again(value)


def test_texts_without_end_are_refused() -> None:
    value: dict[str, Any] = {"text": "a", "template": "{n}", "values": {"n": 1}}
    for _ in range(100):
        value = {"text": "a", "template": "{n}", "values": {"n": value}}
    with pytest.raises(ValueError, match="without end"):
        said_again(value)


def test_the_undo_steps_of_a_session_keep_their_words() -> None:
    experiment = Experiment()
    steps = tuple(UndoStep(text, experiment, experiment, 0, 0) for text in (*TEXTS, "typed"))
    again = decode_state(encode_state(SessionState(experiment, steps=steps, index=len(steps))))
    assert [korean(step.text) for step in again.steps] == [korean(step.text) for step in steps]
