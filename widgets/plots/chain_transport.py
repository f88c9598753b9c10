"""Goes through the steps of an update: buttons, a strip of all steps, and how fast they are played."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from widgets.icons import icon
from widgets.labels import IconButton
from widgets.numbers import fill_in, write
from widgets.plots.chain_strip import Group, StepStrip
from widgets.theme import LIGHT, Theme

SPEEDS = (0.5, 1.0, 2.0, 4.0)
"""Steps a second."""
USUAL_SPEED = 1


class StepTransport(QWidget):
    """Says with ``asked`` which step, counted from 0, is to be shown; is told with ``show_steps`` which one is.

    The strip takes the keys ← → Home End while it has the focus.
    """

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._index = 0
        self._count = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self.strip = StepStrip()
        self.strip.picked.connect(self.asked)
        self.strip.stepped.connect(lambda by: self.asked.emit(self._index + by))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._add_buttons(row)
        row.addSpacing(8)
        row.addWidget(self.strip, 1)
        row.addSpacing(8)
        self._add_speed(row)

    def _add_buttons(self, row: QHBoxLayout) -> None:
        self.buttons = {
            name: IconButton(f"chain_{name}", label, label, 16)
            for name, label in (
                ("first", self.tr("First step (Home)")),
                ("back", self.tr("One step back (←)")),
                ("play", self.tr("Play all steps")),
                ("forward", self.tr("One step on (→)")),
                ("last", self.tr("Last step (End)")),
            )
        }
        presses = {
            "first": lambda: self.asked.emit(0),
            "back": lambda: self.asked.emit(self._index - 1),
            "play": lambda: self.play(not self.is_playing),
            "forward": lambda: self.asked.emit(self._index + 1),
            "last": lambda: self.asked.emit(self._count - 1),
        }
        for name, button in self.buttons.items():
            # the space bar trains, whatever was clicked last
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(presses[name])
            button.clicked.connect(self.strip.setFocus)
            row.addWidget(button)

    def _add_speed(self, row: QHBoxLayout) -> None:
        self.speed = QComboBox()
        self.speed.setObjectName("chain_speed")
        for speed in SPEEDS:
            self.speed.addItem(fill_in(self.tr("{n} / s"), n=write(speed, "g")), speed)
        self.speed.setCurrentIndex(USUAL_SPEED)
        self.speed.setToolTip(self.tr("How fast the steps are played, in steps a second"))
        self.speed.setAccessibleName(self.speed.toolTip())
        self.speed.currentIndexChanged.connect(lambda: self._timer.setInterval(self._interval()))
        row.addWidget(self.speed)

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.strip.show_theme(theme)
        self._dress()

    def show_steps(self, groups: tuple[Group, ...], index: int) -> None:
        """These steps, the one numbered ``index`` being shown."""
        self._index, self._count = index, sum(len(group.titles) for group in groups)
        self.strip.show_steps(groups, index)
        for name in ("first", "back"):
            self.buttons[name].setEnabled(index > 0)
        for name in ("forward", "last"):
            self.buttons[name].setEnabled(index < self._count - 1)

    def clear(self) -> None:
        """There are no steps to go through."""
        self._index = self._count = 0
        self.play(False)

    @property
    def is_playing(self) -> bool:
        """Whether steps follow by themselves."""
        return self._timer.isActive()

    def play(self, playing: bool) -> None:
        """Go on by itself until the last step, or stop; at the end, from the first step again."""
        if playing and self._count:
            if self._index == self._count - 1:
                self.asked.emit(0)
            self._timer.start(self._interval())
        else:
            self._timer.stop()
        self._dress()

    def _interval(self) -> int:
        return round(1000.0 / float(self.speed.currentData()))

    def _on_tick(self) -> None:
        self.asked.emit(self._index + 1)
        if self._index >= self._count - 1:
            self.play(False)

    def _dress(self) -> None:
        names = {"play": "pause" if self.is_playing else "play"}
        for name, button in self.buttons.items():
            button.setIcon(icon(names.get(name, name), self._theme))
        label = self.tr("Stop playing") if self.is_playing else self.tr("Play all steps")
        self.buttons["play"].setToolTip(label)
        self.buttons["play"].setAccessibleName(label)
