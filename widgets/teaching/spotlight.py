"""The spotlight: everything but one card is dimmed. What is lit stays usable, and nothing below is painted for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from widgets.follow import Follower
from widgets.theme import LIGHT, Theme

DARKNESS = 165
"""Of 255: what is dimmed can still be made out, so that one finds the next card."""
STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
ROW = 40
"""Pixels: cards whose tops differ by less stand side by side."""


class Spotlight(QWidget):
    """Lies over ``window`` with a hole where the lit card is, so that the card is painted and clicked as if alone.

    ``cards`` tells which cards can be lit. ``changed`` tells whether the spotlight is on, each time it moves: what is
    dimmed need not be drawn anew meanwhile.
    """

    changed = Signal(bool)

    def __init__(self, window: QWidget, cards: Callable[[], Sequence[QWidget]]) -> None:
        super().__init__(window)
        self.setObjectName("spotlight")
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Spotlight"))
        self.setAccessibleDescription(self.tr("Arrow keys light the next card, Esc lights all"))
        self._window = window
        self._cards = cards
        self._theme = LIGHT
        self._target: QWidget | None = None
        self._also: tuple[QWidget, ...] = ()
        self._place = QPoint()  # the middle of what is lit
        self._follower = Follower(self, self._follow)
        self.installEventFilter(self)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """The card that is lit; ``None`` while all are."""
        return self._target

    @property
    def lit(self) -> tuple[QWidget, ...]:
        """Everything that is lit, the target first; nothing while all is."""
        return () if self._target is None else (self._target, *self._also)

    def is_lit(self, card: QWidget) -> bool:
        """Whether ``card`` is seen as it is."""
        lit = self._target is None or card in (self._target, *self._also)
        return lit or card.window() is not self._window

    def show_theme(self, theme: Theme) -> None:
        """The colours of the words."""
        self._theme = theme
        self.update()

    def toggle(self) -> None:
        """Light one card, the largest first; or all again."""
        if self._target is not None:
            self.end()
            return
        cards = self._cards()
        if cards:
            self.light(max(cards, key=lambda card: card.width() * card.height()))

    def light(self, card: QWidget, *also: QWidget) -> None:
        """Dim all but ``card``, and what a lesson needs ``also``."""
        self._forget()
        self._target, self._also = card, also
        self._follower.watch(self._window, card, *also)
        self._follow()
        if not self.isHidden():
            self.setFocus()
        self.changed.emit(True)

    def end(self) -> None:
        """Light everything again."""
        if self._target is not None:
            had_focus = self.hasFocus()
            self._forget()
            self.hide()
            if had_focus:
                self._window.setFocus()
            self.changed.emit(False)

    def go(self, by: int) -> None:
        """Light the next card, or the one before; after the last comes the first."""
        cards = sorted(self._cards(), key=self._reading_order)
        if not cards:
            return
        at = cards.index(self._target) if self._target in cards else -1
        self.light(cards[(at + by) % len(cards)])

    def _forget(self) -> None:
        self._follower.watch()
        self._target, self._also = None, ()

    def _reading_order(self, card: QWidget) -> tuple[int, int]:
        corner = card.mapTo(self._window, QPoint(0, 0))
        return corner.y() // ROW, corner.x()

    def _rect(self, card: QWidget) -> QRect:
        return QRect(card.mapTo(self._window, QPoint(0, 0)), card.size())

    def _follow(self) -> None:
        """The hole is where the card is; another card in its place is lit in its stead."""
        target = self._target
        if target is None:
            return
        if target.visibleRegion().isEmpty():  # a dock behind other tabs counts as visible
            there = [card for card in self._cards() if self._rect(card).contains(self._place)]
            if there:
                self.light(there[0], *self._also)
            else:
                self.end()
            return
        lit = [self._rect(card) for card in (target, *self._also) if card.isVisible()]
        self._place = lit[0].center()
        dimmed = QRegion(self._window.rect())
        for rect in lit:
            dimmed -= QRegion(rect)
        if self.geometry() != self._window.rect():
            self.setGeometry(self._window.rect())
        self.setMask(dimmed)
        if self.isHidden():
            self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(0, 0, 0, DARKNESS))  # clipped to what is dimmed and is to be painted
        self._write(painter)
        painter.end()

    def _write(self, painter: QPainter) -> None:
        """How to go on, in the lowest line, or in the uppermost."""
        text = self.tr("← → or a click: another card · Esc: light everything")
        metrics = QFontMetrics(self.font())
        chip = QRectF(0, 0, metrics.horizontalAdvance(text) + 24, metrics.height() + 10)
        chip.moveCenter(QRectF(self.rect()).center())
        for top in (self.height() - 6 - chip.height(), 6.0):
            chip.moveTop(top)
            if (QRegion(chip.toAlignedRect()) - self.mask()).isEmpty():
                break
        else:
            return  # what is lit leaves no room for it
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._theme.border))
        painter.setBrush(QColor(self._theme.card))
        painter.drawRoundedRect(chip, 6, 6)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys are its own: they would train."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in STEPS:
            event.accept()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.go(step)
        else:
            event.ignore()  # Esc is the window's

    def mousePressEvent(self, event: QMouseEvent) -> None:
        there = [card for card in self._cards() if self._rect(card).contains(event.position().toPoint())]
        if there:
            self.light(there[0])
        self.setFocus()
