"""The exported ONNX model predicts what the network does, in the data's own units."""

from __future__ import annotations

import json
import sys
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
from numpy.typing import NDArray
from onnx.reference import ReferenceEvaluator

from playground.activations import ACTIVATIONS
from playground.data.dataset import FloatArray
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
from playground.export.onnx import onnx_model
from playground.trainer import Trainer
from tests.core.exports import trained

SOURCES: dict[str, Source] = {
    "one input": FunctionSource("sine"),
    "two inputs": FunctionSource("saddle"),
    "a table": TableSource("auto_mpg"),
    "far from zero": PointsSource(tuple(1e5 + 0.5 * x for x in range(40)), tuple(1e4 + x % 7 for x in range(40))),
}


def experiment(layers: tuple[Layer, ...], source: Source, **data: Any) -> Experiment:
    spec = Data(source=source, samples=80, **data)
    return Experiment(name="Ω\n", data=spec, network=Network(layers), training=Training(max_epochs=5))


def model_of(trainer: Trainer) -> bytes:
    return onnx_model(trainer.experiment, trainer.dataset, trainer.theta)


def assert_predicts(trainer: Trainer) -> None:
    """Every row is predicted, by onnxruntime and by the reference, as the network does it, to 1e-5."""
    dataset, content = trainer.dataset, model_of(trainer)
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    reference = ReferenceEvaluator(onnx.load_from_string(content))
    for subset, rows in enumerate(dataset.subsets):
        ours: FloatArray = dataset.y_scaling.undo(trainer.predict(subset).double().numpy())
        features = {"features": dataset.x[rows].astype(np.float32)}
        predicted: Any = reference.run(None, features)
        answers: list[NDArray[np.float32]] = [session.run(None, features)[0], predicted[0]]
        for answer in answers:
            assert answer.shape == (len(rows), 1)
            spread = float(dataset.y_scaling.deviation[0])
            np.testing.assert_allclose(answer, ours, rtol=1e-5, atol=1e-5 * spread)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation(activation: str) -> None:
    layers = (Layer(9, activation, 0.2), Layer(4, activation, 0.7))
    assert_predicts(trained(experiment(layers, SOURCES["one input"])))


@pytest.mark.parametrize("standardize", [True, False])
@pytest.mark.parametrize("source", SOURCES)
def test_every_kind_of_data_with_and_without_scaling(source: str, standardize: bool) -> None:
    assert_predicts(trained(experiment((Layer(16, "tanh"),), SOURCES[source], standardize=standardize)))


def test_a_network_without_hidden_layers() -> None:
    assert_predicts(trained(experiment((), SOURCES["two inputs"])))


def test_softplus_does_not_overflow_far_to_the_right() -> None:
    trainer = trained(experiment((Layer(3, "softplus"),), SOURCES["one input"]))
    content = onnx_model(trainer.experiment, trainer.dataset, trainer.theta * 1000.0)
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    answer: NDArray[np.float32] = session.run(None, {"features": trainer.dataset.x.astype(np.float32)})[0]
    assert np.isfinite(answer).all()


def test_the_model_says_what_goes_in_and_what_comes_out() -> None:
    trainer = trained(experiment((Layer(3),), TableSource("auto_mpg")))
    model = onnx.load_from_string(model_of(trainer))
    names = {prop.key: json.loads(prop.value) for prop in model.metadata_props}
    assert names == {"features": list(trainer.dataset.feature_names), "target": "mpg"}
    assert [value.name for value in model.graph.input] == ["features"]
    assert [value.name for value in model.graph.output] == ["target"]
    assert {initializer.name for initializer in model.graph.initializer} >= {"0.weight", "2.bias"}
    assert model.doc_string == "Ω"


def test_the_same_run_gives_the_same_file() -> None:
    first, second = (model_of(trained(experiment((Layer(3),), SOURCES["one input"]))) for _ in range(2))
    assert first == second


def test_without_the_package_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = trained(experiment((Layer(3),), SOURCES["one input"]))
    monkeypatch.setattr("playground.export.onnx.find_spec", lambda name: None)
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(ExperimentError, match="pip install onnx"):
        model_of(trainer)
