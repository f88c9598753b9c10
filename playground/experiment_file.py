"""An experiment as JSON and back, in this format and in older ones; what is wrong with a file, in one sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import msgspec

from playground.checking import check
from playground.decode_words import decode_problem
from playground.experiment import FORMAT, Data, Experiment, ExperimentError, Layer, Network, Source, Training
from playground.migrations import migrated
from playground.words import os_problem, said

MAX_FILE_BYTES = 32 * 1024**2
"""An experiment file is a few kilobytes; drawn points can make it some megabytes."""
PARTS = {"": Experiment, "data": Data, "network": Network, "network.layers[...]": Layer, "training": Training}


def from_json(text: bytes | str) -> Experiment:
    """The experiment that ``text`` (UTF-8 JSON) describes; ``ExperimentError`` names the place of what is wrong."""
    data = text.encode() if isinstance(text, str) else text
    if data.startswith(b"PK"):
        raise ExperimentError(
            "", said("a session with its trained network, not an experiment alone; open it in the window and save that")
        )
    if not data.strip():
        raise ExperimentError("", said("the file is empty; an experiment is a JSON object"))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ExperimentError("", said("not UTF-8 text (byte {start}); save it as UTF-8", start=error.start)) from None
    data = _of_this_format(data)
    try:
        experiment = msgspec.json.decode(data, type=Experiment)
    except msgspec.ValidationError as error:
        raise _located(error) from None
    return check(experiment)


def to_json(experiment: Experiment) -> bytes:
    """``experiment`` as indented UTF-8 JSON with every field written out."""
    return msgspec.json.format(msgspec.json.encode(experiment), indent=2) + b"\n"


def load(path: Path) -> Experiment:
    """Read an experiment file. Whatever is wrong with it is an ``ExperimentError`` of one sentence."""
    try:
        if path.is_dir():
            raise ExperimentError("", said("{path} is a directory; an experiment is a JSON file", path=path))
        if (size := path.stat().st_size) > MAX_FILE_BYTES:
            raise ExperimentError(
                "",
                said(
                    "{path} has {size:,.0f} MB; an experiment file has at most {most:,.0f} MB",
                    path=path,
                    size=size / 1e6,
                    most=MAX_FILE_BYTES / 1e6,
                ),
            )
        data = path.read_bytes()
    except OSError as error:
        raise ExperimentError(
            "", said("{path} cannot be read: {problem}", path=path, problem=os_problem(error))
        ) from None
    try:
        return from_json(data)
    except ExperimentError as error:
        raise ExperimentError(
            error.place, said("{problem} (in {name})", problem=error.problem, name=path.name)
        ) from None


def _of_this_format(data: bytes) -> bytes:
    """``data`` brought up to this format; one for which that cannot be is told so, not which keys are unknown here."""
    try:
        # a number beyond a float's is let through: decoding the experiment names its place
        raw: Any = msgspec.json.Decoder(float_hook=float).decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        problem = decode_problem(error)
        raise ExperimentError("", said("not JSON, or cut short: {problem}", problem=problem)) from None
    if not isinstance(raw, dict):
        raise ExperimentError(
            "", said("a JSON {kind} where an object with an experiment is wanted", kind=type(raw).__name__)
        )
    version = raw.get("format", FORMAT)
    if not isinstance(version, int) or version == FORMAT:
        return data
    if (newer := migrated(raw, FORMAT)) is None:
        raise ExperimentError(
            "format",
            said("{format} is not a format this version reads; it reads {ours}", format=version, ours=FORMAT),
        )
    return msgspec.json.encode(newer)


def _located(error: msgspec.ValidationError) -> ExperimentError:
    """msgspec's ``text - at `$.network.layers[...]``` as an error with our own place."""
    place = str(error).partition(" - at `")[2].rstrip("`").removeprefix("$").removeprefix(".")
    problem = decode_problem(error)
    if place == "data.source.kind":
        kinds = ", ".join(str(kind.__struct_config__.tag) for kind in get_args(Source))
        problem = said("{problem}; it must be one of {names}", problem=problem, names=kinds)
    elif str(error).startswith("Object contains unknown field") and (part := PARTS.get(re.sub(r"\d+", "...", place))):
        names = ", ".join(part.__struct_encode_fields__)
        problem = said("{problem}; the fields here are {names}", problem=problem, names=names)
    return ExperimentError(place, problem)
