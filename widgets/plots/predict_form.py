"""A row to be typed: a field for every column, in the data's units, as the network's inputs."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import msgspec
import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from playground.data.dataset import Dataset
from playground.data.encoding import Column, Encoding, plain_encoding
from widgets.choice import Choice
from widgets.field_number import Number
from widgets.fields import NumberField, TextField, tip
from widgets.numbers import fill_in
from widgets.plots.ticks import number

COLUMN_WIDTH = 220
"""Pixels that a name and its field want."""
NAME_WIDTH = 100
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LARGEST = 1e30


class Range(msgspec.Struct, frozen=True):
    """What a column's values were in the training set, and the one to start from: the median."""

    low: float
    high: float
    typical: float
    whole: bool


class RowForm(QWidget):
    """``edited`` says that the row is another one, or none any more; ``inputs`` is what the network gets of it."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.encoding = Encoding((), "")
        self.values: dict[str, float] = {}  # a number, days, or the place of a category
        self.ranges: dict[str, Range] = {}
        self.fields: dict[str, NumberField | TextField | Choice] = {}
        self._labels: dict[str, QLabel] = {}
        self._unreadable: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._columns = 0

    def show_dataset(self, dataset: Dataset) -> None:
        """Fields for these columns, filled with the typical row."""
        self.encoding = dataset.encoding or plain_encoding(dataset.feature_names, dataset.target_name)
        training = dataset.x[dataset.subsets[0]]
        self.ranges = {
            column.name: _range(column, training[:, part])
            for column, part in zip(self.encoding.columns, self.encoding.slices, strict=True)
        }
        for widget in (*self.fields.values(), *self._labels.values()):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._labels = {name: self._label(name) for name in self.ranges}
        self.fields = {column.name: self._field(column) for column in self.encoding.columns}
        self._columns = 0
        self._arrange()
        self.show_typical()

    def show_typical(self) -> None:
        """The median of every number, the most frequent category."""
        self.show_values({name: one.typical for name, one in self.ranges.items()})

    def show_inputs(self, inputs: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
        """The row of which these are the network's inputs (inputs,)."""
        values = {}
        for column, part in zip(self.encoding.columns, self.encoding.slices, strict=True):
            block = inputs[part]
            values[column.name] = float(block.argmax() if column.kind == "category" else block[0])
        self.show_values(values)

    def show_values(self, values: dict[str, float]) -> None:
        """A value for every column."""
        self.values = dict(values)
        self._unreadable.clear()
        for column in self.encoding.columns:
            self._render(column)
        self.edited.emit()

    def inputs(self) -> tuple[float, ...] | None:
        """What the network gets, one value an input; ``None`` while a field cannot be read."""
        if self._unreadable or not self.values:
            return None
        row: list[float] = []
        for column in self.encoding.columns:
            value = self.values[column.name]
            if column.kind == "category":
                row += [float(place == round(value)) for place in range(len(column.categories))]
            else:
                row.append(value)
        return tuple(row)

    def hints(self) -> list[str]:
        """What was typed that no training row had: where a prediction is a guess. Then what cannot be read."""
        said = []
        for name, one in self.ranges.items():
            value = self.values.get(name, one.typical)
            column = self._column(name)
            if column.kind == "category" or one.low <= value <= one.high:
                continue
            text = self.tr("{name} was {low} to {high} in training.")
            said.append(fill_in(text, name=name, low=_text(column, one.low), high=_text(column, one.high)))
        return said + list(self._unreadable.values())

    # the fields

    def _column(self, name: str) -> Column:
        return next(column for column in self.encoding.columns if column.name == name)

    def _label(self, name: str) -> QLabel:
        metrics = self.fontMetrics()
        label = QLabel(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, NAME_WIDTH))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setToolTip(tip(name))
        return label

    def _field(self, column: Column) -> NumberField | TextField | Choice:
        name, one = f"predict_{column.name}", self.ranges[column.name]
        field: NumberField | TextField | Choice
        if column.kind == "category":
            field = Choice(name, {str(place): text for place, text in enumerate(column.categories)})
            field.edited.connect(lambda place, _key: self._set(column, float(place)))
            about = self.tr("One of the categories that the network knows")
        elif column.kind == "date":
            field = TextField(name, keep_refused=True)
            field.textEdited.connect(partial(self._read, column, partial(_days, column.date_format)))
            about = fill_in(
                self.tr("A date, written as {text}; {low} to {high} in training"),
                text=_text(column, one.typical),
                low=_text(column, one.low),
                high=_text(column, one.high),
            )
        else:
            spec = Number(-LARGEST, LARGEST, step=_step(one))
            field = NumberField(name, spec, digits=8.0)
            field.edited.connect(lambda value, _key: self._set(column, float(value)))
            field.textEdited.connect(partial(self._read, column, lambda text: float(spec.parsed(text) or 0.0)))
            about = fill_in(
                self.tr("A number; {low} to {high} in training. Arrow keys and the wheel change it."),
                low=number(one.low),
                high=number(one.high),
            )
        field.describe(column.name, about)
        self._labels[column.name].setBuddy(field)
        return field

    def _render(self, column: Column) -> None:
        field, value = self.fields[column.name], self.values[column.name]
        if isinstance(field, NumberField):
            field.show_value(value)
        elif isinstance(field, Choice):
            field.show_value(str(round(value)))
        else:
            field.show_value(_text(column, value))

    def _set(self, column: Column, value: float) -> None:
        self.values[column.name] = value
        self._unreadable.pop(column.name, None)
        self._render(column)
        self.edited.emit()

    def _read(self, column: Column, read: Callable[[str], float], text: str) -> None:
        """Take over what is being typed as soon as it can be read."""
        try:
            value = read(text)
        except ValueError:
            problem = self.tr("{name}: “{text}” cannot be read.")
            self._unreadable[column.name] = fill_in(problem, name=column.name, text=text[:40])
        else:
            self.values[column.name] = value
            self._unreadable.pop(column.name, None)
        self.edited.emit()

    # where they stand

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """As many columns of fields as have room."""
        columns = max(1, min(len(self.fields), self.width() // COLUMN_WIDTH))
        if columns == self._columns or not self.fields:
            return
        self._columns = columns
        rows = math.ceil(len(self.fields) / columns)
        for place, (name, field) in enumerate(self.fields.items()):
            across, down = divmod(place, rows)
            self._grid.addWidget(self._labels[name], down, 2 * across, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(field, down, 2 * across + 1)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(2 * columns, 1)
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(rows, 1)


def _range(column: Column, block: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> Range:
    if column.kind == "category":
        return Range(0.0, len(column.categories) - 1.0, float(block.sum(axis=0).argmax()), whole=True)
    values = block[:, 0]
    whole = bool((values == np.round(values)).all())
    middle = float(np.median(values))
    if whole:
        middle = float(round(middle))
    elif column.kind == "number":  # a date of fewer digits would be another day
        middle = float(f"{middle:.4g}")
    return Range(float(values.min()), float(values.max()), middle, whole)


def _step(one: Range) -> float:
    """About a hundredth of the range, as a round number."""
    span = one.high - one.low
    if not 0.0 < span < LARGEST:
        return 1.0
    step = float(10.0 ** math.floor(math.log10(span / 50.0)))
    return max(step, 1.0) if one.whole else step


def _text(column: Column, value: float) -> str:
    """A number, or a date as the column writes it."""
    if column.kind != "date":
        return number(value)
    return (EPOCH + timedelta(days=value)).strftime(column.date_format)


def _days(date_format: str, text: str) -> float:
    """Days since 1970-01-01 of a date as the column writes it; ``ValueError`` if it is none."""
    written = datetime.strptime(text.strip(), date_format).replace(tzinfo=UTC)
    return (written - EPOCH) / timedelta(days=1)
