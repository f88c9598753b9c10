"""One update step by step: what acts, its formula, the formula with this network's numbers, and what it is for."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from playground.diagram import Diagram
from playground.walk import Step, Term, Walk
from widgets.fields import COMPACT_STYLE
from widgets.formula import FormulaLabel, plain
from widgets.labels import muted_label
from widgets.numbers import fill_in
from widgets.plots.chain_blocks import Cell, full_text, inline
from widgets.plots.chain_formula import NumbersFormula
from widgets.plots.chain_strip import Group
from widgets.plots.chain_table import MatrixTable
from widgets.plots.chain_transport import StepTransport
from widgets.plots.chain_words import GROUPS, ChainWords, parameter_of
from widgets.plots.diagram_canvas import DiagramCanvas
from widgets.text_size import px
from widgets.theme import LIGHT, Theme, scaled_font

NARROW = 600
"""Pixels: below, there is room for the formula only."""
LEAST_HEIGHT = 120
"""Pixels that a formula with numbers may always take, even if it has to be scrolled."""
_TIME = re.compile(r"(0\.9+)\^\{(\d+)\}")


class StepsPage(QWidget):
    """A walk, one step at a time, through which ``transport`` goes.

    ``step_shown`` tells that another step is shown, ``parameter_picked`` that an entry that is a parameter was picked.
    """

    step_shown = Signal(int)
    parameter_picked = Signal(object)

    def __init__(self, words: ChainWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._walk: Walk | None = None
        self._theme = LIGHT
        self.index = 0
        self._chosen: tuple[str, int, Cell] | None = None  # the term's LaTeX, its place in the step, and the entry
        self.setStyleSheet(COMPACT_STYLE)
        self.diagram = DiagramCanvas()
        self.diagram.setAccessibleName(self.tr("The network; what acts in this step is lit up"))
        self.diagram.parameter_picked.connect(self.parameter_picked)
        self.table = MatrixTable()
        self.table.left.connect(lambda: self._show_table(False))
        self.table.picked.connect(self._on_table_picked)
        self.side = QStackedWidget()
        self.side.addWidget(self.diagram)
        self.side.addWidget(self.table)
        self.transport = StepTransport()
        self.transport.asked.connect(self.go)
        self._build_text()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.side, 4)
        row.addLayout(self._text, 7)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row, 1)
        column.addWidget(self.transport)

    def _build_text(self) -> None:
        self.title = QLabel()
        self.title.setFont(scaled_font(self.font(), 1.1, bold=True))
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.formula = FormulaLabel(size=21.0)
        self.notes = QWidget()
        self._notes = QVBoxLayout(self.notes)
        self._notes.setContentsMargins(0, 0, 0, 0)
        self._notes.setSpacing(2)
        self._note_labels: list[FormulaLabel] = []
        self.numbers = NumbersFormula()
        self.numbers.hovered.connect(self._on_hovered)
        self.numbers.picked.connect(self._on_picked)
        self.area = QScrollArea()
        self.area.setObjectName("card_scroll")
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._content())
        self.area.setWidgetResizable(True)
        self.area.viewport().setAutoFillBackground(False)
        self.reading = muted_label()
        self.reading.setWordWrap(True)
        as_high_as_needed = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        as_high_as_needed.setHeightForWidth(True)
        self.reading.setSizePolicy(as_high_as_needed)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._text = QVBoxLayout()
        self._text.setSpacing(6)
        self._text.addWidget(self.title)
        self._text.addWidget(self.sentence)
        self._text.addWidget(self.area, 1)
        self._text.addWidget(self.reading)
        self.show_text_size()

    def show_text_size(self) -> None:
        """Two lines always: the formula between them does not jump from step to step."""
        for label in (self.sentence, self.reading):
            label.setMinimumHeight(2 * label.fontMetrics().lineSpacing())

    def _content(self) -> QWidget:
        """The formula, the formula with numbers, and what its letters stand for."""
        content = QWidget()
        content.setObjectName("card_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.formula, self.numbers, self.notes):
            column.addWidget(part)
        column.addStretch(1)
        return content

    # what is shown

    def steps(self) -> tuple[Step, ...]:
        """The steps of the walk; none before there is one."""
        return () if self._walk is None else self._walk.steps

    @property
    def step(self) -> Step | None:
        """The step that is shown."""
        return self.steps()[self.index] if self.steps() else None

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.diagram.show_theme(theme)
        self.table.show_theme(theme)
        self.numbers.show_theme(theme)
        self.transport.show_theme(theme)
        for label in (self.formula, *self._note_labels):
            label.show_theme(theme)

    def show_diagram(self, diagram: Diagram) -> None:
        """The network as it is now."""
        self.diagram.show_diagram(diagram)

    def show_walk(self, walk: Walk) -> None:
        """New numbers; the step stays the one it is, as far as there is such a step."""
        self._walk = walk
        self.index = min(self.index, len(walk.steps) - 1)
        self._show()

    def clear(self) -> None:
        """Forget the walk."""
        self.transport.clear()
        self._walk = None
        self._chosen = None
        self._show_table(False)
        self.numbers.show_step(None)

    def go(self, index: int) -> None:
        """Show the step numbered ``index`` from 0, or the nearest there is."""
        index = max(0, min(index, len(self.steps()) - 1))
        if self.steps() and index != self.index:
            self.index = index
            self._chosen = None
            self._show_table(False)
            self._show()
            self.step_shown.emit(index)

    def show_share(self, share: float) -> None:
        """The step at which an update is that is done to ``share`` (0 to 1); each phase takes a quarter of it."""
        number, within = divmod(min(max(share, 0.0), 1.0 - 1e-9) * len(GROUPS), 1.0)
        places = [index for index, step in enumerate(self.steps()) if step.phase == GROUPS[int(number)]]
        if places:
            self.go(places[int(within * len(places))])

    def describe(self) -> str:
        """The step in words."""
        step = self.step
        if step is None:
            return ""
        return f"{self.title.text()}. {self._words.sentence(step)} {plain(step.latex)}"

    # how it comes about

    def _show(self) -> None:
        step = self.step
        if step is None:
            return
        self.title.setText(
            fill_in(
                self.tr("Step {n} of {all}: {what}"),
                n=self.index + 1,
                all=len(self.steps()),
                what=self._words.title(step),
            )
        )
        self.sentence.setText(self._words.sentence(step))
        self.formula.set_latex(step.latex)
        self._show_notes(step)
        self.numbers.show_step(step)
        self._make_room()
        self.diagram.light(frozenset(step.parts))
        self.transport.show_steps(self._groups(), self.index)
        self._show_chosen()

    def _groups(self) -> tuple[Group, ...]:
        return tuple(
            Group(
                self._words.group(phase),
                tuple(self._words.title(step) for step in self.steps() if step.phase == phase),
            )
            for phase in GROUPS
        )

    def _show_notes(self, step: Step) -> None:
        """The notes below the formula; the number of the update in exponents is a word, not a formula of its own."""
        times = {found[1] for note in step.notes_latex for found in _TIME.findall(note)}
        notes = [_TIME.sub(r"\1^{t}", note) for note in step.notes_latex]
        while len(self._note_labels) < len(notes):
            label = FormulaLabel(size=15.0)
            label.show_theme(self._theme)
            self._note_labels.append(label)
            self._notes.addWidget(label)
        for index, label in enumerate(self._note_labels):
            label.set_latex(notes[index] if index < len(notes) else "")
            label.setVisible(index < len(notes))
        self.notes.setVisible(bool(notes))
        self.notes.setToolTip("".join(fill_in(self.tr("t = {n}, the number of this update"), n=n) for n in times))

    def _make_room(self) -> None:
        size = self.area.viewport().size()
        height = size.height() - self.formula.sizeHint().height() - 6
        self.numbers.set_room(QSizeF(size.width() - 2, max(height, LEAST_HEIGHT)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_side()
        QTimer.singleShot(0, self, self._make_room)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees the steps go by."""
        super().hideEvent(event)
        self.transport.play(False)

    # entries

    def _on_hovered(self, term: Term | None, cell: Cell | None, place: QPointF) -> None:
        if term is None or cell is None:
            self._show_chosen()
        else:
            self.reading.setText(self._entry_text(term, cell))

    def _on_picked(self, term: Term, cell: Cell) -> None:
        step = self.step
        if step is None:
            return
        self._chosen = term.latex, self._place_of(step, term), cell
        if term.value.size > 1:
            self._show_table(True)
        self._show_chosen()
        parameter = parameter_of(term, cell)
        if parameter is not None:
            self.parameter_picked.emit(parameter)

    def _place_of(self, step: Step, term: Term) -> int:
        return next((index for index, each in enumerate(step.terms) if each is term), len(step.terms))

    def _on_table_picked(self, cell: Cell) -> None:
        if self._chosen is not None and cell != self._chosen[2]:
            self._on_picked(self.numbers.terms()[self._chosen[1]], cell)

    def _show_chosen(self) -> None:
        """The picked entry with its newest value; how to pick one, if none is."""
        terms = self.numbers.terms()
        if self._chosen is None or self._chosen[1] >= len(terms):
            self.numbers.choose(None)
            self.reading.setText(self._hint())
            return
        _, place, cell = self._chosen
        self.numbers.choose((place, cell))
        self.reading.setText(self._entry_text(terms[place], cell))
        if self.side.currentWidget() is self.table:
            self.table.show_term(terms[place], cell)

    def _hint(self) -> str:
        if any(place.block.is_map for place in self.numbers.places):
            return self.tr(
                "Heat maps: blue is above 0, orange below, strong is large. Rest on an entry to read it; "
                "click for all numbers."
            )
        return self.tr("Rest on a number to read it in full; click for all numbers of its matrix.")

    def _entry_text(self, term: Term, cell: Cell) -> str:
        value = float(term.value[cell.row, cell.column])
        text = f"{plain(inline(term.latex))}{self._words.entry(term, cell)} = {full_text(value)}"
        parameter = parameter_of(term, cell)
        return text if parameter is None else f"{text}   ({self._words.parameter(parameter)})"

    def _show_table(self, shown: bool) -> None:
        self.side.setCurrentWidget(self.table if shown else self.diagram)
        if not shown:
            self._chosen = None
            self._show_chosen()
        self._show_side()

    def _show_side(self) -> None:
        self.side.setVisible(self.width() >= px(NARROW) or self.side.currentWidget() is self.table)
