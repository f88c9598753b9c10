"""Trained parameters as an ONNX model that takes and gives the data's own units."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
from torch import Tensor

from playground.data.dataset import Dataset
from playground.experiment import Experiment, ExperimentError, Layer
from playground.export.program import one_line
from playground.network import Network
from playground.words import PACKAGE_MISSING

if TYPE_CHECKING:
    from onnx import NodeProto, TensorProto

OPSET = 20
"""The first with Gelu."""
IR_VERSION = 9
"""The format that goes with it, rather than the newest that the package knows: more programs can read it."""

INPUT, OUTPUT = "features", "target"

Node = Callable[..., "NodeProto"]
Nodes = Callable[[Node, str, str, Layer], list["NodeProto"]]


def _node(operation: str) -> Nodes:
    """The activation is ONNX's ``operation``."""
    return lambda make, z, a, layer: [make(operation, [z], [a])]


ACTIVATION_NODES: dict[str, Nodes] = {
    "identity": _node("Identity"),
    "sigmoid": _node("Sigmoid"),
    "tanh": _node("Tanh"),
    "relu": _node("Relu"),
    "leaky_relu": lambda make, z, a, layer: [make("LeakyRelu", [z], [a], alpha=float(layer.slope))],
    "elu": lambda make, z, a, layer: [make("Elu", [z], [a], alpha=1.0)],
    "gelu": lambda make, z, a, layer: [make("Gelu", [z], [a], approximate="none")],
    "silu": lambda make, z, a, layer: [make("Sigmoid", [z], [f"{a}_gate"]), make("Mul", [z, f"{a}_gate"], [a])],
    "softplus": _node("Softplus"),
    "sine": _node("Sin"),
}
"""Every activation function as nodes that compute ``a`` from ``z``."""


def require_onnx() -> None:
    """Raise ``ExperimentError`` where the package onnx is missing."""
    if find_spec("onnx") is None:
        raise ExperimentError("--to", PACKAGE_MISSING.filled(what="onnx", package="onnx"))


def onnx_model(experiment: Experiment, dataset: Dataset, theta: Tensor) -> bytes:
    """The model with parameters ``theta`` (size,): ``features`` (rows, features) to ``target`` (rows, 1), float32.

    Both are in the data's own units: the scaling is part of the model, in float64, because far from zero float32
    could not tell neighbouring values apart. Raises ``ExperimentError`` where the package onnx is missing.
    """
    require_onnx()
    from onnx import TensorProto, checker, helper, numpy_helper

    layers = experiment.network.layers
    state = Network(layers, dataset.features).state_dict(theta)
    constants = {name: value.numpy() for name, value in state.items()} | {
        "x_mean": dataset.x_scaling.mean,
        "x_deviation": dataset.x_scaling.deviation,
        "y_mean": dataset.y_scaling.mean,
        "y_deviation": dataset.y_scaling.deviation,
    }
    initializers: list[TensorProto] = [
        numpy_helper.from_array(np.ascontiguousarray(value), name) for name, value in constants.items()
    ]
    graph = helper.make_graph(
        _nodes(helper.make_node, layers, float32=TensorProto.FLOAT, float64=TensorProto.DOUBLE),
        "regression",
        [helper.make_tensor_value_info(INPUT, TensorProto.FLOAT, ["rows", dataset.features])],
        [helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, ["rows", 1])],
        initializers,
    )
    model = helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
        producer_name="Deep Regression Playground",
        doc_string=one_line(experiment.name),
    )
    names = {"features": json.dumps(dataset.feature_names), "target": json.dumps(dataset.target_name)}
    helper.set_model_props(model, names)
    checker.check_model(model, full_check=True)
    return bytes(model.SerializeToString())


def _nodes(make: Node, layers: tuple[Layer, ...], *, float32: int, float64: int) -> list[NodeProto]:
    """The whole computation, scaling first and last; ``float32`` and ``float64`` are ONNX's numbers for them."""
    return [
        make("Cast", [INPUT], ["x64"], to=float64),
        make("Sub", ["x64", "x_mean"], ["x_centred"]),
        make("Div", ["x_centred", "x_deviation"], ["x_scaled64"]),
        make("Cast", ["x_scaled64"], ["a0"], to=float32),
        *_layer_nodes(make, layers),
        make("Cast", [f"z{len(layers) + 1}"], ["y_scaled64"], to=float64),
        make("Mul", ["y_scaled64", "y_deviation"], ["y_centred"]),
        make("Add", ["y_centred", "y_mean"], ["y64"]),
        make("Cast", ["y64"], [OUTPUT], to=float32),
    ]


def _layer_nodes(make: Node, layers: tuple[Layer, ...]) -> list[NodeProto]:
    """From ``a0``, the scaled features, to the last ``z``: layer n computes ``zn`` and ``an``."""
    nodes = []
    for index in range(len(layers) + 1):
        z = f"z{index + 1}"
        nodes.append(make("Gemm", [f"a{index}", f"{2 * index}.weight", f"{2 * index}.bias"], [z], transB=1))
        if index < len(layers):
            layer = layers[index]
            nodes += ACTIVATION_NODES[layer.activation](make, z, f"a{index + 1}", layer)
    return nodes
