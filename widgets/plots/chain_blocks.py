"""A matrix as it stands in a formula: a number, a bracket of numbers, or a heat map with its shape and norm."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from playground.walk import Matrix
from widgets.formula import paint, typeset
from widgets.numbers import write
from widgets.text_size import scaled
from widgets.theme import Theme, scaled_font, with_tabular_figures

MAX_ROWS = 16
MAX_COLUMNS = 8
"""Larger matrices are heat maps, however much room there is."""
MAP_SIZES = ((200.0, 144.0), (132.0, 96.0), (108.0, 72.0), (84.0, 48.0))
"""Width and height of a heat map at most, where there is much room and where there is little."""
MOST_PIXELS = (144, 200)
MAP_CELL = 14.0
LEAST_SIDE = 12.0
"""A heat map is at least so wide and high, so that the mouse finds it."""
BRACKET = 5.0
MARGIN = 4.0
"""Left and right of every block."""
CAPTION = 12.5
GAP = 8.0
STEP = 4.0
"""Widths of columns are multiples of this, so that changing digits do not move the formula."""


class Cell(NamedTuple):
    """An entry of a matrix, counted from 0."""

    row: int
    column: int


@dataclass(slots=True)
class Look:
    """Colours and fonts that blocks are drawn with, ``scale`` times the size of ``font``."""

    theme: Theme
    font: QFont
    scale: float = 1.0
    small: QFont = field(init=False)
    metrics: QFontMetricsF = field(init=False)
    small_metrics: QFontMetricsF = field(init=False)

    def __post_init__(self) -> None:
        self.font = with_tabular_figures(scaled_font(self.font, 0.95 * self.scale))
        self.small = with_tabular_figures(scaled_font(self.font, 0.82))
        self.metrics = QFontMetricsF(self.font)
        self.small_metrics = QFontMetricsF(self.small)


def entry_text(value: float) -> str:
    """``value`` in three significant digits of even length, two where they are far from 1: ``−0.123``, ``1.2e-5``."""
    if value == 0.0:
        return "0"
    if not math.isfinite(value):
        return "nan" if math.isnan(value) else "−∞" if value < 0.0 else "∞"
    size = abs(value)
    sign = "−" if value < 0.0 else ""
    if 0.00995 <= size < 9995.0:
        decimals = min(3, max(0, 2 - math.floor(math.log10(size) + 1e-9)))
        return f"{sign}{write(size, f'.{decimals}f')}"
    mantissa, _, exponent = write(size, ".1e").partition("e")
    return f"{sign}{mantissa}e{int(exponent)}"


def full_text(value: float) -> str:
    """``value`` with all digits that float32 has."""
    text = write(value, ".8g")
    return "−" + text[1:] if text.startswith("-") else text


class Block:
    """``value`` (rows, columns) with its symbol, ``latex``, below; ``as_map`` draws it as a heat map.

    ``room`` is the width that its columns once had: they grow, but do not shrink. ``bare`` is for a result: a negative
    number stands without parentheses. A heat map is at most ``map_size`` pixels wide and high.
    """

    def __init__(
        self,
        value: Matrix,
        look: Look,
        *,
        latex: str = "",
        as_map: bool = False,
        room: float = 0.0,
        bare: bool = False,
        map_size: tuple[float, float] = MAP_SIZES[0],
    ) -> None:
        self.value = value
        self._caption = typeset(inline(latex), scaled(CAPTION)) if latex else None
        self.rows, self.columns = value.shape
        self.is_number = value.shape == (1, 1)
        self.is_map = not self.is_number and (as_map or not fits(value))
        self._bare = bare
        self._texts: list[list[str]] = []
        self._image: QImage | None = None
        self.room = room
        if self.is_map:
            self._measure_map(*map_size)
        else:
            self._measure_numbers(look)
        lines = self._lines()
        self.below = look.small_metrics.height() * len(lines) + (2.0 if lines else 0.0)
        if self._caption is not None:
            self.below = max(self.below, self._caption.height + 4.0)
        self.width = max(self.body[0] + self._frame(), math.ceil(self._caption_width(look) / STEP) * STEP)
        self.width += 2 * MARGIN

    @property
    def height(self) -> float:
        """Of the matrix, without the caption: what is centred in the formula."""
        return float(self.body[1])

    def _measure_numbers(self, look: Look) -> None:
        self._texts = [[self._text(value) for value in row] for row in self.value.tolist()]
        widest = max(look.metrics.horizontalAdvance(text) for row in self._texts for text in row)
        self.room = max(self.room, math.ceil(widest / STEP) * STEP)
        high = look.metrics.height() + (1.0 if self.rows < 9 else 0.0)
        self.body = (self.columns * self.room + (self.columns - 1) * GAP, self.rows * high)

    def _measure_map(self, width: float, height: float) -> None:
        cell = min(MAP_CELL, width / self.columns, height / self.rows)
        self.body = max(LEAST_SIDE, cell * self.columns), max(LEAST_SIDE, cell * self.rows)

    def _text(self, value: float) -> str:
        text = entry_text(value)
        return f"({text})" if self.is_number and not self._bare and text.startswith("−") else text

    def _frame(self) -> float:
        return 0.0 if self.is_number else 2 * (BRACKET + 2.0)

    def _lines(self) -> list[str]:
        """Plain text below the matrix; the first line stands behind the symbol."""
        if not self.is_map:
            return [""] if self._caption is not None else []
        return [f"{self.rows}×{self.columns}", f"‖·‖ {entry_text(norm(self.value))}"]

    def _caption_width(self, look: Look) -> float:
        lines = self._lines()
        widths = [look.small_metrics.horizontalAdvance(line) for line in lines] or [0.0]
        if self._caption is not None:
            widths[0] += self._caption.width + (4.0 if lines[0] else 0.0)
        return max(widths)

    def body_rect(self, rect: QRectF) -> QRectF:
        """Where the entries are if the whole block, caption included, is drawn in ``rect``."""
        left = rect.center().x() - self.body[0] / 2
        return QRectF(left, rect.top(), self.body[0], self.body[1])

    def cell_rect(self, rect: QRectF, cell: Cell) -> QRectF:
        """Where one entry is."""
        body = self.body_rect(rect)
        wide = (body.width() + (0.0 if self.is_map else GAP)) / self.columns
        high = body.height() / self.rows
        shown = wide if self.is_map else self.room
        return QRectF(body.left() + cell.column * wide, body.top() + cell.row * high, shown, high)

    def cell_at(self, rect: QRectF, point: QPointF) -> Cell | None:
        """The entry under ``point``."""
        body = self.body_rect(rect)
        if not body.adjusted(-3, -1, 3, 1).contains(point):
            return None
        column = int((point.x() - body.left()) / body.width() * self.columns)
        row = int((point.y() - body.top()) / body.height() * self.rows)
        return Cell(min(max(row, 0), self.rows - 1), min(max(column, 0), self.columns - 1))

    def paint(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """Draw entries, brackets and caption in ``rect``."""
        body = self.body_rect(rect)
        if self.is_map:
            if self._image is None:
                self._image = heat_map(self.value, look.theme)
            painter.drawImage(body, self._image)
            self._paint_signs(painter, rect, look)
        else:
            painter.setFont(look.font)
            painter.setPen(QColor(look.theme.text))
            for row, texts in enumerate(self._texts):
                for column, text in enumerate(texts):
                    painter.drawText(
                        self.cell_rect(rect, Cell(row, column)),
                        int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                        text,
                    )
        if not self.is_number:
            _paint_brackets(painter, body, look)
        self._paint_caption(painter, body, look)

    def _paint_caption(self, painter: QPainter, body: QRectF, look: Look) -> None:
        painter.setFont(look.small)
        painter.setPen(QColor(look.theme.muted))
        top, high = body.bottom() + 2.0, look.small_metrics.height()
        for index, line in enumerate(self._lines()):
            wide = look.small_metrics.horizontalAdvance(line)
            symbol = self._caption if index == 0 else None
            left = body.center().x() - wide / 2
            if symbol is not None:
                left -= (symbol.width + (4.0 if line else 0.0)) / 2
                # on one baseline with the text, if there is any
                base = top + (look.small_metrics.ascent() if line else symbol.above + 2.0)
                paint(painter, symbol, QPointF(left, base - symbol.above), look.theme.muted)
                left += symbol.width + 4.0
            painter.drawText(QPointF(left, top + look.small_metrics.ascent()), line)
            top += high

    def _paint_signs(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """A dash in negative entries that are large enough to hold one: colour alone does not tell."""
        cell = self.cell_rect(rect, Cell(0, 0))
        if min(cell.width(), cell.height()) < 9.0:
            return
        painter.setPen(QPen(QColor(look.theme.text), 1.0))
        for row, column in np.argwhere(self.value < 0.0).tolist():
            middle = self.cell_rect(rect, Cell(row, column)).center()
            painter.drawLine(middle - QPointF(2.5, 0.0), middle + QPointF(2.5, 0.0))


def inline(latex: str) -> str:
    """``latex`` with a single fraction written in one line: ∂L/∂W."""
    found = re.fullmatch(r"\\frac\{(.*)\}\{(.*)\}", latex)
    return latex if found is None else f"{found[1]}/{found[2]}"


def fits(value: Matrix) -> bool:
    """Whether ``value`` is small enough to be shown as numbers."""
    rows, columns = value.shape
    return bool(rows <= MAX_ROWS and columns <= MAX_COLUMNS)


def norm(value: Matrix) -> float:
    """Euclidean norm of all entries."""
    return float(np.sqrt(np.square(value, dtype=np.float64).sum()))


def heat_map(value: Matrix, theme: Theme) -> QImage:
    """One pixel an entry: blue above 0, vermilion below, as in the diagram; as strong as it is beside the largest.

    Of more entries than the map has pixels, the strongest of those that share a pixel is shown.
    """
    shown = _strongest(value, *MOST_PIXELS).astype(np.float64)
    finite = np.abs(shown[np.isfinite(shown)])
    largest = float(finite.max()) if finite.size else 0.0
    share = np.nan_to_num(np.clip(shown / (largest or 1.0), -1.0, 1.0), nan=0.0)
    ground, above, below = (_channels(color) for color in (theme.field, theme.train, theme.network))
    color = np.where(share[..., None] >= 0.0, above, below)
    strength = np.sqrt(np.abs(share))[..., None]
    pixels: NDArray[np.uint8] = np.full((*shown.shape, 4), 255, dtype=np.uint8)
    pixels[..., :3] = np.round(ground + strength * (color - ground))
    height, width = shown.shape
    # a copy: the image would only borrow the array
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def _channels(color: str) -> NDArray[np.float64]:
    rgb = QColor(color)
    return np.array([rgb.red(), rgb.green(), rgb.blue()], dtype=np.float64)


def _strongest(value: Matrix, rows: int, columns: int) -> Matrix:
    """``value`` with at most so many rows and columns."""
    high, wide = -(-value.shape[0] // rows), -(-value.shape[1] // columns)
    if high == wide == 1:
        return value
    padding = ((0, -value.shape[0] % high), (0, -value.shape[1] % wide))
    padded = np.pad(value, padding)
    parts = padded.reshape(padded.shape[0] // high, high, padded.shape[1] // wide, wide)
    shared = parts.transpose(0, 2, 1, 3).reshape(parts.shape[0], parts.shape[2], high * wide)
    index = np.abs(shared).argmax(axis=2)[..., None]
    strongest: Matrix = np.take_along_axis(shared, index, axis=2)[..., 0]
    return strongest


def _paint_brackets(painter: QPainter, body: QRectF, look: Look) -> None:
    painter.setPen(QPen(QColor(look.theme.text), 1.2))
    box = body.adjusted(-BRACKET, -1.5, BRACKET, 1.5)
    for x, inward in ((box.left(), 3.5), (box.right(), -3.5)):
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
        for y in (box.top(), box.bottom()):
            painter.drawLine(QPointF(x, y), QPointF(x + inward, y))
