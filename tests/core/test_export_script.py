"""The exported script repeats the run to the bit, whatever the experiment."""

from __future__ import annotations

import math
import re
import sys
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground import divergence, evaluation
from playground.activations import ACTIVATIONS
from playground.data.build import build
from playground.data.functions import FUNCTIONS
from playground.data.tables import tables
from playground.experiment import (
    INITIALISATIONS,
    LOSSES,
    OPTIMIZERS,
    SCHEDULES,
    CsvSource,
    Data,
    Experiment,
    ExperimentError,
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
from playground.export import training_code
from playground.export.script import script
from tests.core.exports import EXPERIMENTS, assert_repeats, assert_same_bits, put, run, trained

UPDATES = 40
LINE = Data(samples=60)  # 42 training rows: batches of 16 end in one of 10
RATES = {"sgd": 0.02, "momentum": 0.005, "nesterov": 0.005}


def experiment(activation: str = "tanh", data: Data = LINE, **training: Any) -> Experiment:
    network = Network(layers=(Layer(8, activation, 0.1), Layer(5, activation, 0.2)), seed=3)
    defaults: dict[str, Any] = {"batch_size": 16, "max_epochs": None, "seed": 7}
    return Experiment(data=data, network=network, training=Training(**(defaults | training)))


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_with_every_loss(activation: str, loss: str, tmp_path: Path) -> None:
    assert_repeats(experiment(activation, loss=loss, huber_delta=0.3), tmp_path, UPDATES)


@pytest.mark.parametrize(
    "extra",
    [
        {},
        {"l2": 0.01},
        {"l1": 0.001, "l2": 0.02, "clip_norm": 0.5, "schedule": "cosine", "schedule_epochs": 9},
        {"momentum": 0.0, "schedule": "step", "schedule_epochs": 3, "schedule_factor": 0.3},
        {"learning_rate": 0.0},
    ],
    ids=lambda extra: "-".join(extra) or "plain",
)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimiser_with_and_without_what_there_is(optimizer: str, extra: dict[str, Any], tmp_path: Path) -> None:
    rate = {"learning_rate": RATES.get(optimizer, 0.01)}
    assert_repeats(experiment(optimizer=optimizer, **(rate | extra)), tmp_path, UPDATES)


@pytest.mark.parametrize("activation", ["relu", "sine"])
@pytest.mark.parametrize("init", INITIALISATIONS)
def test_every_initialisation(init: str, activation: str, tmp_path: Path) -> None:
    now = experiment(activation, optimizer="sgd")
    network = msgspec.structs.replace(now.network, init=init, init_value=0.3, layers=(Layer(33), Layer(7), Layer(2)))
    assert_repeats(msgspec.structs.replace(now, network=network), tmp_path, UPDATES)


@pytest.mark.parametrize("layers", [(), (Layer(1, "relu"),), (Layer(6, "gelu"),) * 12, (Layer(300), Layer(200))])
def test_every_depth_and_width(layers: tuple[Layer, ...], tmp_path: Path) -> None:
    now = msgspec.structs.replace(experiment(), network=Network(layers=layers))
    assert_repeats(now, tmp_path, UPDATES)


@pytest.mark.parametrize("batch_size", [1, 7, 41, 42, 1000])
def test_every_batch_size(batch_size: int, tmp_path: Path) -> None:
    assert_repeats(experiment(batch_size=batch_size), tmp_path, 90)


def assert_same_samples(source: Source, folder: Path, **data: Any) -> None:
    """The script has the samples, the subsets and the scaling of the program, to the bit, and repeats the run."""
    spec = Data(source=source, **data)
    dataset = build(spec)
    now = experiment(data=spec)
    path = put(script(now, updates=1), folder)
    code = path.read_text().partition("# ---------- Network")[0].replace("__file__", repr(str(path)))
    names: dict[str, Any] = {}
    exec(code, names)
    np.testing.assert_array_equal(names["X"], dataset.x)
    np.testing.assert_array_equal(names["y"][:, 0], dataset.y)
    for subset, name in enumerate(("train", "valid", "test")):
        np.testing.assert_array_equal(names[name], dataset.subsets[subset])
    if spec.standardize:
        np.testing.assert_array_equal(names["X_deviation"], dataset.x_scaling.deviation)
        np.testing.assert_array_equal(names["y_mean"], dataset.y_scaling.mean)
    assert_repeats(now, folder, 30)


@pytest.mark.parametrize("seed", [0, 11])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function(name: str, seed: int, tmp_path: Path) -> None:
    assert_same_samples(FunctionSource(name), tmp_path, samples=200, noise=0.3, seed=seed)


@pytest.mark.parametrize(
    "text",
    [
        "3",
        "x",
        "-x^2 + 2**-x^2",
        "x1 - (x2 - 1) - 2*(x1 + 3)/(4/(2 + x2*x2))",
        "--x - -(-x)*-2",
        "sigmoid(x - 1)*sigmoid(-x) + relu(x)^0.5 + step(x) + floor(3*x) - ceil(x)/2",
        "min(x1, x2) + max(sin(x1), cos(x2))*tan(x1/2) + atan(x2) - sign(x1) + abs(x2)",
        "asin(x)*acos(x) + sinh(x) - cosh(x)/tanh(x + 3) + exp(-x) + log(x + 2) + log10(x + 3) + sqrt(x + 1)",
        "2*pi*x/e^2/3 - (1 - (2 - x))",
        "1e-3*x +\n 5",
    ],
)
def test_formulas(text: str, tmp_path: Path) -> None:
    assert_same_samples(FormulaSource(text, (-0.95, 0.9)), tmp_path, samples=100, noise=0.05, seed=4)


@pytest.mark.parametrize("name", tables())
def test_every_table(name: str, tmp_path: Path) -> None:
    assert_same_samples(TableSource(name), tmp_path, split=(0.6, 0.3, 0.1), seed=5)


@pytest.mark.parametrize("source", [TableSource("mcycle"), TableSource("diabetes"), FunctionSource("plane")])
def test_scaling_fitted_on_all_rows(source: Source, tmp_path: Path) -> None:
    assert_same_samples(source, tmp_path, split=(0.6, 0.3, 0.1), seed=5, scaling="all")
    assert "measured on all rows" in (tmp_path / "script.py").read_text().replace("\n# ", " ")


def test_drawn_points_and_no_scaling(tmp_path: Path) -> None:
    points = PointsSource((0.1, 1 / 3, -7.0, 1e-30, 5.0), (2.0, 1e10, -0.1, 0.7, 3.0))
    assert_same_samples(points, tmp_path, split=(0.8, 0.0, 0.2), standardize=False)


@pytest.mark.parametrize("scaling", ["train", "all"])
def test_points_that_were_drawn_into_their_sets_and_a_drawn_function(scaling: str, tmp_path: Path) -> None:
    points = PointsSource((0.1, 1 / 3, -7.0, 1e-3, 5.0, 6.0), (2.0, 1.0, -0.1, 0.7, 3.0, 0.3), (0, 1, 2, 0, 0, 1))
    assert_same_samples(points, tmp_path, scaling=scaling)
    sketch = SketchSource((-1.0, 0.1, 1 / 3, 2.0), (0.3, -1.0, 1.0, 0.0))
    assert_same_samples(sketch, tmp_path, samples=50, scaling=scaling)


def test_categories_dates_and_filled_cells(tmp_path: Path) -> None:
    rows = [f"{'abc'[i % 3]},2020-01-{i + 1:02},{'' if i % 5 == 0 else i},{math.sin(i)!r}" for i in range(28)]
    file = tmp_path / "mine.csv"
    file.write_text("kind,day,amount,target\n" + "\n".join(rows))
    source = CsvSource(str(file), categories=("kind",), dates=("day",), missing="median")
    assert_same_samples(source, tmp_path)


def test_a_csv_file_with_chosen_columns_names_in_any_script_and_a_constant_column(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    rows = "\n".join(f"{i},{math.sin(i)},7,a,{0.1 * i * i}" for i in range(50))
    file.write_text(f'"Größe, ""roh""",목표,=1+1,text,# note\n{rows}\n', encoding="utf-8")
    source = CsvSource(str(file), "목표", ('Größe, "roh"', "# note", "=1+1"))
    assert_same_samples(source, tmp_path)


def test_a_table_with_a_constant_target_in_the_training_set_is_not_divided_by_nothing(tmp_path: Path) -> None:
    assert_same_samples(PointsSource((1.0, 2.0, 3.0, 4.0), (0.1, 0.1, 0.1, 0.1)), tmp_path, split=(1.0, 0.0, 0.0))


@pytest.mark.parametrize("last", [0.1, 0.1 + 1e-16, 2e-309, 1e-160])
def test_a_target_that_hardly_varies_has_metrics_without_a_warning(last: float, tmp_path: Path) -> None:
    first = 0.1 if last > 0.01 else 0.0
    points = PointsSource((1.0, 2.0, 3.0, 4.0, 5.0, 6.0), (first,) * 5 + (last,))
    for standardize in (True, False):
        data = Data(source=points, split=(0.5, 0.0, 0.5), standardize=standardize)
        assert_repeats(experiment(data=data), tmp_path, 3)


@pytest.mark.parametrize("patience", [1, 4])
@pytest.mark.parametrize("schedule", SCHEDULES)
def test_early_stopping_restores_the_best_parameters(patience: int, schedule: str, tmp_path: Path) -> None:
    now = experiment(patience=patience, learning_rate=0.05, schedule=schedule, schedule_epochs=20)
    assert "stopped: patience" in assert_repeats(now, tmp_path)


def test_epochs_end_the_run_and_early_stopping_does_not(tmp_path: Path) -> None:
    assert "stopped: max_epochs" in assert_repeats(experiment(max_epochs=5, patience=5), tmp_path)


@pytest.mark.parametrize("updates", [1, 2, 3, 14, 15, 16])
def test_updates_end_the_run_within_an_epoch_or_at_its_end(updates: int, tmp_path: Path) -> None:
    assert_repeats(experiment(max_epochs=5), tmp_path, updates)


def test_early_stopping_at_the_last_update_comes_first(tmp_path: Path) -> None:
    now = experiment(patience=3, learning_rate=0.0)  # three epochs of three updates
    assert "stopped: patience" in assert_repeats(now, tmp_path, 9)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("rate", [3.0, 30.0, 1000.0])
def test_a_run_that_diverges_ends_in_the_same_parameters(optimizer: str, rate: float, tmp_path: Path) -> None:
    now = experiment("identity", optimizer=optimizer, learning_rate=rate)
    assert_repeats(now, tmp_path, 300)


@pytest.mark.parametrize("value", [1.0, 30.0, 1e2])
def test_a_start_that_diverges_ends_in_the_same_parameters(value: float, tmp_path: Path) -> None:
    now = experiment("relu", optimizer="sgd", learning_rate=100.0)
    layers = (Layer(50, "relu"),) * 8
    now = msgspec.structs.replace(now, network=Network(layers=layers, init="normal", init_value=value))
    assert "stopped: diverged" in assert_repeats(now, tmp_path, 50)


def test_a_large_subset_is_evaluated_in_the_same_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (evaluation, training_code):
        monkeypatch.setattr(module, "MAX_PASS_FLOATS", 14 * 1500)
    now = experiment(data=Data(samples=8000, split=(0.5, 0.5, 0.0)), patience=2, learning_rate=0.1)
    assert_repeats(now, tmp_path)
    assert "x.split(1500)" in script(now)["script.py"].decode()


def test_a_run_can_begin_with_parameters_of_ones_own(tmp_path: Path) -> None:
    now = experiment(max_epochs=4)
    first, second = trained(experiment(max_epochs=9)), trained(now, 0)
    second.start_from(first.theta)
    second.advance(10**9)
    start = first.network.state_dict(first.theta)
    files = script(now, start=start, stem="mine")
    assert list(files) == ["mine.py", "mine_start.safetensors"]
    state, _ = run(put(files, tmp_path))
    assert_same_bits(state, second.network.state_dict(second.theta))


def test_parameters_of_another_network_are_refused() -> None:
    start = {"0.weight": torch.zeros(3, 1), "0.bias": torch.zeros(3)}
    with pytest.raises(ValueError, match="not of this experiment's network"):
        script(experiment(max_epochs=1), start=start)


def test_the_metrics_that_it_prints_are_those_of_the_run(tmp_path: Path) -> None:
    now = experiment(max_epochs=30, data=Data(source=TableSource("mcycle")))
    printed = assert_repeats(now, tmp_path)
    for subset, name in enumerate(("train", "valid", "test")):
        metrics = trained(now).metrics(subset)
        assert metrics is not None
        found = re.search(rf"^{name} +loss (\S+)  RMSE (\S+)  MAE (\S+)  R2 (\S+)$", printed, re.MULTILINE)
        assert found is not None
        expected = (metrics.loss, metrics.rmse, metrics.mae, metrics.r2)
        assert [float(text) for text in found.groups()] == pytest.approx(expected, rel=2e-4)


def test_the_losses_that_it_prints_are_those_of_the_run(tmp_path: Path) -> None:
    now = experiment(max_epochs=20)
    printed = assert_repeats(now, tmp_path)
    curves = trained(now).history.curves()
    lines = re.findall(r"^epoch (\d+): train loss (\S+), valid loss (\S+)$", printed, re.MULTILINE)
    assert [int(epoch) for epoch, _, _ in lines] == list(range(1, 21))
    assert [float(loss) for _, loss, _ in lines] == pytest.approx(list(curves.train[1:]), rel=1e-5)
    assert [float(loss) for _, _, loss in lines] == pytest.approx(list(curves.valid[1:]), rel=1e-5)


def test_a_run_without_an_end_is_refused() -> None:
    with pytest.raises(ExperimentError, match=r"training\.max_epochs: null: this run has no end"):
        script(experiment())


@pytest.mark.parametrize("stem", ["torch", "numpy", "math", "safetensors"])
def test_a_name_that_would_hide_a_module_is_refused(stem: str) -> None:
    with pytest.raises(ExperimentError, match=f"{stem}.py"):
        script(experiment(max_epochs=1), stem=stem)


@pytest.mark.parametrize("name", ['"""\nraise SystemExit', "\\", "a\x00b\x1b", "coding: ascii", "Ω" * 500, "{x} %s"])
def test_a_name_is_only_ever_a_comment(name: str, tmp_path: Path) -> None:
    assert_repeats(msgspec.structs.replace(experiment(max_epochs=1), name=name), tmp_path)


def test_the_script_imports_nothing_of_this_project_and_is_short() -> None:
    now = experiment(max_epochs=100, patience=5, l1=0.1, clip_norm=1.0, schedule="cosine")
    text = script(now)["script.py"].decode()
    modules = set(re.findall(r"^ *(?:import|from) (\w+)", text, re.MULTILINE))
    assert modules == {"math", "sys", "pathlib", "numpy", "torch", "safetensors"}
    assert len(text.splitlines()) < 150
    assert max(map(len, text.splitlines())) <= 120


def test_without_safetensors_it_trains_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "safetensors.torch", None)
    with pytest.raises(SystemExit, match="pip install safetensors"):
        run(put(script(experiment(max_epochs=1)), tmp_path))
    assert not (tmp_path / "weights.safetensors").exists()


def test_the_limits_are_those_of_the_trainer() -> None:
    assert float(training_code.MAX_LOSS) == divergence.MAX_LOSS
    assert training_code.MAX_PASS_ROWS == evaluation.MAX_PASS_ROWS
    assert training_code.MAX_PASS_FLOATS == evaluation.MAX_PASS_FLOATS


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(experiment=EXPERIMENTS, updates=st.integers(1, 120))
def test_whatever_the_format_allows(experiment: Experiment, updates: int, tmp_path: Path) -> None:
    assert_repeats(experiment, tmp_path, updates)
