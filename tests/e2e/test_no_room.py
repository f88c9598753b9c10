"""The command line where nothing can be written: one line that names the file and the reason, no traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.program import run
from tests.widgets.disks import FULL, fill, no_room, read_only

COMMANDS = {
    "train": ("train", "x.json", "--out", "place/out", "--quiet"),
    "script": ("export", "x.json", "--to", "script", "--out", "place/x.py"),
    "picture": ("screenshot", "x.json", "--out", "place/x.png", "--seconds", "0"),
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty folder beside an experiment."""
    (tmp_path / "x.json").write_text('{"training": {"max_epochs": 1}}')
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_a_full_disk_is_one_line(name: str, place: Path) -> None:
    with no_room(place):
        fill(place)
        done = run(*COMMANDS[name], cwd=place.parent)
        assert (done.returncode, done.stdout) == (1, "")
        (line,) = done.stderr.splitlines()
        assert line.startswith("main.py: place")
        assert line.endswith(FULL)
        assert [file.name for file in place.rglob("*") if file.is_file() and file.name != "filler"] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_read_only_folder_is_refused_before_anything_is_done(name: str, place: Path) -> None:
    with read_only(place):
        done = run(*COMMANDS[name], cwd=place.parent)
        assert (done.returncode, done.stdout) == (2, "")
        (line,) = done.stderr.splitlines()
        assert line.startswith("main.py: --out: ")
        assert "place" in line
