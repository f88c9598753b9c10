"""Where the system writes numbers with a comma, which C's own functions then read: the same files, the same window."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.e2e.program import run

NAME = "de_DE.UTF-8"


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables of a system that speaks German."""
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef") is None:
        pytest.skip("localedef is not installed")
    command = ["localedef", "-i", "de_DE", "-f", "UTF-8", str(folder / NAME)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("the system has no sources of locales")
    return {"LOCPATH": str(folder), "LC_ALL": NAME, "LANG": NAME, "LANGUAGE": "de"}


def test_nothing_that_is_written_or_shown_is_another(german: dict[str, str], tmp_path: Path) -> None:
    experiment = tmp_path / "x.json"
    experiment.write_text('{"training": {"max_epochs": 3, "learning_rate": 0.025, "l2": 0.001}}')
    usual = {"LC_ALL": "C.UTF-8"}
    for variables in (usual, german):
        done = run("train", experiment, "--out", tmp_path / variables["LC_ALL"], "--quiet", cwd=tmp_path, **variables)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for name in ("experiment.json", "history.csv", "weights.safetensors", "model.json", "fit.png"):
        written = [(tmp_path / each / name).read_bytes() for each in (usual["LC_ALL"], NAME)]
        assert written[0] == written[1], name


def test_the_window_trains_and_shows_the_same_numbers(german: dict[str, str], tmp_path: Path) -> None:
    experiment = tmp_path / "x.json"
    experiment.write_text('{"training": {"learning_rate": 0.025, "l2": 0.001}}')
    shown = []
    for variables in ({"LC_ALL": "C.UTF-8"}, german):
        out = tmp_path / f"{variables['LC_ALL']}.svg"
        # trained to the end of one second, by the loop that is made of a source with numbers in it
        picture = ("screenshot", experiment, "--out", out, "--seconds", "1", "--view", "training_panel")
        done = run(*picture, cwd=tmp_path, **variables)
        assert (done.returncode, done.stderr) == (0, "")
        shown.append(out.read_text(encoding="utf-8"))
    assert "0.025" in shown[0]
    assert shown[0] == shown[1]
