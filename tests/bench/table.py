"""All figures in one table, from one run: ``python -m tests.bench.table`` prints Markdown for the README.

Every benchmark runs in a process of its own, one after the other, on a machine that does nothing else: a quarter of an
hour. ``loss-landscapes`` is needed for the loss surface (``tests/bench/surface.py`` says how to install it).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Figure:
    """One line: what was measured, what is wanted (in words), what was reached, and whether that is enough."""

    what: str
    wanted: str
    reached: str
    fine: bool


def at_least(what: str, wanted: float, best: float, middle: float) -> Figure:
    """A ratio that should be large, from the minima and from the medians of both sides."""
    return Figure(what, f"≥ {wanted:g}", f"{best:.2f} (median {middle:.2f})", max(best, middle) >= wanted)


def at_most(what: str, wanted: float, best: float, middle: float, unit: str = "") -> Figure:
    """One that should be small."""
    reached = f"{best:.2f}{unit} (median {middle:.2f}{unit})"
    return Figure(what, f"≤ {wanted:g}{unit}", reached, min(best, middle) <= wanted)


def engine(rows: Rows) -> Iterator[Figure]:
    """An update against a plain ``nn.Sequential`` loop."""
    for row in rows:
        name = f"{row['network']}, batch {row['batch']}, {'SGD' if row['optimizer'] == 'sgd' else 'Adam'}"
        if "together_min" in row:
            yield at_most(f"16 seeds at once, {name}: a network's cost of a single run's", *_pair(row, "ratio"))
        else:
            yield at_least(f"{name}: plain loop / ours", *_pair(row, "ratio"))


def surface(rows: Rows) -> Iterator[Figure]:
    """A slice against ``loss-landscapes``, and against the machine's own limit."""
    for row in rows:
        name = f"{row['activation']} {row['network']}, 51 × 51"
        for part, words in (("one", "one thread"), ("two", "two workers")):
            if (wanted := row[f"wanted_{part}"]) is not None:
                figures = (row[f"{part}_ratio_min"], row[f"{part}_ratio_median"])
                yield at_least(f"{name}: loss-landscapes / ours, {words}", wanted, *figures)
        if row["wanted_share"] is not None:
            yield at_least(f"{name}: share of the limit", row["wanted_share"], row["share_min"], row["share_median"])


def launch(rows: Any) -> Iterator[Figure]:
    """The start against ``import torch``."""
    freezes = rows.pop("longest freeze")
    for name, row in rows.items():
        if row["at_most"] is not None:
            figures = (row["ratio_of_min"], row["ratio_of_median"])
            yield at_most(f"{name}, in units of `import torch`", row["at_most"], *figures)
    seconds = sorted(freezes["seconds"])
    middle = seconds[len(seconds) // 2]
    yield at_most("longest freeze while PyTorch is loaded", freezes["at_most"], seconds[0], middle, " s")


def frames(rows: Rows) -> Iterator[Figure]:
    """The window while it trains."""
    for row in rows:
        for key, (words, form, large) in FRAMES.items():
            if (wanted := row["wanted"].get(key)) is None:
                continue
            reached = row[key]
            # 30 frames a second are 33 ms on a timer of whole milliseconds
            fine = reached >= 0.99 * wanted if large else reached <= wanted
            sign = "≥" if large else "≤"
            yield Figure(f"{row['name']}: {words}", f"{sign} {form.format(wanted)}", form.format(reached), fine)


FRAMES = {
    "frames_per_second": ("frames a second", "{:.1f}", True),
    "below_45_ms": ("intervals below 45 ms", "{:.1%}", True),
    "cpu_ms_per_frame": ("main thread a frame", "{:.1f} ms", False),
    "worker_keeps": ("the worker keeps", "{:.0%}", True),
}


def pause(rows: Rows) -> Iterator[Figure]:
    """From Pause to the answer."""
    for row in rows:
        reached = f"{row['longest_ms']:.0f} ms (median {row['median_ms']:.0f} ms)"
        fine = row["longest_ms"] <= row["wanted_ms"]
        yield Figure(f"{row['case']}: longest pause", f"≤ {row['wanted_ms']:.0f} ms", reached, fine)


BENCHMARKS: dict[str, Callable[[Any], Iterator[Figure]]] = {
    "engine": engine,
    "surface": surface,
    "launch": launch,
    "frames": frames,
    "pause": pause,
}


def _pair(row: dict[str, Any], name: str) -> tuple[float, float, float]:
    return row["wanted"], row[f"{name}_min"], row[f"{name}_median"]


def run(name: str) -> Any:
    """The JSON of one benchmark; one that misses a figure says so by its exit status, which is no error here."""
    command = [sys.executable, "-m", f"tests.bench.{name}", "--json"]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    if not result.stdout.strip():
        raise SystemExit(f"{name}: {result.stderr.strip()}")
    return json.loads(result.stdout)


def machine() -> str:
    """Its kind in one line."""
    model = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        lines = information.read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"PyTorch {torch.__version__}"
    )


def main() -> int:
    """Print the table; exit status 1 if a figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=BENCHMARKS, action="append")
    names = parser.parse_args().only or list(BENCHMARKS)
    print(f"{machine()}\n\n| Figure | Wanted | Reached |\n|---|---|---|")
    missed = 0
    for name in names:
        for figure in BENCHMARKS[name](run(name)):
            missed += not figure.fine
            mark = "" if figure.fine else " **missed**"
            print(f"| {figure.what} | {figure.wanted} | {figure.reached}{mark} |", flush=True)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
