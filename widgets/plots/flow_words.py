"""What the numbers of the gradient flow say, in words and with this network's values."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QObject

from playground.activations import ACTIVATIONS
from playground.experiment import Network
from playground.flow import Flow, FlowHistory
from playground.frames import FloatArray
from widgets.numbers import fill_in, write
from widgets.plots.bars_canvas import State
from widgets.plots.flow_fading import FadingTexts, fraction_text
from widgets.plots.flow_histograms import HistogramTexts
from widgets.plots.flow_history import HistoryTexts
from widgets.plots.flow_layers import LayerTexts
from widgets.plots.flow_reading import (
    GRADIENTS,
    TARGET_UPDATE,
    USUAL_UPDATE,
    Column,
    Finding,
    bound,
    kept,
    left,
    text_of,
    values,
)
from widgets.plots.gradient_bars import EXPLODING, VANISHING, state_of
from widgets.plots.wording import percent, two_digits


class FlowWords(QObject):
    """Names layers as ``network`` has them, and explains numbers of a ``Flow``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.network = Network()

    # layers

    def labels(self, layers: int) -> tuple[str, ...]:
        """A short name for each of so many layers: an edit that changes the shapes arrives before its run does."""
        return (*(self._short(row) for row in range(layers - 1)), self.tr("output"))

    def layer(self, row: int, layers: int) -> str:
        """The full name of a layer."""
        if row == layers - 1:
            return self.tr("Output layer")
        if row >= len(self.network.layers):
            return fill_in(self.tr("Layer {n}"), n=row + 1)
        return fill_in(self.tr("Layer {n} ({activation})"), n=row + 1, activation=self._activation(row))

    def _short(self, row: int) -> str:
        return f"{row + 1} {self._activation(row)}".rstrip()

    def _activation(self, row: int) -> str:
        layers = self.network.layers
        return ACTIVATIONS[layers[row].activation].label if row < len(layers) else ""

    def _units(self, row: int) -> int | None:
        return self.network.layers[row].units if row < len(self.network.layers) else None

    # the canvases' own texts

    def layer_texts(self) -> LayerTexts:
        """Heads and findings of the table."""
        heads = {column: column.value for column in Column}
        heads[Column.SLOPE] = self.tr("mean |f′|")
        heads[Column.SATURATED] = self.tr("saturated")
        heads[Column.DEAD] = self.tr("dead")
        found = {
            Finding.VANISHING: self.tr("vanishing"),
            Finding.EXPLODING: self.tr("exploding"),
            Finding.DEAD: self.tr("dead units"),
            Finding.SATURATED: self.tr("saturated"),
        }
        return LayerTexts(heads, found, self.tr("not finite"))

    def fading_texts(self) -> FadingTexts:
        """Heads of the account of fading."""
        return FadingTexts(
            bound=self.tr("bound: weights × slope ≥ measured"),
            measured=self.tr("measured"),
            allowed=self.tr("bound"),
            left=self.tr("left of the output's"),
            output=self.tr("output"),
            start=self.tr("the gradient starts here with 1 ↑"),
            nothing=self.tr("nothing"),
        )

    def histogram_texts(self) -> HistogramTexts:
        """Heads of the histograms."""
        return HistogramTexts(
            activations=self.tr("activations a"),
            gradients=(self.tr("size of ∂L/∂z, log scale"), self.tr("|∂L/∂z|, log")),
            zeros=self.tr("exactly 0"),
        )

    def history_texts(self, symbol: str) -> HistoryTexts:
        """Words around the history."""
        return HistoryTexts(
            empty=self.empty(),
            caption=fill_in(
                self.tr("{measure} of every layer by update, log colour; click to see a past update"),
                measure=f"‖∂L/∂{symbol}‖",
            ),
            missing=self.tr("▨ zero or not finite"),
        )

    def empty(self) -> str:
        """Before the first frame."""
        return self.tr("How the gradient flows through the layers appears here when training starts.")

    def no_hidden(self) -> str:
        """A network of one layer has nothing to pass the gradient through."""
        return self.tr("Without a hidden layer the gradient passes through nothing: it cannot fade.")

    # one number

    def about(self, column: Column) -> str:
        """What a column measures."""
        return {
            Column.WEIGHTS: self.tr(
                "Length of the gradient of all weights of a layer:\nhow strongly the loss pulls at them."
            ),
            Column.BIASES: self.tr(
                "Length of the gradient of all biases of a layer:\nhow strongly the loss pulls at them."
            ),
            Column.SIGNAL: self.tr(
                "The signal that back-propagation brings to a layer;\n"
                "its weights' and biases' gradients are made of it."
            ),
            Column.UPDATE: self.tr(
                "How far the last update moved the weights, compared with their size.\n"
                "About 1e-3 is a sensible pace (dashed line)."
            ),
            Column.SLOPE: self.tr(
                "Mean slope of the activation function at this layer's pre-activations:\n"
                "the factor by which it passes the gradient on.\n"
                "The bar shows it as a share of the largest possible."
            ),
            Column.SATURATED: self.tr(
                "Share of units whose mean slope is below 3 % of the largest possible:\nthey pass next to nothing on."
            ),
            Column.DEAD: self.tr(
                "Share of ReLU units that are 0 on every training row:\n"
                "no gradient reaches their weights, so they cannot come back by themselves."
            ),
        }[column]

    def cell(self, flow: Flow, row: int, column: Column) -> str:
        """What one number of the table says."""
        layers = len(flow.weight_norm)
        value = float(values(flow, column)[row])
        name = self.layer(row, layers)
        if column in GRADIENTS:
            lines = self._gradient(flow, row, column, value)
        elif column is Column.UPDATE:
            lines = self._update(value)
        elif math.isnan(value):
            lines = self._nothing(row, layers, column)
        elif column is Column.SLOPE:
            lines = self._slope(flow, row, value)
        else:
            lines = self._share(row, column, value)
        return "\n".join([f"{name}: {lines[0]}", *lines[1:]])

    def _gradient(self, flow: Flow, row: int, column: Column, value: float) -> list[str]:
        output = float(values(flow, column)[-1])
        if not math.isfinite(value):
            return [fill_in(self.tr("{symbol} is not finite: the numbers have outgrown float32"), symbol=column.value)]
        lines = [f"{column.value} = {text_of(value)}"]
        if value == 0.0:
            return [*lines, self.tr("Exactly 0: this update leaves the layer as it is.")]
        if row < len(flow.weight_norm) - 1 and 0.0 < output < math.inf:
            lines.append(self._against(value / output))
        state = state_of(value, output)
        if state is State.VANISHING:
            words = self.tr("Vanishing: below 1/{n:,.0f} of the output layer's; this layer hardly learns.")
            lines.append(fill_in(words, n=1.0 / VANISHING))
        elif state is State.EXPLODING:
            words = self.tr("Exploding: above {n:,.0f} times the output layer's; steps here overshoot.")
            lines.append(fill_in(words, n=EXPLODING))
        return lines

    def _against(self, ratio: float) -> str:
        if 0.95 <= ratio <= 1.05:
            return self.tr("About as long as the output layer's.")
        if ratio > 1.0:
            return fill_in(self.tr("{n} times the output layer's."), n=two_digits(ratio))
        return fill_in(self.tr("1/{n} of the output layer's."), n=two_digits(1.0 / ratio))

    def _update(self, value: float) -> list[str]:
        if not math.isfinite(value):
            return [self.tr("no update yet")]
        first = fill_in(self.tr("the last update moved the weights by {value} of their size"), value=text_of(value))
        if value == 0.0:
            return [first, self.tr("They did not move at all.")]
        if value < USUAL_UPDATE[0]:
            ratio = two_digits(TARGET_UPDATE / value)
            return [first, fill_in(self.tr("1/{n} of the usual 1e-3: this layer learns very slowly."), n=ratio)]
        if value > USUAL_UPDATE[1]:
            ratio = two_digits(value / TARGET_UPDATE)
            return [first, fill_in(self.tr("{n} times the usual 1e-3: steps this large are rough."), n=ratio)]
        return [first, self.tr("Near the usual 1e-3: a sensible pace.")]

    def _nothing(self, row: int, layers: int, column: Column) -> list[str]:
        if row == layers - 1:
            return [self.tr("it is linear, so it has no activation function")]
        if column is Column.DEAD:
            return [self.tr("only ReLU units can die")]
        return [fill_in(self.tr("{column} is not finite"), column=column.value)]

    def _slope(self, flow: Flow, row: int, value: float) -> list[str]:
        most = float(flow.slope_bound[row])
        return [
            fill_in(self.tr("mean |f′(z)| = {value}"), value=text_of(value)),
            fill_in(
                self.tr(
                    "On average its activation function passes {value} of the gradient on; at most {most} is possible."
                ),
                value=text_of(value),
                most=fraction_text(most),
            ),
        ]

    def _share(self, row: int, column: Column, value: float) -> list[str]:
        units = self._units(row)
        count = "?" if units is None else write(value * units, ",.0f")
        share = {"percent": percent(value), "count": count, "units": units or "?"}
        if column is Column.DEAD:
            return [
                fill_in(
                    self.tr(
                        "{percent} % dead: {count} of {units} {units:unit|units} {count:is|are} 0 on every training row"
                    ),
                    **share,
                ),
                self.tr("Where ReLU is 0 its slope is 0 too: no gradient reaches a dead unit's weights."),
            ]
        return [
            fill_in(self.tr("{percent} % saturated: {count} of {units} {units:unit|units}"), **share),
            self.tr("Their mean slope is below 3 % of the largest possible: they pass next to nothing on."),
        ]

    # fading

    def fading(self, flow: Flow, row: int) -> str:
        """One factor of the account of fading."""
        layers = len(flow.weight_norm)
        if row == layers - 1:
            return fill_in(
                self.tr("Output layer: ‖∂L/∂z‖ = {value}\nAll other layers are compared with it."),
                value=text_of(float(flow.signal_norm[-1])),
            )
        growth, limit = float(flow.growth[row]), float(bound(flow)[row])
        name = self.layer(row, layers)
        if not math.isfinite(growth):
            words = self.tr("{layer}: no gradient arrives from the layer above, so no growth can be measured")
            return fill_in(words, layer=name)
        return fill_in(
            self.tr(
                "{layer}: of the ‖∂L/∂z‖ of the layer above it keeps {growth}.\n"
                "It cannot keep more than {bound}: the weights between them\n"
                "stretch a vector at most {norm} times (‖W‖₂, the largest singular value),\n"
                "and the slope of its activation function is at most {slope}.\n"
                "What arrives here is {left} of the output layer's."
            ),
            layer=name,
            growth=text_of(growth),
            bound=text_of(limit),
            norm=text_of(float(flow.weight_bound[row])),
            slope=fraction_text(float(flow.slope_bound[row])),
            left=text_of(float(left(flow.growth)[row])),
        )

    def summary(self, flow: Flow) -> str:
        """What fades on the whole, in one or two sentences."""
        count = len(flow.growth)
        share, limit = kept(flow.growth), kept(bound(flow))
        if math.isnan(share) or share == 0.0:
            dark = [row for row in range(count) if not flow.signal_norm[row] > 0.0]
            if dark:
                return fill_in(self.tr("No gradient reaches layer {n}: ‖∂L/∂z‖ is exactly 0 there."), n=max(dark) + 1)
            return self.tr("The gradient is not finite.")
        words = fill_in(
            self.tr(
                "Per layer the gradient keeps {share} on average: through {count} {count:layer|layers} {left}; the "
                "bounds allow {most}."
            ),
            share=text_of(share),
            count=count,
            left=text_of(float(left(flow.growth)[0])),
            most=text_of(limit**count),
        )
        slopes = float(np.prod(flow.slope_bound))
        if slopes < 1.0:
            words += " " + self._slopes(flow.slope_bound, slopes)
        return words

    def _slopes(self, slopes: FloatArray, product: float) -> str:
        if len(set(slopes.tolist())) == 1:
            return fill_in(
                self.tr("The slopes alone, at most {slope} each, leave {product}."),
                slope=fraction_text(float(slopes[0])),
                product=text_of(product),
            )
        return fill_in(self.tr("The slopes alone leave at most {product}."), product=text_of(product))

    # history and histograms

    def moment(self, history: FlowHistory, measure: FloatArray, symbol: str, row: int, index: int) -> str:
        """One cell of the history."""
        layers = len(measure)
        value = float(measure[row, index])
        text = text_of(value) if math.isfinite(value) else self.tr("not finite")
        return fill_in(
            self.tr("{layer}, update {update:,.0f}\n{measure} = {value}\nClick to see this update"),
            layer=self.layer(row, layers),
            update=history.updates[index],
            measure=f"‖∂L/∂{symbol}‖",
            value=text,
        )

    def histogram(self, flow: Flow, row: int, at: tuple[bool, float]) -> str:
        """The bin under the mouse of one layer's histogram."""
        of_activations, value = at
        name = self.layer(row, len(flow.weight_norm))
        if of_activations and row >= len(flow.activation_counts):
            return self.tr("Output layer: what it puts out is the prediction ŷ")
        edges = (flow.activation_edges if of_activations else flow.gradient_edges)[row]
        counts = (flow.activation_counts if of_activations else flow.gradient_counts)[row]
        total = float(counts.sum())
        if not total > 0.0:
            return fill_in(self.tr("{layer}: every entry is exactly 0"), layer=name)
        index = int(np.searchsorted(edges, value)) - 1
        share = percent(float(counts[index]) / total) if 0 <= index < len(counts) else "0"
        low, high = (float(edges[max(index, 0)]), float(edges[min(index + 1, len(edges) - 1)]))
        if of_activations:
            spread = float(flow.spread[row + 1])
            return fill_in(
                self.tr(
                    "{layer}: {share} % of the activations lie between {low} and {high}\nTheir variance is {spread}"
                ),
                layer=name,
                share=share,
                low=text_of(low),
                high=text_of(high),
                spread=text_of(spread),
            )
        zeros = percent(float(flow.gradient_zeros[row]))
        return fill_in(
            self.tr(
                "{layer}: {share} % of the entries of ∂L/∂z that are not 0\n"
                "lie between {low} and {high}; {zeros} % are exactly 0"
            ),
            layer=name,
            share=share,
            low=text_of(10.0**low),
            high=text_of(10.0**high),
            zeros=zeros,
        )
