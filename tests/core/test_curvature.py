"""The Hessian's products against torch.func, the ends of its spectrum against the dense matrix, and the verdicts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.func import functional_call, grad, hessian, jvp

from playground import curvature as subject
from playground.activations import ACTIVATIONS
from playground.curvature import curvature, fill_dense, whole_spectrum
from playground.data.build import build
from playground.experiment import LOSSES, Data, Experiment, Layer, Training
from playground.experiment import Network as NetworkSpec
from playground.hessian import LOSS_SLOPES, SECOND_DERIVATIVES, Hessian, entries
from playground.lanczos import Krylov, lanczos
from playground.network import Network
from playground.spectrum import (
    FLAT,
    MAX_DENSE,
    NEAR,
    PIECES,
    VERDICTS,
    Curvature,
    Numbers,
    Spectrum,
    followed,
    judge,
    levelling,
)
from playground.trainer import Trainer
from tests.core.reference import sequential

# what torch.func.jvp does when it is called for the first time
pytestmark = pytest.mark.filterwarnings(r"ignore:`torch\.jit\.script:DeprecationWarning")

SLOPE, DELTA = 0.2, 0.5
LINE = build(Data(samples=60))
T = TypeVar("T")
# torch.func.jvp cannot differentiate the gradient of torch.nn's own
MEAN_LOSSES: dict[str, Callable[[Tensor], Tensor]] = {
    "mse": lambda residual: (residual * residual).mean(),
    "mae": lambda residual: residual.abs().mean(),
    "huber": lambda residual: torch.where(
        residual.abs() < DELTA, 0.5 * residual * residual, DELTA * (residual.abs() - 0.5 * DELTA)
    ).mean(),
}
Rows = tuple[Tensor, Tensor]


def last(items: Iterator[T | None]) -> T:
    """The result of a generator whose other items are ``None``."""
    *steps, result = items
    assert result is not None
    assert all(step is None for step in steps)
    return result


def network_of(activation: str, *units: int, inputs: int = 1) -> Network:
    return Network(tuple(Layer(count, activation, SLOPE) for count in units), inputs)


def random_case(network: Network, rows: int = 12) -> tuple[Tensor, Rows]:
    draw = torch.Generator().manual_seed(4)
    theta = torch.zeros(network.size)
    for tensor in network.tensors(theta):
        tensor.copy_(0.7 * torch.randn(tensor.shape, generator=draw))
    return theta, (torch.randn(rows, network.inputs, generator=draw), torch.randn(rows, 1, generator=draw))


def trained(activation: str, *units: int, updates: int = 0, **training: Any) -> tuple[Network, Training, Tensor, Rows]:
    """A network on the damped sine after so many updates, with its whole training set."""
    spec = NetworkSpec(layers=tuple(Layer(count, activation, SLOPE) for count in units))
    how = Training(max_epochs=None, huber_delta=DELTA, **{"batch_size": 1000, **training})
    trainer = Trainer(Experiment(network=spec, training=how), LINE)
    if updates:
        trainer.advance(updates)
    x, target = (torch.from_numpy(values).float() for values in LINE.scaled(0))
    return trainer.network, how, trainer.theta.clone(), (x, target)


def plain_loss(network: Network, training: Training, rows: Rows, dtype: torch.dtype) -> Callable[[Tensor], Tensor]:
    """The loss as a function of the parameters without padding, by ``nn.Sequential``."""
    model = sequential(network.hidden, network.inputs, 0).to(dtype)
    x, target = (values.to(dtype) for values in rows)

    def of(parameters: Tensor) -> Tensor:
        state, offset = {}, 0
        for name, value in model.named_parameters():
            state[name] = parameters[offset : offset + value.numel()].view(value.shape)
            offset += value.numel()
        return MEAN_LOSSES[training.loss](functional_call(model, state, (x,)) - target)

    return of


def dense(network: Network, training: Training, theta: Tensor, rows: Rows) -> Tensor:
    count = len(entries(network))
    matrix = torch.empty(count, count, dtype=torch.float64)
    for _ in fill_dense(Hessian(network, training, theta, *rows), matrix):
        pass
    return matrix


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_second_derivative_is_the_slope_of_the_first(activation: str) -> None:
    z = torch.tensor([-25.0, -3.0, -1.1, -0.3, 0.2, 0.9, 2.5, 25.0], dtype=torch.float64)
    table, step = ACTIVATIONS[activation], 1e-5
    above, below = (table.derivative((z + way * step).numpy(), SLOPE) for way in (1, -1))
    bend = SECOND_DERIVATIVES[activation]
    there = np.zeros(len(z)) if bend is None else bend(z, torch.from_numpy(table.function(z.numpy(), SLOPE))).numpy()
    np.testing.assert_allclose(there, (above - below) / (2 * step), atol=1e-9)


def test_every_activation_and_loss_has_its_derivatives() -> None:
    assert list(SECOND_DERIVATIVES) == list(ACTIVATIONS)
    assert list(LOSS_SLOPES) == list(LOSSES)


@pytest.mark.parametrize(("dtype", "tolerance"), [(torch.float64, 1e-12), (torch.float32, 2e-5)])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_product_is_the_derivative_of_torch_func_s_gradient(
    activation: str, loss: str, dtype: torch.dtype, tolerance: float
) -> None:
    network, training = network_of(activation, 5, 4, inputs=2), Training(loss=loss, huber_delta=DELTA)
    theta, rows = random_case(network)
    vectors = torch.randn(3, network.size, generator=torch.Generator().manual_seed(2)).to(dtype)
    at = Hessian(network, training, theta, *rows, dtype)
    places = entries(network)
    function = plain_loss(network, training, rows, dtype)
    point = theta.to(dtype)[places]
    gradient: Tensor = grad(function)(point)
    torch.testing.assert_close(at.gradient[places], gradient, atol=tolerance, rtol=tolerance)
    assert at.loss == pytest.approx(float(function(point)), rel=1e-6)
    products = at.times(vectors)
    for vector, product in zip(vectors, products, strict=True):
        wanted: Tensor = jvp(grad(function), (point,), (vector[places],))[1]
        size = max(1e-3, float(wanted.abs().max()))
        assert float((product[places] - wanted).abs().max()) <= tolerance * size
        torch.testing.assert_close(at.times(vector[None])[0], product, atol=tolerance * size, rtol=tolerance)


def test_padding_is_neither_read_nor_written() -> None:
    network = network_of("tanh", 5, 3)
    theta, rows = random_case(network)
    at = Hessian(network, Training(), theta, *rows)
    padding = torch.ones(network.size, dtype=torch.bool)
    padding[entries(network)] = False
    vectors = torch.randn(2, network.size, dtype=torch.float64)
    clean = vectors.clone()
    clean[:, padding] = 0.0
    for count in (1, 2):
        assert torch.equal(at.times(vectors[:count]), at.times(clean[:count]))
        assert not at.times(vectors[:count])[:, padding].any()


@pytest.mark.parametrize("units", [(), (1,), (70, 3)])
def test_the_dense_hessian_is_torch_func_s_and_symmetric(units: tuple[int, ...]) -> None:
    network, training = network_of("gelu", *units), Training()
    theta, rows = random_case(network)
    matrix = dense(network, training, theta, rows)
    wanted = hessian(plain_loss(network, training, rows, torch.float64))(theta.double()[entries(network)])
    torch.testing.assert_close(matrix, wanted, atol=1e-11, rtol=1e-10)
    torch.testing.assert_close(matrix, matrix.t(), atol=1e-12, rtol=0)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("updates", [0, 1500])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_lanczos_finds_both_ends_of_the_dense_spectrum(activation: str, updates: int, loss: str) -> None:
    network, training, theta, rows = trained(activation, 16, 16, updates=updates, loss=loss)
    ends = last(curvature(network, training, theta, *rows))
    values = torch.linalg.eigvalsh(dense(network, training, theta, rows))
    norm = float(values.abs().max())
    assert ends.steps <= subject.STEPS < ends.parameters == 321
    # of the eigenvalue itself, not merely of the largest one
    assert ends.lowest.value == pytest.approx(float(values[0]), rel=1e-4)
    assert ends.highest.value == pytest.approx(float(values[-1]), rel=1e-4)
    assert max(ends.lowest.residual, ends.highest.residual) <= 1e-4 * norm


def test_the_lowest_eigenvalue_is_the_algebraic_one() -> None:
    network, training, theta, rows = trained("tanh", 6, 6)
    ends = last(curvature(network, training, theta, *rows))
    assert ends.lowest.value < 0.0 < ends.highest.value
    assert abs(ends.lowest.value) < ends.highest.value


def test_the_eigenvectors_are_unit_float32_and_aligned_like_theta() -> None:
    network, training, theta, rows = trained("tanh", 6, 6, updates=50)
    matrix, places = dense(network, training, theta, rows), entries(network)
    for found in both(network, training, theta, rows):
        for end in (found.highest, found.lowest):
            vector = torch.from_numpy(end.vector.copy())
            assert vector.dtype == torch.float32
            assert vector.shape == theta.shape
            assert not end.vector.flags.writeable
            inside = vector[places].double()
            assert float(inside.norm()) == pytest.approx(1.0, abs=1e-6) == pytest.approx(float(vector.norm()), abs=1e-6)
            assert float((matrix @ inside - end.value * inside).norm()) <= end.residual + 1e-5


def test_the_same_seed_gives_the_same_bits_and_training_s_parameters_stay() -> None:
    network, training, theta, rows = trained("tanh", 8, updates=20)
    before = theta.clone()
    one, two, other = (last(curvature(network, training, theta, *rows, seed=seed)) for seed in (0, 0, 1))
    assert torch.equal(theta, before)
    assert one.highest.value == two.highest.value
    assert one.highest.vector.tobytes() == two.highest.vector.tobytes()
    assert one.highest.value == pytest.approx(other.highest.value, rel=1e-6)


def test_every_product_is_a_step_that_can_be_the_last_one() -> None:
    network, training, theta, rows = trained("tanh", 16, 16)
    steps = list(curvature(network, training, theta, *rows))
    assert len(steps) >= subject.STEPS + subject.GRADIENT_STEPS
    assert len(list(whole_spectrum(network, training, theta, *rows))) > 4
    assert not torch.is_inference_mode_enabled()
    left = curvature(network, training, theta, *rows)
    assert next(left) is None
    left.close()


def test_a_large_network_takes_fewer_steps_in_float32(monkeypatch: pytest.MonkeyPatch) -> None:
    network, training, theta, rows = trained("tanh", 8, 8, updates=50)
    exact = last(curvature(network, training, theta, *rows))
    monkeypatch.setattr(subject, "MAX_DOUBLE", 1.0)
    rounded = last(curvature(network, training, theta, *rows))
    for name in ("lowest", "highest"):
        error = abs(getattr(exact, name).value - getattr(rounded, name).value)
        assert error <= 1e-4 * exact.highest.value
    monkeypatch.setattr(subject, "MAX_BASIS", 1)
    assert last(curvature(network, training, theta, *rows)).steps == subject.FEWEST_STEPS


def test_the_whole_spectrum_is_sorted_and_counts_its_signs() -> None:
    network, training, theta, rows = trained("tanh", 8, 8)
    whole = last(whole_spectrum(network, training, theta, *rows))
    values = torch.linalg.eigvalsh(dense(network, training, theta, rows))
    np.testing.assert_allclose(whole.eigenvalues, values.numpy(), atol=1e-10)
    assert (np.diff(whole.eigenvalues) >= 0.0).all()
    assert (whole.lowest.value, whole.highest.value) == (whole.eigenvalues[0], whole.eigenvalues[-1])
    undecided = whole.verdict.numbers.undecided
    assert whole.downward == int((whole.eigenvalues < -undecided).sum()) > 0
    assert whole.flat + whole.downward + int((whole.eigenvalues > undecided).sum()) == len(whole.eigenvalues)
    assert whole.seconds > 0.0


# the verdicts


def both(network: Network, training: Training, theta: Tensor, rows: Rows) -> tuple[Curvature, Spectrum]:
    """The curvature and the whole spectrum, which must agree on the verdict."""
    ends = last(curvature(network, training, theta, *rows))
    whole = last(whole_spectrum(network, training, theta, *rows))
    assert ends.verdict.kind == whole.verdict.kind
    return ends, whole


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


# Lanczos' method


def krylov(matrix: Tensor, steps: int, seed: int = 0) -> Krylov:
    start = torch.randn(len(matrix), dtype=torch.float64, generator=torch.Generator().manual_seed(seed))
    return last(lanczos(lambda rows: rows @ matrix, start, steps))


def test_an_eigenvalue_that_comes_many_times_is_found_once_and_ends_the_search() -> None:
    found = krylov(torch.diag(torch.tensor([3.0] * 20 + [-1.0] * 20 + [0.0] * 60, dtype=torch.float64)), 50)
    np.testing.assert_allclose(found.values, [-1.0, 0.0, 3.0], atol=1e-12)
    assert krylov(torch.zeros(9, 9, dtype=torch.float64), 9).values.tolist() == [0.0]


def test_the_basis_stays_orthonormal() -> None:
    found = krylov(torch.diag(torch.logspace(-8, 3, 200, dtype=torch.float64)), 60)
    torch.testing.assert_close(found.basis @ found.basis.t(), torch.eye(60, dtype=torch.float64), atol=1e-13, rtol=0)


def test_components_make_up_the_start() -> None:
    matrix = torch.diag(torch.linspace(-1, 5, 30, dtype=torch.float64))
    start = torch.randn(30, dtype=torch.float64, generator=torch.Generator().manual_seed(0))
    found = krylov(matrix, 12)
    torch.testing.assert_close(found.combined(found.components), start)


# bad input and what is said beside the numbers


def test_pieces_are_named() -> None:
    for activation, loss, wanted in (
        ("relu", "mse", ("relu",)),
        ("leaky_relu", "mae", ("leaky_relu", "mae")),
        ("tanh", "huber", ()),
    ):
        network, training, theta, rows = trained(activation, 3, loss=loss)
        ends, whole = both(network, training, theta, rows)
        assert ends.pieces == whole.pieces == wanted
        assert set(wanted) <= PIECES.keys()
        assert ends.on_kink == 0.0


def test_units_on_their_kink_are_counted() -> None:
    network, training, theta, rows = trained("relu", 4)
    for tensor in network.tensors(theta)[:2]:
        tensor[:1] = 0.0
    assert last(curvature(network, training, theta, *rows)).on_kink == pytest.approx(0.25)


def test_one_sample_and_no_hidden_layer_have_a_curvature() -> None:
    network, training, theta, (x, target) = trained("identity")
    ends, whole = both(network, training, theta, (x[:1], target[:1]))
    by_hand = 2.0 * (1.0 + float(x[0, 0]) ** 2)
    np.testing.assert_allclose(whole.eigenvalues, [0.0, by_hand], atol=1e-6)
    assert ends.rows == 1


def test_what_cannot_be_measured_gets_a_sentence() -> None:
    network, training, theta, (x, target) = trained("identity", 4)
    with pytest.raises(ValueError, match="at least one row"):
        last(curvature(network, training, theta, x[:0], target[:0]))
    broken = theta.clone()
    broken[0] = float("nan")
    for compute in (curvature, whole_spectrum):
        with pytest.raises(ValueError, match="not finite"):
            last(compute(network, training, broken, x, target))
    large = network_of("tanh", 40, 48)
    assert len(entries(large)) >= MAX_DENSE
    with pytest.raises(ValueError, match=r"below 2,000 parameters; this one has 2,097"):
        last(whole_spectrum(large, training, torch.zeros(large.size), x, target))


def test_results_can_be_read_without_pytorch() -> None:
    code = "import sys, playground.spectrum; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
