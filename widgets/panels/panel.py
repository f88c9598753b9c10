"""The base of the panels: they render the experiment and emit edited copies of it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.checking import check
from playground.data.dataset import Dataset
from playground.data.inputs import inputs_of
from playground.data.raw_table import name_of
from playground.experiment import CsvSource, Experiment, ExperimentError
from widgets.choice import Choice
from widgets.fields import COMPACT_STYLE, NumberField, TextField
from widgets.labels import ProblemLabel
from widgets.numbers import fill_in
from widgets.theme import LIGHT, Theme
from widgets.words import in_words

SPACING = 6
ROW_SPACING = 4


class Editor(Protocol):
    """What shows a problem in place; see ``widgets.fields``."""

    def refuse(self, problem: str) -> None: ...


class Panel(QWidget):
    """``edited(experiment, text for the undo menu, merge key)``; edits with the same key, not empty, are one step.

    The session answers an edit with ``show_experiment``. Showing never emits ``edited``.
    """

    NAME = ""
    edited = Signal(object, object, str)
    subtitle_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(self.NAME)
        self.setStyleSheet(COMPACT_STYLE)
        self._experiment = Experiment()
        self._dataset: Dataset | None = None
        self._theme = LIGHT
        self._places: dict[str, Editor] = {}  # the editor of a place in the experiment, by the beginning of its path

    def title(self) -> str:
        """The card's title, translated."""
        raise NotImplementedError

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours and icons."""
        self._theme = theme

    def show_experiment(self, experiment: Experiment) -> None:
        """Render ``experiment``; what is being typed stays, unless the field's own value became another."""
        self._experiment = experiment

    def show_dataset(self, dataset: Dataset) -> None:
        """The data of the current run, at its start."""
        self._dataset = dataset

    def show_problem(self, place: str, problem: str) -> None:
        """Show ``problem`` at the editor of ``place``, if it is one of this panel's."""
        if editor := self._editor_of(place):
            editor.refuse(in_words(problem))

    def _editor_of(self, place: str) -> Editor | None:
        known = [key for key in self._places if place.startswith(key)]
        return self._places[max(known, key=len)] if known else None

    def _propose(self, experiment: Experiment, text: str, merge_key: str, editor: Editor) -> bool:
        """Emit an edit that can be; otherwise say at ``editor``, where it was made, why not, and return false."""
        try:
            check(experiment, self._features() or 1)
        except ExperimentError as error:
            editor.refuse(in_words(error.problem))
            return False
        if experiment != self._experiment:
            self.edited.emit(experiment, text, merge_key)
        return True

    def _features(self) -> int | None:
        """Number of inputs of the network, ``None`` while it is not known."""
        source = self._experiment.data.source
        if isinstance(source, CsvSource):
            dataset = self._csv_dataset(source)
            return dataset.features if dataset is not None else None
        try:
            return inputs_of(source)
        except ExperimentError:
            # an experiment file can name what is not there: the session says so at the data panel
            return None

    def _csv_dataset(self, source: CsvSource) -> Dataset | None:
        """The dataset, if it is already the one of ``source``."""
        dataset = self._dataset
        return dataset if dataset is not None and dataset.name == name_of(source) else None


def problem_label(*editors: Choice | NumberField | TextField) -> ProblemLabel:
    """The line under ``editors`` that says what is wrong at one of them."""
    label = ProblemLabel()
    for editor in editors:
        editor.problem_changed.connect(label.show_problem)
    return label


def inputs_text(count: int) -> str:
    """Number of inputs in words."""
    return fill_in(QCoreApplication.translate("Panels", "{count} {count:input|inputs}"), count=count)


def column_of(parent: QWidget, spacing: int = ROW_SPACING) -> QVBoxLayout:
    """A vertical layout without margins for ``parent``."""
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


def row_in(column: QBoxLayout, *items: QWidget | QBoxLayout | str, stretch: int | None = None) -> QHBoxLayout:
    """Add a row of widgets and layouts, and labels for texts, to ``column``; the item at ``stretch`` takes the rest.

    A label becomes the buddy of the widget after it.
    """
    row = QHBoxLayout()
    row.setSpacing(SPACING)
    label: QLabel | None = None
    for index, item in enumerate(items):
        share = 1 if index == stretch else 0
        if isinstance(item, str):
            label = QLabel(item)
            row.addWidget(label, share)
            continue
        if isinstance(item, QWidget):
            row.addWidget(item, share)
            if label is not None:
                label.setBuddy(item)
        else:
            row.addLayout(item, share)
        label = None
    if stretch is None:
        row.addStretch(1)
    column.addLayout(row)
    return row
