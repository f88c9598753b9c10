"""What CONTRIBUTING.md names is there: files, folders, and the tables in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PATHS = sorted({*re.findall(r"`((?:playground|widgets|resources|tests|docs|packaging)[\w/.]*|\.ci/run)`", TEXT)})
TABLES = re.findall(r"`([A-Z_]+)`(?: and a property)?\s+in\s+`([\w/]+\.py)`", TEXT)


@pytest.mark.parametrize("path", [*PATHS, *re.findall(r"\]\(([^)]+)\)", TEXT)])
def test_every_path_leads_somewhere(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize(("table", "path"), TABLES)
def test_every_table_is_where_it_is_said_to_be(table: str, path: str) -> None:
    assert re.search(rf"^{table}\b", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)


def test_there_is_something_to_look_for() -> None:
    assert len(PATHS) > 30
    assert len(TABLES) > 6


@pytest.mark.parametrize("thing", ["activation", "optimiser", "loss", "dataset", "plot", "lesson", "translation"])
def test_every_kind_of_addition_has_its_section_with_a_test(thing: str) -> None:
    section = re.search(rf"^### An? {thing}$(.+?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert section is not None
    assert re.search(r"`tests/\w+/?\w*\.py`", section[1])


def test_every_test_that_the_page_on_endurance_names_is_there() -> None:
    text = (ROOT / "docs" / "endurance.md").read_text(encoding="utf-8")
    source = ""
    named = re.findall(r"`(tests/[\w/]+\.py)?(?:::(test_\w+))?`", text)
    assert len(named) > 20
    for path, test in named:
        source = (ROOT / path).read_text(encoding="utf-8") if path else source
        assert not test or f"def {test}(" in source, test
