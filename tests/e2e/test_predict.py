"""From a CSV file to a trained folder to predictions in a fresh process: the very ones that the window shows."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.experiment import CsvSource, Data, Experiment, Layer, Network, Training
from playground.experiment_file import to_json
from playground.frames import SUBSETS
from tests.e2e.program import assert_refused, run
from widgets.plots.actual_plot import ActualPlot

if TYPE_CHECKING:
    from widgets.main_window import MainWindow

EPOCHS = 12


def flats(folder: Path) -> Path:
    """A table as it comes out of a spreadsheet: semicolons, decimal commas, a category, empty cells."""
    generator = np.random.default_rng(0)
    lines = ["rooms;district;area;built;rent"]
    for index in range(120):
        rooms, district = int(generator.integers(1, 6)), str(generator.choice(["Mitte", "Nord", "강남"]))
        area, built = generator.uniform(20.0, 140.0), int(generator.integers(1900, 2020))
        rent = 8.0 * area + 60.0 * rooms + (200.0 if district == "Mitte" else 0.0) + generator.normal(0.0, 20.0)
        cells = (str(rooms), district, f"{area:.1f}", "" if index % 17 == 0 else str(built), f"{rent:.2f}")
        lines.append(";".join(cells).replace(".", ","))
    file = folder / "flats 표.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def experiment_of(table: Path) -> Experiment:
    source = CsvSource(str(table), "rent", categories=("district",), missing="median")
    return Experiment(
        name="flats",
        data=Data(source=source),
        network=Network(layers=(Layer(8, "tanh"),)),
        training=Training(batch_size=16, max_epochs=EPOCHS),
    )


def column_of(path: Path, name: str) -> list[float]:
    with path.open(encoding="utf-8", newline="") as file:
        return [float(row[name].replace(",", ".")) for row in csv.DictReader(file, delimiter=";")]


def test_predict_gives_the_very_predictions_that_the_window_shows(
    tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    table = flats(tmp_path)
    (tmp_path / "flats.json").write_bytes(to_json(experiment_of(table)))
    result = run("train", tmp_path / "flats.json", "--out", tmp_path / "out", "--quiet")
    assert result.returncode == 0, result.stderr
    result = run("predict", tmp_path / "out", table, "--out", tmp_path / "predicted.csv")
    assert result.returncode == 0, result.stderr
    assert "120 of 120 rows of flats 표.csv have a prediction of rent" in result.stdout

    session, plot = window.session, window.plot("actual_plot")
    assert isinstance(plot, ActualPlot)
    session.open(experiment_of(table))
    qtbot.waitUntil(lambda: session.dataset is not None and session.dataset.target_name == "rent")
    window.reveal("actual_plot")
    plot.show_test.setChecked(True)
    window.action("train_toggle").trigger()
    qtbot.waitUntil(lambda: session.epoch_number == EPOCHS and not session.training)
    dataset = session.dataset
    assert dataset is not None
    assert dataset.origin is not None
    written = np.array(column_of(tmp_path / "predicted.csv", "predicted rent"))
    shown = 0
    for subset, key in enumerate(SUBSETS):
        rows = dataset.origin.rows[dataset.subsets[subset]]
        qtbot.waitUntil(lambda key=key, rows=rows: len(plot.points[key].ys) == len(rows))  # type: ignore[misc]
        # rows stand in another order in the file: the kernels may round the last of float32's seven digits otherwise
        np.testing.assert_allclose(plot.points[key].ys, written[rows], rtol=2e-6)
        shown += len(rows)
    assert shown == 120
    assert column_of(tmp_path / "predicted.csv", "rent") == column_of(table, "rent")


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("flats")
    (folder / "flats.json").write_bytes(to_json(experiment_of(flats(folder))))
    result = run("train", folder / "flats.json", "--out", folder / "out", "--quiet", "--epochs", "1")
    assert result.returncode == 0, result.stderr
    return folder


def test_bad_input_is_one_line_and_writes_nothing(trained: Path) -> None:
    out = trained / "nothing.csv"
    table = trained / "bad.csv"
    table.write_text("rooms;district;area;built\n3;Nord;80,5;1990\n2;Nord;large;1990\n", encoding="utf-8")
    assert_refused(run("predict", trained / "out", table, "--out", out), "row 3", 'column "area"', "'large'")
    assert_refused(run("predict", trained / "out", trained / "none.csv", "--out", out), "none.csv cannot be read")
    assert_refused(run("predict", trained, table, "--out", out), "model.json cannot be read")
    assert_refused(run("predict", trained / "out", table, "--out", table), "--out", "is the table itself")
    assert_refused(run("predict", trained / "out", table), "--out")
    assert not out.exists()
