"""Ctrl+C at any moment of the start, or in a question, ends the program without a word, as it does later."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.program import ROOT, environment
from tests.e2e.windows import program

# as if it were pressed at the moment when this module is about to be loaded
PROGRAM = """
import os, signal, sys

class Presses:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Presses())
import main
sys.exit(main.main(sys.argv[2:]))
"""
MODULES = ("shiboken6", "PySide6.QtWidgets", "widgets.main_window", "widgets.panels.layer_stack")


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("arguments", [(), ("screenshot", "x.json", "--out", "x.png", "--seconds", "0")])
def test_ctrl_c_while_it_loads(module: str, arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{}")
    quiet = environment(
        QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES="*=false", XDG_CONFIG_HOME=str(tmp_path), PYTHONPATH=str(ROOT)
    )
    command = [sys.executable, "-c", PROGRAM, module, *arguments]
    result = subprocess.run(
        command, cwd=tmp_path, env=quiet, capture_output=True, text=True, timeout=60, check=False
    )
    assert (result.returncode, result.stdout, result.stderr) == (1, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]


ASKED = """
asked = []

def look():
    if window().session.last_frame is not None and not asked:
        asked.append(window().session.reseed())  # what is asked about
        window().session.train()
        QTimer.singleShot(0, window(), window().action("file_new").trigger)
    if QApplication.activeModalWidget() is not None:
        say("asked")
"""


def test_ctrl_c_while_it_asks(tmp_path: Path) -> None:
    report = tmp_path / "report"
    with program(ASKED, tmp_path, report) as process:
        until = time.monotonic() + 60
        while not (report.exists() and report.read_text()):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < until
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)
    assert (process.returncode, *said) == (1, b"", b"")
