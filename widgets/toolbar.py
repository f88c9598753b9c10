"""The bar under the menus: train, step, epoch, reset; the read-outs; the speed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from widgets.icons import icon
from widgets.readouts import ReadOuts
from widgets.speed import SpeedControl
from widgets.theme import Theme

HEIGHT = 48
TEXTLESS_BELOW = 1180
"""A narrower bar leaves the words off the small buttons; their icons and tooltips stay."""


class ToolBar(QToolBar):
    """Buttons are views of the actions; the bar itself knows nothing of training."""

    speed_chosen = Signal(object)  # updates per second: float, or None for as fast as it goes

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("Training"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._toggle_action = actions["train_toggle"]
        self._toggle = _button(self._toggle_action)
        self._toggle.setProperty("primary", True)
        self._small = [_button(actions[name]) for name in ("train_step", "train_epoch", "train_reset", "train_reseed")]
        self._small[-1].setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._add_run_to(self._small[1], actions["train_run_to"])
        self.read_outs = ReadOuts()
        self.speed = SpeedControl()
        self.speed.chosen.connect(self.speed_chosen)
        self.addWidget(self._row())

    def show_theme(self, theme: Theme) -> None:
        """Tint what is not an action's own icon; ``show_training`` then shows it."""
        self._play = icon("play", theme, theme.on_accent)
        self._pause = icon("pause", theme, theme.on_accent)
        self.read_outs.show_theme(theme)
        widths = []
        for training in (False, True):
            self.show_training(training)
            self._toggle.ensurePolished()
            widths.append(self._toggle.sizeHint().width())
        self._toggle.setFixedWidth(max(widths) + 8)

    def show_training(self, training: bool) -> None:
        """The large button says what pressing it will do."""
        self._toggle.setText(self.tr("Pause") if training else self.tr("Train"))
        self._toggle.setIcon(self._pause if training else self._play)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words(event.size().width() >= TEXTLESS_BELOW)

    def _show_words(self, words: bool) -> None:
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._small[:-1]:
            button.setToolButtonStyle(style)

    def _add_run_to(self, button: QToolButton, run_to: QAction) -> None:
        menu = QMenu(button)
        menu.addAction(run_to)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def _row(self) -> QWidget:
        row = QWidget()
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(8)
        layout.addWidget(self._toggle)
        for button in self._small:
            layout.addWidget(button)
        layout.addSpacing(4)
        layout.addWidget(self.read_outs)
        layout.addStretch(1)
        layout.addWidget(self.speed)
        row.setFixedHeight(max(HEIGHT, row.sizeHint().height()))
        return row


def _button(action: QAction) -> QToolButton:
    """A button for ``action``. Clicking leaves the focus where it is, so that the space bar keeps its meaning."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setObjectName(f"{action.objectName()}_button")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(16, 16))
    button.setFixedHeight(30)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
