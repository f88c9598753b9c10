"""The worst rows as a list: their values, what was predicted, and where they are in every other plot."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from playground.appraisal import Appraisal, WorstRow, cell_of, parts_of, row_number, worst_rows
from playground.data.dataset import Dataset
from playground.frames import SUBSETS
from playground.looks import Look
from widgets.fields import tip
from widgets.labels import WholeLabel
from widgets.numbers import fill_in, write
from widgets.plots.fit_view import set_name
from widgets.plots.ticks import number
from widgets.text_size import px
from widgets.theme import scaled_font

Index = QModelIndex | QPersistentModelIndex
COUNT = 20
LEAST_WIDTH, MOST_WIDTH = 48, 130
"""Pixels of a column of the list."""
TEST = 2
ALL = "all"


class WorstModel(QAbstractTableModel):
    """Rows of a dataset with what was predicted of them and with all their values."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[WorstRow, ...] = ()
        self._dataset: Dataset | None = None
        self._names: tuple[str, ...] = ()

    def show_rows(self, dataset: Dataset, rows: tuple[WorstRow, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._dataset, self.rows = dataset, rows
        self._names = (
            self.tr("row"),
            self.tr("set"),
            dataset.target_name,
            self.tr("predicted"),
            self.tr("residual"),
            *(part.name for part in parts_of(dataset)),
        )
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole or self._dataset is None:
            return None
        return self.text(self.rows[index.row()], index.column())

    def text(self, row: WorstRow, column: int) -> str:
        """One cell as it is shown."""
        assert self._dataset is not None
        fixed = (
            write(row_number(self._dataset, row.row)),
            set_name(SUBSETS[row.subset]),
            number(row.actual),
            number(row.predicted) if math.isfinite(row.predicted) else "–",
            number(row.residual) if math.isfinite(row.residual) else "–",
        )
        if column < len(fixed):
            return fixed[column]
        value = cell_of(self._dataset, parts_of(self._dataset)[column - len(fixed)], row.row)
        return value if isinstance(value, str) else number(value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._names[section]


class RowsPage(QWidget):
    """The list. ``picked`` holds the numbers of the selected rows, which are to be lit up in the plots."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dataset: Dataset | None = None
        self._appraisal: Appraisal | None = None
        self._look: Look | None = None
        self._filling = False
        self.model = WorstModel()
        self.table = QTableView()
        self.table.setObjectName("measures_rows")
        self.table.setAccessibleName(self.tr("Worst rows"))
        self.table.setModel(self.model)
        self._dress_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table, 1)
        column.addLayout(self._build_foot())
        self.table.selectionModel().selectionChanged.connect(self._on_selection)

    def _dress_table(self) -> None:
        table = self.table
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setFont(scaled_font(self.font(), 0.95))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across = table.horizontalHeader()
        table.verticalHeader().hide()
        self.show_text_size()
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setStyleSheet(
            "QTableView { border: none; background: transparent; }"
            "QAbstractScrollArea::corner { border: none; background: transparent; }"
            "QHeaderView, QHeaderView::section { background: transparent; border: none; padding: 0px 6px; }"
        )

    def show_text_size(self) -> None:
        """Rows as high as a line."""
        row = self.table.fontMetrics().height() + 6
        down, across = self.table.verticalHeader(), self.table.horizontalHeader()
        down.setMinimumSectionSize(row)
        down.setDefaultSectionSize(row)
        across.setMinimumSectionSize(px(LEAST_WIDTH))
        across.setMaximumSectionSize(px(MOST_WIDTH))

    def _build_foot(self) -> QHBoxLayout:
        self.sets = QComboBox()
        self.sets.setObjectName("measures_sets")
        self.sets.setAccessibleName(self.tr("Rows of which set"))
        self.sets.setToolTip(tip(self.tr("The worst rows of which set; of the test set once it has been shown")))
        self.sets.currentIndexChanged.connect(self._show)
        self.all = QToolButton()
        self.all.setObjectName("measures_light_all")
        self.all.setText(self.tr("Show all in the plots"))
        self.all.setToolTip(
            tip(self.tr("Rings around these rows wherever they are drawn. Select some in the list to see only those."))
        )
        self.all.clicked.connect(self.table.selectAll)
        self.none = QToolButton()
        self.none.setObjectName("measures_light_none")
        self.none.setText(self.tr("None"))
        self.none.setToolTip(tip(self.tr("Take the rings away")))
        self.none.clicked.connect(self.table.clearSelection)
        self.note = WholeLabel()
        self.note.setFont(scaled_font(self.font(), 0.9))
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.sets)
        row.addWidget(self.all)
        row.addWidget(self.none)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.note, 1)
        return row

    def show_dataset(self, dataset: Dataset) -> None:
        """Of which data; nothing is known of them yet."""
        self._dataset = dataset
        self._fill_sets()
        self.show_appraisal(None)

    def show_look(self, look: Look | None) -> None:
        """Whether rows of the test set may be listed."""
        if (look is None) != (self._look is None):
            self._look = look
            self._fill_sets()
            self._show()

    def show_appraisal(self, appraisal: Appraisal | None) -> None:
        """What was predicted; ``None`` for nothing yet."""
        self._appraisal = appraisal
        self._show()

    def subsets(self) -> tuple[int, ...]:
        """The sets whose rows are listed."""
        chosen = self.sets.currentData()
        return self._possible() if chosen in (None, ALL) else (int(chosen),)

    def _possible(self) -> tuple[int, ...]:
        if self._dataset is None:
            return ()
        sizes = [len(rows) for rows in self._dataset.subsets]
        return tuple(at for at in range(3) if sizes[at] and (at != TEST or self._look is not None))

    def _fill_sets(self) -> None:
        before = self.sets.currentData()
        self.sets.blockSignals(True)
        self.sets.clear()
        self.sets.addItem(self.tr("all sets"), ALL)
        for subset in self._possible():
            self.sets.addItem(set_name(SUBSETS[subset]), subset)
        self.sets.setCurrentIndex(max(0, self.sets.findData(before)))
        self.sets.blockSignals(False)

    def _show(self) -> None:
        """The worst rows anew; those that were selected stay so while they are listed."""
        if self._dataset is None:
            return
        before = {self.model.rows[index.row()].row for index in self.table.selectionModel().selectedRows()}
        rows: tuple[WorstRow, ...] = ()
        if self._appraisal is not None:
            rows = worst_rows(self._dataset, self._appraisal.predictions, self.subsets(), COUNT)
        self._filling = True
        self.model.show_rows(self._dataset, rows)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place, row in enumerate(rows):
            if row.row in before:
                self.table.selectionModel().select(self.model.index(place, 0), flags)
        self._filling = False
        if {row.row for row in rows if row.row in before} != before:
            self._on_selection()
        self.note.say(
            self.tr("The list comes in a moment.")
            if self._appraisal is None
            else fill_in(self.tr("update {update:,}"), update=self._appraisal.update)
        )

    def _on_selection(self) -> None:
        if not self._filling:
            chosen = [self.model.rows[index.row()].row for index in self.table.selectionModel().selectedRows()]
            self.picked.emit(np.array(sorted(chosen), dtype=np.int64))
