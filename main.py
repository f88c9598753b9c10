"""Entry point: ``python main.py [FILE]`` opens the window; ``train`` and ``screenshot`` do without one."""

from __future__ import annotations

import faulthandler
import gc
import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playground import cli
from playground.arguments import Shot

if TYPE_CHECKING:
    from playground.checkpoint import Checkpoint
    from playground.data.dataset import Dataset
    from playground.experiment import Experiment
    from playground.frames import Frame


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; return the exit status."""
    faulthandler.enable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name may hold what the terminal cannot show
    windows = cli.Windows(open=_open, take_picture=_take_picture, draw_fit=_draw_fit, draw_run=_draw_run)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["self-test"] and len(given) >= 2:
        from widgets import self_test

        return self_test.run(Path(given[1]), lambda: cli.run([], windows), launch=given[2:] == ["launch"])
    return cli.run(given, windows)


# Qt is imported when it is needed, and not before its libraries were looked at.


@contextmanager
def _ended_by_ctrl_c() -> Iterator[None]:
    """Ctrl+C ends the process at once, where there is nothing to lose, and the window has not begun to listen to it.

    Qt's bindings abort if they are interrupted while they load, and what Qt calls can pass no exception on.
    """
    before = signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(cli.FAILED))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@_ended_by_ctrl_c()
def _open(experiment: Experiment, path: Path | None, lesson: str | None, language: str | None, locked: bool) -> int:
    gc.disable()  # the window collects garbage itself, on its own thread; until then it would only slow the imports
    from widgets.plain_imports import import_plainly

    import_plainly()
    from widgets.app import run_window

    return run_window(experiment, path, lesson, language, locked=locked)


@_ended_by_ctrl_c()
def _take_picture(experiment: Experiment, shot: Shot) -> None:
    from widgets.offscreen import take_picture

    take_picture(experiment, shot)


@_ended_by_ctrl_c()
def _draw_fit(experiment: Experiment, dataset: Dataset, frame: Frame, language: str) -> bytes:
    from playground.launch_check import require_libraries

    require_libraries("offscreen")
    from widgets.offscreen import draw_fit

    return draw_fit(experiment, dataset, frame, language)


@_ended_by_ctrl_c()
def _draw_run(kind: str, suffix: str, checkpoint: Checkpoint, dataset: Dataset, theme: str, language: str) -> bytes:
    from widgets.offscreen import draw_run

    return draw_run(kind, suffix, checkpoint, dataset, theme, language)


if __name__ == "__main__":
    sys.exit(main())
