"""The strip under the layer stack that says which layers are one linear layer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from playground.affine import linear_runs
from playground.experiment import Layer
from widgets.fields import tip
from widgets.linear_words import one_layer_words, parameters_of
from widgets.numbers import fill_in


class CollapseStrip(QFrame):
    """The longest run of linear layers in words, and a button that asks for the single layer instead.

    Hidden where every linear layer stands alone. ``asked(first, last)`` counts linear layers from 0, the output last.
    """

    asked = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._run = (0, 0)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.button = QPushButton(self.tr("Collapse"))
        self.button.setObjectName("collapse_layers")
        self.button.clicked.connect(lambda: self.asked.emit(*self._run))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 6, 4)
        row.setSpacing(6)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.hide()

    def show_layers(self, layers: tuple[Layer, ...], inputs: int | None) -> None:
        """The hidden layers there are now, and the number of inputs where it is known."""
        runs = linear_runs(layers)
        self.setVisible(bool(runs))
        if not runs:
            return
        self._run = first, last = max(runs, key=lambda run: run[1] - run[0])
        self.label.setText(one_layer_words(first, last, len(layers)))
        about = self.tr(
            "Without a curve in between, layers on top of each other are one affine map. "
            "This puts the single layer in their place: the same function. Undo brings the stack back."
        )
        if inputs is not None:
            stack, single = parameters_of(layers, inputs, first, last)
            count = fill_in(
                self.tr("{stack} {stack:parameter becomes|parameters become} {single}."), stack=stack, single=single
            )
            about = f"{about} {count}"
        if len(runs) > 1:
            counted = fill_in(self.tr("Runs of linear layers in this network: {count}."), count=len(runs))
            about = f"{about} {counted}"
        self.button.setToolTip(tip(about))
        self.button.setAccessibleDescription(about)
