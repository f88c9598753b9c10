"""The network diagram as a card."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from playground.frames import Wish, WishList
from widgets.plots.diagram_canvas import DiagramCanvas
from widgets.plots.plot_card import PlotCard


class NetworkDiagram(PlotCard):
    NAME = "network_diagram"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = DiagramCanvas(editable=True)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.canvas)

    def wish(self) -> WishList:
        return WishList(Wish.DIAGRAM)

    def describe(self) -> str:
        return ""
