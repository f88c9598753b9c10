"""What a move through the past costs: from the slider's move to the painted picture of that moment.

The whole window at 1440×900 off-screen, every default plot visible; the slider is moved to random places of the run,
one move after the other was painted. ``ratio`` holds that against handing the same picture to the views and painting
it once more: what is left is asking, drawing in the training thread, and fetching. While the run trains, that thread
has to come to the end of what it is at first. Run: ``python -m tests.bench.scrub [--json] [--only CASE]``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from playground.experiment import Experiment, Layer, Network, Training
from playground.frames import Frame
from widgets.main_window import MainWindow
from widgets.panels.timeline import POSITIONS

WANTED_MS = 50.0
FIRST_UPDATES = 3_000
LIMIT_SECONDS = 60.0


@dataclass(frozen=True)
class Case:
    """What is trained, the views brought to the top of their tabs, and whether it trains meanwhile."""

    name: str
    layers: tuple[Layer, ...]
    views: tuple[str, ...] = ()
    training: bool = False


@dataclass(frozen=True)
class Report:
    """Milliseconds from a move to its painted picture."""

    name: str
    median_ms: float
    p95_ms: float
    longest_ms: float
    below_50_ms: float
    again_ms: float  # handing the same picture to the views and painting it, median
    ratio: float
    cpu_ms: float  # of the main thread, a move, median: what a busy machine does not change


SMALL = (Layer(16, "tanh"), Layer(16, "tanh"))
DEEP = (Layer(16, "tanh"),) * 10
WIDE = (Layer(256, "relu"),) * 3
FLOW = ("flow_view", "diagnosis_view")
CHAIN = ("chain_rule_view", "activation_plot")
CASES = {
    "standing": Case("1-16-16-1, paused", SMALL),
    "training": Case("1-16-16-1, training", SMALL, training=True),
    "flow": Case("1-16×10-1, training, gradient flow and diagnosis visible", DEEP, FLOW, True),
    "diagram": Case("1-16-16-1, training, network diagram visible", SMALL, ("network_diagram",), True),
    "chain": Case("1-16-16-1, paused, chain rule and activations visible", SMALL, CHAIN),
    "wide": Case("1-256-256-256-1, training", WIDE, training=True),
}


def until(condition: Callable[[], bool]) -> None:
    """Go on with events until then; ``TimeoutError`` after a minute."""
    end = time.perf_counter() + LIMIT_SECONDS
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 1)
        if time.perf_counter() > end:
            raise TimeoutError("the window did not answer")


def ready(case: Case) -> MainWindow:
    """The window with a run that has a past."""
    from widgets.app import application, build_window

    application()
    experiment = Experiment(network=Network(layers=case.layers), training=Training(max_epochs=None))
    window = build_window(experiment)
    session = window.session
    for name in case.views:
        window.reveal(name)
    window.show()
    session.start()
    session.train()
    until(lambda: session.update > FIRST_UPDATES)
    if not case.training:
        session.pause()
        until(lambda: session.paused)
    return window


def moves(window: MainWindow, count: int) -> tuple[list[float], list[float], list[float]]:
    """Seconds of each move, of handing its picture to the views once more, and of the main thread's CPU a move."""
    app, session, slider = QApplication.instance(), window.session, window.timeline.slider
    assert isinstance(app, QApplication)
    choose = random.Random(0)
    arrived: list[Frame] = []
    session.frame_arrived.connect(arrived.append)
    taken, again, cpu = [], [], []
    for _ in range(count):
        before, shown = session.moment, session.last_frame
        while session.moment == before:
            started, busy = time.perf_counter(), time.thread_time()
            slider.setValue(choose.randrange(POSITIONS - POSITIONS // 20))
        arrived.clear()
        until(lambda shown=shown: _is_another(arrived, session.moment, shown))  # type: ignore[misc]
        app.processEvents()
        taken.append(time.perf_counter() - started)
        cpu.append(time.thread_time() - busy)
        frame = arrived[-1]
        started = time.perf_counter()
        session.frame_arrived.emit(frame)
        app.processEvents()
        again.append(time.perf_counter() - started)
    return taken, again, cpu


def _is_another(arrived: list[Frame], moment: int | None, shown: Frame | None) -> bool:
    """Whether the picture of ``moment`` is among ``arrived``, or of the one next to it, if the run dropped that."""
    return any(frame.past and (frame.update == moment or frame.update != shown.update) for frame in arrived if shown)


def measure(case: Case, count: int) -> Report:
    """The figures of one case."""
    from widgets.app import GarbageCollector
    from widgets.documents import Answer

    window = ready(case)
    garbage = GarbageCollector(window.session)
    moves(window, 10)
    taken, again, cpu = moves(window, count)
    garbage.stop()
    window.session.close()
    window.documents.ask = lambda: Answer.DISCARD
    window.close()
    window.deleteLater()
    QCoreApplication.processEvents()
    milliseconds = sorted(1000 * seconds for seconds in taken)
    plain = 1000 * statistics.median(again)
    return Report(
        name=case.name,
        median_ms=statistics.median(milliseconds),
        p95_ms=milliseconds[int(0.95 * len(milliseconds))],
        longest_ms=milliseconds[-1],
        below_50_ms=sum(each <= WANTED_MS for each in milliseconds) / len(milliseconds),
        again_ms=plain,
        ratio=statistics.median(milliseconds) / plain,
        cpu_ms=1000 * statistics.median(cpu),
    )


def main() -> int:
    """Print the table, or JSON with ``--json``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--moves", type=int, default=100)
    parser.add_argument("--only", choices=CASES)
    arguments = parser.parse_args()
    reports = [measure(CASES[name], arguments.moves) for name in ([arguments.only] if arguments.only else CASES)]
    if arguments.json:
        print(json.dumps([asdict(report) for report in reports], indent=2))
        return 0
    print(f"{'':58}{'median':>8}{'95 %':>8}{'longest':>9}{'≤ 50 ms':>9}{'again':>8}{'ratio':>7}{'CPU':>7}")
    for report in reports:
        print(
            f"{report.name:58}{report.median_ms:8.1f}{report.p95_ms:8.1f}{report.longest_ms:9.1f}"
            f"{report.below_50_ms:9.0%}{report.again_ms:8.1f}{report.ratio:7.1f}{report.cpu_ms:7.1f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
