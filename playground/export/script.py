"""An experiment as one readable file of plain PyTorch that ends in the very same parameters."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from playground.catalogue import Tell, english
from playground.data.dataset import Dataset
from playground.experiment import Experiment, ExperimentError
from playground.export.data_code import data_files, data_section, scaling_section
from playground.export.program import Program, Section, one_line, program, torch_release
from playground.export.training_code import metrics_section, network_section, training_section
from playground.help_format import wrapped
from playground.words import Said, said

if TYPE_CHECKING:
    from torch import Tensor

HEADER = said(
    "A small neural network for regression, trained with plain PyTorch.\n\n"
    "Written by Deep Regression Playground, whose run it repeats to the bit: with PyTorch {torch}, NumPy and\n"
    "one thread its parameters come out equal in every bit. It prints the losses and writes the parameters to\n"
    "weights.safetensors beside itself, named as in the nn.Sequential below (needs safetensors).\n"
)
TAKEN = sys.stdlib_module_names | {"numpy", "torch", "safetensors"}
"""Names that the script, or what it imports, imports: a script of such a name would be imported instead."""
SAVE = '''\
try:
    from safetensors.torch import save_file
except ImportError:
    {complain}("weights.safetensors is not written: safetensors is not installed (pip install safetensors)")
else:
    save_file({{name: value.clone() for name, value in model.state_dict().items()}}, HERE / "weights.safetensors")'''
WIDTH = 100


def script(
    experiment: Experiment,
    *,
    updates: int | None = None,
    start: Mapping[str, Tensor] | None = None,
    stem: str = "script",
    dataset: Dataset | None = None,
    tell: Tell = english,
) -> dict[str, bytes]:
    """The files of the script, by name: ``{stem}.py`` first, then the data and parameters that it reads, if any.

    ``updates`` ends the run at the latest. ``start`` are the parameters to begin with instead of drawn ones, named as
    in ``Network.state_dict``. ``dataset`` is that of a run which points have joined. ``tell`` says the comments.
    Raises ``ExperimentError`` for an experiment that cannot run or has no end.
    """
    if stem in TAKEN:
        raise ExperimentError(
            "--out", said("{stem}.py would be taken for Python's {stem}; choose another name", stem=stem)
        )
    plan = program(experiment, updates, start, stem, notebook=False, dataset=dataset, tell=tell)
    name = said("Experiment: {name}", name=Said(one_line(experiment.name)))
    header = f'"""{tell(HEADER.filled(torch=torch_release()))}"""'
    parts = [header, f"# {tell(name)}", imports(plan), *(_commented(section, tell) for section in sections(plan))]
    return {f"{stem}.py": ("\n\n".join(parts) + "\n").encode()} | files_beside(plan)


def imports(plan: Program) -> str:
    """The code before the first section."""
    used = {
        "itertools": plan.experiment.training.max_epochs is None,
        "math": plan.experiment.training.schedule == "cosine",
        "sys": not plan.notebook,
    }
    standard = [f"import {name}" for name, needed in used.items() if needed]
    lines = [*standard, "from pathlib import Path", "", "import numpy as np", "import torch"]
    if plan.start is not None:
        lines.append("from safetensors.torch import load_file")
    here = "Path()" if plan.notebook else "Path(__file__).parent"
    lines += ["from torch import nn", "", f"HERE = {here}"]
    threads = plan.tell(said("more threads add up in another order: other last bits"))
    return "\n".join([*lines, f"torch.set_num_threads(1)  # {threads}"])


def sections(plan: Program) -> list[Section]:
    """The program's parts in order, from the data to the trained parameters."""
    parts = (data_section, scaling_section, network_section, training_section, metrics_section)
    complain = "print" if plan.notebook else "sys.exit"
    text = said("Parameters by their names in the `nn.Sequential`, read by `model.load_state_dict(load_file(…))`.")
    return [*(part(plan) for part in parts), Section(said("Weights"), text, SAVE.format(complain=complain))]


def files_beside(plan: Program) -> dict[str, bytes]:
    """What the program reads, by name."""
    files = data_files(plan)
    if plan.start is not None:
        from safetensors.torch import save

        files[plan.start_file] = save({name: value.contiguous() for name, value in plan.start.items()})
    return files


def _commented(section: Section, tell: Tell) -> str:
    lines = [f"{'-' * 10} {tell(section.title)} {'-' * 10}", *wrapped(one_line(tell(section.text), None), WIDTH)]
    return "\n".join([*(f"# {line}" for line in lines), section.code])
