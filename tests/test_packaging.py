"""What the frozen program ships is known, with its licences."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHIPPED: dict[str, Any] = runpy.run_path(str(ROOT / "packaging" / "shipped.py"))


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_among_what_is_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {plain(re.match(r"[\w.-]+", line)[0]) for line in project["dependencies"]}  # type: ignore[index]
    assert needed <= {plain(name) for name in SHIPPED["NAMES"]}


def test_licences_are_there_and_named_where_a_package_brings_none() -> None:
    files = SHIPPED["licence_files"](ROOT)
    assert all(Path(source).is_file() for source, _ in files)
    folders = {plain(folder.removeprefix("licences/")) for _, folder in files}
    said = (ROOT / "packaging" / "licences" / "README.txt").read_text(encoding="utf-8").lower()
    for name in ("torch", "numpy", "pandas", "pyqtgraph", "pillow", "safetensors"):
        assert name in folders
    for name in ("pyside6", "qt 6", "shiboken", "cpython"):
        assert name in said
