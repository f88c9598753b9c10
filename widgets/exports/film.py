"""The training as an animation: the fit and the losses at every snapshot, drawn by the window's own plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from playground.export.animation import FILMS, spread
from playground.export.task import Task
from playground.frames import Frame
from widgets.exports.stage import Stage
from widgets.numbers import fill_in
from widgets.plots.ticks import number
from widgets.theme import Theme

if TYPE_CHECKING:
    from playground.export.run import FinishedRun

WIDTHS = {"fit_plot": 640, "loss_plot": 480}
HEIGHT = 400


def film(run: FinishedRun, suffix: str, theme: Theme, task: Task) -> bytes:
    """The file of a kind out of ``FILMS``."""
    stage = task.draw(lambda: Stage(WIDTHS, HEIGHT, run.experiment, run.dataset, theme))
    try:
        return _filmed(run, suffix, stage, task)
    finally:
        task.tidy(stage.close)


def _filmed(run: FinishedRun, suffix: str, stage: Stage, task: Task) -> bytes:
    wish = task.draw(stage.wish)
    places = spread(len(run.updates))

    def first() -> tuple[int, int]:
        stage.strip()
        stage.show(last, _caption(last))
        stage.hold()
        size = stage.image().size()
        return size.width(), size.height()

    last = run.frame_at(places[-1], wish)
    made = FILMS[suffix](*task.draw(first))
    for done, place in enumerate(places):
        task.tell(done, len(places) + 1)
        frame = run.frame_at(place, wish)
        made.add(task.draw(lambda frame=frame: _pictured(stage, frame)))  # type: ignore[misc]
    task.tell(len(places), len(places) + 1)
    return made.finish()


def _pictured(stage: Stage, frame: Frame) -> bytes:
    stage.show(frame, _caption(frame))
    return stage.pixels()


def _caption(frame: Frame) -> str:
    text = QCoreApplication.translate("Film", "Update {update}, epoch {epoch}: training loss {loss}")
    loss = number(frame.train.loss) if frame.train is not None else "–"
    return fill_in(text, update=frame.update, epoch=frame.epoch, loss=loss)
