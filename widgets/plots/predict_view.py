"""What the network says of a row that a person types, or of every row of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.appraisal import row_number
from playground.data.dataset import Dataset, IndexArray
from playground.frames import Frame, Wish, WishList
from playground.predicting import FileDone
from widgets.fields import tip
from widgets.labels import muted_label
from widgets.numbers import fill_in, write
from widgets.paced import Paced
from widgets.plots.plot_card import PlotCard
from widgets.plots.predict_form import RowForm
from widgets.text_size import px
from widgets.theme import scaled_font
from widgets.words import in_words

READ_MS = 100
ANSWER_WIDTH, LEAST_ANSWER = 210, 130
WIDE_ANSWER = "−0.0123456"
"""As long as a prediction gets that is neither huge nor tiny."""


class PredictView(PlotCard):
    """A form with a field for every column, and the prediction of the network on screen, live.

    ``file_asked(table, out)`` says that a table is to be written with a column of predictions.
    """

    NAME = "predict_view"
    file_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dataset: Dataset | None = None
        self._row: IndexArray = np.zeros(0, dtype=np.int64)  # the one that is lit up in the plots
        self._value: float | None = None
        self.folder = ""
        self.form = RowForm()
        self.form.edited.connect(self._on_edited)
        scroll = QScrollArea()
        scroll.setObjectName("card_scroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(self.form)
        self.form.setAutoFillBackground(False)  # a scroll area turns it on
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(scroll, 3)
        row.addWidget(self._build_answer(), 2)
        layout = self.layout()
        assert layout is not None  # PlotCard made it
        layout.addWidget(both)
        self._build_header()
        self._reading = Paced(self, READ_MS, self._show_value)
        self._show_value()

    def _build_answer(self) -> QWidget:
        self.caption, self.value = muted_label(), QLabel("–")
        self.value.setObjectName("predict_value")
        self.value.setFont(scaled_font(self.font(), 2.0, bold=True))
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hint, self.status = QLabel(), QLabel()
        self.hint.setObjectName("notice")
        self.hint.setProperty("kind", "warning")
        self.hint.setContentsMargins(6, 3, 6, 3)
        self.status.setObjectName("predict_status")
        for label in (self.hint, self.status):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setFont(scaled_font(self.font(), 0.9))
            label.hide()
        answer = QWidget()
        self._answer = answer
        self.show_text_size()
        column = QVBoxLayout(answer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.caption, self.value, self.hint):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.status)
        return answer

    def show_text_size(self) -> None:
        """Room for the answer."""
        number = self.value.fontMetrics().horizontalAdvance(WIDE_ANSWER)
        self._answer.setMinimumWidth(max(px(LEAST_ANSWER), number))
        self._answer.setMaximumWidth(max(px(ANSWER_WIDTH), number))

    def _build_header(self) -> None:
        self.typical = self._button("predict_typical", self.tr("Typical row"))
        self.typical.setToolTip(tip(self.tr("The training set's median of every number, its most frequent category")))
        self.typical.clicked.connect(self.form.show_typical)
        self.picked = self._button("predict_picked", self.tr("Selected row"))
        self.picked.clicked.connect(self._show_picked)
        self.file = self._button("predict_file", self.tr("Predict a CSV file…"))
        self.file.setToolTip(
            tip(self.tr("Write a table as it is with a column of predictions, by the network on screen"))
        )
        self.file.clicked.connect(self._ask_file)
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addStretch(1)
        for button in (self.typical, self.picked, self.file):
            row.addWidget(button)
        self.show_rows(self._row)

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    # what the window calls

    def wish(self) -> WishList:
        row = self.form.inputs()
        return WishList() if row is None else WishList(Wish.ROW, row=row)

    def show_dataset(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.caption.setText(fill_in(self.tr("predicted {target}"), target=dataset.target_name))
        self.form.show_dataset(dataset)

    def show_frame(self, frame: Frame) -> None:
        if frame.row is not None:
            self._value = frame.row
            self._reading.ask()

    def show_rows(self, rows: IndexArray) -> None:
        self._row = rows
        one = self._dataset is not None and len(rows) == 1
        self.picked.setEnabled(one)
        about = self.tr("Fill the form with the row that is selected in the list of the worst rows")
        if one:
            assert self._dataset is not None
            about = fill_in(self.tr("Fill the form with row {row:,}"), row=row_number(self._dataset, int(rows[0])))
        self.picked.setToolTip(tip(about))

    def show_file_done(self, done: FileDone) -> None:
        """What became of the table."""
        self.file.setEnabled(True)
        text = in_words(done.text)
        written = fill_in(self.tr("{text}\nWritten to {out}"), text=text, out=done.out)
        self._say(written if done.written else text)

    def clear(self) -> None:
        self._value = None
        self._reading.drop()
        self._show_value()

    def kept(self) -> object:
        return dict(self.form.values), self.folder

    def put_back(self, kept: Any) -> None:
        values, self.folder = kept
        if values.keys() == self.form.values.keys():
            self.form.show_values(values)

    def describe(self) -> str:
        if self._value is None:
            return self.tr("Nothing has been predicted yet.")
        return " ".join([f"{self.caption.text()}: {self.value.text()}.", *self.form.hints()])

    # showing

    def _on_edited(self) -> None:
        hints = self.form.hints()
        self.hint.setText("\n".join(hints))
        self.hint.setVisible(bool(hints))
        if self.form.inputs() is None:
            self._value = None
        self._show_value()
        self.wish_changed.emit()

    def _show_value(self) -> None:
        value = self._value
        if value is None:
            self.value.setText("–")
        elif np.isfinite(value):
            self.value.setText(write(value, ",.5g").replace("-", "−", 1) if value < 0.0 else write(value, ",.5g"))
        else:
            self.value.setText(self.tr("not finite"))

    def _show_picked(self) -> None:
        if self._dataset is not None and len(self._row) == 1:
            self.form.show_inputs(self._dataset.x[int(self._row[0])])

    # a file

    def _ask_file(self) -> None:
        tables = self.tr("Tables (*.csv *.tsv *.txt);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Predict a table"), self.folder, tables)
        if not path:
            return
        source = Path(path)
        proposed = str(source.with_name(f"{source.stem} predicted{source.suffix or '.csv'}"))
        out, _ = QFileDialog.getSaveFileName(self, self.tr("Write with predictions"), proposed, tables)
        if not out:
            return
        self.folder = str(source.parent)
        # the table may have vanished while the second dialog was open
        if source.exists() and Path(out).exists() and Path(out).samefile(source):
            self._say(self.tr("That is the table itself; name another file."))
            return
        self.file.setEnabled(False)
        self._say(self.tr("Predicting…"))
        self.file_asked.emit(path, out)

    def _say(self, text: str) -> None:
        self.status.setText(text)
        self.status.setVisible(bool(text))
