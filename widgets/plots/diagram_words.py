"""What the network diagram says of its parts in words, with this network's numbers."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject

from playground.activations import ACTIVATIONS
from playground.diagram import Diagram, DiagramLayer, Parameter
from playground.experiment import Experiment
from widgets.numbers import fill_in, write
from widgets.plots.diagram_layout import DiagramLayout, Kind, Spot
from widgets.plots.wording import number_text

STILL = 1e-3
"""A unit whose activation varies by less than this share of its layer's most varying one passes on next to nothing."""


class DiagramWords(QObject):
    """Names layers, units and parameters. Layers, units and inputs are counted from 1 in words, from 0 in data."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.experiment = Experiment()
        self.inputs: tuple[str, ...] = ()
        self.input_count = 1

    def number(self, value: float) -> str:
        """A number in two digits with a true minus sign, or that it is none."""
        if not math.isfinite(value):
            return self.tr("not finite")
        return number_text(value).replace("-", "−", 1) if value < 0.0 else number_text(value)

    # --- names

    def activation(self, layer: int, layers: int) -> str:
        """The activation function of hidden layer ``layer``; empty where an edit has other layers than the picture."""
        hidden = self.experiment.network.layers
        if len(hidden) != layers - 1 or layer >= len(hidden):
            return ""
        return ACTIVATIONS[hidden[layer].activation].label

    def layer(self, layer: int, layers: int) -> str:
        """``Layer 2 (Tanh)``."""
        if layer == layers - 1:
            return self.tr("Output layer")
        activation = self.activation(layer, layers)
        pattern = self.tr("Layer {n} ({activation})") if activation else self.tr("Layer {n}")
        return fill_in(pattern, n=layer + 1, activation=activation)

    def input(self, index: int) -> str:
        """The name of an input: its feature's, or x, x1, x2, …"""
        if index < len(self.inputs):
            return self.inputs[index]
        return f"x{index + 1}" if self.input_count > 1 else "x"

    def source(self, parameter: Parameter) -> str:
        """Where a weight comes from, within a sentence."""
        assert parameter.source is not None  # biases come from nowhere
        if parameter.layer == 0:
            return fill_in(self.tr("input {name}"), name=self.input(parameter.source))
        return fill_in(self.tr("unit {unit} of layer {n}"), unit=parameter.source + 1, n=parameter.layer)

    def unit(self, parameter: Parameter, layers: int) -> str:
        """The unit of a parameter, within a sentence."""
        if parameter.layer == layers - 1:
            return self.tr("the output")
        return fill_in(self.tr("unit {unit} of layer {n}"), unit=parameter.unit + 1, n=parameter.layer + 1)

    def title(self, parameter: Parameter, layers: int) -> str:
        """``Weight from unit 5 of layer 1 to unit 3 of layer 2``."""
        unit = self.unit(parameter, layers)
        if parameter.source is None:
            return fill_in(self.tr("Bias of {unit}"), unit=unit)
        return fill_in(self.tr("Weight from {source} to {unit}"), source=self.source(parameter), unit=unit)

    def captions(self, diagram: Diagram, layer: int) -> tuple[str, str]:
        """Two lines above a column: what it is, and what is in it; of layer -1: of the inputs."""
        layers = len(diagram.layers)
        if layer < 0:
            return self.tr("Input"), write(diagram.inputs) if diagram.inputs > 1 else ""
        if layer == layers - 1:
            return self.tr("Output"), "ŷ"
        units = write(diagram.layers[layer].units)
        activation = self.activation(layer, layers)
        return fill_in(self.tr("Layer {n}"), n=layer + 1), f"{activation} · {units}" if activation else units

    def more(self, count: int, *, short: bool) -> str:
        """What a group stands for."""
        return f"+{write(count)}" if short else fill_in(self.tr("+ {count} more"), count=count)

    def nothing(self) -> str:
        """What stands where there is no diagram yet."""
        return self.tr("The network appears here, with its weights, when it is ready.")

    # --- what is under the mouse

    def spot(self, spot: Spot, diagram: Diagram, layout: DiagramLayout) -> str:
        """The part under the mouse with its numbers; empty where the diagram no longer has it."""
        parameter = spot.parameter
        if spot.kind is Kind.INPUT:
            return self._input_text(diagram, parameter.unit)
        places = layout.places(parameter)
        if places is None:
            return ""
        layer = diagram.layers[parameter.layer]
        lines = self._parameter_lines(diagram, parameter, layer, places)
        if spot.kind is Kind.UNIT:
            lines = self._unit_lines(diagram, parameter, layer, places[0]) + lines[1:]
        return "\n".join(lines)

    def _input_text(self, diagram: Diagram, index: int) -> str:
        name = fill_in(self.tr("Input {name}"), name=self.input(index))
        about = self.tr("every unit of the next layer gets it, times a weight of its own")
        hidden = diagram.inputs - len(diagram.inputs_shown)
        more = fill_in(self.tr("{n} weaker {n:input is|inputs are} not drawn"), n=hidden) if hidden else ""
        return "\n".join(line for line in (name, about, more) if line)

    def learning(self, parameter: Parameter, diagram: Diagram, layout: DiagramLayout) -> str:
        """Gradient and last change of a parameter, one a line; empty where the diagram does not have it."""
        places = layout.places(parameter)
        if places is None:
            return ""
        return "\n".join(self._parameter_lines(diagram, parameter, diagram.layers[parameter.layer], places)[2:])

    def _parameter_lines(
        self, diagram: Diagram, parameter: Parameter, layer: DiagramLayer, places: tuple[int, int | None]
    ) -> list[str]:
        unit, source = places
        if source is None:
            value, gradient, change = (
                float(values[unit]) for values in (layer.bias, layer.bias_gradient, layer.bias_change)
            )
        else:
            value, gradient, change = (
                float(values[unit, source]) for values in (layer.weight, layer.weight_gradient, layer.weight_change)
            )
        name = self.tr("bias") if source is None else self.tr("weight")
        return [
            self.title(parameter, len(diagram.layers)),
            f"{name} {self.number(value)}",
            self._gradient_line(gradient),
            self._change_line(diagram.update, change),
        ]

    def _gradient_line(self, gradient: float) -> str:
        if not math.isfinite(gradient):
            return self.tr("gradient: not finite")
        if gradient == 0.0:
            return self.tr("gradient 0: a small change does nothing")
        pattern = (
            self.tr("gradient {g}: the loss falls if it shrinks")
            if gradient > 0.0
            else self.tr("gradient {g}: the loss falls if it grows")
        )
        return fill_in(pattern, g=self.number(gradient))

    def _change_line(self, update: int, change: float) -> str:
        if update == 0:
            return self.tr("no update yet")
        if not math.isfinite(change):
            return self.tr("last update: not finite")
        return fill_in(self.tr("last update: {change}"), change=self.number(change) if change else self.tr("unchanged"))

    def _unit_lines(self, diagram: Diagram, parameter: Parameter, layer: DiagramLayer, place: int) -> list[str]:
        mean, deviation = float(layer.activation_mean[place]), float(layer.activation_deviation[place])
        signal = float(layer.signal_norm[place])
        layers = len(diagram.layers)
        if parameter.layer == layers - 1:
            lines = [self.tr("Output ŷ, in scaled units"), f"{self.number(mean)} ± {self.number(deviation)}"]
        else:
            name = self.layer(parameter.layer, layers)
            lines = [
                fill_in(self.tr("Unit {unit} of {layer}"), unit=parameter.unit + 1, layer=name),
                fill_in(
                    self.tr("activation {mean} ± {deviation} over the data"),
                    mean=self.number(mean),
                    deviation=self.number(deviation),
                ),
            ]
            most = float(layer.activation_deviation.max())
            if mean == 0.0 == deviation:
                lines.append(self.tr("0 on all rows: it takes no part"))
            elif deviation < STILL * max(most, abs(mean)):
                lines.append(self.tr("hardly varies: it passes next to nothing on"))
        lines.append(fill_in(self.tr("gradient ‖∂L/∂z‖ {g}"), g=self.number(signal)))
        return lines
