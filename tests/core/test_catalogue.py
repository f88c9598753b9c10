"""The core's texts in Korean, out of the shipped catalogue, and the command line in it."""

from __future__ import annotations

import argparse
import ast
import json
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from playground import cli
from playground.arguments import PARSERS, language_asked, parse
from playground.catalogue import LANGUAGES, english, language_of, teller
from playground.checking import check
from playground.data.functions import FUNCTIONS
from playground.data.tables import tables
from playground.experiment import Experiment, ExperimentError, Network
from playground.experiment_file import from_json
from playground.export.script import script
from playground.help_format import columns, wrapped
from playground.presets import examples, presets
from playground.words import FORMS, said

CATALOGUE = Path(__file__).parents[2] / "resources" / "translations" / "ko.ts"
NO_WINDOWS = cli.Windows(*[None] * 4)  # type: ignore[arg-type]
HANGUL = range(0xAC00, 0xD7A4)

korean = teller("ko")


def is_korean(text: str) -> bool:
    return any(ord(letter) in HANGUL for letter in text)


def messages() -> dict[str, str]:
    """The core's templates, and their Korean."""
    found = {}
    for context in ET.parse(CATALOGUE).getroot().iter("context"):
        if not context.findtext("name"):
            for message in context.iter("message"):
                found[message.findtext("source") or ""] = message.findtext("translation") or ""
    return found


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "ko_KR.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "ko_KR.eucKR", "LANG": "en_US.UTF-8"}, "ko"),
    ],
)
def test_the_environment_says_which_language(environ: dict[str, str], language: str) -> None:
    assert language_of(environ) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--language", "ko"], "ko"),
        (["train", "f", "--language=ko"], "ko"),
        (["--language"], None),
        (["--language", "xx"], None),
        (["train", "language"], None),
    ],
)
def test_a_language_that_is_asked_for_is_known_before_the_rest(arguments: list[str], language: str | None) -> None:
    assert language_asked(arguments) == language


def test_a_command_is_found_behind_the_language() -> None:
    options = parse(["--language", "ko", "train", "a.json", "--out", "b"], "en", english)
    assert (options.command, options.spoken, options.file) == ("train", "ko", Path("a.json"))
    assert parse(["--lesson", "train"], "en", english).command == ""
    assert parse(["--lesson", "linear", "--locked"], "en", english).locked
    assert parse([], "ko", english).spoken == "ko"


def test_every_template_can_be_filled_in_korean_too() -> None:
    def places(text: str) -> Counter[tuple[str | None, str | None, str | None]]:
        # words that a count chooses, {n:row|rows}, each language has as it needs them
        found = (place[1:] for place in Formatter().parse(text) if place[1] is not None)
        return Counter((name, spec, how) for name, spec, how in found if FORMS not in (spec or ""))

    for template, translation in messages().items():
        if translation:
            assert template.count("%") == translation.count("%"), template
            try:
                wanted = places(template)
            except ValueError:  # a brace that is none of a template's
                continue
            assert places(translation) == wanted, template


@pytest.mark.parametrize("word", PARSERS)
def test_help_is_korean(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.run([*([word] if word else []), "--help", "--language", "ko"], NO_WINDOWS)
    assert stopped.value.code == 0
    lines = capsys.readouterr().out.splitlines()
    assert is_korean(lines[0])
    about = [line for line in lines if line.startswith("  -")]
    assert about
    for line in about:
        following = lines[lines.index(line) + 1] if lines.index(line) + 1 < len(lines) else ""
        assert is_korean(line) or is_korean(following) or "%(default)s" in line, line
    assert "show this help" not in "\n".join(lines)
    with pytest.raises(SystemExit):
        cli.run([*([word] if word else []), "--help"], NO_WINDOWS)
    again = capsys.readouterr().out
    assert again.startswith("usage: main.py")
    assert not is_korean(again)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["train"], ["FILE, --out"]),
        (["train", "x", "--out", "y", "--epochs", "0"], ["--epochs", "'0'"]),
        (["screenshot", "x", "--out", "y", "--size", "9x9"], ["9x9", "1024x700"]),
        (["export", "x", "--to", "paper", "--out", "y"], ["'paper'", "'script'"]),
        (["--nonsense"], ["--nonsense"]),
    ],
)
def test_bad_usage_gets_one_korean_line(
    arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.run([*arguments, "--language", "ko"], NO_WINDOWS)
    assert stopped.value.code == 2
    [line] = capsys.readouterr().err.splitlines()
    assert is_korean(line)
    assert all(word in line for word in words)


def test_bad_input_gets_one_korean_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.json"
    file.write_text(json.dumps({"network": {"layers": [{"units": 0}]}}), encoding="utf-8")
    assert cli.run(["train", str(file), "--out", str(tmp_path), "--language", "ko"], NO_WINDOWS) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("main.py: network.layers[0].units: ")
    assert is_korean(line.partition("units: ")[2])
    assert "bad.json" in line
    assert cli.run(["train", str(tmp_path / "none.json"), "--out", str(tmp_path), "--language", "ko"], NO_WINDOWS) == 2
    assert "No such file" not in capsys.readouterr().err


def test_an_experiments_errors_are_korean() -> None:
    with pytest.raises(ExperimentError) as caught:
        check(Experiment(network=Network(init="random")))
    assert str(caught.value).startswith("network.init: \"random\" is not one of pytorch")
    assert is_korean(korean(caught.value.sentence))
    with pytest.raises(ExperimentError) as caught:
        from_json('{"network": {"seed": "x"}}')
    assert str(caught.value) == "network.seed: a whole number is wanted here, and this is a text"
    assert is_korean(korean(caught.value.sentence))


def test_what_ships_is_described_in_korean() -> None:
    for example in examples().values():
        assert is_korean(korean(example.label))
        assert is_korean(korean(example.about))
    for preset in presets().values():
        assert is_korean(korean(preset.label))
        assert is_korean(korean(preset.about))
    for table in tables().values():
        assert is_korean(korean(table.about))
        assert is_korean(korean(table.notes))
    for function in FUNCTIONS.values():
        assert is_korean(korean(function.label))
        assert is_korean(korean(function.about))


def test_argparse_speaks_as_before_afterwards() -> None:
    own = vars(argparse)["_"]
    with pytest.raises(SystemExit):
        parse(["--nonsense"], "ko", korean)
    assert vars(argparse)["_"] is own


def test_lines_break_by_the_width_of_letters() -> None:
    assert columns("가a") == 3
    assert wrapped("가나다 라마바 abc", 12) == ["가나다", "라마바 abc"]
    assert wrapped("einzelneslangeswort x", 5) == ["einzelneslangeswort", "x"]


@pytest.mark.parametrize("name", ["dying_relu", "linear_stack", "mcycle"])
def test_an_exported_script_is_the_same_code_in_korean(name: str) -> None:
    """Comments and docstrings aside."""
    experiment = examples()[name].experiment
    texts = [next(iter(script(experiment, updates=5, tell=tell).values())).decode() for tell in (english, korean)]
    assert is_korean(texts[1])
    codes = [ast.parse(text) for text in texts]
    for code in codes:
        for node in ast.walk(code):
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
                del node.body[0]
    assert ast.dump(codes[0]) == ast.dump(codes[1])


def test_english_is_what_is_written() -> None:
    assert LANGUAGES[0] == "en"
    assert teller("en")(said("{n} rows", n=3)) == "3 rows"
