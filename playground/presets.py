"""The networks and experiments that ship with the program, read from JSON files when they are asked for."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import msgspec

from playground.checking import check
from playground.experiment import Experiment, Layer, Training
from playground.experiment_file import from_json
from playground.words import Said

RESOURCES = resources.files("resources")


class Preset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A network to start from: hidden layers and their initialisation, laid over the current experiment.

    With it come those settings of the training that its point needs. Data and seeds stay as they are. ``order`` is
    its place in the menu.
    """

    order: int
    label: str
    about: str
    layers: tuple[Layer, ...]
    init: str = "pytorch"
    init_value: float = 0.1
    training: dict[str, Any] = {}

    def apply(self, experiment: Experiment) -> Experiment:
        """``experiment`` with this network; raises ``ExperimentError`` if the preset is not valid."""
        replace = msgspec.structs.replace
        network = replace(experiment.network, layers=self.layers, init=self.init, init_value=self.init_value)
        training = msgspec.convert(msgspec.structs.asdict(experiment.training) | self.training, Training)
        return check(replace(experiment, network=network, training=training))


class Example(msgspec.Struct, frozen=True):
    """A whole experiment that shows one thing. ``about`` says what to watch."""

    label: Said
    about: Said
    experiment: Experiment


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``examples.json`` says of one experiment file; its place in the list is that in the menu."""

    id: str
    label: str
    about: str


@cache
def presets() -> dict[str, Preset]:
    """Every shipped network by its id, in the order of the menu."""
    files = [file for file in (RESOURCES / "networks").iterdir() if file.name.endswith(".json")]
    found = {file.name.removesuffix(".json"): _preset(file.read_bytes()) for file in files}
    return dict(sorted(found.items(), key=lambda item: item[1].order))


def _preset(data: bytes) -> Preset:
    preset = msgspec.json.decode(data, type=Preset)
    return msgspec.structs.replace(preset, label=Said(preset.label), about=Said(preset.about))


@cache
def examples() -> dict[str, Example]:
    """Every shipped experiment by its id, which is the name of its file, in the order of the menu."""
    entries = msgspec.json.decode((RESOURCES / "examples.json").read_bytes(), type=list[Entry])
    files = RESOURCES / "presets"
    return {
        entry.id: Example(Said(entry.label), Said(entry.about), from_json((files / f"{entry.id}.json").read_bytes()))
        for entry in entries
    }
