"""One hidden layer in the stack: grip, units, activation, slope, curve, duplicate and remove."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from playground.activations import ACTIVATIONS
from playground.experiment import MAX_UNITS, Layer
from playground.words import said
from widgets.activation_curve import LIST_SIZE, ActivationCurve, can_draw, curve_icon
from widgets.choice import Choice
from widgets.field_number import Number
from widgets.fields import NumberField, tip
from widgets.icons import icon
from widgets.labels import IconButton, ProblemLabel
from widgets.numbers import fill_in
from widgets.text_size import fix, px
from widgets.theme import LIGHT, Theme

CURVE = QSize(32, 22)
UNITS = Number(1, MAX_UNITS, whole=True)
SLOPE = Number(0.0, 0.99, step=0.01, decimals=2)

Key = Qt.Key
Modifier = Qt.KeyboardModifier
ANYWHERE = {
    (Key.Key_Up, Modifier.AltModifier): "up",
    (Key.Key_Down, Modifier.AltModifier): "down",
    (Key.Key_Insert, Modifier.NoModifier): "add",
    (Key.Key_D, Modifier.ControlModifier): "duplicate",
}
"""Keys that ask for a command wherever in the row the focus is."""
ON_ROW = {
    (Key.Key_Up, Modifier.NoModifier): "previous",
    (Key.Key_Down, Modifier.NoModifier): "next",
    (Key.Key_Home, Modifier.NoModifier): "first",
    (Key.Key_End, Modifier.NoModifier): "last",
    (Key.Key_Delete, Modifier.NoModifier): "remove",
    (Key.Key_Backspace, Modifier.NoModifier): "remove",
    (Key.Key_Plus, Modifier.NoModifier): "more",
    (Key.Key_Plus, Modifier.ShiftModifier): "more",
    (Key.Key_Equal, Modifier.NoModifier): "more",
    (Key.Key_Minus, Modifier.NoModifier): "fewer",
    (Key.Key_Return, Modifier.NoModifier): "enter",
    (Key.Key_Enter, Modifier.NoModifier): "enter",
}
"""Keys that ask for a command while the row itself has the focus."""


class Activations(QStandardItemModel):
    """The list of activation functions with their curves, one for all rows."""

    def __init__(self) -> None:
        super().__init__()
        for name, activation in ACTIVATIONS.items():
            item = QStandardItem(activation.label)
            item.setData(name, Qt.ItemDataRole.UserRole)
            self.appendRow(item)

    def show_theme(self, theme: Theme) -> None:
        """Draw the curves in the theme's colours, as soon as they can be drawn."""
        if not can_draw():
            return
        for row, name in enumerate(ACTIVATIONS):
            self.item(row).setIcon(curve_icon(name, theme))


class ActivationChoice(Choice):
    """An activation function; the curves are in the list, the row draws its own."""

    def __init__(self, model: QStandardItemModel) -> None:
        super().__init__("activation", compact=True)
        self.setModel(model)
        self.show_text_size()

    def show_text_size(self) -> None:
        """The curves in the list are as high as its letters."""
        self.setIconSize(QSize(px(LIST_SIZE.width()), px(LIST_SIZE.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # these move the layer; the list opens with the space bar
        if event.modifiers() & Modifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        text = max(metrics.horizontalAdvance(activation.label) for activation in ACTIVATIONS.values())
        # paddings and edges of the style sheet, and the arrow
        return QSize(text + 4 + 16 + 8, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        # the closed box shows the name without the list's curve
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentIcon = QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


def row_icons(theme: Theme) -> dict[str, QIcon]:
    """The icons of a row, drawn once for all rows."""
    return {name: icon(name, theme, theme.muted) for name in ("grip", "duplicate", "close")}


class LayerRow(QFrame):
    """``changed(index, new layer, merge key)`` is an edit of its layer, ``asked(index, command)`` one of the stack.

    Commands are those of ``ANYWHERE`` and ``ON_ROW`` and "select". While the row is dragged, ``dragged(index, y)``
    and at the end ``dropped(index, y)`` tell where, in global pixels; ``drag_cancelled`` says that nothing moves.
    """

    changed = Signal(int, object, str)
    asked = Signal(int, str)
    dragged = Signal(int, int)
    dropped = Signal(int, int)
    drag_cancelled = Signal()

    def __init__(self, index: int, activations: Activations) -> None:
        super().__init__()
        self._index = index
        self._layer = Layer()
        self._theme = LIGHT
        self._selected = self._dragging = False
        self._pressed_at: int | None = None
        self.setObjectName("layer_row")
        self.units = NumberField("units", UNITS, digits=4, compact=True)
        self.activation = ActivationChoice(activations)
        self.slope = NumberField("slope", SLOPE, digits=3.6, compact=True)
        self.slope.hide()
        self._build()
        self._connect()
        self.set_current(False)
        self._curve.show_activation(self._layer.activation, self._layer.slope)
        self._describe()
        self.installEventFilter(self)

    def _build(self) -> None:
        number = self._index + 1
        self._grip = QLabel()
        self._grip.setCursor(Qt.CursorShape.OpenHandCursor)
        fix(self._grip, width=10)
        self._grip.setToolTip(tip(self.tr("Drag to move this layer, or press Alt+Up and Alt+Down")))
        self._curve = ActivationCurve(CURVE)
        self.duplicate = IconButton(
            "duplicate_layer",
            fill_in(self.tr("Duplicate layer {number}"), number=number),
            self.tr("Duplicate this layer (Ctrl+D)"),
            12,
        )
        self.remove = IconButton(
            "remove_layer",
            fill_in(self.tr("Remove layer {number}"), number=number),
            self.tr("Remove this layer (Delete)"),
            12,
        )
        self._problem = ProblemLabel()
        row = QHBoxLayout()
        row.setSpacing(2)
        for widget in (self._grip, self.units, self.activation, self.slope, self._curve, self.duplicate, self.remove):
            row.addWidget(widget)
        row.insertSpacing(4, 2)
        row.setStretchFactor(self.activation, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._problem)

    def _connect(self) -> None:
        self.units.edited.connect(lambda units, key: self._change(key, units=units))
        self.activation.edited.connect(lambda name, key: self._change(key, activation=name))
        self.slope.edited.connect(lambda slope, key: self._change(key, slope=slope))
        for editor in (self.units, self.activation, self.slope):
            editor.focused.connect(lambda: self.asked.emit(self._index, "select"))
            editor.problem_changed.connect(self._problem.show_problem)
        for field in (self.units, self.slope):
            field.left.connect(self.setFocus)
        self.duplicate.clicked.connect(lambda: self.asked.emit(self._index, "duplicate"))
        self.remove.clicked.connect(lambda: self.asked.emit(self._index, "remove"))

    @property
    def editors(self) -> tuple[QWidget, ...]:
        """What Tab goes through inside the row, in order."""
        return self.units, self.activation, self.slope, self.duplicate, self.remove

    def show_layer(self, layer: Layer) -> None:
        """Render ``layer``; nothing happens to what is already shown."""
        self.units.show_value(layer.units)
        self.activation.show_value(layer.activation)
        self.slope.show_value(layer.slope)
        if layer == self._layer:
            return
        self._layer = layer
        self.slope.setVisible(ACTIVATIONS[layer.activation].has_slope)
        self._curve.show_activation(layer.activation, layer.slope)
        self._describe()

    def update_curve(self) -> None:
        """Draw the curve, which could not be drawn before."""
        self._curve.update()

    def show_theme(self, theme: Theme, icons: Mapping[str, QIcon]) -> None:
        """Take over the theme's colours, and its ``row_icons``."""
        self._theme = theme
        self._grip.setPixmap(icons["grip"].pixmap(QSize(12, 12), self.devicePixelRatioF()))
        self._curve.show_theme(theme)
        self.duplicate.setIcon(icons["duplicate"])
        self.remove.setIcon(icons["close"])
        self.update()

    def set_selected(self, selected: bool) -> None:
        """Draw the row as the selected one, or not."""
        self._selected = selected
        self.update()

    def set_current(self, current: bool) -> None:
        """Tab stops at the current row and its fields only: a stack of 64 layers is one stop."""
        policy = Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus
        for widget in (self, *self.editors):
            widget.setFocusPolicy(policy)

    def refuse(self, place: str, problem: str) -> None:
        """Show ``problem`` at the field that the end of ``place`` names."""
        editors: dict[str, NumberField | Choice] = {"activation": self.activation, "slope": self.slope}
        editors.get(place.rpartition(".")[2], self.units).refuse(problem)

    def enter(self) -> None:
        """Put the focus into the units."""
        self.units.setFocus(Qt.FocusReason.OtherFocusReason)
        self.units.selectAll()

    def _change(self, merge_key: str, **values: object) -> None:
        self.changed.emit(self._index, msgspec.structs.replace(self._layer, **values), merge_key)

    def _describe(self) -> None:
        number = self._index + 1
        label = ACTIVATIONS[self._layer.activation].label
        self.setAccessibleName(
            fill_in(
                self.tr("Layer {number}: {units}, {activation}"),
                number=number,
                units=fill_in(self.tr("{n} {n:unit|units}"), n=self._layer.units),
                activation=label,
            )
        )
        if self.units.accessibleName():
            return
        self.units.describe(
            fill_in(self.tr("Units of layer {number}"), number=number),
            self.tr(
                "Units of this layer, 1 to 4,096: more can bend the curve in more places, take longer, and fit noise "
                "more easily. Type, or use the arrow keys or the wheel."
            ),
        )
        self.activation.describe(
            fill_in(self.tr("Activation of layer {number}"), number=number),
            self.tr(
                "What each unit of this layer does to its weighted sum z. Without a curve in it, layers on top of each "
                "other are no more than one; its slope decides how much gradient passes back through the layer."
            ),
        )
        self.slope.describe(
            fill_in(self.tr("Slope of layer {number}"), number=number),
            self.tr(
                "α, LeakyReLU's slope for negative z, 0 up to but not including 1. 0 is ReLU, whose units can die; a "
                "little more lets gradient through; towards 1 the layer becomes linear."
            ),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # these keys are the row's while the focus is in it, whatever shortcuts the window has
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._command(event):
            event.accept()
            return True
        return False

    def _command(self, event: QKeyEvent) -> str | None:
        chord = (Key(event.key()), event.modifiers() & ~Modifier.KeypadModifier)
        return ANYWHERE.get(chord) or (ON_ROW.get(chord) if self.hasFocus() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_Escape and self._dragging:
            self._end_drag()
            self.drag_cancelled.emit()
        elif command := self._command(event):
            if not self.hasFocus() and isinstance(focused := QApplication.focusWidget(), NumberField):
                focused.commit()
            self.asked.emit(self._index, command)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.asked.emit(self._index, "select")
            self._pressed_at = round(event.globalPosition().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        y = round(event.globalPosition().y())
        if not self._dragging and abs(y - self._pressed_at) >= QApplication.startDragDistance():
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()
        if self._dragging:
            self.dragged.emit(self._index, y)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._end_drag()
            self.dropped.emit(self._index, round(event.globalPosition().y()))
        self._pressed_at = None

    def _end_drag(self) -> None:
        self._dragging = False
        self._pressed_at = None
        self.unsetCursor()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.units.new_visit()
        super().focusInEvent(event)
        self.asked.emit(self._index, "select")
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2.0 if self._selected else 1.0
        pen = QPen(QColor(theme.accent if self._selected else theme.border), width)
        if self._dragging:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        fill = theme.hover if self.hasFocus() or self._dragging else theme.card if self._selected else theme.field
        painter.setBrush(QColor(fill))
        edge = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), 6.0, 6.0)


def layer_text(layer: Layer, before: Layer, number: int) -> str:
    """What an edit of layer ``number`` did, for the undo menu."""
    if layer.units != before.units:
        text = said("change units of layer {number} to {units}")
    elif layer.activation != before.activation:
        text = said("change layer {number} to {activation}")
    else:
        text = said("change slope of layer {number} to {slope}")
    return text.filled(
        number=number,
        units=layer.units,
        activation=ACTIVATIONS[layer.activation].label,
        slope=SLOPE.text(layer.slope),
    )
