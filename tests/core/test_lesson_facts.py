"""The numbers and claims that the lessons' texts quote, computed again."""

from __future__ import annotations

import math
from functools import cache

import msgspec
import pytest
import torch

from playground.baselines import least_squares_on
from playground.data.build import build
from playground.data.columns import columns_of, correlations
from playground.experiment import Experiment, Layer, Network, parameter_count
from playground.lessons.folder import experiment_of, merged
from playground.losses import loss_value
from playground.presets import examples
from playground.trainer import Trainer
from tests.core.learner import seeded
from tests.core.test_lessons import SEEDS, lesson_of


def text_of(lesson: str) -> str:
    """The whole English text, on one line."""
    return " ".join((lesson_of(lesson).folder / "en.md").read_text(encoding="utf-8").split())


def start_of(lesson: str, step: str) -> Experiment:
    """What a step of a lesson begins with."""
    [spec] = [known.spec for known in lesson_of(lesson).steps if known.spec.id == step]
    experiment = experiment_of(spec, Experiment())
    assert experiment is not None
    return experiment


def trained(experiment: Experiment, updates: int = 10**9) -> Trainer:
    """So many updates, or until it stops by itself."""
    trainer = Trainer(experiment, build(experiment.data))
    trainer.advance(updates)
    return trainer


@cache
def ratios(name: str) -> tuple[float, ...]:
    """Test RMSE of a preset divided by that of least squares, from every seed."""
    found = []
    for seed in range(SEEDS):
        trainer = trained(seeded(examples()[name].experiment, seed))
        network, line = trainer.metrics(2), least_squares_on(trainer.experiment, trainer.dataset, 2)
        assert network is not None
        assert line is not None
        found.append(network.rmse / line.rmse)
    return tuple(found)


def loss(trainer: Trainer, subset: int = 0) -> float:
    metrics = trainer.metrics(subset)
    assert metrics is not None
    return metrics.loss


@pytest.mark.parametrize(
    ("lesson", "sentence", "units", "count"),
    [
        ("depth", "Four layers of 8 tanh units have 241 parameters", (8, 8, 8, 8), 241),
        ("depth", "$64\\cdot 1 + 64$ and $1\\cdot 64 + 1$ together", (64,), 64 * 1 + 64 + 1 * 64 + 1),
        ("depth", "48 + 300 + 78 + 7", (24, 12, 6), 48 + 300 + 78 + 7),
        ("depth", "two layers of 32 units: 1,153 parameters", (32, 32), 1153),
        ("surface", "This network has 169 parameters", (8, 8, 8), 169),
        ("wrap_up", "One hidden layer of 6 tanh units has 19 parameters", (6,), 19),
        ("wrap_up", "Two layers of 10 tanh units have 141 parameters", (10, 10), 141),
        ("wrap_up", "Two layers of 4 tanh units have 33 parameters", (4, 4), 33),
        ("wrap_up", "Linear layers on a curve, 865 parameters", (16, 16, 16, 16), 865),
    ],
)
def test_numbers_of_parameters_are_those_quoted(
    lesson: str, sentence: str, units: tuple[int, ...], count: int
) -> None:
    assert sentence in text_of(lesson)
    assert parameter_count(Network(layers=tuple(Layer(width) for width in units)), 1) == count


def test_the_networks_that_are_set_up_have_the_sizes_that_are_said() -> None:
    assert parameter_count(start_of("depth", "overfit").network, 1) == 1153
    assert parameter_count(start_of("surface", "slice").network, 1) == 169
    assert parameter_count(start_of("wrap_up", "bend").network, 1) == 865
    assert parameter_count(start_of("wrap_up", "table").network, 1) > 2000
    assert "a network with thousands of parameters" in text_of("wrap_up")
    assert "40,320" in text_of("surface")
    assert math.factorial(8) == 40320


def test_four_narrow_layers_come_further_than_one_wide_layer() -> None:
    start = start_of("depth", "narrow")
    r2 = []
    for units in ((64,), (8, 8, 8, 8)):
        network = msgspec.structs.replace(start.network, layers=tuple(Layer(width, "tanh") for width in units))
        metrics = trained(msgspec.structs.replace(start, network=network), 2000).metrics(1)
        assert metrics is not None
        r2.append(metrics.r2)
    assert r2[1] > r2[0]


def test_the_cars_are_as_the_lesson_says() -> None:
    dataset = build(examples()["auto_mpg"].experiment.data)
    columns = columns_of(dataset)
    r = correlations(columns.values[columns.subsets[0]])[-1]
    said = {name: round(float(value), 2) for name, value in zip(columns.names, r, strict=True)}
    assert (said["horsepower"], said["weight"], said["acceleration"], said["model_year"]) == (-0.78, -0.84, 0.41, 0.59)
    assert max(columns.names[:-1], key=lambda name: abs(said[name])) == "weight"
    assert min(columns.names[:-1], key=lambda name: abs(said[name])) == "acceleration"
    assert "−0.78, −0.84, 0.41 and 0.59" in text_of("real_data")
    assert [len(rows) for rows in dataset.subsets] == [274, 59, 59]
    assert "274 rows to learn from, 59 to choose by, and 59 to judge with" in text_of("real_data")
    assert examples()["auto_mpg"].experiment.training.patience == 60


def test_scaling_helps_the_cars() -> None:
    start = start_of("real_data", "scale")
    plain = trained(start, 300).metrics(1)
    scaled = trained(examples()["auto_mpg"].experiment, 300).metrics(1)
    assert plain is not None
    assert scaled is not None
    assert plain.r2 < scaled.r2 - 0.1


def test_the_cars_gain_a_little_on_least_squares_and_the_patients_next_to_nothing() -> None:
    assert "some 5 to 16 percent below" in text_of("real_data")
    assert all(0.84 < ratio < 0.95 for ratio in ratios("auto_mpg"))
    assert "differ by a few percent" in text_of("real_data")
    assert all(0.95 < ratio < 1.05 for ratio in ratios("diabetes"))


def barrier(place: float) -> float:
    """The loss at this place between two minima, 0 to 1, as a multiple of the higher one's."""
    first, second = (trained(examples()[name].experiment, 2000) for name in ("two_minima", "other_minimum"))
    x, target = (torch.from_numpy(values).float() for values in first.dataset.scaled(0))
    theta = torch.lerp(first.theta, second.theta, place)
    between = loss_value(first.experiment.training, first.network.forward(theta, x), target)
    return between / max(loss(first), loss(second))


def test_the_mean_of_two_minima_is_far_worse_than_both() -> None:
    assert barrier(0.5) > 20


def test_two_runs_of_a_line_end_in_the_same_line() -> None:
    start = start_of("surface", "bowl")
    one, other = (trained(seeded(start, seed)).theta for seed in (1, 2))
    torch.testing.assert_close(one, other, rtol=0.0, atol=0.05)


def test_the_challenges_are_not_passed_by_letting_them_train() -> None:
    for step in ("shape", "alive"):
        trainer = trained(start_of("wrap_up", step), 1500)
        metrics = trainer.metrics(1)
        assert metrics is not None
        assert metrics.r2 < 0.88 or loss(trainer) > 0.2
    slow = trained(start_of("wrap_up", "leave"), 150)
    assert loss(slow) > 0.9
    bouncing = trained(start_of("surface", "bounce"))
    assert loss(bouncing) > 0.04
    patch = {"training": {"learning_rate": 0.1}}
    slower = msgspec.convert(merged(msgspec.to_builtins(start_of("surface", "bounce")), patch), Experiment)
    assert loss(trained(slower, 200)) < 0.04
