"""How long after Pause the training thread says that it stands, for networks up to the largest the window allows.

Run: ``python -m tests.bench.pause [--json]``. Every frame is wished for, as with all plots visible. Milliseconds, of
which 100 are wanted at most; beside them what one update takes, which a pause does not have to wait for.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from dataclasses import asdict, dataclass

from playground.experiment import Data, Experiment, Layer, Network, Training
from playground.frames import Wish, WishList
from playground.messages import RunState, StateChanged
from playground.worker import Worker

CASES = {
    "1-16-16-1, batch 32": ((16, 16), 32, "adam"),
    "1-256-256-256-1, batch 256": ((256, 256, 256), 256, "adam"),
    "1-1024-1024-1, batch 32": ((1024, 1024), 32, "adam"),
    "1-2048-2048-2048-1, batch 256": ((2048, 2048, 2048), 256, "sgd"),
    "1-4096-4096-1, batch 32": ((4096, 4096), 32, "adam"),
    "1-4096-4096-1, batch 4096": ((4096, 4096), 4096, "sgd"),
}
REPEATS = 12
WANTED_MS = 100.0


@dataclass(frozen=True)
class Row:
    """One network: milliseconds from the call to the event."""

    case: str
    update_ms: float
    median_ms: float
    longest_ms: float
    wanted_ms: float = WANTED_MS


def wait_for(worker: Worker, *states: RunState) -> None:
    """Until the thread says one of ``states``."""
    while True:
        event = worker.events.get(timeout=300.0)
        if isinstance(event, StateChanged) and event.state in states:
            return


def measure(case: str, repeats: int) -> Row:
    """Train and pause ``repeats`` times, at moments spread over an update."""
    units, batch, optimizer = CASES[case]
    now = Experiment(
        data=Data(samples=max(256, 2 * batch)),
        network=Network(layers=tuple(Layer(count, "relu") for count in units)),
        training=Training(optimizer=optimizer, learning_rate=1e-5, batch_size=batch, max_epochs=None),
    )
    worker = Worker()
    worker.start()
    worker.set_wish(WishList(~Wish.NONE))
    worker.start_run(0, now)
    wait_for(worker, RunState.IDLE)
    started = time.perf_counter()
    worker.step()
    wait_for(worker, RunState.PAUSED)
    update = time.perf_counter() - started
    waits = []
    for repeat in range(repeats):
        worker.train()
        wait_for(worker, RunState.TRAINING)
        until = time.perf_counter() + max(0.1, 2.5 * update) * (repeat + 1) / repeats
        while time.perf_counter() < until:
            worker.frames.take()
            time.sleep(0.01)
        asked = time.perf_counter()
        worker.pause()
        wait_for(worker, RunState.PAUSED)
        waits.append(time.perf_counter() - asked)
    worker.close()
    return Row(case, 1000 * update, 1000 * statistics.median(waits), 1000 * max(waits))


def main() -> int:
    """Print the table; exit status 1 if a figure is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--repeats", type=int, default=REPEATS)
    options = parser.parse_args()
    rows = [measure(case, options.repeats) for case in CASES]
    if options.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
    else:
        print(f"{'network':32} {'update':>9} {'median':>9} {'longest':>9} {'wanted':>9}   (ms)")
        for row in rows:
            print(
                f"{row.case:32} {row.update_ms:9.1f} {row.median_ms:9.1f} {row.longest_ms:9.1f} {row.wanted_ms:9.0f}"
            )
    return int(any(row.longest_ms > row.wanted_ms for row in rows))


if __name__ == "__main__":
    sys.exit(main())
