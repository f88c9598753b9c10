"""The plain PyTorch program of an experiment, as sections that a script joins and a notebook shows as cells."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from playground.catalogue import Tell, english
from playground.checking import check
from playground.data.build import build
from playground.data.dataset import Dataset
from playground.experiment import Experiment, ExperimentError
from playground.words import Said, said

if TYPE_CHECKING:
    from torch import Tensor


class Section(msgspec.Struct, frozen=True):
    """A part of the program: its heading, what a reader should know (Markdown), and its code without a last newline."""

    title: Said
    text: Said
    code: str


class Program(msgspec.Struct, frozen=True):
    """What a program is written from.

    ``updates`` ends the run at the latest. ``start`` are parameters to begin with, named as in the ``state_dict`` of
    the ``nn.Sequential``, for a run that the experiment's initialisation does not describe. ``stem`` is what the names
    of files beside the program begin with. A ``notebook`` has no file of its own to look beside, and keeps the losses.
    ``tell`` says what a person reads in it, which the code itself does not depend on.
    """

    experiment: Experiment
    dataset: Dataset
    updates: int | None
    start: Mapping[str, Tensor] | None
    stem: str
    notebook: bool
    tell: Tell = english

    @property
    def data_file(self) -> str:
        """Name of the CSV file beside the program, for samples that were measured."""
        return f"{self.stem}_data.csv"

    @property
    def start_file(self) -> str:
        """Name of the file with the parameters to begin with, beside the program."""
        return f"{self.stem}_start.safetensors"


def program(
    experiment: Experiment,
    updates: int | None,
    start: Mapping[str, Tensor] | None,
    stem: str,
    *,
    notebook: bool,
    dataset: Dataset | None = None,
    tell: Tell = english,
) -> Program:
    """A checked ``Program``; raises ``ExperimentError`` for an experiment that cannot run, or that has no end.

    ``dataset`` is that of a run which points have joined, whose scaling the experiment does not tell.
    """
    check_ends(experiment, updates)
    dataset = dataset or build(experiment.data)
    check(experiment, dataset.features)
    _check_start(experiment, dataset, start)
    return Program(experiment, dataset, updates, start, stem, notebook, tell)


def check_ends(experiment: Experiment, updates: int | None) -> None:
    """Raise ``ExperimentError`` for a run that nothing would end."""
    training = experiment.training
    if training.max_epochs is None and training.patience is None and updates is None:
        raise ExperimentError("training.max_epochs", said("null: this run has no end; give --updates"))


def one_line(text: str, longest: int | None = 100) -> str:
    """``text`` fit for a comment: on one line, nothing invisible, and not longer than ``longest`` characters."""
    shown = "".join(character if character.isprintable() else " " for character in text)
    short = " ".join(shown.split())
    return short if longest is None or len(short) <= longest else f"{short[: longest - 1]}…"


def quoted(text: str) -> str:
    """``text`` as it stands within a sentence, in Markdown too: between backticks, none in it."""
    return f"`{one_line(text.replace('`', ' '))}`"


def torch_release() -> str:
    """PyTorch's release here, such as ``2.13``."""
    return ".".join(version("torch").split(".")[:2])


def _check_start(experiment: Experiment, dataset: Dataset, start: Mapping[str, Tensor] | None) -> None:
    if start is None:
        return
    sizes = [dataset.features, *(layer.units for layer in experiment.network.layers), 1]
    wanted: dict[str, tuple[int, ...]] = {}
    for index, (fan_in, fan_out) in enumerate(pairwise(sizes)):
        wanted |= {f"{2 * index}.weight": (fan_out, fan_in), f"{2 * index}.bias": (fan_out,)}
    if {name: tuple(value.shape) for name, value in start.items()} != wanted:
        raise ValueError("these parameters are not of this experiment's network")
