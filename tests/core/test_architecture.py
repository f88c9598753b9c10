"""docs/architecture.md names every module of the house, and none that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (`.*?) \| ", TEXT, re.MULTILINE)
NAMED = {name.rstrip("/").rpartition("/")[2] for row in ROWS for name in re.findall(r"`([\w/]+)`", row)}
PACKAGES = ("playground", "widgets")


def modules(package: str) -> set[str]:
    """The modules and packages right within ``package``."""
    inside = (ROOT / package).iterdir()
    return {path.stem for path in inside if path.suffix == ".py" or (path / "__init__.py").exists()} - {"__init__"}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_has_its_place_in_the_table(package: str) -> None:
    assert modules(package) - NAMED == set()


def test_nothing_is_in_the_table_that_is_not_there() -> None:
    assert len(NAMED) > 100
    there = {path.stem for package in PACKAGES for path in (ROOT / package).rglob("*")}
    assert NAMED - there == set()
