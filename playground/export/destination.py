"""Where the files of an export go: no folder in the way, and nothing of the person's own written over."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from playground.experiment import CsvSource, Experiment, ExperimentError
from playground.files import write_atomically
from playground.words import said

DEFAULT_NAMES = {
    "script": "script.py",
    "notebook": "notebook.ipynb",
    "weights": "weights.safetensors",
    "onnx": "model.onnx",
    "curves": "curves.csv",
    "picture": "picture.png",
    "animation": "animation.gif",
    "report": "report.html",
}
"""Every kind of export, and what its file is called where a folder is given."""


def destination(out: str, kind: str) -> Path:
    """The file that an export of ``kind`` to ``out`` is written to: itself, or a file in it if it is a folder.

    What ends in a slash is a folder, even if it is not there yet.
    """
    path = Path(out)
    return path / DEFAULT_NAMES[kind] if path.is_dir() or out.endswith(("/", os.sep)) else path


def write_files(out: Path, files: Mapping[str, bytes], experiment: Experiment, experiment_file: Path | None) -> None:
    """Write the first of ``files`` to ``out`` and the others beside it.

    Raises ``ExperimentError`` before anything is written if one of them would replace what the export is made from.
    """
    paths = [out, *(out.parent / name for name in list(files)[1:])]
    for path in paths:
        refuse_own(path, experiment, experiment_file)
    # what the program reads is there before the program is
    for path, content in reversed(list(zip(paths, files.values(), strict=True))):
        write_atomically(path, content)


def refuse_own(path: Path, experiment: Experiment, experiment_file: Path | None) -> None:
    """Raise ``ExperimentError`` if writing to ``path`` would replace what the export is made from."""
    source = experiment.data.source
    own = [] if experiment_file is None else [experiment_file]
    own += [Path(source.path)] if isinstance(source, CsvSource) else []
    if path.exists() and any(file.exists() and path.samefile(file) for file in own):
        raise ExperimentError("--out", said("{path} is what the export is made from; choose another name", path=path))
