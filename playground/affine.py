"""What a view may see of linear layers that collapse into one. Nothing here imports PyTorch."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from playground.experiment import Layer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FloatArray: TypeAlias = "NDArray[np.float64]"

LINEAR = "identity"
"""The activation that leaves a layer linear. LeakyReLU's slope stays below 1, so it always bends."""


def linear_runs(layers: tuple[Layer, ...]) -> tuple[tuple[int, int], ...]:
    """First and last linear layer of every maximal run with nothing but identity in between.

    Linear layers are counted from 0: layer ``k`` feeds hidden layer ``k``, and layer ``len(layers)`` is the output.
    A run has at least two, so that there is something to collapse.
    """
    runs = []
    first = 0
    for last in range(len(layers) + 1):
        if last == len(layers) or layers[last].activation != LINEAR:
            if last > first:
                runs.append((first, last))
            first = last + 1
    return tuple(runs)


def stopping_layers(layers: tuple[Layer, ...]) -> tuple[int, ...]:
    """The hidden layers, counted from 0, whose activation is not linear; none where the whole network is affine."""
    return tuple(index for index, layer in enumerate(layers) if layer.activation != LINEAR)


class LeastSquares(msgspec.Struct, frozen=True, eq=False):
    """The affine function with the lowest MSE over some rows, all in scaled units.

    ``root`` (k, features) is a square root of the features' covariance C, ``rootᵀ root = C``: the MSE of any other
    affine function is ``mse + |root Δw|² + (Δb + Δw · mean)²``, so that none can be lower.
    """

    weight: FloatArray  # (features,)
    bias: float
    mse: float
    mean_mse: float  # of predicting the mean of the targets
    mean: FloatArray  # (features,) of the inputs
    root: FloatArray
    rows: int
    unique: bool  # False where features depend on each other: other coefficients reach the same MSE

    def mse_of(self, weight: FloatArray, bias: float) -> float:
        """MSE of ``weight · x + bias`` over the same rows; never below ``mse``."""
        import numpy as np

        with np.errstate(over="ignore", invalid="ignore"):
            step = weight - self.weight
            shift = bias - self.bias + float(step @ self.mean)
            return self.mse + float(np.square(self.root @ step).sum()) + shift * shift


class Line(msgspec.Struct, frozen=True, eq=False):
    """One affine function of the features: ``slopes · x + intercept`` in the data's units."""

    slopes: FloatArray  # (features,)
    intercept: float
    ends: FloatArray | None  # (2,) its values at ``Collapse.ends``


class Run(msgspec.Struct, frozen=True, eq=False):
    """Adjacent linear layers with nothing but identity in between, and the one affine map that they are.

    Weights and biases are in scaled units; None where their product is too large to be computed or carried.
    """

    first: int  # linear layer, counted from 0
    last: int  # the output layer is ``len(layers)``
    shapes: tuple[tuple[int, int], ...]  # (fan_out, fan_in) of the layers' own matrices, first to last
    parameters: int  # weights and biases of these layers
    weight: FloatArray | None  # (fan_out of the last, fan_in of the first)
    bias: FloatArray | None  # (fan_out of the last,)
    weight_norm: float  # Frobenius norm of the product; nan where it was not computed

    @property
    def shape(self) -> tuple[int, int]:
        """(fan_out, fan_in) of the one matrix."""
        return self.shapes[-1][0], self.shapes[0][1]


class Measured(msgspec.Struct, frozen=True):
    """The network beside least squares, and beside its own one map, in scaled units.

    The MSEs are over the same ``rows`` training rows. That of an affine network is taken from its one map in closed
    form, so that rounding cannot put it below ``best_mse``.
    """

    rows: int
    network_mse: float
    best_mse: float
    mean_mse: float  # of predicting the mean of the targets
    difference: float  # largest |network − its one map| over some of the rows; nan where there is no such map
    rounding: float  # what one float32 rounding of the largest of these outputs is worth


class Collapse(msgspec.Struct, frozen=True, eq=False):
    """Where the network is linear, at one update, and how it compares with the best line there is."""

    update: int
    loss: str  # what is trained on; least squares is about "mse"
    runs: tuple[Run, ...]
    stops: tuple[tuple[int, str], ...]  # hidden layers that are not linear, from 0, with their activations
    network: Line | None  # the whole network; None where a layer stops the collapse
    best: Line  # least squares
    unique: bool  # whether the least-squares coefficients are the only ones
    measured: Measured
    ends: FloatArray | None  # (2,) where the lines end: the drawn range of ``feature``; None for two inputs
    feature: int  # the feature that ``ends`` varies, the others as in the Fit's partial effect
