"""The gradient of one parameter as a product of factors, and what sharing them saves."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor

from playground.activations import ACTIVATIONS
from playground.diagram import Parameter
from playground.walk import Counts, Factor, Matrix, Product
from playground.written import Written, matrix


def product(written: Written, parameter: Parameter) -> Product:
    """∂L/∂θ = ∂L/∂ŷ · ∂ŷ/∂h_n-1 ⋯ ∂h_k/∂θ of the picked ``parameter``, with the numbers of the pass itself.

    Raises ``IndexError`` for a parameter that the network does not have.
    """
    layer, unit, source = parameter.layer, parameter.unit, parameter.source
    layout = written.network.layout
    sizes = written.network.sizes
    if not parameter.is_in(sizes):
        raise IndexError(f"{parameter} is not in a network of {'-'.join(map(str, sizes))} units")
    signal = written.dz[layer][:, unit]
    contributions = signal if source is None else signal * written.below(layer)[:, source]
    row = int(contributions.abs().nan_to_num(math.inf).argmax())
    weight, bias = layout[layer].views(written.gradient)
    return Product(
        parameter=parameter,
        latex=gradient_latex(parameter),
        factors=_factors(written, parameter, row, contributions[row]),
        row=row,
        contributions=matrix(contributions.contiguous()),
        gradient=float(bias[unit] if source is None else weight[unit, source]),
        counts=count(sizes, layer, bias=source is None),
    )


def gradient_latex(parameter: Parameter) -> str:
    """∂L/∂W₁[3,1], counted from 1."""
    return rf"\frac{{\partial L}}{{\partial {_entry(parameter)}}}"


def _entry(parameter: Parameter) -> str:
    layer, unit = parameter.layer + 1, parameter.unit + 1
    return f"b_{{{layer}}}[{unit}]" if parameter.source is None else f"W_{{{layer}}}[{unit},{parameter.source + 1}]"


def output_latex(written: Written, layer: int) -> str:
    """What ``layer`` hands on: ŷ or h_k."""
    return r"\hat{y}" if layer == written.last else f"h_{{{layer + 1}}}"


def slope_latex(written: Written, layer: int) -> str:
    """f′(z_k) of a hidden layer."""
    label = ACTIVATIONS[written.network.hidden[layer].activation].label
    return rf"\mathrm{{{label}}}'(z_{{{layer + 1}}})"


def _factors(written: Written, parameter: Parameter, row: int, result: Tensor) -> tuple[Factor, ...]:
    """The factors for one row; ``result`` is their product."""
    last, own = written.last, parameter.layer
    signal = written.dz[last][row : row + 1]
    factors = [
        Factor(
            latex=r"\frac{\partial L}{\partial \hat{y}}",
            formula="",
            layer=last,
            origin="layer" if own == last else "later",
            slope=None,
            weight=matrix(signal),
            running_latex=r"\frac{\partial L}{\partial \hat{y}}",
            running=matrix(signal),
        )
    ]
    for layer in range(last, own, -1):
        above, below = output_latex(written, layer), output_latex(written, layer - 1)
        weight, _ = written.network.layout[layer].views(written.theta)
        diagonal = _diagonal_latex(written, layer)
        factors.append(
            Factor(
                latex=rf"\frac{{\partial {above}}}{{\partial {below}}}",
                formula=f"{diagonal}W_{{{layer + 1}}}",
                layer=layer,
                # the layer after the picked one needed all factors before its own input
                origin="layer" if layer == own + 1 else "later",
                slope=_diagonal(written, layer, row),
                weight=matrix(weight),
                running_latex=rf"\frac{{\partial L}}{{\partial {below}}}",
                running=matrix(written.da[layer - 1][row : row + 1]),
            )
        )
    return (*factors, _own_factor(written, parameter, row, result))


def _own_factor(written: Written, parameter: Parameter, row: int, result: Tensor) -> Factor:
    """∂h_k/∂W_k[i,j]: a column that is zero but for entry i."""
    layer, source = parameter.layer, parameter.source
    column = torch.zeros(written.network.layout[layer].fan_out, 1)
    column[parameter.unit] = 1.0 if source is None else written.below(layer)[row, source]
    if source is None:
        fed = ""
    elif layer == 0:
        fed = f"x[{source + 1}]"
    else:
        fed = f"h_{{{layer}}}[{source + 1}]"
    place = "" if layer == written.last else rf"e_{{{parameter.unit + 1}}}"
    return Factor(
        latex=rf"\frac{{\partial {output_latex(written, layer)}}}{{\partial {_entry(parameter)}}}",
        formula=rf"{_diagonal_latex(written, layer)}{place} {fed}".strip() or "1",
        layer=layer,
        origin="own",
        slope=_diagonal(written, layer, row),
        weight=matrix(column),
        running_latex=gradient_latex(parameter),
        running=matrix(result.reshape(1, 1)),
    )


def _is_passed_on(written: Written, layer: int) -> bool:
    """Whether what ``layer`` hands on is its z: the output layer, and identity."""
    return layer == written.last or written.network.kernels[layer] is None


def _diagonal(written: Written, layer: int, row: int) -> Matrix | None:
    if _is_passed_on(written, layer):
        return None
    return matrix(written.slopes[layer][row][:, None])


def _diagonal_latex(written: Written, layer: int) -> str:
    if _is_passed_on(written, layer):
        return ""
    return rf"\mathrm{{diag}}({slope_latex(written, layer)}) \, "


def count(sizes: Sequence[int], layer: int, *, bias: bool) -> Counts:
    """``Counts`` of a network of ``sizes`` (inputs, units of every hidden layer, 1); ``layer`` and ``bias`` say which
    parameter was picked."""
    last = len(sizes) - 2
    products = [fan_in * fan_out for fan_in, fan_out in pairwise(sizes)]
    # weight gradients of every layer; then Wᵀδ and ⊙ f′ for every layer but the first
    network = sum(products) + sum(products[1:]) + sum(sizes[1:-1])
    paths = [math.prod(sizes[index + 2 : -1]) for index in range(last + 1)]
    costs = [2 * (last - index) for index in range(last + 1)]  # of one path from a unit; one more from a weight
    network_paths = sum(
        units * paths[index] * (fan_in * (costs[index] + 1) + costs[index])
        for index, (fan_in, units) in enumerate(pairwise(sizes))
    )
    own = 0 if bias else 1
    # down to δ of the layer after the picked one; from there on the picked unit's column of Wᵀ and its f′ only
    above = sum(products[index] + sizes[index] for index in range(layer + 2, last + 1))
    extra = own if layer == last else sizes[layer + 2] + 1 + own
    return Counts(
        network=network,
        network_paths=network_paths,
        parameter=above + extra,
        parameter_paths=paths[layer] * (costs[layer] + own),
        parameter_extra=extra,
        paths=paths[layer],
    )
