"""The window opens, trains and closes on small and on huge screens, and with larger pixels."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.program import ROOT, environment


@pytest.mark.parametrize(
    ("width", "height", "factor"),
    [(640, 480, "1"), (1366, 768, "1"), (2560, 1440, "1.5"), (3840, 2160, "2"), (7680, 4320, "1"), (7680, 4320, "2")],
)
def test_a_window_on_such_a_screen(width: int, height: int, factor: str, tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    screen = {"name": "only", "x": 0, "y": 0, "width": width, "height": height}
    screens.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    quiet = environment(QT_QPA_PLATFORM=f"offscreen:configfile={screens}", QT_SCALE_FACTOR=factor, TELL_SIZE="1")
    command = [sys.executable, "-m", "tests.e2e.closing", str(tmp_path), "training", "1"]
    result = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False, timeout=100)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout
    *sizes, ratio = map(float, result.stdout.split())
    assert ratio == float(factor)
    # the screen's own size, as the window counts it, is room enough; 640 × 480 scrolls
    assert sizes[2] == pytest.approx(width / ratio, abs=1)
    assert sizes[0] <= max(sizes[2], 700)
    assert sizes[1] <= max(sizes[3], 600)
