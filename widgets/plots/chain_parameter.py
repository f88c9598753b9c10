"""One parameter's gradient as the product that the chain rule makes of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from playground.diagram import Diagram, Parameter, Part
from playground.walk import Factor, Matrix, Product, Walk
from widgets.formula import plain
from widgets.numbers import fill_in, write
from widgets.plots.chain_blocks import Cell, entry_text, full_text, inline
from widgets.plots.chain_factors import FactorsCanvas, FactorTexts
from widgets.plots.chain_words import ChainWords
from widgets.plots.diagram_canvas import DiagramCanvas
from widgets.plots.factor_sheet import FactorSheet
from widgets.plots.folding import FoldingRow
from widgets.plots.readout import Readout
from widgets.plots.snug_spin import SnugSpin
from widgets.text_size import px
from widgets.theme import Theme

WEIGHT, BIAS = range(2)
HIGH = 520
"""Pixels: from here on there is room for the network below the factors."""


class ParameterPicker(FoldingRow):
    """Layer, weight or bias, unit, and where the weight comes from. ``picked`` tells a ``Parameter``."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__(spacing=6)
        self._sizes: tuple[int, ...] = (1, 1)
        self._parameter = Parameter(0, 0, 0)
        self.layer = QComboBox()
        self.layer.setObjectName("chain_layer")
        self.kind = QComboBox()
        self.kind.addItems([self.tr("weight"), self.tr("bias")])
        self.unit = SnugSpin()
        self.unit.setPrefix(self.tr("of unit "))
        self.source = SnugSpin()
        self.add(self.layer, self.kind)
        self.add(self.unit, self.source)
        for field, tip in (
            (self.layer, self.tr("The layer that the parameter belongs to")),
            (self.kind, self.tr("A weight, or a unit's bias")),
            (self.unit, self.tr("The unit that the parameter belongs to")),
            (self.source, self.tr("What the weight is multiplied by: an input, or a unit of the layer before")),
        ):
            field.setToolTip(tip)
            field.setAccessibleName(tip)
        for spin in (self.unit, self.source):
            spin.setKeyboardTracking(False)
            spin.valueChanged.connect(self._on_changed)
        for combo in (self.layer, self.kind):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            combo.currentIndexChanged.connect(self._on_changed)

    def show_sizes(self, sizes: Sequence[int]) -> None:
        """Inputs, units of every hidden layer, 1."""
        if tuple(sizes) != self._sizes:
            self._sizes = tuple(sizes)
            with QSignalBlocker(self.layer):
                self.layer.clear()
                self.layer.addItems(
                    [fill_in(self.tr("layer {n}"), n=index + 1) for index in range(len(sizes) - 2)]
                    + [self.tr("output")]
                )
        self.show_parameter(self._parameter)

    def show_parameter(self, parameter: Parameter) -> None:
        """Show which one is picked."""
        layer = min(parameter.layer, len(self._sizes) - 2)
        self._parameter = parameter
        blockers = [QSignalBlocker(field) for field in (self.layer, self.kind, self.unit, self.source)]
        self.layer.setCurrentIndex(layer)
        self.kind.setCurrentIndex(BIAS if parameter.source is None else WEIGHT)
        self.unit.setRange(1, self._sizes[layer + 1])
        self.unit.setValue(parameter.unit + 1)
        self.source.setRange(1, self._sizes[layer])
        self.source.setValue((parameter.source or 0) + 1)
        self.source.setPrefix(self.tr("from input ") if layer == 0 else self.tr("from unit "))
        self.source.setVisible(parameter.source is not None)
        del blockers

    def _on_changed(self) -> None:
        layer = max(0, self.layer.currentIndex())
        source = min(self.source.value(), self._sizes[layer]) - 1
        unit = min(self.unit.value(), self._sizes[layer + 1]) - 1
        self.show_parameter(Parameter(layer, unit, None if self.kind.currentIndex() == BIAS else source))
        self.picked.emit(self._parameter)


class ParameterPage(QWidget):
    """The factors of the picked parameter, what they multiply out to, and what reusing them saves."""

    parameter_picked = Signal(object)

    def __init__(self, words: ChainWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._walk: Walk | None = None
        self.picker = ParameterPicker()
        self.picker.picked.connect(self.parameter_picked)
        self.factors = FactorsCanvas()
        self.factors.hovered.connect(self._on_hovered)
        self.result, self.reuse = QLabel(), QLabel()
        self.sheet = FactorSheet(self.factors, (self.result, self.reuse))
        self.diagram = DiagramCanvas()
        self.diagram.setAccessibleName(self.tr("The network; what the factors belong to is lit up"))
        self.diagram.parameter_picked.connect(self.parameter_picked)
        self.diagram.hide()
        self.readout = Readout(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.picker, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.sheet, 3)
        column.addWidget(self.diagram, 2)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.factors.show_theme(theme)
        self.readout.show_theme(theme)
        self.diagram.show_theme(theme)

    def show_diagram(self, diagram: Diagram) -> None:
        """The network as it is now."""
        self.diagram.show_diagram(diagram)

    def show_walk(self, walk: Walk) -> None:
        """The product of ``walk.parameter``."""
        self._walk = walk
        product = walk.product
        self.diagram.light(lit_parts(product))
        origins = tuple(self._origin(factor) for factor in product.factors)
        rows = (self.tr("which is"), self.tr("value"), self.tr("computed"), self.tr("product so far"))
        self.factors.show_product(product, FactorTexts(rows, origins))
        self.result.setText(self._result(walk))
        self.reuse.setText(self._reuse(product))

    def clear(self) -> None:
        """Forget the numbers."""
        self._walk = None
        self.factors.show_product(None, FactorTexts(("", "", "", ""), ()))

    def describe(self) -> str:
        """The product in words."""
        if self._walk is None:
            return ""
        product = self._walk.product
        factors = " · ".join(plain(factor.latex) for factor in product.factors)
        return f"{plain(product.latex)} = {factors} = {full_text(product.value)}. {self.reuse.text()}"

    def _origin(self, factor: Factor) -> tuple[str, str]:
        if factor.origin == "own":
            return self.tr("new,"), self.tr("for this parameter")
        if not factor.reused:
            layer = factor.layer if not factor.formula else factor.layer - 1
            return self.tr("new, once for"), fill_in(self.tr("all of {place}"), place=self._words.place(layer))
        # ∂L/∂ŷ was needed by the output layer; ∂h_k/∂h_k-1 first by the layer below it
        layer = factor.layer if not factor.formula else factor.layer - 1
        return self.tr("reused from"), fill_in(self.tr("{place}'s gradient"), place=self._words.place(layer))

    def _result(self, walk: Walk) -> str:
        product = walk.product
        name = f"{self._words.parameter(product.parameter)}"
        if walk.rows == 1:
            return fill_in(
                self.tr("The product is the gradient of the {name}: {value}."),
                name=name,
                value=full_text(product.gradient),
            )
        return fill_in(
            self.tr(
                "These are the factors of row {row}, which contributes most: {share}. The products of all {rows} "
                "{rows:row|rows} add up to the gradient of the {name}: {value}."
            ),
            row=product.row + 1,
            share=entry_text(product.value),
            rows=walk.rows,
            name=name,
            value=full_text(product.gradient),
        )

    def _reuse(self, product: Product) -> str:
        counts = product.counts
        first = self.tr(
            "Reuse: with the bracketed factors at hand, {extra} more {extra:multiplication|multiplications}; "
            "expanding all {paths} {paths:path|paths} to the output would take {expanded}."
        )
        if counts.paths == 1:
            first = self.tr(
                "Reuse: this gradient takes {extra} {extra:multiplication|multiplications}; one path leads from it to "
                "the output."
            )
        whole = self.tr("Whole network, one sample: {network} instead of {all}, {saved} saved.")
        return fill_in(
            f"{first} {whole}",
            extra=count_text(counts.parameter_extra),
            paths=count_text(counts.paths),
            expanded=count_text(counts.parameter_paths),
            network=count_text(counts.network),
            all=count_text(counts.network_paths),
            saved=count_text(max(0, counts.network_paths - counts.network)),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.diagram.setVisible(self.height() >= px(HIGH))

    def _on_hovered(self, latex: str | None, value: Matrix | None, cell: Cell | None, at: QPointF) -> None:
        if latex is None or value is None or cell is None:
            self.readout.hide()
            return
        place = "" if value.size == 1 else f"[{cell.row + 1}, {cell.column + 1}]"
        text = f"{plain(inline(latex))}{place} = {full_text(float(value[cell.row, cell.column]))}"
        self.readout.show_at(text, self.factors.mapTo(self, at))


def lit_parts(product: Product) -> frozenset[Part]:
    """What the factors are about: the layers from the output to the picked parameter."""
    parameter = product.parameter
    own = Part("biases" if parameter.source is None else "weights", parameter.layer, backward=True)
    later = {factor.layer for factor in product.factors if factor.layer > parameter.layer}
    units = {factor.layer for factor in product.factors}
    return frozenset(
        {own}
        | {Part("weights", layer, backward=True) for layer in later}
        | {Part("units", layer, backward=True) for layer in units}
    )


def count_text(count: int) -> str:
    """A count with its digits while they can be read; it may be larger than any float: ``1.3 · 10²⁵``."""
    if count < 10_000_000:
        return write(count)
    digits = str(count)
    return plain(rf"{digits[0]}.{digits[1]} \cdot 10^{{{len(digits) - 1}}}")
