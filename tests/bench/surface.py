"""A slice of 51 × 51 points against the package ``loss-landscapes``, and against this machine's own limit.

Same network, data and grid; all in one run, taking turns. Needs ``pip install --no-deps loss-landscapes==3.0.6``.
The limit is the time that the slice's matrix products and activations alone take this machine at the shapes that it is
fastest at; all else that a slice takes is counted as loss.
Run: ``python -m tests.bench.surface [--json]``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

import torch
from torch import nn

from playground.experiment import Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.landscape import SliceSpec
from playground.network import Network
from playground.spans import LandscapeRequest, Trail
from playground.surface import compute_landscape
from tests.core.reference import sequential

PACKAGE, MODULE, VERSION = "loss-landscapes", "loss_landscapes", "3.0.6"
POINTS = 51
SAMPLES = 256
BATCHES = (4, 16, 51)
"""How many products at a time are tried for the best rate."""


@dataclass(frozen=True)
class Case:
    """One network and the ratios wanted with one thread and with two workers, and the share of the limit."""

    activation: str
    units: tuple[int, ...]
    one: float
    two: float | None = None
    share: float | None = None

    @property
    def name(self) -> str:
        """The network as a person writes it."""
        return "-".join(str(size) for size in (1, *self.units, 1))


CASES = [
    Case("tanh", (16, 16), 8.0, 12.0),
    Case("tanh", (64, 64, 64), 3.0, 4.0, 0.8),
    Case("relu", (16, 16), 9.0),
]


@dataclass(frozen=True)
class Row:
    """Milliseconds, minimum and median of the repeats; ratios theirs / ours; share of the limit with one thread."""

    network: str
    activation: str
    theirs_min: float
    theirs_median: float
    one_min: float
    one_median: float
    two_min: float
    two_median: float
    one_ratio_min: float
    one_ratio_median: float
    two_ratio_min: float
    two_ratio_median: float
    wanted_one: float
    wanted_two: float | None
    limit_min: float
    limit_median: float
    share_min: float
    share_median: float
    wanted_share: float | None


def samples() -> tuple[torch.Tensor, torch.Tensor]:
    """Features and targets, (SAMPLES, 1)."""
    x = 2.0 * torch.rand(SAMPLES, 1, generator=torch.Generator().manual_seed(0)) - 1.0
    return x, torch.sin(3.0 * x)


def ours(case: Case) -> Callable[[int], None]:
    """A function that computes the slice with so many workers."""
    x, y = samples()
    layers = tuple(Layer(count, case.activation) for count in case.units)
    network = Network(layers, 1)
    theta = network.initialise(NetworkSpec(layers=layers))

    def compute(workers: int) -> None:
        request = LandscapeRequest(
            SliceSpec(), 0, 0, network, Training(), theta, Trail("sgd", (), ()), x, y, workers=workers
        )
        assert compute_landscape(request).losses.shape == (POINTS, POINTS)

    return compute


class Sides:
    """The same slice both ways."""

    def __init__(self, case: Case) -> None:
        package = importlib.import_module(MODULE)
        model = sequential(tuple(Layer(count, case.activation) for count in case.units), 1, 0)
        metric = package.metrics.Loss(nn.MSELoss(), *samples())
        compute = ours(case)

        def theirs() -> None:
            found = package.random_plane(
                model, metric, distance=1, steps=POINTS, normalization="filter", deepcopy_model=True
            )
            assert found.shape == (POINTS, POINTS)

        self.turns: tuple[Callable[[], None], ...] = (theirs, lambda: compute(1), lambda: compute(2))


class Limit:
    """The same matrix products and activations and nothing else, in the cache, with one thread.

    As many multiplications in products of the shape that this machine is fastest at, and as many activations in
    buffers of the size that it is fastest at: as long a stretch of work as the slice, so that both meet the same noise.
    """

    def __init__(self, case: Case) -> None:
        sizes = list(zip((1, *case.units), (*case.units, 1), strict=True))
        # the first layer is no product: its pre-activations are linear in the coordinates
        flops = POINTS**2 * SAMPLES * sum(2 * below * above for below, above in sizes[1:])
        elements = POINTS**2 * SAMPLES * sum(case.units)
        width = case.units[0]
        shapes = [*((count, width, SAMPLES) for count in BATCHES), (1, 256, 256)]
        products = [self._product(*shape) for shape in shapes]
        activations = [self._activation(case.activation, count * width * SAMPLES) for count in BATCHES]
        self._work = [_fastest(products, flops), _fastest(activations, elements)]

    def __call__(self) -> None:
        """Do all of it once."""
        for call, times in self._work:
            for _ in range(times):
                call()

    def _product(self, count: int, width: int, columns: int) -> tuple[Callable[[], object], int]:
        left, right = torch.randn(count, width, width), torch.randn(count, width, columns)
        out = torch.empty(count, width, columns)
        return lambda: torch.bmm(left, right, out=out), 2 * count * width * width * columns

    def _activation(self, name: str, size: int) -> tuple[Callable[[], object], int]:
        z, out = torch.randn(size), torch.empty(size)
        if name == "tanh":
            return lambda: torch.sigmoid(z, out=out), size
        return lambda: torch.clamp_min(z, 0, out=out), size


def _fastest(calls: list[tuple[Callable[[], object], int]], total: int) -> tuple[Callable[[], object], int]:
    """The call that does most in a second, and how often it makes ``total``; each comes with what it does."""
    call, size = min(calls, key=lambda offer: _best(offer[0]) / offer[1])
    return call, round(total / size)


def _best(work: Callable[[], object]) -> float:
    return min(_time(work) for _ in range(50))


def _time(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measure(case: Case, repeats: int) -> Row:
    """Time all sides in turn, ``repeats`` times."""
    turns: list[Callable[[], object]] = [*Sides(case).turns, Limit(case)]
    times: list[list[float]] = [[] for _ in turns]
    for turn in turns[1:]:
        turn()
    for _ in range(repeats):
        for turn, found in zip(turns, times, strict=True):
            found.append(1e3 * _time(turn))
    least = [min(found) for found in times]
    middle = [statistics.median(found) for found in times]
    return Row(
        network=case.name,
        activation=case.activation,
        theirs_min=least[0],
        theirs_median=middle[0],
        one_min=least[1],
        one_median=middle[1],
        two_min=least[2],
        two_median=middle[2],
        one_ratio_min=least[0] / least[1],
        one_ratio_median=middle[0] / middle[1],
        two_ratio_min=least[0] / least[2],
        two_ratio_median=middle[0] / middle[2],
        wanted_one=case.one,
        wanted_two=case.two,
        limit_min=least[3],
        limit_median=middle[3],
        share_min=least[3] / least[1],
        share_median=middle[3] / middle[1],
        wanted_share=case.share,
    )


def _wanted(value: float | None, form: str = "≥ {:.0f}×") -> str:
    return "" if value is None else form.format(value)


def _print_table(rows: list[Row]) -> None:
    print(f"{POINTS}×{POINTS} points, {SAMPLES} samples, milliseconds: minimum (median)\n")
    head = ("network", PACKAGE, "one thread", "ratio", "", "two workers", "ratio", "", "limit", "share", "")
    widths = (18, 18, 16, 14, 6, 16, 14, 6, 16, 12, 7)
    print("".join(text.rjust(width) for text, width in zip(head, widths, strict=True)))
    for row in rows:
        cells = (
            f"{row.activation} {row.network}",
            f"{row.theirs_min:.0f} ({row.theirs_median:.0f})",
            f"{row.one_min:.1f} ({row.one_median:.1f})",
            f"{row.one_ratio_min:.1f} ({row.one_ratio_median:.1f})",
            _wanted(row.wanted_one),
            f"{row.two_min:.1f} ({row.two_median:.1f})",
            f"{row.two_ratio_min:.1f} ({row.two_ratio_median:.1f})",
            _wanted(row.wanted_two),
            f"{row.limit_min:.1f} ({row.limit_median:.1f})",
            f"{row.share_min:.0%} ({row.share_median:.0%})",
            _wanted(row.wanted_share, "≥ {:.0%}"),
        )
        print("".join(text.rjust(width) for text, width in zip(cells, widths, strict=True)))


def main() -> int:
    """Measure every case; 0 when done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--repeats", type=int, default=15)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    if importlib.util.find_spec(MODULE) is None:
        print(f"first: pip install --no-deps {PACKAGE}=={VERSION}", file=sys.stderr)
        return 2
    rows = [measure(case, arguments.repeats) for case in CASES]
    if arguments.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
    else:
        _print_table(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
