"""A step's formula with this network's numbers in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import msgspec
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.walk import Step, Term, fill
from widgets.formula import Hole, Typeset, hole, paint, typeset
from widgets.plots.chain_blocks import MAP_SIZES, Block, Cell, Look
from widgets.plots.chain_sources import Span, sources
from widgets.plots.key_pointer import KeyPointer
from widgets.text_size import scaled
from widgets.theme import LIGHT, Theme

SIZE = 17.0
LINE_GAP = 10.0
MARGIN = 6.0
LEAST_NUMBERS = 9
"""Entries: smaller matrices stay numbers even where the formula then has to be scrolled."""


SCALES = (1.3, 1.0)
"""Sizes that are tried, the first where there is room."""


@dataclass(slots=True)
class _Tries:
    """How a formula is laid out: in which size, which terms as heat maps, and how large those are."""

    result: int  # the index of the result
    scale: int = 0
    maps: set[int] = field(default_factory=set)
    map_size: int = 0

    def shrink(self, blocks: dict[int, Block]) -> bool:
        """Try something smaller; no if there is nothing."""
        able = {
            index: block
            for index, block in blocks.items()
            if not (block.is_map or block.is_number) and block.value.size > LEAST_NUMBERS
        }
        if self.scale < len(SCALES) - 1:
            self.scale += 1
            self.map_size += 1
        elif able:
            # matrices of one shape look alike; the result stays numbers as long as it can
            largest = max(able, key=lambda index: (index != self.result, able[index].value.size))
            alike = {index for index, block in able.items() if block.value.shape == able[largest].value.shape}
            self.maps |= alike - {self.result} or alike
        elif self.map_size < len(MAP_SIZES) - 1 and any(block.is_map for block in blocks.values()):
            self.map_size += 1
        else:
            return False
        return True


class Place(msgspec.Struct, frozen=True):
    """A block where it stands on the widget. ``index`` counts the terms; the result comes after the last."""

    index: int
    block: Block
    rect: QRectF


class NumbersFormula(QWidget):
    """``= terms = result``, every matrix as numbers or heat map; ``hovered`` and ``picked`` tell the term and entry.

    Resting on an entry of the result marks the entries that it is made of.
    """

    hovered = Signal(object, object, QPointF)  # Term and Cell, or None and None; the place
    picked = Signal(object, object)  # Term, Cell

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self._keys = KeyPointer(self, clicks=True)
        self._theme = LIGHT
        self._step: Step | None = None
        self._room = QSizeF(460.0, 240.0)
        self._columns: dict[int, float] = {}
        self._look = Look(self._theme, self.font())
        self._scale = 0
        self._lines: list[tuple[Typeset, QPointF]] = []
        self.places: list[Place] = []
        self._size = QSize(0, 0)
        self._under: tuple[int, Cell] | None = None
        self._chosen: tuple[int, Cell] | None = None

    def show_theme(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        self._theme = theme
        self._lay_out()

    def show_step(self, step: Step | None) -> None:
        """Another step, or new numbers of the same."""
        before = self._step
        if step is None or before is None or (step.kind, step.layer) != (before.kind, before.layer):
            self._columns = {}
            self._under = self._chosen = None
        self._step = step
        self._lay_out()

    def set_room(self, room: QSizeF) -> None:
        """The pixels that can be seen at once; what does not fit becomes a heat map if it may."""
        if room != self._room:
            self._room = room
            self._lay_out()

    def choose(self, chosen: tuple[int, Cell] | None) -> None:
        """Frame this entry of a term."""
        self._chosen = chosen
        self.update()

    def terms(self) -> tuple[Term, ...]:
        """Terms and result, as ``Place.index`` counts them."""
        return () if self._step is None else (*self._step.terms, self._step.result)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size

    # how it comes about

    def _lay_out(self) -> None:
        self._lines, self.places, self._size = [], [], QSize(0, 0)
        if self._step is not None:
            tries = _Tries(len(self._step.terms))
            while not self._fit(tries):
                pass
        self.setFixedSize(self._size)
        self.update()

    def _fit(self, tries: _Tries) -> bool:
        """Lay out as ``tries`` has it; if that is too large, and could be smaller, say no."""
        step = self._step
        assert step is not None
        look = Look(self._theme, self.font(), SCALES[tries.scale])
        blocks = self._blocks(step, tries, look)
        size = scaled(SIZE * look.scale)
        pattern = _stretched(fill(step.pattern, [hole(index) for index in range(len(step.terms))]))
        left = _assembled(pattern, blocks, size)
        right = _assembled(hole(len(step.terms)), blocks, size)
        beside = left.width + right.width + 2.0 * MARGIN <= self._room.width()
        width = left.width + right.width if beside else max(left.width, right.width)
        height = max(left.height, right.height) if beside else left.height + right.height + LINE_GAP
        too_large = width + 2 * MARGIN > self._room.width() or height + 2 * MARGIN > self._room.height()
        too_large |= look.scale > 1.0 and not beside  # one line is easier to read than large numbers
        if too_large and tries.shrink(blocks):
            return False
        self._look, self._scale = look, tries.scale
        self._columns = {index: block.room for index, block in blocks.items()}
        self._place(left, right, blocks, beside)
        self._size = QSize(int(width + 2 * MARGIN) + 1, int(height + 2 * MARGIN) + 1)
        return True

    def _blocks(self, step: Step, tries: _Tries, look: Look) -> dict[int, Block]:
        named = {int(number) - 1 for number in re.findall(r"#(\d+)", step.pattern)} | {len(step.terms)}
        return {
            index: Block(
                term.value,
                look,
                latex=term.latex,
                as_map=index in tries.maps,
                room=self._columns.get(index, 0.0) if tries.scale == self._scale else 0.0,
                bare=index == len(step.terms),
                map_size=MAP_SIZES[tries.map_size],
            )
            for index, term in enumerate(self.terms())
            if index in named
        }

    def _place(self, left: Typeset, right: Typeset, blocks: dict[int, Block], beside: bool) -> None:
        base = MARGIN + (max(left.above, right.above) if beside else left.above)
        first = QPointF(MARGIN, base - left.above)
        if beside:
            second = QPointF(MARGIN + left.width, base - right.above)
        else:
            second = QPointF(MARGIN, first.y() + left.height + LINE_GAP)
        self._lines = [(left, first), (right, second)]
        for line, corner in self._lines:
            for index, x, y, width, height in line.holes:
                self.places.append(Place(index, blocks[index], QRectF(corner.x() + x, corner.y() + y, width, height)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        self._paint_sources(painter)
        for line, corner in self._lines:
            paint(painter, line, corner, self._theme.text)
        for place in self.places:
            place.block.paint(painter, place.rect, look)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for marked, width in ((self._chosen, 2.0), (self._under, 1.0)):
            for place in self.places:
                if marked is not None and place.index == marked[0]:
                    painter.setPen(QPen(QColor(self._theme.accent), width))
                    painter.drawRoundedRect(place.block.cell_rect(place.rect, marked[1]).adjusted(-2, 0, 2, 0), 3, 3)
        painter.end()

    def _paint_sources(self, painter: QPainter) -> None:
        """Shade what the entry of the result under the mouse is made of."""
        step = self._step
        if step is None or self._under is None or self._under[0] != len(step.terms):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        color = QColor(self._theme.accent)
        color.setAlpha(60)
        painter.setBrush(color)
        for place in self.places:
            if place.index < len(step.terms):
                span = sources(step, place.index, self._under[1])
                if span is not None:
                    painter.drawRoundedRect(_span_rect(place, span), 3, 3)

    # the person's hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys point at things as the mouse does."""
        if not self._keys.pressed(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keys.leave()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._at(event.position()), event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None, QPointF())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(found)
            self.picked.emit(self.terms()[found[0]], found[1])

    def _at(self, point: QPointF) -> tuple[int, Cell] | None:
        for place in self.places:
            cell = place.block.cell_at(place.rect, point)
            if cell is not None:
                return place.index, cell
        return None

    def _point(self, found: tuple[int, Cell] | None, at: QPointF) -> None:
        if found != self._under:
            self._under = found
            self.update()
        if found is None:
            self.hovered.emit(None, None, at)
        else:
            self.hovered.emit(self.terms()[found[0]], found[1], at)


def _assembled(latex: str, blocks: dict[int, Block], size: float) -> Typeset:
    """``= latex`` with room for the blocks."""
    none = Hole(0.0, 0.0, 0.0)
    holes = [none] * (max(blocks) + 1)
    for index, block in blocks.items():
        body = Hole.centred(block.width, block.height, size)
        holes[index] = Hole(block.width, body.above, body.below + block.below)
    return typeset(rf"\; = \, {latex}", size, tuple(holes))


def _stretched(latex: str) -> str:
    """``latex`` whose parentheses grow with what stands between them."""
    return re.sub(r"(?<!\\left)\(", r"\\left(", re.sub(r"(?<!\\right)\)", r"\\right)", latex))


def _span_rect(place: Place, span: Span) -> QRectF:
    """The rectangle of a whole row or column, where the span leaves the other index open."""
    block = place.block
    first = Cell(span.row or 0, span.column or 0)
    last = Cell(
        block.rows - 1 if span.row is None else span.row, block.columns - 1 if span.column is None else span.column
    )
    rect = block.cell_rect(place.rect, first).united(block.cell_rect(place.rect, last))
    return rect.adjusted(-2, 0, 2, 0)
