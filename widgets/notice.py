"""A coloured strip for what a person should know; it waits to be read and stops nobody."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QAbstractAnimation, QEvent, QObject, QRectF, QSize, Qt, QTime, QTimer, QVariantAnimation
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from widgets.below import below
from widgets.icons import icon
from widgets.labels import muted_label
from widgets.motion import moves
from widgets.numbers import fill_in
from widgets.status import StatusLine
from widgets.text_size import fix
from widgets.theme import Theme, scaled_font

KINDS = {"info": "info", "warning": "warning", "problem": "warning", "offer": "info"}
"""Kind of a notice, and its icon."""
TITLES = "card_title"
"""The ``objectName`` of what the strip leaves free above it."""
MARGIN, RING = 6, 4
"""Pixels from the strip to the edges of what it lies over, of which the ring that calls for attention takes some."""
FLASH_MS = 1200
STAY_MS = 20_000
"""What needs no answer and warns of nothing goes by itself, after two or three times as long as it takes to read."""
OVER_DATA_MS, LETTER_MS = 3_000, 70
"""Where it hides a part of a plot, it goes sooner: after so long, and so much for each letter."""
ROOM_CHANGES = (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Hide)
"""After these another place may be the better one."""
PASSING = "info"
"""The kind that does."""


class Choice(msgspec.Struct, frozen=True):
    """A button in a notice: its ``objectName``, its text, what it does in a sentence, and the doing."""

    name: str
    text: str
    tooltip: str
    chosen: Callable[[], object]


class Offer(msgspec.Struct, frozen=True):
    """A notice that asks something. It waits behind others until it is answered or dismissed.

    ``again`` asks the same in the language that the window speaks then.
    """

    title: str
    text: str
    choices: tuple[Choice, ...]
    again: Callable[[], object]


class NoticeBar(QWidget):
    """Shows one notice, the newest; hidden without one.

    Nothing moves or shrinks when it comes and goes: news that fits there stands in the line ``status``, where it hides
    no data; all else lies over the widget ``over``, below its titles. It never takes the focus. Each notice says when
    it came and how often in a row, and flashes once unless the desktop asks for no animations, so that the same words
    said again do not look like the old ones. News goes by itself; warnings and questions stay.
    """

    def __init__(self, theme: Theme, over: QWidget, status: StatusLine) -> None:
        super().__init__(over)
        self.setObjectName("notice_bar")
        self._over = over
        self._status = status
        self._in_line = False
        self._theme = theme
        self._kind = "info"
        self._said: tuple[str, str, str] | None = None
        self._times = 0
        self._offer: Offer | None = None
        self._strip = QFrame()
        self._strip.setObjectName("notice")
        self._sign = QLabel()
        self._title = QLabel()
        self._title.setFont(scaled_font(self.font(), 1.0, bold=True))
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._text.setMinimumWidth(1)  # a long path must not push the button out
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._when = muted_label()
        self._close = QToolButton()
        self._close.setObjectName("notice_close")
        fix(self._close, icon=14)
        self._close.setToolTip(self.tr("Dismiss"))
        self._close.setAccessibleName(self.tr("Dismiss the notice"))
        self._close.clicked.connect(self.dismiss)
        self._flash = QVariantAnimation(self)
        self._flash.setStartValue(1.0)
        self._flash.setEndValue(0.0)
        self._flash.setDuration(FLASH_MS)
        self._flash.valueChanged.connect(self.update)
        self._stay = QTimer(self)
        self._stay.setSingleShot(True)
        self._stay.timeout.connect(self._go)
        self._lay_out()
        self.hide()
        over.installEventFilter(self)
        status.installEventFilter(self)

    def _lay_out(self) -> None:
        self._heading = QHBoxLayout()
        self._heading.setSpacing(8)
        self._heading.addWidget(self._title)
        self._heading.addStretch(1)
        self._heading.addWidget(self._when)
        self._heading.addWidget(self._close)
        self._grid = grid = QGridLayout(self._strip)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._sign, 0, 0)
        grid.addLayout(self._heading, 0, 1)
        self._choices = QWidget()
        self._choices.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._choice_row = QHBoxLayout(self._choices)
        self._choice_row.setContentsMargins(0, 6, 0, 0)
        self._choice_row.setSpacing(8)
        self._choices.hide()
        grid.addWidget(self._choices, 2, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._strip)
        self._arrange()

    def _arrange(self) -> None:
        """The text below the title, or behind it in the status line."""
        if self._in_line:
            self._heading.insertWidget(1, self._text)
        else:
            self._grid.addWidget(self._text, 1, 1)
        self._text.setWordWrap(not self._in_line)
        ring = 0 if self._in_line else RING
        self._column.setContentsMargins(ring, ring, ring, ring)
        self._grid.setContentsMargins(*((8, 0, 2, 0) if self._in_line else (12, 4, 6, 8)))
        self._strip.setProperty("line", self._in_line)
        self._dress()

    def _dress(self) -> None:
        self._strip.style().unpolish(self._strip)
        self._strip.style().polish(self._strip)

    @property
    def lies_over_plots(self) -> bool:
        """Whether it hides a part of what it lies over."""
        return not self.isHidden() and not self._in_line

    @property
    def kind(self) -> str | None:
        """The kind of what is shown; ``None`` without a notice."""
        return None if self.isHidden() else self._kind

    @property
    def waiting(self) -> Offer | None:
        """What is asked and not yet answered."""
        return self._offer

    @property
    def text(self) -> str:
        """Title and text of what is shown."""
        return f"{self._title.text()} {self._text.text()}".strip()

    @property
    def when(self) -> str:
        """When what is shown was said, and how often in a row."""
        return self._when.text()

    @property
    def flashing(self) -> bool:
        """Whether it is calling for attention at this moment."""
        return self._flash.state() is QAbstractAnimation.State.Running

    def say(self, kind: str, title: str, text: str) -> None:
        """Show a notice of a kind out of ``KINDS``, as plain text, in place of the one before."""
        said = (kind, title, text)
        self._times = self._times + 1 if said == self._said else 1
        self._said = said
        self._kind = kind
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        time = QTime.currentTime().toString("HH:mm:ss")
        again = self.tr("{count} {count:time|times}, last at {time}")
        self._when.setText(time if self._times == 1 else fill_in(again, count=self._times, time=time))
        self._choices.setVisible(kind == "offer")
        self._strip.setProperty("kind", kind)
        self._dress()
        self._strip.setAccessibleName(self.text)
        self.show_theme(self._theme)
        self.show()
        self.raise_()
        self._place()
        self._wait()
        if moves(self):
            self._flash.stop()
            self._flash.start()
        # a screen reader would not find what takes no focus
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))

    def offer(self, offer: Offer) -> None:
        """Ask something, behind a notice that waits to be read. It comes back when those that came over it are gone."""
        self._offer = offer
        if self.kind in (None, "offer"):
            self._show_offer(offer)

    def answered(self) -> None:
        """The offer is taken back: it was answered, or is no longer one."""
        self._offer = None
        self.forget("offer")

    def dismiss(self) -> None:
        """Put the notice away; an offer that waits behind it is shown again."""
        if self._close.hasFocus() or self._choices.isAncestorOf(self.focusWidget() or self):
            self.window().setFocus()  # else Qt gives it to the next field, which would take the space bar
        if self._kind == "offer":
            self._offer = None
        self.hide()
        if self._in_line:
            self._move()
        if self._offer is not None:
            self._show_offer(self._offer)

    def _wait(self) -> None:
        """News goes after a while."""
        self._stay.stop()
        if self._kind == PASSING:
            self._stay.start(STAY_MS if self._in_line else OVER_DATA_MS + LETTER_MS * len(self.text))

    def _go(self) -> None:
        """Unless somebody is at it: then a while later."""
        if self.underMouse() or self._close.hasFocus():
            self._wait()
        else:
            self.forget(PASSING)

    def _show_offer(self, offer: Offer) -> None:
        while (item := self._choice_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for choice in offer.choices:
            button = QPushButton(choice.text)
            button.setObjectName(choice.name)
            button.setToolTip(choice.tooltip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(choice.chosen)
            self._choice_row.addWidget(button)
        self._choice_row.addStretch(1)
        self.say("offer", offer.title, offer.text)

    def forget(self, *kinds: str) -> None:
        """Put the notice away if it is of one of these kinds: what it told is no longer so."""
        if self.kind in kinds:
            self.dismiss()

    def show_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._theme = theme
        self._sign.setPixmap(icon(KINDS[self._kind], theme, self._edge).pixmap(QSize(16, 16), self.devicePixelRatioF()))
        self._close.setIcon(icon("close", theme))
        self.update()

    @property
    def _edge(self) -> str:
        return {"warning": self._theme.warning_edge, "problem": self._theme.problem_edge}.get(
            self._kind, self._theme.accent
        )

    def _place(self) -> None:
        """In the status line, if it may stand there; else below the titles, as high as the words need."""
        if self._in_line != self._fits_in_line():
            self._move()
            self.show()
            self.raise_()
        if self._in_line:
            return
        titles = [title for title in below(self._over, QWidget, TITLES) if title.isVisibleTo(self._over)]
        top = max((title.mapTo(self._over, title.rect().bottomLeft()).y() + 1 for title in titles), default=MARGIN)
        width = self._over.width() - 2 * (MARGIN - RING)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry(MARGIN - RING, top, width, height)

    def _fits_in_line(self) -> bool:
        """Whether it is news of one line for which the status line has room."""
        if self._kind != PASSING or "\n" in self._text.text():
            return False
        parts = (self._sign, self._title, self._when, self._close)
        words = self._text.fontMetrics().horizontalAdvance(self._text.text())
        width = words + sum(part.sizeHint().width() for part in parts) + self._heading.spacing() * (len(parts) + 1)
        return self._status.has_room(width)

    def _move(self) -> None:
        """Into the status line, or out of it."""
        self._in_line = not self._in_line
        self._arrange()
        if self._in_line:
            self._status.hold(self)
        else:
            self._status.release(self)
            self.setParent(self._over)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in ROOM_CHANGES and not self.isHidden():
            was = self._in_line
            self._place()
            if was != self._in_line:
                self._wait()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        self._flash.stop()
        self._stay.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flash = float(self._flash.currentValue()) if self.flashing else 0.0
        if self._in_line:
            self._paint_line(painter, flash)
        else:
            self._paint_edge(painter, flash)

    def _paint_line(self, painter: QPainter, flash: float) -> None:
        """The ground of the words, which while they are new is of the colour of the edge, and fades."""
        ground, edge = QColor(self._theme.hover), QColor(self._edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect(), 4.0, 4.0)
        painter.fillRect(QRectF(0.0, 0.0, 3.0, self.height()), edge)
        edge.setAlphaF(0.4 * flash)
        painter.setBrush(edge)
        painter.drawRoundedRect(self.rect(), 4.0, 4.0)

    def _paint_edge(self, painter: QPainter, flash: float) -> None:
        """A line around the strip, and while it is new a ring that fades."""
        strip = QRectF(self._strip.geometry())
        colour = QColor(self._edge)
        if flash:
            colour.setAlphaF(flash)
            painter.setPen(QPen(colour, RING))
            painter.drawRoundedRect(strip.adjusted(-2, -2, 2, 2), 6.0, 6.0)
            colour.setAlphaF(1.0)
        painter.setPen(QPen(colour, 1.0))
        painter.drawRoundedRect(strip.adjusted(-0.5, -0.5, 0.5, 0.5), 4.5, 4.5)
