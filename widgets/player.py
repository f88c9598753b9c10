"""Plays the snapshots of a run, forwards or backwards, so that the whole run takes a chosen time."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

TICK_MS = 33
"""A new moment at most so often: as often as frames are painted."""


class Player(QObject):
    """Moves a position along the updates of a run; ``moved`` says where it is, ``ended`` that it reached an end."""

    moved = Signal(float)
    playing_changed = Signal(int)  # −1 backwards, 1 forwards, 0 not any more

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.seconds = 10.0
        self.direction = 0
        self._position = 0.0
        self._length = 0.0
        self._then = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def play(self, direction: int, position: float, length: float) -> None:
        """From ``position`` on, in a run of ``length`` updates."""
        self._position, self._length = position, length
        self._then = time.perf_counter()
        self._timer.start()
        self._turn(direction)

    def stop(self) -> None:
        """Stay where it is."""
        self._timer.stop()
        self._turn(0)

    def set_length(self, length: float) -> None:
        """The run has become longer meanwhile."""
        self._length = length

    def _turn(self, direction: int) -> None:
        if direction != self.direction:
            self.direction = direction
            self.playing_changed.emit(direction)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._position += self.direction * (now - self._then) * self._length / self.seconds
        self._then = now
        position = min(max(self._position, 0.0), self._length)
        if position != self._position:
            self.stop()
        self.moved.emit(position)
