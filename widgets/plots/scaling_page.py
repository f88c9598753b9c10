"""Which numbers the scaling is made of, on which rows they are fitted, and what a leak would change."""

from __future__ import annotations

import msgspec
import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from playground.data.columns import Columns, scaling_shift
from playground.experiment import SCALINGS, Experiment
from playground.study import Answer, Leak, LeakTest
from playground.words import said
from widgets.choice import Choice
from widgets.fields import tip
from widgets.plots import scaling_words as words
from widgets.plots.collapse_table import Numbers, NumbersTable
from widgets.plots.narrow import ShortButton
from widgets.text_size import px
from widgets.words import in_words

PROGRESS = 1000
NARROW = 520
"""Pixels below which the numbers of all data are left out: how far they are away is said."""


class ScalingPage(QWidget):
    """``edited`` as a panel's; ``study_asked(study)``, or ``None`` to give it up; ``test_shown`` with its result."""

    edited = Signal(object, object, str)
    study_asked = Signal(object)
    test_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._experiment = Experiment()
        self._columns: Columns | None = None
        self._asked = False
        self._leak: Leak | None = None  # what came out
        self._narrow = False
        self.choice = Choice("scaling", {name: self._label(name) for name in SCALINGS})
        self.choice.describe(
            self.tr("Rows the scaling is fitted on"),
            self.tr(
                "Means and deviations of the training set alone, or of all rows. All rows is what one must not do: "
                "here is to see why. Another choice starts a new run."
            ),
        )
        self.choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.choice.setMinimumContentsLength(14)
        self.choice.edited.connect(self._choose)
        self.compare = ShortButton("", "")
        self.compare.setObjectName("compare_scalings")
        self.compare.clicked.connect(self._ask)
        self.progress = QProgressBar()
        self.progress.setObjectName("compare_progress")
        self.progress.setAccessibleName(self.tr("How far the comparison is"))
        self.progress.setRange(0, PROGRESS)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        self.progress.hide()
        self.state, self.shift, self.result = (QLabel() for _ in range(3))
        for label in (self.state, self.shift, self.result):
            label.setWordWrap(True)
        self.result.hide()
        self.numbers = Numbers()
        self.table = NumbersTable(self.numbers)
        self.table.setObjectName("scaling_table")
        self.table.setAccessibleName(self.tr("Means and deviations by column"))
        self.table.setToolTip(
            tip(
                self.tr(
                    "Mean and deviation of every column over the training set and over all rows, in its own units, and "
                    "how far the mean moves from one to the other, in percent of the training set's deviation."
                )
            )
        )
        self._lay_out()
        self._show_button()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel(self.tr("Fitted on")))
        row.addWidget(self.choice)
        row.addStretch(1)
        row.addWidget(self.compare)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.progress)
        for widget in (self.state, self.shift, self.result):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addStretch(0)

    def show_experiment(self, experiment: Experiment) -> None:
        """Which scaling is chosen; a comparison of another experiment is no longer true."""
        if experiment != self._experiment:
            self._forget()
        self._experiment = experiment
        self.choice.show_value(experiment.data.scaling)
        self.choice.setEnabled(experiment.data.standardize)
        self._show()

    def show_columns(self, columns: Columns) -> None:
        """The numbers of these columns."""
        self._columns = columns
        self._show()

    def show_study(self, answer: Answer) -> None:
        """How far the comparison is; anything else is not ours."""
        if not self._asked or not isinstance(answer, Leak | str):
            return
        if isinstance(answer, str):
            self._end(in_words(answer))
            return
        self.progress.setValue(round(PROGRESS * answer.done))
        if answer.done >= 1.0:
            self._leak = answer
            self._end(self._result())
            self.test_shown.emit()

    def kept(self) -> tuple[bool, Leak | None]:
        """Whether a comparison is in work, and what the last one said, for ``put_back``."""
        return self._asked, self._leak

    def put_back(self, kept: tuple[bool, Leak | None]) -> None:
        """Go on waiting, or show what came out."""
        self._asked, self._leak = kept
        self.progress.setVisible(self._asked)
        self._show_button()
        if not self._asked:
            self._end(self._result())

    def _result(self) -> str:
        if self._leak is None or self._columns is None:
            return ""
        return words.compared(self._leak, self._columns.names[-1])

    def _show(self) -> None:
        columns = self._columns
        if columns is None:
            return
        found = scaling_shift(columns)
        self.state.setText(words.state(self._experiment.data, columns))
        self.shift.setText(words.shift(columns, found))
        table = {
            self.tr("train mean"): found.train.mean,
            self.tr("train dev."): found.train.deviation,
            self.tr("all mean"): found.all.mean,
            self.tr("all dev."): found.all.deviation,
            self.tr("moved, %"): 100.0 * found.moved,
        }
        heads = list(table)
        if self._narrow:
            del heads[2:4]
        self.numbers.show_values(columns.names, heads, np.column_stack([table[head] for head in heads]))
        # the page scrolls, not the table in it
        self.table.setMinimumHeight(self.table.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.width() < px(NARROW)) != self._narrow:
            self._narrow = not self._narrow
            self._show()

    def _label(self, name: str) -> str:
        return {"train": self.tr("training set"), "all": self.tr("all data (leaks)")}[name]

    def _choose(self, name: str) -> None:
        data = msgspec.structs.replace(self._experiment.data, scaling=name)
        text = said("fit the scaling on all data")
        if name == "train":
            text = said("fit the scaling on the training set")
        self.edited.emit(msgspec.structs.replace(self._experiment, data=data), text, "")

    def _ask(self) -> None:
        if self._asked:
            self._end("")
            self.study_asked.emit(None)
            return
        self._asked, self._leak = True, None
        self.result.hide()
        self.progress.setValue(0)
        self.progress.show()
        self._show_button()
        self.study_asked.emit(LeakTest())

    def _end(self, text: str) -> None:
        self._asked = False
        self.progress.hide()
        self.result.setText(text)
        self.result.setVisible(bool(text))
        self._show_button()

    def _forget(self) -> None:
        if self._asked:
            self.study_asked.emit(None)
        self._leak = None
        self._end("")

    def _show_button(self) -> None:
        if self._asked:
            self.compare.set_texts(self.tr("Cancel"), self.tr("Cancel"))
        else:
            self.compare.set_texts(self.tr("Compare on the test set"), self.tr("Compare"))
        self.compare.setToolTip(
            tip(
                self.tr(
                    "Train this experiment twice in the background, to its end, with the scaling fitted each way, and "
                    "compare on the test set, which is then no longer unseen. The run on screen is not touched."
                )
            )
        )
