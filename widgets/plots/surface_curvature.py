"""The curvature at one point: the two ends of the Hessian's spectrum, what they say, and all of it on request."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.spectrum import MAX_DENSE, ON_KINK, PIECES, VERDICTS, Curvature, Extreme, Spectrum, Verdict
from widgets.fields import tip
from widgets.numbers import fill_in, write
from widgets.plots.surface_spectrum import SpectrumCanvas
from widgets.plots.surface_tools import lower
from widgets.plots.ticks import number
from widgets.plots.wording import percent
from widgets.text_size import px
from widgets.theme import Theme, scaled_font
from widgets.words import in_words

EXTREMES, SPECTRUM = "extremes", "spectrum"
ONE_LINE = 320
"""Pixels of width from which on the buttons stand beside the verdict."""


class CurvaturePanel(QScrollArea):
    """Verdict, eigenvalues with their residuals, the sentence with its numbers. ``asked`` names what is wanted."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.result: Curvature | Spectrum | None = None
        self._parameters = 0
        self._update: int | None = None
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        column.addLayout(self._build_head())
        self.values, self.sentence, self.pieces = QLabel(), QLabel(), QLabel()
        self.spectrum = SpectrumCanvas()
        self.spectrum.hide()
        for label in (self.values, self.sentence, self.pieces):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.values.setToolTip(
            tip(
                self.tr(
                    "λ is how strongly the loss curves along an eigenvector of the Hessian: above zero a valley, below "
                    "zero a ridge. ± is the residual ‖Hv − λv‖: the true eigenvalue is that near."
                )
            )
        )
        for widget in (self.values, self.sentence, self.spectrum, self.pieces):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # a scroll area turns it on
        self._show()

    def _build_head(self) -> QBoxLayout:
        self.title = QLabel()
        self.title.setFont(scaled_font(self.font(), 1.0, bold=True))
        self.measure, self.whole = QToolButton(), QToolButton()
        self.measure.setObjectName("surface_measure")
        self.measure.setText(self.tr("Measure"))
        self.measure.setToolTip(tip(self.tr("The largest and the smallest eigenvalue of the Hessian where the run is")))
        self.measure.clicked.connect(lambda: self._ask(EXTREMES))
        self.whole.setObjectName("surface_spectrum")
        self.whole.setText(self.tr("All eigenvalues"))
        self.whole.clicked.connect(lambda: self._ask(SPECTRUM))
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.measure, self.whole):
            lower(button)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(4)
        self._head.addWidget(self.title, 1)
        self._head.addLayout(buttons)
        return self._head

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across if self.width() >= px(ONE_LINE) else down)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.spectrum.show_theme(theme)
        self.pieces.setStyleSheet(f"QLabel {{ color: {theme.muted}; }}")

    def show_parameters(self, count: int) -> None:
        """How many the network has: only small ones have a whole spectrum."""
        self._parameters = count
        allowed = count < MAX_DENSE
        self.whole.setEnabled(allowed)
        about = self.tr("Every eigenvalue of the Hessian, as a histogram")
        if not allowed:
            about = fill_in(
                self.tr(
                    "{count} {count:parameter is|parameters are} too many: all eigenvalues are for networks below "
                    "{most}."
                ),
                count=count,
                most=MAX_DENSE,
            )
        self.whole.setToolTip(tip(about))

    def show_update(self, update: int) -> None:
        """Where the run was when the curvature was asked for."""
        self._update = update

    def waits(self) -> None:
        """An answer is on its way."""
        self.title.setText(self.tr("Computing…"))

    def show_result(self, result: Curvature | Spectrum | str) -> None:
        """What came out; a sentence where nothing could."""
        if isinstance(result, str):
            self.title.setText(self.tr("No curvature"))
            self.sentence.setText(in_words(result))
            return
        self.result = result
        self._show()

    def clear(self) -> None:
        """Forget what was measured."""
        self.result = None
        self._show()

    def describe(self) -> str:
        """The verdict in words; empty before the first."""
        return f"{self.title.text()}. {self.sentence.text()}" if self.result is not None else ""

    def _ask(self, kind: str) -> None:
        self.waits()
        self.asked.emit(kind)

    def _show(self) -> None:
        result = self.result
        self.spectrum.setVisible(isinstance(result, Spectrum))
        self.spectrum.show_spectrum(result if isinstance(result, Spectrum) else None)
        self.values.setVisible(result is not None)
        self.pieces.setVisible(result is not None)
        if result is None:
            self.title.setText(self.tr("Curvature"))
            self.sentence.setText(
                self.tr("Is this a minimum, a saddle or neither? The eigenvalues of the Hessian tell.")
            )
            return
        self.title.setText(title_of(result.verdict))
        self.values.setText(self._values(result))
        self.sentence.setText(sentence_of(result.verdict))
        self.pieces.setText(self._notes(result))

    def _values(self, result: Curvature | Spectrum) -> str:
        return fill_in(
            self.tr("λ max = {highest}   λ min = {lowest}"),
            highest=_with_residual(result.highest),
            lowest=_with_residual(result.lowest),
        )

    def _notes(self, result: Curvature | Spectrum) -> str:
        parts = [in_words(PIECES[name]) for name in result.pieces]
        if result.on_kink > 0.0:
            share = fill_in(self.tr("{share} %"), share=percent(result.on_kink))
            parts.append(in_words(ON_KINK.filled(share=share)))
        seconds = write(result.seconds, ".2g")
        if isinstance(result, Curvature):
            how = fill_in(
                self.tr(
                    "{steps} {steps:product|products} with the Hessian over {rows} {rows:row|rows}, in {seconds} s."
                ),
                steps=result.steps,
                rows=result.rows,
                seconds=seconds,
            )
        else:
            how = fill_in(
                self.tr("{count} {count:eigenvalue|eigenvalues} over {rows} {rows:row|rows}, in {seconds} s."),
                count=len(result.eigenvalues),
                rows=result.rows,
                seconds=seconds,
            )
        at = "" if self._update is None else fill_in(self.tr("Asked at update {update:,}."), update=self._update)
        return " ".join(part for part in [*parts, at, how] if part)


def title_of(verdict: Verdict) -> str:
    """The verdict in two words, translated."""
    return in_words(VERDICTS[verdict.kind].title)


def sentence_of(verdict: Verdict) -> str:
    """The verdict with the numbers that it is a function of, translated, with true minus signs."""
    # a minus within an exponent stays a hyphen, as the value would be typed
    values = {name: re.sub("^-", "−", text) for name, text in verdict.values.items()}
    return in_words(VERDICTS[verdict.kind].sentence.filled(**values))


def _with_residual(extreme: Extreme) -> str:
    return f"{number(extreme.value)} ± {write(extreme.residual, '.1g')}"
