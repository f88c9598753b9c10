"""How long a person waits: from process start to the painted window, and to the first update.

Both as ratios to ``import torch`` alone, timed in processes of its own between the others, because absolute times
drift; and the longest time in between that the window was deaf.
Run as ``python -m tests.bench.launch [--repeats N] [--json] [--frozen FOLDER]``.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIMITS = {"window painted": 0.5, "first update": 1.4}
FREEZE = 0.1
"""Seconds that the window may be deaf while PyTorch is loaded."""

TORCH = """
import time
started = time.monotonic()
import torch
print("import torch", time.monotonic() - started)
"""

# all of ``python main.py``, in its order; training starts when the window stands there painted
WINDOW = """
import gc, sys, time
started = float(sys.argv[1])
import main
gc.disable()
from widgets.plain_imports import import_plainly
import_plainly()
from PySide6.QtCore import QTimer
from widgets.app import application
from widgets.main_window import MainWindow

def say(what):
    print(what, time.monotonic() - started, flush=True)

def find():
    [window] = [widget for widget in app.topLevelWidgets() if isinstance(widget, MainWindow)]
    window.painted.connect(lambda: painted(window))

def painted(window):
    say("window painted")
    moments.append(time.monotonic())
    heart.timeout.connect(lambda: moments.append(time.monotonic()))
    heart.start(5)
    window.session.frame_arrived.connect(lambda frame: arrived(window, frame))
    window.session.train()

def arrived(window, frame):
    if frame.update and not told:
        told.append(say("first update"))
        moments.append(time.monotonic())
        print("longest freeze", max(later - earlier for earlier, later in zip(moments, moments[1:])))
        window.close()

told, moments = [], []
app = application()
heart = QTimer()
QTimer.singleShot(0, find)
sys.exit(main.main([]))
"""


def once(code: str) -> dict[str, float]:
    """Run ``code`` in a process of its own; the seconds that it prints after each name."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's second start finds the modules compiled
    result = subprocess.run(
        [sys.executable, "-c", code, str(time.monotonic())],
        cwd=ROOT, env=environment, check=True, capture_output=True, text=True, timeout=120,
    )
    return {name: float(seconds) for name, seconds in (line.rsplit(maxsplit=1) for line in result.stdout.splitlines())}


def once_frozen(folder: Path) -> dict[str, float]:
    """The same of the frozen program in ``folder``, whose self-test tells the moments."""
    program = folder / "deep-regression-playground"
    with tempfile.TemporaryDirectory() as place:
        started = time.monotonic()
        result = subprocess.run(
            [str(program), "self-test", place, "launch"],
            env={"QT_QPA_PLATFORM": "offscreen", **os.environ}, check=True, capture_output=True, text=True, timeout=120,
        )
    told = (line.rsplit(maxsplit=1) for line in result.stdout.splitlines())
    return {f"frozen: {name}": float(moment) - started for name, moment in told}


def measure(repeats: int, frozen: Path | None = None) -> dict[str, list[float]]:
    """Seconds by name, ``repeats`` of each, taken in turns after one round that warms the disk cache."""
    times: dict[str, list[float]] = {}
    for round_number in range(repeats + 1):
        taken = once(TORCH) | once(WINDOW)
        if frozen is not None:
            taken |= once_frozen(frozen)
        if round_number:
            for name, seconds in taken.items():
                times.setdefault(name, []).append(seconds)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--frozen", type=Path, metavar="FOLDER", help="measure the frozen program in FOLDER, too")
    options = parser.parse_args()
    times = measure(options.repeats, options.frozen)
    freezes = times.pop("longest freeze")
    rows = {
        name: {
            "min_seconds": min(seconds),
            "median_seconds": statistics.median(seconds),
            "ratio_of_min": min(seconds) / min(times["import torch"]),
            "ratio_of_median": statistics.median(seconds) / statistics.median(times["import torch"]),
            "at_most": LIMITS.get(name),
        }
        for name, seconds in times.items()
    }
    if options.json:
        print(json.dumps(rows | {"longest freeze": {"seconds": freezes, "at_most": FREEZE}}, indent=2))
        return
    print(f"{'':24}{'min s':>8}{'median s':>10}{'ratio min':>11}{'median':>8}{'at most':>9}")
    for name, row in rows.items():
        limit = "" if row["at_most"] is None else f"{row['at_most']:.1f}"
        print(
            f"{name:24}{row['min_seconds']:8.2f}{row['median_seconds']:10.2f}"
            f"{row['ratio_of_min']:11.2f}{row['ratio_of_median']:8.2f}{limit:>9}"
        )
    shown = " ".join(f"{1000 * seconds:.0f}" for seconds in sorted(freezes))
    print(f"longest freeze between, ms, at most {1000 * FREEZE:.0f}: {shown}")


if __name__ == "__main__":
    main()
