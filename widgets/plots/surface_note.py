"""What to watch in a demonstration, over the picture."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton

from playground.demonstrations import DEMONSTRATIONS
from playground.presets import examples
from widgets.fields import tip
from widgets.icons import icon
from widgets.numbers import fill_in
from widgets.text_size import fix
from widgets.theme import Theme, scaled_font
from widgets.words import in_words


class NoteStrip(QFrame):
    """Hidden without a demonstration, or when a person has read enough."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("kind", "info")
        self._about, self._whole = "", ""
        self._short = False
        self._text = QLabel()
        self._text.setFont(scaled_font(self.font(), 0.9))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._close = QToolButton()
        self._close.setObjectName("surface_note_close")
        fix(self._close, icon=12)
        self._close.setToolTip(self.tr("Close the note; the slice stays"))
        self._close.setAccessibleName(self.tr("Close the note"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.setSpacing(4)
        row.addWidget(self._text, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """All that it says."""
        return self._whole

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._close.setIcon(icon("close", theme))

    def show_demonstration(self, name: str | None) -> None:
        """The note of this demonstration; ``None`` for none."""
        if name is not None:
            about = in_words(examples()[name].about)
            moment = self.tr(
                "From the menu it opens trained for {n} {n:update|updates}; Train goes on, Reset starts over."
            )
            self._whole = f"{about} {fill_in(moment, n=DEMONSTRATIONS[name].updates)}"
            self._about = about
            self._text.setAccessibleName(self._whole)
            self._text.setToolTip(tip(self._whole))
            self._show()
        self.setVisible(name is not None)

    def show_short(self, short: bool) -> None:
        """Whether there is room for the first sentence only; the tooltip has the rest."""
        if short != self._short:
            self._short = short
            self._show()

    def _show(self) -> None:
        first, more, _ = self._about.partition(". ")
        self._text.setText(f"{first}{more.strip()} …" if self._short and more else self._about)


def partner_of(name: str) -> str:
    """What the other place of a demonstration is called, translated; empty where there is none."""
    shown = DEMONSTRATIONS[name]
    if shown.partner is not None:
        return in_words(examples()[shown.partner].label)
    if shown.swaps is not None:
        return QCoreApplication.translate("NoteStrip", "the same with two units swapped")
    return ""
