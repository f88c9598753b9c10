"""Running exported programs, and the runs that they must repeat."""

from __future__ import annotations

import contextlib
import io
import runpy
from collections.abc import Mapping
from pathlib import Path

import torch
from hypothesis import strategies as st
from msgspec.structs import replace
from safetensors.torch import load_file
from torch import Tensor

from playground.activations import ACTIVATIONS
from playground.data.build import build
from playground.data.functions import FUNCTIONS
from playground.experiment import (
    INITIALISATIONS,
    LOSSES,
    MISSING,
    OPTIMIZERS,
    SCALINGS,
    SCHEDULES,
    CsvSource,
    Data,
    Experiment,
    FormulaSource,
    FunctionSource,
    Layer,
    Network,
    PointsSource,
    SketchSource,
    Source,
    TableSource,
    Training,
)
from playground.export.script import script
from playground.trainer import Trainer
from resources import __file__ as _resources

RESOURCES = Path(_resources).parent


def trained(experiment: Experiment, updates: int | None = None) -> Trainer:
    """A trainer at the end of its run."""
    trainer = Trainer(experiment, build(experiment.data))
    trainer.advance(10**9 if updates is None else updates)
    return trainer


def put(files: Mapping[str, bytes], folder: Path) -> Path:
    """Write ``files`` into ``folder``; the path of the first."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / next(iter(files))


def run(program: Path) -> tuple[dict[str, Tensor], str]:
    """The parameters that the script ``program`` ends in, and what it printed."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        runpy.run_path(str(program), run_name="__main__")
    return load_file(program.parent / "weights.safetensors"), printed.getvalue()


def assert_repeats(experiment: Experiment, folder: Path, updates: int | None = None) -> str:
    """The script of ``experiment`` ends in the bits of the run, and says why it ended; what it printed."""
    trainer = trained(experiment, updates)
    state, printed = run(put(script(experiment, updates=updates), folder))
    assert_same_bits(state, trainer.network.state_dict(trainer.theta))
    assert f"stopped: {trainer.stopped or 'max_updates'}" in printed
    return printed


def assert_same_bits(state: Mapping[str, Tensor], expected: Mapping[str, Tensor]) -> None:
    """The same names, and under each the same float32 values to the bit."""
    assert state.keys() == expected.keys()
    for name, value in expected.items():
        assert torch.equal(state[name], value), name


_TABLE = "size,kind,when,gap,y\n" + "".join(
    f"{0.1 * row},{'abc'[row % 3]},2024-01-{1 + row % 28:02},{'' if row % 7 == 3 else row % 5},{row * row % 11}\n"
    for row in range(40)
)
"""With a category, a date, and cells that are missing."""
_values = st.floats(-50, 50)
SOURCES: dict[str, st.SearchStrategy[Source]] = {
    "function": st.sampled_from(sorted(FUNCTIONS)).map(FunctionSource),
    "formula": st.builds(
        FormulaSource,
        st.sampled_from(["x", "sin(3*x) + x^2", "x1*x2 - exp(-x1)"]),
        st.sampled_from([(-1.0, 1.0), (-0.5, 2.0)]),
    ),
    "sketch": st.lists(st.tuples(_values, _values), min_size=2, max_size=9, unique_by=lambda point: point[0]).map(
        lambda points: SketchSource(tuple(x for x, _ in sorted(points)), tuple(y for _, y in sorted(points)))
    ),
    "points": st.one_of(
        st.lists(st.tuples(_values, _values), min_size=4, max_size=30).map(
            lambda points: PointsSource(tuple(x for x, _ in points), tuple(y for _, y in points))
        ),
        st.lists(st.tuples(_values, _values, st.integers(0, 2)), min_size=4, max_size=30).map(
            lambda points: PointsSource(
                tuple(x for x, _, _ in points),
                tuple(y for _, y, _ in points),
                (0, 0, 1, *(subset for _, _, subset in points[3:])),
            )
        ),
    ),
    "table": st.sampled_from(["diabetes", "mcycle", "auto_mpg"]).map(TableSource),
    "csv": st.one_of(
        st.just(CsvSource(str(RESOURCES / "datasets" / "auto_mpg.csv"), "mpg", ("weight", "horsepower"))),
        st.builds(
            CsvSource,
            path=st.just("pasted"),
            target=st.just("y"),
            text=st.just(_TABLE),
            categories=st.sampled_from([(), ("kind",)]),
            dates=st.sampled_from([(), ("when",)]),
            missing=st.sampled_from(sorted(MISSING)),
        ),
    ),
}
"""Every kind of source."""
_layers = st.builds(Layer, st.integers(1, 40), st.sampled_from(sorted(ACTIVATIONS)), st.floats(0.0, 0.9))
_seeds = st.integers(0, 2**31 - 1)


def _possible(experiment: Experiment) -> Experiment:
    """Early stopping wants a validation set."""
    if experiment.data.split[1] > 0.0:
        return experiment
    return replace(experiment, training=replace(experiment.training, patience=None))


EXPERIMENTS = st.builds(
    Experiment,
    name=st.text(max_size=30),
    data=st.builds(
        Data,
        source=st.one_of(*SOURCES.values()),
        samples=st.integers(4, 300),
        noise=st.floats(0.0, 2.0),
        split=st.sampled_from(
            [(0.7, 0.15, 0.15), (0.5, 0.5, 0.0), (0.9, 0.05, 0.05), (1.0, 0.0, 0.0), (0.6, 0.0, 0.4), (0.4, 0.3, 0.3)]
        ),
        standardize=st.booleans(),
        scaling=st.sampled_from(sorted(SCALINGS)),
        seed=_seeds,
    ),
    network=st.builds(
        Network,
        layers=st.lists(_layers, max_size=5).map(tuple),
        init=st.sampled_from(sorted(INITIALISATIONS)),
        init_value=st.floats(0.0, 2.0),
        seed=_seeds,
    ),
    training=st.builds(
        Training,
        optimizer=st.sampled_from(sorted(OPTIMIZERS)),
        learning_rate=st.floats(0.0, 0.2),
        momentum=st.floats(0.0, 0.99),
        batch_size=st.integers(1, 400),
        loss=st.sampled_from(sorted(LOSSES)),
        huber_delta=st.floats(0.01, 3.0),
        l1=st.just(0.0) | st.floats(1e-6, 0.1),
        l2=st.just(0.0) | st.floats(1e-6, 0.2),
        clip_norm=st.none() | st.floats(0.01, 10.0),
        max_epochs=st.none() | st.integers(1, 50),
        patience=st.none() | st.integers(1, 10),
        schedule=st.sampled_from(sorted(SCHEDULES)),
        schedule_epochs=st.integers(1, 20),
        schedule_factor=st.floats(0.05, 1.0),
        seed=_seeds,
    ),
).map(_possible)
"""Small experiments of every kind that the format allows."""
