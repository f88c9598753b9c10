"""A table of 100,000 rows and 20 columns: read, described and made into data, against pandas' reading alone.

Run: ``python -m tests.bench.opening [--json] [--rows N] [--columns N]``. Seconds are of this machine at this moment;
the ratio is what can be compared.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from playground.data.build import build
from playground.data.importing import open_table, proposed
from playground.experiment import CsvSource, Data


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes, once."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def write(path: Path, rows: int, columns: int) -> None:
    """Normal numbers with all their digits, and names in the first row."""
    values = np.random.default_rng(0).normal(size=(rows, columns))
    lines = [",".join(f"column {number}" for number in range(columns))]
    lines += [",".join(map(repr, row)) for row in values.tolist()]
    path.write_text("\n".join(lines) + "\n")


def main() -> None:
    """Print a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--columns", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        write(path, options.rows, options.columns)
        size = path.stat().st_size
        source = CsvSource(str(path))
        plain = min(seconds(lambda: pd.read_csv(path)) for _ in range(3))
        shown = seconds(lambda: open_table(source))
        chosen = proposed(source, open_table(source).columns)
        taken = seconds(lambda: build(Data(chosen)))
    report = {
        "megabytes": size / 1e6,
        "pandas_seconds": plain,
        "shown_seconds": shown,
        "taken_seconds": taken,
        "ratio": (shown + taken) / plain,
    }
    if options.json:
        print(json.dumps(report))
        return
    print(f"{options.rows:,} rows × {options.columns} columns, {size / 1e6:.1f} MB")
    print(f"pandas.read_csv alone      {plain:6.2f} s")
    print(f"read and described         {shown:6.2f} s")
    print(f"made into data             {taken:6.2f} s")
    print(f"together, against pandas   {report['ratio']:6.1f} ×")


if __name__ == "__main__":
    main()
