"""Every experiment file that cannot be gets one clear line and exit status 2."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from playground.experiment import Experiment
from playground.experiment_file import MAX_FILE_BYTES, to_json
from tests.e2e.program import ROOT, assert_refused, run

GOOD = to_json(Experiment())


def edited(**parts: Any) -> bytes:
    """The default experiment file with some of its top-level keys replaced."""
    return json.dumps(json.loads(GOOD) | parts).encode()


BAD_FILES: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "empty": (b"", ("empty",)),
    "blank": (b" \n\t\n", ("empty",)),
    "truncated": (GOOD[: len(GOOD) // 2], ("cut short",)),
    "not UTF-8": (GOOD.replace(b"Untitled", b"\xff\xfe"), ("UTF-8",)),
    "UTF-16": (GOOD.decode().encode("utf-16"), ("UTF-8",)),
    "not JSON": (b"x,y\n1,2\n", ("JSON",)),
    "a PNG": (b"\x89PNG\r\n\x1a\n" + bytes(64), ("UTF-8",)),
    "deeply nested": (b"[" * 200_000, ("JSON",)),
    "a list": (b"[]", ("object",)),
    "a later format": (edited(format=2), ("format", "2", "1")),
    "format as text": (edited(format="1"), ("format",)),
    "a wrong type": (edited(network={"layers": [{"units": "many"}]}), ("network.layers[0].units",)),
    "an unknown key": (edited(netwrok={}), ("netwrok",)),
    "an unknown activation": (edited(network={"layers": [{"activation": "rellu"}]}), ("layers[0].activation", "relu")),
    "a hundred thousand units": (edited(network={"layers": [{"units": 100_000}]}), ("layers[0].units", "memory")),
    "not a number": (GOOD.replace(b'"noise": 0.1', b'"noise": NaN'), ("JSON",)),
    "a huge number": (GOOD.replace(b'"noise": 0.1', b'"noise": 1e999'), ()),
    "an unknown function": (edited(data={"source": {"kind": "function", "name": "sinus"}}), ("data.source", "sinus")),
    "hostile formula": (
        edited(data={"source": {"kind": "formula", "expression": "().__class__"}}),
        ("data.source.expression",),
    ),
    "a missing CSV": (edited(data={"source": {"kind": "csv", "path": "nowhere.csv", "target": "y"}}), ("nowhere.csv",)),
    "no training set": (edited(data={"split": [0.0, 0.5, 0.5]}), ("data.split",)),
    "no end": (edited(training={"max_epochs": None}), ("training.max_epochs", "--epochs")),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_gets_one_line(kind: str, tmp_path: Path) -> None:
    content, words = BAD_FILES[kind]
    file = tmp_path / "bad.json"
    file.write_bytes(content)
    assert_refused(run("train", file, "--out", tmp_path / "out"), *words)
    assert not (tmp_path / "out" / "metrics.json").exists()


def test_a_200_mb_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    with file.open("wb") as sparse:
        sparse.truncate(200 * 10**6)
    assert_refused(run("train", file, "--out", tmp_path / "out"), "200 MB", f"{MAX_FILE_BYTES / 1e6:,.0f} MB")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    assert_refused(run("train", tmp_path, "--out", tmp_path / "out"), "directory")


@pytest.mark.parametrize("command", ["train", "screenshot", "window"])
def test_a_missing_file_is_refused_by_every_command(command: str, tmp_path: Path) -> None:
    arguments = {"window": []}.get(command, [command, "--out", str(tmp_path / "out.png")])
    assert_refused(run(*arguments, tmp_path / "nowhere.json"), "nowhere.json", "No such file")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["train"], "FILE"),
        (["--locked"], "--lesson NAME"),
        (["train", "x.json"], "--out"),
        (["train", "x.json", "--out", "out", "--epochs", "0"], "--epochs"),
        (["train", "x.json", "--out", "out", "--updates", "many"], "--updates"),
        (["screenshot", "x.json"], "--out"),
        (["screenshot", "x.json", "--out", "x.png", "--size", "big"], "--size"),
        (["screenshot", "x.json", "--out", "x.png", "--size", "99999x99999"], "--size"),
        (["screenshot", "x.json", "--out", "x.png", "--seconds", "nan"], "--seconds"),
        (["screenshot", "x.json", "--out", "x.png", "--theme", "pink"], "--theme"),
        (["screenshot", "x.json", "--out", "x.png", "--view", "kitchen"], "--view"),
        (["x.json", "y.json"], "y.json"),
        (["--frobnicate"], "--frobnicate"),
    ],
)
def test_bad_usage_gets_one_line(arguments: list[str], word: str) -> None:
    assert_refused(run(*arguments), word)


@pytest.mark.parametrize("command", ["train", "screenshot"])
def test_a_place_that_cannot_be_written_is_refused_before_training(command: str, tmp_path: Path) -> None:
    file = tmp_path / "good.json"
    file.write_bytes(GOOD)
    (tmp_path / "in the way").write_text("a file")
    assert_refused(run(command, file, "--out", tmp_path / "in the way" / "out"), "--out", "in the way")


def test_help_waits_for_nothing() -> None:
    code = (
        "import sys, main\n"
        "try: main.main(['--help'])\n"
        "except SystemExit as end: assert end.code == 0\n"
        "assert not {'numpy', 'torch', 'pandas', 'PySide6', 'msgspec'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def test_a_lesson_is_checked(tmp_path: Path) -> None:
    (tmp_path / "lesson.json").write_text('{"steps": [\n {"id": "a", "wants": 1}]}')
    result = run("lesson", "check", tmp_path)
    assert_refused(result, f"{tmp_path / 'lesson.json'}:2: steps[0]:")
    (tmp_path / "lesson.json").write_text('{"steps": [{"id": "a"}]}')
    (tmp_path / "en.md").write_text("# Mine\n\n## [a] A step\n")
    result = run("lesson", "check", tmp_path)
    assert (result.returncode, result.stdout) == (0, f"{tmp_path}: 1 step in en; nothing is wrong\n")


@pytest.mark.parametrize("variables", [{"LC_ALL": "ko_KR.UTF-8"}, {"LC_ALL": "", "LANG": "ko_KR.UTF-8"}])
def test_the_systems_language_is_spoken(variables: dict[str, str], tmp_path: Path) -> None:
    result = run("train", tmp_path / "none.json", "--out", tmp_path, cwd=tmp_path, PYTHONUTF8="1", **variables)
    assert_refused(result, "none.json", "읽을 수 없습니다")


@pytest.mark.parametrize("variables", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}])
def test_a_terminal_that_cannot_show_korean_stops_nothing(variables: dict[str, str], tmp_path: Path) -> None:
    result = run("train", tmp_path / "none.json", "--out", tmp_path, "--language", "ko", cwd=tmp_path, **variables)
    assert_refused(result, "none.json")
    assert "cannot be read" not in result.stderr
    result = run("--help", "--language", "ko", cwd=tmp_path, **variables)
    assert (result.returncode, result.stderr) == (0, "")
