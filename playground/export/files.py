"""The files of an export of a run, by its kind."""

from __future__ import annotations

from pathlib import Path

from playground.catalogue import Tell, english
from playground.export.curves import WISH, curve_files
from playground.export.onnx import onnx_model, require_onnx
from playground.export.run import FinishedRun, Repetition
from playground.export.weights import weights


def require_packages(kind: str, suffix: str) -> None:
    """Raise ``ExperimentError`` where a package is missing that an export of ``kind`` to such a file needs.

    It is found out before a run, not after it.
    """
    from playground.export.animation import require_film

    if kind == "onnx":
        require_onnx()
    if kind == "animation":
        require_film(suffix)


def program_files(kind: str, out: Path, repetition: Repetition, tell: Tell = english) -> dict[str, bytes]:
    """The script or notebook that does ``repetition``, and what it reads, by name; the first belongs at ``out``."""
    from playground.export.notebook import notebook
    from playground.export.script import script

    write = script if kind == "script" else notebook
    return write(
        repetition.experiment,
        updates=repetition.updates,
        start=repetition.start,
        stem=out.stem,
        dataset=repetition.dataset,
        tell=tell,
    )


def run_files(kind: str, out: Path, run: FinishedRun) -> dict[str, bytes]:
    """Weights, ONNX or curves of ``run`` as it is now, by name; the first belongs at ``out``."""
    if kind == "weights":
        return {out.name: weights(run.network, run.theta)}
    if kind == "onnx":
        return {out.name: onnx_model(run.experiment, run.dataset, run.theta)}
    frame = run.frame(WISH)
    assert frame.loss is not None
    assert frame.flow_history is not None
    return curve_files(frame.loss, frame.flow_history, out.stem)
