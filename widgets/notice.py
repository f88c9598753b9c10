"""A coloured strip in the window for what a person should know; it waits to be read and stops nobody."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from widgets.icons import icon
from widgets.theme import Theme, scaled_font

KINDS = {"info": "info", "warning": "warning", "problem": "warning"}
"""Kind of a notice, and its icon."""


class NoticeBar(QWidget):
    """Shows one notice, the newest; hidden without one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_bar")
        self._theme = theme
        self._kind = "info"
        self._strip = QFrame()
        self._strip.setObjectName("notice")
        self._sign = QLabel()
        self._title = QLabel()
        self._title.setFont(scaled_font(self.font(), 1.0, bold=True))
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        for label in (self._title, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton()
        self._close.setObjectName("notice_close")
        self._close.setIconSize(QSize(14, 14))
        self._close.setToolTip(self.tr("Dismiss"))
        self._close.setAccessibleName(self.tr("Dismiss the notice"))
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._title)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 0)
        column.addWidget(self._strip)
        self.hide()

    @property
    def kind(self) -> str | None:
        """The kind of what is shown; ``None`` without a notice."""
        return None if self.isHidden() else self._kind

    @property
    def text(self) -> str:
        """Title and text of what is shown."""
        return f"{self._title.text()} {self._text.text()}".strip()

    def say(self, kind: str, title: str, text: str) -> None:
        """Show a notice of a kind out of ``KINDS``, as plain text, in place of the one before."""
        self._kind = kind
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._strip.setProperty("kind", kind)
        self._strip.style().unpolish(self._strip)
        self._strip.style().polish(self._strip)
        self._strip.setAccessibleName(self.text)
        self.show_theme(self._theme)
        self.show()

    def dismiss(self) -> None:
        """Put the notice away."""
        self.hide()

    def forget(self, *kinds: str) -> None:
        """Put the notice away if it is of one of these kinds: what it told is no longer so."""
        if self.kind in kinds:
            self.hide()

    def show_theme(self, theme: Theme) -> None:
        """Tint the icons."""
        self._theme = theme
        edge = {"warning": theme.warning_edge, "problem": theme.problem_edge}.get(self._kind, theme.accent)
        self._sign.setPixmap(icon(KINDS[self._kind], theme, edge).pixmap(QSize(16, 16), self.devicePixelRatioF()))
        self._close.setIcon(icon("close", theme))
