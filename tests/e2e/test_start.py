"""The start: painted before anything heavy is loaded, and what is clicked meanwhile is done when it can be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

CLICKS = """
import linecache, sys
import main
from PySide6.QtCore import QTimer
from widgets.app import application
from widgets.main_window import MainWindow
from widgets.session import Session

def find():
    [window] = [widget for widget in app.topLevelWidgets() if isinstance(widget, MainWindow)]
    window.painted.connect(lambda: painted(window))

def begin(session):
    print("loaded", *[name for name in ("numpy", "torch", "pyqtgraph", "scipy", "pandas") if name in sys.modules])
    start(session)

def painted(window):
    content = window.content
    window.action("train_toggle").trigger()
    window.action("view_language_ko").trigger()
    content.data.draw_asked.emit(True)
    content.when_built(lambda: print("built", content.plots.fit.is_drawing))
    window.content_changed.connect(lambda: changed(window))
    window.session.frame_arrived.connect(lambda frame: arrived(window, frame))

def changed(window):
    print("language", window.language)

def arrived(window, frame):
    if frame.update and window.language == "ko" and not told:
        told.append(print("trained", window.content.plots is not None))
        print("read", *[name for name in linecache.cache if name.endswith("torch/_tensor.py")][:3])
        window.documents.may_leave = lambda: True
        window.close()

told = []
start, Session.start = Session.start, begin  # by the first paint, before the training thread loads anything
app = application()
QTimer.singleShot(0, find)
sys.exit(main.main([]))
"""


def test_the_window_is_painted_first_and_what_is_clicked_then_is_done_when_it_can_be(tmp_path: Path) -> None:
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"} | home
    result = subprocess.run(
        [sys.executable, "-c", CLICKS], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == ["loaded", "built True", "language ko", "trained True", "read"]
