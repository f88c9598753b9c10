"""Choosing who races: everything that can be varied, and its variants, to be ticked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from playground.contest import Entrant
from playground.experiment import Experiment
from playground.variants import FEWEST, MOST, VARIED, as_it_is, variants
from widgets.dialog import Dialog
from widgets.numbers import fill_in
from widgets.roomy import Roomy
from widgets.theme import scaled_font
from widgets.words import in_words

COLUMNS = 4
"""Of variants: with one more, a screen of 1024 pixels would have to be scrolled sideways."""


class RaceDialog(Dialog):
    """``chosen(entrants)`` are those that were ticked, in the order of the table; the dialog keeps to their number."""

    chosen = Signal(object)

    def __init__(self, experiment: Experiment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("race_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Race"))
        self.boxes: dict[QCheckBox, Entrant] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._about())
        column.addWidget(Roomy(self._table(experiment)))
        column.addLayout(self._foot())
        for box in self.boxes:
            box.toggled.connect(self._count)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self._own.setChecked(True)
        self.begins_at, self.enter = self._own, self.start
        self._count()

    @property
    def entrants(self) -> tuple[Entrant, ...]:
        """Those that are ticked."""
        return tuple(entrant for box, entrant in self.boxes.items() if box.isChecked())

    def box(self, name: str) -> QCheckBox:
        """The box of the variant with this name; ``StopIteration`` for none."""
        return next(box for box, entrant in self.boxes.items() if entrant.name == name)

    def accept(self) -> None:
        """Tell who was chosen."""
        self.chosen.emit(self.entrants)
        super().accept()

    def _about(self) -> QLabel:
        text = QLabel(
            fill_in(
                self.tr(
                    "Tick {fewest} to {most}. Each differs from this experiment in one thing; all see the same data."
                ),
                fewest=FEWEST,
                most=MOST,
            )
        )
        text.setObjectName("card_subtitle")
        text.setWordWrap(True)
        return text

    def _table(self, experiment: Experiment) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(2)
        self._own = self._add_box(as_it_is(experiment))
        grid.addWidget(self._own, 0, 1, 1, COLUMNS, Qt.AlignmentFlag.AlignLeft)
        row = 1
        for kind, varied in VARIED.items():
            grid.setRowMinimumHeight(row, 8)
            row += 1
            label = QLabel(in_words(varied.label))
            label.setFont(scaled_font(self.font(), 1.0, bold=True))
            label.setToolTip(in_words(varied.about))
            grid.addWidget(label, row, 0)
            for index, entrant in enumerate(variants(kind, experiment)):
                box = self._add_box(entrant)
                box.setToolTip(in_words(varied.about))
                grid.addWidget(box, row + index // COLUMNS, 1 + index % COLUMNS)
            row += max(1, -(-len(variants(kind, experiment)) // COLUMNS))
        return grid

    def _foot(self) -> QHBoxLayout:
        self.count = QLabel()
        self.count.setObjectName("card_subtitle")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(self.tr("Start the race"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setObjectName("race_dialog_start")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(buttons)
        return foot

    def _add_box(self, entrant: Entrant) -> QCheckBox:
        box = QCheckBox(in_words(entrant.name))
        box.setObjectName(f"variant_{len(self.boxes)}")
        self.boxes[box] = entrant
        return box

    def _count(self) -> None:
        """With as many as can race, no more can be ticked; with too few, there is no race."""
        count = len(self.entrants)
        self.count.setText(fill_in(self.tr("{count} of at most {most} {count:is|are} chosen"), count=count, most=MOST))
        self.start.setEnabled(FEWEST <= count <= MOST)
        for box in self.boxes:
            box.setEnabled(box.isChecked() or count < MOST)
