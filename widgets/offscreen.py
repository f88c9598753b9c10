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
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from playground.experiment import ExperimentError
from playground.files import write_atomically
from playground.worker import RunState

if TYPE_CHECKING:
    from playground.cli import Shot
    from playground.data.dataset import Dataset
    from playground.experiment import Experiment
    from playground.frames import Frame
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
"""Time for the last frame after a pause to arrive and be painted."""


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

    gc.disable()  # a collection in the training thread could free Qt objects there
    window = build_window(experiment, theme=shot.theme, size=shot.size)
    try:
        _show(window)
        target = window if shot.view is None else window.reveal(shot.view)
        _expose(window, shot.seconds)
        picture = target.grab()
    finally:
        window.session.close()
        window.close()
        gc.enable()
    write_atomically(shot.out, png(picture))


@_quiet_platform()
def draw_fit(experiment: Experiment, dataset: Dataset, frame: Frame) -> bytes:
    """The fit of one frame as PNG, in the light theme."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from widgets import theme
    from widgets.app import application
    from widgets.card import Card
    from widgets.plots.fit_plot import FitPlot

    app = application()
    theme.apply(app, theme.LIGHT)
    plot = FitPlot()
    plot.show_theme(theme.LIGHT)
    plot.show_experiment(experiment)
    plot.show_dataset(dataset)
    card = Card(plot)
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


def _expose(window: MainWindow, seconds: float) -> None:
    """Load, train for ``seconds``, pause, and let the last frame be painted."""
    session = window.session
    loop = QEventLoop()
    errors: list[Exception] = []

    def fail(error: Exception) -> None:
        errors.append(error)
        loop.quit()

    def begin(state: RunState) -> None:
        if state is RunState.IDLE:
            session.state_changed.disconnect(begin)
            if seconds > 0.0:
                session.train()
            QTimer.singleShot(round(1000 * seconds), end)

    def end() -> None:
        session.pause()
        QTimer.singleShot(LAST_FRAME_MS, loop.quit)

    session.problem.connect(lambda place, problem: fail(ExperimentError(place, problem)))
    session.failed.connect(lambda text: fail(RuntimeError(text)))
    session.state_changed.connect(begin)
    session.start()
    loop.exec()
    if errors:
        raise errors[0]
