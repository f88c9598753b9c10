"""The table of layers: gradient norms, size of the update, slopes, saturated and dead units, a row a layer."""

from __future__ import annotations

import math

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from playground.flow import Flow
from widgets.plots.bars_canvas import State
from widgets.plots.decade_scale import DecadeScale
from widgets.plots.flow_canvas import BAR, CENTER, LEFT, RIGHT, FlowCanvas
from widgets.plots.flow_reading import (
    GRADIENTS,
    SHARES,
    TARGET_UPDATE,
    USUAL_UPDATE,
    Column,
    Finding,
    findings,
    has_relus,
    values,
)
from widgets.plots.gradient_bars import state_of
from widgets.plots.wording import number_text, percent

UPDATE_DECADES = (-6.0, 0.0)
"""The scale of the update's size: the target stands in its middle."""
GAP, SMALL_GAP = 16.0, 8.0
SHARE_BAR = 30.0
GOOD_TRACK, LEAST_TRACK = 64.0, 40.0
"""Pixels of a gradient's bar below which the shares lose their bars, and then the gradients their numbers."""
NARROWEST = 20.0
SHORT = {Column.WEIGHTS: "∂W", Column.BIASES: "∂b", Column.SIGNAL: "∂z", Column.UPDATE: "ΔW/W"}
"""Heads where there is no room for the whole symbol."""


class LayerTexts(msgspec.Struct, frozen=True):
    """Translated words of the table."""

    heads: dict[Column, str]
    findings: dict[Finding, str]
    not_finite: str


class Fill(msgspec.Struct, frozen=True):
    """How much the table holds: ``number``, gradients have numbers; ``bars``, shares have bars; ``words``, findings.

    ``biases`` and ``signal`` are columns that give way.
    """

    least: float
    number: bool = False
    bars: bool = False
    gap: float = GAP
    biases: bool = True
    words: bool = True
    signal: bool = True


class LayersCanvas(FlowCanvas):
    """One fixed log scale for all gradients of all layers; patterns and words beside the colours."""

    def __init__(self, texts: LayerTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._flow: Flow | None = None
        self._table: dict[Column, list[float]] = {}
        self.scale = DecadeScale()
        self.columns: dict[Column, QRectF] = {}  # left and width of each; tracks and numbers share it
        self._relus = True
        self._number = 0.0  # pixels of a number beside its bar; 0 where there is no room
        self._fill = Fill(GOOD_TRACK)
        self._finding = QRectF()

    def show_flow(self, flow: Flow, labels: tuple[str, ...], scale: DecadeScale) -> None:
        """The newest numbers, with a label a layer; ``scale`` takes them in."""
        self._table = {column: values(flow, column).tolist() for column in Column}
        scale.show([value for column in GRADIENTS for value in self._table[column]])
        self._flow, self.scale = flow, scale
        if has_relus(flow) != self._relus:
            self._relus = not self._relus
            self.lay_out()
        self.show_labels(labels)
        self.refresh((scale.low, scale.high))

    def column_at(self, x: float) -> Column | None:
        """The column under ``x``."""
        return next((column for column, rect in self.columns.items() if rect.left() <= x < rect.right()), None)

    def track(self, column: Column) -> QRectF:
        """Where a column's bars are: left and right count."""
        rect = self.columns[column]
        if column in SHARES:
            return QRectF(rect.left(), 0.0, SHARE_BAR, 1.0) if self._fill.bars else QRectF()
        return rect.adjusted(0.0, 0.0, -self._number, 0.0)

    def head_height(self) -> float:
        return 2.0 * self.metrics.height() + 6.0

    def arrange(self) -> None:
        """As much as there is room for: what is dropped is said by the mouse over a row."""
        advance = self.metrics.horizontalAdvance
        number = advance("0.0000") + 6.0
        symbol = max(advance(head) for head in SHORT.values()) + 4.0
        for fill in (
            Fill(GOOD_TRACK, number=True, bars=True),
            Fill(LEAST_TRACK, number=True),
            Fill(symbol - GAP),
            Fill(symbol - SMALL_GAP, gap=SMALL_GAP),
            Fill(symbol - SMALL_GAP, gap=SMALL_GAP, biases=False),
            Fill(symbol - SMALL_GAP, gap=SMALL_GAP, biases=False, words=False),
            Fill(symbol - SMALL_GAP, gap=SMALL_GAP, biases=False, words=False, signal=False),
        ):
            self._fill, self._number = fill, number if fill.number else 0.0
            if self._spread() >= fill.least + self._number:
                break

    def _spread(self) -> float:
        """Give every column its place; the width of those of the gradients."""
        advance, fill = self.metrics.horizontalAdvance, self._fill
        dropped = {Column.DEAD: not self._relus, Column.BIASES: not fill.biases, Column.SIGNAL: not fill.signal}
        columns = [column for column in Column if not dropped.get(column, False)]
        bar = SHARE_BAR + 4.0 if fill.bars else 0.0
        widths = {c: max(bar + advance("100 %"), advance(self._texts.heads[c])) for c in columns if c in SHARES}
        finding = max(advance(text) for text in self._texts.findings.values()) + 6.0 if fill.words else 0.0
        start = self.label_width() + 4.0
        room = self.body.width() - start - finding - sum(widths.values()) - len(columns) * fill.gap
        wide = room / (len(columns) - len(widths))
        self.columns = {}
        for column in columns:
            width = widths.get(column, max(wide, NARROWEST))
            self.columns[column] = QRectF(start, 0.0, width, 1.0)
            start += width + fill.gap
        self._finding = QRectF(start, 0.0, finding, 1.0)
        return wide

    def bar_rect(self, row: int, column: Column) -> QRectF:
        """The bar of a gradient or a share as painted; empty for nothing, non-finite and below the scale."""
        assert self._flow is not None
        value = self._table[column][row]
        if column in SHARES:
            most = float(self._flow.slope_bound[row]) if column is Column.SLOPE and row < len(self.labels) - 1 else 1.0
            share = value / most if math.isfinite(value) else 0.0
        else:
            share = self.scale.fraction(value) if 0.0 < value < math.inf else 0.0
        track = self.track(column)
        if share <= 0.0 or track.isEmpty():
            return QRectF()
        middle = self.row_rect(row).center().y()
        return QRectF(track.left(), middle - 0.5 * BAR, max(min(share, 1.0) * track.width(), 2.0), BAR)

    def update_x(self, value: float) -> float:
        """Where a size of the update stands, at most at the ends of its track."""
        low, high = UPDATE_DECADES
        share = (math.log10(value) - low) / (high - low) if value > 0.0 else 0.0
        track = self.track(Column.UPDATE)
        return track.left() + min(max(share, 0.0), 1.0) * track.width()

    # --- drawing

    def draw_back(self, painter: QPainter) -> None:
        height = self.metrics.height()
        painter.setPen(QColor(self.theme.text))
        for column, rect in self.columns.items():
            box = QRectF(rect.left(), 0.0, rect.width() + self._fill.gap - 4.0, height)
            head = self._texts.heads[column]
            if self.metrics.horizontalAdvance(head) > box.width():
                head = SHORT.get(column, head)
            painter.drawText(box, LEFT, head)
        painter.setPen(QColor(self.theme.muted))
        for column in self._gradients():
            self._draw_ends(painter, self._below(column), _decade(self.scale.low), _decade(self.scale.high))
        target = QRectF(self.update_x(TARGET_UPDATE) - 30.0, height, 60.0, height)
        painter.drawText(target, CENTER, _decade(round(math.log10(TARGET_UPDATE))))
        if (box := self._below(Column.UPDATE)).width() > 4.0 * self.metrics.horizontalAdvance("1e-3"):
            self._draw_ends(painter, box, _decade(round(UPDATE_DECADES[0])), _decade(round(UPDATE_DECADES[1])))

    def _gradients(self) -> list[Column]:
        """Those that have a column."""
        return [column for column in GRADIENTS if column in self.columns]

    def _draw_ends(self, painter: QPainter, box: QRectF, low: str, high: str) -> None:
        """Where a scale begins and ends; the beginning alone where there is room for no more."""
        painter.drawText(box.adjusted(0.0, 0.0, self._fill.gap - 2.0, 0.0), LEFT, low)
        if self.metrics.horizontalAdvance(low + high) + 6.0 < box.width():
            painter.drawText(box, RIGHT, high)

    def _below(self, column: Column) -> QRectF:
        """The second line of the head, above a column's track."""
        track = self.track(column)
        return QRectF(track.left(), self.metrics.height(), track.width(), self.metrics.height())

    def draw_rows(self, painter: QPainter, rows: range) -> None:
        flow = self._flow
        if flow is None:
            return
        table = self._table
        self._draw_tracks(painter, rows, table)
        bars: dict[State, list[QRectF]] = {state: [] for state in State}
        for column in self._gradients():
            output = table[column][-1]
            for row in rows:
                bars[state_of(table[column][row], output)].append(self.bar_rect(row, column))
        self.draw_bars(painter, bars)
        shares = {column: [self.bar_rect(row, column) for row in rows] for column in self.columns if column in SHARES}
        self.draw_rects(painter, shares[Column.SLOPE], self.theme.accent, Qt.BrushStyle.NoBrush)
        self.draw_rects(painter, shares[Column.SATURATED], self.theme.valid, Qt.BrushStyle.Dense4Pattern)
        self.draw_rects(painter, shares.get(Column.DEAD, []), self.theme.muted, Qt.BrushStyle.DiagCrossPattern)
        self._draw_updates(painter, rows, table[Column.UPDATE])
        self._draw_numbers(painter, rows, table)
        self._draw_findings(painter, rows, flow)

    def _draw_tracks(self, painter: QPainter, rows: range, table: dict[Column, list[float]]) -> None:
        """Pale lanes where a bar can be, and the target of the updates."""
        lanes = []
        for column in self.columns:
            track = self.track(column)
            if track.isEmpty():
                continue
            for row in rows:
                if column in SHARES and math.isnan(table[column][row]):
                    continue
                middle = self.row_rect(row).center().y()
                lanes.append(QRectF(track.left(), middle - 0.5 * BAR, track.width(), BAR))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.grid))
        painter.drawRects(lanes)
        low, high = (self.update_x(value) for value in USUAL_UPDATE)
        painter.setBrush(QColor(self.theme.hover if not self.theme.dark else self.theme.border))
        top, bottom = self.row_rect(rows[0]).top(), self.row_rect(rows[-1]).bottom()
        painter.drawRect(QRectF(low, top, high - low, bottom - top))
        pen = QPen(QColor(self.theme.healthy), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        x = self.update_x(TARGET_UPDATE)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _draw_updates(self, painter: QPainter, rows: range, updates: list[float]) -> None:
        """A disc within a decade of the target; outside it an arrowhead that points away from it."""
        painter.setPen(QPen(QColor(self.theme.card), 1.0))
        for row in rows:
            value = updates[row]
            if not math.isfinite(value):
                continue
            at = QPointF(self.update_x(value), self.row_rect(row).center().y())
            usual = USUAL_UPDATE[0] <= value <= USUAL_UPDATE[1]
            painter.setBrush(QColor(self.theme.healthy if usual else self.theme.valid))
            if usual:
                painter.drawEllipse(at, 4.5, 4.5)
            else:
                tip = -7.0 if value < TARGET_UPDATE else 7.0
                back = at - QPointF(0.5 * tip, 0.0)
                corners = [at + QPointF(0.5 * tip, 0.0), back + QPointF(0.0, 5.0), back - QPointF(0.0, 5.0)]
                painter.drawPolygon(QPolygonF(corners))

    def _draw_numbers(self, painter: QPainter, rows: range, table: dict[Column, list[float]]) -> None:
        painter.setPen(QColor(self.theme.text))
        for column, rect in self.columns.items():
            if column not in SHARES and not self._number:
                continue
            for row in rows:
                value = table[column][row]
                if (text := self._number_text(column, row, value)) is None:
                    continue
                box = self.row_rect(row)
                box.setLeft(rect.left())
                box.setWidth(rect.width())
                self.write(painter, box, RIGHT, text)

    def _number_text(self, column: Column, row: int, value: float) -> str | None:
        if column in SHARES:
            if math.isnan(value):
                return None
            return number_text(value) if column is Column.SLOPE else f"{percent(value)} %"
        if math.isfinite(value):
            return number_text(value)
        return "–" if column is Column.UPDATE else self._texts.not_finite

    def _draw_findings(self, painter: QPainter, rows: range, flow: Flow) -> None:
        for row in rows:
            if self._fill.words and (found := findings(flow, row)):
                box = self.row_rect(row)
                box.setLeft(self._finding.left())
                self.write(painter, box, LEFT, self._texts.findings[found[0]])


def _decade(power: int) -> str:
    return "1" if power == 0 else f"1e{power}"
