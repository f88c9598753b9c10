"""Small multiples: what each of those that race computes, side by side."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from playground.contest import Contest
from widgets.numbers import fill_in, write
from widgets.plots.run_words import loss_text, stopped_text
from widgets.plots.small_fit import paint_fit
from widgets.text_size import px
from widgets.theme import LIGHT, Theme, scaled_font
from widgets.words import in_words

GAP, MARGIN = 6.0, 4.0
ROOM_FOR_NAME = 66.0
"""Pixels across from which a picture has its name above it; the others have their number alone."""


def race_colors(theme: Theme) -> tuple[str, ...]:
    """The colours of those that race, one after another; a number stands on every one."""
    return (
        theme.network, theme.train, theme.healthy, theme.valid, theme.test, theme.vanishing, theme.text, theme.muted
    )  # fmt: skip


class RaceGrid(QWidget):
    """As many columns as there is room for; the name above each picture, its loss below."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("race_grid")
        self.setMinimumSize(180, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme = LIGHT
        self._contest: Contest | None = None
        self.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return QSize(380, 220)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def show_contest(self, contest: Contest | None) -> None:
        """The newest state of everybody."""
        self._contest = contest
        self.update()

    def cells(self) -> list[QRectF]:
        """Where each of them is drawn, in the widget's pixels."""
        count = len(self._contest.standings) if self._contest is not None else 0
        if not count:
            return []
        least = QFontMetricsF(self._small_font()).horizontalAdvance("0.00") + MARGIN  # a loss in few digits
        able = [columns for columns in range(1, count + 1) if self._width_of(columns) >= least] or [1]
        columns = min(able, key=lambda columns: self._badness(columns, count))
        rows = math.ceil(count / columns)
        width = self._width_of(columns)
        height = (self.height() - GAP * (rows - 1)) / rows
        return [
            QRectF((place % columns) * (width + GAP), (place // columns) * (height + GAP), width, height)
            for place in range(count)
        ]

    def _width_of(self, columns: int) -> float:
        return (self.width() - GAP * (columns - 1)) / columns

    def _small_font(self) -> QFont:
        return scaled_font(self.font(), 0.82)

    def _badness(self, columns: int, count: int) -> float:
        """How far a cell would be from three by two, with a little for empty places."""
        rows = math.ceil(count / columns)
        shape = (self.width() / columns) / max(self.height() / rows - 26.0, 1.0)
        return abs(math.log(max(shape, 1e-3) / 1.5)) + 0.1 * (rows * columns - count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = next((i for i, cell in enumerate(self.cells()) if cell.contains(event.pos().toPointF())), None)
            QToolTip.showText(event.globalPos(), "" if place is None else self.words(place), self)
            return True
        return False

    def words(self, place: int) -> str:
        """What one of them has come to, in words."""
        assert self._contest is not None
        one = self._contest.standings[place]
        train, valid = one.losses
        text = fill_in(
            self.tr("{n}: {name}: epoch {epoch}, train {train}, validation {valid}"),
            n=place + 1,
            name=in_words(one.entrant.name),
            epoch=one.epoch,
            train=loss_text(train),
            valid=loss_text(valid),
        )
        stopped = stopped_text(one.stopped)
        return f"{text}, {stopped}" if stopped else text

    def paintEvent(self, event: QPaintEvent) -> None:
        contest = self._contest
        if contest is None:
            return
        painter = QPainter(self)
        painter.setFont(self._small_font())
        metrics = QFontMetricsF(painter.font())
        colors = race_colors(self._theme)
        best = contest.ranking[0]
        for place, (cell, one) in enumerate(zip(self.cells(), contest.standings, strict=True)):
            line = metrics.height()
            title, foot = (cell.adjusted(0.5 * MARGIN, 0.0, -0.5 * MARGIN, 0.0) for _ in range(2))
            title.setHeight(line)
            foot.setTop(cell.bottom() - line)
            picture = cell.adjusted(0.0, line + 1.0, 0.0, -line - 1.0)
            color = colors[place % len(colors)] if len(contest.standings) <= len(colors) else self._theme.network
            paint_fit(painter, picture, contest.dataset, one.fit, self._theme, color)
            painter.setPen(QColor(self._theme.text))
            name = f"{place + 1}  {in_words(one.entrant.name)}" if cell.width() >= px(ROOM_FOR_NAME) else str(place + 1)
            self._write(painter, title, name)
            painter.setPen(QColor(self._theme.text if place == best else self._theme.muted))
            self._write(painter, foot, self._foot(place, best, metrics, foot.width()))

    def _foot(self, place: int, best: int, metrics: QFontMetricsF, room: float) -> str:
        """The loss, in fewer digits where there is little room: the table has all of them."""
        assert self._contest is not None
        one = self._contest.standings[place]
        if one.stopped == "diverged":
            return self.tr("diverged")
        train, valid = one.losses
        loss = train if math.isnan(valid) else valid
        if room < px(ROOM_FOR_NAME) - MARGIN:
            text = write(loss, ".2g")
            return text if metrics.horizontalAdvance(text) <= room else write(loss, ".1g")
        text = loss_text(loss)
        return fill_in(self.tr("{loss} ← best"), loss=text) if place == best else text

    def _write(self, painter: QPainter, place: QRectF, text: str) -> None:
        shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
