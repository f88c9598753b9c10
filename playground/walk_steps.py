"""The steps of the forward pass, the loss and the backward pass, each a formula with its terms."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np
from torch import Tensor

from playground.activations import ACTIVATIONS
from playground.chain_product import output_latex, slope_latex
from playground.diagram import Part
from playground.experiment import Training
from playground.walk import Step, Term
from playground.written import Written, columns, matrix


class LossFormulas(msgspec.Struct, frozen=True):
    """A loss of one row and its derivative: ``#1`` the prediction, ``#2`` the target, ``#3`` δ where it has one."""

    loss: str
    gradient: str  # of the loss of one row
    notes: tuple[str, ...] = ()


LOSS_FORMULAS: dict[str, LossFormulas] = {
    "mse": LossFormulas(r"(#1 - #2)^{2}", r"2 \, (#1 - #2)"),
    "mae": LossFormulas(r"\left|#1 - #2\right|", r"\mathrm{sign}(#1 - #2)"),
    "huber": LossFormulas(
        r"H(#1 - #2)",
        r"\max(-#3, \min(#3, #1 - #2))",
        (r"H(r) = \frac{1}{2} r^{2} \text{ if } |r| \leq #3 \text{, else } #3 \, (|r| - \frac{1}{2} #3)",),
    ),
}
"""Every loss by its name in experiment files."""


def weight_term(written: Written, layer: int, vector: Tensor | None = None) -> Term:
    """W of ``layer``, in ``theta`` or another vector of parameters."""
    weight, _ = written.network.layout[layer].views(written.theta if vector is None else vector)
    return Term("weight", layer, f"W_{{{layer + 1}}}", matrix(weight))


def bias_term(written: Written, layer: int, vector: Tensor | None = None) -> Term:
    """b of ``layer``, a column."""
    _, bias = written.network.layout[layer].views(written.theta if vector is None else vector)
    return Term("bias", layer, f"b_{{{layer + 1}}}", matrix(bias[:, None]))


def weight_gradient_term(written: Written, layer: int) -> Term:
    """∂L/∂W of ``layer``."""
    weight, _ = written.network.layout[layer].views(written.gradient)
    return Term("weight_gradient", layer, partial(f"W_{{{layer + 1}}}"), matrix(weight))


def bias_gradient_term(written: Written, layer: int) -> Term:
    """∂L/∂b of ``layer``, a column."""
    _, bias = written.network.layout[layer].views(written.gradient)
    return Term("bias_gradient", layer, partial(f"b_{{{layer + 1}}}"), matrix(bias[:, None]))


def number_term(written: Written, kind: str, latex: str, value: float) -> Term:
    """A single number that belongs to the network as a whole."""
    array = np.full((1, 1), value, dtype=np.float32)
    array.flags.writeable = False
    return Term(kind, written.last, latex, array)


def partial(of: str) -> str:
    """∂L/∂of."""
    return rf"\frac{{\partial L}}{{\partial {of}}}"


def forward_steps(written: Written) -> Iterator[Step]:
    """h₀ = x, then z = W h + b and h = f(z) of every layer, to the prediction."""
    inputs = Term("input", 0, "x", columns(written.x))
    yield Step("input", 0, "#1", (inputs,), _fed_term(written, 0), (Part("input", 0),))
    for layer in range(written.last + 1):
        yield _affine_step(written, layer)
        if layer < written.last:
            yield _activation_step(written, layer)


def _fed_term(written: Written, layer: int) -> Term:
    """h_k-1, what ``layer`` is fed with."""
    kind = "activation" if layer else "input"
    return Term(kind, max(layer - 1, 0), f"h_{{{layer}}}", columns(written.below(layer)))


def _z_term(written: Written, layer: int) -> Term:
    if layer == written.last:
        return Term("prediction", layer, r"\hat{y}", columns(written.output))
    return Term("pre_activation", layer, f"z_{{{layer + 1}}}", columns(written.z[layer]))


def _affine_step(written: Written, layer: int) -> Step:
    return Step(
        kind="prediction" if layer == written.last else "affine",
        layer=layer,
        # a batch has the same bias in every column
        pattern=r"#1 \, #2 + #3" if written.rows == 1 else r"#1 \, #2 + #3 \, \mathbf{1}^\top",
        terms=(weight_term(written, layer), _fed_term(written, layer), bias_term(written, layer)),
        result=_z_term(written, layer),
        parts=(Part("weights", layer), Part("biases", layer), Part("units", layer)),
    )


def _activation_step(written: Written, layer: int) -> Step:
    function, alpha = _function_latex(written, layer)
    activation = ACTIVATIONS[written.network.hidden[layer].activation]
    return Step(
        kind="activation",
        layer=layer,
        pattern=f"{function}(#1)",
        terms=(_z_term(written, layer),),
        result=Term("activation", layer, output_latex(written, layer), columns(written.a[layer])),
        parts=(Part("units", layer),),
        notes=(f"{function}(z) = {activation.latex}", *alpha),
    )


def _function_latex(written: Written, layer: int) -> tuple[str, tuple[str, ...]]:
    """The activation's name, and the value of α where it has one."""
    spec = written.network.hidden[layer]
    activation = ACTIVATIONS[spec.activation]
    alpha = (rf"\alpha = {spec.slope:.6g}",) if activation.has_slope else ()
    return rf"\mathrm{{{activation.label}}}", alpha


def loss_steps(written: Written) -> Iterator[Step]:
    """The mean loss, and its derivative with respect to the prediction."""
    last, rows, training = written.last, written.rows, written.training
    formulas = LOSS_FORMULAS[training.loss]
    terms = (_z_term(written, last), Term("target", last, "y", columns(written.target)), *_delta(written, training))
    yield Step(
        kind="loss",
        layer=last,
        pattern=formulas.loss if rows == 1 else rf"\frac{{1}}{{{rows}}} \sum {formulas.loss}",
        terms=terms,
        result=number_term(written, "loss", "L", written.loss),
        parts=(Part("units", last), Part("loss", last)),
        notes=formulas.notes,
    )
    yield Step(
        kind="loss_gradient",
        layer=last,
        pattern=formulas.gradient if rows == 1 else rf"\frac{{1}}{{{rows}}} \cdot {formulas.gradient}",
        terms=terms,
        result=Term("pre_activation_gradient", last, partial(r"\hat{y}"), columns(written.dz[last])),
        parts=(Part("loss", last, backward=True), Part("units", last, backward=True)),
        notes=(f"{_delta_latex(last)} = {partial(output_latex(written, last))}",),
    )


def _delta(written: Written, training: Training) -> tuple[Term, ...]:
    """Huber's δ, which is called d here: δ are the gradients of the pre-activations."""
    return (number_term(written, "setting", "d", training.huber_delta),) if training.loss == "huber" else ()


def _delta_latex(layer: int) -> str:
    return rf"\delta_{{{layer + 1}}}"


def _delta_term(written: Written, layer: int) -> Term:
    return Term("pre_activation_gradient", layer, _delta_latex(layer), columns(written.dz[layer]))


def backward_steps(written: Written) -> Iterator[Step]:
    """From the last layer to the first: ∂L/∂W, ∂L/∂b, then ∂L/∂h and δ = ∂L/∂z of the layer below."""
    for layer in range(written.last, -1, -1):
        delta = _delta_term(written, layer)
        yield Step(
            kind="weight_gradient",
            layer=layer,
            pattern=r"#1 \, #2^\top",
            terms=(delta, _fed_term(written, layer)),
            result=weight_gradient_term(written, layer),
            parts=(Part("units", layer, backward=True), Part("weights", layer, backward=True)),
        )
        yield Step(
            kind="bias_gradient",
            layer=layer,
            pattern="#1" if written.rows == 1 else r"#1 \, \mathbf{1}",
            terms=(delta,),
            result=bias_gradient_term(written, layer),
            parts=(Part("units", layer, backward=True), Part("biases", layer, backward=True)),
        )
        if layer:
            yield from _through(written, layer, delta)


def _through(written: Written, layer: int, delta: Term) -> Iterator[Step]:
    """The gradient's way from δ of ``layer`` to that of the layer below."""
    below = layer - 1
    activation = ACTIVATIONS[written.network.hidden[below].activation]
    function, alpha = _function_latex(written, below)
    output = Term(
        "activation_gradient", below, partial(output_latex(written, below)), columns(written.da[below])
    )
    yield Step(
        kind="activation_gradient",
        layer=below,
        pattern=r"#1^\top \, #2",
        terms=(weight_term(written, layer), delta),
        result=output,
        parts=(
            Part("units", layer, backward=True),
            Part("weights", layer, backward=True),
            Part("units", below, backward=True),
        ),
    )
    yield Step(
        kind="pre_activation_gradient",
        layer=below,
        pattern=r"#1 \odot #2",
        terms=(output, Term("slope", below, slope_latex(written, below), columns(written.slopes[below]))),
        result=_delta_term(written, below),
        parts=(Part("units", below, backward=True),),
        notes=(
            f"{_delta_latex(below)} = {partial(f'z_{{{below + 1}}}')}",
            f"{function}'(z) = {activation.derivative_latex}",
            *alpha,
        ),
    )
