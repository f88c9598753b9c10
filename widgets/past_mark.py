"""A quiet mark in a card's title: what is seen here is not the run as it is now."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from widgets.fields import tip
from widgets.icons import icon
from widgets.numbers import fill_in, write
from widgets.text_size import px
from widgets.theme import Theme, scaled_font

SIGN = 11
"""Pixels of the clock, which stays where there is no room for words."""
GAP = 4


class PastMark(QWidget):
    """A clock and, where there is room, the update; hidden while the card shows the run as it is now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("past_mark")
        self.setFont(scaled_font(self.font(), 0.9))
        self._sign = QPixmap()
        self._ink = QColor()
        self._text = self._short = ""
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return self._text

    def show_theme(self, theme: Theme) -> None:
        """Tint the clock."""
        self._ink = QColor(theme.muted)
        self._sign = icon("past", theme, theme.accent).pixmap(QSize(px(SIGN), px(SIGN)), self.devicePixelRatioF())
        self.update()

    def show_update(self, update: int | None) -> None:
        """The moment that the card shows; ``None`` for the run as it is now."""
        text = "" if update is None else fill_in(self.tr("update {n}: the past"), n=update)
        if text != self._text:
            self._text = text
            self._short = "" if update is None else write(update)
            self.setAccessibleName(text)
            self.setToolTip(tip(fill_in(self.tr("{moment}. Live, at the right below, returns to now."), moment=text)))
            self.setVisible(bool(text))
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """At the left, the clock first; then as many words as fit in whole."""
        painter = QPainter(self)
        height, metrics = self.height(), QFontMetrics(self.font())
        painter.drawPixmap(0, (height - px(SIGN)) // 2, self._sign)
        room = QRect(px(SIGN) + GAP, 0, self.width() - px(SIGN) - GAP, height)
        painter.setPen(self._ink)
        for words in (self._text, self._short):
            if metrics.horizontalAdvance(words) <= room.width():
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
                break
