"""What a step of the walk does and why, in words and with this network's numbers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject

from playground.activations import ACTIVATIONS
from playground.diagram import Parameter
from playground.experiment import Experiment
from playground.walk import Matrix, Step, Term
from widgets.numbers import fill_in
from widgets.plots.chain_blocks import Cell, norm
from widgets.plots.wording import number_text

GROUPS = ("forward", "loss", "backward", "update")
"""The phases in their order."""


class ChainWords(QObject):
    """Names layers, terms and steps of a walk through ``layers`` layers, the output layer included."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.experiment = Experiment()
        self.layers = 1
        self._titles: dict[str, Callable[[str], str]] = {
            "input": lambda place: self.tr("the input"),
            "affine": lambda place: fill_in(self.tr("{place}, weighted sum"), place=place),
            "activation": lambda place: fill_in(self.tr("{place}, activation"), place=place),
            "prediction": lambda place: self.tr("output, the prediction"),
            "loss": lambda place: self.tr("how wrong the prediction is"),
            "loss_gradient": lambda place: self.tr("gradient of the prediction"),
            "weight_gradient": lambda place: fill_in(self.tr("{place}, gradient of the weights"), place=place),
            "bias_gradient": lambda place: fill_in(self.tr("{place}, gradient of the biases"), place=place),
            "activation_gradient": lambda place: fill_in(self.tr("{place}, gradient handed down"), place=place),
            "pre_activation_gradient": lambda place: fill_in(self.tr("{place}, through the activation"), place=place),
            "clip": lambda place: self.tr("gradient clipping"),
            "regularised_weights": lambda place: fill_in(
                self.tr("{place}, regularised gradient (weights)"), place=place
            ),
            "regularised_biases": lambda place: fill_in(self.tr("{place}, regularised gradient (biases)"), place=place),
            "update_weights": lambda place: fill_in(self.tr("{place}, new weights"), place=place),
            "update_biases": lambda place: fill_in(self.tr("{place}, new biases"), place=place),
        }
        self._sentences: dict[str, Callable[[Step], str]] = {
            "input": self._input,
            "affine": self._affine,
            "activation": self._activation,
            "prediction": self._prediction,
            "loss": self._loss,
            "loss_gradient": self._loss_gradient,
            "weight_gradient": self._weight_gradient,
            "bias_gradient": self._bias_gradient,
            "activation_gradient": self._activation_gradient,
            "pre_activation_gradient": self._pre_activation_gradient,
            "clip": self._clip,
            "regularised_weights": self._regularised,
            "regularised_biases": self._regularised,
            "update_weights": self._update,
            "update_biases": self._update,
        }

    def group(self, phase: str) -> str:
        """The name of one of ``GROUPS``."""
        return {
            "forward": self.tr("Forward"),
            "loss": self.tr("Loss"),
            "backward": self.tr("Backward"),
            "update": self.tr("Update"),
        }[phase]

    def place(self, layer: int) -> str:
        """A layer within a sentence."""
        return self.tr("output layer") if layer == self.layers - 1 else fill_in(self.tr("layer {n}"), n=layer + 1)

    def title(self, step: Step) -> str:
        """The step in a few words: ``layer 2, activation``."""
        return self._titles[step.kind](self.place(step.layer))

    def sentence(self, step: Step) -> str:
        """What the step does and why."""
        return self._sentences[step.kind](step)

    def entry(self, term: Term, cell: Cell) -> str:
        """The name of one entry, counted from 1: ``[3, 5]``; only its row where there is one column."""
        rows, columns = term.value.shape
        if rows == columns == 1:
            return ""
        row, column = cell.row + 1, cell.column + 1
        return f"[{row}]" if columns == 1 else f"[{row}, {column}]"

    def parameter(self, parameter: Parameter) -> str:
        """A weight or bias in words."""
        if parameter.source is None:
            return fill_in(
                self.tr("bias of unit {unit}, {place}"), unit=parameter.unit + 1, place=self.place(parameter.layer)
            )
        source = self.tr("input {n}") if parameter.layer == 0 else self.tr("unit {n}")
        return fill_in(
            self.tr("weight from {source} to unit {unit}, {place}"),
            source=fill_in(source, n=parameter.source + 1),
            unit=parameter.unit + 1,
            place=self.place(parameter.layer),
        )

    # the sentences

    def _input(self, step: Step) -> str:
        return self.tr("The network sees the sample's features, scaled. Everything else is computed from them.")

    def _affine(self, step: Step) -> str:
        one = self.tr("The unit adds up what it receives, weighted, plus its bias: one weighted sum.")
        many = self.tr("Each unit adds up what it receives, weighted, plus its bias: {n} weighted {n:sum|sums}.")
        units = step.result.value.shape[0]
        return one if units == 1 else fill_in(many, n=units)

    def _activation(self, step: Step) -> str:
        label = ACTIVATIONS[self.experiment.network.layers[step.layer].activation].label if self._known(step) else "f"
        z, h = step.terms[0].value, step.result.value
        still = int((h == 0.0).sum())
        text = self.tr("{label} bends every sum: without it, all layers together would be one straight line.")
        if still and (z != 0.0).any():
            text += " " + self.tr(
                "{n} of {all} {n:comes out as 0: this unit passes|come out as 0: these units pass} nothing on."
            )
        elif label == "Identity":
            text = self.tr("Identity changes nothing: this layer and the next are together one linear layer.")
        return fill_in(text, label=label, n=still, all=h.size)

    def _known(self, step: Step) -> bool:
        return step.layer < len(self.experiment.network.layers)

    def _prediction(self, step: Step) -> str:
        if step.result.value.size > 1:
            return self.tr("The output layer has no activation: its sums are the predictions, one a sample.")
        return fill_in(
            self.tr("The output layer has no activation: its sum is the prediction, {value} in scaled units."),
            value=number_text(_only(step.result.value)),
        )

    def _loss(self, step: Step) -> str:
        prediction, target = step.terms[0].value, step.terms[1].value
        if prediction.size > 1:
            return fill_in(
                self.tr("The loss is the mean over {n} {n:sample|samples}. Training wants it smaller."),
                n=prediction.size,
            )
        return fill_in(
            self.tr("The prediction is off by {error}. The loss makes one number of it, which training wants smaller."),
            error=number_text(_only(prediction) - _only(target)),
        )

    def _loss_gradient(self, step: Step) -> str:
        value = step.result.value
        if value.size > 1:
            return self.tr("How the loss would change with each prediction: the chain rule starts here.")
        way = self.tr("raise") if _only(value) > 0.0 else self.tr("lower")
        return fill_in(
            self.tr("A little more ŷ would {way} the loss, {value} for each unit of it: the chain rule starts here."),
            way=way,
            value=number_text(abs(_only(value))),
        )

    def _weight_gradient(self, step: Step) -> str:
        rows = step.terms[0].value.shape[1]
        text = self.tr(
            "A weight's gradient is the signal δ at its end times the activation at its start: "
            "two vectors give all {n}."
        )
        if rows > 1:
            text = self.tr(
                "A weight's gradient is the signal δ at its end times the activation at its start, summed over the "
                "{rows} {rows:sample|samples}."
            )
        return fill_in(text, n=step.result.value.size, rows=rows)

    def _bias_gradient(self, step: Step) -> str:
        if step.terms[0].value.shape[1] > 1:
            return self.tr("A bias is added as it is, so its gradient is the signal δ, summed over the samples.")
        return self.tr("A bias is added as it is, so its gradient is the signal δ itself: nothing to compute anew.")

    def _activation_gradient(self, step: Step) -> str:
        delta, result = norm(step.terms[1].value), norm(step.result.value)
        return fill_in(
            self.tr(
                "The signal goes back through the same weights, transposed. Its norm was {before}, now it is {after}."
            ),
            before=number_text(delta),
            after=number_text(result),
        )

    def _pre_activation_gradient(self, step: Step) -> str:
        slope = step.terms[1].value
        before, after = norm(step.terms[0].value), norm(step.result.value)
        text = fill_in(
            self.tr(
                "Each entry is multiplied by the activation's slope, {slope} on average: "
                "the norm goes from {before} to {after}."
            ),
            slope=number_text(float(slope.mean())),
            before=number_text(before),
            after=number_text(after),
        )
        closed = int((slope == 0.0).sum())
        if closed:
            text += " " + fill_in(
                self.tr("{n} of {all} {all:slope|slopes} {n:is|are} 0: nothing passes there."), n=closed, all=slope.size
            )
        return text

    def _clip(self, step: Step) -> str:
        value = _only(step.result.value)
        if value < 1.0:
            return fill_in(
                self.tr("The whole gradient is too long, so all of it is shortened to {share} of its length."),
                share=number_text(value),
            )
        return self.tr("The whole gradient is shorter than the limit: it stays as it is.")

    def _regularised(self, step: Step) -> str:
        return self.tr("Clipping and the penalty on large parameters change the gradient that the optimiser sees.")

    def _update(self, step: Step) -> str:
        change = np.abs(step.result.value.astype(np.float64) - step.terms[0].value)
        return fill_in(
            self.tr("A step against the gradient: what lowers the loss. The largest change here is {value}."),
            value=number_text(float(change.max())),
        )


def _only(value: Matrix) -> float:
    return float(value[0, 0])


def parameter_of(term: Term, cell: Cell) -> Parameter | None:
    """The parameter that an entry of ``term`` belongs to, if it is one's value or gradient."""
    if term.kind in ("weight", "weight_gradient"):
        return Parameter(term.layer, cell.row, cell.column)
    if term.kind in ("bias", "bias_gradient"):
        return Parameter(term.layer, cell.row, None)
    return None
