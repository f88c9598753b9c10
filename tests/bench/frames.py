"""What the window costs: frames a second, their regularity, main-thread CPU, and what the worker keeps of its speed.

The whole window at 1440×900 off-screen, every default plot visible, training as fast as it goes; the worker without
a window before and after, in the same process. Other cases have more views on top of their tabs, 60 frames a second, a
minimised window or much data. Run: ``python -m tests.bench.frames [--json] [--only CASE]``.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

from playground.allocator import give_back
from playground.experiment import CsvSource, Data, Experiment, Layer, Network, Training
from playground.frames import Frame, Wish, WishList
from playground.worker import Worker

USUAL = {"frames_per_second": 30.0, "below_45_ms": 0.99, "cpu_ms_per_frame": 5.0, "worker_keeps": 0.70}
FLOW = ("flow_view", "diagnosis_view")

WARM_UP_SECONDS = 2.0


@dataclass(frozen=True)
class Case:
    """What is trained, how it is looked at (``views`` are brought to the top of their tabs), and what is wanted."""

    name: str
    make: Callable[[Path], Experiment]
    views: tuple[str, ...] = ()
    frames_per_second: float = 30.0
    minimised: bool = False
    wanted: Mapping[str, float] = field(default_factory=lambda: USUAL)


@dataclass(frozen=True)
class Report:
    """One experiment's figures. Intervals are between frames that reached the plots, in milliseconds."""

    name: str
    frames_per_second: float
    median_interval: float
    longest_interval: float
    below_45_ms: float
    cpu_ms_per_frame: float
    updates_per_second: float
    alone_updates_per_second: float
    worker_keeps: float


def small(_folder: Path) -> Experiment:
    """1-16-16-1 on 256 points, batch 32."""
    network = Network(layers=(Layer(16, "tanh"), Layer(16, "tanh")))
    return Experiment(network=network, training=Training(max_epochs=None))


def deep(_folder: Path) -> Experiment:
    """Ten layers of 16 units on the same points."""
    network = Network(layers=tuple(Layer(16, "tanh") for _ in range(10)))
    return Experiment(network=network, training=Training(max_epochs=None))


def large(folder: Path) -> Experiment:
    """100,000 rows of 20 features from a CSV file."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(100_000, 20))
    y = np.tanh(x[:, 0]) + 0.5 * x[:, 1] * x[:, 2] + rng.normal(0, 0.1, len(x))
    path = folder / "large.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*(f"x{i + 1}" for i in range(20)), "y"])
        writer.writerows(np.column_stack([x, y]).round(6).tolist())
    return Experiment(
        data=Data(source=CsvSource(str(path))),
        network=Network(layers=(Layer(32), Layer(32))),
        training=Training(max_epochs=None, batch_size=64),
    )


def alone(experiment: Experiment, seconds: float) -> float:
    """Updates per second of the worker without a window and without frames."""
    worker = Worker()
    worker.set_wish(WishList(Wish.NONE))
    worker.start()
    worker.start_run(0, experiment)
    worker.train()
    found: list[tuple[float, int]] = []
    until = time.perf_counter() + 120.0
    while time.perf_counter() < until:
        time.sleep(0.05)
        frame = worker.frames.take()
        if frame is None or frame.update < 100:
            continue
        found.append((time.perf_counter(), frame.update))
        if found[-1][0] - found[0][0] >= seconds:
            break
    worker.close()
    (then, before), (now, after) = found[0], found[-1]
    return (after - before) / (now - then)


def with_window(case: Case, experiment: Experiment, seconds: float) -> tuple[list[float], float, float]:
    """Seconds between frames, main-thread CPU seconds per frame, and updates per second, after a warm-up."""
    from PySide6.QtCore import QTimer

    from widgets.app import GarbageCollector, application, build_window
    from widgets.documents import Answer

    app = application()
    window = build_window(experiment)
    for name in case.views:
        window.reveal(name)
    if case.frames_per_second != 30.0:
        window.session.clock.set_frame_seconds(1.0 / case.frames_per_second)
    garbage = GarbageCollector(window.session)
    arrivals: list[tuple[float, float, int]] = []
    warm: list[int] = []

    def arrived(frame: Frame) -> None:
        arrivals.append((time.perf_counter(), time.thread_time(), frame.update))
        if not warm and arrivals[-1][0] - arrivals[0][0] > WARM_UP_SECONDS and frame.update > 100:
            warm.append(len(arrivals) - 1)
        if warm and arrivals[-1][0] - arrivals[warm[0]][0] > seconds:
            app.quit()

    window.session.frame_arrived.connect(arrived)
    window.showMinimized() if case.minimised else window.show()
    window.session.start()
    window.session.train()
    patience = QTimer()  # not a single shot, which would end another case
    patience.timeout.connect(app.quit)
    patience.start(120_000)
    app.exec()
    patience.stop()
    window.session.pause()
    garbage.stop()
    window.session.close()
    window.documents.ask = lambda: Answer.DISCARD
    window.close()
    window.deleteLater()
    app.processEvents()
    times = arrivals[warm[0] :]
    span = times[-1][0] - times[0][0]
    intervals = [after[0] - before[0] for before, after in pairwise(times)]
    return intervals, (times[-1][1] - times[0][1]) / len(intervals), (times[-1][2] - times[0][2]) / span


def measure(case: Case, experiment: Experiment, seconds: float) -> Report:
    """The figures of one case."""
    before = alone(experiment, seconds / 2)
    intervals, cpu, rate = with_window(case, experiment, seconds)
    without = statistics.mean([before, alone(experiment, seconds / 2)])
    milliseconds = [1000 * interval for interval in intervals]
    return Report(
        name=case.name,
        frames_per_second=len(intervals) / sum(intervals),
        median_interval=statistics.median(milliseconds),
        longest_interval=max(milliseconds),
        below_45_ms=sum(interval < 45 for interval in milliseconds) / len(milliseconds),
        cpu_ms_per_frame=1000 * cpu,
        updates_per_second=rate,
        alone_updates_per_second=without,
        worker_keeps=rate / without,
    )


WITH_VIEWS = USUAL | {"worker_keeps": 0.60}
CASES = {
    "small": Case("1-16-16-1, batch 32", small, wanted=USUAL | {"cpu_ms_per_frame": 3.5, "worker_keeps": 0.80}),
    "sixty": Case(
        "1-16-16-1, batch 32, 60 frames a second", small, frames_per_second=60.0, wanted={"worker_keeps": 0.60}
    ),
    "minimised": Case("1-16-16-1, batch 32, minimised", small, minimised=True, wanted={"worker_keeps": 0.97}),
    "flow": Case("1-16-16-1, batch 32, gradient flow and diagnosis visible", small, FLOW, wanted=WITH_VIEWS),
    "deep_flow": Case("1-16×10-1, batch 32, gradient flow and diagnosis visible", deep, FLOW, wanted=WITH_VIEWS),
    "diagram": Case(
        "1-16-16-1, batch 32, network diagram visible", small, ("network_diagram",), wanted=WITH_VIEWS
    ),
    "large": Case("100,000 × 20, 20-32-32-1", large),
}


def main() -> int:
    """Print the table, or JSON with ``--json``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--only", choices=CASES)
    arguments = parser.parse_args()
    give_back()  # as the program does
    names = [arguments.only] if arguments.only else list(CASES)
    with tempfile.TemporaryDirectory() as folder:
        reports = [measure(CASES[name], CASES[name].make(Path(folder)), arguments.seconds) for name in names]
    if arguments.json:
        rows = [asdict(report) | {"wanted": CASES[name].wanted} for name, report in zip(names, reports, strict=True)]
        print(json.dumps(rows, indent=2))
        return 0
    for name, report in zip(names, reports, strict=True):
        goals = CASES[name].wanted
        print(report.name)
        for key, value in asdict(report).items():
            if key != "name":
                wanted = f"  (wanted {goals[key]:g})" if key in goals else ""
                print(f"  {key.replace('_', ' '):26} {value:12,.3f}{wanted}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
