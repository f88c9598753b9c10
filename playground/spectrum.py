"""What a view may see of the loss surface's curvature at one point, and what it says. Nothing here imports PyTorch."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import numpy as np
from numpy.typing import NDArray

from playground.words import Said, figure, said

FloatArray = NDArray[np.float64]

MAX_DENSE = 2000
"""Networks with so many parameters or more have no whole spectrum: it grows with the cube of their number."""
LEVEL_SHARE = 1e-3
"""Share of the loss that levelling the gradient may change at what is still called a critical point."""
LOSS_FLOOR = 1e-4
"""Of the loss of always answering the mean: a smaller loss counts as this, so that a perfect fit can be a minimum."""
NEAR = 0.1
"""Of the size of the parameters: a critical point farther away than this says nothing of the point looked at."""
UNHEEDED = 0.1
"""Of the height of level ground that a critical point may have: distant ground worth less together does not count."""
FLAT = 1e-6
"""Of |λ|max: an eigenvalue below it is flat, however near the critical point is."""
ROUNDINGS = 30.0
"""So many roundings of |λ|max are not told from zero either; it counts where products are float32."""
THETA_ROUNDING = 2.0**-24
"""Relative, of one float32 parameter: training cannot come nearer to a critical point than that."""


class Extreme(msgspec.Struct, frozen=True, eq=False):
    """An algebraically largest or smallest eigenvalue; a true one lies within ``residual`` of ``value``."""

    value: float
    residual: float  # ‖H v − λ v‖
    vector: NDArray[np.float32]  # (size,) v, unit length, aligned like theta, padding zero


class Numbers(msgspec.Struct, frozen=True):
    """Everything that a verdict is a function of, in scaled units, of the mean loss without penalties."""

    loss: float
    usual_loss: float  # of always answering the mean of the targets of the same rows
    gradient_norm: float
    parameter_norm: float
    gain: float  # what levelling the gradient would change in the loss: see ``levelling``
    distance: float  # to the level ground, along the directions that ``followed`` keeps
    highest: float  # λ_max
    lowest: float  # λ_min, at least what of it was found
    lowest_residual: float
    epsilon: float  # rounding of the numbers that they were computed with, relative
    drift: float = 0.0  # ‖(H(there) − H(here)) v‖ of λ_min's v and the level ground; 0 where that is not near

    @property
    def largest(self) -> float:
        """|λ|max."""
        return max(abs(self.highest), abs(self.lowest))

    @property
    def reach(self) -> float:
        """The size of the parameters, at least 1 (Dennis & Schnabel 1983, section 7.2): a long step."""
        return max(self.parameter_norm, 1.0)

    @property
    def level(self) -> float:
        """The largest ``gain`` of a critical point: a share of the loss, or what float32 cannot resolve."""
        unresolved = 0.5 * self.largest * (THETA_ROUNDING * self.reach) ** 2
        return max(LEVEL_SHARE * max(self.loss, LOSS_FLOOR * self.usual_loss), unresolved)

    @property
    def critical(self) -> bool:
        """Whether level ground is as near, in height and in distance, as makes this a critical point."""
        return self.gain <= self.level and self.distance <= NEAR * self.reach

    @property
    def undecided(self) -> float:
        """|λ| below which the sign may be another at the critical point nearby, or is rounding.

        λ_min moves by at most ``drift`` on the way there, to first order; Kantorovich's condition for a zero of the
        gradient to exist there, change of H / λ ≤ ½ (Dennis & Schnabel 1983, section 5.3), makes it twice that.
        """
        return max(self.largest * max(FLAT, ROUNDINGS * self.epsilon), 2.0 * self.drift)


class Kind(msgspec.Struct, frozen=True):
    """What is said of one verdict; ``sentence`` holds the names of ``Verdict.values`` in braces."""

    title: Said
    sentence: Said


VERDICTS: dict[str, Kind] = {
    "not_critical": Kind(
        said("Not a critical point"),
        said(
            "The gradient still leads somewhere: ‖∇L‖ = {gradient}. Level ground would be {distance} away, where all "
            "parameters together measure {size}, and change the loss of {loss} by about {gain}; a critical point has "
            "it within {near} and {level}. Curvature here runs from {lowest} to {highest}."
        ),
    ),
    "minimum": Kind(
        said("Minimum"),
        said(
            "The gradient is as good as zero (‖∇L‖ = {gradient}) and the loss curves up in every direction: the "
            "smallest eigenvalue is {lowest} (± {residual}), where {undecided} can be told from zero; the largest is "
            "{highest}."
        ),
    ),
    "saddle": Kind(
        said("Saddle"),
        said(
            "The gradient is as good as zero (‖∇L‖ = {gradient}), but there is a way down: along one direction the "
            "loss curves by {lowest}, where −{undecided} can be told from zero; the most it curves up is {highest}."
        ),
    ),
    "flat": Kind(
        said("Flat"),
        said(
            "The gradient is as good as zero (‖∇L‖ = {gradient}), and in at least one direction so is the curvature: "
            "the smallest eigenvalue is {lowest} (± {residual}), where nothing within ± {undecided} can be told from "
            "zero; the largest is {highest}. Whether this is a minimum, curvature alone cannot say."
        ),
    ),
}
"""Every verdict by its kind."""

PIECES: dict[str, Said] = {
    "relu": said(
        "ReLU bends only at its kink: this is the curvature of the linear piece that every unit is on now, "
        "and says nothing of the pieces beside it."
    ),
    "leaky_relu": said(
        "LeakyReLU bends only at its kink: this is the curvature of the linear piece that every unit is on "
        "now, and says nothing of the pieces beside it."
    ),
    "mae": said(
        "MAE bends only where a residual is zero: at its minima the gradient jumps instead of vanishing, so that "
        "they are not seen as critical points."
    ),
}
"""Said for every name in ``Curvature.pieces``."""
ON_KINK = (
    said(
        "{share} of the pre-activations lie exactly on a kink, where there is no Hessian; their slope counts as in "
        "PyTorch."
    )
)
"""Said where ``Curvature.on_kink`` is not zero."""


class Verdict(msgspec.Struct, frozen=True):
    """What the point is: a key of ``VERDICTS``, the numbers as they stand in its sentence, and all of them."""

    kind: str
    values: Mapping[str, str]
    numbers: Numbers

    @property
    def sentence(self) -> Said:
        """What the point is, with the numbers that show it."""
        return VERDICTS[self.kind].sentence.filled(**self.values)


class Curvature(msgspec.Struct, frozen=True, eq=False):
    """The two ends of the Hessian's spectrum at one point, by Lanczos' method."""

    highest: Extreme
    lowest: Extreme
    verdict: Verdict
    pieces: tuple[str, ...]  # keys of ``PIECES``: what makes this the curvature of one piece of the surface
    on_kink: float  # share of ReLU's and LeakyReLU's pre-activations that are exactly 0
    parameters: int
    rows: int
    steps: int  # products with H from the random start; as many as ``parameters``, or fewer where that was all
    seconds: float


class Spectrum(msgspec.Struct, frozen=True, eq=False):
    """All eigenvalues of the Hessian at one point, ascending, with the verdict that they give."""

    eigenvalues: FloatArray  # (parameters,)
    highest: Extreme
    lowest: Extreme
    verdict: Verdict
    downward: int  # eigenvalues below −``undecided``: the index of the critical point
    flat: int  # between
    pieces: tuple[str, ...]
    on_kink: float
    rows: int
    seconds: float


def levelling(
    values: FloatArray, components: FloatArray, largest: float, parameter_norm: float
) -> tuple[FloatArray, FloatArray]:
    """Heights of the level ground along each eigenvector, and the ways there: what the gradient alone is worth.

    ``components`` are those of the gradient along eigenvectors (or Ritz vectors, which makes it Gauss quadrature:
    Golub & Meurant 2010) with the eigenvalues ``values``. Along each the quadratic model is level at −c/λ, and c²/2|λ|
    lower or higher; their sum is the Newton decrement ½ gᵀ|H|⁻¹g, the usual estimate of how much loss there is
    still to win (Boyd & Vandenberghe 2004, section 9.5.1), with |λ| as a saddle needs it (Dauphin et al. 2014).
    No step is believed beyond the size of the parameters, at least 1: where nothing curves, the height is
    ‖∇L‖ · ‖theta‖ / 2, the relative gradient of Dennis & Schnabel (1983, section 7.2). What rounding theta to float32
    may make of the gradient, ‖theta‖ |λ|max 2⁻²⁴, counts as zero.
    """
    reach = max(parameter_norm, 1.0)
    noise = THETA_ROUNDING * largest * parameter_norm
    slope = np.maximum(np.abs(components) - noise, 0.0)
    curving = np.abs(values)
    far = slope > reach * curving
    steps = np.where(far, reach, slope / np.where(far | (slope == 0.0), 1.0, curving))
    return 0.5 * slope * steps, -np.sign(components) * np.where(values < 0.0, -steps, steps)


def followed(heights: FloatArray, steps: FloatArray, level: float, reach: float) -> FloatArray:
    """``steps`` without the long ones that together change the loss by less than a tenth of ``level``.

    Near a saddle and in a flat valley some directions hardly slope and hardly curve: their level ground is far, and
    of no account. Short steps, which all together stay near, are kept whatever they are worth, because the curvature
    changes along them.
    """
    order = np.argsort(heights)
    order = order[np.abs(steps[order]) > NEAR * reach / len(steps) ** 0.5]
    kept = steps.copy()
    kept[order[np.cumsum(heights[order]) <= UNHEEDED * level]] = 0.0
    return kept


def judge(numbers: Numbers) -> Verdict:
    """What kind of point it is.

    A gradient norm alone says nothing: it depends on the scales of loss and parameters, and it is small on plateaus
    too, which are then taken for critical points (Frye et al. 2021, "Critical point-finding methods reveal
    gradient-flat regions of deep network losses"). So the gradient is weighed by the curvature along it: how far the
    level ground is (``levelling``), and what it would change in the loss. At a critical point the signs decide, as
    far as they hold where the gradient is zero: see ``Numbers.undecided``. A Ritz value is never below λ_min, so a
    way down that was found exists, while a minimum is one only beyond the residual.
    """
    if not numbers.critical:
        kind = "not_critical"
    elif numbers.lowest < -numbers.undecided:
        kind = "saddle"
    elif numbers.lowest - numbers.lowest_residual > numbers.undecided:
        kind = "minimum"
    else:
        kind = "flat"
    shown = {
        "gradient": numbers.gradient_norm,
        "distance": numbers.distance,
        "near": NEAR * numbers.reach,
        "size": numbers.parameter_norm,
        "loss": numbers.loss,
        "gain": numbers.gain,
        "level": numbers.level,
        "lowest": numbers.lowest,
        "highest": numbers.highest,
        "residual": numbers.lowest_residual,
        "undecided": numbers.undecided,
    }
    return Verdict(kind, {name: figure(value, ".3g") for name, value in shown.items()}, numbers)
