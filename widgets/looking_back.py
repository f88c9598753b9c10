"""Looking at a past moment of the run: joins the session, the timeline and the marks on the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.frames import Frame
    from widgets.panels.timeline import TimelineBar
    from widgets.session import Session


class LookingBack(QObject):
    """``mark`` is called with the update that the cards show when that is the past, and with None when it is now."""

    def __init__(
        self, session: Session, bar: TimelineBar, mark: Callable[[int | None], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._bar = bar
        self._mark = mark
        self._marked: int | None = None
        session.frame_arrived.connect(self._on_frame)
        session.moment_changed.connect(bar.show_moment)
        session.run_started.connect(self._on_run_started)
        bar.moment_wanted.connect(session.look_at)

    def show_everything(self) -> None:
        """What there is already."""
        if self._session.last_frame is not None:
            self._on_frame(self._session.last_frame)
        self._bar.show_moment(self._session.moment)

    def _on_frame(self, frame: Frame) -> None:
        self._bar.show_frame(frame)
        self._show_marks(frame.update if frame.past else None)

    def _on_run_started(self, _run: int) -> None:
        self._bar.clear()
        self._show_marks(None)

    def _show_marks(self, update: int | None) -> None:
        if update != self._marked:
            self._marked = update
            self._mark(update)
