"""The session's timer: at the pace that painting can bear, and seldom while nobody can see anything."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from widgets.pace import AWAY_SECONDS, FRAME_SECONDS, Pace


class FrameClock(QObject):
    """Says when it is time to look whether there is a frame; every look makes the next appointment."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.due)
        self._pace = Pace(time.perf_counter(), time.thread_time())
        self._usual_seconds = FRAME_SECONDS
        self._stopped = False

    def start(self) -> None:
        """Look for the first time, as soon as there is nothing else to do."""
        self._timer.start(0)

    def stop(self) -> None:
        """Look no more."""
        self._stopped = True
        self._timer.stop()

    def hurry(self) -> None:
        """Do not wait for the appointment; nothing before the start."""
        if self._timer.isActive():
            self._timer.start(0)

    def looked(self, *, arrived: bool, expected: bool) -> None:
        """Make the next appointment; ``arrived`` and ``expected`` as ``Pace`` has them."""
        wait = self._pace.next_look(time.perf_counter(), time.thread_time(), arrived=arrived, expected=expected)
        if not self._stopped:
            self._timer.start(round(1000 * wait))

    @property
    def frame_seconds(self) -> float:
        """The time from one frame to the next at present."""
        return self._pace.frame_seconds

    def set_frame_seconds(self, seconds: float) -> None:
        """The time from one frame to the next while somebody looks, if that can be had."""
        self._usual_seconds = self._pace.frame_seconds = seconds

    def set_away(self, away: bool) -> None:
        """Whether nobody can see anything of what is drawn: then it is looked after less often."""
        seconds = AWAY_SECONDS if away else self._usual_seconds
        if seconds != self._pace.frame_seconds:
            self._pace.frame_seconds = seconds
            if not away:
                self.hurry()
