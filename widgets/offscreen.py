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

if TYPE_CHECKING:
    from playground.cli import Shot
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
    """Train ``experiment`` in the real window for ``shot.seconds`` and write ``shot.out`` as PNG.

    Raises ``ExperimentError`` if the experiment cannot be run, ``RuntimeError`` if the training thread failed.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from widgets.app import build_window

    window = build_window(experiment, theme=shot.theme, size=shot.size)
    _show(window)
    card = window if shot.view is None else window.reveal(shot.view)
    Exposure(window).run(shot.seconds)
    write_atomically(shot.out, png(card.grab()))
    window.close()


@_quiet_platform()
def draw_fit(experiment: Experiment, dataset: Dataset, frame: Frame) -> bytes:
    """The fit of one frame as PNG, in the light theme."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from widgets import theme
    from widgets.app import application
    from widgets.card import Card
    from widgets.plot_set import PlotSet

    app = application()
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

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._session = window.session
        self._surface = window.plot("surface_plot")
        self._loop = QEventLoop()
        self._seconds = 0.0
        self._settling = False
        self._sliced = -1  # the update of the newest slice
        self._error: Exception | None = None
        self._session.state_changed.connect(self._on_state)
        self._session.slice_arrived.connect(self._on_slice)
        self._session.problem.connect(lambda place, problem: self._fail(ExperimentError(place, problem)))
        self._session.failed.connect(lambda text: self._fail(RuntimeError(text)))

    def run(self, seconds: float) -> None:
        """Start the session, train for ``seconds``, pause, and close it; raises what it met on the way."""
        self._seconds = seconds
        gc.disable()  # a collection in the training thread could free Qt objects there
        self._session.start()
        self._loop.exec()
        self._session.close()
        gc.enable()
        if self._error is not None:
            raise self._error

    def _on_state(self, state: RunState) -> None:
        if state is RunState.IDLE:
            if self._seconds > 0.0:
                self._session.train()
            QTimer.singleShot(round(1000 * self._seconds), self, self._stop)

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
