"""The networks and experiments that ship with the program, and that every experiment shows what it is there for."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

import msgspec
import numpy as np
import pytest
import torch
from torch import Tensor

from playground.checking import check
from playground.experiment import ExperimentError
from playground.experiment_file import from_json, load, to_json
from playground.flow import Flow
from playground.presets import Example, Preset, examples, presets
from tests.core.flows import Watch, seeded

FILES = resources.files("resources") / "presets"
UPDATES = 1000


@cache
def trained(name: str) -> tuple[Watch, Flow]:
    """The shipped experiment after ``UPDATES`` updates, or where it stopped."""
    watch = Watch(examples()[name].experiment)
    return watch, watch.flow(UPDATES)


def dead_share(watch: Watch, flow: Flow) -> float:
    units = [layer.units for layer in watch.experiment.network.layers]
    return float(np.average(flow.dead, weights=units))


def test_every_experiment_file_is_listed_and_says_what_to_watch() -> None:
    stems = {Path(file.name).stem for file in FILES.iterdir() if file.name.endswith(".json")}
    assert set(examples()) == stems
    names = {"deep_sigmoid", "deep_relu", "exploding", "dying_relu", "leaky_rescue", "linear_stack", "symmetric_init"}
    assert names <= stems
    for example in examples().values():
        assert isinstance(example, Example)
        assert example.label
        assert 1 <= example.about.count(". ") + 1 <= 2


@pytest.mark.parametrize("name", examples())
def test_an_experiment_file_opens_as_any_other(name: str) -> None:
    with resources.as_file(FILES / f"{name}.json") as path:
        experiment = load(path)
    assert experiment == examples()[name].experiment == check(experiment)
    assert from_json(to_json(experiment)) == experiment
    # so that the command line can train it
    assert experiment.training.max_epochs is not None


def test_networks_are_in_the_order_of_the_menu_and_are_not_experiments() -> None:
    assert [preset.order for preset in presets().values()] == sorted(preset.order for preset in presets().values())
    for file in (resources.files("resources") / "networks").iterdir():
        if file.name.endswith(".json"):
            assert isinstance(msgspec.json.decode(file.read_bytes(), type=Preset), Preset)
            with pytest.raises(ExperimentError):
                from_json(file.read_bytes())


def test_the_twins_differ_in_nothing_but_the_activation() -> None:
    for first, second in (("deep_sigmoid", "deep_relu"), ("dying_relu", "leaky_rescue")):
        one, other = examples()[first].experiment, examples()[second].experiment
        assert (one.data, one.training) == (other.data, other.training)
        assert msgspec.structs.replace(one.network, layers=()) == msgspec.structs.replace(other.network, layers=())
        assert [layer.units for layer in one.network.layers] == [layer.units for layer in other.network.layers]


def test_in_the_deep_sigmoid_network_the_gradient_vanishes_within_200_updates() -> None:
    watch = Watch(examples()["deep_sigmoid"].experiment)
    assert len(watch.experiment.network.layers) == 10
    for update in (1, 20, 50, 100, 150, 200):
        assert list(watch.diagnoses(update)) == ["vanishing"]
        flow = watch.flow(update)
        assert flow.signal_norm[0] < 1e-4 * flow.signal_norm[-1]
        assert flow.weight_norm[0] < 1e-4 * flow.weight_norm[-1]


def test_its_twin_with_relu_does_not_fade_and_reaches_a_tenth_of_the_loss() -> None:
    watch = Watch(examples()["deep_relu"].experiment)
    for update in (0, 1, 20, 50, 100, 200, 500):
        assert not watch.diagnoses(update)
    _, relu = trained("deep_relu")
    _, sigmoid = trained("deep_sigmoid")
    assert relu.update == sigmoid.update == UPDATES
    assert relu.loss < 0.1 * sigmoid.loss


@pytest.mark.parametrize(
    ("name", "kind", "moments"),
    [
        ("deep_sigmoid", "vanishing", (20, 100, 200)),
        ("exploding", "exploding", (0,)),
        ("linear_stack", "linear", (0, 100)),
        ("symmetric_init", "symmetric", (0, 100)),
    ],
)
def test_with_every_seed_it_is_diagnosed_with_what_it_is_made_for(
    name: str, kind: str, moments: tuple[int, ...]
) -> None:
    for seed in range(20):
        watch = Watch(seeded(examples()[name].experiment, seed))
        assert all(kind in watch.diagnoses(update) for update in moments), f"seed {seed}"


@pytest.mark.parametrize(
    ("name", "kinds"),
    # with one seed in twenty the deep network does explode
    [("deep_relu", {"vanishing", "saturated", "symmetric", "linear"}), ("leaky_rescue", {"dead", "vanishing"})],
)
def test_with_no_seed_its_twin_is_diagnosed_with_the_same(name: str, kinds: set[str]) -> None:
    for seed in range(20):
        watch = Watch(seeded(examples()[name].experiment, seed))
        for update in (0, 1, 20, 100, 200):
            assert not kinds & watch.diagnoses(update).keys(), f"seed {seed}, update {update}"


def test_with_every_seed_dead_units_are_diagnosed_where_half_of_them_are() -> None:
    ill = 0
    for seed in range(20):
        watch = Watch(seeded(examples()["dying_relu"].experiment, seed))
        for update in (0, 100, 200):
            found = "dead" in watch.diagnoses(update)
            outputs: list[Tensor] = []
            with torch.inference_mode():
                watch.trainer.network.forward(watch.trainer.theta, watch.x, outputs)
            silent = torch.stack([(a == 0.0).all(0) for a in outputs[1:-1:2]])
            assert found == (bool(silent.float().mean() >= 0.5) or bool(silent.float().mean(1).max() >= 0.9)), seed
            ill += found
    assert ill > 30


def test_the_exploding_network_diverges_and_says_why() -> None:
    watch = Watch(examples()["exploding"].experiment)
    assert next(iter(watch.diagnoses(0))) == "exploding"
    assert next(iter(watch.diagnoses(UPDATES))) == "exploding"
    assert watch.trainer.stopped == "diverged"
    assert 1 < watch.trainer.update < 20
    assert watch.trainer.divergence is not None
    message = watch.trainer.divergence.message()
    assert "overflowed" in message
    assert "a smaller start" in message


def test_in_the_dying_network_half_of_the_units_are_dead_after_training_but_not_before() -> None:
    before = Watch(examples()["dying_relu"].experiment)
    assert dead_share(before, before.flow(0)) < 0.2
    watch, flow = trained("dying_relu")
    assert dead_share(watch, flow) >= 0.5
    assert list(watch.diagnoses(UPDATES)) == ["dead"]
    assert flow.loss > 0.7


def test_with_leaky_relu_none_is_dead_and_it_learns() -> None:
    watch, flow = trained("leaky_rescue")
    assert dead_share(watch, flow) == 0.0
    assert not watch.diagnoses(UPDATES)
    assert flow.loss < 0.1 * trained("dying_relu")[1].loss


def test_the_linear_stack_comes_within_a_hundredth_of_least_squares() -> None:
    watch = Watch(examples()["linear_stack"].experiment)
    watch.trainer.advance(10**6)
    assert watch.trainer.stopped == "max_epochs"
    x, y = watch.trainer.dataset.scaled(0)
    columns = np.column_stack([x, np.ones(len(x))])
    solution, *_ = np.linalg.lstsq(columns, y, rcond=None)
    least = float(np.mean((columns @ solution - y) ** 2))
    metrics = watch.trainer.metrics(0)
    assert metrics is not None
    assert 0.999 * least < metrics.loss < 1.01 * least
    assert list(watch.diagnoses(10**6)) == ["linear"]


def test_the_symmetric_network_stays_one_unit_wide() -> None:
    watch, flow = trained("symmetric_init")
    np.testing.assert_array_equal(flow.twins, 15 / 16)
    assert list(watch.diagnoses(UPDATES)) == ["symmetric"]
    assert flow.loss > 0.5
