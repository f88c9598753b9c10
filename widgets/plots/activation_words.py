"""The activation lab's sentences, with this network's numbers."""

from __future__ import annotations

from PySide6.QtCore import QObject

from widgets.formula import plain
from widgets.numbers import fill_in
from widgets.plots.activation_compare import label_of
from widgets.plots.activation_math import FLAT, Flatness, Function
from widgets.plots.activation_product import Factor, ProductTexts
from widgets.plots.ticks import number
from widgets.plots.wording import number_text, percent


class ActivationWords(QObject):
    """Everything the lab says."""

    def product_texts(self) -> ProductTexts:
        """For the canvas of the product."""
        return ProductTexts(
            first=self.tr("n = 1"),
            depth=self.tr("this network: {n}"),
            mean=self.tr("over this layer's z: (mean |f′|)ⁿ"),
            bound=self.tr("at most: (max |f′|)ⁿ"),
            short_mean=self.tr("(mean |f′|)ⁿ"),
            short_bound=self.tr("(max |f′|)ⁿ"),
            at_most=self.tr("at most {value}"),
            both=self.tr("{value}, at most {bound}"),
        )

    def no_layer(self) -> str:
        """Instead of the curves of a network without hidden layers."""
        return self.tr("Without a hidden layer the network is one affine map: there is no activation function to show.")

    def no_z(self) -> str:
        """Before the first histogram."""
        return self.tr("The pre-activations z of this layer appear here when training starts.")

    def formula(self, layer: int, function: Function) -> str:
        """What the layer computes, in plain characters."""
        return fill_in(
            self.tr("Layer {n} computes {label}: f(z) = {formula}, f′(z) = {derivative}."),
            n=layer + 1,
            label=label_of(function),
            formula=plain(function.activation.latex),
            derivative=plain(function.activation.derivative_latex),
        )

    def band(self, flatness: Flatness, function: Function) -> str:
        """The word in a flat part."""
        if flatness is Flatness.DEAD:
            return self.tr("dead side, f′ = 0")
        if flatness is Flatness.WEAK:
            return fill_in(self.tr("weak side, f′ = {slope}"), slope=number(function.slope))
        return self.tr("saturated")

    def share(self, layer: int, share: float, function: Function, flatness: Flatness | None) -> str:
        """How many of the layer's z lie in the flat parts; ``flatness`` is that of the widest."""
        if flatness is Flatness.DEAD:
            text = self.tr("{share} % of layer {n}'s z lie on the dead side: f′ = 0, no gradient passes")
        elif flatness is Flatness.WEAK:
            text = self.tr("{share} % of layer {n}'s z lie on the weak side, where f′ is only {slope}")
        else:
            text = self.tr("{share} % of layer {n}'s z are saturated: |f′| < {flat:.0f} % of its maximum")
        text = fill_in(text, share=percent(share), n=layer + 1, flat=100.0 * FLAT, slope=number(function.slope))
        return text + (self.tr(" (hatched).") if share > 0.0 else ".")

    def product(self, factor: Factor, depth: int) -> str:
        """What the network's depth makes of the layer's own function."""
        label = label_of(factor.shown.function)
        layers = self.tr("{n} {label} {n:layer|layers}")
        bound = number_text(factor.bound**depth)
        text = fill_in(
            self.tr("{layers}: f′ multiplies a gradient by at most {bound}"),
            layers=fill_in(layers, n=depth, label=label),
            bound=bound,
        )
        if factor.mean != factor.mean:
            return f"{text}."
        return text + fill_in(
            self.tr("; here, with mean |f′| = {mean}, by about {left}."),
            mean=number_text(factor.mean),
            left=number_text(factor.mean**depth),
        )

    def factor(self, factor: Factor, n: int) -> str:
        """One line of the read-out at ``n`` layers."""
        bound = number_text(factor.bound**n)
        if factor.mean != factor.mean:
            return fill_in(self.tr("{label}: at most {bound}"), label=factor.shown.label, bound=bound)
        return fill_in(
            self.tr("{label}: {value}, at most {bound}"),
            label=factor.shown.label,
            value=number_text(factor.mean**n),
            bound=bound,
        )
