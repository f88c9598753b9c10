"""A trained network as a value of its own: with what maps the cells of a table to its inputs, and its output back.

``model.json`` and ``weights.safetensors`` in a folder hold all of it; nothing in them is run. Nothing here imports
PyTorch at its top.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from playground.checking import check
from playground.data.dataset import Dataset, FloatArray, Scaling
from playground.data.encoding import Encoding, plain_encoding
from playground.decode_words import located
from playground.experiment import Experiment, ExperimentError, Layer, Network, parameter_count
from playground.experiment_file import MAX_FILE_BYTES
from playground.words import os_problem, readable_bytes, said

if TYPE_CHECKING:
    from torch import Tensor

FORMAT = 1
SPEC_FILE, WEIGHTS_FILE = "model.json", "weights.safetensors"
MAX_HEADER = 1024**2
"""Bytes of a weights file besides the weights."""
STEP_ROWS = 4096


class ModelSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything but the weights. Scaling and range are of the network's inputs, in the data's own units."""

    name: str
    encoding: Encoding
    layers: tuple[Layer, ...]
    x_mean: tuple[float, ...]
    x_deviation: tuple[float, ...]
    y_mean: float
    y_deviation: float
    lowest: tuple[float, ...]  # of each input in the training set
    highest: tuple[float, ...]
    format: int = FORMAT


class Model(msgspec.Struct, frozen=True, eq=False):
    """A network and its parameters ``theta`` (size,)."""

    spec: ModelSpec
    theta: Tensor

    def predict(self, x: FloatArray) -> FloatArray:
        """Predictions (rows,) for inputs (rows, inputs), both in the data's own units; nan where an input is nan."""
        import torch

        from playground.network import Network as Parameters

        spec = self.spec
        scaled = Scaling(np.array(spec.x_mean), np.array(spec.x_deviation)).apply(x)
        inputs = torch.from_numpy(np.ascontiguousarray(scaled, dtype=np.float32))
        network = Parameters(spec.layers, len(spec.x_mean))
        output = torch.empty(len(x), 1)
        with torch.inference_mode():
            for first in range(0, len(x), STEP_ROWS):
                rows = slice(first, first + STEP_ROWS)
                output[rows] = network.forward(self.theta, inputs[rows])
        undone: FloatArray = Scaling(np.array([spec.y_mean]), np.array([spec.y_deviation])).undo(
            output.double().numpy()
        )[:, 0]
        return undone


def model_of(experiment: Experiment, dataset: Dataset, theta: Tensor) -> Model:
    """The network of ``experiment`` with the parameters ``theta``, and how ``dataset`` was made into its inputs."""
    training = dataset.x[dataset.subsets[0]]
    spec = ModelSpec(
        name=experiment.name,
        encoding=dataset.encoding or plain_encoding(dataset.feature_names, dataset.target_name),
        layers=experiment.network.layers,
        x_mean=tuple(dataset.x_scaling.mean.tolist()),
        x_deviation=tuple(dataset.x_scaling.deviation.tolist()),
        y_mean=float(dataset.y_scaling.mean[0]),
        y_deviation=float(dataset.y_scaling.deviation[0]),
        lowest=tuple(training.min(axis=0).tolist()),
        highest=tuple(training.max(axis=0).tolist()),
    )
    return Model(spec, theta)


def spec_json(spec: ModelSpec) -> bytes:
    """``spec`` as indented UTF-8 JSON; numbers come back to the bit."""
    return msgspec.json.format(msgspec.json.encode(spec), indent=2) + b"\n"


def load_model(folder: Path) -> Model:
    """The model that ``train`` wrote into ``folder``. Whatever is wrong is an ``ExperimentError`` of one sentence."""
    if not folder.is_dir():
        raise ExperimentError("", said("{folder} is not a folder; give one that “train” has written", folder=folder))
    try:
        spec = msgspec.json.decode(_bytes_of(folder / SPEC_FILE, MAX_FILE_BYTES), type=ModelSpec)
    except msgspec.DecodeError as error:
        raise _wrong(folder / SPEC_FILE, located(error, root="")) from None
    _check(folder / SPEC_FILE, spec)
    return Model(spec, _weights(folder / WEIGHTS_FILE, spec))


def _check(path: Path, spec: ModelSpec) -> None:
    """Everything that msgspec cannot say: numbers of inputs, finite numbers, layers that can be."""
    if spec.format != FORMAT:
        raise _wrong(
            path,
            said(
                "format {format} is not one this version reads; it reads {ours}", format=spec.format, ours=FORMAT
            ),
        )
    inputs = len(spec.encoding.inputs)
    for name in ("x_mean", "x_deviation", "lowest", "highest"):
        values = getattr(spec, name)
        if len(values) != inputs:
            raise _wrong(
                path,
                said(
                    "{name} has {n} {n:value|values} for {inputs} {inputs:input|inputs}",
                    name=name,
                    n=len(values),
                    inputs=inputs,
                ),
            )
        if not all(map(math.isfinite, values)):
            raise _wrong(path, said("{name} has a value that is not finite", name=name))
    if not inputs:
        raise _wrong(path, said("the network has no inputs"))
    if not (math.isfinite(spec.y_mean) and math.isfinite(spec.y_deviation)):
        raise _wrong(path, said("the scaling of the target is not finite"))
    if min(*spec.x_deviation, spec.y_deviation) <= 0.0:
        raise _wrong(path, said("a deviation is not above zero"))
    try:
        check(Experiment(network=Network(layers=spec.layers)), inputs)
    except ExperimentError as error:
        raise _wrong(path, error.sentence_within("network.")) from None


def _weights(path: Path, spec: ModelSpec) -> Tensor:
    """The parameter vector out of the weights' file, its names and shapes those of the network."""
    import torch
    from safetensors import SafetensorError
    from safetensors.torch import load

    from playground.network import Network as Parameters

    inputs = len(spec.encoding.inputs)
    data = _bytes_of(path, 4 * parameter_count(Network(layers=spec.layers), inputs) + MAX_HEADER)
    try:
        state = load(data)
    except (SafetensorError, KeyError, ValueError, TypeError) as error:
        raise _wrong(path, said("it is not a safetensors file of this network ({error})", error=error)) from None
    network = Parameters(spec.layers, inputs)
    theta = torch.zeros(network.size)
    names = []
    for index, layout in enumerate(network.layout):
        for kind, view in zip(("weight", "bias"), layout.views(theta), strict=True):
            name = f"{2 * index}.{kind}"
            names.append(name)
            if name not in state or state[name].shape != view.shape or state[name].dtype != torch.float32:
                shape = "×".join(str(size) for size in view.shape)
                raise _wrong(
                    path,
                    said(
                        "{name} is not there as {shape} numbers of 32 bits, as {file} wants it",
                        name=name,
                        shape=shape,
                        file=SPEC_FILE,
                    ),
                )
            view.copy_(state[name])
    if extra := sorted(set(state) - set(names)):
        raise _wrong(path, said("{name} is none of this network's parameters", name=extra[0]))
    if not bool(torch.isfinite(theta).all()):
        raise _wrong(path, said("a parameter is not finite: the run has diverged, and the network predicts nothing"))
    return theta


def _bytes_of(path: Path, most: int) -> bytes:
    try:
        if (size := path.stat().st_size) > most:
            raise _wrong(
                path, said("{size} are too many; at most {most}", size=readable_bytes(size), most=readable_bytes(most))
            )
        return path.read_bytes()
    except OSError as error:
        raise ExperimentError(
            "", said("{path} cannot be read: {problem}", path=path, problem=os_problem(error))
        ) from None


def _wrong(path: Path, problem: str) -> ExperimentError:
    return ExperimentError("", said("{path}: {problem}", path=path, problem=problem))
