"""A formula as it is typed: a mark under the character that is wrong, and a small drawing of what it says so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.fields import TextField
from widgets.numbers import fill_in, write
from widgets.theme import LIGHT, Theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from playground.data.formula import Formula

POINTS, SIDE = 241, 48
"""Values of x along the drawing; of each input in that of two."""
HEIGHT = 60
FloatArray: TypeAlias = "NDArray[np.float64]"


class FormulaField(TextField):
    """A line that points at the character where its formula goes wrong."""

    def __init__(self, name: str) -> None:
        super().__init__(name, keep_refused=True)
        self._wrong: int | None = None
        self._theme = LIGHT

    def show_theme(self, theme: Theme) -> None:
        """The colour of the mark."""
        self._theme = theme
        self.update()

    def point_at(self, position: int | None) -> None:
        """Mark the character at ``position``, counted from 0; one past the end for what is missing there."""
        if position != self._wrong:
            self._wrong = position
            self.update()

    @property
    def wrong_position(self) -> int | None:
        """The character that is marked."""
        return self._wrong

    def mark_rect(self) -> QRectF:
        """Where the mark is, in pixels of the field; empty where there is none, or it is scrolled out of sight."""
        if self._wrong is None:
            return QRectF()
        metrics, text = self.fontMetrics(), self.text()
        cursor = self.cursorRect()
        # the cursor is the only place whose pixel a line edit tells
        origin = cursor.x() + cursor.width() / 2 - metrics.horizontalAdvance(text[: self.cursorPosition()])
        place = min(self._wrong, len(text))
        left = origin + metrics.horizontalAdvance(text[:place])
        width = metrics.horizontalAdvance(text[place : place + 1]) or metrics.averageCharWidth()
        rect = QRectF(left, self.height() / 2 + metrics.height() / 2 - 1, width, 4.0)
        inside = QRectF(self.rect().adjusted(4, 0, -4, 0))
        return rect if inside.left() <= rect.center().x() <= inside.right() else QRectF()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rect = self.mark_rect()
        if rect.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.problem_edge), 1.6))
        steps = max(2, round(rect.width() / 2.5))
        wave = [
            QPointF(rect.left() + index / steps * rect.width(), rect.bottom() - 1 if index % 2 else rect.top())
            for index in range(steps + 1)
        ]
        painter.drawPolyline(QPolygonF(wave))


class FormulaDrawing(QWidget):
    """The curve of a formula in x, or a map of one in x1 and x2, over its domain; the last good one stays, pale."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("formula_drawing")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = LIGHT
        self._values: FloatArray | None = None
        self._stale = False
        self._shown: tuple[str, tuple[float, float]] | None = None

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def show_theme(self, theme: Theme) -> None:
        """The colours of the drawing."""
        self._theme = theme
        self.update()

    def show_formula(self, formula: Formula | None, domain: tuple[float, float]) -> None:
        """Draw ``formula`` over ``domain`` in every input; ``None`` for one that is not right (yet)."""
        self._stale = formula is None
        if formula is not None and (formula.text, domain) != self._shown:
            self._shown = formula.text, domain
            self._values = _drawn(formula, domain)
            words = self._words(self._values)
            self.setAccessibleDescription(words)
            self.setToolTip(words)
        self.update()

    @property
    def values(self) -> FloatArray:
        """What is drawn: (POINTS,), or (SIDE, SIDE) from the lowest x2 up; nan where there is none."""
        import numpy as np

        return np.empty(0) if self._values is None else self._values

    @property
    def stale(self) -> bool:
        """Whether what is typed is not what is drawn."""
        return self._stale

    def _words(self, values: FloatArray) -> str:
        import numpy as np

        finite = values[np.isfinite(values)]
        if not len(finite):
            return self.tr("The formula has no value here.")
        words = self.tr("From {low} to {high} over its domain")
        return fill_in(words, low=write(finite.min(), ".4g"), high=write(finite.max(), ".4g"))

    def paintEvent(self, event: QPaintEvent) -> None:
        import numpy as np

        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(theme.border), 1.0))
        painter.setBrush(QColor(theme.plot))
        painter.drawRoundedRect(area, 5, 5)
        values = self._values
        if values is None or not np.isfinite(values).any():
            return
        if self._stale:
            painter.setOpacity(0.35)
        inner = area.adjusted(5, 5, -5, -5)
        if values.ndim == 2:
            self._paint_map(painter, inner, values)
        else:
            self._paint_curve(painter, inner, values)

    def _paint_curve(self, painter: QPainter, area: QRectF, values: FloatArray) -> None:
        import numpy as np

        low, high = float(np.nanmin(values)), float(np.nanmax(values))
        span = (high - low) or 1.0
        if low < 0.0 < high:
            painter.setPen(QPen(QColor(self._theme.grid), 1.0))
            zero = area.bottom() + low / span * area.height()
            painter.drawLine(QPointF(area.left(), zero), QPointF(area.right(), zero))
        painter.setPen(QPen(QColor(self._theme.train), 1.6))
        x = np.linspace(area.left(), area.right(), len(values))
        y = area.bottom() - (values - low) / span * area.height() if high > low else np.full(len(x), area.center().y())
        known = np.flatnonzero(np.isfinite(values))
        for run in np.split(known, np.flatnonzero(np.diff(known) > 1) + 1):
            painter.drawPolyline(QPolygonF([QPointF(x[place], y[place]) for place in run]))

    def _paint_map(self, painter: QPainter, area: QRectF, known: FloatArray) -> None:
        """Darker is lower: the shape is what counts here; the fit has the colours."""
        import numpy as np

        values = np.nan_to_num(known, nan=float(np.nanmin(known)))
        low, high = float(values.min()), float(values.max())
        share = (values - low) / ((high - low) or 1.0)
        ends = [
            np.array([color.red(), color.green(), color.blue()])
            for color in (QColor(self._theme.plot), QColor(self._theme.train))
        ]
        pixels = np.ascontiguousarray((ends[0] + share[::-1, :, None] * (ends[1] - ends[0])).astype(np.uint8))
        image = QImage(pixels.data, SIDE, SIDE, 3 * SIDE, QImage.Format.Format_RGB888)
        side = min(area.height(), area.width())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(area.center().x() - side / 2, area.top(), side, side)
        painter.drawImage(place, image)
        painter.setPen(QPen(QColor(self._theme.muted)))
        painter.drawText(
            QRectF(place.right() + 6, area.top(), area.right() - place.right() - 6, area.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            f"{write(low, '.3g')} … {write(high, '.3g')}",
        )


def _drawn(formula: Formula, domain: tuple[float, float]) -> FloatArray:
    import numpy as np

    if formula.inputs == 1:
        return formula.drawn(np.linspace(*domain, POINTS)[:, None])
    axis = np.linspace(*domain, SIDE)
    grid = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    return formula.drawn(grid).reshape(SIDE, SIDE)
