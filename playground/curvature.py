"""The curvature of the loss surface at one point: the ends of the Hessian's spectrum, or all of it, and a verdict."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator

import numpy as np
import torch
from msgspec.structs import replace
from torch import Tensor

from playground.experiment import Training
from playground.frames import read_only
from playground.hessian import PIECEWISE_LINEAR, Hessian, entries
from playground.lanczos import Krylov, lanczos
from playground.network import Network
from playground.spectrum import (
    MAX_DENSE,
    Curvature,
    Extreme,
    FloatArray,
    Numbers,
    Spectrum,
    Verdict,
    followed,
    judge,
    levelling,
)
from playground.words import said

STEPS = 60
GRADIENT_STEPS = 40
"""Products from the gradient on: what so many steps of conjugate gradients could win."""
FEWEST_STEPS = 8
MAX_BASIS = 256 * 1024**2
"""Bytes that the vectors of one Lanczos run may take; a huge network gets fewer steps, but at least the fewest."""
MAX_DOUBLE = 20e6
"""Multiplications of one forward pass from which products are float32, twice as fast and half the memory."""
CHUNK_FLOATS = 250_000
"""Floats of one layer's activations in a chunk of products: what stays in the cache is fast."""
NOT_FINITE = said("The loss or its curvature is not finite here, so there is no curvature to measure.")


def curvature(
    network: Network,
    training: Training,
    theta: Tensor,
    x: Tensor,
    target: Tensor,
    *,
    seed: int = 0,
    steps: int = STEPS,
) -> Generator[Curvature | None, None, None]:
    """λ_max and λ_min of the mean loss's Hessian, in small steps: ``None`` after each, the result as the last item.

    ``theta`` (size,), ``x`` (rows, inputs) and ``target`` (rows, 1) are float32, scaled, and nobody writes to them
    meanwhile. A step is one product with the Hessian over all rows. ``seed`` draws the vector that Lanczos' method
    starts from. Raises ``ValueError`` with a sentence for no rows and where the numbers are not finite.
    """
    started = time.perf_counter()
    hessian = _hessian(network, training, theta, x, target)
    yield None
    places = entries(network)
    start = torch.zeros_like(hessian.theta)
    generator = torch.Generator().manual_seed(seed)
    start[places] = torch.randn(len(places), generator=generator).to(start.dtype)
    affordable = max(FEWEST_STEPS, int(MAX_BASIS / (start.element_size() * len(start))))
    found = yield from _run(hessian, start, min(steps, affordable, len(places)))
    values = found.values
    ends = torch.stack([found.combined(np.eye(len(values))[index]) for index in (0, -1)])
    # a huge network has no room for two bases
    del found
    along = None
    if hessian.gradient.any():
        along = yield from _run(hessian, hessian.gradient, min(GRADIENT_STEPS, affordable, len(places)))
    lowest, highest = _extremes(hessian, (float(values[0]), float(values[-1])), ends)
    yield None
    yield Curvature(
        highest=highest,
        lowest=lowest,
        verdict=_verdict(hessian, highest, lowest, ends[0], along),
        pieces=pieces(network, training),
        on_kink=hessian.on_kink,
        parameters=len(places),
        rows=hessian.rows,
        steps=len(values),
        seconds=time.perf_counter() - started,
    )


def whole_spectrum(
    network: Network, training: Training, theta: Tensor, x: Tensor, target: Tensor
) -> Generator[Spectrum | None, None, None]:
    """All eigenvalues, in small steps as ``curvature``; the last one, of the dense matrix, is the longest.

    Raises ``ValueError`` with a sentence for networks of ``MAX_DENSE`` parameters or more, too.
    """
    started = time.perf_counter()
    places = entries(network)
    if len(places) >= MAX_DENSE:
        raise ValueError(
            said(
                "The whole spectrum is for networks below {most} {most:parameter|parameters}; this one has {n}.",
                most=MAX_DENSE,
                n=len(places),
            )
        )
    hessian = _hessian(network, training, theta, x, target)
    matrix = torch.empty(len(places), len(places), dtype=hessian.dtype)
    for _ in fill_dense(hessian, matrix):
        yield None
    if not bool(matrix.isfinite().all()):
        raise ValueError(NOT_FINITE)
    with torch.inference_mode():
        values, vectors = torch.linalg.eigh(matrix)
        basis = torch.zeros(len(places), network.size, dtype=hessian.dtype)
        basis[:, places] = vectors.t()
        eigenvalues: FloatArray = values.numpy()
        along = Krylov(
            values=eigenvalues,
            components=(basis @ hessian.gradient).numpy(),
            basis=basis,
            rotation=np.eye(len(places)),
        )
        ends = basis[[0, -1]]
    lowest, highest = _extremes(hessian, (float(eigenvalues[0]), float(eigenvalues[-1])), ends)
    verdict = _verdict(hessian, highest, lowest, ends[0], along)
    yield Spectrum(
        eigenvalues=read_only(eigenvalues),
        highest=highest,
        lowest=lowest,
        verdict=verdict,
        downward=int((eigenvalues < -verdict.numbers.undecided).sum()),
        flat=int((np.abs(eigenvalues) <= verdict.numbers.undecided).sum()),
        pieces=pieces(network, training),
        on_kink=hessian.on_kink,
        rows=hessian.rows,
        seconds=time.perf_counter() - started,
    )


def fill_dense(hessian: Hessian, matrix: Tensor) -> Iterator[None]:
    """Write the Hessian between all parameters, without padding, into ``matrix`` (count, count), a few rows a step.

    Parameters are in the order of ``playground.hessian.entries``. It is symmetric but for rounding.
    """
    places = entries(hessian.network)
    widest = max(layout.fan_out for layout in hessian.network.layout)
    chunk = max(1, min(64, CHUNK_FLOATS // (hessian.rows * widest)))
    for first in range(0, len(places), chunk):
        with torch.inference_mode():
            part = places[first : first + chunk]
            units = torch.zeros(len(part), hessian.network.size, dtype=hessian.dtype)
            units[torch.arange(len(part)), part] = 1.0
            matrix[first : first + chunk] = hessian.times(units)[:, places]
        yield


def pieces(network: Network, training: Training) -> tuple[str, ...]:
    """Names of the functions in use that are linear but for their kinks, activations first."""
    used = {layer.activation for layer in network.hidden}
    loss = ("mae",) if training.loss == "mae" else ()
    return tuple(name for name in PIECEWISE_LINEAR if name in used) + loss


def _hessian(network: Network, training: Training, theta: Tensor, x: Tensor, target: Tensor) -> Hessian:
    work = len(x) * sum(layout.fan_in * layout.fan_out for layout in network.layout)
    dtype = torch.float64 if work <= MAX_DOUBLE else torch.float32
    hessian = Hessian(network, training, theta, x, target, dtype)
    if not (np.isfinite(hessian.loss) and bool(hessian.gradient.isfinite().all())):
        raise ValueError(NOT_FINITE)
    return hessian


def _run(hessian: Hessian, start: Tensor, steps: int) -> Generator[None, None, Krylov]:
    """Lanczos' method from ``start``; the generator's value is what it found."""
    try:
        for found in lanczos(hessian.times, start, steps):
            if found is not None:
                return found
            yield None
    except FloatingPointError:
        raise ValueError(NOT_FINITE) from None
    raise AssertionError("Lanczos' method ends with what it found")


def _extremes(hessian: Hessian, values: tuple[float, float], vectors: Tensor) -> list[Extreme]:
    """The two ends, with the residuals of their unit ``vectors`` (2, size) measured by two products more."""
    extremes = []
    products = hessian.times(vectors)
    with torch.inference_mode():
        for value, vector, product in zip(values, vectors, products, strict=True):
            residual = float((product - value * vector).double().norm())
            array = vector.float().numpy()
            array.flags.writeable = False
            extremes.append(Extreme(value, residual, array))
    return extremes


def _verdict(hessian: Hessian, highest: Extreme, lowest: Extreme, downward: Tensor, along: Krylov | None) -> Verdict:
    """``along`` is what was found from the gradient, ``None`` where that is zero; ``downward`` (size,) is λ_min's."""
    size = float(hessian.theta.double().norm())
    heights = steps = np.zeros(0)
    if along is not None:
        heights, steps = levelling(along.values, along.components, max(abs(highest.value), abs(lowest.value)), size)
    numbers = Numbers(
        loss=hessian.loss,
        usual_loss=hessian.usual_loss,
        gradient_norm=float(hessian.gradient.double().norm()),
        parameter_norm=size,
        # no loss is below zero
        gain=min(float(heights.sum()), hessian.loss),
        distance=0.0,
        highest=highest.value,
        lowest=lowest.value,
        lowest_residual=lowest.residual,
        epsilon=torch.finfo(hessian.dtype).eps,
    )
    if along is None:
        return judge(numbers)
    steps = followed(heights, steps, numbers.level, numbers.reach)
    numbers = replace(numbers, distance=float(np.linalg.norm(steps)))
    if numbers.critical and steps.any():
        with torch.inference_mode():
            there = hessian.at(hessian.theta + along.combined(steps))
            change = there.times(downward[None]) - hessian.times(downward[None])
            drift = float(change.double().norm())
        # more than that decides nothing either, and it may not be a number
        numbers = replace(numbers, drift=drift if drift < numbers.largest else numbers.largest)
    return judge(numbers)
