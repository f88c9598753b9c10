"""The collapse of linear layers in formulas and sentences with this network's numbers."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from playground.affine import Collapse, Measured, Run, linear_runs, stopping_layers
from playground.experiment import LOSSES, Layer
from widgets.linear_words import one_layer_words, parameters_of, stops_words
from widgets.numbers import fill_in
from widgets.plots.ticks import number
from widgets.plots.wording import number_text, percent

translate = QCoreApplication.translate

MOST_FACTORS = 4
"""Longer products are written with dots."""
REACHED = 5e-5
"""Relative distance from least squares that is none in the digits shown."""


def formula(first: int, last: int) -> str:
    """LaTeX of the one weight and bias that linear layers ``first`` to ``last``, counted from 0, are."""
    low, high = first + 1, last + 1
    if high - low < MOST_FACTORS:
        weight = " ".join(f"W_{{{k}}}" for k in range(high, low - 1, -1))
        bias = f"b_{{{low}}}"
        for k in range(low + 1, high + 1):
            inner = bias if k == low + 1 else f"({bias})"
            bias = rf"W_{{{k}}} {inner} + b_{{{k}}}"
    else:
        weight = rf"W_{{{high}}} W_{{{high - 1}}} \cdots W_{{{low}}}"
        bias = rf"W_{{{high}}} (\cdots (W_{{{low + 1}}} b_{{{low}}} + b_{{{low + 1}}}) \cdots) + b_{{{high}}}"
    return rf"W = {weight} \qquad b = {bias}"


def shapes(run: Run) -> str:
    """The shapes of the one matrix and of those that it is the product of: ``1×1 = 1×8 · 8×8 · 8×1``."""
    texts = [f"{rows}×{columns}" for rows, columns in reversed(run.shapes)]
    if len(texts) > MOST_FACTORS:
        texts = [*texts[:2], "⋯", texts[-1]]
    return f"{run.shape[0]}×{run.shape[1]} = {' · '.join(texts)}"


def headline(layers: tuple[Layer, ...]) -> str:
    """What the network as a whole is."""
    if not layers:
        return translate("CollapseView", "The network is one linear layer")
    return stops_words(layers) or one_layer_words(0, len(layers), len(layers))


def explanation(layers: tuple[Layer, ...], inputs: int, run: tuple[int, int] | None) -> str:
    """What follows for the linear layers of ``run``, or why there are none."""
    stops = stopping_layers(layers)
    parts = []
    if run is not None:
        stack, single = parameters_of(layers, inputs, *run)
        text = translate("CollapseView", "{single} {single:parameter does|parameters do} the work of {stack}.")
        if single >= stack:
            text = translate(
                "CollapseView", "One layer would have {single} {single:parameter|parameters}, these have {stack}."
            )
        if stops:
            parts.append(fill_in(translate("CollapseView", "{layers}:"), layers=one_layer_words(*run, len(layers))))
        parts.append(fill_in(text, stack=stack, single=single))
    elif not layers:
        parts.append(translate("CollapseView", "There is no hidden layer to collapse."))
    if len(stops) == 1 and run is not None:
        parts.append(fill_in(translate("CollapseView", "With Identity in layer {n}, all of them are."), n=stops[0] + 1))
    elif len(stops) == 1:
        parts.append(
            translate("CollapseView", "With Identity in its place, the whole network would be one linear layer.")
        )
    elif stops:
        parts.append(
            translate("CollapseView", "With Identity in all of them, the whole network would be one linear layer.")
        )
    return " ".join(parts)


def reason_against(layers: tuple[Layer, ...]) -> str:
    """Why nothing can be collapsed; empty where something can."""
    if linear_runs(layers):
        return ""
    if not layers:
        return translate("CollapseView", "The network is a single linear layer already.")
    return translate(
        "CollapseView", "Every two linear layers have a non-linearity between them, which no matrix can replace."
    )


def standing(found: Collapse) -> str:
    """Where the network stands against least squares."""
    now = found.measured
    if not math.isfinite(now.network_mse):
        return translate("CollapseView", "The network's values are not finite: it has diverged.")
    if found.stops:
        return _beside(now)
    if now.network_mse - now.best_mse <= REACHED * now.best_mse:
        return translate(
            "CollapseView", "It has reached least squares, and no stack of linear layers can go below that."
        )
    text = fill_in(translate("CollapseView", "{above} No stack of linear layers can go below that."), above=_above(now))
    if now.mean_mse > now.best_mse and now.network_mse < now.mean_mse:
        share = (now.mean_mse - now.network_mse) / (now.mean_mse - now.best_mse)
        way = translate("CollapseView", "It came {share} % of the way there from always predicting the mean.")
        text = f"{text} {fill_in(way, share=percent(share))}"
    return text


def _above(now: Measured) -> str:
    if now.best_mse <= 0.0:
        return translate("CollapseView", "Least squares reaches an MSE of 0.")
    ratio = now.network_mse / now.best_mse
    if ratio >= 2.0:
        return fill_in(
            translate("CollapseView", "The MSE is {ratio} times that of least squares."), ratio=number(ratio)
        )
    return fill_in(
        translate("CollapseView", "The MSE is {share} % above least squares."), share=number_text(100.0 * (ratio - 1.0))
    )


def _beside(now: Measured) -> str:
    if now.network_mse < now.best_mse:
        share = percent(1.0 - now.network_mse / now.best_mse)
        return fill_in(
            translate(
                "CollapseView",
                "The MSE is {share} % below least squares, where no stack of linear layers can go: "
                "that is what the non-linearity is for.",
            ),
            share=share,
        )
    return fill_in(
        translate("CollapseView", "{above} Unlike a linear network, this one can go below that."), above=_above(now)
    )


def exactness(found: Collapse) -> str:
    """How exactly the network is its one map; empty where it is none."""
    now = found.measured
    if found.stops or not math.isfinite(now.difference):
        return ""
    text = translate(
        "CollapseView",
        "Network and collapsed layer differ by at most {difference}; one float32 rounding is {rounding}.",
    )
    return fill_in(text, difference=number_text(now.difference), rounding=number_text(now.rounding))


def cautions(found: Collapse) -> str:
    """What has to be known about the comparison; empty where nothing has."""
    parts = []
    if found.loss != "mse":
        parts.append(
            fill_in(
                translate("CollapseView", "Trained on {loss}; least squares is about MSE, so that is compared."),
                loss=LOSSES[found.loss],
            )
        )
    if not found.unique:
        parts.append(
            translate("CollapseView", "Some features depend on others: other coefficients reach the same MSE.")
        )
    return " ".join(parts)
