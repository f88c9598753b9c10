"""What stands in the title of the activation lab: the layer, its function, what it is compared with, which picture."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QWidget

from playground.activations import ACTIVATIONS
from widgets.numbers import fill_in
from widgets.plots.activation_compare import CompareButton
from widgets.plots.narrow import ShortButton

CURVES, THROUGH = range(2)
SPACING = 6


class ActivationHeader(QObject):
    """In a narrow card the layer is its number alone and the modes have short texts: the function's name is whole."""

    def __init__(self, header: QWidget) -> None:
        super().__init__(header)
        self._header = header
        self._layer = 0
        self.layer_name = QLabel()
        self.activation = QComboBox()
        for name, activation in ACTIVATIONS.items():
            self.activation.addItem(activation.label, name)
        self.activation.setToolTip(self.tr("The activation function of the selected layer; another one is an edit"))
        self.activation.setAccessibleName(self.activation.toolTip())
        self.compare = CompareButton()
        self.compare.changed.connect(self.fit)
        row = QHBoxLayout(header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        for widget in (self.layer_name, self.activation, self.compare):
            row.addWidget(widget)
        self.modes = QButtonGroup(self)
        self._texts = (
            (self.tr("Curves"), self.tr("Curves")),
            (self.tr("Through n layers"), self.tr("n layers")),
        )
        abouts = (
            self.tr("f and its slope f′: how much of a gradient passes a unit is f′ at its z"),
            self.tr("f′ multiplied from layer to layer: what is left of a gradient at the input's side"),
        )
        self._buttons = [ShortButton(*text) for text in self._texts]
        for mode, (button, about) in enumerate(zip(self._buttons, abouts, strict=True)):
            button.setObjectName(f"activation_mode_{mode}")
            button.setToolTip(about)
            button.setCheckable(True)
            button.setChecked(mode == CURVES)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.modes.addButton(button, mode)
            row.addWidget(button)

    def show_layer(self, index: int) -> None:
        """The hidden layer that is shown, counted from 0."""
        self._layer = index
        self.fit()

    def _room(self) -> int:
        """Pixels that the header may take: it asks for no more than what it says now."""
        title = self._header.parentWidget()
        if title is None:
            return self._header.width()
        return title.width() - title.minimumSizeHint().width() + self._header.minimumSizeHint().width()

    def fit(self) -> None:
        """Say as much as there is room for in the card's title, which has another width."""
        name = fill_in(self.tr("Layer {n}"), n=self._layer + 1)
        least = [button.minimumSizeHint().width() for button in self._buttons if not button.isHidden()]
        widths = [self.activation.sizeHint().width(), self.compare.sizeHint().width(), *least]
        room = self._room() - sum(width + SPACING for width in widths)
        narrow = self.layer_name.fontMetrics().horizontalAdvance(name) > room
        self.layer_name.setText(str(self._layer + 1) if narrow else name)
        self.layer_name.setToolTip(name if narrow else "")
        self.layer_name.setAccessibleName(name)
        for button, (whole, short) in zip(self._buttons, self._texts, strict=True):
            button.set_texts(short if narrow else whole, short)
            button.setAccessibleName(whole)
