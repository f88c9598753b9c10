"""What stays of the network diagram from frame to frame: captions, names, groups, legend."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from playground.diagram import Diagram
from widgets.numbers import fill_in
from widgets.plots.diagram_layout import Column, DiagramLayout, Margins
from widgets.plots.diagram_paint import DiagramPaint
from widgets.plots.diagram_scale import DECADES, LEVEL_DECADES, SizeScale
from widgets.plots.diagram_words import DiagramWords
from widgets.plots.wording import number_text
from widgets.text_size import px
from widgets.theme import LIGHT, scaled_font

LOW = 190
"""Canvases lower than this have one line of captions and no legend."""
NARROW = 300
"""Narrower ones leave out the loss."""
_CENTER = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SYMBOLS = {"weights": "|w|", "gradients": "|∂L/∂w|", "changes": "|Δw|"}


class DiagramGround(QObject):
    """Lays a diagram out and draws the picture that its lines and responses are drawn on."""

    def __init__(self, words: DiagramWords) -> None:
        super().__init__(words)
        self.theme = LIGHT
        self._words = words
        self._font = QFont()

    def lay_out(self, diagram: Diagram, size: QSize, font: QFont) -> DiagramLayout:
        """Where everything stands, with room for the words."""
        self._font = scaled_font(font, 0.85)
        metrics = QFontMetricsF(self._font)
        names = [self._words.input(int(index)) for index in diagram.inputs_shown]
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0.0)
        low = size.height() < px(LOW)
        margins = Margins(
            left=14.0 + min(widest, 0.14 * size.width()),
            top=(1.0 if low else 2.0) * metrics.height() + 12.0,
            bottom=10.0 if low else metrics.height() + 16.0,
            group=metrics.height() + 13.0,
            loss=0.0 if size.width() < px(NARROW) else 44.0,
        )
        return DiagramLayout(diagram, QSizeF(size), margins)

    def draw_empty(self, painter: QPainter, size: QSize) -> None:
        """What will come."""
        painter.fillRect(QRectF(QPointF(), QSizeF(size)), QColor(self.theme.card))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.plot))
        painter.drawRoundedRect(QRectF(QPointF(), QSizeF(size)), 4.0, 4.0)
        painter.setPen(QColor(self.theme.muted))
        text = self._words.nothing()
        box = QRectF(16.0, 0.0, size.width() - 32.0, size.height())
        painter.drawText(box, _CENTER | Qt.TextFlag.TextWordWrap, text)

    def draw(
        self,
        diagram: Diagram,
        layout: DiagramLayout,
        paint: DiagramPaint,
        quantity: str,
        scale: SizeScale,
        ratio: float,
    ) -> QPixmap:
        """The picture below lines and responses, ``ratio`` device pixels to a pixel."""
        size = layout.size.toSize()
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self.theme.card))
        painter = QPainter(pixmap)
        self.paint(painter, diagram, layout, paint, quantity, scale)
        painter.end()
        return pixmap

    def paint(
        self,
        painter: QPainter,
        diagram: Diagram,
        layout: DiagramLayout,
        paint: DiagramPaint,
        quantity: str,
        scale: SizeScale,
    ) -> None:
        """The same, drawn by ``painter``."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.plot))
        painter.drawRoundedRect(QRectF(QPointF(), layout.size), 4.0, 4.0)
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        paint.draw_ground(painter)
        painter.setPen(QColor(self.theme.muted))
        self._draw_names(painter, layout, metrics)
        self._draw_captions(painter, diagram, layout, metrics)
        self._draw_groups(painter, layout, metrics)
        if layout.size.height() >= px(LOW):
            self._draw_legend(painter, layout, metrics, self._legend(diagram, layout, paint, quantity, scale))

    def _draw_names(self, painter: QPainter, layout: DiagramLayout, metrics: QFontMetricsF) -> None:
        column = layout.columns[0]
        room = column.left - 8.0
        for index, middle in zip(column.shown.tolist(), column.middles.tolist(), strict=True):
            name = metrics.elidedText(self._words.input(index), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(2.0, middle - 10.0, room, 20.0), _RIGHT, name)

    def _draw_captions(
        self, painter: QPainter, diagram: Diagram, layout: DiagramLayout, metrics: QFontMetricsF
    ) -> None:
        """Two lines above every column; where they are too close, numbers alone, and not of every column."""
        texts = [self._words.captions(diagram, layer) for layer in range(-1, len(diagram.layers))]
        centers = [column.center for column in layout.columns]
        room = (centers[2] - centers[1] if len(centers) > 3 else layout.size.width()) - 4.0
        lines = 1 if layout.margins.top < 2.0 * metrics.height() else 2
        named = all(metrics.horizontalAdvance(name) <= room for name, _ in texts[1:-1])
        stride = 1 if named else max(1, math.ceil((metrics.horizontalAdvance("64") + 4.0) / room))
        free = self._between_ends(texts, centers, layout, metrics)
        for index, (pair, center) in enumerate(zip(texts, centers, strict=True)):
            if 0 < index < len(texts) - 1:
                if not named and not free[0] < center < free[1]:
                    continue
                if (index - 1) % stride:
                    continue
                name = pair[0] if named else str(index)
                pair = name, self._fitting(pair[1], room, metrics) if stride == 1 else ""
            for line, text in enumerate(pair[:lines]):
                width = metrics.horizontalAdvance(text)
                left = min(max(center - 0.5 * width, 3.0), layout.size.width() - width - 3.0)
                painter.setPen(QColor(self.theme.muted if line else self.theme.text))
                painter.drawText(QPointF(left, 5.0 + metrics.ascent() + line * metrics.height()), text)

    def _between_ends(
        self, texts: list[tuple[str, str]], centers: list[float], layout: DiagramLayout, metrics: QFontMetricsF
    ) -> tuple[float, float]:
        """Where the middle of a number may stand without touching the captions of inputs and output."""
        number = 0.5 * metrics.horizontalAdvance("64") + 5.0
        first, last = metrics.horizontalAdvance(texts[0][0]), metrics.horizontalAdvance(texts[-1][0])
        left = max(centers[0] + 0.5 * first, 3.0 + first)
        right = min(centers[-1] - 0.5 * last, layout.size.width() - 3.0 - last)
        return left + number, right - number

    def _fitting(self, text: str, room: float, metrics: QFontMetricsF) -> str:
        """A detail such as "Tanh · 16", or its first part, or its last, or nothing, by the room there is."""
        first, _, last = text.partition(" · ")
        fitting = (each for each in (text, first, last) if metrics.horizontalAdvance(each) <= room)
        return next(fitting, "")

    def _draw_groups(self, painter: QPainter, layout: DiagramLayout, metrics: QFontMetricsF) -> None:
        """Below a column of which not all is shown: how many more there are, under three dots."""
        painter.setPen(QColor(self.theme.muted))
        pitch = layout.columns[2].center - layout.columns[1].center if len(layout.columns) > 3 else 120.0
        previous = -math.inf
        for column in layout.columns:
            if not column.hidden:
                continue
            text = self._words.more(column.hidden, short=False)
            if metrics.horizontalAdvance(text) > pitch - 6.0:
                text = self._words.more(column.hidden, short=True)
            width = metrics.horizontalAdvance(text)
            left = max(column.center - 0.5 * width, 3.0)
            self._draw_dots(painter, column)
            if left > previous + 6.0:
                base = layout.area.bottom() + 14.0 + metrics.ascent()
                painter.setPen(QColor(self.theme.muted))
                painter.drawText(QPointF(left, base), text)
                previous = left + width

    def _draw_dots(self, painter: QPainter, column: Column) -> None:
        bottom = float(column.middles[-1]) + 0.5 * column.height
        painter.setPen(QPen(QColor(self.theme.muted), 2.0, c=Qt.PenCapStyle.RoundCap))
        painter.drawPoints([QPointF(column.center, bottom + 4.0 + 3.5 * step) for step in range(3)])

    def _legend(
        self, diagram: Diagram, layout: DiagramLayout, paint: DiagramPaint, quantity: str, scale: SizeScale
    ) -> list[str]:
        """What widths mean, and what is inside the units: the words after the keys of the signs."""
        if layout.strips:
            return [self._level_text(quantity)]
        inside = self._level_text(quantity) if paint.draws_levels else self._inside_text(diagram)
        return [self._width_text(quantity, scale), self.tr("● ○ bias"), inside]

    def _draw_legend(
        self, painter: QPainter, layout: DiagramLayout, metrics: QFontMetricsF, texts: list[str]
    ) -> None:
        """What signs mean, and as many of ``texts`` as there is room for."""
        line = QRectF(8.0, layout.size.height() - metrics.height() - 4.0, layout.size.width() - 16.0, metrics.height())
        y, x = line.center().y(), line.left()
        keys: tuple[tuple[str, list[float], str], ...] = (
            (self.theme.train, [], self.tr("positive")),
            (self.theme.network, [2.5, 1.7], self.tr("negative")),
        )
        for color, dashes, text in () if layout.strips else keys:
            pen = QPen(QColor(color), 2.2, c=Qt.PenCapStyle.FlatCap)
            if dashes:
                pen.setDashPattern(dashes)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y), QPointF(x + 22.0, y))
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(QRectF(x + 26.0, line.top(), line.width(), line.height()), _LEFT, text)
            x += 26.0 + metrics.horizontalAdvance(text) + 14.0
        painter.setPen(QColor(self.theme.muted))
        for text in texts:
            width = metrics.horizontalAdvance(text)
            if x + width > line.right() + 4.0:
                break
            painter.drawText(QRectF(x, line.top(), width + 2.0, line.height()), _LEFT, text)
            x += width + 16.0

    def _level_text(self, quantity: str) -> str:
        return {
            "weights": self.tr("units: the stronger the colour, the more they vary over the data"),
            "gradients": fill_in(
                self.tr("units: the stronger the colour, the larger ‖∂L/∂z‖, over {n} {n:decade|decades}"),
                n=LEVEL_DECADES,
            ),
            "changes": fill_in(
                self.tr("units: the stronger the colour, the more their weights changed, over {n} {n:decade|decades}"),
                n=LEVEL_DECADES,
            ),
        }[quantity]

    def _width_text(self, quantity: str, scale: SizeScale) -> str:
        symbol, top = SYMBOLS[quantity], scale.reference
        if not top:
            return fill_in(self.tr("width: {what}, all 0"), what=symbol)
        if scale.log:
            low = number_text(top / 10.0**DECADES)
            return fill_in(self.tr("width: {what} {low} … {top}, log"), what=symbol, low=low, top=number_text(top))
        return fill_in(self.tr("width: {what} up to {top}"), what=symbol, top=number_text(top))

    def _inside_text(self, diagram: Diagram) -> str:
        response = diagram.layers[0].response
        if response is None:
            return self.tr("inside: mean activation ± deviation")
        if response.ndim == 2:
            return fill_in(self.tr("inside: activation over {x}"), x=self._words.input(0))
        return fill_in(self.tr("inside: activation over {x1}, {x2}"), x1=self._words.input(0), x2=self._words.input(1))
