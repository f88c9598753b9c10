"""A program that opens windows, brings each into some situation, and closes it at a random moment of its own.

``python -m tests.e2e.closing FOLDER COUNT SEED`` prints one JSON object a window: its seed, its situation, its exit
status and what it said. PyTorch and Qt are loaded once, and every window has a process of its own, forked before any
thread is started; only those that are closed while they load are programs of their own, which load everything.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from playground.experiment import Data, Experiment, Layer, Network, Training
from tests.e2e.program import ROOT
from widgets import app
from widgets.documents import Answer, Documents
from widgets.main_window import MainWindow

AT_ONCE = 4
LONGEST = {"loading": 2.0}
PATIENCE_MS, NEVER_THERE = 60_000, 77
USUALLY = 0.3
"""Seconds from the situation to the closing, at most."""
DIALOGS = ("help_shortcuts", "help_about", "train_run_to", "file_rename", "train_race", "file_new")
EXPERIMENT = Experiment(
    name="Closed",
    data=Data(samples=80),
    network=Network(layers=(Layer(8, "tanh"), Layer(8, "tanh"))),
    training=Training(batch_size=16, max_epochs=None),
)


class Closing:
    """Brings the window of this process into a situation, waits, and closes it."""

    def __init__(self, situation: str, chance: random.Random, folder: Path) -> None:
        self._situation = situation
        self._delay = chance.uniform(0.0, LONGEST.get(situation, USUALLY))
        self._dialog = chance.choice(DIALOGS)
        self._folder = folder
        self._begun = False
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(10)
        QTimer.singleShot(PATIENCE_MS, self._timer, lambda: os._exit(NEVER_THERE))
        self._ask = Documents._ask

    def _look(self) -> None:
        windows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
        if not windows or not windows[0].isVisible():
            return
        window = windows[0]
        begin, is_there = SITUATIONS[self._situation]
        if not self._begun:
            if self._situation != "loading" and window.session.last_frame is None:
                return
            self._begun = True
            QTimer.singleShot(0, self._timer, lambda: begin(self, window))  # a question has an event loop of its own
        elif is_there(window):
            self._timer.stop()
            QTimer.singleShot(round(1000 * self._delay), self._timer, lambda: self._close(window))

    def _close(self, window: MainWindow) -> None:
        if "TELL_SIZE" in os.environ:
            screen, ratio = window.screen().availableSize(), window.devicePixelRatio()
            sys.stdout.write(f"{window.width()} {window.height()} {screen.width()} {screen.height()} {ratio}\n")
        window.documents.ask = lambda: Answer.DISCARD
        window.close()

    def train(self, window: MainWindow) -> None:
        """Unsaved changes, and a run that trains."""
        window.session.reseed()
        window.session.train()

    def pause(self, window: MainWindow) -> None:
        window.session.step(20)

    def export(self, window: MainWindow) -> None:
        self.train(window)
        setattr(QFileDialog, "getSaveFileName", lambda *_: (str(self._folder / "film.gif"), ""))  # noqa: B010
        window.action("export_animation").trigger()

    def fail(self, window: MainWindow) -> None:
        self.train(window)
        QTimer.singleShot(0, window, lambda: 1 / 0)

    def open_dialog(self, window: MainWindow) -> None:
        window.session.train()
        if self._dialog == "file_new":  # asks about the unsaved change
            window.session.reseed()
        window.action(self._dialog).trigger()

    def nothing(self, window: MainWindow) -> None:
        """It loads by itself."""


def has_dialog() -> bool:
    """Whether any is open, modal or not."""
    return any(isinstance(widget, QDialog) and widget.isVisible() for widget in QApplication.topLevelWidgets())


Begin = Callable[[Closing, MainWindow], None]
SITUATIONS: dict[str, tuple[Begin, Callable[[MainWindow], bool]]] = {
    "training": (Closing.train, lambda window: window.session.update > 50),
    "paused": (Closing.pause, lambda window: window.session.paused),
    "loading": (Closing.nothing, lambda window: True),
    "exporting": (Closing.export, lambda window: window.exporter.busy),
    "in an error": (Closing.fail, lambda window: window.findChild(QDialog, "crash_dialog") is not None),
    "in a dialog": (Closing.open_dialog, lambda window: has_dialog()),
}


def open_and_close(situation: str, seed: int, folder: Path) -> int:
    """The exit status of a program whose window is closed at a moment that ``seed`` tells."""
    os.environ |= {f"XDG_{name}_HOME": str(folder) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_LOGGING_RULES"] = "*=false"
    app.application()
    closing = Closing(situation, random.Random(seed), folder)
    status = app.run_window(EXPERIMENT)
    del closing
    return status


def begun(situation: str, seed: int, folder: Path) -> subprocess.Popen[bytes] | int:
    """A process with such a window: a program of its own, or the number of a fork."""
    folder.mkdir()
    said = folder / "said"
    if situation == "loading":
        command = [sys.executable, "-m", "tests.e2e.closing", str(folder), situation, str(seed)]
        with said.open("wb") as output:
            return subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)
    number = os.fork()
    if number == 0:
        output_of = os.open(said, os.O_WRONLY | os.O_CREAT)
        os.dup2(output_of, 1)
        os.dup2(output_of, 2)
        sys.exit(open_and_close(situation, seed, folder))
    return number


def status_of(process: subprocess.Popen[bytes] | int) -> int:
    """Its exit status, or the negative number of the signal that ended it."""
    if isinstance(process, int):
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return process.wait()


def main() -> None:
    folder = Path(sys.argv[1])
    if sys.argv[2] in SITUATIONS:
        sys.exit(open_and_close(sys.argv[2], int(sys.argv[3]), folder))
    import torch  # before the forks, which share it

    torch.set_num_threads(1)
    count, first = int(sys.argv[2]), int(sys.argv[3])
    names = [list(SITUATIONS)[place % len(SITUATIONS)] for place in range(count)]
    for start in range(0, count, AT_ONCE):
        batch = range(start, min(start + AT_ONCE, count))
        processes = [begun(names[place], first + place, folder / str(place)) for place in batch]
        for place, process in zip(batch, processes, strict=True):
            status = status_of(process)
            said = (folder / str(place) / "said").read_text(errors="replace")
            told = {"seed": first + place, "situation": names[place], "status": status, "said": said}
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
