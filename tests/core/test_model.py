"""A model in a folder comes back to the bit, and one that was tampered with is refused in a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
import torch
from numpy.testing import assert_allclose, assert_array_equal
from safetensors.torch import load_file, save_file

from playground.data.build import build
from playground.data.dataset import Dataset
from playground.experiment import CsvSource, Data, Experiment, ExperimentError, Layer, Network, TableSource
from playground.model import Model, load_model, model_of, spec_json
from playground.network import Network as Parameters

EXPERIMENT = Experiment(
    name="model", data=Data(source=TableSource("auto_mpg")), network=Network(layers=(Layer(5, "leaky_relu", 0.2),))
)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return build(EXPERIMENT.data)


@pytest.fixture
def folder(tmp_path: Path, dataset: Dataset) -> Path:
    """A model as ``train`` writes it."""
    return written(tmp_path, dataset)


def written(path: Path, dataset: Dataset, experiment: Experiment = EXPERIMENT) -> Path:
    network = Parameters(experiment.network.layers, dataset.features)
    theta = network.initialise(experiment.network)
    (path / "model.json").write_bytes(spec_json(model_of(experiment, dataset, theta).spec))
    save_file(network.state_dict(theta), path / "weights.safetensors")
    return path


def test_a_folder_gives_back_the_very_model(folder: Path, dataset: Dataset) -> None:
    network = Parameters(EXPERIMENT.network.layers, dataset.features)
    theta = network.initialise(EXPERIMENT.network)
    there, here = load_model(folder), model_of(EXPERIMENT, dataset, theta)
    assert there.spec == here.spec
    assert torch.equal(there.theta, theta)
    predictions = there.predict(dataset.x)
    assert_array_equal(predictions, here.predict(dataset.x))
    scaled = torch.from_numpy(dataset.x_scaling.apply(dataset.x).astype(np.float32))
    assert_allclose(predictions, dataset.y_scaling.undo(network.forward(theta, scaled).double().numpy())[:, 0])
    assert np.isnan(there.predict(np.full((1, dataset.features), np.nan))).all()


def test_categories_and_what_fills_empty_cells_are_part_of_the_model(tmp_path: Path) -> None:
    file = tmp_path / "shops.csv"
    rows = ["north,1,3", "south,2,5", "north,,4", "east,4,9", "south,5,12"] * 4
    file.write_text("\n".join(["where,size,sold", *rows]), encoding="utf-8")
    source = CsvSource(str(file), "sold", categories=("where",), missing="median")
    experiment = Experiment(data=Data(source=source), network=Network(layers=()))
    shops = build(experiment.data)
    spec = load_model(written(tmp_path, shops, experiment)).spec
    assert spec.encoding == shops.encoding
    where, size = spec.encoding.columns
    assert where.categories == ("east", "north", "south")
    assert size.fill == np.median(shops.x[shops.subsets[0], 3])
    assert (spec.lowest[3], spec.highest[3]) == (1.0, 5.0)


def tampered(folder: Path, change: Callable[[dict[str, Any]], object]) -> str:
    """What is said of the folder after ``change`` was made to its model.json."""
    spec = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    change(spec)
    (folder / "model.json").write_text(json.dumps(spec), encoding="utf-8")
    return refused(folder)


def refused(folder: Path) -> str:
    with pytest.raises(ExperimentError) as caught:
        load_model(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


CHANGES: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "another format": (lambda spec: spec.update(format=2), "format 2 is not one this version reads"),
    "an unknown key": (lambda spec: spec.update(code="x"), "unknown field `code`"),
    "a missing key": (lambda spec: spec.pop("y_mean"), "y_mean"),
    "too few means": (lambda spec: spec["x_mean"].pop(), "x_mean has 5 values for 6 inputs"),
    "no deviation": (lambda spec: spec["x_deviation"].__setitem__(0, 0.0), "a deviation is not above zero"),
    "no inputs": (
        lambda spec: (
            spec["encoding"].update(columns=[]),
            spec.update(x_mean=[], x_deviation=[], lowest=[], highest=[]),
        ),
        "no inputs",
    ),
    "an unknown activation": (lambda spec: spec["layers"][0].update(activation="exec"), "layers[0].activation"),
    "a layer of another size": (lambda spec: spec["layers"][0].update(units=6), "0.weight is not there as 6×6"),
    "a huge layer": (lambda spec: spec["layers"][0].update(units=10**9), "layers[0].units"),
    "a layer more": (lambda spec: spec["layers"].append({"units": 1}), "4.weight is not there as 1×1"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_spec_that_cannot_be_is_refused(folder: Path, name: str) -> None:
    change, words = CHANGES[name]
    assert words in tampered(folder, change)


def test_weights_that_are_others_are_refused(folder: Path, tmp_path: Path) -> None:
    weights = folder / "weights.safetensors"
    state = load_file(weights)
    save_file(state | {"code": torch.zeros(1)}, weights)
    assert "code is none of this network's parameters" in refused(folder)
    save_file(state | {"0.bias": torch.zeros(5, dtype=torch.float64)}, weights)
    assert "0.bias is not there as 5 numbers of 32 bits" in refused(folder)
    save_file(state | {"2.bias": torch.tensor([float("nan")])}, weights)
    assert "has diverged" in refused(folder)
    weights.write_bytes(b"\x80\x04not safetensors")
    assert "it is not a safetensors file of this network" in refused(folder)
    weights.write_bytes(bytes(2 * 1024**2))
    assert "are too many" in refused(folder)
    weights.unlink()
    assert "cannot be read: No such file or directory" in refused(folder)


def test_no_folder_and_no_model_are_said(tmp_path: Path) -> None:
    assert "is not a folder" in refused(tmp_path / "nowhere")
    assert "model.json cannot be read" in refused(tmp_path)
    (tmp_path / "model.json").write_bytes(b"{")
    assert "model.json: Input data was truncated" in refused(tmp_path)


def test_a_model_is_a_value(folder: Path) -> None:
    model = load_model(folder)
    assert isinstance(model, Model)
    with pytest.raises(AttributeError):
        model.spec.name = "other"  # type: ignore[misc]
    assert msgspec.json.decode(spec_json(model.spec), type=type(model.spec)) == model.spec
