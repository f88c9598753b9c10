"""What a view may see of one update, worked out step by step. Nothing here imports PyTorch.

``playground.chain_rule.walk`` computes it. Everything is in scaled units, in the float32 numbers that the program
itself trains with; arrays are read-only and may be views of one another.

Samples are *columns*: an activation of a layer of k units is (k, 1) for a single sample and (k, rows) for a batch, so
that the formulas of both are the same matrix products. The loss is the mean over the rows, so ∂L/∂ŷ and everything
after it holds the factor 1/rows, and the gradient of a weight matrix, ``δ hᵀ``, is a sum over the rows.
In formulas layers are counted from 1, in fields from 0, the output layer last: ``h_0 = x`` are the inputs, ``z_k`` and
``h_k`` the pre-activations and activations of layer k, ``δ_k = ∂L/∂z_k``, and ``ŷ = z_n``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from playground.diagram import Parameter, Part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Matrix: TypeAlias = "NDArray[np.float32]"
FloatArray: TypeAlias = "NDArray[np.float64]"

MOST_PARAMETERS = 3_000_000
"""Larger networks are not walked through: it would take seconds."""

PHASES: dict[str, str] = {
    "input": "forward",  # h_0 = x
    "affine": "forward",  # z = W h + b of a hidden layer
    "activation": "forward",  # h = f(z)
    "prediction": "forward",  # ŷ = W h + b, the output layer
    "loss": "loss",  # L
    "loss_gradient": "backward",  # ∂L/∂ŷ, the first δ
    "weight_gradient": "backward",  # ∂L/∂W = δ hᵀ
    "bias_gradient": "backward",  # ∂L/∂b = δ, summed over the rows
    "activation_gradient": "backward",  # ∂L/∂h = Wᵀ δ, of the layer *below* the one whose W it is
    "pre_activation_gradient": "backward",  # δ = ∂L/∂h ⊙ f′(z)
    "clip": "update",  # the factor s that shortens the whole gradient; once, only if clipping is on
    "regularised_weights": "update",  # g = s (∂L/∂W + λ₁ sign W) + λ₂ W; only if one of them is on
    "regularised_biases": "update",
    "update_weights": "update",  # the optimiser's rule
    "update_biases": "update",
}
"""Every kind of step, the key of its title, in the order of a walk; and the phase of the update that it belongs to."""

_PLACE = re.compile(r"#(\d+)")


class Term(msgspec.Struct, frozen=True, eq=False):
    """One quantity in a formula.

    ``kind`` is one of "input", "target", "weight", "bias", "pre_activation", "activation", "prediction", "loss",
    "slope" (f′(z)), "weight_gradient", "bias_gradient", "activation_gradient", "pre_activation_gradient" (δ; that of
    the output layer is ∂L/∂ŷ), "state" (of the optimiser), "clip" (s), "norm" (of the whole gradient) and "setting"
    (η, λ₁, …: what the person chose, a single number).
    Entry ``[i, j]`` of a "weight" or "weight_gradient" is ``Parameter(layer, i, j)``, entry ``[i, 0]`` of a "bias" or
    "bias_gradient" is ``Parameter(layer, i, None)``; a "state" is shaped as the parameters that it belongs to. Columns
    of all others are rows of the batch.
    """

    kind: str
    layer: int  # that it belongs to, 0-based; inputs: 0; loss, target, clip, norm and settings: the output layer
    latex: str  # its symbol
    value: Matrix  # (rows, columns)


class Step(msgspec.Struct, frozen=True, eq=False):
    """One formula of the walk: ``result = pattern(terms)``.

    ``pattern`` is LaTeX in which ``#1`` stands for the first term, ``#2`` for the second, …; ``notes`` are further
    formulas in the same manner: what f is, or where m̂ comes from. Terms that no pattern names are not there.
    """

    kind: str  # a key of PHASES
    layer: int  # whose formula it is, 0-based, the output layer last; input: 0; loss and clip: the output layer
    pattern: str
    terms: tuple[Term, ...]
    result: Term
    parts: tuple[Part, ...]  # of the diagram, to be lit up
    relation: str = "="  # LaTeX between result and pattern; r"\leftarrow" where a new value replaces the old
    notes: tuple[str, ...] = ()

    @property
    def phase(self) -> str:
        """ "forward", "loss", "backward" or "update"."""
        return PHASES[self.kind]

    @property
    def latex(self) -> str:
        """The formula with its symbols."""
        symbols = [term.latex for term in self.terms]
        return f"{self.result.latex} {self.relation} {fill(self.pattern, symbols)}"

    @property
    def notes_latex(self) -> tuple[str, ...]:
        """The notes with their symbols."""
        symbols = [term.latex for term in self.terms]
        return tuple(fill(note, symbols) for note in self.notes)


def fill(pattern: str, texts: Sequence[str]) -> str:
    """``pattern`` with ``texts[0]`` for ``#1``, ``texts[1]`` for ``#2``, …; each in braces: it may be raised."""
    return _PLACE.sub(lambda place: "{" + texts[int(place[1]) - 1] + "}", pattern)


class Factor(msgspec.Struct, frozen=True, eq=False):
    """One factor of ``Product``: the Jacobian of one thing with respect to the one before it.

    ``origin`` tells for what it was computed first: "later" – for the gradient of a later layer already, so that here
    it is *reused*; "layer" – for this layer, once for all its parameters; "own" – for the picked parameter alone.
    """

    latex: str  # r"\frac{\partial h_2}{\partial h_1}"
    formula: str  # LaTeX of what it is: r"\mathrm{diag}(f'(z_2))\,W_2"
    layer: int  # whose activations stand above, 0-based, the output layer last; also of ∂L/∂ŷ
    origin: str
    slope: Matrix | None  # (units, 1) f′(z) of this layer; None where nothing is multiplied by it
    weight: Matrix  # (units, columns) what it is applied to: W, or for the last factor the input's column
    running_latex: str  # r"\frac{\partial L}{\partial h_1}"
    running: Matrix  # (1, columns) the product of this factor and all before it, as the backward pass computed it

    @property
    def reused(self) -> bool:
        """Whether the gradient of a later layer needed it already."""
        return self.origin == "later"

    @property
    def shape(self) -> tuple[int, int]:
        """Of ``value``, without computing it."""
        rows, columns = self.weight.shape
        return rows, columns

    @property
    def value(self) -> Matrix:
        """(units, columns) The Jacobian itself, ``diag(slope) weight``; computed at each call, large if wide."""
        return self.weight if self.slope is None else self.slope * self.weight


class Counts(msgspec.Struct, frozen=True):
    """Multiplications that the backward pass of one sample takes, once h, W and f′(z) are known.

    *Back-propagation* goes layer by layer and computes every δ once: ``δ hᵀ`` takes fan_out · fan_in multiplications,
    ``Wᵀ δ`` as many (not for the first layer), ``⊙ f′(z)`` one for each unit (identity counts too); ∂L/∂b is δ.
    *Expanding every path* writes each parameter's gradient as the sum over all paths from its unit to the output of
    ∂L/∂ŷ · w · f′ · w · f′ ⋯ (· h for a weight), and shares nothing between parameters. From layer k of n there are
    Π units of the hidden layers k+1 … n−1 such paths, of 2(n−k)+1 multiplications each for a weight and 2(n−k) for a
    bias. Exact; they can be larger than any float.
    """

    network: int  # the whole gradient by back-propagation
    network_paths: int  # the whole gradient, every path expanded
    parameter: int  # the picked parameter's gradient alone: layer by layer, in its own layer its unit only
    parameter_paths: int  # the same, every path expanded
    parameter_extra: int  # what it still takes when the δ of the layer after it is there
    paths: int  # from the picked parameter to the output


class Product(msgspec.Struct, frozen=True, eq=False):
    """The gradient of one parameter as a product of factors, left to right from the loss to the parameter.

    A product belongs to one row. The factors are those of ``row``, for a batch the one that contributes most (in
    absolute value); ``contributions`` are all rows' products, and their sum is the gradient.
    """

    parameter: Parameter
    latex: str  # r"\frac{\partial L}{\partial W_{1}[3,1]}", 1-based as on screen
    factors: tuple[Factor, ...]  # the first is ∂L/∂ŷ, the last ∂h_k/∂W_k (or ∂b_k)
    row: int  # counted from 0 within the walk's rows
    contributions: Matrix  # (rows,) their products, each with the 1/rows of the mean loss in it
    gradient: float  # the entry of the written-out gradient, float32: the reference
    counts: Counts

    @property
    def value(self) -> float:
        """The product of the factors: ``row``'s contribution."""
        return float(self.factors[-1].running[0, 0])

    @property
    def total(self) -> float:
        """The sum of all rows' products: ``gradient``, up to rounding."""
        import numpy as np

        return float(self.contributions.sum(dtype=np.float64))


class Agreement(msgspec.Struct, frozen=True):
    """The same gradient in three ways: written out by this program, by ``loss.backward()``, by finite differences.

    Finite differences are central, of the loss in float64 (``playground.differences``). Where a kink of ReLU,
    LeakyReLU or the absolute error lies within the step, they measure neither side's slope: such an entry is counted
    in ``kinks``, and not compared. Entries so small that rounding would be 1e-4 of them are ``unresolved``, and not
    compared either. The relative difference is that to the larger of the entry itself and a tenth of its matrix's
    largest: the sums that smaller ones are were rounded on that scale.
    """

    ours: float  # the picked parameter's, float32
    autograd: float  # float32
    difference: float  # finite differences, float64
    step: float  # that they took
    kink: bool  # within the picked parameter's step
    resolution: float  # what rounding alone may make of the picked parameter's finite difference
    entries: int  # parameters of the network: all are compared with autograd
    differing: int  # of them, those that are not autograd's to the bit
    checked: int  # entries compared with finite differences, the picked one among them if it can be
    kinks: int  # left out because of a kink
    unresolved: int  # left out because they are too small
    largest: float  # relative difference to finite differences; nan where nothing could be checked

    @property
    def exact(self) -> bool:
        """Whether every entry is autograd's, to the bit."""
        return self.differing == 0


class Trial(msgspec.Struct, frozen=True, eq=False):
    """What this one update would do with ``factor`` times the learning rate. Not finite where it would diverge."""

    factor: float
    rate: float
    loss: float  # on the rows of this walk
    train_loss: float  # on the training rows of the preview
    fit: Matrix | None  # (points,) scaled predictions over the grid


class Preview(msgspec.Struct, frozen=True, eq=False):
    """The loss and the fit before and after this one update, and with other learning rates. Losses in scaled units."""

    loss: float  # before, on the rows of this walk
    train_loss: float  # before, on ``train_rows`` rows of the training set
    train_rows: int
    fit: Matrix | None  # (points,) before, scaled predictions over the grid that was given
    trials: tuple[Trial, ...]  # by ascending factor; one has factor 1: the update that training does next

    @property
    def chosen(self) -> Trial:
        """The trial with the learning rate as it is."""
        return next(trial for trial in self.trials if trial.factor == 1.0)


class Walk(msgspec.Struct, frozen=True, eq=False):
    """One update of a network, of one training sample or of the next batch, as a sequence of steps."""

    update: int  # updates done before this one
    sample: int | None  # row of the training set, counted from 0; None for the next batch
    rows: int  # samples in it
    parameter: Parameter  # the picked one
    steps: tuple[Step, ...]
    product: Product
    agreement: Agreement | None = None  # None where it was not asked for
    preview: Preview | None = None
