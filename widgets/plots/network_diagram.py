"""The network diagram: the network with its numbers, in which every weight and bias can be set by hand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from playground.alternatives import weights_words
from playground.data.dataset import Dataset
from playground.diagram import Parameter
from playground.experiment import Experiment
from playground.frames import Frame, Wish, WishList
from widgets.numbers import fill_in, write
from widgets.paced import Paced
from widgets.plots.diagram_canvas import DiagramCanvas
from widgets.plots.diagram_editor import ParameterEditor
from widgets.plots.diagram_picture import FIELDS
from widgets.plots.plot_card import PlotCard
from widgets.theme import Theme
from widgets.words import in_words

VALUE_MS = 150
"""A number that training changes is read this often."""
AROUND = 16.0
"""Pixels about the handle that the editor keeps clear."""


class NetworkDiagram(PlotCard):
    """The diagram with a switch for what its lines show, and an editor beside the selected parameter.

    ``parameter_edited(Parameter, value, finished)``: not finished while it is dragged. ``parameter_picked(Parameter)``
    tells what was selected here; ``pick`` selects what was picked elsewhere.
    """

    NAME = "network_diagram"
    parameter_picked = Signal(object)
    unit_picked = Signal(int, int)
    parameter_edited = Signal(object, float, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = DiagramCanvas(editable=True)
        self.editor = ParameterEditor(self.canvas)
        self._follow = Paced(self, VALUE_MS, self._show_value)
        layout = self.layout()
        assert layout is not None  # PlotCard made it
        layout.addWidget(self.canvas)
        self._build_header()
        self.canvas.parameter_picked.connect(self.parameter_picked)
        self.canvas.unit_picked.connect(self.unit_picked)
        self.canvas.parameter_edited.connect(self._on_dragged)
        self.canvas.selection_changed.connect(self._show_editor)
        self.canvas.edit_asked.connect(self._enter_editor)
        self.editor.edited.connect(self._on_edited)
        self.editor.left.connect(self.canvas.setFocus)
        self.editor.closed.connect(lambda: self.canvas.select(None))

    def _build_header(self) -> None:
        row = QHBoxLayout(self.header)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.modes = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        texts = {
            "weights": (self.tr("Weights"), self.tr("Lines and dots are weights and biases")),
            "gradients": (
                self.tr("Gradients"),
                self.tr("Lines and dots are the loss's derivatives: how much it would change with each weight"),
            ),
            "changes": (
                self.tr("Last change"),
                self.tr("Lines and dots are what the last update added to each weight and bias"),
            ),
        }
        for index, name in enumerate(FIELDS):
            button = QToolButton()
            button.setObjectName(f"diagram_{name}")
            button.setText(texts[name][0])
            button.setToolTip(texts[name][1])
            button.setCheckable(True)
            button.setChecked(index == 0)
            self.buttons[name] = button
            self.modes.addButton(button, index)
            row.addWidget(button)
        self.modes.idToggled.connect(self._on_mode)

    # --- what the window calls

    def wish(self) -> WishList:
        return WishList(Wish.DIAGRAM)

    def show_theme(self, theme: Theme) -> None:
        self.canvas.show_theme(theme)
        self.editor.show_theme(theme)

    def show_experiment(self, experiment: Experiment) -> None:
        self.canvas.show_experiment(experiment)

    def show_dataset(self, dataset: Dataset) -> None:
        self.canvas.show_dataset(dataset)

    def show_frame(self, frame: Frame) -> None:
        if frame.diagram is None:
            return
        had_none = self.canvas.diagram is None
        self.canvas.show_diagram(frame.diagram)
        if had_none:
            self._show_editor()
        elif self.editor.isVisible():
            self._follow.ask()

    def clear(self) -> None:
        self.canvas.clear()
        self._follow.drop()
        self._show_editor()

    def kept(self) -> object:
        return self.canvas.selected

    def put_back(self, kept: Any) -> None:
        self.canvas.select(kept)

    def pick(self, parameter: Parameter) -> None:
        """Select what was picked elsewhere."""
        self.canvas.select(parameter)

    def describe(self) -> str:
        diagram, words = self.canvas.diagram, self.canvas.words
        if diagram is None:
            return words.nothing()
        layers = diagram.layers
        units = ", ".join(write(layer.units) for layer in layers[:-1]) or self.tr("none")
        if diagram.inputs == 1:
            text = self.tr("Network with one input, hidden units by layer: {units}, and one output.")
        else:
            text = self.tr(
                "Network with {inputs} {inputs:input|inputs}, hidden units by layer: {units}, and one output."
            )
        text = fill_in(text, inputs=diagram.inputs, units=units)
        strongest = weights_words(diagram)
        text = text if strongest is None else f"{text} {in_words(strongest)}"
        selected = self.canvas.selected
        value = None if selected is None else self.canvas.value(selected)
        if selected is None or value is None:
            return text
        return f"{text} {words.title(selected, len(layers))}: {words.number(value)}."

    # --- the editor

    def _show_editor(self) -> None:
        selected, diagram = self.canvas.selected, self.canvas.diagram
        if selected is None or diagram is None or self.canvas.value(selected) is None:
            if self.editor.field.hasFocus():
                self.canvas.setFocus()
            self.editor.hide()
            return
        self.editor.show_name(self.canvas.words.title(selected, len(diagram.layers)))
        self._show_value()
        layout = self.canvas.layout_of()
        anchor = layout.anchor(selected)
        assert anchor is not None  # it has a value
        target = QRectF(anchor.x() - AROUND, anchor.y() - AROUND, 2 * AROUND, 2 * AROUND)
        if selected.source is None:
            places = layout.places(selected)
            assert places is not None  # it has a value
            target = layout.columns[selected.layer + 1].rect(places[0]).adjusted(-8.0, -4.0, 4.0, 8.0)
        self.editor.stand_at(target, self.canvas.size())
        self.editor.show()

    def _show_value(self) -> None:
        selected = self.canvas.selected
        value = None if selected is None else self.canvas.value(selected)
        diagram = self.canvas.diagram
        if selected is None or value is None or diagram is None:
            return
        self.editor.learning.setText(self.canvas.words.learning(selected, diagram, self.canvas.layout_of()))
        if not self.canvas.is_dragged:
            self.editor.show_value(value, self.canvas.weight_scale.reference)

    def _enter_editor(self) -> None:
        if self.editor.isVisible():
            self.editor.field.setFocus()
            self.editor.field.selectAll()

    def _on_edited(self, value: float, finished: bool) -> None:
        if self.canvas.selected is not None:
            self.parameter_edited.emit(self.canvas.selected, value, finished)

    def _on_dragged(self, parameter: Parameter, value: float, finished: bool) -> None:
        self.editor.show_value(value, self.canvas.weight_scale.reference)
        self.parameter_edited.emit(parameter, value, finished)

    def _on_mode(self, index: int, checked: bool) -> None:
        if checked:
            self.canvas.set_quantity(list(FIELDS)[index])
