"""The list of where data can come from, in groups, and the source that each entry stands for."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from playground.data.functions import FUNCTIONS
from playground.data.tables import tables
from playground.experiment import (
    UNTITLED,
    CsvSource,
    Experiment,
    FormulaSource,
    FunctionSource,
    PointsSource,
    SketchSource,
    Source,
    TableSource,
)
from playground.words import said
from widgets.choice import Choice, add_heading
from widgets.fields import tip
from widgets.words import in_words

FIRST_FORMULA = FormulaSource("sin(3*x) + x^2")
"""What the formula begins with where the data before it had none."""


def key_of(source: Source) -> str:
    """The entry in the list that stands for ``source``."""
    match source:
        case FunctionSource():
            return f"function:{source.name}"
        case TableSource():
            return f"table:{source.name}"
        case FormulaSource():
            return "formula"
        case PointsSource():
            return "points"
        case SketchSource():
            return "sketch"
        case CsvSource():
            return "csv"


def label_of(source: Source) -> str:
    """``source`` in a few words, in the person's language."""
    return in_words(words_of(source))


def words_of(source: Source) -> str:
    """``source`` in a few words, which can be said in another language."""
    match source:
        case FunctionSource():
            return FUNCTIONS[source.name].label if source.name in FUNCTIONS else source.name
        case TableSource():
            return tables()[source.name].label if source.name in tables() else source.name
        case FormulaSource():
            return said("formula")
        case PointsSource():
            return said("drawn points")
        case SketchSource():
            return said("drawn function")
        case CsvSource():
            if source.text:
                return said("pasted cells")
            return Path(source.path).name


def name_of(source: Source) -> str:
    """What an experiment with these data is called as long as nobody names it."""
    match source:
        case FormulaSource():
            return QCoreApplication.translate("Sources", "Formula")
        case PointsSource():
            return QCoreApplication.translate("Sources", "Drawn points")
        case SketchSource():
            return QCoreApplication.translate("Sources", "Drawn function")
        case CsvSource():
            if source.text:
                return QCoreApplication.translate("Sources", "Pasted cells")
            return Path(source.path).stem
        case _:
            return label_of(source)


def _english_name(source: Source) -> str:
    """What the core calls it, whatever the language: in files that were made elsewhere, and at the first start."""
    match source:
        case FunctionSource() if source.name in FUNCTIONS:
            return FUNCTIONS[source.name].label
        case TableSource() if source.name in tables():
            return tables()[source.name].label
        case PointsSource():
            return "Drawn points"
        case SketchSource():
            return "Drawn function"
        case _:
            return name_of(source)


def source_title(source: Source) -> str:
    """``source`` as an entry of the list: a file by its whole name."""
    return label_of(source) if isinstance(source, CsvSource) and not source.text else name_of(source)


def with_source(experiment: Experiment, source: Source) -> Experiment:
    """``experiment`` with other data. The name follows the data unless a person gave it."""
    given = (UNTITLED, name_of(experiment.data.source), _english_name(experiment.data.source))
    own = experiment.name not in given
    name = experiment.name if own else name_of(source)
    data = msgspec.structs.replace(experiment.data, source=source)
    return msgspec.structs.replace(experiment, name=name, data=data)


def source_of(key: str, before: Source) -> Source:
    """The source of an entry; a formula begins with that of the function before it."""
    kind, _, name = key.partition(":")
    if kind == "function":
        return FunctionSource(name)
    if kind == "table":
        return TableSource(name)
    if isinstance(before, FunctionSource) and before.name in FUNCTIONS:
        function = FUNCTIONS[before.name]
        return FormulaSource(function.formula, function.limits)
    return FIRST_FORMULA


class SourceChoice(Choice):
    """The list. Entries for a file and for drawn points are there while the data come from them."""

    def __init__(self) -> None:
        super().__init__("source")
        model = QStandardItemModel(self)
        translate = QCoreApplication.translate
        for inputs, heading in (
            (1, translate("Sources", "Functions of one input")),
            (2, translate("Sources", "Functions of two inputs")),
        ):
            add_heading(model, heading)
            for name, function in FUNCTIONS.items():
                if function.inputs == inputs:
                    about = f"{in_words(function.about)}\n{function.formula}"
                    _add(model, f"function:{name}", in_words(function.label), about)
        add_heading(model, translate("Sources", "Your own"))
        about = translate("Sources", "A function you write yourself, in x or in x1 and x2")
        _add(model, "formula", translate("Sources", "Formula"), about)
        add_heading(model, translate("Sources", "Tables"))
        for name, table in tables().items():
            _add(model, f"table:{name}", in_words(table.label), in_words(table.about))
        self._fixed = model.rowCount()
        self.setModel(model)

    def show_source(self, source: Source) -> None:
        """Show where the data come from."""
        key = key_of(source)
        wanted = [(source_title(source), key)] if key in ("csv", "points", "sketch") else []
        there = [(self.itemText(index), self.itemData(index)) for index in range(self._fixed, self.count())]
        if there != wanted:
            for _ in there:
                self.removeItem(self._fixed)
            for label, name in wanted:
                self.addItem(label, name)
        self.show_value(key)
        if self.currentIndex() < 0:
            self.setPlaceholderText(label_of(source))


def _add(model: QStandardItemModel, key: str, label: str, about: str) -> None:
    item = QStandardItem(label)
    item.setData(key, Qt.ItemDataRole.UserRole)
    item.setToolTip(tip(about))
    model.appendRow(item)
