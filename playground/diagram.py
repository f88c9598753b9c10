"""What a view may see of the network as a diagram. Nothing here imports PyTorch."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


FloatArray: TypeAlias = "NDArray[np.float64]"
IndexArray: TypeAlias = "NDArray[np.int64]"


class DiagramLayer(msgspec.Struct, frozen=True, eq=False):
    """One linear layer with its activation. Of a wide one only the strongest units are in it.

    ``n`` units of this layer and ``m`` of the layer before (or inputs) are shown; their weights are ``weight[n, m]``.
    """

    units: int  # of the whole layer
    shown: IndexArray  # (n,) which of them these are, ascending
    weight: FloatArray  # (n, m)
    bias: FloatArray  # (n,)
    weight_gradient: FloatArray  # (n, m) of the mean loss over the probe rows
    bias_gradient: FloatArray  # (n,)
    weight_change: FloatArray  # (n, m) by the last update; zero before the first
    bias_change: FloatArray  # (n,)
    activation_mean: FloatArray  # (n,) over the probe rows; of the output layer: scaled predictions
    activation_deviation: FloatArray  # (n,)
    signal_norm: FloatArray  # (n,) ‖∂L/∂z‖ over the probe rows
    response: FloatArray | None  # one input (n, points), two (n, side, side) rows of x2: a over the domain; else None


class Diagram(msgspec.Struct, frozen=True, eq=False):
    """The network at one update: inputs on the left, then ``layers``, the output layer last."""

    update: int
    inputs: int
    inputs_shown: IndexArray  # (m,) which inputs are shown, ascending
    layers: tuple[DiagramLayer, ...]


class Parameter(msgspec.Struct, frozen=True):
    """One entry of one layer's parameters: ``W[unit, source]``, or ``b[unit]`` where ``source`` is ``None``.

    Layers are counted from 0, the output layer last.
    """

    layer: int
    unit: int
    source: int | None

    def is_in(self, sizes: Sequence[int]) -> bool:
        """Whether a network of ``sizes`` (inputs, units of every layer, the output's 1) has it."""
        layer, unit, source = self.layer, self.unit, self.source or 0
        return 0 <= layer < len(sizes) - 1 and 0 <= unit < sizes[layer + 1] and 0 <= source < sizes[layer]


class Part(msgspec.Struct, frozen=True):
    """A part of the diagram that can be lit up: of linear layer ``layer``, counted from 0, the output layer last.

    ``kind`` is "input" (layer 0), "weights", "biases", "units" (z and a of that layer), "loss" (the last layer).
    ``backward`` says that it acts on the way back.
    """

    kind: str
    layer: int
    backward: bool = False
