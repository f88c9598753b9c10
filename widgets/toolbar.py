"""The bar under the menus: train, step, epoch, reset; the read-outs; the speed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from widgets.icons import icon
from widgets.readouts import ReadOuts
from widgets.speed import SpeedControl
from widgets.text_size import fix, px
from widgets.theme import Theme

HEIGHT = 48
SPACING = 8
SMALL = ("train_step", "train_epoch", "train_reset", "train_reseed", "train_pin", "help_lessons")
RIGHT = ("train_pin", "help_lessons")
WITHOUT_WORDS = ("train_reseed",)
SPARED = ("train_reseed", "train_pin", "export_button")
"""What a room that watches does without, and a lesson in a narrow window; the menus have all of it."""


class ToolBar(QFrame):
    """Buttons are views of the actions; the bar itself knows nothing of training.

    Where there is no room for them, the small buttons lose their words; their icons and tooltips stay. Where there is
    still none, the read-outs go into a row of their own.
    """

    speed_chosen = Signal(object)  # updates per second: float, or None for as fast as it goes

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self._room_for_words = self._room_for_all = self._least = 0
        self._is_split = False
        self._toggle = _button(actions["train_toggle"])
        self._toggle.setProperty("primary", True)
        self._small = {name: _button(actions[name]) for name in SMALL}
        self._add_run_to(self._small["train_epoch"], actions["train_run_to"])
        self.export = _menu_button("export_button", self.tr("Export"))
        self.export.setToolTip(self.tr("Take this run along: as a program, weights, pictures, a report"))
        self.read_outs = ReadOuts()
        self.speed = SpeedControl()
        self.speed.chosen.connect(self.speed_chosen)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 6, 12, 6)
        self._row = row = QHBoxLayout()
        self._second = QHBoxLayout()
        self._second.addStretch(1)
        self._rows.addLayout(row)
        self._rows.addLayout(self._second)
        row.setSpacing(SPACING)
        row.addWidget(self._toggle)
        for name, button in self._small.items():
            if name not in RIGHT:
                row.addWidget(button)
        row.addSpacing(4)
        self._place_of_numbers = row.count()
        row.addWidget(self.read_outs)
        row.addStretch(1)
        row.addWidget(self._small["train_pin"])
        row.addWidget(self.speed)
        row.addWidget(self.export)
        row.addWidget(self._small["help_lessons"])
        self.show_text_size()

    def show_text_size(self) -> None:
        """As high as its contents are."""
        self.setFixedHeight(max(px(HEIGHT), self._rows.sizeHint().height()))

    def show_theme(self, theme: Theme) -> None:
        """Tint what is not an action's own icon; ``show_training`` then shows it."""
        self.export.setIcon(icon("export", theme))
        self._play = icon("play", theme, theme.on_accent)
        self._pause = icon("pause", theme, theme.on_accent)
        widths = []
        for training in (False, True):
            self.show_training(training)
            self._toggle.ensurePolished()
            widths.append(self._toggle.sizeHint().width())
        self._toggle.setFixedWidth(max(widths))
        self._measure()

    def set_sparing(self, *, buttons: bool, numbers: bool) -> None:
        """Without the buttons and the numbers that one can do without: a room watches, or there is little room."""
        for name in SPARED:
            button = self.export if name == "export_button" else self._small[name]
            button.setVisible(not buttons)
        self.read_outs.set_sparing(numbers)
        self._measure()

    def show_training(self, training: bool) -> None:
        """The large button says what pressing it will do."""
        self._toggle.setText(self.tr("Pause") if training else self.tr("Train"))
        self._toggle.setIcon(self._pause if training else self._play)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _measure(self) -> None:
        """How wide it is with words, without, and with the read-outs in a row of their own."""
        self._split(False)
        self._room_for_words, self._room_for_all = self._width_with(words=True), self._width_with(words=False)
        self._split(True)
        self._least = self._width_with(words=False)
        self._arrange(self.width())

    def _arrange(self, width: int) -> None:
        self._split(width < self._room_for_all)
        self._show_words(width >= self._room_for_words)
        self.show_text_size()

    def _split(self, split: bool) -> None:
        """The read-outs in a row of their own, or beside the buttons."""
        if split != self._is_split:
            self._is_split = split
            (self._row if split else self._second).removeWidget(self.read_outs)
            if split:
                self._second.insertWidget(0, self.read_outs)
            else:
                self._row.insertWidget(self._place_of_numbers, self.read_outs)

    def _show_words(self, words: bool) -> None:
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
        for name, button in self._small.items():
            if name not in WITHOUT_WORDS:
                button.setToolButtonStyle(style)
        self.export.setToolButtonStyle(style)
        self._row.setSpacing(SPACING if words else SPACING // 2)
        self.read_outs.set_tight(not words)
        if self.export.property("words") != words:
            self.export.setProperty("words", words)
            self.export.style().unpolish(self.export)
            self.export.style().polish(self.export)

    def _width_with(self, *, words: bool) -> int:
        self._show_words(words)
        self._rows.invalidate()
        return self._rows.sizeHint().width()

    def _add_run_to(self, button: QToolButton, run_to: QAction) -> None:
        menu = QMenu(button)
        menu.addAction(run_to)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)


def _menu_button(name: str, text: str) -> QToolButton:
    """A button that opens a menu, which it is given later."""
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setAccessibleName(text)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    fix(button, height=30, icon=16)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _button(action: QAction) -> QToolButton:
    """A button for ``action``. Clicking leaves the focus where it is, so that the space bar keeps its meaning."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setObjectName(f"{action.objectName()}_button")
    dice = action.objectName() in WITHOUT_WORDS
    style = Qt.ToolButtonStyle
    button.setToolButtonStyle(style.ToolButtonIconOnly if dice else style.ToolButtonTextBesideIcon)
    fix(button, height=30, icon=16)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
