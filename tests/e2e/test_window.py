"""The program with its window, started as a person starts it, where nobody sees it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDockWidget, QWidget

from playground import arguments
from playground.experiment import Data, Experiment, FormulaSource, Layer, Network
from playground.experiment_file import to_json
from tests.e2e.program import ROOT, assert_refused, environment, run
from widgets.main_window import MainWindow
from widgets.workspace import CENTRE

SMALL = Experiment(name="small", network=Network(layers=(Layer(4, "tanh"),)))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    file = tmp_path / "small.json"
    file.write_bytes(to_json(SMALL))
    return file


def shades(image: QImage) -> int:
    """How many different colours a coarse look at ``image`` finds."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)})


@pytest.mark.parametrize(("theme", "light"), [("light", True), ("dark", False)])
def test_a_screenshot_has_the_size_and_the_theme_that_were_asked_for(
    theme: str, light: bool, small: Path, tmp_path: Path
) -> None:
    out = tmp_path / "window.png"
    result = run("screenshot", small, "--out", out, "--seconds", "0.5", "--theme", theme, "--size", "1100x720")
    assert (result.returncode, result.stderr) == (0, "")
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1100, 720)
    assert shades(image) > 20
    assert (image.pixelColor(2, 300).lightness() > 128) is light


@pytest.mark.parametrize("view", ["fit_plot", "layer_stack", "activation_plot"])
def test_a_view_can_be_pictured_alone(view: str, tmp_path: Path, small: Path) -> None:
    out = tmp_path / "view.png"
    result = run("screenshot", small, "--out", out, "--seconds", "0.2", "--view", view)
    assert (result.returncode, result.stderr) == (0, "")
    image = QImage(str(out))
    assert 200 < image.width() < 1440
    assert 60 < image.height() < 900
    assert shades(image) > 10


def test_the_views_of_the_command_line_are_those_of_the_window(window: MainWindow) -> None:
    for view in arguments.VIEWS:
        card = window.reveal(view)
        widget = window.findChild(QWidget, view)
        assert widget is not None
        assert widget.isVisible()
        assert card.isAncestorOf(widget)
    cards = {dock.objectName().removesuffix("_dock") for dock in window.findChildren(QDockWidget)}
    assert set(arguments.VIEWS) == cards | set(CENTRE)


def test_an_experiment_that_cannot_be_set_up_is_refused_by_the_screenshot(tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(to_json(Experiment(data=Data(source=FormulaSource("1 / 0")))))
    assert_refused(run("screenshot", file, "--out", tmp_path / "x.png", "--seconds", "0"), "data.source")


def test_without_a_display_a_picture_is_left_and_named(tmp_path: Path, small: Path) -> None:
    result = run(small, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stderr.splitlines() == ["main.py: No display: DISPLAY and WAYLAND_DISPLAY are not set."]
    assert "playground-window.png" in result.stdout
    image = QImage(str(tmp_path / "playground-window.png"))
    assert (image.width(), image.height()) == arguments.Shot(Path()).size


def test_a_display_that_does_not_answer_is_no_crash(tmp_path: Path) -> None:
    result = run(cwd=tmp_path, DISPLAY=":4095")
    assert result.returncode == 0, result.stderr
    assert "DISPLAY=:4095 does not answer" in result.stderr
    assert (tmp_path / "playground-window.png").exists()


CLOSING = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken
from playground.messages import RunState
from widgets import app
from widgets.documents import Answer
from widgets.main_window import MainWindow
from widgets.workspace import CENTRE

windows = []

def edit_and_close():
    windows[:] = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
    if windows and windows[0].session.state is RunState.IDLE:
        timer.stop()
        windows[0].documents.ask = lambda: Answer.DISCARD
        windows[0].session.reseed()
        windows[0].close()

app.application()
timer = QTimer()
timer.timeout.connect(edit_and_close)
timer.start(20)
status = app.run_window()
Shiboken.delete(windows[0].session)  # as the end of the process may do, before the window
raise SystemExit(status)
"""


def test_a_window_with_unsaved_changes_is_closed_without_a_word(tmp_path: Path) -> None:
    quiet = environment(QT_QPA_PLATFORM="offscreen", QT_LOGGING_RULES="*=false", XDG_CONFIG_HOME=str(tmp_path))
    result = subprocess.run(
        [sys.executable, "-c", CLOSING], cwd=ROOT, env=quiet, capture_output=True, text=True, timeout=60, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_no_module_of_the_window_loads_pytorch() -> None:
    code = (
        "import importlib, pkgutil, sys, widgets\n"
        "for module in pkgutil.walk_packages(widgets.__path__, 'widgets.'): importlib.import_module(module.name)\n"
        "print(*sorted({'torch', 'pandas', 'scipy'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment(), check=True, capture_output=True, text=True
    )
    assert result.stdout == "\n"


def test_a_picture_of_the_window_speaks_the_language_that_was_asked_for(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "panel.svg"
    result = run("screenshot", small, "--out", out, "--seconds", "0", "--view", "training_panel", "--language", "ko")
    assert (result.returncode, result.stderr) == (0, "")
    assert "학습률" in out.read_text(encoding="utf-8")
