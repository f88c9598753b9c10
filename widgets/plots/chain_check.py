"""The same gradient in three ways, side by side: this program's, PyTorch's and measured."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from playground.walk import Agreement, Walk
from widgets.formula import FormulaLabel
from widgets.labels import muted_label
from widgets.numbers import fill_in, write
from widgets.plots.chain_parameter import ParameterPicker
from widgets.plots.chain_words import ChainWords
from widgets.plots.wording import number_text
from widgets.roomy import Scrolled
from widgets.theme import Theme, scaled_font, with_tabular_figures

SPACE, MARGIN = 8, 10
BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
OURS, AUTOGRAD, MEASURED = range(3)
CLOSE = 1e-3
"""Relative difference up to which float32 and finite differences agree."""


class CheckPage(QWidget):
    """Three columns for the picked parameter, and below what holds for all parameters of the network."""

    parameter_picked = Signal(object)

    def __init__(self, words: ChainWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.picker = ParameterPicker()
        self.picker.picked.connect(self.parameter_picked)
        self.symbol = FormulaLabel(size=20.0)
        self.values = [QLabel("–") for _ in range(3)]
        self.bits = [muted_label() for _ in range(3)]
        self.relations = [QLabel() for _ in range(2)]
        self.sentences = [QLabel() for _ in range(3)]
        self._three = QBoxLayout(BESIDE)
        self._three.setSpacing(SPACE)
        self._ways: list[QLabel] = []
        self._titles: list[QLabel] = []
        self._cards = [self._column(column) for column in range(3)]
        for card in self._cards:
            self._three.addWidget(card, 1)
        for index, relation in enumerate(self.relations):
            relation.setFont(scaled_font(self.font(), 1.6, bold=True))
            relation.setAlignment(Qt.AlignmentFlag.AlignCenter)
            relation.setMinimumWidth(relation.fontMetrics().horizontalAdvance("≠") + 4)
            self._three.insertWidget(2 * index + 1, relation)
        rows = QVBoxLayout()
        rows.setSpacing(8)
        rows.addWidget(self.symbol)
        rows.addLayout(self._three)
        for sentence in self.sentences:
            sentence.setTextFormat(Qt.TextFormat.PlainText)
            sentence.setWordWrap(True)
            sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            rows.addWidget(sentence)
        rows.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(8)
        around.addWidget(self.picker, 0, Qt.AlignmentFlag.AlignLeft)
        self._scrolled = Scrolled(rows)
        around.addWidget(self._scrolled, 1)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest number."""
        return super().minimumSizeHint().expandedTo(QSize(max(map(max, self._widths())) + self._around(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _widths(self) -> list[list[int]]:
        """Pixels that title, number and bits of each card take."""
        parts = zip(self._titles, self.values, self.bits, strict=True)
        return [[label.minimumSizeHint().width() for label in labels] for labels in parts]

    def _around(self) -> int:
        """Pixels that a card and scrolling take from the width."""
        return 2 * MARGIN + 2 + self._scrolled.verticalScrollBar().sizeHint().width()

    def _arrange(self) -> None:
        """Side by side; else each in one line, so that all are seen at once; else one below the other."""
        widths = self._widths()
        signs = sum(relation.minimumSizeHint().width() + 2 * SPACE for relation in self.relations)
        beside = sum(map(max, widths)) + signs + 2 * (2 * MARGIN + 2) + self._around() <= self.width()
        bits = max(row[-1] for row in widths)
        line = max(sum(row[:-1]) for row in widths) + SPACE + self._around()
        lines = not beside and line <= self.width()
        whole = not lines or line + SPACE + bits <= self.width()
        self._three.setDirection(BESIDE if beside else BELOW)
        self._three.setSpacing(2 if lines else SPACE)
        high = 4 if lines else SPACE
        for card, way, number in zip(self._cards, self._ways, self.bits, strict=True):
            way.setVisible(not lines)
            number.setVisible(whole)
            number.setMinimumWidth(bits if lines else 0)
            card.setToolTip(f"{way.text()}; {number.text()}" if lines else "")
            layout = card.layout()
            assert isinstance(layout, QBoxLayout)
            layout.setDirection(BESIDE if lines else BELOW)
            layout.setSpacing(SPACE if lines else 4)
            layout.setContentsMargins(MARGIN, high, MARGIN, high)

    def _column(self, index: int) -> QFrame:
        titles = (self.tr("This program"), self.tr("loss.backward()"), self.tr("Finite differences"))
        ways = (
            self.tr("the chain rule, written out layer by layer (float32)"),
            self.tr("PyTorch's autograd on the same nn.Sequential (float32)"),
            self.tr("the loss measured with the parameter a little larger and smaller (float64)"),
        )
        card = QFrame()
        card.setObjectName("chain_check_card")
        title = QLabel(titles[index])
        title.setFont(scaled_font(self.font(), 1.05, bold=True))
        way = muted_label(ways[index])
        way.setWordWrap(True)
        way.setFont(scaled_font(self.font(), 0.9))
        way.setAlignment(Qt.AlignmentFlag.AlignTop)
        value = self.values[index]
        value.setFont(with_tabular_figures(scaled_font(self.font(), 1.35, bold=True)))
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bits[index].setFont(with_tabular_figures(scaled_font(self.font(), 0.85)))
        self._titles.append(title)
        self._ways.append(way)
        column = QVBoxLayout(card)
        for label in (title, way, value, self.bits[index]):
            across = QSizePolicy.Policy.Ignored if label is way else QSizePolicy.Policy.Minimum
            label.setSizePolicy(across, QSizePolicy.Policy.Minimum)
            column.addWidget(label, 1 if label is title else 0)
        return card

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.symbol.show_theme(theme)
        self.setStyleSheet(
            f"QFrame#chain_check_card {{ background: {theme.field}; border: 1px solid {theme.border};"
            " border-radius: 6px; }"
        )

    def show_walk(self, walk: Walk) -> None:
        """How the three agree for ``walk.parameter`` and the whole network."""
        self.symbol.set_latex(walk.product.latex)
        agreement = walk.agreement
        if agreement is None:
            self._show_nothing()
            return
        exact = _bits(agreement.ours) == _bits(agreement.autograd)
        self.values[OURS].setText(_all_digits(agreement.ours))
        self.values[AUTOGRAD].setText(_all_digits(agreement.autograd))
        self.values[MEASURED].setText(self.tr("kink") if agreement.kink else _all_digits(agreement.difference))
        self.bits[OURS].setText(fill_in(self.tr("bits {hex}"), hex=_bits(agreement.ours)))
        self.bits[AUTOGRAD].setText(fill_in(self.tr("bits {hex}"), hex=_bits(agreement.autograd)))
        self.bits[MEASURED].setText(fill_in(self.tr("step {step}"), step=number_text(agreement.step)))
        self.relations[0].setText("=" if exact else "≠")
        self.relations[0].setToolTip(self.tr("equal to the bit") if exact else self.tr("other bits"))
        self.relations[1].setText(self._nearness(agreement))
        self.updateGeometry()  # which the numbers do not, as they can be scrolled
        self._arrange()
        for sentence, text in zip(self.sentences, self._sentences(agreement), strict=True):
            sentence.setText(text)
            sentence.setVisible(bool(text))

    def clear(self) -> None:
        """Forget the numbers."""
        for label in (*self.values, *self.bits, *self.relations, *self.sentences):
            label.clear()

    def describe(self) -> str:
        """The verdict in words."""
        return " ".join(sentence.text() for sentence in self.sentences if sentence.text())

    def _show_nothing(self) -> None:
        self.clear()
        self.sentences[0].setText(
            self.tr(
                "This network is too large to be checked between two frames. Choose a single sample, or fewer units."
            )
        )

    def _nearness(self, agreement: Agreement) -> str:
        if agreement.kink or _is_unresolved(agreement):
            return "–"
        larger = max(abs(agreement.ours), abs(agreement.difference))
        return "≈" if abs(agreement.ours - agreement.difference) <= CLOSE * larger else "≠"

    def _sentences(self, agreement: Agreement) -> tuple[str, str, str]:
        if agreement.exact:
            exact = self.tr(
                "Equal to the bit: all {entries} {entries:entry|entries} of the gradient, of every weight and bias in "
                "every layer, are those of loss.backward(), down to the last of their 32 bits."
            )
        else:
            exact = self.tr(
                "{differing} of {entries} {entries:entry|entries} of the gradient {differing:has|have} other bits "
                "than those of loss.backward()."
            )
        return (
            fill_in(exact, entries=agreement.entries, differing=agreement.differing),
            self._measured(agreement),
            self._about_picked(agreement),
        )

    def _measured(self, agreement: Agreement) -> str:
        parts = []
        if math.isfinite(agreement.largest):
            text = self.tr(
                "Finite differences: {checked} {checked:entry of all layers was measured; it differs|entries of all "
                "layers were measured; they differ} by up to {share} of their size."
            )
            if agreement.largest <= CLOSE:
                text = self.tr(
                    "Finite differences: {checked} {checked:entry of all layers was measured; it differs|entries of "
                    "all layers were measured; they differ} by at most {share} of their size, which is what float32 "
                    "leaves."
                )
            parts.append(fill_in(text, checked=agreement.checked, share=number_text(agreement.largest)))
        if agreement.kinks:
            parts.append(
                fill_in(
                    self.tr(
                        "{n} {n:was|were} left out: a kink (of ReLU, LeakyReLU or the absolute error) lies within the "
                        "step, and a kink has no slope to measure."
                    ),
                    n=agreement.kinks,
                )
            )
        if agreement.unresolved:
            parts.append(fill_in(self.tr("{n} {n:is|are} too small to be told from rounding."), n=agreement.unresolved))
        return " ".join(parts)

    def _about_picked(self, agreement: Agreement) -> str:
        if agreement.kink:
            return fill_in(
                self.tr(
                    "The picked parameter is at a kink: a step of {step} crosses it, "
                    "so the measured number is neither side's."
                ),
                step=number_text(agreement.step),
            )
        if _is_unresolved(agreement):
            return fill_in(
                self.tr("The picked parameter's gradient is below what rounding lets finite differences see ({n})."),
                n=number_text(agreement.resolution),
            )
        return ""


def _is_unresolved(agreement: Agreement) -> bool:
    """Whether rounding alone could be the finite difference."""
    return agreement.resolution >= CLOSE * max(abs(agreement.ours), abs(agreement.difference))


def _bits(value: float) -> str:
    """The 32 bits of ``value``, hexadecimal."""
    return f"{int(np.float32(value).view(np.uint32)):08x}"


def _all_digits(value: float) -> str:
    """As many digits as tell any two float32 numbers apart."""
    text = write(value, ".9g")
    return "−" + text[1:] if text.startswith("-") else text
