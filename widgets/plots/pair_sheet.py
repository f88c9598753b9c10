"""The pair plot: every chosen column against every other, the split as colour and shape, correlations as numbers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.data.columns import Columns, Distributions
from playground.data.dataset import IndexArray
from playground.frames import SUBSETS, FloatArray
from widgets.numbers import fill_in
from widgets.plots.fit_view import REACH, set_name
from widgets.plots.ground import Ground
from widgets.plots.lit import NO_ROWS
from widgets.plots.pair_grid import PairGrid
from widgets.plots.pair_paint import PairPainter, correlation_text
from widgets.plots.readout import Readout
from widgets.plots.ticks import number
from widgets.theme import LIGHT, Theme, scaled_font

MOST_STAMPS = 40_000
"""Markers in all cells together: with more of them a picture takes longer than a tenth of a second, and shows less."""
FEWEST_DRAWN = 60
MARGIN = 2.0
STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class PairSheet(QWidget):
    """Painted once into a pixmap; the cursor adds a ring in every cell.

    A click picks the row under the cursor, a double click or Enter the two columns of a cell; arrow keys go from cell
    to cell.
    """

    rows_picked = Signal(object)
    columns_picked = Signal(object)  # two columns of the table, ascending

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pair_sheet")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 90)
        self.setFont(scaled_font(self.font(), 0.85))
        self.readout = Readout(self)
        self._theme = LIGHT
        self._columns: Columns | None = None
        self._r: FloatArray = np.zeros((0, 0))
        self._painter: PairPainter | None = None
        self._rows: dict[str, IndexArray] = {}
        self._hidden: frozenset[str] = frozenset()
        self._lit: IndexArray = NO_ROWS
        self.chosen: tuple[int, ...] = ()
        self._ground = Ground(self, self._paint_cells)
        self._cell: tuple[int, int] | None = None
        self._row: int | None = None  # of the dataset, under the cursor

    # --- what is shown

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.readout.show_theme(theme)
        self._changed()

    def show_columns(
        self, columns: Columns, r: FloatArray, distributions: Distributions, chosen: tuple[int, ...]
    ) -> None:
        """Columns ``chosen`` of a table whose correlations are ``r``."""
        self._columns, self._r, self.chosen = columns, r, chosen
        self._rows = {key: self._thinned(subset) for key, subset in zip(SUBSETS, columns.subsets, strict=True)}
        self._painter = PairPainter(columns, r, distributions, self._rows)
        self._point_at(None, None)
        self._changed()

    def show_sets(self, hidden: frozenset[str]) -> None:
        """Leave out the sets ``hidden``."""
        self._hidden = hidden
        self._changed()

    def show_rows(self, rows: IndexArray) -> None:
        """Light up these rows of the dataset."""
        self._lit = rows
        self.update()

    @property
    def drawn(self) -> dict[str, IndexArray]:
        """The rows that are drawn, by set."""
        return self._rows

    def grid(self) -> PairGrid:
        """Where the cells are."""
        return PairGrid(QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN), len(self.chosen))

    def _thinned(self, rows: IndexArray) -> IndexArray:
        """A fixed random choice of ``rows`` where all of them, in all cells, would be too many."""
        assert self._columns is not None
        cells = max(len(self.chosen) * (len(self.chosen) - 1) // 2, 1)
        every = max(len(self._columns.values), 1)
        most = max(FEWEST_DRAWN, MOST_STAMPS // cells * len(rows) // every)
        if len(rows) <= most:
            return rows
        return np.asarray(np.sort(np.random.default_rng(0).permutation(rows)[:most]))

    # --- painting

    def _changed(self) -> None:
        self._ground.forget()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._painter is None or not self.chosen:
            return
        painter = QPainter(self)
        self._ground.show(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ring(painter, self._visible(self._lit), 9.0, QPen(QColor(self._theme.text), 1.6))
        if self._row is not None:
            self._ring(painter, np.array([self._row]), 11.0, QPen(QColor(self._theme.network), 2.0))
        if self._cell is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.accent), 1.6))
            row, column = self._cell
            for box in {self._cell, (column, row)}:
                painter.drawRect(self.grid().cell(*box).adjusted(0.8, 0.8, -0.8, -0.8))
        painter.end()

    def _paint_cells(self, painter: QPainter) -> None:
        if self._painter is not None:
            self._painter.paint(painter, self.grid(), self.chosen, self._hidden, self._theme)

    def _visible(self, rows: IndexArray) -> IndexArray:
        """Those of ``rows`` whose set is shown."""
        if self._columns is None or not len(rows):
            return NO_ROWS
        sets = zip(SUBSETS, self._columns.subsets, strict=True)
        shown = [subset for key, subset in sets if key not in self._hidden]
        return rows[np.isin(rows, np.concatenate([NO_ROWS, *shown]))]

    def _ring(self, painter: QPainter, rows: IndexArray, size: float, pen: QPen) -> None:
        """Rings around these rows in every scatter plot."""
        if self._painter is None or not len(rows):
            return
        grid = self.grid()
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        size = min(size, 0.3 * min(grid.size))
        for row, up in enumerate(self.chosen):
            for column, across in enumerate(self.chosen[:row]):
                px, py = self._painter.pixels(grid.cell(row, column), across, up, rows)
                for x, y in zip(px.tolist(), py.tolist(), strict=True):
                    painter.drawEllipse(QPointF(x, y), size / 2, size / 2)

    # --- the cursor

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.point(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None, None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus()
            self.point(event.position())
            self.rows_picked.emit(NO_ROWS if self._row is None else np.array([self._row], dtype=np.int64))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pick_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS and self.chosen:
            row, column = self._cell or (0, 0)
            down, right = STEPS[key] if self._cell is not None else (0, 0)
            last = len(self.chosen) - 1
            cell = min(max(row + down, 0), last), min(max(column + right, 0), last)
            self._point_at(cell, None)
            self.readout.show_at(self.words(), self.grid().cell(*cell).center())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick_columns()
        else:
            super().keyPressEvent(event)

    def point(self, place: QPointF) -> None:
        """The cursor rests on a pixel."""
        cell = self.grid().at(place)
        self._point_at(cell, self._nearest(cell, place))
        if cell is not None:
            self.readout.show_at(self.words(), place)

    def _point_at(self, cell: tuple[int, int] | None, row: int | None) -> None:
        if (cell, row) != (self._cell, self._row):
            self._cell, self._row = cell, row
            self.update()
        if cell is None:
            self.readout.hide()

    def _nearest(self, cell: tuple[int, int] | None, place: QPointF) -> int | None:
        """The drawn row nearest to the cursor within a scatter plot, if it is within reach."""
        if cell is None or cell[1] >= cell[0] or self._painter is None:
            return None
        shown = [rows for key, rows in self._rows.items() if key not in self._hidden]
        rows = np.concatenate([NO_ROWS, *shown])
        if not len(rows):
            return None
        box = self.grid().cell(*cell)
        px, py = self._painter.pixels(box, self.chosen[cell[1]], self.chosen[cell[0]], rows)
        distances = (px - place.x()) ** 2 + (py - place.y()) ** 2
        index = int(distances.argmin())
        return int(rows[index]) if distances[index] <= REACH**2 else None

    def _pick_columns(self) -> None:
        if self._cell is not None and self._cell[0] != self._cell[1]:
            first, second = sorted(self.chosen[index] for index in self._cell)
            self.columns_picked.emit((first, second))

    # --- words

    def words(self) -> str:
        """What the cell under the cursor says, and the row under it."""
        if self._cell is None or self._columns is None:
            return ""
        columns = self._columns
        up, across = (self.chosen[index] for index in self._cell)
        if up == across:
            values = columns.values[columns.subsets[0], up]
            return fill_in(
                self.tr("{name}: mean {mean}, deviation {deviation} in the training set"),
                name=columns.names[up],
                mean=number(float(values.mean())),
                deviation=number(float(values.std())),
            )
        pair = fill_in(
            self.tr("{first} and {second}: r = {r} over {n} training {n:row|rows}"),
            first=columns.names[across],
            second=columns.names[up],
            r=correlation_text(float(self._r[across, up])),
            n=len(columns.subsets[0]),
        )
        if self._row is None:
            return pair
        values = columns.values[self._row]
        held = next(key for key, rows in zip(SUBSETS, columns.subsets, strict=True) if self._row in rows)
        row = fill_in(
            self.tr("Row {row:,} ({set}): {x_name} {x}, {y_name} {y}"),
            row=self._row + 1,
            set=set_name(held),
            x_name=columns.names[across],
            x=number(float(values[across])),
            y_name=columns.names[up],
            y=number(float(values[up])),
        )
        return f"{row}\n{pair}"
