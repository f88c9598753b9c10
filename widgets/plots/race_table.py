"""The table of a race: who came how far, the best first."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from playground.contest import Contest
from widgets.numbers import write
from widgets.plots.run_words import loss_text, stopped_text
from widgets.text_size import px
from widgets.words import in_words

ALIGN = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEAST_WIDTHS = {5: 520, 4: 440, 3: 360}
"""Pixels across from which a column is shown: parameters go first, then the training loss."""
NAME = 1
"""The column that takes the room the others leave."""


class RaceTable(QTableWidget):
    """One row for everybody, ranked by the lowest validation loss; the selected one can be pinned."""

    def __init__(self) -> None:
        super().__init__(0, 7)
        self.setObjectName("race_table")
        self.setAccessibleName(self.tr("Results of the race, the best first"))
        self.setHorizontalHeaderLabels(
            [
                self.tr("No."),
                "",
                self.tr("Lowest validation"),
                self.tr("Validation"),
                self.tr("Train"),
                self.tr("Parameters"),
                self.tr("Epochs"),
            ]
        )
        self.verticalHeader().hide()
        self.show_text_size()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        name = QTableWidgetItem(self.tr("Variant"))
        name.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalHeaderItem(NAME, name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(px(80))
        self._ranking: tuple[int, ...] = ()

    def show_text_size(self) -> None:
        """Rows as high as a line."""
        self.verticalHeader().setDefaultSectionSize(max(px(24), self.fontMetrics().height() + 6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, least in LEAST_WIDTHS.items():
            self.setColumnHidden(column, event.size().width() < px(least))

    @property
    def place(self) -> int | None:
        """Which of the standings is selected; ``None`` for none."""
        row = self.currentRow()
        return self._ranking[row] if self.selectedItems() and 0 <= row < len(self._ranking) else None

    def show_contest(self, contest: Contest) -> None:
        """The newest state of everybody; who was selected stays so."""
        selected = self.place
        self._ranking = contest.ranking
        self.setRowCount(len(contest.standings))
        for row, place in enumerate(contest.ranking):
            one = contest.standings[place]
            train, valid = one.losses
            best = loss_text(one.best) if math.isfinite(one.best) else "–"
            epochs = write(one.epoch)
            stopped = stopped_text(one.stopped)
            texts = (
                str(place + 1),
                in_words(one.entrant.name),
                best,
                loss_text(valid),
                loss_text(train),
                write(one.parameters),
                f"{epochs}, {stopped}" if stopped else epochs,
            )
            for column, text in enumerate(texts):
                self._write(row, column, text)
        if selected is not None:
            self.selectRow(contest.ranking.index(selected))

    def _write(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            if column != NAME:
                item.setTextAlignment(ALIGN)
            self.setItem(row, column, item)
        if item.text() != text:
            item.setText(text)
