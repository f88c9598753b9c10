"""The columns of a table that is being imported: what each is, and what it is to be."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from playground.data.column_info import ColumnInfo
from playground.data.csv_file import MAX_CATEGORIES
from playground.experiment import CsvSource
from widgets.choice import Choice
from widgets.numbers import fill_in, write
from widgets.text_size import px
from widgets.theme import Theme
from widgets.words import in_words

NAME, FEATURE, TARGET, TYPE, RANGE, EMPTY, VALUES, REMARK = range(8)
ROW_HEIGHT = 26
"""Pixels of a row of a table."""
Checked = Qt.CheckState.Checked
Unchecked = Qt.CheckState.Unchecked


class ColumnsTable(QTableWidget):
    """A row for each column of the file. ``edited(source)`` when a person changed what one is to be."""

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(0, 8, parent)
        self.setObjectName("import_columns")
        self._theme = theme
        self._columns: tuple[ColumnInfo, ...] = ()
        self._source = CsvSource("")
        self._choices: dict[int, Choice] = {}
        self.setAccessibleName(self.tr("Columns"))
        self.setHorizontalHeaderLabels(
            [
                self.tr("Column"),
                self.tr("Feature"),
                self.tr("Target"),
                self.tr("Type"),
                self.tr("Range"),
                self.tr("Empty"),
                self.tr("Values"),
                self.tr("Look at"),
            ]
        )
        tips = {
            FEATURE: self.tr("The network gets this column as an input"),
            TARGET: self.tr("The network learns to predict this column; there is one"),
            TYPE: self.tr("Numbers as they are; categories as one input each, 1 or 0; dates as days since 1970"),
            EMPTY: self.tr("Share of the cells that are empty"),
            VALUES: self.tr("How many different values there are"),
        }
        for column, text in tips.items():
            header = self.horizontalHeaderItem(column)
            assert header is not None
            header.setToolTip(text)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)  # Tab would never leave
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.itemChanged.connect(self._on_changed)

    def show_columns(self, columns: Sequence[ColumnInfo], source: CsvSource) -> None:
        """All columns anew."""
        self._columns, self._source = tuple(columns), source
        self._choices.clear()
        with QSignalBlocker(self):
            self.setRowCount(0)
            self.setRowCount(len(columns))
            for row, info in enumerate(columns):
                self._fill(row, info)
        self.show_source(source)

    def show_source(self, source: CsvSource) -> None:
        """What each column is to be."""
        self._source = source
        with QSignalBlocker(self):
            for row, info in enumerate(self._columns):
                for column, checked in ((FEATURE, info.name in source.features), (TARGET, info.name == source.target)):
                    item = self.item(row, column)
                    if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                        item.setCheckState(Checked if checked else Unchecked)
                if row in self._choices:
                    self._choices[row].show_value(self._type_of(info))

    def _fill(self, row: int, info: ColumnInfo) -> None:
        self.setItem(row, NAME, _item(info.name))
        usable = info.kind in ("number", "category", "date")
        self.setItem(row, FEATURE, _item("", checkable=usable))
        self.setItem(row, TARGET, _item("", checkable=info.kind == "number"))
        words = self._type_words()
        types = _types(info)
        self.setItem(row, TYPE, _item("" if len(types) > 1 else words[info.kind]))
        if len(types) > 1:
            choice = Choice(f"type_{row}", {name: words[name] for name in types}, compact=True)
            choice.show_whole()
            choice.describe(
                fill_in(self.tr("Type of {column}"), column=info.name),
                self.tr("Whether the network gets it as one number, or as an input of its own for each category"),
            )
            choice.edited.connect(lambda kind, _key, row=row: self._change_type(row, kind))
            self._choices[row] = choice
            self.setCellWidget(row, TYPE, choice)
        self.setItem(row, RANGE, _item(self._range_of(info)))
        share = "" if not info.missing else f"{write(100 * info.missing_share, '.2g')} %"
        self.setItem(row, EMPTY, _item(share))
        self.setItem(row, VALUES, _item(write(info.values)))
        remarks = self._remarks(info)
        remark = _item(" · ".join(remarks))
        remark.setForeground(QColor(self._theme.valid_text))
        remark.setToolTip("\n".join(remarks))
        self.setItem(row, REMARK, remark)

    def _type_words(self) -> dict[str, str]:
        return {
            "number": self.tr("number"),
            "category": self.tr("category"),
            "date": self.tr("date"),
            "text": self.tr("text"),
            "empty": self.tr("empty"),
        }

    def _range_of(self, info: ColumnInfo) -> str:
        if info.low:
            low, high = in_words(info.low), in_words(info.high)
            return low if low == high else f"{low} … {high}"
        more = ", …" if info.values > len(info.examples) else ""
        return ", ".join(info.examples)[:40] + more

    def _remarks(self, info: ColumnInfo) -> list[str]:
        found = []
        if info.odd_cells:
            odd = ", ".join(f"'{cell}'" for cell in info.odd[:3])
            cells = fill_in(self.tr("{n} {n:cell is no number|cells are no numbers}"), n=info.odd_cells)
            text = self.tr("{cells}: {odd}; the first in row {row}")
            found.append(fill_in(text, cells=cells, odd=odd, row=info.odd_row))
        if info.constant:
            found.append(self.tr("the same in every row"))
        if info.same_as:
            found.append(fill_in(self.tr("the same as {column}"), column=info.same_as))
        if info.kind == "text":
            text = self.tr("too many different texts for a category; at most {n}")
            found.append(fill_in(text, n=MAX_CATEGORIES))
        if info.kind == "category" and info.values == info.rows - info.missing and info.values > 2:
            found.append(self.tr("another text in every row: it names them"))
        if info.ambiguous:
            found.append(self.tr("read as day/month/year; month/day/year would do too"))
        return found

    def _type_of(self, info: ColumnInfo) -> str:
        if info.name in self._source.categories:
            return "category"
        return info.kind

    def _change_type(self, row: int, kind: str) -> None:
        self._emit(row, self._columns[row], kind, True)

    def _on_changed(self, item: QTableWidgetItem) -> None:
        row, info = item.row(), self._columns[item.row()]
        if item.column() == FEATURE:
            self._emit(row, info, self._chosen_type(row, info), item.checkState() == Checked)
        elif item.column() == TARGET:
            self._choose_target(info, item.checkState() == Checked)

    def _chosen_type(self, row: int, info: ColumnInfo) -> str:
        return self._choices[row].value or info.kind if row in self._choices else info.kind

    def _emit(self, row: int, info: ColumnInfo, kind: str, feature: bool) -> None:
        """One column is, or is not, a feature of this kind."""
        names = set(self._source.features) - {info.name} | ({info.name} if feature else set())
        categories = set(self._source.categories) - {info.name} | ({info.name} if kind == "category" else set())
        dates = set(self._source.dates) - {info.name} | ({info.name} if kind == "date" else set())
        target = "" if feature and self._source.target == info.name else self._source.target
        if kind == "category" and target == info.name:
            target = ""
        self._propose(names, categories & names, dates & names, target)

    def _choose_target(self, info: ColumnInfo, chosen: bool) -> None:
        """The target before becomes a feature, as most often it is one of the candidates."""
        before = self._source.target
        names = set(self._source.features) - {info.name}
        if chosen and before:
            names.add(before)
        self._propose(names, set(self._source.categories), set(self._source.dates), info.name if chosen else before)

    def _propose(self, names: set[str], categories: set[str], dates: set[str], target: str) -> None:
        def ordered(chosen: set[str]) -> tuple[str, ...]:
            return tuple(info.name for info in self._columns if info.name in chosen)

        source = msgspec.structs.replace(
            self._source,
            target=target,
            features=ordered(names - {target}),
            categories=ordered(categories - {target}),
            dates=ordered(dates - {target}),
        )
        self.show_source(source)
        self.edited.emit(source)


def _types(info: ColumnInfo) -> list[str]:
    """What a column can be taken as."""
    own: list[str] = [info.kind] if info.kind in ("number", "category", "date") else []
    if info.kind in ("number", "date") and info.values <= MAX_CATEGORIES:
        own.append("category")
    return own


def _item(text: str, *, checkable: bool = False) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    flags = Qt.ItemFlag.ItemIsEnabled
    if checkable:
        flags |= Qt.ItemFlag.ItemIsUserCheckable
        item.setCheckState(Unchecked)
    item.setFlags(flags)
    return item
