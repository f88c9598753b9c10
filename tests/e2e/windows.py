"""The program with its whole window in a process of its own, off-screen, to be killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.program import ROOT, environment

PROGRAM = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from playground.messages import RunState
from widgets import app
from widgets.documents import Answer
from widgets.main_window import MainWindow

report = open(sys.argv[1], "a", buffering=1)

def say(*words):
    print(time.monotonic(), *words, file=report)

def window():
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))

{script}

app.application()
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
path = Path(sys.argv[2]) if sys.argv[2:] and sys.argv[2] else None
raise SystemExit(app.run_window(None, path))
"""


@contextmanager
def program(script: str, state: Path, report: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """The window with ``look`` of ``script`` called every 20 ms; ``state`` is where state and settings live."""
    place = {name: str(state) for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    quiet = environment(QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES="*=false", **place)
    command = [sys.executable, "-c", PROGRAM.replace("{script}", script), str(report), *arguments]
    process = subprocess.Popen(command, cwd=ROOT, env=quiet, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def kill(process: subprocess.Popen[bytes]) -> None:
    """As the system does to one that takes all memory."""
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
