"""The experiment goes to JSON and back unchanged, and what cannot be is refused with its place."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from playground.activations import ACTIVATIONS
from playground.checking import check
from playground.experiment import (
    INITIALISATIONS,
    LOSSES,
    OPTIMIZERS,
    SCALINGS,
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
    TableSource,
    Training,
    continues,
    parameter_count,
)
from playground.experiment_file import from_json, load, to_json

DEFAULT = Experiment()


def numbers(low: float, high: float, **limits: Any) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False, **limits)


def names(table: dict[str, Any]) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(table))


SEEDS = st.integers(0, 2**31 - 1)
COORDINATES = st.lists(st.tuples(numbers(-1e6, 1e6), numbers(-1e6, 1e6)), max_size=20)
SOURCES = st.one_of(
    st.builds(FunctionSource, st.text(max_size=9)),
    st.builds(FormulaSource, st.text(max_size=20), st.tuples(numbers(-1e6, 0.0), numbers(0.5, 1e6))),
    COORDINATES.map(lambda points: PointsSource(tuple(x for x, _ in points), tuple(y for _, y in points))),
    st.builds(TableSource, st.text(max_size=9)),
    st.builds(CsvSource, st.text(max_size=20), st.text(max_size=9), st.lists(st.text(max_size=9)).map(tuple)),
)
SPLITS = numbers(0.1, 0.9).map(lambda share: (share, (1.0 - share) / 2, (1.0 - share) / 2))
LAYERS = st.lists(st.builds(Layer, st.integers(1, 512), names(ACTIVATIONS), numbers(0.0, 0.99)), max_size=6)
EXPERIMENTS = st.builds(
    Experiment,
    name=st.text(max_size=20),
    data=st.builds(
        Data, SOURCES, st.integers(4, 10**6), numbers(0.0, 10.0), SPLITS, st.booleans(), names(SCALINGS), SEEDS
    ),
    network=st.builds(Network, LAYERS.map(tuple), names(INITIALISATIONS), numbers(0.0, 100.0), SEEDS),
    training=st.builds(
        Training,
        names(OPTIMIZERS),
        numbers(0.0, 1000.0),
        numbers(0.0, 0.999),
        st.integers(1, 10**4),
        names(LOSSES),
        numbers(0.001, 100.0),
        numbers(0.0, 1.0),
        numbers(0.0, 1.0),
        st.none() | numbers(0.001, 100.0),
        st.none() | st.integers(1, 10**9),
        st.none() | st.integers(1, 10**9),
        names(SCHEDULES),
        st.integers(1, 10**9),
        numbers(0.001, 1.0),
        SEEDS,
    ),
)


@given(EXPERIMENTS)
@settings(deadline=None, max_examples=150)
def test_json_and_back_is_the_same_experiment(experiment: Experiment) -> None:
    assert from_json(to_json(experiment)) == experiment


def test_everything_has_a_default() -> None:
    assert from_json("{}") == DEFAULT
    assert from_json('{"network": {"layers": [{}]}}').network.layers == (Layer(),)


WHOLE = "a whole number is wanted here, and this is "
BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "unknown key at the top": ({"netwrok": {}}, "", "the fields here are format, name, data, network, training"),
    "unknown key in a layer": (
        {"network": {"layers": [{}, {"unit": 3}]}},
        "network.layers[1]",
        "`unit`; the fields here are units, activation, slope",
    ),
    "a word for a number": ({"network": {"layers": [{"units": "8"}]}}, "network.layers[0].units", WHOLE + "a text"),
    "a fraction for a count": ({"data": {"samples": 10.5}}, "data.samples", WHOLE + "a number with decimals"),
    "a number for a word": ({"training": {"optimizer": 3}}, "training.optimizer", "a text is wanted here"),
    "an object for a list": ({"network": {"layers": {}}}, "network.layers", "a list is wanted here"),
    "true for a limit": ({"training": {"patience": True}}, "training.patience", "a whole number or null is wanted"),
    "a short split": ({"data": {"split": [0.5, 0.5]}}, "data.split", "a list of 3 values"),
    "another format": ({"format": 2, "new": 1}, "format", "2 is not a format this version reads; it reads 1"),
    "unknown kind": ({"data": {"source": {"kind": "spline"}}}, "data.source.kind", "formula, points, table, csv"),
    "unknown activation": (
        {"network": {"layers": [{}, {"activation": "rellu"}]}},
        "network.layers[1].activation",
        '"rellu" is not one of identity, sigmoid',
    ),
    "unknown optimiser": ({"training": {"optimizer": "lion"}}, "training.optimizer", "sgd, momentum"),
    "unknown loss": ({"training": {"loss": "hinge"}}, "training.loss", "mse, mae, huber"),
    "unknown schedule": ({"training": {"schedule": "warm"}}, "training.schedule", "constant, step, cosine"),
    "unknown start": ({"network": {"init": "zeros"}}, "network.init", "pytorch, xavier"),
    "no units": ({"network": {"layers": [{"units": 0}]}}, "network.layers[0].units", "1 to 4,096"),
    "slope of 1": ({"network": {"layers": [{"slope": 1.0}]}}, "network.layers[0].slope", "below 1"),
    "negative slope": ({"network": {"layers": [{"slope": -0.1}]}}, "network.layers[0].slope", "at least 0"),
    "65 layers": ({"network": {"layers": [{}] * 65}}, "network.layers", "at most 64"),
    "negative σ": ({"network": {"init": "normal", "init_value": -1.0}}, "network.init_value", "at least 0"),
    "too few samples": ({"data": {"samples": 3}}, "data.samples", "at least 4"),
    "negative noise": ({"data": {"noise": -0.1}}, "data.noise", "at least 0"),
    "shares above 1": ({"data": {"split": [0.7, 0.7, 0.1]}}, "data.split", "sum to 1"),
    "a negative share": ({"data": {"split": [1.2, -0.1, -0.1]}}, "data.split[0]", "at most 1"),
    "nothing to train on": ({"data": {"split": [0.0, 0.5, 0.5]}}, "data.split[0]", "empty"),
    "negative seed": ({"training": {"seed": -1}}, "training.seed", "at least 0 and at most 2,147,483,647"),
    "an empty domain": (
        {"data": {"source": {"kind": "formula", "expression": "x", "domain": [1.0, 1.0]}}},
        "data.source.domain",
        "the first is smaller",
    ),
    "unequal points": ({"data": {"source": {"kind": "points", "x": [1.0], "y": []}}}, "data.source", "1 value of x"),
    "negative learning rate": ({"training": {"learning_rate": -1.0}}, "training.learning_rate", "at least 0"),
    "momentum of 1": ({"training": {"momentum": 1.0}}, "training.momentum", "below 1"),
    "batches of nothing": ({"training": {"batch_size": 0}}, "training.batch_size", "at least 1"),
    "clipping at 0": ({"training": {"clip_norm": 0.0}}, "training.clip_norm", "above 0"),
    "δ of 0": ({"training": {"huber_delta": 0.0}}, "training.huber_delta", "above 0"),
    "no epochs": ({"training": {"max_epochs": 0}}, "training.max_epochs", "at least 1"),
    "patience without validation": (
        {"data": {"split": [0.8, 0.0, 0.2]}, "training": {"patience": 5}},
        "training.patience",
        "validation set",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_is_refused_at_its_place(kind: str) -> None:
    content, place, words = BAD[kind]
    with pytest.raises(ExperimentError) as refused:
        from_json(json.dumps(content))
    assert refused.value.place == place
    assert words in refused.value.problem


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (to_json(DEFAULT)[:200], "cut short"),
        (b'{"name": "\xff"}', "not UTF-8 text (byte 10)"),
        (b"[]", "a JSON list where an object"),
        (b'{"data": {"noise": NaN}}', "not JSON"),
        (b"[" * 200_000, "nested too deeply"),
    ],
)
def test_a_file_that_is_no_experiment_gets_one_sentence(content: bytes, words: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(content)
    with pytest.raises(ExperimentError) as refused:
        load(file)
    assert refused.value.place == ""
    assert words in str(refused.value)
    assert "bad.json" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ('{"data": {"noise": 1e999}}', "data.noise"),
        ('{"data": {"seed": -1e999}}', "data.seed"),
        ('{"data": {"split": [0.5, 1e999, 0.2]}}', "data.split[1]"),
        ('{"data": {"source": {"kind": "points", "x": [1, -1e400], "y": [1, 2]}}}', "data.source.x[1]"),
        ('{"training": {"l1": 1' + "0" * 400 + "}}", "training.l1"),
    ],
)
def test_a_number_beyond_a_floats_is_refused_at_its_place(content: str, place: str) -> None:
    with pytest.raises(ExperimentError, match="out of range") as refused:
        from_json(content)
    assert refused.value.place == place


def test_a_directory_a_missing_file_and_200_mb_are_refused_unread(tmp_path: Path) -> None:
    with pytest.raises(ExperimentError, match="directory"):
        load(tmp_path)
    with pytest.raises(ExperimentError, match="No such file"):
        load(tmp_path / "nowhere.json")
    with (tmp_path / "large.json").open("wb") as sparse:
        sparse.truncate(200 * 10**6)
    with pytest.raises(ExperimentError, match="200 MB"):
        load(tmp_path / "large.json")


@pytest.mark.parametrize("value", [math.nan, math.inf])
@pytest.mark.parametrize("field", ["learning_rate", "momentum", "huber_delta", "l1", "l2", "clip_norm"])
def test_a_value_that_is_not_finite_is_refused_without_json_too(field: str, value: float) -> None:
    with pytest.raises(ExperimentError) as refused:
        check(replace(DEFAULT, training=replace(DEFAULT.training, **{field: value})))
    assert refused.value.place == f"training.{field}"


def test_a_hundred_thousand_units_are_refused_with_their_memory() -> None:
    network = Network(layers=(Layer(4096), Layer(100_000)))
    with pytest.raises(ExperimentError, match=r"100,000 units would need [\d.,]+ GB of memory") as refused:
        check(replace(DEFAULT, network=network))
    assert refused.value.place == "network.layers[1].units"
    with pytest.raises(ExperimentError, match=r"[\d,]+ parameters would need [\d.,]+ GB of memory"):
        check(replace(DEFAULT, network=Network(layers=(Layer(4096),) * 64)))


def test_parameters_are_counted_with_biases() -> None:
    assert parameter_count(Network(layers=()), 3) == 4
    tapered = Network(layers=(Layer(64), Layer(32), Layer(16)))
    assert parameter_count(tapered, 1) == 2 * 64 + 65 * 32 + 33 * 16 + 17


def changed(part: str, **values: Any) -> Experiment:
    return replace(DEFAULT, **{part: replace(getattr(DEFAULT, part), **values)})


@pytest.mark.parametrize(
    ("after", "goes_on"),
    [
        (changed("training", learning_rate=0.5), True),
        (changed("training", optimizer="sgd", loss="mae", batch_size=7, l1=0.1, patience=3), True),
        (changed("network", layers=(Layer(16, "relu"), Layer(16, "leaky_relu", 0.2))), True),
        (replace(DEFAULT, name="another"), True),
        (changed("network", layers=(Layer(16, "tanh"), Layer(17, "tanh"))), False),
        (changed("network", layers=(Layer(16, "tanh"),)), False),
        (changed("network", seed=1), False),
        (changed("network", init="he"), False),
        (changed("training", seed=1), False),
        (changed("data", noise=0.2), False),
    ],
)
def test_a_run_continues_only_with_the_same_data_shapes_and_seeds(after: Experiment, goes_on: bool) -> None:
    assert continues(DEFAULT, after) is goes_on


def test_a_batch_that_would_not_fit_into_memory_is_refused_with_what_it_needs() -> None:
    network = Network(layers=(Layer(4096), Layer(1024)))
    wide = Experiment(data=Data(samples=1_000_000), network=network, training=Training(batch_size=500_000))
    with pytest.raises(ExperimentError, match=r"500,000 rows at once through .* would need 41.* GB") as caught:
        check(wide)
    assert caught.value.place == "training.batch_size"
    # the same rows in small batches are evaluated in parts
    check(replace(wide, training=Training(batch_size=32)))
    # of a table as many rows count as it has
    with pytest.raises(ExperimentError):
        check(Experiment(network=network, training=Training(batch_size=500_000)), 10, 500_000)
