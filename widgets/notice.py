"""A coloured strip over the window's middle for what a person should know; it waits to be read and stops nobody."""

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

from widgets.icons import icon
from widgets.labels import muted_label
from widgets.motion import moves
from widgets.numbers import fill_in
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

    It lies over the widget ``over``, below its titles, so that nothing moves or shrinks when it comes and goes. It
    never takes the focus. Each notice says when it came and how often in a row, and flashes once unless the desktop
    asks for no animations, so that the same words said again do not look like the old ones. News goes by itself after
    ``STAY_MS``; warnings and questions stay.
    """

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("notice_bar")
        self._over = over
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
        self._stay.setInterval(STAY_MS)
        self._stay.timeout.connect(self._go)
        self._lay_out()
        self.hide()
        over.installEventFilter(self)

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(self._title)
        heading.addStretch(1)
        heading.addWidget(self._when)
        heading.addWidget(self._close)
        grid = QGridLayout(self._strip)
        grid.setContentsMargins(12, 4, 6, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._sign, 0, 0)
        grid.addLayout(heading, 0, 1)
        grid.addWidget(self._text, 1, 1)
        self._choices = QWidget()
        self._choices.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._choice_row = QHBoxLayout(self._choices)
        self._choice_row.setContentsMargins(0, 6, 0, 0)
        self._choice_row.setSpacing(8)
        self._choices.hide()
        grid.addWidget(self._choices, 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(RING, RING, RING, RING)
        column.addWidget(self._strip)

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
        self._strip.style().unpolish(self._strip)
        self._strip.style().polish(self._strip)
        self._strip.setAccessibleName(self.text)
        self.show_theme(self._theme)
        self.show()
        self.raise_()
        self._place()
        self._stay.stop()
        if kind == PASSING:
            self._stay.start()
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
        if self._offer is not None:
            self._show_offer(self._offer)

    def _go(self) -> None:
        """Unless somebody is at it: then a while later."""
        if self.underMouse() or self._close.hasFocus():
            self._stay.start()
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
        """Below the titles, as high as the words need at this width."""
        titles = [title for title in self._over.findChildren(QWidget, TITLES) if title.isVisibleTo(self._over)]
        top = max((title.mapTo(self._over, title.rect().bottomLeft()).y() + 1 for title in titles), default=MARGIN)
        width = self._over.width() - 2 * (MARGIN - RING)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry(MARGIN - RING, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        self._flash.stop()
        self._stay.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line around the strip, and while it is new a ring that fades."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strip = QRectF(self._strip.geometry())
        colour = QColor(self._edge)
        if self.flashing:
            colour.setAlphaF(float(self._flash.currentValue()))
            painter.setPen(QPen(colour, RING))
            painter.drawRoundedRect(strip.adjusted(-2, -2, 2, 2), 6.0, 6.0)
            colour.setAlphaF(1.0)
        painter.setPen(QPen(colour, 1.0))
        painter.drawRoundedRect(strip.adjusted(-0.5, -0.5, 0.5, 0.5), 4.5, 4.5)
