"""The formula in the data panel: its text, a drawing of it, and the domain that samples are drawn from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from playground.experiment import FormulaSource, Source
from playground.words import Said, said
from widgets.field_number import Number
from widgets.fields import NumberField
from widgets.panels.formula_field import FormulaDrawing, FormulaField
from widgets.panels.panel import column_of, problem_label, row_in
from widgets.theme import Theme
from widgets.words import in_words

EDGE = Number(-1e6, 1e6, step=0.5)
translate = QCoreApplication.translate


class FormulaRows(QWidget):
    """Seen while the data come from a formula. Says at once what is wrong with what is typed."""

    changed = Signal(object, str, object, object)  # text for the undo menu, merge key, the field, FormulaSource

    def __init__(self) -> None:
        super().__init__()
        self._source = FormulaSource("")
        self.formula = FormulaField("formula")
        self.drawing = FormulaDrawing()
        self.low, self.high = NumberField("domain_low", EDGE, digits=5), NumberField("domain_high", EDGE, digits=5)
        column = column_of(self)
        column.addWidget(self.formula)
        column.addWidget(problem_label(self.formula))
        column.addWidget(self.drawing)
        row_in(column, translate("DataPanel", "for x from"), self.low, translate("DataPanel", "to"), self.high)
        column.addWidget(problem_label(self.low, self.high))
        self.formula.textEdited.connect(self._judge)
        self.formula.textChanged.connect(self._draw)
        self.formula.committed.connect(self._change)
        self.low.edited.connect(lambda low, key: self._change_domain(low, None, key))
        self.high.edited.connect(lambda high, key: self._change_domain(None, high, key))

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.formula.show_theme(theme)
        self.drawing.show_theme(theme)

    def show_source(self, source: Source) -> None:
        """Render ``source``; nothing of another kind than a formula."""
        self.setVisible(isinstance(source, FormulaSource))
        if not isinstance(source, FormulaSource):
            self._source = FormulaSource("")
            self.formula.restore()
            return
        self._source = source
        self.formula.show_value(source.expression)
        self._draw(self.formula.text())
        self.low.show_value(source.domain[0])
        self.high.show_value(source.domain[1])

    def _judge(self, text: str) -> None:
        self.formula.refuse(_problem_of(text, self._source.domain))

    def _draw(self, text: str) -> None:
        """Draw what is typed as far as it is right, and point at what is not."""
        import numpy as np

        from playground.data.formula import FormulaError
        from playground.data.formula_parser import parse

        position, parsed, domain = None, None, self._source.domain
        try:
            parsed = parse(text)
            parsed.check_over(np.array([domain] * parsed.inputs))
        except FormulaError as error:
            position = error.position
        self.formula.point_at(position)
        self.drawing.show_formula(parsed, domain)

    def _change(self, text: str) -> None:
        domain = self._source.domain
        if problem := _problem_of(text, domain):
            self.formula.refuse(problem)
            return
        self.formula.setModified(False)
        self._tell(said("change formula"), "", self.formula, FormulaSource(text.strip(), domain))

    def _change_domain(self, low: float | None, high: float | None, merge_key: str) -> None:
        source, editor = self._source, self.high if low is None else self.low
        domain = (source.domain[0] if low is None else low, source.domain[1] if high is None else high)
        if domain[0] < domain[1] and (problem := _problem_of(source.expression, domain)):
            editor.refuse(problem)
            return
        text = said("draw x from {low} to {high}", low=EDGE.text(domain[0]), high=EDGE.text(domain[1]))
        self._tell(text, merge_key, editor, FormulaSource(source.expression, domain))

    def _tell(self, text: Said, merge_key: str, editor: FormulaField | NumberField, source: FormulaSource) -> None:
        self.changed.emit(text, merge_key, editor, source)


def _problem_of(text: str, domain: tuple[float, float]) -> str:
    """What is wrong with a formula over ``domain``; empty if nothing is."""
    import numpy as np

    from playground.data.formula import FormulaError
    from playground.data.formula_parser import parse

    try:
        parsed = parse(text)
        parsed.check_over(np.array([domain] * parsed.inputs))
    except FormulaError as error:
        return in_words(error.problem)
    return ""
