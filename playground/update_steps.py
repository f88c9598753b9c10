"""The steps of one update: what regularisation and clipping make of the gradient, and the optimiser's rule."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import torch
from torch import Tensor

from playground.diagram import Part
from playground.next_update import NextUpdate, OptimizerState, penalised
from playground.walk import Matrix, Step, Term
from playground.walk_steps import (
    bias_gradient_term,
    bias_term,
    number_term,
    weight_gradient_term,
    weight_term,
)
from playground.written import Written, matrix


class Remembered(msgspec.Struct, frozen=True):
    """One tensor of an optimiser's state: its key in ``OptimizerState.state``, and its symbols."""

    key: str
    new: str  # after the update, with the decay corrected
    old: str
    decay: float | None = None  # of an average that began at zero and is corrected for that


class Rule(msgspec.Struct, frozen=True):
    """An optimiser's formulas: ``#1`` the parameters, ``#2`` η, ``#3`` the gradient, then the new values of ``state``,
    then its old ones, then μ if ``momentum`` says so. ``@t`` stands for the number of this update."""

    pattern: str
    notes: tuple[str, ...] = ()
    state: tuple[Remembered, ...] = ()
    momentum: bool = False


_VELOCITY = (Remembered("momentum_buffer", "v_{t}", "v_{t-1}"),)
_ADAM = Rule(
    r"#1 - #2 \, \frac{#4}{\sqrt{#5} + 10^{-8}}",
    (
        r"#4 = \frac{0.9 \, #6 + 0.1 \, #3}{1 - 0.9^{@t}}",
        r"#5 = \frac{0.999 \, #7 + 0.001 \, #3 \odot #3}{1 - 0.999^{@t}}",
    ),
    (Remembered("exp_avg", r"\hat{m}", "m_{t-1}", 0.9), Remembered("exp_avg_sq", r"\hat{v}", "v_{t-1}", 0.999)),
)

RULES: dict[str, Rule] = {
    "sgd": Rule(r"#1 - #2 \, #3"),
    "momentum": Rule(r"#1 - #2 \, #4", (r"#4 = #6 \, #5 + #3",), _VELOCITY, momentum=True),
    "nesterov": Rule(r"#1 - #2 \, (#3 + #6 \, #4)", (r"#4 = #6 \, #5 + #3",), _VELOCITY, momentum=True),
    "rmsprop": Rule(
        r"#1 - #2 \, \frac{#3}{\sqrt{#4} + 10^{-8}}",
        (r"#4 = 0.99 \, #5 + 0.01 \, #3 \odot #3",),
        (Remembered("square_avg", "v_{t}", "v_{t-1}"),),
    ),
    "adagrad": Rule(
        r"#1 - #2 \, \frac{#3}{\sqrt{#4} + 10^{-10}}",
        (r"#4 = #5 + #3 \odot #3",),
        (Remembered("sum", "v_{t}", "v_{t-1}"),),
    ),
    "adam": _ADAM,
    "adamw": _ADAM,
}
"""Every optimiser by its name in experiment files. AdamW's own weight decay is added where it is on."""

Side = int
"""0 the weights, 1 the biases of a layer: the place in what ``LayerLayout.views`` returns."""


def update_steps(written: Written, before: OptimizerState, rate: float) -> Iterator[Step]:
    """Clipping if it is on, then of every layer, weights first, the regularised gradient and the new parameters."""
    update = NextUpdate(written, before)
    update.make(rate)
    clip = None
    if written.training.clip_norm is not None:
        step = _clip_step(written, written.training.clip_norm)
        clip = step.result
        yield step
    changed = _changed_gradient(written, update.gradient)
    remembered = [
        (_corrected(each, update.optimizer), before.state[each.key].clone())
        for each in RULES[written.training.optimizer].state
    ]
    for layer in range(written.last + 1):
        for side in (0, 1):
            gradient = _gradient_term(written, layer, side)
            if changed is not None:
                step = _regularised_step(written, layer, side, changed, clip)
                gradient = step.result
                yield step
            yield _update_step(written, update, layer, side, gradient, remembered, rate)


def _decoupled(written: Written) -> bool:
    """Whether weight decay acts on the parameters instead of the gradient."""
    return written.training.optimizer == "adamw"


def _changed_gradient(written: Written, gradient: Tensor) -> Tensor | None:
    """The gradient that the optimiser works with; ``None`` if it is that of the loss."""
    training = written.training
    decay = 0.0 if _decoupled(written) else training.l2
    if training.l1 == 0.0 and decay == 0.0 and training.clip_norm is None:
        return None
    return torch.add(gradient, written.theta, alpha=decay) if decay else gradient


def _corrected(each: Remembered, optimizer: OptimizerState) -> Tensor:
    value = optimizer.state[each.key]
    return value if each.decay is None else value / (1 - each.decay**optimizer.steps)


def _parameter_term(written: Written, layer: int, side: Side, vector: Tensor | None = None) -> Term:
    return (weight_term, bias_term)[side](written, layer, vector)


def _gradient_term(written: Written, layer: int, side: Side) -> Term:
    return (weight_gradient_term, bias_gradient_term)[side](written, layer)


def _view(written: Written, layer: int, side: Side, vector: Tensor) -> Matrix:
    """One layer's part of ``vector``, a bias as a column."""
    view = written.network.layout[layer].views(vector)[side]
    return matrix(view if side == 0 else view[:, None])


def _part(layer: int, side: Side) -> Part:
    return Part(("weights", "biases")[side], layer)


def _clip_step(written: Written, clip_norm: float) -> Step:
    """s = min(1, c / (‖g‖ + 1e-6)), as ``torch.nn.utils.clip_grad_norm_`` has it."""
    norms = torch._foreach_norm(written.network.tensors(penalised(written)), 2.0)
    norm = torch.linalg.vector_norm(torch.stack(norms), 2.0)
    gradient = r"\nabla L" if written.training.l1 == 0.0 else r"\nabla L + \lambda_{1} \, \mathrm{sign} \, \theta"
    return Step(
        kind="clip",
        layer=written.last,
        pattern=r"\min\left(1, \frac{#1}{#2 + 10^{-6}}\right)",
        terms=(
            number_term(written, "setting", "c", clip_norm),
            number_term(written, "norm", rf"\left\|{gradient}\right\|", float(norm)),
        ),
        result=number_term(written, "clip", "s", float(torch.clamp(clip_norm / (norm + 1e-6), max=1.0))),
        parts=tuple(_part(layer, side) for layer in range(written.last + 1) for side in (0, 1)),
    )


def _regularised_step(written: Written, layer: int, side: Side, changed: Tensor, clip: Term | None) -> Step:
    """g = s (∂L/∂W + λ₁ sign W) + λ₂ W, only what of it is on."""
    training = written.training
    gradient, parameters = _gradient_term(written, layer, side), _parameter_term(written, layer, side)
    terms = [gradient]
    pattern = "#1"
    decay = training.l2 != 0.0 and not _decoupled(written)
    if training.l1 != 0.0 or decay:
        terms.append(parameters)
    if training.l1 != 0.0:
        terms.append(number_term(written, "setting", r"\lambda_{1}", training.l1))
        pattern = rf"#1 + #{len(terms)} \, \mathrm{{sign}}(#2)"
    if clip is not None:
        terms.append(clip)
        pattern = rf"#{len(terms)} \, ({pattern})" if training.l1 != 0.0 else rf"#{len(terms)} \, #1"
    if decay:
        terms.append(number_term(written, "setting", r"\lambda_{2}", training.l2))
        pattern += rf" + #{len(terms)} \, #2"
    return Step(
        kind=("regularised_weights", "regularised_biases")[side],
        layer=layer,
        pattern=pattern,
        terms=tuple(terms),
        result=Term(gradient.kind, layer, f"g_{{{parameters.latex}}}", _view(written, layer, side, changed)),
        parts=(_part(layer, side),),
    )


def _update_step(
    written: Written,
    update: NextUpdate,
    layer: int,
    side: Side,
    gradient: Term,
    remembered: list[tuple[Tensor, Tensor]],
    rate: float,
) -> Step:
    training = written.training
    rule = RULES[training.optimizer]
    terms = [_parameter_term(written, layer, side), number_term(written, "setting", r"\eta", rate), gradient]
    for age, symbols in enumerate(([each.new for each in rule.state], [each.old for each in rule.state])):
        terms += [
            Term("state", layer, symbol, _view(written, layer, side, pair[age]))
            for symbol, pair in zip(symbols, remembered, strict=True)
        ]
    if rule.momentum:
        terms.append(number_term(written, "setting", r"\mu", training.momentum))
    pattern = rule.pattern
    if _decoupled(written) and training.l2 != 0.0:
        terms.append(number_term(written, "setting", r"\lambda_{2}", training.l2))
        pattern = pattern.replace("#1", rf"(1 - #2 \, #{len(terms)}) \, #1", 1)
    return Step(
        kind=("update_weights", "update_biases")[side],
        layer=layer,
        pattern=pattern,
        terms=tuple(terms),
        result=_parameter_term(written, layer, side, update.theta),
        parts=(_part(layer, side),),
        relation=r"\leftarrow",
        notes=tuple(note.replace("@t", str(update.optimizer.steps)) for note in rule.notes),
    )
