"""The networks that ship with the program: one JSON file each, which is laid over the current experiment."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import msgspec

from playground.experiment import Experiment, Layer, Training, check

FOLDER = resources.files("resources") / "presets"


class Preset(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One preset: hidden layers and their initialisation, and those settings of the training that its point needs.

    Data and seeds stay as they are. ``order`` is its place in the menu.
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


@cache
def presets() -> dict[str, Preset]:
    """Every shipped preset by its id, in the order of the menu."""
    files = [file for file in FOLDER.iterdir() if file.name.endswith(".json")]
    found = {file.name.removesuffix(".json"): msgspec.json.decode(file.read_bytes(), type=Preset) for file in files}
    return dict(sorted(found.items(), key=lambda item: item[1].order))
