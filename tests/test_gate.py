"""The gate of the benchmarks shuts where something was lost, and not for noise."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from typing import Any

import pytest

from playground.scripted import ScriptedLoop
from tests.bench import gate
from tests.bench.gate import Gate, Limit, check


class Scale:
    """A measurement that gives one value after the other."""

    def __init__(self, *values: float) -> None:
        self.values = list(values)

    def __call__(self) -> Mapping[str, float]:
        return {"weight": self.values.pop(0)}


def weighed(scale: Scale, at_least: bool) -> list[str]:
    return check(Gate(scale, {"weight": Limit(2.0, "It lost weight.", at_least)}))


@pytest.mark.parametrize(
    ("values", "at_least", "measured"),
    [((2.0, 9.0), True, 1), ((1.9, 2.1), True, 2), ((2.0, 9.0), False, 1), ((2.1, 1.9), False, 2)],
)
def test_what_holds_once_is_enough(values: tuple[float, ...], at_least: bool, measured: int) -> None:
    scale = Scale(*values)
    assert weighed(scale, at_least) == []
    assert len(values) - len(scale.values) == measured


@pytest.mark.parametrize(
    ("values", "at_least", "said"),
    [
        ((1.0, 1.5, 9.0), True, "weight is 1.50, not ≥ 2. It lost weight."),
        ((4.0, 3.0, 0.0), False, "weight is 3.00, not ≤ 2. It lost weight."),
        ((math.nan, math.nan), True, "weight is nan, not ≥ 2. It lost weight."),
    ],
)
def test_what_misses_twice_is_told(values: tuple[float, ...], at_least: bool, said: str) -> None:
    assert weighed(Scale(*values), at_least) == [said]


def test_a_slowed_loop_shuts_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    run = ScriptedLoop.run

    def slowed(self: ScriptedLoop, batches: Any, first: int, end: int, *rest: Any) -> Any:
        time.sleep(0.005 * (end - first))  # the plain loop takes less than a millisecond
        return run(self, batches, first, end, *rest)

    monkeypatch.setattr(ScriptedLoop, "run", slowed)
    monkeypatch.setattr(gate, "REPEATS", 2)
    monkeypatch.setattr(gate, "SECONDS", 0.01)
    monkeypatch.setattr(gate, "GATES", [gate.plain_loop((8, 8), 10, "sgd", 6.0), gate.SCRIPTED])
    monkeypatch.setattr("sys.argv", ["gate"])
    assert gate.main() == 1
    printed = capsys.readouterr()
    assert printed.out.count("missed") == 2
    assert "1-8-8-1, sgd: plain / ours is 0." in printed.err
    assert "The loop without Python is no longer used" in printed.err


def test_every_ratio_that_is_measured_has_a_limit() -> None:
    names = [name for each in gate.GATES for name in each.limits]
    assert len(names) == len(set(names)) == 12
