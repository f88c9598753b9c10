"""Slow motion: the run goes on an update at a time, and the chain rule shows each one unfold while it is done."""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from playground.frames import Frame
from widgets.plots.chain_rule_view import BATCH, STEPS, ChainRuleView
from widgets.session import Session

SPEED = 0.25
"""Updates a second: one phase (forward, loss, backward, update) takes a second."""
FASTEST = 2.0
"""A person who chooses more than this on the slider has ended it."""
TICK_MS = 60


class Slow(msgspec.Struct, frozen=True):
    """Slow motion as it goes on elsewhere: ``before`` is the speed, whether it trained, what was followed."""

    speed: float | None
    training: bool
    before: tuple[float | None, bool, int]


class SlowMotion(QObject):
    """``chain()`` is the view that shows it, brought into sight. ``changed`` tells whether it is on."""

    changed = Signal(bool)

    def __init__(self, session: Session, chain: Callable[[], ChainRuleView], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._chain = chain
        self._view: ChainRuleView | None = None
        self._before: tuple[float | None, bool, int] = (None, False, BATCH)  # speed, training, what is followed
        self._share = 0.0  # of this update
        self._update = -1
        self._then = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        session.frame_arrived.connect(self._on_frame)
        session.speed_changed.connect(self._on_speed)

    @property
    def is_on(self) -> bool:
        """Whether updates unfold."""
        return self._view is not None

    def toggle(self) -> None:
        """Begin it and train, or go back to the speed there was, and to a pause if there was one."""
        if self._view is not None:
            self._end()
            speed, trained, _ = self._before
            self._session.set_speed(speed)
            if not trained:
                self._session.pause()
        else:
            self._begin()

    def hand_over(self) -> Slow | None:
        """End it here, for ``take_over`` in the same window's next content; ``None`` where it is off.

        The run goes on: it would not be known in time that it paused, and nobody would train it again.
        """
        if self._view is None:
            return None
        self._end()
        return Slow(self._session.speed, self._session.training, self._before)

    def take_over(self, slow: Slow) -> None:
        """Go on with it, up to what was before it began there."""
        self._begin()
        self._before = slow.before
        self._session.set_speed(slow.speed)
        if not slow.training:
            self._session.pause()

    def _begin(self) -> None:
        session = self._session
        view = self._chain()
        self._before = session.speed, session.training, view.source.currentIndex()
        view.go_to(STEPS)
        view.steps.transport.play(False)
        view.source.setCurrentIndex(BATCH)  # whose update it is that is done
        self._view, self._share, self._update = view, 0.0, -1
        self._then = time.perf_counter()
        session.set_speed(SPEED)
        if not session.training:
            session.train()
        self._timer.start()
        self.changed.emit(True)

    def _end(self) -> None:
        view, self._view = self._view, None
        self._timer.stop()
        if view is not None:
            view.steps.go(0)
            if view.source.currentIndex() == BATCH:
                view.source.setCurrentIndex(self._before[2])
        self.changed.emit(False)

    def _on_frame(self, frame: Frame) -> None:
        if self._view is not None and not frame.past and frame.update != self._update:
            self._update, self._share = frame.update, 0.0

    def _on_speed(self, speed: float | None) -> None:
        """Somebody moved the slider: slower or a little faster is still slow motion."""
        if self._view is not None and (speed is None or speed > FASTEST):
            self._end()

    def _tick(self) -> None:
        now = time.perf_counter()
        passed, self._then = now - self._then, now
        speed = self._session.speed
        if self._view is None or speed is None or not self._session.training:
            return
        self._share = min(self._share + passed * speed, 1.0)
        self._view.steps.show_share(self._share)
