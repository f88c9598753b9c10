"""``main.py export``: what it writes runs without this program, and is what ``main.py train`` arrives at."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import get_args

import numpy as np
import onnxruntime
import pytest
import torch
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from safetensors.torch import load_file
from torch import nn

from playground.activations import ACTIVATIONS
from playground.experiment import (
    INITIALISATIONS,
    LOSSES,
    OPTIMIZERS,
    SCHEDULES,
    CsvSource,
    Data,
    Experiment,
    FormulaSource,
    FunctionSource,
    Layer,
    Network,
    PointsSource,
    Source,
    TableSource,
    Training,
)
from playground.experiment_file import to_json
from playground.export.script import script
from tests.core.exports import EXPERIMENTS, assert_same_bits, put, trained
from tests.core.exports import SOURCES as EVERY_SOURCE
from tests.e2e.program import ROOT, assert_refused, run

UPDATES = 60
POINTS = PointsSource(tuple(0.3 * x for x in range(20)), tuple(float(x * x % 5) for x in range(20)))
SOURCES: dict[str, Source] = {
    "function": FunctionSource("outliers"),
    "formula": FormulaSource("sin(3*x1)*x2^2", (-2.0, 1.5)),
    "points": POINTS,
    "table": TableSource("diabetes"),
    "csv": CsvSource("mine.csv"),  # as seen from the folder of the test
}


def alone(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Python without this project: ``-S`` does not look at what the environment links to, only at its packages."""
    packages = sysconfig.get_path("purelib")
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "OMP"))}
    command = [sys.executable, "-S", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, env=env | {"PYTHONPATH": packages}, capture_output=True, text=True, timeout=110
    )


def experiment(source: Source) -> Experiment:
    layers = (Layer(8, "tanh"), Layer(5, "leaky_relu", 0.2))
    training = Training(batch_size=16, max_epochs=999, clip_norm=0.5, schedule="step", schedule_epochs=4)
    return Experiment(data=Data(source=source, samples=100), network=Network(layers=layers), training=training)


def write(experiment: Experiment, folder: Path) -> Path:
    path = folder / "experiment.json"
    path.write_bytes(to_json(experiment))
    rows = "\n".join(f"{x},{x * x % 7},{x % 3}" for x in range(30))
    (folder / "mine.csv").write_text(f"a,b,c\n{rows}\n")
    return path


def test_python_alone_does_not_find_this_project(tmp_path: Path) -> None:
    result = alone("-c", "import playground", cwd=tmp_path)
    assert "No module named 'playground'" in result.stderr


@pytest.mark.parametrize("kind", SOURCES)
def test_the_script_alone_ends_in_the_weights_of_train(kind: str, tmp_path: Path) -> None:
    file = write(experiment(SOURCES[kind]), tmp_path)
    limit = ("--updates", str(UPDATES))
    result = run("export", file, "--to", "script", "--out", "away/mine.py", *limit, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(f"Written to {Path('away/mine.py')}")
    result = run("train", file, "--out", "trained", "--quiet", *limit, cwd=tmp_path)
    assert result.returncode == 0, result.stderr

    measured = kind in ("points", "table", "csv")
    names = {path.name for path in (tmp_path / "away").iterdir()}
    assert names == {"mine.py", "mine_data.csv"} if measured else {"mine.py"}
    result = alone(tmp_path / "away" / "mine.py", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert "stopped: max_updates" in result.stdout
    trained_weights = load_file(tmp_path / "trained" / "weights.safetensors")
    assert_same_bits(load_file(tmp_path / "away" / "weights.safetensors"), trained_weights)


RUNNER = """
import os, runpy, sys
import safetensors.torch
import torch._dynamo  # what torch.optim loads at its first step
for folder in sorted(os.listdir()):
    child = os.fork()  # a process for each, that need not load PyTorch
    if child == 0:
        runpy.run_path(os.path.join(folder, "script.py"), run_name="__main__")
        sys.stdout.flush()
        os._exit(0)
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"{folder} failed")
"""
COVERED: dict[str, tuple[str, ...]] = {
    "optimizer": tuple(OPTIMIZERS),
    "loss": tuple(LOSSES),
    "schedule": tuple(SCHEDULES),
}
"""What every so many of the experiments have in turn, so that none is left out by chance."""


def in_turn(experiment: Experiment, source: Source, index: int) -> Experiment:
    """``experiment`` with what it is the turn of at ``index``."""
    training = replace(experiment.training, **{field: names[index % len(names)] for field, names in COVERED.items()})
    regularised = {"l1": 0.01 * (index % 2), "l2": 0.05 * (index // 2 % 2), "clip_norm": (None, 0.5)[index // 4 % 2]}
    inits = tuple(INITIALISATIONS)
    layers = experiment.network.layers or (Layer(3),)
    activation = tuple(ACTIVATIONS)[index % len(ACTIVATIONS)]
    network = replace(
        experiment.network,
        init=inits[index % len(inits)],
        layers=(replace(layers[0], activation=activation), *layers[1:]),
    )
    data = replace(experiment.data, source=source)
    return replace(experiment, data=data, network=network, training=replace(training, **regularised))


def test_60_scripts_of_whatever_the_format_allows_end_in_the_same_bits_alone(tmp_path: Path) -> None:
    drawn: dict[str, tuple[Experiment, int]] = {}
    kinds = tuple(EVERY_SOURCE)

    @settings(max_examples=60, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(experiment=EXPERIMENTS, sources=st.fixed_dictionaries(EVERY_SOURCE), updates=st.integers(1, 100))
    def draw(experiment: Experiment, sources: dict[str, Source], updates: int) -> None:
        name = f"{len(drawn):03}"
        experiment = in_turn(experiment, sources[kinds[len(drawn) // 7 % len(kinds)]], len(drawn))
        drawn[name] = experiment, updates
        (tmp_path / name).mkdir()
        put(script(experiment, updates=updates), tmp_path / name)

    draw()
    assert len(drawn) >= 60
    assert {type(experiment.data.source) for experiment, _ in drawn.values()} == set(get_args(Source))
    result = alone("-c", RUNNER, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    for name, (experiment, updates) in drawn.items():
        trainer = trained(experiment, updates)
        state = load_file(tmp_path / name / "weights.safetensors")
        assert_same_bits(state, trainer.network.state_dict(trainer.theta))


def test_weights_and_onnx_are_of_the_same_run_as_the_script(tmp_path: Path) -> None:
    now = experiment(SOURCES["table"])
    file = write(now, tmp_path)
    trainer = trained(now, UPDATES)
    for kind in ("weights", "onnx"):
        result = run("export", file, "--to", kind, "--out", tmp_path, "--updates", str(UPDATES))
        assert result.returncode == 0, result.stderr
    state = load_file(tmp_path / "weights.safetensors")
    assert_same_bits(state, trainer.network.state_dict(trainer.theta))
    model = nn.Sequential(nn.Linear(10, 8), nn.Tanh(), nn.Linear(8, 5), nn.LeakyReLU(0.2), nn.Linear(5, 1))
    model.load_state_dict(state)
    dataset = trainer.dataset
    with torch.no_grad():
        scaled = model(torch.from_numpy(dataset.x_scaling.apply(dataset.x)).float())
    expected = dataset.y_scaling.undo(scaled.double().numpy())
    session = onnxruntime.InferenceSession(tmp_path / "model.onnx", providers=["CPUExecutionProvider"])
    answer = session.run(None, {"features": dataset.x.astype(np.float32)})[0]
    np.testing.assert_allclose(answer, expected, rtol=1e-5)


def test_a_notebook_is_written_with_its_data(tmp_path: Path) -> None:
    file = write(experiment(POINTS), tmp_path)
    result = run("export", file, "--to", "notebook", "--out", tmp_path / "mine.ipynb")
    assert result.returncode == 0, result.stderr
    assert json.loads((tmp_path / "mine.ipynb").read_text(encoding="utf-8"))["nbformat"] == 4
    assert len((tmp_path / "mine_data.csv").read_text().splitlines()) == 21


@pytest.mark.parametrize("out", ["folder", "new/"])
def test_in_a_folder_the_file_gets_a_name_of_its_kind(out: str, tmp_path: Path) -> None:
    file = write(experiment(POINTS), tmp_path)
    (tmp_path / "folder").mkdir()
    result = run("export", file, "--to", "script", "--out", out, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert {path.name for path in (tmp_path / out).iterdir()} == {"script.py", "script_data.csv"}


def test_a_run_that_diverges_is_exported_and_explained(tmp_path: Path) -> None:
    training = Training(optimizer="sgd", learning_rate=900.0, max_epochs=50)
    file = write(Experiment(network=Network(layers=(Layer(16, "relu"),) * 2), training=training), tmp_path)
    result = run("export", file, "--to", "weights", "--out", tmp_path / "weights.safetensors")
    assert result.returncode == 0, result.stderr
    assert "Diverged at update" in result.stderr
    state = load_file(tmp_path / "weights.safetensors")
    assert all(bool(torch.isfinite(value).all()) for value in state.values())


@pytest.mark.parametrize("kind", ["script", "notebook", "weights", "onnx"])
def test_a_run_without_an_end_is_refused(kind: str, tmp_path: Path) -> None:
    file = write(Experiment(training=Training(max_epochs=None)), tmp_path)
    assert_refused(
        run("export", file, "--to", kind, "--out", tmp_path / "out"), "training.max_epochs", "no end", "--updates"
    )


def test_what_the_export_is_made_from_is_never_written_over(tmp_path: Path) -> None:
    file = write(experiment(CsvSource("mine_data.csv")), tmp_path)
    table = (tmp_path / "mine.csv").rename(tmp_path / "mine_data.csv")
    before = table.read_bytes(), file.read_bytes()
    assert_refused(run("export", file, "--to", "script", "--out", "mine.py", cwd=tmp_path), "--out", "mine_data.csv")
    assert_refused(run("export", file, "--to", "script", "--out", file, cwd=tmp_path), "--out", "experiment.json")
    assert (table.read_bytes(), file.read_bytes()) == before
    assert not (tmp_path / "mine.py").exists()


def test_a_place_that_cannot_be_written_and_a_folder_of_that_name_are_refused(tmp_path: Path) -> None:
    file = write(experiment(POINTS), tmp_path)
    (tmp_path / "in the way").write_text("a file")
    assert_refused(run("export", file, "--to", "script", "--out", tmp_path / "in the way" / "x.py"), "--out")
    (tmp_path / "folder" / "script.py").mkdir(parents=True)
    assert_refused(run("export", file, "--to", "script", "--out", tmp_path / "folder"), "--out", "script.py")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["export", "x.json", "--out", "x"], "--to"),
        (["export", "x.json", "--to", "script"], "--out"),
        (["export", "x.json", "--to", "word", "--out", "x"], "--to"),
        (["export", "x.json", "--to", "script", "--out", "x", "--updates", "0"], "--updates"),
        (["export", "nowhere.json", "--to", "script", "--out", "x"], "nowhere.json"),
        (["export", str(ROOT / "resources/presets/deep_relu.json"), "--to", "script", "--out", "torch.py"], "torch.py"),
    ],
)
def test_bad_usage_gets_one_line(arguments: list[str], word: str, tmp_path: Path) -> None:
    assert_refused(run(*arguments, cwd=tmp_path), word)
    assert not list(tmp_path.glob("*.py"))


def test_a_script_waits_for_no_pytorch(tmp_path: Path) -> None:
    file = write(experiment(POINTS), tmp_path)
    code = (
        "import sys, main\n"
        f"assert main.main(['export', {str(file)!r}, '--to', 'script', '--out', {str(tmp_path / 'x.py')!r}]) == 0\n"
        "assert not {'torch', 'pandas', 'PySide6', 'nbformat', 'onnx'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


DRAWN = {
    "fit.svg": ["--to", "picture", "--view", "fit_plot"],
    "window.png": ["--to", "picture", "--size", "1100x720", "--theme", "dark"],
    "curves.csv": ["--to", "curves"],
    "film.gif": ["--to", "animation"],
    "report.html": ["--to", "report"],
}


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_drawn_needs_no_display(name: str, tmp_path: Path) -> None:
    file = write(experiment(SOURCES["csv"]), tmp_path)
    result = run("export", file, *DRAWN[name], "--out", name, "--updates", "12", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(f"Written to {name}")
    content = (tmp_path / name).read_bytes()
    begins = {"svg": b"<?xml", "png": b"\x89PNG", "csv": b"epoch,update", "gif": b"GIF89a", "html": b"<!DOCTYPE html>"}
    assert content.startswith(begins[name.rpartition(".")[2]])
    assert "Warning" not in result.stderr
    if name == "curves.csv":
        assert (tmp_path / "curves_gradients.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--to", "picture", "--out", "x.jpg"], ["--out", ".png or an .svg"]),
        (["--to", "animation", "--out", "x.avi"], ["--out", ".gif or an .mp4"]),
        (["--to", "curves", "--out", "x.csv", "--view", "fit_plot"], ["--view"]),
        (["--to", "picture", "--out", "x.png", "--view", "nothing"], ["--view"]),
    ],
)
def test_a_drawing_that_cannot_be_is_refused(arguments: list[str], words: list[str], tmp_path: Path) -> None:
    file = write(experiment(POINTS), tmp_path)
    assert_refused(run("export", file, *arguments, cwd=tmp_path), *words)
