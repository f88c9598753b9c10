"""The stack of hidden layers: from x on top to ŷ below, one row each."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QScrollArea, QToolButton, QWidget

from playground.activations import ACTIVATIONS
from playground.data.dataset import Dataset
from playground.experiment import MAX_LAYERS, Experiment, Layer, parameter_count
from playground.presets import Preset, presets
from playground.words import said
from widgets.fields import tip
from widgets.icons import icon
from widgets.labels import ProblemLabel, muted_label
from widgets.numbers import fill_in
from widgets.panels.collapse_strip import CollapseStrip
from widgets.panels.layer_row import Activations, LayerRow, layer_text, row_icons
from widgets.panels.panel import Editor, Panel, column_of, inputs_text
from widgets.text_size import fix, px
from widgets.theme import LIGHT, Theme
from widgets.words import in_words

GAP = 4
"""Pixels between two rows."""


class DropLine(QWidget):
    """Where a dragged row would come to lie."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.accent))
        painter.drawRoundedRect(self.rect(), 2.0, 2.0)


class LayerStack(Panel):
    """Add, remove, duplicate, move and change hidden layers. ``layer_selected(index)`` counts from 0; -1 is none.

    ``collapse_asked(first, last)`` wants these linear layers, counted from 0 with the output last, as a single one.
    """

    NAME = "layer_stack"
    layer_selected = Signal(int)
    activation_chosen = Signal()  # of the selected layer
    collapse_asked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[LayerRow] = []
        self._selected = -1
        self._current = 0
        self._activations = Activations()
        self._row_icons = row_icons(self._theme)
        self._commands: dict[str, Callable[[int], None]] = {
            "select": self.select_layer,
            "previous": lambda index: self._go_to(index - 1),
            "next": lambda index: self._go_to(index + 1),
            "first": lambda index: self._go_to(0),
            "last": lambda index: self._go_to(len(self._layers) - 1),
            "enter": lambda index: self._rows[index].enter(),
            "more": lambda index: self._rows[index].units.step(1),
            "fewer": lambda index: self._rows[index].units.step(-1),
            "add": lambda index: self._add(index + 1),
            "duplicate": self._duplicate,
            "remove": self._remove,
            "up": lambda index: self._move(index, index - 1),
            "down": lambda index: self._move(index, index + 1),
        }
        column = column_of(self, 6)
        column.addLayout(self._header())
        self._problem = ProblemLabel()
        column.addWidget(self._problem)
        column.addWidget(self._scroll_area(), 1)
        self._places = {"network.layers": self}
        self.show_experiment(self._experiment)

    def _header(self) -> QHBoxLayout:
        self.presets_button = QToolButton()
        self.presets_button.setObjectName("presets")
        self.presets_button.setText(self.tr("Presets"))
        self.presets_button.setToolTip(tip(self.tr("Networks to start from; the data and the seeds stay")))
        self.presets_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.presets_button)
        menu.setToolTipsVisible(True)
        for name, preset in presets().items():
            action = menu.addAction(in_words(preset.label))
            action.setObjectName(f"preset_{name}")
            action.setToolTip(tip(in_words(preset.about)))
            action.setStatusTip(in_words(preset.about))
            action.triggered.connect(lambda _checked=False, preset=preset: self._apply(preset))
        menu.addSeparator()
        self._alike = menu.addAction(self.tr("Same activation in all layers"))
        self._alike.setObjectName("layers_alike")
        self._alike.setToolTip(tip(self.tr("All hidden layers take activation and slope of the selected one")))
        self._alike.triggered.connect(self._make_alike)
        menu.aboutToShow.connect(lambda: self._alike.setEnabled(len(self._layers) > 1))
        self.presets_button.setMenu(menu)
        self._undo, self._redo = QToolButton(), QToolButton()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.presets_button)
        row.addStretch(1)
        for button in (self._undo, self._redo):
            fix(button, icon=16)
            button.hide()
            row.addWidget(button)
        return row

    def _scroll_area(self) -> QScrollArea:
        self._content = QWidget()
        self._column = column_of(self._content, GAP)
        self._input, self._output = muted_label(), muted_label(self.tr("ŷ  (1 output, linear)"))
        self.add_button = QToolButton()
        self.add_button.setObjectName("add_layer")
        self.add_button.setProperty("flat", True)
        self.add_button.setText(self.tr("add layer"))
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setToolTip(
            tip(self.tr("Add a hidden layer like the last one below it; Insert adds one after the selected layer"))
        )
        self.add_button.clicked.connect(lambda: self._add(len(self._layers)))
        centre = Qt.AlignmentFlag.AlignHCenter
        for widget in (self._input, self.add_button, self._output):
            self._column.addWidget(widget, 0, centre)
        self.collapse_strip = CollapseStrip()
        self.collapse_strip.asked.connect(self.collapse_asked)
        self._column.addWidget(self.collapse_strip)
        self._column.addStretch(1)
        self._drop_line = DropLine(self._content)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._content)
        for surface in (self._scroll.viewport(), self._content):
            surface.setAutoFillBackground(False)
        return self._scroll

    def sizeHint(self) -> QSize:
        """Room for all rows, up to a dozen: more of them scroll."""
        most = 12 * 36
        return QSize(px(264), self.minimumSizeHint().height() - px(72) + min(self._content.sizeHint().height(), most))

    def minimumSizeHint(self) -> QSize:
        """Room for the header and two rows."""
        return QSize(px(256), self.presets_button.sizeHint().height() + 6 + px(72))

    def title(self) -> str:
        return self.tr("Network")

    @property
    def rows(self) -> list[LayerRow]:
        """The rows of the hidden layers, from x on."""
        return self._rows[: len(self._layers)]

    @property
    def selected(self) -> int:
        """The selected hidden layer, -1 if none is."""
        return self._selected

    @property
    def _layers(self) -> tuple[Layer, ...]:
        return self._experiment.network.layers

    def set_undo_actions(self, undo: QAction, redo: QAction) -> None:
        """Show the window's undo and redo as the two small buttons."""
        for button, action in ((self._undo, undo), (self._redo, redo)):
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.show()

    def draw_curves(self) -> None:
        """Load what it takes to draw the activations' curves, and draw them."""
        import numpy as np  # noqa: F401

        self._activations.show_theme(self._theme)
        for row in self._rows:
            row.update_curve()

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self._activations.show_theme(theme)
        self.add_button.setIcon(icon("plus", theme, theme.muted))
        self._drop_line.show_theme(theme)
        self._row_icons = row_icons(theme)
        for row in self._rows:
            row.show_theme(theme, self._row_icons)

    def show_experiment(self, experiment: Experiment) -> None:
        super().show_experiment(experiment)
        self._problem.show_problem("")
        for index, layer in enumerate(self._layers):
            row = self._rows[index] if index < len(self._rows) else self._new_row()
            row.show_layer(layer)
            row.setVisible(True)
        # rows that are not needed are kept for the next undo, which then costs nothing
        for row in self._rows[len(self._layers) :]:
            row.setVisible(False)
        self.add_button.setEnabled(len(self._layers) < MAX_LAYERS)
        self.select_layer(min(self._selected, len(self._layers) - 1))
        self._describe()

    def show_dataset(self, dataset: Dataset) -> None:
        super().show_dataset(dataset)
        self._describe()

    def show_problem(self, place: str, problem: str) -> None:
        start = "network.layers["
        index, _, _ = place.removeprefix(start).partition("]")
        if place.startswith(start) and index.isdigit() and int(index) < len(self._layers):
            self._rows[int(index)].refuse(place, problem)
        else:
            super().show_problem(place, problem)

    def refuse(self, problem: str) -> None:
        """Say what is wrong with the stack as a whole."""
        self._problem.show_problem(problem)

    @property
    def selected_layer(self) -> int:
        """The hidden layer that is selected, counted from 0; -1 for none."""
        return self._selected

    def select_layer(self, index: int) -> None:
        """Select hidden layer ``index``, counted from 0, or none with -1."""
        if index == self._selected:
            self._set_current(max(index, 0))
            return
        if 0 <= self._selected < len(self._rows):
            self._rows[self._selected].set_selected(False)
        self._selected = index
        self._set_current(max(index, 0))
        if index >= 0:
            self._rows[index].set_selected(True)
            self._bring_into_sight(self._rows[index])
        self.layer_selected.emit(index)

    def _set_current(self, index: int) -> None:
        for old in self._rows[self._current : self._current + 1]:
            old.set_current(False)
        self._current = index
        for new in self._rows[index : index + 1]:
            new.set_current(True)

    def _new_row(self) -> LayerRow:
        row = LayerRow(len(self._rows), self._activations)
        before: QWidget = self._rows[-1].remove if self._rows else self._redo
        self._rows.append(row)
        self._column.insertWidget(len(self._rows), row)
        for widget in (row, *row.editors, self.add_button):
            QWidget.setTabOrder(before, widget)
            before = widget
        row.show_theme(self._theme, self._row_icons)
        row.changed.connect(self._change)
        row.asked.connect(lambda index, command: self._commands[command](index))
        row.dragged.connect(self._show_drop)
        row.dropped.connect(self._drop)
        row.drag_cancelled.connect(self._drop_line.hide)
        return row

    def _bring_into_sight(self, row: LayerRow) -> None:
        if not self.isVisible():
            return
        # a row just added has its place only after the pending layout
        for widget in (row, self._content):
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest)
        self._scroll.ensureVisible(0, row.geometry().center().y(), 0, row.height() // 2 + GAP)

    def _describe(self) -> None:
        inputs = self._features()
        count = len(self._layers)
        known = inputs_text(inputs) if inputs is not None else self.tr("inputs of the file")
        scaled = self._experiment.data.standardize
        text = self.tr("x  ({inputs}, standardised)") if scaled else self.tr("x  ({inputs})")
        self._input.setText(fill_in(text, inputs=known))
        subtitle = fill_in(self.tr("{count} hidden"), count=count)
        if inputs is not None:
            parameters = parameter_count(self._experiment.network, inputs)
            subtitle = fill_in(
                self.tr("{count} hidden · {parameters} {parameters:parameter|parameters}"),
                count=count,
                parameters=parameters,
            )
        self.collapse_strip.show_layers(self._layers, inputs)
        self.subtitle_changed.emit(subtitle)

    def _with_layers(self, layers: tuple[Layer, ...], text: str, select: int) -> None:
        network = msgspec.structs.replace(self._experiment.network, layers=layers)
        focused = QApplication.focusWidget()
        follow = focused is not None and self.isAncestorOf(focused)
        if self._propose(msgspec.structs.replace(self._experiment, network=network), text, "", self):
            select = min(select, len(self._layers) - 1)
            if follow:
                (self._rows[select] if select >= 0 else self.add_button).setFocus()
            self.select_layer(select)

    def _change(self, index: int, layer: Layer, merge_key: str) -> None:
        if index >= len(self._layers):
            return  # what was being typed when another experiment took the layer away
        before = self._layers[index]
        layers = (*self._layers[:index], layer, *self._layers[index + 1 :])
        network = msgspec.structs.replace(self._experiment.network, layers=layers)
        row = self._rows[index]
        changed: Editor = row.activation if layer.activation != before.activation else row.slope
        if layer.units != before.units:
            changed = row.units
        text = layer_text(layer, before, index + 1)
        done = self._propose(msgspec.structs.replace(self._experiment, network=network), text, merge_key, changed)
        if done and layer.activation != before.activation:
            self.select_layer(index)
            self.activation_chosen.emit()

    def _add(self, at: int) -> None:
        layer = self._layers[at - 1] if at > 0 else Layer()
        text = said("add layer {number}", number=at + 1)
        self._with_layers((*self._layers[:at], layer, *self._layers[at:]), text, at)

    def _duplicate(self, index: int) -> None:
        text = said("duplicate layer {number}", number=index + 1)
        self._with_layers((*self._layers[: index + 1], *self._layers[index:]), text, index + 1)

    def _remove(self, index: int) -> None:
        text = said("remove layer {number}", number=index + 1)
        self._with_layers((*self._layers[:index], *self._layers[index + 1 :]), text, index)

    def _move(self, index: int, to: int) -> None:
        if to == index or not 0 <= to < len(self._layers):
            return
        layers = list(self._layers)
        layers.insert(to, layers.pop(index))
        if abs(to - index) > 1:
            text = said("move layer {number} to place {place}")
        else:
            text = said("move layer {number} up") if to < index else said("move layer {number} down")
        self._with_layers(tuple(layers), text.filled(number=index + 1, place=to + 1), to)

    def _apply(self, preset: Preset) -> None:
        text = said("preset {preset}", preset=preset.label)
        self._propose(preset.apply(self._experiment), text, "", self)

    def _make_alike(self) -> None:
        chosen = self._layers[max(self._selected, 0)]
        layers = tuple(
            msgspec.structs.replace(layer, activation=chosen.activation, slope=chosen.slope) for layer in self._layers
        )
        text = said("{activation} in all layers", activation=ACTIVATIONS[chosen.activation].label)
        self._with_layers(layers, text, max(self._selected, 0))

    def _go_to(self, index: int) -> None:
        if 0 <= index < len(self._layers):
            self._rows[index].setFocus(Qt.FocusReason.TabFocusReason)

    def _place_at(self, global_y: int) -> int:
        """The gap between rows, 0 above the first, that is nearest to a height on the screen."""
        y = self._content.mapFromGlobal(QPoint(0, global_y)).y()
        return sum(row.geometry().center().y() < y for row in self.rows)

    def _show_drop(self, index: int, global_y: int) -> None:
        place = self._place_at(global_y)
        y = self._content.mapFromGlobal(QPoint(0, global_y)).y()
        self._scroll.ensureVisible(0, y, 0, 32)
        last = self.rows[-1].geometry().bottom() + 1 + GAP
        edge = self._rows[place].geometry().top() if place < len(self._layers) else last
        self._drop_line.setGeometry(0, edge - GAP // 2 - 2, self._content.width(), 4)
        self._drop_line.setVisible(place not in (index, index + 1))
        self._drop_line.raise_()

    def _drop(self, index: int, global_y: int) -> None:
        self._drop_line.hide()
        place = self._place_at(global_y)
        self._move(index, place if place <= index else place - 1)
