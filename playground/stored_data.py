"""A dataset as one safetensors file and back: a run that goes on elsewhere needs its very data, to the bit."""

from __future__ import annotations

import hashlib

import msgspec
import numpy as np

from playground.data.build import truth_of
from playground.data.dataset import FEWEST_ROWS, LARGEST, Dataset, Origin, Scaling
from playground.data.encoding import Encoding
from playground.data.file_content import Stamp
from playground.data.sniff import Format
from playground.experiment import MAX_SAMPLES, ExperimentError, Source
from playground.tensor_file import Array, pack_tensors, unpack_tensors
from playground.words import said

SUBSETS = ("training", "validation", "test")
MAX_FEATURES = 4096


class OriginFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ``Origin`` without its rows."""

    format: Format
    stamp: Stamp | None
    read: int
    filled_cells: int
    filled_rows: int


class DataFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What of a dataset is no array. ``by_columns`` is how its features lie in memory, on which last bits depend."""

    name: str
    feature_names: tuple[str, ...]
    target_name: str
    by_columns: bool
    encoding: Encoding | None
    origin: OriginFacts | None
    joined: bool


def pack_dataset(dataset: Dataset) -> tuple[str, bytes]:
    """A name made of its content, and the file. The noiseless target is not in it: it follows from the source."""
    arrays = {
        "x": dataset.x,
        "y": dataset.y,
        "x_mean": dataset.x_scaling.mean,
        "x_deviation": dataset.x_scaling.deviation,
        "y_mean": dataset.y_scaling.mean,
        "y_deviation": dataset.y_scaling.deviation,
        "domain": dataset.domain,
    } | dict(zip(SUBSETS, dataset.subsets, strict=True))
    origin = None
    if dataset.origin is not None:
        arrays["origin"] = dataset.origin.rows
        values = {name: getattr(dataset.origin, name) for name in OriginFacts.__struct_fields__}
        origin = OriginFacts(**values)
    by_columns = dataset.x.flags.f_contiguous and not dataset.x.flags.c_contiguous
    names = dataset.name, dataset.feature_names, dataset.target_name
    facts = DataFacts(*names, by_columns, dataset.encoding, origin, dataset.joined)
    content = pack_tensors(arrays, msgspec.json.encode(facts))
    return f"data-{hashlib.sha256(content).hexdigest()[:24]}", content


def unpack_dataset(content: bytes, name: str, source: Source) -> Dataset:
    """The dataset of a file called ``name``, made from ``source``; ``ExperimentError`` says what cannot be."""
    arrays, plain = unpack_tensors(content, name)
    try:
        facts = msgspec.json.decode(plain, type=DataFacts)
    except msgspec.MsgspecError as error:
        raise ExperimentError("", said("{name}: {problem}", name=name, problem=error)) from None
    if problem := _problem(arrays, facts):
        raise ExperimentError("", said("{name}: {problem}", name=name, problem=problem))
    x = arrays["x"]
    if facts.by_columns:
        x = np.asfortranarray(x)
        x.flags.writeable = False
    return Dataset(
        name=facts.name,
        feature_names=facts.feature_names,
        target_name=facts.target_name,
        x=x,
        y=arrays["y"],
        subsets=(arrays["training"], arrays["validation"], arrays["test"]),
        x_scaling=Scaling(arrays["x_mean"], arrays["x_deviation"]),
        y_scaling=Scaling(arrays["y_mean"], arrays["y_deviation"]),
        truth=truth_of(source),
        domain=arrays["domain"],
        encoding=facts.encoding,
        origin=None if facts.origin is None else Origin(**msgspec.structs.asdict(facts.origin), rows=arrays["origin"]),
        joined=facts.joined,
    )


def _problem(arrays: dict[str, Array], facts: DataFacts) -> str:
    """What of these arrays is no dataset, or nothing."""
    features = len(facts.feature_names)
    rows = len(arrays["y"]) if "y" in arrays and arrays["y"].ndim == 1 else 0
    if not FEWEST_ROWS <= rows <= MAX_SAMPLES or not 1 <= features <= MAX_FEATURES:
        return said("its rows or features are too few, or too many")
    shapes = {"x": (rows, features), "y": (rows,), "domain": (features, 2)}
    shapes |= {"x_mean": (features,), "x_deviation": (features,), "y_mean": (1,), "y_deviation": (1,)}
    if facts.origin is not None:
        shapes["origin"] = (rows,)
    if arrays.keys() != {*shapes, *SUBSETS}:
        return said("an array is missing, or one too many is there")
    for key, shape in shapes.items():
        if arrays[key].shape != shape or arrays[key].dtype != (np.int64 if key == "origin" else np.float64):
            return said("{key} has a wrong shape or type", key=key)
        if not (np.abs(arrays[key]) <= 10 * LARGEST).all():
            return said("{key} has values that are too large, or no numbers", key=key)
    if not ((arrays["x_deviation"] > 0).all() and (arrays["y_deviation"] > 0).all()):
        return said("a scaling divides by nothing")
    if facts.encoding is not None and facts.encoding.inputs != facts.feature_names:
        return said("its encoding gives other features")
    return _problem_of_split([arrays[key] for key in SUBSETS], rows)


def _problem_of_split(subsets: list[Array], rows: int) -> str:
    if any(subset.ndim != 1 or subset.dtype != np.int64 for subset in subsets) or not len(subsets[0]):
        return said("its subsets have a wrong shape or type")
    together = np.concatenate(subsets)
    if together.min() < 0 or together.max() >= rows or len(np.unique(together)) != len(together):
        return said("its subsets share rows, or have rows that are not there")
    return ""
