"""What ``conftest.py`` and the options of pytest promise: whoever leaves something behind, or is warned, fails.

Each test below is about one of the little tests in ``LITTLE_TESTS``, which are all run once, in a process of their own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parent.parent

LITTLE_TESTS = '''
import threading
import warnings

import pytest
from PySide6.QtCore import QBasicTimer, QObject, QTimer, qWarning
from PySide6.QtWidgets import QDialog, QWidget

HOUR = 3_600_000
kept = []  # so that nothing goes by itself


def test_clean(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    timer = QTimer(widget)
    timer.start(HOUR)
    widget.startTimer(HOUR)
    thread = threading.Thread(target=int, daemon=True)
    thread.start()
    thread.join()


def test_thread():
    thread = threading.Thread(target=threading.Event().wait, name="sleeper", daemon=True)
    thread.start()


def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(HOUR)


def test_single_shot(qapp):
    QTimer.singleShot(HOUR, int)


def test_start_timer(qapp):
    kept.append(QObject())
    kept[-1].startTimer(HOUR)


def test_basic_timer(qapp):
    kept.extend([QObject(), QBasicTimer()])
    kept[-1].start(HOUR, kept[-2])


def test_window(qapp):
    kept.append(QWidget())
    kept[-1].setWindowTitle("still here")
    kept[-1].show()


def test_hidden_dialog(qapp):
    kept.append(QDialog())
    kept[-1].setObjectName("never_seen")


def test_qt_warning(qapp):
    qWarning("something is odd")


def test_python_warning():
    warnings.warn("something is old", DeprecationWarning)


def test_file_left_open():
    open(__file__)


def test_error_in_a_thread():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()


def test_error_in_a_slot(qtbot):
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: 1 / 0)
    with qtbot.waitSignal(timer.timeout):
        timer.start(0)
'''

MESSAGES = {
    "thread": "left behind: thread sleeper",
    "timer": "left behind: timer of <PySide6.QtCore.QTimer(",
    "single_shot": "left behind: timer of <PySide6.QtCore.Q",
    "start_timer": "left behind: timer of <PySide6.QtCore.QObject(",
    "basic_timer": "left behind: timer of <PySide6.QtCore.QObject(",
    "window": "left behind: window QWidget '' 'still here'",
    "hidden_dialog": "left behind: window QDialog 'never_seen' ''",
    "qt_warning": "something is odd",
    "python_warning": "DeprecationWarning: something is old",
    "file_left_open": "ResourceWarning: unclosed file",
    "error_in_a_thread": "ZeroDivisionError",
    "error_in_a_slot": "ZeroDivisionError",
}
"""The little tests that have to fail, and a part of what each has to be told."""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What went wrong in each little test, by its name; empty for one that passed.

    pytest's own ``pytester`` would set up a process, which loads PyTorch, for each of them.
    """
    folder = tmp_path_factory.mktemp("little")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "test_little.py").write_text(LITTLE_TESTS)
    report = folder / "report.xml"
    command = [sys.executable, "-m", "pytest", f"--junitxml={report}", "test_little.py"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""}
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert report.exists(), run.stdout + run.stderr
    found: dict[str, str] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        told = [f"{part.get('message')}\n{part.text}" for part in case if part.tag in ("failure", "error")]
        name = str(case.get("name")).removeprefix("test_")
        found[name] = found.get(name, "") + "\n".join(told)
    return found


def test_whoever_cleans_up_passes(verdicts: dict[str, str]) -> None:
    assert verdicts["clean"] == ""


@pytest.mark.parametrize("kind", MESSAGES)
def test_whoever_does_not_fails_and_is_told_why(kind: str, verdicts: dict[str, str]) -> None:
    assert MESSAGES[kind] in verdicts[kind]


def test_no_little_test_is_forgotten(verdicts: dict[str, str]) -> None:
    assert verdicts.keys() == MESSAGES.keys() | {"clean"}
