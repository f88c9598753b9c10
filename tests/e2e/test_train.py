"""``main.py train``: what it writes, and that it is what PyTorch would have."""

from __future__ import annotations

import csv
import json
import math
import signal
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest
import torch
from safetensors.torch import load_file
from torch import nn

from playground.data.build import build
from playground.experiment import Data, Experiment, Layer, Network, Training
from playground.experiment_file import load, to_json
from tests.e2e.program import COMMAND, environment, run

EXPERIMENT = Experiment(
    name="small",
    data=Data(samples=100, seed=3),
    network=Network(layers=(Layer(8, "tanh"), Layer(5, "leaky_relu", 0.2))),
    training=Training(batch_size=16, max_epochs=999),
)
FILES = {"experiment.json", "metrics.json", "history.csv", "weights.safetensors", "model.json", "fit.png"}


def write(experiment: Experiment, path: Path) -> Path:
    path.write_bytes(to_json(experiment))
    return path


def metrics_in(out: Path) -> dict[str, Any]:
    return dict(json.loads((out / "metrics.json").read_text()))


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that twenty epochs of ``EXPERIMENT`` left behind."""
    folder = tmp_path_factory.mktemp("trained")
    result = run("train", write(EXPERIMENT, folder / "small.json"), "--out", folder / "out", "--epochs", "20")
    assert result.returncode == 0, result.stderr
    assert "20 epochs, 100 updates" in result.stdout
    assert "100%" in result.stderr
    return folder / "out"


def test_train_writes_its_files_and_no_others(trained: Path) -> None:
    assert {path.name for path in trained.iterdir()} == FILES


def test_the_metrics_say_what_was_done(trained: Path) -> None:
    metrics = metrics_in(trained)
    assert metrics["epochs"] == 20
    assert metrics["updates"] == 20 * math.ceil(70 / 16)
    assert metrics["parameters"] == (1 + 1) * 8 + (8 + 1) * 5 + (5 + 1) * 1
    assert metrics["stopped"] == "max_epochs"
    assert metrics["seconds"] > 0
    assert metrics["updates_per_second"] == pytest.approx(metrics["updates"] / metrics["seconds"])
    for subset in ("train", "valid", "test"):
        part = metrics[subset]
        assert set(part) == {"loss", "mse", "rmse", "mae", "r2"}
        assert part["rmse"] == pytest.approx(math.sqrt(part["mse"]))
        assert 0 < part["mae"] <= part["rmse"]
        assert part["r2"] < 1


def test_the_history_has_a_row_for_every_epoch(trained: Path) -> None:
    rows = list(csv.DictReader((trained / "history.csv").read_text().splitlines()))
    assert list(rows[0]) == ["epoch", "train_loss", "valid_loss"]
    assert [int(row["epoch"]) for row in rows] == list(range(21))
    assert float(rows[-1]["train_loss"]) < float(rows[0]["train_loss"])
    assert float(rows[-1]["valid_loss"]) == pytest.approx(metrics_in(trained)["valid"]["loss"], rel=1e-6)


def test_the_weights_in_a_plain_sequential_predict_what_the_metrics_say(trained: Path) -> None:
    model = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 5), nn.LeakyReLU(0.2), nn.Linear(5, 1))
    model.load_state_dict(load_file(trained / "weights.safetensors"))
    dataset = build(EXPERIMENT.data)
    for subset, name in enumerate(("train", "valid", "test")):
        x, y = (torch.from_numpy(values).float() for values in dataset.scaled(subset))
        with torch.no_grad():
            predicted = dataset.y_scaling.undo(model(x).double().numpy())
        mse = float(((predicted - dataset.y_scaling.undo(y.double().numpy())) ** 2).mean())
        assert mse == pytest.approx(metrics_in(trained)[name]["mse"], rel=1e-5)


def test_the_experiment_that_was_written_repeats_the_run_to_the_bit(trained: Path, tmp_path: Path) -> None:
    assert load(trained / "experiment.json").training.max_epochs == 20
    result = run("train", trained / "experiment.json", "--out", tmp_path, "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    for name in ("experiment.json", "history.csv", "weights.safetensors"):
        assert (tmp_path / name).read_bytes() == (trained / name).read_bytes()


def test_the_picture_of_the_fit_is_a_png_with_something_on_it(trained: Path, qapp: object) -> None:
    from PySide6.QtGui import QImage

    image = QImage(str(trained / "fit.png"))
    assert image.width() >= 600
    assert image.height() >= 400
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 20


def test_updates_end_the_run_inside_an_epoch(tmp_path: Path) -> None:
    file = write(EXPERIMENT, tmp_path / "e.json")
    result = run("train", file, "--out", tmp_path / "out", "--updates", "7", "--quiet")
    assert result.returncode == 0, result.stderr
    metrics = metrics_in(tmp_path / "out")
    assert (metrics["updates"], metrics["epochs"], metrics["stopped"]) == (7, 1, "max_updates")


def test_patience_ends_the_run(tmp_path: Path) -> None:
    training = msgspec.structs.replace(EXPERIMENT.training, learning_rate=0.0, patience=4)
    experiment = msgspec.structs.replace(EXPERIMENT, training=training)
    result = run("train", write(experiment, tmp_path / "e.json"), "--out", tmp_path / "out", "--quiet")
    assert result.returncode == 0, result.stderr
    metrics = metrics_in(tmp_path / "out")
    assert (metrics["epochs"], metrics["stopped"]) == (4, "patience")


def test_divergence_is_explained_and_the_last_finite_state_written(tmp_path: Path) -> None:
    training = msgspec.structs.replace(EXPERIMENT.training, optimizer="sgd", learning_rate=900.0)
    network = Network(layers=(Layer(16, "relu"), Layer(16, "relu")))
    experiment = msgspec.structs.replace(EXPERIMENT, training=training, network=network)
    result = run("train", write(experiment, tmp_path / "e.json"), "--out", tmp_path / "out", "--quiet")
    assert result.returncode == 0, result.stderr
    assert "Diverged at update" in result.stderr
    assert metrics_in(tmp_path / "out")["stopped"] == "diverged"
    weights = load_file(tmp_path / "out" / "weights.safetensors")
    assert all(bool(torch.isfinite(tensor).all()) for tensor in weights.values())


def test_without_validation_and_test_set_their_metrics_are_null(tmp_path: Path) -> None:
    experiment = msgspec.structs.replace(EXPERIMENT, data=Data(samples=20, split=(1.0, 0.0, 0.0)))
    result = run("train", write(experiment, tmp_path / "e.json"), "--out", tmp_path / "out", "--epochs", "2", "--quiet")
    assert result.returncode == 0, result.stderr
    metrics = metrics_in(tmp_path / "out")
    assert metrics["valid"] is None
    assert metrics["test"] is None
    assert (tmp_path / "out" / "history.csv").read_text().splitlines()[-1].endswith(",")


def test_ctrl_c_stops_and_writes_what_there_is(tmp_path: Path) -> None:
    training = msgspec.structs.replace(EXPERIMENT.training, max_epochs=10**9)
    file = write(msgspec.structs.replace(EXPERIMENT, training=training), tmp_path / "endless.json")
    command = [*COMMAND, "train", str(file), "--out", str(tmp_path / "out")]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert process.stderr.read(1)  # the progress bar has begun
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors.decode()
    assert b"Traceback" not in errors
    assert {path.name for path in (tmp_path / "out").iterdir()} == FILES
    assert metrics_in(tmp_path / "out")["stopped"] == "interrupted"
