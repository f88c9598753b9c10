"""Endurance: the real window, used at random for as long as asked, and what becomes of it.

A monkey presses, turns, types, drags and drops on whatever the window has, in a process of its own. Wanted: no
exception, no warning of Qt or Python; memory within 50 MB of its value after the first five minutes, or the first half
of a shorter run (told, and judged from ten minutes on); the same threads, and no more open files; main-thread CPU a
frame not rising. Memory is what the process has for itself (resident, anonymous: pages of libraries come as their code
is first used, and can be dropped). Exit status 1, with the seed and the last actions, if it is otherwise. Linux only.

Run: ``python -m tests.bench.soak [--minutes 60] [--seed 1]``.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
MEMORY_MB = 50.0
RISE = 0.4
"""How much dearer, of its median, a frame may have become at the end: on a busy machine that varies by a third."""
FEWEST_STATES = 6
"""From so many on it can be told whether a frame becomes dearer."""
JUDGED_MINUTES = 10.0
"""In a shorter run memory is told and not judged: what is opened for the first time is still being kept."""
SETTLED_MINUTES, SETTLED_SHARE = 5.0, 0.5
FILES_ROOM = 2
"""More open files than before: one that is being written at that moment, and one that a library opens once."""
SILENCE_SECONDS = 600.0
LAST = 30


def slope(places: list[float], values: list[float]) -> float:
    """The median slope between two places (Theil and Sen), which a few odd values do not change; 0 for a single one."""
    pairs = combinations(zip(places, values, strict=True), 2)
    return statistics.median([(high - low) / (right - left) for (left, low), (right, high) in pairs] or [0.0])


def watch(folder: Path, minutes: float, seed: int) -> tuple[list[dict[str, Any]], list[str]]:
    """Run it, print what it says; the states of affairs, and what went wrong."""
    places = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    # what Qt's own dialogs write goes there as well
    home = folder / "home"
    home.mkdir()
    places |= {"HOME": str(home), "PYTHONPATH": str(ROOT)}
    program = ["-X", "faulthandler", "-m", "tests.bench.soak_window"]
    command = [sys.executable, *program, str(folder), str(minutes), str(seed)]
    said = folder / "standard error"
    with said.open("w") as errors:
        process = subprocess.Popen(
            command, cwd=home, env={**os.environ, **places}, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        states, wrong, ended = _listen(process)
        status = process.wait()
    if status != 0 or ended.get("left"):
        wrong.append(f"exit status {status}; threads left: {ended.get('left')}")
    elif ended:
        print(f"{ended['used']} controls and actions used of {ended['seen']} that were seen")
    for log in (said, *folder.rglob("faults.log")):
        if text := log.read_text(errors="replace").strip():
            wrong.append(f"in {log.name}:\n{text}")
    return states, wrong


def _listen(process: subprocess.Popen[str]) -> tuple[list[dict[str, Any]], list[str], dict[str, Any]]:
    """What it says to its end: states, failures, the rest. Long silence is ended, with the stacks of all threads."""
    states: list[dict[str, Any]] = []
    wrong: list[str] = []
    ended: dict[str, Any] = {}
    assert process.stdout is not None
    while True:
        hung = threading.Timer(SILENCE_SECONDS, process.send_signal, [signal.SIGABRT])
        hung.start()
        line = process.stdout.readline()
        hung.cancel()
        if not line:
            return states, wrong, ended
        told = json.loads(line)
        if "failed" in told:
            wrong.append(told["failed"])
        elif "seconds" in told:
            states.append(told)
            print(row(told), flush=True)
        else:
            ended |= told


def row(state: dict[str, Any]) -> str:
    """One line of the table."""
    own, kept, threads = state["own_mb"], state["kept_mb"], len(state["threads"])
    frame = f"{state['frame_ms']:5.2f} ms a frame (yardstick {state['yardstick_ms']:.1f})"
    return (
        f"{state['seconds'] / 60:5.1f} min {state['actions']:6} actions {state['controls']:4} controls "
        f"{state['rss_mb']:6.0f} MB, {own:.0f} its own, of it kept runs {kept:.0f} {threads:3} threads "
        f"{state['files']:3} files {frame} {state['widgets']:5} widgets"
    )


def verdict(states: list[dict[str, Any]], minutes: float) -> list[str]:
    """What is not as wanted; nothing if all is well."""
    settled = 60 * min(SETTLED_MINUTES, SETTLED_SHARE * minutes)
    after = [state for state in states if state["seconds"] >= settled]
    if len(after) < 2:  # a busy machine had other things to do
        after = states[-2:]
    if len(after) < 2:
        return [f"only {len(after)} states after the first {settled:.0f} s"]
    first = after[0]
    own = [state["own_mb"] for state in after]
    wrong = []
    more = max(own) - own[0]
    print(f"memory: at most {more:+.0f} MB, at the end {own[-1] - own[0]:+.0f} MB (allowed {MEMORY_MB:+.0f})")
    if more > MEMORY_MB and minutes >= JUDGED_MINUTES:
        wrong.append(f"memory rose by {more:.0f} MB")
    others = {json.dumps(state["threads"]) for state in after} - {json.dumps(first["threads"])}
    print(f"threads: {first['threads']}{' and ' + ', '.join(sorted(others)) if others else ', always'}")
    if others:
        wrong.append("threads are not constant")
    # a thread of Qt's own pool has two, and goes when there is nothing to do
    most = FILES_ROOM + max(state["files"] for state in states if state["seconds"] <= first["seconds"])
    open_files = [state["files"] for state in after]
    print(f"files: {min(open_files)} to {max(open_files)} (allowed {most})")
    if max(open_files) > most:
        wrong.append("open files have become more")
    # measured in the yardstick of the same moment: on a busy machine everything takes more of the processor's time
    costs = [state["frame_ms"] / state["yardstick_ms"] for state in after]
    rise = slope([state["seconds"] for state in after], costs) * (after[-1]["seconds"] - first["seconds"])
    share = rise / statistics.median(costs)
    usual = statistics.median(state["frame_ms"] for state in after)
    print(f"frame: median {usual:.2f} ms, by the yardstick {share:+.0%} over the run (allowed {RISE:+.0%})")
    if share > RISE and len(after) >= FEWEST_STATES:
        wrong.append(f"a frame became {share:.0%} dearer")
    return wrong


def main() -> int:
    """Exit status 0 if all is well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"seed {options.seed}, {options.minutes:g} minutes", flush=True)
    with tempfile.TemporaryDirectory(prefix="soak-") as name:
        folder = Path(name)
        states, wrong = watch(folder, options.minutes, options.seed)
        if not wrong:
            wrong = verdict(states, options.minutes)
        actions = (folder / "actions").read_text(encoding="utf-8").splitlines() if (folder / "actions").exists() else []
    if wrong:
        print(f"\nFAILED, seed {options.seed}. The last {LAST} of {len(actions)} actions:")
        print("\n".join(actions[-LAST:]))
        print("\n".join(wrong))
        return 1
    print("All is well.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
