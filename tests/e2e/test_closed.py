"""The window is closed at any moment, interrupted, started twice and with garbage for settings: it ends as it should.

All hundred closings: ``python -m tests.e2e.closing FOLDER 100 SEED``.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.e2e.closing import SITUATIONS, begun, status_of
from tests.e2e.program import ROOT, environment
from tests.e2e.windows import program

COUNT = 24
NAME = "Deep Regression Playground"
TRAINING = """
def look():
    if window().session.last_frame is not None and not window().session.training:
        window().session.reseed()
        window().session.train()
    if window().session.update > 50:
        say(window().session.update)
"""


@pytest.mark.timeout(400)
def test_a_window_can_be_closed_at_any_moment(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.e2e.closing", str(tmp_path), str(COUNT), str(time.time_ns() % 10**6)]
    result = subprocess.run(
        command, cwd=ROOT, env=environment(QT_QPA_PLATFORM="offscreen"), capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    closed = [json.loads(line) for line in result.stdout.splitlines()]
    assert [window["situation"] for window in closed[: len(SITUATIONS)]] == list(SITUATIONS)
    assert len(closed) == COUNT
    wrong = [window for window in closed if window["status"] != 0]
    wrong += [window for window in closed if window["said"] and window["situation"] != "in an error"]
    assert wrong == []
    assert list(tmp_path.rglob("window-*")) == []  # whoever closes a window has nothing to recover


def test_ctrl_c_ends_a_training_window_and_what_was_not_saved_is_offered_next_time(tmp_path: Path) -> None:
    state, report = tmp_path / "state", tmp_path / "report"
    with program(TRAINING, state, report) as process:
        until = time.monotonic() + 60
        while not (report.exists() and report.read_text()) or not list(state.rglob("session.json")):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < until
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)
        assert (process.returncode, *said) == (1, b"", b"")
    assert len(list(state.rglob("session.json"))) == 1


def test_two_windows_at_once_leave_each_other_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They share settings and state."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    shared = tmp_path / "shared"
    first = begun("loading", 1, shared)
    said = (tmp_path / "said").open("wb")
    command = [sys.executable, "-m", "tests.e2e.closing", str(shared), "training", "2"]
    second = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said)
    assert [status_of(first), status_of(second)] == [0, 0]
    said.close()
    assert (tmp_path / "said").read_bytes() == (shared / "said").read_bytes() == b""
    assert list(shared.rglob("window-*")) == []
    assert "theme=system" in (shared / NAME / f"{NAME}.conf").read_text()


def test_garbage_in_place_of_settings_is_no_reason_not_to_start(tmp_path: Path) -> None:
    file = tmp_path / NAME / f"{NAME}.conf"
    file.parent.mkdir()
    broken = b"[window]\ngeometry=@ByteArray(\\x0\\xff)\nlayout=@Variant(\\0)\ntheme=\xff\nrecent={\n["
    file.write_bytes(broken + bytes(999))
    command = [sys.executable, "-m", "tests.e2e.closing", str(tmp_path), "paused", "3"]
    result = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert "theme=system" in file.read_text()
