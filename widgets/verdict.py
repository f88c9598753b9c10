"""Says once, in the notice bar, that a network which has come to rest does not beat least squares on the test set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from playground.frames import Frame, Wish, WishList
from widgets.plots import baseline_words as words

if TYPE_CHECKING:
    from widgets.session import Session


class Verdict(QObject):
    """Only of a test set that has been looked at, and of a run that was trained and stands."""

    given = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._said: tuple[int, int] | None = None  # run and update
        session.frame_arrived.connect(self._judge)
        session.test_look_changed.connect(self._on_look)

    def wish(self) -> WishList:
        """What has to be known to judge."""
        wished = Wish.METRICS | Wish.BASELINES | Wish.PREDICTIONS
        return WishList(wished) if self._session.test_look is not None else WishList()

    def _on_look(self) -> None:
        if self._session.last_frame is not None:
            self._judge(self._session.last_frame)

    def _judge(self, frame: Frame) -> None:
        session = self._session
        dataset, found = session.dataset, frame.baselines
        if session.test_look is None or session.training or frame.past or not frame.update:
            return
        if dataset is None or found is None:
            return
        moment = frame.run, frame.update
        standing = words.test_standing(frame, dataset, found, "least_squares")
        if standing is not None and not standing.better and moment != self._said:
            self._said = moment
            self.given.emit(words.short_verdict(standing, dataset))
