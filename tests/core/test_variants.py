"""Every variant is a valid experiment that differs from the original in one thing, and says in what."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from playground.changes import changes
from playground.checking import check
from playground.contest import Entrant
from playground.experiment import Experiment, Layer, Network, Training
from playground.variants import FEWEST, MOST, VARIED, as_it_is, variants

BASE = Experiment()


@pytest.mark.parametrize("kind", VARIED)
@pytest.mark.parametrize(
    "experiment",
    [
        BASE,
        replace(BASE, network=Network(layers=())),
        replace(BASE, network=Network(layers=tuple(Layer(7, "leaky_relu", 0.2) for _ in range(6)), seed=2**31 - 1)),
        replace(BASE, training=Training(optimizer="sgd", learning_rate=1000.0, batch_size=8)),
        replace(BASE, training=Training(optimizer="rmsprop", learning_rate=1000.0)),
    ],
    ids=["usual", "linear", "deep", "fast", "fast for its optimiser"],
)
def test_variants_are_valid_differ_and_have_names_of_their_own(kind: str, experiment: Experiment) -> None:
    found = variants(kind, experiment)
    names = [entrant.name for entrant in found]
    assert len(set(names)) == len(names)
    for entrant in found:
        check(entrant.experiment)
        assert changes(experiment, entrant.experiment)
        assert entrant.experiment.data == experiment.data


@pytest.mark.parametrize("kind", VARIED)
def test_the_usual_experiment_can_be_varied_in_everything(kind: str) -> None:
    assert len(variants(kind, BASE)) >= FEWEST - 1
    assert VARIED[kind].about.endswith(".")


def test_seven_seeds_and_the_run_itself_fill_a_race() -> None:
    assert len(variants("seed", BASE)) == MOST - 1
    assert as_it_is(BASE) == Entrant("as it is", BASE)


def test_deeper_networks_have_more_layers_like_the_last_one() -> None:
    experiment = replace(BASE, network=Network(layers=(Layer(4, "relu"), Layer(9, "sine"))))
    by_name = {entrant.name: entrant.experiment.network.layers for entrant in variants("depth", experiment)}
    assert by_name["1 hidden layer"] == (Layer(4, "relu"),)
    assert by_name["3 hidden layers"] == (Layer(4, "relu"), Layer(9, "sine"), Layer(9, "sine"))
    assert by_name["no hidden layer"] == ()
