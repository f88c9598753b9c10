"""The Hessian's products against torch.func, and the ends of its spectrum against the dense matrix."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.func import functional_call, grad, hessian, jvp

from playground import curvature as subject
from playground.activations import ACTIVATIONS
from playground.curvature import curvature, whole_spectrum
from playground.experiment import LOSSES, Training
from playground.hessian import LOSS_SLOPES, SECOND_DERIVATIVES, Hessian, entries
from playground.lanczos import Krylov, lanczos
from playground.network import Network
from playground.spectrum import MAX_DENSE, PIECES
from tests.core.curved import DELTA, SLOPE, Rows, both, dense, last, network_of, trained
from tests.core.reference import sequential

# what torch.func.jvp does when it is called for the first time
pytestmark = pytest.mark.filterwarnings(r"ignore:`torch\.jit\.script:DeprecationWarning")

# torch.func.jvp cannot differentiate the gradient of torch.nn's own
MEAN_LOSSES: dict[str, Callable[[Tensor], Tensor]] = {
    "mse": lambda residual: (residual * residual).mean(),
    "mae": lambda residual: residual.abs().mean(),
    "huber": lambda residual: torch.where(
        residual.abs() < DELTA, 0.5 * residual * residual, DELTA * (residual.abs() - 0.5 * DELTA)
    ).mean(),
}


def random_case(network: Network, rows: int = 12) -> tuple[Tensor, Rows]:
    draw = torch.Generator().manual_seed(4)
    theta = torch.zeros(network.size)
    for tensor in network.tensors(theta):
        tensor.copy_(0.7 * torch.randn(tensor.shape, generator=draw))
    return theta, (torch.randn(rows, network.inputs, generator=draw), torch.randn(rows, 1, generator=draw))


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
