"""What curvature says of the place where a network is: a minimum, a saddle, flat ground, or none of them."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from playground.activations import ACTIVATIONS
from playground.experiment import Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.hessian import Hessian, entries
from playground.network import Network
from playground.spectrum import FLAT, NEAR, VERDICTS, Numbers, followed, judge, levelling
from playground.trainer import Trainer
from tests.core.curved import LINE, Rows, both, dense, network_of, trained


def taught() -> tuple[Network, Tensor, Rows]:
    """Targets that a tanh 1-2-1 network gives, and its parameters: the minimum, with a loss of zero."""
    network = network_of("tanh", 2)
    theta = torch.zeros(network.size)
    values = ([[1.5], [-0.6]], [0.4, 0.8], [[1.0, -1.4]], [0.2])
    for tensor, value in zip(network.tensors(theta), values, strict=True):
        tensor.copy_(torch.tensor(value))
    x = torch.linspace(-3, 3, 64)[:, None]
    return network, theta, (x, network.forward(theta, x))


def test_a_converged_network_is_at_a_minimum() -> None:
    network, theta, rows = taught()
    training, places = Training(), entries(network)
    draw = torch.Generator().manual_seed(0)
    theta[places] += 0.05 * torch.randn(len(places), generator=draw)
    away, _ = both(network, training, theta, rows)
    assert away.verdict.kind == "not_critical"
    for _ in range(8):  # Newton's method, until float32 holds no better parameters
        at = Hessian(network, training, theta, *rows)
        theta[places] -= torch.linalg.solve(dense(network, training, theta, rows), at.gradient[places]).float()
    there, whole = both(network, training, theta, rows)
    assert there.verdict.kind == "minimum"
    assert there.steps == there.parameters == 7
    assert (whole.downward, whole.flat) == (0, 0)
    assert there.verdict.numbers.loss < 1e-10


def test_least_squares_is_at_a_minimum_with_a_loss_above_zero() -> None:
    network, training, theta, rows = trained("identity", updates=400, optimizer="sgd", learning_rate=0.1)
    ends, _ = both(network, training, theta, rows)
    assert ends.verdict.kind == "minimum"
    assert ends.verdict.numbers.loss > 0.1


@pytest.mark.parametrize("activation", ["tanh", "identity", "sine", "gelu"])
def test_zero_weights_are_a_saddle(activation: str) -> None:
    network, training, theta, rows = trained(activation, 4)
    theta.zero_()
    ends, whole = both(network, training, theta, (rows[0], rows[1] - rows[1].mean()))
    assert ends.verdict.kind == "saddle"
    # ∂²L/∂w₁∂w₂ of each of the four units: one way up, one way down
    assert whole.downward == 4
    assert "curves by -" in ends.verdict.sentence


@pytest.mark.parametrize("seed", range(8))
def test_a_saddle_is_seen_as_one_while_plain_descent_lingers_near_it(seed: int) -> None:
    network, training, theta, rows = trained("tanh", 6)
    centred = rows[0], rows[1] - rows[1].mean()
    theta.zero_()
    draw = torch.Generator().manual_seed(seed)
    for tensor in network.tensors(theta):
        tensor.copy_(0.001 * torch.randn(tensor.shape, generator=draw))
    near, _ = both(network, training, theta, centred)
    assert near.verdict.kind == "saddle"
    assert near.verdict.numbers.gradient_norm > 1e-4
    theta *= 300
    far, _ = both(network, training, theta, centred)
    assert far.verdict.kind == "not_critical"


def test_a_constant_tanh_network_at_zero_is_a_saddle_before_any_update() -> None:
    spec = NetworkSpec(layers=(Layer(5, "tanh"), Layer(5, "tanh")), init="constant", init_value=0.0)
    trainer = Trainer(Experiment(network=spec), LINE)
    x, target = (torch.from_numpy(values).float() for values in LINE.scaled(0))
    ends, whole = both(trainer.network, Training(), trainer.theta, (x, target - target.mean()))
    # with two hidden layers the first way down is of third order: the Hessian sees the output bias alone
    assert ends.verdict.kind == "flat"
    assert (whole.downward, whole.flat) == (0, ends.parameters - 1)


@pytest.mark.parametrize("updates", [150, 400, 4000])
@pytest.mark.parametrize("units", [(4,), (4, 4, 4)])
def test_a_deep_linear_network_s_minimum_is_flat_however_nearly_it_converged(
    units: tuple[int, ...], updates: int
) -> None:
    network, training, theta, rows = trained(
        "identity", *units, updates=updates, optimizer="sgd", learning_rate=0.05
    )
    ends, whole = both(network, training, theta, rows)
    assert ends.verdict.kind == "flat"
    assert whole.downward == 0
    # the line has two parameters, so that all other directions leave the function as it is
    assert whole.flat == ends.parameters - 2


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_fresh_network_is_not_at_a_critical_point(activation: str) -> None:
    ends, _ = both(*trained(activation, 8, 8))
    assert ends.verdict.kind == "not_critical"


def test_a_sloping_plateau_is_not_taken_for_a_critical_point() -> None:
    network, training, theta, rows = trained("tanh", 8, updates=1000, optimizer="sgd", learning_rate=0.05)
    ends, _ = both(network, training, theta, rows)
    numbers = ends.verdict.numbers
    assert numbers.gradient_norm < 0.02
    assert numbers.distance > NEAR * numbers.reach
    assert ends.verdict.kind == "not_critical"


def test_dead_units_leave_flat_ground() -> None:
    network, training, theta, rows = trained("relu", 6)
    network.layout[0].views(theta)[1].fill_(-100.0)
    output = network.layout[-1].views(theta)[1]
    output.fill_(float(rows[1].mean()))
    ends, whole = both(network, training, theta, rows)
    assert ends.verdict.kind == "flat"
    assert whole.flat == ends.parameters - 1
    assert whole.highest.value == pytest.approx(2.0)


def test_verdicts_do_not_depend_on_the_scale_of_the_loss() -> None:
    for case in ((1e-9, 0.5), (1e-4, 0.5), (1e-3, -0.5), (0.1, 0.5)):
        kinds = {judge(numbers_of(gain=case[0], lowest=case[1], scale=scale)).kind for scale in (1e-6, 1.0, 1e6)}
        assert len(kinds) == 1


def numbers_of(gain: float, lowest: float, scale: float = 1.0, drift: float = 0.0) -> Numbers:
    return Numbers(
        loss=scale,
        usual_loss=scale,
        gradient_norm=0.1 * scale,
        parameter_norm=3.0,
        gain=gain * scale,
        distance=0.01,
        highest=2.0 * scale,
        lowest=lowest * scale,
        lowest_residual=1e-9 * scale,
        epsilon=2e-16,
        drift=drift * scale,
    )


def test_the_sign_must_outlast_the_way_to_the_critical_point() -> None:
    kinds = [judge(numbers_of(0.0, lowest, drift=0.1)).kind for lowest in (-0.3, -0.1, 0.0, 0.1, 0.3)]
    assert kinds == ["saddle", "flat", "flat", "flat", "minimum"]
    assert judge(numbers_of(0.0, 1.9 * FLAT)).kind == "flat"
    assert judge(numbers_of(0.0, 2.1 * FLAT)).kind == "minimum"


def test_every_sentence_has_its_numbers() -> None:
    cases = {"not_critical": (0.1, 0.5), "minimum": (0.0, 0.5), "saddle": (0.0, -0.5), "flat": (0.0, 0.0)}
    assert cases.keys() == VERDICTS.keys()
    for kind, (gain, lowest) in cases.items():
        verdict = judge(numbers_of(gain, lowest))
        assert verdict.kind == kind
        assert "{" not in verdict.sentence
        assert verdict.values["highest"] in verdict.sentence


def test_levelling_goes_to_the_critical_point_of_the_quadratic_model() -> None:
    values, components = np.array([-2.0, 0.0, 4.0]), np.array([0.2, 0.1, -0.4])
    heights, steps = levelling(values, components, 4.0, 3.0)
    np.testing.assert_allclose(steps, [0.1, -3.0, 0.1], rtol=1e-5)
    np.testing.assert_allclose(heights, [0.2**2 / 4, 0.1 * 3 / 2, 0.4**2 / 8], rtol=1e-5)


def test_long_ways_of_no_account_are_not_followed() -> None:
    heights, steps = np.array([0.05, 0.5, 0.04, 0.001]), np.array([9.0, 9.0, -9.0, 0.1])
    assert followed(heights, steps, 0.91, 3.0).tolist() == [0.0, 9.0, 0.0, 0.1]
    assert followed(heights, steps, 0.89, 3.0).tolist() == [9.0, 9.0, 0.0, 0.1]


def test_what_float32_parameters_make_of_the_gradient_is_no_slope() -> None:
    heights, steps = levelling(np.array([0.0, 4.0]), np.array([1e-7, -1e-7]), 4.0, 3.0)
    assert not heights.any()
    assert not steps.any()
