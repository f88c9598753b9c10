"""Three ways to the same gradient: written out, autograd, finite differences."""

from __future__ import annotations

import math

import pytest
import torch
from torch import Tensor

from playground.activations import ACTIVATIONS
from playground.agreement import agree, autograd, is_affordable
from playground.diagram import Parameter
from playground.differences import KINKED, LARGEST_STEP, MAX_CHECKED, SAMPLED, Differences, choose
from playground.experiment import LOSSES, Training
from playground.losses import LOSS_FUNCTIONS
from playground.walk import Agreement
from playground.written import Written
from tests.core.reference import LOSSES as TORCH_LOSSES
from tests.core.reference import MODULES, sequential
from tests.core.walking import build, some_rows, take, write

SMOOTH = [name for name in ACTIVATIONS if name not in KINKED]
FIRST = Parameter(0, 0, 0)


def agreement(written: Written, parameter: Parameter = FIRST) -> Agreement:
    with torch.inference_mode():
        return agree(written, parameter)


def exact_gradient(written: Written) -> Tensor:
    """Autograd's gradient in float64, in the order of ``choose``."""
    tensors = [view.double().clone().requires_grad_() for view in written.network.tensors(written.theta)]
    h = written.x.double().clone()
    with torch.enable_grad():
        for layer, spec in enumerate((*written.network.hidden, None)):
            h = torch.nn.functional.linear(h, tensors[2 * layer], tensors[2 * layer + 1])
            if spec is not None:
                h = MODULES[spec.activation](spec.slope)(h)
        TORCH_LOSSES[written.training.loss](written.training)(h, written.target.double().clone()).backward()
    return torch.cat([tensor.grad.flatten() for tensor in tensors if tensor.grad is not None])


@pytest.mark.parametrize("depth", range(1, 11))
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_written_out_gradient_is_autograds_to_the_bit(activation: str, loss: str, depth: int) -> None:
    for rows in (1, 3, 17):
        written = write((7,) * depth, activation, rows, inputs=2, loss=loss)
        theirs = autograd(written)
        assert torch.equal(written.gradient.view(torch.int32), theirs.view(torch.int32)), f"{rows} rows"


def test_autograds_gradient_is_that_of_a_network_as_a_person_writes_it() -> None:
    network, theta = build((8, 5), "silu", inputs=2)
    model = sequential(network.hidden, 2, seed=3)
    x, target = some_rows(9, 2)
    torch.nn.HuberLoss(delta=0.3)(model(x), target).backward()
    with torch.inference_mode():
        theirs = autograd(Written(network, Training(loss="huber", huber_delta=0.3), theta, (x, target)))
    for view, parameter in zip(network.tensors(theirs), model.parameters(), strict=True):
        assert parameter.grad is not None
        assert torch.equal(view, parameter.grad)


def test_asking_autograd_draws_no_random_numbers() -> None:
    torch.manual_seed(0)
    before = torch.get_rng_state()
    agreement(write((30, 30), "tanh"))
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("rows", [1, 6])
@pytest.mark.parametrize("loss", ["mse", "huber"])
@pytest.mark.parametrize("activation", SMOOTH)
def test_finite_differences_agree(activation: str, loss: str, rows: int) -> None:
    for units in ((6,), (5, 4), (4, 4, 4, 4)):
        written = write(units, activation, rows, inputs=2, loss=loss)
        found = agreement(written)
        assert found.exact
        assert found.differing == 0
        assert found.entries == sum(view.numel() for view in written.network.tensors(written.theta))
        assert found.checked + found.unresolved == found.entries
        assert found.unresolved <= found.entries // 20
        assert found.kinks == 0
        assert found.largest < 1e-5
        assert found.ours == found.autograd
        assert found.difference == pytest.approx(found.ours, rel=1e-5, abs=1e-8)


@pytest.mark.parametrize("activation", SMOOTH)
def test_finite_differences_measure_the_gradient_to_seven_digits(activation: str) -> None:
    """Against float64, where rounding of the written-out pass does not count."""
    written = write((5, 4), activation, rows=4, inputs=2)
    entries = torch.arange(sum(view.numel() for view in written.network.tensors(written.theta)))
    with torch.inference_mode():
        found = Differences(written).at(entries).gradient
    exact = exact_gradient(written)
    assert float(((found - exact).abs() / exact.abs().clamp(min=1e-2 * float(exact.abs().max()))).max()) < 1e-7


@pytest.mark.parametrize("activation", KINKED)
@pytest.mark.parametrize("loss", LOSSES)
def test_kinks_are_left_out_and_the_rest_agrees(activation: str, loss: str) -> None:
    kinks = 0
    for seed in range(5):
        found = agreement(write((8, 8), activation, rows=20, inputs=2, loss=loss, seed=seed))
        kinks += found.kinks
        assert found.largest < 1e-5
        assert found.checked > 0.9 * found.entries
    assert kinks < 20


@pytest.mark.parametrize("activation", KINKED)
def test_a_kink_within_the_step_is_said_and_not_taken_for_an_error(activation: str) -> None:
    network, theta = build((3,), activation)
    weight, bias = network.layout[0].views(theta)
    weight[1], bias[1] = 0.5, -0.5  # z = 0 at x = 1
    with torch.inference_mode():
        written = Written(network, Training(), theta, (torch.ones(1, 1), torch.zeros(1, 1)))
    kinked = agreement(written, Parameter(0, 1, 0))
    assert kinked.kink
    assert kinked.kinks == 2  # the unit's weight and bias
    assert kinked.checked == kinked.entries - 2
    assert kinked.largest < 1e-5
    assert kinked.exact
    assert not agreement(written, Parameter(0, 0, 0)).kink


def test_an_absolute_error_of_zero_is_a_kink() -> None:
    network, theta = build((3,), "tanh")
    x = torch.ones(1, 1)
    with torch.inference_mode():
        target = network.forward(theta, x)
        found = agreement(Written(network, Training(loss="mae"), theta, (x, target)))
    assert found.kink
    assert found.checked == 0
    assert math.isnan(found.largest)


def test_a_gradient_that_has_almost_vanished_is_still_measured() -> None:
    written = write((4,) * 6, "sigmoid", rows=3)
    found = agreement(written)
    assert 0 < abs(found.ours) < 1e-5
    assert found.step > 1e-4
    assert found.step <= LARGEST_STEP * 10
    assert found.checked > 0.9 * found.entries
    assert found.largest < 1e-4


def test_of_a_large_network_every_layer_is_sampled_and_always_the_same() -> None:
    written = write((40, 40, 40), "tanh")
    chosen = choose(written, picked=7)
    assert int(chosen[0]) == 7
    assert len(chosen) == len(set(chosen.tolist()))
    assert SAMPLED // 2 <= len(chosen) <= SAMPLED + 8
    ends = torch.tensor([80, 80 + 1640, 80 + 2 * 1640])
    assert torch.bincount(torch.bucketize(chosen, ends, right=True)).min() >= 40
    assert torch.equal(chosen, choose(written, picked=7))
    assert agreement(written).largest < 1e-4


def test_of_a_small_network_every_parameter_is_checked() -> None:
    written = write((18, 18), "tanh")
    chosen = choose(written, picked=30)
    assert 300 < len(chosen) <= MAX_CHECKED
    assert torch.equal(chosen.sort().values, torch.arange(len(chosen)))


def test_a_network_that_overflows_is_told_and_breaks_nothing() -> None:
    network, theta = build((4, 4), "relu")
    theta.mul_(1e25)
    with torch.inference_mode():
        found = agreement(Written(network, Training(), theta, some_rows(3)))
    assert found.exact or found.differing
    assert found.entries == 33


def test_what_would_take_seconds_is_not_compared() -> None:
    small = write((8,), "tanh")
    assert is_affordable(small)
    assert not is_affordable(write((1024, 1024), "tanh", rows=256))
    assert take((4,), "tanh", check=False).agreement is None
    assert take((4,), "tanh").agreement is not None


@pytest.mark.parametrize("loss", LOSSES)
def test_the_loss_of_a_row_is_the_losses_own(loss: str) -> None:
    written = write((3,), "tanh", loss=loss)
    terms = LOSS_FUNCTIONS[loss].terms(written.output, written.target, 1.0)
    assert torch.equal(written.loss_terms(written.output), terms)
    assert float(terms.mean()) == written.loss
