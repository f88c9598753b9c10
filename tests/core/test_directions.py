"""Directions are what the papers say, paths are projected truly, and what cannot be is said in a sentence."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from playground.diagram import Parameter
from playground.directions import (
    SignMemory,
    along_parameter,
    cosine,
    filter_normalised,
    principal,
    project,
    through,
    unit,
)
from playground.experiment import Layer
from playground.experiment import Network as NetworkSpec
from playground.landscape import LandscapeError
from playground.network import Network

LAYERS = (Layer(6, "tanh"), Layer(4, "tanh"))


def network_and_theta() -> tuple[Network, Tensor]:
    network = Network(LAYERS, 3)
    return network, network.initialise(NetworkSpec(layers=LAYERS, seed=4))


def normal(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def used(network: Network) -> Tensor:
    """Where there are parameters and not padding."""
    mask = torch.zeros(network.size)
    for view in network.tensors(mask):
        view.fill_(1.0)
    return mask == 1.0


def test_rows_have_the_norms_of_the_weights_and_biases_stay() -> None:
    network, theta = network_and_theta()
    network.layout[1].views(theta)[0][2] = 0.0
    for seed in (1, 2):
        direction = filter_normalised(network, theta, seed)
        for layout in network.layout:
            drawn, bias = layout.views(direction.vector)
            torch.testing.assert_close(drawn.norm(dim=1), layout.views(theta)[0].norm(dim=1))
            assert not bias.any()
        assert not network.layout[1].views(direction.vector)[0][2].any()
        assert (direction.zero_rows, direction.rows) == (1, 11)
        assert not direction.vector[~used(network)].any()


def test_with_biases_the_joint_rows_have_the_norms_of_the_joint_rows() -> None:
    network, theta = network_and_theta()
    weight, bias = network.layout[1].views(theta)
    weight[2] = 0.0  # its bias is not
    weight[3], bias[3] = 0.0, 0.0
    direction = filter_normalised(network, theta, 1, biases=True)
    for layout in network.layout:
        moved, there = (torch.cat([w, b.unsqueeze(1)], 1) for w, b in map(layout.views, (direction.vector, theta)))
        torch.testing.assert_close(moved.norm(dim=1), there.norm(dim=1))
    drawn, biases = network.layout[1].views(direction.vector)
    assert drawn[2].any()
    assert not drawn[3].any()
    assert not biases[3].any()
    assert direction.zero_rows == 1
    assert not direction.vector[~used(network)].any()


def test_a_direction_is_the_same_for_the_same_seed_only() -> None:
    network, theta = network_and_theta()
    first, again, other = (filter_normalised(network, theta, seed).vector for seed in (1, 1, 2))
    assert torch.equal(first, again)
    assert abs(cosine(first, other)) < 0.9
    assert cosine(first, first) == pytest.approx(1.0)
    assert cosine(first, torch.zeros_like(first)) == 0.0


@pytest.mark.parametrize(
    ("parameter", "view", "entry"),
    [
        (Parameter(0, 5, 2), 0, (5, 2)),
        (Parameter(1, 3, 0), 2, (3, 0)),
        (Parameter(1, 3, None), 3, (3,)),
        (Parameter(2, 0, None), 5, (0,)),
    ],
)
def test_a_parameter_s_direction_moves_that_one_alone(
    parameter: Parameter, view: int, entry: tuple[int, ...]
) -> None:
    network, theta = network_and_theta()
    direction, index = along_parameter(network, parameter)
    assert float(network.tensors(direction.vector)[view][entry]) == 1.0
    assert float(direction.vector.sum()) == 1.0
    assert float(theta[index]) == float(network.tensors(theta)[view][entry])


@pytest.mark.parametrize("parameter", [Parameter(3, 0, 0), Parameter(0, 6, 0), Parameter(0, 0, 3), Parameter(-1, 0, 0)])
def test_a_parameter_that_is_not_there_is_refused(parameter: Parameter) -> None:
    with pytest.raises(LandscapeError, match="no such parameter"):
        along_parameter(network_and_theta()[0], parameter)


def test_a_point_of_the_plane_is_projected_onto_itself() -> None:
    origin, first, other = normal(3, 40)
    second = 0.6 * first + 0.4 * other  # not at right angles
    points = [origin + 0.5 * first - 0.25 * second, origin - 2.0 * first, origin]
    found = project(points, origin, first, second)
    np.testing.assert_allclose(found.coordinates.numpy(), [[0.5, -0.25], [-2.0, 0.0], [0.0, 0.0]], atol=1e-5)
    assert float(found.outside[:2].max()) < 1e-5
    assert float(found.outside[2]) == 0.0


def test_what_lies_outside_the_plane_is_told() -> None:
    first, second, third = torch.eye(3)
    found = project([3 * first + 4 * third, 2 * third, second], torch.zeros(3), first, second)
    np.testing.assert_allclose(found.coordinates.numpy(), [[3.0, 0.0], [0.0, 0.0], [0.0, 1.0]])
    assert found.outside.tolist() == pytest.approx([0.8, 1.0, 0.0])


def test_many_points_are_projected_as_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    origin, first, second = normal(3, 50)
    points = list(normal(7, 50, seed=1))
    monkeypatch.setattr("playground.directions.CACHED", 110)  # two at a time
    found = project(points, origin, first, second)
    for index, point in enumerate(points):
        one = project([point], origin, first, second)
        torch.testing.assert_close(found.coordinates[index], one.coordinates[0])
        rest = point - origin - one.coordinates[0].float() @ torch.stack([first, second])
        assert float(found.outside[index]) == pytest.approx(float(rest.norm() / (point - origin).norm()), rel=1e-5)


@pytest.mark.parametrize("seed", range(20))
def test_parallel_directions_still_give_true_coordinates(seed: int) -> None:
    network = Network((), 1)  # one weight: both directions are plus or minus itself
    theta, there = torch.zeros(network.size), torch.zeros(network.size)
    theta[0], there[0] = normal(2, seed=seed)
    first, second = (filter_normalised(network, theta, which).vector for which in (1, 2))
    found = project([there], theta, first, second)
    a, b = found.coordinates[0].tolist()
    assert theta[0] + a * first[0] + b * second[0] == pytest.approx(float(there[0]), abs=1e-5)
    assert abs(a) == pytest.approx(abs(b), rel=1e-4)
    assert float(found.outside[0]) < 1e-5


def path(steps: int = 12, size: int = 60) -> list[Tensor]:
    """A bent path with some noise."""
    along, across = normal(2, size, seed=3)
    times = torch.linspace(0.0, 1.0, steps)
    noise = 0.05 * normal(steps, size, seed=4)
    return [3.0 * t * along + t * (1.0 - t) * across + noise[i] for i, t in enumerate(times)]


def test_principal_directions_are_the_singular_vectors_of_the_displacements(monkeypatch: pytest.MonkeyPatch) -> None:
    snapshots = path()
    monkeypatch.setattr("playground.directions.PIECE", 25)
    found = principal(snapshots, snapshots[-1])
    displacements = torch.stack(snapshots).double() - snapshots[-1].double()
    _, values, vectors = torch.linalg.svd(displacements, full_matrices=False)
    for direction, vector in zip(found.directions, vectors, strict=False):
        assert abs(float(direction.double() @ vector)) == pytest.approx(1.0, abs=1e-6)
    shares = (values**2 / (values**2).sum())[:2]
    assert found.explained == pytest.approx(shares.tolist(), rel=1e-6)
    assert float(found.directions[0] @ found.directions[1]) == pytest.approx(0.0, abs=1e-6)


def test_the_path_starts_on_the_negative_side_or_where_it_was_before() -> None:
    snapshots = path()
    found = principal(snapshots, snapshots[-1])
    coordinates = project(snapshots, snapshots[-1], *found.directions).coordinates
    assert (coordinates[0] < 0).all()
    turned = tuple(-direction for direction in found.directions)
    kept = principal(snapshots, snapshots[-1], turned)
    for direction, before in zip(kept.directions, turned, strict=True):
        torch.testing.assert_close(direction, before)


def test_signs_are_remembered_of_one_run_only() -> None:
    memory = SignMemory()
    directions = (torch.ones(2), torch.zeros(2))
    memory.keep(3, directions)
    assert memory.recall(3) == directions
    assert memory.recall(4) == ()


@pytest.mark.parametrize(
    ("snapshots", "problem"),
    [
        ([torch.zeros(4)], "few_snapshots"),
        ([torch.zeros(4), torch.ones(4), torch.ones(4)], "few_snapshots"),
        ([torch.zeros(4)] * 5, "few_snapshots"),
        ([k * torch.ones(4) for k in range(5)], "straight_path"),
    ],
)
def test_too_short_and_straight_paths_are_refused(snapshots: list[Tensor], problem: str) -> None:
    with pytest.raises(LandscapeError) as error:
        principal(snapshots, snapshots[-1])
    assert error.value.problem == problem
    assert str(error.value).endswith(".")


def test_the_first_direction_of_a_straight_path_is_that_line() -> None:
    snapshots = [k * torch.ones(4) for k in range(5)]
    found = principal(snapshots, snapshots[-1], count=1)
    torch.testing.assert_close(found.directions[0], torch.full((4,), 0.5))
    assert found.explained == pytest.approx((1.0,))


def test_three_points_lie_in_the_plane_through_them_without_shear() -> None:
    first, second, third = normal(3, 30)
    along, across = through(first, second, third)
    assert float(along @ across) == pytest.approx(0.0, abs=1e-6)
    found = project([first, second, third], first, along, across)
    assert float(found.outside.max()) < 1e-6
    distances = torch.cdist(found.coordinates, found.coordinates)
    points = torch.stack([first, second, third]).double()
    torch.testing.assert_close(distances, torch.cdist(points, points), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize(
    ("points", "problem"),
    [
        ((0.0, 0.0, 1.0), "equal_places"),
        ((0.0, 1.0, 0.0), "equal_places"),
        ((0.0, 1.0, 1.0), "collinear"),
        ((0.0, 1.0, -3.7), "collinear"),
    ],
)
def test_three_points_on_a_line_are_refused(points: tuple[float, ...], problem: str) -> None:
    start, way = normal(2, 30)
    with pytest.raises(LandscapeError) as error:
        through(*(start + at * way for at in points))
    assert error.value.problem == problem


def test_a_zero_vector_has_no_direction() -> None:
    with pytest.raises(LandscapeError, match="zero"):
        unit(torch.zeros(3))
