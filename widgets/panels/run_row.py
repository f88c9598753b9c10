"""One kept run in the list: a small fit, its name, what differs, losses and epochs, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from widgets.icons import icon
from widgets.labels import IconButton
from widgets.numbers import fill_in
from widgets.plots.run_words import results_text
from widgets.plots.small_fit import SmallFit
from widgets.theme import Theme, scaled_font

if TYPE_CHECKING:
    from playground.kept_run import KeptRun

PICTURE = QSize(76, 52)
ICON = 14


class NameField(QLineEdit):
    """A run's name: typed over in place, taken back with Escape."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("run_name")
        self.setProperty("compact", True)
        self.setFrame(False)
        self.setMaxLength(80)
        self._name = ""

    def show_name(self, name: str) -> None:
        """Show ``name``, unless another is being typed."""
        if name != self._name or not self.hasFocus():
            self._name = name
            self.setText(name)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._name)
            self.clearFocus()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clearFocus()


def muted(name: str) -> QLabel:
    """Text about a run, in as many lines as it needs."""
    label = QLabel()
    label.setObjectName("card_subtitle")
    label.setAccessibleName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(scaled_font(label.font(), 0.9))
    label.setWordWrap(True)
    return label


class RunRow(QFrame):
    """Says with its run's number what a person wants: a new name, a pin, to see it over the current run, …"""

    renamed = Signal(int, str)
    pinned = Signal(int, bool)
    shown_over = Signal(int, bool)
    restored = Signal(int)
    deleted = Signal(int)

    def __init__(self, run: KeptRun) -> None:
        super().__init__()
        self.setObjectName("run_row")
        self.number = run.number
        self.picture = SmallFit(PICTURE)
        self.picture.show_fit(run.dataset, run.fits[0])
        self.name = NameField()
        self.differences = muted(self.tr("What differs from the run before it"))
        self.results = muted(self.tr("Losses and epochs"))
        self.over = _toggle(
            "run_over",
            self.tr("Draw this run, dashed, over the current one in the fit, the losses and the gradients"),
        )
        self.pin = _toggle(
            "run_pin", self.tr("Pinned runs stay until they are deleted; others make room for newer ones")
        )
        self.restore = IconButton(
            "run_restore",
            "",
            self.tr("Go on from this run: its experiment, its trained parameters and its curves. Undo takes it back."),
            ICON,
        )
        self.delete = IconButton("run_delete", "", self.tr("Take this run out of the list"), ICON)
        self._build()
        self.name.editingFinished.connect(lambda: self.renamed.emit(self.number, self.name.text()))
        self.over.clicked.connect(lambda shown: self.shown_over.emit(self.number, shown))
        self.pin.clicked.connect(lambda pinned: self.pinned.emit(self.number, pinned))
        self.restore.clicked.connect(lambda: self.restored.emit(self.number))
        self.delete.clicked.connect(lambda: self.deleted.emit(self.number))

    def show_run(self, run: KeptRun, differences: str, over: bool) -> None:
        """Render ``run``; ``differences`` says what it has that the one before it had not."""
        self.name.show_name(run.name)
        self.name.setToolTip(run.name)  # of which a narrow list may have no more than the beginning
        self.differences.setText(differences)
        self.results.setText(results_text(run))
        self.over.setChecked(over)
        self.pin.setChecked(run.pinned)
        self.setAccessibleName(run.name)
        self.name.setAccessibleName(fill_in(self.tr("Name of {name}"), name=run.name))
        self.picture.setAccessibleName(fill_in(self.tr("Fit of {name}"), name=run.name))
        for button, label in (
            (self.over, self.tr("Draw {name} over the current run")),
            (self.pin, self.tr("Pin {name}")),
            (self.restore, self.tr("Restore {name}")),
            (self.delete, self.tr("Delete {name}")),
        ):
            button.setAccessibleName(fill_in(label, name=run.name))

    def show_theme(self, theme: Theme, icons: dict[str, QIcon]) -> None:
        """Take over the theme's colours, and its ``run_icons``."""
        self.picture.show_theme(theme)
        self.name.setStyleSheet(
            f"QLineEdit {{ background: transparent; border: 1px solid transparent; color: {theme.text};"
            f" font-weight: 600; padding: 0px 2px; }}"
            f"QLineEdit:hover {{ border-color: {theme.border}; }}"
            f"QLineEdit:focus {{ border-color: {theme.accent}; background: {theme.field}; }}"
        )
        self.setStyleSheet(f"QFrame#run_row {{ border: none; border-bottom: 1px solid {theme.border}; }}")
        for button, name in ((self.over, "eye"), (self.pin, "pin"), (self.restore, "undo"), (self.delete, "close")):
            button.setIcon(icons[name])

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self.over, self.pin, self.restore, self.delete):
            buttons.addWidget(button)
        first = QHBoxLayout()
        first.setSpacing(6)
        first.addWidget(self.name, 1)
        first.addLayout(buttons)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addWidget(self.differences)
        words.addWidget(self.results)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 5)
        row.setSpacing(0)
        row.addWidget(self.picture)
        row.addSpacing(8)
        row.addLayout(words, 1)


def run_icons(theme: Theme) -> dict[str, QIcon]:
    """The icons of a row, drawn once for all rows; those that can be on are in colour then."""
    icons = {name: icon(name, theme, theme.muted) for name in ("undo", "close")}
    for name in ("eye", "pin"):
        icons[name] = icon(name, theme, theme.muted)
        on = icon(name, theme, theme.accent).pixmap(QSize(ICON * 3, ICON * 3))
        icons[name].addPixmap(on, QIcon.Mode.Normal, QIcon.State.On)
    return icons


def _toggle(name: str, about: str) -> IconButton:
    button = IconButton(name, "", about, ICON)
    button.setCheckable(True)
    return button

