"""What the person is told of a run that stopped by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from playground.messages import RunState, StateChanged
from widgets.numbers import counted
from widgets.words import in_words

if TYPE_CHECKING:
    from playground.experiment import Training


translate = QCoreApplication.translate


class StopNotice(NamedTuple):
    """Title and text of a notice."""

    title: str
    text: str


def stop_notice(event: StateChanged, training: Training) -> StopNotice | None:
    """Why a run of ``training`` stopped and what can be done; ``None`` where the person stopped it."""
    if event.state is RunState.DIVERGED and event.reason:
        return StopNotice(translate("Session", "Diverged"), in_words(event.reason))
    if event.reason == "patience":
        one = translate("Session", "The validation loss has not fallen for 1 epoch; the best parameters are back.")
        many = translate("Session", "The validation loss has not fallen for {n} epochs; the best parameters are back.")
        return StopNotice(translate("Session", "Stopped early"), counted(training.patience or 0, one, many))
    if event.reason == "max_epochs":
        one = translate("Session", "1 epoch is done, as Max epochs asks. Train goes on for another.")
        many = translate("Session", "{n} epochs are done, as Max epochs asks. Train goes on for as many again.")
        return StopNotice(translate("Session", "Finished"), counted(training.max_epochs or 0, one, many))
    return None
