"""The legend in a card's title row: what each mark means; a click hides or shows it."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPen, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from widgets.numbers import fill_in
from widgets.plots.marker import Marker
from widgets.text_size import fix, px, scaled
from widgets.theme import LIGHT, Theme, scaled_font

ICON = QSize(14, 12)
HEIGHT = 22
LINES: dict[str, tuple[float, list[float]]] = {
    "line": (2.5, []),
    "dash": (1.3, [3.0, 2.0]),
    "bold dash": (3.5, [1.3, 0.9]),
    "dots": (2.0, [1.0, 1.2]),
}
"""Lines without a marker: pixels wide, and dashes and gaps in widths."""


class Entry(msgspec.Struct, frozen=True):
    """One mark: ``mark`` is a marker's shape (see ``Marker``), one on a line such as ``o-``, or one of ``LINES``."""

    key: str
    text: str
    mark: str
    color: str  # empty for a hollow marker, where colours mean something else
    text_color: str


class Legend(QWidget):
    """Entries side by side. Where there is no room for the words they are numbers alone, and then marks alone."""

    toggled = Signal(str, bool)  # key, shown

    def __init__(self, parent: QWidget | None = None, *, room_for: str = "") -> None:
        """``room_for`` is a number as long as the values usually are."""
        super().__init__(parent)
        self.setFont(scaled_font(self.font(), 0.9))
        self._room_for = room_for
        self._theme = LIGHT
        self._entries: tuple[Entry, ...] = ()
        self._buttons: dict[str, QToolButton] = {}
        self._values: dict[str, str] = {}
        self._hidden: set[str] = set()
        self._widest: dict[str, int] = {}
        self._words = self._numbers = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What stands in it."""
        return self._entries

    def set_entries(self, entries: tuple[Entry, ...], theme: Theme) -> None:
        """Show these; what was hidden before stays hidden."""
        if entries == self._entries and theme == self._theme:
            return
        if [entry.key for entry in entries] != list(self._buttons):
            for button in self._buttons.values():
                button.toggled.disconnect()  # whoever still has it turns nothing on or off
                self._row.removeWidget(button)
                button.hide()
                button.setParent(None)  # at once: the new one of that name is the first again
                button.deleteLater()
            self._buttons = {entry.key: self._button(entry.key) for entry in entries}
        self._entries, self._theme = entries, theme
        for entry in entries:
            self._dress(entry)
        self._fit()

    def set_value(self, key: str, value: str) -> None:
        """A number behind the entry's words."""
        if self._values.get(key, "") != value:
            self._values[key] = value
            entry = next(entry for entry in self._entries if entry.key == key)
            self._buttons[key].setText(self._shown_text(entry))
            if (wide := self._wide(value, entry)) > self._widest.get(key, 0):
                self._widest[key] = wide
                self._fit()

    def text(self) -> str:
        """All words as they would be read aloud."""
        return ", ".join(self._text(entry) for entry in self._entries)

    def shows(self, key: str) -> bool:
        """Whether ``key`` was not clicked away."""
        return key not in self._hidden

    def show_entry(self, key: str, shown: bool) -> None:
        """As if a person had clicked it to be so; an entry that is not there yet will come so."""
        if key in self._buttons:
            self._buttons[key].setChecked(shown)
        elif shown:
            self._hidden.discard(key)
        else:
            self._hidden.add(key)

    def button(self, key: str) -> QToolButton:
        """What a person clicks for ``key``."""
        return self._buttons[key]

    def sizeHint(self) -> QSize:
        return QSize(sum(self._room(entry, words=True) for entry in self._entries), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._entries) * (px(ICON.width()) + 8), px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width() if self.isVisible() else self.sizeHint().width()
        self._words = width >= self.sizeHint().width()
        self._numbers = self._words or width >= sum(self._room(entry, words=False) for entry in self._entries)
        for entry in self._entries:
            button = self._buttons[entry.key]
            button.setText(self._shown_text(entry))
            room = self._room(entry, words=self._words) if self._numbers else px(ICON.width()) + 8
            button.setFixedSize(room, px(HEIGHT))  # fixed, or every new number would lay out the whole window anew
        self.updateGeometry()

    def _button(self, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"legend_{key}")
        fix(button, icon=(ICON.width(), ICON.height()))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setChecked(key not in self._hidden)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(lambda shown: self._on_toggled(key, shown))
        self._row.addWidget(button)
        return button

    def _on_toggled(self, key: str, shown: bool) -> None:
        self._hidden.discard(key) if shown else self._hidden.add(key)
        self._dress(next(entry for entry in self._entries if entry.key == key))
        self.toggled.emit(key, shown)

    def _dress(self, entry: Entry) -> None:
        button, shown = self._buttons[entry.key], self.shows(entry.key)
        button.setIcon(mark_icon(entry, shown, self._theme))
        button.setText(self._shown_text(entry))
        font = QFont(self.font())
        font.setStrikeOut(not shown)
        button.setFont(font)
        color = entry.text_color if shown else self._theme.muted
        button.setStyleSheet(
            f"QToolButton {{ background: transparent; color: {color}; border: 1px solid transparent;"
            f" border-radius: 4px; padding: 1px 3px; text-align: left; }}"
            f"QToolButton:hover {{ background: {self._theme.hover}; }}"
            f"QToolButton:focus {{ border-color: {self._theme.accent}; }}"
        )
        pattern = self.tr("Hide {name}") if shown else self.tr("Show {name}")
        button.setToolTip(fill_in(pattern, name=entry.text))
        button.setAccessibleName(entry.text)

    def _text(self, entry: Entry) -> str:
        value = self._values.get(entry.key, "")
        return f"{entry.text} {value}" if value else entry.text

    def _shown_text(self, entry: Entry) -> str:
        if self._words:
            return self._text(entry)
        return self._values.get(entry.key, "") if self._numbers else ""

    def _wide(self, text: str, entry: Entry) -> int:
        """Pixels of ``text`` and the space before it."""
        return self._buttons[entry.key].fontMetrics().horizontalAdvance(f" {text}") if text else 0

    def _room(self, entry: Entry, *, words: bool) -> int:
        """Pixels for the longest number so far: a digit more or less must not shake the row."""
        number = max(self._wide(self._room_for, entry), self._widest.get(entry.key, 0))
        return px(ICON.width()) + (14 if words else 8) + (self._wide(entry.text, entry) if words else 0) + number


def mark_icon(entry: Entry, shown: bool, theme: Theme) -> QIcon:
    """The mark of an entry as it stands in the legend, muted if it is not shown."""
    icon = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        # larger letters have a larger mark; it is drawn in units of the usual one
        pixmap = QPixmap(ICON * (ratio * scaled(1.0)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scaled(1.0), scaled(1.0))
        color = QColor((entry.color or entry.text_color) if shown else theme.muted)
        middle = QPointF(ICON.width() / 2, ICON.height() / 2)
        if entry.mark in LINES or entry.mark.endswith("-"):
            width, dashes = LINES.get(entry.mark, (1.8, []))
            pen = QPen(color, width)
            if dashes:
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                pen.setDashPattern(dashes)
            painter.setPen(pen)
            painter.drawLine(QPointF(0.5, middle.y()), QPointF(ICON.width() - 0.5, middle.y()))
        if entry.mark not in LINES:
            shape = entry.mark.removesuffix("-")
            filled = color if shown and entry.color else QColor(theme.card)
            size = 10 if not entry.color else 8 if shape == entry.mark else 7
            Marker(shape, filled, size, color).paint(painter, middle)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
