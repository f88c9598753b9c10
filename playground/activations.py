"""The activation functions: one table, one entry each.

The table is plain NumPy and text, so that the window can draw every curve before PyTorch is loaded; NumPy itself is
loaded when the first one is drawn.
``kernels`` imports PyTorch when it is called and returns the very kernels that ``nn.Sequential`` and
autograd would run, which is what makes the written-out pass equal to autograd to the bit. ``script`` names the
same ones for the loop that runs without Python.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

Array: TypeAlias = "NDArray[np.float64]"


class Kernels(msgspec.Struct, frozen=True):
    """One activation as in-place PyTorch calls.

    ``forward(z, out)`` writes f(z) into ``out``; ``backward(grad, z, a, out)`` writes grad · f′(z) into ``out``,
    given the pre-activation ``z`` and the activation ``a`` of the forward call. All of one shape, float32.
    """

    forward: Callable[[Tensor, Tensor], object]
    backward: Callable[[Tensor, Tensor, Tensor, Tensor], object]


class Activation(msgspec.Struct, frozen=True):
    """What the program knows of one activation function. ``slope`` is LeakyReLU's α and ignored by the others."""

    label: str
    module: str  # as written in PyTorch code; {slope} stands for α
    latex: str
    derivative_latex: str
    function: Callable[[Array, float], Array]
    derivative: Callable[[Array, float], Array]
    max_slope: float  # the least upper bound of |f′|
    kernels: Callable[[float], Kernels]
    script: tuple[str, ...]  # both kernels as TorchScript, of z, a, grad, out and slope; none for the identity
    has_slope: bool = False


DEFAULT_SLOPE = 0.01
"""LeakyReLU's α where none is given, as in ``nn.LeakyReLU``."""
RECTIFIERS = ("relu", "leaky_relu")
"""Those whose units can be dead: the slope is 0, or α, on one side of the kink."""


def _np() -> Any:
    """NumPy, when the first curve is drawn: the table is read before the window is painted for the first time."""
    return importlib.import_module("numpy")


def _sigmoid(z: Array) -> Array:
    import numpy as np

    return 0.5 * (1.0 + np.tanh(0.5 * z))


def _normal_cdf(z: Array) -> Array:
    import numpy as np

    return np.array([0.5 * math.erfc(-value / math.sqrt(2.0)) for value in z.ravel()]).reshape(z.shape)


def _normal_density(z: Array) -> Array:
    import numpy as np

    return np.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi)


def raw(overload: Any) -> Any:
    """An ATen overload without the Python layer of ``torch.ops`` around it, which costs half a microsecond a call."""
    return overload._op


def _identity_kernels(slope: float) -> Kernels:
    return Kernels(lambda z, out: out.copy_(z), lambda grad, z, a, out: out.copy_(grad))


def _sigmoid_kernels(slope: float) -> Kernels:
    import torch

    backward = raw(torch.ops.aten.sigmoid_backward.grad_input)
    return Kernels(
        lambda z, out: torch.sigmoid(z, out=out),
        lambda grad, z, a, out: backward(grad, a, grad_input=out),
    )


def _tanh_kernels(slope: float) -> Kernels:
    import torch

    backward = raw(torch.ops.aten.tanh_backward.grad_input)
    return Kernels(
        lambda z, out: torch.tanh(z, out=out),
        lambda grad, z, a, out: backward(grad, a, grad_input=out),
    )


def _relu_kernels(slope: float) -> Kernels:
    import torch

    backward = raw(torch.ops.aten.threshold_backward.grad_input)
    return Kernels(
        lambda z, out: torch.clamp_min(z, 0, out=out),
        lambda grad, z, a, out: backward(grad, a, 0, grad_input=out),
    )


def _leaky_relu_kernels(slope: float) -> Kernels:
    import torch

    forward = raw(torch.ops.aten.leaky_relu.out)
    backward = raw(torch.ops.aten.leaky_relu_backward.grad_input)
    return Kernels(
        lambda z, out: forward(z, slope, out=out),
        lambda grad, z, a, out: backward(grad, z, slope, False, grad_input=out),
    )


def _elu_kernels(slope: float) -> Kernels:
    import torch

    forward = raw(torch.ops.aten.elu.out)
    backward = raw(torch.ops.aten.elu_backward.grad_input)
    return Kernels(
        lambda z, out: forward(z, 1.0, out=out),
        lambda grad, z, a, out: backward(grad, 1.0, 1, 1, False, z, grad_input=out),
    )


def _gelu_kernels(slope: float) -> Kernels:
    import torch

    forward = raw(torch.ops.aten.gelu.out)
    backward = raw(torch.ops.aten.gelu_backward.grad_input)
    return Kernels(
        lambda z, out: forward(z, out=out),
        lambda grad, z, a, out: backward(grad, z, grad_input=out),
    )


def _silu_kernels(slope: float) -> Kernels:
    import torch

    forward = raw(torch.ops.aten.silu.out)
    backward = raw(torch.ops.aten.silu_backward.grad_input)
    return Kernels(
        lambda z, out: forward(z, out=out),
        lambda grad, z, a, out: backward(grad, z, grad_input=out),
    )


def _softplus_kernels(slope: float) -> Kernels:
    import torch

    forward = raw(torch.ops.aten.softplus.out)
    backward = raw(torch.ops.aten.softplus_backward.grad_input)
    return Kernels(
        lambda z, out: forward(z, 1, 20, out=out),
        lambda grad, z, a, out: backward(grad, z, 1, 20, grad_input=out),
    )


def _sine_kernels(slope: float) -> Kernels:
    import torch

    def backward(grad: Tensor, z: Tensor, a: Tensor, out: Tensor) -> None:
        torch.cos(z, out=out)
        torch.mul(grad, out, out=out)

    return Kernels(lambda z, out: torch.sin(z, out=out), backward)


ACTIVATIONS: dict[str, Activation] = {
    "identity": Activation(
        label="Identity",
        module="nn.Identity()",
        latex="z",
        derivative_latex="1",
        function=lambda z, slope: z,
        derivative=lambda z, slope: _np().ones_like(z),
        max_slope=1.0,
        kernels=_identity_kernels,
        script=(),
    ),
    "sigmoid": Activation(
        label="Sigmoid",
        module="nn.Sigmoid()",
        latex=r"\frac{1}{1 + e^{-z}}",
        derivative_latex=r"\sigma(z)\,(1 - \sigma(z))",
        function=lambda z, slope: _sigmoid(z),
        derivative=lambda z, slope: _sigmoid(z) * _sigmoid(-z),
        max_slope=0.25,
        kernels=_sigmoid_kernels,
        script=("torch.sigmoid({z}, out={a})", "torch.ops.aten.sigmoid_backward({grad}, {a}, grad_input={out})"),
    ),
    "tanh": Activation(
        label="Tanh",
        module="nn.Tanh()",
        latex=r"\tanh(z)",
        derivative_latex=r"1 - \tanh^2(z)",
        function=lambda z, slope: _np().tanh(z),
        derivative=lambda z, slope: 1.0 - _np().tanh(z) ** 2,
        max_slope=1.0,
        kernels=_tanh_kernels,
        script=("torch.tanh({z}, out={a})", "torch.ops.aten.tanh_backward({grad}, {a}, grad_input={out})"),
    ),
    "relu": Activation(
        label="ReLU",
        module="nn.ReLU()",
        latex=r"\max(0, z)",
        derivative_latex=r"1 \text{ if } z > 0 \text{, else } 0",
        function=lambda z, slope: _np().maximum(z, 0.0),
        derivative=lambda z, slope: _np().where(z > 0, 1.0, 0.0),
        max_slope=1.0,
        kernels=_relu_kernels,
        script=(
            "torch.clamp_min({z}, 0, out={a})",
            "torch.ops.aten.threshold_backward({grad}, {a}, 0, grad_input={out})",
        ),
    ),
    "leaky_relu": Activation(
        label="LeakyReLU",
        module="nn.LeakyReLU({slope})",
        latex=r"\max(\alpha z, z)",
        derivative_latex=r"1 \text{ if } z > 0 \text{, else } \alpha",
        function=lambda z, slope: _np().where(z > 0, z, slope * z),
        derivative=lambda z, slope: _np().where(z > 0, 1.0, slope),
        max_slope=1.0,
        kernels=_leaky_relu_kernels,
        script=(
            "torch.ops.aten.leaky_relu({z}, {slope}, out={a})",
            "torch.ops.aten.leaky_relu_backward({grad}, {z}, {slope}, False, grad_input={out})",
        ),
        has_slope=True,
    ),
    "elu": Activation(
        label="ELU",
        module="nn.ELU()",
        latex=r"z \text{ if } z > 0 \text{, else } e^{z} - 1",
        derivative_latex=r"1 \text{ if } z > 0 \text{, else } e^{z}",
        function=lambda z, slope: _np().where(z > 0, z, _np().expm1(_np().minimum(z, 0.0))),
        derivative=lambda z, slope: _np().where(z > 0, 1.0, _np().exp(_np().minimum(z, 0.0))),
        max_slope=1.0,
        kernels=_elu_kernels,
        script=(
            "torch.ops.aten.elu({z}, 1.0, out={a})",
            "torch.ops.aten.elu_backward({grad}, 1.0, 1, 1, False, {z}, grad_input={out})",
        ),
    ),
    "gelu": Activation(
        label="GELU",
        module="nn.GELU()",
        latex=r"z\,\Phi(z)",
        derivative_latex=r"\Phi(z) + z\,\varphi(z)",
        function=lambda z, slope: z * _normal_cdf(z),
        derivative=lambda z, slope: _normal_cdf(z) + z * _normal_density(z),
        max_slope=1.1289042,
        kernels=_gelu_kernels,
        script=("torch.ops.aten.gelu({z}, out={a})", "torch.ops.aten.gelu_backward({grad}, {z}, grad_input={out})"),
    ),
    "silu": Activation(
        label="SiLU",
        module="nn.SiLU()",
        latex=r"z\,\sigma(z)",
        derivative_latex=r"\sigma(z)\,(1 + z\,(1 - \sigma(z)))",
        function=lambda z, slope: z * _sigmoid(z),
        derivative=lambda z, slope: _sigmoid(z) * (1.0 + z * _sigmoid(-z)),
        max_slope=1.0998394,
        kernels=_silu_kernels,
        script=("torch.ops.aten.silu({z}, out={a})", "torch.ops.aten.silu_backward({grad}, {z}, grad_input={out})"),
    ),
    "softplus": Activation(
        label="Softplus",
        module="nn.Softplus()",
        latex=r"\ln(1 + e^{z})",
        derivative_latex=r"\sigma(z)",
        function=lambda z, slope: _np().logaddexp(0.0, z),
        derivative=lambda z, slope: _sigmoid(z),
        max_slope=1.0,
        kernels=_softplus_kernels,
        script=(
            "torch.ops.aten.softplus({z}, 1, 20, out={a})",
            "torch.ops.aten.softplus_backward({grad}, {z}, 1, 20, grad_input={out})",
        ),
    ),
    "sine": Activation(
        label="Sine",
        module="Sine()",
        latex=r"\sin(z)",
        derivative_latex=r"\cos(z)",
        function=lambda z, slope: _np().sin(z),
        derivative=lambda z, slope: _np().cos(z),
        max_slope=1.0,
        kernels=_sine_kernels,
        script=(
            "torch.sin({z}, out={a})",
            "torch.cos({z}, out={out}); torch.mul({grad}, {out}, out={out})",
        ),
    ),
}
"""Every activation function by its name in experiment files. Adding one is one entry here."""
