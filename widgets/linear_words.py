"""Adjacent linear layers in words, as the layer stack and the plots name them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication

from playground.activations import ACTIVATIONS
from playground.affine import stopping_layers
from playground.experiment import Layer
from widgets.numbers import fill_in

MOST_NAMED = 3
"""More layers than this are counted instead of named."""


def run_words(first: int, last: int, hidden: int) -> str:
    """Linear layers ``first`` to ``last``, counted from 0, in a network of ``hidden`` hidden layers."""
    if last < hidden:
        text = QCoreApplication.translate("Linear", "Layers {first}–{last}")
    elif first == last - 1:
        text = QCoreApplication.translate("Linear", "Layer {first} and the output")
    else:
        text = QCoreApplication.translate("Linear", "Layers {first}–{last} and the output")
    return fill_in(text, first=first + 1, last=last + 1 if last < hidden else last)


def one_layer_words(first: int, last: int, hidden: int) -> str:
    """That a run is one linear layer."""
    text = QCoreApplication.translate("Linear", "{layers} are one linear layer")
    return fill_in(text, layers=run_words(first, last, hidden))


def stops_words(layers: tuple[Layer, ...]) -> str:
    """Which of ``layers`` keep the network from being linear; empty where none does."""
    stops = stopping_layers(layers)
    if not stops:
        return ""
    names = [
        fill_in(
            QCoreApplication.translate("Linear", "{n} ({activation})"),
            n=index + 1,
            activation=ACTIVATIONS[layers[index].activation].label,
        )
        for index in stops
    ]
    if len(names) == 1:
        return fill_in(QCoreApplication.translate("Linear", "Layer {name} stops the collapse"), name=names[0])
    if len(names) <= MOST_NAMED:
        text = QCoreApplication.translate("Linear", "Layers {names} and {last} stop the collapse")
        return fill_in(text, names=", ".join(names[:-1]), last=names[-1])
    text = QCoreApplication.translate(
        "Linear", "{count} {count:layer stops|layers stop} the collapse, the first is layer {name}"
    )
    return fill_in(text, count=len(names), name=names[0])


def parameters_of(layers: tuple[Layer, ...], inputs: int, first: int, last: int) -> tuple[int, int]:
    """Weights and biases of linear layers ``first`` to ``last``, and of the single layer that they are."""
    sizes = [inputs, *(layer.units for layer in layers), 1][first : last + 2]
    stack = sum((fan_in + 1) * fan_out for fan_in, fan_out in pairwise(sizes))
    return stack, (sizes[0] + 1) * sizes[-1]
