"""What a view may see of the gradient's way through the layers, and of what that says. Nothing here imports PyTorch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from playground.experiment import Experiment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FloatArray: TypeAlias = "NDArray[np.float64]"


class Flow(msgspec.Struct, frozen=True, eq=False):
    """The layers of one network at one update, over the probe rows of the training set, in scaled units.

    Arrays over ``layers`` hold the hidden layers in order and the output layer last; those over ``hidden`` leave the
    output layer out. Values that are not finite are nan.
    """

    update: int
    loss: float  # mean loss over the probe rows
    weight_norm: FloatArray  # (layers,) ‖∂L/∂W‖
    bias_norm: FloatArray  # (layers,) ‖∂L/∂b‖
    signal_norm: FloatArray  # (layers,) ‖∂L/∂z‖ of the mean loss, all rows and units together
    update_ratio: FloatArray  # (layers,) ‖ΔW‖ / ‖W‖ of the last update, W before it; nan where that is not known
    slope: FloatArray  # (hidden,) mean |f′(z)|
    saturated: FloatArray  # (hidden,) share of units whose mean |f′| is below 3 % of max |f′|; dead ones aside
    dead: FloatArray  # (hidden,) share of units with f′ = 0 on every row; nan where f is neither ReLU nor LeakyReLU
    spread: FloatArray  # (hidden + 1,) variance of the inputs, then of every hidden layer's activations
    twins: FloatArray  # (hidden,) share of units whose weights and bias equal another one's, that one not counted
    growth: FloatArray  # (hidden,) ‖∂L/∂z_k‖ / ‖∂L/∂z_(k+1)‖: what passing layer k made of the gradient
    weight_bound: FloatArray  # (hidden,) ‖W_(k+1)‖₂, the largest singular value
    slope_bound: FloatArray  # (hidden,) max |f′_k|, from the table of activations
    activation_edges: FloatArray  # (hidden, bins + 1)
    activation_counts: FloatArray  # (hidden, bins)
    gradient_edges: FloatArray  # (layers, bins + 1) of log10 |∂L/∂z|, the same for all layers
    gradient_counts: FloatArray  # (layers, bins); smaller ones are in the lowest bin, zeros in none
    gradient_zeros: FloatArray  # (layers,) share of the entries of ∂L/∂z that are exactly zero


class FlowHistory(msgspec.Struct, frozen=True, eq=False):
    """``Flow``'s norms of every layer at the snapshots of a run, oldest first."""

    updates: FloatArray  # (t,)
    weight_norm: FloatArray  # (layers, t)
    signal_norm: FloatArray  # (layers, t)


class Remedy(msgspec.Struct, frozen=True):
    """Something to try: what it is called, and the experiment that it makes of the one that was looked at."""

    text: str
    experiment: Experiment


class Diagnosis(msgspec.Struct, frozen=True):
    """One thing that is wrong with a network, or worth knowing, with the numbers that prove it.

    ``kind`` is a key of ``playground.diagnosis.KINDS``, whose template and these ``values`` make the sentence.
    """

    kind: str
    values: Mapping[str, str]
    layer: int | None  # the layer it is seen best in, counted from 0, the output layer last
    remedies: tuple[Remedy, ...]
