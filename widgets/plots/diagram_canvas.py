"""The network as a picture: layers left to right, units with what they answer, weights as lines."""

from __future__ import annotations

import math
import time

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from playground.diagram import Diagram, DiagramLayer, Parameter, Part
from playground.experiment import Experiment
from widgets.plots.axes import Paced
from widgets.plots.diagram_layout import DiagramLayout, Kind, Margins, Spot
from widgets.plots.diagram_paint import DiagramPaint
from widgets.plots.diagram_scale import SizeScale
from widgets.plots.diagram_words import DiagramWords
from widgets.plots.readout import Readout
from widgets.theme import LIGHT, Theme, scaled_font

FloatArray = NDArray[np.float64]

CHEAP = 0.002
"""Seconds: a picture that costs less may come with every frame."""
SHARE = 0.06
"""Of the main thread's time that dearer pictures may take."""
QUICKEST_MS, DEAR_MS, SLOWEST_MS = 30, 66, 400
READ_MS = 150
QUANTITIES = ("weights", "gradients", "changes")


class DiagramCanvas(QWidget):
    """A ``Diagram``, drawn, pointed at and, with ``editable``, dragged.

    A click on a line, on the mark of a bias or on a unit selects a parameter (of a unit: its bias). With the focus on
    it, arrows move the selection: ← and → from a unit to its strongest weight and on to the unit at its other end,
    ↑ and ↓ among the units of a layer or the weights into a unit. Enter asks for the editor, Escape deselects.
    """

    parameter_picked = Signal(object)  # Parameter
    unit_picked = Signal(int, int)  # layer and unit, counted from 0
    parameter_edited = Signal(object, float, bool)  # Parameter, new value, whether the drag is over
    selection_changed = Signal()
    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, editable: bool = False) -> None:
        super().__init__(parent)
        # otherwise Qt paints every card and the window beneath it, each frame
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 110)
        self.diagram: Diagram | None = None
        self.words = DiagramWords(self)
        self.paint = DiagramPaint()
        self.readout = Readout(self)
        self.quantity = "weights"
        self.selected: Parameter | None = None
        self.layout_now: DiagramLayout | None = None
        self._editable = editable
        self._theme = LIGHT
        self._lit: frozenset[Part] = frozenset()
        self._scales: dict[str, SizeScale] = {}
        self._bias_scales: dict[str, SizeScale] = {}
        self._ground: QPixmap | None = None
        self._picture: QPixmap | None = None
        self._hovered: Spot | None = None
        self._pointer = QPointF()
        self._redraw = Paced(self, QUICKEST_MS, self._forget_picture)
        self._read = Paced(self, READ_MS, self._show_readout)

    def sizeHint(self) -> QSize:
        """As in the middle of the window."""
        return QSize(760, 480)

    def show_diagram(self, diagram: Diagram) -> None:
        """The network as it is now; another shape is laid out anew."""
        self.diagram = diagram
        self.update()

    def show_experiment(self, experiment: Experiment) -> None:
        """Take over the layers' names."""
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def light(self, parts: frozenset[Part]) -> None:
        """Light up these parts, dim the others; with none, all is as usual."""
        self._lit = parts
        self.update()

    def set_quantity(self, quantity: str) -> None:
        """What lines and marks show: "weights", "gradients" or "changes". Raises ``ValueError`` for another word."""
        if quantity not in QUANTITIES:
            raise ValueError(f"{quantity!r} is not one of {', '.join(QUANTITIES)}")
        self.quantity = quantity
        self.update()

    def _forget_picture(self) -> None: ...
    def _show_readout(self) -> None: ...
