"""Every entry of a matrix as a table, to be scrolled through and picked."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QTableView, QToolButton, QVBoxLayout, QWidget

from playground.walk import Term
from widgets.formula import FormulaLabel
from widgets.numbers import fill_in
from widgets.plots.chain_blocks import CAPTION, Cell, entry_text, inline, norm
from widgets.theme import Theme, scaled_font, with_tabular_figures

Index = QModelIndex | QPersistentModelIndex


class MatrixModel(QAbstractTableModel):
    """The numbers of one term, rows and columns counted from 1."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._term: Term | None = None

    def show_term(self, term: Term) -> None:
        """The numbers of ``term``; the view keeps its place if the shape is the same."""
        old = self._term
        if old is not None and old.value.shape == term.value.shape:
            self._term = term
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._term = term
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if self._term is None or parent.isValid() else self._term.value.shape[0]

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if self._term is None or parent.isValid() else self._term.value.shape[1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._term is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry_text(float(self._term.value[index.row(), index.column()]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return section + 1 if role == Qt.ItemDataRole.DisplayRole else None


class MatrixTable(QWidget):
    """A term with all its numbers; ``picked`` tells the entry, ``left`` that the person wants to go back."""

    picked = Signal(object)  # Cell
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.symbol = FormulaLabel(size=CAPTION + 2.0)
        self._about = QLabel()
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setFont(scaled_font(self.font(), 0.9))
        self.back = QToolButton()
        self.back.setObjectName("chain_table_back")
        self.back.setText(self.tr("Show the network"))
        self.back.setToolTip(self.tr("Back to the picture of the network"))
        self.back.clicked.connect(self.left)
        self.table = QTableView()
        self.table.setFont(with_tabular_figures(scaled_font(self.font(), 0.85)))
        self.model = MatrixModel(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Numbers of the matrix"))
        self.table.setTabKeyNavigation(False)  # Tab would never leave
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        for header in (self.table.horizontalHeader(), self.table.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(8)
        self.show_text_size()
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        top = QHBoxLayout()
        top.addWidget(self.symbol)
        top.addWidget(self._about, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)

    def show_text_size(self) -> None:
        """Cells as large as a number."""
        metrics = QFontMetrics(self.table.font())
        self.table.horizontalHeader().setDefaultSectionSize(metrics.horizontalAdvance("−0.0000") + 12)
        self.table.verticalHeader().setDefaultSectionSize(metrics.height() + 4)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.symbol.show_theme(theme)

    def show_term(self, term: Term, chosen: Cell | None = None) -> None:
        """The numbers of ``term``, with ``chosen`` selected and scrolled to."""
        self.symbol.set_latex(inline(term.latex))
        rows, columns = term.value.shape
        self._about.setText(
            fill_in(
                self.tr("{rows}×{columns}, norm {norm}"), rows=rows, columns=columns, norm=entry_text(norm(term.value))
            )
        )
        self.model.show_term(term)
        if chosen is not None:
            index = self.model.index(chosen.row, chosen.column)
            if index != self.table.currentIndex():
                self.table.setCurrentIndex(index)
                self.table.scrollTo(index)

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(Cell(index.row(), index.column()))
