"""An experiment as one line of text: short, whole through a chat, and refused in one sentence where it is hostile."""

from __future__ import annotations

import base64
import random
import zlib

import msgspec
import pytest
from msgspec.structs import replace

from playground.data.build import build
from playground.experiment import (
    CsvSource,
    Data,
    Experiment,
    ExperimentError,
    FormulaSource,
    Layer,
    Network,
    PointsSource,
    Training,
    first_experiment,
)
from playground.link_text import MAX_JSON, MAX_TEXT, PREFIX, from_link, to_link
from playground.presets import examples

EXPERIMENTS = {
    "default": Experiment(),
    "first": first_experiment(),
    "formula": Experiment(name="Größe „x“", data=Data(source=FormulaSource("sin(3*x1) + x2", (-2.0, 0.5)), noise=0.0)),
    "points": Experiment(data=Data(source=PointsSource((0.1, 0.2, 1 / 3, 4.0), (1.0, -2.5, 1e-7, 0.0)))),
    "csv": Experiment(data=Data(source=CsvSource("/some where/cars.csv", "mpg", ("weight", "power")))),
    "no layers": Experiment(network=Network(layers=())),
    "all else": Experiment(
        data=Data(split=(0.5, 0.5, 0.0), standardize=False, seed=7),
        network=Network((Layer(64, "leaky_relu", 0.3), Layer(), Layer(16, "tanh")), "normal", 0.3, 4),
        training=Training("sgd", 0.1, 0.5, 8, "huber", 2.0, 0.1, 0.2, 1.0, None, 9, "step", 5, 0.25, 3),
    ),
} | {name: example.experiment for name, example in examples().items()}


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_an_experiment_comes_back_out_of_its_line(name: str) -> None:
    text = to_link(EXPERIMENTS[name])
    assert from_link(text) == EXPERIMENTS[name]
    assert len(text.split()) == 1
    assert len(text) < 500
    assert text.isascii()


def test_only_what_differs_from_the_defaults_is_in_it() -> None:
    assert len(to_link(Experiment())) < 20
    assert len(to_link(Experiment(training=Training(learning_rate=0.5)))) < 70


def test_a_line_of_today_means_the_same_for_ever() -> None:
    """It holds no defaults, so that changing a default would change what old lines mean: then a new prefix is due."""
    text = "drp1:eNqrVspLzE1VslJyScwtSE1RKM7MS1XSUSopSszMy8xLV7KqVspNrIhPLchPzihWssorzcmprQUA5jcS1A"
    assert from_link(text) == Experiment(
        name="Damped sine",
        data=Data(samples=256, noise=0.1, split=(0.7, 0.15, 0.15), standardize=True, seed=0),
        network=Network(layers=(Layer(16, "tanh", 0.01), Layer(16, "tanh", 0.01)), init="pytorch", init_value=0.1),
        training=Training(
            "adam", 0.01, 0.9, 32, "mse", 1.0, 0.0, 0.0, None, None, None, "constant", 100, 0.5, 0
        ),
    )


def test_a_chat_may_break_it_and_put_words_around_it() -> None:
    experiment = EXPERIMENTS["all else"]
    text = to_link(experiment)
    assert from_link(f"  {text}\n") == experiment
    assert from_link(f"Look at this: <{text}> (it diverges)") == experiment
    assert from_link(f"Look at this: {text} it diverges") == experiment
    assert from_link("\n".join(text[i : i + 40] for i in range(0, len(text), 40))) == experiment


def packed(plain: bytes) -> str:
    return PREFIX + base64.urlsafe_b64encode(zlib.compress(plain)).decode().rstrip("=")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "no link text"),
        ("hello", "no link text"),
        ("http://example.org/drp", "no link text"),
        ("drp2:abc", "version 2"),
        ("drp999999:abc", "version 999999"),
        ("drp1:", "cut short"),
        ("drp1:abc", "cut short"),
        (to_link(Experiment(name="x"))[:-6], "cut short"),
        (packed(b"{}") + "AAAA", "cut short"),
        (packed(b"[]"), "object"),
        (packed(b'{"name": 3}'), "name"),
        (packed(b'{"format": 2}'), "format"),
        (packed(b'{"network": {"layers": [{"units": 100000}]}}'), "memory"),
        (packed(b'{"data": {"source": {"kind": "formula", "expression": "().__class__"}}}'), "expression"),
        (packed(b"0" * (2 * MAX_JSON)), "cut short"),  # a bomb: two megabytes out of two kilobytes
        (PREFIX + "A" * (3 * MAX_TEXT), "far longer"),
    ],
)
def test_what_is_no_link_text_gets_one_sentence(text: str, word: str) -> None:
    with pytest.raises(ExperimentError, match=word) as refusal:
        build(from_link(text).data)  # where a formula is looked at
    assert "\n" not in str(refusal.value)


def test_a_thousand_hostile_lines_are_experiments_or_refused() -> None:
    """Cut, changed, doubled and mixed: nothing but an experiment that can be, or one sentence."""
    source = random.Random(0)
    lines = [to_link(experiment) for experiment in EXPERIMENTS.values()]
    plain = [msgspec.json.encode(experiment) for experiment in EXPERIMENTS.values()]
    refusals = []
    for _ in range(1000):
        if source.random() < 0.5:
            text = list(source.choice(lines))
            for _ in range(source.randint(1, 4)):
                text[source.randrange(len(text))] = chr(source.choice([*range(32, 127), 0, 10, 228, 0x1F600]))
            line = "".join(text)[: source.choice([None, source.randrange(200)])]
        else:
            data = bytearray(source.choice(plain))
            for _ in range(source.randint(1, 4)):
                data[source.randrange(len(data))] = source.randrange(256)
            line = packed(bytes(data))
        try:
            assert isinstance(from_link(line), Experiment)
        except ExperimentError as error:
            refusals.append(str(error))
    assert len(refusals) > 700
    assert not any("\n" in refusal for refusal in refusals)


def test_an_experiment_of_many_points_is_said_to_be_too_long() -> None:
    source = random.Random(1)
    x, y = (tuple(source.random() for _ in range(20_000)) for _ in "xy")
    with pytest.raises(ExperimentError, match="too long"):
        to_link(replace(Experiment(), data=Data(source=PointsSource(x, y))))
