"""Running exported programs, and the runs that they must repeat."""

from __future__ import annotations

import contextlib
import io
import runpy
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from playground.data import build
from playground.experiment import Experiment
from playground.export.script import script
from playground.trainer import Trainer


def trained(experiment: Experiment, updates: int | None = None) -> Trainer:
    """A trainer at the end of its run."""
    trainer = Trainer(experiment, build(experiment.data))
    trainer.advance(10**9 if updates is None else updates)
    return trainer


def put(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write ``files`` into ``folder``; the path of the first."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / next(iter(files))


def run(program: Path) -> tuple[dict[str, Tensor], str]:
    """The parameters that the script ``program`` ends in, and what it printed."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(str(program), run_name="__main__")
    return load_file(program.parent / "weights.safetensors"), printed.getvalue()


def assert_repeats(experiment: Experiment, folder: Path, updates: int | None = None) -> str:
    """The script of ``experiment`` ends in the bits of the run, and says why it ended; what it printed."""
    trainer = trained(experiment, updates)
    state, printed = run(put(script(experiment, updates=updates), folder))
    assert_same_bits(state, trainer.network.state_dict(trainer.theta))
    assert f"stopped: {trainer.stopped or 'max_updates'}" in printed
    return printed


def assert_same_bits(state: Mapping[str, Tensor], expected: Mapping[str, Tensor]) -> None:
    """The same names, and under each the same float32 values to the bit."""
    assert state.keys() == expected.keys()
    for name, value in expected.items():
        assert torch.equal(state[name], value), name
