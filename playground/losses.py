"""The loss functions: one table, one entry each."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import torch
from torch import Tensor

from playground.activations import raw
from playground.experiment import Training


class Loss(msgspec.Struct, frozen=True):
    """A loss averaged over all samples.

    ``terms(output, target, delta)`` are the losses of single samples, same shape as ``output``; their mean has the
    bits of ``torch.nn.functional``'s loss.
    ``backward(output, target, delta, out)`` writes the gradient of the mean with respect to ``output``,
    the same bits as autograd's. ``delta`` is Huber's δ and ignored by the others.
    ``script`` is ``backward`` as TorchScript, of output, target, out, delta and one. With {reduction} MEAN, {rows} 0
    and 1 for one it is just that. For many runs at once, all (runs, rows, 1), it is SUM, 1 and 1 / rows: the sum's
    gradient times that share has the same bits as each run's own mean's.
    """

    terms: Callable[[Tensor, Tensor, float], Tensor]
    backward: Callable[[Tensor, Tensor, float, Tensor], object]
    script: str
    terms_script: str  # ``terms`` as TorchScript, of output, target and delta; output − target and 0 give the same


ONE = torch.ones(())
NONE, MEAN, SUM = range(3)
"""What PyTorch's kernels do with the losses of single samples; {reduction} in a script."""


_mse_gradient = raw(torch.ops.aten.mse_loss_backward.grad_input)
_huber_gradient = raw(torch.ops.aten.huber_loss_backward.out)
_huber_terms = raw(torch.ops.aten.huber_loss.default)


def _mse_backward(output: Tensor, target: Tensor, delta: float, out: Tensor) -> None:
    _mse_gradient(ONE, output, target, MEAN, grad_input=out)


def _mae_backward(output: Tensor, target: Tensor, delta: float, out: Tensor) -> None:
    torch.sub(output, target, out=out)
    torch.sgn(out, out=out)
    out.div_(out.numel())


def _huber_backward(output: Tensor, target: Tensor, delta: float, out: Tensor) -> None:
    _huber_gradient(ONE, output, target, MEAN, delta, grad_input=out)


LOSS_FUNCTIONS: dict[str, Loss] = {
    "mse": Loss(
        terms=lambda output, target, delta: (output - target).square_(),
        backward=_mse_backward,
        script="torch.ops.aten.mse_loss_backward(one, output, target, {reduction}, grad_input=out)",
        terms_script="(output - target).square_()",
    ),
    "mae": Loss(
        terms=lambda output, target, delta: (output - target).abs_(),
        backward=_mae_backward,
        script="torch.sub(output, target, out=out); torch.sgn(out, out=out); out.div_(out.size({rows}))",
        terms_script="(output - target).abs_()",
    ),
    "huber": Loss(
        terms=lambda output, target, delta: _huber_terms(output, target, NONE, delta),
        backward=_huber_backward,
        script="torch.ops.aten.huber_loss_backward(one, output, target, {reduction}, delta, grad_input=out)",
        terms_script="torch.ops.aten.huber_loss(output, target, 0, delta)",
    ),
}
"""Every loss by its name in experiment files."""


def loss_value(training: Training, output: Tensor, target: Tensor) -> float:
    """The mean loss of ``output`` against ``target``, both (n, 1) float32 in scaled units; nan for no samples."""
    if output.numel() == 0:
        return float("nan")
    return float(LOSS_FUNCTIONS[training.loss].terms(output, target, training.huber_delta).mean())
