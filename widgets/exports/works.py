"""The files of every kind of export, made in whatever thread this is called in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playground.export.task import Task
from playground.looks import Look
from widgets.exports.film import film
from widgets.exports.report import report
from widgets.theme import Theme
from widgets.words import in_words

if TYPE_CHECKING:
    from playground.export.run import FinishedRun

PROGRAMS = {"script": False, "notebook": False, "script_here": True}
"""Those that train, and whether they begin with the run's present parameters."""


def files_of(
    kind: str, out: Path, run: FinishedRun, theme: Theme, task: Task, *, look: Look | None
) -> tuple[dict[str, bytes], str]:
    """The files by name, the first for ``out``; and of a program whether it is "exact", from "here" or "touched"."""
    from playground.export.files import program_files, run_files  # which load PyTorch: the run that they write did, too

    if kind in PROGRAMS:
        repetition = run.repetition(from_now=PROGRAMS[kind])
        note = "exact" if repetition.exact else "here" if PROGRAMS[kind] else "touched"
        return program_files(kind.removesuffix("_here"), out, repetition, in_words), note
    if kind == "animation":
        return {out.name: film(run, out.suffix, theme, task)}, ""
    if kind == "report":
        return {out.name: report(run, task, look=look)}, ""
    return run_files(kind, out, run), ""
