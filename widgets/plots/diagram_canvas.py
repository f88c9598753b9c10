"""The network as a picture: layers left to right, units with what they answer, weights as lines."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from playground.data.dataset import Dataset
from playground.diagram import Diagram, Parameter, Part
from playground.experiment import Experiment
from widgets.paced import Paced
from widgets.plots.diagram_keys import moved
from widgets.plots.diagram_layout import DiagramLayout, Kind, Spot
from widgets.plots.diagram_overlay import draw_lit, draw_selected, draw_spot
from widgets.plots.diagram_picture import DiagramPicture
from widgets.plots.diagram_scale import SizeScale, dragged
from widgets.plots.diagram_words import DiagramWords
from widgets.plots.readout import Readout
from widgets.theme import LIGHT, Theme

CHEAP = 0.002
"""Seconds: a picture that costs less may come with every frame."""
SHARE = 0.06
"""Of the main thread's time that dearer pictures may take."""
QUICKEST_MS, DEAR_MS, SLOWEST_MS = 30, 66, 400
READ_MS, DRAG_MS = 150, 33
HANDLE = 9.0
"""Pixels about the handle of the selection in which it is meant."""
KEYS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class DiagramCanvas(QWidget):
    """A ``Diagram``, drawn, pointed at and, with ``editable``, dragged.

    A click on a line, on the mark of a bias or on a unit selects a parameter (of a unit: its bias). With the focus on
    it, arrows move the selection: ← and → from a unit to its strongest weight and on to the unit at its other end,
    ↑ and ↓ among the units of a layer or the weights into a unit (with Shift: out of it). Enter asks for an editor,
    Escape deselects.
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
        self.selected: Parameter | None = None
        self.words = DiagramWords(self)
        self.readout = Readout(self)
        self._editable = editable
        self._theme = LIGHT
        self._picture = DiagramPicture(self.words)
        self._lit: frozenset[Part] = frozenset()
        self._shape: tuple[object, ...] = ()
        self._hovered: Spot | None = None
        self._pointer = QPointF()
        self._drag: tuple[Parameter, float, QPointF] | None = None  # what was pressed, its value then, where
        self._dragged: float | None = None
        self._redraw = Paced(self, QUICKEST_MS, self._show_values)
        self._read = Paced(self, READ_MS, self._show_readout)
        self._tell = Paced(self, DRAG_MS, self._tell_drag)
        self.setAccessibleName(self.tr("Network diagram"))
        self.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """As in the middle of the window."""
        return QSize(760, 480)

    # --- what is shown

    def show_diagram(self, diagram: Diagram) -> None:
        """The network as it is now; one of another shape is laid out anew."""
        self.diagram = diagram
        self.words.input_count = diagram.inputs
        shape = shape_of(diagram)
        if shape != self._shape:
            self._shape = shape
            self._picture.forget_layout()
            self._redraw.drop()
            self._leave()  # what was under the mouse may not be there any more
            if self.selected is not None and not self._is_shown(self.selected):
                self.select(None)
        self._redraw.ask()
        if self._hovered is not None and self.readout.isVisible():
            self._read.ask()

    def show_experiment(self, experiment: Experiment) -> None:
        """Take over what the layers are."""
        if experiment.network != self.words.experiment.network:
            self._picture.forget_ground()
            self.update()
        self.words.experiment = experiment

    def show_dataset(self, dataset: Dataset) -> None:
        """Take over the inputs' names."""
        self.words.inputs = dataset.feature_names
        self._picture.show_dataset(dataset)
        self.update()

    def show_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        self._theme = theme
        self._picture.show_theme(theme)
        self.readout.show_theme(theme)
        self.update()

    def light(self, parts: frozenset[Part]) -> None:
        """Light up these parts and dim the others; with none, nothing is dimmed."""
        if parts != self._lit:
            self._lit = parts
            self.update()

    def set_quantity(self, quantity: str) -> None:
        """What lines and marks show: "weights", "gradients" or "changes". Raises ``ValueError`` for another word."""
        self._picture.set_quantity(quantity)
        self.update()

    @property
    def quantity(self) -> str:
        """What lines and marks show."""
        return self._picture.quantity

    @property
    def weight_scale(self) -> SizeScale:
        """How large weights are drawn, and by what they are dragged."""
        return self._picture.scales["weights"]

    def clear(self) -> None:
        """Forget the diagram and its scales; what is selected stays so if the next diagram has it."""
        self.diagram = None
        self._shape = ()
        self._picture.forget_layout()
        self._picture.forget_scales()
        self._leave()
        self._redraw.drop()
        self._end_drag(None)
        self.update()

    # --- the selection

    def select(self, parameter: Parameter | None) -> None:
        """Select a parameter, without saying that a person picked it; nothing for ``None``."""
        if parameter != self.selected:
            self.selected = parameter
            self._drag = None
            self.update()
            self.selection_changed.emit()

    def value(self, parameter: Parameter) -> float | None:
        """The weight or bias as the diagram has it; ``None`` where it is not shown or not finite."""
        places = None if self.diagram is None else self.layout_of().places(parameter)
        if places is None or self.diagram is None:
            return None
        layer = self.diagram.layers[parameter.layer]
        value = float(layer.bias[places[0]] if places[1] is None else layer.weight[places])
        return value if math.isfinite(value) else None

    @property
    def is_dragged(self) -> bool:
        """Whether a parameter is being dragged just now."""
        return self._dragged is not None

    def _is_shown(self, parameter: Parameter) -> bool:
        return self.diagram is not None and self.layout_of().places(parameter) is not None

    def _pick(self, parameter: Parameter, *, unit: bool) -> None:
        self.select(parameter)
        if unit:
            self.unit_picked.emit(parameter.layer, parameter.unit)
        self.parameter_picked.emit(parameter)

    # --- painting

    def layout_of(self) -> DiagramLayout:
        """Where things stand at this size. Raises ``ValueError`` before there is a diagram."""
        if self.diagram is None:
            raise ValueError("there is no diagram yet; show one with show_diagram")
        return self._picture.layout_of(self.diagram, self.size(), self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put up the picture of the newest diagram and what is picked out of it."""
        painter = QPainter(self)
        if self.diagram is None:
            self._picture.draw_empty(painter, self.size())
            painter.end()
            return
        layout = self.layout_of()
        cost = self._picture.put_up(painter, self.diagram, layout, self.devicePixelRatioF())
        if cost is not None:
            self._pace(cost)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._lit:
            draw_lit(painter, layout, self._lit, self._theme)
        if self._hovered is not None:
            draw_spot(painter, layout, self._hovered, self._theme)
        if self.selected is not None:
            draw_selected(painter, layout, self.selected, self._theme, handle=self._editable)
        if self.hasFocus():
            painter.setPen(QColor(self._theme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4.0, 4.0)
        painter.end()

    def _pace(self, cost: float) -> None:
        """Dear pictures come less often, unless somebody drags and waits for them."""
        if cost <= CHEAP or self._dragged is not None:
            self._redraw.setInterval(QUICKEST_MS)
        else:
            self._redraw.setInterval(round(min(max(1000.0 * cost / SHARE, DEAR_MS), SLOWEST_MS)))

    def _show_values(self) -> None:
        self._picture.forget_values()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another layout."""
        self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        self._picture.forget_layout()
        self.selection_changed.emit()
        self.update()

    # --- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is under the mouse; what is selected already can be dragged."""
        if event.button() != Qt.MouseButton.LeftButton or self.diagram is None:
            super().mousePressEvent(event)
            return
        spot = self._spot_at(event.position())
        if spot is None or spot.kind is Kind.INPUT:
            self.select(None)
            return
        parameter = spot.parameter
        value = self.value(parameter)
        if self._editable and parameter == self.selected and value is not None:
            self._drag = parameter, value, event.position()
        else:
            self._pick(parameter, unit=spot.kind is Kind.UNIT)

    def _spot_at(self, at: QPointF) -> Spot | None:
        """What is under a pixel; the handle of the selection before everything that it lies on."""
        layout = self.layout_of()
        handle = layout.handle(self.selected) if self._editable and self.selected is not None else None
        if handle is not None and self.selected is not None and math.dist(at.toTuple(), handle.toTuple()) <= HANDLE:
            return Spot(Kind.BIAS if self.selected.source is None else Kind.WEIGHT, self.selected)
        return layout.spot_at(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the pressed parameter, or say what is under the mouse."""
        self._pointer = event.position()
        if self._drag is not None:
            self._pull(event)
        elif self.diagram is not None:
            spot = self._spot_at(event.position())
            if spot != self._hovered:
                self._hovered = spot
                self._show_cursor(spot)
                self.update()
            self._show_readout()

    def _pull(self, event: QMouseEvent) -> None:
        assert self._drag is not None  # there is nothing to pull otherwise
        _, value, start = self._drag
        up = start.y() - event.position().y()
        if self._dragged is None and abs(up) < QApplication.startDragDistance():
            return
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.readout.hide()
        self._dragged = dragged(value, up * (0.2 if fine else 1.0), self.weight_scale.reference)
        self._tell.ask()

    def _tell_drag(self) -> None:
        if self._drag is not None and self._dragged is not None:
            self.parameter_edited.emit(self._drag[0], self._dragged, False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag is over."""
        self._end_drag(self._dragged)

    def _end_drag(self, value: float | None) -> None:
        drag, was_dragged = self._drag, self._dragged is not None
        self._drag = self._dragged = None
        self._tell.drop()
        if drag is not None and was_dragged and value is not None:
            self.parameter_edited.emit(drag[0], value, True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of a double click selects nothing new: it asks for the editor."""
        if self.selected is not None:
            self.edit_asked.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        self._leave()
        self.update()

    def _leave(self) -> None:
        self._hovered = None
        self.readout.hide()
        self._read.drop()

    def _show_cursor(self, spot: Spot | None) -> None:
        if spot is None or spot.kind is Kind.INPUT:
            self.unsetCursor()
        elif self._editable and spot.parameter == self.selected:
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _show_readout(self) -> None:
        text = ""
        # an editor says the same of the selection
        edited = self._editable and self._hovered is not None and self._hovered.parameter == self.selected
        if self._hovered is not None and self.diagram is not None and not edited:
            text = self.words.spot(self._hovered, self.diagram, self.layout_of())
        if text:
            self.readout.show_at(text, self._pointer)
            self.readout.raise_()
        else:
            self.readout.hide()

    # --- the keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the keys that move the selection from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            escape = event.key() == Qt.Key.Key_Escape and self.selected is not None
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if escape or (plain and event.key() in KEYS):
                event.accept()
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the selection, Enter edits it, Escape leaves it."""
        key = Qt.Key(event.key())
        if key in KEYS and self.diagram is not None:
            way = KEYS[key]
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                way = f"far {way}"
            wanted = moved(self.diagram, self.selected, way)
            if wanted != self.selected:
                self._pick(wanted, unit=wanted.source is None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected is not None:
            self.edit_asked.emit()
        elif key == Qt.Key.Key_Escape and self._dragged is not None and self._drag is not None:
            self._end_drag(self._drag[1])
        elif key == Qt.Key.Key_Escape and self.selected is not None:
            self.select(None)
        else:
            super().keyPressEvent(event)


def shape_of(diagram: Diagram) -> tuple[object, ...]:
    """What the layout follows from: which inputs and units are shown of how many."""
    return (
        diagram.inputs,
        diagram.inputs_shown.tobytes(),
        *((layer.units, layer.shown.tobytes()) for layer in diagram.layers),
        *(None if layer.response is None else layer.response.ndim for layer in diagram.layers),
    )
