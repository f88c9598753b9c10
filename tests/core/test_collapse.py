"""A stack of linear layers is one linear layer, and none of them beats least squares."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from torch import Tensor

from playground.affine import Collapse, linear_runs, stopping_layers
from playground.collapse import MAX_ENTRIES, QR_ROWS, collapse, collapsed, least_squares
from playground.data.build import build
from playground.data.dataset import Dataset, Scaling
from playground.experiment import Data, Experiment, ExperimentError, FormulaSource, Layer, Training
from playground.experiment import Network as Spec
from playground.network import Network
from playground.presets import presets
from playground.trainer import Trainer

EPSILON = 2.0**-23


def layers_of(*parts: tuple[int, str]) -> tuple[Layer, ...]:
    return tuple(Layer(units, activation) for units, activation in parts)


def case(layers: tuple[Layer, ...], inputs: int = 1, seed: int = 0) -> tuple[Experiment, Network, Tensor]:
    """An experiment with these layers, its network and its first parameters."""
    experiment = Experiment(data=Data(samples=100), network=Spec(layers=layers, seed=seed))
    network = Network(layers, inputs)
    return experiment, network, network.initialise(experiment.network)


def table(features: int, rows: int = 60) -> Dataset:
    """Targets that are a plane and a bend; scaled, with features of very different sizes and places."""
    draw = np.random.default_rng(3)
    x = draw.normal(size=(rows, features)) * 10.0 ** np.arange(features) + 5.0
    y = 3.0 * x[:, 0] - x.sum(axis=1) + np.abs(x[:, -1] - 5.0) + 40.0
    subsets = (np.arange(rows), np.arange(0), np.arange(0))
    return Dataset(
        name="table",
        feature_names=tuple(f"x{index}" for index in range(features)),
        target_name="y",
        x=x,
        y=y,
        subsets=subsets,
        x_scaling=Scaling(x.mean(0), x.std(0)),
        y_scaling=Scaling(y.mean(keepdims=True), y.std(keepdims=True)),
        truth=None,
        domain=np.stack([x.min(0), x.max(0)], axis=1),
    )


def scaled(dataset: Dataset) -> tuple[Tensor, Tensor]:
    x, target = (torch.from_numpy(values).float() for values in dataset.scaled(0))
    return x, target


def collapse_of(layers: tuple[Layer, ...], dataset: Dataset, seed: int = 0, **more: Any) -> Collapse:
    experiment, network, theta = case(layers, dataset.features, seed)
    return collapse(experiment, dataset, network, theta, *scaled(dataset), **more)


# where the runs are


@pytest.mark.parametrize(
    ("activations", "runs", "stops"),
    [
        ("", [], []),
        ("t", [], [0]),
        ("i", [(0, 1)], []),
        ("iii", [(0, 3)], []),
        ("iit", [(0, 2)], [2]),
        ("tii", [(1, 3)], [0]),
        ("titit", [(1, 2), (3, 4)], [0, 2, 4]),
        ("itti", [(0, 1), (3, 4)], [1, 2]),
        ("tt", [], [0, 1]),
    ],
)
def test_runs_are_maximal_and_end_at_every_bend(
    activations: str, runs: list[tuple[int, int]], stops: list[int]
) -> None:
    layers = tuple(Layer(2, {"i": "identity", "t": "tanh"}[letter]) for letter in activations)
    assert list(linear_runs(layers)) == runs
    assert list(stopping_layers(layers)) == stops


def test_a_leaky_relu_of_any_slope_is_not_linear() -> None:
    assert linear_runs((Layer(2, "leaky_relu", 0.99),)) == ()


# the one layer instead of them


SHAPES = st.lists(
    st.tuples(st.integers(1, 20), st.sampled_from(["identity", "identity", "relu", "tanh"])), min_size=1, max_size=6
)


@settings(max_examples=150, deadline=None)
@given(SHAPES, st.integers(1, 5), st.integers(0, 99), st.data())
def test_the_collapsed_network_is_the_very_same_function(
    parts: list[tuple[int, str]], inputs: int, seed: int, draw: st.DataObject
) -> None:
    layers = layers_of(*parts)
    runs = linear_runs(layers)
    if not runs:
        return
    experiment, network, theta = case(layers, inputs, seed)
    low, high = draw.draw(st.sampled_from(runs))
    first = draw.draw(st.integers(low, high - 1))
    last = draw.draw(st.integers(first + 1, high))
    after, parameters = collapsed(experiment, network, theta, first, last)
    assert after.network.layers == (*layers[:first], *layers[last:])
    single = Network(after.network.layers, inputs)
    assert parameters.shape == (single.size,)
    x = torch.randn(50, inputs, generator=torch.Generator().manual_seed(seed))
    outputs: list[Tensor] = []
    before = network.forward(theta, x, outputs)
    largest = max(float(part.abs().max()) for part in outputs)
    assert float((single.forward(parameters, x) - before).abs().max()) <= 32 * EPSILON * largest


@pytest.mark.parametrize(
    ("first", "last", "left"),
    [
        (0, 1, [(7, "identity"), (5, "relu"), (6, "identity"), (4, "identity")]),
        (0, 2, [(5, "relu"), (6, "identity"), (4, "identity")]),
        (1, 2, [(3, "identity"), (5, "relu"), (6, "identity"), (4, "identity")]),
        (3, 4, [(3, "identity"), (7, "identity"), (5, "relu"), (4, "identity")]),
        (3, 5, [(3, "identity"), (7, "identity"), (5, "relu")]),
        (4, 5, [(3, "identity"), (7, "identity"), (5, "relu"), (6, "identity")]),
    ],
)
def test_the_single_layer_has_the_last_ones_units_and_activation(
    first: int, last: int, left: list[tuple[int, str]]
) -> None:
    layers = layers_of((3, "identity"), (7, "identity"), (5, "relu"), (6, "identity"), (4, "identity"))
    after, _ = collapsed(*case(layers, 2), first, last)
    assert [(layer.units, layer.activation) for layer in after.network.layers] == left


def test_layers_outside_the_run_keep_their_bits_and_the_padding_is_zero() -> None:
    layers = layers_of((3, "tanh"), (7, "identity"), (5, "leaky_relu"), (6, "tanh"))
    experiment, network, theta = case(layers, 2)
    after, parameters = collapsed(experiment, network, theta, 1, 2)
    single = Network(after.network.layers, 2)
    kept = [*network.tensors(theta)[:2], *network.tensors(theta)[6:]]
    new = [*single.tensors(parameters)[:2], *single.tensors(parameters)[4:]]
    assert all(torch.equal(one, other) for one, other in zip(kept, new, strict=True))
    for view in single.tensors(parameters):
        view.zero_()
    assert not parameters.any()
    assert after == replace(experiment, network=replace(experiment.network, layers=after.network.layers))


@pytest.mark.parametrize(
    ("first", "last", "words"), [(0, 2, "relu"), (1, 1, "no run"), (2, 4, "no run"), (-1, 1, "no run")]
)
def test_what_is_no_linear_run_is_refused(first: int, last: int, words: str) -> None:
    layers = layers_of((3, "identity"), (3, "relu"), (3, "identity"))
    with pytest.raises(ValueError, match=words):
        collapsed(*case(layers), first, last)


def test_a_bottleneck_whose_single_layer_is_too_large_is_refused() -> None:
    layers = layers_of((4096, "tanh"), (4096, "tanh"), (4096, "tanh"), (1, "identity"), (4096, "tanh"))
    network = Network(layers, 1)
    with pytest.raises(ExperimentError, match="memory"):
        collapsed(Experiment(network=Spec(layers=layers)), network, torch.zeros(network.size), 3, 4)


# least squares


def plain(x: Tensor, target: Tensor) -> tuple[np.ndarray, float]:
    columns = np.column_stack([x.numpy().astype(float), np.ones(len(x))])
    wanted = target.numpy().astype(float)[:, 0]
    solution, *_ = np.linalg.lstsq(columns, wanted, rcond=None)
    return solution, float(np.mean((columns @ solution - wanted) ** 2))


@pytest.mark.parametrize("rows", [3, 60, QR_ROWS, 2 * QR_ROWS + 17])
@pytest.mark.parametrize("features", [1, 2, 6])
def test_least_squares_is_numpys_however_many_blocks_of_rows(features: int, rows: int) -> None:
    x, target = scaled(table(features, rows))
    found = least_squares(x, target)
    solution, mse = plain(x, target)
    assert found.mse == pytest.approx(mse, rel=1e-9, abs=1e-12)
    if rows > features + 1:
        np.testing.assert_allclose([*found.weight, found.bias], solution, rtol=1e-8, atol=1e-10)
    assert found.mean_mse == pytest.approx(1.0, rel=1e-6)
    assert found.rows == rows
    assert not found.weight.flags.writeable


def test_features_far_from_zero_and_unscaled_cost_no_digits() -> None:
    draw = torch.Generator().manual_seed(0)
    x = torch.randn(200, 2, generator=draw) * torch.tensor([1.0, 1e6]) + torch.tensor([1e4, -3e8])
    target = (x.double() @ torch.tensor([[2.0], [1e-5]], dtype=torch.float64) - 7.0).float()
    found = least_squares(x, target)
    np.testing.assert_allclose(found.weight, [2.0, 1e-5], rtol=1e-3)
    assert found.unique


@pytest.mark.parametrize("kind", ["constant", "twice", "few rows"])
def test_features_that_depend_on_each_other_still_have_a_best_plane(kind: str) -> None:
    x, target = scaled(table(3))
    if kind == "constant":
        x[:, 1] = 0.1
    elif kind == "twice":
        x[:, 1] = 2.0 * x[:, 0] - 1.0
    else:
        x, target = x[:3], target[:3]
    found = least_squares(x, target)
    assert not found.unique
    assert np.isfinite(found.weight).all()
    assert np.abs(found.weight).max() < 10.0
    # numpy would fit the rounding errors of the second feature, with coefficients of a million
    others = x if kind == "few rows" else x[:, [0, 2]]
    assert found.mse == pytest.approx(plain(others, target)[1], rel=1e-6, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([1e-9, 1e-3, 1.0]))
def test_no_other_plane_has_a_lower_mse(seed: int, size: float) -> None:
    x, target = scaled(table(4))
    found = least_squares(x, target)
    draw = np.random.default_rng(seed)
    weight, bias = found.weight + size * draw.normal(size=4), found.bias + size * draw.normal()
    mse = found.mse_of(weight, bias)
    assert mse >= found.mse
    measured = float(np.mean((x.double().numpy() @ weight + bias - target.double().numpy()[:, 0]) ** 2))
    assert mse == pytest.approx(measured, rel=1e-9)


def test_no_rows_are_no_line() -> None:
    with pytest.raises(ValueError, match="at least one row"):
        least_squares(torch.zeros(0, 1), torch.zeros(0, 1))


# what a view sees


STACK = layers_of((6, "identity"), (9, "identity"), (4, "identity"))


@pytest.mark.parametrize("features", [1, 2, 5])
@pytest.mark.parametrize("seed", range(5))
def test_the_one_map_is_the_network_to_float_precision(features: int, seed: int) -> None:
    dataset = table(features)
    experiment, network, theta = case(STACK, features, seed)
    x, target = scaled(dataset)
    found = collapse(experiment, dataset, network, theta, x, target, update=7)
    assert (found.update, found.loss, found.stops) == (7, "mse", ())
    (run,) = found.runs
    assert (run.first, run.last) == (0, 3)
    assert run.shapes == ((6, features), (9, 6), (4, 9), (1, 4))
    assert run.shape == (1, features)
    assert run.parameters == sum((inputs + 1) * units for inputs, units in pairwise([features, 6, 9, 4, 1]))
    assert run.weight is not None
    assert run.bias is not None
    assert run.weight_norm == pytest.approx(float(np.linalg.norm(run.weight)))
    output = network.forward(theta, x)
    largest = float(output.abs().max())
    assert 0.5 * EPSILON * largest <= found.measured.rounding <= EPSILON * largest
    assert found.measured.difference <= 16 * found.measured.rounding
    one = x.double().numpy() @ run.weight[0] + run.bias[0]
    assert np.abs(one - output[:, 0].double().numpy()).max() == pytest.approx(found.measured.difference, rel=1e-6)
    assert found.network is not None
    in_data_units = dataset.y_scaling.undo(output.double().numpy())[:, 0]
    np.testing.assert_allclose(dataset.x @ found.network.slopes + found.network.intercept, in_data_units, rtol=1e-5)


def test_the_networks_mse_is_the_one_that_its_outputs_have() -> None:
    dataset = table(3)
    x, target = scaled(dataset)
    for layers in (STACK, layers_of((6, "identity"), (6, "tanh"))):
        experiment, network, theta = case(layers, 3)
        measured = collapse(experiment, dataset, network, theta, x, target).measured
        mse = float((network.forward(theta, x) - target).square().mean())
        assert measured.network_mse == pytest.approx(mse, rel=1e-6)
        assert measured.best_mse == pytest.approx(plain(x, target)[1], rel=1e-9)
        assert measured.rows == len(x)


def test_a_bend_leaves_only_partial_runs_and_is_named() -> None:
    layers = layers_of((5, "identity"), (6, "relu"), (3, "identity"), (2, "sigmoid"))
    found = collapse_of(layers, table(2))
    assert found.stops == ((1, "relu"), (3, "sigmoid"))
    assert [(run.first, run.last) for run in found.runs] == [(0, 1), (2, 3)]
    assert found.network is None
    assert np.isnan(found.measured.difference)
    _, network, theta = case(layers, 2)
    tensors = network.tensors(theta.double())
    run = found.runs[0]
    assert run.weight is not None
    assert run.bias is not None
    np.testing.assert_allclose(run.weight, (tensors[2] @ tensors[0]).numpy(), rtol=1e-12)
    np.testing.assert_allclose(run.bias, (tensors[2] @ tensors[1] + tensors[3]).numpy(), rtol=1e-12)


def test_a_network_without_hidden_layers_is_a_line_with_nothing_to_collapse() -> None:
    found = collapse_of((), table(1))
    assert found.runs == ()
    assert found.stops == ()
    assert found.network is not None
    assert found.measured.difference <= 8 * found.measured.rounding


def test_one_input_has_both_lines_at_the_ends_of_the_domain() -> None:
    dataset = table(1)
    found = collapse_of(STACK, dataset)
    assert found.ends is not None
    np.testing.assert_array_equal(found.ends, dataset.domain[0])
    for line in (found.best, found.network):
        assert line is not None
        assert line.ends is not None
        np.testing.assert_allclose(line.ends, line.slopes[0] * dataset.domain[0] + line.intercept)


def test_two_inputs_have_a_plane_and_no_ends() -> None:
    found = collapse_of(STACK, table(2))
    assert found.ends is None
    assert found.best.ends is None
    assert found.best.slopes.shape == (2,)


def test_more_inputs_have_the_partial_effect_that_the_fit_draws() -> None:
    from playground.frames import Wish, WishList
    from playground.picture import Moment, Painter

    dataset = table(4, rows=300)
    experiment, network, theta = case(STACK, 4)
    wish = WishList(Wish.FIT, effect_feature=2)
    fit = Painter(dataset).draw(experiment, theta, wish, Moment(1, 0, 0, 0.0, 0.01)).fit
    found = collapse(experiment, dataset, network, theta, *scaled(dataset), feature=2)
    assert fit is not None
    assert fit.curve is not None
    assert fit.curve_x is not None
    assert found.ends is not None
    assert found.network is not None
    assert found.network.ends is not None
    np.testing.assert_allclose(found.ends, fit.curve_x[[0, -1]])
    np.testing.assert_allclose(found.network.ends, fit.curve[[0, -1]], rtol=1e-5)


def test_a_known_line_is_not_found_again_and_gives_the_same() -> None:
    dataset = table(2)
    known = least_squares(*scaled(dataset))
    found, again = collapse_of(STACK, dataset, best=known), collapse_of(STACK, dataset)
    assert found.best.slopes.tolist() == again.best.slopes.tolist()
    assert found.measured == again.measured


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e38])
def test_a_network_that_diverged_is_still_shown(value: float) -> None:
    dataset = table(1)
    experiment, network, theta = case(STACK)
    theta[:40] = value
    found = collapse(experiment, dataset, network, theta, *scaled(dataset))
    assert np.isfinite(found.measured.best_mse)
    assert not found.measured.network_mse < 1e30


def test_wide_layers_stay_cheap_and_do_not_travel() -> None:
    layers = layers_of((4096, "relu"), (4096, "identity"), (64, "tanh"), (1024, "identity"), (1024, "relu"))
    dataset = table(1)
    experiment, network, theta = case(layers)
    x, target = scaled(dataset)
    found = collapse(experiment, dataset, network, theta, x, target)
    assert [run.weight for run in found.runs] == [None, None]
    too_costly, too_large = found.runs
    assert np.isnan(too_costly.weight_norm)
    assert too_large.shape[0] * too_large.shape[1] == MAX_ENTRIES
    assert found.measured.rows < len(x)


def test_a_wide_linear_network_is_still_one_line() -> None:
    found = collapse_of(layers_of((4096, "identity"), (4096, "identity")), table(1))
    (run,) = found.runs
    assert run.weight is not None
    assert run.weight.shape == (1, 1)
    assert found.measured.difference <= 64 * found.measured.rounding


# what training makes of it


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("sine", Data(samples=100)),
        ("plane", Data(samples=200, source=FormulaSource("x1 - 2*x2 + x1**2"))),
    ],
)
@pytest.mark.parametrize("depth", [0, 1, 3])
def test_a_trained_linear_network_comes_within_a_percent_of_least_squares_and_not_below(
    name: str, source: Data, depth: int
) -> None:
    dataset = build(source)
    experiment = Experiment(
        data=source,
        network=Spec(layers=(Layer(8, "identity"),) * depth),
        training=Training(learning_rate=0.01, batch_size=1000, max_epochs=None, schedule="cosine", schedule_epochs=600),
    )
    run = Trainer(experiment, dataset)
    x, target = scaled(dataset)
    before = collapse(experiment, dataset, run.network, run.theta, x, target).measured
    run.advance(600)
    after = collapse(experiment, dataset, run.network, run.theta, x, target).measured
    metrics = run.metrics(0)
    assert metrics is not None
    assert after.network_mse == pytest.approx(metrics.loss, rel=1e-5)
    assert before.network_mse > 1.01 * before.best_mse
    assert after.best_mse <= after.network_mse < 1.01 * after.best_mse


def test_the_presets_linear_stack_is_one_line_from_the_first_update_to_the_last() -> None:
    experiment = presets()["linear_stack"].apply(Experiment(data=Data(samples=100)))
    dataset = build(experiment.data)
    run = Trainer(experiment, dataset)
    x, target = scaled(dataset)
    for _ in range(4):
        measured = collapse(experiment, dataset, run.network, run.theta, x, target).measured
        assert measured.difference <= 32 * measured.rounding
        assert measured.network_mse >= measured.best_mse
        run.advance(100)


def test_a_collapsed_network_goes_on_training_as_the_line_it_was() -> None:
    experiment = presets()["linear_stack"].apply(Experiment(data=Data(samples=100)))
    dataset = build(experiment.data)
    run = Trainer(experiment, dataset)
    run.advance(50)
    after, theta = collapsed(experiment, run.network, run.theta, 0, 4)
    assert after.network.layers == ()
    single = Trainer(after, dataset)
    with torch.inference_mode():
        single.theta.copy_(theta)
    before, now = run.metrics(0), single.metrics(0)
    assert before is not None
    assert now is not None
    assert now.loss == pytest.approx(before.loss, rel=1e-6)
    single.advance(200)
    trained = single.metrics(0)
    assert trained is not None
    assert trained.loss < now.loss
