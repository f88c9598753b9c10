"""The program is killed at any moment, and started again: seconds of work are missing, and never a file that opens."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from playground.session_file import MANIFEST
from tests.e2e.program import ROOT, environment, run
from tests.e2e.windows import kill, program
from widgets.state_folder import CRASHES

MOST_SECONDS = 5.0
"""Of work that may be missing."""

WORKING = """
def look():
    if not app.QApplication.topLevelWidgets() or window().session.state is RunState.LOADING:
        return
    session = window().session
    if not session.undo_stack.count():
        session.reseed()
        session.train()
    if session.undo_stack.count():
        say(session.run, session.update)
"""
BRINGING_BACK = """
pressed = False

def look():
    global pressed
    from PySide6.QtWidgets import QPushButton
    button = window().notice_bar.findChild(QPushButton, "recover_restore")
    if window().session.state is RunState.LOADING:
        return
    if button is not None and not pressed:
        pressed = True
        print(window().notice_bar.text, file=report)
        button.click()
    elif pressed and window().session.update:
        print(window().session.update, window().session.undo_stack.undoText(), file=report)
        window().documents.ask = lambda: Answer.DISCARD
        timer.stop()
        window().close()
"""


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Until ``condition`` holds; fails if the program ends before, or takes a minute."""
    end = time.monotonic() + 60.0
    while not condition():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.timeout(240)
def test_fifty_sessions_killed_at_random_moments_miss_seconds_at_most(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.e2e.killing", str(tmp_path), "50", str(time.time_ns() % 10**6)]
    quiet = environment(QT_QPA_PLATFORM="offscreen")
    result = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    killed = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(killed) == 50
    assert max(session["missing"] for session in killed) < MOST_SECONDS, killed
    opened = [session for session in killed if session["saved"]]
    assert len(opened) > 20
    assert any(session["runs"] > 1 for session in opened)
    assert all(session["update"] > 0 or session["missing"] < MOST_SECONDS for session in opened)


def brought_back(state: Path, report: Path) -> tuple[str, int, str]:
    """Start another window and press "Bring back": what was offered, and then update and newest undo step."""
    with program(BRINGING_BACK, state, report) as next_one:
        assert next_one.wait(timeout=60) == 0, next_one.communicate()
    offer, back = report.read_text().splitlines()
    update, _, text = back.partition(" ")
    return offer, int(update), text


def test_a_window_that_died_is_brought_back_by_the_next(tmp_path: Path) -> None:
    """Beside another window, whose work is not touched. A crash that Python can still see is written down."""
    state, one, two = tmp_path / "state", tmp_path / "1", tmp_path / "2"
    with program(WORKING, state, two) as other:
        with program(WORKING, state, one) as first:
            wait_for(lambda: len(list(state.rglob("run-1.safetensors"))) == 2, first)
            kill(first)
        done = [line.split() for line in one.read_text().splitlines()]
        offer, update, text = brought_back(state, tmp_path / "3")
        assert other.poll() is None
        assert len(list(state.rglob(MANIFEST))) == 1  # the other's
        assert "“Damped sine”" in offer
        assert text == "new initial parameters"
        safe = [int(line[2]) for line in done if float(line[0]) < float(done[-1][0]) - MOST_SECONDS]
        assert update >= max(safe, default=1)
        assert list(state.rglob(CRASHES)) == []
        other.send_signal(signal.SIGSEGV)
        other.wait()
    offer, update, text = brought_back(state, tmp_path / "4")
    (log,) = state.rglob(f"{CRASHES}/*.log")
    assert "Segmentation fault" in log.read_text()
    assert str(log) in offer
    assert text == "new initial parameters"
    assert update > 1
    assert list(state.rglob(MANIFEST)) == []


CLOSING = """
def look():
    if window().session.state is not RunState.LOADING:
        window().session.reseed()
        if list(Path(sys.argv[3]).rglob("session.json")):
            window().documents.ask = lambda: Answer.DISCARD
            timer.stop()
            window().close()
"""


def test_a_session_file_opens_with_the_program_and_a_clean_end_leaves_nothing(tmp_path: Path) -> None:
    from tests.core.stored import session, trained

    file, state, report = tmp_path / "gift.playground", tmp_path / "state", tmp_path / "report"
    file.write_bytes(session(trained(updates=33)))
    script = """
def look():
    if window().session.update:
        say(window().session.update, window().documents.path.name, window().documents.unsaved)
        if list(Path(sys.argv[3]).rglob("lock")):
            timer.stop()
            window().close()
"""
    with program(script, state, report, str(file), str(state)) as opened:
        assert opened.wait(timeout=60) == 0, opened.communicate()
    assert report.read_text().split()[1:4] == ["33", "gift.playground", "False"]
    with program(CLOSING, state, report, "", str(state)) as closed:
        assert closed.wait(timeout=60) == 0, closed.communicate()
    assert list(state.rglob("window-*")) == []


def test_what_has_no_window_leaves_the_state_of_windows_alone(tmp_path: Path) -> None:
    from playground.experiment import Experiment, Layer, Network
    from playground.experiment_file import to_json

    file, state = tmp_path / "small.json", tmp_path / "state"
    file.write_bytes(to_json(Experiment(network=Network(layers=(Layer(4, "tanh"),)))))
    state.mkdir()
    trained = run("train", file, "--out", tmp_path / "out", "--epochs", "2", "--quiet", XDG_STATE_HOME=str(state))
    assert trained.returncode == 0
    picture = tmp_path / "window.png"
    assert run("screenshot", file, "--out", picture, "--seconds", "0.2", XDG_STATE_HOME=str(state)).returncode == 0
    assert list(state.iterdir()) == []
