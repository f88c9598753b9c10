"""The row over the fit while points are drawn: what the mouse draws, and what else can be done with the points."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from widgets.labels import muted_label
from widgets.plots.surface_tools import lower, tool

POINTS, SPRAY, FUNCTION = "points", "spray", "function"


class DrawStrip(QWidget):
    """Tools, of which one is chosen, and actions. ``hint`` says what the mouse does, or what went wrong."""

    chosen = Signal(str)
    cleared = Signal()
    copied = Signal()
    pasted = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("draw_strip")
        self.tools = {
            POINTS: tool(
                "draw_points",
                self.tr("Points"),
                self.tr(
                    "Click adds a point, drag moves one; right click or Delete removes it. The network trains on what "
                    "is there from its next epoch on; the scaling stays that of the run's first data."
                ),
            ),
            SPRAY: tool(
                "draw_spray",
                self.tr("Spray"),
                self.tr("A brush that leaves points around it as you drag; with the right button it wipes them away."),
            ),
            FUNCTION: tool(
                "draw_function",
                self.tr("Function"),
                self.tr(
                    "Draw the true function freehand, from left to right. Samples with noise are drawn from it, as "
                    "many as the data panel says, and a new run begins."
                ),
            ),
        }
        self.clear = tool("draw_clear", self.tr("Clear"), self.tr("Remove all points; training waits for new ones"))
        self.copy = tool("draw_copy", self.tr("Copy"), self.tr("Copy all points as text, a line of x and y for each"))
        self.paste = tool(
            "draw_paste", self.tr("Paste"), self.tr("Add the points of a copied text, a line of x and y for each")
        )
        self.done = tool("draw_done", self.tr("Done"), self.tr("Stop drawing: the mouse moves the view again (Escape)"))
        self._hint = muted_label()
        self._hint.setObjectName("draw_hint")
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._text = ""
        self._lay_out()
        self.choose(POINTS)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        group = QButtonGroup(self)
        for name, button in self.tools.items():
            button.setCheckable(True)
            group.addButton(button)
            button.clicked.connect(lambda _checked=False, name=name: self.choose(name))
            self._add(row, button)
        row.addSpacing(6)
        for button, signal in ((self.clear, self.cleared), (self.copy, self.copied), (self.paste, self.pasted)):
            button.clicked.connect(signal)
            self._add(row, button)
        row.addWidget(self._hint, 1)
        self.done.clicked.connect(self.finished)
        self._add(row, self.done)

    def _add(self, row: QHBoxLayout, button: QToolButton) -> None:
        lower(button)
        button.setAccessibleName(button.text())
        row.addWidget(button)

    @property
    def tool(self) -> str:
        """The chosen one."""
        return next(name for name, button in self.tools.items() if button.isChecked())

    def choose(self, name: str) -> None:
        """Choose a tool."""
        self.tools[name].setChecked(True)
        self.say("")
        self.chosen.emit(name)

    def say(self, problem: str) -> None:
        """Words in the row: ``problem``, or what the mouse does if that is empty."""
        hints = {
            POINTS: self.tr("click adds, drag moves, right click removes"),
            SPRAY: self.tr("drag sprays, right button wipes"),
            FUNCTION: self.tr("draw a curve from left to right"),
        }
        self._text = problem or hints[self.tool]
        self._hint.setToolTip(self._text)
        self._fit_hint()

    @property
    def hint(self) -> str:
        """The words in the row, however much of them there is room for."""
        return self._text

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        """The hint whole, or cut short with dots."""
        room = self._hint.width() - 8
        shown = self._hint.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, max(0, room))
        self._hint.setText(shown if len(shown) > 8 or shown == self._text else "")
