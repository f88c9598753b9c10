"""The surface in space on a real display with OpenGL, where there is a virtual one to try it on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.e2e.program import ROOT, environment
from tests.e2e.test_window import shades

PROGRAM = """
import sys
import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from widgets.plots.surface_space import SpaceWindow, why_no_context
from widgets.plots.surface_footer import Footer
from widgets.theme import DARK
from tests.widgets.test_surface_plot import slice_of

app = QApplication([])
problem = why_no_context()
if problem:
    sys.exit(problem)
parent = QWidget()
window = SpaceWindow(parent)
window.show_theme(DARK)
window.show()
footer = Footer(rows=(("", ""), ("83 % off-plane", "")), legend=(("o", "", "Adam <b>"),))
window.show_landscape(slice_of(), True, ("a", "b"), footer)
for _ in range(20):
    app.processEvents()
assert "Adam &lt;b&gt;" in window.words.text()
window.view.grabFramebuffer().save(sys.argv[1])
window.show_landscape(slice_of(), True, ("a", "b"), Footer(rows=(("", ""), (">99 % off-plane", ""))))
document = QTextDocument()
document.setHtml(window.words.text())
assert document.toPlainText() == ">99 % off-plane", document.toPlainText()
assert window.words.textFormat() is Qt.TextFormat.RichText
window.close()
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual display of its own number."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("Xvfb is not installed")
    read, write = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(write), "-screen", "0", "1024x768x24", "+extension", "GLX"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as numbers:
        yield f":{numbers.readline().strip()}"
    server.terminate()
    server.wait()


def test_the_surface_is_drawn_in_space(display: str, tmp_path: Path) -> None:
    out = tmp_path / "space.png"
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(out)],
        env=environment(DISPLAY=display, QT_QPA_PLATFORM="xcb", PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if "xcb" in result.stderr or "offers none" in result.stderr:
        pytest.skip(result.stderr.strip().splitlines()[-1])
    assert result.returncode == 0, result.stderr
    image = QImage(str(out))
    assert image.width() > 400
    # shaded viridis, not an empty background
    assert shades(image) > 200
