"""The exported notebook is valid, runs from top to bottom and repeats the run to the bit."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from safetensors.torch import load_file

from playground.experiment import (
    Data,
    Experiment,
    ExperimentError,
    FunctionSource,
    Layer,
    Network,
    PointsSource,
    Source,
    TableSource,
    Training,
)
from playground.export.notebook import notebook
from tests.core.exports import assert_same_bits, put, trained

POINTS = PointsSource(tuple(0.1 * x for x in range(30)), tuple(float(x * x % 7) for x in range(30)))
SOURCES: dict[str, Source] = {
    "function": FunctionSource("saddle"),
    "points": POINTS,
    "table": TableSource("mcycle"),
}


def experiment(source: Source, **training: Any) -> Experiment:
    return Experiment(
        name="# <b>Mine</b> `x`",
        data=Data(source=source, samples=70),
        network=Network((Layer(6, "sine"),), init="xavier"),
        training=Training(**({"max_epochs": 12} | training)),
    )


def cells(content: bytes, kind: str) -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(content)["cells"] if cell["cell_type"] == kind]


def run_cells(path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the code cells in one namespace, in the notebook's folder, without matplotlib; what they printed."""
    monkeypatch.chdir(path.parent)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    names: dict[str, Any] = {}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        for code in cells(path.read_bytes(), "code"):
            exec(compile(code, path.name, "exec"), names)
    return printed.getvalue()


@pytest.mark.parametrize("source", SOURCES)
def test_its_cells_end_in_the_bits_of_the_run(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = experiment(SOURCES[source], patience=5)
    trainer = trained(now, 25)
    printed = run_cells(put(notebook(now, updates=25), tmp_path), monkeypatch)
    assert "No plots: matplotlib is not installed" in printed
    assert "R2" in printed
    assert_same_bits(load_file(tmp_path / "weights.safetensors"), trainer.network.state_dict(trainer.theta))


def test_no_validation_set_and_no_whole_epoch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = Experiment(data=Data(source=POINTS, split=(1.0, 0.0, 0.0)), training=Training(batch_size=8))
    trainer = trained(now, 2)
    run_cells(put(notebook(now, updates=2), tmp_path), monkeypatch)
    assert_same_bits(load_file(tmp_path / "weights.safetensors"), trainer.network.state_dict(trainer.theta))


def test_nbformat_finds_it_valid_and_the_same_experiment_gives_the_same_file() -> None:
    first, second = (notebook(experiment(POINTS))["notebook.ipynb"] for _ in range(2))
    assert first == second
    read: Any = nbformat
    read.validate(read.reads(first.decode(), as_version=4))


def test_every_part_has_a_heading_and_names_are_only_text() -> None:
    texts = cells(notebook(experiment(POINTS))["notebook.ipynb"], "markdown")
    assert texts[0].startswith(r"# \# \<b\>Mine\<\/b\> \`x\`")
    titles = [text.splitlines()[0] for text in texts[1:]]
    assert titles == ["## Data", "## Split and scaling", "## Network", "## Training", "## Result", "## Weights"]


def test_a_run_without_an_end_is_refused() -> None:
    with pytest.raises(ExperimentError, match="this run has no end"):
        notebook(experiment(POINTS, max_epochs=None))


def test_nbclient_runs_it_from_top_to_bottom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    now = experiment(SOURCES["function"])
    read: Any = nbformat
    loaded = read.read(put(notebook(now), tmp_path), as_version=4)
    client.NotebookClient(loaded, timeout=100, resources={"metadata": {"path": str(tmp_path)}}).execute()
    printed = "".join(
        output.get("text", "") for cell in loaded.cells if cell.cell_type == "code" for output in cell.outputs
    )
    assert "stopped: max_epochs" in printed
    trainer = trained(now)
    assert_same_bits(load_file(tmp_path / "weights.safetensors"), trainer.network.state_dict(trainer.theta))
