"""What differs between two experiments is said in words, completely."""

from __future__ import annotations

import pytest
from msgspec.structs import fields, replace

from playground.changes import FIELDS, SHIPPED, changes
from playground.data.functions import FUNCTIONS
from playground.data.tables import tables
from playground.experiment import (
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
    Training,
)

LAYERS = tuple(Layer(16, "tanh") for _ in range(4))
BASE = Experiment(network=Network(layers=LAYERS))


def with_layers(*layers: Layer) -> Experiment:
    return replace(BASE, network=replace(BASE.network, layers=layers))


def test_a_layer_and_a_rate_are_said_as_a_person_would() -> None:
    third = (*LAYERS[:2], Layer(16, "leaky_relu", 0.1), LAYERS[3])
    after = replace(with_layers(*third), training=replace(BASE.training, learning_rate=0.1))
    assert changes(BASE, after) == ("layer 3 to LeakyReLU 0.1", "learning rate 0.01 → 0.1")


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        ((*LAYERS[:3], Layer(8, "tanh")), ("layer 4 16 → 8 units",)),
        (tuple(Layer(8, "tanh") for _ in LAYERS), ("units 16-16-16-16 → 8-8-8-8",)),
        (tuple(Layer(16, "relu") for _ in LAYERS), ("all layers to ReLU",)),
        (LAYERS[:2], ("hidden layers 16-16-16-16 → 16-16",)),
        ((Layer(16, "relu"),), ("hidden layers 16-16-16-16 → 16", "all layers to ReLU")),
        ((), ("hidden layers 16-16-16-16 → no hidden layer",)),
    ],
)
def test_stacks_are_compared_layer_by_layer(layers: tuple[Layer, ...], words: tuple[str, ...]) -> None:
    assert changes(BASE, with_layers(*layers)) == words


def test_only_the_name_is_no_difference() -> None:
    assert changes(BASE, replace(BASE, name="other")) == ()


def test_the_data_are_named() -> None:
    after = replace(BASE, data=replace(BASE.data, source=FormulaSource("sin(x)"), noise=0.0))
    assert changes(BASE, after) == ("data damped sine → sin(x)", "noise 0.1 → 0")
    assert changes(BASE, replace(BASE, data=replace(BASE.data, source=FunctionSource("step")))) == (
        "data damped sine → step",
    )


def test_no_field_of_an_experiment_is_forgotten() -> None:
    own = {"data": {"source"}, "network": {"layers"}, "training": set[str]()}
    for part, kind in (("data", Data), ("network", Network), ("training", Training)):
        assert {field.name for field in fields(kind)} == set(FIELDS[part]) | own[part]


def test_what_can_be_nothing_is_off() -> None:
    after = replace(BASE, training=replace(BASE.training, clip_norm=1.0, max_epochs=None))
    assert changes(BASE, after) == ("clipping off → 1", "max epochs 1,000 → off")


def test_everything_that_ships_has_a_name_that_can_be_translated() -> None:
    assert SHIPPED.keys() == {name.replace("_", " ") for name in (*FUNCTIONS, *tables())}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (PointsSource((0.0, 1.0), (1.0, 2.0)), "2 points"),
        (SketchSource((0.0, 1.0), (1.0, 2.0)), "drawn function"),
        (CsvSource("C:\\data\\cars.csv"), "cars.csv"),
        (CsvSource("data/cars.csv"), "cars.csv"),
        (CsvSource("", text="a\tb\n1\t2\n"), "pasted cells"),
    ],
)
def test_every_kind_of_data_has_a_name(source: Source, name: str) -> None:
    assert changes(BASE, replace(BASE, data=replace(BASE.data, source=source))) == (f"data damped sine → {name}",)


def test_shares_and_switches_are_said_as_they_are_shown() -> None:
    after = replace(BASE, data=replace(BASE.data, split=(0.6, 0.2, 0.2), standardize=False))
    first, second = changes(BASE, after)
    assert first.endswith("70/15/15 → 60/20/20")
    assert second.endswith("on → off")


def test_many_activations_are_only_counted() -> None:
    names = ("relu", "sine", "elu", "gelu")
    after = with_layers(*(Layer(16, name) for name in names))
    assert changes(BASE, after) == ("activations of 4 layers",)
