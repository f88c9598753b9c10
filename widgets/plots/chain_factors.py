"""The gradient of one parameter as a row of factors: their values, where they came from, the products so far."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.walk import Factor, Matrix, Product
from widgets.formula import AXIS, Typeset, paint, typeset
from widgets.numbers import write
from widgets.plots.chain_blocks import MAP_SIZES, Block, Look
from widgets.plots.key_pointer import KeyPointer
from widgets.text_size import scaled
from widgets.theme import LIGHT, Theme

SIZE = 18.0
SMALL = 13.0
MARGIN = 4.0
NUMBERS = 4
"""Rows and columns: larger factors are heat maps."""
BRACKET = 6.0


class Level(msgspec.Struct, frozen=True):
    """How large it is drawn: scale of type, largest heat map, pixels between factors and between rows."""

    scale: float
    map_size: tuple[float, float]
    gap: float
    row_gap: float


LEVELS = (
    Level(1.3, MAP_SIZES[1], 20.0, 5.0),
    Level(0.95, MAP_SIZES[-1], 20.0, 5.0),
    Level(0.9, MAP_SIZES[-1], 8.0, 1.0),
)
"""The first for which there is room, else the last."""


class FactorTexts(msgspec.Struct, frozen=True):
    """Words of the picture: names of the rows, and where each factor came from (two lines each)."""

    rows: tuple[str, str, str, str]
    origins: tuple[tuple[str, str], ...]


class _Column(msgspec.Struct, frozen=True):
    """One factor, laid out."""

    factor: Factor
    symbol: Typeset
    formula: Typeset | None
    value: Block
    running_symbol: Typeset
    running: Block
    origin: tuple[str, str]
    width: float


class FactorsCanvas(QWidget):
    """∂L/∂W = factor · factor · … = value. Factors that another layer's gradient needed before are bracketed.

    ``hovered`` tells the symbol (LaTeX), the matrix and the entry under the mouse, or three times ``None``; and where.
    """

    hovered = Signal(object, object, object, QPointF)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self._keys = KeyPointer(self)
        self._theme = LIGHT
        self._product: Product | None = None
        self._texts = FactorTexts(("", "", "", ""), ())
        self._columns: list[_Column] = []
        self._rooms: dict[tuple[int, int], float] = {}
        self._level = LEVELS[-1]
        self._room = QSize(600, 240)
        self._symbol: Typeset | None = None
        self._tops: list[float] = []
        self._size = QSize(0, 0)
        self._places: list[tuple[str, Block, QRectF]] = []

    def show_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self._lay_out()

    def show_product(self, product: Product | None, texts: FactorTexts) -> None:
        """These factors; ``texts.origins`` has one pair of lines for each."""
        if product is None or self._product is None or product.parameter != self._product.parameter:
            self._rooms = {}
        self._product, self._texts = product, texts
        self._lay_out()

    def set_room(self, room: QSize) -> None:
        """The pixels that can be seen at once."""
        if room != self._room:
            self._room = room
            self._lay_out()

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size

    # how it comes about

    def _look(self) -> Look:
        return Look(self._theme, self.font(), self._level.scale)

    def _lay_out(self) -> None:
        for level in LEVELS:
            if level != self._level:
                self._level, self._rooms = level, {}
            self._fit()
            if self._size.width() <= self._room.width() and self._size.height() <= self._room.height():
                break
        self.setFixedSize(self._size)
        self.update()

    def _fit(self) -> None:
        """Lay out at the level that is tried."""
        self._columns, self._places, self._size = [], [], QSize(0, 0)
        if self._product is not None:
            look = self._look()
            self._symbol = typeset(rf"{self._product.latex} \, =", scaled(SIZE * look.scale))
            self._columns = [self._column(index, look) for index in range(len(self._product.factors))]
            self._place(look)

    def _column(self, index: int, look: Look) -> _Column:
        assert self._product is not None
        factor = self._product.factors[index]
        symbol = typeset(factor.latex, scaled(SIZE * look.scale))
        formula = typeset(factor.formula, scaled(SMALL * look.scale)) if factor.formula else None
        value, running = (
            self._block(index, row, matrix, look) for row, matrix in enumerate((factor.value, factor.running))
        )
        running_symbol = typeset(rf"{factor.running_latex} =", scaled(SMALL * look.scale))
        origin = self._texts.origins[index]
        texts = (look.small_metrics.horizontalAdvance(line) for line in origin)
        width = max(
            symbol.width,
            0.0 if formula is None else formula.width,
            value.width,
            running_symbol.width + running.width,
            *texts,
        )
        return _Column(factor, symbol, formula, value, running_symbol, running, origin, width)

    def _block(self, index: int, row: int, matrix: Matrix, look: Look) -> Block:
        block = Block(
            matrix,
            look,
            as_map=max(matrix.shape) > NUMBERS,
            room=self._rooms.get((index, row), 0.0),
            bare=True,
            map_size=self._level.map_size,
        )
        self._rooms[index, row] = block.room
        return block

    def _place(self, look: Look) -> None:
        """Tops of the rows: symbol, formula, value, origin, product so far; and where every matrix is."""
        columns = self._columns
        heights = [
            max([column.symbol.height for column in columns] + [self._symbol.height if self._symbol else 0.0]),
            max((column.formula.height for column in columns if column.formula is not None), default=0.0),
            max(column.value.height + column.value.below for column in columns),
            BRACKET + 4.0 + 2.0 * look.small_metrics.height(),
            self._running_above()
            + max(
                max(column.running.height / 2 + column.running.below, column.running_symbol.height / 2 + 4.0)
                for column in columns
            ),
        ]
        top = MARGIN + 2.0
        self._tops = []
        for height in heights:
            self._tops.append(top)
            top += height + self._level.row_gap
        self._tops.append(top)
        left = self._first()
        for column, x in zip(columns, self._lefts(), strict=True):
            value = column.value
            high = value.height + value.below
            rect = QRectF(
                x + (column.width - value.width) / 2, self._tops[2] + (heights[2] - high) / 2, value.width, high
            )
            self._places.append((column.factor.latex, column.value, rect))
            start = x + (column.width - column.running_symbol.width - column.running.width) / 2
            rect = QRectF(
                start + column.running_symbol.width,
                self._tops[4] + self._running_above() - column.running.height / 2,
                column.running.width,
                column.running.height + column.running.below,
            )
            self._places.append((column.factor.running_latex, column.running, rect))
            left = x + column.width
        self._size = QSize(int(left + self._result_width() + MARGIN) + 1, int(top) + 1)

    def _running_above(self) -> float:
        """From the top of the last row to the line on which its symbols and numbers are centred."""
        drop = AXIS * scaled(SMALL * self._level.scale)
        return max(max(column.running.height / 2, column.running_symbol.above - drop) for column in self._columns)

    def _first(self) -> float:
        """Where the first factor begins: behind the names of the rows and the symbol of the gradient."""
        metrics = self._look().small_metrics
        names = max(metrics.horizontalAdvance(name) for name in self._texts.rows)
        symbol = 0.0 if self._symbol is None else self._symbol.width
        return max(names, symbol) + MARGIN + 0.7 * self._level.gap

    def _lefts(self) -> list[float]:
        lefts, x = [], self._first()
        for column in self._columns:
            lefts.append(x)
            x += column.width + self._level.gap
        return lefts

    def _result_text(self) -> str:
        return "" if self._product is None else f"= {write(self._product.value, '.4g')}".replace("= -", "= −")

    def _result_width(self) -> float:
        # where room is short, as wide as it is now; else as wide as it may become, so that nothing moves
        widest = self._result_text() if self._level is LEVELS[-1] else "= −0.0000e-00"
        return self._look().metrics.horizontalAdvance(widest) + 8.0

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._columns or self._symbol is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look()
        self._paint_names(painter, look)
        axis = self._axis()
        paint(painter, self._symbol, QPointF(MARGIN, axis - self._above(self._symbol)), self._theme.text)
        lefts = self._lefts()
        for column, left in zip(self._columns, lefts, strict=True):
            self._paint_column(painter, column, left, look)
        dot = typeset(r"\cdot", scaled(1.5 * SIZE))
        for column, left in zip(self._columns[:-1], lefts[:-1], strict=True):
            place = QPointF(left + column.width + (self._level.gap - dot.width) / 2, axis - dot.height / 2)
            paint(painter, dot, place, self._theme.text)
        painter.setPen(QColor(self._theme.text))
        painter.setFont(look.font)
        end = lefts[-1] + self._columns[-1].width + 8.0
        painter.drawText(
            QRectF(end, axis - 12, self._result_width(), 24), int(Qt.AlignmentFlag.AlignVCenter), self._result_text()
        )
        for _, block, rect in self._places:
            block.paint(painter, rect, look)
        painter.end()

    def _axis(self) -> float:
        """Where the fraction bars of the first row are."""
        symbols = [column.symbol for column in self._columns]
        assert self._symbol is not None
        return self._tops[0] + max(self._above(symbol) for symbol in (*symbols, self._symbol))

    def _above(self, symbol: Typeset) -> float:
        return symbol.above - AXIS * scaled(SIZE * self._level.scale)

    def _paint_names(self, painter: QPainter, look: Look) -> None:
        painter.setFont(look.small)
        painter.setPen(QColor(self._theme.muted))
        for name, top, bottom in zip(self._texts.rows, self._tops[1:], self._tops[2:], strict=False):
            box = QRectF(MARGIN, top, self._first(), bottom - top - self._level.row_gap)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
        painter.setPen(QPen(QColor(self._theme.border), 1.0))
        y = round(self._tops[4] - self._level.row_gap / 2) + 0.5
        painter.drawLine(QPointF(MARGIN, y), QPointF(self.width() - MARGIN, y))

    def _paint_column(self, painter: QPainter, column: _Column, left: float, look: Look) -> None:
        theme, middle = self._theme, left + column.width / 2
        symbol = column.symbol
        paint(painter, symbol, QPointF(middle - symbol.width / 2, self._axis() - self._above(symbol)), theme.text)
        if column.formula is not None:
            place = QPointF(middle - column.formula.width / 2, self._tops[1])
            paint(painter, column.formula, place, theme.muted)
        running = column.running_symbol
        start = middle - (running.width + column.running.width) / 2
        at = QPointF(start, self._tops[4] + self._running_above() - (running.above - AXIS * scaled(SMALL * look.scale)))
        paint(painter, running, at, theme.text)
        self._paint_origin(painter, column, left, look)

    def _paint_origin(self, painter: QPainter, column: _Column, left: float, look: Look) -> None:
        """A bracket and the word under what is reused, the word alone under what is new."""
        theme, top = self._theme, self._tops[3]
        reused = column.factor.reused
        if reused:
            painter.setPen(QPen(QColor(theme.healthy), 2.0))
            right = left + column.width
            painter.drawPolyline(
                [
                    QPointF(left, top),
                    QPointF(left, top + BRACKET),
                    QPointF(right, top + BRACKET),
                    QPointF(right, top),
                ]
            )
        painter.setFont(look.small)
        painter.setPen(QColor(theme.text if reused else theme.muted))
        y = top + BRACKET + 4.0
        for line in column.origin:
            box = QRectF(left - self._level.gap / 2, y, column.width + self._level.gap, look.small_metrics.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), line)
            y += look.small_metrics.height()

    # the person's hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys point at things as the mouse does."""
        if not self._keys.pressed(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.leave()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        for latex, block, rect in self._places:
            cell = block.cell_at(rect, event.position())
            if cell is not None:
                self.hovered.emit(latex, block.value, cell, event.position())
                return
        self.hovered.emit(None, None, None, QPointF())

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None, None, None, QPointF())
