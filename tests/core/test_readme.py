"""What README.md says of packages, names and files is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from playground.arguments import PARSERS
from playground.catalogue import english
from playground.data.functions import FUNCTIONS
from playground.data.tables import tables
from playground.experiment_file import from_json
from playground.launch_check import LIBRARIES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block_after(marker: str) -> str:
    """The first code block after ``marker``."""
    return README.partition(marker)[2].partition("\n```")[2].partition("\n")[2].partition("\n```")[0]


def test_the_system_packages_are_those_that_qt_loads() -> None:
    named = set(re.findall(r"\blib[a-z0-9.+-]+\b", block_after("<!-- system packages -->")))
    assert named == set(LIBRARIES["offscreen"].values()) | set(LIBRARIES["xcb"].values())
    assert all(package in README for package in LIBRARIES["wayland"].values())


@pytest.mark.parametrize("name", [*FUNCTIONS, *tables()])
def test_every_function_and_table_is_named(name: str) -> None:
    assert f"`{name}`" in README


def test_the_experiment_shown_can_be_read() -> None:
    assert from_json(block_after("Every key has a")).name == "Damped sine"


def test_the_test_command_is_one_line() -> None:
    command = block_after("<!-- test command -->")
    assert "\n" not in command
    assert ".venv/bin/python -m pytest" in command


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", README))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_command_line_is_as_shown() -> None:
    lines = re.sub(r"\n +", " ", block_after("## Command line")).splitlines()  # a long command goes on, indented
    for word, parser in PARSERS.items():
        if not word:
            continue  # shown without options
        [line] = [line for line in lines if line.startswith(f"main.py {word}")]
        known = set(re.findall(r"--[a-z]+", parser(english).format_usage()))
        assert set(re.findall(r"--[a-z]+", line)) == known
