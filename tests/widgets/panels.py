"""A stand-in for the session: what a panel emits is what it is shown, as in the window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from playground.experiment import Experiment
from widgets import theme
from widgets.panels.panel import Panel


class Host:
    """Shows ``panel`` in a window of its own and answers its edits; ``texts`` and ``keys`` are what it emitted."""

    def __init__(self, qtbot: QtBot, panel: Panel, experiment: Experiment | None = None, width: int = 256) -> None:
        self.panel = panel
        self.experiment = experiment or Experiment()
        self.texts: list[str] = []
        self.keys: list[str] = []
        self.subtitles: list[str] = []
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.window.setStyleSheet(theme.style_sheet(theme.LIGHT))
        self.window.setCentralWidget(panel)
        panel.subtitle_changed.connect(self.subtitles.append)
        panel.edited.connect(self._edit)
        panel.show_theme(theme.LIGHT)
        panel.show_experiment(self.experiment)
        self.window.resize(width, 600)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def _edit(self, experiment: Experiment, text: str, merge_key: str) -> None:
        self.texts.append(text)
        self.keys.append(merge_key)
        self.show(experiment)

    def show(self, experiment: Experiment) -> None:
        """As an edit elsewhere, an undo or a file would."""
        self.experiment = experiment
        self.panel.show_experiment(experiment)


def click(widget: QWidget) -> None:
    """Click into the middle of ``widget`` with the left button."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def turn_wheel(widget: QWidget, notches: int = 1) -> None:
    """Turn the wheel over the middle of ``widget``."""
    middle = widget.rect().center()
    event = QWheelEvent(
        QPointF(middle),
        QPointF(widget.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
