"""Numbers of one linear layer as a small table, and text that changes without moving what is around it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from playground.frames import FloatArray
from widgets.plots.ticks import number
from widgets.theme import scaled_font
from widgets.words import unbroken

Index = QModelIndex | QPersistentModelIndex
WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
ROWS_SHOWN = 2
PADDING = 12


class Numbers(QAbstractTableModel):
    """``values`` (rows, columns) with names for both; only what is looked at is turned into text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[str, ...] = ()
        self.columns: tuple[str, ...] = ()
        self.values: FloatArray = np.zeros((0, 0))

    def show_values(self, rows: Sequence[str], columns: Sequence[str], values: FloatArray) -> None:
        """Show these; nan is an empty cell."""
        names = tuple(rows), tuple(columns)
        if names == (self.rows, self.columns):
            self.values = values
            if values.size:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
            return
        self.beginResetModel()
        (self.rows, self.columns), self.values = names, values
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        value = float(self.values[index.row(), index.column()])
        return "" if np.isnan(value) else number(value)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.columns if orientation is Qt.Orientation.Horizontal else self.rows)[section]


class NumbersTable(QTableView):
    """The table itself: narrow rows, no selection; it scrolls where there are many."""

    def __init__(self, model: Numbers) -> None:
        super().__init__()
        self._numbers = model
        self.setModel(model)
        self.setObjectName("collapse_table")
        self.setFont(scaled_font(self.font(), 0.95))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet(
            "QTableView, QTableCornerButton::section { border: none; background: transparent; }"
            "QHeaderView, QHeaderView::section { background: transparent; border: none; }"
            "QHeaderView::section { padding: 0px 6px; }"
        )
        down, across = self.verticalHeader(), self.horizontalHeader()
        for header in (down, across):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.show_text_size()
        model.modelReset.connect(self._fit_columns)

    def show_text_size(self) -> None:
        """Rows as high as a line, columns as wide as a number."""
        row = self.fontMetrics().height() + 3
        self._number = self.fontMetrics().horizontalAdvance("−0.0000")
        self.verticalHeader().setMinimumSectionSize(row)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFixedHeight(row)
        self._fit_columns()

    def sizeHint(self) -> QSize:
        return QSize(200, self.verticalHeader().defaultSectionSize() * (1 + self._numbers.rowCount()) + 2)

    def minimumSizeHint(self) -> QSize:
        # the heads and some rows
        return QSize(120, self.verticalHeader().defaultSectionSize() * (1 + ROWS_SHOWN) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Every column has room for its name and a number; what is left they share."""
        self.setMaximumHeight(max(self.sizeHint().height(), self.minimumSizeHint().height()))
        if not self._numbers.columns:
            return
        metrics, across = self.fontMetrics(), self.horizontalHeader()
        widths = [max(metrics.horizontalAdvance(name), self._number) + PADDING for name in self._numbers.columns]
        spare = max(0, self.viewport().width() - sum(widths)) // len(widths)
        for column, width in enumerate(widths):
            across.resizeSection(column, width + spare)
        self.updateGeometry()


class StillText(QWidget):
    """Words wrapped into a number of lines that are kept free, so that new ones move nothing; longer ones get more."""

    def __init__(self, lines: int, *, muted: bool = False) -> None:
        super().__init__()
        self._lines, self._muted = lines, muted
        self._high = 0  # pixels that the longest text has taken at this width
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show ``text``, in more room if it takes that."""
        if text != self.text:
            self.text = text
            self.setAccessibleName(text)
            self._make_room()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, max(self._lines * self.fontMetrics().lineSpacing(), self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._high = 0
            self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._high = 0
            self._make_room()

    def _make_room(self) -> None:
        """Letters of another script may be higher than the font's, so lines are measured as they are painted."""
        room = QRect(0, 0, max(self.width(), self.minimumSizeHint().width()), 1)
        high = self.fontMetrics().boundingRect(room, int(WRAPPED), unbroken(self.text)).height() if self.text else 0
        if high > self._high:
            self._high = high
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        role = QPalette.ColorRole.PlaceholderText if self._muted else QPalette.ColorRole.WindowText
        painter = QPainter(self)
        painter.setPen(self.palette().color(role))
        painter.drawText(self.rect(), int(WRAPPED), unbroken(self.text))
        painter.end()
