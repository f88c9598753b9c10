"""What the person is told of a run that stopped by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from playground.messages import RunState, StateChanged
from widgets.numbers import fill_in
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
        text = translate(
            "Session", "The validation loss has not fallen for {n} {n:epoch|epochs}; the best parameters are back."
        )
        return StopNotice(translate("Session", "Stopped early"), fill_in(text, n=training.patience or 0))
    if event.reason == "max_epochs":
        text = translate(
            "Session",
            "{n} {n:epoch is|epochs are} done, as Max epochs asks. Train goes on for {n:another|as many again}.",
        )
        return StopNotice(translate("Session", "Finished"), fill_in(text, n=training.max_epochs or 0))
    return None
