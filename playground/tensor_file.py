"""Arrays as safetensors, written by that library and read with suspicion. Nothing here imports PyTorch."""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.experiment import ExperimentError
from playground.experiment_file import MAX_FILE_BYTES
from playground.words import message_of, readable_bytes, said

Array = NDArray[Any]

DTYPES: dict[str, np.dtype[Any]] = {
    "F32": np.dtype("<f4"),
    "F64": np.dtype("<f8"),
    "I64": np.dtype("<i8"),
    "U8": np.dtype("u1"),
}
"""Every type that a run is made of, by the format's name for it."""
MAX_HEADER_BYTES = MAX_FILE_BYTES + 1024**2
"""The header holds the run's experiment, which may be as large as an experiment file."""
MAX_TENSORS = 256
MAX_DIMENSIONS = 3
FACTS = "facts"
"""Key in the header's metadata: a checksum of everything, and what belongs to the arrays, as JSON.

Two keys would be written in an order that changes from process to process.
"""


def pack_tensors(arrays: Mapping[str, Array], facts: bytes) -> bytes:
    """``arrays`` of the types in ``DTYPES``, and ``facts``, UTF-8 JSON, as one safetensors file."""
    from safetensors.numpy import save

    whole = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    return bytes(save(whole, metadata={FACTS: f"{_checksum(whole, facts):08x} {facts.decode()}"}))


def unpack_tensors(data: bytes, name: str) -> tuple[dict[str, Array], bytes]:
    """The arrays, read-only, and the facts of a file that ``pack_tensors`` could have made, called ``name``.

    Raises ``ExperimentError`` for any other; the header is checked before an array is made of anything.
    """
    header, start = _header(data, name)
    metadata = header.pop("__metadata__", None)
    if not isinstance(metadata, dict) or not isinstance(metadata.get(FACTS), str):
        raise _wrong(name, said("its header does not say what it holds"))
    if len(header) > MAX_TENSORS:
        raise _wrong(name, said("{n} {n:tensor|tensors}; at most {most}", n=len(header), most=MAX_TENSORS))
    tensor = said("{name}, tensor {key!r}")
    places = {key: _place(entry, tensor.filled(name=name, key=key[:40])) for key, entry in header.items()}
    end = 0
    for first, last, _, _ in sorted(places.values(), key=lambda place: place[:2]):
        if first != end:
            raise _wrong(name, said("its tensors overlap, or leave gaps"))
        end = last
    if end != len(data) - start:
        raise _wrong(name, said("it is cut short, or longer than its header says"))
    arrays = {}
    for key, (first, last, dtype, shape) in places.items():
        try:
            arrays[key] = np.frombuffer(data[start + first : start + last], dtype).reshape(shape)
        except ValueError:  # an empty one of a shape beyond all bounds
            raise _wrong(name, said("tensor {key!r} has a shape that cannot be", key=key[:40])) from None
    checksum, _, text = metadata[FACTS].partition(" ")
    facts = text.encode("utf-8", "surrogatepass")
    if checksum != f"{_checksum(arrays, facts):08x}":
        raise _wrong(name, said("its checksum is another one: it was damaged"))
    return arrays, facts


def _wrong(name: str, problem: str) -> ExperimentError:
    return ExperimentError("", said("{name}: {problem}", name=name, problem=problem))


def _header(data: bytes, name: str) -> tuple[dict[str, Any], int]:
    """The header as JSON, and where the tensors begin."""
    size = int.from_bytes(data[:8], "little")
    if len(data) < 8 or size > len(data) - 8:
        raise _wrong(name, said("it is cut short"))
    if size > MAX_HEADER_BYTES:
        raise _wrong(
            name,
            said(
                "a header of {size}; at most {most}", size=readable_bytes(size), most=readable_bytes(MAX_HEADER_BYTES)
            ),
        )
    try:
        header = json.loads(data[8 : 8 + size], object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise _wrong(name, said("its header cannot be read ({problem})", problem=message_of(error))) from None
    if not isinstance(header, dict):
        raise _wrong(name, said("its header is not an object"))
    return header, 8 + size


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(said("the same name twice"))
    return found


def _place(entry: Any, name: str) -> tuple[int, int, np.dtype[Any], tuple[int, ...]]:
    """First byte, end, type and shape of a tensor, which fit together."""
    if not isinstance(entry, dict) or entry.keys() != {"dtype", "shape", "data_offsets"}:
        raise _wrong(name, said("type, shape or place is missing"))
    dtype, shape, offsets = entry["dtype"], entry["shape"], entry["data_offsets"]
    if not isinstance(dtype, str) or dtype not in DTYPES:
        raise _wrong(name, said("{dtype!r} is not one of {names}", dtype=str(dtype)[:40], names=", ".join(DTYPES)))
    if not _counts(shape) or len(shape) > MAX_DIMENSIONS:
        raise _wrong(name, said("its shape is not one"))
    if not _counts(offsets) or len(offsets) != 2:
        raise _wrong(name, said("its place is not one"))
    if offsets[1] - offsets[0] != math.prod(shape) * DTYPES[dtype].itemsize:
        raise _wrong(name, said("its shape and its size do not fit together"))
    return offsets[0], offsets[1], DTYPES[dtype], tuple(shape)


def _counts(value: Any) -> bool:
    """Whether ``value`` is a list of whole numbers that can count bytes."""
    return isinstance(value, list) and all(type(item) is int and 0 <= item < 2**48 for item in value)


def _checksum(arrays: Mapping[str, Array], facts: bytes) -> int:
    """Of the facts, and of every array with its name, type and shape."""
    total = zlib.crc32(facts)
    for name in sorted(arrays):
        array = arrays[name]
        total = zlib.crc32(f"{name} {array.dtype.str} {array.shape}".encode(), total)
        total = zlib.crc32(array.reshape(-1).view(np.uint8).data, total)
    return total
