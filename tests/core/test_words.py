"""Texts of the core: English as they are, and another language by their templates."""

from __future__ import annotations

import copy
import errno
import os
import pickle

import pytest

from playground.experiment import MAX_SENTENCE, ExperimentError
from playground.words import OS_PROBLEMS, Said, in_language, listed, os_problem, readable, said

KOREAN = {
    "{rows} rows are too many; at most {most}": "행이 {rows}개로 너무 많습니다. {most}개까지 됩니다",
    "{problem} (in {file})": "{file}: {problem}",
    "layer {n}": "{n}번째 층",
    "loss {loss:.3g}": "손실 {loss:.3g}",
    "{first}, or {rest}": "{first} 또는 {rest}",
}


def korean(template: str) -> str:
    return KOREAN.get(template, template)


def test_a_text_is_a_string_in_english_and_translates_by_its_template() -> None:
    text = said("{rows} rows are too many; at most {most}", rows=1234567, most=10**6)
    assert text == "1,234,567 rows are too many; at most 1,000,000"
    assert text.text(korean) == "행이 1,234,567개로 너무 많습니다. 1,000,000개까지 됩니다"


def test_texts_within_texts_are_translated_too() -> None:
    inner = said("{rows} rows are too many; at most {most}", rows=5, most=4)
    text = said("{problem} (in {file})", problem=inner, file="a.csv")
    assert text == "5 rows are too many; at most 4 (in a.csv)"
    assert text.text(korean) == "a.csv: 행이 5개로 너무 많습니다. 4개까지 됩니다"


def test_numbers_are_written_at_the_edge() -> None:
    text = said("loss {loss:.3g}", loss=0.25)
    assert text.text(korean, lambda value, spec: format(value, spec).replace(".", ",")) == "손실 0,25"


def test_braces_of_a_text_without_values_and_in_values_stay() -> None:
    assert said("a {} and {x}") == "a {} and {x}"
    assert said("{problem} (in {file})", problem="{0} {file}", file="{") == "{0} {file} (in {)"


def test_what_was_never_a_template_stays_as_it_is() -> None:
    assert in_language("layer {n}", korean) == "layer {n}"
    assert in_language(said("layer {n}").filled(n=2), korean) == "2번째 층"


def test_a_list_is_one_text() -> None:
    layers = [said("layer {n}", n=n) for n in (1, 2, 3)]
    text = listed(layers, said("{first}, or {rest}"))
    assert text == "layer 1, or layer 2, or layer 3"
    assert in_language(text, korean) == "1번째 층 또는 2번째 층 또는 3번째 층"


def test_a_text_survives_copying_and_pickling() -> None:
    text = said("layer {n}", n=3)
    for copied in (copy.deepcopy(text), pickle.loads(pickle.dumps(text))):
        assert isinstance(copied, Said)
        assert copied.text(korean) == "3번째 층"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7, "7"),
        (12345678, "12,345,678"),
        (3.0, "3"),
        (0.012345, "0.0123"),
        (1234567.0, "1.23e6"),
        (1.5e-7, "1.5e-7"),
        (-174.2, "−174"),
        (15305.4, "15,305"),
        (999.6, "1,000"),
    ],
)
def test_numbers_read_as_people_say_them(value: float, text: str) -> None:
    assert readable(value) == text


def test_an_error_keeps_its_template_and_cleans_what_it_quotes() -> None:
    error = ExperimentError("data", said("{problem} (in {file})", problem="a\nb" * 1000, file="x"))
    assert "\n" not in str(error)
    assert len(error.problem) <= MAX_SENTENCE
    assert in_language(error.sentence, korean).startswith("data: x: a b")


def test_errors_of_the_system_are_known_by_their_number() -> None:
    for number in (errno.ENOENT, errno.EACCES, errno.EISDIR):
        assert os_problem(OSError(number, os.strerror(number))) is OS_PROBLEMS[number]
    assert os_problem(OSError("no number")) == "no number"
