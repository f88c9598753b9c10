"""What each column counts for: by how much the RMSE grows when its values are shuffled."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.appraisal import Appraisal, Importance
from playground.data.dataset import Dataset
from playground.frames import SUBSETS
from widgets.numbers import fill_in
from widgets.plots.fit_view import set_name
from widgets.plots.layers import mixed
from widgets.plots.measures_page import NotedPage
from widgets.plots.ticks import number
from widgets.plots.wording import number_text
from widgets.theme import LIGHT, Theme

ROW, LEAST_BARS, MOST_LABEL = 26, 90, 0.4
"""Pixels of a row, the least room for the bars, and the largest share of the width for the names."""
GAP = 10.0


class ImportanceBars(QWidget):
    """One bar a column, the most important first, with its spread over the repeats and its numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.importances: tuple[Importance, ...] = ()
        self._theme = LIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def show_importances(self, importances: tuple[Importance, ...]) -> None:
        """Show these, sorted."""
        self.importances = tuple(sorted(importances, key=_order))
        self.setAccessibleName("; ".join(f"{one.part.name} {words_of(one)}" for one in self.importances))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, max(1, len(self.importances)) * ROW + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.importances:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(self.font())
        widest = max(metrics.horizontalAdvance(one.part.name) for one in self.importances)
        label = min(widest, MOST_LABEL * self.width())
        value = max(metrics.horizontalAdvance(words_of(one)) for one in self.importances)
        area = QRectF(label + GAP, 0.0, max(self.width() - label - value - 2 * GAP, LEAST_BARS), float(self.height()))
        low, high = _scale(self.importances)
        zero = area.left() + area.width() * -low / (high - low)
        painter.setPen(QPen(QColor(self._theme.border), 1.0))
        painter.drawLine(QPointF(zero, 0.0), QPointF(zero, area.bottom()))
        for place, one in enumerate(self.importances):
            middle = ROW * (place + 0.5) + 4.0
            self._draw_words(painter, one, middle, label)
            if _is_finite(one):
                self._draw_bar(painter, one, middle, zero, area.width() / (high - low))
        painter.end()

    def _draw_words(self, painter: QPainter, one: Importance, middle: float, label: float) -> None:
        metrics = QFontMetricsF(self.font())
        name = metrics.elidedText(one.part.name, Qt.TextElideMode.ElideMiddle, label)
        center = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QRectF(0.0, middle - ROW / 2, label, ROW), center | Qt.AlignmentFlag.AlignRight, name)
        painter.setPen(QColor(self._theme.muted))
        right = QRectF(0.0, middle - ROW / 2, float(self.width()), ROW)
        painter.drawText(right, center | Qt.AlignmentFlag.AlignRight, words_of(one))

    def _draw_bar(self, painter: QPainter, one: Importance, middle: float, zero: float, scale: float) -> None:
        end = zero + one.mean * scale
        bar = QRectF(QPointF(min(zero, end), middle - 7.0), QPointF(max(zero, end), middle + 7.0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(self._theme.network, self._theme.card, 0.75)))
        painter.drawRoundedRect(bar, 2.0, 2.0)
        painter.setPen(QPen(QColor(self._theme.text), 1.4))
        spread = one.spread * scale
        painter.drawLine(QPointF(end - spread, middle), QPointF(end + spread, middle))
        for at in (end - spread, end + spread):
            painter.drawLine(QPointF(at, middle - 4.0), QPointF(at, middle + 4.0))


class ImportancePage(NotedPage):
    """The bars, and how they came about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.bars = ImportanceBars()
        super().__init__(self.bars, parent)
        self._dataset: Dataset | None = None
        self.show_appraisal(None)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self.bars.show_theme(theme)

    def show_dataset(self, dataset: Dataset) -> None:
        """Of which data."""
        self._dataset = dataset

    def show_appraisal(self, appraisal: Appraisal | None) -> None:
        """What was measured; ``None`` for nothing yet."""
        if appraisal is None or self._dataset is None:
            self.bars.show_importances(())
            self.show_note(self.tr("The importance of the columns comes in a moment."))
            return
        self.bars.show_importances(appraisal.importances)
        repeats = len(appraisal.importances[0].growth)
        facts = {
            "update": appraisal.update,
            "target": self._dataset.target_name,
            "set": set_name(SUBSETS[appraisal.importance_subset]),
            "rows": appraisal.importance_rows,
            "repeats": repeats,
        }
        self.show_note(
            fill_in(self.tr("Update {update}, {set} set: growth of the RMSE when a column is shuffled."), **facts),
            fill_in(
                self.tr(
                    "By how much the RMSE of {target} grows when the values of one column are shuffled among {rows} "
                    "{rows:row|rows} of the {set} set; mean ± standard deviation of {repeats} "
                    "{repeats:shuffle|shuffles}. Inputs that one column became are shuffled together. A column that "
                    "others can stand in for looks less important than it is."
                ),
                **facts,
            ),
        )


def words_of(one: Importance) -> str:
    """The growth of the RMSE with its spread, as ``+1.2 ± 0.1``."""
    if math.isnan(one.mean):
        return "–"
    sign = "+" if one.mean >= 0.0 else ""
    return f"{sign}{number(one.mean)} ± {number_text(one.spread)}"


def _is_finite(one: Importance) -> bool:
    return math.isfinite(one.mean) and math.isfinite(one.spread)


def _order(one: Importance) -> tuple[bool, float]:
    return math.isnan(one.mean), -one.mean


def _scale(importances: tuple[Importance, ...]) -> tuple[float, float]:
    """From the lowest end of a bar or spread, at most 0, to the highest."""
    finite = [one for one in importances if _is_finite(one)]
    low = min((min(0.0, one.mean - one.spread) for one in finite), default=0.0)
    high = max((max(0.0, one.mean + one.spread) for one in finite), default=1.0)
    return low, high if high > low else low + 1.0
