"""What the spotlight costs: the main thread's time a frame with it, against without it, in one run.

The whole window at 1440×900 off-screen while it trains. Both are measured in turn, several times, so that whatever
else the machine does falls on both. Run: ``python -m tests.bench.spotlight [--json] [--rounds N]``.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from dataclasses import asdict, dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop

from tests.bench.scrub import CASES, ready
from widgets.main_window import MainWindow

FRAMES = 40
LIT = ("fit_plot", "loss_plot")
"""A large card and a small one."""


@dataclass(frozen=True)
class Report:
    """Milliseconds of the main thread a frame, medians over the rounds."""

    lit: str
    without_ms: float
    with_ms: float
    ratio: float


def frame_seconds(window: MainWindow) -> float:
    """The main thread's CPU seconds a frame, painting and all, over ``FRAMES`` frames."""
    wait_for(window, 5)
    busy = time.thread_time()
    wait_for(window, FRAMES)
    return (time.thread_time() - busy) / FRAMES


def wait_for(window: MainWindow, frames: int) -> None:
    """So many frames, in an event loop that sleeps between them: waiting must cost nothing here."""
    loop, missing = QEventLoop(), [frames]

    def count() -> None:
        missing[0] -= 1
        if not missing[0]:
            loop.quit()

    window.session.frame_arrived.connect(count)
    loop.exec()
    window.session.frame_arrived.disconnect(count)


def measure(window: MainWindow, lit: str, rounds: int) -> Report:
    """The figures of one card."""
    spotlight, card = window.teaching.spotlight, window.reveal(lit)
    without, lighted = [], []
    for _ in range(rounds):
        spotlight.end()
        without.append(1000 * frame_seconds(window))
        spotlight.light(card)
        lighted.append(1000 * frame_seconds(window))
    spotlight.end()
    ratios = [after / before for before, after in zip(without, lighted, strict=True)]
    return Report(lit, statistics.median(without), statistics.median(lighted), statistics.median(ratios))


def main() -> int:
    """Print the table, or JSON with ``--json``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    from widgets.app import GarbageCollector
    from widgets.documents import Answer

    window = ready(CASES["training"])
    garbage = GarbageCollector(window.session)
    reports = [measure(window, lit, arguments.rounds) for lit in LIT]
    garbage.stop()
    window.session.close()
    window.documents.ask = lambda: Answer.DISCARD
    window.close()
    window.deleteLater()
    QCoreApplication.processEvents()
    if arguments.json:
        print(json.dumps([asdict(report) for report in reports], indent=2))
        return 0
    print(f"{'lit':12}{'without':>10}{'with':>10}{'ratio':>8}   ms of the main thread a frame")
    for report in reports:
        print(f"{report.lit:12}{report.without_ms:10.2f}{report.with_ms:10.2f}{report.ratio:8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
