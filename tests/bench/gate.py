"""Whether what was won in speed is still there: ``python -m tests.bench.gate``, after the tests in ``.ci/run``.

Ratios within one run only, the best of several repeats, because absolute times differ from machine to machine. A limit
lies so far below what was reached that a noisy machine passes it and a lost optimisation does not; what misses one is
measured once more before it counts. ``docs/performance.md`` says what each figure hangs on.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import torch

from playground import network as one_vector
from playground import updates as hot_loop
from playground.allocator import give_back
from playground.experiment import Layer, Network
from playground.room import Room
from playground.trainer import Trainer
from tests.bench import engine, frames, launch, surface

REPEATS, SECONDS = 7, 0.08
FRAME_SECONDS = 4.0
NEVER = 10**9
USUAL = engine.Case((16, 16), 1, 32, "adam", 0.0, 256)


@dataclass(frozen=True)
class Limit:
    """What a ratio has to reach (``at_least``) or to stay below, and what is lost where it does not."""

    bound: float
    lost: str
    at_least: bool = True

    def holds(self, value: float) -> bool:
        """Whether ``value`` is on the right side; nan is not."""
        return value >= self.bound if self.at_least else value <= self.bound

    def better(self, first: float, second: float) -> float:
        """The one of two measurements that noise has spoilt less."""
        return max(first, second) if self.at_least else min(first, second)


Measure = Callable[[], Mapping[str, float]]


@dataclass(frozen=True)
class Gate:
    """One measurement, which may give several ratios, and the limit of each by its name."""

    measure: Measure
    limits: Mapping[str, Limit]


def plain_loop(units: tuple[int, ...], batch: int, optimizer: str, bound: float) -> Gate:
    """How many times as long as an update of ours one of a plain ``nn.Sequential`` loop takes."""
    case = engine.Case(units, 1, batch, optimizer, bound, 256)
    name = f"{case.name}, {optimizer}: plain / ours"
    lost = "An update became slower: the written-out pass (playground/network.py), its kernels or the optimiser."
    return Gate(lambda: {name: engine.measure(case, REPEATS, SECONDS).ratio_min}, {name: Limit(bound, lost)})


def scripted() -> Mapping[str, float]:
    """How many times as long our loop takes in Python as in TorchScript."""
    now, data = engine.experiment(USUAL), engine.dataset(USUAL.rows, USUAL.inputs)
    fewest, interpreted, trainer = hot_loop.FEWEST_SCRIPTED, Trainer(now, data), Trainer(now, data)

    def in_python(updates: int) -> None:
        hot_loop.FEWEST_SCRIPTED = NEVER
        interpreted.advance(updates)
        hot_loop.FEWEST_SCRIPTED = fewest

    slow, fast = engine.in_turn([in_python, trainer.advance], REPEATS, SECONDS)
    return {"1-16-16-1, adam: in Python / in TorchScript": min(slow) / min(fast)}


def seeds() -> Mapping[str, float]:
    """What one of sixteen seeds at once costs, of what it costs alone."""
    return {"1-16-16-1, adam: of 16 seeds at once / alone": engine.measure_seeds(USUAL, REPEATS, SECONDS).ratio_min}


def large_set() -> Mapping[str, float]:
    """How many times as long a large set takes in memory that is new each time as in memory that is used again."""
    layers = Layer(32), Layer(32)
    network, x, room = one_vector.Network(layers, 20), torch.zeros(15_000, 20), Room()
    theta = network.initialise(Network(layers))

    def repeated(work: Callable[[], object]) -> Callable[[int], object]:
        return lambda times: [work() for _ in range(times)]

    with torch.inference_mode():
        sides = [repeated(lambda: network.forward(theta, x)), repeated(lambda: network.predict(theta, x, room))]
        fresh, again = engine.in_turn(sides, REPEATS, SECONDS)
    return {"15,000 rows: in new memory / in memory used again": min(fresh) / min(again)}


def slice_share() -> Mapping[str, float]:
    """How much of what this machine can do a slice of the loss surface does."""
    case = surface.Case("tanh", (64, 64, 64), 0.0)
    compute, limit = surface.ours(case), surface.Limit(case)
    mine, least = zip(*((_seconds(lambda: compute(1)), _seconds(limit)) for _ in range(5)), strict=True)
    return {"slice, 1-64-64-64-1: share of the machine's limit": min(least) / min(mine)}


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def window() -> Mapping[str, float]:
    """What the window costs while a small network trains: of painting a picture, and of the worker's speed."""
    experiment = frames.small(Path())
    report = frames.measure(frames.CASES["small"], experiment, FRAME_SECONDS)
    return {
        "window: main thread a frame / a picture of 20 curves": report.cpu_ms_per_frame / (1000.0 * _picture_seconds()),
        "window: the worker keeps": report.worker_keeps,
    }


def _picture_seconds() -> float:
    """Seconds that Qt and NumPy take here for a fixed picture: 20 antialiased curves of 500 points."""
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QImage, QPainter, QPolygonF

    x = np.linspace(0.0, 460.0, 500)
    times = []
    for _ in range(30):
        started = time.thread_time()
        image = QImage(460, 300, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen("white")
        for curve in range(20):
            y = 150.0 + 140.0 * np.sin(x / (20.0 + curve))
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in zip(x, y, strict=True)]))
        painter.end()
        times.append(time.thread_time() - started)
    return min(times)


def start() -> Mapping[str, float]:
    """The start in units of ``import torch``."""
    times = launch.measure(2)
    unit = min(times["import torch"])
    return {f"start: {name} / import torch": min(times[name]) / unit for name in launch.LIMITS}


SCRIPTED = Gate(
    scripted,
    {
        "1-16-16-1, adam: in Python / in TorchScript": Limit(
            1.2, "The loop without Python is no longer used, or gains nothing (playground/scripted.py)."
        )
    },
)
GATES = [
    plain_loop((8, 8), 10, "sgd", 6.5),
    plain_loop((16, 16), 32, "sgd", 5.5),
    plain_loop((16, 16), 32, "adam", 7.0),
    plain_loop((64, 64, 64), 32, "sgd", 2.5),
    SCRIPTED,
    Gate(
        seeds,
        {
            "1-16-16-1, adam: of 16 seeds at once / alone": Limit(
                0.34, "Sixteen seeds are no longer one set of operations, or epochs are done singly "
                "(playground/batched_epochs.py).", at_least=False,
            )
        },
    ),
    Gate(
        large_set,
        {
            "15,000 rows: in new memory / in memory used again": Limit(
                1.3, "A large set takes memory anew when it is predicted (playground/room.py)."
            )
        },
    ),
    Gate(
        slice_share,
        {
            "slice, 1-64-64-64-1: share of the machine's limit": Limit(
                0.5, "A slice does more than its products and activations (playground/slice_engine.py)."
            )
        },
    ),
    Gate(
        window,
        {
            "window: main thread a frame / a picture of 20 curves": Limit(
                1.05, "A frame costs the main thread more: what is painted anew, or laid out anew?", at_least=False
            ),
            "window: the worker keeps": Limit(0.5, "The window takes the training thread's time, by lock or painting."),
        },
    ),
    Gate(
        start,
        {
            "start: window painted / import torch": Limit(
                0.85, "The window is painted later: what is imported before it, PyTorch or NumPy?", at_least=False
            ),
            "start: first update / import torch": Limit(
                2.0, "Training begins later: what is built or imported before PyTorch is there?", at_least=False
            ),
        },
    ),
]


def check(gate: Gate) -> list[str]:
    """Measure, print a line for each ratio, and give a sentence for each that misses its limit twice."""
    found = dict(gate.measure())
    if not all(limit.holds(found[name]) for name, limit in gate.limits.items()):
        again = gate.measure()
        found = {name: limit.better(found[name], again[name]) for name, limit in gate.limits.items()}
    lost = []
    for name, limit in gate.limits.items():
        fine = limit.holds(found[name])
        sign = "≥" if limit.at_least else "≤"
        print(f"{name:56} {found[name]:7.2f}  {sign} {limit.bound:<5g} {'' if fine else 'missed'}", flush=True)
        if not fine:
            lost.append(f"{name} is {found[name]:.2f}, not {sign} {limit.bound:g}. {limit.lost}")
    return lost


def main() -> int:
    """Go through all gates; 1 with a sentence for each that is shut."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    give_back()  # as the program does
    torch.set_num_threads(1)
    lost = [sentence for gate in GATES for sentence in check(gate)]
    for sentence in lost:
        print(sentence, file=sys.stderr)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
