"""Every diagnosis against networks that have, and networks that have not, what it is about: no miss, no false alarm."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from playground.checking import check
from playground.diagnosis import KINDS, diagnose
from playground.diagnosis.judges import JUDGES, fading
from playground.experiment import Data, Experiment, FormulaSource, FunctionSource, Layer, first_experiment
from tests.core.flows import Watch, changed, seeded

SEEDS = range(20)
LESSONS = {"linear", "depth", "backpropagation", "vanishing", "relu", "real_data", "surface"}
HEALTHY = first_experiment()


def stack(units: int, activation: str, depth: int, **network: Any) -> dict[str, Any]:
    return {"layers": (Layer(units, activation, 0.1),) * depth, **network}


@dataclass(frozen=True)
class Pair:
    """An experiment with something wrong, and one that differs in that alone.

    ``moments`` are the updates that are looked at. The trouble is seen at each of them or, where it comes and goes,
    at one of them at least.
    """

    ill: Experiment
    well: Experiment
    moments: tuple[int, ...]
    always: bool = True


NOISY = Data(samples=40, noise=0.5)
# too many waves for its units, and too many samples to fit some by chance
FAST = Data(source=FormulaSource("sin(90*x)"), samples=2000, noise=0.1)

PAIRS: dict[str, Pair] = {
    "vanishing": Pair(
        changed(HEALTHY, network=stack(8, "sigmoid", 10), training={"optimizer": "sgd"}),
        changed(HEALTHY, network=stack(16, "relu", 10, init="he"), training={"optimizer": "sgd"}),
        (0, 50, 200),
    ),
    "exploding": Pair(
        changed(HEALTHY, network=stack(16, "relu", 10, init="normal", init_value=0.7), training={"learning_rate": 0.0}),
        changed(HEALTHY, network=stack(16, "relu", 10, init="he"), training={"learning_rate": 0.001}),
        (0, 20, 100),
    ),
    "dead": Pair(
        changed(HEALTHY, network=stack(16, "relu", 3, init="he"), training={"learning_rate": 0.3}),
        changed(HEALTHY, network=stack(16, "leaky_relu", 3, init="he"), training={"learning_rate": 0.3}),
        (50, 100, 300),
    ),
    "symmetric": Pair(
        changed(HEALTHY, network=stack(13, "tanh", 2, init="constant", init_value=0.3)),
        changed(HEALTHY, network=stack(13, "tanh", 2)),
        (0, 50, 300),
    ),
    "saturated": Pair(
        changed(HEALTHY, network=stack(16, "tanh", 3, init="normal", init_value=20.0)),
        changed(HEALTHY, network=stack(16, "tanh", 3, init="xavier")),
        (0, 20, 100),
    ),
    "initialisation": Pair(
        changed(HEALTHY, network=stack(32, "tanh", 3, init="normal", init_value=0.05)),
        changed(HEALTHY, network=stack(32, "tanh", 3, init="xavier")),
        (0,),
    ),
    "steps_large": Pair(
        changed(HEALTHY, training={"optimizer": "sgd", "learning_rate": 1.0}),
        changed(HEALTHY, training={"optimizer": "sgd", "learning_rate": 0.01}),
        (1, 2, 3, 4, 5, 6),
        always=False,
    ),
    "steps_small": Pair(
        changed(HEALTHY, training={"learning_rate": 1e-6}),
        HEALTHY,
        (1, 50, 300),
    ),
    "linear": Pair(
        changed(HEALTHY, network=stack(8, "identity", 3)),
        changed(HEALTHY, network={"layers": (Layer(8, "identity"), Layer(8, "tanh"))}),
        (0, 100),
    ),
    "overfitting": Pair(
        changed(replace(HEALTHY, data=NOISY), network=stack(64, "tanh", 2)),
        HEALTHY,
        (150, 300, 600, 900, 1200, 1500),
        always=False,
    ),
    "plateau": Pair(
        changed(replace(HEALTHY, data=FAST), network=stack(4, "tanh", 1), training={"learning_rate": 0.001}),
        HEALTHY,
        (1800, 2400),
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_found_with_every_seed_where_it_is(kind: str) -> None:
    pair = PAIRS[kind]
    for seed in SEEDS:
        watch = Watch(seeded(pair.ill, seed))
        seen = [kind in watch.diagnoses(update) for update in pair.moments]
        assert (all if pair.always else any)(seen), f"seed {seed}: {seen}"


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_found_with_no_seed_where_it_is_not(kind: str) -> None:
    pair = PAIRS[kind]
    for seed in SEEDS:
        watch = Watch(seeded(pair.well, seed))
        assert not [update for update in pair.moments if kind in watch.diagnoses(update)], f"seed {seed}"


def test_nothing_is_ever_wrong_with_the_healthy_default() -> None:
    for seed in SEEDS:
        watch = Watch(seeded(HEALTHY, seed))
        for update in (*range(12), *range(20, 2001, 20)):
            assert not watch.diagnoses(update), f"seed {seed}, update {update}"


def test_a_converged_network_is_not_called_vanishing() -> None:
    line = Data(source=FunctionSource("line"), noise=0.0)
    experiment = changed(
        replace(HEALTHY, data=line),
        network=stack(8, "identity", 3),
        training={"schedule": "cosine", "schedule_epochs": 200},
    )
    for seed in SEEDS:
        watch = Watch(seeded(experiment, seed))
        assert watch.flow(1300).signal_norm[0] < 1e-7
        assert list(watch.diagnoses(1300)) == ["linear"]


def test_fading_is_the_decades_between_the_ends_of_the_fitted_line() -> None:
    assert fading(np.array([1e-6, 1e-4, 1e-2])) == pytest.approx(-4.0)
    assert fading(np.array([100.0, 1.0])) == pytest.approx(2.0)
    assert fading(np.array([3.0, 3.0, 3.0])) == pytest.approx(0.0)
    assert fading(np.array([0.0, 1.0])) == pytest.approx(-45.0)
    for nothing in (np.array([1.0]), np.array([1.0, 0.0]), np.array([np.nan, 1.0])):
        assert np.isnan(fading(nothing))


def test_every_diagnosis_names_its_numbers_and_offers_something_that_can_be_run() -> None:
    seen = set()
    for pair in PAIRS.values():
        watch = Watch(seeded(pair.ill, 0))
        for found in [each for update in pair.moments for each in watch.diagnoses(update).values()]:
            named = {field for _, field, _, _ in string.Formatter().parse(KINDS[found.kind].sentence) if field}
            assert named == set(found.values), found.kind
            assert found.remedies, found.kind
            assert len({remedy.text for remedy in found.remedies}) == len(found.remedies)
            for remedy in found.remedies:
                assert check(remedy.experiment) != watch.experiment
            assert found.layer is None or 0 <= found.layer <= len(watch.experiment.network.layers)
            seen.add(found.kind)
    assert seen == set(KINDS)


def test_the_table_has_a_judge_and_a_lesson_for_every_kind() -> None:
    assert list(JUDGES) == list(KINDS)
    assert {kind.lesson for kind in KINDS.values()} <= LESSONS


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("vanishing", "Replace sigmoid by ReLU, He initialisation"),
        ("exploding", "Use He initialisation"),
        ("dead", "LeakyReLU α = 0.1"),
        ("symmetric", "Use Xavier initialisation"),
        ("saturated", "Use Xavier initialisation"),
        ("initialisation", "Use Xavier initialisation"),
        ("steps_small", "Learning rate 0.001"),
        ("linear", "Replace identity by ReLU"),
    ],
)
def test_the_first_remedy_heals(kind: str, text: str) -> None:
    pair = PAIRS[kind]
    remedy = Watch(seeded(pair.ill, 1)).diagnoses(pair.moments[0])[kind].remedies[0]
    assert remedy.text == text
    healed = Watch(remedy.experiment)
    assert not [update for update in pair.moments if kind in healed.diagnoses(update)]


def test_overfitting_is_met_with_patience_weight_decay_a_smaller_network_and_more_data() -> None:
    watch = Watch(seeded(PAIRS["overfitting"].ill, 1))
    texts = [remedy.text for remedy in watch.diagnoses(600)["overfitting"].remedies]
    assert texts == ["Patience 20", "Weight decay 0.001", "Half the units", "160 samples"]


def test_what_is_already_so_is_not_proposed() -> None:
    ill = changed(PAIRS["overfitting"].ill, training={"patience": 500, "l2": 0.002})
    remedies = Watch(seeded(ill, 1)).diagnoses(600)["overfitting"].remedies
    assert [remedy.text for remedy in remedies][:2] == ["Weight decay 0.02", "Half the units"]


def test_a_network_without_hidden_layers_is_linear_and_is_offered_one() -> None:
    found = Watch(changed(HEALTHY, network={"layers": ()})).diagnoses(10)
    assert list(found) == ["linear"]
    assert found["linear"].remedies[0].text == "Add a layer of 16 ReLU units"


def test_numbers_that_overflowed_are_exploding_and_nothing_fails_on_them() -> None:
    watch = Watch(changed(HEALTHY, network=stack(16, "relu", 3)))
    watch.trainer.theta = torch.full_like(watch.trainer.theta, 1e30)
    found = watch.diagnoses(0)
    assert next(iter(found)) == "exploding"
    assert "not a finite number" in found["exploding"].values["loss"]


def test_a_plateau_is_no_news_where_its_cause_is_found() -> None:
    watch = Watch(changed(replace(HEALTHY, data=FAST), network=stack(4, "identity", 1)))
    assert list(watch.diagnoses(2400)) == ["linear"]


def test_without_curves_nothing_is_said_of_the_past() -> None:
    for kind in ("overfitting", "plateau"):
        watch = Watch(PAIRS[kind].ill)
        flow = watch.flow(1800)
        assert kind not in [found.kind for found in diagnose(watch.experiment, flow, None, 1)]


def test_an_empty_validation_set_is_no_overfitting() -> None:
    ill = changed(PAIRS["overfitting"].ill, data={"split": (1.0, 0.0, 0.0)})
    assert "overfitting" not in Watch(ill).diagnoses(600)
