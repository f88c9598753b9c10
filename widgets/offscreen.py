"""Pictures of the window and of the fit, drawn where nobody sees them. For the command line."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QEventLoop,
    QIODevice,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from playground.experiment import ExperimentError
from playground.files import write_atomically
from playground.messages import RunState
from widgets.exports.pictures import svg_of
from widgets.plots.plot_card import TITLES
from widgets.words import name_in_words

if TYPE_CHECKING:
    from playground.arguments import Shot
    from playground.checkpoint import Checkpoint
    from playground.data.dataset import Dataset
    from playground.experiment import Experiment
    from playground.frames import Frame
    from playground.landscape import Landscape, Refusal
    from widgets.main_window import MainWindow

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
FIT_SIZE = 900, 600
LAST_FRAME_MS = 250
"""Time for the last frame after a pause to arrive."""
LAST_SLICE_MS = 4000
"""A slice of the loss surface may take so much longer; a slower one is left as it is."""


@contextmanager
def _quiet_platform() -> Iterator[None]:
    """Qt's messages go to the log, but for the one that its off-screen platform says of every window."""

    def log(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if text != "This plugin does not support propagateSizeHints()":
            logging.getLogger("qt").log(LEVELS[kind], text)

    before = qInstallMessageHandler(log)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


@_quiet_platform()
def take_picture(experiment: Experiment, shot: Shot) -> None:
    """Train ``experiment`` in the real window as long as ``shot`` says and write ``shot.out``, as PNG or SVG.

    Raises ``ExperimentError`` if the experiment cannot be run, ``RuntimeError`` if the training thread failed.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from widgets.app import build_window

    window = build_window(
        experiment, theme=shot.theme, size=shot.size, language=shot.language, letters=shot.letters
    )
    _show(window)
    card = window if shot.view is None else window.reveal(shot.view)
    Exposure(window, shot).run()
    words = window.windowTitle() if shot.view not in TITLES else window.plot(shot.view).describe()
    svg = shot.out.suffix.lower() == ".svg"
    write_atomically(shot.out, svg_of(card, name_in_words(experiment.name), words) if svg else png(card.grab()))
    window.close()


@_quiet_platform()
def draw_fit(experiment: Experiment, dataset: Dataset, frame: Frame, language: str = "en") -> bytes:
    """The fit of one frame as PNG, in the light theme."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from widgets import theme
    from widgets.app import application
    from widgets.card import Card
    from widgets.language import speak
    from widgets.plot_set import PlotSet

    app = application()
    speak(app, language)
    theme.apply(app, theme.LIGHT)
    plot = PlotSet().fit
    plot.show_theme(theme.LIGHT)
    plot.show_experiment(experiment)
    plot.show_dataset(dataset)
    card = Card(plot.objectName(), plot.title())
    card.fill(plot)
    card.resize(*FIT_SIZE)
    _show(card)
    plot.show_frame(frame)
    app.processEvents()
    data = png(card.grab())
    card.close()
    card.deleteLater()
    return data


@_quiet_platform()
def draw_run(
    kind: str, suffix: str, checkpoint: Checkpoint, dataset: Dataset, theme_name: str, language: str = "en"
) -> bytes:
    """An "animation" (``suffix`` ".gif" or ".mp4") or a "report" of a run, with a progress bar on the terminal."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from playground.export.run import FinishedRun
    from playground.looks import Look
    from widgets import theme
    from widgets.app import application
    from widgets.exports.film import film
    from widgets.exports.here import HereTask
    from widgets.exports.report import report
    from widgets.language import speak

    chosen = theme.THEMES[theme_name]
    app = application()
    speak(app, language)
    theme.apply(app, chosen)
    run, task = FinishedRun(checkpoint, dataset), HereTask()
    look = Look(0, run.update)  # by whoever reads the report
    try:
        return film(run, suffix, chosen, task) if kind == "animation" else report(run, task, look=look)
    finally:
        task.close()


def png(picture: QPixmap) -> bytes:
    """``picture`` as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "PNG"):
        raise RuntimeError("the picture could not be encoded")
    return bytes(buffer.data().data())


def _show(widget: QWidget) -> None:
    """Lay out and polish ``widget`` as if it were shown, without the focus ring that a window of its own would get."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.show()


class Exposure(QObject):
    """Trains in a window for a while and waits until its last pictures are in."""

    def __init__(self, window: MainWindow, shot: Shot) -> None:
        super().__init__()
        self._shot = shot
        self._session = window.session
        self._surface = window.plot("surface_plot")
        self._loop = QEventLoop()
        self._went = False
        self._settling = False
        self._sliced = -1  # the update of the newest slice
        self._error: Exception | None = None
        self._session.state_changed.connect(self._on_state)
        self._session.questions.slice_arrived.connect(self._on_slice)
        self._session.problem.connect(lambda place, problem: self._fail(ExperimentError(place, problem)))
        self._session.failed.connect(lambda text: self._fail(RuntimeError(text)))

    def run(self) -> None:
        """Start the session, train, pause, and close it; raises what it met on the way."""
        gc.disable()  # a collection in the training thread could free Qt objects there
        self._session.start()
        self._loop.exec()
        self._session.close()
        gc.enable()
        if self._error is not None:
            raise self._error

    def _on_state(self, state: RunState) -> None:
        if state is RunState.TRAINING:
            self._went = True
        elif self._shot.whole_run and self._went:
            self._went = False
            QTimer.singleShot(LAST_FRAME_MS, self, self._settle)
        elif state is RunState.IDLE:
            self._begin()

    def _begin(self) -> None:
        if self._shot.whole_run:
            if self._shot.updates is None:
                self._session.train()
            else:
                self._session.step(self._shot.updates)
            return
        if self._shot.seconds > 0.0:
            self._session.train()
        QTimer.singleShot(round(1000 * self._shot.seconds), self, self._stop)

    def _stop(self) -> None:
        self._session.pause()
        QTimer.singleShot(LAST_FRAME_MS, self, self._settle)

    def _settle(self) -> None:
        """The last frame is in; so should be the slice of the loss surface, if one is seen."""
        self._settling = True
        QTimer.singleShot(LAST_SLICE_MS if self._surface.isVisible() else 0, self._loop.quit)
        self._finish_if_sliced()

    def _on_slice(self, surface: Landscape | Refusal) -> None:
        self._sliced = surface.update
        self._finish_if_sliced()

    def _finish_if_sliced(self) -> None:
        if self._settling and self._sliced == self._session.update:
            self._loop.quit()

    def _fail(self, error: Exception) -> None:
        self._error = error
        self._loop.quit()
